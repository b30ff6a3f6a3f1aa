//! Which quantities are figures of their own, and which only tell what a figure is compared with.
//!
//! "rose to 5.1 mln tons from 4.8 mln" has one figure: 4.8 mln is its previous amount. Prices, capacities and
//! the same amount in another unit ("AED 9.2 billion (USD 2.5 billion)") are no figures.

use super::bare;
use super::view::View;
use crate::extract::{Kind, Miss, Trail};
use crate::lexicon::kind;
use crate::mention::{Dimension, Document, Quantity, Run, TimeRole, WordSet, words};
use rust_decimal::Decimal;

/// Figures as indices of quantities, each with the index of its previous amount.
pub fn mains(view: &View) -> Vec<(usize, Option<usize>)> {
    let all = view.quantities();
    let mut out: Vec<(usize, Option<usize>)> = Vec::with_capacity(all.len());
    let mut waiting: Option<usize> = None;
    let mut paired: Option<(usize, usize)> = None;
    for (at, quantity) in all.iter().enumerate() {
        let main = out.last().map(|m| &all[m.0]);
        let (pair, last) = paired.take().unwrap_or((usize::MAX, 0));
        if let Some(slot) = out.get_mut(pair).filter(|m| m.1.is_none() && same_measure(&all[m.0], quantity)) {
            // "5 mln t worth $2 bn, against 6 mln t worth $3 bn"
            if quantity.run.first.saturating_sub(all[last].run.end) <= 3 {
                slot.1 = Some(at);
                aside(view, quantity, PREVIOUS);
                continue;
            }
        }
        if is_bare_large(quantity) && main.is_some_and(|m| comes_from(view, m.run, quantity.run)) {
            if let Some(last) = out.last_mut() {
                last.1 = last.1.or(Some(at));
            }
            aside(view, quantity, PREVIOUS);
            continue;
        }
        if let Some(why) = unfit(view, quantity) {
            aside(view, quantity, why);
            continue;
        }
        if at > 0 && spells_out(view, &all[at - 1], quantity) {
            aside(view, quantity, "it tells the change before it again, as an amount");
            continue;
        }
        if let Some(k) =
            out.len().checked_sub(2).filter(|k| interleaves(view, &all[out[*k].0], main, quantity))
        {
            out[k].1 = out[k].1.or(Some(at));
            paired = Some((k + 1, at));
            aside(view, quantity, PREVIOUS);
            continue;
        }
        if let Some(main) = main.filter(|m| same_measure(m, quantity)) {
            if restates(view, main, quantity) {
                aside(view, quantity, AGAIN);
                continue;
            }
            if comes_from(view, main.run, quantity.run) || is_outdone(view, main.run, quantity) {
                if let Some(last) = out.last_mut() {
                    last.1 = last.1.or(Some(at));
                }
                aside(view, quantity, PREVIOUS);
                continue;
            }
        }
        if main.is_some_and(|m| restates(view, m, quantity)) {
            aside(view, quantity, AGAIN);
            continue;
        }
        let alike = main.is_some_and(|m| same_measure(m, quantity));
        if out.last().and_then(|m| m.1).is_some_and(|p| alike && is_compared_too(view, &all[p], quantity)) {
            aside(view, quantity, PREVIOUS);
            continue;
        }
        let next = all.get(at + 1).filter(|n| n.dimension.is_amount());
        if next.is_some_and(|n| leads_to(view, quantity.run, n) || is_reached(view, quantity, n)) {
            waiting = Some(at);
            aside(view, quantity, "it is what the amount behind it started from");
            continue;
        }
        out.push((at, waiting.take()));
    }
    out
}

/// "from 1.4 mln the month before and 2.2 mln in May last year": another amount to compare with.
fn is_compared_too(view: &View, previous: &Quantity, quantity: &Quantity) -> bool {
    let near = quantity.run.first.saturating_sub(previous.run.end) <= 8
        && view.is(quantity.run.first.wrapping_sub(1), "and");
    let timed = view.near(&view.mentions().times, quantity.run, |t| t.run);
    near && quantity.run.first > previous.run.end
        && timed.iter().any(|t| t.run.first == quantity.run.end)
        && timed.iter().any(|t| t.run.first >= previous.run.end && t.run.end < quantity.run.first)
}

/// "5 mln t worth $2 bn, against 6 mln t": the amount is compared with the last but one.
fn interleaves(view: &View, first: &Quantity, second: Option<&Quantity>, other: &Quantity) -> bool {
    let close = second.is_some_and(|s| {
        !same_measure(s, other)
            && s.run.first.saturating_sub(first.run.end) <= 8
            && comes_from(view, s.run, other.run)
    });
    close && same_measure(first, other) && view.breaks_between(first.run, other.run) <= 1
}

