//! What a sum of money measures: trade, investment, a loan, a contract's value; or something of no concern.
//!
//! The nearest measure decides, and a nearer word such as "profit", "budget" or "fine" makes it no claim.
//! Example: in "exports rose to $2 bn" the measure is "exports"; in "its profit was $2 bn" there is none.

use super::owner::{LINKS, preposition};
use super::view::View;
use super::{Earlier, Figure, Word, flow, rank, told, weight, worth};
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{Dimension, Name, NameKind, Quantity, Run, WordSet, words};
use rust_decimal::Decimal;

type Topic<'d> = (Kind, Option<Word<'d>>, &'static str);

pub fn of<'d>(
    view: &View<'_, 'd>,
    amount: &Quantity,
    Earlier { last, trade: earlier }: Earlier<'_, 'd>,
) -> Option<Topic<'d>> {
    let found = contract(view, amount.run)
        .map(|word| (word, "trade_figure/contract"))
        .or_else(|| worth::of(view, amount.run, last).map(|word| (word, WORTH)))
        .or_else(|| worth::returned(view, amount.run, earlier).map(|word| (word, WORTH)))
        .or_else(|| worth::paid(view, amount.run).map(|word| (word, "trade_figure/paid")));
    let (word, rule) = match found {
        Some(found) => found,
        None if resumed(view, amount.run).is_some() => return carried(view, amount, earlier),
        None => {
            let nearest = nearest(view, amount.run);
            let measured = nearest.filter(|(_, is)| *is).map(|(word, _)| (word, "trade_figure/measured"));
            let ranked = || {
                let word = rank::measure(view, amount.run)?;
                // "the biggest buyer of the bonds"
                let nearer = nearest.is_some_and(|(own, _)| own.run.first > word.run.first);
                (!nearer).then_some((word, "trade_figure/ranked"))
            };
            match measured.or_else(ranked) {
                Some(found) => found,
                None => return unmeasured(view, amount, nearest, earlier),
            }
        }
    };
    let sum = amount.max.unwrap_or(amount.value) >= Decimal::from(1_000);
    if !(sum && weight::is_weighty(view, amount, &word, earlier)) {
        return view.miss(amount.run, rule, || match sum {
            false => "it is less than 1,000".to_string(),
            true => format!("no country or organisation with {}, or too small a sum", quoted(view, word.run)),
        });
    }
    Some((Kind::TradeFigure, Some(word), rule))
}

/// A sum that nothing beside it measures: it may refer to the figure before.
fn unmeasured<'d>(
    view: &View<'_, 'd>,
    amount: &Quantity,
    nearest: Option<(Word, bool)>,
    earlier: Option<&Figure<'d>>,
) -> Option<Topic<'d>> {
    match nearest {
        Some((other, _)) if !is_lifted(view, amount.run) => {
            view.miss(amount.run, "trade_figure/measured", || {
                format!("the nearest measure, {}, is none of trade", quoted(view, other.run))
            })
        }
        Some(_) => carried(view, amount, earlier),
        None => {
            let why = || "no measure of trade stands within its reach".to_string();
            view.miss::<()>(amount.run, "trade_figure/measured", why);
            carried(view, amount, earlier)
        }
    }
}

/// Words as a reason names them.
fn quoted(view: &View, run: Run) -> String {
    format!("\"{}\"", view.doc.quote(run))
}

