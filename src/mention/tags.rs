//! The flags of a sentence's tokens, by what the word lists say of them.
//!
//! Leaves what a hit means beyond its class. Example: in "Dr. Omar Sen" the first two tokens are `HONORIFIC`.

use super::{Document, Place};
use crate::lexicon::Signs;

/// The tokens of one sentence; no token outside it has a flag.
#[derive(Clone, Copy)]
pub struct Tags<'d> {
    first: usize,
    places: &'d [Place],
    all: u64,
}

impl<'d> Tags<'d> {
    pub fn read(document: &'d Document, sentence: usize) -> Self {
        match document.sentences.get(sentence) {
            Some(s) => {
                let places = document.places.get(s.tokens.clone()).unwrap_or_default();
                Self { first: s.tokens.start, places, all: s.flags }
            }
            None => Self { first: 0, places: &[], all: 0 },
        }
    }

    /// Whether the token carries one of the flags.
    #[inline]
    pub fn has(&self, at: usize, flags: u64) -> bool {
        self.places.get(at.wrapping_sub(self.first)).is_some_and(|p| p.flags & flags != 0)
    }

    /// A word that begins with a capital letter.
    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        self.places.get(at.wrapping_sub(self.first)).is_some_and(|p| p.begins.any(Signs::CAPITAL))
    }

    /// Whether any token of the sentence carries one of the flags.
    pub fn any(&self, flags: u64) -> bool {
        self.all & flags != 0
    }
}
