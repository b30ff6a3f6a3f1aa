//! The words around a place that tell its clause's status, and how they govern it.
//!
//! Leaves words beyond a window of tokens. Example: around "5 mln tons" in "will not export 5 mln tons" stand
//! a planned "will" and a denied "not".

use super::Reach;
use super::marks::{Mark, Sign};
use crate::extract::Status;
use crate::mention::{Document, Run, words};

/// How many tokens to either side are looked at.
const WINDOW: usize = 60;

pub(super) struct Signs<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) at: Run,
    pub(super) sentence: Run,
    /// In the order of the text.
    pub(super) left: &'d [Mark],
    pub(super) right: &'d [Mark],
}

impl<'d> Signs<'d> {
    /// Of the marks of a sentence those around a place.
    pub fn around(document: &'d Document<'d>, sentence: usize, marks: &'d [Mark], at: Run) -> Self {
        let whole = document.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        let from = |token: usize| match token {
            _ if token <= whole.start => 0,
            _ if token >= whole.end => marks.len(),
            _ => marks.partition_point(|m| m.run.first < token),
        };
        let left = &marks[from(at.first.saturating_sub(WINDOW))..from(at.first)];
        let behind = &marks[from(at.end)..];
        let right = &behind[..behind.partition_point(|m| m.run.first < at.end + WINDOW)];
        Self { document, at, sentence: Run::new(whole.start, whole.end), left, right }
    }

    /// The status that the words right before or after give: "an expected 5 mln tons", "the 5 mln ton target".
    pub fn beside(&self) -> Option<Status> {
        let near = self.left.iter().rev().find(|m| m.run.end + 2 >= self.at.first);
        let adjective = near.and_then(|m| match m.sign {
            Sign::Before(status) => Some(status),
            Sign::Base => Some(Status::Reported),
            _ => None,
        });
        let after = self.right.iter().find(|m| m.run.first < self.at.end + 2);
        adjective.or_else(|| match after?.sign {
            Sign::Noun(Status::Planned) => Some(Status::Planned),
            _ => None,
        })
    }

    /// Whether a verb of denial stands before, whose complement this is.
    pub fn denied_from_afar(&self) -> bool {
        let stop = |m: &Mark| match m.sign {
            Sign::Stop | Sign::Say => true,
            Sign::Edge => self.document.is(m.run.first, "but") || self.document.is(m.run.first, "while"),
            _ => false,
        };
        let scope = self.left.iter().rev().take_while(|m| !stop(m));
        scope.into_iter().any(|m| m.sign == Sign::Deny)
    }

    /// Whether this stands inside an if-clause.
    pub fn conditional(&self) -> bool {
        let open =
            |m: &&Mark| !matches!(m.sign, Sign::Stop | Sign::Comma | Sign::Bracket | Sign::Edge | Sign::Say);
        if self.left.iter().rev().take_while(open).any(|m| m.sign == Sign::If) {
            return true;
        }
        // "should that line be built": the verb opens its clause.
        let mut before = self.left.iter().rev().take_while(|m| m.sign != Sign::Stop).peekable();
        while let Some(mark) = before.next() {
            let inverted = self.document.is(mark.run.first, "should")
                && (mark.run.first == self.sentence.first
                    || before.peek().is_some_and(|m| self.is_comma_before(m, mark)));
            if inverted {
                return true;
            }
            if mark.sign == Sign::Comma {
                return false;
            }
        }
        false
    }

    fn is_comma_before(&self, comma: &Mark, mark: &Mark) -> bool {
        comma.sign == Sign::Comma && comma.run.end == mark.run.first
    }

    /// Whether a verb in this clause tells a past or present fact.
    pub fn tells_fact(&self) -> bool {
        let inside =
            |m: &&Mark| !matches!(m.sign, Sign::Stop | Sign::Comma | Sign::Bracket | Sign::Edge | Sign::Say);
        let facts = |m: &Mark| m.sign == Sign::Fact;
        self.left.iter().rev().take_while(inside).any(facts)
            || self.right.iter().take_while(inside).any(facts)
    }

    /// The status that the nearest verb to the left gives; none where the border comes first.
    pub fn left(&self, reach: Reach) -> Option<Status> {
        let (mut copula, mut added, mut comma) = (false, false, false);
        // What is not so is what the verb's own clause tells, not what another adds to it.
        let told = |status: Status, added: bool| {
            if added && status == Status::Denied { Status::Reported } else { status }
        };
        for (i, mark) in self.left.iter().enumerate().rev() {
            match mark.sign {
                Sign::Cue(_) | Sign::Would | Sign::Ready => {
                    return self.governed(mark).map(|s| told(s, added));
                }
                Sign::Noun(status) => return Some(told(self.negated(mark).unwrap_or(status), added)),
                Sign::Fact if self.is_participle(mark) => {}
                Sign::Fact => {
                    let status = self.negated(mark).unwrap_or_else(|| self.subject_denied(i));
                    return Some(told(status, added));
                }
                Sign::Base if !comma && self.compares(mark) => return Some(Status::Reported),
                Sign::Be => copula = true,
                Sign::Say | Sign::Stop => break,
                Sign::Comma | Sign::Bracket | Sign::Edge if copula => break,
                Sign::Edge if self.is_partitive(mark) && reach == Reach::Sentence => {}
                Sign::Edge => break,
                Sign::Comma | Sign::Bracket if reach == Reach::Clause => break,
                Sign::Comma => (comma, added) = (true, added || self.adds(mark.run.end)),
                _ => {}
            }
        }
        copula.then_some(Status::Reported)
    }

