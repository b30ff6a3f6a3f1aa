//! One sentence as the rules of this kind see it: its words, flags, people and names.
//!
//! Leaves sentences without an office or a heading verb. Example: `view.person_at(5)` is who is named there.

use crate::lexicon::{Case, Hit};
use crate::mention::{Document, Name, Person, Run, Sentence};
use crate::mention::{Tags, WordSet, tag, words};
use std::ops::Range;

pub struct View<'d> {
    pub document: &'d Document<'d>,
    pub sentence: usize,
    pub tags: Tags<'d>,
    pub range: Range<usize>,
}

impl<'d> View<'d> {
    /// `None` where the sentence can hold no post.
    pub fn of(document: &'d Document<'d>, sentence: usize) -> Option<Self> {
        let s = document.sentences.get(sentence)?;
        if s.mentions.people.is_empty() {
            return None;
        }
        let tags = Tags::read(document, sentence);
        tags.any(tag::OFFICE | tag::HEADS).then(|| View { document, sentence, tags, range: s.tokens.clone() })
    }

    /// The hits of the lists that begin in a run.
    pub fn hits_in(&self, run: Run) -> &'d [Hit] {
        self.document.hits_from(run.first..run.end)
    }

    /// Any sentence, for those who look for speakers.
    pub fn any(document: &'d Document<'d>, sentence: usize) -> Self {
        let range = document.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        View { document, sentence, tags: Tags::read(document, sentence), range }
    }

    fn own(&self) -> Option<&'d Sentence> {
        self.document.sentences.get(self.sentence)
    }

    pub fn people(&self) -> &'d [Person] {
        self.own().map_or(&[], |s| &s.mentions.people)
    }

    pub fn names(&self) -> &'d [Name] {
        self.document.names(self.sentence)
    }

    pub fn has(&self, at: usize, flags: u64) -> bool {
        self.tags.has(at, flags)
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.range.contains(&at) && self.document.is(at, word)
    }

    pub fn is_in(&self, at: usize, set: &WordSet) -> bool {
        self.range.contains(&at) && self.document.is_in(at, set)
    }

    pub fn mark(&self, at: usize, mark: u8) -> bool {
        self.range.contains(&at) && self.document.tokens[at].is_mark(mark)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.range.contains(&at) && self.document.tokens[at].is_word()
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.document.tokens[at].is_capital()
    }

    pub fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.document.tokens[at].case == Case::Lower
    }

    pub fn glued(&self, at: usize) -> bool {
        self.range.contains(&at) && self.document.tokens[at].glued
    }

    pub fn is_determiner(&self, at: usize) -> bool {
        self.is_in(at, words!["the", "a", "an", "this", "that"])
    }

    /// The person, named in full, that begins at `at`, titles of address and quotation marks skipped.
    pub fn person_at(&self, at: usize) -> Option<&'d Person> {
        let mut first = at;
        while first < at + 8
            && (self.has(first, tag::HONORIFIC) || first > at && self.mark(first, b'.') && self.glued(first))
            && !self.starts_person(first)
        {
            first += 1;
        }
        self.starting(first)
    }

    fn starts_person(&self, at: usize) -> bool {
        self.starting(at).is_some()
    }

    fn starting(&self, at: usize) -> Option<&'d Person> {
        let people = self.people();
        let place = people.partition_point(|p| p.run.first < at);
        people.get(place).filter(|p| p.run.first == at && self.in_full(p))
    }

    /// The person, named in full, that ends at token `end`.
    pub fn person_ending(&self, end: usize) -> Option<&'d Person> {
        let people = self.people();
        let place = people.partition_point(|p| p.run.end < end);
        people.get(place).filter(|p| p.run.end == end && self.in_full(p))
    }

    /// A given name and a surname; a part of a longer name counts where it begins as that does.
    pub fn in_full(&self, person: &Person) -> bool {
        let Some(full) = person.full else { return true };
        let word = |at: usize| self.document.word(at);
        let initial = word(full.first).chars().count() == 1;
        person.run.end - person.run.first > 1 && (initial || word(full.first) == word(person.run.first))
    }

    pub fn name_at(&self, at: usize) -> Option<&'d Name> {
        let names = self.names();
        let place = names.partition_point(|n| n.run.first < at);
        names.get(place).filter(|n| n.run.first == at)
    }

    pub fn name_ending(&self, end: usize) -> Option<&'d Name> {
        let names = self.names();
        let place = names.partition_point(|n| n.run.end < end);
        names.get(place).filter(|n| n.run.end == end)
    }

    /// "'s", or the apostrophe of a plural, that starts at `at`: the token after it.
    pub fn possessive(&self, at: usize) -> Option<usize> {
        if !self.mark(at, b'\'') || !self.glued(at) {
            return None;
        }
        let s = self.is(at + 1, "s") && self.glued(at + 1);
        (s || !self.glued(at + 1)).then_some(if s { at + 2 } else { at + 1 })
    }

    /// The end of the owner whose possessive ends at `at`.
    pub fn owner_end(&self, at: usize) -> Option<usize> {
        let back = |n: usize| at.checked_sub(n).filter(|t| self.range.contains(t));
        let with_s = back(2).filter(|t| self.mark(*t, b'\'') && self.is(t + 1, "s"));
        with_s.or_else(|| back(1).filter(|t| self.mark(*t, b'\'') && self.glued(*t)))
    }

    /// The word before `at` and whether a hyphen ties the two.
    pub fn before(&self, at: usize) -> Option<(usize, bool)> {
        let previous = at.checked_sub(1).filter(|t| self.range.contains(t))?;
        let hyphen = self.mark(previous, b'-') && self.glued(previous) && self.glued(at);
        if !hyphen {
            return Some((previous, false));
        }
        previous.checked_sub(1).filter(|t| self.range.contains(t)).map(|t| (t, true))
    }

    /// The people whose mention overlaps a run.
    pub fn people_in(&self, run: Run) -> &'d [Person] {
        let people = self.people();
        let from = people.partition_point(|p| p.run.end <= run.first);
        let to = people.partition_point(|p| p.run.first < run.end);
        people.get(from..to).unwrap_or_default()
    }

    /// The names that overlap a run.
    pub fn names_in(&self, run: Run) -> &'d [Name] {
        let names = self.names();
        let from = names.partition_point(|n| n.run.end <= run.first);
        let to = names.partition_point(|n| n.run.first < run.end);
        names.get(from..to).unwrap_or_default()
    }

    /// The stretch of at most `reach` tokens before `end`.
    pub fn back(&self, end: usize, reach: usize) -> Run {
        Run::new(end.saturating_sub(reach).max(self.range.start), end)
    }
}
