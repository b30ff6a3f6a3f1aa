//! Posts in the plural: the names of those who hold them, and of what.
//!
//! Leaves a plural with one name. Example: "foreign ministers Anna Berg of Sweden and Jonas Lind of Norway".

use super::beside::person_left;
use super::bind::{Bound, bound};
use super::body::of_name;
use super::role::Role;
use super::view::View;
use crate::mention::tag;
use crate::mention::{Name, NameKind, Person};

/// "foreign ministers A of Hungary and B of Slovakia", "energy ministers, A and B,".
pub fn plural(view: &View, role: &Role, out: &mut Vec<Bound>) {
    if role.owner {
        return;
    }
    let (bodies, end) = bodies(view, role);
    let start = end + usize::from(view.mark(end, b',') || view.mark(end, b':') || view.mark(end, b'-'));
    let (mut at, mut found) = (start, Vec::new());
    while let Some(person) = view.person_at(at) {
        let own = country_of(view, person.run.end);
        let end = own.map_or(person.run.end, |n| n.run.end);
        // "Presidents A of Uganda and President B of Kenya": the second's own title tells it.
        let titled = !found.is_empty() && view.has(at - 1, tag::OFFICE);
        found.push((person, own, titled));
        let bracket = usize::from(view.mark(end, b')'));
        let comma = usize::from(view.mark(end + bracket, b','));
        let and =
            usize::from(view.is(end + bracket + comma, "and") || view.mark(end + bracket + comma, b'&'));
        let next = end + bracket + comma + and;
        if comma + and == 0 || found.len() > 40 {
            break;
        }
        at = next + usize::from(view.has(next, tag::OFFICE) && view.person_at(next + 1).is_some());
    }
    if found.len() < 2 {
        if let Some(left) = coordinated_left(view, role.outer.first) {
            left.into_iter().for_each(|p| out.push(bound(view, "official/list", p, role)));
        }
        return;
    }
    let each = bodies.len() == found.len();
    for (i, (person, own, _)) in found.into_iter().enumerate().filter(|(_, (_, _, titled))| !titled) {
        let mut one = bound(view, "official/list", person, role);
        let body = own.or(if each { bodies.get(i).copied() } else { None });
        if let Some(name) = body {
            one.body = Some(of_name(name));
        }
        out.push(one);
    }
}

/// "of Russia and Turkey" behind a plural: the bodies in order, and the token after them.
fn bodies<'d>(view: &View<'d>, role: &Role) -> (Vec<&'d Name>, usize) {
    let first =
        role.body.as_ref().and_then(|b| view.name_at(b.run.first)).filter(|n| n.run.first > role.head.first);
    let mut found: Vec<&Name> = first.into_iter().collect();
    let mut end = role.outer.end;
    while !found.is_empty() && found.len() < 10 {
        let comma = usize::from(view.mark(end, b','));
        let and = usize::from(view.is(end + comma, "and"));
        let the = usize::from(view.is(end + comma + and, "the"));
        let Some(name) = view.name_at(end + comma + and + the).filter(|n| n.kind == NameKind::Country) else {
            break;
        };
        if comma + and == 0 {
            break;
        }
        found.push(name);
        end = name.run.end;
    }
    (found, end)
}

/// "A and B, the energy ministers": the people before a plural.
fn coordinated_left<'d>(view: &View<'d>, at: usize) -> Option<Vec<&'d Person>> {
    let last = person_left(view, at)?;
    let mut people = vec![last];
    let mut first = last.run.first;
    while people.len() < 10 {
        let and = first.checked_sub(1).filter(|t| view.is(*t, "and") || view.mark(*t, b','))?;
        let end = if view.is(and, "and") && and > 0 && view.mark(and - 1, b',') { and - 1 } else { and };
        let Some(person) = view.person_ending(end) else { break };
        first = person.run.first;
        people.push(person);
    }
    (people.len() > 1).then_some(people)
}

/// "of Hungary", "(Hungary)" behind a name of a list.
fn country_of<'d>(view: &View<'d>, at: usize) -> Option<&'d Name> {
    let first =
        if view.is(at, "of") || view.is(at, "from") || view.mark(at, b'(') { at + 1 } else { return None };
    let first = first + usize::from(view.is(first, "the"));
    view.name_at(first).filter(|n| !n.adjective && n.kind != NameKind::Corridor)
}
