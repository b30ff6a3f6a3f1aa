//! Rates: "a day", "per year", "annually", "annual capacity of"; and what makes a sum of money a price.
//!
//! Leaves "a year earlier". Example: "216,000 barrels of crude a day" is per day, "$80 a barrel" a price.

use super::Figure;
use super::unit::per;
use crate::lexicon::{List, Signs};
use crate::mention::scan::Scan;
use crate::mention::{Dimension, Per, Run, words};

/// How many words may stand between a unit and its rate ("tonnes of liquefied natural gas a year").
const WORDS_BETWEEN: usize = 7;
/// How far the clause's adverb may be.
const CLAUSE: usize = 14;

/// Any of its words.
const RATE: Signs = Signs::of(List::Unit, "rate");

/// What stands after a unit.
enum Rate {
    Told(usize, Per),
    /// Per hour, per week: no record holds it.
    Other,
}

/// Drops the figures that are part of another's unit or price ("20-foot equivalent units", "per 1,000 cu m").
pub fn absorb(scan: &Scan, figures: &mut [Figure]) {
    for i in 1..figures.len() {
        let (left, right) = figures.split_at_mut(i);
        let (Some(last), Some(figure)) = (left.last(), right.first_mut()) else { continue };
        let inside = figure.number.run.first < last.core.end;
        let per = last.price && last.core.end + 1 == figure.core.first;
        figure.gone |= inside || (per && (scan.is(last.core.end, "per") || scan.mark(last.core.end, b'/')));
    }
}

/// Takes in the rate that follows a figure, or sees that it is a price.
pub fn follow(scan: &Scan, figure: &mut Figure) {
    let Some(unit) = &figure.unit else { return };
    let end = figure.core.end;
    let money = unit.dimension == Dimension::Money;
    if money && is_price(scan, end) {
        figure.price = true;
        return;
    }
    if !unit.is_amount() || !scan.signs.may_hold(RATE) {
        return;
    }
    match at(scan, scan.past_hyphen(end)).or_else(|| past_of(scan, end)) {
        Some(Rate::Told(end, per)) => (figure.per, figure.run.end) = (Some(per), end),
        Some(Rate::Other) if !money => {
            if let Some(unit) = &mut figure.unit {
                unit.skip = true;
            }
        }
        _ => {}
    }
}

fn at(scan: &Scan, at: usize) -> Option<Rate> {
    if !scan.begins(at).may_hold(RATE)
        || scan.is_in(at, words!["a", "each"]) && scan.follows(at, words!["in", "within", "over", "for"])
    {
        return None;
    }
    let hits = scan.hits_at(at).iter().filter(|h| h.list == List::Unit).map(|h| (h, scan.entry(h)));
    let (hit, entry) =
        { hits }.find(|(_, e)| matches!(e.class.as_str(), "rate.adverb" | "rate.tied" | "rate.other"))?;
    if is_moment(scan, hit.first(), hit.end()) {
        return None;
    }
    Some(per(&entry.per).map_or(Rate::Other, |p| Rate::Told(hit.end(), p)))
}

/// "a year earlier", "a day after": no rate.
fn is_moment(scan: &Scan, first: usize, end: usize) -> bool {
    scan.is_in(first, words!["a", "each", "every"]) && scan.class(List::Unit, end, "rate.not").is_some()
}

/// "… of crude a day": the rate after the words that say what is measured.
fn past_of(scan: &Scan, end: usize) -> Option<Rate> {
    let of = past_bracket(scan, end);
    if !scan.is(of, "of") {
        return None;
    }
    let mut place = of + 1;
    for _ in 0..WORDS_BETWEEN {
        place = past_bracket(scan, place + 1);
        if let Some(rate) = at(scan, place) {
            return Some(rate);
        }
        let word = scan.is_word(place) || scan.is_hyphen(place);
        if !word
            || scan.is_in(
                place,
                words![
                    "to", "from", "in", "via", "through", "at", "by", "on", "for", "with", "over", "during",
                    "is", "was", "will", "which", "that",
                ],
            )
        {
            return None;
        }
    }
    None
}

/// Over an abbreviation in brackets: "billion cubic metres (bcm) of gas", "liquefied natural gas (LNG) a year".
fn past_bracket(scan: &Scan, at: usize) -> usize {
    let short = scan.mark(at, b'(') && scan.is_word(at + 1) && scan.mark(at + 2, b')');
    if short { at + 3 } else { at }
}

