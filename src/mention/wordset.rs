//! Lists of small words that rules ask for all the time: their lengths and a bit for each tell most others apart at a
//! look.
//!
//! Leaves single words and pairs to be compared as they stand. Example: `words!["a", "an", "the"]` holds "The".

/// How many letters a word's key is made from.
const LETTERS: usize = size_of::<u64>();

/// What makes a capital letter small, in every place.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// No set has more words.
const MOST: usize = 48;

/// Words in lower case.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    /// How long its words are, as bits.
    lengths: u64,
    bits: u64,
    keys: [u64; MOST],
    words: &'static [&'static str],
}

impl WordSet {
    pub const fn of(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut bits, mut keys, mut at) = (0, 0, [0; MOST], 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            let (mut letters, mut place) = (0, 0);
            while place < word.len() && place < LETTERS {
                letters |= (word[place] as u64) << (8 * place);
                place += 1;
            }
            keys[at] = key(letters, word.len());
            bits |= bit(keys[at]);
            lengths |= 1 << word.len();
            at += 1;
        }
        Self { lengths, bits, keys, words }
    }

    /// Whether one of the words is `text[start..end]`, in any case.
    #[inline]
    pub(super) fn holds(&self, text: &[u8], start: usize, end: usize) -> bool {
        let length = end.saturating_sub(start);
        if self.lengths.checked_shr(length as u32).unwrap_or(0) & 1 == 0 {
            return false;
        }
        let letters = match text.get(start..).and_then(|rest| rest.first_chunk()) {
            Some(letters) => u64::from_le_bytes(*letters),
            None => near_the_end(text.get(start..end).unwrap_or_default()),
        };
        let key = key(letters, length);
        self.bits & bit(key) != 0 && self.finds(key, text.get(start..end).unwrap_or_default())
    }

    fn finds(&self, key: u64, word: &[u8]) -> bool {
        let mut known = self.keys.iter().zip(self.words);
        known.any(|(own, listed)| *own == key && word.eq_ignore_ascii_case(listed.as_bytes()))
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

/// The first letters of a word of so many, what stands behind it left out.
#[inline]
const fn key(letters: u64, length: usize) -> u64 {
    let unused = 8 * LETTERS.saturating_sub(length) as u32;
    match (letters | LOWER).checked_shl(unused) {
        Some(own) => own,
        None => 0,
    }
}

/// The bit of a key.
#[inline]
const fn bit(key: u64) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
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

    const WORDS: &[&str] = &["a", "the", "towards", "parliament", "parliamentary", "u.s"];
    const SET: WordSet = WordSet::of(WORDS);

    proptest::proptest! {
        #[test]
        fn holds_its_words_alone(
            before in "[ -~]{0,9}",
            word in "[aA]|[Tt]he|TOWARDS|[Pp]arliament|parliamentary|U.S|[ -~]{1,4}|[a-z]{0,12}|é",
            behind in "\\PC{0,9}",
        ) {
            let text = format!("{before}{word}{behind}");
            let listed = WORDS.contains(&word.to_ascii_lowercase().as_str());
            let held = SET.holds(text.as_bytes(), before.len(), before.len() + word.len());
            proptest::prop_assert_eq!(held, listed);
        }
    }
}
