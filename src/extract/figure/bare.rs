//! Amounts whose unit is left out because the sentence before told it: "A year earlier exports were 2.16 billion."
//!
//! Leaves counts of things, which a noun follows, and numbers that no measure or deed leads to.

use super::view::View;
use super::{Earlier, Figure};
use crate::extract::Kind;
use crate::lexicon::kind;
use crate::mention::{Quantity, WordSet, words};
use rust_decimal::Decimal;

/// How far before such an amount its measure or deed may stand.
const REACH: usize = 6;

/// Whether a number may be an amount without its unit.
pub fn is_open(view: &View, quantity: &Quantity) -> bool {
    quantity.is_large() && stands_alone(view, quantity.run.end) && leads(view, quantity).is_some()
}

/// Whether no noun follows.
fn stands_alone(view: &View, end: usize) -> bool {
    let word = view.tokens.contains(&end) && view.doc.tokens[end].is_word();
    !word || view.doc.is_kind(end, kind::NEXT)
}

/// Whether a measure of trade (true) or a deed (false) and a verb lead to it: "exports were", "output stood at".
fn leads(view: &View, quantity: &Quantity) -> Option<bool> {
    let first = quantity.run.first;
    const VERB: &WordSet = words![
        "was", "were", "is", "are", "at", "to", "reached", "totalled", "totaled", "averaged", "hit",
        "exceeded",
    ];
    let before = first.wrapping_sub(1);
    // "was pumping 1.7 million", "produced 2.3 million"
    if view.has_family(before, "activity") && !view.doc.word(before).ends_with('s') {
        return Some(false);
    }
    if !view.is_in(before, VERB) {
        return None;
    }
    let floor = first.saturating_sub(REACH).max(view.tokens.start);
    // "in the number of bottles they fell to 92 million"
    let counted = (first.saturating_sub(2 * REACH).max(view.tokens.start)..first)
        .any(|t| view.is(t, "number") && view.is(t + 1, "of"));
    if counted {
        return None;
    }
    let near = |family: &str| (floor..first).any(|t| view.has_family(t, family));
    if near("measure") { Some(true) } else { near("activity").then_some(false) }
}

/// The amount with the unit and rate of the figure told before; `None` where none was.
pub fn with_unit(view: &View, quantity: &Quantity, earlier: Earlier) -> Option<Quantity> {
    let measured = leads(view, quantity)?;
    let recent = |f: &&Figure| f.sentence + 2 >= view.sentence;
    let last = earlier.last.filter(recent);
    let trade = last.filter(|f| f.kind == Kind::TradeFigure && measured);
    let other = trade.or(last.filter(|f| f.kind != Kind::TradeFigure))?;
    let near = quantity.value <= other.amount.value.checked_mul(Decimal::from(100))?;
    let (unit, per) = (other.amount.unit.clone(), other.amount.per);
    near.then(|| Quantity { unit, per, dimension: other.amount.dimension, elided: true, ..quantity.clone() })
}
