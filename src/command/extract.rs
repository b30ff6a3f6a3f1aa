//! `claims extract`: reads articles, writes claims.
//!
//! Articles are read by all cores and written in their order, as they are finished; memory does not grow with the
//! input. Example: `claims extract seeds/ > claims.jsonl`.

use super::guard::guarded;
use super::input::Input;
use super::parallel::{self, Taker};
use super::progress::Progress;
use super::tally::{Counts, Tally};
use super::target::{Target, Texts};
use super::{Outcome, tell};
use anyhow::{Error, Result};
use claims::article::Article;
use claims::article::source::{InputError, Problem, Raw, Reading};
use claims::claim::{Claim, MOST_TIMES, Offsets, Told, Unit, gather};
use claims::extract::Kind;
use claims::lexicon::Lexicon;
use claims::output::{self, brat};
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, stderr, stdout};
use std::mem::ManuallyDrop;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Read articles and write their claims, one record each
#[derive(Debug, Args)]
#[command(after_help = "Example: claims extract seeds/ --kind oil_volume -o volumes.jsonl")]
pub struct Extract {
    #[command(flatten)]
    input: Input,
    /// How to write claims
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Only claims of this kind; may be given several times [default: all]
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// Write to FILE, whole or not at all; a folder for brat [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write each article's text, in which offsets count, to DIR/SHA256.txt [default: nowhere]
    #[arg(long, value_name = "DIR")]
    save_text: Option<PathBuf>,
    /// What `start` and `end` count (jsonl, json and csv)
    #[arg(long, value_enum, default_value_t)]
    offsets: OffsetUnit,
    /// How many threads read articles; the output is the same [default: as many as cores]
    #[arg(short, long, value_name = "N", alias = "threads")]
    jobs: Option<NonZeroUsize>,
    /// Tell on the standard error how much was read, found and left out, and how fast
    #[arg(long)]
    stats: bool,
    /// No summary and no progress on the standard error
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    #[default]
    Jsonl,
    /// One JSON array
    Json,
    /// One row a claim, with the sentence
    Csv,
    /// W3C Web Annotation (JSON-LD)
    Webannotation,
    /// Brat standoff, a .txt and a .ann for each article in the folder -o
    Brat,
}

/// What offsets count, on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OffsetUnit {
    /// Bytes of UTF-8
    #[default]
    Byte,
    /// Unicode code points, as in Python
    Char,
    /// UTF-16 units, as in JavaScript and Java
    Utf16,
}

impl OffsetUnit {
    pub fn unit(self) -> Unit {
        match self {
            Self::Byte => Unit::Byte,
            Self::Char => Unit::Char,
            Self::Utf16 => Unit::Utf16,
        }
    }
}

pub fn kind(name: &str) -> Result<Kind, String> {
    let known = || Kind::ALL.map(Kind::name).join(", ");
    Kind::named(name).ok_or_else(|| format!("the kinds are {}", known()))
}

impl Extract {
    pub fn run(&self) -> Result<Outcome> {
        // The process ends with the run: what the lists take up need not be given back piece by piece.
        let lexicon = ManuallyDrop::new(self.input.lexicon()?);
        let reading = self.input.reading()?;
        let mut source = self.input.source(&reading);
        let progress =
            self.shows_progress().then(|| Progress::new(self.input.paths.clone(), source.bytes_read()));
        let texts = self.save_text.as_deref().map(Texts::open).transpose()?;
        let mut run = Run { target: self.target()?, texts, tally: Tally::default(), progress };
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let work = |batch: Vec<_>| self.read(batch, &reading, &lexicon);
        let batches = std::iter::from_fn(move || source.batch());
        parallel::in_order(self.jobs.unwrap_or_else(cores).get(), batches, work, &mut run)?;
        drop(run.progress);
        run.target.finish()?;
        if self.stats {
            run.tally.stats().iter().for_each(|line| tell(format_args!("{line}")));
        } else if !self.quiet {
            tell(format_args!("{}", run.tally.summary()));
        }
        Ok(Outcome::fault_if(run.tally.unread() > 0))
    }

