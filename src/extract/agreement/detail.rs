//! Who agreed, when, and on what.
//!
//! Leaves people who merely sign, and times that belong to what is agreed. Example: in "Parliament on Wednesday
//! ratified an agreement with Kuwait on avoidance of double taxation" stand a party, a date and a subject.

use super::paper::{Act, Paper, View};
use crate::extract::Value;
use crate::lexicon::TokenKind;
use crate::mention::{Name, NameKind, Person, Run, Time, TimeRole};

/// How far a clause is followed.
const REACH: usize = 60;

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
    let from = act.map_or(paper.end, |a| a.run.end.min(paper.end)).min(paper.end);
    if let Some(act) = act.filter(|a| a.run.end < paper.first) {
        // "awarded BP a contract"
        found.extend(actors(view, Run::new(act.run.end, paper.first)));
    }
    let tail = Run::new(from, (from + REACH).min(whole.end));
    let mut at = tail.first;
    while at < tail.end {
        let joint = view.is_any(at, &["with", "between", "among", "by"]);
        if view.is_mark(at, b';') || is_clause_edge(view, at) {
            break;
        }
        if joint {
            at = joined_names(view, at + 1, &mut found);
        } else {
            at += 1;
        }
    }
    if let Some(clause) = clause {
        found.extend(actors(view, clause));
    }
    found.sort();
    found.dedup();
    let values: Vec<Value> = found.iter().filter_map(|run| named(view, *run)).collect();
    (!values.is_empty()).then_some(Value::List(values))
}

/// Names in a row after "with": "with Kuwait, Qatar and Oman". Gives where they end.
fn joined_names(view: &View, at: usize, found: &mut Vec<Run>) -> usize {
    let mut at = at;
    let mut gap = 0;
    while at < view.tokens.end && gap < 8 {
        let all = &view.document.sentences[view.sentence].mentions.names;
        let from = all.partition_point(|n| n.run.first < at);
        if let Some(name) = all.get(from).filter(|n| n.run.first == at && is_party(n)) {
            if !owns(view, name.run) {
                found.push(name.run);
            }
            (at, gap) = (name.run.end.max(at + 1), 0);
            continue;
        }
        if let Some(run) =
            all.get(from).filter(|n| n.run.first == at && n.adjective).and_then(|n| body(view, n.run))
        {
            found.push(run);
            (at, gap) = (run.end, 0);
            continue;
        }
        let stop = view.is_any(
            at,
            &["on", "for", "to", "in", "at", "under", "during", "worth", "is", "was", "will", "of"],
        );
        if (stop && !found.is_empty() && gap > 0)
            || view.is_any(at, &["on", "for", "to", "in", "at"])
            || view.has_sign(Run::new(at, at + 1), &["say", "edge", "fact"])
        {
            break;
        }
        (at, gap) = (at + 1, gap + 1);
    }
    at
}

fn is_party(name: &Name) -> bool {
    !name.adjective
        && matches!(
            name.kind,
            NameKind::Country | NameKind::Organisation | NameKind::Place | NameKind::Unknown
        )
}

fn names<'v>(view: &'v View, range: Run) -> impl Iterator<Item = &'v Name> {
    let mentions = &view.document.sentences[view.sentence].mentions;
    let from = mentions.names.partition_point(|n| n.run.first < range.first);
    let inside = mentions.names[from..].iter().take_while(move |n| n.run.first < range.end);
    inside.filter(move |n| {
        !view.has_sign(n.run, &["denied"])
            && n.run.end <= range.end
            && is_party(n)
            && !is_person(&mentions.people, n.run)
    })
}

fn is_person(people: &[Person], run: Run) -> bool {
    let from = people.partition_point(|p| p.run.end <= run.first);
    people.get(from).is_some_and(|p| p.run.overlaps(run))
}

/// "in Baku", "at the port of X": where, not who; and what stands within commas or behind "of".
fn is_aside(view: &View, name: Run, range: Run) -> bool {
    let before = name.first.checked_sub(1).filter(|&t| t >= range.first);
    let article = before.filter(|&t| view.is_any(t, &["the", "a"])).and_then(|t| t.checked_sub(1));
    let joint = article.or(before);
    joint.is_some_and(|t| {
        view.is_any(t, &["in", "at", "from", "via", "through", "to", "near", "under", "along", "on", "for"])
    })
}