/// The nearest measure (true) or the word that makes the sum something else (false).
fn nearest<'d>(view: &View<'_, 'd>, at: Run) -> Option<(Word<'d>, bool)> {
    let measures = view
        .words_near(at, List::Cue, "measure")
        .filter(|(_, c)| *c != "contract_value")
        .filter_map(|(r, c)| Some((r, traded(view, at, r, c)?, true)));
    let others = view
        .words_near(at, List::Cue, "other")
        .filter(|(r, c)| match *c {
            // "total trade was valued at"
            "money" => !(view.is(r.first, "valued") && has_subject(view, *r)),
            "deed" => {
                !(view.is_in(at.end, words!["in", "on"]) || is_for_trade(view, at) || has_subject(view, *r))
            }
            _ => false,
        })
        .map(|(r, c)| (r, c, false));
    measures
        .chain(others)
        .filter_map(|(run, class, is)| Some((cost(view, at, run, is)?, run, class, is)))
        .filter(|(cost, run, ..)| *cost < 45 && !view.in_name(*run))
        .min_by_key(|(cost, run, _, is)| (*cost, usize::MAX - run.end, !is, run.first))
        .map(|(_, run, class, is)| (Word { run, class }, is))
}

/// Sales to a country are exports and purchases from one are imports; of a shop they are neither. Money is
/// invested where it is poured into something.
fn traded<'d>(view: &View, at: Run, run: Run, class: &'d str) -> Option<&'d str> {
    let (leads, class) = match class {
        "sales" => ("to", "exports"),
        "purchases" => ("from", "imports"),
        "pour" => {
            // "put $300 million in tariffs on imports"
            let money = view.has_cue(at.end + 1, "other.money");
            let poured = run.end == at.first && view.is_in(at.end, words!["into", "in"]) && !money;
            return poured.then_some("investment");
        }
        // "prolong six billion dlrs of trade lines"
        "turnover"
            if view
                .is_in(run.end, words!["line", "lines", "credit", "credits", "finance", "debt", "paper"]) =>
        {
            return None;
        }
        // "Slovak import Jaroslav Vesely"
        "imports" | "exports" if is_player(view, run) || is_balanced(view, run) => return None,
        other => return Some(other),
    };
    // "overseas stockmarkets" are no place where goods go.
    let alone = |t: usize| {
        let next = view.doc.tokens.get(t + 1).is_some_and(|next| next.is_word() && !next.is_capital());
        !next || view.is_in(t + 1, LINKS)
    };
    let abroad = (run.end..(run.end + 12).min(view.tokens.end))
        .find(|t| view.is(*t, "abroad") || view.is(*t, "overseas") && alone(*t));
    if abroad.is_some_and(|t| view.breaks_between(run, Run::new(t, t + 1)) == 0) {
        return Some(class);
    }
    let names = view.names_near(run);
    let partner = names.iter().any(|n| {
        let near = n.run.first >= run.end && n.run.first - run.end <= 14;
        // "To Uganda it sold $4 bn of goods", "South Korea sold Viet Nam goods for $22 bn"
        let first = n.run.end <= run.first
            && view.is(view.tokens.start, leads)
            && preposition(view, n.run).is_some_and(|word| word.eq_ignore_ascii_case(leads));
        let given = class == "exports"
            && n.run.first == run.end
            && view.is_in(n.run.end, words!["goods", "products"]);
        // "bought 4 mln tonnes of Sudanese oil"
        let foreign = class == "imports" && n.adjective && view.names_goods(n.run.end);
        let led = !n.adjective && preposition(view, n.run) == Some(leads);
        let state = n.kind == NameKind::Country || view.has_class(n.run.first, List::Organisation, "bloc");
        state && (near && (led || foreign) || first || given)
    });
    partner.then_some(class)
}

/// "the balance of exports and imports", "the gap between imports and exports": what a balance is of.
fn is_balanced(view: &View, run: Run) -> bool {
    let joint = run.first.wrapping_sub(1);
    let joint = if view.is(joint, "and") { joint.wrapping_sub(2) } else { joint };
    view.is_in(joint, words!["of", "between"])
        && view.is_in(joint.wrapping_sub(1), words!["balance", "gap", "difference"])
}

fn is_player(view: &View, run: Run) -> bool {
    let named = |n: &Name| n.run.first == run.end && n.kind == NameKind::Unknown;
    !view.doc.quote(run).ends_with('s')
        && (view.mentions().people.iter().any(|p| p.run.first == run.end)
            || view.names_near(run).iter().any(named) && !view.names_goods(run.end))
}

