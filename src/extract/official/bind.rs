//! Who holds which post: ties the posts of a sentence to the people who stand with them.
//!
//! Leaves posts with nobody, and people with none. Example: in "Darkhan Satybaldy, the mayor, and Governor
//! Berik Uali" the first name goes with the post behind it, the second with the one before it.

use super::body::Body;
use super::role::{self, Role};
use super::view::View;
use super::{TOLD, class, refer, verb};
use crate::extract::Status;
use crate::mention::tag;
use crate::mention::{Name, NameKind, Person, Run};

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

/// How two posts of one person are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    And,
    Comma,
}

/// Everyone whom the sentence gives a post.
pub fn all(view: &View) -> Vec<Bound> {
    let roles = role::all(view);
    let mut out = Vec::new();
    let mut first = 0;
    while first < roles.len() {
        let mut end = first + 1;
        while end < roles.len() && end - first < 6 && joint(view, &roles[end - 1], &roles[end]).is_some() {
            end += 1;
        }
        let mut group: Vec<Role> = roles[first..end].to_vec();
        share(&mut group);
        bind(view, &group, &mut out);
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
    match (comma, b.outer.first - rest) {
        (_, 1) if and => Some(Joint::And),
        (_, 2) if and && view.is_any(rest + 1, &["also", "concurrently", "his", "her"]) => Some(Joint::And),
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
            group[i - 1].body = behind.filter(|_| company);
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
    let taken = |p: &Person| out.iter().any(|b| b.person.run == p.run && b.rule != "official/apposition");
    match (left, right) {
        (Some(left), Some(right)) if group.len() > 1 && !taken(left) => split(view, group, left, right, out),
        (_, Some(right)) => titled(view, group, right, out),
        (Some(left), None) if !taken(left) || behind(view, last).is_none() => {
            push(view, "official/apposition", left, group, out);
        }
        _ => match behind(view, last) {
            Some(person) if !last.owner => push(view, "official/role_first", person, group, out),
            _ => verb::bind(view, group, left, out),
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
    let elided = || refer::opening(view).filter(|b| b.run.end <= role.outer.first);
    let company = class::of_company(role.class)
        && (lower || rule == "official/appointed")
        && role.body.is_none()
        && rule != "official/apposition";
    let late = rule == "official/title" && view.is(role.outer.first, "late");
    let past = past(view, role.outer.end).map(|run| (run, "former"));
    let former =
        role.tenure.or(past).or(late.then(|| (Run::new(role.outer.first, role.outer.first + 1), "former")));
    Bound {
        rule,
        person: person.clone(),
        words: role.words,
        class: role.class,
        body: known(role)
            .or_else(|| behind_name(view, person, rule))
            .or(role.body.clone())
            .or_else(|| if company { elided() } else { None }),
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
    let span = view.is_any(at, &["from", "between"]) && year(at + 1) && year(at + 3);
    (until || span || view.is(at, "in") && view.is(at + 1, "the") && year(at + 2))
        .then(|| Run::new(at, at + 1))
}

/// The body of a post, unless it is only a capitalised word ("Republican Senator Ted Cruz of Texas").
fn known(role: &Role) -> Option<Body> {
    role.body.clone().filter(|b| b.id.is_some() || role.class != "legislator")
}

/// "Governor Godwin Emefiele of the Central Bank": the body behind the name.
fn behind_name(view: &View, person: &Person, rule: &str) -> Option<Body> {
    let of = view.is(person.run.end, "of") && rule == "official/title";
    if !of {
        return None;
    }
    super::body::phrase(view, person.run.end + 1).map(|(body, _)| body)
}

/// The person behind a comma: "the president of Petropar, Denis Lichi Ayala,".
fn behind<'d>(view: &View<'d>, role: &Role) -> Option<&'d Person> {
    let comma =
        view.mark(role.outer.end, b',') || view.mark(role.outer.end, b':') || view.mark(role.outer.end, b'(');
    let dash = view.mark(role.outer.end, b'-');
    if comma || dash {
        return view.person_at(role.outer.end + 1);
    }
    let scope = view.is_any(role.outer.end, &["for", "of", "on", "in", "at", "to"]) && role.body.is_some();
    let comma =
        (role.outer.end + 1..role.outer.end + 12).find(|t| !view.is_word(*t) && !view.mark(*t, b'-'))?;
    (scope && view.mark(comma, b',')).then(|| view.person_at(comma + 1)).flatten()
}

/// The person before a comma, a bracket or "who is": "Denis Lichi Ayala, the".
pub fn person_left<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    let mut end = at;
    while end > at.saturating_sub(5)
        && view.is_any(
            end - 1,
            &[
                "now",
                "currently",
                "also",
                "himself",
                "herself",
                "who",
                "is",
                "as",
                "presently",
                "formerly",
                "then",
            ],
        )
        && !view.is(end, "of")
    {
        end -= 1;
    }
    if let Some(person) = coordinated_apposition(view, end) {
        return Some(person);
    }
    let joined = end
        .checked_sub(1)
        .filter(|t| view.mark(*t, b',') || view.mark(*t, b'(') || view.mark(*t, b'-') && !view.glued(*t));
    let mut end = joined?;
    if view.mark(end, b',') {
        end = before_aside(view, end);
    }
    view.person_ending(end)
}

/// "Wang Yi, member of the council and foreign minister": the post is the second half of what follows the name.
fn coordinated_apposition<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    const VERBS: &[&str] = &[
        "who", "which", "that", "has", "had", "is", "was", "were", "are", "will", "met", "with", "and", "by",
    ];
    let and = at.checked_sub(1).filter(|t| view.is(*t, "and"))?;
    let comma = (and.saturating_sub(9)..and).rev().find(|t| !view.is_word(*t) && !view.mark(*t, b'-'))?;
    let plain = (comma + 1..and).all(|t| !view.is_any(t, VERBS) && !view.has(t, tag::SAY | tag::OFFICE));
    let noun = view.is_determiner(comma + 1) || view.is_lower(comma + 1);
    let person = view.person_ending(comma).filter(|_| view.mark(comma, b','))?;
    (plain && noun).then_some(person)
}

/// Steps back over ", 45" and "(D-Texas)" and "Jr." behind a name.
fn before_aside(view: &View, comma: usize) -> usize {
    let age = comma >= 2
        && view.mark(comma - 2, b',')
        && view.document.word(comma - 1).bytes().all(|b| b.is_ascii_digit());
    if age {
        return comma - 2;
    }
    if comma > 0 && view.mark(comma - 1, b')') {
        return (comma.saturating_sub(9)..comma).rev().find(|t| view.mark(*t, b'(')).unwrap_or(comma);
    }
    comma
}

/// "foreign ministers A of Hungary and B of Slovakia", "energy ministers, A and B,".
fn plural(view: &View, role: &Role, out: &mut Vec<Bound>) {
    if role.owner {
        return;
    }
    let (bodies, end) = bodies(view, role);
    let start = end + usize::from(view.mark(end, b',') || view.mark(end, b':') || view.mark(end, b'-'));
    let (mut at, mut found) = (start, Vec::new());
    while let Some(person) = view.person_at(at) {
        let own = country_of(view, person.run.end);
        let end = own.map_or(person.run.end, |n| n.run.end);
        found.push((person, own));
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
    for (i, (person, own)) in found.into_iter().enumerate() {
        let mut one = bound(view, "official/list", person, role);
        let body = own.or(if each { bodies.get(i).copied() } else { None });
        if let Some(name) = body {
            one.body = Some(super::body::of_name(name));
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
