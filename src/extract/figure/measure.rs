//! What a sum of money measures: trade, investment, a loan, a contract's value; or something of no concern.
//!
//! The nearest measure decides, and a nearer word such as "profit", "budget" or "fine" makes it no claim.
//! Example: in "exports rose to $2 bn" the measure is "exports"; in "its profit was $2 bn" there is none.

use super::owner::{LINKS, preposition};
use super::view::View;
use super::{Figure, Word, flow, rank, told, weight};
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{Name, NameKind, Quantity, Run, WordSet, words};
use rust_decimal::Decimal;

type Topic<'d> = (Kind, Option<Word<'d>>, &'static str);

pub fn of<'d>(view: &View<'_, 'd>, amount: &Quantity, earlier: Option<&Figure<'d>>) -> Option<Topic<'d>> {
    let found = contract(view, amount.run)
        .map(|word| (word, "trade_figure/contract"))
        .or_else(|| worth(view, amount.run).map(|word| (word, "trade_figure/worth")))
        .or_else(|| paid(view, amount.run).map(|word| (word, "trade_figure/paid")));
    let (word, rule) = match found {
        Some(found) => found,
        None if resumes(view, amount.run) => return carried(view, amount, earlier),
        None => match nearest(view, amount.run) {
            Some((word, true)) => (word, "trade_figure/measured"),
            Some(_) if is_lifted(view, amount.run) => return carried(view, amount, earlier),
            Some((other, false)) => {
                return view.miss(amount.run, "trade_figure/measured", || {
                    format!("the nearest measure, {}, is none of trade", quoted(view, other.run))
                });
            }
            None => {
                let why = || "no measure of trade stands within its reach".to_string();
                view.miss::<()>(amount.run, "trade_figure/measured", why);
                return carried(view, amount, earlier);
            }
        },
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
        .filter(|(r, c)| {
            let free =
                view.is_in(at.end, words!["in", "on"]) || is_for_trade(view, at) || has_subject(view, *r);
            // "total trade was valued at"
            let valued = *c == "money" && view.is(r.first, "valued") && has_subject(view, *r);
            *c == "money" && !valued || *c == "deed" && !free
        })
        .map(|(r, c)| (r, c, false));
    measures
        .chain(others)
        .filter(|(run, ..)| !view.in_name(*run))
        .filter_map(|(run, class, is)| Some((cost(view, at, run, is)?, run, class, is)))
        .min_by_key(|(cost, run, _, is)| (*cost, usize::MAX - run.end, !is, run.first))
        .filter(|(cost, ..)| *cost < 45)
        .map(|(_, run, class, is)| (Word { run, class }, is))
}

/// "paid $2 bn for Russian oil", "spends $12 bn on gas from Qatar": goods that are paid for abroad are imports.
fn paid<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
    const PAID: &WordSet = words!["paid", "pays", "pay", "paying", "spent", "spends", "spend", "spending"];
    if !view.is_in(at.end, words!["for", "on"]) {
        return None;
    }
    let verb = (at.first.saturating_sub(3).max(view.tokens.start)..at.first).rev();
    let verb = verb.into_iter().find(|t| view.is_in(*t, PAID))?;
    let the = usize::from(view.is(at.end + 1, "the"));
    let first = at.end + 1 + the;
    let names = view.names_near(at);
    let country = |t: usize| names.iter().find(|n| n.run.first == t && n.kind == NameKind::Country);
    let foreign = country(first).is_some_and(|n| view.names_goods(n.run.end));
    let from = view.names_goods(first) && view.is(first + 1, "from") && country(first + 2).is_some();
    (foreign || from).then_some(Word { run: Run::new(verb, verb + 1), class: "imports" })
}

