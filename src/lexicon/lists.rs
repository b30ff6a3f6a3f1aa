//! All lists together: the vocabulary, the matcher, and what each entry says.
//!
//! Example: in "Kazakh oil" the lists find a country's adjective and a commodity.

use super::entry::{Entry, List};
use super::matcher::{Hit, Matcher};
use super::token::{Token, cut};
use super::words::{Word, Words};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// All lists, ready to match.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    pub(super) words: Words,
    pub(super) matcher: Matcher,
    pub(super) entries: Vec<(List, Entry)>,
    /// Words that may not stand directly after / before an entry's alias.
    pub(super) guards: FxHashMap<u32, Guard>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Guard {
    pub(super) not_before: Vec<Vec<Word>>,
    pub(super) not_after: Vec<Vec<Word>>,
}

impl Lexicon {
    /// The vocabulary that [`cut`] needs.
    pub fn cut(&self, text: &str, start: usize, end: usize, out: &mut Vec<Token>) {
        cut(text, start, end, &self.words, out);
    }

    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.entries[hit.entry as usize].1
    }

    /// The entry with a number that a [`Hit`] or [`Self::entries`] gave.
    pub fn entry_at(&self, number: u32) -> &Entry {
        &self.entries[number as usize].1
    }

    /// Every entry of a list with its number.
    pub fn entries(&self, list: List) -> impl Iterator<Item = (u32, &Entry)> {
        self.entries.iter().enumerate().filter(move |(_, (l, _))| *l == list).map(|(i, (_, e))| (i as u32, e))
    }

    /// A word's number; `Word::UNKNOWN` where no list has it.
    pub fn word(&self, word: &str) -> Word {
        self.words.find(word)
    }

    /// Every alias in `tokens[first..end]`: of each list the longest at its place, none inside a longer one of
    /// the same list. Ordered by first token; aliases shared by several entries give a hit for each.
    pub fn hits(&self, tokens: &[Token], first: usize, end: usize, out: &mut Vec<Hit>) {
        let mut here = Vec::new();
        let mut reached = [0usize; 32];
        for at in first..end {
            self.matcher.at(tokens, at, end, &mut here);
            if here.is_empty() {
                continue;
            }
            here.retain(|hit| self.allowed(hit, tokens, first, end));
            for i in 0..here.len() {
                let hit = here[i];
                let longest = here.iter().all(|other| other.list != hit.list || other.end <= hit.end);
                if longest && hit.end > reached[hit.list as usize] {
                    out.push(hit);
                }
            }
            for hit in here.drain(..) {
                let reach = &mut reached[hit.list as usize];
                *reach = (*reach).max(hit.end);
            }
        }
    }

    fn allowed(&self, hit: &Hit, tokens: &[Token], first: usize, end: usize) -> bool {
        let Some(guard) = self.guards.get(&hit.entry) else { return true };
        let starts = |words: &Vec<Word>| {
            hit.end + words.len() <= end && words.iter().zip(&tokens[hit.end..]).all(|(w, t)| *w == t.word)
        };
        let ends = |words: &Vec<Word>| {
            hit.first >= first + words.len()
                && words.iter().zip(&tokens[hit.first - words.len()..]).all(|(w, t)| *w == t.word)
        };
        !guard.not_before.iter().any(starts) && !guard.not_after.iter().any(ends)
    }
}
