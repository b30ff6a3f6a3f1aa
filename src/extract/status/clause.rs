//! How a verb stands in its clause: denied, a participle, or one whose object is asked about.
//!
//! Leaves which verb decides. Example: "will not export" is denied, "be exported" no fact of its own.

use super::marks::{Mark, Sign};
use super::signs::Signs;
use crate::extract::Status;
use crate::lexicon::{Hit, List};
use crate::mention::{WordSet, words};

impl Signs<'_> {
    /// ", which pumps 5 mln tons, …": the comma closes the relative clause that this stands in.
    pub(super) fn in_relative(&self) -> bool {
        let opened =
            self.left.iter().rev().find(|m| !matches!(m.sign, Sign::And | Sign::Base | Sign::Before(_)));
        let which = |m: &Mark| ["which", "who"].iter().any(|w| self.document.is(m.run.first, w));
        let closed = self.right.first().is_some_and(|m| m.sign == Sign::Comma);
        closed && opened.is_some_and(|m| m.sign == Sign::Edge && which(m))
    }

    /// "exports 5 mln tons and will …": a finite verb stands right before, so that a later one has its own object.
    pub(super) fn is_object(&self) -> bool {
        let Some(verb) = self.at.first.checked_sub(1).filter(|v| *v >= self.sentence.first) else {
            return false;
        };
        let finite = self.document.word(verb).ends_with('s') || self.document.word(verb).ends_with("ed");
        let cue =
            |h: &Hit| h.list == List::Cue && self.document.lexicon.entry(h).class.starts_with("activity");
        finite && self.document.hits_at(verb).iter().any(cue)
    }

    /// Denied where "not" stands in or beside a verb.
    pub(super) fn negated(&self, verb: &Mark) -> Option<Status> {
        let denies = |m: &Mark| {
            let before = m.run.end <= verb.run.first && verb.run.first - m.run.end <= 2;
            let after = m.run.first >= verb.run.end && m.run.first - verb.run.end <= 1;
            // "had no plans to": a noun that governs is denied by "no".
            let noun = m.run.end == verb.run.first && matches!(verb.sign, Sign::Cue(_) | Sign::Noun(_));
            // "did not fall and stood at"
            let parts = |t: usize| {
                self.document.tokens[t].is_mark(b',') || self.document.is_in(t, words!["and", "but"])
            };
            let apart = || (m.run.end..verb.run.first).any(parts);
            (before || after) && !apart() && (self.is_negation(m) || noun)
        };
        let marks = self.left.iter().chain(self.right);
        marks.filter(|m| m.sign == Sign::Cue(Status::Denied)).any(denies).then_some(Status::Denied)
    }

    /// "failed to meet its goal, reaching only 5 mln tons", "fared badly, with exports of 5 mln tons": a clause that adds
    /// what is so to what is not.
    pub(super) fn adds(&self, first: usize) -> bool {
        let participle = |t: usize| t < self.at.first && self.document.word(t).ends_with("ing");
        self.document.is(first, "with") || participle(first) || participle(first + 1)
    }

    /// "compared to its total investment of $1 bn": what was, to compare with what is to be.
    pub(super) fn compares(&self, base: &Mark) -> bool {
        !self.document.is_in(base.run.first, words!["now", "currently", "already", "against", "from"])
    }

    /// A negation of a verb, unlike "no" and "without", which deny a noun.
    pub(super) fn is_negation(&self, mark: &Mark) -> bool {
        let noun = words!["no", "none", "nobody", "neither", "nor", "nothing", "without"];
        !(self.document.is_in(mark.run.first, noun) && mark.run.end == mark.run.first + 1)
    }

    /// "be exported", "may have risen", "to be shipped": the verb before it decides.
    pub(super) fn is_participle(&self, mark: &Mark) -> bool {
        let from = mark.run.first.saturating_sub(2).max(self.sentence.first);
        let helped = |by: &WordSet| (from..mark.run.first).any(|t| self.document.is_in(t, by));
        let modal = |m: &Mark| {
            matches!(m.sign, Sign::Cue(_) | Sign::Would | Sign::Ready) && m.run.end == mark.run.first
        };
        let single = mark.run.end == mark.run.first + 1;
        let follows = |words: &WordSet| mark.run.first > 0 && self.document.is_in(mark.run.first - 1, words);
        helped(words!["be", "being"])
            || (single && !self.is_auxiliary(mark) && helped(words!["been", "have"]))
            || (single && follows(words!["of", "the", "a", "an", "its", "their", "for", "with", "by"]))
            || self.left.iter().any(modal)
    }

    /// "of refined sugar": a participle that tells nothing.
    pub(super) fn describes(&self, mark: &Mark) -> bool {
        let single = mark.run.end == mark.run.first + 1;
        let ending = self.document.word(mark.run.first).ends_with("ed");
        let before = words!["of", "the", "a", "its", "their"];
        single && ending && mark.run.first > 0 && self.document.is_in(mark.run.first - 1, before)
    }

    /// "…, and another 1 mln barrels will load": a verb follows whose subject this is, in a clause of its own.
    pub(super) fn is_new_subject(&self) -> bool {
        let opened = self.at.first > 0
            && self.document.is_in(self.at.first - 1, words!["and", "another", "while"])
            && self.left.last().is_some_and(|m| matches!(m.sign, Sign::And | Sign::Edge));
        let verb = self.right.first().filter(|m| m.run.first.saturating_sub(self.at.end) <= 3);
        opened
            && verb.is_some_and(|m| match m.sign {
                Sign::Cue(_) | Sign::Would | Sign::Ready | Sign::Be => true,
                Sign::Fact => self.is_helper(m.run.first),
                _ => false,
            })
    }

    pub(super) fn is_auxiliary(&self, mark: &Mark) -> bool {
        self.document.is_in(mark.run.first, words!["have", "has", "had", "having"])
    }

    /// "of which"
    pub(super) fn is_partitive(&self, mark: &Mark) -> bool {
        mark.run.first > 0 && self.document.is(mark.run.first - 1, "of")
    }
}
