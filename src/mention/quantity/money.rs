//! Money: a currency sign or code before a number, a code or word after it.
//!
//! A word that several currencies share ("dollars", "Rs") is the currency of a country that the sentence
//! names, else of the article's, else the usual one. Example: "USD 3,9 bln", "62 billion-lira", "US$530mn".

use super::unit::Unit;
use crate::lexicon::{Entry, Hit, List, Manner};
use crate::mention::scan::Scan;
use crate::mention::setting::{Meaning, Setting, bare};
use crate::mention::{Run, words};
use rust_decimal::Decimal;
use smol_str::SmolStr;

/// How many tokens a currency's name may have.
const LONGEST: usize = 5;

/// The currency before or after a number, and the run that takes both in.
pub fn around(scan: &Scan, number: Run, setting: &Setting) -> Option<(Run, Unit)> {
    if !scan.holds(List::Currency, "") {
        return None;
    }
    if let Some((first, code)) = before(scan, number.first, setting) {
        let run = Run::new(first, number.end);
        let same = after(scan, number.end, setting).filter(|u| u.id == code && !u.price);
        let end = same.map_or(number.end, |u| u.end);
        return Some((Run::new(run.first, end), Unit::money(code, end)));
    }
    let unit = after(scan, number.end, setting)?;
    Some((Run::new(number.first, unit.end), unit))
}

/// A sign or code that ends at `at`: where it begins, and its currency's code.
fn before(scan: &Scan, at: usize, setting: &Setting) -> Option<(usize, SmolStr)> {
    let dot = || scan.before(at).filter(|b| scan.mark(*b, b'.') && scan.glued(*b));
    let hits = ending(scan, at).or_else(|| ending(scan, dot()?))?;
    let hit = hits.first()?;
    let single = scan.len(hit.first()) == 1 && hit.end() == hit.first() + 1 && scan.is_word(hit.first());
    let sign = hit.manner == Manner::Symbol || scan.is_capital(hit.first());
    if !sign || (single && !scan.glued(at)) || (scan.is_word(hit.first()) && tied_word(scan, hit.first())) {
        return None;
    }
    Some((hit.first(), code(scan, &hits, setting)?))
}

/// Letters that end a longer name ("X-N95").
fn tied_word(scan: &Scan, at: usize) -> bool {
    scan.glued(at) && scan.before(at).is_some_and(|b| scan.is_word(b) || scan.is_digits(b))
}

/// The currencies of the longest sign or code that ends at `end`.
fn ending<'d>(scan: &Scan<'d>, end: usize) -> Option<Vec<&'d Hit>> {
    if !scan.closes(List::Currency, end) {
        return None;
    }
    let fits = |h: &Hit| h.list == List::Currency && h.end() == end && h.manner != Manner::Subunit;
    let from = end.saturating_sub(LONGEST).max(scan.tokens.start);
    let mut places = (from..end).map(|at| scan.hits_at(at));
    let hits = places.find(|hits| hits.iter().any(fits))?;
    Some(some_of(hits, fits))
}

fn some_of(hits: &[Hit], fits: impl Fn(&Hit) -> bool) -> Vec<&Hit> {
    let mut found = Vec::with_capacity(hits.len());
    found.extend(hits.iter().filter(|h| fits(h)));
    found
}

/// A code, word or sign that begins at `at`, over a hyphen.
fn after(scan: &Scan, at: usize, setting: &Setting) -> Option<Unit> {
    let at = scan.past_hyphen(at);
    if !scan.opens(List::Currency, at) {
        return None;
    }
    let hits = some_of(scan.hits_at(at), |h| h.list == List::Currency);
    let hit = *hits.first()?;
    if hit.manner == Manner::Symbol && !scan.glued(at) && scan.is_word(at) && scan.len(at) == 1 {
        return None;
    }
    // "12 mln pounds of vegetable oil" are told by weight.
    if scan.is(hit.end(), "of")
        && scan.is_in(hit.first(), words!["pound", "pounds"])
        && goods(scan, hit.end() + 1)
    {
        return None;
    }
    // "5 $10 notes": the sign belongs to what follows.
    if hit.manner == Manner::Symbol && scan.glued(hit.end()) && scan.is_digits(hit.end()) {
        return None;
    }
    let mut unit = Unit::money(code(scan, &hits, setting)?, hit.end());
    if hit.manner == Manner::Subunit {
        (unit.factor, unit.price) = (Decimal::new(1, 2), true);
    }
    Some(unit)
}

