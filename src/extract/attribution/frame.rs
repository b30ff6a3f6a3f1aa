//! Frames of saying in one sentence: a speaker, the verb or phrase that makes it one, and what it governs.
//!
//! Leaves verbs inside quotations and passives without a source ("it was reported"). Example: "the ministry said",
//! "according to Kpler", "customs data showed", "put at $5bn by the board".

use super::apposition;
use super::quotation::Quotation;
use super::subject;
use crate::extract::official::View;
use crate::lexicon::{Case, Hit, List};
use crate::mention::tag;
use crate::mention::{Run, WordSet, words};

/// How far the source of a passive figure may stand behind its verb.
const REACH: usize = 25;

/// How many frames most sentences have at most.
const USUAL: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A verb of saying with its subject.
    Says,
    /// "according to", "citing".
    Source,
    /// An outlet's "reports" that closes a sentence: counts only where nobody else speaks.
    Outlet,
    /// "put at … by": governs its clause only.
    Figure,
}

#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub speaker: Run,
    pub verb: Run,
    pub manner: Manner,
}

impl Frame {
    pub fn whole(&self) -> Run {
        self.speaker.join(self.verb)
    }
}

/// The frames of a sentence, in order, none over another.
pub fn all(view: &View, quotations: &[Quotation]) -> Vec<Frame> {
    if !view.tags.any(tag::FRAME) {
        return Vec::new();
    }
    let mut frames: Vec<Frame> = Vec::with_capacity(USUAL);
    for hit in said(view) {
        let Some(class) = view.document.lexicon.entry(hit).class.strip_prefix("speech.") else { continue };
        if quoted(quotations, hit.first()) {
            continue;
        }
        let Some(frame) = read(view, hit, class) else { continue };
        if frames.last().is_none_or(|last| last.whole().end <= frame.whole().first) {
            frames.push(frame);
        } else if let Some(last) = frames.last_mut()
            && rank(&frame) > rank(last)
        {
            *last = frame;
        }
    }
    if frames.iter().any(|f| f.manner != Manner::Outlet) {
        frames.retain(|f| f.manner != Manner::Outlet);
    }
    frames
}

/// The cues at the tokens by which somebody may be said to say something.
fn said<'d>(view: &View<'d>) -> impl Iterator<Item = &'d Hit> {
    let tokens = view.tags.all(view.range.clone(), tag::FRAME);
    tokens.flat_map(|at| view.document.hits_at(at)).filter(|hit| hit.list == List::Cue)
}

fn rank(frame: &Frame) -> u8 {
    match frame.manner {
        Manner::Outlet => 0,
        Manner::Figure => 1,
        Manner::Says => 2,
        Manner::Source => 3,
    }
}

fn quoted(quotations: &[Quotation], at: usize) -> bool {
    let place = quotations.partition_point(|q| q.run.end <= at);
    quotations.get(place).is_some_and(|q| q.run.first <= at && q.long())
}

fn read(view: &View, hit: &Hit, class: &str) -> Option<Frame> {
    let verb = Run::new(hit.first(), hit.end());
    match class {
        "say" => says(view, verb),
        "that" if says_that(view, verb) => says(view, verb),
        "person" => person_says(view, verb),
        "according" => source(view, verb),
        "via" => after_outlet(view, verb).then(|| source(view, verb)).flatten(),
        "show" => data(view, verb),
        "put" => figure(view, verb),
        "account" => account(view, verb),
        _ => None,
    }
}

/// "indicated that", "\"…\", she continued."
fn says_that(view: &View, verb: Run) -> bool {
    let after = view.is(verb.end, "that") || view.mark(verb.end, b':') || view.mark(verb.end, b'"');
    let quote = (verb.first.saturating_sub(6)..verb.first).any(|t| view.mark(t, b'"'));
    after || quote && !view.is_word(verb.end)
}

fn says(view: &View, verb: Run) -> Option<Frame> {
    if is_passive(view, verb) || is_noun(view, verb) {
        return None;
    }
    if is_name(view, verb) {
        return None;
    }
    let apposed = apposition::apposed_person(view, verb.first);
    let inverted = apposed.or_else(|| subject::behind(view, verb).filter(|s| subject::closes(view, *s)));
    let speaker =
        inverted.or_else(|| subject::before(view, verb.first)).or_else(|| subject::behind(view, verb))?;
    let manner = if is_outlet(view, verb, speaker) { Manner::Outlet } else { Manner::Says };
    Some(Frame { speaker, verb, manner })
}

/// "Said" of "Mana Said al-Otaiba".
fn is_name(view: &View, verb: Run) -> bool {
    let inside = verb.first > view.range.start && view.is_word(verb.first - 1);
    inside && view.document.tokens.get(verb.first).is_some_and(|t| t.case == Case::Capital)
}

/// "called on the minister in Baku" tells a visit, "called on OPEC to cut" what was said.
fn is_visit(view: &View, verb: Run) -> bool {
    let greeted = view.is_in(verb.first, words!["welcomed", "thanked"])
        && (verb.end..verb.end + 3)
            .any(|t| view.has(t, tag::OFFICE | tag::HONORIFIC) || view.person_at(t).is_some());
    greeted || view.is(verb.end, "on") && !(verb.end..verb.end + REACH).any(|t| view.is(t, "to"))
}

fn person_says(view: &View, verb: Run) -> Option<Frame> {
    if is_passive(view, verb) || is_name(view, verb) || is_visit(view, verb) {
        return None;
    }
    let speaker = subject::before(view, verb.first).filter(|s| subject::is_person(view, *s))?;
    Some(Frame { speaker, verb, manner: Manner::Says })
}

