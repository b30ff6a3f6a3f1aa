//! Times that refer to a time told before: "a year earlier", "the same period of 2016", "over the period".
//!
//! What they refer to is the last period before them in the sentence, else the first after them, else the one
//! told in the sentence before. Example: after "in October" of 2022 "a year earlier" is October 2021.

use super::calendar::{self, Period, move_period};
use super::{Found, Grain, Reader, Told, year};
use crate::lexicon::{List, Token};
use crate::mention::{Run, TimeRole, words};
use chrono::{Datelike, NaiveDate};

/// What a time waits for until the periods of its sentence are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// The period moved by units.
    Shift(Unit, i32),
    /// So too; where none is told, from the article's date.
    Ago(Unit, i32),
    /// The same days of another year; `None` where it is not known.
    SameIn(Option<i32>),
    /// The period itself.
    Back,
    /// The period itself where it is so many months long, else the year's first months.
    Months(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        _ => return None,
    })
}

pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    if let Some((hit, entry)) = ["shift", "ago"].iter().find_map(|c| reader.word(at, c)) {
        let (class, name) = entry.class.split_once('.')?;
        let (by, unit) = (Reader::factor_of(entry), unit(name)?);
        let pending = match class {
            "ago" => Pending::Ago(unit, by),
            _ => Pending::Shift(unit, by),
        };
        let found = waiting(at, hit.end(), pending);
        // Nothing is compared with what came later: "it was 5 mln in 2022 and 6 mln a year later".
        let later = class == "shift" && by > 0;
        return Some(if later { Found { role: TimeRole::Plain, ..found } } else { found });
    }
    if let Some((hit, _)) = reader.word(at, "back") {
        let led = reader.scan.class_ending(List::Time, at, "prep").is_some();
        return led.then(|| back(at, hit.end()));
    }
    same(reader, at)
}

fn waiting(at: usize, end: usize, pending: Pending) -> Found {
    let role = TimeRole::Comparison;
    Found {
        run: Run::new(at, end),
        pending: Some(pending),
        role,
        unresolved: Some("reference"),
        ..Found::default()
    }
}

/// "the same period of last year", "the corresponding quarter of 2020", "the same nine months"
fn same(reader: &Reader, at: usize) -> Option<Found> {
    let end = match reader.word(at, "same") {
        Some((hit, _)) => hit.end(),
        None => {
            let (hit, _) = reader.word(at, "same_n")?;
            let (after, _) = reader.count(hit.end())?;
            reader.span(reader.scan.past_hyphen(after))?.0
        }
    };
    let of = end + usize::from(reader.scan.is_in(end, words!["of", "in"]) || reader.scan.mark(end, b','));
    if let Some((stop, year)) = year::tail(reader, end) {
        return Some(waiting(at, stop, Pending::SameIn(year)));
    }
    let moved = ["shift", "ago"].iter().find_map(|c| reader.word(of, c));
    if let Some((hit, entry)) = moved {
        let by = Reader::factor_of(entry);
        let unit = unit(entry.class.split_once('.')?.1)?;
        return Some(waiting(at, hit.end(), Pending::Shift(unit, by)));
    }
    let idiom = reader.scan.behind(at, "at") && reader.scan.is(end - 1, "time");
    (!idiom).then(|| back(at, end))
}

/// The period told before, itself.
pub fn back(at: usize, end: usize) -> Found {
    Found { role: TimeRole::Plain, ..waiting(at, end, Pending::Back) }
}

/// How many sentences a period is carried.
pub const CARRIED: usize = 2;

/// Fills what waits, and carries the last period told to the next sentences.
pub fn settle(reader: &Reader, found: &mut [Found], sentence: usize, told: &mut Told) {
    let near = told.last.filter(|(_, at)| sentence <= at + CARRIED).map(|(period, _)| period);
    for i in 0..found.len() {
        let Some(pending) = found[i].pending else {
            if let Some(period) = same_month(reader, &found[..i], &found[i]) {
                (found[i].from, found[i].to) = (Some(period.0), Some(period.1));
            }
            continue;
        };
        let here = found[..i].iter().rev().chain(&found[i + 1..]).filter_map(|f| reference(reader, f));
        let before = found[..i].iter().rev().filter_map(|f| reference(reader, f)).next();
        let reference = match pending {
            Pending::Months(_) => before.or(told.last.map(|(period, _)| period)),
            Pending::Back => before.or(near),
            _ => None,
        };
        let reference = reference.or_else(|| here.into_iter().next());
        let period = resolved(reader, pending, reference, near);
        let slot = &mut found[i];
        if let Some((from, to)) = period {
            (slot.from, slot.to, slot.unresolved) = (Some(from), Some(to), None);
        } else if reader.date.is_none() && reference.is_none() {
            slot.unresolved = Some("reference");
        }
        slot.pending = None;
    }
    if let Some(period) = found.iter().rev().find_map(|f| reference(reader, f)) {
        told.last = Some((period, sentence));
        told.unread.clear();
    }
}

/// "in April, a decrease compared to last April": the one a year before.
fn same_month(reader: &Reader, before: &[Found], own: &Found) -> Option<Period> {
    let last = || (own.run.first..own.run.end).any(|t| reader.scan.is(t, "last"));
    let period =
        own.period().filter(|_| own.role == TimeRole::Comparison && own.grain == Grain::Period && last())?;
    let told = before.iter().any(|f| f.role == TimeRole::Plain && f.period() == Some(period));
    let month = period.0.month() == period.1.month() && period.0.year() == period.1.year();
    if told && month { move_period(period, -12) } else { None }
}

