//! Places and parties as they are written: "northern Iraq", "the Turkish port of Ceyhan", "Iraq's southern
//! terminals", and what preposition leads to them.

use super::view::View;
use crate::extract::Value;
use crate::mention::{Name, NameKind, Run};

/// Common nouns that are part of a place's name ("port", "terminals"), and describing words ("northern").
const HEAD: &str = "place.head";
const SIDE: &str = "place.side";

/// The place named from token `at` on, as far as it goes; `None` where no place is named there.
pub fn phrase(view: &View, at: usize) -> Option<Run> {
    let start = if view.is_any(at, &["the", "a", "an", "its", "their"]) { at + 1 } else { at };
    let mut end = start;
    let mut named = false;
    while view.tokens.contains(&end) && end < start + 12 {
        let token = &view.doc.tokens[end];
        let joins = token.glued
            && (token.is_mark(b'-') || token.is_mark(b'\'') || token.is_mark(b'.') && !closes(view, end));
        let inner =
            end > start && (view.is(end, "s") || view.is_any(end, &["of", "and"]) && continues(view, end));
        if token.is_capital() && token.is_word() {
            named = true;
        } else if !(joins || inner || view.has_cue(end, HEAD) || view.has_cue(end, SIDE)) {
            break;
        }
        end += 1;
    }
    while end > start
        && (view.has_cue(end - 1, SIDE) || !view.doc.tokens[end - 1].is_word() || view.is(end - 1, "s"))
    {
        end -= 1;
    }
    let run = Run::new(start, end);
    let amount = view
        .near(view.quantities(), run, |q| q.run)
        .iter()
        .any(|q| q.run.overlaps(run) && q.dimension.is_amount());
    let time =
        amount || view.near(&view.mentions().times, run, |t| t.run).iter().any(|t| t.run.overlaps(run));
    let region = view.is_any(end.wrapping_sub(1), &["region", "country", "countries"]) && start > at;
    ((named || region) && end > start && !time).then_some(run)
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
                .any(|t| view.is_any(t, &["plants", "terminals", "fields", "ports", "refineries"]))
}

fn closes(view: &View, at: usize) -> bool {
    at + 1 >= view.tokens.end || !view.doc.tokens[at + 1].glued
}

/// A place or party as a value, with the id of the name in it.
pub fn value(view: &View, run: Run) -> Value {
    let names = view.names_near(run);
    let whole = names.iter().filter(|n| n.run.overlaps(run));
    let best = whole.max_by_key(|n| (n.run == run, n.run.end == run.end && !n.adjective, n.run.end));
    match best {
        Some(name) if stands_for(view, name, run) => of_name(name, run),
        Some(name) if !run.contains(name.run) => of_name(name, name.run),
        _ => Value::mention(run),
    }
}

/// Whether the phrase means the name itself ("Aktau port"), not something of it ("Iraq's southern terminals").
fn stands_for(view: &View, name: &Name, run: Run) -> bool {
    let extra = (run.first..name.run.first).chain(name.run.end..run.end);
    name.run == run
        || name.kind != NameKind::Country
            && extra
                .into_iter()
                .all(|t| view.is_any(t, &["port", "the", "of", "seaport", "terminal", "city"]))
}

pub fn of_name(name: &Name, run: Run) -> Value {
    Value::Mention { run, name: name.name.clone(), id: name.id.clone() }
}

/// The value after one of `prepositions` that serves the figure best: behind it, then before it.
pub fn after(view: &View, at: Run, prepositions: &[&str], reach: usize) -> Option<Run> {
    let spans = places(view, at, prepositions, reach);
    spans.into_iter().min_by_key(|(cost, _)| *cost).map(|(_, run)| run)
}

/// Every place after one of `prepositions` within reach, with its cost.
pub fn places(view: &View, at: Run, prepositions: &[&str], reach: usize) -> Vec<(usize, Run)> {
    let from = at.first.saturating_sub(reach).max(view.tokens.start);
    let to = (at.end + reach).min(view.tokens.end);
    let mut out = Vec::new();
    for token in from..to {
        if (at.first..at.end).contains(&token) || !view.is_any(token, prepositions) {
            continue;
        }
        if view.is(token.wrapping_sub(1), "according") {
            continue;
        }
        let Some(run) = phrase(view, token + 1) else { continue };
        let cost = view.cost(at, run) + if run.first < at.first { 3 } else { 0 };
        if run.first >= at.end && view.figures_between(at, run) > 0
            || cost > 2 * reach
            || is_person(view, run)
        {
            continue;
        }
        out.push((cost, run));
    }
    out
}

fn is_person(view: &View, run: Run) -> bool {
    view.near(&view.mentions().people, run, |p| p.run).iter().any(|p| p.run.overlaps(run))
}
