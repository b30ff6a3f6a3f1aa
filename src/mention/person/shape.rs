//! The shape of a person's name: capitalised parts with the small words that names have inside.
//!
//! Leaves who it is. Example: "Fatima bint Rashid Al Suwaidi" is five parts, one of them in lower case.

use super::super::{Document, Run};
use super::super::{Tags, WordSet, tag, words};
use crate::lexicon::{Case, Token};

/// The most parts that a name has.
const MOST: usize = 8;
/// Hardly one has more.
const USUAL: usize = 4;
/// How far behind a comma, or before one, a post makes a name a person's.
const NEAR: usize = 7;

/// A run that may be a person's name.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub run: Run,
    /// Its capitalised parts; "al-Luaibi" and "Barkindo-Bello" are one each.
    pub parts: Vec<Run>,
    /// It has an initial, a particle or a closing "II" or "Jr.": hardly anything but a person.
    pub marked: bool,
}

/// Words that may begin no name, and words that may stand nowhere in it.
const NOT_FIRST: u64 = tag::SUFFIX | tag::OPENER | tag::CALENDAR | tag::PORTFOLIO | NOWHERE;
const NOWHERE: u64 = tag::HONORIFIC | tag::ORG_HEAD | tag::ORG_TAIL | tag::THING | tag::GEO | tag::OFFICE;

/// The longest candidate that starts at `at`, before `end`.
pub fn candidate(document: &Document, tags: &Tags, at: usize, end: usize) -> Option<Candidate> {
    let stop = part(document, tags, at, end, true)?;
    let mut found = Candidate { run: Run::new(at, stop), parts: Vec::new(), marked: false };
    let mut next = stop;
    while found.parts.len() < MOST {
        if let Some(stop) = part(document, tags, next, end, false) {
            found.marked |= is_initial(document, next) || tags.has(next, tag::SUFFIX);
            // A name has two parts or more: most that begin like one have none to follow.
            if found.parts.is_empty() {
                found.marked |= is_initial(document, at) || is_bare_initial(document, tags, at);
                found.parts = Vec::with_capacity(USUAL);
                found.parts.push(found.run);
            }
            found.parts.push(Run::new(next, stop));
            (next, found.run.end) = (stop, stop);
        } else if let Some(after) = nickname(document, next, end) {
            next = after;
        } else if let Some(after) = particles(document, tags, next, end) {
            found.marked = true;
            next = after;
        } else {
            break;
        }
    }
    trim(document, tags, &mut found);
    (found.parts.len() >= 2 && found.parts.len() < MOST).then_some(found)
}

/// The token behind a nickname in quotation marks, where a name goes on: "Paul “Chip” Jaenichen".
fn nickname(document: &Document, at: usize, end: usize) -> Option<usize> {
    let [open, name, close, next] = document.tokens.get(at..at + 4)? else { return None };
    let quoted = open.is_mark(b'"') && !open.glued && name.glued && name.is_capital();
    (quoted && close.is_mark(b'"') && close.glued && next.is_capital() && !next.glued && at + 3 < end)
        .then_some(at + 3)
}

/// Whether nothing stands behind a word that a name could go on with; most words with a capital are such.
pub fn is_alone(document: &Document, tags: &Tags, at: usize) -> bool {
    let ties = |token: &Token| matches!(token.mark, b'-' | b'\'' | b'.' | b'"');
    !tags.has(at + 1, tag::CAPITAL | tag::PARTICLE | tag::SUFFIX)
        && !document.tokens.get(at + 1).is_some_and(ties)
}

/// A name does not end in an initial's lone letter that another sentence begins with, nor in a list's place.
fn trim(document: &Document, tags: &Tags, found: &mut Candidate) {
    while found
        .parts
        .last()
        .is_some_and(|p| is_initial(document, p.first) || tags.has(p.first, tag::CALENDAR))
    {
        found.parts.pop();
        found.run.end = found.parts.last().map_or(found.run.first, |p| p.end);
    }
}

