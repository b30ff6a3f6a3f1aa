//! What rules looked at and did not take, with the condition that failed, for those who ask (`claims explain`).
//!
//! The rules tell it where they decide, so that no second reading can say otherwise. In an ordinary run nobody
//! asks, and no words are made. Example: "$3 billion" of a profit is no `trade_figure/measured`, since "profit"
//! stands nearest.

use super::Kind;
use crate::mention::Run;
use std::cell::RefCell;

/// Something that a rule did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    pub sentence: usize,
    /// The words in question; none where it is the whole sentence.
    pub at: Option<Run>,
    /// A rule, a kind, or `any` where it is about all of them.
    pub rule: &'static str,
    /// The condition that failed.
    pub why: String,
}

/// Collects misses where asked to.
#[derive(Debug, Default)]
pub struct Trail(Option<RefCell<Vec<Miss>>>);

impl Trail {
    /// One that collects.
    pub fn asked() -> Self {
        Self(Some(RefCell::default()))
    }

    pub fn is_asked(&self) -> bool {
        self.0.is_some()
    }

    #[inline]
    pub fn miss(&self, told: impl FnOnce() -> Miss) {
        if let Some(misses) = &self.0 {
            keep(misses, told);
        }
    }

    /// Why a sentence has no claim of a kind.
    pub fn miss_all(&self, sentence: usize, kind: Kind, why: &'static str) {
        self.miss(|| Miss { sentence, at: None, rule: kind.name(), why: why.to_string() });
    }

    /// What was collected, in the order in which it was found.
    pub fn misses(self) -> Vec<Miss> {
        self.0.map_or(Vec::new(), RefCell::into_inner)
    }
}

/// Apart from the rules, whose own code lies the closer for it.
#[cold]
#[inline(never)]
fn keep(misses: &RefCell<Vec<Miss>>, told: impl FnOnce() -> Miss) {
    misses.borrow_mut().push(told());
}
