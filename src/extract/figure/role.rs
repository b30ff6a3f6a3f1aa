//! Which quantities are figures of their own, and which only tell what a figure is compared with.
//!
//! "rose to 5.1 mln tons from 4.8 mln" has one figure: 4.8 mln is its previous amount. Prices, capacities and
//! the same amount in another unit ("AED 9.2 billion (USD 2.5 billion)") are no figures.

use super::view::View;
use crate::mention::{Dimension, Quantity, Run};
use rust_decimal::Decimal;

/// Figures as indices of quantities, each with the index of its previous amount.
pub fn mains(view: &View) -> Vec<(usize, Option<usize>)> {
    let all = view.quantities();
    let mut out: Vec<(usize, Option<usize>)> = Vec::new();
    let mut waiting: Option<usize> = None;
    for (at, quantity) in all.iter().enumerate() {
        let main = out.last().map(|m| &all[m.0]);
        if is_bare_large(quantity) && main.is_some_and(|m| comes_from(view, m.run, quantity.run)) {
            if let Some(last) = out.last_mut() {
                last.1 = last.1.or(Some(at));
            }
            continue;
        }
        if !quantity.dimension.is_amount() || quantity.price || in_change(view, quantity.run) {
            continue;
        }
        if let Some(main) = main.filter(|m| same_measure(m, quantity)) {
            if restates(view, main, quantity) {
                continue;
            }
            if comes_from(view, main.run, quantity.run) || is_outdone(view, main.run, quantity) {
                if let Some(last) = out.last_mut() {
                    last.1 = last.1.or(Some(at));
                }
                continue;
            }
        }
        if main.is_some_and(|m| restates(view, m, quantity)) {
            continue;
        }
        if leads_to(view, quantity.run, all.get(at + 1)) {
            waiting = Some(at);
            continue;
        }
        out.push((at, waiting.take()));
    }
    out
}

fn in_change(view: &View, run: Run) -> bool {
    let changes = view.near(&view.mentions().changes, run, |c| c.run);
    changes.iter().any(|c| c.run.contains(run))
}

fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    a.dimension == b.dimension && a.unit == b.unit
}

/// The same amount told again in another unit: in brackets, or after "or" / "equivalent to".
fn restates(view: &View, main: &Quantity, other: &Quantity) -> bool {
    let between = main.run.end..other.run.first;
    if main.unit == other.unit && main.per == other.per || between.len() > 8 {
        return false;
    }
    let bracket = between.len() <= 2 && between.clone().any(|t| view.mark(t, b'('));
    let either = between.clone().any(|t| view.is_any(t, &["or", "equivalent", "equal", "i"]))
        && !between.clone().any(|t| view.is_any(t, &["and", "from", "to"]));
    bracket || either && (main.dimension != other.dimension || between.len() <= 4)
}

/// "A from B", "A, up from B", "A compared with B", "A against B in 2020", "A, half the B of May".
fn comes_from(view: &View, main: Run, other: Run) -> bool {
    let mut at = other.first;
    if other.first.saturating_sub(main.end) > 25 || view.breaks_between(main, other) > 1 {
        return false;
    }
    while at > main.end
        && view.is_any(
            at - 1,
            &[
                "the", "a", "about", "some", "around", "only", "just", "its", "with", "to", "an", "expected",
                "previous", "earlier", "record", "nearly", "almost", "revised",
            ],
        )
    {
        at -= 1;
    }
    if at <= main.end {
        return false;
    }
    let cue = at - 1;
    let direct = view.is_any(cue, &["from", "against", "versus", "vs", "than", "half"]);
    let compared = view.is_any(cue, &["compared", "comparison", "compares", "opposed"]);
    let words = view.is_any(cue, &["previous", "earlier"]);
    let with = view.is_any(cue, &["."]) && view.is(cue.wrapping_sub(1), "vs");
    (direct || compared || words || with) && !other_range(view, cue, other)
}

/// "from B to C" after a figure begins a new pair.
fn other_range(view: &View, cue: usize, other: Run) -> bool {
    view.is(cue, "from")
        && view.is(other.end, "to")
        && view.quantities().iter().any(|q| q.run.first == other.end + 1)
}

/// "from B to A": B waits for A.
fn leads_to(view: &View, run: Run, next: Option<&Quantity>) -> bool {
    let Some(next) = next.filter(|n| n.dimension.is_amount()) else { return false };
    let from = run.first > view.tokens.start
        && (view.is(run.first - 1, "from")
            || (run.first > view.tokens.start + 1 && view.is(run.first - 2, "from"))
            || view.is(run.first, "from"));
    let between = run.end..next.run.first;
    let to =
        between.len() <= 8 && (between.clone().any(|t| view.is(t, "to")) || view.is(next.run.first, "to"));
    from && to && !between.clone().any(|t| view.is_any(t, &["and", "from"]))
}

/// "down from 1.93 billion": a previous amount that leaves its unit out.
fn is_bare_large(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Count && quantity.value >= Decimal::from(1_000)
}

/// "…, less than the 26.5 million tons of 1991": compared with a known amount, not hedged.
fn is_outdone(view: &View, main: Run, other: &Quantity) -> bool {
    let hedge = other.run.first..other.run.end.min(other.run.first + 6);
    let known = hedge.clone().any(|t| view.is(t, "than") && view.is_any(t + 1, &["the", "its", "last"]));
    known && other.run.first.saturating_sub(main.end) <= 25 && view.breaks_between(main, other.run) <= 1
}