    /// Where records go to a terminal they would stand in its way.
    fn shows_progress(&self) -> bool {
        !self.quiet && stderr().is_terminal() && (self.output.is_some() || !stdout().is_terminal())
    }

    fn target(&self) -> Result<Target> {
        match self.format {
            Format::Brat => Target::folder(self.output.as_deref()),
            format => Target::stream(format.stream(), self.output.as_deref()),
        }
    }

    fn read(
        &self,
        batch: Vec<Result<Raw, InputError>>,
        reading: &Reading,
        lexicon: &Lexicon,
    ) -> Vec<Result<Done, InputError>> {
        each(batch.into_iter().map(|raw| article(raw?, reading)).collect(), |articles| {
            let told =
                gather::of_each(articles, lexicon, |article, made, claims| self.add(article, made, claims));
            articles.iter().zip(told).map(|(article, told)| self.done(article, told)).collect()
        })
    }

    /// Writes the claims of a stretch, unless the format takes an article as a whole.
    fn add<'a>(&self, article: &'a Article, made: &mut Made<'a>, mut claims: Vec<Claim>) {
        claims.retain(|claim| self.kind.is_empty() || self.kind.contains(&claim.kind));
        made.counts.add_claims(&claims);
        if self.format.takes_the_whole() {
            made.waiting.extend(claims);
        } else {
            let offsets =
                made.offsets.get_or_insert_with(|| Offsets::new(&article.text, self.offsets.unit()));
            claims.iter_mut().for_each(|claim| offsets.rewrite(claim));
            made.pieces.push(self.format.article(article, &claims));
        }
    }

    fn done(&self, article: &Article, told: Told<Made>) -> Result<Done, Problem> {
        if told.is_heap {
            return Err(Problem::Heap(MOST_TIMES));
        }
        let Made { mut pieces, waiting, mut counts, .. } = told.claims;
        counts.add_article(article, told.sentences);
        if self.format.takes_the_whole() {
            pieces.push(self.format.article(article, &waiting));
        }
        let warnings = article.warnings.iter().map(|w| format!("{}: {w}", article.path)).collect();
        let sha256 = self.save_text.is_some().then(|| article.sha256());
        let wanted = sha256.is_some() || self.format == Format::Brat;
        let text = if wanted { article.text.clone() } else { String::new() };
        Ok(Done { path: article.path.clone(), text, sha256, claims: pieces, warnings, counts })
    }
}

/// What is made of an article's claims while it is read.
#[derive(Default)]
struct Made<'a> {
    /// Those of each stretch, as they are to be written …
    pieces: Vec<Vec<u8>>,
    /// … or as they are, where all are to be known for that.
    waiting: Vec<Claim>,
    offsets: Option<Offsets<'a>>,
    counts: Counts,
}

/// Decodes and parses one article.
fn article(raw: Raw, reading: &Reading) -> Result<Article, InputError> {
    let path = raw.place();
    guarded(|| raw.article(reading))
        .unwrap_or_else(|fault| Err(InputError { path, problem: Problem::Failed(fault) }))
}

/// What is made of each article. All are worked on together; where the program itself fails on that, each alone, so
/// that its fault costs one article and no other.
fn each<T>(
    articles: Vec<Result<Article, InputError>>,
    work: impl Fn(&[&Article]) -> Vec<Result<T, Problem>>,
) -> Vec<Result<T, InputError>> {
    let all: Vec<&Article> = articles.iter().flatten().collect();
    let alone = |article: &&Article| {
        let failed = |fault| vec![Err(Problem::Failed(fault))];
        guarded(|| work(&[*article])).unwrap_or_else(failed)
    };
    let done = guarded(|| work(&all)).unwrap_or_else(|_| all.iter().flat_map(alone).collect());
    let mut done = done.into_iter();
    let each = articles.into_iter().filter_map(|article| match article {
        Ok(Article { path, .. }) => {
            done.next().map(|own| own.map_err(|problem| InputError { path, problem }))
        }
        Err(error) => Some(Err(error)),
    });
    each.collect()
}

