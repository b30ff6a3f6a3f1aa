//! Who says it: the speaker of every stretch of text, in quotations and indirect speech.

use super::Attribution;
use crate::mention::{Document, Run};

/// The speakers of a document, read once.
#[derive(Debug, Default)]
pub struct Speakers {}

impl Speakers {
    pub fn read(_document: &Document) -> Self {
        Self {}
    }

    /// Who says what stands at `at` in a sentence.
    pub fn of(&self, _sentence: usize, _at: Run) -> Option<Attribution> {
        None
    }
}
