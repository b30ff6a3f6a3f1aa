//! Oil volumes: crude, products, condensate or gas by mass, volume or rate; produced, moved, sold, used, stored.
//!
//! Leaves prices and the capacity of a pipeline, refinery, terminal or field. Example: "Iraq exported 3.4 mln
//! bpd in May" is an amount, an activity, an origin and a period.

use super::{Context, Extractor, Finding, Kind, Rule};

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::OilVolume, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "oil_volume/moved",
        about: "An amount whose nearest goods are oil or gas.",
        example: "Iraq exported 3.4 million barrels per day of crude oil in May.",
    },
    Rule {
        name: "oil_volume/carried",
        about: "An amount that takes its commodity from the figure before it.",
        example: "Iraq exported 3 million tonnes of crude oil in May. In June it was 4 million tonnes.",
    },
    Rule {
        name: "oil_volume/by_unit",
        about: "An amount in a unit that is used for oil and gas alone.",
        example: "Gulf oil was scarce and crude was dear. Flows through the strait averaged 2.1 million barrels per day.",
    },
    Rule {
        name: "oil_volume/by_article",
        about: "A tonnage traded or produced in an article on oil and gas alone.",
        example: "Oil is dear. Crude is scarce. Gas is cheap. Diesel is up. India will import 1.5 million tonnes a year.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    out.extend(context.figures.findings(sentence, Kind::OilVolume, "commodity"));
}
