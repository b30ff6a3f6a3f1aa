//! A sentence as the readers of numbers, quantities, times and changes look at it: tokens with their hits.
//!
//! Every look is bounded by the sentence and costs a binary search at most. Example: at "bpd" in "240,000 bpd"
//! the hit of the list of units names `bbl` per day.

use super::{Document, Run};
use crate::lexicon::{Case, Entry, Hit, List, Signs, Token, TokenKind};
use std::ops::Range;

/// How far a reader looks back for the first word of a phrase that ends at its place.
const LONGEST_PHRASE: usize = 6;

#[derive(Clone)]
pub(super) struct Scan<'d> {
    pub doc: &'d Document<'d>,
    pub tokens: Range<usize>,
    hits: &'d [Hit],
}

impl<'d> Scan<'d> {
    pub fn new(doc: &'d Document<'d>, tokens: Range<usize>) -> Self {
        let tokens = tokens.start.min(doc.tokens.len())..tokens.end.min(doc.tokens.len());
        let from = doc.hits.partition_point(|h| h.first < tokens.start);
        let to = doc.hits.partition_point(|h| h.first < tokens.end);
        Self { doc, tokens, hits: doc.hits.get(from..to).unwrap_or(&[]) }
    }

    pub fn sentence(doc: &'d Document<'d>, sentence: usize) -> Self {
        let tokens = doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        Self::new(doc, tokens)
    }

    pub fn token(&self, at: usize) -> Option<&'d Token> {
        if self.tokens.contains(&at) { self.doc.tokens.get(at) } else { None }
    }

    /// The token before `at`.
    pub fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|b| self.tokens.contains(b))
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.contains(&at) && self.doc.is(at, word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && self.doc.is_any(at, words)
    }

    /// Whether a small word of a kind stands at `at`.
    pub fn is_kind(&self, at: usize, kind: u8) -> bool {
        self.tokens.contains(&at) && self.doc.is_kind(at, kind)
    }

    /// Whether one of `words` stands directly before `at`.
    pub fn follows(&self, at: usize, words: &[&str]) -> bool {
        self.before(at).is_some_and(|b| self.is_any(b, words))
    }

    pub fn mark(&self, at: usize, mark: u8) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    pub fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.glued)
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// A word without a capital letter.
    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.case == Case::Lower)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.is_capital())
    }

    pub fn text(&self, at: usize) -> &'d str {
        if self.tokens.contains(&at) { self.doc.word(at) } else { "" }
    }

    /// A hyphen that ties what stands before `at` to what follows.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.mark(at, b'-') && self.glued(at) && self.glued(at + 1)
    }

    /// `at`, or the place after a tying hyphen there.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    pub fn hits(&self) -> &'d [Hit] {
        self.hits
    }

    /// The hits of every list that begin at `at`.
    pub fn hits_at(&self, at: usize) -> &'d [Hit] {
        if self.tokens.contains(&at) { self.doc.hits_at(at) } else { &[] }
    }

    /// Whether a hit of a list begins at `at`.
    #[inline(always)]
    pub fn opens(&self, list: List, at: usize) -> bool {
        self.tokens.contains(&at) && self.doc.begins(at).may_hold(Signs::of(list, ""))
    }

    /// Whether a hit of a list ends directly before `end`.
    #[inline(always)]
    pub fn closes(&self, list: List, end: usize) -> bool {
        end > self.tokens.start && self.doc.ends(end - 1).may_hold(Signs::of(list, ""))
    }

    pub fn entry(&self, hit: &Hit) -> &'d Entry {
        self.doc.lexicon.entry(hit)
    }

    /// Whether a hit is written exactly as its entry's name.
    pub fn is_written_so(&self, (hit, entry): (&Hit, &Entry)) -> bool {
        entry.name == self.doc.quote(Run::new(hit.first, hit.end))
    }

    /// The hit of a list at `at` whose class is `class` or begins with `class.`. Most places are told by their bits to
    /// have none; where the class is a literal, that look costs a few instructions.
    #[inline(always)]
    pub fn class(&self, list: List, at: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let may = self.doc.begins(at).may_hold(Signs::of(list, class));
        if may { self.find_class(list, at, class) } else { None }
    }

    #[inline(never)]
    fn find_class(&self, list: List, at: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let mut hits = self.hits_at(at).iter().filter(|h| h.list == list).map(|h| (h, self.entry(h)));
        hits.find(|(_, e)| has_class(e, class))
    }

    /// The longest hit of a list and class that ends where `end` begins.
    #[inline(always)]
    pub fn class_ending(&self, list: List, end: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let may = end > 0 && self.doc.ends(end - 1).may_hold(Signs::of(list, class));
        if may { self.find_class_ending(list, end, class) } else { None }
    }

    #[inline(never)]
    fn find_class_ending(&self, list: List, end: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let from = end.saturating_sub(LONGEST_PHRASE).max(self.tokens.start);
        (from..end).find_map(|at| {
            let hits = self.hits_at(at).iter().filter(|h| h.list == list && h.end == end);
            hits.map(|h| (h, self.entry(h))).find(|(_, e)| has_class(e, class))
        })
    }
}

pub(super) fn has_class(entry: &Entry, class: &str) -> bool {
    let rest = entry.class.strip_prefix(class);
    rest.is_some_and(|r| r.is_empty() || r.starts_with('.'))
}
