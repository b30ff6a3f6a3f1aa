//! What was odd in an article that was read all the same.
//!
//! Example: `a.txt:1: there is no day 2023-02-30; the header's date is not used`.

use crate::span::Span;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// The header or front matter names a day that the calendar does not have.
    #[error("line {line}: there is no day {text}; this date is not used")]
    NoSuchDay { text: String, span: Span, line: usize },
    /// A date that came beside the text, in JSON or in a page's head.
    #[error("there is no day {text}; this date is not used")]
    NoSuchDayTold { text: String },
    /// Neither the input nor its reader said what it is.
    #[error("byte {byte} is not UTF-8; read as {encoding}, --encoding names another")]
    NotUtf8 { byte: u64, encoding: String },
}
