//! Money: a currency sign or code before a number, a code or word after it.
//!
//! A word that several currencies share ("dollars", "Rs") is the currency of a country that the sentence
//! names, else of the article's, else the usual one. Example: "USD 3,9 bln", "62 billion-lira", "US$530mn".

use super::unit::Unit;
use crate::lexicon::{Entry, Hit, List, Manner};
use crate::mention::Run;
use crate::mention::scan::Scan;
use crate::mention::setting::{Setting, bare};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::str::FromStr;

/// How many tokens a currency's name may have.
const LONGEST: usize = 5;

/// The currency before or after a number, and the run that takes both in.
pub fn around(scan: &Scan, number: Run, setting: &Setting) -> Option<(Run, Unit)> {
    if let Some((first, code)) = before(scan, number.first, setting) {
        let run = Run::new(first, number.end);
        let same = after(scan, number.end, setting).filter(|u| u.id == code && !u.price);
        let end = same.map_or(number.end, |u| u.end);
        return Some((Run::new(run.first, end), Unit::money(&code, end)));
    }
    let unit = after(scan, number.end, setting)?;
    Some((Run::new(number.first, unit.end), unit))
}

/// A sign or code that ends at `at`: where it begins, and its currency's code.
fn before(scan: &Scan, at: usize, setting: &Setting) -> Option<(usize, String)> {
    let dotted = scan.before(at).filter(|b| scan.mark(*b, b'.') && scan.glued(*b));
    let mut hits = ending(scan, at);
    if let (true, Some(dot)) = (hits.is_empty(), dotted) {
        hits = ending(scan, dot);
    }
    let hit = *hits.first()?;
    let quote = scan.doc.quote(Run::new(hit.first, hit.end));
    let single = quote.len() == 1 && scan.is_word(hit.first);
    let sign = hit.manner == Manner::Symbol || scan.is_capital(hit.first);
    if !sign || (single && !scan.glued(at)) || (scan.is_word(hit.first) && tied_word(scan, hit.first)) {
        return None;
    }
    Some((hit.first, code(scan, &hits, setting)?))
}

/// Letters that end a longer name ("X-N95").
fn tied_word(scan: &Scan, at: usize) -> bool {
    scan.glued(at) && scan.before(at).is_some_and(|b| scan.is_word(b) || scan.is_digits(b))
}

fn ending<'d>(scan: &Scan<'d>, end: usize) -> Vec<&'d Hit> {
    if !scan.closes(List::Currency, end) {
        return Vec::new();
    }
    let fits = |h: &&Hit| h.list == List::Currency && h.end == end && h.manner != Manner::Subunit;
    let from = end.saturating_sub(LONGEST).max(scan.tokens.start);
    let first = (from..end).find(|i| scan.hits_at(*i).iter().any(|h| fits(&h)));
    first.map_or(Vec::new(), |i| scan.hits_at(i).iter().filter(fits).collect())
}

/// A code, word or sign that begins at `at`, over a hyphen.
fn after(scan: &Scan, at: usize, setting: &Setting) -> Option<Unit> {
    let at = scan.past_hyphen(at);
    if !scan.opens(List::Currency, at) {
        return None;
    }
    let hits: Vec<&Hit> = scan.hits_at(at).iter().filter(|h| h.list == List::Currency).collect();
    let hit = *hits.first()?;
    if hit.manner == Manner::Symbol && !scan.glued(at) && scan.is_word(at) && scan.text(at).len() == 1 {
        return None;
    }
    // "5 $10 notes": the sign belongs to what follows.
    if hit.manner == Manner::Symbol && scan.glued(hit.end) && scan.is_digits(hit.end) {
        return None;
    }
    let mut unit = Unit::money(&code(scan, &hits, setting)?, hit.end);
    if hit.manner == Manner::Subunit {
        (unit.factor, unit.price) = (Decimal::new(1, 2), true);
    }
    Some(unit)
}

/// The code of the currency that shared words mean here.
fn code(scan: &Scan, hits: &[&Hit], setting: &Setting) -> Option<String> {
    let hit = hits.first()?;
    let entries = of_its_time(scan, hits);
    let usual = usual(&entries, scan.doc.quote(Run::new(hit.first, hit.end)));
    let chosen = if entries.len() < 2 {
        entries.first().copied()
    } else if usual.is_some_and(|e| e.class == "reserve") {
        // The dollar is told in all over the world: another country's must be the article's own.
        let home = setting.countries().next();
        let own = home.and_then(|id| entries.iter().find(|e| belongs(e, id)).copied());
        own.filter(|_| named_only(scan, home)).or(usual)
    } else {
        named(scan, &entries).or_else(|| at_home(&entries, setting)).or(usual).or(entries.first().copied())
    };
    chosen.map(|e| e.id.strip_prefix("currency:").unwrap_or(&e.id).to_string())
}

/// The entries that were in use at the article's date, those that ended first of all before the others.
fn of_its_time<'d>(scan: &Scan<'d>, hits: &[&Hit]) -> Vec<&'d Entry> {
    let mut entries: Vec<&Entry> = hits.iter().map(|h| scan.entry(h)).collect();
    if entries.iter().all(|e| e.until.is_empty()) {
        return entries;
    }
    let ends = |e: &Entry| if e.until.is_empty() { None } else { NaiveDate::from_str(&e.until).ok() };
    let date = scan.doc.article.date;
    if entries.iter().any(|e| e.until.is_empty()) || date.is_some() {
        let in_use = |e: &Entry| ends(e).is_none_or(|end| date.is_some_and(|d| d <= end));
        let left: Vec<&Entry> = entries.iter().copied().filter(|e| in_use(e)).collect();
        entries = if left.is_empty() { entries } else { left };
    }
    if entries.iter().all(|e| e.until.is_empty()) {
        return entries;
    }
    entries.sort_by_cached_key(|e| ends(e).map_or((true, NaiveDate::MAX), |end| (false, end)));
    entries
}

/// The entry that an alias means where nothing else is told.
fn usual<'e>(entries: &[&'e Entry], quote: &str) -> Option<&'e Entry> {
    let means = |e: &&Entry| e.default_for.iter().any(|a| a.eq_ignore_ascii_case(quote));
    entries.iter().find(|e| means(e)).or_else(|| entries.iter().find(|e| e.class == "reserve")).copied()
}

/// Whether the sentence names no country but `home`.
fn named_only(scan: &Scan, home: Option<&str>) -> bool {
    let mut named = scan.hits().iter().filter(|h| h.list == List::Country).map(|h| scan.entry(h).id.as_str());
    named.all(|id| Some(bare(id)) == home)
}

fn belongs(entry: &Entry, country: &str) -> bool {
    entry.country.iter().any(|c| bare(c) == bare(country))
}

/// The currency of a country that the sentence names.
fn named<'e>(scan: &Scan, entries: &[&'e Entry]) -> Option<&'e Entry> {
    let countries = scan.hits().iter().filter(|h| h.list == List::Country).map(|h| scan.entry(h).id.as_str());
    countries.take(32).find_map(|id| entries.iter().find(|e| belongs(e, id)).copied())
}

/// The currency of the country that the article names most.
fn at_home<'e>(entries: &[&'e Entry], setting: &Setting) -> Option<&'e Entry> {
    setting.countries().find_map(|id| entries.iter().find(|e| belongs(e, id)).copied())
}
