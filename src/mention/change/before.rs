//! Words of change before their figure: "rose by 50%", "up 4 pct", "an increase of 38%", "cut exports by a third".
//!
//! Leaves "rose to 50%". Example: "increased almost 5 times" is up 5 `x`, `almost`.

use super::{Word, word_at, word_ending};
use crate::lexicon::List;
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Direction, Quantity, Run, WordSet, words};

/// How many words may stand between a verb and its figure's "by".
const CLAUSE: usize = 16;
/// How far the verb may be that an elliptic "by another 11.2%" goes back to.
const SENTENCE: usize = 40;
const FILLERS: usize = 5;

pub fn read(
    scan: &Scan,
    figure: &Quantity,
    floor: usize,
    last: Option<(usize, Direction)>,
) -> Option<(Run, Direction)> {
    if figure.price {
        return None;
    }
    let (place, by) = past_fillers(scan, figure.run.first, floor);
    let relative = matches!(figure.dimension, Dimension::Percent | Dimension::Times);
    // "rising as high as 49 mln tons": to so much, not by so much.
    let level = !relative && scan.is(figure.run.first, "as");
    if let Some(word) = adjacent(scan, place)
        .filter(|_| !level)
        .filter(|w| relative || by.is_some() || moves_by_itself(scan, w, figure))
    {
        return Some((Run::new(word.run.first, figure.run.end), word.direction));
    }
    if let Some((first, word)) =
        noun(scan, figure.run.first).filter(|_| relative || scan.behind(figure.run.first, "of"))
    {
        return Some((Run::new(first, figure.run.end), word.direction));
    }
    let by = by?;
    if let Some(word) = nearest(scan, by, floor.max(by.saturating_sub(CLAUSE))) {
        return Some((Run::new(word.run.first, figure.run.end), word.direction));
    }
    let (end, direction) = last.filter(|_| relative)?;
    (by - end.min(by) <= SENTENCE).then(|| (Run::new(by, figure.run.end), direction))
}

/// Steps back over "by another", "an annual", "sharply"; tells where "by" stands.
fn past_fillers(scan: &Scan, first: usize, floor: usize) -> (usize, Option<usize>) {
    let (mut place, mut by) = (first, None);
    for _ in 0..FILLERS {
        let Some(before) = scan.before(place).filter(|b| *b >= floor) else { break };
        if scan.is(before, "by") {
            (by, place) = (Some(before), before);
            continue;
        }
        let time = scan.class_ending(List::Time, place, "shift").filter(|(h, _)| h.first() >= floor);
        let filler = scan.class_ending(List::Change, place, "filler").filter(|(h, _)| h.first() >= floor);
        let adverb = scan.is_lower(before) && scan.text(before).ends_with("ly");
        let comma = by.is_some() && scan.mark(before, b',');
        place = match filler.map(|(h, _)| h.first()).or(time.map(|(h, _)| h.first())) {
            Some(first) => first,
            None if adverb || comma => before,
            None => break,
        };
    }
    (place, by)
}

/// The verb, or "up" and "down", directly before `place`.
fn adjacent(scan: &Scan, place: usize) -> Option<Word> {
    let word = word_ending(scan, place)?;
    let comparative = !word.verb && !word.noun;
    let higher = comparative && scan.is_in(word.run.first, words!["higher", "lower"]);
    (word.verb || word.noun || higher).then_some(word)
}

/// Verbs that an amount may follow without "by": others have it as their object ("raised $5bn", "grew 40 tonnes").
fn moves_by_itself(scan: &Scan, word: &Word, figure: &Quantity) -> bool {
    const MOVES: &WordSet = words![
        "rose",
        "rise",
        "rises",
        "rising",
        "risen",
        "fell",
        "fallen",
        "falls",
        "climbed",
        "dropped",
        "up",
        "down",
        "slipped",
        "declined",
        "surged",
        "jumped",
        "increased",
        "decreased",
        "narrowed",
        "widened",
        "shrank",
        "shrunk",
        "plunged",
        "tumbled",
        "slid",
        "soared",
        "dipped",
        "eased",
        "contracted",
    ];
    let grew = scan.is(word.run.first, "grew") && figure.dimension == Dimension::Money;
    // "has contracted 2 bcm of gas"
    let booked = scan.is(word.run.first, "contracted") && scan.is(figure.run.end, "of");
    (grew || scan.is_in(word.run.first, MOVES)) && word.run.end == word.run.first + 1 && !booked
}

/// "a growth of", "growth reached", "an increase in exports of"
fn noun(scan: &Scan, first: usize) -> Option<(usize, Word)> {
    let link = scan.class_ending(List::Change, first, "link").map(|(h, _)| h.first()).or_else(|| {
        let filler = scan.before(first).filter(|b| scan.is_in(*b, words!["a", "an", "about", "another"]))?;
        scan.class_ending(List::Change, filler, "link").map(|(h, _)| h.first())
    })?;
    let word = word_ending(scan, link).filter(|w| w.noun).or_else(|| in_something(scan, link))?;
    let mut begin = word.run.first;
    for _ in 0..2 {
        match scan.before(begin) {
            Some(b) if scan.is_in(b, words!["a", "an"]) => return Some((b, word)),
            Some(b) if begin == word.run.first && scan.is_lower(b) && scan.follows(b, words!["a", "an"]) => {
                begin = b
            }
            _ => break,
        }
    }
    Some((word.run.first, word))
}

/// "a rise in exports of": the noun before "in".
fn in_something(scan: &Scan, link: usize) -> Option<Word> {
    if !scan.is(link, "of") {
        return None;
    }
    let floor = link.saturating_sub(7).max(scan.tokens.start);
    let place = (floor..link).rev().take_while(|p| scan.is_word(*p)).find(|p| scan.is(*p, "in"))?;
    word_ending(scan, place).filter(|w| w.noun)
}

/// The word of change nearest before "by".
fn nearest(scan: &Scan, by: usize, floor: usize) -> Option<Word> {
    let clause = (floor..by).rev().take_while(|p| !scan.mark(*p, b';'));
    clause
        .filter_map(|p| word_at(scan, p))
        .find(|w| (w.verb || w.noun) && w.run.end <= by && scan.is_lower(w.run.first))
}
