//! Quantities: a number with its hedge, unit and rate, or money, or a bare count.
//!
//! Leaves years, dates, times of day, scores, numbers in names and measures that no record holds (miles,
//! percentage points). Example: "up to 5 million tons of Kazakh crude annually" is 5000000 `t` per year.

mod elide;
pub(in crate::mention) mod hedge;
mod money;
mod range;
mod rate;
mod unit;

use super::number::{self, Number, Role};
use super::scan::Scan;
use super::setting::Setting;
use super::{Comparator, Dimension, Document, Per, Quantity, Run, Sentence, Time};
use crate::lexicon::List;
use rust_decimal::Decimal;
use unit::Unit;

/// A number on its way to a quantity.
#[derive(Clone, Debug)]
struct Figure {
    number: Number,
    /// Currency sign, number and unit, with hedge and rate once they are found.
    run: Run,
    /// Currency sign, number and unit only.
    core: Run,
    max: Option<Decimal>,
    unit: Option<Unit>,
    per: Option<Per>,
    comparator: Option<Comparator>,
    elided: bool,
    price: bool,
    /// Taken up by another figure, or none at all.
    gone: bool,
}

/// The quantities of a sentence, in order; `cores` gets the run of each one's number and unit alone.
pub(super) fn read(
    scan: &Scan,
    numbers: &[Number],
    setting: &Setting,
    cores: &mut Vec<Run>,
) -> Vec<Quantity> {
    let mut figures = Vec::with_capacity(numbers.len());
    for number in numbers {
        if let Ok(found) = figure(scan, *number, setting) {
            figures.push(found);
        }
    }
    if figures.is_empty() {
        return Vec::new();
    }
    range::join(scan, &mut figures);
    figures.retain(|f| !f.gone);
    for figure in &mut figures {
        rate::follow(scan, figure);
        hedge::read(scan, figure);
    }
    rate::absorb(scan, &mut figures);
    figures.retain(|f| !f.gone);
    elide::fill(scan, &mut figures);
    rate::from_afar(scan, &mut figures);
    let mut quantities = Vec::with_capacity(figures.len());
    for figure in &figures {
        if let Some(found) = quantity(scan, figure) {
            quantities.push(found);
            cores.push(figure.core);
        }
    }
    quantities
}

/// Drops those quantities that only count and tell a time; `cores` gives the run of each one's number and unit.
pub(super) fn settle(quantities: &mut Vec<Quantity>, times: &[Time], cores: &mut impl Iterator<Item = Run>) {
    let stands = |q: &Quantity, core: Run| q.dimension != Dimension::Count || !overlaps(times, core);
    quantities.retain(|q| cores.next().is_none_or(|core| stands(q, core)));
}

/// Two digits that a dash or a slash ties to a year: "in 2019-20".
fn is_tied_year(scan: &Scan, run: Run) -> bool {
    let [year, mark] = [run.first.wrapping_sub(2), run.first.wrapping_sub(1)];
    let tied = (scan.mark(mark, b'-') || scan.mark(mark, b'/')) && scan.glued(mark) && scan.glued(run.first);
    let four = || {
        scan.is_digits(year) && scan.len(year) == 4 && matches!(scan.text(year).as_bytes(), [b'1' | b'2', ..])
    };
    tied && scan.len(run.first) == 2 && run.end == run.first + 1 && four()
}

fn overlaps(times: &[Time], run: Run) -> bool {
    let from = times.partition_point(|t| t.run.end <= run.first);
    times.get(from).is_some_and(|t| t.run.overlaps(run))
}

/// The numbers of a sentence that make no quantity, each with the reason.
pub(super) fn left_out(doc: &Document, sentence: &Sentence, setting: &Setting) -> Vec<(Run, &'static str)> {
    let scan = &Scan::of(doc, sentence);
    let why = |number: Number| {
        let run = number.run;
        let figure = match figure(scan, number, setting) {
            Err(why) => return Some((run, why)),
            Ok(figure) => figure,
        };
        match &figure.unit {
            Some(unit) if unit.skip => Some((figure.core, "its unit measures nothing that a kind asks for")),
            None if !is_count(scan, &figure.number, figure.run) => {
                Some((run, "it is part of a name or numbers what is named"))
            }
            _ => None,
        }
    };
    number::read(doc, sentence).into_iter().filter_map(why).collect()
}

/// A number with the unit or currency that it touches; why it is no figure, where it is none.
fn figure(scan: &Scan, number: Number, setting: &Setting) -> Result<Figure, &'static str> {
    match number.role {
        Role::Label => return Err("it is a label, as of a house or a flight"),
        Role::Clock => return Err("it is a time of day"),
        Role::Ordinal => return Err("it tells a place in an order"),
        Role::Fold => return Err("it tells how many times something changed"),
        _ => {}
    }
    let mut core = number.run;
    let mut unit = unit::after(scan, &number);
    let money =
        if unit.as_ref().is_some_and(|u| !u.skip) { None } else { money::around(scan, core, setting) };
    if let Some((run, found)) = money {
        (core, unit) = (run, Some(found));
    } else if let Some(found) = &unit {
        core.end = found.end.max(core.end);
    }
    let fraction_of_unit = number.role == Role::Fraction
        && !unit
            .as_ref()
            .is_some_and(|u| u.dimension == Dimension::Percent && scan.is(number.run.first, "half"));
    let ends_span = unit.is_none() && is_tied_year(scan, core);
    let year = ends_span
        || number.role == Role::Year
            && (unit.is_none() || scan.glued(number.run.end) && scan.is(number.run.end, "s"));
    if fraction_of_unit || year {
        return Err(if year { "it is a year" } else { "it is a part of something that is not told" });
    }
    let price = unit.as_ref().is_some_and(|u| u.price);
    Ok(Figure {
        number,
        run: core,
        core,
        max: None,
        unit,
        per: None,
        comparator: None,
        elided: false,
        price,
        gone: false,
    })
}

fn quantity(scan: &Scan, figure: &Figure) -> Option<Quantity> {
    let Figure { ref number, run, max, ref unit, per, comparator, elided, price, .. } = *figure;
    let unit = match unit {
        Some(unit) if unit.skip => return None,
        Some(unit) => unit,
        None if is_count(scan, number, run) => &Unit::count(number.run.end),
        None => return None,
    };
    Some(Quantity {
        run,
        value: unit.apply(number.value)?,
        max: match max {
            Some(max) => Some(unit.apply(max)?),
            None => None,
        },
        unit: unit.id.clone(),
        dimension: unit.dimension,
        per: per.or(unit.per),
        comparator,
        elided,
        price,
    })
}

/// Whether a number without a unit counts things.
fn is_count(scan: &Scan, number: &Number, run: Run) -> bool {
    let (first, end) = (number.run.first, number.run.end);
    if number.capital && number.spelled && scan.before(first).is_some() && scan.is_capital(end) {
        return false;
    }
    if number.factor > Decimal::ONE || number.spelled || number.grouped || number.decimals {
        return true;
    }
    let labelled = scan.class_ending(List::Number, run.first, "label").is_some()
        || named_before(scan, first) && !scan.is_lower(end);
    !labelled
}

/// "Nord Stream 2", "Ural 375": a capitalised word that is neither a sentence's first nor a day's month.
fn named_before(scan: &Scan, first: usize) -> bool {
    let Some(before) = scan.before(first) else { return false };
    scan.before(before).is_some() && scan.is_capital(before)
}
