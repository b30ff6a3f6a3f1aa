//! Sums that are the worth of goods that move: "supplied goods worth $9 bn", "paid $2 bn for Russian oil", "their value
//! climbed to $5 bn", "goods for $14 mln came in the other direction".
//!
//! Leaves sums that a measure of trade governs. Goods that leave are exports, goods that come are imports.

use super::owner::LINKS;
use super::view::View;
use super::{Figure, Word, flow};
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{Dimension, Name, NameKind, Run, WordSet, words};

/// The word that makes a sum the worth of goods, by what is told of them; `last` is the figure before.
pub fn of<'d>(view: &View<'_, 'd>, at: Run, last: Option<&Figure<'d>>) -> Option<Word<'d>> {
    moved(view, at).or_else(|| went(view, at)).or_else(|| of_volume(view, at, last))
}

/// "supply 185 types of goods worth $9.5 billion", "exported 5 mln tons, earning $3 bn": goods that are moved and
/// their value are exports.
fn moved<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
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
            near && if view.is_in(told, words!["worth", "valued", "value"]) { moved } else { traded }
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
    // "shipped goods to the value of"
    if view.is(before, "of")
        && view.is(before.wrapping_sub(1), "value")
        && view.is(before.wrapping_sub(3), "to")
    {
        return Some(before - 1);
    }
    let floor = at.first.saturating_sub(4).max(view.tokens.start);
    let earned =
        (floor..at.first).rev().take_while(|t| !view.mark(*t, b',')).find(|t| view.has_cue(*t, "earn"))?;
    Some(earned)
}

/// "goods worth $42 bn went to EU partners", "goods for a mere $48 mln came from Russia".
fn went<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
    const GOES: &WordSet =
        words!["went", "goes", "go", "flowed", "headed", "came", "comes", "come", "arrived", "reached"];
    const GOODS: &WordSet = words!["goods", "products", "merchandise"];
    let floor = at.first.saturating_sub(4).max(view.tokens.start);
    let verb = (at.end..at.end + 4).find(|t| view.is_in(*t, GOES))?;
    let goods = (floor..at.first).any(|t| view.is_in(t, GOODS))
        || view.is(at.end, "of") && view.is_in(at.end + 1, GOODS);
    if !goods {
        return None;
    }
    let names = view.names_near(at);
    let place =
        |t: usize| names.iter().any(|n| (t..t + 3).contains(&n.run.first) && n.kind != NameKind::Unknown);
    let class = match verb + 1 {
        _ if view.is(verb, "reached") && place(verb + 1) => "exports",
        to if view.is(to, "to") && place(to + 1) => "exports",
        from if view.is(from, "from") && place(from + 1) => "imports",
        _ => return None,
    };
    Some(Word { run: Run::new(verb, verb + 1), class })
}

/// How far from its sum the word of value may stand.
const REACH: usize = 12;

/// "their value is to climb to $50 bn", "the volume was worth $4 bn", "for revenue of $2 bn", "for which it paid $961
/// mln": what the volume told before brings or costs.
fn of_volume<'d>(view: &View<'_, 'd>, at: Run, last: Option<&Figure<'d>>) -> Option<Word<'d>> {
    const VALUE: &WordSet = words!["value", "worth", "bill", "cost"];
    const BRINGS: &WordSet = words![
        "earnings", "revenue", "revenues", "proceeds", "receipts", "income", "payments", "paid", "pays",
        "paying", "spent", "earned", "received"
    ];
    const THEM: &WordSet = words!["them", "it", "those", "these", "this", "which"];
    const VOLUME: &WordSet =
        words!["volume", "volumes", "cargoes", "cargos", "shipments", "deliveries", "supplies"];
    let volume = last.filter(|f| f.kind != Kind::TradeFigure && f.sentence + 1 >= view.sentence)?;
    let class = match volume.activity?.class {
        "export" | "shipment" | "supply" | "loading" => "exports",
        "import" | "intake" | "purchase" => "imports",
        _ => return None,
    };
    let same = volume.sentence == view.sentence;
    let floor = if same { volume.amount.run.end } else { view.tokens.start };
    let floor = at.first.saturating_sub(REACH).max(floor);
    let their = |t: usize| {
        view.is(t, "their") || view.is_in(t, VOLUME) && view.is_in(t - 1, words!["the", "those", "these"])
    };
    let refers = |t: usize| {
        let before = (t.saturating_sub(4).max(floor)..t).any(their);
        let behind = view.is_in(t + 1, words!["for", "of"]) && (t + 2..t + 5).any(|t| view.is_in(t, VOLUME));
        before || behind
    };
    let brings = |t: usize| {
        let of_it = view.is_in(t + 1, words!["from", "for"]) && view.is_in(t + 2, THEM);
        let for_it = (t.saturating_sub(4).max(floor)..t)
            .any(|t| view.is_in(t, words!["for", "from"]) && view.is_in(t + 1, THEM));
        let of_sum = same && view.is(t + 1, "of") && view.is_in(t - 1, words!["for", "with", "in"]);
        of_it || for_it || of_sum
    };
    let told = |t: &usize| view.is_in(*t, VALUE) && refers(*t) || view.is_in(*t, BRINGS) && brings(*t);
    let behind = || Some(at.end + 1).filter(|t| view.is(at.end, "their") && view.is(*t, "value"));
    let word = (floor..at.first).rev().find(told).or_else(behind)?;
    let run = Run::new(word, word + 1);
    (view.figures_between(run, at) == 0).then_some(Word { run, class })
}

