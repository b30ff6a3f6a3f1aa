//! Who agreed: the subject of the verb, and the names after "with", "between", "by".
//!
//! Leaves people who merely sign, and owners ("Turkey's BOTAS" is BOTAS). Example: in "Parliament ratified an
//! agreement with Kuwait" Kuwait is a party.

use super::detail::{self, leaves};
use super::link;
use super::paper::{Act, Form, View};
use super::part::{is_border, is_office, is_part};
use crate::extract::Value;
use crate::lexicon::Case;
use crate::mention::{Name, NameKind, Person, Run, WordSet, words};

/// How many clauses back a subject is looked for ("X said in a statement that it had signed").
const CLAUSES: usize = 3;
/// How far a clause is followed.
pub(super) const REACH: usize = 60;

/// Names that are parties: the subject of the verb, and those after "with", "between", "by".
pub(super) fn parties(view: &View, paper: Run, act: Option<&Act>, clause: Option<Run>) -> Option<Value> {
    let mut found: Vec<Run> = Vec::new();
    let whole = view.tokens;
    let start = act.map_or(paper.first, |a| a.run.first.min(paper.first));
    let active = act.is_some_and(|a| a.run.first < paper.first);
    if active {
        let subject = subject_of(view, start);
        found.extend(actors(view, subject));
    }
    let relative = act.filter(|a| a.run.first >= paper.end).map(|a| relative_subject(view, paper, a));
    let relative: Vec<Run> = relative.into_iter().flatten().collect();
    let clause = clause.filter(|_| relative.is_empty());
    found.extend(relative);
    let from = act.map_or(paper.end, |a| a.run.end.min(paper.end)).min(paper.end);
    if let Some(act) = act.filter(|a| a.run.end < paper.first) {
        // "awarded BP a contract"
        found.extend(actors(view, Run::new(act.run.end, paper.first)));
    }
    let tail = Run::new(from, (from + REACH).min(whole.end));
    let (mut at, told) = (tail.first, found.len());
    // Behind "agreed to" there is what was agreed, behind "agreed with" a party.
    let tail = if paper.first < paper.end || view.document.is(at, "with") { tail } else { Run::new(at, at) };
    // "They will sign it by Christmas": who signs stands before.
    let passive =
        || (start.saturating_sub(3)..start).any(|t| view.is_in(t, words!["was", "were", "been", "be"]));
    let verb = |a: &Act| matches!(a.form, Form::Finite | Form::Base) && !passive();
    let does = active && act.is_some_and(verb);
    while at < tail.end {
        let joint = view.is_in(at, words!["with", "between", "among", "by"])
            && !(view.document.is(at, "by") && (does || of_another(view, at, act)));
        let topic = (found.len() > told || told > 1)
            && view.is_in(at, words!["on", "for", "to", "concerning", "regarding", "about"])
            && !detail::is_time_joint(view, at);
        if view.is_mark(at, b';') || is_clause_edge(view, at) || topic {
            break;
        }
        if joint {
            at = joined_names(view, at + 1, &mut found);
        } else {
            at += 1;
        }
    }
    if let Some(clause) = clause {
        found.extend(actors(view, clause).filter(|run| !is_unknown(view, *run)));
    }
    if found.is_empty() {
        found.extend(chained(view, paper));
    }
    if found.is_empty() && active {
        found.extend(both(view, start));
    }
    found.sort();
    found.dedup();
    let mut values: Vec<Value> = Vec::with_capacity(found.len());
    for value in found.iter().filter_map(|run| named(view, *run)) {
        let again = |v: &Value| matches!((v, &value), (Value::Mention { id: Some(a), .. }, Value::Mention { id: Some(b), .. }) if a == b);
        if !values.iter().any(again) {
            values.push(value);
        }
    }
    (!values.is_empty()).then_some(Value::List(values))
}

