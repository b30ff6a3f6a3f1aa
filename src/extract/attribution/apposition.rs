//! Speakers with an apposition: a name between commas, or a name with what describes it behind it.
//!
//! Leaves subjects without one. Example: "Lyu Dawei, spokesperson for the customs, told" is Lyu Dawei, and so is
//! "Lyu Dawei, spokesperson for the customs told".

use super::subject::{is_verb, name, named, opening};
use crate::extract::official::View;
use crate::mention::{NameKind, Run, tag, words};

/// How far back a clause is looked at.
const REACH: usize = 60;
/// The most words of a person with the post behind the name.
const APPOSITION: usize = 20;
/// The most people in an apposition.
const NEAR: usize = 8;

/// "the minister, Robert Hill," directly before a verb.
pub fn apposed_person(view: &View, verb: usize) -> Option<Run> {
    let comma = verb.checked_sub(1).filter(|t| view.mark(*t, b','))?;
    named(view, comma).filter(|run| after_comma(view, run.first) && run.first > view.range.start)
}

/// The head of "Head, apposition," or "post, Head," that closes with the comma at `comma`.
pub fn apposed(view: &View, comma: usize) -> Option<Run> {
    let from = comma.saturating_sub(REACH).max(view.range.start);
    if let Some(head) = before_relative(view, from, comma) {
        return Some(head);
    }
    let near = view.people_in(Run::new(from, comma)).iter().rev().take(NEAR);
    let mut before = near.filter(|p| p.run.end <= comma && view.mark(p.run.end, b','));
    let (last, earlier) = (before.next(), before.next());
    if let Some(last) = last {
        if last.run.end == comma
            && !after_comma(view, last.run.first)
            && let Some(earlier) = earlier
            && (earlier.run.end + 1..last.run.first).all(|t| !view.mark(t, b','))
        {
            return Some(earlier.run);
        }
        return Some(last.run);
    }
    let people = view.people_in(Run::new(from, comma));
    let bracket = people.iter().rfind(|p| p.run.end < comma && view.mark(p.run.end, b'('));
    if let Some(person) = bracket {
        return Some(person.run);
    }
    let name = view.names_in(Run::new(from, comma)).iter().rfind(|n| {
        n.run.first >= from
            && n.run.end <= comma
            && view.mark(n.run.end, b',')
            && !n.adjective
            && matches!(n.kind, NameKind::Organisation | NameKind::Unknown)
    });
    name.map(|n| n.run).or_else(|| opening(view, comma))
}

/// The head of "the State Department, which began its review under George W. Bush,".
fn before_relative(view: &View, from: usize, comma: usize) -> Option<Run> {
    let which = (from..comma).rev().find(|t| view.is_in(*t, words!["which", "who", "whose", "where"]))?;
    let open = which
        .checked_sub(1)
        .filter(|t| view.mark(*t, b',') && !(which..comma).any(|u| view.mark(u, b',')))?;
    named(view, open).or_else(|| name(view, open))
}

/// "Arun Mehta, Director General, FICCI said": the person with whom a clause opens, whose post has no closing comma.
pub fn open(view: &View, end: usize) -> Option<Run> {
    let from = end.saturating_sub(APPOSITION).max(view.range.start);
    let person = view.people_in(Run::new(from, end)).first().filter(|p| view.mark(p.run.end, b','))?;
    let opens = |t: usize| t == view.range.start || !view.is_word(t - 1) || view.has(t - 1, tag::HONORIFIC);
    let rest = person.run.end + 1..end;
    let post = rest.clone().take(5).any(|t| view.has(t, tag::OFFICE));
    let plain = |t: usize| !view.has(t, tag::SAY) && !is_verb(view, t) && !view.mark(t, b';');
    let listed = |t: usize| view.mark(t, b',') && view.is(t + 1, "and");
    let alone = view.people_in(Run::new(person.run.end, end)).is_empty();
    let fits = opens(person.run.first) && post && alone && rest.clone().all(|t| plain(t) && !listed(t));
    fits.then_some(person.run)
}

fn after_comma(view: &View, first: usize) -> bool {
    let mut at = first;
    while at > view.range.start
        && (view.has(at - 1, tag::HONORIFIC)
            || view.mark(at - 1, b'.') && view.has(at.wrapping_sub(2), tag::HONORIFIC))
    {
        at -= 1;
    }
    at == view.range.start || view.mark(at - 1, b',')
}
