//! The vocabulary: every word that some list names, as a number.
//!
//! A word is looked up folded: lower case, accents off. Example: "TÜRKİYE" and "Türkiye" are one [`Word`].

use super::ascii::{self, Key};
use super::table::Table;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A word of the lists; two tokens with the same `Word` read the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word(pub u32);

impl Word {
    /// A word that no list names.
    pub const UNKNOWN: Word = Word(0);
}

#[derive(Debug, Default)]
pub struct Words {
    short: Table<Key>,
    /// Words that no [`Key`] can hold.
    long: FxHashMap<Box<str>, Word>,
    marks: Vec<Word>,
    /// All words in the order of their numbers.
    all: Vec<String>,
    /// The longest known word, in bytes: anything longer is not looked up.
    longest: usize,
}

impl Words {
    /// Adds a word of a list, or finds it again.
    pub fn add(&mut self, word: &str) -> Word {
        self.add_sign(&fold(word))
    }

    /// Adds a mark by its folded byte.
    pub fn add_mark(&mut self, mark: u8) -> Word {
        let word = self.add(&format!("{}", mark as char));
        self.marks.resize(128, Word::UNKNOWN);
        self.marks[usize::from(mark & 0x7f)] = word;
        word
    }

    /// Adds a word as it is; a mark that is folded to none ("€") stands by itself.
    pub fn add_sign(&mut self, sign: &str) -> Word {
        let known = self.get(sign);
        if known != Word::UNKNOWN {
            return known;
        }
        let next = Word(self.all.len() as u32 + 1);
        match ascii::key(sign.as_bytes()) {
            Some(key) => self.short.insert(key, next.0),
            None => drop(self.long.insert(sign.into(), next)),
        }
        self.longest = self.longest.max(sign.len());
        self.all.push(sign.to_string());
        next
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
        if let Some(key) = ascii::key(word.as_bytes()) {
            return self.find_key(key);
        }
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(Word::UNKNOWN, |w| self.get(w))
    }

    #[inline]
    pub fn find_key(&self, key: Key) -> Word {
        Word(self.short.find(key))
    }

    pub fn find_digits(&self, digits: &str) -> Word {
        if digits.len() > 4 { Word::UNKNOWN } else { self.get(digits) }
    }

    pub fn find_mark(&self, mark: u8) -> Word {
        self.marks.get(usize::from(mark)).copied().unwrap_or(Word::UNKNOWN)
    }

    /// How many letters and digits a word of a list has.
    pub fn letters(&self, word: Word) -> usize {
        let written = (word.0 as usize).checked_sub(1).and_then(|at| self.all.get(at));
        written.map_or(0, |w| w.chars().filter(|c| c.is_alphanumeric()).count())
    }

    fn get(&self, folded: &str) -> Word {
        match ascii::key(folded.as_bytes()) {
            Some(key) => self.find_key(key),
            None => self.long.get(folded).copied().unwrap_or(Word::UNKNOWN),
        }
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.all, &self.marks).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (all, marks) = <(Vec<&str>, Vec<Word>)>::deserialize(deserializer)?;
        let mut words = Words { marks, ..Words::default() };
        words.short.grow(all.len());
        for word in all {
            words.add_sign(word);
        }
        Ok(words)
    }
}

/// Lower case without accents, in ASCII where there is a usual transcription: "Erdoğan" is "erdogan".
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    any_ascii::any_ascii(word).to_lowercase()
}

/// Calls `find` with the word in lower case, on the stack where it is short and ASCII.
pub fn lower<T>(word: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0u8; 48];
    let Some(short) = buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) else {
        return find(&word.to_lowercase());
    };
    short.copy_from_slice(word.as_bytes());
    short.make_ascii_lowercase();
    std::str::from_utf8(short).ok().and_then(find)
}
