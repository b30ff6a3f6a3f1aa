//! Capitalised runs: organisations by their shape, and names of which nothing is known.
//!
//! Leaves lower-case bodies ("the foreign ministry"). Example: "Oil and Natural Gas Corporation",
//! "Petroleum Authority of Uganda", "Seaforth Drilling Plc".

use super::super::person::compound;
use super::super::{Document, Run};
use super::super::{Tags, tag, words};
use super::is_name_word;
use crate::lexicon::Case;
use std::ops::Range;

/// The most words that a name has.
const MOST: usize = 14;

/// An organisation by its shape that starts at the range's first token.
pub fn organisation(document: &Document, tags: &Tags, range: Range<usize>) -> Option<Run> {
    let at = range.start;
    if !starts(tags, at) {
        return None;
    }
    let head = |t: usize| is_head(tags, t);
    let (mut stop, mut best, mut words) = (at, None, 0);
    while words < MOST && stop < range.end {
        let end = compound(document, stop, range.end);
        let word = (is_name_word(tags, stop) || head(stop)) && !(words > 0 && foreign(document, tags, stop));
        if !word {
            break;
        }
        words += 1;
        let topic = tags.has(stop, tag::PORTFOLIO) && is_topic(document, tags, end);
        let tail = tags.has(stop, tag::ORG_TAIL) && words > 1 && !topic;
        if head(stop) && (words > 1 || of_tail(document, end)) || tail {
            best = Some(abbreviated(document, tags, stop, end));
        }
        if head(stop)
            && let Some(long) = of_phrase(document, tags, end, range.end)
        {
            best = Some(long);
            (stop, words) = (long, words + 1);
            continue;
        }
        stop = joined(document, tags, best.unwrap_or(end).max(end), range.end);
    }
    best.map(|end| Run::new(at, end))
}

fn starts(tags: &Tags, at: usize) -> bool {
    !tags.has(at, tag::OPENER | tag::OFFICE) && (is_name_word(tags, at) || is_head(tags, at))
}

/// "Ministry", "Bank".
fn is_head(tags: &Tags, at: usize) -> bool {
    tags.has(at, tag::ORG_HEAD) && tags.is_capital(at)
}

/// A country's adjective or another listed name begins a name of its own, unless an office of state holds it.
fn foreign(document: &Document, tags: &Tags, at: usize) -> bool {
    tags.has(at, tag::OFFICE) || tags.has(at, tag::ADJECTIVE) && document.is(at.wrapping_sub(1), "of")
}

/// Whether "Oil" or "Resources" before `at` is a minister's topic: an office or another topic follows.
fn is_topic(document: &Document, tags: &Tags, at: usize) -> bool {
    let and = document.is(at, "and") && tags.has(at + 1, tag::PORTFOLIO);
    let joint = |t: usize| (document.is(t, "and") || document.is(t, "&")) && tags.has(t + 1, tag::PORTFOLIO);
    let word = |t: &usize| tags.has(*t, tag::PORTFOLIO) || joint(*t);
    let end = (at..at + 8).find(|t| !word(t)).unwrap_or(at);
    and || tags.has(end, tag::OFFICE) || document.tokens.get(end).is_some_and(|t| t.is_mark(b',')) && end > at
}

/// "Ltd." takes its full stop, "S.A." all of it.
fn abbreviated(document: &Document, tags: &Tags, at: usize, end: usize) -> usize {
    let mut stop = end;
    while stop < end + 6
        && document
            .tokens
            .get(stop)
            .is_some_and(|t| t.glued && (t.is_mark(b'.') || tags.has(stop, tag::ORG_TAIL)))
        && tags.has(stop, tag::ORG_TAIL)
        && tags.has(at, tag::ORG_TAIL)
    {
        stop += 1;
    }
    stop
}

