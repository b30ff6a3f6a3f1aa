//! Months and days: in every order, with or without a year, and ranges of them.
//!
//! Leaves words that only look like a month ("may", "the march"). Example: "Nov 21", "16th May, 2023",
//! "January-May 2023", "October 3-4", "Dec. 31, 2033", "last May", "2023-07-29".

use super::calendar::{self, Period};
use super::{Found, Grain, Reader, tense, year};
use crate::lexicon::List;
use crate::mention::words;
use chrono::{Datelike, NaiveDate};

/// A month, or a day of it.
#[derive(Clone, Copy, Debug)]
struct Point {
    month: u32,
    day: Option<u32>,
    year: Option<i32>,
    /// A year is told, though it may not be known ("last year" in an article without date).
    dated: bool,
    end: usize,
}

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    let named = || with_weekday(reader, at).or_else(|| determined(reader, at)).or_else(|| range(reader, at));
    iso(reader, at).or_else(|| if reader.scan.holds(List::Time, "month") { named() } else { None })
}

/// "2023-07-29", "29.07.2023"
pub fn iso(reader: &Reader, at: usize) -> Option<Found> {
    let scan = reader.scan;
    let mark = if scan.is_digits(at) { scan.token(at + 1)?.mark } else { return None };
    let tied = matches!(mark, b'-' | b'.' | b'/')
        && scan.mark(at + 3, mark)
        && (at + 1..at + 5).all(|i| scan.glued(i))
        && [at + 2, at + 4].iter().all(|i| scan.is_digits(*i));
    if !tied || scan.glued(at) && scan.before(at).is_some_and(|b| scan.is_word(b)) {
        return None;
    }
    let number = |i: usize| scan.text(i).parse::<u32>().ok();
    let (year, month, day) = match scan.len(at) {
        4 => (at, number(at + 2)?, number(at + 4)?),
        1 | 2 if mark == b'.' || number(at)? > 12 => (at + 4, number(at + 2)?, number(at)?),
        _ => return None,
    };
    let date = calendar::day(year::digits(reader, year)?, month, day)?;
    Some(Found::of(at, at + 5, Some((date, date))).grain(Grain::Day))
}

/// "Tuesday, March 9, 2024": the day of the month says which.
fn with_weekday(reader: &Reader, at: usize) -> Option<Found> {
    let (end, _) = reader.number_of(at, "weekday")?;
    let next = if reader.scan.mark(end, b',') { end + 1 } else { end };
    let found = range(reader, next).filter(|f| f.grain == Grain::Day)?;
    Some(Found { run: crate::mention::Run::new(at, found.run.end), ..found })
}

/// "last May", "next March", "this June"
fn determined(reader: &Reader, at: usize) -> Option<Found> {
    let (hit, entry) = reader.word(at, "determiner")?;
    let (end, month) = month_at(reader, hit.end())?;
    if tail(reader, end).is_some() || reader.scan.is_digits(end) {
        return None;
    }
    let found = Found::of(at, end, None);
    let Some(date) = reader.date else { return Some(found) };
    let which = Reader::factor_of(entry);
    let year = match which {
        -1 if month < date.month() => date.year(),
        -1 => date.year() - 1,
        1 if month <= date.month() => date.year() + 1,
        _ => date.year(),
    };
    Some(Found::of(at, end, calendar::month(year, month)).guessed(true))
}

fn range(reader: &Reader, at: usize) -> Option<Found> {
    let first = days_then_month(reader, at).map(|(d, p)| (p, Some(d)));
    let (mut low, mut high) = match first {
        Some((point, day)) => (Point { day, ..point }, Some(point)),
        None => (point(reader, at)?, None),
    };
    if high.is_none() {
        high = upper(reader, at, &low);
    }
    let planned = || tense::planned(reader, at);
    let Some(high) = high else { return resolve(reader, at, low, low, planned) };
    if low.year.is_none() && !low.dated {
        let back = i32::from((low.month, low.day.unwrap_or(1)) > (high.month, high.day.unwrap_or(31)));
        (low.year, low.dated) = (high.year.map(|y| y - back), high.dated);
    }
    let found = resolve(reader, at, low, high, planned)?;
    let grain = if low.day.is_some() { Grain::Period } else { found.grain };
    Some(Found { ranged: true, grain, ..found })
}

/// "3-4 October", "5 to 10 May": days before their month.
fn days_then_month(reader: &Reader, at: usize) -> Option<(u32, Point)> {
    let (end, low) = day_at(reader, at)?;
    let link = end;
    if !(reader.scan.mark(link, b'-') || reader.scan.is_in(link, words!["to", "and", "or"])) {
        return None;
    }
    let point = point(reader, link + 1).filter(|p| p.day.is_some_and(|d| d > low))?;
    day_at(reader, link + 1).map(|_| (low, point))
}

