//! Where articles come from: files, folders and the standard input; text, JSON Lines, pages and web archives.
//!
//! Reads one article at a time, so that memory does not grow with the input. An input that cannot be read is an
//! error of its own and stops nothing else. Example: [`articles`] of `["news/"]` yields the articles of all its
//! files in the order of their names.

#[cfg(feature = "html")]
mod around;
mod decode;
#[cfg(feature = "html")]
mod depth;
mod error;
#[cfg(feature = "html")]
mod flow;
mod format;
mod html;
mod http;
mod jsonl;
#[cfg(feature = "html")]
mod linked;
mod members;
#[cfg(feature = "html")]
mod prune;
mod raw;
mod stream;
#[cfg(feature = "html")]
mod tree;
mod walk;
mod warc;

pub use decode::Encoding;
pub use error::{InputError, Problem};
pub use format::Format;
pub use jsonl::Mapping;
pub use raw::Raw;
pub use walk::total_bytes;

use super::{Article, Options};
use raw::Content;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use stream::Stream;
use walk::Found;

/// How to read inputs.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub format: Format,
    pub encoding: Encoding,
    /// Keys of JSON Lines that are not the usual ones.
    pub mapping: Mapping,
    pub limits: Limits,
    pub article: Options,
}

/// What an input may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of one article's file, line or page, decompressed.
    pub max_article_bytes: u64,
    /// How many times its compressed size an input may have.
    pub max_ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_article_bytes: 64 << 20, max_ratio: 250 }
    }
}

/// Every article of the paths, in order; `-`, or no path, is the standard input.
pub fn articles(paths: Vec<PathBuf>, reading: Reading) -> impl Iterator<Item = Result<Article, InputError>> {
    let source = Source::new(paths, reading.clone());
    source.map(move |raw| raw.and_then(|raw| raw.article(&reading)))
}

/// The bytes of a file (`-`: of the standard input), decompressed; `read` counts them as they stand.
pub fn bytes(path: &Path, read: &Arc<AtomicU64>) -> io::Result<Box<dyn BufRead + Send>> {
    Ok(Box::new(match path.as_os_str() == "-" {
        true => stream::stdin(u64::MAX, read)?,
        false => stream::open(path, u64::MAX, read)?,
    }))
}

/// The inputs as they stand, in order: an iterator that does the I/O and nothing else.
pub struct Source {
    files: Box<dyn Iterator<Item = Result<Found, InputError>> + Send>,
    open: Option<Open>,
    /// The one article of the open input that is wanted.
    part: Option<Part>,
    reading: Reading,
    /// How many bytes of the inputs were read so far, compressed as they are.
    consumed: Arc<AtomicU64>,
}

/// An input of several articles that is being read.
enum Open {
    Lines(jsonl::Lines),
    Archive(warc::Archive),
}

/// `FILE#NAME`
struct Part {
    file: String,
    name: String,
}

type Item = Result<Raw, InputError>;

/// So many bytes make a batch, whose articles are worked on together: many enough that each reader and rule is fetched
/// once for hundreds of sentences, few enough that what is read of them stays in the processor's cache.
const BATCH: usize = 128 << 10;

/// About how much work an item is, in bytes.
fn weight(item: &Item) -> usize {
    const LEAST: usize = 256;
    item.as_ref().map_or(0, |raw| raw.bytes.len()) + LEAST
}

impl Source {
    pub fn new(paths: Vec<PathBuf>, reading: Reading) -> Self {
        Self { files: Box::new(walk::walk(paths)), open: None, part: None, reading, consumed: Arc::default() }
    }

