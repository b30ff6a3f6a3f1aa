//! `claims mentions`: every typed mention, with its span and normalised values, as JSON Lines.
//!
//! Example: `claims mentions seeds/ | jq -c 'select(.type == "time")'`.

use super::Outcome;
use super::extract::OffsetUnit;
use super::input::Input;
use super::progress::Watch;
use super::sink::Sink;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use claims::article::Article;
use claims::claim::{Offsets, Sealer, Value};
use claims::extract::Value as Found;
use claims::lexicon::{Lexicon, List};
use claims::mention::{self, Document, Name, NameKind};
use claims::output::jsonl;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Write every mention (figures, times, people, names, pipelines, class words) as JSON Lines
#[derive(Debug, Args)]
#[command(after_help = "Example: claims mentions seeds/ --type time --type quantity")]
pub struct Mentions {
    #[command(flatten)]
    input: Input,
    /// Only mentions of this type; may be given several times [default: all]
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// Write to FILE, whole or not at all [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What `start` and `end` count
    #[arg(long, value_enum, default_value_t)]
    offsets: OffsetUnit,
}

#[derive(Serialize)]
struct Row<'r> {
    path: &'r str,
    date: Option<NaiveDate>,
    /// The sentence, counted from 1.
    sentence: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    value: Value,
}

impl Mentions {
    pub fn run(&self) -> Result<Outcome> {
        let (lexicon, reading) = (self.input.lexicon()?, self.input.reading()?);
        let mut sink = Sink::open(self.output.as_deref())?;
        let source = self.input.source(&reading);
        let mut watch = Watch::new(&self.input, &source, self.output.is_some());
        let mut failed = false;
        for raw in source {
            match raw.and_then(|raw| raw.article(&reading)) {
                Ok(article) => self.article(&article, &lexicon, &mut sink).context("cannot write")?,
                Err(error) => {
                    failed = true;
                    watch.tell(format_args!("{error}"));
                }
            }
            watch.step();
        }
        drop(watch);
        sink.finish()?;
        Ok(Outcome::fault_if(failed))
    }

    fn article(&self, article: &Article, lexicon: &Lexicon, sink: &mut Sink) -> std::io::Result<()> {
        let document = mention::read(article, lexicon);
        let sealer = Sealer::new(&document);
        let offsets = Offsets::new(&article.text, self.offsets.unit());
        for sentence in 0..document.sentences.len() {
            for (kind, found) in of_sentence(&document, sentence) {
                let wanted = self.types.is_empty() || self.types.iter().any(|t| t == kind);
                let Some(mut value) = sealer.value(&found).filter(|_| wanted) else { continue };
                offsets.rewrite_value(&mut value);
                let (path, date) = (article.path.as_str(), article.date);
                jsonl::line(sink, &Row { path, date, sentence: sentence + 1, kind, value })?;
            }
        }
        Ok(())
    }
}

/// The mentions of a sentence with the names of their types, by place.
pub fn of_sentence(document: &Document, sentence: usize) -> Vec<(&'static str, Found)> {
    let Some(mentions) = document.sentences.get(sentence).map(|s| &s.mentions) else { return Vec::new() };
    let mut found: Vec<(&'static str, Found)> = Vec::new();
    found.extend(mentions.quantities.iter().map(|q| ("quantity", Found::Quantity(q.clone()))));
    found.extend(mentions.changes.iter().map(|c| ("change", Found::Change(Box::new(c.clone())))));
    found.extend(mentions.times.iter().map(|t| ("time", Found::Time(t.clone()))));
    found.extend(mentions.people.iter().map(|p| {
        let name = p.full.map(|run| document.quote(run).into());
        ("person", Found::Mention { run: p.run, name, id: None })
    }));
    found.extend(document.names(sentence).iter().map(name));
    found.extend(
        mentions
            .pipelines
            .iter()
            .map(|p| ("pipeline", Found::Mention { run: p.run, name: p.name.clone(), id: p.id.clone() })),
    );
    for list in [List::Commodity, List::Cargo, List::Office, List::Instrument] {
        found.extend(document.hits_of(sentence, list).map(|hit| {
            let run = mention::Run::new(hit.first(), hit.end());
            (list_name(list), Found::class(run, &document.lexicon.entry(hit).class))
        }));
    }
    found.sort_by_key(|(kind, value)| (value.run(), *kind));
    found
}

fn name(name: &Name) -> (&'static str, Found) {
    let kind = match name.kind {
        NameKind::Country => "country",
        NameKind::Organisation => "organisation",
        NameKind::Place => "place",
        NameKind::Corridor => "corridor",
        NameKind::Unknown => "name",
    };
    (kind, Found::Mention { run: name.run, name: name.name.clone(), id: name.id.clone() })
}

fn list_name(list: List) -> &'static str {
    match list {
        List::Commodity => "commodity",
        List::Cargo => "cargo",
        List::Office => "office",
        _ => "instrument",
    }
}
