//! Number words: "twenty-five", "half a million", "two-and-a-half", "a dozen", "two thirds".
//!
//! Leaves magnitudes after them. A word that only looks like a number ("one another") is a phrase of the list
//! and gives none. Example: "three quarters of a million" is 0.75 before its magnitude.

use super::{Atom, Number, factor};
use crate::lexicon::{Entry, List};
use crate::mention::scan::Scan;
use crate::mention::words;
use rust_decimal::Decimal;

/// The number word at `at` and where it begins ("a" may stand before it). Magnitudes are left.
pub fn read(scan: &Scan, at: usize, before: usize) -> Option<(usize, Atom)> {
    if !scan.opens(List::Number, at) {
        return None;
    }
    let article = article_before(scan, at, before);
    if let Some(half) = half_a(scan, at) {
        return Some((article.unwrap_or(at), half));
    }
    for class in ["magnitude", "hundred"] {
        if let (Some((hit, entry)), Some(start)) = (scan.class(List::Number, at, class), article) {
            let (end, value) = if class == "hundred" {
                below_thousand(scan, at, Some(whole(entry)?))
            } else {
                (hit.first(), Decimal::ONE)
            };
            let short = entry.class != class;
            return (!short).then_some((start, Atom { end, value, spelled: true, ..Atom::default() }));
        }
    }
    if let Some((hit, entry)) = scan.class(List::Number, at, "dozen") {
        let start = article?;
        return Some((
            start,
            Atom { end: hit.end(), value: factor(entry)?, spelled: true, ..Atom::default() },
        ));
    }
    if scan.class(List::Number, at, "fraction").is_some() {
        if article.is_none() && !scan.is(at, "half") {
            return None;
        }
        return Some((
            article.unwrap_or(at),
            Atom { end: at, value: Decimal::ONE, spelled: true, ..Atom::default() },
        ));
    }
    let is_small = scan.class(List::Number, at, "one").or(scan.class(List::Number, at, "ten")).is_some();
    let (end, value) = if is_small { below_thousand(scan, at, None) } else { return None };
    let (end, value) = dozens(scan, end, value);
    Some((at, Atom { end, value, spelled: true, ..Atom::default() }))
}

/// "a" or "an" directly before `at`.
fn article_before(scan: &Scan, at: usize, before: usize) -> Option<usize> {
    scan.before(at).filter(|b| *b >= before && scan.is_in(*b, words!["a", "an"]))
}

/// "half a million", "half a dozen": the half, where a magnitude follows.
fn half_a(scan: &Scan, at: usize) -> Option<Atom> {
    if !scan.is(at, "half") {
        return None;
    }
    let next = scan.past_hyphen(at + 1);
    let next = if scan.is_in(next, words!["a", "an"]) { scan.past_hyphen(next + 1) } else { next };
    let half = Decimal::new(5, 1);
    if let Some((hit, entry)) = scan.class(List::Number, next, "dozen") {
        let value = factor(entry)?.checked_mul(half)?;
        return Some(Atom { end: hit.end(), value, spelled: true, ..Atom::default() });
    }
    scan.class(List::Number, next, "magnitude").filter(|(_, e)| e.class == "magnitude")?;
    Some(Atom { end: next, value: half, decimals: true, spelled: true, ..Atom::default() })
}

/// Words below a thousand: "two hundred and fifty-five"; `hundreds` where reading starts at a bare "hundred".
fn below_thousand(scan: &Scan, at: usize, hundreds: Option<u32>) -> (usize, Decimal) {
    let (mut end, mut value, mut at) = match hundreds {
        Some(value) => (at + 1, value, past_and(scan, scan.past_hyphen(at + 1))),
        None => (at, 0, at),
    };
    let mut open = hundreds.is_some() || value == 0;
    for _ in 0..8 {
        let word = |class| scan.class(List::Number, at, class).and_then(|(h, e)| Some((h.end(), whole(e)?)));
        let low = value % 100;
        if let Some((next, _)) = word("hundred").filter(|_| value > 0 && value < 100) {
            (value, end, open) = (value * 100, next, true);
        } else if let Some((next, more)) = word("ten").filter(|_| open && low == 0) {
            (value, end, open) = (value + more, next, true);
        } else if let Some((next, more)) = word("one").filter(|(_, more)| open && joins(low, *more)) {
            (value, end, open) = (value + more, next, false);
        } else {
            break;
        }
        at = scan.past_hyphen(end);
        if value >= 100 && past_and(scan, at) > at {
            at += 1;
        } else if at == end && scan.is_hyphen(end) {
            break;
        }
    }
    (end, value.into())
}

