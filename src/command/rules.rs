//! `claims rules`: every rule with what it finds and a sentence that it fires on.
//!
//! Example: `claims rules --kind oil_volume`.

use super::Outcome;
use anyhow::Result;
use claims::extract::{EXTRACTORS, Kind, Rule};
use claims::output::jsonl;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{BufWriter, Write};

/// List the rules, each with what it finds and an example
#[derive(Debug, Args)]
#[command(after_help = "Example: claims rules --kind oil_volume")]
pub struct Rules {
    /// Only the rules of this kind; may be given several times [default: all]
    #[arg(long, value_name = "KIND", value_parser = super::extract::kind)]
    kind: Vec<Kind>,
    /// How to write them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Jsonl,
}

#[derive(Serialize)]
struct Row {
    kind: Kind,
    rule: &'static str,
    about: &'static str,
    example: &'static str,
}

impl Rules {
    pub fn run(&self) -> Result<Outcome> {
        let mut out = BufWriter::new(std::io::stdout());
        for extractor in EXTRACTORS {
            if !self.kind.is_empty() && !self.kind.contains(&extractor.kind) {
                continue;
            }
            for rule in extractor.rules {
                self.write(&mut out, extractor.kind, rule)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }

    fn write(&self, out: &mut impl Write, kind: Kind, rule: &Rule) -> Result<()> {
        let Rule { name, about, example } = *rule;
        match self.format {
            Format::Jsonl => jsonl::line(out, &Row { kind, rule: name, about, example })?,
            Format::Text => writeln!(out, "{name}\n    {about}\n    Example: {example}\n")?,
        }
        Ok(())
    }
}