fn source(view: &View, verb: Run) -> Option<Frame> {
    let speaker = subject::source(view, verb.end)?;
    Some(Frame { speaker, verb, manner: Manner::Source })
}

/// "Trend reports via the Oil Ministry".
fn after_outlet(view: &View, verb: Run) -> bool {
    view.before(verb.first).is_some_and(|(t, _)| view.has(t, tag::SAY))
}

/// "customs data showed", "data from the ministry show".
fn data(view: &View, verb: Run) -> Option<Frame> {
    if is_passive(view, verb) {
        return None;
    }
    // "a Reuters survey found": what people find is no data.
    let found = view.is_in(verb.first, words!["find", "finds", "found"]);
    let direct = || verb.first > 0 && view.has(verb.first - 1, tag::DATA);
    let speaker = subject::data_before(view, verb.first).filter(|_| !found || direct())?;
    Some(Frame { speaker, verb, manner: Manner::Says })
}

/// "puts the loss at 5 million", "were put at 5 million by the board".
fn figure(view: &View, verb: Run) -> Option<Frame> {
    let at = (verb.end..verb.end + REACH).find(|t| view.is(*t, "at"))?;
    if !is_passive(view, verb) {
        let owner = subject::data_before(view, verb.first);
        let speaker = owner.or_else(|| subject::before(view, verb.first))?;
        return Some(Frame { speaker, verb, manner: Manner::Says });
    }
    let by = (at..at + REACH).take_while(|t| !view.mark(*t, b';')).find(|t| view.is(*t, "by"))?;
    let speaker = subject::source(view, by + 1)?;
    Some(Frame { speaker, verb, manner: Manner::Figure })
}

/// "by Smith's account", "by his own account".
fn account(view: &View, noun: Run) -> Option<Frame> {
    let at = if view.is(noun.first.wrapping_sub(1), "own") { noun.first - 1 } else { noun.first };
    let speaker = match view.owner_end(at) {
        Some(end) => view.name_ending(end).map(|n| n.run).or_else(|| subject::named(view, end))?,
        None => at
            .checked_sub(1)
            .filter(|t| view.is_in(*t, words!["his", "her", "its"]))
            .map(|t| Run::new(t, t + 1))?,
    };
    let by = (speaker.first.saturating_sub(3)..speaker.first).any(|t| view.is(t, "by"));
    by.then_some(Frame { speaker, verb: noun, manner: Manner::Source })
}

/// "was reported", "is estimated": told by nobody.
fn is_passive(view: &View, verb: Run) -> bool {
    let mut at = verb.first;
    while at > verb.first.saturating_sub(3)
        && view.is_in(at - 1, words!["also", "earlier", "previously", "widely", "not", "officially"])
    {
        at -= 1;
    }
    at > 0
        && view.is_in(at - 1, words!["is", "are", "was", "were", "been", "being", "be", "to", "as"])
        && !view.is_in(verb.first, words!["was", "were", "is", "as", "quoted"])
}

/// Forms that are nouns as often as verbs count as verbs only behind their subject.
fn is_noun(view: &View, verb: Run) -> bool {
    const BOTH: &WordSet =
        words!["report", "reports", "estimate", "estimates", "claims", "forecast", "projects", "claim"];
    if verb.end - verb.first > 1 || !view.is_in(verb.first, BOTH) {
        return false;
    }
    let Some((before, hyphen)) = view.before(verb.first) else { return true };
    let verb_like = view.is_word(before)
        && !view.is_determiner(before)
        && !view.has(before, tag::BETWEEN | tag::PORTFOLIO);
    let noun = view.is(verb.end, "of") || view.is(verb.end, "for") || view.is(verb.end, "by");
    hyphen || noun || !verb_like
}

/// An outlet that closes a sentence with "reports".
fn is_outlet(view: &View, verb: Run, speaker: Run) -> bool {
    let reports =
        view.is_in(verb.first, words!["reports", "reported", "report", "informs", "writes", "learned"]);
    let comma = || speaker.first.checked_sub(1).is_some_and(|t| view.mark(t, b',') || view.mark(t, b'"'));
    let closes = || {
        !view.is_word(verb.end)
            || view.is_in(verb.end, words!["citing", "via", "with", "from", "on", "referring"])
    };
    reports && comma() && closes() && !subject::is_person(view, speaker)
}

/// Whether what a frame says stands before it: "…, X said."
fn is_behind(view: &View, frame: &Frame) -> bool {
    let whole = frame.whole();
    let comma = whole.first.checked_sub(1).is_some_and(|t| !view.is_word(t));
    let opens = view.is_in(whole.end, words!["that", "the", "a", "it", "he", "she", "they", "its"])
        || view.mark(whole.end, b':');
    comma && whole.first > view.range.start + 1 && !opens
}

/// Where the stretch of one frame ends and that of the next begins.
pub fn border(view: &View, frame: &Frame, next: &Frame) -> usize {
    let (end, first) = (frame.whole().end, next.whole().first);
    if !is_behind(view, next) && next.manner != Manner::Figure {
        return first;
    }
    if is_behind(view, frame) {
        return end;
    }
    conjunction(view, end, first).unwrap_or(first)
}

/// Where the clause of a frame begins.
pub fn clause_start(view: &View, frame: &Frame) -> usize {
    let first = frame.whole().first;
    conjunction(view, first.saturating_sub(60).max(view.range.start), first).unwrap_or(view.range.start)
}

/// The last "; " or ", while" between two tokens.
fn conjunction(view: &View, from: usize, to: usize) -> Option<usize> {
    const WORDS: &WordSet = words!["while", "but", "whereas", "although", "though"];
    let start = to.saturating_sub(200).max(from);
    (start..to).rev().find(|t| view.mark(*t, b';') || view.mark(*t, b',') && view.is_in(t + 1, WORDS))
}