fn named(view: &View, run: Run) -> Option<Value> {
    let all = &view.document.sentences[view.sentence].mentions.names;
    let from = all.partition_point(|n| n.run.first < run.first);
    let name = all.get(from).filter(|n| n.run.first == run.first);
    let name = name.filter(|n| n.run == run || n.adjective);
    Some(Value::Mention { run, name: name.and_then(|n| n.name.clone()), id: name.and_then(|n| n.id.clone()) })
}

/// ", and QazaqGaz and CNPC signed": the part of a range behind an earlier verb of action.
fn second_clause(view: &View, range: Run) -> Option<Run> {
    let event = |a: &&Act| {
        a.form == super::paper::Form::Finite
            && matches!(a.class, "signed" | "agreed" | "ratified" | "extended" | "terminated")
    };
    let earlier = view.acts_in(range).iter().rev().find(event).filter(|a| a.run.end < range.end)?;
    let joint =
        (earlier.run.end..range.end).find(|&t| leaves(view, t) || view.is_any(t, &["while", "whereas"]))?;
    Some(Run::new(joint + 1, range.end))
}

/// Who acts in a range: names that are no asides and no owners, and "the Turkish government".
fn actors<'v>(view: &'v View, range: Run) -> impl Iterator<Item = Run> + 'v {
    let range = past_adverbial(view, range);
    let plain = names(view, range).filter(move |n| !is_aside(view, n.run, range) && !owns(view, n.run));
    let all = &view.document.sentences[view.sentence].mentions.names;
    let from = all.partition_point(|n| n.run.first < range.first);
    let bodies = all[from..].iter().take_while(move |n| n.run.first < range.end).filter(|n| n.adjective);
    plain.map(|n| n.run).chain(bodies.filter_map(|n| body(view, n.run)))
}

/// "On the sidelines of the summit, Baku signed": where the subject begins.
fn past_adverbial(view: &View, range: Run) -> Run {
    let opens = [
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
    if !view.is_any(range.first, &opens) {
        return range;
    }
    let comma = (range.first..range.end.min(range.first + 25)).find(|&t| view.is_mark(t, b','));
    comma.map_or(range, |c| Run::new(c + 1, range.end))
}

/// "the Turkish government": an adjective with the word for its body.
fn body(view: &View, adjective: Run) -> Option<Run> {
    let from = view.acts.partition_point(|a| a.run.first < adjective.end);
    let word = view.acts.get(from).filter(|a| a.class == "body" && a.run.first == adjective.end)?;
    Some(adjective.join(word.run))
}

/// "Turkey's BOTAS": an owner of the name that follows.
fn owns(view: &View, name: Run) -> bool {
    let after = name.end + usize::from(view.document.is(name.end + 1, "s")) + 1;
    let possessive = view.is_mark(name.end, b'\'');
    let all = &view.document.sentences[view.sentence].mentions.names;
    let from = all.partition_point(|n| n.run.first < after);
    possessive && all.get(from).is_some_and(|n| n.run.first == after && is_party(n))
}

/// The words before a verb that hold its subject; before "says has" and "announced the signing" too.
fn subject_of(view: &View, verb: usize) -> Run {
    let subject = Run::new(clause_start(view, verb), verb);
    if let Some(own) = second_clause(view, subject).filter(|own| actors(view, *own).next().is_some()) {
        return own;
    }
    if subject.first <= view.tokens.first
        || actors(view, subject).next().is_some()
        || subject.end - subject.first > 6
    {
        return subject;
    }
    Run::new(clause_start(view, subject.first - 1), verb)
}

/// Where the clause of a verb begins.
pub(super) fn clause_start(view: &View, verb: usize) -> usize {
    let limit = verb.saturating_sub(REACH).max(view.tokens.first);
    (limit..verb).rev().find(|&t| view.is_mark(t, b';') || is_clause_edge(view, t)).map_or(limit, |t| t + 1)
}

fn is_clause_edge(view: &View, at: usize) -> bool {
    let from = view.signs.partition_point(|(r, _)| r.first < at);
    let edge = view.signs.get(from).is_some_and(|(r, c)| r.first == at && matches!(*c, "edge" | "say"));
    edge && !view.is_any(at, &["where", "which", "who", "whose"])
}

/// When the action happens: the nearest time that stands outside the subject, else the nearest.
pub(super) fn date(view: &View, at: Run, subject: Option<Run>) -> Option<Value> {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.end + 2 * REACH < at.first);
    let near = times[from..].iter().take_while(|t| t.run.first < at.end + 2 * REACH);
    let plain = near.filter(|t| t.role == TimeRole::Plain && (t.from.is_some() || t.to.is_some()));
    let fits = plain.filter(|t| !is_said(view, t) && !is_divided(view, at, t.run));
    let cost = |t: &&Time| {
        let inside = subject.is_some_and(|s| s.contains(t.run));
        t.run.gap(at) + if inside { 1000 } else { 0 }
    };
    fits.min_by_key(cost).cloned().map(Value::Time)
}

