//! Times counted from the article's date: "last year", "this month", "yesterday", "on Tuesday", "two years ago".
//!
//! Leaves what is counted from a time told before ("a year earlier"). Example: in an article of Thursday,
//! 24 November 2022 "on Tuesday" is 2022-11-22, "the past three years" 2019-11-24 to 2022-11-24.

use super::calendar::{self, Period};
use super::{Found, Grain, Reader, tense, year};
use crate::lexicon::List;
use crate::mention::words;
use chrono::{Datelike, NaiveDate};

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    so_far(reader, at)
        .or_else(|| counted(reader, at))
        .or_else(|| the_year(reader, at))
        .or_else(|| weekday(reader, at))
        .or_else(|| ago(reader, at))
        .or_else(|| past_or_next(reader, at))
}

fn so_far(reader: &Reader, at: usize) -> Option<Found> {
    let (hit, entry) = reader.word(at, "sofar")?;
    let period = reader.date.and_then(|date| {
        let first =
            if entry.class.ends_with("year") { (date.year(), 1) } else { (date.year(), date.month()) };
        Some((calendar::day(first.0, first.1, 1)?, date))
    });
    Some(Found { ranged: true, ..Found::of(at, hit.end(), period) })
}

/// "last year", "this month", "tomorrow"
fn counted(reader: &Reader, at: usize) -> Option<Found> {
    let (hit, entry) = reader.word(at, "relative")?;
    let by = Reader::factor_of(entry);
    let unit = entry.class.rsplit('.').next().unwrap_or("");
    let period = reader.date.and_then(|d| period(d, unit, by));
    let grain = match unit {
        "day" => Grain::Day,
        "week" => Grain::Week,
        "year" => Grain::Year,
        _ => Grain::Period,
    };
    Some(Found::of(at, hit.end(), period).grain(grain))
}

/// "in the year", "the end of the year": the article's year; "during the month": the month told before.
fn the_year(reader: &Reader, at: usize) -> Option<Found> {
    let the = reader.scan.before(at).filter(|b| reader.scan.is(*b, "the"))?;
    let (end, unit) = reader.span(at)?;
    let led = reader.scan.class_ending(List::Time, the, "prep").is_some()
        || reader.scan.follows(the, words!["of", "for"])
        || reader.scan.class_ending(List::Time, the, "edge").is_some();
    if !led
        || year::digits(reader, end).is_some()
        || reader.word(end, "ended").is_some()
        || !reader.scan.is(at, unit)
        || reader.scan.is(end, "of")
    {
        return None;
    }
    match unit {
        "year" => Some(Found::of(at, end, reader.date.and_then(|d| period(d, "year", 0))).grain(Grain::Year)),
        "month" | "quarter" | "half" => Some(super::compare::back(at, end)),
        _ => None,
    }
}

pub fn period(date: NaiveDate, unit: &str, by: i32) -> Option<Period> {
    match unit {
        "day" => calendar::move_days(date, i64::from(by)).map(|d| (d, d)),
        "week" => calendar::week(calendar::move_days(date, i64::from(by) * 7)?),
        "month" => moved_month(date, by),
        "quarter" => {
            let day = calendar::move_months(date, by.checked_mul(3)?)?;
            calendar::quarter(day.year(), day.month0() / 3 + 1)
        }
        "half" => {
            let day = calendar::move_months(date, by.checked_mul(6)?)?;
            calendar::half(day.year(), day.month0() / 6 + 1)
        }
        "year" => calendar::year(date.year().checked_add(by)?),
        "decade" => calendar::decade(date.year().checked_add(by.checked_mul(10)?)?),
        _ => None,
    }
}

fn moved_month(date: NaiveDate, by: i32) -> Option<Period> {
    let day = calendar::move_months(date, by)?;
    calendar::month(day.year(), day.month())
}

/// "Tuesday", "last Friday", "next Saturday"
fn weekday(reader: &Reader, at: usize) -> Option<Found> {
    let determined = reader.word(at, "determiner").and_then(|(h, e)| {
        reader.number_of(h.end(), "weekday").map(|(end, day)| (end, day, Some(Reader::factor_of(e))))
    });
    if reader.scan.behind(at, "a") {
        return None;
    }
    let (end, day, which) =
        determined.or_else(|| reader.number_of(at, "weekday").map(|(end, day)| (end, day, None)))?;
    let found = |period| Found::of(at, end, period).grain(Grain::Day);
    let Some(date) = reader.date else { return Some(found(None)) };
    let back = (i64::from(date.weekday().number_from_monday()) - i64::from(day)).rem_euclid(7);
    let forward = (7 - back) % 7;
    let planned = tense::planned(reader, at) == Some(true);
    let by = match which {
        Some(-1) if back == 0 => -7,
        Some(-1) => -back,
        Some(1) if forward == 0 => 7,
        Some(1) => forward,
        _ if planned => forward,
        _ => -back,
    };
    Some(found(calendar::move_days(date, by).map(|d| (d, d))))
}

/// "two years ago", "10 days ago", "a decade ago": the unit of time that long before the article's date.
fn ago(reader: &Reader, at: usize) -> Option<Found> {
    let (next, count) =
        if reader.scan.is_in(at, words!["a", "an"]) { (at + 1, 1) } else { reader.count(at)? };
    let (end, unit) = reader.span(reader.scan.past_hyphen(next))?;
    let (hit, _) = reader.word(end, "ago")?;
    let by = i32::try_from(count).ok()?.checked_neg()?;
    let period = reader.date.and_then(|d| match unit {
        "decade" => calendar::year(d.year().checked_add(by.checked_mul(10)?)?),
        unit => period(d, unit, by),
    });
    Some(Found::of(at, hit.end(), period))
}

/// "the past three years", "the next two months": from or to the article's date.
fn past_or_next(reader: &Reader, at: usize) -> Option<Found> {
    let past = reader.word(at, "past_n");
    let (hit, _) = past.or_else(|| reader.word(at, "next_n"))?;
    let (after, count) = match reader.span(hit.end()) {
        Some((_, unit)) if reader.scan.is(hit.end(), unit) && unit != "half" => (hit.end(), 1),
        Some(_) => return None,
        _ => reader.count(hit.end())?,
    };
    let (end, unit) = reader.span(reader.scan.past_hyphen(after))?;
    let count = i32::try_from(count).ok()?;
    let by = if past.is_some() { -count } else { count };
    let moved = |date: NaiveDate| match unit {
        "day" => calendar::move_days(date, i64::from(by)),
        "week" => calendar::move_days(date, i64::from(by) * 7),
        "month" => calendar::move_months(date, by),
        "quarter" => calendar::move_months(date, by.checked_mul(3)?),
        "year" => calendar::move_years(date, by),
        "decade" => calendar::move_years(date, by.checked_mul(10)?),
        _ => None,
    };
    let period = reader.date.and_then(|d| moved(d).map(|m| (m.min(d), m.max(d))));
    Some(Found { ranged: true, ..Found::of(at, end, period) })
}
