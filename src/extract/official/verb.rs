//! Posts that a verb gives or tells: "was appointed as", "named X chief executive", "served as", "who heads".
//!
//! Leaves posts without a person in full. Example: "Oleg Petrov served as energy minister until 2018."

use super::bind::{Bound, bound};
use super::body::{self, Body};
use super::role::Role;
use super::view::View;
use super::{TOLD, class, one};
use crate::extract::Status;
use crate::mention::tag;
use crate::mention::{Person, Run, WordSet, words};

/// The farthest that a person stands before the verb.
const REACH: usize = 20;

/// Binds a group of posts to the person of the verb before it; whether there is one.
pub fn bind(view: &View, group: &[Role], out: &mut Vec<Bound>) -> bool {
    let Some(head) = group.first().filter(|h| !h.owner) else { return false };
    let told = person(view, head.outer.first)
        .or_else(|| appointed_too(view, head.outer.first, out))
        .or_else(|| named_behind(view, group));
    let Some((found, rule, former, status)) = told else { return false };
    for role in group {
        let mut bound = bound(view, rule, found, role);
        bound.status = status;
        bound.tenure = bound.tenure.or(former.map(|at| (one(at), "former")));
        out.push(bound);
    }
    true
}

type Found<'d> = (&'d Person, &'static str, Option<usize>, Status);

fn person<'d>(view: &View<'d>, at: usize) -> Option<Found<'d>> {
    const POST: &WordSet = words!["as", "for", "post", "position", "role", "job", "office"];
    let start = connectives(view, at);
    let as_word = (start..at).any(|t| view.is_in(t, POST));
    if let Some(verb) = succession(view, start).filter(|_| as_word) {
        return subject(view, verb).map(|(person, status)| (person, "official/appointed", None, status));
    }
    if let Some(person) = view.person_ending(start).or_else(|| described(view, start)) {
        return object(view, person, as_word).map(|status| (person, "official/appointed", None, status));
    }
    let verb = before_time(view, start).checked_sub(1).filter(|t| view.range.contains(t))?;
    if view.has(verb, tag::APPOINT) {
        let (subject, status) = subject(view, verb)?;
        let word = view.document.word(verb);
        let participle = word.ends_with("ed") || view.is_in(verb, words!["chosen", "sworn", "in"]);
        let mut helpers = subject.run.end.max(verb.saturating_sub(6))..verb;
        let passive = participle && (verb == subject.run.end + 1 || helpers.any(|t| is_be(view, t)));
        return passive.then_some((subject, "official/appointed", None, status));
    }
    // "will stay on as"
    let stays = view.is(verb, "on") && view.is_in(verb.wrapping_sub(1), words!["stay", "stays", "stayed"]);
    let verb = if stays { verb - 1 } else { verb };
    let former = view.has(verb, tag::LEAVE) && as_word || view.is(verb, "was") || view.is(verb, "been");
    const HOLDS: &WordSet = words!["is", "became", "become", "becomes", "remain", "remained", "remains"];
    let leaves = view.has(verb, tag::LEAVING) && as_word;
    let keeps = view.has(verb, tag::KEEP) && as_word;
    let holds = stays || keeps || leaves || view.has(verb, tag::HOLD) || view.is_in(verb, HOLDS);
    if !former && !holds {
        return None;
    }
    let (subject, status) = subject(view, verb)?;
    // Who will step down is in the post.
    let status = if leaves { TOLD } else { status };
    Some((subject, "official/holds", former.then_some(verb), status))
}

/// "named Anna Berg, a banker, as": the person before what describes her.
fn described<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    let close = at.checked_sub(1).filter(|t| view.mark(*t, b',') && view.is(at, "as"))?;
    let open = view.back(close, REACH);
    let comma = (open.first..open.end).rev().find(|t| view.mark(*t, b','))?;
    let verb = |t: usize| view.has(t, tag::SAY | tag::APPOINT) || is_be(view, t);
    view.person_ending(comma).filter(|_| !(comma..close).any(verb))
}