/// "…, the company said on Monday"
fn is_said(view: &View, time: &Time) -> bool {
    let before = Run::new(time.run.first.saturating_sub(3).max(view.tokens.first), time.run.first);
    view.has_sign(before, &["say"])
}

fn is_divided(view: &View, a: Run, b: Run) -> bool {
    let between = Run::new(a.end.min(b.end), a.first.max(b.first));
    let and = |t: usize| view.is_mark(t, b',') && view.is_any(t + 1, &["and", "but", "while"]);
    view.has_mark(between, b';') || (between.first..between.end).any(and)
}

/// What it is about: the words after "on", "to", "for", "of", "covering" behind the instrument.
pub(super) fn subject(view: &View, paper: &Paper, stop: Option<usize>) -> Option<Value> {
    let limit = stop.unwrap_or(view.tokens.end).min(paper.run.end + 2 * REACH).min(view.tokens.end);
    let first = opening(view, paper.run.end, limit)?;
    let end = closing(view, first, limit);
    (end > first).then(|| Value::mention(Run::new(first, end)))
}

/// Where the subject's words begin, past parties, places and times.
fn opening(view: &View, at: usize, limit: usize) -> Option<usize> {
    const ABOUT: &[&str] =
        &["on", "for", "to", "of", "covering", "concerning", "regarding", "about", "governing", "relating"];
    let mut at = at;
    let mut steps = 0;
    while at < limit && steps < 30 {
        if let Some(end) = time_at(view, at) {
            at = end;
        } else if view.document.is(at, "of") && steps > 0 {
            at += 1;
        } else if view.is_any(at, ABOUT) && !is_time_joint(view, at) {
            return Some(at + 1);
        } else if view.is_any(at, &["under", "by"]) && view.document.is(at + 1, "which")
            || view.document.is(at, "whereby")
        {
            return Some(at + 1 + usize::from(!view.document.is(at, "whereby")));
        } else if view.is_any(at, &["which", "said", "after", "while", "as"]) || leaves(view, at) {
            return None;
        } else {
            at += 1;
        }
        steps += 1;
    }
    None
}

/// Whether another clause begins at a comma or semicolon.
fn leaves(view: &View, at: usize) -> bool {
    let comma = view.is_mark(at, b',') && view.is_any(at + 1, &["and", "but", "while", "who"]);
    comma || view.is_mark(at, b';') || (view.document.is(at, "and") && acts_soon(view, at + 1))
}

/// Whether a finite verb of action stands at a token or right after it: "and adopted a declaration".
fn acts_soon(view: &View, at: usize) -> bool {
    let from = view.acts.partition_point(|a| a.run.first < at);
    let finite = |a: &Act| {
        a.form == super::paper::Form::Finite
            && !matches!(a.class, "under" | "basis" | "terms" | "negotiating")
    };
    view.acts[from..].iter().take_while(|a| a.run.first <= at + 1).any(finite)
}

fn time_at(view: &View, at: usize) -> Option<usize> {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.end <= at);
    times
        .get(from)
        .filter(|t| t.run.first <= at + 1 && at < t.run.end && t.run.first >= at.saturating_sub(1))
        .map(|t| t.run.end.max(at + 1))
}

fn is_time_joint(view: &View, at: usize) -> bool {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.first < at);
    times.get(from).is_some_and(|t| t.run.first <= at + 1)
}