/// The end of the part that starts at `at`.
fn part(document: &Document, tags: &Tags, at: usize, end: usize, first: bool) -> Option<usize> {
    if at >= end {
        return None;
    }
    let token = document.tokens.get(at)?;
    if is_short(token) {
        if is_initial(document, at) && !tags.has(at, tag::HONORIFIC) {
            return Some(at + 2);
        }
        if first && is_bare_initial(document, tags, at) {
            return Some(at + 1);
        }
    }
    if !first && tags.has(at, tag::SUFFIX) {
        let dot = document.tokens.get(at + 1).is_some_and(|t| t.is_mark(b'.') && t.glued);
        return Some(if dot && token.case == Case::Capital { at + 2 } else { at + 1 });
    }
    let hyphened =
        token.case == Case::Lower && tags.has(at, tag::PARTICLE) && compound(document, at, end) > at + 1;
    let title = || if first { leads(document, tags, at, end) } else { is_title_surname(document, tags, at) };
    let capital = token.is_capital() && (!tags.has(at, if first { NOT_FIRST } else { NOWHERE }) || title());
    if !capital && (first || !hyphened) {
        return None;
    }
    let stop = if first { compound(document, at, end) } else { part_end(document, tags, at, end) };
    let office = (at + 1..stop).any(|t| tags.has(t, tag::OFFICE));
    let listed = tags.has(at, tag::LISTED) && !may_be_surname(document, tags, at, stop, first);
    let shout = token.case == Case::Upper && (first || document.word(at).chars().count() < 3);
    let possessive =
        first && document.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.is_mark(b'-')) && token.glued;
    (!listed && !office && !shout && !possessive).then_some(stop)
}

/// A title or a common word may be a surname behind a given name, where no other name follows: "Madeleine King
/// said", "Defence Minister Robert Hill".
fn is_title_surname(document: &Document, tags: &Tags, at: usize) -> bool {
    if !tags.has(at.wrapping_sub(1), tag::GIVEN) {
        return false;
    }
    let title = tags.has(at, tag::OFFICE | tag::HONORIFIC) && !tags.has(at, tag::ORG_HEAD | tag::PORTFOLIO);
    let next = document.tokens.get(at + 1);
    let ends = next.is_none_or(|t| !t.is_capital() && !t.is_mark(b'-')) && !document.is(at + 1, "of");
    let word = || tags.has(at, tag::GEO | tag::THING | tag::ORG_HEAD | tag::ORG_TAIL);
    let titled = || {
        let royal = document.is_in(at.wrapping_sub(2), words!["king", "queen", "prince", "princess", "st"]);
        !royal && !tags.has(at, tag::ORG_HEAD) && is_titled(document, tags, at - 1)
    };
    ends && (title || word() && (titled() || holds_office(document, tags, at + 1)))
}

/// A word for a thing may be a surname that stands first: "Park Bong-kyu", "Governor Park Seung"; a month a given
/// name behind a title: "Prime Minister Jan Novak".
fn leads(document: &Document, tags: &Tags, at: usize, end: usize) -> bool {
    let given = document.tokens.get(at + 1).is_some_and(|t| t.is_capital() && !t.glued);
    if tags.has(at, tag::CALENDAR) && given && !tags.has(at + 1, NOT_FIRST | tag::LISTED) {
        let titled = || document.is_in(at, words!["april", "may", "june"]) && is_titled(document, tags, at);
        // Who writes "Jan" for January puts a number behind it.
        return document.is(at, "jan") || titled();
    }
    if !(given && tags.has(at, tag::THING | tag::GEO)) || tags.has(at + 1, NOWHERE | tag::LISTED) {
        return false;
    }
    let last = compound(document, at + 1, end);
    let syllables = last == at + 4 && document.tokens[last - 1].case == Case::Lower;
    let more = || document.tokens.get(last).is_some_and(|t| t.is_capital());
    syllables || document.is(at, "park") && is_titled(document, tags, at) && !more()
}

