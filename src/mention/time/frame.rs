//! Finds the times of a sentence and sets them into their prepositions: open at one end, ranges, comparisons.
//!
//! Example: "since 2020" is open after, "by 2027" before, "than in 2018" a time to compare with.

use super::calendar::move_days;
use super::{Found, Grain, Reader, compare, edge, fiscal, length, part, point, relative, year};
use crate::lexicon::{Entry, Hit, List, Signs};
use crate::mention::number::NUMBER;
use crate::mention::scan::Scan;
use crate::mention::{Run, TimeRole, WordSet, words};

/// Readers of a time that is no edge of another, the most telling first: the number and the words of time that each
/// may begin with, behind an article or the letter of "Q1".
const READERS: &[(Signs, Signs, Read)] = &[
    (COUNT, word(&["fiscal", "fiscal_at", "span"]), length::up_to),
    (Signs::NONE, word(&["fiscal", "fiscal_at"]), fiscal::read),
    (Signs::DIGITS, word(&["determiner", "month", "weekday"]), point::read),
    (COUNT, word(&["ordinal", "past_n", "relative"]), part::read),
    (Signs::NONE, word(&["ago", "back", "same", "same_n", "shift"]), compare::read),
    (
        COUNT,
        word(&["determiner", "next_n", "past_n", "relative", "sofar", "span", "weekday"]),
        relative::read,
    ),
    (Signs::DIGITS, Signs::NONE, year::read),
    (COUNT, Signs::NONE, length::read),
];
type Read = fn(&Reader, usize) -> Option<Found>;

const COUNT: Signs = Signs::DIGITS.or(Signs::families(List::Number, &["one", "ten"]));
const TIME: Signs = Signs::of(List::Time, "");
const EDGE: Signs = word(&["edge"]);
/// All words of time that one may begin with, once its preposition is off.
const WORD: Signs = {
    let (mut all, mut at) = (EDGE, 0);
    while at < READERS.len() {
        all = all.or(READERS[at].1);
        at += 1;
    }
    all
};
/// What a number of a time leads to, unless it is a year, tied to a letter or to two more; and how far off it is
/// behind a range at the most ("twenty-five to thirty-five years").
const COUNTED: Signs = word(&["month", "span"]);
const REACH: usize = 9;

const fn word(classes: &[&str]) -> Signs {
    Signs::families(List::Time, classes)
}

pub fn all(reader: &Reader) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let scan = reader.scan;
    if !scan.signs.any_of(NUMBER.or(TIME), COUNT.or(WORD)) {
        return found;
    }
    let mut rest = scan.tokens.clone();
    while let Some(at) = scan.next_of(rest.clone(), NUMBER.or(TIME), COUNT.or(WORD)) {
        let floor = found.last().map_or(scan.tokens.start, |f| f.run.end);
        rest.start = at + 1;
        if let Some(next) = around(reader, at, floor) {
            rest.start = rest.start.max(next.run.end);
            found.push(next);
        }
    }
    found
}

/// The time that begins at `at` or, as "Q1" does, with the letter before it.
fn around(reader: &Reader, at: usize, floor: usize) -> Option<Found> {
    let scan = reader.scan;
    let coded = at > floor && scan.glued(at) && scan.is_digits(at) && is_letter(scan, at - 1);
    if coded && let Some(found) = one(reader, at - 1, floor) {
        return Some(found);
    }
    if may_begin(reader, at) { one(reader, at, floor) } else { None }
}

/// Whether a letter stands alone, as before the number of "Q1".
fn is_letter(scan: &Scan, at: usize) -> bool {
    scan.len(at) == 1 && scan.is_word(at)
}

/// Whether more than a bare number begins here.
fn may_begin(reader: &Reader, at: usize) -> bool {
    let scan = reader.scan;
    if scan.opens(List::Time, at) && scan.begins(at).any(WORD) || scan.is_digits(at) && scan.len(at) == 4 {
        return true;
    }
    let begins = scan.begins(at).any_of(NUMBER, COUNT);
    let ranged = || scan.mark(at + 1, b'-') || scan.is_in(at + 1, words!["to", "or", "and"]);
    let reach = || if ranged() { REACH } else { 3 };
    let tied =
        || scan.glued(at + 1) && (scan.is_word(at + 1) || scan.is_digits(at + 2) && scan.is_digits(at + 4));
    let leads =
        || scan.signs.any_of(TIME, COUNTED) && scan.next_of(at + 1..at + reach(), TIME, COUNTED).is_some();
    begins && (tied() || leads())
}

