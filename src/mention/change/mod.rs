//! Changes: a verb or noun of change with its figure.
//!
//! Leaves what only changed from one figure to another. Example: "rose by 50%" is up 50 `%`, "went down twofold"
//! down 2 `x`, "halved" down 50 `%`, "a growth of 18.7 per cent" up 18.7 `%`.

mod after;
mod before;
mod figure;
mod fixed;

use super::number::{Number, Role};
use super::scan::Scan;
use super::{Change, Dimension, Direction, Quantity, Run};
use crate::lexicon::{Entry, Hit, List, Signs};

/// A word of change at its place.
#[derive(Clone, Copy)]
struct Word {
    run: Run,
    direction: Direction,
    verb: bool,
    noun: bool,
}

/// What a change is told by, unless a sign tells it.
const WORD: Signs = Signs::families(List::Change, &["as_much", "down", "up"]);

/// The changes of a sentence, in order, with the help of its quantities.
pub(super) fn read(scan: &Scan, numbers: &[Number], quantities: &[Quantity]) -> Vec<Change> {
    let worded = scan.signs.any_of(Signs::of(List::Change, ""), WORD);
    let percent = || quantities.iter().any(|q| q.dimension == Dimension::Percent);
    let relative = || percent() || numbers.iter().any(|n| n.role == Role::Fraction);
    if !(worded || relative() && has_sign(scan)) {
        return Vec::new();
    }
    let figures = figure::all(scan, numbers, quantities);
    let mut changes = if worded { fixed::all(scan) } else { Vec::new() };
    let mut last: Option<(usize, Direction)> = None;
    for (i, quantity) in figures.iter().enumerate() {
        let floor = i.checked_sub(1).and_then(|b| figures.get(b)).map_or(scan.tokens.start, |f| f.run.end);
        let found = after::read(scan, quantity).or_else(|| before::read(scan, quantity, floor, last));
        let Some((run, direction)) = found.filter(|(run, _)| !changes.iter().any(|c| c.run.overlaps(*run)))
        else {
            continue;
        };
        last = Some((run.end, direction));
        changes.push(Change { run, quantity: quantity.clone(), direction });
    }
    changes.sort_by_key(|c| c.run);
    changes
}

/// Whether a sign may stand before a figure: "+4%".
fn has_sign(scan: &Scan) -> bool {
    scan.tokens.clone().any(|t| scan.mark(t, b'+') || scan.mark(t, b'-'))
}

fn word((hit, entry): (&Hit, &Entry)) -> Option<Word> {
    let (way, kind) = entry.class.split_once('.')?;
    let direction = match way {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => return None,
    };
    let (verb, noun) = match kind {
        "verb" => (true, false),
        "noun" => (false, true),
        "both" => (true, true),
        "word" => (false, false),
        _ => return None,
    };
    Some(Word { run: Run::new(hit.first(), hit.end()), direction, verb, noun })
}

/// The word of change that begins at `at`.
fn word_at(scan: &Scan, at: usize) -> Option<Word> {
    ["up", "down"].iter().find_map(|way| scan.class(List::Change, at, way)).and_then(word)
}

/// The word of change that ends where `end` begins.
fn word_ending(scan: &Scan, end: usize) -> Option<Word> {
    ["up", "down"].iter().find_map(|way| scan.class_ending(List::Change, end, way)).and_then(word)
}
