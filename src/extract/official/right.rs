//! What stands behind an office's word: portfolio, body, an ambassador's posting.
//!
//! Leaves what stands before it. Example: "Minister | of Energy and Infrastructure | of the Republic of Iraq".

use super::body::{self, Body};
use super::class;
use super::role::Role;
use super::view::View;
use super::{one, refer};
use crate::mention::NameKind;
use crate::mention::tag;

/// How many phrases with a preposition may follow one another.
const PHRASES: usize = 4;
/// The most words of a portfolio.
const TOPICS: usize = 16;

/// Takes everything that belongs to the office behind its word.
pub fn read(view: &View, role: &mut Role) {
    if let Some(end) = view.possessive(role.head.end) {
        role.owner = true;
        role.outer.end = end;
        return;
    }
    designate(view, role);
    qualifier(view, role);
    for _ in 0..PHRASES {
        if !phrase(view, role) {
            break;
        }
    }
    listed(view, role);
}

/// "Managing Director, Kenya Pipeline Company,": the body behind a comma.
fn listed(view: &View, role: &mut Role) {
    let at = role.outer.end;
    let article = role.words.first.checked_sub(1).is_some_and(|t| view.is_determiner(t))
        || view.owner_end(role.words.first).is_some();
    let Some(name) = view.name_at(at + 1).filter(|n| n.kind == NameKind::Organisation && view.mark(at, b','))
    else {
        return;
    };
    let closes = !view.is_word(name.run.end) && view.possessive(name.run.end).is_none();
    if role.body.is_none() && !article && closes {
        role.body = Some(body::of_name(name));
        role.outer.end = name.run.end;
    }
}

/// "-designate", "-elect".
fn designate(view: &View, role: &mut Role) {
    let at = role.outer.end;
    let hyphen = view.mark(at, b'-') && view.glued(at);
    let word = if hyphen { at + 1 } else { at };
    if view.is_any(word, &["designate", "elect", "nominee"]) {
        role.tenure.get_or_insert((one(word), "designate"));
        role.outer.end = word + 1;
    }
}

/// "(marketing)", ", Gas and Power,".
fn qualifier(view: &View, role: &mut Role) {
    let at = role.outer.end;
    if !class::takes_portfolio(role.class) {
        return;
    }
    if view.mark(at, b'(') {
        let end = topics(view, at + 1, false);
        if end > at + 1 && view.mark(end, b')') {
            extend(role, end + 1);
        }
    } else if view.mark(at, b',') && matches!(role.class, "executive" | "director" | "vice_president") {
        let end = topics(view, at + 1, false);
        let office = view.has(end, tag::OFFICE);
        if end > at + 1
            && !office
            && (view.mark(end, b',') || view.person_at(end).is_some() || view.is(end, "at"))
        {
            role.qualified = true;
            extend(role, end);
        }
    }
}

fn extend(role: &mut Role, end: usize) {
    role.words.end = end;
    role.outer.end = end;
    role.qualified = true;
}

/// One phrase with a preposition; whether there was one.
fn phrase(view: &View, role: &mut Role) -> bool {
    let at = role.outer.end;
    if view.is(at, "to") {
        return to(view, role, at + 1);
    }
    if view.is(at, "in") && role.class == "ambassador" && role.posting.is_none() {
        return place(role, body::phrase(view, at + 1), true);
    }
    if view.is(at, "in") && role.body.is_some() && view.is(role.head.first, "consul") {
        return place(role, body::phrase(view, at + 1), true);
    }
    if view.is(at, "in") && view.is(at + 1, "charge") && view.is(at + 2, "of") {
        return portfolio(view, role, at + 3);
    }
    if view.is(at, "responsible") && view.is(at + 1, "for") {
        return portfolio(view, role, at + 2);
    }
    let of = view.is(at, "of");
    if of || view.is(at, "for") || view.is(at, "on") {
        let body = role.body.is_none() && !view.is(at, "on");
        if view.is(at, "for") && scope(view, role, at + 1) {
            return true;
        }
        return topic_first(view, role, at + 1) && portfolio(view, role, at + 1)
            || body && role.class == "envoy" && !of && purpose(view, role, at + 1)
            || body && place(role, body::phrase(view, at + 1), false)
            || !of && portfolio(view, role, at + 1);
    }
    if view.is(at, "in") && role.body.is_none() && view.is(at + 1, "the") {
        let found = body::phrase(view, at + 1);
        let public = |b: &Body| (b.run.first..b.run.end).any(|t| view.has(t, tag::ORG_HEAD));
        return place(role, found.filter(|(b, _)| public(b)), false);
    }
    let at_body = (view.is(at, "at") || view.is(at, "with")) && role.body.is_none();
    at_body && !view.is_determiner_of_event(at + 1) && place(role, body::phrase(view, at + 1), false)
}

/// "for the TAPI pipeline": what an envoy is sent for.
fn purpose(view: &View, role: &mut Role, at: usize) -> bool {
    let end = (at..at + 10).find(|t| !view.is_word(*t) || view.has(*t, tag::SAY | tag::OFFICE)).unwrap_or(at);
    if end > at && view.person_at(end).is_none() {
        extend(role, end);
    }
    end > at
}

