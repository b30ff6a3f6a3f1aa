//! Years, ranges of years, decades, and the year told after a part of it.
//!
//! Leaves a number that a unit follows ("2000 tons"). Example: "2022–2026", "the 1990s", "of last year".

use super::calendar::{self, Period};
use super::{Found, Grain, Reader, fiscal};
use crate::lexicon::{Entry, Hit, List, kind};
use crate::mention::words;
use chrono::Datelike;

/// In a text without a verb a date so many days ahead is meant, not last year's.
const NEAR: i64 = 92;

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    let first = told(reader, at)?;
    let (scan, end) = (reader.scan, at + 1);
    if scan.glued(end) && scan.is(end, "s") {
        return Some(Found::of(at, end + 1, calendar::decade(first)));
    }
    if scan.mark(end, b'\'')
        && scan.glued(end)
        && scan.is(end + 1, "s")
        && scan.glued(end + 1)
        && first % 10 == 0
    {
        return Some(Found::of(at, end + 2, calendar::decade(first)));
    }
    if scan.mark(end, b'/') && scan.glued(end + 1) {
        let last = following(reader, end + 1, first)?;
        return (last == first + 1).then(|| fiscal::year(reader, at, fiscal::noun(reader, end + 2), first));
    }
    if let Some(last) = tied(reader, end, first) {
        let split = last == first + 1
            && scan.text(end + 1).len() == 2
            && reader.fiscal_year().is_some_and(|f| f != (1, 1));
        if split {
            return Some(fiscal::year(reader, at, fiscal::noun(reader, end + 2), first));
        }
        let period = Some((calendar::day(first, 1, 1)?, calendar::day(last, 12, 31)?));
        return Some(Found { ranged: true, ..Found::of(at, end + 2, period) });
    }
    let year = || Found::of(at, end, calendar::year(first)).grain(Grain::Year);
    Some(fiscal::behind_year(reader, at).unwrap_or_else(year))
}

/// A second year over a dash.
fn tied(reader: &Reader, dash: usize, first: i32) -> Option<i32> {
    let even = reader.scan.glued(dash) == reader.scan.glued(dash + 1);
    if !reader.scan.mark(dash, b'-') || !even {
        return None;
    }
    following(reader, dash + 1, first).filter(|last| *last > first)
}

/// Four digits, or the last two of the same century.
fn following(reader: &Reader, at: usize, first: i32) -> Option<i32> {
    if reader.scan.is_digits(at)
        && reader.scan.text(at).len() == 2
        && reader.scan.glued(at)
        && !is_tied_on(reader, at + 1)
    {
        let low: i32 = reader.scan.text(at).parse().ok()?;
        let year = first.div_euclid(100) * 100 + low;
        return Some(if year < first { year + 100 } else { year });
    }
    digits(reader, at).filter(|_| !is_tied_on(reader, at + 1))
}

fn is_tied_on(reader: &Reader, at: usize) -> bool {
    let mark = reader.scan.token(at).map_or(0, |t| if t.glued { t.mark } else { 0 });
    matches!(mark, b'-' | b'/' | b'.' | b',') && reader.scan.is_digits(at + 1) && reader.scan.glued(at + 1)
}

/// Four digits from 1800 to 2100.
pub fn digits(reader: &Reader, at: usize) -> Option<i32> {
    if !reader.scan.is_digits(at) || reader.scan.len(at) != 4 {
        return None;
    }
    reader.scan.text(at).parse().ok().filter(|y| (1800..=2100).contains(y))
}

