//! `claims explain`: what the program sees in each sentence, which rules fired, and what the others missed.
//!
//! Example: `claims explain seeds/001_357ab2dfbe48025c.txt:15`.

use super::input::{How, Input};
use super::mentions::of_sentence;
use super::{Outcome, tell};
use anyhow::{Result, bail};
use chrono::NaiveDate;
use claims::claim::{self, Claim, Sealer, Value};
use claims::extract::{EXTRACTORS, Kind, Miss, Trail};
use claims::lexicon::List;
use claims::mention::{self, Document, Run};
use claims::output::show;
use claims::span::{Lines, Span};
use clap::Args;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Explain each sentence of a file: mentions, cue words, the rules that fired, and what kept the others from it
#[derive(Debug, Args)]
#[command(after_help = "Example: claims explain seeds/001_357ab2dfbe48025c.txt:15")]
pub struct Explain {
    /// A file (FILE#NAME: one article of many; `-`: the standard input); with :LINE only the sentences that
    /// stand on that line [default: all lines]
    #[arg(value_name = "FILE[:LINE]")]
    file: String,
    /// The date of an article that does not tell its own, YYYY-MM-DD [default: none]
    #[arg(long, value_name = "DATE")]
    date: Option<NaiveDate>,
    /// A folder of TOML files that add to the built-in word lists [default: none]
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

impl Explain {
    pub fn run(&self) -> Result<Outcome> {
        let (file, line) = self.place();
        if file.is_dir() {
            bail!("{} is a folder: name one file", file.display());
        }
        let input = Input {
            paths: vec![file.clone()],
            date: self.date,
            lexicon: self.lexicon.clone(),
            how: self.how.clone(),
        };
        let lexicon = input.lexicon()?;
        let mut out = BufWriter::new(std::io::stdout());
        let (mut shown, mut lines, mut failed) = (0, 0, false);
        for article in input.articles()? {
            match article {
                Ok(article) => {
                    let document = mention::read(&article, &lexicon);
                    let page = Page::of(&document);
                    lines = lines.max(page.lines.line(article.text.trim_end().len()));
                    shown += page.show(&mut out, line)?;
                }
                Err(error) => {
                    failed = true;
                    tell(format_args!("{error}"));
                }
            }
        }
        out.flush()?;
        match line {
            Some(line) if shown == 0 && !failed && !(1..=lines).contains(&line) => {
                bail!("{} has no line {line}: its lines are 1 to {lines}", file.display())
            }
            Some(line) if shown == 0 && !failed => {
                bail!("no sentence stands on line {line} of {}", file.display())
            }
            _ => Ok(Outcome::fault_if(failed)),
        }
    }

    /// The file and the line, where the part after the last colon is a number and the whole is no file.
    fn place(&self) -> (PathBuf, Option<usize>) {
        let parts = self.file.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        match parts {
            Some((file, line)) if !Path::new(&self.file).exists() => (PathBuf::from(file), Some(line)),
            _ => (PathBuf::from(&self.file), None),
        }
    }
}

struct Page<'p> {
    document: &'p Document<'p>,
    sealer: Sealer<'p>,
    lines: Lines,
    claims: Vec<Claim>,
    misses: Vec<Miss>,
    /// The numbers of each sentence that make no quantity, with the reason.
    left_out: Vec<Vec<(Run, &'static str)>>,
}

impl<'p> Page<'p> {
    fn of(document: &'p Document<'p>) -> Self {
        let trail = Trail::asked();
        let claims = claim::explained(document, &trail);
        let lines = Lines::of(&document.article.text);
        let left_out = mention::left_out(document);
        Self { document, sealer: Sealer::new(document), lines, claims, misses: trail.misses(), left_out }
    }

    /// Shows the sentences (of a line), and says how many.
    fn show(&self, out: &mut impl Write, line: Option<usize>) -> Result<usize> {
        let mut shown = 0;
        for (i, sentence) in self.document.sentences.iter().enumerate() {
            let first = self.lines.line(sentence.span.start);
            let last = self.lines.line(sentence.span.end.saturating_sub(1));
            if line.is_none_or(|line| (first..=last).contains(&line)) {
                shown += 1;
                let article = self.document.article;
                writeln!(out, "{}:{first}: {}", article.path, flat(sentence.span.of(&article.text)))?;
                self.mentions(out, i)?;
                self.numbers(out, i)?;
                self.cues(out, i)?;
                self.rules(out, i, sentence.span.start)?;
                writeln!(out)?;
            }
        }
        Ok(shown)
    }

    fn mentions(&self, out: &mut impl Write, sentence: usize) -> Result<()> {
        for (kind, found) in of_sentence(self.document, sentence) {
            if let Some(value) = self.sealer.value(&found) {
                writeln!(out, "  {kind:12} {}", told(&value))?;
            }
        }
        Ok(())
    }