    /// How many bytes of the inputs are read, as they stand; it goes on counting while this iterator runs.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.consumed)
    }

    /// The next articles, as many as are at hand without waiting for a stream; `None` at the end.
    pub fn batch(&mut self) -> Option<Vec<Item>> {
        let first = self.next()?;
        let (mut weight, mut batch) = (weight(&first), vec![first]);
        while weight < BATCH && self.is_at_hand() {
            let Some(item) = self.next() else { break };
            weight += self::weight(&item);
            batch.push(item);
        }
        Some(batch)
    }

    fn is_at_hand(&self) -> bool {
        match &self.open {
            Some(Open::Lines(lines)) => lines.is_at_hand(),
            Some(Open::Archive(archive)) => archive.is_at_hand(),
            None => true,
        }
    }

    /// The next article of the open input.
    fn continued(&mut self) -> Option<Item> {
        loop {
            let item = match self.open.as_mut()? {
                Open::Lines(lines) => lines.next(),
                Open::Archive(archive) => archive.next(),
            };
            let Some(part) = &self.part else { return item };
            let found = match item {
                Some(Ok(raw)) if raw.is_named(&part.name, &self.reading) => Ok(raw),
                Some(_) => continue,
                None => Err(Problem::NoSuchPart.at(&format!("{}#{}", part.file, part.name))),
            };
            self.open = None;
            return Some(found);
        }
    }

    fn begin(&mut self, found: Found) -> Option<Item> {
        let (path, name) = match &found {
            Found::Stdin => (None, "-".to_string()),
            Found::File(path) | Found::Part(path, _) => (Some(path.as_path()), path.display().to_string()),
        };
        self.part = None;
        if let Found::Part(_, part) = &found {
            self.part = Some(Part { file: name.clone(), name: part.clone() });
        }
        match self.read(path, &name) {
            Ok(item) => item.map(Ok),
            Err(problem) => Some(Err(problem.at(&name))),
        }
    }

    /// Opens an input; gives its article where it has but one.
    fn read(&mut self, path: Option<&Path>, name: &str) -> Result<Option<Raw>, Problem> {
        let Limits { max_article_bytes: most, max_ratio } = self.reading.limits;
        let opened = match path {
            Some(path) => stream::open(path, max_ratio, &self.consumed),
            None => stream::stdin(max_ratio, &self.consumed),
        };
        let (format, stream) = format(self.reading.format, path, opened.map_err(Problem::of_io)?)?;
        let content = match format {
            Format::Jsonl => {
                self.open = Some(Open::Lines(jsonl::Lines::new(stream, name.to_string(), most)));
                return Ok(None);
            }
            Format::Warc => {
                self.open = Some(Open::Archive(warc::Archive::new(stream, name.to_string(), most)));
                return Ok(None);
            }
            Format::Html => Content::Html { url: None, label: None },
            Format::Auto | Format::Text | Format::Markdown => Content::Text,
        };
        let bytes = whole(stream, most)?;
        Ok(Some(Raw { path: name.to_string(), bytes, content }))
    }
}

/// How much of an input is looked into to tell its format.
const FIRST: usize = 1024;

/// What the input is made of; it is looked into only where neither the user nor its name tells.
fn format(asked: Format, path: Option<&Path>, mut stream: Stream) -> Result<(Format, Stream), Problem> {
    let told = asked.told(path);
    // An archive is looked into record by record, so that a broken first one costs no other.
    if told != Some(Format::Warc) && stream.fill_buf().map_err(Problem::of_io)?.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(format) = told {
        return Ok((format, stream));
    }
    let (first, stream) = stream::first(stream, FIRST).map_err(Problem::of_io)?;
    Ok((format::by_content(&first), stream))
}

fn whole(stream: Stream, most: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    stream.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(Problem::of_io)?;
    if bytes.len() as u64 > most { Err(Problem::TooLong(most)) } else { Ok(bytes) }
}

impl Iterator for Source {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.continued() {
                return Some(item);
            }
            self.open = None;
            match self.files.next()? {
                Err(error) => return Some(Err(error)),
                Ok(found) => {
                    if let Some(item) = self.begin(found) {
                        return Some(item);
                    }
                }
            }
        }
    }
}
