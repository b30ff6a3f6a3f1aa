//! What is known of the page around an article: agencies, bylines, months, debris.
//!
//! Read from `lexicon/text/page.toml`. Example: "Kazinform" is an agency, "sept" the ninth month.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    months: Vec<Vec<String>>,
    pub weekdays: FxHashSet<String>,
    pub agencies: FxHashSet<String>,
    pub place_joins: FxHashSet<String>,
    pub bylines: Vec<String>,
    pub byline_words: FxHashSet<String>,
    pub lines: FxHashSet<String>,
    pub line_beginnings: Vec<String>,
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
    LazyLock::new(|| match toml::from_str(include_str!("../lexicon/text/page.toml")) {
        Ok(page) => page,
        Err(error) => unreachable!("a built-in list is broken: {error}"),
    });

impl Page {
    /// 1 to 12.
    pub fn month(&self, word: &str) -> Option<u32> {
        if word.len() > 12 {
            return None;
        }
        let word = word.to_lowercase();
        self.months.iter().position(|names| names.contains(&word)).map(|i| i as u32 + 1)
    }

    pub fn is_agency(&self, name: &str) -> bool {
        has(&self.agencies, name)
    }
}

/// Whether `set` has the words, in any case; longer than 48 bytes they are in none.
pub(super) fn has(set: &FxHashSet<String>, words: &str) -> bool {
    words.len() <= 48 && set.contains(&words.to_lowercase())
}
