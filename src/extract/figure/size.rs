//! What a plant, a pipeline or a ship can do or hold, which is no figure of what moved.
//!
//! Leaves volumes that are produced, moved or stored. Example: "a capacity of 14 million tonnes a year", "its 240,000
//! b/d crude distillation unit", "38 cargoes of 100,000 tons each".

use super::owner::LINKS;
use super::view::View;
use crate::lexicon::List;
use crate::mention::{NameKind, Run, WordSet, words};

/// "a capacity of 14 million tonnes a year", "the 300,000 bpd capacity".
pub fn is_capacity(view: &View, at: Run) -> bool {
    if is_size(view, at) || joins_capacity(view, at) || is_able(view, at) {
        return true;
    }
    if !view.may_say("capacity") {
        return false;
    }
    let quantities = view.near(view.quantities(), at, |q| q.run);
    // "51% of capacity", "250,000 b/d of capacity": another figure's.
    let another = |t: usize| {
        let of = t.wrapping_sub(1);
        view.is(of, "of") && quantities.iter().any(|q| q.run.end == of && q.run != at)
    };
    let within = |first: usize, end: usize| (first..end).any(|t| view.has_cue(t, "capacity") && !another(t));
    let from = at.first.saturating_sub(14).max(view.tokens.start);
    let clear = |t: usize| {
        !quantities.iter().any(|q| q.run.contains(Run::new(t, t + 1)) && q.run != at)
            && view.figures_between(Run::new(t, t + 1), at) == 0
            && view.breaks_between(Run::new(t, t + 1), at) == 0
    };
    let nearest = || (from..at.first).rev().find(|t| within(*t, *t + 1));
    let before = || nearest().is_some_and(|t| (t..at.first).all(clear));
    before()
        || within(at.first, at.end)
        || within(at.end, at.end + 4) && view.figures_between(at, Run::new(at.end + 3, at.end + 4)) == 0
}

/// "whose plant can make 10 mln tonnes a year", "a refinery able to process 200,000 b/d"
fn is_able(view: &View, at: Run) -> bool {
    const VERBS: &WordSet = words!["make", "produce", "process", "refine", "handle", "hold", "store"];
    let verb = at.first.wrapping_sub(1);
    let can = view.is(verb.wrapping_sub(1), "can")
        || view.is(verb.wrapping_sub(1), "to") && view.is(verb.wrapping_sub(2), "able");
    let from = at.first.saturating_sub(14).max(view.tokens.start);
    can && view.is_in(verb, VERBS)
        && view.may_say("facility")
        && (from..verb).any(|t| view.has_cue(t, "facility"))
}

/// "a capacity of 6 mln tons, including 100,000 TEU", "and 2 mln tons": part of a capacity, or another one.
fn joins_capacity(view: &View, at: Run) -> bool {
    let before = at.first.wrapping_sub(1);
    if !view.is_in(before, words!["including", "and", "plus"]) {
        return false;
    }
    let last = view.near(view.quantities(), at, |q| q.run).iter().rev().find(|q| q.run.end <= before);
    last.is_some_and(|q| q.dimension.is_amount() && before - q.run.end <= 5 && is_capacity(view, q.run))
}

/// "its 240,000 b/d crude distillation unit", "a 4.5-mln-ton terminal": how big a facility is.
fn is_size(view: &View, at: Run) -> bool {
    let joined = view.mark(at.end, b'-');
    let before = at.first.wrapping_sub(1);
    let start = at.end + usize::from(joined);
    let facility = || {
        let end = (start + SIZE).min(view.tokens.end);
        let noun = (start..end).find(|t| view.has_cue(*t, "facility"));
        let told = noun.filter(|noun| (start..noun + 1).all(|t| describes(view, t)));
        told.is_some_and(|t| joined || t == start || is_determined(view, before))
    };
    // "38 cargoes of 100,000 tons each"
    let each = || {
        let counted = view.is(before, "of") && view.has_cue(before.wrapping_sub(1), "parcel");
        counted && view.is_in(at.end, words!["each", "apiece"])
    };
    let parcels = || joined && (start..start + 2).any(|t| view.has_cue(t, "parcel"));
    // "on the 65,000t Stena Premium"
    let ship = || {
        view.is_in(before, words!["the", "a"])
            && !view.is_in(before.wrapping_sub(1), words!["of", "to", "than"])
            && view.names_near(at).iter().any(|n| n.run.first == start && n.kind == NameKind::Unknown)
    };
    view.may_say("parcel") && (each() || parcels()) || view.may_say("facility") && facility() || ship()
}

fn is_determined(view: &View, before: usize) -> bool {
    view.is_in(before, words!["a", "an", "the", "its", "their", "s", "new", "this"])
}

/// Whether a token may stand between a size and its facility.
fn describes(view: &View, at: usize) -> bool {
    let token = &view.doc.tokens[at];
    let verb = || {
        let tells = |class: &str| matches!(class, "fact" | "be" | "planned" | "would" | "say");
        let hits = view.doc.hits_at(at).iter();
        hits.into_iter().any(|h| h.list == List::Status && tells(&view.doc.lexicon.entry(h).class))
    };
    (token.is_word()
        || view.doc.word(at).starts_with(|c: char| c.is_ascii_digit())
        || token.is_mark(b'-')
        || token.is_mark(b'.') && token.glued)
        && !view.is_in(at, LINKS)
        && !verb()
}

/// How far behind its size a facility may stand.
const SIZE: usize = 6;
