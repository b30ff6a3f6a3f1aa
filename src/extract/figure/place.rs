//! Places and parties as they are written: "northern Iraq", "the Turkish port of Ceyhan", "Iraq's southern
//! terminals", and what preposition leads to them.

use super::view::View;
use crate::extract::Value;
use crate::lexicon::{List, kind};
use crate::mention::{Name, NameKind, Run, WordSet, words};
use smol_str::SmolStr;

/// A place or party as it is written, with the name and id that it goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Party<'d> {
    pub run: Run,
    pub name: Option<&'d SmolStr>,
    pub id: Option<&'d SmolStr>,
}

impl Party<'_> {
    pub fn value(self) -> Value {
        Value::Mention { run: self.run, name: self.name.cloned(), id: self.id.cloned() }
    }
}

/// Common nouns that are part of a place's name ("port", "terminals"), and describing words ("northern").
const HEAD: &str = "place.head";
const SIDE: &str = "place.side";

/// The place named from token `at` on, as far as it goes; `None` where no place is named there.
pub fn phrase(view: &View, at: usize) -> Option<Run> {
    let start = if view.is_in(at, words!["the", "a", "an", "its", "their", "this"]) { at + 1 } else { at };
    let mut end = start;
    let mut named = false;
    while view.tokens.contains(&end) && end < start + 12 {
        let token = &view.doc.tokens[end];
        let joins = token.glued
            && (token.is_mark(b'-') || token.is_mark(b'\'') || token.is_mark(b'.') && !closes(view, end));
        let inner = || {
            end > start && (view.is(end, "s") || view.is_in(end, words!["of", "and"]) && continues(view, end))
        };
        if token.is_capital() && token.is_word() {
            named = true;
        } else if !(joins || view.has_cue(end, HEAD) || view.has_cue(end, SIDE) || inner()) {
            break;
        }
        end += 1;
    }
    while end > start
        && (view.has_cue(end - 1, SIDE) && !view.doc.tokens[end - 1].is_capital()
            || !view.doc.tokens[end - 1].is_word()
            || view.is(end - 1, "s"))
    {
        end -= 1;
    }
    let region = start > at && view.is_in(end.wrapping_sub(1), words!["region", "country", "countries"]);
    if end == start || !(named || region) {
        return None;
    }
    let run = Run::new(start, end);
    let amount = view
        .near(view.quantities(), run, |q| q.run)
        .iter()
        .any(|q| q.run.overlaps(run) && q.dimension.is_amount());
    let time =
        amount || view.near(&view.mentions().times, run, |t| t.run).iter().any(|t| t.run.overlaps(run));
    let led = view.mark(end, b'-')
        && view.doc.tokens[end].glued
        && view.doc.tokens.get(end + 1).is_some_and(|t| t.glued && !t.is_capital());
    if led || end == start + 1 && is_month(view, start) {
        return None;
    }
    (!time).then(|| with_others(view, run))
}

/// "Greece and Bulgaria", "Odesa, Chornomorsk and Pivdennyi": places of one figure.
fn with_others(view: &View, run: Run) -> Run {
    if !(view.mark(run.end, b',') || view.is(run.end, "and")) {
        return run;
    }
    let names = view.names_near(run);
    let kind = |end: usize| names.iter().find(|n| n.run.end == end && !n.adjective).map(|n| n.kind);
    let beside = |first: usize| names.iter().find(|n| n.run.first == first && !n.adjective);
    let Some(first) = kind(run.end) else { return run };
    let (mut end, mut last) = (run.end, false);
    while !last {
        last = view.is(end, "and");
        let next = beside(end + 1).filter(|n| n.kind == first && (last || view.mark(end, b',')));
        let Some(next) = next.filter(|n| !view.mark(n.run.end, b'\'')) else { return run };
        end = next.run.end;
    }
    if view.is_in(end, words!["to", "and"]) { run } else { Run::new(run.first, end) }
}

/// "the August levels", "the April exports"
fn is_month(view: &View, at: usize) -> bool {
    view.doc
        .hits_at(at)
        .iter()
        .any(|h| h.list == List::Time && view.doc.lexicon.entry(h).class.starts_with("month"))
}

/// "of" and "and" go on only before a name, and "and" only where a common head closes both.
fn continues(view: &View, at: usize) -> bool {
    let next = at + 1;
    if !view.tokens.contains(&next) || !view.doc.tokens[next].is_capital() {
        return false;
    }
    view.is(at, "of") && view.has_cue(at - 1, HEAD)
        || view.is(at, "and")
            && (next + 1..next + 3)
                .any(|t| view.is_in(t, words!["plants", "terminals", "fields", "ports", "refineries"]))
}

fn closes(view: &View, at: usize) -> bool {
    at + 1 >= view.tokens.end || !view.doc.tokens[at + 1].glued
}