/// "a barrel", "per litre", "/bbl", "to the dollar" after a sum of money.
fn is_price(scan: &Scan, end: usize) -> bool {
    let mut at = end;
    if scan.is(at, "for") {
        at += 1;
    }
    if scan.is(at, "each") || scan.is(at, "apiece") {
        return true;
    }
    let the_dollar = scan.is(at, "to") && scan.is_in(at + 1, words!["the", "one", "a"]);
    let linked = scan.is_in(at, words!["a", "an", "per", "every", "each"])
        || scan.mark(at, b'/')
        || scan.mark(at, b'-')
        || the_dollar;
    if !linked {
        return false;
    }
    at += if the_dollar { 2 } else { 1 };
    let figure = scan.is(end, "per") || scan.mark(end, b'/');
    if figure && scan.is_digits(at) {
        return true;
    }
    let unit = scan.class(List::Unit, at, "each").is_some();
    unit || (the_dollar && scan.opens(List::Currency, at))
}

/// Takes the rate from an adjective before a figure or an adverb further on in its clause.
pub fn from_afar(scan: &Scan, figures: &mut [Figure]) {
    if !scan.signs.may_hold(RATE) {
        return;
    }
    for i in 0..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let Some((figure, after)) = rest.split_first_mut() else { return };
        let open = figure
            .unit
            .as_ref()
            .is_some_and(|u| u.is_physical() && u.per.is_none() && u.dimension != Dimension::Length);
        if !open || figure.per.is_some() {
            continue;
        }
        let floor = before.last().map_or(scan.tokens.start, |f| f.run.end);
        let ceiling = after.first().map_or(scan.tokens.end, |f| f.run.first);
        if let Some((first, per)) =
            adjective(scan, figure.run.first, floor).or_else(|| ahead(scan, figure.run.first, floor))
        {
            (figure.per, figure.run) = (Some(per), Run::new(first, figure.run.end));
        } else if let Some(per) = adverb(scan, figure.run.end, ceiling) {
            figure.per = Some(per);
        }
    }
}

/// "annual capacity of", "annual volumes to": taken into the text where "of" ties them.
fn adjective(scan: &Scan, first: usize, floor: usize) -> Option<(usize, Per)> {
    let link = first.checked_sub(1).filter(|l| *l > floor)?;
    if !scan.is_in(link, words!["of", "to", "at", "is", "was", "by", "reached", "reach", "averaged", "from"])
    {
        return None;
    }
    for place in (floor..link).rev().take(5) {
        let Some((_, entry)) = scan.class(List::Unit, place, "rate.adjective") else {
            if !scan.is_word(place) && !scan.is_hyphen(place)
                || scan.is_in(place, words!["and", "this", "but", "or"])
            {
                return None;
            }
            continue;
        };
        // "a monthly high of": the best month, no rate.
        if scan.is_in(place + 1, words!["high", "low", "peak", "record"]) {
            return None;
        }
        let tied = scan.is(link, "of") && link - place <= 4;
        return per(&entry.per).map(|p| (if tied { place } else { first }, p));
    }
    None
}

/// "exports an annual 65 million tons", taken into the text; "will annually carry 30 billion cubic metres", not.
fn ahead(scan: &Scan, first: usize, floor: usize) -> Option<(usize, Per)> {
    let last = first.checked_sub(1).filter(|l| *l > floor)?;
    if let Some((_, entry)) = scan.class(List::Unit, last, "rate.adjective") {
        let article = last - 1;
        return per(&entry.per).filter(|_| scan.is_in(article, words!["a", "an"])).map(|p| (article, p));
    }
    let verb = scan.is_word(last) && !scan.is_in(last, words!["of", "to", "at", "by", "for", "and"]);
    let place = last.checked_sub(1).filter(|p| verb && *p > floor && scan.text(*p).ends_with("ly"))?;
    let (_, entry) = scan.class(List::Unit, place, "rate.adverb")?;
    per(&entry.per).map(|p| (first, p))
}

fn adverb(scan: &Scan, end: usize, ceiling: usize) -> Option<Per> {
    for place in end..ceiling.min(end + CLAUSE) {
        let mark = scan.token(place)?.mark;
        let listed = || scan.opens(List::Commodity, place + 1) || scan.opens(List::Cargo, place + 1);
        let passed = || scan.is_hyphen(place) || mark == b'\'' || mark == b',' && listed();
        if mark != 0 && !passed() {
            return None;
        }
        let Some((hit, entry)) = scan.class(List::Unit, place, "rate.adverb") else { continue };
        let adjective = scan.is_in(place, words!["daily", "monthly", "yearly"])
            && scan.is_lower(hit.end())
            && !scan.is_in(hit.end(), words!["to", "from", "via", "through", "by", "and", "in"]);
        let within = scan.is(place, "a") && scan.follows(place, words!["in", "within", "over", "for"]);
        if !adjective && !within && !is_moment(scan, hit.first(), hit.end()) {
            return per(&entry.per);
        }
    }
    None
}
