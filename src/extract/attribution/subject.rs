//! Who stands beside a verb of saying: before it, behind it, or behind "according to".
//!
//! Leaves who a pronoun or a title means. Example: "Lyu Dawei, spokesperson for the customs, told" is Lyu Dawei;
//! "analysts at Kpler say" is "analysts at Kpler".

use super::apposition;
use crate::extract::official::{View, phrase};
use crate::mention::tag;
use crate::mention::{NameKind, Run, WordSet, words};

/// The most words of a common noun phrase.
const WORDS: usize = 8;

/// The subject of a verb that begins at `verb`.
pub fn before(view: &View, verb: usize) -> Option<Run> {
    let end = step_back(view, verb);
    let last = end.checked_sub(1).filter(|t| view.range.contains(t))?;
    if view.mark(last, b',') {
        return apposition::apposed(view, last);
    }
    if view.has(last, tag::PRONOUN) {
        return Some(Run::new(last, end));
    }
    if let Some(owner) = data_owner(view, end) {
        return Some(owner);
    }
    if let Some(person) = apposition::open(view, end) {
        return Some(person);
    }
    if let Some(run) = named(view, end) {
        return Some(run);
    }
    if let Some(run) = name(view, end) {
        return Some(run);
    }
    if view.has(last, tag::SPEAKER | tag::OFFICE) {
        return Some(joined(view, noun_phrase(view, end)));
    }
    let sure =
        view.is_in(verb, words!["said", "says", "say", "told", "added", "announced", "warned", "confirmed"]);
    if sure { opening(view, verb) } else { None }
}

/// "EIA" of "EIA's latest Short-Term Energy Outlook": whose report it is that says.
fn data_owner(view: &View, end: usize) -> Option<Run> {
    let last = end.checked_sub(1).filter(|t| view.has(*t, tag::DATA))?;
    let first = (last.saturating_sub(WORDS).max(view.range.start)..last)
        .rev()
        .find(|t| !view.is_word(*t) && !view.mark(*t, b'-'))
        .filter(|t| view.mark(*t, b'\''))?;
    view.name_ending(first).filter(|n| !n.adjective).map(|n| n.run)
}

/// Steps back over "also", "on Monday", "(NIOC)", ", for his part,".
fn step_back(view: &View, verb: usize) -> usize {
    let mut end = verb;
    for _ in 0..10 {
        let Some(last) = end.checked_sub(1).filter(|t| view.range.contains(t)) else { break };
        let number = || {
            view.has(last.wrapping_sub(1), tag::CALENDAR)
                && view.document.word(last).bytes().all(|b| b.is_ascii_digit())
        };
        let week = || {
            view.is_in(last, words!["week", "month", "year", "night"])
                && view.is_in(last.wrapping_sub(1), words!["last", "this"])
        };
        let comma = || {
            let opened = || view.has(end, tag::BETWEEN) && view.mark(closing_comma(view, end), b',');
            view.mark(last, b',') && (view.has(last.wrapping_sub(1), tag::BETWEEN) || opened())
        };
        let bracket = if view.mark(last, b')') { opening_bracket(view, last) } else { None };
        if let Some(open) = bracket.filter(|_| view.name_ending(end).is_none()) {
            end = open;
        } else if view.has(last, tag::BETWEEN | tag::CALENDAR) || comma() || number() || is_suffix(view, last)
        {
            end = last;
        } else if week() {
            end = last - 1;
        } else if view.is(last, "on") && view.has(end, tag::CALENDAR) {
            end = last;
        } else {
            break;
        }
    }
    end
}

/// "QC" behind a name, ">" of "<Four Seasons Hotels>".
fn is_suffix(view: &View, at: usize) -> bool {
    let honour = view.has(at, tag::HONORIFIC) && !view.has(at + 1, tag::HONORIFIC);
    view.mark(at, b'>') || honour && at.checked_sub(1).is_some_and(|t| view.is_capital(t))
}

/// The bracket that opens before a closing one, if near.
fn opening_bracket(view: &View, close: usize) -> Option<usize> {
    (close.saturating_sub(12).max(view.range.start)..close).rev().find(|t| view.mark(*t, b'('))
}

/// The token behind a run of words like "for his part".
fn closing_comma(view: &View, at: usize) -> usize {
    (at..at + 6).find(|t| !view.has(*t, tag::BETWEEN)).unwrap_or(at)
}

/// The person whose mention, full or in part, ends at `end`.
pub fn named(view: &View, end: usize) -> Option<Run> {
    let people = view.people();
    let place = people.partition_point(|p| p.run.end < end);
    people.get(place).filter(|p| p.run.end == end).map(|p| p.run)
}

