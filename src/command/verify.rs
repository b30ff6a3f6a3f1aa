//! `claims verify`: checks finished records against their articles.
//!
//! Reads one record at a time and keeps one article. Example: `claims verify claims.jsonl --root archive/`.

use super::archive::Archive;
use super::input::How;
use super::progress::Progress;
use super::records::{Record, Records};
use super::{Outcome, tell};
use anyhow::Result;
use claims::claim::Claim;
use claims::claim::verify::{Text, Verdict, Verified};
use claims::output::jsonl;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufWriter, IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;

/// Check records against their articles: every quote, sentence, hash and id
#[derive(Debug, Args)]
#[command(after_help = "\
Verdicts:
  ok       every word stands where the record says
  moved    the article has changed, and the sentence stands elsewhere in it, once
  changed  the article is there, but the record's words do not stand in it as quoted
  lost     the article is gone
  invalid  no record, or an altered one
Exit status: 0 where all are ok, else 1; 2 where the records cannot be read.

Example: claims verify claims.jsonl --root archive/")]
pub struct Verify {
    /// Records as `extract` writes them (jsonl, also .gz or .zst); `-` is the standard input
    records: PathBuf,
    /// The folder that the articles' paths start from [default: the current one]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The folder that `extract --save-text` filled: texts are taken from there [default: articles are read again]
    #[arg(long, value_name = "DIR", conflicts_with = "root")]
    texts: Option<PathBuf>,
    /// Write all records to the standard output, those set right whose article has changed and whose words
    /// still stand in it; the verdicts then go to the standard error
    #[arg(long)]
    fix: bool,
    /// How to write the verdicts
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    how: How,
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
    /// The line of the records, from 1.
    record: usize,
    id: &'r str,
    path: &'r str,
    verdict: Verdict,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'r str,
    /// Where the sentence stands now, if it moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Place>,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
    line: usize,
}

impl Verify {
    pub fn run(&self) -> Result<Outcome> {
        let records = Records::open(&self.records)?;
        let root = self.root.clone().unwrap_or_default();
        let archive = Archive::new(root, self.how.reading(None)?, self.texts.clone());
        let (verdicts, fixed): (Box<dyn Write>, Option<Box<dyn Write>>) = match self.fix {
            true => (Box::new(stderr()), Some(Box::new(BufWriter::new(stdout())))),
            false => (Box::new(BufWriter::new(stdout())), None),
        };
        let hidden = !stderr().is_terminal() || stdout().is_terminal();
        let progress = (!hidden).then(|| Progress::new(vec![self.records.clone()], records.bytes_read()));
        let counts = BTreeMap::new();
        let mut run = Run { format: self.format, archive, verdicts, fixed, progress, counts, beside: 0 };
        run.records(records)?;
        run.finish()
    }
}

/// One run over all records.
struct Run {
    format: Format,
    archive: Archive,
    verdicts: Box<dyn Write>,
    fixed: Option<Box<dyn Write>>,
    progress: Option<Progress>,
    counts: BTreeMap<Verdict, usize>,
    /// How many are ok in articles that have changed elsewhere.
    beside: usize,
}

impl Run {
    /// Records come grouped by article: as long as the path stays, the text stays.
    fn records(&mut self, records: Records) -> Result<()> {
        let mut records = records.peekable();
        while let Some(record) = records.next() {
            let record = record?;
            let Ok(claim) = &record.claim else {
                self.take(&record, &Err(""))?;
                continue;
            };
            let path = claim.article.path.as_str();
            let article = self.archive.article(&claim.article);
            let text = article.as_ref().map(|article| Text::new(&article.text, claim.article.offsets));
            let text = text.map_err(String::as_str);
            self.take(&record, &text)?;
            let of_it = |r: &Result<Record>| r.as_ref().is_ok_and(|r| r.path().is_none_or(|p| p == path));
            while let Some(record) = records.next_if(of_it) {
                self.take(&record?, &text)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, record: &Record, text: &Result<Text, &str>) -> Result<()> {
        let verified = match (&record.claim, text) {
            (Ok(claim), Ok(text)) => text.verify(claim),
            (Ok(_), Err(gone)) => Verified::new(Verdict::Lost, *gone),
            (Err(fault), _) => Verified::new(Verdict::Invalid, fault.as_str()),
        };
        *self.counts.entry(verified.verdict).or_default() += 1;
        self.tell(record, &verified)?;
        if let Some(fixed) = &mut self.fixed {
            match &verified.fixed {
                Some(claim) => jsonl::line(fixed, claim)?,
                None => fixed.write_all(&record.json)?,
            }
        }
        if let Some(progress) = &mut self.progress {
            progress.show(|| summary(&self.counts));
        }
        self.beside += usize::from(verified.verdict == Verdict::Ok && verified.fixed.is_some());
        Ok(())
    }

    fn tell(&mut self, record: &Record, verified: &Verified) -> Result<()> {
        let (id, path) = record.claim.as_ref().map_or(("", ""), |c| (&c.id, &c.article.path));
        let Verified { verdict, reason, fixed } = verified;
        let line = record.line;
        match self.format {
            Format::Json => {
                let now = fixed.as_ref().filter(|_| *verdict == Verdict::Moved).map(place);
                let row = Row { record: line, id, path, verdict: *verdict, reason, now };
                jsonl::line(&mut self.verdicts, &row)?;
            }
            Format::Text if *verdict == Verdict::Ok => {}
            Format::Text if id.is_empty() => {
                writeln!(self.verdicts, "{:8} record {line}: {reason}", name(*verdict))?;
            }
            Format::Text => {
                writeln!(self.verdicts, "{:8} record {line}, {id} {path}: {reason}", name(*verdict))?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Outcome> {
        drop(self.progress);
        self.verdicts.flush()?;
        if let Some(mut fixed) = self.fixed {
            fixed.flush()?;
        }
        if self.beside > 0 {
            let of_it = "of the records that are ok are in articles that have changed elsewhere";
            tell(format_args!("{} {of_it}", self.beside));
        }
        tell(format_args!("{}", summary(&self.counts)));
        Ok(Outcome::fault_if(self.counts.keys().any(|verdict| *verdict != Verdict::Ok)))
    }
}

fn place(claim: &Claim) -> Place {
    let evidence = &claim.evidence;
    Place { start: evidence.start, end: evidence.end, line: evidence.line }
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

fn summary(counts: &BTreeMap<Verdict, usize>) -> String {
    let all: usize = counts.values().sum();
    let each: Vec<String> = counts.iter().map(|(verdict, n)| format!("{n} {}", name(*verdict))).collect();
    if each.is_empty() { "no records".to_string() } else { format!("{all} records: {}", each.join(", ")) }
}
