//! Finds every alias of every list in a run of tokens, longest first at each place.
//!
//! A trie over word numbers: a token that begins no alias costs one look-up in an array.

use super::entry::List;
use super::table::Table;
use super::token::{Case, Token};
use super::words::Word;
use serde::{Deserialize, Serialize};
use std::ops::Range;

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

/// An alias found: tokens `first..end` name entry number `entry`. As small as can be, since most words give one.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    first: u32,
    pub entry: u32,
    /// What its list and class say, by number.
    pub(super) says: u16,
    length: u8,
    pub list: List,
    pub manner: Manner,
}

impl Hit {
    #[inline]
    pub fn first(&self) -> usize {
        self.first as usize
    }

    #[inline]
    pub fn end(&self) -> usize {
        self.first as usize + usize::from(self.length)
    }
}

/// Two bits a token; no alias is longer than this many tokens.
pub const LONGEST: usize = 32;

/// An alias of an entry, as it stands in the trie: what its hits tell, and no more, since these are read for most words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    pub list: List,
    pub entry: u32,
    pub manner: Manner,
    /// What its list and class say, by number.
    pub says: u16,
}

impl Alias {
    /// The tokens `first..end` as a hit of it.
    #[inline]
    pub fn hit(&self, first: usize, end: usize) -> Hit {
        let Self { list, entry, manner, says } = *self;
        Hit { first: first as u32, length: (end - first) as u8, entry, says, list, manner }
    }
}

/// Where an alias counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    wants: u64,
    /// Which others a longer one hides.
    pub group: u16,
    /// Some words may not stand beside it.
    pub guarded: bool,
}

impl Terms {
    pub fn new(group: u16, guarded: bool) -> Self {
        Self { wants: 0, group, guarded }
    }

    /// The same, written in words that want to be written so.
    pub fn wanting(self, words: &[(Word, Wants)]) -> Self {
        let wants = words.iter().take(LONGEST).rev().fold(0, |bits, (_, want)| bits << 2 | *want as u64);
        Self { wants, ..self }
    }

    /// Whether its first token may be written so.
    fn begins(&self, case: Case) -> bool {
        Wants::from_bits(self.wants & 3).accepts(case)
    }

    /// Whether it counts however the tokens behind its first are written, and whatever stands beside it.
    fn is_plain(&self) -> bool {
        self.wants >> 2 == 0 && !self.guarded
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
pub type Node = u32;

const FIRST: Node = 1 << 31;

/// Aliases that lie side by side.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Ends {
    first: u32,
    count: u16,
    /// Where each of them [`Terms::is_plain`], what they say together, by number plus one; else 0.
    plain: u16,
}

impl Ends {
    #[inline]
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    #[inline]
    pub fn plain(self) -> Option<u16> {
        self.plain.checked_sub(1)
    }

    fn range(self) -> Range<usize> {
        self.first as usize..self.first as usize + usize::from(self.count)
    }
}

/// How the first token of an alias may be written; each takes what those before it take.
const WRITTEN: [Case; 3] = [Case::Lower, Case::Capital, Case::Upper];

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// The words that lead on from it, as bits: most that follow it do not.
    leads: u64,
    /// The aliases that end there, for each way in which the first token is [`WRITTEN`].
    ends: [Ends; WRITTEN.len()],
}

impl Place {
    /// The aliases that end there where the first token is written so.
    #[inline]
    pub fn ends(&self, first: Case) -> Ends {
        // No branch on what the processor cannot foresee.
        self.ends[(first as usize).saturating_sub(Case::Lower as usize)]
    }
}

/// The bit of a word; none for one that no list knows.
#[inline]
fn bit(word: Word) -> u64 {
    u64::from(word != Word::UNKNOWN) << (word.0 % u64::BITS)
}

/// The key of a step from a node to a word.
#[inline]
fn step(node: Node, word: Word) -> u64 {
    u64::from(node) << 32 | u64::from(word.0)
}

