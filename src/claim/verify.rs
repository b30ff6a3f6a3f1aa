//! Checks a record against its article: every quote, the sentence, the hash, the id.
//!
//! Leaves what the words mean. Example: a record whose sentence stands 120 bytes further down in an article
//! that has changed is `moved`, and its offsets can be set right.

use super::offsets::{Offsets, Unit};
use super::quote::{Quote, quotes};
use super::seal::{id, root, sha256};
use super::{Claim, Value};
use crate::span::Lines;
use serde::Serialize;
use smol_str::SmolStr;
use std::sync::Arc;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every word stands where the record says, though the article may have changed elsewhere.
    Ok,
    /// The article has changed; the sentence stands elsewhere in it, once, and all values with it.
    Moved,
    /// The article is there, but what the record quotes does not stand in it as quoted.
    Changed,
    /// The article is gone.
    Lost,
    /// No record, or one that was tampered with: its shape, its id or its line is wrong.
    Invalid,
}

/// A verdict with its reason and, where the article has changed but the words stand, the record as it should be.
#[derive(Clone, Debug)]
pub struct Verified {
    pub verdict: Verdict,
    /// Empty where all is well.
    pub reason: String,
    pub fixed: Option<Claim>,
}

impl Verified {
    pub fn new(verdict: Verdict, reason: impl Into<String>) -> Self {
        Self { verdict, reason: reason.into(), fixed: None }
    }
}

/// An article to check records against; its hash and counts are made once.
pub struct Text<'t> {
    text: &'t str,
    sha256: SmolStr,
    unit: Unit,
    offsets: Offsets<'t>,
    lines: Lines,
}

impl<'t> Text<'t> {
    /// `unit` is what the records' offsets count.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let offsets = Offsets::new(text, unit);
        Self { text, sha256: sha256(text), unit, offsets, lines: Lines::of(text) }
    }

    /// Checks one record.
    pub fn verify(&self, claim: &Claim) -> Verified {
        if claim.article.offsets != self.unit {
            return Text::new(self.text, claim.article.offsets).verify(claim);
        }
        let same = claim.article.sha256 == self.sha256;
        let fault = quotes(claim).filter(|q| !self.holds(q)).min_by_key(|q| q.text.len());
        match fault {
            None => self.in_place(claim, same),
            Some(fault) if same => Verified::new(Verdict::Changed, self.told(&fault)),
            Some(fault) => self.find(claim, &fault),
        }
    }

    fn holds(&self, quote: &Quote) -> bool {
        self.slice(quote.start, quote.end) == Some(quote.text)
    }

    fn slice(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(self.offsets.byte(start)?..self.offsets.byte(end)?)
    }

    fn told(&self, fault: &Quote) -> String {
        let Quote { text, start, end, .. } = fault;
        let Some(stands) = self.slice(*start, *end) else {
            return format!("`{}` quotes {start}..{end}, where there is nothing", fault.path());
        };
        let (quoted, stands) = (apart(text, stands), apart(stands, text));
        format!("`{}` quotes \"{quoted}\", but {start}..{end} holds \"{stands}\"", fault.path())
    }

    /// A record of which every quote stands in its place.
    fn in_place(&self, claim: &Claim, same: bool) -> Verified {
        let Some(bytes) = self.offsets.in_bytes(claim) else {
            return Verified::new(Verdict::Invalid, "an offset is out of range");
        };
        // In a changed article bytes cannot be told from the offsets of before, but where these are bytes.
        if same || self.unit == Unit::Byte {
            let made = id(&root(&claim.article.sha256), claim.kind, &bytes.fields, &mut Vec::new());
            if made != claim.id {
                let reason = format!("`id` is {}, but its content gives {made}", claim.id);
                return Verified::new(Verdict::Invalid, reason);
            }
        }
        let start = bytes.evidence.start;
        let line = self.lines.line(start);
        match (line == claim.evidence.line, same) {
            (true, true) => Verified::new(Verdict::Ok, ""),
            (false, true) => {
                let reason =
                    format!("`evidence.line` is {}, but the sentence is on {line}", claim.evidence.line);
                Verified::new(Verdict::Invalid, reason)
            }
            (true, false) => Verified {
                verdict: Verdict::Ok,
                reason: "the article has changed elsewhere".to_string(),
                fixed: self.moved(claim, start),
            },
            (false, false) => self.found(claim, start),
        }
    }

    /// Looks for a record's sentence in an article that has changed.
    fn find(&self, claim: &Claim, fault: &Quote) -> Verified {
        let sentence = claim.evidence.text.as_str();
        let old = self.slice(claim.evidence.start, claim.evidence.end);
        let stays = self.offsets.byte(claim.evidence.start).filter(|_| old == Some(sentence));
        if let Some(start) = stays.or_else(|| self.only(sentence)) {
            return self.found(claim, start);
        }
        let reason = match self.text.matches(sentence).count() {
            0 => old.map(|old| shared(old, sentence)).and_then(|shared| self.altered(claim, fault, shared)),
            n => Some(format!("the sentence stands {n} times in the article now")),
        };
        Verified::new(Verdict::Changed, reason.unwrap_or_else(|| self.gone(claim)))
    }

    /// What was changed in a sentence that is still there for the most part.
    fn altered(&self, claim: &Claim, fault: &Quote, (before, behind): (usize, usize)) -> Option<String> {
        if before < SAME && (before + behind) * 2 < claim.evidence.text.len() {
            return None;
        }
        // Where the sentence got longer or shorter, what stands behind the change says nothing.
        if behind > 0 { Some(self.told(fault)) } else { quotes(claim).next().map(|q| self.told(&q)) }
    }

    fn gone(&self, claim: &Claim) -> String {
        let key = claim.key().and_then(Value::words).map_or("", |(text, ..)| text);
        match self.text.contains(key) {
            true => format!("the sentence about \"{key}\" reads differently now"),
            false => format!("the sentence is gone from the article, and \"{key}\" with it"),
        }
    }

    /// A record whose sentence stands at byte `start` now.
    fn found(&self, claim: &Claim, start: usize) -> Verified {
        let Some(fixed) = self.moved(claim, start) else {
            let reason = "the sentence stands, but a value from another sentence does not";
            return Verified::new(Verdict::Changed, reason);
        };
        let (line, at) = (fixed.evidence.line, fixed.evidence.start);
        let reason = format!("the sentence now stands on line {line}, at {at}");
        Verified { verdict: Verdict::Moved, reason, fixed: Some(fixed) }
    }

    /// Where words stand, if they stand once.
    fn only(&self, words: &str) -> Option<usize> {
        let mut found = self.text.match_indices(words).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    }

    /// The claim with its sentence at byte `start`, and everything else beside it or where it stands once.
    fn moved(&self, claim: &Claim, start: usize) -> Option<Claim> {
        let mut fixed = claim.clone();
        let shift = Shift { text: self, old: claim.evidence.start, new: self.offsets.of(start) };
        (fixed.evidence.start, fixed.evidence.end) = (start, start + claim.evidence.text.len());
        if let Some(speaker) = &mut fixed.attribution {
            (speaker.start, speaker.end) = shift.of(&speaker.text, speaker.start)?;
            if let Some(verb) = &mut speaker.verb {
                (verb.start, verb.end) = shift.of(&verb.text, verb.start)?;
            }
        }
        for (_, value) in &mut fixed.fields.0 {
            shift.value(value)?;
        }
        fixed.evidence.line = self.lines.line(start);
        Arc::make_mut(&mut fixed.article).sha256.clone_from(&self.sha256);
        fixed.id = id(&root(&self.sha256), fixed.kind, &fixed.fields, &mut Vec::new());
        self.offsets.rewrite(&mut fixed);
        Some(fixed)
    }
}