/// Sales to a country are exports and purchases from one are imports; of a shop they are neither. Money is
/// invested where it is poured into something.
fn traded<'d>(view: &View, at: Run, run: Run, class: &'d str) -> Option<&'d str> {
    let (leads, class) = match class {
        "sales" => ("to", "exports"),
        "purchases" => ("from", "imports"),
        "pour" => {
            let poured = run.end == at.first && view.is_in(at.end, words!["into", "in"]);
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
    let abroad =
        (run.end..(run.end + 12).min(view.tokens.end)).find(|t| view.is_in(*t, words!["abroad", "overseas"]));
    if abroad.is_some_and(|t| view.breaks_between(run, Run::new(t, t + 1)) == 0) {
        return Some(class);
    }
    let names = view.names_near(run);
    let partner = names.iter().any(|n| {
        let near = n.run.first >= run.end && n.run.first - run.end <= 14;
        // "bought 4 mln tonnes of Sudanese oil"
        let foreign = class == "imports" && n.adjective && view.names_goods(n.run.end);
        let led = !n.adjective && preposition(view, n.run) == Some(leads);
        n.kind == NameKind::Country && near && (led || foreign)
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

/// "exports earned the country $2 bn": a deed of the measure's, which does not hide it.
fn has_subject(view: &View, deed: Run) -> bool {
    view.words_near(deed, List::Cue, "measure").any(|(run, class)| {
        let near = run.end <= deed.first && deed.first - run.end <= 8 && view.breaks_between(run, deed) == 0;
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
    let between = at.end..word.first;
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
    let joined = between.len() == 1 && view.doc.tokens[at.end].is_word() || between.clone().all(attribute);
    let link = between.is_empty()
        || view.is_in(at.end, words!["of", "in", "from", "for", "worth", "-", "out"])
        || is_measure && view.is(at.end, "on")
        || joined
        || passive();
    (link && between.len() <= 6 && view.breaks_between(at, word) == 0 && view.figures_between(at, word) == 0)
        .then_some(if between.len() <= 2 { between.len() } else { cost + 3 })
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
        if *class != "contract_value" || view.in_name(*run) || is_takeover(view, run.join(at)) {
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

/// "supply 185 types of goods worth $9.5 billion", "exported 5 mln tons, earning $3 bn": goods that are moved and
/// their value are exports.
fn worth<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
    let Some(told) = value_word(view, at) else {
        return view
            .miss(at, "trade_figure/worth", || "no word of worth or earning stands before it".to_string());
    };
    // "sold tickets worth $4 million" is no trade of countries.
    const SOLD: &WordSet = words![
        "sold",
        "sell",
        "sells",
        "selling",
        "sale",
        "sales",
        "offered",
        "bought",
        "buy",
        "buys",
        "buying",
        "purchase",
        "purchased",
        "purchases",
    ];
    let names = view.names_near(at);
    view.words_near(at, List::Cue, "activity")
        .filter(|(run, class)| {
            let moved = matches!(
                *class,
                "supply" | "shipment" | "export" | "import" | "intake" | "transit" | "purchase"
            );
            let behind = run.first >= at.end && run.first - at.end <= 20 && view.is_be(run.first - 1);
            let near = (run.end <= told || behind) && view.breaks_between(*run, at) <= 1;
            let at_home =
                || view.is_in(run.first, SOLD) && !names.iter().any(|n| n.kind == NameKind::Country);
            // "sold 8 mln tons of rice abroad, earning $4.7 bn"
            let abroad = (run.end..at.first).any(|t| view.is_in(t, words!["abroad", "overseas"]));
            let near = near && (abroad || !at_home());
            let traded = *class == "export" || abroad && moved;
            near && if view.is(told, "worth") || view.is(told, "valued") { moved } else { traded }
        })
        .min_by_key(|(run, _)| run.gap(at))
        .map(|(run, class)| Word {
            run,
            class: if matches!(class, "import" | "intake" | "purchase") { "imports" } else { "exports" },
        })
        .or_else(|| {
            let why = || "nothing is supplied, shipped or traded before it in its clause".to_string();
            view.miss(at, "trade_figure/worth", why)
        })
}

/// The word that makes a sum the value of goods: "worth $2 bn", "valued at $2 bn", "earning the country $2 bn".
fn value_word(view: &View, at: Run) -> Option<usize> {
    let before = at.first.wrapping_sub(1);
    if view.is(before, "worth") {
        // "an order worth $5 mln"
        let paper = words!["order", "orders", "contract", "contracts", "stake", "shares", "securities"];
        return (!view.is_in(before.wrapping_sub(1), paper)).then_some(before);
    }
    if view.is(before, "at") && view.is(before.wrapping_sub(1), "valued") {
        return Some(before - 1);
    }
    let floor = at.first.saturating_sub(4).max(view.tokens.start);
    let earned =
        (floor..at.first).rev().take_while(|t| !view.mark(*t, b',')).find(|t| view.has_cue(*t, "earn"))?;
    Some(earned)
}

/// "while those of natural gas fell to $2 bn"
fn resumes(view: &View, at: Run) -> bool {
    view.words_near(at, List::Cue, "refer").any(|(run, _)| {
        let those = run.end == run.first + 2 && view.is_in(run.first, words!["those", "that"]);
        those
            && run.end <= at.first
            && view.breaks_between(run, at) == 0
            && view.figures_between(run, at) == 0
    })
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

/// A sum that refers to the figure before: "the figure rose to $501 million", "expand it to $1bn".
fn carried<'d>(view: &View<'_, 'd>, amount: &Quantity, earlier: Option<&Figure<'d>>) -> Option<Topic<'d>> {
    if let Some(told) = told::topic(view, amount, earlier) {
        return Some(told);
    }
    let rule = "trade_figure/carried";
    let Some(earlier) = earlier.filter(|e| e.sentence + 2 >= view.sentence) else {
        return view.miss(amount.run, rule, || "no trade figure stands shortly before it".to_string());
    };
    let refers = view
        .words_near(amount.run, List::Cue, "refer")
        .any(|(run, _)| run.end <= amount.run.first && view.cost(run, amount.run) < 25);
    let from = amount.run.first.saturating_sub(8).max(view.tokens.start);
    let aimed = (from..amount.run.first).any(|t| view.is_in(t, words!["target", "goal", "mark", "level"]));
    let listed = earlier.sentence == view.sentence
        && (view.breaks_between(earlier.amount.run, amount.run) == 0 || rank::goes_on(view, amount.run));
    let kept = (refers || aimed || listed || is_lifted(view, amount.run))
        && earlier.topic.as_ref().is_some_and(|t| t.class != "contract_value");
    if !kept {
        return view.miss(amount.run, rule, || {
            format!("nothing refers to the figure before it, {}", quoted(view, earlier.amount.run))
        });
    }
    Some((Kind::TradeFigure, earlier.topic, rule))
}