/// What a word below a thousand stands for.
fn whole(entry: &Entry) -> Option<u32> {
    entry.factor.parse().ok().filter(|value| *value < 1000)
}

/// "twenty" and "five"
fn joins(low: u32, more: u32) -> bool {
    low == 0 || (low >= 20 && low.is_multiple_of(10) && (1..10).contains(&more))
}

/// The place after an "and" that a small number follows.
fn past_and(scan: &Scan, at: usize) -> usize {
    if scan.is(at, "and") && small_at(scan, at + 1) { at + 1 } else { at }
}

fn small_at(scan: &Scan, at: usize) -> bool {
    ["one", "ten"].iter().any(|c| scan.class(List::Number, at, c).is_some())
}

fn dozens(scan: &Scan, end: usize, value: Decimal) -> (usize, Decimal) {
    let Some((hit, entry)) = scan.class(List::Number, end, "dozen") else { return (end, value) };
    match factor(entry).and_then(|f| value.checked_mul(f)) {
        Some(product) => (hit.end(), product),
        None => (end, value),
    }
}

/// A fraction after `atom` ("two thirds", "a quarter"), and where it ends.
pub fn fraction(scan: &Scan, start: usize, atom: &Atom, before: usize) -> Option<(usize, Decimal)> {
    let at = scan.past_hyphen(atom.end);
    let (hit, entry) = scan.class(List::Number, at, "fraction")?;
    let alone = at == start && article_before(scan, at, before).is_none();
    if alone && !scan.is(at, "half") {
        return None;
    }
    let share = atom.value.checked_mul(factor(entry)?)?;
    let share = if scan.is(at, "thirds") { Decimal::new(6667, 4) } else { share };
    Some((hit.end(), share))
}

/// Adds "and a half" or a sign like "½" to a figure: "two-and-a-half million", "2½ million".
pub fn and_part(scan: &Scan, atom: Atom) -> Atom {
    if atom.label {
        return atom;
    }
    let sign = scan.class(List::Number, atom.end, "vulgar").filter(|_| !atom.spelled && scan.glued(atom.end));
    let part = match sign {
        Some((hit, entry)) => factor(entry).map(|f| (hit.end(), f)),
        None => and_fraction(scan, atom.end),
    };
    match part.and_then(|(end, share)| Some((end, atom.value.checked_add(share)?))) {
        Some((end, value)) => Atom { end, value, decimals: true, ..atom },
        None => atom,
    }
}

/// "and a half" with or without hyphens.
fn and_fraction(scan: &Scan, at: usize) -> Option<(usize, Decimal)> {
    if !scan.holds(List::Number, "fraction") {
        return None;
    }
    let and = scan.past_hyphen(at);
    if !scan.is(and, "and") {
        return None;
    }
    let article = scan.past_hyphen(and + 1);
    let part = scan.past_hyphen(article + 1);
    if !scan.is_in(article, words!["a", "one"]) {
        return None;
    }
    let (hit, entry) = scan.class(List::Number, part, "fraction")?;
    Some((hit.end(), factor(entry)?))
}

/// "a million and a half": the half is of the magnitude.
pub fn and_share(scan: &Scan, number: &mut Number) {
    let Some((end, share)) = and_fraction(scan, number.run.end) else { return };
    let sum = share.checked_mul(number.factor).and_then(|s| number.value.checked_add(s));
    if let Some(value) = sum {
        (number.value, number.run.end) = (value, end);
    }
}
