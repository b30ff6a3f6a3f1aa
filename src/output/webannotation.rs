//! W3C Web Annotation as JSON-LD: one annotation for each claim's sentence and one for each of its values.
//!
//! A target is found by its quote, with the words around it, and by its place in code points. Example:
//! `{"id": "urn:claims:3f1c9a0e5b7d2468#amount", "type": "Annotation", "target": {…}}`.

use super::jsonl::json;
use crate::article::Article;
use crate::claim::{Claim, Offsets, Unit, Value};
use serde::Serialize;
use serde_json::json;

/// How many characters of the words before and after a quote are told.
const AROUND: usize = 32;

pub(super) const CLOSE: &str = "\n]}\n";

pub(super) fn open() -> String {
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:claims:page\", \
     \"type\": \"AnnotationPage\", \"items\": [\n"
        .to_string()
}

/// The annotations of one article's claims.
pub(super) fn article(article: &Article, claims: &[Claim]) -> Vec<u8> {
    let source = article.url.clone().unwrap_or_else(|| reference(&article.path));
    let page = Page { text: &article.text, source, offsets: Offsets::new(&article.text, Unit::Char) };
    let items: Vec<String> = claims.iter().flat_map(|claim| page.claim(claim)).map(|v| json(&v)).collect();
    items.join(",\n").into_bytes()
}

struct Page<'a> {
    text: &'a str,
    source: String,
    offsets: Offsets<'a>,
}

impl Page<'_> {
    fn claim(&self, claim: &Claim) -> Vec<serde_json::Value> {
        let evidence = &claim.evidence;
        let mut items = vec![json!({
            "id": format!("urn:claims:{}", claim.id),
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                tag(claim.kind.name(), "classifying"),
                tag(claim.status.name(), "classifying"),
                meaning(claim),
            ],
            "target": self.target(evidence.start, evidence.end),
        })];
        if let Some(speaker) = &claim.attribution {
            items.push(self.value(claim, "attribution", (speaker.start, speaker.end), speaker));
        }
        for (name, value) in &claim.fields.0 {
            for (i, one) in value.each().iter().enumerate() {
                let name =
                    if matches!(value, Value::List(_)) { format!("{name}.{i}") } else { name.to_string() };
                if let Some((_, start, end)) = one.words() {
                    items.push(self.value(claim, &name, (start, end), one));
                }
            }
        }
        items
    }

    fn value(&self, of: &Claim, name: &str, at: (usize, usize), value: &impl Serialize) -> serde_json::Value {
        json!({
            "id": format!("urn:claims:{}#{name}", of.id),
            "type": "Annotation",
            "motivation": "tagging",
            "body": [tag(name, "tagging"), meaning(value)],
            "target": self.target(at.0, at.1),
        })
    }

    fn target(&self, start: usize, end: usize) -> serde_json::Value {
        let before: Vec<char> = self.text.get(..start).unwrap_or("").chars().rev().take(AROUND).collect();
        let prefix: String = before.into_iter().rev().collect();
        let suffix: String = self.text.get(end..).unwrap_or("").chars().take(AROUND).collect();
        let exact = self.text.get(start..end).unwrap_or("");
        json!({
            "type": "SpecificResource",
            "source": self.source,
            "selector": [
                { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix },
                {
                    "type": "TextPositionSelector",
                    "start": self.offsets.of(start),
                    "end": self.offsets.of(end),
                },
            ],
        })
    }
}

fn tag(value: &str, purpose: &str) -> serde_json::Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value })
}

/// The record, or a value of it, as it stands in the JSON Lines.
fn meaning(value: &impl Serialize) -> serde_json::Value {
    json!({ "type": "TextualBody", "purpose": "describing", "format": "application/json", "value": json(value) })
}

/// A path as a relative reference, in which nothing reads as a scheme, a query or an escape.
fn reference(path: &str) -> String {
    const ODD: &str = " \"%:<>?[\\]^`{|}";
    let mut out = String::new();
    for c in path.chars() {
        if ODD.contains(c) || c.is_ascii_control() {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(reference("news/a b.jsonl#3"), "news/a%20b.jsonl#3");
        assert_eq!(reference("C:\\50%.txt"), "C%3A%5C50%25.txt");
        assert_eq!(reference("İ.txt"), "İ.txt");
    }
}
