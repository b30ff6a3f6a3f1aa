//! The one table of kinds and their fields: schema, CSV columns and checks are made from it.
//!
//! Example: an `oil_volume` has an `amount` (its key, a quantity), a `commodity` (one of a closed list), …

use crate::extract::{ACTIONS, Kind};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    Mention,
    /// One of these classes.
    Class(&'static [&'static str]),
    Quantity,
    Change,
    Time,
    /// Mentions, one or more.
    List,
}

/// One field of a kind.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub name: &'static str,
    pub holds: ValueType,
    pub about: &'static str,
}

/// One kind of record.
#[derive(Clone, Copy, Debug)]
pub struct KindSpec {
    pub kind: Kind,
    pub about: &'static str,
    /// The key field; of an agreement told without an instrument, the second one.
    pub key: &'static [&'static str],
    /// The fields that tell two records of one article apart.
    pub identity: &'static [&'static str],
    pub fields: &'static [FieldSpec],
}

impl KindSpec {
    pub fn field(&self, name: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|f| f.name == name)
    }
}

/// The units that are no currency.
pub const UNITS: &[&str] = &["t", "bbl", "m3", "ft3", "L", "km", "MW", "TEU", "%", "x", "1"];

/// How many fields a kind has at most.
pub const MOST_FIELDS: usize = 10;

/// The table's row of a kind.
pub fn spec(kind: Kind) -> &'static KindSpec {
    &KINDS[kind as usize]
}

const fn field(name: &'static str, holds: ValueType, about: &'static str) -> FieldSpec {
    FieldSpec { name, holds, about }
}

use ValueType::{Change, Class, List, Mention, Quantity, Time};

const ROLE: ValueType = Class(&[
    "head_of_state",
    "president",
    "vice_president",
    "prime_minister",
    "deputy_prime_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "governor",
    "mayor",
    "legislator",
    "speaker",
    "envoy",
    "chair",
    "deputy_chair",
    "chief_executive",
    "director",
    "deputy_director",
    "secretary",
    "spokesperson",
    "adviser",
    "commissioner",
    "executive",
    "other",
]);
const TENURE: ValueType = Class(&["former", "acting", "designate"]);
const INSTRUMENT: ValueType = Class(&[
    "memorandum",
    "agreement",
    "contract",
    "protocol",
    "treaty",
    "declaration",
    "statement",
    "deal",
    "program",
    "road_map",
    "document",
]);
const ACTION: ValueType = Class(ACTIONS);
const COMMODITY: ValueType = Class(&["crude_oil", "oil_products", "natural_gas", "lng", "oil_and_gas"]);
const ACTIVITY: ValueType = Class(&[
    "transit",
    "shipment",
    "export",
    "import",
    "production",
    "refining",
    "supply",
    "storage",
    "consumption",
    "loading",
]);
const CARGO: ValueType =
    Class(&["freight", "containers", "grain", "coal", "metals", "uranium", "fertiliser", "other"]);
const MEASURE: ValueType = Class(&[
    "turnover",
    "exports",
    "imports",
    "surplus",
    "deficit",
    "investment",
    "loan",
    "contract_value",
    "transit_revenue",
    "other",
]);
const PHASE: ValueType = Class(&[
    "proposed",
    "construction",
    "shelved",
    "cancelled",
    "operating",
    "idle",
    "mothballed",
    "retired",
]);

const ORIGIN: FieldSpec = field("origin", Mention, "where it comes from");
const DESTINATION: FieldSpec = field("destination", Mention, "where it goes");
const ROUTE: FieldSpec = field("route", List, "the pipelines, ports, corridors or railways it goes by");
const PERIOD: FieldSpec = field("period", Time, "the time that the figure covers");
const PREVIOUS: FieldSpec = field("previous", Quantity, "the figure that it is compared with");
const CHANGE: FieldSpec = field("change", Change, "by how much it rose or fell");
const BASELINE: FieldSpec = field("baseline", Time, "the time that it is compared with");

/// Every kind, in the order of [`Kind`].
pub const KINDS: &[KindSpec; 6] = &[
    KindSpec {
        kind: Kind::Official,
        about: "A person with the office that the sentence gives them",
        key: &["name"],
        identity: &["name", "role"],
        fields: &[
            field("name", Mention, "the person, without title or honorific"),
            field("role", ROLE, "the office"),
            field("body", Mention, "the country or organisation of the office"),
            field("posting", Mention, "an ambassador's host country"),
            field("tenure", TENURE, "said of an office no longer, for now or not yet held"),
        ],
    },
    KindSpec {
        kind: Kind::Agreement,
        about: "What happens to a treaty, contract or memorandum, or what it provides",
        key: &["instrument", "action"],
        identity: &["instrument", "action"],
        fields: &[
            field("instrument", INSTRUMENT, "the kind of document"),
            field("action", ACTION, "what happens to it"),
            field("parties", List, "who makes it"),
            field("date", Time, "when the action happens"),
            field("subject", Mention, "the words that say what it is about"),
            field("count", Quantity, "how many documents"),
        ],
    },
    KindSpec {
        kind: Kind::Pipeline,
        about: "A pipeline named in the sentence",
        key: &["name"],
        identity: &["name"],
        fields: &[
            field("name", Mention, "the pipeline"),
            field("commodity", COMMODITY, "what it carries"),
            field("capacity", Quantity, "what it can carry"),
            field("length", Quantity, "how long it is"),
            field("operator", Mention, "who runs it"),
            field(
                "phase",
                PHASE,
                "where it stands between plan and scrap, as Global Energy Monitor names it",
            ),
        ],
    },
    KindSpec {
        kind: Kind::OilVolume,
        about: "An amount of oil, oil products or gas that is produced, moved, sold, used or stored",
        key: &["amount"],
        identity: &["amount"],
        fields: &[
            field("amount", Quantity, "how much, by mass, volume or rate"),
            field("commodity", COMMODITY, "of what"),
            field("activity", ACTIVITY, "what is done with it"),
            ORIGIN,
            DESTINATION,
            ROUTE,
            PERIOD,
            PREVIOUS,
            CHANGE,
            BASELINE,
        ],
    },
    KindSpec {
        kind: Kind::TradeFigure,
        about: "Money that measures trade or economic flows across borders",
        key: &["amount"],
        identity: &["amount"],
        fields: &[
            field("amount", Quantity, "how much money"),
            field("measure", MEASURE, "what it measures"),
            field("parties", List, "the two sides of a turnover"),
            ORIGIN,
            DESTINATION,
            PERIOD,
            PREVIOUS,
            CHANGE,
            BASELINE,
            field("goods", Mention, "what is traded"),
        ],
    },
    KindSpec {
        kind: Kind::CargoVolume,
        about: "Goods other than oil and gas, moved, traded or handled, by mass or containers",
        key: &["amount"],
        identity: &["amount"],
        fields: &[
            field("amount", Quantity, "how much, by mass or containers"),
            field("cargo", CARGO, "of what"),
            field("activity", ACTIVITY, "what is done with it"),
            ORIGIN,
            DESTINATION,
            ROUTE,
            PERIOD,
            PREVIOUS,
            CHANGE,
            BASELINE,
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::{KINDS, MOST_FIELDS, spec};

    #[test]
    fn every_kind_has_its_own_row() {
        for row in KINDS {
            assert_eq!(spec(row.kind).kind, row.kind);
            assert!(row.fields.len() <= MOST_FIELDS);
            assert!(row.key.iter().chain(row.identity).all(|key| row.field(key).is_some()));
            assert_eq!(row.fields.first().map(|f| f.name), row.key.first().copied());
        }
    }
}
