//! The people that an article names in full, and which of them a part of a name means.
//!
//! Leaves a part that two people share to the one named last before it. Example: "Ma Jianguo" … "Ma added".

use super::super::{Document, Person, Run, Sentence};
use super::super::{Tags, tag};
use super::shape::{Candidate, compound, is_inner, part_end};
use crate::lexicon::Beginnings;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

/// How many people of one name part are looked at.
const SAME: usize = 8;

#[derive(Debug, Default)]
pub struct Known<'c> {
    people: Vec<&'c Candidate>,
    /// By the hash of a part's letters: who bears it, in the order of the article.
    by_part: FxHashMap<u64, Bearers>,
    /// Of all parts.
    beginnings: Beginnings,
}

/// The first people of one name part, by their numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Bearers {
    people: [usize; SAME],
    count: usize,
}

impl<'c> Known<'c> {
    pub fn of(document: &Document, sure: &'c [(usize, Candidate)]) -> Self {
        let mut known = Self { people: Vec::with_capacity(sure.len()), ..Self::default() };
        known.by_part.reserve(2 * sure.len());
        for (_, candidate) in sure {
            if known.holder(document, &candidate.parts, candidate.run.first).is_none() {
                known.add(document, candidate);
            }
        }
        known
    }

    fn add(&mut self, document: &Document, candidate: &'c Candidate) {
        for part in &candidate.parts {
            self.beginnings.add(beginning(document, part.first));
            let Bearers { people, count } = self.by_part.entry(hash(document, *part)).or_default();
            if let Some(place) = people.get_mut(*count) {
                (*place, *count) = (self.people.len(), *count + 1);
            }
        }
        self.people.push(candidate);
    }

