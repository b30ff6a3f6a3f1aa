//! An input as it was read, not yet looked into: cheap to get in order, then made an article on any thread.
//!
//! Example: a line of a JSON Lines file.

use super::error::{InputError, Problem};
use super::jsonl::{self, Fields};
use super::{Reading, decode};
use crate::article::{Article, Known, Warning, parse_known};

/// The bytes of one article and what they are.
#[derive(Debug)]
pub struct Raw {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Text,
    /// A line, and where it begins in its file.
    Json {
        line: u64,
        at: u64,
    },
    /// A page, with its address and encoding as far as the input tells them.
    Html {
        url: Option<String>,
        label: Option<String>,
    },
}

impl Raw {
    /// Where the article stands: its path, or its line in the file.
    pub fn place(&self) -> String {
        match self.content {
            Content::Json { line, .. } => format!("{}: line {line}", self.path),
            _ => self.path.clone(),
        }
    }

    /// Decodes and parses. Does no I/O.
    pub fn article(self, reading: &Reading) -> Result<Article, InputError> {
        let path = self.path.clone();
        self.read(reading).map_err(|problem| problem.at(&path))
    }

    /// Whether the article's path is `FILE#name`.
    pub fn is_named(&self, name: &str, reading: &Reading) -> bool {
        match self.content {
            Content::Json { line, at } => {
                let fields = json(self.bytes.clone(), line, at, reading);
                fields.is_ok_and(|fields| fields.name == name)
            }
            _ => self.path.split_once('#').is_some_and(|(_, own)| own == name),
        }
    }

    fn read(self, reading: &Reading) -> Result<Article, Problem> {
        let Raw { path, bytes, content } = self;
        match content {
            Content::Text => {
                let decoded = decode::text(bytes, reading.encoding)?;
                let warnings = decoded.warning.into_iter().collect();
                let known = Known { encoding: decoded.encoding, warnings, ..Known::default() };
                article(&path, decoded.text, known, reading)
            }
            Content::Json { line, at } => {
                let fields = json(bytes, line, at, reading)?;
                article(&[&path, "#", &fields.name].concat(), fields.text, fields.known, reading)
            }
            Content::Html { url, label } => {
                let decoded = decode::page(bytes, label.as_deref(), reading.encoding)?;
                let page = super::html::read(&decoded.text)?;
                let mut known = page.known;
                known.url = known.url.or(url);
                known.encoding = decoded.encoding;
                article(&path, page.text, known, reading)
            }
        }
    }
}

/// The fields of a line that begins at `at` in its file.
fn json(bytes: Vec<u8>, line: u64, at: u64, reading: &Reading) -> Result<Fields, Problem> {
    let decoded = decode::text(bytes, reading.encoding).map_err(|problem| match problem {
        Problem::NotUtf8(byte) => Problem::NotUtf8(at + byte),
        other => other,
    })?;
    let mut fields = jsonl::read(&decoded.text, line, &reading.mapping)?;
    fields.known.encoding = decoded.encoding;
    fields.known.warnings.extend(decoded.warning.map(|warning| match warning {
        Warning::NotUtf8 { byte, encoding } => Warning::NotUtf8 { byte: at + byte, encoding },
        other => other,
    }));
    Ok(fields)
}

fn article(path: &str, text: String, known: Known, reading: &Reading) -> Result<Article, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(parse_known(path, text, known, &reading.article))
}
