//! What "its", "the country's", "this country" and "company" mean in a post.
//!
//! Leaves "his" and "her", which are people's. Example: "The country's energy minister" is that of the country
//! that the article is about.

use super::body::{Body, of_name};
use super::class;
use super::view::View;
use crate::lexicon::{Hit, List};
use crate::mention::tag;
use crate::mention::{Name, NameKind, Run, WordSet, words};
use smol_str::SmolStr;

/// How many tokens, and how many sentences, are looked at before the reference.
const TOKENS: usize = 170;
const SENTENCES: usize = 3;
/// How many names of a sentence are looked at for its subject.
const NAMES: usize = 40;

/// "its", "their", "his" that ends at `at`, as the body of a post, and where it begins.
pub fn pronoun(view: &View, at: usize, class: &str) -> Option<(Option<Body>, usize)> {
    let word = at.checked_sub(1)?;
    if view.is_in(word, words!["his", "her", "our", "my"]) {
        return Some((None, word));
    }
    if !view.is_in(word, words!["its", "their"]) {
        return None;
    }
    let meant = if class::of_company(class) {
        subject(view, word)
    } else {
        actor(view, word).or_else(|| country(view, word, false))
    };
    Some((Some(named(Run::new(word, at), meant.or_else(|| subject(view, word)))), word))
}

/// The country or body that a sentence is about, where it opens with it: "Russia recalled its ambassador".
fn actor(view: &View, at: usize) -> Option<(Option<SmolStr>, Option<SmolStr>)> {
    let name = view.names().iter().take(NAMES).find(|n| !n.adjective && n.run.end <= at)?;
    let opens = name.run.first <= view.range.start + 2;
    let fits = name.kind == NameKind::Country || name.kind == NameKind::Organisation;
    (opens && fits).then(|| full(view, name))
}

/// "the country's", "this company's": the owner ends at `end`.
pub fn owner(view: &View, end: usize) -> Option<(Option<Body>, usize)> {
    let noun = end.checked_sub(1)?;
    let (run, near) = noun_phrase(view, noun)?;
    let company = view.is_in(noun, words!["company", "firm", "group", "bank", "agency", "operator"]);
    let several = view.is_in(noun, words!["countries", "states", "nations", "sides"]);
    let regional = (run.first..noun).any(|t| view.is_capital(t) && !view.is_determiner(t));
    let meant = match (company, several) {
        (_, true) => None,
        _ if regional => None,
        (true, _) => subject(view, run.first),
        _ if view.is_in(noun, words!["city", "region", "bloc", "world", "ministry"]) => None,
        _ => country(view, run.first, near),
    };
    Some((Some(named(run, meant)), run.first))
}

/// "the" or "this" with a common noun that ends at token `noun`, and whether the nearest is meant.
fn noun_phrase(view: &View, noun: usize) -> Option<(Run, bool)> {
    const NOUNS: &WordSet = words![
        "country",
        "nation",
        "state",
        "republic",
        "kingdom",
        "company",
        "firm",
        "group",
        "bank",
        "agency",
        "operator",
        "countries",
        "states",
        "nations",
        "sides",
        "city",
        "region",
        "bloc",
        "ministry",
        "union",
        "emirate",
    ];
    if !view.is_lower(noun) || !view.is_in(noun, NOUNS) {
        return None;
    }
    let number = view.is_in(noun.checked_sub(1)?, words!["two", "three", "four", "five", "both"]);
    let first = noun - usize::from(number);
    // "the Gulf state", "the oil-rich Central Asian country"
    let plain = |t: usize| {
        let word = view.is_word(t)
            && !view.is_determiner(t)
            && !view.is_in(t, words!["of", "and", "in", "to", "for", "s"]);
        word || view.mark(t, b'-') && view.glued(t)
    };
    let words =
        (first.saturating_sub(5).max(view.range.start)..first).rev().take_while(|t| plain(*t)).count();
    let described =
        (1..=words).map(|n| first - n).find(|t| *t > view.range.start && view.is_determiner(t - 1));
    let first = if number { first } else { described.unwrap_or(first) };
    let determiner = first.checked_sub(1).filter(|t| view.range.contains(t));
    match determiner
        .filter(|t| view.is_determiner(*t) || view.is_in(*t, words!["his", "her", "their", "our"]))
    {
        Some(t) => Some((Run::new(t, noun + 1), view.is(t, "this") || view.is(t, "that"))),
        None => number.then(|| (Run::new(first, noun + 1), false)),
    }
}

