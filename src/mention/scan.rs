//! A sentence as the readers of numbers, quantities, times and changes look at it: tokens with their hits.
//!
//! Every look is bounded by the sentence. Example: at "bpd" in "240,000 bpd" the hit of the list of units names `bbl`
//! per day.

use super::{Document, Run, Sentence, WordSet};
use crate::lexicon::{Case, Entry, Hit, List, Signs, Token};
use std::ops::Range;

/// How far a reader looks back for the first word of a phrase that ends at its place.
const LONGEST_PHRASE: usize = 6;

pub(super) struct Scan<'d> {
    pub doc: &'d Document<'d>,
    pub tokens: Range<usize>,
    /// What lists and classes its hits are of.
    pub signs: Signs,
    own: &'d [Token],
    begins: &'d [Signs],
    ends: &'d [Signs],
    hits: &'d [Hit],
}

impl<'d> Scan<'d> {
    pub fn of(doc: &'d Document<'d>, sentence: &Sentence) -> Self {
        let tokens = sentence.tokens.clone();
        Self {
            doc,
            signs: sentence.signs,
            own: &doc.tokens[tokens.clone()],
            begins: &doc.begins[tokens.clone()],
            ends: &doc.ends[tokens.clone()],
            hits: &doc.hits[sentence.hits.clone()],
            tokens,
        }
    }

    #[inline]
    pub fn token(&self, at: usize) -> Option<&'d Token> {
        self.own.get(at.wrapping_sub(self.tokens.start))
    }

    /// The token before `at`.
    #[inline]
    pub fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|b| self.tokens.contains(b))
    }

    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| self.doc.reads(token, word))
    }

    /// Whether one of a set of words stands at `at`.
    #[inline]
    pub fn is_in(&self, at: usize, words: &WordSet) -> bool {
        self.token(at).is_some_and(|token| self.doc.reads_one_of(token, words))
    }

    /// Whether a small word of a kind stands at `at`.
    pub fn is_kind(&self, at: usize, kind: u8) -> bool {
        self.tokens.contains(&at) && self.doc.is_kind(at, kind)
    }

    /// Whether a word stands directly before `at`.
    #[inline]
    pub fn behind(&self, at: usize, word: &str) -> bool {
        at > self.tokens.start && self.is(at - 1, word)
    }

    /// Whether one of `words` stands directly before `at`.
    #[inline]
    pub fn follows(&self, at: usize, words: &WordSet) -> bool {
        at > self.tokens.start && self.is_in(at - 1, words)
    }

    #[inline]
    pub fn mark(&self, at: usize, mark: u8) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.glued)
    }

    #[inline]
    pub fn is_digits(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_digits)
    }

    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// A word without a capital letter.
    #[inline]
    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.case == Case::Lower)
    }

    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.is_capital())
    }

    #[inline]
    pub fn text(&self, at: usize) -> &'d str {
        let text = &self.doc.article.text;
        self.token(at).and_then(|t| text.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    /// How many bytes the token at `at` has.
    #[inline]
    pub fn len(&self, at: usize) -> usize {
        self.token(at).map_or(0, |t| (t.end - t.start) as usize)
    }

    /// A hyphen that ties what stands before `at` to what follows.
    #[inline]
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(b'-') && t.glued) && self.glued(at + 1)
    }

    /// `at`, or the place after a tying hyphen there.
    #[inline]
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    pub fn hits(&self) -> &'d [Hit] {
        self.hits
    }

    /// The hits of every list that begin at `at`.
    #[inline]
    pub fn hits_at(&self, at: usize) -> &'d [Hit] {
        if self.tokens.contains(&at) { self.doc.hits_at(at) } else { &[] }
    }

    /// The lists and classes of the hits that begin at `at`.
    #[inline(always)]
    pub fn begins(&self, at: usize) -> Signs {
        self.begins.get(at.wrapping_sub(self.tokens.start)).copied().unwrap_or_default()
    }

    /// The lists and classes of the hits that end directly before `end`.
    #[inline(always)]
    pub fn ends(&self, end: usize) -> Signs {
        self.ends.get(end.wrapping_sub(1 + self.tokens.start)).copied().unwrap_or_default()
    }

    /// The next place of a range at which one of `wanted` begins.
    #[inline]
    pub fn next_begin(&self, range: Range<usize>, wanted: Signs) -> Option<usize> {
        self.doc.next_begin(range.start..range.end.min(self.tokens.end), |signs| signs.any(wanted))
    }

    /// So too of families of some lists.
    #[inline]
    pub fn next_of(&self, range: Range<usize>, lists: Signs, wanted: Signs) -> Option<usize> {
        self.doc.next_begin(range.start..range.end.min(self.tokens.end), |signs| signs.any_of(lists, wanted))
    }

    /// Whether a hit of a list and class may stand anywhere.
    #[inline(always)]
    pub fn holds(&self, list: List, class: &str) -> bool {
        self.signs.may_hold(Signs::of(list, class))
    }

    /// Whether a hit of a list begins at `at`.
    #[inline(always)]
    pub fn opens(&self, list: List, at: usize) -> bool {
        self.begins(at).may_hold(Signs::of(list, ""))
    }

    /// Whether a hit of a list ends directly before `end`.
    #[inline(always)]
    pub fn closes(&self, list: List, end: usize) -> bool {
        self.ends(end).may_hold(Signs::of(list, ""))
    }

    pub fn entry(&self, hit: &Hit) -> &'d Entry {
        self.doc.lexicon.entry(hit)
    }

    /// Whether a hit is written exactly as its entry's name.
    pub fn is_written_so(&self, (hit, entry): (&Hit, &Entry)) -> bool {
        entry.name == self.doc.quote(Run::new(hit.first(), hit.end()))
    }

    /// The hit of a list at `at` whose class is `class` or begins with `class.`. Most places are told by their bits to
    /// have none; where the class is a literal, that look costs a few instructions.
    #[inline(always)]
    pub fn class(&self, list: List, at: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let may = self.begins(at).may_hold(Signs::of(list, class));
        if may { self.find_class(list, at, class) } else { None }
    }

    #[inline(never)]
    fn find_class(&self, list: List, at: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let hits = self.doc.hits.get(*self.doc.first_hits.get(at)? as usize..)?.iter();
        let own = hits.take_while(|h| h.first() == at).filter(|h| h.list == list);
        { own }.map(|h| (h, self.entry(h))).find(|(_, e)| has_class(e, class))
    }

    /// The longest hit of a list and class that ends where `end` begins.
    #[inline(always)]
    pub fn class_ending(&self, list: List, end: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let may = self.ends(end).may_hold(Signs::of(list, class));
        if may { self.find_class_ending(list, end, class) } else { None }
    }

    #[inline(never)]
    fn find_class_ending(&self, list: List, end: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        let from = end.saturating_sub(LONGEST_PHRASE).max(self.tokens.start);
        let first = *self.doc.first_hits.get(from)? as usize;
        let mut hits = self.doc.hits.get(first..)?.iter().take_while(|h| h.first() < end);
        hits.by_ref()
            .filter(|h| h.end() == end && h.list == list)
            .map(|h| (h, self.entry(h)))
            .find(|(_, e)| has_class(e, class))
    }
}

pub(super) fn has_class(entry: &Entry, class: &str) -> bool {
    let rest = entry.class.strip_prefix(class);
    rest.is_some_and(|r| r.is_empty() || r.starts_with('.'))
}
