//! Who holds which post: ties the posts of a sentence to the people who stand with them.
//!
//! Leaves posts with nobody, and people with none. Example: in "Darkhan Satybaldy, the mayor, and Governor
//! Berik Uali" the first name goes with the post behind it, the second with the one before it.

use super::beside::{behind, person_left};
use super::body::Body;
use super::list::plural;
use super::role::{self, Role};
use super::view::View;
use super::{TOLD, class, refer, verb};
use crate::extract::Status;
use crate::mention::{Name, NameKind, Person, Run, tag, words};

/// A person in a post.
#[derive(Clone, Debug)]
pub struct Bound {
    pub rule: &'static str,
    pub person: Person,
    pub words: Run,
    pub class: &'static str,
    pub body: Option<Body>,
    pub posting: Option<Body>,
    pub tenure: Option<(Run, &'static str)>,
    pub status: Status,
}

/// How many of the last bound posts are asked whether their person has one.
const RECENT: usize = 12;

/// How two posts of one person are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    And,
    Comma,
}

/// Everyone whom the sentence gives a post.
pub fn all(view: &View) -> Vec<Bound> {
    let mut roles = role::all(view);
    let mut out = Vec::new();
    let mut first = 0;
    while first < roles.len() {
        let mut end = first + 1;
        while end < roles.len() && end - first < 6 && joint(view, &roles[end - 1], &roles[end]).is_some() {
            end += 1;
        }
        let group = &mut roles[first..end];
        share(group);
        bind(view, group, &mut out);
        first = end;
    }
    verb::heads(view, &mut out);
    out.sort_by_key(|b| (b.person.run, b.words));
    out.dedup_by(|b, a| a.person.run == b.person.run && a.words == b.words);
    out
}

/// What stands between two posts of one person: "and", "-", "," with an article behind it.
fn joint(view: &View, a: &Role, b: &Role) -> Option<Joint> {
    if a.owner || a.plural || b.plural || b.outer.first < a.outer.end {
        return None;
    }
    let between = a.outer.end..b.outer.first;
    let comma = usize::from(view.mark(between.start, b','));
    let rest = between.start + comma;
    let and = view.is(rest, "and") || view.mark(rest, b'&') || view.is(rest, "cum");
    // "José Manuel Barroso, European Commission president, and the Georgian head of state, Mikheil Saakashvili"
    let another = || behind(view, b).is_some();
    match (comma, b.outer.first - rest) {
        (1, _) if and && another() => None,
        (_, 1) if and => Some(Joint::And),
        (_, 2) if and && view.is_in(rest + 1, words!["also", "concurrently", "his", "her"]) => {
            Some(Joint::And)
        }
        (0, 1) if view.mark(rest, b'-') || view.mark(rest, b'/') => Some(Joint::And),
        (0, 3) if view.mark(rest, b'-') && view.is(rest + 1, "cum") => Some(Joint::And),
        (1, 0) => Some(Joint::Comma),
        _ => None,
    }
}

/// "Germany's economy minister and vice-chancellor": one body for both.
fn share(group: &mut [Role]) {
    for i in 1..group.len() {
        if group[i].body.is_none() && group[i].outer.first == group[i].words.first {
            group[i].body = group[i - 1].body.clone().filter(|b| b.run.first < group[i - 1].words.first);
            if group[i].tenure.is_none() {
                group[i].tenure = group[i - 1].tenure;
            }
        }
    }
    for i in (1..group.len()).rev() {
        if group[i - 1].body.is_none() && group[i - 1].posting.is_none() {
            let behind = group[i].body.clone().filter(|b| b.run.first > group[i].head.first);
            let company = class::of_company(group[i].class) && class::of_company(group[i - 1].class);
            let state = |b: &Body| b.id.as_deref().is_some_and(|id| id.starts_with("country:"));
            group[i - 1].body = behind.filter(|b| company || state(b));
        }
    }
}

fn bind(view: &View, group: &[Role], out: &mut Vec<Bound>) {
    let (Some(head), Some(last)) = (group.first(), group.last()) else { return };
    if last.plural {
        return plural(view, last, out);
    }
    let right = if last.owner { None } else { view.person_at(last.outer.end) };
    let left = person_left(view, head.outer.first).filter(|_| !head.owner);
    let recent = || out.iter().rev().take(RECENT);
    let taken = |p: &Person| recent().any(|b| b.person.run == p.run && b.rule != "official/apposition");
    match (left, right) {
        (Some(left), Some(right)) if group.len() > 1 && !taken(left) => split(view, group, left, right, out),
        (_, Some(right)) => titled(view, group, right, out),
        (Some(left), None) if !taken(left) || behind(view, last).is_none() => {
            push(view, "official/apposition", left, group, out);
        }
        // In "Anna Berg took over as minister, Jonas Lind as mayor" the verb tells whose the post is.
        _ if view.is(verb::connectives(view, head.outer.first), "as") && verb::bind(view, group, out) => {}
        _ => match behind(view, last) {
            Some(person) if !last.owner => push(view, "official/role_first", person, group, out),
            _ => {
                verb::bind(view, group, out);
            }
        },
    }
}