/// "paid $97 bn for energy imports", "took in $3 bn from gas exports": what the deed is done for measures the sum.
fn is_for_trade(view: &View, at: Run) -> bool {
    let reach = at.end + 1..at.end + 5;
    let plain =
        |t: &usize| view.tokens.contains(t) && view.doc.tokens[*t].is_word() && !view.is_in(*t, LINKS);
    let trade =
        |t: usize| matches!(view.cue_class(t, "measure"), Some("exports" | "imports" | "transit_revenue"));
    view.is_in(at.end, words!["for", "from"]) && reach.take_while(plain).any(trade)
}

/// "exports earned the country $2 bn", "imports rose to 5 mln tonnes, and cost $2 bn": a deed of the measure's, which
/// does not hide it.
fn has_subject(view: &View, deed: Run) -> bool {
    let (far, breaks) = if view.is(deed.first.wrapping_sub(1), "and") { (20, 1) } else { (8, 0) };
    view.words_near(deed, List::Cue, "measure").any(|(run, class)| {
        let near =
            run.end <= deed.first && deed.first - run.end <= far && view.breaks_between(run, deed) <= breaks;
        near && matches!(class, "exports" | "imports" | "turnover" | "transit_revenue")
    })
}

/// A word before the sum governs it from afar; one behind it only from close by ("a $2 bn loan", "$2 bn in
/// exports"). `None` where it can't.
fn cost(view: &View, at: Run, word: Run, is_measure: bool) -> Option<usize> {
    let cost = view.cost(at, word);
    if word.first < at.first {
        let priced = !is_measure
            && view.is_in(word.first, words!["cost", "costs", "price", "value"])
            && view.is_in(at.first.wrapping_sub(1), words!["of", "for"])
            && word.end + 1 == at.first
            && before_cost(view, word);
        return (!priced).then_some(cost);
    }
    let end = past_bracket(view, at);
    let between = end..word.first;
    const APART: &WordSet = words!["and", "while", "but", "with", "as", "less", "minus", "against"];
    let apart = |t: usize| view.mark(t, b',') || view.is_in(t, APART);
    if between.clone().any(apart) {
        return None;
    }
    let attribute = |t: usize| {
        let token = &view.doc.tokens[t];
        // "a 130 mln dlr World Bank loan"
        let named = || view.names_near(at).iter().any(|n| n.run.contains(Run::new(t, t + 1)));
        token.is_mark(b'-')
            || token.is_word() && !view.is_in(t, LINKS) && (!token.is_capital() || is_measure && named())
    };
    // "$5 bn will be invested"
    let passive = || {
        let (text, auxiliary) = (view.doc.quote(word), |t: usize| flow::is_auxiliary(view, t));
        is_measure && (text.ends_with("ed") || text == "lent") && between.clone().all(auxiliary)
    };
    let joined = between.len() == 1 && view.doc.tokens[end].is_word() || between.clone().all(attribute);
    let link = between.is_empty()
        || view.is_in(end, words!["of", "in", "from", "for", "worth", "-", "out"])
        || view.mark(end, b'\'') && view.is(end + 1, "worth")
        || is_measure && view.is(end, "on")
        || joined
        || passive();
    (link && between.len() <= 6 && view.breaks_between(at, word) == 0 && view.figures_between(at, word) == 0)
        .then_some(if between.len() <= 2 { between.len() } else { cost + 3 })
}

/// The end of an amount with the bracket that tells it again: "10 trillion yen ($96 billion) surplus".
fn past_bracket(view: &View, at: Run) -> usize {
    let mut quantities = view.quantities().iter();
    let again = quantities.find(|q| view.mark(at.end, b'(') && q.run.first == at.end + 1);
    again.filter(|q| view.mark(q.run.end, b')')).map_or(at.end, |q| q.run.end + 1)
}