    /// The numbers that are part of no mention.
    fn numbers(&self, out: &mut impl Write, sentence: usize) -> Result<()> {
        let seen: Vec<Run> =
            of_sentence(self.document, sentence).iter().filter_map(|(_, found)| found.run()).collect();
        for (run, why) in &self.left_out[sentence] {
            if !seen.iter().any(|s| s.overlaps(*run)) {
                writeln!(out, "  {:12} \"{}\"  {why}", "no quantity", flat(self.document.quote(*run)))?;
            }
        }
        Ok(())
    }

    /// The words of each class of cues, in one line.
    fn cues(&self, out: &mut impl Write, sentence: usize) -> Result<()> {
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for hit in self.document.hits_of(sentence, List::Cue) {
            let words = classes.entry(&self.document.lexicon.entry(hit).class).or_default();
            words.push(self.document.quote(Run::new(hit.first(), hit.end())));
        }
        let each = classes.iter().map(|(class, words)| format!("{class} \"{}\"", words.join("\", \"")));
        let cues: Vec<String> = each.collect();
        if !cues.is_empty() {
            writeln!(out, "  {:12} {}", "cues", flat(&cues.join("; ")))?;
        }
        Ok(())
    }

    /// What each kind gave, or why it gave nothing; then the figures that gave nothing.
    fn rules(&self, out: &mut impl Write, sentence: usize, start: usize) -> Result<()> {
        let claims: Vec<&Claim> = self.claims.iter().filter(|c| c.evidence.start == start).collect();
        let misses: Vec<&Miss> = self.misses.iter().filter(|m| m.sentence == sentence).collect();
        for claim in &claims {
            self.claim(out, claim, &misses)?;
        }
        for kind in EXTRACTORS.iter().map(|e| e.kind) {
            let told = || claims.iter().any(|c| c.kind == kind);
            let of_kind = |m: &&&Miss| m.rule == kind.name() && (m.at.is_some() || !told());
            for miss in misses.iter().filter(of_kind) {
                let words = miss.at.map(|run| format!("\"{}\": ", flat(self.document.quote(run))));
                writeln!(out, "  no {:12} {}{}", kind.name(), words.unwrap_or_default(), miss.why)?;
            }
        }
        for quantity in &self.document.sentences[sentence].mentions.quantities {
            let span = self.document.span(quantity.run);
            if !claims.iter().any(|claim| tells(claim, span)) {
                writeln!(out, "  nothing from \"{}\"", flat(span.of(&self.document.article.text)))?;
                for miss in misses.iter().filter(|m| m.at == Some(quantity.run)) {
                    writeln!(out, "     {:24} {}", miss.rule, miss.why)?;
                }
            }
        }
        Ok(())
    }

    fn claim(&self, out: &mut impl Write, claim: &Claim, misses: &[&Miss]) -> Result<()> {
        writeln!(out, "  => {} {}", claim.rule, claim.status.name())?;
        for (name, value) in &claim.fields.0 {
            for one in value.each() {
                writeln!(out, "     {name:12} {}", told(one))?;
            }
        }
        if let Some(speaker) = &claim.attribution {
            let name = speaker.name.as_ref().map(|n| format!("  name={n}")).unwrap_or_default();
            writeln!(out, "     {:12} \"{}\"{name}", "said by", flat(&speaker.text))?;
        }
        let key = claim.key().and_then(Value::words).map(|(_, start, end)| Span::new(start, end));
        let before = |m: &&&Miss| m.at.map(|run| self.document.span(run)) == key && is_of(m, claim.kind);
        for miss in misses.iter().filter(before) {
            writeln!(out, "     {:12} {}: {}", "not by", miss.rule, miss.why)?;
        }
        Ok(())
    }
}

/// Whether a miss is one of a rule of this kind.
fn is_of(miss: &Miss, kind: Kind) -> bool {
    miss.rule.split('/').next() == Some(kind.name())
}

/// Whether words are part of a value of the claim.
fn tells(claim: &Claim, span: Span) -> bool {
    let mut values = claim.fields.0.iter().flat_map(|(_, value)| value.each());
    values.any(|v| v.words().is_some_and(|(_, start, end)| Span::new(start, end).contains(span)))
}

/// A value in one line: its words, then what they mean.
fn told(value: &Value) -> String {
    let text = value.words().map_or("", |(text, ..)| text);
    let mut line = format!("\"{}\"", flat(text));
    if let Ok(serde_json::Value::Object(map)) = serde_json::to_value(value) {
        for (key, meaning) in map.iter().filter(|(key, _)| !matches!(key.as_str(), "text" | "start" | "end"))
        {
            let meaning = meaning.as_str().map_or_else(|| meaning.to_string(), ToString::to_string);
            line.push_str(&format!("  {key}={meaning}"));
        }
    }
    line
}

/// Words on one line, with what a terminal would obey written out.
fn flat(text: &str) -> String {
    show::safe(text.trim())
}