/// "the UAE-Türkiye agreement", "a China–Australia trade deal": countries that the paper's own name joins.
fn chained(view: &View, paper: Run) -> Vec<Run> {
    let inside =
        |n: &&Name| n.run.first >= paper.first && n.run.end <= paper.end && n.kind == NameKind::Country;
    let names: Vec<Run> = view.names().iter().filter(inside).map(|n| n.run).collect();
    let joined = names.windows(2).all(|w| w[0].end + 1 == w[1].first && view.is_mark(w[0].end, b'-'));
    if names.len() > 1 && joined { names } else { Vec::new() }
}

/// "a contract that Uzbekneftegaz signed", "the deal Rosneft concluded": who acts in what describes the paper.
fn relative_subject(view: &View, paper: Run, act: &Act) -> Vec<Run> {
    let whole = Run::new(paper.end, act.run.first);
    let between = Run::new(link::relative(view, whole).map_or(paper.end, |t| t + 1), act.run.first);
    let short = between.first < between.end && between.end - between.first <= 8;
    if act.form != Form::Finite || !short {
        return Vec::new();
    }
    let named = names(view, between).map(|n| n.run).collect::<Vec<_>>();
    let plain = |t: usize| {
        named.iter().any(|n| n.contains(Run::new(t, t + 1)))
            || view.is_in(t, words!["and", "the", "had", "has", "have"])
    };
    if (between.first..between.end).all(plain) { named } else { Vec::new() }
}

/// "the two governments signed", where no name is told.
fn both(view: &View, verb: usize) -> Option<Run> {
    let subject = Run::new(clause_start(view, verb), verb);
    let group = view.acts_in(subject).iter().find(|a| a.class == "group")?;
    (group.run.first..group.run.end)
        .any(|t| view.is_in(t, words!["two", "both", "three"]))
        .then_some(group.run)
}

/// "an administration headed by X", "a group led by Y": a verb that is not the action owns this "by".
fn of_another(view: &View, by: usize, act: Option<&Act>) -> bool {
    const VERBS: &WordSet =
        words!["led", "run", "held", "made", "built", "owned", "chosen", "shown", "seen", "known", "told"];
    let Some(before) = by.checked_sub(1).filter(|t| act.is_some_and(|a| a.run.end <= *t)) else {
        return false;
    };
    let lower = view.document.tokens.get(before).is_some_and(|t| t.case == Case::Lower);
    lower && (view.document.word(before).ends_with("ed") || view.is_in(before, VERBS))
}

/// Names in a row after "with": "with Kuwait, Qatar and Oman". Gives where they end.
fn joined_names(view: &View, at: usize, found: &mut Vec<Run>) -> usize {
    let all = view.names();
    let (mut at, mut gap) = (at, 0);
    while at < view.tokens.end && gap < 8 {
        let name = all.get(all.partition_point(|n| n.run.first < at)).filter(|n| n.run.first == at);
        if let Some(name) = name.filter(|n| is_party(n) || n.adjective) {
            if speaks(view, name.run.end) {
                break;
            }
            let the = usize::from(gap > 1 && view.document.is(at - 1, "the"));
            let behind_of = gap == 1 + the && view.document.is(at - 1 - the, "of") && !found.is_empty();
            let whole = body(view, name.run);
            let party = !(name.adjective || owns(view, name.run) || is_part(view, name) || behind_of);
            let run = whole.or(party.then_some(name.run));
            (at, gap) = (run.map_or(name.run.end, |r| r.end).max(at + 1), 0);
            found.extend(run);
            if run.is_some() && !goes_on(view, at) {
                break;
            }
            continue;
        }
        // "with the government of Bangladesh"
        let state = view.document.is(at, "of") && view.is_in(at - 1, words!["government", "governments"]);
        if ends_row(view, at, gap > 0 && !found.is_empty() && !state) {
            break;
        }
        (at, gap) = (at + 1, gap + 1);
    }
    at
}

/// "the Energy Ministry said": who says it is no party.
fn speaks(view: &View, at: usize) -> bool {
    view.has_sign(Run::new(at, at + 2), &["say"])
}

