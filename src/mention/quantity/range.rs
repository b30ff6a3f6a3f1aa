//! Ranges: two figures that are the ends of one, with a unit or magnitude told once.
//!
//! "from X to Y" is no range but a change: its figures stay apart and only share what is told once.
//! Example: "$3-4 billion" is 3e9 to 4e9, "between 15 and 17 million tonnes" 15e6 to 17e6.

use super::Figure;
use crate::lexicon::List;
use crate::mention::Run;
use crate::mention::scan::Scan;
use crate::mention::words;
use rust_decimal::Decimal;

/// How figures stand together.
#[derive(PartialEq)]
enum Link {
    Range,
    /// "from 109 to 529 million": apart, but sharing.
    FromTo,
}

pub fn join(scan: &Scan, figures: &mut [Figure]) {
    for i in 1..figures.len() {
        let (left, right) = figures.split_at_mut(i);
        let (Some(low), Some(high)) = (left.last_mut(), right.first_mut()) else { continue };
        if is_score(scan, low, high) {
            (low.gone, high.gone) = (true, true);
            continue;
        }
        let Some((first, link)) = link(scan, low, high) else { continue };
        if low.gone || low.max.is_some() {
            continue;
        }
        match link {
            Link::Range => merge(first, low, high),
            Link::FromTo => share(low, high),
        }
    }
}

/// "2-1": tied by a dash, not rising, and neither says what it measures.
fn is_score(scan: &Scan, low: &Figure, high: &Figure) -> bool {
    let tied = scan.is_hyphen(low.core.end) && low.core.end + 1 == high.core.first;
    tied && low.unit.is_none() && high.unit.is_none() && !unscored(low, high)
}

/// How two neighbours are tied, and where the words begin that tie them.
fn link(scan: &Scan, low: &Figure, high: &Figure) -> Option<(usize, Link)> {
    let (mut at, end) = (low.core.end, high.core.first);
    if scan.mark(at, b'-') && at + 1 == end {
        let tied = scan.glued(at) == scan.glued(at + 1);
        return (tied && unscored(low, high)).then_some((low.core.first, Link::Range));
    }
    let word = at;
    at = end;
    if word + 1 != at
        && !(word + 3 >= at && super::hedge::before(scan, end).is_some_and(|(f, _)| f == word + 1))
    {
        return None;
    }
    // "from 1.2 million barrels on January 16 to 310,000 barrels"
    if low.unit.is_none() && scan.class_ending(List::Time, low.core.first, "month").is_some() {
        return None;
    }
    let opened = opener(scan, low.core.first);
    if scan.is(word, "and") {
        let between = opened.filter(|o| scan.is(*o, "between"))?;
        return Some((between, Link::Range));
    }
    if scan.is_in(word, words!["to", "until", "through"]) {
        return match opened {
            Some(o) if scan.is(o, "from") => Some((low.core.first, Link::FromTo)),
            _ if high.unit.is_some() && ascending(low, high) && !rose_by(scan, low, high) => {
                Some((low.core.first, Link::Range))
            }
            _ => None,
        };
    }
    let or = scan.is(word, "or") && low.unit.is_none() && ascending(low, high);
    or.then_some((low.core.first, Link::Range))
}

/// "stocks climbed 6.2 million bbl to 370 million bbl", "an increase in imports of $2 bn to $33 bn": by so much, to so
/// much.
fn rose_by(scan: &Scan, low: &Figure, high: &Figure) -> bool {
    let amount = low.unit.as_ref().is_some_and(|u| u.is_amount());
    let hedged = super::hedge::before(scan, low.run.first).map_or(low.run.first, |(first, _)| first);
    let first = scan.before(hedged).filter(|b| scan.is_in(*b, words!["by", "of"])).unwrap_or(hedged);
    let word = |end: usize, kinds: [&str; 2]| {
        let ending = |way| scan.class_ending(List::Change, end, way);
        { ["up", "down"] }
            .iter()
            .any(|way| ending(way).is_some_and(|(_, e)| kinds.iter().any(|kind| e.class.ends_with(kind))))
    };
    let noun = || {
        let floor = first.saturating_sub(IN_WHAT).max(scan.tokens.start);
        let ins = (floor..first).rev().take_while(|t| scan.is_word(*t)).filter(|t| scan.is(*t, "in"));
        word(first, ["noun", "both"]) || { ins }.any(|t| word(t, ["noun", "both"]))
    };
    // "fell in the first quarter by about two mln bpd to 45.2 mln bpd"
    let by = || scan.is(first, "by") && high.unit.is_some();
    amount && if scan.is(first, "of") { noun() } else { by() || word(first, ["verb", "both"]) }
}

/// How many words may tell what increased ("an increase in the goods deficit of").
const IN_WHAT: usize = 6;

/// "between" or "from" before a figure, over its hedge.
fn opener(scan: &Scan, first: usize) -> Option<usize> {
    (scan.tokens.start..first).rev().take(4).find(|i| scan.is_in(*i, words!["between", "from"]))
}

/// "2-1" is a score: a range rises, or tells what it measures.
fn unscored(low: &Figure, high: &Figure) -> bool {
    ascending(low, high) || (low.unit.is_none() && high.unit.is_some() && high.number.factor > Decimal::ONE)
}

fn ascending(low: &Figure, high: &Figure) -> bool {
    let same = match (&low.unit, &high.unit) {
        (Some(a), Some(b)) => a.id == b.id,
        (Some(a), None) => {
            a.dimension == crate::mention::Dimension::Money || high.number.factor == Decimal::ONE
        }
        _ => true,
    };
    same && scaled(low, high) < high.number.value
}

/// The low end with the magnitude that it shares.
fn scaled(low: &Figure, high: &Figure) -> Decimal {
    let bare = low.number.factor == Decimal::ONE && high.number.factor > Decimal::ONE;
    let one_unit = low.unit.is_none()
        || high.unit.is_none()
        || low.unit.as_ref().map(|u| &u.id) == high.unit.as_ref().map(|u| &u.id);
    if !bare || !one_unit || low.number.value >= Decimal::from(1000) {
        return low.number.value;
    }
    let mantissa = high.number.value.checked_div(high.number.factor).unwrap_or(high.number.value);
    let near = mantissa.checked_mul(Decimal::from(100)).is_none_or(|m| low.number.value < m);
    let shared = low.number.value.checked_mul(high.number.factor).filter(|_| near);
    shared.unwrap_or(low.number.value)
}

/// Makes the low figure the range and the high one gone.
fn merge(first: usize, low: &mut Figure, high: &mut Figure) {
    low.number.value = scaled(low, high);
    low.max = Some(high.number.value);
    if low.number.factor == Decimal::ONE {
        low.number.factor = high.number.factor;
    }
    if low.unit.is_none() {
        low.unit = high.unit.clone();
    }
    low.price |= high.price;
    low.core = Run::new(first, high.core.end);
    low.run = low.core;
    high.gone = true;
}

/// Gives the figure after "from" the unit and magnitude that only its partner has.
fn share(low: &mut Figure, high: &mut Figure) {
    if low.unit.is_none() && high.unit.is_some() {
        low.number.value = scaled(low, high);
        low.unit = high.unit.clone();
        low.elided = true;
    } else if let (Some(unit), None) = (low.unit.clone(), &high.unit) {
        if high.number.factor == Decimal::ONE && low.number.factor > Decimal::ONE {
            high.number.value = high.number.value.checked_mul(low.number.factor).unwrap_or(high.number.value);
        }
        high.unit = Some(unit);
        high.elided = true;
    }
}