/// The name that ends at `end`, with "analysts at" before it.
pub fn name(view: &View, end: usize) -> Option<Run> {
    let name = view.name_ending(end).filter(|n| n.kind != NameKind::Corridor)?;
    if name.adjective || view.has(name.run.first, tag::OPENER) && name.run.end - name.run.first == 1 {
        return None;
    }
    let the = name.run.first.checked_sub(1).filter(|t| view.is_determiner(*t)).unwrap_or(name.run.first);
    let of = the.checked_sub(1).filter(|t| view.is_in(*t, words!["of", "from", "at"]));
    // "the Prime Minister's Office"
    let headed = name.run.end - name.run.first == 1 && view.has(name.run.first, tag::ORG_HEAD);
    if headed && view.owner_end(name.run.first).is_some() {
        return Some(noun_phrase(view, end));
    }
    let holder = of.and_then(|of| named(view, of));
    holder.or_else(|| Some(joined(view, name.run)))
}

/// Takes in "analysts at", "a spokesman for" before a noun.
fn joined(view: &View, run: Run) -> Run {
    let first = listed(view, run.first);
    let the = first.checked_sub(1).filter(|t| view.is_determiner(*t)).unwrap_or(first);
    let Some(small) =
        the.checked_sub(1).filter(|t| view.is_in(*t, words!["at", "from", "with", "of", "for", "in", "to"]))
    else {
        return run;
    };
    let noun = small.checked_sub(1).filter(|t| view.has(*t, tag::SPEAKER | tag::OFFICE));
    match noun {
        Some(_) => noun_phrase(view, small).join(run),
        None => run,
    }
}

/// Where the names that end with one begin: "Poland" of "sources in Poland, Germany and Russia".
fn listed(view: &View, first: usize) -> usize {
    let joined = |at: usize, joint: bool| {
        let before = at.checked_sub(1).filter(|_| joint).and_then(|t| view.name_ending(t));
        before.filter(|n| n.run.first > view.range.start).map(|n| n.run.first)
    };
    let Some(mut first) = joined(first, view.is(first.wrapping_sub(1), "and")) else { return first };
    while let Some(before) = joined(first, view.mark(first.wrapping_sub(1), b',')) {
        first = before;
    }
    first
}

/// The common noun phrase that ends at `end`: "the acting minister", "two industry sources".
fn noun_phrase(view: &View, end: usize) -> Run {
    let mut first = end.saturating_sub(1);
    let stop = first.saturating_sub(WORDS).max(view.range.start);
    while first > stop {
        let at = first - 1;
        let possessive = view.mark(at, b'\'') || view.is(at, "s") && view.mark(at.wrapping_sub(1), b'\'');
        let hyphen = view.mark(at, b'-') && view.glued(at);
        if !possessive && !hyphen && (!view.is_word(at) || is_small(view, at)) {
            break;
        }
        first = at;
        if view.is_determiner(at) || view.is_in(at, words!["its", "his", "her", "their"]) {
            break;
        }
    }
    Run::new(first, end)
}

fn is_small(view: &View, at: usize) -> bool {
    const SMALL: &WordSet = words![
        "of", "for", "in", "on", "at", "to", "and", "or", "with", "from", "by", "that", "as", "when",
        "while", "but", "if", "because", "after", "before", "what", "which", "who", "year", "month", "than",
    ];
    view.is_in(at, SMALL) || view.has(at, tag::SAY)
}

/// "a person briefed on the talks" that opens the clause of a verb at `verb`.
pub fn opening(view: &View, verb: usize) -> Option<Run> {
    let from = verb.saturating_sub(14).max(view.range.start);
    let start = (from..verb)
        .rev()
        .find(|t| view.mark(*t, b',') && t + 1 < verb || view.mark(*t, b'"'))
        .map_or(from, |t| t + 1);
    if start == from && from != view.range.start {
        return None;
    }
    let noun = (start..verb.min(start + 5)).find(|t| view.has(*t, tag::SPEAKER | tag::OFFICE))?;
    let plain = (start..noun).all(|t| view.is_word(t) && !is_small(view, t));
    plain.then(|| Run::new(start, noun + 1))
}

/// The subject behind a verb: "said Talgat Baimukhanov", "reported the government's press service".
pub fn behind(view: &View, verb: Run) -> Option<Run> {
    let opens = match verb.first.checked_sub(1).filter(|t| view.range.contains(t)) {
        Some(t) => !view.is_word(t) && !view.mark(t, b'(') && !view.mark(t, b'\''),
        None => true,
    };
    let addressed = view.is_in(
        verb.first,
        words!["told", "tells", "tell", "informed", "informs", "assured", "assures", "reminded"],
    );
    // "the spokeswoman, Anna Berg, denied it."
    let object = view.is(verb.end, "it") && !view.is_word(verb.end + 1);
    if !opens || addressed || object || view.is(verb.end, "that") {
        return None;
    }
    source(view, verb.end).filter(|run| run.first > verb.end || !view.is_in(run.first, words!["him", "them"]))
}

/// Whether an inverted subject ends its clause, so that it can be no subject of what is said.
pub fn closes(view: &View, run: Run) -> bool {
    // "reported the government's press service", unlike "said Turkey's exports reached"
    let owned = view.possessive(run.end).unwrap_or(run.end);
    let speaks = |from: usize| {
        let mut words = (from..from + 5).take_while(|t| view.is_word(*t));
        words.any(|t| view.has(t, tag::SPEAKER | tag::OFFICE))
    };
    !view.is_word(run.end) && (owned == run.end || speaks(owned))
        || view.is_in(
            run.end,
            words!["at", "in", "on", "during", "after", "of", "from", "who", "as", "when", "while"],
        )
}

