//! `claims verify`: checks finished records against their articles.
//!
//! Reads one record at a time and keeps one article. Example: `claims verify claims.jsonl --root archive/`.

use super::extract::OffsetUnit;
use super::input::Input;
use super::sink::Sink;
use super::{Outcome, tell};
use anyhow::{Context, Result};
use claims::article::Article;
use claims::claim::verify::{Text, Verdict, Verified};
use claims::output::jsonl;
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Check records against their articles: every quote, sentence, hash and id
#[derive(Debug, Args)]
#[command(
    after_help = "Verdicts: ok; moved (the article has changed, the quotes still stand in it: --fix sets \
    them right);\nchanged (the article is there, but reads differently); lost (article or sentence is gone); \
    invalid (no record).\nExit status 1 unless all are ok.\n\nExample: claims verify claims.jsonl --fix"
)]
pub struct Verify {
    /// Records as `extract` writes them (jsonl); `-` is the standard input
    records: PathBuf,
    /// The folder that the articles' paths start from [default: the current one]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Rewrite RECORDS with the moved records set right (the standard input: to the standard output)
    #[arg(long)]
    fix: bool,
    /// How to write the verdicts
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// What the records' `start` and `end` count
    #[arg(long, value_enum, default_value_t)]
    offsets: OffsetUnit,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each record that is not ok
    #[default]
    Text,
    /// One JSON object for each record
    Json,
}

#[derive(Serialize)]
struct Row<'r> {
    id: &'r str,
    path: &'r str,
    line: usize,
    verdict: Verdict,
    reason: &'r str,
    /// Where the sentence stands now, if it moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
}

impl Verify {
    pub fn run(&self) -> Result<Outcome> {
        let cannot = || format!("cannot read {}", self.records.display());
        let stdin = self.records.as_os_str() == "-";
        let reader: Box<dyn BufRead> = match stdin {
            true => Box::new(BufReader::new(std::io::stdin())),
            false => Box::new(BufReader::new(std::fs::File::open(&self.records).with_context(cannot)?)),
        };
        let mut fixed = match self.fix {
            true => Some(Sink::open(Some(&self.records))?),
            false => None,
        };
        let mut report: Box<dyn Write> = match self.fix && stdin {
            true => Box::new(std::io::stderr()),
            false => Box::new(BufWriter::new(std::io::stdout())),
        };
        let mut counts = BTreeMap::new();
        let lines = Numbered { reader, line: Vec::new(), number: 0 };
        self.records(lines, &mut report, fixed.as_mut(), &mut counts).with_context(cannot)?;
        report.flush()?;
        fixed.map_or(Ok(()), Sink::finish)?;
        summary(&counts);
        let good = |v: &Verdict| *v == Verdict::Ok || (self.fix && *v == Verdict::Moved);
        Ok(Outcome::fault_if(!counts.keys().all(good)))
    }

    fn records(
        &self,
        mut lines: Numbered,
        report: &mut dyn Write,
        mut fixed: Option<&mut Sink>,
        counts: &mut BTreeMap<Verdict, usize>,
    ) -> Result<()> {
        let mut more = lines.next()?;
        while more {
            // Records come grouped by article: as long as the path stays, the text stays.
            let path = lines.path();
            let article = self.article(&path);
            let text = article.as_ref().map(|a| Text::new(&a.text, self.offsets.unit()));
            while more && lines.path() == path {
                let record = lines.record();
                let verified = match (&record, &text) {
                    (Err(error), _) => Verified::new(Verdict::Invalid, error.to_string()),
                    (Ok(record), Ok(text)) => text.verify(record),
                    (Ok(_), Err(error)) => Verified::new(Verdict::Lost, error.as_str()),
                };
                *counts.entry(verified.verdict).or_default() += 1;
                self.tell(report, lines.number, &record.unwrap_or_default(), &verified)?;
                if let Some(fixed) = &mut fixed {
                    match &verified.fixed {
                        Some(claim) => jsonl::line(fixed, claim)?,
                        None => fixed.write_all(&lines.line)?,
                    }
                }
                more = lines.next()?;
            }
        }
        Ok(())
    }

    /// The article of a path, or why there is none.
    fn article(&self, path: &str) -> Result<Article, String> {
        let path = self.root.as_deref().unwrap_or(Path::new("")).join(path);
        let input = Input { paths: vec![path.clone()], ..Input::default() };
        let first = input.articles().map_err(|e| format!("{e:#}"))?.next();
        let none = || Err(format!("there is no article {}", path.display()));
        first.map_or_else(none, |article| article.map_err(|e| e.to_string()))
    }

    fn tell(&self, out: &mut dyn Write, line: usize, record: &Value, verified: &Verified) -> Result<()> {
        let (id, path) = (record["id"].as_str().unwrap_or(""), path_of(record));
        let Verified { verdict, reason, fixed } = verified;
        match self.format {
            Format::Json => {
                let start = fixed.as_ref().map(|claim| claim.evidence.start);
                let row = Row { id, path, line, verdict: *verdict, reason, start };
                writeln!(out, "{}", serde_json::to_string(&row)?)?;
            }
            Format::Text if *verdict != Verdict::Ok => {
                writeln!(out, "{:8} line {line}, {id} {path}: {reason}", name(*verdict))?;
            }
            Format::Text => {}
        }
        Ok(())
    }
}

/// The lines of the records file, one at a time.
struct Numbered {
    reader: Box<dyn BufRead>,
    line: Vec<u8>,
    /// The line's number, from 1.
    number: usize,
}

impl Numbered {
    /// Reads the next line that is not empty; false at the end.
    fn next(&mut self) -> std::io::Result<bool> {
        loop {
            self.line.clear();
            self.number += 1;
            if self.reader.read_until(b'\n', &mut self.line)? == 0 {
                return Ok(false);
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(true);
            }
        }
    }

    fn record(&self) -> serde_json::Result<Value> {
        serde_json::from_slice(&self.line)
    }

    fn path(&self) -> String {
        self.record().map(|record| path_of(&record).to_string()).unwrap_or_default()
    }
}

fn path_of(record: &Value) -> &str {
    record["article"]["path"].as_str().unwrap_or("")
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ok => "ok",
        Verdict::Moved => "moved",
        Verdict::Changed => "changed",
        Verdict::Lost => "lost",
        Verdict::Invalid => "invalid",
    }
}

fn summary(counts: &BTreeMap<Verdict, usize>) {
    let all: usize = counts.values().sum();
    let each: Vec<String> = counts.iter().map(|(verdict, n)| format!("{n} {}", name(*verdict))).collect();
    let each = if each.is_empty() { String::new() } else { format!(": {}", each.join(", ")) };
    tell(format_args!("{all} records{each}"));
}
