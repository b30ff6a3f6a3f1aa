//! Lists of small words that rules ask for all the time, with a bit for each word that tells most others apart at a
//! look.
//!
//! Leaves to compare the few that are left. Example: `words!["a", "an", "the"]` holds "The".

/// How many letters a word's bit is made from.
const LETTERS: usize = size_of::<u64>();

/// What makes a capital letter small, in every place.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// Words in lower case.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    bits: u64,
    words: &'static [&'static str],
}

impl WordSet {
    pub const fn of(words: &'static [&'static str]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            let (mut letters, mut place) = (0, 0);
            while place < word.len() && place < LETTERS {
                letters |= (word[place] as u64) << (8 * place);
                place += 1;
            }
            bits |= bit(letters, word.len());
            at += 1;
        }
        Self { bits, words }
    }

    /// Whether one of the words may be `text[start..end]`, in any case.
    #[inline]
    pub(super) fn may_hold(&self, text: &[u8], start: usize, end: usize) -> bool {
        let letters = match text.get(start..).and_then(|rest| rest.first_chunk()) {
            Some(letters) => u64::from_le_bytes(*letters),
            None => near_the_end(text.get(start..end).unwrap_or_default()),
        };
        self.bits & bit(letters, end.saturating_sub(start)) != 0
    }

    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// A set of words, made when the program is built: `words!["a", "an", "the"]`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => { const { &$crate::mention::WordSet::of(&[$($word),+]) } };
}
pub(crate) use words;

/// The bit of a word of so many letters that begins with these.
#[inline]
const fn bit(letters: u64, length: usize) -> u64 {
    let unused = 8 * LETTERS.saturating_sub(length) as u32;
    let own = match (letters | LOWER).checked_shl(unused) {
        Some(own) => own,
        None => 0,
    };
    1 << (own.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// The first letters of a word behind which the text ends before so many bytes.
#[cold]
fn near_the_end(word: &[u8]) -> u64 {
    let mut letters = [0; LETTERS];
    for (slot, letter) in letters.iter_mut().zip(word) {
        *slot = *letter;
    }
    u64::from_le_bytes(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["a", "the", "towards", "comprehensively", "u.s"];
    const SET: WordSet = WordSet::of(WORDS);

    proptest::proptest! {
        #[test]
        fn leaves_none_of_its_words(before in "[ -~]{0,9}", word in 0..WORDS.len(), behind in "\\PC{0,9}") {
            for word in [WORDS[word].to_string(), WORDS[word].to_uppercase()] {
                let text = format!("{before}{word}{behind}");
                let end = before.len() + word.len();
                proptest::prop_assert!(SET.may_hold(text.as_bytes(), before.len(), end));
            }
        }
    }

    #[test]
    fn leaves_most_others() {
        let others = ["Iraq", "exported", "oil", "with", "of", "then", "thy", "b", "toward", "million", "1990"];
        let left = others.iter().filter(|word| SET.may_hold(word.as_bytes(), 0, word.len()));
        assert!(left.count() < 3);
    }
}