impl Format {
    fn stream(self) -> output::Format {
        match self {
            Self::Jsonl | Self::Brat => output::JSONL,
            Self::Json => output::JSON,
            Self::Csv => output::CSV,
            Self::Webannotation => output::WEB_ANNOTATION,
        }
    }

    /// What it writes of an article needs all its claims.
    fn takes_the_whole(self) -> bool {
        matches!(self, Self::Brat | Self::Webannotation)
    }

    fn article(self, article: &Article, claims: &[Claim]) -> Vec<u8> {
        match self {
            Self::Brat => brat::ann(article, claims).into_bytes(),
            format => (format.stream().article)(article, claims),
        }
    }
}

/// What one article gave.
struct Done {
    path: String,
    /// The article's text, where the output needs it.
    text: String,
    /// Of the text, where it is to be saved.
    sha256: Option<String>,
    claims: Vec<Vec<u8>>,
    warnings: Vec<String>,
    counts: Counts,
}

/// So many inputs are told that are left out for one reason: an archive may have millions.
const MOST_TOLD: usize = 1000;

/// One run over all input.
struct Run {
    target: Target,
    texts: Option<Texts>,
    tally: Tally,
    progress: Option<Progress>,
}

impl Run {
    fn tell(&self, message: &str) {
        match &self.progress {
            Some(progress) => progress.suspend(|| tell(format_args!("{message}"))),
            None => tell(format_args!("{message}")),
        }
    }

    fn article(&mut self, result: Result<Done, InputError>) -> Result<()> {
        match result {
            Ok(done) => {
                self.tally.add(&done.counts);
                done.warnings.iter().for_each(|warning| self.tell(warning));
                if let (Some(texts), Some(sha256)) = (&self.texts, &done.sha256) {
                    texts.save(sha256, &done.text)?;
                }
                self.target.article(&done.path, &done.text, &done.claims)?;
            }
            Err(error) => {
                let count = self.tally.add_unread(&error.problem);
                if count <= MOST_TOLD {
                    self.tell(&error.to_string());
                }
                if count == MOST_TOLD {
                    self.tell("further inputs with this problem are counted (--stats), not told");
                }
            }
        }
        Ok(())
    }
}

impl Taker<Vec<Result<Done, InputError>>> for Run {
    type Error = Error;

    fn take(&mut self, batch: Vec<Result<Done, InputError>>) -> Result<()> {
        batch.into_iter().try_for_each(|result| self.article(result))?;
        if let Some(progress) = &mut self.progress {
            progress.show(|| self.tally.summary());
        }
        Ok(())
    }

    fn pause(&mut self) -> Result<()> {
        self.target.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claims::article::source::Source;

    #[test]
    fn an_article_that_the_program_fails_on_is_named_and_costs_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.jsonl");
        std::fs::write(&file, "{\"text\": \"a\"}\n{\"text\": \"b\", \"id\": \"x\"}\n{\"text\": \"c\"}\n")
            .unwrap();
        let reading = Reading::default();
        let parse = |raw: Result<Raw, InputError>| article(raw.unwrap(), &reading);
        let text = |own: &&Article| if own.text == "b" { panic!("odd") } else { Ok(own.text.clone()) };
        let read = each(Source::new(vec![file], reading.clone()).map(parse).collect(), |articles| {
            articles.iter().map(text).collect()
        });
        let told = read[1].as_ref().unwrap_err().to_string();
        assert!(told.contains("a.jsonl#x: the program failed on it (src/command/extract.rs:"), "{told}");
        assert!(told.ends_with(": odd); please report this"), "{told}");
        assert_eq!((read[0].as_deref().ok(), read[2].as_deref().ok()), (Some("a"), Some("c")));
    }
}
