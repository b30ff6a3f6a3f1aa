//! When a figure holds, how it changed, and the time that it is compared with.
//!
//! A time just behind the figure is its period, else the nearest before it, else the one told for the figure
//! before. Example: "rose 4% to $2 bn in May from $1.9 bn in April": May, and April for the baseline.

use super::view::View;
use super::{Figure, role};
use crate::extract::{Kind, Status};
use crate::lexicon::List;
use crate::mention::{Change, Dimension, Run, Time, TimeRole, WordSet, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, before: Option<&Figure<'d>>) {
    let at = figure.amount.run;
    figure.change = change(view, at);
    figure.baseline = baseline(view, figure);
    figure.period = period(view, figure);
    if figure.period.is_none() && figure.deal.is_none() {
        figure.period = before.filter(|b| shares_period(view, b, figure)).and_then(|b| b.period);
    }
}

/// A period told for an earlier figure of the sentence holds on, and that of a value for its volume; not that of
/// what was for what is to be ("it was $2 bn in 2023, and the sides want to take it to $5 bn").
fn shares_period(view: &View, before: &Figure, figure: &Figure) -> bool {
    let same = before.sentence == view.sentence;
    let goods = |g: Run| figure.topic.as_ref().is_some_and(|t| g.contains(t.run));
    let of_volume = !same && before.goods.is_some_and(goods);
    let near = |time: &Time| time.run.gap(figure.amount.run) < 60;
    (of_volume || same && before.period.is_some_and(near))
        && !(before.status == Status::Reported && is_to_come(view, figure))
}

fn is_to_come(view: &View, figure: &Figure) -> bool {
    matches!(view.told().of(figure.amount.run), Status::Planned | Status::Proposed)
}

/// The change that leads to this figure ("rose 4% to $2 bn") or trails it ("$2 bn, up 4%").
fn change<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Change> {
    if is_start(view, at) {
        return None;
    }
    let changes = view.near(&view.mentions().changes, at, |c| c.run);
    changes
        .iter()
        .filter(|c| !c.run.overlaps(at))
        .filter_map(|c| Some((change_cost(view, c.run, at)?, c)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, c)| c)
}

/// "rose 6% from 3.2 million barrels", "fell by 8% compared with $5.1 bn": the figure is what changed, not what came of
/// it.
fn is_start(view: &View, at: Run) -> bool {
    let before = at.first.wrapping_sub(1);
    let from = view.is(before, "from") && !view.is(at.end, "to");
    (from || role::is_compared_with(view, before))
        && view.near(&view.mentions().changes, at, |c| c.run).iter().any(|c| c.run.end <= at.first)
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
    // "amounted to $461 million in January-June and grew by 30 percent"
    let joined = || {
        let and = change.first - 1;
        view.is(and, "and") && (at.end..and).all(|t| view.is_timed(t))
    };
    (between.len() <= 16 && !to_next && !parted && (plain || between.len() <= 3 || joined()))
        .then_some(between.len() + 3)
}