/// "of this country", behind a preposition.
pub fn phrase(view: &View, at: usize) -> Option<(Body, usize)> {
    let noun = (at..at + 3).find(|t| noun_phrase(view, *t).is_some())?;
    let (run, near) = noun_phrase(view, noun)?;
    let next_is_name = view.is(noun + 1, "of")
        || view.name_at(noun + 1).is_some()
        || view.is_lower(noun + 1) && view.has(noun + 1, tag::ORG_HEAD);
    let described =
        (run.first + 1..noun).any(|t| !view.is_in(t, words!["two", "three", "four", "five", "both"]));
    if run.first != at || next_is_name || described {
        return None;
    }
    let company = view.is_in(noun, words!["company", "firm", "group", "bank", "agency", "operator"]);
    let meant = if company { subject(view, at) } else { country(view, at, near) };
    let plural = view
        .is_in(noun, words!["countries", "states", "nations", "sides", "ministry", "city", "region", "bloc"]);
    Some((named(run, if plural { None } else { meant }), noun + 1))
}

pub fn is_reference(view: &View, at: usize) -> bool {
    phrase(view, at).is_some()
}

/// "company" before "chairman": the organisation that the sentence is about.
pub fn company(view: &View, at: usize) -> Option<Body> {
    let bare = view.is_in(at, words!["company", "group", "firm", "bank", "agency", "ministry"]);
    let meant = if bare { subject(view, at) } else { None };
    Some(named(Run::new(at, at + 1), meant))
}

fn named(run: Run, meant: Option<(Option<SmolStr>, Option<SmolStr>)>) -> Body {
    let (name, id) = meant.unwrap_or((None, None));
    Body { run, name, id }
}

/// The organisation that a sentence is about: its first one before `at`, else the sentence's before.
fn subject(view: &View, at: usize) -> Option<(Option<SmolStr>, Option<SmolStr>)> {
    let from = view.sentence.saturating_sub(SENTENCES - 1);
    let mut own = (from..=view.sentence).rev().filter_map(|s| {
        let names = view.document.names(s);
        names.iter().take(NAMES).find(|n| is_organisation(view, n) && n.run.end <= at)
    });
    own.next().map(|name| full(view, name))
}

fn full(view: &View, name: &Name) -> (Option<SmolStr>, Option<SmolStr>) {
    let words = || view.document.on_one_line(name.run);
    (Some(name.name.clone().unwrap_or_else(words)), name.id.clone())
}

fn is_organisation(view: &View, name: &Name) -> bool {
    let acronym = view.document.quote(name.run).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    name.kind == NameKind::Organisation || name.kind == NameKind::Unknown && acronym
}

/// The sentence's subject as a body, where it opens the sentence and the post names none.
pub fn opening(view: &View) -> Option<Body> {
    let name = view.names().iter().take(NAMES).find(|n| !n.adjective)?;
    let opens = name.run.first <= view.range.start + 4;
    let word = name.run.end - name.run.first > 1 || name.run.first > view.range.start + 1;
    let fits = is_organisation(view, name) || name.kind == NameKind::Unknown && word;
    (opens && fits).then(|| of_name(name))
}

/// The country meant: the nearest before `at` for "this country", else the one told most.
fn country(view: &View, at: usize, near: bool) -> Option<(Option<SmolStr>, Option<SmolStr>)> {
    let hits = &view.document.hits;
    let from = hits.partition_point(|h| h.first() + TOKENS < at);
    let window = hits.get(from..hits.partition_point(|h| h.first() < at))?;
    let countries = || window.iter().filter(|h| h.list == List::Country);
    let in_sentence = || countries().rfind(|h| view.range.contains(&h.first()));
    let nearest = if near { in_sentence().or_else(|| countries().next_back()) } else { None };
    let chosen = nearest.or_else(|| most_told(countries()))?;
    let entry = view.document.lexicon.entry(chosen);
    Some((Some(entry.name.clone()), Some(entry.id.clone())))
}

/// The entry that is hit most, the latest of equals.
fn most_told<'h>(hits: impl Iterator<Item = &'h Hit>) -> Option<&'h Hit> {
    let mut told: Vec<(usize, &Hit)> = Vec::new();
    for hit in hits {
        match told.iter_mut().find(|(_, known)| known.entry == hit.entry) {
            Some(known) => *known = (known.0 + 1, hit),
            None => told.push((1, hit)),
        }
    }
    told.into_iter().max_by_key(|(count, hit)| (*count, hit.first())).map(|(_, hit)| hit)
}
