//! What is known of words before a full stop and after it.
//!
//! Read from `lexicon/text/sentences.toml`. Leaves words that no list names: these end a sentence. Example: "Gen." is
//! [`Class::BeforeName`], "Corp." is [`Class::Company`].

use crate::lexicon::{Beginnings, lower};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a word with a full stop behind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "Dr.": a name follows.
    BeforeName,
    /// "No.": a figure follows, or the sentence has ended.
    BeforeFigure,
    /// "Oct.", "U.S.": the next word decides.
    Open,
    /// "a.m."
    Hour,
    /// "Inc."
    Company,
    /// "E." in "E. S. Pillai".
    Initial,
    /// Any other.
    Plain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    before_name: Vec<String>,
    before_figure: Vec<String>,
    open: Vec<String>,
    hour: Vec<String>,
    company: Vec<String>,
    after_company: Vec<String>,
    after_hour: Vec<String>,
    starters: Vec<String>,
    joins: Vec<String>,
    speech: Vec<String>,
    domains: Vec<String>,
    exclaiming: Vec<String>,
}

type Set = FxHashSet<String>;

pub(super) struct Words {
    /// Lower case: class, and whether the text must have a capital.
    abbreviations: FxHashMap<String, (Class, bool)>,
    /// How long they are at most, in bytes, and how they begin.
    longest: usize,
    beginnings: Beginnings,
    pub after_company: Set,
    pub after_hour: Set,
    pub starters: Set,
    pub joins: Set,
    pub speech: Set,
    pub domains: Set,
    pub exclaiming: Set,
}

pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| match toml::from_str(include_str!("../lexicon/text/sentences.toml")) {
        Ok(file) => Words::new(file),
        Err(error) => unreachable!("a built-in list is broken: {error}"),
    });

impl Words {
    fn new(file: File) -> Self {
        let set = |words: Vec<String>| words.into_iter().collect::<Set>();
        let mut abbreviations = FxHashMap::default();
        let lists = [
            (file.before_name, Class::BeforeName),
            (file.before_figure, Class::BeforeFigure),
            (file.open, Class::Open),
            (file.hour, Class::Hour),
            (file.company, Class::Company),
        ];
        for (list, class) in lists {
            for word in list {
                let capital = word.starts_with(char::is_uppercase);
                abbreviations.insert(word.to_lowercase(), (class, capital));
            }
        }
        let mut beginnings = Beginnings::default();
        abbreviations.keys().for_each(|word| beginnings.add(word.as_bytes()));
        Self {
            beginnings,
            longest: abbreviations.keys().map(String::len).max().unwrap_or(0),
            abbreviations,
            after_company: set(file.after_company),
            after_hour: set(file.after_hour),
            starters: set(file.starters),
            joins: set(file.joins),
            speech: set(file.speech),
            domains: set(file.domains),
            exclaiming: set(file.exclaiming),
        }
    }

    /// The class of a word, given without its full stop.
    pub fn class(&self, word: &str) -> Class {
        let capital = word.starts_with(char::is_uppercase);
        // "C" of "Frank C. Carlucci" is not the "c." before a year.
        if capital && word.chars().nth(1).is_none() {
            return Class::Initial;
        }
        // What is not ASCII may begin otherwise in lower case.
        let begins = || self.beginnings.may_hold(word.as_bytes()) || !word.is_ascii();
        let listed = if word.len() <= self.longest && begins() {
            lower(word, |w| self.abbreviations.get(w).copied())
        } else {
            None
        };
        if let Some((class, wants_capital)) = listed
            && (capital || !wants_capital)
        {
            return class;
        }
        match is_acronym(word) {
            true => Class::Open,
            false => Class::Plain,
        }
    }
}

/// Whether `set` has the word, in any case.
pub(super) fn has(set: &Set, word: &str) -> bool {
    lower(word, |w| set.contains(w).then_some(())).is_some()
}

/// Pieces of one or two letters with full stops between: "U.S", "Ph.D".
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|piece| {
            let count = piece.chars().take(3).count();
            (1..=2).contains(&count) && piece.chars().all(char::is_alphabetic)
        })
}
