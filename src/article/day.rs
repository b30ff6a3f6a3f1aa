//! Full dates as pages write them: "2023-09-29", "March 9, 2024", "16th May, 2023", "26-FEB-1987".
//!
//! Leaves dates without a year, and figures that could be day and month or month and day.

use super::page::PAGE;
use chrono::{DateTime, NaiveDate};

/// What stands where a date was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Full(NaiveDate),
    /// Day and month only.
    Partial,
    /// Written like a date, but there is no such day.
    Impossible,
}

/// The date at the start of `text`, and its length in bytes.
pub(super) fn at_start(text: &str) -> Option<(Day, usize)> {
    if !text.as_bytes().first()?.is_ascii_digit() && !PAGE.may_be_day(text) {
        return None;
    }
    let mut cursor = Cursor { text, at: 0 };
    cursor.weekday();
    let day = match cursor.rest().as_bytes().first()? {
        b'0'..=b'9' => cursor.iso().or_else(|| cursor.day_first())?,
        _ => cursor.month_first()?,
    };
    Some((day, cursor.at))
}

/// A full date at the start of a value of a key: a date, a time stamp, or seconds since 1970.
pub(super) fn of_value(value: &str) -> Option<Day> {
    let value = value.trim().trim_matches(['"', '\'']);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if digits >= 8 && value.len() - digits < 2 || digits == 8 {
        return match digits {
            8 => value.get(..8).and_then(compact),
            9 | 10 => value.get(..digits)?.parse().ok().and_then(seconds),
            12 | 13 => value.get(..digits)?.parse::<i64>().ok().and_then(|ms| seconds(ms / 1000)),
            14 => value.get(..8).and_then(compact),
            _ => None,
        };
    }
    match at_start(value)? {
        (Day::Partial, _) => None,
        (day, _) => Some(day),
    }
}

/// The first day that a file's name or folder tells: `2023-09-29-foo.txt`, `20230929.txt`, `2023/09/29/foo.txt`.
pub(super) fn of_file_name(path: &str) -> Option<NaiveDate> {
    let path = path.replace('\\', "/");
    let name = path.rsplit('/').next().unwrap_or(&path);
    in_name(name).or_else(|| in_name(&path))
}

fn in_name(name: &str) -> Option<NaiveDate> {
    let bytes = name.as_bytes();
    (0..bytes.len())
        .filter(|&i| bytes[i].is_ascii_digit() && (i == 0 || !bytes[i - 1].is_ascii_digit()))
        .find_map(|i| {
            let rest = name.get(i..)?;
            let run = rest.bytes().take_while(u8::is_ascii_digit).count();
            let found = match run {
                8 | 14 => compact(rest.get(..8)?),
                4 => Cursor { text: rest, at: 0 }.iso(),
                _ => None,
            };
            match found {
                Some(Day::Full(date)) => Some(date),
                _ => None,
            }
        })
}

fn seconds(since_1970: i64) -> Option<Day> {
    DateTime::from_timestamp(since_1970, 0).map(|t| Day::Full(t.date_naive()))
}

/// "20230929"
fn compact(digits: &str) -> Option<Day> {
    let number = |s: &str| s.parse::<u32>().ok();
    day(number(digits.get(..4)?)?, number(digits.get(4..6)?)?, number(digits.get(6..8)?)?)
}

fn day(year: u32, month: u32, day: u32) -> Option<Day> {
    if !(1800..=2199).contains(&year) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    Some(date.map_or(Day::Impossible, Day::Full))
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self, marks: &[char]) -> usize {
        let skipped = self.rest().len() - self.rest().trim_start_matches(marks).len();
        self.at += skipped;
        skipped
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let len = rest.bytes().take(13).take_while(u8::is_ascii_alphabetic).count();
        self.at += len;
        &rest[..len]
    }

    /// A number of `least` to `most` digits with no digit behind it.
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let rest = self.rest();
        let len = rest.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        if len < least || len > most {
            return None;
        }
        self.at += len;
        rest[..len].parse().ok()
    }

    /// "Tuesday, "
    fn weekday(&mut self) {
        let before = self.at;
        let word = self.word();
        if word.is_empty() || !PAGE.is_weekday(word) {
            self.at = before;
            return;
        }
        self.skip(&['.', ',', ' ']);
    }

    fn attempt(&mut self, read: impl FnOnce(&mut Self) -> Option<Day>) -> Option<Day> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// "2023-09-29", "2023/9/29", "2023_09_29"
    fn iso(&mut self) -> Option<Day> {
        self.attempt(|c| {
            let year = c.number(4, 4)?;
            let mark = c.rest().chars().next().filter(|m| matches!(m, '-' | '/' | '.' | '_'))?;
            c.at += 1;
            let month = c.number(1, 2)?;
            c.rest().starts_with(mark).then(|| c.at += 1)?;
            let date = c.number(1, 2)?;
            day(year, month, date)
        })
    }

    fn month(&mut self) -> Option<u32> {
        let month = PAGE.month(self.word())?;
        self.skip(&['.']);
        Some(month)
    }

    /// "March 9, 2024", "Jan. 18"
    fn month_first(&mut self) -> Option<Day> {
        self.attempt(|c| {
            let month = c.month()?;
            (c.skip(&[' ', '-']) > 0).then_some(())?;
            let date = c.day_of_month()?;
            c.with_year(month, date)
        })
    }

    /// "16th May, 2023", "14 July", "26-FEB-1987", "29.09.2023"
    fn day_first(&mut self) -> Option<Day> {
        self.attempt(|c| {
            let date = c.day_of_month()?;
            if let Some(mark) = c.rest().chars().next().filter(|m| matches!(m, '.' | '/'))
                && c.rest()[1..].starts_with(|d: char| d.is_ascii_digit())
            {
                return c.figures(date, mark);
            }
            (c.skip(&[' ', '-']) > 0).then_some(())?;
            if c.rest().starts_with("of ") {
                c.at += 3;
            }
            let month = c.month()?;
            c.with_year(month, date)
        })
    }

    /// "29.09.2023"; with slashes only where the day can be no month.
    fn figures(&mut self, date: u32, mark: char) -> Option<Day> {
        self.at += 1;
        let month = self.number(1, 2)?;
        self.rest().starts_with(mark).then(|| self.at += 1)?;
        let year = self.number(4, 4)?;
        match (date > 12, month > 12) {
            (true, false) => day(year, month, date),
            (false, true) if mark == '/' => day(year, date, month),
            (false, false) if mark == '.' || date == month => day(year, month, date),
            _ => None,
        }
    }

    fn day_of_month(&mut self) -> Option<u32> {
        let date = self.number(1, 2).filter(|d| *d > 0)?;
        for ending in ["st", "nd", "rd", "th"] {
            if self.rest().get(..2).is_some_and(|e| e.eq_ignore_ascii_case(ending)) {
                self.at += 2;
            }
        }
        (!self.rest().starts_with(|c: char| c.is_alphabetic())).then_some(date)
    }

    fn with_year(&mut self, month: u32, date: u32) -> Option<Day> {
        let before = self.at;
        self.skip(&[' ', ',', '-', '.']);
        match self.number(4, 4).and_then(|year| day(year, month, date)) {
            Some(found) => Some(found),
            None => {
                self.at = before;
                (date <= 31).then_some(Day::Partial)
            }
        }
    }
}
