//! Finds every alias of every list in a run of tokens, longest first at each place.
//!
//! A trie over word numbers: a token that begins no alias costs one look-up in an array.

use super::entry::List;
use super::token::{Case, Token};
use super::words::Word;
use rustc_hash::FxHashMap;

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

    fn accepts(self, case: Case) -> bool {
        match self {
            Wants::Any => true,
            Wants::Capital => matches!(case, Case::Capital | Case::Upper),
            Wants::Upper => case == Case::Upper,
        }
    }
}

/// How an alias names its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

#[derive(Debug, Clone)]
struct Alias {
    wants: Box<[Wants]>,
    list: List,
    entry: u32,
    manner: Manner,
}

type Node = u32;

#[derive(Debug, Default)]
pub struct Matcher {
    /// The node that a first word leads to, 0 for none; indexed by word.
    roots: Vec<Node>,
    steps: FxHashMap<(Node, Word), Node>,
    ends: Vec<Vec<Alias>>,
}

impl Matcher {
    pub fn add(&mut self, words: &[(Word, Wants)], list: List, entry: u32, manner: Manner) {
        let Some((&(first, _), rest)) = words.split_first() else { return };
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let slot = first.0 as usize;
        if self.roots.len() <= slot {
            self.roots.resize(slot + 1, 0);
        }
        if self.roots[slot] == 0 {
            self.roots[slot] = self.new_node();
        }
        let mut node = self.roots[slot];
        for &(word, _) in rest {
            node = match self.steps.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.new_node();
                    self.steps.insert((node, word), next);
                    next
                }
            };
        }
        let wants = words.iter().map(|w| w.1).collect();
        self.ends[node as usize].push(Alias { wants, list, entry, manner });
    }

    fn new_node(&mut self) -> Node {
        self.ends.push(Vec::new());
        self.ends.len() as Node - 1
    }

    /// Appends every alias that begins at token `at`, shortest first.
    pub fn at(&self, tokens: &[Token], at: usize, end: usize, out: &mut Vec<Hit>) {
        let mut node = match self.roots.get(tokens[at].word.0 as usize) {
            None | Some(0) => return,
            Some(&node) => node,
        };
        let mut next = at + 1;
        loop {
            for alias in &self.ends[node as usize] {
                let fits = alias.wants.iter().zip(&tokens[at..next]).all(|(w, t)| w.accepts(t.case));
                if fits {
                    let Alias { list, entry, manner, .. } = *alias;
                    out.push(Hit { first: at, end: next, list, entry, manner });
                }
            }
            if next >= end {
                return;
            }
            match self.steps.get(&(node, tokens[next].word)) {
                Some(&step) => (node, next) = (step, next + 1),
                None => return,
            }
        }
    }
}
