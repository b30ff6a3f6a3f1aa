//! Sentences: cuts the blocks of an article's body where sentences end.
//!
//! Leaves the title and everything that stands in no block. Example: "He paid $1.5 bn. It was much." is two.

mod boundary;
mod next;
mod words;

use crate::article::{Article, BlockKind, is_blank};
use crate::span::Span;

/// A sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index of its block in the article's body.
    pub block: usize,
    pub kind: BlockKind,
}

/// The sentences of the body, in order. What has neither letter nor digit is none.
pub fn sentences(article: &Article) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (block, b) in article.body.iter().enumerate() {
        split(&article.text, b.span, |span| found.push(Sentence { span, block, kind: b.kind }));
    }
    found
}

/// Calls `found` with every sentence of `text[block]`; nothing where the span is not one of `text`.
pub fn split(text: &str, block: Span, mut found: impl FnMut(Span)) {
    if text.get(block.start..block.end).is_none() {
        return;
    }
    boundary::split(text, block, |span| {
        let quote = span.of(text);
        let start = span.end - quote.trim_start_matches(is_blank).len();
        let end = start + Span::new(start, span.end).of(text).trim_end_matches(is_blank).len();
        if Span::new(start, end).of(text).contains(char::is_alphanumeric) {
            found(Span::new(start, end));
        }
    });
}
