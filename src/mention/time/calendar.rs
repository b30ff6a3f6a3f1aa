//! The calendar: first and last days of periods, and how they move; never a day that does not exist.
//!
//! Years outside 1000 to 3000 give none. Example: a year before 29 February 2024 is 28 February 2023.

use chrono::{Datelike, Days, NaiveDate};

/// First and last day, both inclusive.
pub type Period = (NaiveDate, NaiveDate);

pub fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1000..=3000).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

pub fn year(year: i32) -> Option<Period> {
    Some((day(year, 1, 1)?, day(year, 12, 31)?))
}

pub fn month(year: i32, month: u32) -> Option<Period> {
    months(year, month, month)
}

/// Whole months of one year, from the first to the last.
pub fn months(year: i32, first: u32, last: u32) -> Option<Period> {
    Some((day(year, first, 1)?, last_of_month(day(year, last, 1)?)?))
}

pub fn quarter(year: i32, quarter: u32) -> Option<Period> {
    months(year, quarter.checked_mul(3)?.checked_sub(2)?, quarter * 3)
}

pub fn half(year: i32, half: u32) -> Option<Period> {
    months(year, half.checked_mul(6)?.checked_sub(5)?, half * 6)
}

pub fn decade(year: i32) -> Option<Period> {
    let first = year.div_euclid(10) * 10;
    Some((day(first, 1, 1)?, day(first + 9, 12, 31)?))
}

/// Monday to Sunday.
pub fn week(date: NaiveDate) -> Option<Period> {
    let monday = date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())))?;
    Some((monday, move_days(monday, 6)?))
}

pub fn last_of_month(date: NaiveDate) -> Option<NaiveDate> {
    (28..=31).rev().find_map(|d| date.with_day(d))
}

pub fn is_last_of_month(date: NaiveDate) -> bool {
    last_of_month(date) == Some(date)
}

pub fn move_days(date: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    let moved = if by < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
    moved.filter(|d| (1000..=3000).contains(&d.year()))
}

/// Moves by months; a day that the month lacks becomes its last.
pub fn move_months(date: NaiveDate, by: i32) -> Option<NaiveDate> {
    let count = date.year().checked_mul(12)?.checked_add(date.month0() as i32)?.checked_add(by)?;
    let first = day(count.div_euclid(12), count.rem_euclid(12) as u32 + 1, 1)?;
    first.with_day(date.day()).or_else(|| last_of_month(first))
}

pub fn move_years(date: NaiveDate, by: i32) -> Option<NaiveDate> {
    move_months(date, by.checked_mul(12)?)
}

/// Moves both ends by months; a period that ends with its month still does.
pub fn move_period((from, to): Period, by: i32) -> Option<Period> {
    let end = move_months(to, by)?;
    let end = if is_last_of_month(to) { last_of_month(end)? } else { end };
    Some((move_months(from, by)?, end))
}
