//! When a figure holds, how it changed, and the time that it is compared with.
//!
//! A time just behind the figure is its period, else the nearest before it, else the one told for the figure
//! before. Example: "rose 4% to $2 bn in May from $1.9 bn in April": May, and April for the baseline.

use super::Figure;
use super::view::View;
use crate::extract::{Kind, Status};
use crate::lexicon::List;
use crate::mention::{Change, DELIVERY, Dimension, Run, Time, TimeRole, WordSet, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, before: Option<&Figure<'d>>) {
    let at = figure.amount.run;
    figure.change = change(view, at);
    figure.baseline = baseline(view, figure);
    figure.period = period(view, figure);
    if figure.period.is_none() {
        figure.period = before.filter(|b| shares_period(view, b, figure)).and_then(|b| b.period);
    }
}

/// A period told for an earlier figure of the sentence holds on, and that of a value for its volume; not that of
/// what was for what is to be ("it was $2 bn in 2023, and the sides want to take it to $5 bn").
fn shares_period(view: &View, before: &Figure, figure: &Figure) -> bool {
    if before.status == Status::Reported && is_to_come(view, figure) {
        return false;
    }
    if before.goods.is_some_and(|g| {
        before.sentence != view.sentence && figure.topic.as_ref().is_some_and(|t| g.contains(t.run))
    }) {
        return true;
    }
    before.sentence == view.sentence
        && before.period.as_ref().is_some_and(|p| p.run.gap(figure.amount.run) < 60)
}

fn is_to_come(view: &View, figure: &Figure) -> bool {
    matches!(view.told().of(figure.amount.run), Status::Planned | Status::Proposed)
}

/// The change that leads to this figure ("rose 4% to $2 bn") or trails it ("$2 bn, up 4%").
fn change<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Change> {
    let changes = view.near(&view.mentions().changes, at, |c| c.run);
    changes
        .iter()
        .filter(|c| !c.run.overlaps(at))
        .filter_map(|c| Some((change_cost(view, c.run, at)?, c)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, c)| c)
}

fn change_cost(view: &View, change: Run, at: Run) -> Option<usize> {
    if view.figures_between(change, at) > 0 || view.breaks_between(change, at) > 1 {
        return None;
    }
    if change.end <= at.first {
        let between = change.end..at.first;
        let comma = between.clone().any(|t| view.mark(t, b','));
        if between.clone().any(|t| view.mark(t, b';') || view.mark(t, b':')) {
            return None;
        }
        let leads = between.clone().any(|t| {
            view.is_in(
                t,
                words!["to", "reaching", "totaling", "totalling", "amounting", "hitting", "at", "from"],
            ) || view.is(t, "and") && t + 1 < at.first
        }) || between.is_empty();
        let own = between.len() <= 22 && (leads || between.len() <= 6 && !comma);
        return (own && !trails_another(view, change)).then_some(between.len());
    }
    let between = at.end..change.first;
    let to_next = view.is(change.end, "to") && next_figure_starts(view, change.end + 1);
    let plain =
        between.clone().all(|t| !view.is_in(t, words!["and", "while", "but"]) || view.is(t + 1, "is"));
    let parted = between.clone().any(|t| view.mark(t, b';'));
    (between.len() <= 16 && !to_next && !parted && (plain || between.len() <= 3)).then_some(between.len() + 3)
}

/// "exports reached $23 bn, up 8%, and imports $22 bn": the change is the first figure's.
fn trails_another(view: &View, change: Run) -> bool {
    let timed = |t: usize| view.mentions().times.iter().any(|time| time.run.contains(Run::new(t, t + 1)));
    let close = |m: &(usize, Option<usize>)| {
        let end = view.quantities()[m.0].run.end;
        let comma = end < change.first && view.mark(change.first - 1, b',');
        comma && (end..change.first).all(|t| view.mark(t, b',') || timed(t))
    };
    let bracket = view.mark(change.first.wrapping_sub(1), b'(');
    bracket || !view.is(change.end, "to") && view.mains.iter().any(close)
}

fn next_figure_starts(view: &View, at: usize) -> bool {
    let all = view.quantities();
    let next = all.partition_point(|q| q.run.end <= at);
    all.get(next).is_some_and(|q| q.run.first <= at + 3)
}

