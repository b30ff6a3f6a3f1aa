//! The data of the page: shared tables, articles with their texts, and claims as rows that point into them.
//!
//! Every offset is checked against the words before it is written. Example of a claim's row:
//! `["3f1c9a0e5b7d2468", kind, status, rule, article, start, length, line, [[field, start, length, norm], …]]`.

use super::text::Shown;
use crate::claim::{Claim, Offsets, Unit, Value};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value as Json;
use std::io;

/// A longer article is shown by the sentences that its claims stand in.
const WHOLE_UP_TO: usize = 200_000;

/// What is on the page, added article by article.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    kinds: Table,
    statuses: Table,
    rules: Table,
    fields: Table,
    /// What values mean, without their words.
    norms: Table,
    articles: Vec<Entry>,
    claims: Vec<Row>,
}

/// Records that contradict themselves.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error(
        "record {id}: its words \"{words}\" do not stand at bytes {start} to {end} (offsets count bytes)"
    )]
    Misplaced { id: String, words: String, start: usize, end: usize },
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

#[derive(Debug, Serialize)]
struct Entry {
    path: String,
    date: Option<chrono::NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    text: String,
    whole: bool,
}

/// Id, kind, status, rule, article, sentence's start and length, line, values.
#[derive(Debug, Serialize)]
struct Row(String, usize, usize, usize, usize, usize, usize, usize, Vec<Place>);

/// Field, start counted from the sentence's, length, and meaning where there is one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Place {
    Words(usize, i64, usize),
    Meaning(usize, i64, usize, usize),
}

/// Values that are written once and then named by their number.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
struct Table {
    items: Vec<Json>,
    #[serde(skip)]
    numbers: FxHashMap<String, usize>,
}

impl Table {
    fn number(&mut self, item: Json) -> usize {
        *self.numbers.entry(item.to_string()).or_insert_with(|| {
            self.items.push(item);
            self.items.len() - 1
        })
    }
}

/// Words that a claim points at: field, words, where they start and end, and what they mean.
struct Pointer<'c> {
    field: &'c str,
    words: &'c str,
    start: usize,
    end: usize,
    norm: Json,
}

impl Report {
    /// Adds the claims of one article, with its text where that is at hand and fits them.
    pub fn add(&mut self, text: Option<&str>, claims: &[Claim]) -> Result<(), ReportError> {
        let Some(first) = claims.first() else { return Ok(()) };
        let mut pointers = Vec::with_capacity(claims.len());
        for claim in claims {
            pointers.push(pointers_of(claim)?);
        }
        let (shown, whole) = shown(text, claims, &pointers);
        for (claim, pointers) in claims.iter().zip(&pointers) {
            check(&shown, claim, pointers)?;
        }
        let offsets = Offsets::new(&shown.text, Unit::Utf16);
        let unit = |byte| shown.place(byte).map_or(0, |at| offsets.of(at));
        for (claim, pointers) in claims.iter().zip(pointers) {
            self.add_row(&unit, claim, pointers)?;
        }
        self.articles.push(Entry {
            path: first.article.path.to_string(),
            date: first.article.date,
            title: first.article.title.as_deref().map(str::to_string),
            url: first.article.url.as_deref().map(str::to_string),
            text: shown.text,
            whole,
        });
        Ok(())
    }

    /// `unit` gives the page's offset of a byte of the article.
    fn add_row(
        &mut self,
        unit: &impl Fn(usize) -> usize,
        claim: &Claim,
        pointers: Vec<Pointer>,
    ) -> Result<(), ReportError> {
        let start = unit(claim.evidence.start);
        let places = pointers.into_iter().map(|p| {
            let field = self.fields.number(p.field.into());
            let (from, len) =
                (unit(p.start) as i64 - start as i64, unit(p.end).saturating_sub(unit(p.start)));
            match p.norm {
                Json::Null => Place::Words(field, from, len),
                norm => Place::Meaning(field, from, len, self.norms.number(norm)),
            }
        });
        let places = places.collect();
        self.claims.push(Row(
            claim.id.to_string(),
            self.kinds.number(claim.kind.name().into()),
            self.statuses.number(claim.status.name().into()),
            self.rules.number(claim.rule.as_str().into()),
            self.articles.len(),
            start,
            unit(claim.evidence.end) - start,
            claim.evidence.line,
            places,
        ));
        Ok(())
    }

    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    pub(super) fn json(&self) -> io::Result<String> {
        serde_json::to_string(self).map_err(io::Error::other)
    }
}

/// The text to show, and whether it is the whole article.
fn shown(text: Option<&str>, claims: &[Claim], pointers: &[Vec<Pointer>]) -> (Shown, bool) {
    if let Some(text) = text.filter(|t| t.len() <= WHOLE_UP_TO) {
        let whole = Shown::whole(text);
        if claims.iter().zip(pointers).all(|(claim, p)| check(&whole, claim, p).is_ok()) {
            return (whole, true);
        }
    }
    let sentences = claims.iter().map(|c| (c.evidence.start, c.evidence.text.as_str()));
    let quotes = sentences.chain(pointers.iter().flatten().map(|p| (p.start, p.words)));
    (Shown::quotes(quotes.collect()), false)
}

/// Every word of a claim stands where it says.
fn check(shown: &Shown, claim: &Claim, pointers: &[Pointer]) -> Result<(), ReportError> {
    let sentence = (claim.evidence.start, claim.evidence.end, claim.evidence.text.as_str());
    for (start, end, words) in
        std::iter::once(sentence).chain(pointers.iter().map(|p| (p.start, p.end, p.words)))
    {
        if start.checked_add(words.len()) != Some(end) || !shown.holds(start, words) {
            return Err(ReportError::Misplaced {
                id: claim.id.to_string(),
                words: words.chars().take(60).collect(),
                start,
                end,
            });
        }
    }
    Ok(())
}

/// All that a claim points at: its fields, key first, then who says it and with what verb.
fn pointers_of(claim: &Claim) -> Result<Vec<Pointer<'_>>, ReportError> {
    let mut pointers = Vec::new();
    for (field, value) in &claim.fields.0 {
        for one in value.each() {
            pointers.extend(pointer(field, one)?);
        }
    }
    if let Some(speaker) = &claim.attribution {
        let mut norm = serde_json::to_value(speaker)?;
        if let Some(object) = norm.as_object_mut() {
            object.remove("verb");
        }
        let (words, start, end) = (speaker.text.as_str(), speaker.start, speaker.end);
        pointers.push(Pointer { field: "speaker", words, start, end, norm: meaning(norm) });
        if let Some(verb) = &speaker.verb {
            let (words, start, end) = (verb.text.as_str(), verb.start, verb.end);
            pointers.push(Pointer { field: "verb", words, start, end, norm: Json::Null });
        }
    }
    Ok(pointers)
}

fn pointer<'c>(field: &'c str, value: &'c Value) -> Result<Option<Pointer<'c>>, ReportError> {
    let norm = meaning(serde_json::to_value(value)?);
    Ok(value.words().map(|(words, start, end)| Pointer { field, words, start, end, norm }))
}

/// A value without its words and their place; null where nothing is left.
fn meaning(mut value: Json) -> Json {
    let Some(object) = value.as_object_mut() else { return Json::Null };
    for key in ["text", "start", "end"] {
        object.remove(key);
    }
    object.retain(|_, v| !v.is_null());
    if object.is_empty() { Json::Null } else { value }
}
