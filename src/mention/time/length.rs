//! Lengths of time: "the seven months to July" is a period, "over 15 years" only how long.
//!
//! Leaves adjectives ("a five-year plan"). Example: "in the year to June 2021" is 2020-07-01 to 2021-06-30.

use super::calendar;
use super::{Found, Reader, compare, point};
use crate::lexicon::List;
use crate::mention::{Run, TimeRole, words};

/// How long a period is that ends on a day.
enum Length {
    Days(i64),
    Months(i32),
}

/// "the seven months to July", "the year ended March 31", "the four weeks ended May 3": a period by its last day.
pub fn up_to(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.scan.holds(List::Time, "ended") {
        return None;
    }
    let start = if reader.scan.is_in(at, words!["the", "a"]) { at + 1 } else { at };
    let fiscal = reader
        .word(at, "fiscal")
        .or_else(|| reader.word(start, "fiscal"))
        .or_else(|| reader.word(at, "fiscal_at"));
    let (end, length) = match fiscal {
        Some((hit, _)) => (hit.end(), Length::Months(12)),
        None => length(reader, start)?,
    };
    let bracket = usize::from(reader.scan.mark(end, b'('));
    let (hit, _) = reader.word(end + bracket, "ended")?;
    let next = if reader.scan.is_in(hit.end(), words!["the", "on"]) { hit.end() + 1 } else { hit.end() };
    let (stop, last, guessed) = point::last_day(reader, next)?;
    let period = last.and_then(|last| {
        let after = calendar::move_days(last, 1)?;
        let from = match length {
            Length::Days(days) => calendar::move_days(after, -days)?,
            Length::Months(months) => calendar::move_months(after, -months)?,
        };
        Some((from, last))
    });
    let stop = stop + bracket.min(usize::from(reader.scan.mark(stop, b')')));
    Some(Found { ranged: true, guessed, ..Found::of(start, stop, period) })
}

/// "seven months", "year", "half-year", "quarter", "week", "four weeks".
fn length(reader: &Reader, at: usize) -> Option<(usize, Length)> {
    let ((end, unit), count) = match reader.span(at) {
        Some(span) => (span, 1),
        None => {
            let (after, count) = reader.count(at)?;
            (reader.span(reader.scan.past_hyphen(after))?, i32::try_from(count).ok()?)
        }
    };
    let months = |of: i32| count.checked_mul(of).map(Length::Months);
    let length = match unit {
        "year" => months(12)?,
        "half" if count == 1 => months(6)?,
        "quarter" => months(3)?,
        "month" => months(1)?,
        "week" => Length::Days(i64::from(count) * 7),
        _ => return None,
    };
    Some((end, length))
}

/// "15 years", "three to four years" after a preposition that asks how long.
pub fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (mut end, _) = reader.count(at)?;
    let ranged = reader.scan.is_in(end, words!["to", "or"]) || reader.scan.mark(end, b'-');
    end = if ranged { reader.count(end + 1).map_or(end, |(after, _)| after) } else { end };
    let (end, unit) = reader.span(end)?;
    let wide = matches!(unit, "year" | "month" | "decade" | "week" | "day" | "quarter");
    let other = reader.word(end, "ago").is_some()
        || reader.word(end, "earlier").is_some() && !reader.scan.is(end, "before");
    if let Some(found) = the_months(reader, at, end, unit).filter(|_| !ranged && !other) {
        return Some(found);
    }
    (wide && !other).then(|| Found { role: TimeRole::Duration, ..Found::of(at, end, None) })
}

/// "in the nine months": those told before, or the year's first.
fn the_months(reader: &Reader, at: usize, end: usize, unit: &str) -> Option<Found> {
    let (_, count) = reader.count(at).filter(|_| unit == "month" && reader.scan.behind(at, "the"))?;
    let led = reader.scan.class_ending(List::Time, at - 1, "prep").is_some();
    let open = reader.scan.is_in(
        end,
        words![
            "of",
            "to",
            "through",
            "since",
            "before",
            "after",
            "until",
            "that",
            "it",
            "leading",
            "following"
        ],
    );
    let pending = Some(compare::Pending::Months(count));
    (led && !open && (2..=12).contains(&count)).then(|| Found {
        pending,
        unresolved: Some("reference"),
        ..Found::of(at, end, None)
    })
}

/// A length with its preposition; none without.
pub fn framed(reader: &Reader, found: Found, floor: usize) -> Option<Found> {
    let first = found.run.first;
    let hedge = reader.scan.class_ending(List::Number, first, "hedge").map(|(h, _)| h.first());
    let starts = [
        Some(first),
        hedge,
        reader.scan.before(first).filter(|b| reader.scan.is_in(*b, words!["a", "the", "about", "some"])),
    ];
    let place = starts.into_iter().flatten().find_map(|end| {
        let before = reader.scan.before(end).filter(|b| *b >= floor)?;
        reader.scan.is_in(before, words!["over", "within", "for", "in", "during"]).then_some(before)
    });
    let over = hedge.filter(|h| reader.scan.is(*h, "over"));
    let begin = place.or(over)?;
    Some(Found { run: Run::new(begin, found.run.end), unresolved: None, ..found })
}