/// Behind the previous amount ("from $1.9 bn in April"), or a time of comparison ("than a year earlier").
fn baseline<'d>(view: &View<'_, 'd>, figure: &Figure) -> Option<&'d Time> {
    let times = view.near(&view.mentions().times, figure.amount.run, |t| t.run);
    if let Some(previous) = &figure.previous {
        let behind = |t: &&Time| {
            t.run.first >= previous.run.end
                && t.run.first - previous.run.end <= 12
                && view.figures_between(previous.run, t.run) == 0
                && view.breaks_between(previous.run, t.run) <= 1
                && t.role != TimeRole::Duration
        };
        let before = |t: &&Time| {
            t.run.end <= previous.run.first
                && previous.run.first - t.run.end <= 3
                && t.role == TimeRole::Comparison
        };
        if let Some(time) =
            times.iter().find(|t| behind(t) && is_compared(figure, t)).or_else(|| times.iter().find(before))
        {
            return Some(time);
        }
    }
    let compares = |t: &&Time| {
        t.run.first >= figure.amount.run.end.min(figure.change.as_ref().map_or(usize::MAX, |c| c.run.end))
            && view.figures_between(figure.amount.run, t.run) == 0
            && view.breaks_between(figure.amount.run, t.run) <= 1
            && (t.role == TimeRole::Comparison || after_than(view, t.run))
            && !is_of_past(view, figure, t)
    };
    times.iter().find(compares)
}

/// The time of a previous amount that stands before the figure is the baseline only if it stands between.
fn is_compared(figure: &Figure, time: &Time) -> bool {
    let Some(previous) = &figure.previous else { return false };
    previous.run.first > figure.amount.run.first || time.run.end <= figure.amount.run.first
}

fn after_than(view: &View, time: Run) -> bool {
    const COMPARES: &WordSet = words!["compared", "than", "against", "versus", "vs", "over", "from"];
    (time.first.saturating_sub(5)..=time.first).filter(|t| view.is_in(*t, COMPARES)).any(|t| {
        let reach = if view.is(t, "compared") {
            5
        } else if view.is_in(t, words!["over", "from"]) {
            usize::from(t < time.first)
        } else {
            2
        };
        reach > 0 && t + reach >= time.first
    })
}

/// Whether a time tells when something else happened: "said on Monday", "a ceiling agreed last December", "the
/// contract that expires in 2001"; or it belongs to the next figure ("2 mln t, February imports").
fn is_elsewhere(view: &View, figure: &Figure, time: &Time) -> bool {
    let at = time.run;
    let behind = at.first >= figure.amount.run.end;
    let next = || view.has_family(at.end, "activity") || view.has_family(at.end, "measure");
    // "for December loading" is the figure's own.
    if behind && !view.is(at.first.wrapping_sub(1), "for") && next() {
        return true;
    }
    let standing = figure.kind == Kind::TradeFigure
        && figure.topic.as_ref().is_some_and(|t| matches!(t.class, "loan" | "contract_value" | "investment"));
    let day = time.from.zip(time.to).is_some_and(|(from, to)| (to - from).num_days() < 7);
    let told =
        || (at.end..(at.end + 5).min(view.tokens.end)).any(|t| view.cue_class(t, "event") == Some("said"));
    let peak =
        view.is(at.first, "since") && (at.first.saturating_sub(3)..at.first).any(|t| view.has_cue(t, "peak"));
    if peak || day && at.end <= figure.amount.run.first && told() {
        return true;
    }
    if !view.may_say("event") {
        return false;
    }
    let clause = (at.first.saturating_sub(EVENT).max(view.tokens.start)..at.first).rev();
    let mut near = clause.take_while(|t| !view.mark(*t, b',')).map(|t| (t, view.cue_class(t, "event")));
    near.any(|(_, class)| match class {
        Some("said") => day || view.is(at.end, "that"),
        Some("done") => !standing,
        _ => false,
    })
}

/// How far a time may stand behind the word for what happened then.
const EVENT: usize = 4;

fn period<'d>(view: &View<'_, 'd>, figure: &Figure) -> Option<&'d Time> {
    let at = figure.amount.run;
    let times = view.near(&view.mentions().times, at, |t| t.run);
    let is_baseline = |t: &Time| figure.baseline.as_ref().is_some_and(|b| b.run == t.run);
    times
        .iter()
        .filter(|t| t.role != TimeRole::Duration && !is_baseline(t))
        .filter(|t| t.role != TimeRole::Comparison || opens(view, figure, t) || is_of_past(view, figure, t))
        .filter(|t| figure.change.is_none() && figure.previous.is_none() || !after_than(view, t.run))
        .filter(|t| !is_elsewhere(view, figure, t))
        .filter(|t| !(is_over(view, t) && is_of_else(view, t, at) && is_to_come(view, figure)))
        .filter_map(|t| Some((period_cost(view, t.run, at)?, t)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, t)| t)
}

