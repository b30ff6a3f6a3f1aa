//! Says what a number is from the tokens tied to it: an amount, a year, a time of day, part of a name.
//!
//! Example: 20 in "G20", 19 in "COVID-19" and 7 in "+7 495 123-45-67" are labels, 1430 in "1430 GMT" a clock.

use super::{Number, Role};
use crate::lexicon::{List, Manner, TokenKind};
use crate::mention::scan::Scan;
use rust_decimal::Decimal;

pub fn of(scan: &Scan, number: &Number, before: usize) -> Role {
    if number.spelled {
        return Role::Plain;
    }
    let (start, end) = (number.run.first, number.run.end);
    match tied_before(scan, start, before).or_else(|| tied_after(scan, number)) {
        Some(role) => role,
        None if scan.class(List::Number, end, "clock").is_some() => Role::Clock,
        None if is_year(scan, number) => Role::Year,
        None if starts_short_money(scan, start) && is_short(scan, number) => Role::Label,
        None => Role::Plain,
    }
}

/// Four digits from 1800 to 2100.
fn is_year(scan: &Scan, number: &Number) -> bool {
    let plain = !number.decimals && !number.grouped && number.factor == Decimal::ONE;
    plain && scan.len(number.run.first) == 4 && year_of(scan.text(number.run.first)).is_some()
}

pub fn year_of(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|y| (1800..=2100).contains(y) && digits.len() == 4)
}

/// The role that a mark or word tied before the number gives it.
fn tied_before(scan: &Scan, start: usize, last: usize) -> Option<Role> {
    let before = scan.before(start)?;
    let token = scan.token(before)?;
    if token.is_mark(b'#') {
        return Some(Role::Label);
    }
    if !scan.glued(start) || money_ends(scan, start) {
        return None;
    }
    let further = before.checked_sub(1).and_then(|f| scan.token(f)).map(|t| t.kind);
    let tied = token.glued;
    match token.mark {
        0 => Some(Role::Label),
        b'-' if before == last && last > scan.tokens.start => None,
        b'-' | b'.' if tied && further == Some(TokenKind::Word) => Some(Role::Label),
        b'/' if tied && further == Some(TokenKind::Digits) => Some(Role::Label),
        b':' if tied && further == Some(TokenKind::Digits) => Some(Role::Clock),
        b'_' | b'@' | b'=' | b'&' | b'*' if tied => Some(Role::Label),
        _ => None,
    }
}

fn tied_after(scan: &Scan, number: &Number) -> Option<Role> {
    let end = number.run.end;
    let token = scan.token(end).filter(|t| t.glued)?;
    let digits_next = scan.is_digits(end + 1) && scan.glued(end + 1);
    match token.mark {
        b'/' if digits_next && !money_ends(scan, number.run.first) => Some(Role::Label),
        b':' if digits_next => Some(Role::Clock),
        b'-' if digits_next && scan.is_hyphen(end + 2) && scan.is_digits(end + 3) => Some(Role::Label),
        b'@' | b'_' => Some(Role::Label),
        0 if scan.class(List::Number, end, "ordinal").is_some() => Some(Role::Ordinal),
        0 if scan.is(end, "s") => Some(Role::Year),
        0 if !measured(scan, end) => Some(Role::Label),
        _ => None,
    }
}

fn measured(scan: &Scan, at: usize) -> bool {
    scan.opens(List::Unit, at)
        || scan.opens(List::Currency, at)
        || scan.class(List::Number, at, "clock").is_some()
}

/// Whether a currency sign or code ends directly before `start`.
fn money_ends(scan: &Scan, start: usize) -> bool {
    scan.closes(List::Currency, start)
}

/// A single letter as the currency's sign ("N", "R", "K") before the number.
fn starts_short_money(scan: &Scan, start: usize) -> bool {
    let Some(before) = scan.before(start) else { return false };
    scan.is_word(before)
        && scan.len(before) == 1
        && scan.hits_at(before).iter().any(|h| h.list == List::Currency && h.manner == Manner::Symbol)
}

/// One or two bare digits: "N95", "R2".
fn is_short(scan: &Scan, number: &Number) -> bool {
    number.factor == Decimal::ONE && !number.decimals && !number.grouped && scan.len(number.run.first) < 3
}

/// The end of the name, date or telephone number that a label at `end` stands in.
pub fn label_end(scan: &Scan, end: usize) -> usize {
    let mut at = end;
    while scan.glued(at) && at < end + 24 {
        let ties = scan.token(at).is_some_and(|t| matches!(t.mark, b'-' | b'/' | b':' | b'.'));
        if scan.is_digits(at) || scan.is_word(at) {
            at += 1;
        } else if ties && scan.glued(at + 1) && (scan.is_digits(at + 1) || scan.is_word(at + 1)) {
            at += 2;
        } else {
            break;
        }
    }
    at
}