/// The last post of a group goes to the name behind it, the others to the one before.
fn split(view: &View, group: &[Role], left: &Person, right: &Person, out: &mut Vec<Bound>) {
    let Some((last, others)) = group.split_last() else { return };
    push(view, "official/apposition", left, others, out);
    push(view, "official/title", right, std::slice::from_ref(last), out);
}

/// Posts directly before a name; behind a comma only a bare title ("the State Governor, Senator …") keeps those
/// before it.
fn titled(view: &View, group: &[Role], person: &Person, out: &mut Vec<Bound>) {
    let Some(last) = group.last() else { return };
    let bare = last.outer == last.head && last.class == "legislator";
    let mut from = group.len() - 1;
    while from > 0 {
        let titled = needs_name(view, &group[from - 1]);
        let kept = joint(view, &group[from - 1], &group[from]) == Some(Joint::And) || bare || titled;
        if !kept {
            break;
        }
        from -= 1;
    }
    push(view, "official/title", person, group.get(from..).unwrap_or_default(), out);
}

/// A capitalised post without article or owner is a title, which a name must follow.
fn needs_name(view: &View, role: &Role) -> bool {
    let owned = view.owner_end(role.words.first).is_some();
    view.is_capital(role.words.first) && !view.is_determiner(role.outer.first) && !owned
}

fn push(view: &View, rule: &'static str, person: &Person, group: &[Role], out: &mut Vec<Bound>) {
    out.extend(group.iter().map(|role| bound(view, rule, person, role)));
}

/// A post bound to a person.
pub fn bound(view: &View, rule: &'static str, person: &Person, role: &Role) -> Bound {
    let lower = view.is_lower(role.head.first);
    let elided = || {
        refer::opening(view)
            .filter(|b| b.run.end <= role.outer.first && class::company(view, b.run, b.id.as_deref()))
    };
    let company = class::of_company(role.class)
        && (lower || rule == "official/appointed")
        && role.body.is_none()
        && rule != "official/apposition"
        && !(role.class == "president" && role.tenure.is_some());
    // "Japan's cabinet approved X as ambassador", "Kenya named X as energy minister"
    let country = || {
        let state = |n: &&Name| !n.adjective && n.kind == NameKind::Country;
        // A dateline may stand before it.
        let name = view.names().iter().take(2).find(state).filter(|n| n.run.first <= view.range.start + 4)?;
        let mut words = name.run.end..person.run.first;
        let said = words.clone().any(|t| view.has(t, tag::SAY));
        let names = !said && words.any(|t| view.has(t, tag::APPOINT));
        (names && rule == "official/appointed").then(|| super::body::of_name(name))
    };
    let late = rule == "official/title" && view.is(role.outer.first, "late");
    let past = past(view, role.outer.end).map(|run| (run, "former"));
    let former =
        role.tenure.or(past).or(late.then(|| (Run::new(role.outer.first, role.outer.first + 1), "former")));
    Bound {
        rule,
        person: person.clone(),
        words: role.words,
        class: role.class,
        body: known(view, role)
            .or_else(|| behind_name(view, person, rule))
            .or(role.body.clone())
            .or_else(|| if company { elided() } else { None })
            .or_else(country),
        posting: role.posting.clone(),
        tenure: former,
        status: TOLD,
    }
}

/// "from 2002 to 2014", "until last year" behind a post: it is over.
fn past(view: &View, at: usize) -> Option<Run> {
    let year = |t: usize| {
        view.range.contains(&t)
            && view.document.word(t).len() == 4
            && view.document.word(t).bytes().all(|b| b.is_ascii_digit())
    };
    let until = view.is(at, "until") && (year(at + 1) || view.is(at + 1, "last"));
    let span = view.is_in(at, words!["from", "between"]) && year(at + 1) && year(at + 3);
    (until || span || view.is(at, "in") && view.is(at + 1, "the") && year(at + 2))
        .then(|| Run::new(at, at + 1))
}

/// The body of a post, unless it is only a capitalised word ("Republican Senator Ted Cruz of Texas").
fn known(view: &View, role: &Role) -> Option<Body> {
    let house = |b: &Body| (b.run.first..b.run.end).any(|t| view.has(t, tag::ORG_HEAD));
    role.body.clone().filter(|b| b.id.is_some() || role.class != "legislator" || house(b))
}

/// "Governor Godwin Emefiele of the Central Bank": the body behind the name.
fn behind_name(view: &View, person: &Person, rule: &str) -> Option<Body> {
    let of = view.is(person.run.end, "of") && rule == "official/title";
    if !of {
        return None;
    }
    super::body::phrase(view, person.run.end + 1).map(|(body, _)| body)
}
