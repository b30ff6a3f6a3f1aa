//! W3C Web Annotation as JSON-LD: one annotation for each claim's sentence and one for each of its values.
//!
//! A target is found by its quote, with the words around it, and by its place in code points. Example:
//! `{"id": "urn:claims:3f1c9a0e5b7d2468#amount", "type": "Annotation", "target": {…}}`.

use super::jsonl::json;
use crate::article::Article;
use crate::claim::{Claim, Offsets, Unit, Value};
use serde_json::json;

/// How many characters of the words before and after a quote are told.
const AROUND: usize = 32;

pub(super) const CLOSE: &str = "\n]}\n";

pub(super) fn open() -> String {
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [\n"
        .to_string()
}

/// The annotations of one article's claims.
pub(super) fn article(article: &Article, claims: &[Claim]) -> String {
    let page = Page { article, offsets: Offsets::new(&article.text, Unit::Char) };
    let items: Vec<String> = claims.iter().flat_map(|claim| page.claim(claim)).map(|v| json(&v)).collect();
    items.join(",\n")
}

struct Page<'a> {
    article: &'a Article,
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
                { "type": "TextualBody", "format": "application/json", "value": json(claim) },
            ],
            "target": self.target(evidence.start, evidence.end),
        })];
        if let Some(speaker) = &claim.attribution {
            let meaning = speaker.name.as_deref().unwrap_or(&speaker.text);
            items.push(self.value(claim, "attribution", (speaker.start, speaker.end), meaning));
        }
        for (name, value) in &claim.fields.0 {
            for (i, one) in value.each().iter().enumerate() {
                let name = if matches!(value, Value::List(_)) { format!("{name}.{i}") } else { name.clone() };
                if let Some((_, start, end)) = one.words() {
                    items.push(self.value(claim, &name, (start, end), &json(one)));
                }
            }
        }
        items
    }

    fn value(&self, claim: &Claim, name: &str, at: (usize, usize), meaning: &str) -> serde_json::Value {
        json!({
            "id": format!("urn:claims:{}#{name}", claim.id),
            "type": "Annotation",
            "motivation": "tagging",
            "body": [tag(name, "tagging"), { "type": "TextualBody", "value": meaning }],
            "target": self.target(at.0, at.1),
        })
    }

    fn target(&self, start: usize, end: usize) -> serde_json::Value {
        let text = &self.article.text;
        let before: Vec<char> = text.get(..start).unwrap_or("").chars().rev().take(AROUND).collect();
        let prefix: String = before.into_iter().rev().collect();
        let suffix: String = text.get(end..).unwrap_or("").chars().take(AROUND).collect();
        let exact = text.get(start..end).unwrap_or("");
        json!({
            "source": self.article.url.as_deref().unwrap_or(&self.article.path),
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