/// A year in digits that is nothing else.
pub fn told(reader: &Reader, at: usize) -> Option<i32> {
    let year = digits(reader, at)?;
    let scan = reader.scan;
    let tied = || {
        scan.glued(at)
            && scan.before(at).is_some_and(|b| {
                scan.is_word(b) || scan.mark(b, b'#') || scan.is_digits(b) || ties(reader, b)
            })
    };
    let measured = || {
        scan.hits_at(scan.past_hyphen(at + 1)).iter().any(|h| match h.list {
            List::Unit => matches!(scan.entry(h).class.as_str(), "" | "glued" | "large" | "small"),
            List::Currency => true,
            List::Number => {
                scan.entry(h).class.starts_with("magnitude") && scan.entry(h).class != "magnitude.money"
            }
            _ => false,
        })
    };
    let money = scan.closes(List::Currency, at);
    let grouped = scan.glued(at + 1)
        && scan.glued(at + 2)
        && scan.is_digits(at + 2)
        && (scan.mark(at + 1, b',') || scan.mark(at + 1, b'.'));
    let lettered = scan.glued(at + 1) && scan.is_word(at + 1) && !scan.is(at + 1, "s");
    let counted = || {
        scan.class_ending(List::Number, at, "hedge")
            .is_some_and(|(h, _)| !scan.is_in(h.first(), words!["around", "about", "before", "under"]))
            && scan.is_lower(at + 1)
            && !scan.is_kind(at + 1, kind::NEXT)
    };
    let other = grouped || lettered || money || tied() || measured() || counted();
    (!other).then_some(year)
}

/// A mark that ties digits to the word or number before it.
fn ties(reader: &Reader, mark: usize) -> bool {
    let scan = reader.scan;
    let Some(token) = scan.token(mark) else { return false };
    let Some(before) = scan.before(mark) else { return false };
    let word = scan.is_word(before) || scan.is_digits(before);
    let part = reader.word(before, "edge").is_some()
        || super::point::month_at(reader, before).is_some()
        || digits(reader, before).is_some();
    token.glued && word && !part && matches!(token.mark, b'-' | b'/' | b'.' | b':')
}

/// The year after a month or part: "2024", ", 2024", "of this year", "last year". The year is `None` where only
/// the article's date would tell it and there is none.
pub fn tail(reader: &Reader, at: usize) -> Option<(usize, Option<i32>)> {
    let scan = reader.scan;
    if let Some(year) = told(reader, at) {
        return Some((at + 1, Some(year)));
    }
    if scan.mark(at, b',') {
        return told(reader, at + 1).filter(|_| !scan.glued(at + 1)).map(|y| (at + 2, Some(y)));
    }
    let of = scan.is_in(at, words!["of", "in"]);
    let place = at + usize::from(of);
    if let Some(year) = told(reader, place) {
        return Some((place + 1, Some(year)));
    }
    // "the first nine months of the 2022 calendar year"
    if of && scan.is(place, "the") && scan.is(place + 2, "calendar") && scan.is(place + 3, "year") {
        return digits(reader, place + 1).map(|year| (place + 4, Some(year)));
    }
    if of && scan.is(place, "the") && scan.is(place + 1, "year") && reader.word(place + 2, "ended").is_none()
    {
        return Some((place + 2, reader.date.map(|d| d.year())));
    }
    let (hit, entry) = reader.word(place, "relative.year").or_else(|| before_year(reader, place))?;
    if !of && scan.is(place, "the") {
        return None;
    }
    let year = reader.date.and_then(|d| d.year().checked_add(Reader::factor_of(entry)));
    Some((hit.end(), year))
}

/// "of the previous year"
fn before_year<'d>(reader: &Reader<'_, 'd>, at: usize) -> Option<(&'d Hit, &'d Entry)> {
    reader.word(at, "ago.year").filter(|(h, _)| {
        !reader.scan.is(h.end() - 1, "ago") && reader.scan.is_in(at, words!["the", "previous"])
    })
}

/// The latest period of its kind that began by the article's date, or for the future the next not yet over; where no
/// verb tells, the nearest.
pub fn guess(
    reader: &Reader,
    planned: Option<bool>,
    period: impl Fn(i32) -> Option<Period>,
    began: impl Fn(Period) -> chrono::NaiveDate,
) -> Option<Period> {
    let date = reader.date?;
    let this = period(date.year());
    let next = this.filter(|p| p.1 >= date).or_else(|| period(date.year() + 1));
    let near = |p: &Period| (p.0 - date).num_days() < NEAR;
    if planned.unwrap_or_else(|| next.as_ref().is_some_and(near) && this.is_none_or(|p| began(p) > date)) {
        return next;
    }
    this.filter(|p| began(*p) <= date).or_else(|| period(date.year() - 1))
}