/// The time that begins at `at`, with its preposition.
fn one(reader: &Reader, at: usize, floor: usize) -> Option<Found> {
    let mut found = bare(reader, at)?;
    if is_name(reader, &found) {
        return None;
    }
    let mut led = preposition(reader, found.run.first, floor);
    if range(reader, &mut found, led) {
        led = preposition(reader, found.run.first, floor);
    }
    prepose(reader, found, floor, led)
}

/// The time that begins at `at`, without its preposition.
pub fn bare(reader: &Reader, at: usize) -> Option<Found> {
    let edge = if reader.scan.begins(at).any_of(TIME, EDGE) { edge::read(reader, at) } else { None };
    edge.filter(|f| f.run.end > at).or_else(|| whole(reader, at))
}

/// As [`bare`], but no edge of a time: edges of edges are not told.
pub fn whole(reader: &Reader, at: usize) -> Option<Found> {
    let scan = reader.scan;
    if year::digits(reader, at).is_some() {
        return point::iso(reader, at).or_else(|| year::read(reader, at));
    }
    let coded = || is_letter(scan, at) && scan.glued(at + 1) && scan.is_digits(at + 1);
    let mut begins = scan.begins(at);
    if coded() || scan.is_in(at, words!["a", "an", "the"]) {
        begins.add(scan.begins(scan.past_hyphen(at + 1)));
    }
    let (counts, tells) = (begins.any(NUMBER), begins.any(TIME));
    let fit =
        READERS.iter().filter(|(count, word, _)| counts && begins.any(*count) || tells && begins.any(*word));
    { fit }.find_map(|(_, _, read)| read(reader, at)).filter(|f| f.run.end > at)
}

/// "the Sunday Times", "June Smith": a time's word inside a name.
fn is_name(reader: &Reader, found: &Found) -> bool {
    let one_word = found.run.end == found.run.first + 1 && reader.scan.is_capital(found.run.first);
    let named = one_word && reader.scan.is_capital(found.run.end) && !reader.scan.glued(found.run.end);
    named
        && !reader.scan.opens(List::Time, found.run.end)
        && !reader
            .scan
            .follows(found.run.first, words!["on", "in", "by", "since", "until", "last", "next", "the"])
}

/// Makes "from 1995 to 2021", "between May 2020 and July 2021" one time, of two that are its ends.
fn range(reader: &Reader, found: &mut Found, led: Option<(&Hit, &Entry)>) -> bool {
    let Some((hit, entry)) = led else { return false };
    let links: &WordSet = match entry.class.as_str() {
        "prep.from" | "prep.since" => words!["to", "until", "till", "through", "up"],
        "prep.between" => words!["and"],
        _ => return false,
    };
    let link = found.run.end;
    if !reader.scan.is_in(link, links) {
        return false;
    }
    let mut next = link + 1;
    while reader.scan.is_in(next, words!["to", "the"]) {
        next += 1;
    }
    let Some(last) = bare(reader, next) else { return false };
    let plain = found.role == TimeRole::Plain && last.role == TimeRole::Plain;
    let rises = plain && found.from.is_some() && found.from <= last.to;
    if rises {
        found.run = Run::new(hit.first(), last.run.end);
        (found.to, found.grain, found.ranged) = (last.to, Grain::Period, true);
        found.guessed |= last.guessed;
    }
    rises
}

/// The preposition that ends where a time begins, over "the".
fn preposition<'d>(reader: &Reader<'_, 'd>, first: usize, floor: usize) -> Option<(&'d Hit, &'d Entry)> {
    let ending =
        |end: usize| reader.scan.class_ending(List::Time, end, "prep").filter(|(h, _)| h.first() >= floor);
    let scan = reader.scan;
    ending(first).or_else(|| {
        let passed = words!["the", "a", "an", "years", "year", "about", "around"];
        let article = scan.before(first).filter(|b| scan.is_in(*b, passed))?;
        let above = || scan.before(article).filter(|b| scan.is(*b, "the"));
        ending(article).or_else(|| ending(above()?))
    })
}

/// Opens or keeps the ends of a time as its preposition says, and takes the preposition into its words.
fn prepose(reader: &Reader, found: Found, floor: usize, led: Option<(&Hit, &Entry)>) -> Option<Found> {
    let first = found.run.first;
    if found.role == TimeRole::Duration {
        return length::framed(reader, found, floor);
    }
    let Some((hit, entry)) = led.filter(|(h, _)| h.first() < first) else {
        let found = with_article(reader, found, floor);
        return Some(compare::mark(reader, found));
    };
    let run = Run::new(hit.first(), found.run.end);
    let class = entry.class.strip_prefix("prep.").unwrap_or("");
    if matches!(class, "from" | "since") && compare::is_from_change(reader, hit.first()) {
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
