//! The vocabulary: every word that some list names, as a number.
//!
//! A word is looked up folded: lower case, accents off. Example: "TÜRKİYE" and "Türkiye" are one [`Word`].

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A word of the lists; two tokens with the same `Word` read the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word(pub u32);

impl Word {
    /// A word that no list names.
    pub const UNKNOWN: Word = Word(0);
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Words {
    known: FxHashMap<Box<str>, Word>,
    marks: Vec<Word>,
    /// The longest known word, in bytes: anything longer is not looked up.
    longest: usize,
}

impl Words {
    /// Adds a word of a list, or finds it again.
    pub fn add(&mut self, word: &str) -> Word {
        let folded = fold(word);
        if let Some(&known) = self.known.get(folded.as_str()) {
            return known;
        }
        let next = Word(self.known.len() as u32 + 1);
        self.longest = self.longest.max(folded.len());
        self.known.insert(folded.into_boxed_str(), next);
        next
    }

    /// Adds a mark by its folded byte.
    pub fn add_mark(&mut self, mark: u8) -> Word {
        let word = self.add(&format!("{}", mark as char));
        self.marks.resize(128, Word::UNKNOWN);
        self.marks[usize::from(mark & 0x7f)] = word;
        word
    }

    /// Adds a mark that is folded to none ("€"), by itself.
    pub fn add_sign(&mut self, sign: &str) -> Word {
        let next = Word(self.known.len() as u32 + 1);
        self.longest = self.longest.max(sign.len());
        *self.known.entry(sign.into()).or_insert(next)
    }

    pub fn find_sign(&self, sign: &str) -> Word {
        self.get(sign)
    }

    pub fn find(&self, word: &str) -> Word {
        let mut buffer = [0u8; 64];
        if word.len() > self.longest + 16 || word.len() > buffer.len() {
            return Word::UNKNOWN;
        }
        if !word.is_ascii() {
            return self.get(&fold(word));
        }
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(Word::UNKNOWN, |w| self.get(w))
    }

    pub fn find_digits(&self, digits: &str) -> Word {
        if digits.len() > 4 { Word::UNKNOWN } else { self.get(digits) }
    }

    pub fn find_mark(&self, mark: u8) -> Word {
        self.marks.get(usize::from(mark)).copied().unwrap_or(Word::UNKNOWN)
    }

    fn get(&self, folded: &str) -> Word {
        self.known.get(folded).copied().unwrap_or(Word::UNKNOWN)
    }
}

/// Lower case without accents, in ASCII where there is a usual transcription: "Erdoğan" is "erdogan".
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    any_ascii::any_ascii(word).to_lowercase()
}
