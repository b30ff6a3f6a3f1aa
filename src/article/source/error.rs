//! Why an input gave no article: one line that names the input, says what is wrong and what to do.
//!
//! Example: `old.txt: byte 1042 is not UTF-8; convert the file, or give its encoding with --encoding`.

use std::io;

/// An input that gave no article; the others are not touched by it.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct InputError {
    /// The file, the folder, or `FILE#RECORD`.
    pub path: String,
    pub problem: Problem,
}

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    #[error("there is no such file or folder")]
    Missing,
    #[error("the file holds no such article")]
    NoSuchPart,
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("is empty")]
    Empty,
    #[error("the folder holds no articles (.txt, .md, .html, .jsonl, .warc, also with .gz or .zst)")]
    NoArticles,
    #[error("is no text but {0}; convert it to text, HTML or JSON Lines")]
    Binary(&'static str),
    #[error("byte {0} is not UTF-8; convert the file, or give its encoding with --encoding")]
    NotUtf8(u64),
    #[error("cannot be decoded as {0}; give its encoding with --encoding")]
    NotDecoded(&'static str),
    #[error("is longer than {0} bytes; raise the limit with --max-article-bytes")]
    TooLong(u64),
    #[error("line {line} is longer than {limit} bytes; raise the limit with --max-article-bytes")]
    LineTooLong { line: u64, limit: u64 },
    #[error("grows more than {0} times when decompressed; raise the limit with --max-ratio")]
    TooDense(u64),
    #[error("line {line} is no JSON: {message}")]
    NotJson { line: u64, message: String },
    #[error("line {line} is no JSON object with a text in `{tried}`; name the key with --map text=KEY")]
    NoText { line: u64, tried: String },
    #[error("is one JSON array; write one object a line (jq -c '.[]')")]
    JsonArray,
    #[error("is one JSON object over several lines; write it in one (jq -c .)")]
    JsonObject,
    #[error("no article was found in the page")]
    NoMainText,
    #[error("nests more than {0} elements in each other; it is not read")]
    TooDeep(usize),
    #[error("this build reads no HTML; build it with the feature `html`")]
    NoHtml,
    #[error("the compressed data is broken: {0}")]
    BadCompression(io::Error),
    #[error(
        "its records would be more than {0} times as long as it is; it is a heap of figures, and left out"
    )]
    Heap(usize),
    #[error("the program failed on it ({0}); please report this")]
    Failed(String),
    #[error("{count} broken WARC records were passed over, the first at byte {first}")]
    BadRecords { count: u64, first: u64 },
}

/// More bytes came out of a compressed input than the limit allows.
#[derive(Debug, thiserror::Error)]
#[error("too dense")]
pub(super) struct Dense(pub u64);

impl Problem {
    /// What an error while reading means.
    pub(super) fn of_io(error: io::Error) -> Self {
        if let Some(Dense(limit)) = error.get_ref().and_then(|e| e.downcast_ref()) {
            return Self::TooDense(*limit);
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                Self::BadCompression(error)
            }
            _ => Self::Unreadable(error),
        }
    }

    pub(super) fn at(self, path: &str) -> InputError {
        InputError { path: path.to_string(), problem: self }
    }
}
