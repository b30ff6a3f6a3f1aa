//! What is known of the page around an article: agencies, bylines, months, debris.
//!
//! Read from `lexicon/text/page.toml`. Example: "Kazinform" is an agency, "sept" the ninth month.

use crate::lexicon::{Beginnings, lower};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// 1 to 12.
    #[serde(deserialize_with = "by_name")]
    months: FxHashMap<String, u32>,
    weekdays: FxHashSet<String>,
    /// Of all months and weekdays: their first and second letter, and their second and third.
    #[serde(skip)]
    calendar: [Beginnings; 2],
    pub agencies: FxHashSet<String>,
    pub place_joins: FxHashSet<String>,
    pub bylines: Vec<String>,
    pub byline_words: FxHashSet<String>,
    pub lines: FxHashSet<String>,
    /// By their first characters.
    #[serde(deserialize_with = "by_first")]
    pub line_beginnings: FxHashMap<char, Vec<String>>,
    pub dated: Vec<String>,
    pub credits: Vec<String>,
    pub notices: Vec<String>,
    pub trailers: FxHashSet<String>,
    pub joining: FxHashSet<String>,
    pub clutter: FxHashSet<String>,
    pub article: FxHashSet<String>,
    pub keys: Keys,
}

/// Keys of front matter, in lower case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub date: FxHashSet<String>,
    pub title: FxHashSet<String>,
    pub url: FxHashSet<String>,
    pub other: FxHashSet<String>,
}

pub(super) static PAGE: LazyLock<Page> =
    LazyLock::new(|| match toml::from_str::<Page>(include_str!("../lexicon/text/page.toml")) {
        Ok(mut page) => {
            for name in page.months.keys().chain(&page.weekdays) {
                page.calendar[0].add(name.as_bytes());
                page.calendar[1].add(&name.as_bytes()[1..]);
            }
            page
        }
        Err(error) => unreachable!("a built-in list is broken: {error}"),
    });

impl Page {
    /// 1 to 12.
    pub fn month(&self, word: &str) -> Option<u32> {
        if self.may_be_day(word) { lower(word, |word| self.months.get(word).copied()) } else { None }
    }

    pub fn is_weekday(&self, word: &str) -> bool {
        self.may_be_day(word) && has(&self.weekdays, word)
    }

    /// Whether some month or weekday begins like a word, or like the first one of a text.
    pub fn may_be_day(&self, word: &str) -> bool {
        let letters = word.as_bytes();
        self.calendar[0].may_hold(letters) && self.calendar[1].may_hold(letters.get(1..).unwrap_or_default())
    }

    pub fn is_agency(&self, name: &str) -> bool {
        has(&self.agencies, name)
    }
}

/// The numbers of names that are listed together.
fn by_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FxHashMap<String, u32>, D::Error> {
    let listed = Vec::<Vec<String>>::deserialize(deserializer)?;
    Ok((1..).zip(listed).flat_map(|(n, names)| names.into_iter().map(move |name| (name, n))).collect())
}

/// Phrases by their first characters.
fn by_first<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FxHashMap<char, Vec<String>>, D::Error> {
    let mut all = FxHashMap::<char, Vec<String>>::default();
    for phrase in Vec::<String>::deserialize(deserializer)? {
        all.entry(phrase.chars().next().unwrap_or_default()).or_default().push(phrase);
    }
    Ok(all)
}

/// Whether `set` has the words, in any case; longer than 48 bytes they are in none.
pub(super) fn has(set: &FxHashSet<String>, words: &str) -> bool {
    words.len() <= 48 && lower(words, |words| set.contains(words).then_some(())).is_some()
}
