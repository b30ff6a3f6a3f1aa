//! Two parties or more who decide something, with no instrument told.
//!
//! Leaves one party that agrees to something. Example: "The two countries agreed on Sunday to double transit."

use super::paper::{Act, View};
use super::{date, detail, parties};
use crate::extract::{Finding, Kind, Status, Value};
use crate::mention::{Run, words};

/// "The two countries agreed to double transit."
pub(super) fn agreed(view: &View, told_before: bool, told: &[Finding]) -> Option<Finding> {
    let act = view.acts.iter().find_map(|a| detail::agreeing(view, a))?;
    let act = &act;
    if told.iter().any(|f| f.field("action").and_then(Value::run).is_some_and(|r| r.overlaps(act.run))) {
        return None;
    }
    let nothing = view
        .acts
        .iter()
        .any(|a| a.class == "nothing" && a.run.first >= act.run.end && a.run.first <= act.run.end + 2);
    if nothing || !decides(view, act, told_before) {
        return None;
    }
    let last = act.run.end - 1;
    let with = view.document.is(last, "with");
    let joint = if with {
        (act.run.end..act.run.end + 10).find(|&t| view.is_in(t, words!["to", "on", "that"]))?
    } else {
        last
    };
    // "the quota agreed to last December"
    if !with && (detail::is_time_joint(view, joint) || view.document.is(joint + 1, "by")) {
        return None;
    }
    let clause = detail::clause_from(view, joint + 1)?;
    let end = detail::clause_end(view, joint + 1, clause.end);
    let relative =
        |&t: &usize| view.document.is(t, "that") && view.is_in(t + 1, words!["would", "will", "is"]);
    let clause = Run::new(joint + 1, (joint + 3..end).find(relative).unwrap_or(end));
    let status = match view.told().of_verb(act.run, false) {
        Status::Reported if !view.document.is(joint, "on") => Status::Planned,
        status => status,
    };
    let start = parties::clause_start(view, act.run.first);
    let behind = act.run.end - usize::from(with);
    let parties =
        parties::parties(view, Run::new(behind, behind), Some(act), None).filter(|_| start < act.run.first);
    let when = date::of(view, act.run, Run::new(act.run.end, act.run.end), Some(clause), false);
    let mut finding = Finding::new(Kind::Agreement, "agreement/agreed", status, view.sentence);
    finding.tell("action", Value::class(Run::new(act.run.first, act.run.first + 1), "agreed"));
    finding.tell("parties", parties);
    finding.tell("date", when.map(Value::Time));
    finding.tell("subject", Value::mention(clause));
    Some(finding)
}

/// "both Presidents", "the two heads of state", "the three foreign ministers".
fn is_several(view: &View, at: usize) -> bool {
    let number = at + usize::from(view.document.is(at, "the"));
    view.document.is(at, "both")
        || number > at && view.is_in(number, words!["two", "three", "four", "five", "six"])
}

/// Whether two parties or more decide.
fn decides(view: &View, act: &Act, told_before: bool) -> bool {
    let start = parties::clause_start(view, act.run.first);
    let start = start + usize::from(view.is_mark(start, b'"'));
    let subject = Run::new(start, act.run.first);
    // In "OPEC member Venezuela agreed" only one country does.
    let alone = |a: &Act| !view.has_name(Run::new(a.run.end, act.run.first));
    let group =
        view.acts_in(subject).iter().any(|a| a.class == "group" && alone(a)) || is_several(view, start);
    let they = view.is_in(start, words!["they", "we"]);
    let with = view.document.is(act.run.end - 1, "with");
    let names = view.names();
    let people = &view.document.sentences[view.sentence].mentions.people;
    let people = people.iter().filter(|p| subject.contains(p.run)).count();
    let actors = people + names.iter().filter(|n| subject.contains(n.run) && !n.adjective).count();
    let joined = (subject.first..subject.end).any(|t| view.document.is(t, "and"));
    // "Zambia and its creditors"
    let and = |t: usize| view.document.is(t, "and") && view.is_in(t + 1, words!["its", "their"]);
    let own = actors > 0 && (subject.first..subject.end).any(and);
    let other = with && view.has_name(Run::new(act.run.end, act.run.end + 8));
    group || other || own || (actors >= 2 && joined) || (they && (told_before || with))
}
