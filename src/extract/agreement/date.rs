//! When an agreement was made.
//!
//! Leaves times that belong to what is agreed, and who says it. Example: in "Parliament on Wednesday ratified the 2009
//! agreement" it is Wednesday.

use super::paper::View;
use super::parties::REACH;
use crate::extract::Value;
use crate::lexicon::List;
use crate::mention::{Run, Time, TimeRole, words};

/// So many words further off than it stands counts a time that tells how long.
const TERM: usize = 8;

/// When the action happens: the nearest time outside the subject, else the one that closes or opens it.
///
/// `lasting` tells that the action sets a term ("extended until 2034", "to be signed before year-end").
pub(super) fn of(view: &View, at: Run, paper: Run, subject: Option<Run>, lasting: bool) -> Option<Time> {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.end + 2 * REACH < at.first);
    let near = times[from..].iter().take_while(|t| t.run.first < at.end + 2 * REACH);
    let plain = near.filter(|t| t.role == TimeRole::Plain && (t.from.is_some() || t.to.is_some()));
    let told =
        plain.filter(|t| !t.run.overlaps(paper) && !is_said(view, at, t) && !is_divided(view, at, t.run));
    // What has happened has no time by which it is to: "signed a road map to end queues by 2027".
    let told = told.filter(|t| lasting || !view.is_in(t.run.first, words!["by", "before"]));
    let told = told.filter(|t| !names_another(view, t) && !is_aside(view, at, paper, t.run));
    let fits = told.filter(|t| subject.is_none_or(|s| !s.contains(t.run) || is_own(t, s, lasting)));
    // "On Friday, they extended the contract until 2022": until when is told beside the day.
    let dated = fits.clone().any(|t| t.run.end <= at.first);
    let cost = |t: &&Time| {
        let inside = subject.is_some_and(|s| s.contains(t.run));
        let term = dated && view.is_in(t.run.first, words!["until", "till", "through"]);
        t.run.gap(at) + if inside { 1000 } else { 0 } + if term { TERM } else { 0 }
    };
    fits.min_by_key(cost).cloned()
}

/// Whether a time in the subject's words is the action's: "a road map for 2022-2024", "a treaty on gas on Friday".
fn is_own(time: &Time, subject: Run, lasting: bool) -> bool {
    let days = time.from.zip(time.to).map(|(from, to)| (to - from).num_days());
    let closes = time.run.end == subject.end && (lasting || days.is_some_and(|d| d <= 31));
    closes || time.run.first <= subject.first + 1
}

/// The subject without the time that closes it, where that is the action's.
pub(super) fn without(subject: Value, date: Option<&Time>) -> Value {
    match (subject.run(), date) {
        (Some(run), Some(t)) if run.contains(t.run) && t.run.end == run.end && t.run.first > run.first => {
            Value::mention(Run::new(run.first, t.run.first))
        }
        _ => subject,
    }
}

/// "a protocol amending the 1994 gas agreement": the time tells which one is meant.
fn names_another(view: &View, time: &Time) -> bool {
    let led =
        view.is_in(time.run.first.wrapping_sub(1), words!["the", "a", "an", "its", "their", "that", "this"]);
    let next = time.run.end;
    let behind = Run::new(next, (next + 4).min(view.tokens.end));
    led && view.document.hits_in(view.sentence, List::Instrument, behind).next().is_some()
}

/// "The contract, signed in 2001, was extended": the day of what is told aside.
fn is_aside(view: &View, at: Run, paper: Run, time: Run) -> bool {
    let comma = |t: &usize| view.is_mark(*t, b',');
    let open = (paper.end..time.first).rev().find(comma);
    let close = (time.end..at.first).find(comma);
    open.zip(close).is_some_and(|(open, close)| !view.acts_in(Run::new(open, close)).is_empty())
}

/// "…, the company said on Monday", "…, it said in a press release on Friday"
fn is_said(view: &View, at: Run, time: &Time) -> bool {
    let first = time.run.first;
    let said = |from: usize, to: usize| view.has_sign(Run::new(from.max(view.tokens.first), to), &["say"]);
    let floor = first.saturating_sub(SAID).max(view.tokens.first);
    let clause =
        (floor..first).rev().take_while(|t| !view.is_mark(*t, b',') && !at.contains(Run::new(*t, *t + 1)));
    let mut places = clause.filter(|t| view.is_in(*t, words!["in", "on", "at", "to", "through", "via"]));
    said(first.saturating_sub(3), first) || places.any(|t| said(t.saturating_sub(1), t))
}

/// How far the day may stand behind what is said, where it is told in what ("said on its website on Tuesday").
const SAID: usize = 9;

fn is_divided(view: &View, a: Run, b: Run) -> bool {
    let between = Run::new(a.end.min(b.end), a.first.max(b.first));
    let and = |t: usize| {
        view.is_mark(t, b',')
            && view.is_in(t + 1, words!["and", "but", "while", "though", "although", "which", "where"])
    };
    // "said on Tuesday that it would sign", "reacted on Thursday after it signed"
    let that = |t: usize| {
        view.document.is(t, "that") && view.has_sign(Run::new(view.tokens.first, t), &["say"])
            || view.is_in(t, words!["after", "before", "when"]) && acts(view, t + 1)
    };
    let said = a.first > b.end && (between.first..between.end).any(that);
    view.has_mark(between, b';') || said || (between.first..between.end).any(and)
}

/// Whether a token begins a subject: a name or a pronoun.
fn acts(view: &View, at: usize) -> bool {
    view.has_name(Run::new(at, at + 1)) || view.is_in(at, words!["it", "they", "he", "she", "we"])
}