/// The upper end after a dash or "to": another month or day.
fn upper(reader: &Reader, first: usize, low: &Point) -> Option<Point> {
    let (scan, link) = (reader.scan, low.end);
    let dash = scan.mark(link, b'-') && scan.glued(link) == scan.glued(link + 1)
        || scan.mark(link, b'/') && low.day.is_none();
    let opened = scan.behind(first, "between");
    let word = scan.is_in(link, words!["to", "through", "until", "till"]) || (scan.is(link, "and") && opened);
    if !dash && !word {
        return None;
    }
    let next = if scan.is(link + 1, "the") { link + 2 } else { link + 1 };
    if let Some(point) = point(reader, next) {
        return Some(point).filter(|p| p.day.is_some() == low.day.is_some());
    }
    // "October 3-4, 2023"
    let (end, day) =
        day_at(reader, next).filter(|(_, d)| low.day.is_some_and(|l| *d > l) && low.year.is_none())?;
    let (end, year, dated) = with_tail(reader, end, low.month);
    Some(Point { month: low.month, day: Some(day), year, dated, end })
}

fn with_tail(reader: &Reader, end: usize, month: u32) -> (usize, Option<i32>, bool) {
    if let Some((end, first)) = split_year(reader, end) {
        return (end, Some(if month >= SPLIT { first } else { first + 1 }), true);
    }
    // "the January-July period of this year"
    let period = reader.scan.is(end, "period").then(|| tail(reader, end + 1)).flatten();
    match tail(reader, end).or(period) {
        Some((end, year)) => (end, year, true),
        None => (end, None, false),
    }
}

/// From this month on a month of "2012-13" is one of 2012.
const SPLIT: u32 = 4;

/// "July-March 2012-13", "July-September (2024-25)": a year of two, its first one.
fn split_year(reader: &Reader, at: usize) -> Option<(usize, i32)> {
    let scan = reader.scan;
    let open = usize::from(scan.mark(at, b'('));
    let first = year::digits(reader, at + open)?;
    let dash = at + open + 1;
    let short = scan.mark(dash, b'-') && scan.is_digits(dash + 1) && scan.text(dash + 1).len() == 2;
    let next = short.then(|| scan.text(dash + 1).parse::<i32>().ok())??;
    let end = dash + 2 + usize::from(open == 1 && scan.mark(dash + 2, b')'));
    (next == (first + 1) % 100 && scan.glued(dash) && scan.glued(dash + 1)).then_some((end, first))
}

fn tail(reader: &Reader, at: usize) -> Option<(usize, Option<i32>)> {
    year::tail(reader, at)
}

/// A month with what stands around it: "26 June", "Sept. 30", "March 2023", "9th of March".
fn point(reader: &Reader, at: usize) -> Option<Point> {
    if let Some((end, day)) = day_at(reader, at) {
        let month = if reader.scan.is(end, "of") { end + 1 } else { end };
        let (end, month) = month_word(reader, month)?;
        let (end, year, dated) = with_tail(reader, end, month);
        return Some(Point { month, day: Some(day), year, dated, end });
    }
    let (end, month) = month_at(reader, at)?;
    let day = day_at(reader, if reader.scan.is(end, "the") { end + 1 } else { end });
    if let Some((after, day)) = day.or_else(|| spelled_day(reader, end)) {
        let (end, year, dated) = with_tail(reader, after, month);
        return Some(Point { month, day: Some(day), year, dated, end });
    }
    let (end, year, dated) = with_tail(reader, end, month);
    Some(Point { month, day: None, year, dated, end })
}

/// A day of a month in digits, with "th" or not, that no unit follows.
fn day_at(reader: &Reader, at: usize) -> Option<(usize, u32)> {
    let scan = reader.scan;
    if !scan.is_digits(at)
        || scan.len(at) > 2
        || (scan.glued(at) && scan.before(at).is_some_and(|b| scan.is_word(b)))
    {
        return None;
    }
    let day: u32 = scan.text(at).parse().ok().filter(|d| (1..=31).contains(d))?;
    if let Some((hit, _)) = scan.class(List::Number, at + 1, "ordinal").filter(|_| scan.glued(at + 1)) {
        return Some((hit.end(), day));
    }
    let tied = scan.glued(at + 1) && scan.is_digits(at + 2) && scan.glued(at + 2) && !scan.mark(at + 1, b'-');
    let measured = || {
        scan.hits_at(scan.past_hyphen(at + 1)).iter().any(|h| match h.list {
            List::Unit => !scan.entry(h).class.starts_with("rate") && scan.entry(h).class != "each",
            List::Currency => true,
            List::Number => scan.entry(h).class.starts_with("magnitude") || scan.entry(h).class == "clock",
            _ => false,
        })
    };
    (!tied && !measured()).then_some((at + 1, day))
}

