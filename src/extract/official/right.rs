//! What stands behind an office's word: portfolio, body, an ambassador's posting.
//!
//! Leaves what stands before it. Example: "Minister | of Energy and Infrastructure | of the Republic of Iraq".

use super::body::{self, Body};
use super::class;
use super::role::Role;
use super::view::View;
use super::{one, refer};
use crate::lexicon::Case;
use crate::mention::tag;
use crate::mention::{Name, NameKind, compound, words};

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
    abbreviated(view, role);
    direct(view, role);
    qualifier(view, role);
    for _ in 0..PHRASES {
        if !phrase(view, role) {
            break;
        }
    }
    let end = role.outer.end;
    if role.words.end > role.head.end
        && (view.mark(end, b'(') || view.mark(end, b',') && view.mark(end + 1, b'('))
    {
        qualifier(view, role);
    }
    listed(view, role);
}

/// "Managing Director, Kenya Pipeline Company,": the body behind a comma.
fn listed(view: &View, role: &mut Role) {
    let at = role.outer.end;
    if role.body.is_some() || !view.mark(at, b',') {
        return;
    }
    let Some(name) = view.name_at(at + 1).filter(|n| n.kind == NameKind::Organisation) else { return };
    let article = role.words.first.checked_sub(1).is_some_and(|t| view.is_determiner(t))
        || view.owner_end(role.words.first).is_some();
    let closes = !view.is_word(name.run.end) && view.possessive(name.run.end).is_none();
    if !article && closes {
        role.body = Some(body::of_name(name));
        role.outer.end = name.run.end;
    }
}

/// "Chief of Defence Staff (CDS)".
fn abbreviated(view: &View, role: &mut Role) {
    let at = role.outer.end;
    let upper = view.document.tokens.get(at + 1).is_some_and(|t| t.case == Case::Upper);
    if role.head.end - role.head.first > 1 && upper && view.mark(at, b'(') && view.mark(at + 2, b')') {
        role.outer.end = at + 3;
    }
}

/// "Principal Secretary Petroleum", "Managing Director Inter State Gas Systems, NAME": a topic or a body right
/// behind a title, before the name.
fn direct(view: &View, role: &mut Role) {
    let at = role.outer.end;
    if !view.is_capital(at) || !view.is_capital(role.head.first) || view.person_at(at).is_some() {
        return;
    }
    let named = |end: usize| {
        let close = end + usize::from(view.mark(end, b','));
        view.person_at(close).is_some()
    };
    let end = topics(view, at, false);
    let bracket = view.mark(end, b'(') && (end + 1..end + 4).any(|t| view.mark(t, b')'));
    if end > at && class::takes_portfolio(role.class) && (named(end) || bracket) {
        extend(role, end);
    } else if let Some(name) = view.name_at(at).filter(|n| n.kind == NameKind::Organisation && !n.adjective) {
        let country = view.name_at(name.run.end).filter(|n| n.kind == NameKind::Country && !n.adjective);
        let end = country.map_or(name.run.end, |n| n.run.end);
        if named(end) && role.body.is_none() {
            role.body = Some(body::of_name(name));
            role.outer.end = end;
        }
    }
}

/// "-designate", "-elect".
fn designate(view: &View, role: &mut Role) {
    let at = role.outer.end;
    let hyphen = view.mark(at, b'-') && view.glued(at);
    let word = if hyphen { at + 1 } else { at };
    if view.is_in(word, words!["designate", "elect", "nominee"]) {
        role.tenure.get_or_insert((one(word), "designate"));
        role.outer.end = word + 1;
    }
}

