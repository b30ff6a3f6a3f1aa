//! What an entry of a word list says, as it stands in TOML.
//!
//! Every file under `src/lexicon/` is a list of tables named after its list:
//! `[[pipeline]] id = "pipeline:druzhba"`, `name = "Druzhba"`, `aliases = ["Friendship"]`.

use serde::{Deserialize, Serialize};

/// Which list an entry stands in. One word for it everywhere: the TOML table, the mention, the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    Country,
    Currency,
    Unit,
    Number,
    /// Words of time: months, weekdays, "last year", prepositions that open or close a period.
    Time,
    /// Verbs and nouns of change: "rose", "growth", "halved".
    Change,
    Organisation,
    Place,
    Corridor,
    Pipeline,
    Commodity,
    Cargo,
    Office,
    Instrument,
    /// Words by which a clause is told as planned, proposed, denied or a fact.
    Status,
    /// Words that make or unmake a pipeline's name.
    PipelineWord,
    /// What happens to an agreement: `signed`, `extended`, …
    Action,
    /// Words that rules look for, by class: `status.planned`, `verb.say`, `activity.export`, …
    Cue,
}

/// One entry. Which keys a list uses is said at the top of its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    pub id: String,
    /// The canonical name, itself an alias (but for cues, which have none).
    pub name: String,
    pub aliases: Vec<String>,
    /// Demonyms and adjectives of a country.
    pub adjectives: Vec<String>,
    /// Aliases that count only where the text makes the meaning plain (an acronym with other meanings).
    pub weak: Vec<String>,
    pub class: String,
    pub country: Vec<String>,
    /// The alias does not match directly before one of these words …
    pub not_before: Vec<String>,
    /// … or directly after one of these.
    pub not_after: Vec<String>,
    /// Aliases that stand in another entry of the list too.
    pub shared: Vec<String>,
    pub commodity: String,
    /// The seat of government, whose name may stand for it, and its other spellings.
    pub capital: String,
    pub capital_aliases: Vec<String>,
    pub capital_of: String,
    /// First day of the fiscal year, `MM-DD`.
    pub fiscal_year: String,
    /// What a unit or number word multiplies by, as a decimal.
    pub factor: String,
    pub per: String,
    pub symbols: Vec<String>,
    pub subunits: Vec<String>,
    /// Shared words that mean this entry where nothing tells otherwise.
    pub default_for: Vec<String>,
    /// Last day of a currency or old unit, `YYYY-MM-DD`.
    pub until: String,
}

impl Entry {
    /// What rules ask of an entry; its aliases are in the matcher by now.
    pub(super) fn without_aliases(self) -> Self {
        let none = Vec::new;
        Self {
            aliases: none(),
            adjectives: none(),
            weak: none(),
            not_before: none(),
            not_after: none(),
            shared: none(),
            symbols: none(),
            ..self
        }
    }
}
