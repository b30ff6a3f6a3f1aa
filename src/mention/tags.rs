//! The flags of a sentence's tokens, by what the word lists say of them.
//!
//! Leaves what a hit means beyond its class. Example: in "Dr. Omar Sen" the first two tokens are `HONORIFIC`.

use super::{Document, Sentence, tag};
use std::ops::Range;

/// The tokens of one sentence; no token outside it has a flag.
#[derive(Clone, Copy)]
pub struct Tags<'d> {
    first: usize,
    flags: &'d [u64],
    all: u64,
}

impl<'d> Tags<'d> {
    pub fn read(document: &'d Document, sentence: usize) -> Self {
        let none = Self { first: 0, flags: &[], all: 0 };
        document.sentences.get(sentence).map_or(none, |own| Self::of(document, own))
    }

    pub(super) fn of(document: &'d Document, sentence: &Sentence) -> Self {
        let flags = document.flags.get(sentence.tokens.clone()).unwrap_or_default();
        Self { first: sentence.tokens.start, flags, all: sentence.flags }
    }

    /// Whether the token carries one of the flags.
    #[inline]
    pub fn has(&self, at: usize, flags: u64) -> bool {
        self.flags.get(at.wrapping_sub(self.first)).is_some_and(|own| own & flags != 0)
    }

    /// A word that begins with a capital letter.
    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        self.has(at, tag::CAPITAL)
    }

    /// A word that begins with a capital letter and carries none of the flags.
    #[inline]
    pub fn is_capital_without(&self, at: usize, flags: u64) -> bool {
        let own = self.flags.get(at.wrapping_sub(self.first));
        own.is_some_and(|own| own & (tag::CAPITAL | flags) == tag::CAPITAL)
    }

    /// The tokens of a range that carry one of the flags.
    pub fn all(&self, range: Range<usize>, flags: u64) -> impl Iterator<Item = usize> {
        let within = range.start.wrapping_sub(self.first)..range.end.wrapping_sub(self.first);
        let own = self.flags.get(within).unwrap_or_default().iter().enumerate();
        own.filter(move |(_, own)| **own & flags != 0).map(move |(at, _)| range.start + at)
    }

    /// Whether any token of the sentence carries one of the flags of lists.
    pub fn any(&self, flags: u64) -> bool {
        self.all & flags != 0
    }
}
