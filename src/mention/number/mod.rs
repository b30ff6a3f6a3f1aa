//! Numbers: figures and number words with their magnitudes, and what they are when they are no amount.
//!
//! Leaves units, hedges and ranges to quantities. Example: "1 million 057 thousand" is 1057000,
//! "two-and-a-half million" 2500000, while the 1 of "Nord Stream 1" is a [`Role::Label`].

mod digits;
mod role;
mod words;

use super::scan::Scan;
use super::{Document, Run, Sentence};
use crate::lexicon::{Entry, List, Signs};
use crate::mention::words;
use rust_decimal::Decimal;
use std::str::FromStr;

/// What a number is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    /// Four digits that read as a year, unless a unit follows.
    Year,
    /// Part of a name, a date in figures, a telephone number, a version.
    Label,
    /// A time of day or a ratio ("14:30", "1430 GMT").
    Clock,
    /// "16th"
    Ordinal,
    /// "a quarter", "two thirds": `value` is the share of one.
    Fraction,
    /// "fivefold", "twice": `value` is how many times.
    Fold,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Digits or words with their magnitude.
    pub run: Run,
    pub value: Decimal,
    /// The magnitude that `value` is already multiplied by; 1 where none is written.
    pub factor: Decimal,
    pub role: Role,
    /// In words throughout.
    pub spelled: bool,
    /// A figure after a decimal point was written.
    pub decimals: bool,
    /// Thousands are grouped ("1,057").
    pub grouped: bool,
    /// Its first token begins with a capital letter.
    pub capital: bool,
}

/// A figure before its magnitude.
#[derive(Clone, Copy, Debug, Default)]
struct Atom {
    end: usize,
    value: Decimal,
    decimals: bool,
    grouped: bool,
    spelled: bool,
    /// Digits and marks that make no one number: a date, a version, a telephone number.
    label: bool,
}

/// What any part of a number is of.
pub(super) const NUMBER: Signs = Signs::DIGITS.or(Signs::of(List::Number, ""));
/// What a number may begin with.
pub(super) const FIRST: Signs = Signs::DIGITS.or(Signs::families(
    List::Number,
    &["dozen", "fold", "fraction", "hundred", "magnitude", "one", "ten", "twice", "vulgar"],
));

/// Few sentences have more numbers.
const USUAL: usize = 4;

/// The numbers of a sentence, in order.
pub fn read(document: &Document, sentence: &Sentence) -> Vec<Number> {
    let scan = &Scan::of(document, sentence);
    if !scan.signs.any_of(NUMBER, FIRST) {
        return Vec::new();
    }
    let mut numbers: Vec<Number> = Vec::with_capacity(USUAL);
    let mut rest = scan.tokens.clone();
    while let Some(at) = scan.next_of(rest.clone(), NUMBER, FIRST) {
        let before = numbers.last().map_or(scan.tokens.start, |n| n.run.end);
        let number = number_at(scan, at, before);
        rest.start = number.as_ref().map_or(at + 1, |n| n.run.end.max(at + 1));
        if let Some(number) = number {
            numbers.push(number);
        }
    }
    numbers
}

/// The number that begins at `at`, where the last one ended at `before`.
fn number_at(scan: &Scan, at: usize, before: usize) -> Option<Number> {
    if scan.is_digits(at) {
        let atom = digits::read(scan, at)?;
        let atom = words::and_part(scan, atom);
        return Some(scaled(scan, at, atom, before));
    }
    if !scan.opens(List::Number, at) {
        return None;
    }
    if let Some((hit, entry)) = scan.class(List::Number, at, "fold").or(scan.class(List::Number, at, "twice"))
    {
        return Some(Number {
            role: Role::Fold,
            spelled: true,
            ..plain(scan, at, hit.end(), factor(entry)?)
        });
    }
    let (start, atom) = words::read(scan, at, before)?;
    if let Some((end, share)) = words::fraction(scan, start, &atom, before) {
        return Some(fraction(scan, start, end, share));
    }
    Some(scaled(scan, start, words::and_part(scan, atom), before))
}

fn plain(scan: &Scan, start: usize, end: usize, value: Decimal) -> Number {
    Number {
        run: Run::new(start, end),
        value,
        factor: Decimal::ONE,
        role: Role::Plain,
        spelled: false,
        decimals: false,
        grouped: false,
        capital: scan.is_capital(start),
    }
}

/// "a quarter of a million" is a number; "a quarter" alone a fraction.
fn fraction(scan: &Scan, start: usize, end: usize, share: Decimal) -> Number {
    let mut whole = end;
    if scan.is(whole, "of") {
        whole += 1;
    }
    if scan.is_in(whole, words!["a", "an", "one"]) {
        whole += 1;
    }
    let number = Number { spelled: true, ..plain(scan, start, end, share) };
    match magnitude(scan, scan.past_hyphen(whole), false) {
        Some((end, by)) => match share.checked_mul(by) {
            Some(value) => {
                Number { run: Run::new(start, end), value: value.normalize(), factor: by, ..number }
            }
            None => Number { role: Role::Label, ..number },
        },
        None => Number { role: Role::Fraction, ..number },
    }
}