/// Where the subject's words end: before who says it, when, with whom, and before the verb.
fn closing(view: &View, first: usize, limit: usize) -> usize {
    let mut end = first;
    while end < limit {
        let comma = view.is_mark(end, b',');
        let clause = comma
            && (view.is_any(
                end + 1,
                &[
                    "which",
                    "who",
                    "by",
                    "with",
                    "while",
                    "but",
                    "adding",
                    "according",
                    "after",
                    "originally",
                    "said",
                    "when",
                    "where",
                    "under",
                ],
            ) || says(view, end + 1)
                || is_apposition(view, first, end + 1));
        let coordinated = comma
            && view.document.is(end + 1, "and")
            && view.has_sign(
                Run::new(end + 2, (end + 8).min(limit)),
                &["planned", "would", "fact", "be", "denied"],
            );
        let mark = view.is_mark(end, b';')
            || view.is_mark(end, b'"')
            || (view.is_mark(end, b'.') && end + 1 == view.tokens.end);
        let party = end > first
            && (view.is_any(end, &["with"]) && end > first + 1 || view.is_any(end, &["which", "under"]));
        let votes = view.document.is(end, "by")
            && view.document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits);
        if clause
            || votes
            || leaves(view, end)
            || coordinated
            || mark
            || party
            || signed_at(view, end)
            || (end > first && is_gathering(view, end))
        {
            break;
        }
        end += 1;
    }
    while end > first && view.is_mark(end - 1, b',') {
        end -= 1;
    }
    end
}

/// Whether ", the company said" begins at a token: no other verb before the verb of saying.
fn says(view: &View, at: usize) -> bool {
    let from = view.signs.partition_point(|(r, _)| r.first < at);
    let mut near = view.signs[from..].iter().take_while(|(r, _)| r.first < at + 25);
    let verb = near.find(|(_, c)| !c.starts_with("noun") && !c.starts_with("before"));
    verb.is_some_and(|(_, c)| *c == "say")
}

/// "the Rasht–Astara railway, the missing link of …"
fn is_apposition(view: &View, first: usize, at: usize) -> bool {
    view.is_any(at, &["a", "an"]) || (view.document.is(at, "the") && !view.document.is(first, "the"))
}

/// "at the 12th meeting", "during the visit"
fn is_gathering(view: &View, at: usize) -> bool {
    let after = view.acts.partition_point(|a| a.run.first < at);
    let soon =
        view.acts[after..].iter().take_while(|a| a.run.first <= at + 6).any(|a| a.class == "gathering");
    soon && view.is_any(at, &["at", "during", "on", "following", "in"])
}

/// "… on Tuesday", "… signed in Baku": the action's own time.
fn signed_at(view: &View, at: usize) -> bool {
    let from = view.acts.partition_point(|a| a.run.first < at);
    view.acts.get(from).is_some_and(|a| {
        a.run.first == at
            && matches!(a.class, "signed" | "terminated" | "ratified")
            && a.form == super::paper::Form::Finite
    })
}

/// The clause that follows the instrument: "Under the deal, X will …".
pub(super) fn clause_after(view: &View, at: usize) -> Option<Run> {
    let mut first = at;
    let limit = (at + REACH).min(view.tokens.end).max(at);
    let comma = (at..limit).find(|&t| view.is_mark(t, b','));
    if let Some(comma) =
        comma.filter(|&c| !view.has_sign(Run::new(at, c), &["planned", "would", "fact", "be"]))
    {
        first = comma + 1;
    }
    clause_from(view, first)
}

/// The rest of a clause: up to who says it, a semicolon, the end of a quotation.
pub(super) fn clause_from(view: &View, first: usize) -> Option<Run> {
    let end = (first..view.tokens.end.min(first + 2 * REACH)).find(|&t| {
        view.is_mark(t, b';')
            || view.is_mark(t, b'"')
            || (view.is_mark(t, b',') && says(view, t + 1))
            || (view.is_mark(t, b'.') && t + 1 == view.tokens.end)
    });
    let end = end.unwrap_or(view.tokens.end.min(first + 2 * REACH));
    let end = if end > first && view.is_mark(end - 1, b',') { end - 1 } else { end };
    (end > first + 1).then_some(Run::new(first, end))
}

/// Where ", and the document will be signed" cuts a clause short.
pub(super) fn clause_end(view: &View, first: usize, end: usize) -> usize {
    (first + 1..end).find(|&t| leaves(view, t)).unwrap_or(end)
}