/// Whether another name may follow one in a row.
fn goes_on(view: &View, at: usize) -> bool {
    let mark = [b',', b'(', b'\'', b'"', b'&', b'/'].iter().any(|m| view.is_mark(at, *m));
    mark || view.is_in(at, words!["and", "or", "of", "as"])
}

fn ends_row(view: &View, at: usize, begun: bool) -> bool {
    const STOP: &WordSet = words!["under", "during", "worth", "is", "was", "will", "of"];
    let quote = view.is_mark(at, b'"') && !view.document.tokens.get(at + 1).is_some_and(|t| t.glued);
    begun && view.is_in(at, STOP)
        || view.is_in(at, words!["on", "for", "to", "in", "at"])
        || quote
        || view.has_sign(Run::new(at, at + 1), &["say", "edge", "fact"])
}

/// A capital that no list knows may be anything in the clause that an agreement rules.
fn is_unknown(view: &View, run: Run) -> bool {
    let all = view.names();
    let name = all.get(all.partition_point(|n| n.run.first < run.first));
    name.is_some_and(|n| n.run == run && n.kind == NameKind::Unknown)
}

fn is_party(name: &Name) -> bool {
    !name.adjective
        && matches!(
            name.kind,
            NameKind::Country | NameKind::Organisation | NameKind::Place | NameKind::Unknown
        )
}

fn names<'v>(view: &'v View, range: Run) -> impl Iterator<Item = &'v Name> {
    let people = &view.document.sentences[view.sentence].mentions.people;
    let names = view.names();
    let from = names.partition_point(|n| n.run.first < range.first);
    let inside = names[from..].iter().take_while(move |n| n.run.first < range.end);
    inside.filter(move |n| {
        n.run.end <= range.end
            && is_party(n)
            && !is_person(people, n.run)
            && !view.has_sign(n.run, &["denied"])
            && !is_part(view, n)
    })
}

fn is_person(people: &[Person], run: Run) -> bool {
    let from = people.partition_point(|p| p.run.end <= run.first);
    people.get(from).is_some_and(|p| p.run.overlaps(run))
}

/// "in Baku", "at the port of X": where, not who; and what stands within commas or behind "of".
fn is_aside(view: &View, name: Run, range: Run) -> bool {
    let before = name.first.checked_sub(1).filter(|&t| t >= range.first);
    let article = before.filter(|&t| view.is_in(t, words!["the", "a"])).and_then(|t| t.checked_sub(1));
    let joint = article.or(before);
    // "RCA Inc of Moorestown"
    let seat = joint.is_some_and(|t| {
        view.document.is(t, "of")
            && view.names().iter().any(|n| n.run.end == t && matches!(n.kind, NameKind::Organisation))
    });
    // "negotiators from Chile and India"
    let sent = words!["negotiators", "officials", "delegations", "representatives", "ministers", "envoys"];
    let sends = joint.is_some_and(|t| view.document.is(t, "from") && t > 0 && view.is_in(t - 1, sent));
    seat || !sends
        && joint.is_some_and(|t| {
            view.is_in(
                t,
                words!["in", "at", "from", "via", "through", "to", "near", "under", "along", "on", "for"],
            )
        })
}

fn named(view: &View, run: Run) -> Option<Value> {
    let all = view.names();
    let from = all.partition_point(|n| n.run.first < run.first);
    let name = all.get(from).filter(|n| n.run.first == run.first);
    let name = name.filter(|n| n.run == run || n.adjective);
    Some(Value::Mention { run, name: name.and_then(|n| n.name.clone()), id: name.and_then(|n| n.id.clone()) })
}

