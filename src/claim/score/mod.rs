//! Scores records against gold: what was found, which of its fields are right, which statuses.
//!
//! Three figures a kind: precision, recall and F1 of the records; the share of judged fields that are right;
//! the share of statuses. Example: of 10 gold records 8 found and 1 record too many is F1 0.842.

mod compare;
mod figures;
mod gold;

pub use figures::{Counts, Figures, figures};
pub use gold::Gold;

use compare::{alike, right, words};
use gold::{first_of, key_name, text};
use serde_json::Value;

/// How one field of a gold record came out.
#[derive(Clone, Debug)]
pub struct Judged {
    pub field: String,
    pub want: Value,
    /// Null where it is missing.
    pub got: Value,
    pub right: bool,
}

impl Judged {
    pub fn is_missing(&self) -> bool {
        self.got.is_null() || self.got.as_array().is_some_and(Vec::is_empty)
    }
}

/// One row of the score: a gold record, or a found record that no gold record asks for.
#[derive(Clone, Debug)]
pub struct Row {
    pub article: String,
    pub kind: String,
    /// The words of the key field.
    pub key: String,
    pub nth: usize,
    pub outcome: Outcome,
}

#[derive(Clone, Debug)]
pub enum Outcome {
    Found {
        fields: Vec<Judged>,
        want_status: String,
        got_status: String,
        record: Value,
    },
    Missed {
        /// The line on which its key field stands.
        sentence: String,
    },
    Extra {
        record: Value,
    },
}

/// Compares the gold of one article with the records found in it. `Err` names an anchor that is not there.
pub fn article(name: &str, text: &[u8], gold: &[Gold], found: &[Value]) -> Result<Vec<Row>, String> {
    let gold: Vec<&Gold> = gold.iter().filter(|g| g.kind != "none").collect();
    let mut places = Vec::new();
    for g in &gold {
        places.push(g.place(text).ok_or_else(|| format!("anchor not found: `{}`", g.anchor))?);
    }
    let mut order: Vec<usize> = (0..gold.len()).collect();
    // Required records choose first, so that an optional twin never takes theirs.
    order.sort_by_key(|i| gold[*i].optional);
    let mut used = vec![false; found.len()];
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for i in order {
        let best = best(gold[i], found, &used, places[i]);
        if let Some(best) = best {
            used[best] = true;
        }
        if !gold[i].optional {
            rows.push((i, row(name, gold[i], best.map(|b| &found[b]), &line(text, places[i].0))));
        }
    }
    rows.sort_by_key(|(i, _)| *i);
    let extra = found.iter().zip(&used).filter(|(_, used)| !**used).map(|(record, _)| extra(name, record));
    Ok(rows.into_iter().map(|(_, row)| row).chain(extra).collect())
}

/// The record with the most right fields among those that tell the fact; of equals the first.
fn best(gold: &Gold, found: &[Value], used: &[bool], place: (usize, usize)) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (j, record) in found.iter().enumerate() {
        if used[j] || !gold.is_met_by(record, place) {
            continue;
        }
        let count = gold.fields.iter().filter(|(name, v)| right(v, record["fields"].get(*name))).count();
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((j, count));
        }
    }
    best.map(|(j, _)| j)
}

fn row(article: &str, gold: &Gold, record: Option<&Value>, sentence: &str) -> Row {
    let outcome = match record {
        None => Outcome::Missed { sentence: sentence.to_string() },
        Some(record) => Outcome::Found {
            fields: judge(gold, record),
            want_status: gold.status.clone(),
            got_status: record["status"].as_str().unwrap_or("").to_string(),
            record: record.clone(),
        },
    };
    let (article, kind, key) = (article.to_string(), gold.kind.clone(), gold.anchor.clone());
    Row { article, kind, key, nth: gold.nth, outcome }
}

/// The paragraph around a byte of an article, on one line.
fn line(text: &[u8], at: usize) -> String {
    let (before, after) = (text.get(..at).unwrap_or(b""), text.get(at..).unwrap_or(b""));
    let start = before.windows(2).rposition(|w| w == b"\n\n").map_or(0, |i| i + 2);
    let end = after.windows(2).position(|w| w == b"\n\n").map_or(text.len(), |i| at + i);
    let paragraph = String::from_utf8_lossy(text.get(start..end).unwrap_or(b"")).into_owned();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn judge(gold: &Gold, record: &Value) -> Vec<Judged> {
    let mut judged: Vec<Judged> = gold
        .fields
        .iter()
        .map(|(name, want)| {
            let got = record["fields"].get(name);
            let right = right(want, got);
            Judged { field: name.clone(), want: want.clone(), got: got.cloned().unwrap_or_default(), right }
        })
        .collect();
    if let Some(want) = &gold.attribution {
        let got = record["attribution"].clone();
        let right = same_speaker(want, &got);
        judged.push(Judged { field: "attribution".into(), want: want.clone().into(), got, right });
    }
    judged
}

/// Whether the last name of one stands in the other, or their words are alike.
fn same_speaker(want: &str, got: &Value) -> bool {
    let name = got["name"].as_str().unwrap_or("");
    let wanted = words(want);
    let have = words(&format!("{name} {}", text(got)));
    let (Some(last_wanted), Some(last_had)) = (wanted.last(), have.last()) else { return false };
    let called = if name.is_empty() { text(got) } else { name };
    have.contains(last_wanted) || wanted.contains(last_had) || alike(want, called)
}

fn extra(article: &str, record: &Value) -> Row {
    let kind = gold::kind(record).to_string();
    let key = record["fields"].get(key_name(&kind)).map_or("", |v| text(first_of(v)));
    let key = if key.is_empty() { text(&record["fields"]["action"]) } else { key }.to_string();
    Row {
        article: article.to_string(),
        kind,
        key,
        nth: 1,
        outcome: Outcome::Extra { record: record.clone() },
    }
}
