//! Finds the times of a sentence and sets them into their prepositions: open at one end, ranges, comparisons.
//!
//! Example: "since 2020" is open after, "by 2027" before, "than in 2018" a time to compare with.

use super::calendar::move_days;
use super::{Found, Grain, Reader, compare, edge, fiscal, length, part, point, relative, year};
use crate::lexicon::{Entry, Hit, List, Signs};
use crate::mention::{Run, TimeRole};

/// Readers of a time that begins at a token and is no edge of another, the most telling first.
const READERS: &[fn(&Reader, usize) -> Option<Found>] = &[
    length::up_to,
    fiscal::read,
    point::read,
    part::read,
    compare::read,
    relative::read,
    year::read,
    length::read,
];

/// What a time may begin with, once its preposition is off.
const FIRST: Signs = COUNT.or(WORD);
const COUNT: Signs = Signs::DIGITS.or(Signs::families(List::Number, &["one", "ten"]));
const WORD: Signs = Signs::families(
    List::Time,
    &[
        "ago",
        "back",
        "determiner",
        "edge",
        "fiscal",
        "fiscal_at",
        "month",
        "next_n",
        "ordinal",
        "past_n",
        "relative",
        "same",
        "same_n",
        "shift",
        "sofar",
        "span",
        "weekday",
    ],
);
/// What a number of a time leads to, unless it is a year, tied to a letter or to two more; and how far off it is
/// behind a range at the most ("twenty-five to thirty-five years").
const COUNTED: Signs = Signs::families(List::Time, &["month", "span"]);
const REACH: usize = 9;

pub fn all(reader: &Reader) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let scan = &reader.scan;
    let mut rest = scan.tokens.clone();
    while let Some(at) = scan.doc.next_begin(rest.clone(), FIRST) {
        let floor = found.last().map_or(scan.tokens.start, |f| f.run.end);
        let coded = at > floor && scan.glued(at) && scan.is_digits(at) && scan.text(at - 1).len() == 1;
        let part = if coded { one(reader, at - 1, floor) } else { None };
        let next = part.or_else(|| may_begin(reader, at).then(|| one(reader, at, floor)).flatten());
        rest.start = next.as_ref().map_or(at + 1, |f| f.run.end.max(at + 1));
        found.extend(next);
    }
    found
}

/// Whether more than a bare number begins here.
fn may_begin(reader: &Reader, at: usize) -> bool {
    let (scan, end) = (&reader.scan, reader.scan.tokens.end);
    let ranged = scan.mark(at + 1, b'-') || scan.is_any(at + 1, &["to", "or", "and"]);
    let reach = if ranged { REACH } else { 3 };
    scan.doc.begins(at).any(WORD)
        || scan.is_digits(at) && scan.text(at).len() == 4
        || scan.glued(at + 1) && (scan.is_word(at + 1) || scan.is_digits(at + 2) && scan.is_digits(at + 4))
        || scan.doc.next_begin(at + 1..end.min(at + reach), COUNTED).is_some()
}

/// The time that begins at `at`, with its preposition.
fn one(reader: &Reader, at: usize, floor: usize) -> Option<Found> {
    let mut found = bare(reader, at)?;
    if is_name(reader, &found) {
        return None;
    }
    range(reader, &mut found, floor);
    prepose(reader, found, floor)
}

/// The time that begins at `at`, without its preposition.
pub fn bare(reader: &Reader, at: usize) -> Option<Found> {
    edge::read(reader, at).filter(|f| f.run.end > at).or_else(|| whole(reader, at))
}

/// As [`bare`], but no edge of a time: edges of edges are not told.
pub fn whole(reader: &Reader, at: usize) -> Option<Found> {
    READERS.iter().find_map(|read| read(reader, at)).filter(|f| f.run.end > at)
}

/// "the Sunday Times", "June Smith": a time's word inside a name.
fn is_name(reader: &Reader, found: &Found) -> bool {
    let one_word = found.run.end == found.run.first + 1 && reader.scan.is_capital(found.run.first);
    let named = one_word && reader.scan.is_capital(found.run.end) && !reader.scan.glued(found.run.end);
    let known = reader.scan.hits_at(found.run.end).iter().any(|h| h.list == List::Time);
    named
        && !known
        && !reader.scan.follows(found.run.first, &["on", "in", "by", "since", "until", "last", "next", "the"])
}