    /// The status that the nearest verb to the right gives, where this is its subject.
    pub fn right(&self) -> Option<Status> {
        if self.in_relative() || self.is_object() {
            return None;
        }
        let mut skipping = false;
        let mut comma = false;
        for (i, mark) in self.right.iter().enumerate() {
            if skipping {
                skipping = !matches!(mark.sign, Sign::Comma | Sign::Bracket);
                continue;
            }
            match mark.sign {
                // "…, even without rising risks"
                Sign::Cue(Status::Denied) if self.document.is(mark.run.first, "without") => {}
                Sign::Cue(_) | Sign::Would | Sign::Ready => return self.governed(mark),
                Sign::Fact if self.describes(mark) => {}
                Sign::Fact | Sign::Be => return self.passive(i),
                Sign::Edge if comma => skipping = true,
                // ", with shipments to Iran expected to triple": another subject's verb.
                Sign::Comma if self.document.is(mark.run.end, "with") => skipping = true,
                Sign::Say if comma => {}
                Sign::Edge | Sign::Say | Sign::Stop | Sign::Deny | Sign::If => return None,
                Sign::Bracket
                    if self.document.tokens[mark.run.first].is_mark(b')')
                        || self.document.tokens[mark.run.first].is_mark(b']') =>
                {
                    return None;
                }
                Sign::Bracket => skipping = true,
                Sign::And
                    if self.right.get(i.wrapping_sub(1)).is_some_and(|m| self.is_comma_before(m, mark)) =>
                {
                    return None;
                }
                _ => {}
            }
            comma = mark.sign == Sign::Comma || (comma && mark.sign == Sign::Say);
        }
        None
    }

    /// What a verb that is no plain fact says of its clause.
    fn governed(&self, mark: &Mark) -> Option<Status> {
        let status = match mark.sign {
            Sign::Cue(status) => status,
            Sign::Ready if self.is_ceiling() => Status::Proposed,
            Sign::Ready => Status::Planned,
            _ => self.would(),
        };
        Some(self.negated(mark).unwrap_or(status))
    }

    /// The status after a form of "be" or "have": "is being discussed", "was supposed to", else a fact.
    fn passive(&self, at: usize) -> Option<Status> {
        let mark = &self.right[at];
        let next = self.right.get(at + 1).filter(|m| m.run.first.saturating_sub(mark.run.end) <= 2);
        match next {
            Some(next) if matches!(next.sign, Sign::Cue(_) | Sign::Ready) => self.governed(next),
            _ => Some(self.negated(mark).unwrap_or_default()),
        }
    }

    /// "up to 2 bcm"
    fn is_ceiling(&self) -> bool {
        let from = self.at.first.saturating_sub(2);
        (from..self.at.end).any(|t| self.document.is(t, "up") && self.document.is(t + 1, "to"))
    }

    fn would(&self) -> Status {
        let all = self.left.iter().chain(self.right);
        let conditional = |m: &Mark| {
            matches!(m.sign, Sign::If | Sign::Cue(Status::Proposed) | Sign::Before(Status::Proposed))
        };
        if all.into_iter().any(conditional) { Status::Proposed } else { Status::Planned }
    }

    /// Whether "will", "has been", "is to be" stand right before.
    pub fn has_auxiliary(&self) -> bool {
        let group = self.left.iter().rev().take_while(|m| m.run.end + 4 >= self.at.first);
        let group = group
            .take_while(|m| !matches!(m.sign, Sign::Comma | Sign::And | Sign::Stop | Sign::Say | Sign::Edge));
        group.into_iter().any(|m| {
            matches!(m.sign, Sign::Cue(_) | Sign::Would | Sign::Ready | Sign::Be)
                || (m.sign == Sign::Fact && self.is_helper(m.run.first))
        })
    }

    pub(super) fn is_helper(&self, at: usize) -> bool {
        self.document.is_in(at, words!["have", "has", "had", "having", "was", "were", "did", "does"])
    }

    /// Whether the nearest verb to the left in this clause takes a bare form: "plans to", "managed to".
    pub fn is_governed(&self) -> bool {
        let open =
            |m: &&Mark| !matches!(m.sign, Sign::Comma | Sign::Bracket | Sign::Stop | Sign::Say | Sign::Edge);
        let mut marks = self.left.iter().rev().take_while(open).filter(|m| m.sign != Sign::And);
        marks.next().is_some_and(|m| match m.sign {
            Sign::Cue(_) | Sign::Would | Sign::Ready | Sign::Noun(_) => true,
            Sign::Fact => m.run.end == self.at.first,
            _ => false,
        })
    }

    /// Whether the clause's subject denies it.
    pub fn subject(&self) -> Status {
        self.subject_denied(self.left.len())
    }

    /// Denied where the verb's subject is "no party", "neither side": its clause opens with it.
    fn subject_denied(&self, verb: usize) -> Status {
        let before = self.left[..verb].iter().rev();
        for mark in before {
            match mark.sign {
                Sign::Cue(Status::Denied) if !self.is_negation(mark) => {
                    let opens = mark.run.first == self.sentence.first
                        || self.left.iter().any(|m| m.run.end == mark.run.first)
                        || self.document.is(mark.run.first - 1, "that")
                        || self.document.tokens[mark.run.first - 1].is_mark(b'"');
                    return if opens { Status::Denied } else { Status::Reported };
                }
                Sign::And | Sign::Fact | Sign::Before(_) | Sign::Noun(_) => {}
                _ => return Status::Reported,
            }
        }
        Status::Reported
    }
}
