//! Parts of a year: quarters, halves, "the first nine months of 2016", "H1 2024", "1Q25".
//!
//! Leaves parts of what is no year ("the second half of the match"). Example: in an article of 8 June 2021 "in
//! the first quarter" is 2021-01-01 to 2021-03-31.

use super::calendar::{self, Period};
use super::{Found, Grain, Reader, fiscal, point, tense, year};
use crate::mention::words;
use chrono::Datelike;

/// Which part of its year.
#[derive(Clone, Copy)]
enum Part {
    Quarter(u32),
    Half(u32),
    /// First to last month.
    Months(u32, u32),
    /// Days from the year's first.
    Days(i64),
}

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (end, part) =
        coded(reader, at).or_else(|| ordinal(reader, at)).or_else(|| plain_months(reader, at))?;
    if let Some(found) = of_month(reader, at, end, part) {
        return Some(found);
    }
    let close = past_bracket(reader, end);
    let of = close + usize::from(reader.scan.is_in(close, words!["of", "in"]));
    if let Some(year) = fiscal::read(reader, of).or_else(|| fiscal::behind_year(reader, of)) {
        return Some(part.of_fiscal(at, &year));
    }
    if let Some((hit, _)) = reader.word(of, "fiscal") {
        let year = hit.end() + usize::from(reader.scan.is_digits(hit.end()));
        return Some(Found { unresolved: Some("fiscal_year"), ..Found::of(at, year, None) });
    }
    if let Some((end, year)) = two_digits(reader, at, end).or_else(|| year::tail(reader, end)) {
        return Some(Found::of(at, end, year.and_then(|y| part.of_year(y))));
    }
    let other = reader.scan.is(end, "of") && !reader.scan.is_capital(end + 1);
    if other || reader.scan.is_hyphen(end) {
        return None;
    }
    let latest = |p: Period| match part {
        Part::Months(..) | Part::Days(_) => calendar::day(p.1.year(), p.1.month(), 1).unwrap_or(p.1),
        _ => p.0,
    };
    let guess = year::guess(reader, tense::planned(reader, at), |y| part.of_year(y), latest);
    Some(Found::of(at, end, guess).guessed(true))
}

impl Part {
    /// The part of a fiscal year, counted from its first month; of one that is not known, not known either.
    fn of_fiscal(self, at: usize, year: &Found) -> Found {
        let (first, last) = match self {
            Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Part::Half(half) => (half * 6 - 5, half * 6),
            Part::Months(first, last) => (first, last),
            Part::Days(_) => (1, 12),
        };
        let moved = |months: u32| calendar::move_months(year.from?, i32::try_from(months).ok()?);
        let period = moved(first - 1).zip(moved(last).and_then(|day| calendar::move_days(day, -1)));
        let found = Found::of(at, year.run.end, period);
        Found { unresolved: year.unresolved.or(found.unresolved), ranged: true, ..found }
    }

    fn of_year(self, year: i32) -> Option<Period> {
        match self {
            Part::Quarter(quarter) => calendar::quarter(year, quarter),
            Part::Half(half) => calendar::half(year, half),
            Part::Months(first, last) => calendar::months(year, first, last),
            Part::Days(days) => {
                let from = calendar::day(year, 1, 1)?;
                Some((from, calendar::move_days(from, days - 1)?))
            }
        }
    }
}

/// Over the months told again in brackets: "the first seven months (July-January) of".
fn past_bracket(reader: &Reader, at: usize) -> usize {
    let scan = reader.scan;
    if !scan.mark(at, b'(') {
        return at;
    }
    (at + 2..at + 6).find(|t| scan.mark(*t, b')')).map_or(at, |t| t + 1)
}

/// "Q1", "1Q25", "H2", "9M 2024"
fn coded(reader: &Reader, at: usize) -> Option<(usize, Part)> {
    let scan = reader.scan;
    let letter_first = scan.is_word(at) && scan.glued(at + 1) && scan.is_digits(at + 1);
    let (letter, digit) = if letter_first {
        (at, at + 1)
    } else if scan.is_digits(at) && scan.glued(at + 1) && scan.is_word(at + 1) {
        (at + 1, at)
    } else {
        return None;
    };
    let number: u32 = scan.text(digit).parse().ok()?;
    let end = at + 2;
    if scan.glued(end) && scan.is_word(end) {
        return None;
    }
    match scan.text(letter) {
        "Q" | "q" if (1..=4).contains(&number) => Some((end, Part::Quarter(number))),
        "H" | "h" if (1..=2).contains(&number) && !scan.glued(at) | letter_first => {
            Some((end, Part::Half(number)))
        }
        "M" if !letter_first && matches!(number, 3 | 6 | 9 | 12) && year::tail(reader, end).is_some() => {
            Some((end, Part::Months(1, number)))
        }
        _ => None,
    }
}

