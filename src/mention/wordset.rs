//! Lists of small words that rules ask for all the time: a look at a word's length and at the place of its key tells
//! whether it is one of them.
//!
//! Leaves single words to be compared as they stand. Example: `words!["a", "an", "the"]` holds "The".

/// How many letters a word's key is made from.
const LETTERS: usize = size_of::<u64>();

/// What makes a capital letter small, in every place.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// How many places a set has for its words; it has fewer words.
const PLACES: usize = u64::BITS as usize;

/// Words in lower case.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    /// How long its words are, as bits.
    lengths: u64,
    /// The places that are taken, as bits.
    taken: u64,
    /// The keys of the words, each at its own place or, where that is taken, the next free one.
    keys: [u64; PLACES],
    words: &'static [&'static str],
}

impl WordSet {
    pub const fn of(words: &'static [&'static str]) -> Self {
        assert!(words.len() < PLACES);
        let (mut lengths, mut taken, mut keys, mut at) = (0, 0, [0; PLACES], 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            let (mut letters, mut letter) = (0, 0);
            while letter < word.len() {
                // What reads like one of these once it is made small is its capital letter.
                assert!(word[letter].is_ascii_lowercase() || word[letter] == b'-');
                if letter < LETTERS {
                    letters |= (word[letter] as u64) << (8 * letter);
                }
                letter += 1;
            }
            let key = key(letters, word.len());
            let mut place = place(key);
            while taken >> place & 1 == 1 {
                place = (place + 1) % PLACES;
            }
            keys[place] = key;
            taken |= 1 << place;
            lengths |= 1 << word.len();
            at += 1;
        }
        Self { lengths, taken, keys, words }
    }

    /// Whether one of the words is `text[start..end]`, in any case.
    #[inline(always)]
    pub(super) fn holds(&self, text: &[u8], start: usize, end: usize) -> bool {
        let length = end.saturating_sub(start);
        self.lengths.checked_shr(length as u32).unwrap_or(0) & 1 == 1 && self.holds_letters(text, start, end)
    }

    /// So too, where one of the words is as long.
    fn holds_letters(&self, text: &[u8], start: usize, end: usize) -> bool {
        let length = end.saturating_sub(start);
        let letters = match text.get(start..).and_then(|rest| rest.first_chunk()) {
            Some(letters) if length <= LETTERS => u64::from_le_bytes(*letters),
            _ => return self.lists(text, start, end),
        };
        let key = key(letters, length);
        let mut place = place(key);
        while self.taken >> place & 1 == 1 {
            if self.keys[place] == key {
                return true;
            }
            place = (place + 1) % PLACES;
        }
        false
    }

    /// The same of a word that no key tells: it is longer, or the text ends before as many letters.
    #[cold]
    fn lists(&self, text: &[u8], start: usize, end: usize) -> bool {
        let word = text.get(start..end).unwrap_or_default();
        self.words.iter().any(|own| word.eq_ignore_ascii_case(own.as_bytes()))
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
    let own = if length < LETTERS { length } else { LETTERS };
    (letters | LOWER).wrapping_shl(8 * (LETTERS - own) as u32)
}

/// The place of a key.
#[inline]
const fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["a", "the", "towards", "parliament", "parliamentary", "u-s"];
    const SET: WordSet = WordSet::of(WORDS);

    proptest::proptest! {
        #[test]
        fn holds_its_words_alone(
            before in "[ -~]{0,9}",
            word in "[aA]|[Tt]he|TOWARDS|[Pp]arliament|parliamentary|U-S|[ -~]{1,4}|[a-z]{0,12}|é",
            behind in "\\PC{0,9}",
        ) {
            let text = format!("{before}{word}{behind}");
            let listed = WORDS.contains(&word.to_ascii_lowercase().as_str());
            let held = SET.holds(text.as_bytes(), before.len(), before.len() + word.len());
            proptest::prop_assert_eq!(held, listed);
        }
    }
}