/// "imports … at a cost of $2 bn": the cost is the imports'.
fn before_cost(view: &View, word: Run) -> bool {
    view.words_near(word, List::Cue, "measure").any(|(run, class)| {
        run.end <= word.first
            && matches!(class, "imports" | "exports" | "investment")
            && view.breaks_between(run, word) == 0
    })
}

/// "a contract worth $2 bn", "a $1.3 billion agreement", "buys gas for $10bn" under a deal.
fn contract<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
    let close = |(run, class): &(Run, &str)| -> bool {
        // "repurchase agreements" are a bank's.
        let lent = || view.is_in(run.first.wrapping_sub(1), words!["repurchase", "repo", "swap", "buyback"]);
        if *class != "contract_value" || lent() || view.in_name(*run) || is_takeover(view, run.join(at)) {
            return false;
        }
        if run.first >= at.end {
            let clean = (at.end..run.first).all(|t| {
                !view.is_in(t, words!["on", "under", "to", "in", "from", "at", "by", "after", "and"])
            });
            let lent = (at.end..run.first).any(|t| view.has_cue(t, "measure.loan"));
            return run.first - at.end <= 4 && clean && !lent && view.breaks_between(at, *run) == 0;
        }
        let valued = (at.first.saturating_sub(4)..at.first).any(|t| {
            t >= run.end && view.is_in(t, words!["worth", "valued", "value", "totalling", "totaling"])
        });
        let gap = at.first - run.end;
        let direct =
            gap <= 2 && view.is_in(run.end, words!["of", "for"]) && !view.is(at.first.wrapping_sub(1), "on");
        let bought = view.is(at.first.wrapping_sub(1), "for")
            && gap <= 25
            && view.is_in(run.end, words!["under", "to", "in", "for"]);
        // "the value of the contract was $15 bn"
        let value =
            (run.first.saturating_sub(3)..run.first).any(|t| view.is(t, "value") && view.is(t + 1, "of"));
        gap <= 40 && (valued && gap <= 20 || direct || bought || value && gap <= 4)
    };
    view.words_near(at, List::Cue, "measure")
        .filter(close)
        .min_by_key(|(run, _)| run.gap(at))
        .map(|(run, class)| Word { run, class })
        .or_else(|| {
            let why = || "no contract or agreement stands by it of which it is the worth".to_string();
            view.miss(at, "trade_figure/contract", why)
        })
}

/// "a deal to acquire the company for $2 bn": the price of a firm is no contract's value.
fn is_takeover(view: &View, within: Run) -> bool {
    let to = (within.end + 12).min(view.tokens.end);
    (within.first..to).any(|t| view.has_cue(t, "takeover"))
}

/// "while those of natural gas fell to $2 bn", "those to China to $3 bn": the word that stands for the measure.
pub fn resumed(view: &View, at: Run) -> Option<Run> {
    let mut words = view.words_near(at, List::Cue, "refer").map(|(run, _)| run).filter(|run| {
        let those = run.end == run.first + 2 && view.is_in(run.first, words!["those", "that"]);
        those
            && run.end <= at.first
            && view.breaks_between(*run, at) == 0
            && view.figures_between(*run, at) == 0
    });
    words.next().map(|run| Run::new(run.first, run.first + 1))
}

/// "raise it to $30 bn", "push this past $1 bn": the figure told before is to get there, whatever the deed.
pub fn is_lifted(view: &View, at: Run) -> bool {
    const UP: &WordSet = words!["to", "up", "past", "above", "beyond"];
    const ABOUT: &WordSet = words!["to", "at", "least", "more", "than", "around", "about", "some", "nearly"];
    let lead = (at.first.saturating_sub(4).max(view.tokens.start)..at.first)
        .rev()
        .find(|t| !view.is_in(*t, ABOUT) && !view.is_in(*t, UP));
    lead.is_some_and(|t| {
        view.is_in(t, words!["it", "this", "them"])
            && view.is_in(t + 1, UP)
            && t > view.tokens.start
            && !view.is_in(t - 1, LINKS)
    })
}

