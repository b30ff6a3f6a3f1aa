//! The figures that a change may have: the sentence's quantities, and shares and folds in words.
//!
//! Example: "a quarter" is 25 `%`, "threefold" 3 `x`, "twice" 2 `x`.

use crate::mention::number::{Number, Role};
use crate::mention::quantity::hedge;
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Quantity, Run};
use rust_decimal::Decimal;

pub fn all(scan: &Scan, numbers: &[Number], quantities: &[Quantity]) -> Vec<Quantity> {
    let mut figures: Vec<Quantity> =
        quantities.iter().filter(|q| q.dimension != Dimension::Count).cloned().collect();
    figures.extend(numbers.iter().filter_map(|n| figure(scan, n)));
    figures.sort_by_key(|f| f.run);
    figures.dedup_by(|b, a| a.run.overlaps(b.run));
    figures
}

fn figure(scan: &Scan, number: &Number) -> Option<Quantity> {
    let (unit, value) = match number.role {
        Role::Fold => ("x", number.value),
        Role::Fraction => ("%", number.value.checked_mul(Decimal::from(100))?),
        _ => return None,
    };
    Some(of(scan, number.run, unit, value))
}

/// A quantity of words that hold their own figure, with the hedge before them.
pub fn of(scan: &Scan, run: Run, unit: &str, value: Decimal) -> Quantity {
    let hedge = hedge::before(scan, run.first);
    let dimension = if unit == "x" { Dimension::Times } else { Dimension::Percent };
    Quantity {
        run: Run::new(hedge.map_or(run.first, |(first, _)| first), run.end),
        value: value.normalize(),
        max: None,
        unit: unit.into(),
        dimension,
        per: None,
        comparator: hedge.map(|(_, comparator)| comparator),
        elided: false,
        price: false,
    }
}