/// ", and QazaqGaz and CNPC signed": the part of a range behind an earlier verb of action.
fn second_clause(view: &View, range: Run) -> Option<Run> {
    let event = |a: &&Act| {
        a.form == Form::Finite
            && matches!(a.class, "signed" | "agreed" | "ratified" | "extended" | "terminated")
    };
    let earlier = view.acts_in(range).iter().rev().find(event).filter(|a| a.run.end < range.end)?;
    let joint = (earlier.run.end..range.end)
        .find(|&t| leaves(view, t) || view.is_in(t, words!["while", "whereas"]))?;
    Some(Run::new(joint + 1, range.end))
}

/// Who acts in a range: names that are no asides and no owners, and "the Turkish government".
fn actors<'v>(view: &'v View, range: Run) -> impl Iterator<Item = Run> + 'v {
    let range = past_adverbial(view, range);
    let plain = names(view, range).filter(move |n| {
        !is_aside(view, n.run, range) && !owns(view, n.run) && !only_says(view, n.run, range.end)
    });
    let all = view.names();
    let from = all.partition_point(|n| n.run.first < range.first);
    let bodies = all[from..].iter().take_while(move |n| n.run.first < range.end).filter(|n| n.adjective);
    plain.map(|n| n.run).chain(bodies.filter_map(|n| body(view, n.run)))
}

/// "WAM said the ministers would discuss": who tells of others, not of "it".
fn only_says(view: &View, name: Run, verb: usize) -> bool {
    let said = view.signs_in(Run::new(name.end, name.end + 2)).iter().find(|(_, class)| *class == "say");
    said.is_some_and(|(say, _)| {
        let subject = say.end + usize::from(view.document.is(say.end, "that"));
        let clause = view.is_in(say.first, words!["said", "says", "say", "added", "reported"]);
        let other = view.document.is(subject, "the") || view.has_name(Run::new(subject, subject + 1));
        clause && subject < verb && other
    })
}

/// "On the sidelines of the summit, Baku signed": where the subject begins.
fn past_adverbial(view: &View, range: Run) -> Run {
    const OPENS: &WordSet = words![
        "on",
        "at",
        "in",
        "during",
        "after",
        "following",
        "under",
        "for",
        "as",
        "with",
        "since",
        "according",
    ];
    if !view.is_in(range.first, OPENS) {
        return range;
    }
    let comma = (range.first..range.end.min(range.first + 25)).find(|&t| view.is_mark(t, b','));
    comma.map_or(range, |c| Run::new(c + 1, range.end))
}

/// "the Turkish government": an adjective with the word for its body.
fn body(view: &View, adjective: Run) -> Option<Run> {
    let from = view.acts.partition_point(|a| a.run.first < adjective.end);
    let word = view.acts.get(from).filter(|a| a.class == "body" && a.run.first == adjective.end)?;
    let all = view.names();
    let named = all.get(all.partition_point(|n| n.run.first < word.run.end));
    let lower = view.document.tokens.get(word.run.first).is_some_and(|t| t.case == Case::Lower);
    // In "the Turkish company BOTAS" the words only describe.
    let describes = named.is_some_and(|n| n.run.first == word.run.end && !n.adjective);
    (lower && !describes).then(|| adjective.join(word.run))
}

/// "Turkey's BOTAS", "Bolivia's state owned YPFB": an owner of the name that follows.
fn owns(view: &View, name: Run) -> bool {
    if !view.is_mark(name.end, b'\'') {
        return false;
    }
    let after = name.end + usize::from(view.document.is(name.end + 1, "s")) + 1;
    let token = |t: usize| view.document.tokens.get(t).filter(|_| t < view.tokens.end);
    let plain = |t: usize| token(t).is_some_and(|k| k.case == Case::Lower) && !is_border(view, t);
    let lower = (after..after + 5).take_while(|&t| plain(t)).count();
    let all = view.names();
    let named = |t: usize| {
        all.get(all.partition_point(|n| n.run.first < t)).is_some_and(|n| n.run.first == t && is_party(n))
    };
    let generic = |t: usize| view.acts_in(Run::new(t, t + 1)).iter().any(|a| a.class == "body");
    // "Nauru's President" signs for Nauru, "East Timor's new Government" is East Timor's.
    let capital = token(after).is_some_and(|t| t.is_capital()) && !is_office(view, after);
    let named = |t: usize| named(t) && !generic(t);
    capital || named(after + lower)
}