/// "paid $2 bn for Russian oil", "spends $12 bn on gas from Qatar": goods that are paid for abroad are imports.
pub fn paid<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
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
    // "the country paid $5 bn for the cargoes", "Japan has paid 5 trillion yen for crude oil"
    let buyer = || {
        let subject = (view.tokens.start..verb).rev().find(|t| !flow::is_auxiliary(view, *t));
        subject.is_some_and(|before| {
            let country = |n: &Name| n.run.end == before + 1 && n.kind == NameKind::Country && !n.adjective;
            view.has_cue(before, "country") || names.iter().any(country)
        })
    };
    // "paid Bolivia $1.4 bn for gas"
    let abroad = paid_to(view, verb, at).is_some();
    let those = || the == 1 && (view.names_goods(first) || view.is_in(first, CARGOES));
    let for_goods = || view.is(at.end, "for") && (is_all_of_goods(view, first) || is_volume(view, first));
    (foreign || from || (those() || for_goods()) && (abroad || buyer()))
        .then_some(Word { run: Run::new(verb, verb + 1), class: "imports" })
}

/// The country between the verb of paying and the sum.
pub fn paid_to<'d>(view: &View<'_, 'd>, verb: usize, at: Run) -> Option<&'d Name> {
    let names = view.names_near(at);
    names
        .iter()
        .find(|n| n.run == Run::new(verb + 1, at.first) && n.kind == NameKind::Country && !n.adjective)
}

/// "goods worth $14 mln came in the other direction", "$229 mln flowing the other way": what the trade told before is
/// not.
pub fn returned<'d>(view: &View<'_, 'd>, at: Run, trade: Option<&Figure<'d>>) -> Option<Word<'d>> {
    let class = match trade.filter(|told| told.sentence + 1 >= view.sentence)?.topic?.class {
        "exports" => "imports",
        "imports" => "exports",
        _ => return None,
    };
    let reach =
        at.first.saturating_sub(REACH).max(view.tokens.start)..(at.end + REACH).min(view.tokens.end - 1);
    let turn = reach.into_iter().find(|t| {
        view.is_in(*t, words!["other", "opposite", "reverse"])
            && view.is_in(t + 1, words!["direction", "way"])
    })?;
    let run = Run::new(turn, turn + 2);
    let own = view.breaks_between(run, at) == 0 && view.figures_between(run, at) == 0;
    own.then_some(Word { run, class })
}

/// "crude oil, up 6 percent", unlike "oil drilling rigs".
fn is_all_of_goods(view: &View, first: usize) -> bool {
    let goods = view.goods_near(Run::new(first, first + 1)).filter(|(run, ..)| run.first == first);
    goods.map(|(run, ..)| run.end).max().is_some_and(|end| {
        let plain = |t: usize| view.tokens.contains(&t) && view.doc.tokens[t].is_word();
        !plain(end) || view.is_in(end, LINKS) || view.is_timed(end)
    })
}

/// "248 million kilolitres"
fn is_volume(view: &View, first: usize) -> bool {
    let moved = |d: Dimension| matches!(d, Dimension::Mass | Dimension::Liquid | Dimension::Volume);
    view.quantities().iter().any(|q| q.run.first == first && moved(q.dimension))
}

const CARGOES: &WordSet =
    words!["cargo", "cargoes", "cargos", "shipment", "shipments", "supplies", "deliveries"];
