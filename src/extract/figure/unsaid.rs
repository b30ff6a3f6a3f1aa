//! What an amount is of where no goods are told: by its unit, by what the article is about, by the port that handles it.
//!
//! Leaves goods of the figure before. Example: "1.5 million barrels a day" is oil, and what "the port of Hamburg handled"
//! is cargo.

use super::topic::Topic;
use super::view::View;
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{Dimension, Per, Quantity, Run, words};
use rust_decimal::Decimal;

/// Units that are used for oil and gas alone tell the topic by themselves.
pub fn by_unit<'d>(view: &View, amount: &Quantity) -> Option<Topic<'d>> {
    let big = amount.value >= Decimal::from(1_000_000);
    let oil = match amount.unit.as_str() {
        "bbl" => amount.per == Some(Per::Day) || view.subject.is_oil(),
        "m3" | "ft3" => big && (amount.per.is_some() || amount.value >= Decimal::from(100_000_000)),
        _ => false,
    };
    let pipeline = || view.mentions().pipelines.iter().any(|p| amount.run.gap(p.run) < 40);
    let refined = || {
        let mut deeds = view.words_near(amount.run, List::Cue, "activity");
        deeds.any(|(run, class)| class == "refining" && view.cost(run, amount.run) < 12)
    };
    let rule = "oil_volume/by_unit";
    if !(oil || (amount.dimension == Dimension::Mass && big && (pipeline() || refined()))) {
        return view.miss(amount.run, rule, || {
            format!(
                "{} measures other things than oil and gas too, and nothing else tells these",
                amount.unit
            )
        });
    }
    Some((Kind::OilVolume, None, rule))
}

/// In an article on oil alone, what is imported or produced is oil.
pub fn by_article<'d>(view: &View, amount: &Quantity) -> Option<Topic<'d>> {
    let deeds = ["import", "export", "production", "refining", "transit", "shipment", "supply"];
    alone(view, amount, (Kind::OilVolume, "oil_volume/by_article"), |(run, class)| {
        deeds.contains(&class) && view.cost(run, amount.run) < 10
    })
}

/// In an article on cargo without oil, what is shipped is cargo: "Shipments to China were 21 mln tonnes."
pub fn cargo_by_article<'d>(view: &View, amount: &Quantity) -> Option<Topic<'d>> {
    alone(view, amount, (Kind::CargoVolume, "cargo_volume/by_article"), |(run, class)| {
        matches!(class, "import" | "export" | "shipment" | "handled")
            && run.end <= amount.run.first
            && view.cost(run, amount.run) < 10
    })
}

/// A large mass with its deed, in an article on goods of one kind alone.
fn alone<'d>(
    view: &View,
    amount: &Quantity,
    (kind, rule): (Kind, &'static str),
    is_deed: impl FnMut((Run, &str)) -> bool,
) -> Option<Topic<'d>> {
    let oil = kind == Kind::OilVolume;
    let traded = view.words_near(amount.run, List::Cue, "activity").any(is_deed);
    let is_alone = || if oil { view.subject.is_oil_alone() } else { view.subject.is_cargo_alone() };
    if is_large_mass(amount) && traded && is_alone() {
        return Some((kind, None, rule));
    }
    let why = match (is_large_mass(amount), traded, oil) {
        (false, ..) => "it is no mass of 10,000 tonnes or more",
        (_, false, true) => "nothing beside it is traded, moved or produced",
        (_, false, false) => "nothing before it is shipped, handled or traded",
        (_, _, true) => "the article is not about oil and gas alone",
        (_, _, false) => "the article names oil or gas, or hardly any goods",
    };
    view.miss(amount.run, rule, || why.to_string())
}

fn is_large_mass(amount: &Quantity) -> bool {
    amount.value >= Decimal::from(10_000) && amount.dimension == Dimension::Mass
}

/// "The port of Hamburg handled 114 million tonnes": what a port handles is cargo.
pub fn at_port<'d>(view: &View, amount: &Quantity) -> Option<Topic<'d>> {
    let mut deeds =
        view.words_near(amount.run, List::Cue, "activity").filter(|(_, class)| *class == "handled");
    let rule = "cargo_volume/at_port";
    if !(is_large_mass(amount) && deeds.any(|(run, _)| view.cost(run, amount.run) < 16) && is_of_port(view)) {
        return view.miss(amount.run, rule, || "no port handles 10,000 tonnes or more".to_string());
    }
    Some((Kind::CargoVolume, None, rule))
}

/// Whether a port is named here or in the sentence before.
fn is_of_port(view: &View) -> bool {
    let from = view.doc.sentences[view.sentence.saturating_sub(1)].tokens.start;
    (from..view.tokens.end)
        .any(|t| view.doc.is_in(t, words!["port", "ports", "seaport", "seaports", "harbour", "harbor"]))
}
