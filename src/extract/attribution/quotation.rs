//! Quotations: where they open and close, over sentences and paragraphs, and whose they are.
//!
//! Leaves single words in quotation marks to the sentence around them. Example: "A. B. C," she said: all three
//! sentences are hers.

use super::frame::{Frame, Manner};
use crate::extract::Attribution;
use crate::mention::{Document, Run};
use memchr::memchr3_iter;

/// How far behind its quotation the words "he said" may stand.
const NEAR: usize = 60;

/// A stretch between quotation marks, the marks taken in.
#[derive(Clone, Debug)]
pub struct Quotation {
    pub run: Run,
    first_sentence: usize,
    pub last_sentence: usize,
    block: usize,
    closed: bool,
    /// It begins its sentence.
    opens: bool,
}

impl Quotation {
    /// Longer than a word or two that the writer sets off.
    pub fn long(&self) -> bool {
        self.run.end - self.run.first > 6 || self.opens && self.run.end - self.run.first > 4
    }

    /// Whether it stays open at the end of its paragraph, and the next one opens again.
    pub fn goes_on(&self, next: &Quotation) -> bool {
        !self.closed && next.opens && next.block == self.block + 1
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open,
    Close,
    /// A straight mark, that opens or closes.
    Either,
}

/// The quotations of a document, in order.
pub fn all(document: &Document) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut marks = marks(document).peekable();
    for (i, sentence) in document.sentences.iter().enumerate() {
        while let Some(at) = marks.next_if(|at| *at < sentence.tokens.end) {
            let Some(mark) = mark(document, at, open.is_some()) else { continue };
            match (mark, open) {
                (Mark::Open, None) => open = Some((at, i)),
                (Mark::Close, Some(start)) => {
                    found.push(quotation(document, start, (at, i), true));
                    open = None;
                }
                _ => {}
            }
        }
        let last_of_block = document.sentences.get(i + 1).is_none_or(|next| next.block != sentence.block);
        if last_of_block
            && let Some(start) = open.take()
            && sentence.tokens.end > start.0
        {
            found.push(quotation(document, start, (sentence.tokens.end - 1, i), false));
        }
    }
    found
}

/// The tokens that may be quotation marks: those of ASCII, and others that begin with a byte of theirs.
fn marks(document: &Document) -> impl Iterator<Item = usize> {
    let stretch = document.stretch();
    let bytes = memchr3_iter(b'"', 0xe2, 0xc2, stretch.of(&document.article.text).as_bytes());
    let token = move |at| document.tokens.binary_search_by_key(&at, |token| token.start as usize).ok();
    bytes.filter_map(move |at| token(stretch.start + at))
}

fn quotation(document: &Document, start: (usize, usize), end: (usize, usize), closed: bool) -> Quotation {
    let sentence = document.sentences.get(start.1);
    Quotation {
        run: Run::new(start.0, end.0 + 1),
        first_sentence: start.1,
        last_sentence: end.1,
        block: sentence.map_or(0, |s| s.block),
        closed,
        opens: sentence.is_some_and(|s| s.tokens.start == start.0),
    }
}

/// What a token does: nothing, opens, or closes.
fn mark(document: &Document, at: usize, open: bool) -> Option<Mark> {
    let token = document.tokens.get(at)?;
    let next_glued = document.tokens.get(at + 1).is_some_and(|t| t.glued);
    let kind = match document.word(at) {
        "\u{201c}" | "\u{201e}" | "\u{ab}" => Mark::Open,
        "\u{201d}" | "\u{bb}" => Mark::Close,
        "\"" => Mark::Either,
        "\u{2018}" if !open && !token.glued && next_glued => Mark::Open,
        "\u{2019}" if open && single_closes(document, at) => Mark::Close,
        _ => return None,
    };
    Some(match kind {
        Mark::Either if open => Mark::Close,
        Mark::Either => Mark::Open,
        other => other,
    })
}

/// A single closing mark follows a comma or full stop; else it is an apostrophe.
fn single_closes(document: &Document, at: usize) -> bool {
    let glued = document.tokens.get(at).is_some_and(|t| t.glued);
    let before = at.checked_sub(1).and_then(|b| document.tokens.get(b));
    glued && before.is_some_and(|t| [b',', b'.', b'!', b'?'].iter().any(|m| t.is_mark(*m)))
}

/// Whose the last of some quotations is, given whose the one before is.
pub fn speaker(
    document: &Document,
    quotations: &[Quotation],
    before: Option<&Attribution>,
    frames: &[Vec<(Frame, Attribution)>],
) -> Option<Attribution> {
    let (quotation, earlier) = quotations.split_last()?;
    let before = earlier.last().zip(before);
    beside(quotation, frames).or_else(|| continued(document, quotation, before, frames))
}

/// The frame in the sentence where a quotation ends, behind it; else the one before it where it begins.
fn beside(quotation: &Quotation, frames: &[Vec<(Frame, Attribution)>]) -> Option<Attribution> {
    let last = frames.get(quotation.last_sentence)?;
    let behind = last.partition_point(|(f, _)| f.whole().first < quotation.run.end);
    let near = |(f, _): &&(Frame, Attribution)| {
        f.whole().first - quotation.run.end < NEAR && f.manner != Manner::Outlet
    };
    if let Some((_, speaker)) = last.get(behind).filter(near) {
        return Some(speaker.clone());
    }
    let first = frames.get(quotation.first_sentence)?;
    let before = first.partition_point(|(f, _)| f.whole().end <= quotation.run.first);
    before
        .checked_sub(1)
        .and_then(|i| first.get(i))
        .filter(|(f, _)| f.manner != Manner::Outlet)
        .map(|(_, s)| s.clone())
}

/// A quotation that goes on from the one before, or follows a sentence of reported speech.
fn continued(
    document: &Document,
    quotation: &Quotation,
    before: Option<(&Quotation, &Attribution)>,
    frames: &[Vec<(Frame, Attribution)>],
) -> Option<Attribution> {
    if !quotation.opens || !quotation.long() {
        return None;
    }
    let previous = quotation.first_sentence.checked_sub(1)?;
    let same_block = document.sentences.get(previous)?.block == quotation.block;
    let goes_on = before.filter(|(q, _)| q.last_sentence >= previous);
    if let Some((q, speaker)) = goes_on
        && (same_block || !q.closed || alone(document, quotation))
    {
        return Some(speaker.clone());
    }
    let told = frames.get(previous)?.last().filter(|(f, _)| f.manner != Manner::Outlet);
    let colon =
        document.sentences.get(previous)?.tokens.end.checked_sub(1).is_some_and(|t| document.is(t, ":"));
    told.filter(|_| same_block || colon || alone(document, quotation)).map(|(_, speaker)| speaker.clone())
}

/// Whether a quotation is all of its paragraph.
fn alone(document: &Document, quotation: &Quotation) -> bool {
    let next = document.sentences.get(quotation.last_sentence + 1);
    let ends = document
        .sentences
        .get(quotation.last_sentence)
        .is_some_and(|s| s.tokens.end <= quotation.run.end + 1);
    ends && next.is_none_or(|n| n.block != quotation.block)
}
