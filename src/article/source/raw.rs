//! An input as it was read, not yet looked into: cheap to get in order, then made an article on any thread.
//!
//! Example: a line of a JSON Lines file.

use super::error::{InputError, Problem};
use super::{Reading, decode, jsonl};
use crate::article::{Article, Known, parse_known};

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
                jsonl::read(&self.bytes, line, at, &reading.mapping).is_ok_and(|fields| fields.name == name)
            }
            _ => self.path.split_once('#').is_some_and(|(_, own)| own == name),
        }
    }

    fn read(self, reading: &Reading) -> Result<Article, Problem> {
        let Raw { path, bytes, content } = self;
        match content {
            Content::Text => {
                let decoded = decode::text(bytes, reading.encoding)?;
                let known = Known { encoding: decoded.encoding, ..Known::default() };
                article(&path, decoded.text, known, reading)
            }
            Content::Json { line, at } => {
                let fields = jsonl::read(&bytes, line, at, &reading.mapping)?;
                article(&format!("{path}#{}", fields.name), fields.text, fields.known, reading)
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

fn article(path: &str, text: String, known: Known, reading: &Reading) -> Result<Article, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(parse_known(path, text, known, &reading.article))
}
