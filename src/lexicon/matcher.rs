//! Finds every alias of every list in a run of tokens, longest first at each place.
//!
//! A trie over word numbers: a token that begins no alias costs one look-up in an array.

use super::entry::List;
use super::token::{Case, Token};
use super::words::Word;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How a token of an alias wants its counterpart written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    Any,
    Capital,
    Upper,
}

impl Wants {
    pub fn of(case: Case) -> Self {
        match case {
            Case::Lower | Case::None => Wants::Any,
            Case::Capital => Wants::Capital,
            Case::Upper => Wants::Upper,
        }
    }

    fn from_bits(bits: u64) -> Self {
        match bits {
            0 => Wants::Any,
            1 => Wants::Capital,
            _ => Wants::Upper,
        }
    }

    fn accepts(self, case: Case) -> bool {
        match self {
            Wants::Any => true,
            Wants::Capital => matches!(case, Case::Capital | Case::Upper),
            Wants::Upper => case == Case::Upper,
        }
    }
}

/// How an alias names its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Manner {
    Name,
    /// A demonym or adjective ("Kazakh").
    Adjective,
    /// Counts only where the text makes the meaning plain.
    Weak,
    /// A currency sign that stands before its number ("US$").
    Symbol,
    /// A hundredth of a currency ("cents").
    Subunit,
}

/// An alias found: tokens `first..end` name entry number `entry`.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub first: usize,
    pub end: usize,
    pub list: List,
    pub entry: u32,
    pub manner: Manner,
    /// What its list and class say, by number.
    pub(super) says: u16,
}

/// Two bits a token; no alias is longer than this many tokens.
pub const LONGEST: usize = 32;

/// An alias of an entry, as it stands in the trie.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Alias {
    wants: u64,
    pub list: List,
    pub entry: u32,
    pub manner: Manner,
    /// What its list and class say, by number.
    pub says: u16,
    /// Which others a longer one hides.
    pub group: u16,
    /// Some words may not stand beside it.
    pub guarded: bool,
    /// The alias added before it at the same node, plus one.
    next: u32,
}

impl Alias {
    pub fn new(list: List, entry: u32, manner: Manner, says: u16, group: u16, guarded: bool) -> Self {
        Self { wants: 0, list, entry, manner, says, group, guarded, next: 0 }
    }

    /// Whether the tokens are written as the alias wants them.
    #[inline]
    pub fn fits(&self, tokens: &[Token]) -> bool {
        let mut wants = self.wants;
        wants == 0
            || tokens.iter().all(|token| {
                let want = wants & 3;
                wants >>= 2;
                want == 0 || Wants::from_bits(want).accepts(token.case)
            })
    }
}

/// The number of a place behind a first word, or [`FIRST`] and that word.
type Node = u32;

const FIRST: Node = 1 << 31;

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Place {
    /// The words that lead on from it, as bits: most that follow it do not.
    leads: u64,
    /// The last alias that ends there, plus one; 0 where none does.
    last: u32,
}

/// The bit of a word among 63; none for one that no list knows.
#[inline]
fn bit(word: Word) -> u64 {
    u64::from(word != Word::UNKNOWN) << (word.0 % 63)
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Matcher {
    /// Of each word, where it leads as an alias's first.
    firsts: Vec<Place>,
    nodes: Vec<Place>,
    steps: FxHashMap<(Node, Word), Node>,
    aliases: Vec<Alias>,
}

impl Matcher {
    /// Adds an alias of at most [`LONGEST`] tokens; a longer one is cut there.
    pub fn add(&mut self, words: &[(Word, Wants)], alias: Alias) {
        let words = &words[..words.len().min(LONGEST)];
        let Some((&(first, _), rest)) = words.split_first() else { return };
        self.firsts.resize(self.firsts.len().max(first.0 as usize + 1), Place::default());
        let mut node = FIRST | first.0;
        for &(word, _) in rest {
            node = match self.steps.get(&(node, word)) {
                Some(&next) => next,
                None => self.lead(node, word),
            };
        }
        let wants = words.iter().rev().fold(0, |bits, (_, w)| bits << 2 | *w as u64);
        let number = self.aliases.len() as u32 + 1;
        let before = std::mem::replace(&mut self.place(node).last, number);
        self.aliases.push(Alias { wants, next: before, ..alias });
    }

    /// A new place, to which a word leads from another.
    fn lead(&mut self, node: Node, word: Word) -> Node {
        let next = self.nodes.len() as Node;
        self.nodes.push(Place::default());
        self.steps.insert((node, word), next);
        self.place(node).leads |= bit(word);
        next
    }

    fn place(&mut self, node: Node) -> &mut Place {
        let word = node & !FIRST;
        if word == node { &mut self.nodes[node as usize] } else { &mut self.firsts[word as usize] }
    }

    /// Whether some alias begins with a word.
    #[inline]
    pub fn begins(&self, word: Word) -> bool {
        self.firsts.get(word.0 as usize).is_some_and(|place| place.last > 0 || place.leads > 0)
    }

    /// Fills `out` with the places that the tokens from `at` on lead to and where an alias ends, shortest first: of
    /// each the last alias, for [`Self::ending`], and the token behind it.
    pub fn walk(&self, tokens: &[Token], at: usize, end: usize, out: &mut Vec<(u32, usize)>) {
        let first = tokens[at].word.0;
        let (mut place, mut node, mut next) = (self.firsts[first as usize], FIRST | first, at + 1);
        loop {
            if place.last > 0 {
                out.push((place.last, next));
            }
            if next >= end || place.leads & bit(tokens[next].word) == 0 {
                return;
            }
            let Some(&step) = self.steps.get(&(node, tokens[next].word)) else { return };
            (place, node, next) = (self.nodes[step as usize], step, next + 1);
        }
    }

    /// The aliases that end at a place, the last added first.
    #[inline]
    pub fn ending(&self, last: u32) -> impl Iterator<Item = &Alias> {
        let mut link = last;
        std::iter::from_fn(move || {
            let alias = self.aliases.get((link as usize).checked_sub(1)?)?;
            link = alias.next;
            Some(alias)
        })
    }
}
