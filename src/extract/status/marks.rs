//! The words and marks of a sentence that tell a status, and what each is by itself.
//!
//! Leaves how they govern what stands around them. Example: "will" is planned, "not" denied, "May" at the end of "in May"
//! nothing.

use crate::extract::Status;
use crate::lexicon::{Case, Hit, List, Signs as Listed, Token, kind};
use crate::mention::{Document, Run, Sentence, words};

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

/// Punctuation, "and" and the listed words of a sentence, in order.
pub(super) fn read(document: &Document, sentence: usize) -> Vec<Mark> {
    const STATUS: Listed = Listed::of(List::Status, "");
    let Some(own) = document.sentences.get(sentence) else { return Vec::new() };
    let reader = Reader { document, sentence: own };
    let mut marks = Vec::with_capacity(own.tokens.len());
    for (at, token) in own.tokens.clone().zip(&document.tokens[own.tokens.clone()]) {
        let sign = match token.mark {
            0 => (document.lexicon.kinds(token.word) & kind::JOINING != 0).then_some(Sign::And),
            mark => reader.mark(mark, at),
        };
        if let Some(sign) = sign {
            marks.push(Mark { run: Run::new(at, at + 1), sign });
        }
        if document.begins(at).may_hold(STATUS) {
            for hit in document.hits_at(at).iter().filter(|h| h.list == List::Status) {
                if let Some(sign) = reader.sign(hit) {
                    marks.push(Mark { run: Run::new(hit.first(), hit.end()), sign });
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
    let aside = |open: &Mark, say: &Mark, close: &Mark| {
        comma(open)
            && comma(close)
            && say.run.end == close.run.first
            && close.run.first - open.run.end <= SAID
    };
    let mut at = 0;
    while at + 2 < marks.len() {
        if marks[at + 1].sign == Sign::Say && aside(&marks[at], &marks[at + 1], &marks[at + 2]) {
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
        // "hit an estimated record": an adjective, nobody's saying.
        if sign == Sign::Say && self.document.is_in(hit.first().wrapping_sub(1), words!["a", "an"]) {
            return None;
        }
        // "against a forecast $2 bn and": an adjective, no noun that governs what follows.
        if sign == Sign::Noun(Status::Planned) && self.sums_at(hit.end()) {
            return Some(Sign::Before(Status::Planned));
        }
        // "declined to $2 bn": a fall, no refusal.
        if sign == Sign::Cue(Status::Denied) && self.figure_at(hit.end()) {
            return None;
        }
        // "with 70 mln tons of it going to China": a way, no plan.
        let way =
            self.document.is(hit.end() - 1, "to") && self.document.is(hit.end().wrapping_sub(2), "going");
        if way && self.document.tokens.get(hit.end()).is_some_and(Token::is_capital) {
            return None;
        }
        let number = self.numbered(hit.end()) && self.document.is(hit.first(), "no");
        (!number && (self.is_lower(hit.first()) || self.opens(hit.first(), sign))).then_some(sign)
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

    /// Whether a quantity begins here, behind "to": "to $2 bn", "to an average of 53,000 barrels".
    fn figure_at(&self, at: usize) -> bool {
        if !self.document.is(at - 1, "to") {
            return false;
        }
        let led =
            words!["a", "an", "the", "just", "only", "average", "total", "low", "level", "record", "of"];
        let at = (at..at + 5).find(|t| !self.document.is_in(*t, led)).unwrap_or(at);
        self.sentence.mentions.quantities.iter().any(|q| q.run.first <= at && at < q.run.end)
    }

    /// Whether a quantity begins right here.
    fn sums_at(&self, at: usize) -> bool {
        self.sentence.mentions.quantities.iter().any(|q| q.run.first == at)
    }

    /// "No. 1"
    fn numbered(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.is_mark(b'.'))
    }
}