/// What begins at a token.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The aliases that it is by itself.
    pub ends: Ends,
    /// Where longer ones go on.
    pub longer: Option<Node>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Matcher {
    /// Of each word, where it leads as an alias's first.
    firsts: Vec<Place>,
    /// Of each node; to the first of them nothing leads.
    nodes: Vec<Place>,
    /// The node to which a word leads from another.
    steps: Table<u64, Node>,
    aliases: Vec<Alias>,
    /// Of each alias.
    terms: Vec<Terms>,
}

impl Matcher {
    /// Adds aliases of the same words, at most [`LONGEST`], a longer one cut there; tells where they end.
    pub fn add(&mut self, words: impl Iterator<Item = Word>, aliases: &[(Alias, Terms)]) -> Option<Node> {
        let mut words = words.take(LONGEST);
        let first = words.next()?;
        self.firsts.resize(self.firsts.len().max(first.0 as usize + 1), Place::default());
        let node = words.fold(FIRST | first.0, |node, word| match self.steps.find(step(node, word)) {
            0 => self.lead(node, word),
            next => next,
        });
        let mut ends = self.place(node).ends;
        for (at, case) in WRITTEN.into_iter().enumerate() {
            let first = self.aliases.len();
            self.aliases.extend_from_within(ends[at].range());
            self.terms.extend_from_within(ends[at].range());
            for (alias, terms) in aliases.iter().filter(|(_, terms)| terms.begins(case)) {
                self.aliases.push(*alias);
                self.terms.push(*terms);
            }
            ends[at] = Ends { first: first as u32, count: (self.aliases.len() - first) as u16, plain: 0 };
            // Most are taken however they are written.
            if at > 0
                && self.aliases(ends[at]).eq(self.aliases(ends[at - 1]))
                && self.terms(ends[at]).eq(self.terms(ends[at - 1]))
            {
                self.aliases.truncate(first);
                self.terms.truncate(first);
                ends[at] = ends[at - 1];
            }
        }
        self.place(node).ends = ends;
        Some(node)
    }

    /// Takes down what the aliases that end at a node say together, see [`Ends::plain`].
    pub fn tell(&mut self, node: Node, mut say: impl FnMut(&[Alias]) -> u16) {
        let mut ends = self.place(node).ends;
        for end in &mut ends {
            let plain = self.terms(*end).iter().all(Terms::is_plain);
            end.plain = if plain { say(self.aliases(*end)) + 1 } else { 0 };
        }
        self.place(node).ends = ends;
    }

    /// A new place, to which a word leads from another.
    fn lead(&mut self, node: Node, word: Word) -> Node {
        let next = self.nodes.len().max(1) as Node;
        self.nodes.resize(next as usize + 1, Place::default());
        self.steps.insert(step(node, word), next);
        self.place(node).leads |= bit(word);
        next
    }

    fn place(&mut self, node: Node) -> &mut Place {
        let word = node & !FIRST;
        if word == node { &mut self.nodes[node as usize] } else { &mut self.firsts[word as usize] }
    }

    /// What begins at a token that another one stands behind.
    #[inline]
    pub fn start(&self, token: &Token, next: Option<&Token>) -> Start {
        const NOWHERE: &Place =
            &Place { leads: 0, ends: [Ends { first: 0, count: 0, plain: 0 }; WRITTEN.len()] };
        let place = self.firsts.get(token.word.0 as usize).unwrap_or(NOWHERE);
        Start { ends: place.ends(token.case), longer: self.step(place, FIRST | token.word.0, next) }
    }

    /// The node to which the next token leads on from another.
    #[inline]
    pub fn step(&self, place: &Place, node: Node, next: Option<&Token>) -> Option<Node> {
        let word = next.filter(|token| place.leads & bit(token.word) != 0)?.word;
        Some(self.steps.find(step(node, word))).filter(|next| *next != 0)
    }

    /// The place of a node behind a first word.
    #[inline]
    pub fn behind(&self, node: Node) -> &Place {
        &self.nodes[node as usize]
    }

    /// Aliases in the order in which they were added.
    #[inline]
    pub fn aliases(&self, ends: Ends) -> &[Alias] {
        &self.aliases[ends.range()]
    }

    /// Where these count.
    #[inline]
    pub fn terms(&self, ends: Ends) -> &[Terms] {
        &self.terms[ends.range()]
    }
}