/// "exports reached $23 bn, up 8%, and imports $22 bn": the change is the first figure's.
fn trails_another(view: &View, change: Run) -> bool {
    let close = |m: &(usize, Option<usize>)| {
        let end = view.quantities()[m.0].run.end;
        let comma = end < change.first && view.mark(change.first - 1, b',');
        comma && (end..change.first).all(|t| view.mark(t, b',') || view.is_timed(t))
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
    const COMPARES: &WordSet =
        words!["compared", "than", "against", "versus", "vs", "over", "from", "above", "below"];
    (time.first.saturating_sub(5)..=time.first).filter(|t| view.is_in(*t, COMPARES)).any(|t| {
        let reach = if view.is(t, "compared") {
            5
        } else if view.is_in(t, words!["over", "from", "above", "below"]) {
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
    if view.may_say("peak") && is_of_record(view, at) || day && at.end <= figure.amount.run.first && told() {
        return true;
    }
    if !view.may_say("event") {
        return false;
    }
    let reach = if day { SAID } else { EVENT };
    let clause = (at.first.saturating_sub(reach).max(view.tokens.start)..at.first).rev();
    let mut near = clause.take_while(|t| !view.mark(*t, b',')).map(|t| (t, view.cue_class(t, "event")));
    near.any(|(t, class)| match class {
        Some("said") if at.first - t > EVENT => is_said_where(view, t, figure),
        Some("said") => day || view.is(at.end, "that"),
        Some("done") => !standing && at.first - t <= EVENT,
        _ => false,
    })
}

/// How far a time may stand behind the word for what happened then, and behind that for saying or publishing.
const EVENT: usize = 4;
const SAID: usize = 9;

/// "said in a statement on Friday", "according to data released by the statistics office on November 15".
fn is_said_where(view: &View, said: usize, figure: &Figure) -> bool {
    figure.amount.run.end <= said
        && view.is_in(said + 1, words!["in", "on", "at", "by", "to", "through", "via"])
}

/// "the highest since 2003", "the lowest since records began in 1984": how long nothing like it was seen.
fn is_of_record(view: &View, time: Run) -> bool {
    let floor = time.first.saturating_sub(RECORD).max(view.tokens.start);
    let since = (floor..=time.first).rev().find(|t| view.is(*t, "since"));
    since.is_some_and(|t| {
        (t.saturating_sub(RECORD).max(view.tokens.start)..t).any(|t| view.has_cue(t, "peak"))
    })
}

/// How far "since" may stand behind the record, and the time behind "since".
const RECORD: usize = 8;

fn period<'d>(view: &View<'_, 'd>, figure: &Figure) -> Option<&'d Time> {
    let at = figure.amount.run;
    let times = view.near(&view.mentions().times, at, |t| t.run);
    let is_baseline = |t: &Time| figure.baseline.as_ref().is_some_and(|b| b.run == t.run);
    times
        .iter()
        .filter(|t| t.role != TimeRole::Duration && !is_baseline(t))
        .filter(|t| t.role != TimeRole::Comparison || opens(view, figure, t) || is_of_past(view, figure, t))
        .filter(|t| figure.change.is_none() && figure.previous.is_none() || !after_than(view, t.run))
        .filter(|t| {
            !is_elsewhere(view, figure, t)
                && (t.run.first <= at.end || !is_of_plan(view, Run::new(at.end, t.run.first)))
        })
        .filter(|t| figure.deal.is_none_or(|deal| !deal.dates(view, t)))
        .filter(|t| !(is_over(view, t) && is_of_else(view, t, at) && is_to_come(view, figure)))
        .filter_map(|t| Some((period_cost(view, t.run, at)?, t)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, t)| t)
}

/// "earnings fell by half from 11.6 billion dlrs in 1985": of the figure that alone is told the time behind it.
fn is_of_past(view: &View, figure: &Figure, time: &Time) -> bool {
    let at = figure.amount.run;
    let before = at.first.wrapping_sub(1);
    (role::is_compared_with(view, before) || view.is_in(before, words!["from", "against"]))
        && figure.previous.is_none()
        && time.run.first >= at.end
        && time.run.first - at.end <= 2
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
    let figures = match view.figures_between(time, at) {
        0 => 0,
        all => all - usize::from(is_worth_behind(view, at)),
    };
    let breaks = view.breaks_between(time, at);
    if time.first >= at.end {
        let gap = time.first - at.end;
        let own = figures == 0 && !opens_next(view, time) || figures == 1 && is_shared(view, time, at);
        return (own && breaks == 0 && gap <= 30).then_some(gap + 20 * figures);
    }
    let gap = at.gap(time);
    let other = is_of_another(view, time, at);
    let opening = time.first <= view.tokens.start + 4;
    (figures == 0 && breaks <= 1 || opening)
        .then_some(gap.min(25) + 2 + 10 * (breaks.min(2) + usize::from(other)) + 5 * figures.min(3))
}

/// "$11 bn in 2020, in 2021 it was $14 bn": the time opens what tells the next figure.
fn opens_next(view: &View, time: Run) -> bool {
    let before = time.first.wrapping_sub(1);
    let opens =
        view.mark(before, b',') || view.mark(before, b';') || view.is_in(before, words!["and", "but"]);
    // "$300 mln, adjusted, in January from a surplus of $3.8 bn" compares.
    let compares = words!["from", "against", "compared", "than", "versus", "up", "down"];
    let leads = |at: usize| !view.mark(at, b',') && !view.is_in(at, compares);
    let mut next = view.mains.iter().map(|m| view.quantities()[m.0].run).filter(|run| run.first >= time.end);
    opens && next.next().is_some_and(|run| run.first - time.end <= OPENED && (time.end..run.first).all(leads))
}

/// How far behind the time that opens its clause a figure may stand.
const OPENED: usize = 6;

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

/// "is now 1.2 million barrels and should rise by December": the time is that of a plan told behind the figure.
fn is_of_plan(view: &View, between: Run) -> bool {
    let plans = |t: usize| {
        let hits = view.doc.hits_at(t).iter().filter(|h| h.list == List::Status);
        { hits }.any(|h| matches!(view.doc.lexicon.entry(h).class.as_str(), "planned" | "proposed" | "would"))
    };
    let mut joined = (between.first..between.end).filter(|t| view.is_in(*t, words!["and", "but"]));
    joined.next().is_some_and(|and| (and + 1..between.end).any(plans))
}

/// Of a figure told before, or of the day of some deed: "broke ground on Friday on a line for 2 bcm a year".
fn is_of_else(view: &View, time: &Time, at: Run) -> bool {
    time.from == time.to || is_of_another(view, time.run, at)
}

pub fn is_over(view: &View, time: &Time) -> bool {
    time.to.zip(view.doc.article.date).is_some_and(|(to, date)| to < date)
}

/// "5 mln tons worth $2 bn in May": the value does not part the amount from its time.
fn is_worth_behind(view: &View, at: Run) -> bool {
    let quantities = view.near(view.quantities(), at, |q| q.run);
    let next = quantities.iter().find(|q| q.run.first >= at.end && q.dimension == Dimension::Money);
    next.is_some_and(|q| q.run.first - at.end <= 8 && view.is(q.run.first - 1, "worth"))
}
