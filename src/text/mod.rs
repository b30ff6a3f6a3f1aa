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
        let start = span.start + next::blank(quote);
        let end = start + Span::new(start, span.end).of(text).trim_end_matches(is_blank).len();
        if Span::new(start, end).of(text).contains(char::is_alphanumeric) {
            short(text, Span::new(start, end), &mut found);
        }
    });
}

/// No sentence that people wrote is longer, in bytes. Every record holds its whole sentence, so that one of
/// megabytes would make as many megabytes for each of its figures.
const LONGEST: usize = 8192;

/// Cuts what is no sentence but a heap of words, at blanks where it has any.
fn short(text: &str, mut span: Span, found: &mut impl FnMut(Span)) {
    while span.len() > LONGEST {
        let most = (span.start..=span.start + LONGEST).rev().find(|at| text.is_char_boundary(*at));
        let most = most.unwrap_or(span.end);
        let head = Span::new(span.start, most).of(text);
        let cut = head.rfind(is_blank).filter(|at| *at > 0).map_or(most, |at| span.start + at);
        found(Span::new(span.start, cut));
        let rest = Span::new(cut, span.end).of(text);
        span.start = cut + next::blank(rest);
    }
    found(span);
}
