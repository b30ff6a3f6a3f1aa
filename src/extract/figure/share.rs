//! Who gives or takes a part: "with Uganda taking up 7.9 mln tons", "Iraq was the top supplier with 1 mln bpd".
//!
//! Leaves origins and destinations told by prepositions. Example: in "exports were 5 mln tons, of which Turkey took
//! 2 mln" the destination of the second is Turkey; in "imports were 5 mln tons, Iraq accounting for 2 mln" Iraq is
//! the origin.

use super::owner::{is_subject, preposition};
use super::view::View;
use super::{Figure, Party, place};
use crate::lexicon::List;
use crate::mention::{Name, Run, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, earlier: Option<&Figure>) {
    let Some((gives, party)) = found(view, figure, earlier) else { return };
    let slot = if gives { &mut figure.origin } else { &mut figure.destination };
    *slot = Some(party);
}

/// Whether the party gives (else it takes), and the party.
fn found<'d>(view: &View<'_, 'd>, figure: &Figure, earlier: Option<&Figure>) -> Option<(bool, Party<'d>)> {
    let at = figure.amount.run;
    let (gives, name) = relative(view, at).or_else(|| ranked(view, at)).or_else(|| {
        let (verb, class) = share(view, at)?;
        let bought = |f: &Figure| f.activity.as_ref().is_some_and(|a| a.class == "import" && a.run != verb);
        let import = bought(figure) || earlier.is_some_and(bought);
        let gives = class == "give" || class == "part" && import;
        Some((gives, taker(view, verb, at)?))
    })?;
    Some((gives, place::of_name(name, name.run)))
}

/// The verb of taking or making up a part just before the figure, or before the figures that it is one of.
fn share<'d>(view: &View<'_, 'd>, at: Run) -> Option<(Run, &'d str)> {
    let verbs = view.words_near(at, List::Cue, "share").filter(|(run, _)| run.end <= at.first);
    let (verb, class) = verbs.max_by_key(|(run, _)| run.first)?;
    let before = view.figures_between(verb, at);
    let near = at.first - verb.end <= 1 && before == 0 || before <= 2 && respectively(view);
    (near && view.breaks_between(verb, at) == 0).then_some((verb, class))
}

fn respectively(view: &View) -> bool {
    view.sentence_says("respectively")
}

/// The name before the verb; of several joined by "and", the one in the figure's place.
fn taker<'d>(view: &View<'_, 'd>, verb: Run, at: Run) -> Option<&'d Name> {
    let names = view.names_near(verb);
    if view.mark(verb.first.wrapping_sub(1), b',') && view.doc.quote(verb).ends_with("ing") {
        return subject(view, names, view.figures_between(verb, at));
    }
    let last = names.iter().rposition(|n| n.run.end <= verb.first && verb.first - n.run.end <= 2)?;
    if !matches!(preposition(view, names[last].run), None | Some("with")) {
        return None;
    }
    let order = view.figures_between(verb, at);
    let joined = last > 0
        && (names[last - 1].run.end..names[last].run.first).all(|t| view.is_in(t, words!["and", "the"]));
    if respectively(view) && joined && order <= 1 { names.get(last + order - 1) } else { names.get(last) }
}

/// "Korea and Japan came next, receiving 3 and 1 mln tons respectively": the sentence's first names.
fn subject<'d>(view: &View<'_, 'd>, names: &'d [Name], order: usize) -> Option<&'d Name> {
    let first = names.iter().position(|n| preposition(view, n.run).is_none())?;
    let second = names
        .get(first + 1)
        .filter(|n| view.is(names[first].run.end, "and") && n.run.first == names[first].run.end + 1);
    if respectively(view) && order == 1 { second } else { names.get(first) }
}

/// "followed by Iraq, from which 17 mln tons were bought"
fn relative<'d>(view: &View<'_, 'd>, at: Run) -> Option<(bool, &'d Name)> {
    let which = at.first.wrapping_sub(1);
    let leads = which.wrapping_sub(1);
    if !view.is(which, "which") || !view.is_in(leads, words!["from", "to"]) {
        return None;
    }
    let end = if view.mark(leads.wrapping_sub(1), b',') { leads - 1 } else { leads };
    let name = view.names_near(at).iter().find(|n| n.run.end == end)?;
    Some((view.is(leads, "from"), name))
}

/// "Iraq was the top supplier with 1 mln bpd, followed by Kuwait with 0.5 mln"
fn ranked<'d>(view: &View<'_, 'd>, at: Run) -> Option<(bool, &'d Name)> {
    let with = at.first.wrapping_sub(1);
    if !view.is_in(with, words!["with", "at"]) {
        return None;
    }
    let mut nouns = view.words_near(at, List::Cue, "ranked");
    let (noun, class) = nouns.find(|(run, _)| run.end <= with)?;
    let names = view.names_near(at);
    let beside = names.iter().find(|n| n.run.end == with);
    let subject = || {
        let before = |n: &&Name| n.run.end <= noun.first && is_subject(view, n.run, noun);
        names.iter().rev().find(before).filter(|_| with - noun.end <= 3)
    };
    Some((class == "supplier", beside.or_else(subject)?))
}