/// A sentence that begins like another for so many bytes, at the same place, is the same one altered.
const SAME: usize = 16;
/// How much of a text is told around what differs.
const AROUND: usize = 24;

/// How many bytes two texts share at their beginnings and, behind those, at their ends.
fn shared(a: &str, b: &str) -> (usize, usize) {
    let before = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let left = a.len().min(b.len()) - before;
    let behind = a.bytes().rev().zip(b.bytes().rev()).take(left).take_while(|(a, b)| a == b).count();
    (before, behind)
}

/// What a long text has that the other has not, with some words around it.
fn apart(text: &str, other: &str) -> String {
    let (before, behind) = shared(text, other);
    let mut first = before.saturating_sub(AROUND);
    let mut end = (text.len() - behind + AROUND).min(text.len()).min(before + 4 * AROUND);
    while !text.is_char_boundary(first) {
        first -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let (open, close) = (if first > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    format!("{open}{}{close}", text.get(first..end).unwrap_or(text))
}

/// How to find a value's words once its sentence is found.
struct Shift<'s> {
    text: &'s Text<'s>,
    /// The sentence's old offset and its new one, in the record's unit.
    old: usize,
    new: usize,
}

impl Shift<'_> {
    /// The new bytes of words that stood at `start`: as far from the sentence as they were, where they stand
    /// once, or where they stood.
    fn of(&self, words: &str, start: usize) -> Option<(usize, usize)> {
        let stand = |offset: usize| {
            let at = self.text.offsets.byte(offset)?;
            self.text.text.get(at..)?.starts_with(words).then_some(at)
        };
        let beside = (start + self.new).checked_sub(self.old).and_then(stand);
        let at = beside.or_else(|| self.text.only(words)).or_else(|| stand(start))?;
        Some((at, at + words.len()))
    }

    fn value(&self, value: &mut Value) -> Option<()> {
        if let Value::List(values) = value {
            return values.iter_mut().try_for_each(|v| self.value(v));
        }
        let (words, start, _) = value.words()?;
        let (start, end) = self.of(words, start)?;
        let mut ends = [start, end].into_iter();
        value.ends_mut(&mut |place| *place = ends.next().unwrap_or(*place));
        Some(())
    }
}