/// "up 153% (12.3 bcm)": the change told again as an amount.
fn spells_out(view: &View, before: &Quantity, quantity: &Quantity) -> bool {
    before.dimension == Dimension::Percent
        && before.run.end + 1 == quantity.run.first
        && view.mark(before.run.end, b'(')
        && view
            .near(&view.mentions().changes, before.run, |c| c.run)
            .iter()
            .any(|c| c.run.overlaps(before.run))
}

const PREVIOUS: &str = "it is what the amount before it is compared with";
const AGAIN: &str = "it tells the amount before it again, in another unit";

fn aside(view: &View, quantity: &Quantity, why: &str) {
    view.miss::<()>(quantity.run, "any", || why.to_string());
}

/// Why a quantity is no amount of its own; none where it may be one.
fn unfit(view: &View, quantity: &Quantity) -> Option<&'static str> {
    if !quantity.dimension.is_amount() && !bare::is_open(view, quantity) {
        return Some(dimension(quantity.dimension));
    }
    let price = quantity.price.then_some("it is the price of one of something");
    let changed = in_change(view, quantity.run) || is_difference(view, quantity.run);
    price.or_else(|| changed.then_some("it tells how much something changed"))
}

/// "two million tonnes less iron ore", "by an extra million barrels": by how much, not how much.
fn is_difference(view: &View, at: Run) -> bool {
    let less = view.is_in(at.end, words!["less", "more", "fewer"])
        && !view.is_in(at.end + 1, words!["than", "compared", "or", "and", "in", "on"])
        && view.names_goods(at.end + 1);
    let before = at.first.wrapping_sub(1);
    let by = || {
        let by = before.wrapping_sub(1 + usize::from(view.is_in(before.wrapping_sub(1), words!["a", "an"])));
        view.is(by, "by") && !view.is(by.wrapping_sub(1), "followed")
    };
    less || view.is_in(before, words!["extra", "additional", "further"]) && by()
}

fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Count => "it is a bare number or a count, and no kind takes one as its amount",
        Dimension::Percent | Dimension::Times => {
            "it is a share or a multiple, and no kind takes one as its amount"
        }
        _ => "it is a length or a power, and no kind takes one as its amount",
    }
}

/// Tells of every quantity of a sentence that has no figure why it is none.
#[cold]
pub fn no_figures(document: &Document, sentence: usize, trail: &Trail) {
    if document.sentences[sentence].mentions.quantities.is_empty() {
        for kind in [Kind::OilVolume, Kind::TradeFigure, Kind::CargoVolume] {
            trail.miss_all(sentence, kind, "no figure is told");
        }
    }
    for quantity in &document.sentences[sentence].mentions.quantities {
        let why = || dimension(quantity.dimension).to_string();
        trail.miss(|| Miss { sentence, at: Some(quantity.run), rule: "any", why: why() });
    }
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
    let parts = |t: usize| {
        let equal = view.is(t, "to") && view.is_in(t - 1, words!["equivalent", "equal"]);
        view.is_in(t, words!["and", "from", "to"]) && !equal
    };
    let either = between.clone().any(|t| view.is_in(t, words!["or", "equivalent", "equal", "i"]))
        && !between.clone().any(parts);
    bracket || either && (main.dimension != other.dimension || between.len() <= 4)
}

/// "A from B", "A, up from B", "A compared with B", "A against B in 2020", "A, half the B of May".
fn comes_from(view: &View, main: Run, other: Run) -> bool {
    let bracketed = other.first > main.end && view.mark(other.first - 1, b'(');
    if bracketed
        && view
            .near(&view.mentions().times, other, |t| t.run)
            .iter()
            .any(|t| t.run.end + 1 == other.first && t.role == TimeRole::Comparison)
    {
        return true;
    }
    if other.first.saturating_sub(main.end) > REACH || view.breaks_between(main, other) > 1 {
        return false;
    }
    let Some(cue) = behind_fillers(view, other.first, main.end) else { return false };
    const COMPARES: &WordSet = words![
        "from",
        "against",
        "versus",
        "vs",
        "than",
        "half",
        "above",
        "below",
        "compared",
        "comparison",
        "compares",
        "opposed"
    ];
    let double = || {
        view.is_in(cue, words!["double", "twice", "triple"])
            && (cue + 1..other.first).all(|t| !view.is_in(t, words!["to", "at"]))
    };
    let with = || view.is(cue, ".") && view.is(cue.wrapping_sub(1), "vs");
    (view.is_in(cue, COMPARES) || double() || with()) && !other_range(view, cue, other)
}

/// How far behind a figure the one that it is compared with may stand.
const REACH: usize = 40;

