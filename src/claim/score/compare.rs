//! When a value found is the value wanted: by number and unit, by time, by class, by id, else by its words.
//!
//! Example: "the Board Chairman" and "Board of Directors Chairman" are alike, two of four words being shared.

use serde_json::Value;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The words of a text: lower case, accents off, no articles.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(dash_or_quote).nfkd().filter(char::is_ascii).collect();
    folded
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "the" | "a" | "an" | "s"))
        .map(ToString::to_string)
        .collect()
}

fn dash_or_quote(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '–' | '—' | '‑' | '−' => '-',
        c => c,
    }
}

/// Whether two texts share at least half of their words.
pub fn alike(a: &str, b: &str) -> bool {
    let (x, y): (BTreeSet<_>, BTreeSet<_>) = (words(a).into_iter().collect(), words(b).into_iter().collect());
    let both = x.intersection(&y).count();
    let all = x.union(&y).count();
    all > 0 && 2 * both >= all
}

/// Whether two JSON numbers are the same to one part in a million.
pub fn same_number(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a.and_then(Value::as_f64), b.and_then(Value::as_f64)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        _ => false,
    }
}

/// Whether a field has the value that the gold asks for.
pub fn right(gold: &Value, found: Option<&Value>) -> bool {
    let none = Value::Null;
    let found = found.unwrap_or(&none);
    if let Value::Array(wanted) = gold {
        let found = found.as_array().map_or(std::slice::from_ref(found), Vec::as_slice);
        let has = |want: &Value| found.iter().any(|f| right(want, Some(f)));
        return found.len() >= wanted.len() && wanted.iter().all(has);
    }
    if let Value::Array(found) = found {
        return found.iter().any(|f| right(gold, Some(f)));
    }
    found.is_object() && one_right(gold, found)
}

fn one_right(gold: &Value, found: &Value) -> bool {
    let same = |key: &str| told(gold, key) == told(found, key);
    if gold.get("value").is_some() {
        let max = same("max") || same_number(gold.get("max"), found.get("max"));
        return same_number(gold.get("value"), found.get("value"))
            && max
            && ["unit", "comparator", "per", "direction"].into_iter().all(same);
    }
    if gold.get("from").is_some() || gold.get("to").is_some() {
        return same("from") && same("to");
    }
    if gold.get("class").is_some() {
        return same("class");
    }
    if gold.get("id").is_some() {
        return same("id");
    }
    let text = gold.get("text").and_then(Value::as_str).unwrap_or("");
    let is_like = |key| alike(text, found.get(key).and_then(Value::as_str).unwrap_or(""));
    is_like("text") || is_like("name")
}

/// A key's value; null where it is not told.
fn told<'v>(value: &'v Value, key: &str) -> &'v Value {
    value.get(key).unwrap_or(&Value::Null)
}

#[cfg(test)]
mod tests {
    use super::{alike, right, words};
    use serde_json::json;

    #[test]
    fn words_are_folded() {
        assert_eq!(words("The Nord‑Stream’s Çalik"), ["nord", "stream", "calik"]);
        assert!(alike("Board of Directors Chairman", "Board Chairman"));
        assert!(!alike("", "the"));
    }

    #[test]
    fn values_are_compared_by_what_the_gold_names() {
        let told = json!({ "text": "$4 bn", "value": 4e9, "unit": "USD" });
        assert!(right(&told, Some(&json!({ "value": 4_000_000_000i64, "unit": "USD" }))));
        assert!(!right(&told, Some(&json!({ "value": 4e9, "unit": "USD", "comparator": "about" }))));
        assert!(right(&json!([{ "id": "a" }]), Some(&json!({ "id": "a" }))));
        assert!(!right(&json!({ "id": "a" }), None));
        assert!(right(&json!({ "from": null, "to": "2027-12-31" }), Some(&json!({ "to": "2027-12-31" }))));
    }
}
