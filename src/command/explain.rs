//! `claims explain`: what the program sees in each sentence: its mentions, and the claims with their rules.
//!
//! Example: `claims explain seeds/001_357ab2dfbe48025c.txt:15`.

use super::input::Input;
use super::mentions::of_sentence;
use super::{Outcome, tell};
use anyhow::{Result, bail};
use claims::claim::{self, Claim, Sealer, Value};
use claims::extract::Value as Found;
use claims::lexicon::List;
use claims::mention::{self, Document};
use claims::span::Lines;
use clap::Args;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Show what is seen in each sentence of a file: mentions, cue words, claims and their rules
#[derive(Debug, Args)]
#[command(after_help = "Example: claims explain seeds/001_357ab2dfbe48025c.txt:15")]
pub struct Explain {
    /// A file; with :LINE only the sentences that stand on that line [default: all lines]
    #[arg(value_name = "FILE[:LINE]")]
    file: String,
    /// A folder of TOML files that add to the built-in word lists [default: none]
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

impl Explain {
    pub fn run(&self) -> Result<Outcome> {
        let (file, line) = self.place();
        let input = Input { paths: vec![file.clone()], lexicon: self.lexicon.clone(), ..Input::default() };
        let lexicon = input.lexicon()?;
        let mut out = BufWriter::new(std::io::stdout());
        let (mut shown, mut failed) = (0, false);
        for article in input.articles()? {
            match article {
                Ok(article) => {
                    let document = mention::read(&article, &lexicon);
                    shown += Page::of(&document).show(&mut out, line)?;
                }
                Err(error) => {
                    failed = true;
                    tell(format_args!("{error}"));
                }
            }
        }
        out.flush()?;
        match line {
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
    claims: Vec<Claim>,
}

impl<'p> Page<'p> {
    fn of(document: &'p Document<'p>) -> Self {
        Self { document, sealer: Sealer::new(document), claims: claim::all(document) }
    }

    /// Shows the sentences (of a line), and says how many.
    fn show(&self, out: &mut impl Write, line: Option<usize>) -> Result<usize> {
        let lines = Lines::of(&self.document.article.text);
        let mut shown = 0;
        for (i, sentence) in self.document.sentences.iter().enumerate() {
            let first = lines.line(sentence.span.start);
            let last = lines.line(sentence.span.end.saturating_sub(1));
            if line.is_none_or(|line| (first..=last).contains(&line)) {
                shown += 1;
                let article = self.document.article;
                writeln!(out, "{}:{first}: {}", article.path, flat(sentence.span.of(&article.text)))?;
                self.mentions(out, i)?;
                self.claims(out, sentence.span.start)?;
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
        for hit in self.document.hits_of(sentence, List::Cue) {
            let run = mention::Run::new(hit.first, hit.end);
            if let Some(value) =
                self.sealer.value(&Found::class(run, &self.document.lexicon.entry(hit).class))
            {
                writeln!(out, "  cue          {}", told(&value))?;
            }
        }
        Ok(())
    }

    fn claims(&self, out: &mut impl Write, sentence: usize) -> Result<()> {
        let mut none = true;
        for claim in self.claims.iter().filter(|claim| claim.evidence.start == sentence) {
            none = false;
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
        }
        if none {
            writeln!(out, "  => no claim")?;
        }
        Ok(())
    }
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

/// Words on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
