//! An article: its text, its date and where that came from, its title, and the blocks that are its body.
//!
//! Offsets count from the text's first byte. What is no part of a sentence (header, byline, dateline, agency
//! tag, page debris) stands in no block. Example: " date 2023-07-29 Trade grows" gives date and title.

mod blocks;
mod dateline;
mod day;
mod debris;
mod head;
mod line;
mod page;
mod parse;
mod shape;
pub mod source;
mod warning;

pub use line::{blank, is_blank, on_one_line, trim};
pub use parse::{Known, Options, parse, parse_known};
pub use warning::Warning;

use crate::span::Span;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where an article's date was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    /// A ` date YYYY-MM-DD` header line.
    Header,
    /// YAML front matter, JSON keys, HTML meta tags or JSON-LD.
    Meta,
    /// A dateline in the text ("ASTANA, Kazakhstan, March 9, 2024").
    Dateline,
    /// The article's address, or its file's name.
    Filename,
    /// `--date`.
    Flag,
    #[default]
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    /// A subhead: a short line of its own without a full stop.
    Heading,
    ListItem,
}

/// A stretch of the body; sentences never cross its border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

/// One article as read.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// As given on the command line or by the input.
    pub path: String,
    /// The whole file (or the text field, or the extracted text), decoded to UTF-8.
    pub text: String,
    pub date: Option<NaiveDate>,
    pub date_source: DateSource,
    pub title: Option<String>,
    /// Where the title stands in `text`, if it does.
    pub title_span: Option<Span>,
    pub url: Option<String>,
    /// The encoding the file was read from, where it was not UTF-8.
    pub encoding: Option<String>,
    pub body: Vec<Block>,
    /// What was odd and was passed over.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// SHA-256 of the text's bytes, in hexadecimal.
    pub fn sha256(&self) -> String {
        Sha256::digest(self.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