/// "from 1995 to 2021", "between May 2020 and July 2021": two times that are the ends of one.
fn range(reader: &Reader, found: &mut Found, floor: usize) {
    let Some((hit, entry)) = preposition(reader, found.run.first, floor) else { return };
    let links: &[&str] = match entry.class.as_str() {
        "prep.from" | "prep.since" => &["to", "until", "till", "through", "up"],
        "prep.between" => &["and"],
        _ => return,
    };
    let link = found.run.end;
    if !reader.scan.is_any(link, links) {
        return;
    }
    let mut next = link + 1;
    while reader.scan.is_any(next, &["to", "the"]) {
        next += 1;
    }
    let Some(last) = bare(reader, next) else { return };
    let plain = found.role == TimeRole::Plain && last.role == TimeRole::Plain;
    if plain && found.from.is_some() && found.from <= last.to {
        found.run = Run::new(hit.first, last.run.end);
        (found.to, found.grain, found.ranged) = (last.to, Grain::Period, true);
        found.guessed |= last.guessed;
    }
}

/// The preposition that ends where a time begins, over "the".
fn preposition<'d>(reader: &Reader<'d>, first: usize, floor: usize) -> Option<(&'d Hit, &'d Entry)> {
    let ending =
        |end: usize| reader.scan.class_ending(List::Time, end, "prep").filter(|(h, _)| h.first >= floor);
    let article = reader
        .scan
        .before(first)
        .filter(|b| reader.scan.is_any(*b, &["the", "a", "an", "years", "year", "about", "around"]));
    let above = article.and_then(|b| reader.scan.before(b)).filter(|b| reader.scan.is(*b, "the"));
    ending(first).or_else(|| ending(article?)).or_else(|| ending(above?))
}

/// Opens or keeps the ends of a time as its preposition says, and takes the preposition into its words.
fn prepose(reader: &Reader, found: Found, floor: usize) -> Option<Found> {
    let first = found.run.first;
    if found.role == TimeRole::Duration {
        return length::framed(reader, found, floor);
    }
    let Some((hit, entry)) = preposition(reader, first, floor).filter(|(h, _)| h.first < first) else {
        let found = with_article(reader, found, floor);
        return Some(compare::mark(reader, found));
    };
    let run = Run::new(hit.first, found.run.end);
    let class = entry.class.strip_prefix("prep.").unwrap_or("");
    if matches!(class, "from" | "since") && compare::is_from_change(reader, hit.first) {
        return Some(Found { role: TimeRole::Comparison, ..with_article(reader, found, floor) });
    }
    let found = Found { run, ..found };
    Some(compare::mark(reader, opened(reader, found, class, first)?))
}

fn with_article(reader: &Reader, found: Found, floor: usize) -> Found {
    let dated = reader.scan.is_digits(found.run.first);
    let article =
        reader.scan.before(found.run.first).filter(|b| !dated && *b >= floor && reader.scan.is(*b, "the"));
    let first = article.unwrap_or(found.run.first);
    Found { run: Run::new(first, found.run.end), ..found }
}

fn opened(reader: &Reader, found: Found, class: &str, first: usize) -> Option<Found> {
    let (from, to) = (found.from, found.to);
    Some(match class {
        "from" | "since" => match found.pending {
            None if !found.ranged => Found { to: None, ..found },
            _ => found,
        },
        "by" | "until" => Found { from: None, to: found.middle.or(to), ..found },
        "before" => {
            let at_edge = found.grain == Grain::Day && reader.word(first, "edge").is_some();
            let last = if at_edge { to } else { from.and_then(|f| move_days(f, -1)) };
            Found { from: None, to: last, ..found }
        }
        "after" => Found { from: to.and_then(|t| move_days(t, 1)), to: None, ..found },
        "up" if open_year(reader, &found) => Found { from: None, ..found },
        "up" => Found { run: Run::new(first, found.run.end), ..found },
        "on" if !matches!(found.grain, Grain::Day | Grain::Week) && !found.ranged => {
            Found { run: Run::new(first, found.run.end), ..found }
        }
        _ => found,
    })
}

/// "extended to 2030": a year not before the article's.
fn open_year(reader: &Reader, found: &Found) -> bool {
    let later = |date| found.to.is_some_and(|to| to > date);
    found.grain != Grain::Day && reader.date.is_some_and(later)
}
