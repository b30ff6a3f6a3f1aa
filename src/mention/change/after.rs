//! Words of change after their figure: "11.4% more", "35% less than", "a 12% annual increase", "three times as much".
//!
//! Leaves "5% of". Example: "by 21.1 percent more" is up 21.1 `%`.

use super::{Word, word_at};
use crate::lexicon::List;
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Direction, Quantity, Run, words};

/// How many words may stand between a figure and its noun ("12% year-on-year volume growth").
const WORDS_BETWEEN: usize = 3;

pub fn read(scan: &Scan, figure: &Quantity) -> Option<(Run, Direction)> {
    if figure.price {
        return None;
    }
    signed(scan, figure)
        .or_else(|| as_much(scan, figure))
        .or_else(|| worded(scan, figure))
        .or_else(|| noun(scan, figure))
}

/// "+12.3%", "(-4%)"
fn signed(scan: &Scan, figure: &Quantity) -> Option<(Run, Direction)> {
    let first = figure.run.first;
    let sign = scan.before(first).filter(|_| figure.dimension == Dimension::Percent && scan.glued(first))?;
    let direction = match (scan.mark(sign, b'+'), scan.mark(sign, b'-')) {
        (true, _) => Direction::Up,
        (_, true) => Direction::Down,
        _ => return None,
    };
    let open =
        !scan.glued(sign) || scan.before(sign).is_some_and(|b| scan.mark(b, b'(') || scan.mark(b, b'['));
    open.then(|| (Run::new(sign, figure.run.end), direction))
}

/// "three times as much"; "half as much" is less.
fn as_much(scan: &Scan, figure: &Quantity) -> Option<(Run, Direction)> {
    let relative = matches!(figure.dimension, Dimension::Times | Dimension::Percent);
    let (hit, _) = scan.class(List::Change, figure.run.end, "as_much").filter(|_| relative)?;
    let volume = scan.is(figure.run.end, "the") || scan.is(figure.run.end, "that");
    if volume && figure.dimension == Dimension::Times && scan.is(hit.end(), "of") {
        return Some((Run::new(figure.run.first, hit.end()), Direction::Up));
    }
    if !scan.is(figure.run.end, "as") {
        return None;
    }
    let direction = if figure.dimension == Dimension::Times { Direction::Up } else { Direction::Down };
    Some((Run::new(figure.run.first, hit.end()), direction))
}

/// "35% less", "2.1 times more", "3pc lower", "2 million tons more than"
fn worded(scan: &Scan, figure: &Quantity) -> Option<(Run, Direction)> {
    let end = figure.run.end;
    let word = word_at(scan, end).filter(|w| is_comparative(scan, w))?;
    let relative = matches!(figure.dimension, Dimension::Percent | Dimension::Times);
    let level = scan.is_in(word.run.first, words!["below", "above"])
        && scan.is_in(word.run.end, words!["the", "last", "its", "a"]);
    // "202,000 bpd down on 1985"
    let on = scan.is_in(word.run.first, words!["down", "up"]) && scan.is(word.run.end, "on");
    if !relative && !level && !on && !scan.is_in(word.run.end, words!["than", "compared", "year"]) {
        return None;
    }
    if word.noun && word.verb {
        return None;
    }
    let first = scan.before(figure.run.first).filter(|b| scan.is(*b, "by")).unwrap_or(figure.run.first);
    Some((Run::new(first, word.run.end), word.direction))
}

/// "more", "lower", "up": a word that stands after its figure.
fn is_comparative(scan: &Scan, word: &Word) -> bool {
    let standing =
        scan.is_in(word.run.first, words!["up", "down", "lower"]) && word.run.end == word.run.first + 1;
    standing || (!word.verb && !word.noun)
}

/// "12% growth", "a 5.5-percent annual decline", "a fivefold rise"
fn noun(scan: &Scan, figure: &Quantity) -> Option<(Run, Direction)> {
    let mut at = scan.past_hyphen(figure.run.end);
    let floor = at;
    for _ in 0..=WORDS_BETWEEN {
        if let Some(word) = word_at(scan, at) {
            let tied = word.noun && (at == floor || !scan.is_in(at - 1, words!["to", "of", "and", "the"]));
            return tied.then(|| (Run::new(article(scan, figure.run.first), word.run.end), word.direction));
        }
        let yearly = scan
            .hits_at(at)
            .iter()
            .find(|h| h.list == List::Time && scan.entry(h).class.starts_with("shift"));
        let small = scan.is_lower(at)
            && !scan.is_in(
                at,
                words![
                    "of", "to", "in", "from", "and", "by", "for", "on", "at", "with", "is", "was", "will",
                    "as", "that", "which", "after", "while", "per", "a", "an", "marking",
                ],
            );
        match yearly {
            Some(hit) => at = hit.end(),
            None if small => at += 1,
            None if scan.is_hyphen(at) => at += 1,
            None => return None,
        }
    }
    None
}

fn article(scan: &Scan, first: usize) -> usize {
    scan.before(first).filter(|b| scan.is_in(*b, words!["a", "an"])).unwrap_or(first)
}
