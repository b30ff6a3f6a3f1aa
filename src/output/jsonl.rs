//! JSON Lines: one claim a line, in UTF-8.
//!
//! Example: `{"id":"3f1c9a0e5b7d2468","kind":"oil_volume","status":"reported",…}`.

use serde::Serialize;
use std::io::{self, Write};

/// Writes one value as a line.
pub fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