/// Whether a title stands before a name that begins at `at`: "Minister X", "the minister, X".
fn is_titled(document: &Document, tags: &Tags, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let comma = document.tokens.get(before).is_some_and(|t| t.is_mark(b','));
    tags.has(before, tag::OFFICE | tag::HONORIFIC)
        || comma && (before.saturating_sub(NEAR)..before).any(|t| tags.has(t, tag::OFFICE))
}

/// Whether a post or a word of saying follows a name that ends before `at`: "X, the minister", "X said".
fn holds_office(document: &Document, tags: &Tags, at: usize) -> bool {
    let comma = document.tokens.get(at).is_some_and(|t| t.is_mark(b','));
    tags.has(at, tag::SAY) || comma && (at + 1..at + NEAR).any(|t| tags.has(t, tag::OFFICE))
}

/// "A K" and "LK" of "the governor, LK Advani": initials without full stops, behind a title.
fn is_bare_initial(document: &Document, tags: &Tags, at: usize) -> bool {
    let bare = |t: usize| {
        let token = document.tokens.get(t);
        token.is_some_and(|k| k.is_capital() && is_short(k) && !tags.has(t, tag::LISTED | tag::OFFICE))
            && !document.tokens.get(t + 1).is_some_and(|k| k.is_mark(b'.') && k.glued)
            && document.word(t).chars().all(char::is_uppercase)
    };
    if !bare(at) {
        return false;
    }
    let start = (at.saturating_sub(2)..=at).find(|t| (*t..=at).all(bare));
    let name = (at + 1..at + 4).find(|t| !bare(*t));
    let surname = name.and_then(|t| document.tokens.get(t)).is_some_and(|t| t.case == Case::Capital);
    surname && start.is_some_and(|start| is_titled(document, tags, start))
}

/// A place of one word may be a surname ("Najaf", "London"), a country a given one after a title ("Israel
/// Katz"), but neither where more than a name follows.
fn may_be_surname(document: &Document, tags: &Tags, at: usize, stop: usize, first: bool) -> bool {
    if stop != at + 1 || tags.has(at, tag::ADJECTIVE | tag::CORRIDOR) {
        return false;
    }
    let given = !first && tags.has(at.wrapping_sub(1), tag::GIVEN);
    if given || tags.has(at, tag::ORGANISATION) {
        return given;
    }
    let follows = document.tokens.get(stop).is_some_and(|t| t.is_capital() && !tags.has(stop, NOWHERE));
    let before = at.checked_sub(1);
    let titled = before.is_some_and(|b| tags.has(b, tag::OFFICE | tag::HONORIFIC));
    if first {
        let named = tags.has(at, tag::GIVEN) && !tags.has(stop, tag::LISTED);
        (titled || named) && follows
    } else {
        let third = || {
            let first = (2..4).filter_map(|n| at.checked_sub(n)).find(|t| tags.has(*t, tag::GIVEN));
            first.is_some_and(|t| is_titled(document, tags, t))
        };
        let owner = || document.tokens.get(stop).is_some_and(|t| t.is_mark(b'\'') && t.glued);
        let last = || tags.has(at, tag::PLACE) && !owner() && third();
        !follows && tags.has(at, tag::PLACE | tag::COUNTRY) && (in_name(tags, at) || last())
    }
}

/// Whether what stands directly before a last part is a given name or a titled one.
fn in_name(tags: &Tags, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let titled = before.checked_sub(1).is_some_and(|b| tags.has(b, tag::OFFICE | tag::HONORIFIC));
    tags.has(before, tag::GIVEN) || titled
}

/// One letter, or two of ASCII: no longer than an initial.
fn is_short(token: &Token) -> bool {
    token.end - token.start <= 2
}