/// "for the Caucasus", "for Middle East and South Asia": where the post works, not whose it is.
fn scope(view: &View, role: &mut Role, at: usize) -> bool {
    let first = if view.is(at, "the") { at + 1 } else { at };
    let region = |t: usize| view.name_at(t).filter(|n| n.kind == NameKind::Place && !n.adjective);
    let Some(name) = region(first).filter(|_| role.class != "legislator" && role.class != "mayor") else {
        return false;
    };
    let and = view.is(name.run.end, "and");
    let end = if and { region(name.run.end + 1).map_or(name.run.end, |n| n.run.end) } else { name.run.end };
    extend(role, end);
    true
}

fn place(role: &mut Role, found: Option<(Body, usize)>, posting: bool) -> bool {
    let Some((body, end)) = found else { return false };
    role.outer.end = end;
    let slot = if posting { &mut role.posting } else { &mut role.body };
    slot.get_or_insert(body);
    true
}

/// Whether "of" opens a portfolio rather than a body.
fn topic_first(view: &View, role: &Role, at: usize) -> bool {
    let first = if view.is(at, "the") { at + 1 } else { at };
    if !class::takes_portfolio(role.class) {
        return role.class == "chair"
            && view.has(first, tag::PORTFOLIO)
            && topics(view, first, false) < view.range.end
            && view.name_at(first).is_none_or(|n| n.run.end <= topics(view, first, false));
    }
    let listed = view.has(first, tag::LISTED) && !view.has(first, tag::PORTFOLIO);
    if class::needs_portfolio(role.class) || role.class == "secretary" {
        return !listed && (view.has(first, tag::PORTFOLIO) || view.is_capital(first) && first == at);
    }
    view.has(first, tag::PORTFOLIO)
        && view.name_at(first).is_none_or(|n| n.run.end <= topics(view, first, false))
        && !view.has(topics(view, first, false), tag::ORG_HEAD)
}

fn portfolio(view: &View, role: &mut Role, at: usize) -> bool {
    let first = if view.is(at, "the") { at + 1 } else { at };
    let end = topics(view, first, class::needs_portfolio(role.class));
    if end == first
        || !class::takes_portfolio(role.class) && role.class != "chair" && role.class != "deputy_chair"
    {
        return false;
    }
    extend(role, end);
    true
}

/// The end of a list of topics from `at` on; `any` lets an unknown capitalised word be the first.
fn topics(view: &View, at: usize, any: bool) -> usize {
    let unknown = any
        && view.is_capital(at)
        && !view.has(at, tag::LISTED | tag::OFFICE | tag::CALENDAR | tag::HONORIFIC);
    let mut end =
        if view.has(at, tag::PORTFOLIO) || unknown && view.person_at(at).is_none() { at + 1 } else { at };
    while end > at && end < at + TOPICS {
        let comma = usize::from(view.mark(end, b','));
        let and = usize::from(view.is(end + comma, "and") || view.mark(end + comma, b'&'));
        let the = usize::from(comma + and > 0 && view.is(end + comma + and, "the"));
        let hyphen = usize::from(view.mark(end, b'-') && view.glued(end) && view.glued(end + 1));
        let next = end + comma + and + the + hyphen;
        if !view.has(next, tag::PORTFOLIO) || next > end && hyphen == 0 && heads_office(view, next) {
            break;
        }
        end = next + 1;
    }
    end
}

/// Whether the topics from `at` on belong to another office ("and Finance Minister").
fn heads_office(view: &View, at: usize) -> bool {
    let end = (at..at + TOPICS).find(|t| !view.has(*t, tag::PORTFOLIO)).unwrap_or(at);
    view.has(end, tag::OFFICE)
}

/// "Ambassador to Azerbaijan", "adviser to the prime minister", "Secretary to the Treasury".
fn to(view: &View, role: &mut Role, at: usize) -> bool {
    if matches!(role.class, "ambassador" | "envoy") && role.posting.is_none() {
        return place(role, body::phrase(view, at), true);
    }
    if !matches!(role.class, "adviser" | "secretary" | "envoy" | "executive" | "other") {
        return false;
    }
    let office = (at..at + 8).find(|t| view.has(*t, tag::OFFICE));
    let plain =
        office.is_some_and(|o| (at..o).all(|t| view.is_word(t) && !view.is_any(t, &["on", "of", "and"])));
    match office.filter(|_| plain) {
        Some(office) => {
            let end = (office..office + 6).find(|t| !view.has(*t, tag::OFFICE)).unwrap_or(office + 1);
            let country = (at..office).find_map(|t| view.name_at(t)).map(body::of_name);
            role.body = role.body.take().or(country);
            let named = view.person_at(end).filter(|p| p.run.first == end && view.mark(p.run.end, b','));
            extend(role, named.map_or(end, |p| p.run.end));
            true
        }
        None => place(role, body::phrase(view, at), false) || refer::is_reference(view, at),
    }
}

impl View<'_> {
    /// "at the meeting", "with the crew": no body.
    fn is_determiner_of_event(&self, at: usize) -> bool {
        self.is_any(at, &["a", "an", "least", "all", "that", "which"])
    }
}
