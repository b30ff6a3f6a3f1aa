//! What is traded: "gas exports", "$4 bn of energy products", "copper ($4 bn), gold ($3 bn)".
//!
//! Leaves whose trade it is. Example: in "tea brought Sh104 bn, cut flowers Sh55 bn" to each sum its own goods.

use super::owner::LINKS;
use super::view::View;
use super::{Figure, Word, measure};
use crate::lexicon::{Hit, List, kind};
use crate::mention::{Dimension, Quantity, Run, WordSet, words};

/// The goods of a figure of trade.
pub fn of(view: &View, figure: &Figure, measure: Word) -> Option<Run> {
    let at = figure.amount.run;
    let listed = || matches!(measure.class, "exports" | "imports").then(|| item(view, at)).flatten();
    let resumed = || {
        let those = measure::resumed(view, at).filter(|_| figure.rule == measure::CARRIED)?;
        let mut goods = view.goods_near(at).map(|(run, ..)| run);
        goods.find(|run| run.first == those.end + 1 && view.is(those.end, "of"))
    };
    listed().or_else(resumed).or_else(|| beside(view, figure, measure.run))
}

/// "copper ($4 bn)", "followed by garments with $11 bn", "tea brought Sh104 bn, cut flowers Sh55 bn", "gems 13 per cent to
/// $45 bn", "$5 bn came from crude oil": what stands where each item of a list has its goods.
fn item(view: &View, at: Run) -> Option<Run> {
    const BROUGHT: &WordSet = words!["brought", "fetched", "earned", "netted", "yielded"];
    let before = at.first.checked_sub(1).filter(|t| view.tokens.contains(t))?;
    let percent =
        |q: &&Quantity| q.dimension == Dimension::Percent && q.run.end == before && view.is(before, "to");
    let end = match view.quantities().iter().find(percent) {
        Some(percent) => percent.run.first,
        None if view.mark(before, b'(') || view.is(before, "with") || view.is_in(before, BROUGHT) => before,
        None => at.first,
    };
    if view.is(at.end, "came") && view.is(at.end + 1, "from") && view.names_goods(at.end + 2) {
        return noun(view, at.end + 2);
    }
    let counted = |t: usize| view.quantities().iter().any(|q| q.run.contains(Run::new(t, t + 1)));
    let part = |t: usize| {
        let token = &view.doc.tokens[t];
        let and = view.is(t, "and")
            && t > view.tokens.start
            && !counted(t - 1)
            && !view.mark(t - 1, b')')
            && !view.mark(t - 1, b',');
        token.is_word()
            && !counted(t)
            && (and || !view.is_in(t, LINKS) && (!token.is_capital() || t == view.tokens.start))
    };
    let floor = end.saturating_sub(5).max(view.tokens.start);
    let start = (floor..end).rev().take_while(|t| part(*t)).last()?;
    let start = start + usize::from(view.is_in(start, words!["and", "the"]));
    let mut goods = view.goods_near(at).filter(|(run, ..)| run.end == end && run.first >= start);
    let measured = (start..end).any(|t| view.has_family(t, "measure"));
    (goods.next().is_some() && !measured).then_some(Run::new(start, end))
}

/// What is traded, where the text names it beside the measure ("gas exports", "exported $4 bn of energy products").
fn beside(view: &View, figure: &Figure, measure: Run) -> Option<Run> {
    if !view.tokens.contains(&measure.first) {
        return None;
    }
    let at = figure.amount.run;
    if view.is(at.end, "of") || view.is(at.end, "worth") && view.is(at.end + 1, "of") {
        let start = at.end + if view.is(at.end, "of") { 1 } else { 2 };
        let measured = Run::new(start, start + 1).overlaps(measure);
        if !measured {
            return if view.is_no_goods(start) { None } else { noun(view, start) };
        }
    }
    let near = |list: List| {
        view.words_near(measure, list, "")
            .map(|(r, _)| r)
            .filter(|r| !view.in_name(*r))
            // "exported goods"
            .map(|r| if r.overlaps(measure) { Run::new(measure.end.min(r.end), r.end) } else { r })
            .filter(|r| r.first < r.end)
            .find(|r| {
                r.gap(measure) <= 12
                    && view.breaks_between(*r, measure) == 0
                    && (r.end == measure.first
                        || r.first == measure.end + 1 && view.is_in(measure.end, words!["of", "for", "in"])
                        || view.doc.quote(measure).ends_with("ed"))
            })
    };
    let (listed, told) = (near(List::Commodity).or_else(|| near(List::Cargo)), kind_of_goods(view, measure));
    match (listed, told) {
        (Some(listed), Some(told)) if told.contains(listed) => Some(told),
        (listed, told) => listed.or(told),
    }
}

/// "of oil and fuels", "of palm oil in May": the noun from a token on, and another of its kind.
fn noun(view: &View, start: usize) -> Option<Run> {
    let stops = |t: usize| !view.doc.tokens[t].is_word() || view.is_in(t, LINKS) || ends_goods(view, t);
    let most = view.tokens.end.min(start + 6);
    let end = (start..most).find(|&t| stops(t)).unwrap_or(most);
    let other = end + 1;
    let pair = end == start + 1
        && view.is(end, "and")
        && view.names_goods(start)
        && other < most
        && !view.doc.tokens[other].is_capital()
        && !stops(other)
        && (other + 1 >= view.tokens.end || stops(other + 1));
    let end = if pair { other + 1 } else { end };
    (end > start).then_some(Run::new(start, end))
}

/// "goods abroad", "goods last month"
fn ends_goods(view: &View, at: usize) -> bool {
    let times = view.near(&view.mentions().times, Run::new(at, at + 1), |t| t.run);
    view.is_in(at, words!["abroad", "overseas", "annually", "yearly"])
        || times.iter().any(|t| t.run.first == at)
}

/// "exports of wood and furniture", "the energy import bill": goods that no list names.
fn kind_of_goods(view: &View, measure: Run) -> Option<Run> {
    let before = measure.first.wrapping_sub(1);
    if view.has_cue(before, "goods.kind") {
        // "the goods and services deficit"
        let both = view.is(before.wrapping_sub(1), "and") && view.is(before.wrapping_sub(2), "goods");
        return Some(Run::new(if both { before - 2 } else { before }, measure.first));
    }
    let start = measure.end + 1;
    if !view.is(measure.end, "of") || view.is_no_goods(start) {
        return None;
    }
    let plain = |t: &usize| {
        let token = &view.doc.tokens[*t];
        let verb = |h: &Hit| matches!(h.list, List::Status | List::Change | List::Time | List::Number);
        let small = view.doc.is_kind(*t, kind::NEXT);
        token.is_word() && !token.is_capital() && !small && !view.doc.hits_at(*t).iter().any(verb)
    };
    let listed = |t: &usize| view.is(*t, "and") || !view.is_in(*t, LINKS);
    let end = start + (start..(start + 6).min(view.tokens.end)).take_while(plain).take_while(listed).count();
    (end > start && !view.is(end - 1, "and")).then_some(Run::new(start, end))
}
