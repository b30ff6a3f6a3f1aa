//! Checks a record against its article: every quote, the sentence, the hash, the id.
//!
//! Leaves what the words mean. Example: a record whose sentence stands 120 bytes further down in an article
//! that has changed is `moved`, and its offsets can be set right.

use super::offsets::{Offsets, Unit};
use super::seal::{id, sha256};
use super::{Claim, Value, check};
use crate::span::Lines;
use serde::Serialize;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The article is the same and holds every word where the record says.
    Ok,
    /// The article has changed; the sentence and all values still stand in it, once.
    Moved,
    /// The article is there, but what the record quotes does not stand in it as quoted.
    Changed,
    /// The article, or every trace of the quote in it, is gone.
    Lost,
    /// No record: its shape or its id is wrong, whatever the article says.
    Invalid,
}

/// A verdict with its reason and, where the record moved, the record as it should be.
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
    sha256: String,
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
    pub fn verify(&self, record: &serde_json::Value) -> Verified {
        let claim = match check::read(record) {
            Ok(claim) => claim,
            Err(fault) => return Verified::new(Verdict::Invalid, fault),
        };
        if claim.article.sha256 != self.sha256 {
            return self.find(claim);
        }
        match self.fault(record, &claim) {
            None => Verified::new(Verdict::Ok, ""),
            Some(fault) => Verified::new(Verdict::Changed, fault),
        }
    }

    /// What does not fit in a record of this very text.
    fn fault(&self, record: &serde_json::Value, claim: &Claim) -> Option<String> {
        if let Some(fault) = quotes(record, "", &|start, end| self.slice(start, end)) {
            return Some(fault);
        }
        let Some(bytes) = self.in_bytes(claim) else { return Some("an offset is out of range".to_string()) };
        if self.lines.line(bytes.evidence.start) != claim.evidence.line {
            return Some(format!("`evidence.line` is {}, not the sentence's line", claim.evidence.line));
        }
        let made = id(&self.sha256, claim.kind, &bytes.fields);
        (made != claim.id).then(|| format!("`id` is {}, but its content gives {made}", claim.id))
    }

    fn slice(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(self.offsets.byte(start)?..self.offsets.byte(end)?)
    }

    /// The claim with its offsets in bytes.
    fn in_bytes(&self, claim: &Claim) -> Option<Claim> {
        let (mut claim, mut whole) = (claim.clone(), true);
        claim.each_end(|end| match self.offsets.byte(*end) {
            Some(byte) => *end = byte,
            None => whole = false,
        });
        whole.then_some(claim)
    }

    /// Looks for a record's words in an article that has changed.
    fn find(&self, claim: Claim) -> Verified {
        let sentence = claim.evidence.text.as_str();
        let here = self.slice(claim.evidence.start, claim.evidence.end) == Some(sentence);
        let start = if here { self.offsets.byte(claim.evidence.start) } else { self.only(sentence) };
        let Some(start) = start else { return self.not_found(&claim) };
        let Some(fixed) = self.moved(&claim, start) else {
            let reason = "the sentence stands, but a value from another sentence does not";
            return Verified::new(Verdict::Changed, reason);
        };
        let (line, at) = (fixed.evidence.line, fixed.evidence.start);
        let reason = match here {
            true => format!("the article has changed; the sentence stands where it stood (line {line})"),
            false => format!("the sentence now stands on line {line}, at {at}"),
        };
        Verified { verdict: Verdict::Moved, reason, fixed: Some(fixed) }
    }

    fn not_found(&self, claim: &Claim) -> Verified {
        let key = claim.key().and_then(Value::words).map_or("", |(text, ..)| text);
        match self.text.matches(claim.evidence.text.as_str()).count() {
            0 if self.text.contains(key) => {
                Verified::new(Verdict::Changed, format!("the sentence about \"{key}\" reads differently now"))
            }
            0 => Verified::new(Verdict::Lost, "the sentence is gone from the article"),
            n => Verified::new(Verdict::Changed, format!("the sentence stands {n} times in the article now")),
        }
    }

    /// Where words stand, if they stand once.
    fn only(&self, words: &str) -> Option<usize> {
        let mut found = self.text.match_indices(words).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    }

    /// The claim with its sentence at byte `start`, and everything else beside it or where it stands once.
    fn moved(&self, claim: &Claim, start: usize) -> Option<Claim> {
        let mut fixed = claim.clone();
        let old = claim.evidence.start;
        let shift = Shift { text: self, sentence: &claim.evidence.text, old, new: start };
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
        fixed.article.sha256.clone_from(&self.sha256);
        fixed.id = id(&self.sha256, fixed.kind, &fixed.fields);
        if self.unit != Unit::Byte {
            self.offsets.rewrite(&mut fixed);
        }
        Some(fixed)
    }
}

/// How to find a value's words once its sentence is found.
struct Shift<'s> {
    text: &'s Text<'s>,
    sentence: &'s str,
    /// The sentence's old offset, in the record's unit.
    old: usize,
    /// Its new byte.
    new: usize,
}

impl Shift<'_> {
    /// The new bytes of words that stood at `start`.
    fn of(&self, words: &str, start: usize) -> Option<(usize, usize)> {
        let inside = start.checked_sub(self.old).and_then(|at| {
            let at = Offsets::new(self.sentence, self.text.unit).byte(at)?;
            self.sentence.get(at..)?.starts_with(words).then_some(self.new + at)
        });
        let at = inside.or_else(|| self.text.only(words))?;
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

/// The first object with `text`, `start` and `end`, at any depth, whose words are not those.
fn quotes<'t>(
    json: &serde_json::Value,
    path: &str,
    slice: &dyn Fn(usize, usize) -> Option<&'t str>,
) -> Option<String> {
    let inner = |key: &str| if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
    match json {
        serde_json::Value::Array(values) => {
            values.iter().enumerate().find_map(|(i, v)| quotes(v, &inner(&i.to_string()), slice))
        }
        serde_json::Value::Object(map) => {
            let number = |key| map.get(key).and_then(serde_json::Value::as_u64).map(|n| n as usize);
            let text = map.get("text").and_then(serde_json::Value::as_str);
            if let (Some(text), Some(start), Some(end)) = (text, number("start"), number("end")) {
                let stands = slice(start, end);
                if stands != Some(text) {
                    let stands = stands.map_or("nothing".to_string(), |s| format!("\"{s}\""));
                    return Some(format!("`{path}` quotes \"{text}\", but {start}..{end} holds {stands}"));
                }
            }
            map.iter().find_map(|(key, v)| quotes(v, &inner(key), slice))
        }
        _ => None,
    }
}
