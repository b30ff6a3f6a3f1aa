//! Sentences: cuts the blocks of an article's body where sentences end.
//!
//! Leaves the title and everything that stands in no block. Example: "He paid $1.5 bn. It was much." is two.

mod boundary;
mod next;
mod words;

use crate::article::{Article, BlockKind, blank, is_blank};
use crate::span::Span;
use boundary::Stops;

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
    let mut found = Vec::with_capacity(2 * article.body.len());
    let mut stops = Stops::new(&article.text);
    for (block, b) in article.body.iter().enumerate() {
        cut(&mut stops, b.span, |span| found.push(Sentence { span, block, kind: b.kind }));
    }
    found
}

/// Sentences of an article that are read together: all of them, or, where it is long, those of a part.
#[derive(Clone, Debug)]
pub struct Stretch<'a> {
    pub article: &'a Article,
    pub sentences: Vec<Sentence>,
}

/// A stretch ends with the first block that goes over so many bytes, or at the latest with a sentence over twice as
/// many. What is told further off tells nothing of a sentence, and what is known of so many is all at hand.
const STRETCH: usize = 256 << 10;

impl<'a> Stretch<'a> {
    pub fn whole(article: &'a Article) -> Self {
        Self { article, sentences: sentences(article) }
    }

    /// The stretches of an article: one, mostly.
    pub fn all(article: &'a Article) -> Vec<Self> {
        let sentences = sentences(article);
        let (mut all, mut rest) = (Vec::new(), &sentences[..]);
        while let Some((own, later)) = end(rest).map(|end| rest.split_at(end)) {
            all.push(Self { article, sentences: own.to_vec() });
            rest = later;
        }
        if all.is_empty() {
            return vec![Self { article, sentences }];
        }
        all.push(Self { article, sentences: rest.to_vec() });
        all
    }
}

/// How many sentences make a stretch, where more follow.
fn end(sentences: &[Sentence]) -> Option<usize> {
    let start = sentences.first()?.span.start;
    let ends = |pair: &[Sentence]| {
        let length = pair[0].span.end - start;
        length > 2 * STRETCH || length > STRETCH && pair[0].block != pair[1].block
    };
    sentences.windows(2).position(ends).map(|last| last + 1)
}

/// Calls `found` with every sentence of `text[block]`; nothing where the span is not one of `text`.
pub fn split(text: &str, block: Span, found: impl FnMut(Span)) {
    cut(&mut Stops::new(text), block, found);
}

fn cut(stops: &mut Stops, block: Span, mut found: impl FnMut(Span)) {
    let text = stops.text;
    if text.get(block.start..block.end).is_none() {
        return;
    }
    boundary::split(stops, block, |span| {
        if span.of(text).contains(char::is_alphanumeric) {
            short(text, span, &mut found);
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
        span.start = cut + blank(rest);
    }
    found(span);
}