/// The words before a verb that hold its subject; before "says has" and "announced the signing" too.
fn subject_of(view: &View, verb: usize) -> Run {
    let subject = before_aside(view, Run::new(clause_start(view, verb), verb));
    if let Some(own) = second_clause(view, subject).filter(|own| actors(view, *own).next().is_some()) {
        return own;
    }
    // In "Baghdad reacted after Rosneft signed" the subject stands behind "after".
    let late =
        (subject.first + 1..verb).rev().find(|&t| view.is_in(t, words!["after", "before", "when", "once"]));
    if let Some(own) = late.map(|t| Run::new(t + 1, verb)).filter(|own| actors(view, *own).next().is_some()) {
        return own;
    }
    // In "a delegation will visit Nepal to sign" Nepal is no subject.
    let subject = before_verb(view, subject).unwrap_or(subject);
    // In "Orban visits Bulgaria, where he hopes to strike a deal" no name is the subject.
    let person = || (subject.first..subject.end).any(|t| view.is_in(t, words!["he", "she"]));
    let mut from = subject.first;
    for _ in 0..CLAUSES {
        let named = || actors(view, Run::new(from, subject.end)).next().is_some();
        if from <= view.tokens.first || subject.end - subject.first > 6 || named() || person() {
            break;
        }
        from = clause_start(view, from - 1);
    }
    Run::new(from, subject.end)
}

/// Of a subject that ends in "to": what stands before its own verb.
fn before_verb(view: &View, subject: Run) -> Option<Run> {
    let to = subject.end.checked_sub(1).filter(|&t| view.document.is(t, "to"))?;
    let verbs = ["planned", "would", "fact", "be", "proposed", "ready"];
    let verb = view.signs_in(Run::new(subject.first + 1, to)).iter().find(|(_, c)| verbs.contains(c))?.0;
    Some(Run::new(subject.first, verb.first))
}

/// "Noble and Delek, the consortium leading the development of Leviathan, struck": what stands before the aside.
fn before_aside(view: &View, subject: Run) -> Run {
    let helpers =
        words!["has", "have", "had", "will", "would", "is", "are", "was", "were", "also", "recently"];
    let helped = (subject.first..subject.end).rev().take_while(|t| view.is_in(*t, helpers)).count();
    let close = (subject.end - helped).checked_sub(1).filter(|t| view.is_mark(*t, b','));
    let Some(close) = close else { return subject };
    let open = (subject.first..close).rev().find(|&t| view.is_mark(t, b','));
    let head = open.map(|t| Run::new(subject.first, t)).filter(|r| actors(view, *r).next().is_some());
    let aside =
        open.is_some_and(|t| view.is_in(t + 1, words!["the", "a", "an", "which", "who", "both", "two"]));
    head.filter(|_| aside).unwrap_or(subject)
}

/// Where the clause of a verb begins.
pub(super) fn clause_start(view: &View, verb: usize) -> usize {
    let limit = verb.saturating_sub(REACH).max(view.tokens.first);
    let reported =
        |t: usize| view.document.is(t, "that") && view.has_sign(Run::new(limit, t), &["say", "deny"]);
    let border = |t: &usize| view.is_mark(*t, b';') || is_clause_edge(view, *t) || reported(*t);
    (limit..verb).rev().find(border).map_or(limit, |t| t + 1)
}

fn is_clause_edge(view: &View, at: usize) -> bool {
    let here = if view.is_listed(at) { view.signs_in(Run::new(at, at + 1)) } else { &[] };
    let edge = here.first().is_some_and(|(_, class)| matches!(*class, "edge" | "say"));
    edge && !view.is_in(at, words!["which", "who", "whose"])
}
