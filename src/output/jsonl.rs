//! JSON Lines: one claim a line, in UTF-8; and the same claims as one JSON array.
//!
//! Example: `{"id":"3f1c9a0e5b7d2468","kind":"oil_volume","status":"reported",…}`.

use crate::article::Article;
use crate::claim::Claim;
use serde::Serialize;
use std::io::{self, Write};

/// Writes one value as a line.
pub fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Every claim on its line.
pub fn article(_: &Article, claims: &[Claim]) -> String {
    claims.iter().map(|claim| json(claim) + "\n").collect()
}

pub(super) fn open_array() -> String {
    "[\n".to_string()
}

/// The claims as items of an array.
pub(super) fn items(_: &Article, claims: &[Claim]) -> String {
    claims.iter().map(json).collect::<Vec<_>>().join(",\n")
}

/// A value as JSON in one line. Claims hold nothing that JSON cannot say.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
