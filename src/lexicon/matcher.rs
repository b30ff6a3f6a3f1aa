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
}

/// Two bits a token; no alias is longer than this many tokens.
pub const LONGEST: usize = 32;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Alias {
    wants: u64,
    list: List,
    entry: u32,
    manner: Manner,
    /// The alias added before it at the same node, plus one.
    next: u32,
}

impl Alias {
    fn fits(&self, tokens: &[Token]) -> bool {
        let mut wants = self.wants;
        wants == 0
            || tokens.iter().all(|token| {
                let want = wants & 3;
                wants >>= 2;
                want == 0 || Wants::from_bits(want).accepts(token.case)
            })
    }
}

type Node = u32;

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Matcher {
    /// The node that a first word leads to, 0 for none; indexed by word.
    roots: Vec<Node>,
    steps: FxHashMap<(Node, Word), Node>,
    /// Of each node, its last alias plus one.
    ends: Vec<u32>,
    /// Whether a step leads on from a node.
    leads: Vec<bool>,
    aliases: Vec<Alias>,
}

impl Matcher {
    /// Adds an alias of at most [`LONGEST`] tokens; a longer one is cut there.
    pub fn add(&mut self, words: &[(Word, Wants)], list: List, entry: u32, manner: Manner) {
        let words = &words[..words.len().min(LONGEST)];
        let Some((&(first, _), rest)) = words.split_first() else { return };
        let mut node = self.root(first);
        for &(word, _) in rest {
            node = match self.steps.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.new_node();
                    self.steps.insert((node, word), next);
                    self.leads[node as usize] = true;
                    next
                }
            };
        }
        let wants = words.iter().rev().fold(0, |bits, (_, w)| bits << 2 | *w as u64);
        let last = &mut self.ends[node as usize];
        self.aliases.push(Alias { wants, list, entry, manner, next: *last });
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
        if self.ends.is_empty() {
            self.ends.push(0);
            self.leads.push(false);
        }
        self.ends.push(0);
        self.leads.push(false);
        self.ends.len() as Node - 1
    }

    /// Appends every alias that begins at token `at`, shortest first.
    #[inline]
    pub fn at(&self, tokens: &[Token], at: usize, end: usize, out: &mut Vec<Hit>) {
        match self.roots.get(tokens[at].word.0 as usize) {
            None | Some(0) => {}
            Some(&node) => self.from(node, tokens, at, end, out),
        }
    }

    fn from(&self, root: Node, tokens: &[Token], at: usize, end: usize, out: &mut Vec<Hit>) {
        let mut node = root;
        let mut next = at + 1;
        loop {
            self.ends_at(node, &tokens[at..next], at, out);
            if next >= end || !self.leads[node as usize] || tokens[next].word == Word::UNKNOWN {
                return;
            }
            match self.steps.get(&(node, tokens[next].word)) {
                Some(&step) => (node, next) = (step, next + 1),
                None => return,
            }
        }
    }

    fn ends_at(&self, node: Node, tokens: &[Token], at: usize, out: &mut Vec<Hit>) {
        let from = out.len();
        let mut link = self.ends[node as usize];
        while link > 0 {
            let alias = &self.aliases[link as usize - 1];
            if alias.fits(tokens) {
                let Alias { list, entry, manner, .. } = *alias;
                out.push(Hit { first: at, end: at + tokens.len(), list, entry, manner });
            }
            link = alias.next;
        }
        if out.len() > from + 1 {
            out[from..].reverse();
        }
    }
}