/// "in the week ended April three to 106 mln barrels", unlike "in April three ships left".
fn spelled_day(reader: &Reader, at: usize) -> Option<(usize, u32)> {
    let scan = reader.scan;
    let (hit, entry) = scan.class(List::Number, at, "one").filter(|_| scan.is_lower(at))?;
    let day: u32 = entry.factor.parse().ok().filter(|day| (1..10).contains(day))?;
    let closed =
        !scan.is_word(hit.end()) || scan.is_in(hit.end(), words!["to", "from", "the", "and", "at", "by"]);
    (closed && !scan.is_digits(hit.end()) && !scan.is_hyphen(hit.end())).then_some((hit.end(), day))
}

/// A month's word that means the month here.
pub fn month_at(reader: &Reader, at: usize) -> Option<(usize, u32)> {
    let (end, month) = month_word(reader, at)?;
    let scan = reader.scan;
    let dated = || {
        scan.is_digits(end)
            || spelled_day(reader, end).is_some()
            || scan.mark(end, b',') && year::digits(reader, end + 1).is_some()
            || tail(reader, end).is_some()
    };
    let dash = |i: usize| scan.mark(i, b'-') || scan.mark(i, b'/');
    let led = || {
        scan.before(at).is_some_and(|b| {
            reader.word(b, "prep").is_some()
                || reader.word(b, "ended").is_some() && b > 0 && reader.span(b - 1).is_some()
                || reader.word(b, "edge").is_some()
                || reader.word(b, "determiner").is_some()
                || dash(b)
                || is_link(reader, b)
                || month_word(reader, b.saturating_sub(1)).is_some() && dash(b)
        }) || scan.class_ending(List::Time, at, "prep").is_some()
            || scan.class_ending(List::Time, at, "edge").is_some()
            || scan.class_ending(List::Time, at, "compare").is_some()
    };
    let linked = || {
        dash(end) && month_word(reader, end + 1).is_some()
            || scan.is_in(end, words!["to", "through", "and"]) && month_word(reader, end + 1).is_some()
    };
    // "the March average"
    let measured = || {
        scan.follows(at, words!["the", "a"])
            && scan.is_in(end, words!["average", "level", "levels", "figure", "figures", "total", "rate"])
    };
    let plain = || {
        reader.word(at, "month").is_some_and(|(_, e)| e.class == "month")
            && !scan.is_capital(end)
            && scan.before(at).is_none_or(|b| !scan.is_capital(b) || scan.is_digits(b))
    };
    (plain() || dated() || led() || linked() || measured()).then_some((end, month))
}

fn is_link(reader: &Reader, at: usize) -> bool {
    reader.scan.is_in(
        at,
        words![
            "of", "and", "or", "for", "than", "to", "by", "from", "between", "with", "against", "versus",
            "last", "next", "this", "each", "every",
        ],
    )
}

fn month_word(reader: &Reader, at: usize) -> Option<(usize, u32)> {
    let (end, month) = reader.number_of(at, "month")?;
    let dot =
        reader.scan.mark(end, b'.') && reader.scan.glued(end) && reader.word(at, "month.short").is_some();
    Some((end + usize::from(dot), u32::try_from(month).ok()?))
}

/// What the lower and the upper end mean; `planned` tells where their year is not told.
fn resolve(
    reader: &Reader,
    first: usize,
    low: Point,
    high: Point,
    planned: impl FnOnce() -> Option<bool>,
) -> Option<Found> {
    let day = low.day.is_some();
    let within = |year: i32| -> Option<Period> {
        let back = i32::from((low.month, low.day.unwrap_or(1)) > (high.month, high.day.unwrap_or(31)));
        period(&low, &high, low.year.unwrap_or(year - back), year)
    };
    let grain = if day { Grain::Day } else { Grain::Period };
    if high.dated {
        let known = match high.year {
            Some(year) => Some(within(year)?),
            None => None,
        };
        return Some(Found::of(first, high.end, known).grain(grain));
    }
    // A day that no year has is none.
    period(&low, &high, 2023, 2024).or_else(|| within(2024))?;
    let began =
        |p: Period| if day { p.1 } else { NaiveDate::from_ymd_opt(p.1.year(), high.month, 1).unwrap_or(p.1) };
    let guess = year::guess(reader, planned(), within, began);
    Some(Found::of(first, high.end, guess).grain(grain).guessed(true))
}

fn period(low: &Point, high: &Point, low_year: i32, year: i32) -> Option<Period> {
    let from = calendar::day(low_year, low.month, low.day.unwrap_or(1))?;
    let to = match high.day {
        Some(day) => calendar::day(year, high.month, day)?,
        None => calendar::month(year, high.month)?.1,
    };
    (from <= to).then_some((from, to))
}

/// The last day of a month or the day itself, for "the seven months to July"; the latest not after the article's.
pub fn last_day(reader: &Reader, at: usize) -> Option<(usize, Option<NaiveDate>, bool)> {
    let point = point(reader, at)?;
    let planned = || tense::told(reader, at).or(Some(false));
    let found = resolve(reader, at, point, point, planned)?;
    Some((point.end, found.to, found.guessed))
}
