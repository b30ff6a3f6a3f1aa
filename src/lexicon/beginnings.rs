//! The first two letters of some words, as bits, which tell most other words apart before any is looked up.
//!
//! Leaves case and accents. Example: of "Monday" and "May" none begins like "port", but "Most" may be one.

/// Letters fold to 32 numbers each, so that there are 1024 pairs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beginnings([u64; 16]);

impl Beginnings {
    pub fn add(&mut self, word: &[u8]) {
        let pair = pair(word);
        self.0[pair / 64] |= 1 << (pair % 64);
    }

    /// Whether one of the words may begin like this one.
    #[inline]
    pub fn may_hold(&self, word: &[u8]) -> bool {
        let pair = pair(word);
        self.0[pair / 64] >> (pair % 64) & 1 == 1
    }
}

/// A number for the first two letters of a word, in any case.
#[inline]
fn pair(word: &[u8]) -> usize {
    let [first, second, ..] = word else { return 0 };
    usize::from(first & 31) << 5 | usize::from(second & 31)
}
