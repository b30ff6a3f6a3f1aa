//! What an extractor hands over: a kind, a rule, a status and fields that are spans with normalised values.
//!
//! A finding holds no copied text; sealing it does. Example: amount 10..27 = 520000 `t`, activity 30..37.

use crate::mention::{Change, Quantity, Run, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Official,
    Agreement,
    Pipeline,
    OilVolume,
    TradeFigure,
    CargoVolume,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::Official,
        Self::Agreement,
        Self::Pipeline,
        Self::OilVolume,
        Self::TradeFigure,
        Self::CargoVolume,
    ];

    /// The one word for it everywhere: JSON, `--kind`, rules, folders.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Agreement => "agreement",
            Self::Pipeline => "pipeline",
            Self::OilVolume => "oil_volume",
            Self::TradeFigure => "trade_figure",
            Self::CargoVolume => "cargo_volume",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Told as a fact, past or present.
    #[default]
    Reported,
    /// Decided, aimed at, expected, forecast, agreed for the future.
    Planned,
    /// Discussed, possible, considered, offered, being negotiated.
    Proposed,
    /// The sentence says that it is not so or has not happened.
    Denied,
}

impl Status {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Planned => "planned",
            Self::Proposed => "proposed",
            Self::Denied => "denied",
        }
    }
}

/// A field's value before it is sealed. A change is rare, and larger than the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Mention { run: Run, name: Option<SmolStr>, id: Option<SmolStr> },
    Class { run: Run, class: SmolStr },
    Quantity(Quantity),
    Change(Box<Change>),
    Time(Time),
    List(Vec<Value>),
}

impl Value {
    pub fn mention(run: Run) -> Self {
        Value::Mention { run, name: None, id: None }
    }

    pub fn class(run: Run, class: &str) -> Self {
        Value::Class { run, class: class.into() }
    }

    /// Where it stands; of a list, its first value.
    pub fn run(&self) -> Option<Run> {
        match self {
            Value::Mention { run, .. } | Value::Class { run, .. } => Some(*run),
            Value::Quantity(q) => Some(q.run),
            Value::Change(c) => Some(c.run),
            Value::Time(t) => Some(t.run),
            Value::List(values) => values.first().and_then(Value::run),
        }
    }
}

/// Who says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    pub run: Run,
    pub verb: Option<Run>,
    /// The full name where the mention is a surname, a title or a pronoun.
    pub name: Option<SmolStr>,
    pub id: Option<SmolStr>,
}

/// How many fields most findings have at most.
const USUAL: usize = 6;

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    /// `kind/name`, as in the rule tables.
    pub rule: &'static str,
    pub status: Status,
    /// Index of the sentence that is the evidence.
    pub sentence: usize,
    pub attribution: Option<Attribution>,
    /// The fields that are told by their names in the record, key field first.
    pub fields: Vec<(&'static str, Value)>,
}

impl Finding {
    /// One of which nothing is told yet.
    pub fn new(kind: Kind, rule: &'static str, status: Status, sentence: usize) -> Self {
        Self { kind, rule, status, sentence, attribution: None, fields: Vec::with_capacity(USUAL) }
    }

    /// Adds a field, where there is a value for it.
    #[inline]
    pub fn tell(&mut self, name: &'static str, value: impl Into<Option<Value>>) {
        if let Some(value) = value.into() {
            self.fields.push((name, value));
        }
    }

    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(n, _)| *n == name).map(|(_, v)| v)
    }
}

/// A rule as people read about it (`claims rules`); its doc is the user's documentation.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `kind/name`.
    pub name: &'static str,
    pub about: &'static str,
    /// A sentence that the rule fires on; a test runs it.
    pub example: &'static str,
}
