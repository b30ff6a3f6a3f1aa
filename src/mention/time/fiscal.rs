//! Fiscal years: resolved where the country's is known, else told as unresolved.
//!
//! A year named by one number ends in it. Example: "fiscal 2013/14" in an article from Pakistan is 2013-07-01 to
//! 2014-06-30.

use super::calendar::{self, Period};
use super::{Found, Reader, year};
use crate::mention::words;
use chrono::Datelike;

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    if let Some((hit, entry)) = reader.word(at, "fiscal_at") {
        if super::length::up_to(reader, at).is_some() {
            return None;
        }
        return Some(match years(reader, hit.end()) {
            Some((end, first)) => year(reader, at, end, first),
            None => of(reader, at, hit.end(), from_date(reader, Reader::factor_of(entry))),
        });
    }
    let (hit, _) = reader.word(at, "fiscal")?;
    let place = reader.scan.past_hyphen(hit.end());
    let told = year::digits(reader, place).or_else(|| short(reader, at, place))?;
    let (end, first) = match second(reader, place + 1, told) {
        Some(end) => (end, told),
        None => return Some(named(reader, at, place + 1, told)),
    };
    Some(year(reader, at, end, first))
}

/// "the 2014 fiscal year"
pub fn behind_year(reader: &Reader, at: usize) -> Option<Found> {
    let place = at + usize::from(reader.scan.is(at, "the"));
    let told = year::digits(reader, place)?;
    let end = noun(reader, place + 1);
    (end > place + 1 && reader.scan.is(end - 1, "year")).then(|| named(reader, at, end, told))
}

/// The fiscal year that goes by one year, in which it ends.
fn named(reader: &Reader, at: usize, end: usize, told: i32) -> Found {
    year(reader, at, end, told - i32::from(reader.fiscal_year() != Some((1, 1))))
}

/// The fiscal year that begins in `first`.
pub fn year(reader: &Reader, at: usize, end: usize, first: i32) -> Found {
    of(reader, at, end, reader.fiscal_year().and_then(|start| span(first, start)))
}

/// The end of "fiscal year", "fiscal" or "financial year" behind "2008-09".
pub fn noun(reader: &Reader, end: usize) -> usize {
    let told = reader.scan.is_in(end, words!["fiscal", "financial"]);
    let year = reader.scan.is(end + 1, "year");
    end + usize::from(told && (year || reader.scan.is(end, "fiscal"))) + usize::from(told && year)
}

fn of(_reader: &Reader, at: usize, end: usize, period: Option<Period>) -> Found {
    match period {
        Some(_) => Found { ranged: true, ..Found::of(at, end, period) },
        None => Found { unresolved: Some("fiscal_year"), ..Found::of(at, end, None) },
    }
}

fn span(first: i32, (month, day): (u32, u32)) -> Option<Period> {
    let from = calendar::day(first, month, day)?;
    Some((from, calendar::move_days(calendar::move_years(from, 1)?, -1)?))
}

/// The fiscal year around the article's date, moved.
fn from_date(reader: &Reader, by: i32) -> Option<Period> {
    let (date, start) = (reader.date?, reader.fiscal_year()?);
    let first = calendar::day(date.year(), start.0, start.1)?;
    span(date.year() - i32::from(date < first) + by, start)
}

/// The years told again: "the current fiscal year 2022-23", "this financial year (2023-24)".
fn years(reader: &Reader, at: usize) -> Option<(usize, i32)> {
    let open = usize::from(reader.scan.mark(at, b'('));
    let first = year::digits(reader, at + open)?;
    let end = second(reader, at + open + 1, first)?;
    Some((end + usize::from(open == 1 && reader.scan.mark(end, b')')), first))
}

/// "FY24"
fn short(reader: &Reader, at: usize, place: usize) -> Option<i32> {
    let tied = reader.scan.is(at, "fy") && reader.scan.is_digits(place) && reader.scan.text(place).len() == 2;
    if tied { reader.scan.text(place).parse::<i32>().ok().map(|y| y + 2000) } else { None }
}

/// The end of the second year of "2013/14", "2023-24" or "2023-2024".
fn second(reader: &Reader, at: usize, first: i32) -> Option<usize> {
    if !(reader.scan.mark(at, b'/') || reader.scan.mark(at, b'-')) || !reader.scan.is_digits(at + 1) {
        return None;
    }
    let last: i32 = reader.scan.text(at + 1).parse().ok()?;
    (last == first + 1 || last == (first + 1) % 100).then_some(at + 2)
}