/// The rule of sums that are the worth of goods.
pub const WORTH: &str = "trade_figure/worth";

/// The rule of sums that refer to the figure before.
pub const CARRIED: &str = "trade_figure/carried";

/// A sum that refers to the figure before: "the figure rose to $501 million", "expand it to $1bn".
fn carried<'d>(view: &View<'_, 'd>, amount: &Quantity, earlier: Option<&Figure<'d>>) -> Option<Topic<'d>> {
    if let Some(told) = told::topic(view, amount, earlier) {
        return Some(told);
    }
    let Some(earlier) = earlier.filter(|e| e.sentence + 2 >= view.sentence) else {
        return view.miss(amount.run, CARRIED, || "no trade figure stands shortly before it".to_string());
    };
    let refers = view
        .words_near(amount.run, List::Cue, "refer")
        .any(|(run, _)| run.end <= amount.run.first && view.cost(run, amount.run) < 25);
    let from = amount.run.first.saturating_sub(8).max(view.tokens.start);
    let aimed = (from..amount.run.first).any(|t| view.is_in(t, words!["target", "goal", "mark", "level"]));
    let listed = earlier.sentence == view.sentence
        && (view.breaks_between(earlier.amount.run, amount.run) == 0
            || rank::goes_on(view, amount.run)
            || goes_on(view, earlier.amount.run, amount.run));
    let shared = earlier.topic.is_some_and(|t| matches!(t.class, "exports" | "imports"))
        && (taker(view, amount.run).is_some() || by_goods(view, amount.run));
    let kept = (refers || aimed || listed || shared || is_lifted(view, amount.run))
        && earlier.topic.as_ref().is_some_and(|t| t.class != "contract_value");
    if !kept {
        return view.miss(amount.run, CARRIED, || {
            format!("nothing refers to the figure before it, {}", quoted(view, earlier.amount.run))
        });
    }
    Some((Kind::TradeFigure, earlier.topic, CARRIED))
}

/// "…, petroleum products 38 per cent to $57 bn, and gems 13 per cent to $45 bn": the verb of the first is left out.
fn goes_on(view: &View, earlier: Run, at: Run) -> bool {
    let to = at.first.wrapping_sub(1);
    let percent = |q: &Quantity| q.run.end == to && q.dimension == Dimension::Percent;
    view.is(to, "to") && view.breaks_between(earlier, at) <= 1 && view.quantities().iter().any(percent)
}

/// "Azerbaijan took $441 mln", "Japan supplied $5 bn": the country that has its part of the exports or imports told before.
pub fn taker<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    const TOOK: &WordSet = words![
        "took", "takes", "bought", "buys", "received", "receives", "absorbed", "supplied", "supplies",
        "sold", "sent", "provided"
    ];
    let verb = at.first.checked_sub(1).filter(|t| view.is_in(*t, TOOK))?;
    let names = view.names_near(at).iter();
    { names }.find(|n| n.run.end == verb && n.kind == NameKind::Country && !n.adjective)
}

/// "Thermal coal should bring in $26 bn", "Iron ore will slip to $58 bn": the part of goods in the trade told before.
fn by_goods(view: &View, at: Run) -> bool {
    const BRING: &WordSet = words!["fetched", "fetch", "brought", "bring", "followed", "earned", "earn"];
    let floor = at.first.saturating_sub(3).max(view.tokens.start);
    let brings = (floor..at.first).any(|t| view.is_in(t, BRING));
    let changes = view.is(at.first.wrapping_sub(1), "to") && view.mentions().changes.is_empty();
    (brings || changes)
        && (view.tokens.start..view.tokens.start + 2).any(|t| view.names_goods(t))
        && view.figures_between(Run::new(view.tokens.start, view.tokens.start + 1), at) == 0
}
