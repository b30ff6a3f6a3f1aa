//! Looking at an article that is cut: what its tokens say, and which hits begin where.
//!
//! Every look is bounded by a sentence or a run. Example: `document.is(3, "barrels")` tells whether the fourth token
//! is that word, in any case.

use super::{Document, Run, Sentence, WordSet, tag};
use crate::article::on_one_line;
use crate::lexicon::{Hit, List, Signs, Token};
use crate::span::Span;
use smol_str::SmolStr;
use std::ops::Range;

impl Document<'_> {
    /// The bytes that a run of tokens covers.
    pub fn span(&self, run: Run) -> Span {
        match (self.tokens.get(run.first), run.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if run.first < run.end => Span::new(a.start as usize, b.end as usize),
            _ => Span::default(),
        }
    }

    pub fn quote(&self, run: Run) -> &str {
        self.span(run).of(&self.article.text)
    }

    /// Where in the text its sentences stand: from the first to the last of them.
    pub fn stretch(&self) -> Span {
        match (self.sentences.first(), self.sentences.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The words of a run on one line, however the text breaks them.
    pub fn on_one_line(&self, run: Run) -> SmolStr {
        on_one_line(self.quote(run)).into()
    }

    /// The word at a token, as written.
    pub fn word(&self, token: usize) -> &str {
        self.quote(Run::new(token, token + 1))
    }

    /// Whether the token at `at` is `word` (lower case) in any case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| self.reads(token, word))
    }

    /// Whether the token at `at` is one of a set of words in any case.
    #[inline]
    pub fn is_in(&self, at: usize, set: &WordSet) -> bool {
        self.tokens.get(at).is_some_and(|token| self.reads_one_of(token, set))
    }

    /// Whether the token at `at` is a small word of a kind.
    pub fn is_kind(&self, at: usize, kind: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| self.lexicon.kinds(token.word) & kind != 0)
    }

    /// Whether a token is a word (lower case) in any case.
    #[inline]
    pub fn reads(&self, token: &Token, word: &str) -> bool {
        let long = (token.end - token.start) as usize == word.len();
        long && self.bytes(token).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether a token is one of a set of words in any case.
    #[inline]
    pub fn reads_one_of(&self, token: &Token, set: &WordSet) -> bool {
        set.holds(self.article.text.as_bytes(), token.start as usize, token.end as usize)
    }

    /// The bytes of a token.
    pub(super) fn bytes(&self, token: &Token) -> &[u8] {
        self.article.text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// Finds the tokens at which a name may begin, or a part of one.
    pub(super) fn find_starts(&mut self) {
        const START: u64 = tag::CAPITAL | tag::LISTED | tag::PARTICLE;
        let Self { sentences, starts, flags, .. } = self;
        starts.reserve(flags.len() / 4);
        for own in sentences {
            let first = starts.len();
            for (at, own) in own.tokens.clone().zip(&flags[own.tokens.clone()]) {
                if own & START != 0 {
                    starts.push(at);
                }
            }
            own.starts = first..starts.len();
        }
    }

    /// The tokens of a sentence at which a name may begin, or a part of one.
    pub(super) fn starts(&self, sentence: &Sentence) -> &[usize] {
        self.starts.get(sentence.starts.clone()).unwrap_or_default()
    }

    /// The hits of every list that begin at a token.
    pub fn hits_at(&self, at: usize) -> &[Hit] {
        self.hits_from(at..at.saturating_add(1))
    }

    /// The hits of every list that begin at one of these tokens.
    pub fn hits_from(&self, tokens: Range<usize>) -> &[Hit] {
        let first = |at: usize| self.first_hits.get(at).map_or(self.hits.len(), |first| *first as usize);
        self.hits.get(first(tokens.start)..first(tokens.end)).unwrap_or_default()
    }

    /// The lists and classes of the hits that begin at a token.
    #[inline(always)]
    pub fn begins(&self, at: usize) -> Signs {
        self.begins.get(at).copied().unwrap_or_default()
    }

    /// The next token of a run at which something wanted begins.
    #[inline]
    pub(super) fn next_begin(&self, tokens: Range<usize>, wanted: impl Fn(Signs) -> bool) -> Option<usize> {
        let begins = self.begins.get(tokens.clone())?;
        begins.iter().position(|signs| wanted(*signs)).map(|at| tokens.start + at)
    }

    /// The lists and classes of the hits whose last token this is.
    #[inline(always)]
    pub fn ends(&self, at: usize) -> Signs {
        self.ends.get(at).copied().unwrap_or_default()
    }

    /// The hits of one list in a sentence.
    pub fn hits_of(&self, sentence: usize, list: List) -> impl Iterator<Item = &Hit> {
        self.hits_in(sentence, list, Run::new(0, usize::MAX))
    }

    /// The hits of one list that begin within `range`, in a sentence.
    pub fn hits_in(&self, sentence: usize, list: List, range: Run) -> impl Iterator<Item = &Hit> {
        self.hits_within(sentence, Signs::of(list, ""), range).iter().filter(move |hit| hit.list == list)
    }

    /// The hits that begin within `range`, in a sentence, and have the signs of a list and maybe of a family of its
    /// classes.
    #[inline]
    pub fn hits_like(&self, sentence: usize, wanted: Signs, range: Run) -> impl Iterator<Item = &Hit> {
        let hits = self.hits_within(sentence, wanted, range).iter();
        hits.filter(move |hit| self.lexicon.says(hit).signs.may_hold(wanted))
    }

    /// The hits that begin within `range`, in a sentence that may hold what is wanted.
    #[inline]
    fn hits_within(&self, sentence: usize, wanted: Signs, range: Run) -> &[Hit] {
        match self.sentences.get(sentence).filter(|own| own.signs.may_hold(wanted)) {
            Some(own) => self.hits_from(own.tokens.start.max(range.first)..own.tokens.end.min(range.end)),
            None => &[],
        }
    }
}
