//! The ends and the middle of a period: "the end of 2019", "mid-2026", "early next year", "year-end".
//!
//! Example: "by the end of the first quarter of this year", told in May 2023, is null to 2023-03-31.

use super::calendar::{self, Period};
use super::{Found, Grain, Reader, frame, year};
use crate::mention::Run;
use crate::mention::words;
use chrono::{Datelike, NaiveDate};

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    if let Some(found) = closing(reader, at) {
        return Some(found);
    }
    let (hit, entry) = reader.word(at, "edge")?;
    let inner = inner(reader, hit.end())?;
    let run = Run::new(at, inner.run.end);
    let Some(period) = inner.period() else {
        return (inner.unresolved.is_some() || inner.pending.is_some()).then(|| Found {
            run,
            pending: None,
            unresolved: inner.unresolved.or(Some("reference")),
            ..inner
        });
    };
    let (period, grain, middle) = part(period, entry.class.strip_prefix("edge.")?)?;
    Some(Found { run, from: Some(period.0), to: Some(period.1), grain, middle, ranged: false, ..inner })
}

/// What the edge is of.
fn inner(reader: &Reader, at: usize) -> Option<Found> {
    let mut place = reader.scan.past_hyphen(at);
    if let Some(found) = frame::whole(reader, place) {
        return Some(found).filter(|f| f.grain != Grain::Day);
    }
    while reader.scan.is_in(place, words!["of", "the", "in"]) && place < at + 3 {
        place += 1;
    }
    frame::whole(reader, place).filter(|f| f.grain != Grain::Day && place > at)
}

fn part(period: Period, class: &str) -> Option<(Period, Grain, Option<NaiveDate>)> {
    let (from, to) = period;
    let third = |n: i64| calendar::move_days(from, (to - from).num_days() * n / 3);
    let year = from.month() == 1
        && from.day() == 1
        && to.month() == 12
        && to.day() == 31
        && from.year() == to.year();
    let months = |first, last| calendar::months(from.year(), first, last);
    Some(match class {
        "end" => ((to, to), Grain::Day, None),
        "start" => ((from, from), Grain::Day, None),
        "mid" if year => (months(5, 8)?, Grain::Period, calendar::day(from.year(), 6, 30)),
        "early" if year => (months(1, 4)?, Grain::Period, None),
        "late" if year => (months(9, 12)?, Grain::Period, None),
        "mid" => {
            ((third(1)?, third(2)?), Grain::Period, calendar::move_days(from, (to - from).num_days() / 2))
        }
        "early" => ((from, third(1)?), Grain::Period, None),
        "late" => ((third(2)?, to), Grain::Period, None),
        _ => return None,
    })
}

/// "year-end", "the end of the year", "month-end"
fn closing(reader: &Reader, at: usize) -> Option<Found> {
    if let Some((hit, _)) = reader.word(at, "edge.month_end") {
        let day = reader.date.and_then(calendar::last_of_month);
        return Some(Found::of(at, hit.end(), day.map(|d| (d, d))).grain(Grain::Day));
    }
    let (hit, _) = reader.word(at, "edge.year_end")?;
    let (end, told) = match year::tail(reader, hit.end()) {
        Some((end, year)) => (end, year),
        None => (hit.end(), reader.date.map(|d| d.year())),
    };
    let day = told.and_then(|y| calendar::day(y, 12, 31));
    Some(Found::of(at, end, day.map(|d| (d, d))).grain(Grain::Day))
}