/// "1Q25", "H1'24"
fn two_digits(reader: &Reader, at: usize, end: usize) -> Option<(usize, Option<i32>)> {
    let scan = reader.scan;
    let place = if scan.mark(end, b'\'') || scan.mark(end, b'-') { end + 1 } else { end };
    let coded = (scan.is_digits(at) || scan.is_digits(at + 1)) && scan.is_digits(place) && scan.glued(place);
    if !coded {
        return None;
    }
    let year: i32 = scan.text(place).parse().ok()?;
    match scan.text(place).len() {
        2 => Some((place + 1, Some(2000 + year))),
        4 => Some((place + 1, Some(year))),
        _ => None,
    }
}

/// "first quarter", "second half", "first nine months", "last three months of 2023"
fn ordinal(reader: &Reader, at: usize) -> Option<(usize, Part)> {
    if let Some((hit, entry)) = reader.word(at, "relative").filter(|_| reader.scan.is(at, "last")) {
        year::tail(reader, hit.end())?;
        return match entry.class.as_str() {
            "relative.quarter" => Some((hit.end(), Part::Quarter(4))),
            "relative.month" => Some((hit.end(), Part::Months(12, 12))),
            _ => None,
        };
    }
    let last = reader
        .word(at, "past_n")
        .filter(|(h, _)| reader.scan.is(h.end() - 1, "last"))
        .map(|(h, _)| (h.end(), -1));
    let (end, number) = reader.number_of(at, "ordinal").or(last)?;
    let next = reader.scan.past_hyphen(end);
    if let Some((end, unit)) = reader.span(next) {
        let from_end = number < 0;
        if last.is_some() && number < 0 && year::tail(reader, end).is_none() {
            return None;
        }
        let nth = |of: u32| if from_end { Some(of) } else { u32::try_from(number).ok().filter(|n| *n <= of) };
        return match unit {
            "quarter" => nth(4).map(|n| (end, Part::Quarter(n))),
            "half" => nth(2).map(|n| (end, Part::Half(n))),
            "month" => {
                nth(12).filter(|_| year::tail(reader, end).is_some()).map(|n| (end, Part::Months(n, n)))
            }
            _ => None,
        };
    }
    let (after, count) = reader.count(next)?;
    let (end, unit) = reader.span(reader.scan.past_hyphen(after))?;
    if number < 0 && year::tail(reader, end).is_none() || number.abs() != 1 || count == 0 {
        return None;
    }
    let months = match unit {
        "month" => count,
        "quarter" => count.checked_mul(3)?,
        "day" if number > 0 => return Some((end, Part::Days(i64::from(count)))),
        "week" if number > 0 => return Some((end, Part::Days(i64::from(count) * 7))),
        _ => return None,
    };
    let part =
        if number > 0 { Part::Months(1, months) } else { Part::Months(13u32.checked_sub(months)?, 12) };
    (months <= 12).then_some((end, part))
}

/// "nine months of 2024": the first nine.
fn plain_months(reader: &Reader, at: usize) -> Option<(usize, Part)> {
    let (after, count) = reader.count(at)?;
    let (end, unit) = reader.span(reader.scan.past_hyphen(after))?;
    let of = reader.scan.is(end, "of") && (1..=12).contains(&count) && unit == "month";
    (of && year::tail(reader, end).is_some()).then_some((end, Part::Months(1, count)))
}

/// "the first 20 days of November", "the second half of March 2024"
fn of_month(reader: &Reader, at: usize, end: usize, part: Part) -> Option<Found> {
    if !reader.scan.is_in(end, words!["of", "in"]) {
        return None;
    }
    let month = point::read(reader, end + 1).filter(|f| f.grain != Grain::Day && !f.ranged)?;
    let run = |found: Found| Found {
        run: crate::mention::Run::new(at, month.run.end),
        guessed: month.guessed,
        ..found
    };
    let Some((from, to)) = month.period() else {
        return month.unresolved.map(|_| run(Found::of(at, month.run.end, None)));
    };
    let middle = calendar::move_days(from, 14)?;
    let period = match part {
        Part::Days(days) => (from, calendar::move_days(from, days - 1)?.min(to)),
        Part::Half(1) => (from, middle),
        Part::Half(_) => (calendar::move_days(middle, 1)?, to),
        _ => return None,
    };
    Some(run(Found::of(at, month.run.end, Some(period))))
}