/// The word after a connective inside a name: "Oil and Natural", "Johnson & Johnson", "Petróleo de Venezuela".
fn joined(document: &Document, tags: &Tags, at: usize, end: usize) -> usize {
    if at + 1 >= end || tags.is_capital(at) || !tags.is_capital(at + 1) {
        return at;
    }
    let ampersand = document.tokens[at].is_mark(b'&')
        || document.tokens[at].is_mark(b'-') && document.tokens[at].glued && document.tokens[at + 1].glued;
    let headed = || tags.has(at + 2, tag::ORG_HEAD) && document.tokens[at + 1].case == Case::Capital;
    let topics = document.is(at, "and")
        && tags.has(at - 1, tag::PORTFOLIO)
        && (tags.has(at + 1, tag::PORTFOLIO | tag::ORG_HEAD) || !tags.has(at + 1, tag::LISTED) && headed());
    let particle = document.is_in(at, words!["de", "do", "da", "del", "di", "la"]);
    let next = is_name_word(tags, at + 1) || is_head(tags, at + 1);
    if next && (ampersand || topics || particle) { at + 1 } else { at }
}

fn of_tail(document: &Document, at: usize) -> bool {
    document.is(at, "of") || document.is(at, "for") || document.is(at, "on")
}

/// The end of "of Energy and Infrastructure", "for Reconstruction and Development" behind a head.
fn of_phrase(document: &Document, tags: &Tags, at: usize, end: usize) -> Option<usize> {
    if !of_tail(document, at) {
        return None;
    }
    let first = if document.is(at + 1, "the") { at + 2 } else { at + 1 };
    let capital = |t: usize| t < end && document.tokens[t].is_word() && document.tokens[t].is_capital();
    if !capital(first) || tags.has(first, tag::CALENDAR) {
        return None;
    }
    let mut stop = compound(document, first, end);
    for _ in 0..MOST {
        let topic = tags.has(stop - 1, tag::PORTFOLIO);
        let comma = document.tokens.get(stop).is_some_and(|t| t.is_mark(b','));
        let skip = usize::from(comma) + usize::from(document.is(stop + usize::from(comma), "and"));
        if skip == 0
            && capital(stop)
            && !tags.has(stop, tag::OFFICE | tag::CALENDAR | tag::DEPUTY)
            && !tags.has(first, tag::LISTED)
        {
            stop = compound(document, stop, end);
        } else if skip > 0 && topic && capital(stop + skip) && tags.has(stop + skip, tag::PORTFOLIO) {
            stop = compound(document, stop + skip, end);
        } else {
            break;
        }
    }
    Some(of_state(document, tags, first, stop).filter(|e| *e <= end).unwrap_or(stop))
}

/// The end of "of Serbia", "of the Republic of Kazakhstan" behind "Ministry of Mining and Energy".
fn of_state(document: &Document, tags: &Tags, topic: usize, at: usize) -> Option<usize> {
    if !tags.has(topic, tag::PORTFOLIO) || !document.is(at, "of") {
        return None;
    }
    let first = at + 1 + usize::from(document.is(at + 1, "the"));
    let of = (first..first + 4).find(|t| document.is(*t, "of")).map_or(first, |of| of + 1);
    let state = words!["republic", "kingdom", "federation", "state"];
    let fits = of == first || (first..of).any(|t| document.is_in(t, state));
    let country = fits && tags.has(of, tag::COUNTRY) && !tags.has(of, tag::ADJECTIVE);
    country.then(|| (of..of + 4).find(|t| !tags.has(*t, tag::COUNTRY)).unwrap_or(of + 1))
}

/// A capitalised run of which nothing is known, from the range's first token.
pub fn unknown(document: &Document, tags: &Tags, range: Range<usize>) -> Option<Run> {
    let at = range.start;
    let plain = |t: usize| {
        is_name_word(tags, t) && !tags.has(t, tag::LISTED) && (t == at || !document.tokens[t].is_mark(b'.'))
    };
    if !plain(at) || tags.has(at, tag::OPENER) {
        return None;
    }
    let mut stop = compound(document, at, range.end);
    for _ in 0..MOST {
        let next = joined(document, tags, stop, range.end);
        if next >= range.end || !plain(next) {
            break;
        }
        stop = compound(document, next, range.end);
    }
    let only_topics =
        (at..stop).all(|t| tags.has(t, tag::PORTFOLIO) || document.tokens[t].case == Case::Lower);
    let before_office = tags.has(stop, tag::OFFICE);
    (!(only_topics && before_office)).then_some(Run::new(at, stop))
}
