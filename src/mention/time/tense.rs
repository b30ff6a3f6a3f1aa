//! Whether a clause tells of the future: then "in June" is the next June, else the last.
//!
//! Looks at the verb nearest before the time, else at the first after it. Example: planned in "will be signed in
//! June", past in "amended in October, … will supply".

use super::Reader;
use crate::lexicon::{List, Signs};
use crate::mention::{WordSet, words};

/// Any verb that tells.
const TENSE: Signs = Signs::of(List::Time, "tense");
/// How far a verb may stand.
const REACH: usize = 40;
/// A verb of saying counts only this close.
const SAID_CLOSE: usize = 2;

enum Verb {
    Future,
    Past,
}

/// Whether what stands at `at` belongs to a clause of the future; `None` where neither a verb nor "by" tells.
pub fn planned(reader: &Reader, at: usize) -> Option<bool> {
    let until =
        || ["prep.until", "prep.by"].iter().any(|c| reader.scan.class_ending(List::Time, at, c).is_some());
    if is_for_delivery(reader, at) || is_extended(reader, at) {
        return Some(true);
    }
    told(reader, at).or_else(|| until().then_some(true))
}

/// "have extended until December a letter of intent": what is prolonged lasts on.
fn is_extended(reader: &Reader, at: usize) -> bool {
    const PROLONGED: &WordSet =
        words!["extended", "prolonged", "extend", "extending", "prolong", "extension", "rolled", "renewed"];
    let scan = reader.scan;
    let Some((until, _)) = scan.class_ending(List::Time, at, "prep.until") else { return false };
    (until.first().saturating_sub(5).max(scan.tokens.start)..until.first()).any(|t| scan.is_in(t, PROLONGED))
}

/// What goods are bought for: "for December loading", "for delivery in January".
pub const DELIVERY: &WordSet = words![
    "loading",
    "loadings",
    "delivery",
    "deliveries",
    "lifting",
    "liftings",
    "shipment",
    "arrival",
    "settlement",
];

/// "bought 2 million barrels for December loading", "for delivery in January": what was bought is still to come.
fn is_for_delivery(reader: &Reader, at: usize) -> bool {
    let scan = reader.scan;
    let goods = |place: Option<usize>| place.is_some_and(|p| scan.is_in(p, DELIVERY));
    let before = scan.before(at);
    let led = before.filter(|b| scan.is_in(*b, words!["in", "for", "from"]));
    before.is_some_and(|b| scan.is(b, "for")) && goods(Some(at + 1))
        || goods(led.and_then(|b| scan.before(b)))
}

/// Whether the verbs around tell of the future; `None` where there is none.
pub fn told(reader: &Reader, at: usize) -> Option<bool> {
    let floor = at.saturating_sub(REACH).max(reader.scan.tokens.start);
    for place in (floor..at).rev() {
        if reader.scan.mark(place, b';') {
            break;
        }
        if let Some(verb) = verb(reader, place, at - place <= SAID_CLOSE) {
            return Some(matches!(verb, Verb::Future));
        }
    }
    let ceiling = at.saturating_add(REACH).min(reader.scan.tokens.end);
    let after =
        (at + 1..ceiling).take_while(|p| !reader.scan.mark(*p, b';')).find_map(|p| verb(reader, p, false));
    after.map(|verb| matches!(verb, Verb::Future))
}

fn verb(reader: &Reader, at: usize, close: bool) -> Option<Verb> {
    let scan = reader.scan;
    if !scan.is_word(at) {
        return None;
    }
    let may = scan.is(at, "may");
    if may && scan.is_lower(at) {
        return Some(Verb::Future);
    }
    if !scan.begins(at).may_hold(TENSE) {
        return participle(reader, at);
    }
    if !may && reader.word(at, "tense.future").is_some() {
        return Some(Verb::Future);
    }
    if reader.word(at, "tense.say").is_some() {
        return close.then_some(Verb::Past);
    }
    let past = reader.word(at, "tense.past").is_some();
    if past && !scan.follows(at, words!["be", "is", "are"]) && !after_article(reader, at) {
        return Some(Verb::Past);
    }
    let auxiliary =
        words!["to", "will", "would", "could", "should", "may", "might", "can", "be", "is", "are"];
    let either = reader.word(at, "tense.either").is_some() && !scan.follows(at, auxiliary);
    if either && !after_article(reader, at) {
        return Some(Verb::Past);
    }
    participle(reader, at)
}

/// "the agreed text"
fn after_article(reader: &Reader, at: usize) -> bool {
    reader.scan.follows(at, words!["the", "a", "an", "its", "their", "of", "and", "some", "more", "no"])
}

/// "-ed": past, but open after "be" or "is" and after an article.
fn participle(reader: &Reader, at: usize) -> Option<Verb> {
    let scan = reader.scan;
    if scan.len(at) < 5 || !scan.is_lower(at) || !scan.text(at).ends_with("ed") {
        return None;
    }
    let open = after_article(reader, at) || scan.follows(at, words!["be", "is", "are"]);
    (!open).then_some(Verb::Past)
}
