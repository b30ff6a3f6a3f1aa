//! What an input is made of: told by its name, else by its first bytes.
//!
//! Example: a file that begins with `{"` is JSON Lines whatever its name, `<!doctype html>` a page.

use super::walk::plain_name;
use memchr::memmem;
use std::path::Path;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// By the file's name, else by its first bytes.
    #[default]
    Auto,
    /// One article, plain.
    Text,
    /// One article, Markdown; read as it stands.
    Markdown,
    /// One JSON object a line, each an article.
    Jsonl,
    /// One page.
    Html,
    /// A web archive.
    Warc,
}

impl Format {
    /// The names, as on the command line.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("auto", Self::Auto),
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("jsonl", Self::Jsonl),
        ("html", Self::Html),
        ("warc", Self::Warc),
    ];

    /// This format, or for `Auto` the one that the name tells.
    pub(super) fn told(self, path: Option<&Path>) -> Option<Self> {
        if self == Self::Auto { path.and_then(by_name) } else { Some(self) }
    }
}

fn by_name(path: &Path) -> Option<Format> {
    let name = plain_name(path);
    match name.rsplit_once('.')?.1 {
        "txt" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "warc" => Some(Format::Warc),
        _ => None,
    }
}

/// The one that the first bytes tell.
pub(super) fn by_content(first: &[u8]) -> Format {
    let bare = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start();
    let lower = bare.to_ascii_lowercase();
    let begins = |with: &[&[u8]]| with.iter().any(|tag| lower.starts_with(tag));
    let object =
        |rest: &[u8]| rest.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    if lower.starts_with(b"warc/") {
        Format::Warc
    } else if object(bare) || bare.strip_prefix(b"[").is_some_and(|rest| object(rest.trim_ascii_start())) {
        Format::Jsonl
    } else if begins(&PAGES) || begins(&[b"<?xml", b"<!--"]) && memmem::find(&lower, b"<html").is_some() {
        Format::Html
    } else {
        Format::Text
    }
}

/// A page begins with one of these, in small letters.
const PAGES: [&[u8]; 8] =
    [b"<!doctype html", b"<html", b"<head", b"<body", b"<meta ", b"<title", b"<article", b"<div"];

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f);
        found.ok_or_else(|| format!("the formats are {}", Self::NAMES.map(|(n, _)| n).join(", ")))
    }
}
