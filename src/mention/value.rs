//! What mentions mean: quantities, changes, times, with their normalised values.
//!
//! Each knows the tokens it was read from ([`Run`]). Example: "up to 2.5 mln tons a year" is 2500000 `t`
//! `per` year, `at_most`.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A run of a document's tokens, `first` inclusive to `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Run {
    pub first: usize,
    pub end: usize,
}

impl Run {
    pub const fn new(first: usize, end: usize) -> Self {
        Self { first, end }
    }

    pub const fn overlaps(self, other: Self) -> bool {
        self.first < other.end && other.first < self.end
    }

    pub const fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.end <= self.end
    }

    pub fn join(self, other: Self) -> Self {
        Self::new(self.first.min(other.first), self.end.max(other.end))
    }

    /// How many tokens stand between the two; 0 where they touch or overlap.
    pub fn gap(self, other: Self) -> usize {
        if self.end <= other.first { other.first - self.end } else { self.first.saturating_sub(other.end) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    MoreThan,
    AtLeast,
    LessThan,
    /// "up to"
    AtMost,
    /// "an estimated"
    About,
    Almost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// `t`
    Mass,
    /// `bbl`, `L`
    Liquid,
    /// `m3`, `ft3`
    Volume,
    /// `km`
    Length,
    /// `MW`
    Power,
    /// `TEU`
    Containers,
    /// An ISO 4217 code.
    Money,
    /// `%`
    Percent,
    /// `x`
    Times,
    /// `1`: a bare number or a count of things.
    Count,
}

impl Dimension {
    /// Whether it measures goods or money, so that it can be a figure of its own.
    pub const fn is_amount(self) -> bool {
        matches!(self, Self::Mass | Self::Liquid | Self::Volume | Self::Containers | Self::Money)
    }
}

/// A number with its unit, as told: nothing is converted between units.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Hedge, number, unit and rate where they stand together.
    pub run: Run,
    pub value: Decimal,
    /// The high end of a range.
    pub max: Option<Decimal>,
    /// `t`, `bbl`, `m3`, `ft3`, `L`, `km`, `MW`, `TEU`, `%`, `x`, `1` or an ISO 4217 code.
    pub unit: SmolStr,
    pub dimension: Dimension,
    pub per: Option<Per>,
    pub comparator: Option<Comparator>,
    /// The unit or magnitude was not written here but taken over from a figure nearby ("85, up from 70 mln t").
    pub elided: bool,
    /// A price for one of something ("$80 a barrel"), not an amount.
    pub price: bool,
}

impl Quantity {
    /// A bare number so large that its measure may be left out.
    pub fn is_large(&self) -> bool {
        self.dimension == Dimension::Count && self.value >= Decimal::from(1_000_000)
    }
}

/// A verb of change with its figure: "rose by 50%", "doubled".
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub run: Run,
    /// `%` or `x`, or another unit where the change is told in it ("rose by 2 mln tons").
    pub quantity: Quantity,
    pub direction: Direction,
}

/// Days `from` to `to`, both inclusive, `None` where open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time {
    pub run: Run,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// What was not written: `year`, `month`, …
    pub inferred: Vec<&'static str>,
    /// Why `from` and `to` are null: `fiscal_year`, `article_date`, `reference`.
    pub unresolved: Option<&'static str>,
    /// "a year earlier", "the same period last year", "in May" after "from": a time to compare with.
    pub role: TimeRole,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeRole {
    #[default]
    Plain,
    /// Refers back to the period told before ("the same period of 2016", "a year earlier"): `from` and `to` are
    /// filled by that period moved; unresolved `reference` where none was told.
    Comparison,
    /// How long, not when ("over 15 years", "within 48 months"): no dates.
    Duration,
}
