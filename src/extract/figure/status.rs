//! Whether a figure is told as a fact, planned, proposed or denied.
//!
//! The words of status of its clause decide; then what it aims at, the figure before it that hangs on the same verb, and
//! a time to come. Example: "signed a contract to store 5 mln barrels" is planned, "bought 2 mln barrels for December
//! loading" reported.

use super::Figure;
use super::view::View;
use super::when::is_over;
use crate::extract::Status;
use crate::lexicon::List;
use crate::mention::{DELIVERY, Run, Time, WordSet, words};

/// The status of the figure's clause; that of the figure before where both hang on one verb ("will deliver 14
/// mcm in winter and 9 mcm in summer"); and a time to come makes a forecast of a plain statement.
pub fn of(view: &View, figure: &Figure, before: Option<&Figure>) -> Status {
    let own = view.told().of(figure.amount.run);
    let contract = figure.rule == "trade_figure/contract" && is_under(view, figure);
    let stands = contract || own == Status::Denied && is_ground(view, figure);
    let added = || own == Status::Planned && is_added(view, figure);
    if own != Status::Reported {
        return if stands || added() { Status::Reported } else { own };
    }
    let dealt = figure.deal.is_some() && !figure.period.is_some_and(|time| is_over(view, time));
    if dealt || is_aim(view, figure) || is_projected(view, figure) {
        return Status::Planned;
    }
    let verb = |f: &Figure| f.activity.as_ref().map(|a| a.run);
    let shared = before.filter(|b| verb(b).is_some() && verb(b) == verb(figure));
    if let Some(before) = shared.filter(|b| view.breaks_between(b.amount.run, figure.amount.run) == 0) {
        return before.status;
    }
    let today = view.doc.article.date;
    let ahead = |t: &Time| {
        today.is_some_and(|d| t.from.or(t.to.filter(|_| is_deadline(view, t))).is_some_and(|day| day > d))
    };
    let ahead = figure.period.filter(|t| ahead(t) && !is_for_delivery(view, t.run));
    if ahead.is_some() { Status::Planned } else { own }
}

/// "is set to exceed its quota, with exports averaging 3 mln barrels in May": what was adds to what is to be.
fn is_added(view: &View, figure: &Figure) -> bool {
    let at = figure.amount.run.first;
    let from = at.saturating_sub(ADDED).max(view.tokens.start);
    let comma = (from..at).rev().find(|t| view.mark(*t, b',') && !view.doc.tokens[t + 1].glued);
    let adds = |comma: usize| {
        let told = |t: usize| view.doc.hits_at(t).iter().any(|h| h.list == List::Status);
        let participle = |t: usize| view.tokens.contains(&t) && view.doc.word(t).ends_with("ing");
        view.is(comma + 1, "with") && (comma..at).any(participle) && !(comma..at).any(told)
    };
    figure.period.is_some_and(|time| is_over(view, time)) && comma.is_some_and(adds)
}

/// How far before its figure such a clause may begin.
const ADDED: usize = 16;

/// "bought 2 million barrels for December loading": the purchase is done.
fn is_for_delivery(view: &View, time: Run) -> bool {
    let before = time.first.wrapping_sub(1);
    view.is(before, "for") && view.is_in(time.end, DELIVERY) || view.is_in(before, DELIVERY)
}

/// "Planned daily output is 65,000 barrels", "projected exports of 2 million tonnes".
fn is_projected(view: &View, figure: &Figure) -> bool {
    const AHEAD: &WordSet = words![
        "planned",
        "projected",
        "expected",
        "forecast",
        "forecasted",
        "targeted",
        "anticipated",
        "scheduled"
    ];
    let deed = figure.activity.or(figure.topic).map(|w| w.run).filter(|run| view.tokens.contains(&run.first));
    deed.is_some_and(|run| {
        let from = run.first.saturating_sub(2).max(view.tokens.start);
        run.end <= figure.amount.run.first
            && view.breaks_between(run, figure.amount.run) == 0
            && (from..run.first)
                .any(|t| view.is_in(t, AHEAD) && !view.is_in(t.wrapping_sub(1), words!["than", "as"]))
    })
}

/// "signed a contract to store 5 mln barrels": what an infinitive tells is to come, where no past time is told.
fn is_aim(view: &View, figure: &Figure) -> bool {
    let Some(activity) = figure.activity.as_ref().filter(|a| view.is(a.run.first.wrapping_sub(1), "to"))
    else {
        return false;
    };
    let word = view.doc.quote(activity.run);
    let verb =
        !["s", "ed", "ing", "tion"].iter().any(|e| word.ends_with(e)) && !view.is(activity.run.end, "of");
    let allowed =
        words!["allow", "allows", "allowed", "permit", "permits", "permitted", "enables", "enabled"];
    let fact = (activity.run.first.saturating_sub(4)..activity.run.first).any(|t| {
        if view.is_in(t, allowed) {
            return true;
        }
        let hits = view.doc.hits_at(t).iter();
        hits.into_iter().any(|h| {
            h.list == List::Status
                && h.end() == activity.run.first
                && view.doc.lexicon.entry(h).class == "fact"
        })
    });
    let past = figure.period.is_some_and(|time| is_over(view, time));
    verb && !fact && !past && activity.run.first < figure.amount.run.first
}

/// "by 2027": something is to come. "until 2027" says only that it will end.
fn is_deadline(view: &View, time: &Time) -> bool {
    time.from.is_none()
        && (view.is_in(time.run.first, words!["by", "before"])
            || view.is_in(time.run.first.wrapping_sub(1), words!["by", "before"]))
}

/// "protection is no answer to the $170 bn trade deficit": what is denied is something else.
fn is_ground(view: &View, figure: &Figure) -> bool {
    let at = figure.amount.run;
    let measured = figure.topic.is_some_and(|t| at.end <= t.run.first && t.run.first - at.end <= 3);
    let article = at.first.wrapping_sub(1);
    measured
        && view.is_in(article, words!["the", "a", "an", "its", "their", "our"])
        && view.is_in(article.wrapping_sub(1), words!["to", "with", "about", "behind", "despite", "given"])
}

/// "will sell gas under a contract worth $3 bn": the contract stands.
fn is_under(view: &View, figure: &Figure) -> bool {
    figure
        .topic
        .as_ref()
        .is_some_and(|t| (t.run.first.saturating_sub(5)..t.run.first).any(|at| view.is(at, "under")))
}