/// "named Anna Berg as chief executive and Jonas Lind as chairman": the verb is the one of the post before.
fn appointed_too<'d>(view: &View<'d>, at: usize, told: &[Bound]) -> Option<Found<'d>> {
    let last = told.last().filter(|b| matches!(b.rule, "official/appointed" | "official/holds"))?;
    let start = at.checked_sub(1).filter(|t| view.is(*t, "as"))?;
    let person = view.person_ending(start)?;
    let joint = person.run.first.checked_sub(1)?;
    let listed = view.is(joint, "and") || view.mark(joint, b',');
    let near = last.words.end <= joint && joint - last.words.end <= REACH / 2;
    let plain = |t: usize| (view.is_word(t) || view.mark(t, b',')) && !view.has(t, tag::SAY);
    let fits = listed && near && last.tenure.is_none() && (last.words.end..joint).all(plain);
    fits.then_some((person, last.rule, None, last.status))
}

/// Steps back over a time between a verb and its post: "takes over on 1 October as".
fn before_time(view: &View, at: usize) -> usize {
    const TIMES: &WordSet = words![
        "next",
        "last",
        "this",
        "late",
        "early",
        "week",
        "month",
        "year",
        "today",
        "yesterday",
        "immediately",
        "earlier",
        "later",
    ];
    let digits = |t: usize| view.document.word(t).bytes().all(|b| b.is_ascii_digit());
    let time = |t: usize| view.is_in(t, TIMES) || view.has(t, tag::CALENDAR) || digits(t);
    let first = at.saturating_sub(5).max(view.range.start);
    let times = (first..at).rev().take_while(|t| view.is(at, "as") && time(*t)).count();
    let first = at - times;
    first - usize::from(times > 0 && view.is_in(first.wrapping_sub(1), words!["on", "in"]))
}

/// "succeeds Peter Brown as", "replaced him as": the verb whose subject takes the post over.
fn succession(view: &View, at: usize) -> Option<usize> {
    let before = view.person_ending(at).map(|p| p.run.first);
    let pronoun = at.checked_sub(1).filter(|t| view.is_in(*t, words!["him", "her"]));
    let verb = before.or(pronoun)?.checked_sub(1)?;
    let takes = words!["replaces", "replaced", "replace", "succeeds", "succeeded", "succeed"];
    // "took over from Peter Brown as"
    let over = verb.checked_sub(1).filter(|t| view.is(verb, "from") && view.has(*t, tag::HOLD));
    over.or(view.is_in(verb, takes).then_some(verb)).filter(|t| view.range.contains(t))
}

/// "The new energy minister is Ali Hassan."
fn named_behind<'d>(view: &View<'d>, group: &[Role]) -> Option<Found<'d>> {
    let [role] = group else { return None };
    let verb = role.outer.end;
    let be = usize::from(view.is(verb, "will") && view.is(verb + 1, "be"));
    let person = view.person_at(verb + 1 + be).filter(|_| be == 1 || view.is(verb, "is"))?;
    let opens = role.outer.first <= view.range.start + 2;
    let alone = view.possessive(person.run.end).is_none();
    let status = if be == 1 { Status::Planned } else { TOLD };
    (opens && alone && view.in_full(person)).then_some((person, "official/holds", None, status))
}

/// Steps back from a post over "as", "to the post of", "to be", "the country's new".
pub fn connectives(view: &View, at: usize) -> usize {
    const WORDS: &WordSet = words![
        "as", "to", "be", "the", "a", "post", "position", "role", "job", "of", "office", "for", "its", "new",
        "his", "her", "their",
    ];
    let mut start = at;
    while start > at.saturating_sub(7) && start > view.range.start && view.is_in(start - 1, WORDS) {
        start -= 1;
    }
    start
}

/// "named X chief executive", "with X as chairman", "elected X president".
fn object(view: &View, person: &Person, as_word: bool) -> Option<Status> {
    let mut before = person.run.first.checked_sub(1)?;
    while view.has(before, tag::HONORIFIC) || view.mark(before, b'.') {
        before = before.checked_sub(1)?;
    }
    let title = tag::OFFICE | tag::PORTFOLIO | tag::FORMER | tag::DEPUTY | tag::LEVEL;
    while before > view.range.start && (view.has(before, title) || view.is(before, "and")) {
        before -= 1;
    }
    let comma = view.mark(before, b',');
    let verb =
        view.has(before, tag::APPOINT) || view.is_in(before, words!["appointing", "naming", "electing"]);
    let with = as_word && (view.is_in(before, words!["with", "of"]) || view.has(before, tag::KEEP));
    (!comma && (verb || with)).then(|| status(view, before))
}

