//! The vocabulary: every word that some list names, as a number.
//!
//! A word is looked up folded: lower case, accents off. Example: "TÜRKİYE" and "Türkiye" are one [`Word`].

use super::ascii::{self, Key};
use super::table::{Table, Value};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A word of the lists; two tokens with the same `Word` read the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word(pub u32);

impl Word {
    /// A word that no list names.
    pub const UNKNOWN: Word = Word(0);
}

/// The hints of the aliases that a word stands for: written small, and with a capital.
pub type Hints = [u16; 2];

/// A word with its hints.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hinting {
    pub word: Word,
    pub hints: Hints,
}

impl Value for Hinting {
    #[inline]
    fn is_none(self) -> bool {
        self.word == Word::UNKNOWN
    }
}

#[derive(Debug, Default)]
pub struct Words {
    short: Table<Key, Hinting>,
    /// Words that no [`Key`] can hold.
    long: FxHashMap<Box<str>, Word>,
    marks: Vec<Word>,
    /// All words in the order of their numbers.
    all: Vec<String>,
    /// Of each.
    hints: Vec<Hints>,
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
        self.push(sign, Hints::default())
    }

    /// Adds a word that is not known yet.
    fn push(&mut self, sign: &str, hints: Hints) -> Word {
        let word = Word(self.all.len() as u32 + 1);
        match ascii::key(sign.as_bytes()) {
            Some(key) => self.short.insert(key, Hinting { word, hints }),
            None => drop(self.long.insert(sign.into(), word)),
        }
        self.longest = self.longest.max(sign.len());
        self.all.push(sign.to_string());
        self.hints.push(hints);
        word
    }

    /// Lets a word hint at more.
    pub fn add_hints(&mut self, word: Word, [small, capital]: Hints) {
        let Some(at) = word.0.checked_sub(1).map(|at| at as usize) else { return };
        self.hints[at][0] |= small;
        self.hints[at][1] |= capital;
        if let Some(key) = ascii::key(self.all[at].as_bytes()) {
            self.short.change(key, Hinting { word, hints: self.hints[at] });
        }
    }

    /// What a word hints at.
    pub fn hints(&self, word: Word, capital: bool) -> u16 {
        let own = word.0.checked_sub(1).and_then(|at| self.hints.get(at as usize));
        own.map_or(0, |hints| hints[usize::from(capital)])
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
            return self.find_key(key).word;
        }
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(Word::UNKNOWN, |w| self.get(w))
    }

    #[inline]
    pub fn find_key(&self, key: Key) -> Hinting {
        self.short.find(key)
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
            Some(key) => self.find_key(key).word,
            None => self.long.get(folded).copied().unwrap_or(Word::UNKNOWN),
        }
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.all, &self.hints, &self.marks).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (all, hints, marks) = <(Vec<&str>, Vec<Hints>, Vec<Word>)>::deserialize(deserializer)?;
        let mut words = Words { marks, ..Words::default() };
        words.short.grow(all.len());
        for (word, hints) in all.into_iter().zip(hints) {
            words.push(word, hints);
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