/// Whether goods are named within a few words.
fn goods(scan: &Scan, at: usize) -> bool {
    (at..at + 3).any(|t| scan.hits_at(t).iter().any(|h| matches!(h.list, List::Cargo | List::Commodity)))
}

/// The code of the currency that is meant here.
fn code(scan: &Scan, hits: &[&Hit], setting: &Setting) -> Option<SmolStr> {
    let [hit, ..] = hits else { return None };
    if hits.len() == 1 && scan.doc.lexicon.is_sole(hit) {
        return Some(code_of(scan.entry(hit)));
    }
    let word = scan.doc.quote(Run::new(hit.first(), hit.end()));
    let Meaning { home, abroad } = setting.meaning(word, hits, || meaning(scan, hits, word, setting))?;
    Some(match abroad {
        Some(abroad) if abroad == home || is_home(scan, setting) => home,
        Some(abroad) => abroad,
        None if !scan.holds(List::Country, "") => home,
        None => named(scan, &in_use(scan, hits, setting)).map_or(home, code_of),
    })
}

fn code_of(entry: &Entry) -> SmolStr {
    entry.id.strip_prefix("currency:").map_or_else(|| entry.id.clone(), SmolStr::from)
}

/// What a word that several currencies share means in an article.
fn meaning(scan: &Scan, hits: &[&Hit], word: &str, setting: &Setting) -> Option<Meaning> {
    let entries = in_use(scan, hits, setting);
    let usual = usual(&entries, word);
    let mut countries = setting.countries(scan.doc);
    // The dollar is told in all over the world: another country's must be the article's own.
    let abroad = usual.filter(|e| e.class == "reserve");
    let own = match abroad {
        Some(_) => countries.next().and_then(|id| of_country(&entries, id)),
        None => countries.find_map(|id| of_country(&entries, id)),
    };
    let home = own.or(usual).or_else(|| first(&entries, |_| true))?;
    Some(Meaning { home: code_of(home), abroad: abroad.map(code_of) })
}

/// The entries of a word in use at the article's date.
fn in_use<'d>(scan: &Scan<'d>, hits: &[&Hit], setting: &Setting) -> Vec<&'d Entry> {
    let entries = hits.iter().flat_map(|hit| scan.doc.lexicon.entries_of(hit));
    of_its_time(entries.collect(), setting.date.as_deref())
}

/// The entries that were in use at the article's date, where there are any.
fn of_its_time<'e>(mut entries: Vec<&'e Entry>, date: Option<&str>) -> Vec<&'e Entry> {
    let in_use = |e: &&Entry| e.until.is_empty() || date.is_some_and(|d| d <= e.until.as_str());
    if entries.iter().any(in_use) {
        entries.retain(in_use);
    }
    entries
}

/// The entry that fits; of several the one that ended first.
fn first<'e>(entries: &[&'e Entry], fits: impl Fn(&Entry) -> bool) -> Option<&'e Entry> {
    let fitting = entries.iter().copied().filter(|e| fits(e));
    fitting.min_by_key(|e| (e.until.is_empty(), e.until.as_str()))
}

/// The entry that an alias means where nothing else is told.
fn usual<'e>(entries: &[&'e Entry], quote: &str) -> Option<&'e Entry> {
    let means = |e: &Entry| e.default_for.iter().any(|a| a.eq_ignore_ascii_case(quote));
    first(entries, means).or_else(|| first(entries, |e| e.class == "reserve"))
}

/// Whether the sentence names no country but the article's own.
fn is_home(scan: &Scan, setting: &Setting) -> bool {
    let home = setting.countries(scan.doc).next();
    let mut named = scan.hits().iter().filter(|h| h.list == List::Country);
    named.all(|h| Some(bare(&scan.entry(h).id)) == home)
}

/// The currency of a country that the sentence names.
fn named<'e>(scan: &Scan, entries: &[&'e Entry]) -> Option<&'e Entry> {
    let countries = scan.hits().iter().filter(|h| h.list == List::Country).map(|h| scan.entry(h).id.as_str());
    countries.take(32).find_map(|id| of_country(entries, id))
}

fn of_country<'e>(entries: &[&'e Entry], country: &str) -> Option<&'e Entry> {
    // The last letter tells most others apart.
    let (country, last) = (bare(country), country.as_bytes().last());
    first(entries, |e| e.country.iter().any(|c| c.as_bytes().last() == last && bare(c) == country))
}
