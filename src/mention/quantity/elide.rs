//! Units left out: a figure that takes unit, rate and magnitude from one nearby.
//!
//! Leaves a number that a noun follows ("2 million people"). Example: "32 bcm from 16", "85, up from 70 mln t",
//! "11.2 million tons, of which transit accounted for 9.98 million".

use super::Figure;
use super::unit::Unit;
use crate::lexicon::{List, Signs, kind};
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Per, words};
use rust_decimal::Decimal;

/// How many figures away the unit may be told, and how many tokens.
const FIGURES: usize = 4;
const TOKENS: usize = 40;

/// What a figure lends to one without a unit.
struct Loan {
    unit: Unit,
    per: Option<Per>,
    factor: Decimal,
    price: bool,
}

pub fn fill(scan: &Scan, figures: &mut [Figure]) {
    for i in 0..figures.len() {
        let open = figures[i].unit.is_none() && stands_alone(scan, figures[i].run.end);
        let loan = if open { lender(scan, figures, i) } else { None };
        let Some(loan) = loan else { continue };
        let figure = &mut figures[i];
        if figure.number.factor == Decimal::ONE && loan.factor > Decimal::ONE {
            let Some(value) = figure.number.value.checked_mul(loan.factor) else { continue };
            figure.max = figure.max.and_then(|m| m.checked_mul(loan.factor));
            figure.number.value = value;
        }
        figure.unit = Some(loan.unit);
        figure.per = figure.per.or(loan.per);
        figure.price |= loan.price;
        figure.elided = true;
    }
}

/// Whether no noun follows.
fn stands_alone(scan: &Scan, end: usize) -> bool {
    if scan.glued(end) && (scan.is_hyphen(end) || scan.mark(end, b'/')) {
        return false;
    }
    !scan.is_word(end) || scan.is_kind(end, kind::NEXT) || scan.opens(List::Country, end)
}

fn lender(scan: &Scan, figures: &[Figure], i: usize) -> Option<Loan> {
    let figure = figures.get(i)?;
    let compared = compared(scan, figures, i);
    if figure.number.factor < Decimal::from(1000) && !compared && !goes_on(scan, figure) {
        return None;
    }
    // "in the number of bottles they fell to 92 million"
    let mut near = figure.run.first.saturating_sub(REACH)..figure.run.first;
    if near.any(|t| scan.is(t, "number") && scan.is(t + 1, "of")) {
        return None;
    }
    let before = figures.get(..i)?.iter().rev().take(FIGURES);
    let after = figures.get(i + 1..)?.iter().take(1).filter(|_| compared);
    let near = |other: &&Figure| other.run.gap(figure.run) <= TOKENS;
    before.chain(after).filter(near).find_map(|other| loan(figure, other, compared))
}

/// "500,000 barrels a day by 1997 and 800,000 later", "of 300,000 tons promised, 180,000 had been delivered".
fn goes_on(scan: &Scan, figure: &Figure) -> bool {
    let first = figure.run.first;
    let large = figure.number.grouped && figure.number.value >= Decimal::from(10_000);
    let told = words!["had", "has", "have", "was", "were", "will"];
    let comma = scan.before(first).is_some_and(|b| scan.mark(b, b',')) && scan.is_in(figure.run.end, told);
    let next = words!["later", "in", "by", "this", "last", "next"];
    large
        && (comma
            || scan.follows(first, words!["and", "then"]) && scan.is_in(figure.run.end, next)
            || goes_so(scan, first))
}

/// How far before such a figure the deed that it measures may stand.
const REACH: usize = 12;

/// "while imports fell to 430,000", "Iraq 980,000 and Iran 600,000", "another 75,000": of what was measured before.
fn goes_so(scan: &Scan, first: usize) -> bool {
    let Some(before) = scan.before(first) else { return false };
    let led =
        scan.is_in(before, words!["to", "at", "reach", "reached", "hit", "totalled", "totaled", "averaged"]);
    let deed = || {
        let near = before.saturating_sub(REACH)..before;
        scan.next_begin(near.clone(), Signs::of(List::Cue, "activity"))
            .or_else(|| scan.next_begin(near, Signs::of(List::Cue, "measure")))
            .is_some()
    };
    led && deed() || scan.is_in(before, words!["another", "further"]) || scan.closes(List::Country, first)
}

fn loan(figure: &Figure, other: &Figure, compared: bool) -> Option<Loan> {
    let unit = other.unit.as_ref().filter(|u| !u.skip && u.dimension != Dimension::Count)?;
    let alike = unit.is_amount() || (compared && unit.dimension == Dimension::Percent);
    if !alike || (unit.dimension == Dimension::Length && figure.number.factor > Decimal::ONE) {
        return None;
    }
    let bare = figure.number.factor == Decimal::ONE;
    let mantissa = other.number.value.checked_div(other.number.factor)?;
    let small = figure.number.value < Decimal::from(1000);
    let (a, b) = (figure.number.value, if small { mantissa } else { other.number.value });
    let hundred = Decimal::from(100);
    let near = a <= b.checked_mul(hundred)? && b <= a.checked_mul(hundred)?;
    if bare && !near {
        return None;
    }
    let factor = if bare && small { other.number.factor } else { Decimal::ONE };
    Some(Loan { unit: unit.clone(), per: other.per.or(unit.per), factor, price: other.price })
}

/// "from 16", "against 7.9", "85, up from": a figure beside the one it is compared with.
fn compared(scan: &Scan, figures: &[Figure], i: usize) -> bool {
    let Some(figure) = figures.get(i) else { return false };
    let first = figure.run.first;
    let last = first.saturating_sub(1);
    let told = scan.follows(first, words!["from", "against", "versus", "vs"])
        || scan.follows(first, words!["with", "to"]) && scan.behind(last, "compared")
        || scan.behind(first, ".") && scan.behind(last, "vs");
    let end = figure.run.end;
    let comma = usize::from(scan.mark(end, b','));
    let next = scan.is_in(end + comma, words!["up", "down"]) && scan.is(end + comma + 1, "from");
    let from = figures.get(i + 1).is_some_and(|f| f.run.first <= end + comma + 3);
    told || (next && from) || (scan.is(end, "from") && from && !scan.mark(end, b','))
}
