//! The unit after a number, from the list of units.
//!
//! Leaves currencies. Example: "9,200b/d", "614-kilometre", "10 million additional tons", "2.5 MT".

use crate::lexicon::{Entry, Hit, List};
use crate::mention::number::{self, Number};
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Per};
use rust_decimal::Decimal;
use smol_str::SmolStr;

#[derive(Clone, Debug)]
pub struct Unit {
    pub id: SmolStr,
    pub dimension: Dimension,
    pub factor: Decimal,
    pub per: Option<Per>,
    pub end: usize,
    /// A measure that no record holds.
    pub skip: bool,
    /// Money that is a price whatever follows (pence).
    pub price: bool,
}

impl Unit {
    pub fn count(end: usize) -> Self {
        Self {
            id: "1".into(),
            dimension: Dimension::Count,
            factor: Decimal::ONE,
            per: None,
            end,
            skip: false,
            price: false,
        }
    }

    pub fn money(code: SmolStr, end: usize) -> Self {
        Self { id: code, dimension: Dimension::Money, ..Self::count(end) }
    }

    pub fn apply(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor).map(|v| v.normalize())
    }

    /// Mass, volume, money and the like: what an elided unit can be.
    pub fn is_amount(&self) -> bool {
        !self.skip && !matches!(self.dimension, Dimension::Count | Dimension::Percent | Dimension::Times)
    }

    pub fn is_physical(&self) -> bool {
        self.is_amount() && self.dimension != Dimension::Money
    }
}

pub fn dimension(id: &str) -> Dimension {
    match id {
        "t" => Dimension::Mass,
        "bbl" | "L" => Dimension::Liquid,
        "m3" | "ft3" => Dimension::Volume,
        "km" => Dimension::Length,
        "MW" => Dimension::Power,
        "TEU" => Dimension::Containers,
        "%" => Dimension::Percent,
        "x" => Dimension::Times,
        "1" | "skip" => Dimension::Count,
        _ => Dimension::Money,
    }
}

pub fn per(name: &str) -> Option<Per> {
    match name {
        "day" => Some(Per::Day),
        "month" => Some(Per::Month),
        "year" => Some(Per::Year),
        _ => None,
    }
}

/// The unit that follows a number, over a hyphen or a word like "additional".
pub fn after(scan: &Scan, number: &Number) -> Option<Unit> {
    let at = scan.past_hyphen(number.run.end);
    if let Some(unit) = at_place(scan, at, number) {
        return Some(unit);
    }
    let (filler, _) = scan.class(List::Unit, at, "filler")?;
    at_place(scan, filler.end(), number).filter(|u| u.dimension != Dimension::Percent)
}

fn at_place(scan: &Scan, at: usize, number: &Number) -> Option<Unit> {
    if !scan.opens(List::Unit, at) {
        return None;
    }
    let mut fitting = scan.hits_at(at).iter().filter(|h| h.list == List::Unit).filter_map(|h| {
        let entry = scan.entry(h);
        fits(scan, number, h, entry).then_some((h, entry))
    });
    let first = fitting.next()?;
    let exact = scan.is_written_so(first);
    let (hit, entry) = if exact { first } else { fitting.find(|c| scan.is_written_so(*c)).unwrap_or(first) };
    // "km/h", "km2" and "tons/hour" are other measures.
    let spoilt = scan.glued(hit.end()) && scan.is_digits(hit.end());
    let skip = entry.class == "skip" || spoilt;
    let dimension = dimension(&entry.id);
    let (factor, per) = (number::factor(entry)?, per(&entry.per));
    Some(Unit { id: entry.id.clone(), dimension, factor, per, end: hit.end(), skip, price: false })
}

fn fits(scan: &Scan, number: &Number, hit: &Hit, entry: &Entry) -> bool {
    let tied = scan.glued(hit.first()) || hit.first() > number.run.end;
    let small = || {
        number.factor == Decimal::ONE
            && !number.grouped
            && (number.value < Decimal::from(100) || number.decimals)
    };
    match entry.class.as_str() {
        "" | "skip" => true,
        "glued" => tied && !scan.is_digits(hit.end()),
        "small" => small(),
        "large" => !small(),
        _ => false,
    }
}
