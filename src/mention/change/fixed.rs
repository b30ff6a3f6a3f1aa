//! Verbs that hold their own figure: "doubled", "nearly tripled", "halving", "to double".
//!
//! Leaves "double taxation" and "doubled down". Example: "nearly doubled" is up 2 `x`, `almost`.

use super::figure;
use crate::lexicon::{Entry, Hit, List};
use crate::mention::number;
use crate::mention::scan::Scan;
use crate::mention::{Change, Direction, Run, words};

pub fn all(scan: &Scan) -> Vec<Change> {
    let hits = scan.hits().iter().filter(|h| h.list == List::Change).map(|h| (h, scan.entry(h)));
    hits.filter_map(|hit| change(scan, hit)).collect()
}

fn change(scan: &Scan, (hit, entry): (&Hit, &Entry)) -> Option<Change> {
    let (direction, bare) = match entry.class.as_str() {
        "up.fixed" => (Direction::Up, false),
        "up.double" => (Direction::Up, true),
        "down.fixed" => (Direction::Down, false),
        "down.double" => (Direction::Down, true),
        _ => return None,
    };
    if bare && !is_verb(scan, hit) {
        return None;
    }
    let value = number::factor(entry)?;
    let quantity = figure::of(scan, Run::new(hit.first(), hit.end()), &entry.id, value);
    Some(Change { run: quantity.run, quantity, direction })
}

/// "double" as a verb: after "to", "will" and the like.
fn is_verb(scan: &Scan, hit: &Hit) -> bool {
    let after = |at: usize| {
        scan.follows(
            at,
            words![
                "to", "will", "would", "could", "can", "may", "might", "should", "must", "shall", "and",
                "not", "also", "than", "helped", "help",
            ],
        )
    };
    let hedge = crate::mention::quantity::hedge::before(scan, hit.first()).map(|(first, _)| first);
    after(hit.first()) || hedge.is_some()
}
