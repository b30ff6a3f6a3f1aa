//! What an entry of a word list says, as it stands in TOML.
//!
//! Every file under `src/lexicon/` is a list of tables named after its list:
//! `[[pipeline]] id = "pipeline:druzhba"`, `name = "Druzhba"`, `aliases = ["Friendship"]`.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

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

/// Lists and families of classes as bits, to see in one look what cannot stand at a place.
///
/// A list has a bit of its own; a family (the classes that begin with the same two letters) shares one of the others,
/// so that a bit that is set tells "perhaps" and one that is not "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signs(u64);

/// How many lists there are.
pub const LISTS: usize = List::Cue as usize + 1;

impl Signs {
    pub const NONE: Self = Self(0);
    /// A run of digits, which stands in no list.
    pub const DIGITS: Self = Self(1 << 63);

    /// What an entry of a list and class stands for; one without a class is of a family too.
    pub const fn of_entry(list: List, class: &str) -> Self {
        Self::of(list, class).or(Self(if class.is_empty() { family(list, 0, 0) } else { 0 }))
    }

    /// Of a list and the family of a class, or of any class where it is empty.
    #[inline(always)]
    pub const fn of(list: List, class: &str) -> Self {
        // Two letters tell families apart well enough, and cost nothing where the class is a literal.
        let family = match class.as_bytes() {
            [] => 0,
            [first] | [first, b'.', ..] => family(list, *first, 0),
            [first, second, ..] => family(list, *first, *second),
        };
        Self(1 << list as u64 | family)
    }

    /// Of the families of classes alone; the empty class is that of entries without one.
    pub const fn families(list: List, classes: &[&str]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < classes.len() {
            all |= Self::of_entry(list, classes[at]).0 & !(1 << list as u64);
            at += 1;
        }
        Self(all)
    }

    pub const fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// Whether none of `wanted` is missing.
    #[inline]
    pub const fn may_hold(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }

    /// Whether there is any of `wanted`.
    #[inline]
    pub const fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Whether there is any of `wanted`, which are families of these lists: another list may have one with their bit.
    #[inline]
    pub const fn any_of(self, lists: Self, wanted: Self) -> bool {
        self.any(lists) && self.any(wanted)
    }

    pub const fn add(&mut self, more: Self) {
        *self = self.or(more);
    }
}

/// Bits for families: all but those of the lists and that of digits.
const FAMILIES: usize = 63 - LISTS;

/// The bit of a family, in the lists whose classes are asked for. The numbers keep apart those of a list, and those of
/// numbers and times, which are asked for most, from what most words of a text are of.
#[inline(always)]
const fn family(list: List, first: u8, second: u8) -> u64 {
    let offset = match list {
        List::Status => 35,
        List::Cue => 7,
        List::Change => 3,
        List::Number => 41,
        List::Action => 43,
        List::Currency => 42,
        List::Time => 42,
        List::Unit => 38,
        _ => return 0,
    };
    // So no two families of numbers, times, units, changes or actions share a bit.
    let letters = (first as usize + 17 * second as usize) % 206;
    1 << (LISTS + (letters + offset) % FAMILIES)
}

/// One entry. Which keys a list uses is said at the top of its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    pub id: SmolStr,
    /// The canonical name, itself an alias (but for cues, which have none).
    pub name: SmolStr,
    pub aliases: Vec<SmolStr>,
    /// Demonyms and adjectives of a country.
    pub adjectives: Vec<SmolStr>,
    /// Aliases that count only where the text makes the meaning plain (an acronym with other meanings).
    pub weak: Vec<SmolStr>,
    pub class: SmolStr,
    pub country: Vec<SmolStr>,
    /// The alias does not match directly before one of these words …
    pub not_before: Vec<SmolStr>,
    /// … or directly after one of these.
    pub not_after: Vec<SmolStr>,
    /// Aliases that stand in another entry of the list too.
    pub shared: Vec<SmolStr>,
    pub commodity: SmolStr,
    /// The seat of government, whose name may stand for it, and its other spellings.
    pub capital: SmolStr,
    pub capital_aliases: Vec<SmolStr>,
    pub capital_of: SmolStr,
    /// First day of the fiscal year, `MM-DD`.
    pub fiscal_year: SmolStr,
    /// What a unit or number word multiplies by, as a decimal.
    pub factor: SmolStr,
    pub per: SmolStr,
    pub symbols: Vec<SmolStr>,
    pub subunits: Vec<SmolStr>,
    /// Shared words that mean this entry where nothing tells otherwise.
    pub default_for: Vec<SmolStr>,
    /// Last day of a currency or old unit, `YYYY-MM-DD`.
    pub until: SmolStr,
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
