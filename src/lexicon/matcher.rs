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

/// The number of a node.
pub type Node = u32;

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
    /// The node that a first word leads to, 0 for none; indexed by word.
    roots: Vec<Node>,
    steps: FxHashMap<(Node, Word), Node>,
    nodes: Vec<Place>,
    aliases: Vec<Alias>,
}

impl Matcher {
    /// Adds an alias of at most [`LONGEST`] tokens; a longer one is cut there.
    pub fn add(&mut self, words: &[(Word, Wants)], alias: Alias) {
        let words = &words[..words.len().min(LONGEST)];
        let Some((&(first, _), rest)) = words.split_first() else { return };
        let mut node = self.root(first);
        for &(word, _) in rest {
            node = match self.steps.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.new_node();
                    self.steps.insert((node, word), next);
                    self.nodes[node as usize].leads |= bit(word);
                    next
                }
            };
        }
        let wants = words.iter().rev().fold(0, |bits, (_, w)| bits << 2 | *w as u64);
        let last = &mut self.nodes[node as usize].last;
        self.aliases.push(Alias { wants, next: *last, ..alias });
        *last = self.aliases.len() as u32;
    }

    fn root(&mut self, first: Word) -> Node {
        let slot = first.0 as usize;
        if self.roots.len() <= slot {
            self.roots.resize(slot + 1, 0);
        }
        if self.roots[slot] == 0 {
            self.roots[slot] = self.new_node();
        }
        self.roots[slot]
    }

    fn new_node(&mut self) -> Node {
        if self.nodes.is_empty() {
            self.nodes.push(Place::default());
        }
        self.nodes.push(Place::default());
        self.nodes.len() as Node - 1
    }

    /// Whether some alias begins with a word.
    #[inline]
    pub fn begins(&self, word: Word) -> bool {
        self.roots.get(word.0 as usize).is_some_and(|root| *root != 0)
    }

    /// Fills `out` with the places that the tokens from `at` on lead to and where an alias ends, shortest first: of
    /// each the last alias, for [`Self::ending`], and the token behind it.
    pub fn walk(&self, tokens: &[Token], at: usize, end: usize, out: &mut Vec<(u32, usize)>) {
        let (mut node, mut next) = (self.roots[tokens[at].word.0 as usize], at + 1);
        loop {
            let place = self.nodes[node as usize];
            if place.last > 0 {
                out.push((place.last, next));
            }
            if next >= end || place.leads & bit(tokens[next].word) == 0 {
                return;
            }
            match self.steps.get(&(node, tokens[next].word)) {
                Some(&step) => (node, next) = (step, next + 1),
                None => return,
            }
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
