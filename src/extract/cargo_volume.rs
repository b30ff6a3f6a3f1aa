//! Cargo volumes: goods other than oil and gas by mass or containers, moved, traded or handled.
//!
//! Leaves what is merely produced, and what only weighs. Example: "the port handled 216,000 TEU".

use super::{Context, Extractor, Finding, Kind, Rule};

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::CargoVolume, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "cargo_volume/moved",
        about: "An amount whose nearest goods are cargo, in a sentence that tells how it moved.",
        example: "The port handled 4.1 million tons of cargo last year.",
    },
    Rule {
        name: "cargo_volume/carried",
        about: "An amount that takes its goods from the figure before it.",
        example: "Railways carried 3 million tons of coal in 2022. In 2023 it was 4 million tons.",
    },
    Rule {
        name: "cargo_volume/by_article",
        about: "A tonnage shipped or traded in an article on goods without oil or gas.",
        example: "Iron ore is dear. Port Hedland ships ore. Shipments to China were 21.3 million tonnes in February.",
    },
    Rule {
        name: "cargo_volume/at_port",
        about: "A tonnage that a port handles, of which no goods are told.",
        example: "The port of Hamburg handled 114 million tonnes in 2023.",
    },
    Rule {
        name: "cargo_volume/containers",
        about: "An amount in twenty-foot equivalent units.",
        example: "The terminal handled 216,000 TEU in January-September.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    out.extend(context.figures.findings(sentence, Kind::CargoVolume, "cargo"));
}