/// Applies the magnitudes after an atom and says what the number is.
fn scaled(scan: &Scan, start: usize, atom: Atom, before: usize) -> Number {
    let mut number = Number {
        spelled: atom.spelled,
        decimals: atom.decimals,
        grouped: atom.grouped,
        ..plain(scan, start, atom.end, atom.value)
    };
    if atom.label {
        return Number { role: Role::Label, ..number };
    }
    if let Some((end, by)) = magnitude(scan, scan.past_hyphen(atom.end), scan.glued(atom.end)) {
        match atom.value.checked_mul(by) {
            Some(value) => (number.value, number.factor, number.run.end) = (value, by, end),
            None => return Number { role: Role::Label, ..number },
        }
        add_parts(scan, &mut number);
        words::and_share(scan, &mut number);
    }
    number.value = number.value.normalize();
    number.role = role::of(scan, &number, before);
    if number.role == Role::Label {
        number.run.end = role::label_end(scan, number.run.end);
    }
    number
}

/// "1 million 057 thousand": smaller parts after a magnitude.
fn add_parts(scan: &Scan, number: &mut Number) {
    let mut limit = number.factor;
    for _ in 0..3 {
        let and = number.spelled && scan.is(number.run.end, "and");
        let at = number.run.end + usize::from(and);
        let Some((end, value, by)) = part(scan, at, limit) else { return };
        if and && by <= Decimal::ONE {
            return;
        }
        let Some(sum) = number.value.checked_add(value) else { return };
        (number.value, number.run.end, limit) = (sum, end, by);
        if by <= Decimal::ONE {
            return;
        }
    }
}

/// A part below `limit`, which a smaller magnitude or a unit must follow.
fn part(scan: &Scan, at: usize, limit: Decimal) -> Option<(usize, Decimal, Decimal)> {
    if !scan.begins(at).any(FIRST) || scan.glued(at) || limit < Decimal::from(1000) {
        return None;
    }
    let atom = if scan.is_digits(at) {
        digits::read(scan, at)?
    } else {
        words::read(scan, at, at).filter(|(start, _)| *start == at)?.1
    };
    if atom.label {
        return None;
    }
    let (end, by) = match magnitude(scan, atom.end, scan.glued(atom.end)) {
        Some(found) => found,
        None if atom.decimals
            || !(scan.opens(List::Unit, atom.end) || scan.opens(List::Currency, atom.end)) =>
        {
            return None;
        }
        None => (atom.end, Decimal::ONE),
    };
    let value = atom.value.checked_mul(by)?;
    (by < limit && value < limit).then_some((end, value, by))
}

/// The magnitude at `at`, several multiplied ("hundred thousand"); `tied` where no space stands before it.
fn magnitude(scan: &Scan, at: usize, tied: bool) -> Option<(usize, Decimal)> {
    let (mut end, mut by) = one_magnitude(scan, at, tied)?;
    if let Some((next, more)) = one_magnitude(scan, scan.past_hyphen(end), false) {
        (end, by) = (next, by.checked_mul(more)?);
    }
    let measured = |at: usize| scan.opens(List::Unit, at) || scan.opens(List::Currency, at);
    if scan.mark(end, b'.') && scan.glued(end) && !scan.is_capital(end + 1) && measured(end + 1) {
        end += 1;
    }
    Some((end, by))
}

fn one_magnitude(scan: &Scan, at: usize, tied: bool) -> Option<(usize, Decimal)> {
    let (hit, entry) =
        scan.class(List::Number, at, "magnitude").or_else(|| scan.class(List::Number, at, "hundred"))?;
    let by = factor(entry)?;
    let fits = match entry.class.as_str() {
        "magnitude.short" => tied || before_unit(scan, hit.end()),
        "magnitude.money" => tied && after_money(scan, at),
        _ => true,
    };
    // "5 m3" and "2 m/s" are no millions.
    let spoilt = scan.glued(hit.end()) && (scan.is_digits(hit.end()) || scan.mark(hit.end(), b'/'));
    (fits && !(spoilt && entry.class != "magnitude")).then_some((hit.end(), by))
}

fn before_unit(scan: &Scan, at: usize) -> bool {
    !scan.mark(at, b'/')
        && scan.hits_at(at).iter().any(|h| match h.list {
            List::Unit => matches!(scan.entry(h).class.as_str(), "" | "large"),
            List::Currency => true,
            _ => false,
        })
}

/// Whether a currency sign stands before the figure that ends at `at`.
fn after_money(scan: &Scan, at: usize) -> bool {
    let from = at.saturating_sub(6).max(scan.tokens.start);
    (from..at).any(|i| scan.hits_at(i).iter().any(|h| h.list == List::Currency && h.end() < at))
}

pub(super) fn factor(entry: &Entry) -> Option<Decimal> {
    if entry.factor.is_empty() { Some(Decimal::ONE) } else { Decimal::from_str(&entry.factor).ok() }
}