/// "earnings fell by half from 11.6 billion dlrs in 1985": of the figure that alone is told the time behind it.
fn is_of_past(view: &View, figure: &Figure, time: &Time) -> bool {
    let at = figure.amount.run;
    let compared = view.is_in(at.first.wrapping_sub(1), words!["from", "against"]);
    compared && figure.previous.is_none() && time.run.first >= at.end && time.run.first - at.end <= 2
}

/// "A year earlier exports were $2 bn": the time that a sentence opens with is the figure's.
fn opens(view: &View, figure: &Figure, time: &Time) -> bool {
    let alone = figure.change.is_none() && figure.previous.is_none();
    alone && time.run.first <= view.tokens.start + 1 && time.run.end <= figure.amount.run.first
}

/// Behind the figure and before the next one is best, then before it; across a clause only the opening words.
fn period_cost(view: &View, time: Run, at: Run) -> Option<usize> {
    if at.contains(time) {
        return Some(0);
    }
    let figures = view.figures_between(time, at).saturating_sub(usize::from(is_worth_behind(view, at)));
    let breaks = view.breaks_between(time, at);
    if time.first >= at.end {
        let gap = time.first - at.end;
        let own = figures == 0 || figures == 1 && is_shared(view, time, at);
        return (own && breaks == 0 && gap <= 30).then_some(gap + 20 * figures);
    }
    let gap = at.gap(time);
    let other = is_of_another(view, time, at);
    let opening = time.first <= view.tokens.start + 4;
    (figures == 0 && breaks <= 1 || opening)
        .then_some(gap.min(25) + 2 + 10 * (breaks.min(2) + usize::from(other)) + 5 * figures.min(3))
}

/// "produced 3.6 mln tonnes of oil and 3.4 bcm of gas in May": the time closes two figures of one verb.
fn is_shared(view: &View, time: Run, at: Run) -> bool {
    let between = at.end..time.first;
    let told = |t: usize| view.doc.hits_at(t).iter().any(|h| h.list == List::Status);
    let verb = |t: usize| view.has_family(t, "activity") || view.has_family(t, "measure") || told(t);
    let timed = |t: usize| view.mentions().times.iter().any(|own| own.run.first == t);
    let and = between.clone().any(|t| view.is(t, "and"));
    and && !between
        .into_iter()
        .any(|t| verb(t) || timed(t) || view.mark(t, b',') && !view.doc.tokens[t + 1].glued)
}

/// "5 mln in 2022, and 6 mln": the time is the figure's behind which it stands.
fn is_of_another(view: &View, time: Run, at: Run) -> bool {
    let ends = view.mains.iter().map(|m| view.quantities()[m.0].run.end);
    time.end <= at.first && { ends }.any(|end| end <= time.first && time.first - end <= 8)
}

/// Of a figure told before, or of the day of some deed: "broke ground on Friday on a line for 2 bcm a year".
fn is_of_else(view: &View, time: &Time, at: Run) -> bool {
    time.from == time.to || is_of_another(view, time.run, at)
}

fn is_over(view: &View, time: &Time) -> bool {
    time.to.zip(view.doc.article.date).is_some_and(|(to, date)| to < date)
}

/// "5 mln tons worth $2 bn in May": the value does not part the amount from its time.
fn is_worth_behind(view: &View, at: Run) -> bool {
    let quantities = view.near(view.quantities(), at, |q| q.run);
    let next = quantities.iter().find(|q| q.run.first >= at.end && q.dimension == Dimension::Money);
    next.is_some_and(|q| q.run.first - at.end <= 8 && view.is(q.run.first - 1, "worth"))
}

/// The status of the figure's clause; that of the figure before where both hang on one verb ("will deliver 14
/// mcm in winter and 9 mcm in summer"); and a time to come makes a forecast of a plain statement.
pub fn status(view: &View, figure: &Figure, before: Option<&Figure>) -> Status {
    let own = view.told().of(figure.amount.run);
    let contract = figure.rule == "trade_figure/contract" && is_under(view, figure);
    let stands = contract || own == Status::Denied && is_ground(view, figure);
    if own != Status::Reported {
        return if stands { Status::Reported } else { own };
    }
    if is_aim(view, figure) || is_projected(view, figure) {
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
            h.list == List::Status && h.end == activity.run.first && view.doc.lexicon.entry(h).class == "fact"
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
