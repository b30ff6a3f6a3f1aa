//! `claims extract`: reads articles, writes claims.
//!
//! Articles are read in batches by all cores and written in their order. Example:
//! `claims extract seeds/ > claims.jsonl`.

use super::input::Input;
use super::sink::Sink;
use super::{Outcome, tell};
use anyhow::{Context, Result, bail};
use claims::article::Article;
use claims::article::source::{InputError, Raw, Reading};
use claims::claim::{self, Claim, Offsets, Unit};
use claims::extract::Kind;
use claims::lexicon::Lexicon;
use claims::mention;
use claims::output::{self, brat};
use clap::{Args, ValueEnum};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

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
    /// What `start` and `end` count (jsonl, json and csv)
    #[arg(long, value_enum, default_value_t)]
    offsets: OffsetUnit,
    /// How many threads read articles; the output is the same [default: as many as cores]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// No summary on the standard error
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

/// A batch ends when it holds this many bytes or articles.
const BATCH_BYTES: usize = 4 << 20;
const BATCH: usize = 512;

impl Extract {
    pub fn run(&self) -> Result<Outcome> {
        let lexicon = self.input.lexicon()?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?;
        let target = Target::open(self.format, self.output.as_deref())?;
        let mut run = Run { options: self, lexicon, pool, target, articles: 0, claims: 0, failed: 0 };
        run.all()?;
        let Run { target, articles, claims, failed, .. } = run;
        target.finish()?;
        if !self.quiet {
            let unread = if failed > 0 { format!(", {failed} inputs not read") } else { String::new() };
            tell(format_args!("{claims} claims in {articles} articles{unread}"));
        }
        Ok(Outcome::fault_if(failed > 0))
    }

    /// The claims of an article in the output's format.
    fn read(&self, article: &Article, lexicon: &Lexicon) -> (usize, String) {
        let mut claims = claim::all(&mention::read(article, lexicon));
        claims.retain(|claim| self.kind.is_empty() || self.kind.contains(&claim.kind));
        if !matches!(self.format, Format::Brat | Format::Webannotation) {
            let offsets = Offsets::new(&article.text, self.offsets.unit());
            claims.iter_mut().for_each(|claim| offsets.rewrite(claim));
        }
        (claims.len(), self.format.article(article, &claims))
    }
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

    fn article(self, article: &Article, claims: &[Claim]) -> String {
        if self == Self::Brat { brat::ann(article, claims) } else { (self.stream().article)(article, claims) }
    }
}

/// One run over all input.
struct Run<'r> {
    options: &'r Extract,
    lexicon: Lexicon,
    pool: rayon::ThreadPool,
    target: Target,
    articles: usize,
    claims: usize,
    failed: usize,
}

impl Run<'_> {
    fn all(&mut self) -> Result<()> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        let reading = self.options.input.reading()?;
        for raw in self.options.input.source(&reading) {
            bytes += raw.as_ref().map_or(0, Raw::len);
            batch.push(raw);
            if bytes >= BATCH_BYTES || batch.len() >= BATCH {
                self.batch(std::mem::take(&mut batch), &reading)?;
                bytes = 0;
            }
        }
        self.batch(batch, &reading)
    }

    /// Reads a batch on all cores and writes what it gives in its order.
    fn batch(&mut self, batch: Vec<Result<Raw, InputError>>, reading: &Reading) -> Result<()> {
        let (options, lexicon) = (self.options, &self.lexicon);
        let read = |raw: Result<Raw, InputError>| {
            let article = raw.and_then(|raw| raw.article(reading))?;
            let (claims, text) = options.read(&article, lexicon);
            Ok((article, claims, text))
        };
        let done: Vec<Result<_, InputError>> =
            self.pool.install(|| batch.into_par_iter().map(read).collect());
        for item in done {
            match item {
                Ok((article, claims, text)) => {
                    self.articles += 1;
                    self.claims += claims;
                    article.warnings.iter().for_each(|w| tell(format_args!("{}: {w}", article.path)));
                    self.target.article(&article, &text)?;
                }
                Err(error) => {
                    self.failed += 1;
                    tell(format_args!("{error}"));
                }
            }
        }
        Ok(())
    }
}

/// Where the run writes.
enum Target {
    Stream {
        sink: Sink,
        format: output::Format,
        begun: bool,
    },
    /// A folder of brat files, and how often each file name was used.
    Folder {
        dir: PathBuf,
        names: BTreeMap<String, usize>,
    },
}

impl Target {
    fn open(format: Format, file: Option<&Path>) -> Result<Self> {
        if format != Format::Brat {
            let (mut sink, format) = (Sink::open(file)?, format.stream());
            sink.write_all((format.open)().as_bytes()).context("cannot write")?;
            return Ok(Self::Stream { sink, format, begun: false });
        }
        let Some(dir) = file else { bail!("brat files need a folder: -o DIR") };
        let cannot = || format!("cannot write {}", dir.display());
        std::fs::create_dir_all(dir).with_context(cannot)?;
        std::fs::write(dir.join("annotation.conf"), brat::conf()).with_context(cannot)?;
        Ok(Self::Folder { dir: dir.to_path_buf(), names: BTreeMap::new() })
    }

    fn article(&mut self, article: &Article, text: &str) -> Result<()> {
        match self {
            Self::Stream { .. } if text.is_empty() => Ok(()),
            Self::Stream { sink, format, begun } => {
                let between = if std::mem::replace(begun, true) { format.between } else { "" };
                sink.write_all(between.as_bytes()).context("cannot write")?;
                sink.write_all(text.as_bytes()).context("cannot write")
            }
            Self::Folder { dir, names } => {
                let name = file_name(&article.path, names);
                for (end, content) in [("txt", article.text.as_str()), ("ann", text)] {
                    let file = dir.join(format!("{name}.{end}"));
                    std::fs::write(&file, content)
                        .with_context(|| format!("cannot write {}", file.display()))?;
                }
                Ok(())
            }
        }
    }

    fn finish(self) -> Result<()> {
        match self {
            Self::Folder { .. } => Ok(()),
            Self::Stream { mut sink, format, .. } => {
                sink.write_all(format.close.as_bytes()).context("cannot write")?;
                sink.finish()
            }
        }
    }
}

/// The name of an article's files: its own, with a number where it was used before.
fn file_name(path: &str, names: &mut BTreeMap<String, usize>) -> String {
    let stem = Path::new(path).file_stem().map_or("article".into(), |s| s.to_string_lossy().into_owned());
    let stem: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let used = names.entry(stem.clone()).or_default();
    *used += 1;
    if *used == 1 { stem } else { format!("{stem}-{used}") }
}