    /// Who has the parts of a candidate among theirs.
    pub fn bearer(&self, document: &Document, candidate: &Candidate) -> Option<&'c Candidate> {
        self.people.get(self.holder(document, &candidate.parts, candidate.run.first)?).copied()
    }

    /// Who bears `parts` in this order, side by side: the last one named before `at`, else the first after.
    fn holder(&self, document: &Document, parts: &[Run], at: usize) -> Option<usize> {
        let first = *parts.first()?;
        if !self.may_begin(document, first.first) {
            return None;
        }
        let Bearers { people, count } = self.by_part.get(&hash(document, first))?;
        let list = &people[..*count];
        let bears = |i: &&usize| {
            self.people.get(**i).is_some_and(|own| {
                let mut windows = own.parts.windows(parts.len());
                windows.any(|w| w.iter().zip(parts).all(|(a, b)| same(document, *a, *b)))
            })
        };
        let before = |i: &&usize| self.people.get(**i).is_some_and(|own| own.run.first < at);
        list.iter().filter(bears).rfind(before).or_else(|| list.iter().find(bears)).copied()
    }

    /// Adds the mentions of known people by a part of their name, outside the people already found.
    pub fn parts(&self, document: &Document, sentence: &Sentence, taken: &[Person], found: &mut Vec<Person>) {
        if self.people.is_empty() {
            return;
        }
        let (tags, tokens) = (&Tags::of(document, sentence), &sentence.tokens);
        let mut from = tokens.start;
        let mut taken = taken.iter().map(|p| p.run).peekable();
        for &at in document.starts(sentence) {
            while let Some(before) = taken.next_if(|t| t.end <= at) {
                from = from.max(before.end);
            }
            if at < from
                || !tags.has(at, tag::CAPITAL | tag::PARTICLE)
                || taken.peek().is_some_and(|t| t.first <= at)
            {
                continue;
            }
            let may = self.may_begin(document, at) || tags.has(at, tag::PARTICLE);
            let part = || self.part(document, tags, at, tokens);
            match if may && !is_inner(document, at, from) { part() } else { None } {
                Some(person) => {
                    from = person.run.end;
                    found.push(person);
                }
                None => from = compound(document, at, tokens.end),
            }
        }
    }

    /// Whether a part may begin with a word.
    fn may_begin(&self, document: &Document, at: usize) -> bool {
        self.beginnings.may_hold(beginning(document, at))
    }

    /// Whether somebody bears a part.
    fn bears(&self, document: &Document, part: Run) -> bool {
        self.may_begin(document, part.first) && self.by_part.contains_key(&hash(document, part))
    }

    /// The longest part of a known name that starts at `at`.
    fn part(&self, document: &Document, tags: &Tags, at: usize, tokens: &Range<usize>) -> Option<Person> {
        let end = tokens.end;
        let token = document.tokens.get(at)?;
        if !token.is_word() || !token.is_capital() && !tags.has(at, tag::PARTICLE) {
            return None;
        }
        let first = Run::new(at, part_end(document, tags, at, end));
        let particle = (at..end.min(first.end + 2)).find(|t| !tags.has(*t, tag::PARTICLE)).unwrap_or(at);
        let core = Run::new(particle, compound(document, particle, end));
        // "as gold" where Larry Gold is known.
        let named = document.tokens.get(particle).is_some_and(|t| t.is_capital());
        let start = if self.bears(document, first) {
            first
        } else if core != first && named && self.bears(document, core) {
            core
        } else {
            return None;
        };
        if self.in_longer_name(document, tags, Run::new(at, start.end), tokens) {
            return None;
        }
        let mut run = Run::new(at, start.end);
        let holder = self.holder(document, &[start], at)?;
        let Candidate { run: full, parts, .. } = self.people.get(holder)?;
        let place = parts.iter().position(|p| same(document, *p, start))?;
        for part in parts.get(place + 1..).unwrap_or_default() {
            let gap = part.first - parts.get(place).map_or(part.first, |p| p.end);
            let next = (run.end..=run.end + gap.min(3)).find(|t| {
                let own = Run::new(*t, *t + part.end - part.first);
                own.end <= end && same(document, own, *part)
            });
            let Some(next) = next else { break };
            run.end = next + part.end - part.first;
        }
        let listed = run.end == at + 1 && tags.has(at, tag::LISTED);
        let says = tags.has(run.end, tag::SAY | tag::SAY_PERSON)
            || at > 0 && tags.has(at - 1, tag::SAY | tag::HONORIFIC);
        let common = tag::OFFICE | tag::ORG_HEAD | tag::CALENDAR | tag::OPENER | tag::PORTFOLIO;
        let common = run.end == at + 1 && tags.has(at, common) && !tags.has(run.end, tag::SAY);
        (!common && (!listed || says)).then_some(Person { run, full: Some(*full) })
    }

    /// A part inside another capitalised name ("Johnson" in "Johnson Controls") is none.
    fn in_longer_name(&self, document: &Document, tags: &Tags, run: Run, tokens: &Range<usize>) -> bool {
        let mark = |t: usize, mark: u8| document.tokens.get(t).is_some_and(|t| t.is_mark(mark));
        let other = |t: usize| {
            document.tokens.get(t).is_some_and(|t| t.is_capital())
                && !tags.has(t, tag::OFFICE | tag::HONORIFIC | tag::OPENER | tag::CALENDAR | tag::LISTED)
                && !self.bears(document, Run::new(t, compound(document, t, tokens.end)))
        };
        let after = run.end < tokens.end && !mark(run.end, b'-') && other(run.end);
        after || run.first > tokens.start && !mark(run.first - 1, b'.') && other(run.first - 1)
    }
}

fn beginning<'d>(document: &'d Document, at: usize) -> &'d [u8] {
    document.tokens.get(at).map_or(&[], |token| document.bytes(token))
}

fn same(document: &Document, a: Run, b: Run) -> bool {
    a == b || document.quote(a).eq_ignore_ascii_case(document.quote(b))
}

fn hash(document: &Document, run: Run) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in document.quote(run).bytes() {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}
