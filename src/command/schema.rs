//! `claims schema`: the JSON Schema of a record.
//!
//! Example: `claims schema > claim.schema.json`.

use super::Outcome;
use anyhow::Result;
use claims::claim::schema;
use clap::Args;
use std::io::Write;

/// Print the JSON Schema of a record
#[derive(Debug, Args)]
#[command(after_help = "Example: claims schema > claim.schema.json")]
pub struct Schema {}

impl Schema {
    pub fn run(&self) -> Result<Outcome> {
        std::io::stdout().write_all(schema::text().as_bytes())?;
        Ok(Outcome::Fine)
    }
}
