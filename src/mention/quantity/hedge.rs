//! Hedges: the words before or after a figure that say "more than", "about", "up to".
//!
//! Example: "exceeded 1 million tons" is `more_than` and its text takes the verb in; "3 million or so" is `about`.

use super::Figure;
use crate::lexicon::{List, Signs};
use crate::mention::Comparator;
use crate::mention::scan::Scan;
use crate::mention::words;

/// Any of them.
const HEDGE: Signs = Signs::families(List::Number, &["after", "hedge"]);

pub(super) fn read(scan: &Scan, figure: &mut Figure) {
    if !scan.signs.any(HEDGE) {
        return;
    }
    for _ in 0..2 {
        let Some((first, comparator)) = before(scan, figure.run.first) else { break };
        // "under two long-term contracts"
        if scan.is(first, "under")
            && (figure.run.end..figure.run.end + 5).any(|t| scan.opens(List::Instrument, t))
        {
            break;
        }
        figure.run.first = first;
        figure.comparator = Some(comparator);
    }
    if figure.comparator.is_some() {
        return;
    }
    if let Some((end, comparator)) = after(scan, figure) {
        figure.run.end = figure.run.end.max(end);
        figure.comparator = Some(comparator);
    }
}

/// The hedge that ends at `at`, over an article ("more than the $2.8 billion").
pub fn before(scan: &Scan, at: usize) -> Option<(usize, Comparator)> {
    let article = || scan.before(at).filter(|b| scan.is_in(*b, words!["the", "a", "an"]));
    let found = ending(scan, at).or_else(|| ending(scan, article()?));
    found.filter(|(first, _)| !refers_to_time(scan, *first) && !goes_up(scan, *first))
}

fn ending(scan: &Scan, end: usize) -> Option<(usize, Comparator)> {
    let (hit, entry) = scan.class_ending(List::Number, end, "hedge")?;
    comparator(entry.class.strip_prefix("hedge.")?).map(|c| (hit.first(), c))
}

/// "picked up to 2.7 mln": a verb and its adverb.
fn goes_up(scan: &Scan, first: usize) -> bool {
    let verb = |h: &crate::lexicon::Hit| h.first() < first;
    scan.is(first, "up") && scan.class_ending(List::Change, first + 1, "up").is_some_and(|(h, _)| verb(h))
}

/// "the past … over 5": "over" after a word of time belongs to that.
fn refers_to_time(scan: &Scan, first: usize) -> bool {
    scan.is(first, "around") && scan.follows(first, words!["turned", "revolved"])
}

fn after(scan: &Scan, figure: &Figure) -> Option<(usize, Comparator)> {
    let near = [figure.run.end, figure.core.end, figure.number.run.end];
    near.into_iter().find_map(|end| {
        let at = scan.past_hyphen(end);
        let (hit, entry) = scan.class(List::Number, at, "after")?;
        let plus = scan.mark(at, b'+') && !scan.glued(at);
        let comparator = comparator(entry.class.strip_prefix("after.")?)?;
        let named = scan.is_in(at, words!["plus", "tops", "up", "maximum", "minimum"])
            && at == end
            && !ends_clause(scan, hit.end());
        (!plus && !named).then_some((hit.end(), comparator))
    })
}

fn ends_clause(scan: &Scan, at: usize) -> bool {
    scan.token(at).is_none_or(|t| t.mark != 0)
}

fn comparator(name: &str) -> Option<Comparator> {
    match name {
        "about" => Some(Comparator::About),
        "more_than" => Some(Comparator::MoreThan),
        "at_least" => Some(Comparator::AtLeast),
        "less_than" => Some(Comparator::LessThan),
        "at_most" => Some(Comparator::AtMost),
        "almost" => Some(Comparator::Almost),
        _ => None,
    }
}