/// "(marketing)", ", Gas and Power,".
fn qualifier(view: &View, role: &mut Role) {
    let at = role.outer.end;
    if !class::takes_portfolio(role.class) && role.class != "chief_executive" {
        return;
    }
    if view.mark(at, b'(') {
        bracketed(view, role, at);
    } else if view.mark(at, b',') && view.mark(at + 1, b'(') {
        bracketed(view, role, at + 1);
    } else if view.mark(at, b',')
        && matches!(role.class, "executive" | "director" | "vice_president" | "chief_executive")
    {
        let first = at + 1 + usize::from(view.is(at + 1, "group"));
        let end = topics(view, first, false);
        let end = if end > first { end } else { at + 1 };
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

/// "(Gas)" behind "Minister of State for Petroleum Resources".
fn bracketed(view: &View, role: &mut Role, at: usize) {
    let end = topics(view, at + 1, false);
    if end > at + 1 && view.mark(end, b')') {
        extend(role, end + 1);
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
        if view.is(at, "for") && sent(view, role, at + 1) {
            return true;
        }
        // In "BankAmerica's Vice President for Communications" the owner is the body.
        let before = view.name_ending(role.words.first).filter(|n| n.kind == NameKind::Organisation);
        let owned = view.is(at, "for") && (before.is_some() || view.owner_end(role.words.first).is_some());
        if let Some(topic) = view.name_at(at + 1).filter(|n| owned && view.person_at(n.run.end).is_some()) {
            extend(role, topic.run.end);
            return true;
        }
        let body = role.body.is_none() && !view.is(at, "on") && !owned;
        if view.is(at, "for") && scope(view, role, at + 1) {
            return true;
        }
        return topic_first(view, role, at + 1) && portfolio(view, role, at + 1)
            || role.body.is_none() && role.class == "envoy" && !of && purpose(view, role, at + 1)
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
    let stops =
        |t: &usize| !view.is_word(*t) || view.has(*t, tag::SAY | tag::OFFICE) || view.person_at(*t).is_some();
    let end = (at..at + 10).find(stops).unwrap_or(at);
    if view.person_at(end).is_some() && end > at {
        extend(role, end);
    }
    if end > at && view.person_at(end).is_none() {
        extend(role, end);
    }
    end > at
}

/// "for Afghanistan": where an envoy is sent.
fn sent(view: &View, role: &mut Role, at: usize) -> bool {
    let first = if view.is(at, "the") { at + 1 } else { at };
    let country = view.name_at(first).filter(|n| n.kind == NameKind::Country && !n.adjective);
    let Some(name) = country.filter(|_| role.class == "envoy" && role.posting.is_none()) else {
        return false;
    };
    place(role, Some((body::of_name(name), name.run.end)), true)
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
    // "head of the Revenue Service", "chairman of the energy regulator": the topics are a body's.
    let end = topics(view, first, false);
    let organisation = |n: &Name| n.run.end <= end && view.has(n.run.end - 1, tag::ORG_HEAD);
    if view.is(at, "the") && (view.has(end, tag::ORG_HEAD) || view.name_at(first).is_some_and(organisation)) {
        return false;
    }
    if !class::takes_portfolio(role.class) {
        return role.class == "chair"
            && view.has(first, tag::PORTFOLIO)
            && topics(view, first, false) < view.range.end
            && view.name_at(first).is_none_or(|n| n.run.end <= topics(view, first, false));
    }
    let listed = view.has(first, tag::LISTED) && !view.has(first, tag::PORTFOLIO);
    if class::needs_portfolio(role.class) || role.class == "secretary" {
        let end = topics(view, first, false);
        // "secretary-general of the International Seabed Authority"
        let body = |n: &Name| n.run.end > end && view.has(n.run.end - 1, tag::ORG_HEAD);
        let council = role.class == "secretary"
            && (view.has(end, tag::ORG_HEAD) || view.name_at(first).is_some_and(body));
        return !council
            && !listed
            && (view.has(first, tag::PORTFOLIO) || view.is_capital(first) && first == at);
    }
    view.has(first, tag::PORTFOLIO)
        && view.name_at(first).is_none_or(|n| n.run.end <= topics(view, first, false))
        && !view.has(topics(view, first, false), tag::ORG_HEAD)
}

fn portfolio(view: &View, role: &mut Role, at: usize) -> bool {
    let first = if view.is(at, "the") { at + 1 } else { at };
    let secretary = role.class == "secretary" && view.is(at - 1, "for");
    let end = topics(view, first, class::needs_portfolio(role.class) || secretary);
    // "deputy prime minister for reconstruction"
    let part = role.class == "prime_minister" && role.deputy && view.is(at - 1, "for");
    let takes = class::takes_portfolio(role.class) || matches!(role.class, "chair" | "deputy_chair") || part;
    if end == first || !takes {
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
        let unlisted = and > 0 && any && listed_topic(view, next);
        if !(view.has(next, tag::PORTFOLIO) || unlisted)
            || next > end && hyphen == 0 && heads_office(view, next)
        {
            break;
        }
        end = if unlisted { compound(view.document, next, next + 6) } else { next + 1 };
    }
    let office = any && end > at && view.is_capital(end) && view.is_in(end, words!["division", "department"]);
    end + usize::from(office)
}

/// "and Semi-Arid Lands": a capitalised word before a topic goes with it.
fn listed_topic(view: &View, at: usize) -> bool {
    let end = compound(view.document, at, at + 6);
    let flags = tag::LISTED | tag::OFFICE | tag::CALENDAR | tag::HONORIFIC;
    view.is_capital(at) && !view.has(at, flags) && view.has(end, tag::PORTFOLIO)
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
        office.is_some_and(|o| (at..o).all(|t| view.is_word(t) && !view.is_in(t, words!["on", "of", "and"])));
    match office.filter(|_| plain) {
        Some(office) => {
            let end = (office..office + 6).find(|t| !view.has(*t, tag::OFFICE)).unwrap_or(office + 1);
            let country = (at..office).find_map(|t| view.name_at(t)).map(body::of_name);
            role.body = role.body.take().or(country);
            let named = view.person_at(end).filter(|p| p.run.first == end && view.mark(p.run.end, b','));
            extend(role, named.map_or(end, |p| p.run.end));
            true
        }
        None if aided(view, at).is_some() => {
            role.outer.end = aided(view, at).unwrap_or(at);
            role.qualified = true;
            true
        }
        None => place(role, body::phrase(view, at), false) || refer::is_reference(view, at),
    }
}

/// The end of the person whom an adviser serves: "an adviser to Mr Arafat".
fn aided(view: &View, at: usize) -> Option<usize> {
    let titled = (at..at + 3).find(|t| !view.has(*t, tag::HONORIFIC) && !view.mark(*t, b'.'))?;
    let person = view.people_in(crate::mention::Run::new(titled, titled + 1)).first()?;
    (person.run.first == titled).then_some(person.run.end)
}

impl View<'_> {
    /// "at the meeting", "with the crew": no body.
    fn is_determiner_of_event(&self, at: usize) -> bool {
        self.is_in(at, words!["a", "an", "least", "all", "that", "which"])
    }
}