/// The place or party at a run, with the id of the name in it.
pub fn party<'d>(view: &View<'_, 'd>, run: Run) -> Party<'d> {
    let names = view.names_near(run);
    if (run.first..run.end).any(|t| view.is(t, "and")) {
        return names.iter().find(|n| n.run == run).map_or(unnamed(run), |n| of_name(n, run));
    }
    if view.has_cue(run.first, "country") && run.end == run.first + 1 {
        return the_country(view, run);
    }
    let whole = names.iter().filter(|n| n.run.overlaps(run));
    let best = whole.max_by_key(|n| (n.run == run, n.run.end == run.end && !n.adjective, n.run.end));
    match best {
        Some(name) if stands_for(view, name, run) => of_name(name, run),
        Some(name) if !run.contains(name.run) => of_name(name, name.run),
        _ => unnamed(run),
    }
}

/// "to this country": the other of the article's two, where one of them stands in the sentence; else its own.
fn the_country<'d>(view: &View<'_, 'd>, noun: Run) -> Party<'d> {
    let run = Run::new(noun.first - 1, noun.end);
    let told =
        view.names_near(noun).iter().rev().find(|n| n.run.end <= noun.first && n.kind == NameKind::Country);
    let pair = view.subject.pair();
    let other = |n: &Name| pair.iter().find(|p| p.id != n.id && pair.iter().any(|q| q.id == n.id));
    match (told.and_then(other), view.subject.lead()) {
        (Some(name), _) => of_name(name, run),
        (None, Some((id, name))) => Party { run, name: Some(name), id: Some(id) },
        _ => unnamed(run),
    }
}

/// Whether the phrase means the name itself ("Aktau port"), not something of it ("Iraq's southern terminals").
fn stands_for(view: &View, name: &Name, run: Run) -> bool {
    let extra = (run.first..name.run.first).chain(name.run.end..run.end);
    name.run == run
        || name.kind != NameKind::Country
            && extra
                .into_iter()
                .all(|t| view.is_in(t, words!["port", "the", "of", "seaport", "terminal", "city"]))
}

pub fn of_name(name: &Name, run: Run) -> Party<'_> {
    Party { run, name: name.name.as_ref(), id: name.id.as_ref() }
}

fn unnamed<'d>(run: Run) -> Party<'d> {
    Party { run, name: None, id: None }
}

/// The place after one of `prepositions` that serves the figure best: behind it, then before it.
pub fn after(view: &View, at: Run, prepositions: &WordSet, reach: usize) -> Option<Run> {
    places(view, at, prepositions, reach).min_by_key(|(cost, _)| *cost).map(|(_, run)| run)
}

/// Every place after one of `prepositions` within reach, with its cost.
pub fn places<'v>(
    view: &'v View<'_, '_>,
    at: Run,
    prepositions: &'v WordSet,
    reach: usize,
) -> impl Iterator<Item = (usize, Run)> + 'v {
    debug_assert!(
        view.tokens.clone().all(|t| !view.is_in(t, prepositions) || view.doc.is_kind(t, kind::LEAD))
    );
    let leads = view.leads(at.first.saturating_sub(reach)..at.end + reach).iter().copied();
    let leads = leads.filter(move |t| !(at.first..at.end).contains(t) && view.is_in(*t, prepositions));
    leads.filter_map(move |token| led(view, at, token, reach))
}

/// The place that a word leads to, and what it costs to reach it.
fn led(view: &View, at: Run, token: usize, reach: usize) -> Option<(usize, Run)> {
    if view.has_cue(token.wrapping_sub(1), "place.void") {
        return None;
    }
    let run = phrase(view, token + 1).filter(|_| !is_excluded(view, token))?;
    // "with Russian exports of": whose they are, no partner.
    let owner = view.names_near(run).iter().any(|n| n.run == run && n.adjective);
    if owner && (view.has_family(run.end, "measure") || view.has_family(run.end, "activity")) {
        return None;
    }
    let cost = view.cost(at, run) + if run.first < at.first { 3 } else { 0 };
    let apart = || view.figures_between(at, run) > 0 || view.breaks_between(at, run) > 0;
    let elsewhere = run.first >= at.end && apart() || cost > 2 * reach || is_person(view, run);
    (!elsewhere).then_some((cost, run))
}

/// "52 million tons, excluding supplies to the EAEU"
fn is_excluded(view: &View, token: usize) -> bool {
    let from = token.saturating_sub(5).max(view.tokens.start);
    (from..token).any(|t| view.is_in(t, words!["excluding", "exclusive", "except", "excludes", "excluded"]))
}

fn is_person(view: &View, run: Run) -> bool {
    view.near(&view.mentions().people, run, |p| p.run).iter().any(|p| p.run.overlaps(run))
}