/// Steps back from a figure over words that only introduce it, and over a time, to the word that compares.
fn behind_fillers(view: &View, first: usize, floor: usize) -> Option<usize> {
    let mut at = first;
    for _ in 0..FILLERS {
        let before = at.checked_sub(1).filter(|b| *b >= floor)?;
        let times = view.near(&view.mentions().times, Run::new(before, at), |t| t.run);
        let time = times.iter().find(|t| t.run.end == at && t.run.first > floor);
        at = match time {
            Some(time) if !view.is_in(time.run.first, words!["from", "than", "against", "to"]) => {
                time.run.first
            }
            None if is_filler(view, before, floor) || view.mark(before, b'\'') || view.is(before, "s") => {
                before
            }
            _ => return Some(before),
        };
    }
    None
}

/// "against exports of 4 mln tons": the goods that are compared are those told before.
fn is_filler(view: &View, at: usize, floor: usize) -> bool {
    let stem = |t: usize| view.doc.word(t).get(..5).map(str::to_ascii_lowercase);
    let told = |t: usize| stem(t).is_some() && stem(t) == stem(at);
    view.doc.is_kind(at, kind::COMPARED)
        || is_span(view, at)
        || view.has_cue(at, "compare.goods")
            && (floor.saturating_sub(30).max(view.tokens.start)..at).any(told)
}

/// "a six-month low of": how long nothing like it was seen.
fn is_span(view: &View, at: usize) -> bool {
    let span = |t: usize| view.mark(t - 1, b'-') && view.is_in(t, words!["week", "month", "year", "decade"]);
    (at..at + 3).any(|t| t > view.tokens.start && span(t)) && at > view.tokens.start
}

/// How many words may stand between.
const FILLERS: usize = 10;

/// "from B to C" after a figure begins a new pair.
fn other_range(view: &View, cue: usize, other: Run) -> bool {
    view.is(cue, "from")
        && view.is(other.end, "to")
        && view.quantities().iter().any(|q| q.run.first == other.end + 1)
}

/// "from B to A": B waits for A.
fn leads_to(view: &View, run: Run, next: &Quantity) -> bool {
    let from = run.first > view.tokens.start
        && (view.is(run.first - 1, "from")
            || (run.first > view.tokens.start + 1 && view.is(run.first - 2, "from"))
            || view.is(run.first, "from"));
    let between = run.end..next.run.first;
    let to =
        between.len() <= 14 && (between.clone().any(|t| view.is(t, "to")) || view.is(next.run.first, "to"));
    from && to && !between.clone().any(|t| view.is_in(t, words!["and", "from"]))
}

/// "rose by 30 percent compared to B last year, and amounted to A": B waits for A.
fn is_reached(view: &View, quantity: &Quantity, next: &Quantity) -> bool {
    const REACHED: &WordSet = words![
        "amounted",
        "amounting",
        "reached",
        "reaching",
        "totalled",
        "totaled",
        "totalling",
        "totaling",
        "stood",
        "hit",
        "hitting"
    ];
    let before = quantity.run.first.wrapping_sub(1);
    let compared = is_compared_with(view, before) || view.is(before, "against");
    let verb = next.run.first.saturating_sub(2).max(quantity.run.end);
    compared
        && same_measure(quantity, next)
        && next.run.first.saturating_sub(quantity.run.end) <= 14
        && (verb..next.run.end).any(|t| view.is_in(t, REACHED))
}

/// "compared with", which ends at a token.
pub fn is_compared_with(view: &View, at: usize) -> bool {
    view.is_in(at, words!["to", "with"]) && view.is(at.wrapping_sub(1), "compared")
}

/// "down from 1.93 billion": a previous amount that leaves its unit out.
fn is_bare_large(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Count && quantity.value >= Decimal::from(1_000)
}

/// "…, less than the 26.5 million tons of 1991", "14 percent above 41.6 million tons": compared, not hedged.
fn is_outdone(view: &View, main: Run, other: &Quantity) -> bool {
    let hedge = other.run.first..other.run.end.min(other.run.first + 6);
    let known = hedge.clone().any(|t| view.is(t, "than") && view.is_in(t + 1, words!["the", "its", "last"]));
    let share = || {
        let relative = |q: &Quantity| matches!(q.dimension, Dimension::Percent | Dimension::Times);
        other.comparator.is_some()
            && view.quantities().iter().any(|q| q.run.end == other.run.first && relative(q))
    };
    (known || share())
        && other.run.first.saturating_sub(main.end) <= 25
        && view.breaks_between(main, other.run) <= 1
}

/// A previous amount as it stands: "less than the", "above" compare it and do not hedge it.
pub fn compared(view: &View, main: Run, other: &Quantity) -> Quantity {
    let mut out = other.clone();
    let digit = |t: &usize| view.doc.word(*t).starts_with(|c: char| c.is_ascii_digit());
    if other.comparator.is_some() && is_outdone(view, main, other) {
        out.run.first = (other.run.first..other.run.end).find(digit).unwrap_or(other.run.first);
        out.comparator = None;
    }
    out
}