/// "E.": one capital letter and a full stop, glued.
#[inline]
fn is_initial(document: &Document, at: usize) -> bool {
    let letter = document.tokens.get(at).is_some_and(|t| t.case == Case::Capital && is_short(t));
    letter
        && document.tokens.get(at + 1).is_some_and(|t| t.is_mark(b'.') && t.glued)
        && document.word(at).chars().count() == 1
}

/// Small words inside a name, up to the capital that must follow.
fn particles(document: &Document, tags: &Tags, at: usize, end: usize) -> Option<usize> {
    let stop = (at..end.min(at + 3))
        .find(|t| !(tags.has(*t, tag::PARTICLE) && document.tokens[*t].case == Case::Lower))
        .unwrap_or(at);
    let capital = |t: usize| document.tokens.get(t).is_some_and(|t| t.is_capital());
    let hyphened = stop > at && document.tokens.get(stop).is_some_and(|t| t.is_mark(b'-') && t.glued);
    if hyphened {
        return (stop - 1 > at).then_some(stop - 1);
    }
    (stop > at && capital(stop)).then_some(stop)
}

/// The end of a word with what hangs on it by hyphens or apostrophes: "Ji-hoon", "O'Neil", "el-Molla".
#[inline]
pub fn compound(document: &Document, at: usize, end: usize) -> usize {
    match document.tokens.get(at + 1) {
        Some(mark) if mark.glued && matches!(mark.mark, b'-' | b'\'') => tied(document, at, end),
        _ => at + 1,
    }
}

/// The end of a word behind which a hyphen or an apostrophe stands.
fn tied(document: &Document, at: usize, end: usize) -> usize {
    let mut stop = at + 1;
    while stop + 1 < end.min(at + 16) {
        let [mark, word] = document.tokens.get(stop..stop + 2).unwrap_or_default() else { break };
        let hyphen = || {
            mark.is_mark(b'-')
                && (word.glued || word.is_capital())
                && matches!(document.word(stop), "-" | "\u{2010}" | "\u{2011}")
                && !is_tied(document, stop + 1)
        };
        let apostrophe = || mark.is_mark(b'\'') && word.glued && inner_apostrophe(document, stop + 1);
        if !(mark.glued && word.is_word() && (hyphen() || apostrophe())) {
            break;
        }
        stop += 2;
    }
    stop
}

/// "led" of "Tinubu-led" is no part of the name.
fn is_tied(document: &Document, at: usize) -> bool {
    const TIED: &WordSet = words![
        "appointed",
        "backed",
        "based",
        "born",
        "brokered",
        "chaired",
        "controlled",
        "era",
        "funded",
        "led",
        "listed",
        "made",
        "operated",
        "owned",
        "registered",
        "run",
        "sponsored",
        "style",
        "supported",
        "trained",
        "wide",
    ];
    document.tokens.get(at).is_some_and(|t| t.case == Case::Lower) && document.is_in(at, TIED)
}

/// Whether a word hangs on another one before it, not before `floor`: "Smith" in "ex-Smith".
pub fn is_inner(document: &Document, at: usize, floor: usize) -> bool {
    at >= floor + 2 && compound(document, at - 2, at + 1) > at
}

/// The end of a later part of a name: "Al Mazrouei" with a capital is one.
pub fn part_end(document: &Document, tags: &Tags, at: usize, end: usize) -> usize {
    let stop = compound(document, at, end);
    let small = stop == at + 1 && tags.has(at, tag::PARTICLE) && document.tokens[at].case == Case::Capital;
    let next =
        document.tokens.get(stop).is_some_and(|t| t.is_capital() && !t.glued) && !tags.has(stop, NOWHERE);
    if small && next && stop < end { compound(document, stop, end) } else { stop }
}

/// Whether the word after an apostrophe is a part of the name: "O'Neil", "Ma'aden", but not "Iran's".
fn inner_apostrophe(document: &Document, word: usize) -> bool {
    let Some(token) = document.tokens.get(word) else { return false };
    token.is_capital() && !document.is(word, "s")
        || token.end - token.start > 1 && !document.is_in(word, words!["re", "ve", "ll"])
}
