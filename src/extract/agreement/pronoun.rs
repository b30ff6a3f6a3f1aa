//! Pronouns that stand for the instrument of the sentence before.
//!
//! Leaves those that may mean a party. Example: "The contract was signed in 2001. It will lapse in December."

use super::paper::{Act, Form, Paper, View};
use super::{event, terms};
use crate::extract::{Finding, Value};
use crate::mention::{Run, words};

/// What a sentence tells of the instrument that was told of `last`.
pub(super) fn of(view: &View, last: &Finding) -> Option<Finding> {
    subject(view, last).or_else(|| object(view, last))
}

/// "I expect to sign it in May", "They did not sign one."
fn object(view: &View, last: &Finding) -> Option<Finding> {
    let Some(Value::Class { class, .. }) = last.field("instrument") else { return None };
    let done = |a: &&Act| {
        matches!(a.class, "signed" | "ratified" | "extended" | "terminated")
            && matches!(a.form, Form::Finite | Form::Base)
            && view.is_in(a.run.end, words!["it", "one", "them"])
            && !view.has_name(Run::new(a.run.end, a.run.end + 2))
    };
    let act = view.acts.iter().find(done)?;
    event(view, &meant(act.run.end, class), act, "agreement/pronoun")
}

/// The instrument that a pronoun stands for.
fn meant(at: usize, class: &str) -> Paper<'_> {
    Paper {
        run: Run::new(at, at + 1),
        class,
        count: None,
        none: false,
        determined: true,
        plural: false,
        weak: false,
    }
}

/// "It will lapse in December."
fn subject(view: &View, last: &Finding) -> Option<Finding> {
    let Some(Value::Class { class, .. }) = last.field("instrument") else { return None };
    let at = view.tokens.first + usize::from(view.is_mark(view.tokens.first, b'"'));
    if !view.is_in(at, words!["it", "they", "both"]) {
        return None;
    }
    let act = view.acts.iter().find(|a| a.run.first > at && a.run.first <= at + 6)?;
    let helped =
        (at + 1..act.run.first).any(|t| view.is_in(t, words!["be", "been", "was", "were", "is", "are"]));
    let fits = match act.form {
        Form::Stay => true,
        Form::Finite => helped && act.class != "terms" && act.class != "negotiating" && act.class != "group",
        _ => false,
    };
    let long = act.run.end - act.run.first > 1 && !view.is_in(act.run.first, words!["will", "would"]);
    let provides = act.class == "terms" && (long || is_joint(view, last) && act.run.first <= at + 3);
    if !(fits || provides) || act.class == "agree" {
        return None;
    }
    let paper = meant(at, class);
    if provides {
        return Some(terms(view, &paper, act, "agreement/pronoun"));
    }
    event(view, &paper, act, "agreement/pronoun")
}

/// "Japan and the European Union signed": two parties, so that "it" is the instrument and none of them.
fn is_joint(view: &View, last: &Finding) -> bool {
    let Some(Value::List(parties)) = last.field("parties") else { return false };
    let runs: Vec<Run> = parties.iter().filter_map(Value::run).collect();
    let and = |t: usize| view.document.is(t, "and");
    runs.windows(2).any(|w| w[0].end < w[1].first && (w[0].end..w[1].first).any(and))
}