/// The person who is the subject of a verb: near before it, with only small words between.
fn subject<'d>(view: &View<'d>, verb: usize) -> Option<(&'d Person, Status)> {
    let from = verb.saturating_sub(REACH);
    let people = view.people_in(Run::new(from, verb));
    let last = people.iter().rfind(|p| p.run.end <= verb && view.in_full(p))?;
    let between = last.run.end..verb;
    let aside = view.mark(last.run.end, b',') && between.clone().filter(|t| view.mark(*t, b',')).count() != 1
        || !between.clone().any(|t| view.mark(t, b','))
        || view.is(last.run.end + 1, "who")
        || last.run.first > view.range.start && view.mark(last.run.first - 1, b',');
    let aside_end = between.clone().rev().find(|t| view.mark(*t, b',') && view.mark(last.run.end, b','));
    let small = (aside_end.map_or(between.start, |t| t + 1)..between.end)
        .filter(|t| view.is_word(*t) && !view.has(*t, tag::BETWEEN) && !is_be(view, *t))
        .count();
    let blocked = between.clone().any(|t| view.mark(t, b';') || view.mark(t, b'"') || view.has(t, tag::SAY));
    (aside && !blocked && small <= 5).then(|| (last, status(view, verb)))
}

fn is_be(view: &View, at: usize) -> bool {
    view.is_in(
        at,
        words![
            "is", "was", "were", "been", "be", "being", "who", "has", "had", "will", "may", "might", "not",
            "could", "would", "to",
        ],
    )
}

/// Planned behind "will", proposed behind "may", denied behind "not", else told.
fn status(view: &View, verb: usize) -> Status {
    let any = |words: &WordSet| (verb.saturating_sub(4)..verb).any(|t| view.is_in(t, words));
    if any(words!["not", "never"]) {
        Status::Denied
    } else if any(words!["may", "might", "could"]) {
        Status::Proposed
    } else if any(words!["will", "would", "shall"])
        || view.is(verb.wrapping_sub(1), "be") && view.is(verb.wrapping_sub(2), "to")
    {
        Status::Planned
    } else {
        TOLD
    }
}

/// "X, who heads the Turkmen state concern Y", "Y was headed until 2013 by X".
pub fn heads(view: &View, out: &mut Vec<Bound>) {
    if !view.tags.any(tag::HEADS) {
        return;
    }
    let verbs = view.range.clone().filter(|t| view.has(*t, tag::HEADS));
    out.extend(verbs.filter_map(|verb| who_heads(view, verb).or_else(|| headed_by(view, verb))));
}

fn who_heads(view: &View, verb: usize) -> Option<Bound> {
    let mut who = verb;
    while who > verb.saturating_sub(3) && who > view.range.start && view.has(who - 1, tag::BETWEEN) {
        who -= 1;
    }
    let who = who.checked_sub(1).filter(|t| view.is(*t, "who"))?;
    let comma = who.checked_sub(1).filter(|t| view.mark(*t, b','))?;
    let person = view.person_ending(comma)?;
    let (body, _) = body::phrase(view, verb + 1)?;
    let past = view.is_in(verb, words!["headed", "chaired"]).then_some(one(verb));
    Some(head(view, verb, person, Some(body), past))
}

fn headed_by(view: &View, verb: usize) -> Option<Bound> {
    let be = verb.checked_sub(1).filter(|t| view.is_in(*t, words!["is", "was"]))?;
    let plain = |t: &usize| view.range.contains(t) && view.document.tokens[*t].mark == 0;
    let by = (verb + 1..verb + 6).take_while(plain).find(|t| view.is(*t, "by"))?;
    let person = view.person_at(by + 1).filter(|person| view.in_full(person))?;
    let name = view.name_ending(be).filter(|name| !name.adjective).map(body::of_name);
    let body = match name {
        Some(body) => Some(body),
        None => body::common_before(view, be)?.0,
    };
    let past = view.is(be, "was").then_some(Run::new(be, verb + 1));
    Some(head(view, verb, person, body, past))
}

/// The post that a verb of heading tells.
fn head(view: &View, verb: usize, person: &Person, body: Option<Body>, past: Option<Run>) -> Bound {
    let company = |body: &Body| class::company(view, body.run, body.id.as_deref());
    let class = if view.is_in(verb, words!["chairs", "chaired"]) {
        "chair"
    } else if body.as_ref().is_some_and(company) {
        "chief_executive"
    } else {
        "director"
    };
    Bound {
        rule: "official/heads",
        person: person.clone(),
        words: one(verb),
        class,
        body,
        posting: None,
        tenure: past.map(|run| (run, "former")),
        status: TOLD,
    }
}
