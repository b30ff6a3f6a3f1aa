//! Writes claims: one file a format, each turning the claims of one article into bytes of UTF-8.
//!
//! Example: `{"id": "3f1c9a0e5b7d2468", "kind": "oil_volume", …}`, one line each.

pub mod brat;
pub mod csv;
pub mod jsonl;
pub mod report;
pub mod show;
pub mod webannotation;

use crate::article::Article;
use crate::claim::Claim;

/// A format that goes to one file or pipe.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Written before the first article.
    pub open: fn() -> String,
    /// Written between two articles that have claims.
    pub between: &'static str,
    /// Written at the end.
    pub close: &'static str,
    /// The claims of one article.
    pub article: fn(&Article, &[Claim]) -> Vec<u8>,
}

/// One JSON object a line.
pub const JSONL: Format = Format { open: String::new, between: "", close: "", article: jsonl::article };

/// One JSON array.
pub const JSON: Format =
    Format { open: jsonl::open_array, between: ",\n", close: "\n]\n", article: jsonl::items };

/// One row a claim, under a header.
pub const CSV: Format = Format { open: csv::header, between: "", close: "", article: csv::article };

/// One W3C annotation page.
pub const WEB_ANNOTATION: Format = Format {
    open: webannotation::open,
    between: ",\n",
    close: webannotation::CLOSE,
    article: webannotation::article,
};