/// The one named from `at` on, behind "according to" or an inverted verb.
pub fn source(view: &View, at: usize) -> Option<Run> {
    if view.is_in(at, words!["him", "her", "them"]) || view.has(at, tag::PRONOUN) {
        let alone = !view.is_word(at + 1) || view.has(at, tag::PRONOUN);
        return alone.then(|| Run::new(at, at + 1));
    }
    if let Some(run) = person_from(view, at) {
        return Some(run);
    }
    if let Some(run) = data_from(view, at) {
        return Some(run);
    }
    if is_small(view, at) {
        return None;
    }
    let noun = (at..at + WORDS)
        .take_while(|t| view.is_word(*t) && (*t == at || !is_small(view, *t)))
        .filter(|t| view.has(*t, tag::SPEAKER | tag::OFFICE))
        .last();
    match phrase(view, at) {
        Some((body, _)) if noun.is_none_or(|n| n < body.run.end) => Some(body.run),
        _ => noun.map(|n| named_behind(view, n + 1).unwrap_or(Run::new(at, n + 1))),
    }
}

/// "a spokeswoman, Anna Berg": the name behind the comma.
fn named_behind(view: &View, at: usize) -> Option<Run> {
    let comma = Some(at).filter(|t| view.mark(*t, b','))?;
    let people = view.people();
    let person = people.get(people.partition_point(|p| p.run.first <= comma))?;
    let titled = (comma + 1..person.run.first).all(|t| view.has(t, tag::HONORIFIC) || view.mark(t, b'.'));
    (titled && person.run.first <= comma + 5 && !view.is(person.run.end, "and")).then_some(person.run)
}

/// A person at `at`, or behind a post that begins there: "the Minister of Petroleum of Iran Javad Owji".
fn person_from(view: &View, at: usize) -> Option<Run> {
    let people = view.people();
    let place = people.partition_point(|p| p.run.first < at);
    let person = people.get(place).filter(|p| p.run.first <= at + 16)?;
    let office = (at..person.run.first).any(|t| view.has(t, tag::OFFICE | tag::HONORIFIC | tag::SPEAKER));
    let comma = person.run.first.checked_sub(1).filter(|t| view.mark(*t, b','));
    let plain = (at..comma.unwrap_or(person.run.first)).all(|t| {
        view.is_word(t) && !view.has(t, tag::SAY) && !is_verb(view, t)
            || view.mark(t, b',') && view.has(t + 1, tag::PORTFOLIO)
            || view.mark(t, b'.')
            || view.mark(t, b'\'')
            || view.mark(t, b'-')
    });
    (person.run.first == at || office && plain).then_some(person.run)
}

/// Words that no title has inside.
pub fn is_verb(view: &View, at: usize) -> bool {
    const WORDS: &WordSet = words![
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "to", "that", "it",
        "he", "she", "they", "who", "which", "by", "with", "after", "before", "when", "if", "not",
    ];
    view.is_in(at, WORDS)
}

/// "data from the ministry", "figures released by Kpler": the owner.
fn data_from(view: &View, at: usize) -> Option<Run> {
    let data = (at..at + 5).find(|t| view.has(*t, tag::DATA) && !view.is(*t, "statement"))?;
    if !(at..data).all(|t| view.is_word(t) && !is_small(view, t)) {
        return None;
    }
    let small = (data + 1..data + 4).find(|t| view.is_in(*t, words!["from", "by", "of"]))?;
    let owner = phrase(view, small + 1).map(|(body, _)| body.run);
    owner.or_else(|| (view.is_in(small + 1, words!["the", "a"])).then(|| Run::new(at, data + 1)))
}

/// The owner of data that showed something: "Bank of Uganda data show", "data from the ministry showed".
pub fn data_before(view: &View, verb: usize) -> Option<Run> {
    let end = step_back(view, verb);
    let last = end.checked_sub(1).filter(|t| view.range.contains(t))?;
    if view.has(last, tag::DATA) {
        return Some(match view.name_ending(last).filter(|n| !n.adjective) {
            Some(name) => name.run,
            None => noun_phrase(view, end),
        });
    }
    let from = end.saturating_sub(16).max(view.range.start);
    // In "data of the Bureau of Statistics" the last word is a name's.
    let common = |t: usize| view.is_lower(t) || t <= view.range.start + 1;
    let data = (from..end).rev().find(|t| view.has(*t, tag::DATA) && common(*t))?;
    if (data..end).any(|t| view.mark(t, b',') || view.mark(t, b';')) {
        return None;
    }
    data_from(view, data).or_else(|| Some(noun_phrase(view, data + 1)))
}

/// Whether a subject is a person: by name, by pronoun, by title.
pub fn is_person(view: &View, run: Run) -> bool {
    let named = !view.people_in(run).is_empty();
    named || view.is_in(run.first, words!["he", "she"]) || view.has(run.end.saturating_sub(1), tag::OFFICE)
}
