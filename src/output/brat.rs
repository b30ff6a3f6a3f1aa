//! Brat standoff: a `.ann` beside each text, with offsets in code points.
//!
//! A claim is an event whose trigger is its key field; its other values are its arguments; notes say what they
//! mean. A value over two lines is a discontinuous one. Example: `T1 OilVolume 1677 1694 520 thousand tons` (with
//! tabs between the number, the type and the words).

use super::jsonl::json;
use crate::article::Article;
use crate::claim::{Claim, KINDS, Offsets, Unit, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The `.ann` file of one article.
pub fn ann(article: &Article, claims: &[Claim]) -> String {
    let offsets = Offsets::new(&article.text, Unit::Char);
    let mut file =
        File { text: &article.text, offsets, out: String::new(), entities: BTreeMap::new(), notes: 0 };
    for (i, claim) in claims.iter().enumerate() {
        file.claim(i + 1, claim);
    }
    file.out
}

/// `annotation.conf`: the types that the `.ann` files use.
pub fn conf() -> String {
    let mut conf = "[entities]\n".to_string();
    let mut names: Vec<&str> = KINDS.iter().flat_map(|k| k.fields).map(|f| f.name).collect();
    names.extend(["speaker", "verb"]);
    names.sort_unstable();
    names.dedup();
    for name in names {
        let _ = writeln!(conf, "{}", camel(name));
    }
    // Values stand inside others, and one word may be two values.
    conf.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n");
    for kind in KINDS {
        let fields = kind.fields.iter().map(|f| format!("{}*:{}", camel(f.name), camel(f.name)));
        let speakers = ["Speaker?:Speaker", "Verb?:Verb"].map(ToString::to_string);
        let arguments: Vec<String> = fields.chain(speakers).collect();
        let _ = writeln!(conf, "{}\t{}", camel(kind.kind.name()), arguments.join(", "));
    }
    conf.push_str("\n[attributes]\nStatus\tArg:<EVENT>, Value:reported|planned|proposed|denied\n");
    conf
}

struct File<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    out: String,
    /// The number of each entity by type and place: one `T` for each.
    entities: BTreeMap<(String, usize, usize), usize>,
    notes: usize,
}

impl File<'_> {
    fn claim(&mut self, number: usize, claim: &Claim) {
        let kind = camel(claim.kind.name());
        let Some((_, start, end)) = claim.key().and_then(Value::words) else { return };
        let trigger = self.entity(&kind, start, end);
        let mut arguments = String::new();
        for (name, value) in &claim.fields.0 {
            for (i, one) in value.each().iter().enumerate() {
                let Some((_, start, end)) = one.words() else { continue };
                let entity = self.entity(&camel(name), start, end);
                self.note(&format!("T{entity}"), &json(one));
                let count = if i == 0 { String::new() } else { (i + 1).to_string() };
                let _ = write!(arguments, " {}{count}:T{entity}", camel(name));
            }
        }
        if let Some(speaker) = &claim.attribution {
            let entity = self.entity("Speaker", speaker.start, speaker.end);
            let _ = write!(arguments, " Speaker:T{entity}");
            if let Some(verb) = &speaker.verb {
                let entity = self.entity("Verb", verb.start, verb.end);
                let _ = write!(arguments, " Verb:T{entity}");
            }
        }
        let _ = writeln!(self.out, "E{number}\t{kind}:T{trigger}{arguments}");
        let _ = writeln!(self.out, "A{number}\tStatus E{number} {}", claim.status.name());
        self.note(&format!("E{number}"), &format!("{} {}", claim.id, claim.rule));
    }

    fn entity(&mut self, name: &str, start: usize, end: usize) -> usize {
        let next = self.entities.len() + 1;
        let number = *self.entities.entry((name.to_string(), start, end)).or_insert(next);
        if number == next {
            let pieces = pieces(self.text, start, end);
            let places: Vec<String> = pieces
                .iter()
                .map(|(a, b)| format!("{} {}", self.offsets.of(*a), self.offsets.of(*b)))
                .collect();
            let words: Vec<&str> = pieces.iter().filter_map(|(a, b)| self.text.get(*a..*b)).collect();
            let _ = writeln!(self.out, "T{number}\t{name} {}\t{}", places.join(";"), words.join(" "));
        }
        number
    }

    fn note(&mut self, of: &str, note: &str) {
        self.notes += 1;
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes {of}\t{note}", self.notes);
    }
}

/// The stretches of `start..end` between line breaks.
fn pieces(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut at = start;
    for line in text.get(start..end).unwrap_or("").split(['\n', '\r']) {
        if !line.is_empty() {
            pieces.push((at, at + line.len()));
        }
        at += line.len() + 1;
    }
    pieces
}

/// `oil_volume` as `OilVolume`.
fn camel(name: &str) -> String {
    let mut out = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}
