//! The words around a place that tell its clause's status, and how they govern it.
//!
//! Leaves words beyond a window of tokens. Example: around "5 mln tons" in "will not export 5 mln tons" stand
//! a planned "will" and a denied "not".

use super::Reach;
use crate::extract::Status;
use crate::lexicon::{Case, Hit, List, Signs as Listed, kind};
use crate::mention::{Document, Run, Sentence, words};

/// How many tokens to either side are looked at.
const WINDOW: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A verb or adverb that governs its clause.
    Cue(Status),
    /// "ready to": planned, and proposed where it offers "up to" an amount.
    Ready,
    /// "would": planned, and proposed where the sentence is conditional.
    Would,
    /// A noun that governs what follows it.
    Noun(Status),
    /// An adjective that holds for the words right after it.
    Before(Status),
    /// "denied that": what follows is not so.
    Deny,
    If,
    Fact,
    Be,
    Say,
    Edge,
    /// "up from": a figure to compare with.
    Base,
    Comma,
    /// What stands in brackets takes its status from outside where it has none of its own.
    Bracket,
    And,
    /// A border that no search crosses.
    Stop,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub run: Run,
    pub sign: Sign,
}

pub(super) struct Signs<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) at: Run,
    pub(super) sentence: Run,
    /// In the order of the text.
    pub(super) left: &'d [Mark],
    pub(super) right: &'d [Mark],
}

/// Punctuation, "and" and the listed words of a sentence, in order.
pub(super) fn marks(document: &Document, sentence: usize) -> Vec<Mark> {
    const STATUS: Listed = Listed::of(List::Status, "");
    let Some(own) = document.sentences.get(sentence) else { return Vec::new() };
    let reader = Reader { document, sentence: own };
    let mut marks = Vec::with_capacity(own.tokens.len());
    for (at, token) in own.tokens.clone().zip(&document.tokens[own.tokens.clone()]) {
        let sign = match token.mark {
            0 => document.lexicon.is_kind(token.word, kind::JOINING).then_some(Sign::And),
            mark => reader.mark(mark, at),
        };
        if let Some(sign) = sign {
            marks.push(Mark { run: Run::new(at, at + 1), sign });
        }
        if document.begins(at).may_hold(STATUS) {
            for hit in document.hits_at(at).iter().filter(|h| h.list == List::Status) {
                if let Some(sign) = reader.sign(hit) {
                    marks.push(Mark { run: Run::new(hit.first, hit.end), sign });
                }
            }
        }
    }
    without_asides(document, marks)
}

/// How long "he added" may be within its commas.
const SAID: usize = 7;

/// "No such agreement, he added, had been signed": who says so parts nothing where it stands within commas.
fn without_asides(document: &Document, mut marks: Vec<Mark>) -> Vec<Mark> {
    let comma = |m: &Mark| m.sign == Sign::Comma && document.tokens[m.run.first].is_mark(b',');
    let mut at = 0;
    while at + 2 < marks.len() {
        let [open, say, close] = [marks[at], marks[at + 1], marks[at + 2]];
        let said = comma(&open) && say.sign == Sign::Say && comma(&close) && say.run.end == close.run.first;
        if said && close.run.first - open.run.end <= SAID {
            marks.drain(at..at + 3);
        } else {
            at += 1;
        }
    }
    marks
}

struct Reader<'d> {
    document: &'d Document<'d>,
    sentence: &'d Sentence,
}

impl Reader<'_> {
    /// What a mark by itself is.
    #[inline]
    fn mark(&self, mark: u8, at: usize) -> Option<Sign> {
        let spaced = || !self.glued(at) && !self.glued(at + 1);
        Some(match mark {
            b',' if !(self.glued(at) && self.glued(at + 1)) => Sign::Comma,
            b'(' | b')' | b'[' | b']' => Sign::Bracket,
            b';' => Sign::Stop,
            b':' if !self.glued(at + 1) => Sign::Stop,
            b'-' if spaced() => Sign::Comma,
            _ => return None,
        })
    }

    fn glued(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.glued)
    }

    fn sign(&self, hit: &Hit) -> Option<Sign> {
        let sign = match self.document.lexicon.entry(hit).class.as_str() {
            "planned" => Sign::Cue(Status::Planned),
            "proposed" => Sign::Cue(Status::Proposed),
            "denied" => Sign::Cue(Status::Denied),
            "would" => Sign::Would,
            "ready" => Sign::Ready,
            "noun.planned" => Sign::Noun(Status::Planned),
            "noun.proposed" => Sign::Noun(Status::Proposed),
            "before.planned" => Sign::Before(Status::Planned),
            "before.proposed" => Sign::Before(Status::Proposed),
            "deny" => Sign::Deny,
            "if" => Sign::If,
            "fact" => Sign::Fact,
            "be" => Sign::Be,
            "say" => Sign::Say,
            "edge" => Sign::Edge,
            "base" => Sign::Base,
            _ => return None,
        };
        // "declined to $2 bn": a fall, no refusal.
        if sign == Sign::Cue(Status::Denied) && self.figure_at(hit.end) {
            return None;
        }
        let number = self.numbered(hit.end) && self.document.is(hit.first, "no");
        (!number && (self.is_lower(hit.first) || self.opens(hit.first, sign))).then_some(sign)
    }

    fn is_lower(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_none_or(|t| t.case != Case::Capital)
    }

    /// Whether a capital only opens a sentence or quotation, and is none of "May".
    fn opens(&self, at: usize, sign: Sign) -> bool {
        let quoted = || at > 0 && self.document.tokens[at - 1].is_mark(b'"');
        let month = || sign == Sign::Cue(Status::Proposed) && self.document.is(at, "may");
        (at == self.sentence.tokens.start || quoted()) && !month()
    }

    /// Whether a quantity begins here, behind "to".
    fn figure_at(&self, at: usize) -> bool {
        let mut quantities = self.sentence.mentions.quantities.iter();
        self.document.is(at - 1, "to") && quantities.any(|q| q.run.first <= at && at < q.run.end)
    }

    /// "No. 1"
    fn numbered(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.is_mark(b'.'))
    }
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
        let mut copula = false;
        for (i, mark) in self.left.iter().enumerate().rev() {
            match mark.sign {
                Sign::Cue(_) | Sign::Would | Sign::Ready => return self.governed(mark),
                Sign::Noun(status) => return Some(self.negated(mark).unwrap_or(status)),
                Sign::Fact if self.is_participle(mark) => {}
                Sign::Fact => return Some(self.negated(mark).unwrap_or_else(|| self.subject_denied(i))),
                Sign::Be => copula = true,
                Sign::Say | Sign::Stop => break,
                Sign::Comma | Sign::Bracket | Sign::Edge if copula => break,
                Sign::Edge if self.is_partitive(mark) && reach == Reach::Sentence => {}
                Sign::Edge => break,
                Sign::Comma | Sign::Bracket if reach == Reach::Clause => break,
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