/// The period that another time may refer to.
fn reference(reader: &Reader, found: &Found) -> Option<Period> {
    if found.role != TimeRole::Plain || found.grain == Grain::Week {
        return None;
    }
    if found.grain == Grain::Day && !found.ranged && (found.to.is_some() || reader.date.is_none()) {
        return None;
    }
    let (from, to) = (found.from?, found.to.or(reader.date)?);
    (from <= to).then_some((from, to))
}

fn resolved(reader: &Reader, pending: Pending, here: Option<Period>, told: Option<Period>) -> Option<Period> {
    let reference = here.or(told);
    match pending {
        Pending::Shift(unit, by) => shifted(reference?, unit, by),
        Pending::Ago(unit, by) => match reference {
            Some(period) => shifted(period, unit, by),
            None => reader.date.and_then(|d| around(d, unit, by)),
        },
        Pending::SameIn(year) => {
            let (from, to) = reference?;
            // In July 2023 "the same month of last year" is that of 2022, whenever it is told.
            let years = year?.checked_sub(to.year())?;
            let months = if years == 0 { -12 } else { years.checked_mul(12)? };
            move_period((from, to), months)
        }
        Pending::Back => reference,
        Pending::Months(count) => {
            reference.filter(|p| length(*p) == Some(count)).or_else(|| first_months(reader, count))
        }
    }
}

/// How many whole months a period has.
fn length((from, to): Period) -> Option<u32> {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32 + 1;
    let whole = from.day() == 1 && calendar::month(to.year(), to.month()).is_some_and(|m| m.1 == to);
    u32::try_from(months).ok().filter(|_| whole)
}

/// The first months of the latest year in which they are over.
fn first_months(reader: &Reader, count: u32) -> Option<Period> {
    let date = reader.date?;
    let of = |year: i32| calendar::months(year, 1, count);
    of(date.year()).filter(|p| p.1 <= date).or_else(|| of(date.year() - 1))
}

fn shifted(period: Period, unit: Unit, by: i32) -> Option<Period> {
    let days = |n: i64| Some((calendar::move_days(period.0, n)?, calendar::move_days(period.1, n)?));
    match unit {
        Unit::Day => days(i64::from(by)),
        Unit::Week => days(i64::from(by) * 7),
        Unit::Month => move_period(period, by),
        Unit::Quarter => move_period(period, by.checked_mul(3)?),
        Unit::Year => move_period(period, by.checked_mul(12)?),
    }
}

fn around(date: NaiveDate, unit: Unit, by: i32) -> Option<Period> {
    let name = match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    };
    super::relative::period(date, name, by)
}

/// Makes a time one to compare with where the words before it say so: "than in 2018", "from 4.2 mln t in May".
pub fn mark(reader: &Reader, found: Found) -> Found {
    let first = found.run.first;
    let compared = || {
        reader.scan.class_ending(List::Time, first, "compare").is_some()
            || reader
                .scan
                .class_ending(List::Time, first + 1, "compare")
                .is_some_and(|(h, _)| h.first() < first)
            || figure_between(reader, first)
    };
    if found.role == TimeRole::Plain && compared() {
        Found { role: TimeRole::Comparison, ..found }
    } else {
        found
    }
}

/// "from 3.35 mln in October": a figure between "from" and the time; "from Iraq were 3 mln in October" is none.
fn figure_between(reader: &Reader, first: usize) -> bool {
    let scan = reader.scan;
    let floor = first.saturating_sub(9).max(scan.tokens.start);
    if !(floor..first).any(|place| scan.is_digits(place)) {
        return false;
    }
    let mut digits = false;
    for place in (floor..first).rev() {
        if scan.is_digits(place) {
            digits = true;
        } else if scan.is_in(place, words!["from", "against", "versus", "vs", "with"]) {
            let with = !scan.is(place, "with") || scan.behind(place, "compared");
            let figure = (place + 1..place + 4).find(|p| scan.is_digits(*p));
            let money = |p: usize| scan.hits_at(p).iter().any(|h| h.list == List::Currency);
            let name = |p: usize| scan.token(p).is_some_and(Token::is_capital) && !money(p);
            return digits && with && figure.is_some_and(|end| !(place + 1..end).any(name));
        } else if scan.is_in(place, words!["in", "to", "and", "of", "by", "which"])
            || scan.mark(place, b',') && !scan.glued(place + 1)
        {
            return false;
        }
    }
    false
}

/// "up 4 pct from September": the start of a comparison, not of a period.
pub fn is_from_change(reader: &Reader, from: usize) -> bool {
    let scan = reader.scan;
    let Some(before) = scan.before(from) else { return false };
    let percent = scan
        .hits_at(before)
        .iter()
        .any(|h| h.list == List::Unit && matches!(scan.entry(h).id.as_str(), "%" | "x"));
    let amount = scan.class_ending(List::Unit, from, "").is_some()
        && (from.saturating_sub(7).max(scan.tokens.start)..from).any(|t| {
            scan.is_in(t, words!["up", "down", "higher", "lower", "rose", "fell", "increase", "decrease"])
        });
    percent
        || amount
        || scan.class_ending(List::Unit, from, "").is_some_and(|(_, e)| matches!(e.id.as_str(), "%" | "x"))
        || scan.is_in(
            before,
            words![
                "up",
                "down",
                "higher",
                "lower",
                "more",
                "less",
                "unchanged",
                "increase",
                "decrease",
                "rise",
                "drop",
                "decline",
                "growth",
                "jump",
                "fall",
            ],
        )
}
