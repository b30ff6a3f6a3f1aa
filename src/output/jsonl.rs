//! JSON Lines: one claim a line, in UTF-8; and the same claims as one JSON array.
//!
//! Example: `{"id":"3f1c9a0e5b7d2468","kind":"oil_volume","status":"reported",…}`.

use crate::article::Article;
use crate::claim::{Attribution, Claim, Fields};
use crate::extract::{Kind, Status};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::io::{self, Write};

/// Writes one value as a line.
pub fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Every claim on its line.
pub fn article(_: &Article, claims: &[Claim]) -> String {
    records(claims, "\n", "\n")
}

pub(super) fn open_array() -> String {
    "[\n".to_string()
}

/// The claims as items of an array.
pub(super) fn items(_: &Article, claims: &[Claim]) -> String {
    records(claims, ",\n", "")
}

/// About how long a record is.
const LENGTH: usize = 1024;

fn records(claims: &[Claim], between: &str, close: &str) -> String {
    let Some(last) = claims.len().checked_sub(1) else { return String::new() };
    let (mut article, mut evidence) = (Last(None), Last(None));
    let mut out = Vec::with_capacity(claims.len() * LENGTH);
    for (number, claim) in claims.iter().enumerate() {
        let Claim { id, kind, status, rule, attribution, fields, .. } = claim;
        let (article, evidence) = (article.json(&claim.article), evidence.json(&claim.evidence));
        let record = Record { id, kind, status, rule, article, evidence, attribution, fields };
        // A claim holds nothing that JSON cannot say, and memory takes every byte.
        let _ = serde_json::to_writer(&mut out, &record);
        out.extend_from_slice(if number == last { close } else { between }.as_bytes());
    }
    String::from_utf8(out).unwrap_or_default()
}

/// A [`Claim`], key by key, of which what many claims share is JSON already.
#[derive(Serialize)]
struct Record<'c> {
    id: &'c str,
    kind: &'c Kind,
    status: &'c Status,
    rule: &'c str,
    article: Option<&'c RawValue>,
    evidence: Option<&'c RawValue>,
    attribution: &'c Option<Attribution>,
    fields: &'c Fields,
}

/// The value asked for last, as JSON.
struct Last<'c, T>(Option<(&'c T, Box<RawValue>)>);

impl<'c, T: Serialize + PartialEq> Last<'c, T> {
    fn json(&mut self, value: &'c T) -> Option<&RawValue> {
        if self.0.as_ref().is_none_or(|(last, _)| *last != value) {
            self.0 = to_raw_value(value).ok().map(|json| (value, json));
        }
        self.0.as_ref().map(|(_, json)| &**json)
    }
}

/// A value as JSON in one line. Claims hold nothing that JSON cannot say.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
