//! The values of a record's fields: each points at its words and says what they mean.
//!
//! Example: `{"text": "520 thousand tons", "start": 1677, "end": 1694, "value": 520000, "unit": "t"}`.

use super::Number;
use crate::mention::{Comparator, Direction, Per};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The words, exactly as they stand between `start` and `end`.
    pub text: SmolStr,
    /// Where the words start in the article, in bytes unless `--offsets` says otherwise.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// The canonical name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<SmolStr>,
    /// What is named, the same for every spelling: `country:AZ`, `org:socar`, `pipeline:baku-supsa`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SmolStr>,
}

/// Words that stand for one of a closed list of classes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Class {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    pub class: SmolStr,
}

/// A number with its unit, as told; nothing is converted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    /// In the base unit: "1.5 mln tons" is 1500000. Of a range, the low end.
    pub value: Number,
    /// `t`, `bbl`, `m3`, `ft3`, `L`, `km`, `MW`, `TEU`, `%`, `x` (times), `1` (a count) or an ISO 4217 code.
    pub unit: SmolStr,
    /// The high end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
}

/// A verb of change with its figure: "rose by 50%".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    pub value: Number,
    pub unit: SmolStr,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    pub direction: Direction,
}

/// Days, both inclusive, null where open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Time {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    #[serde(deserialize_with = "always_there")]
    #[schemars(required)]
    pub from: Option<NaiveDate>,
    #[serde(deserialize_with = "always_there")]
    #[schemars(required)]
    pub to: Option<NaiveDate>,
    /// What was not written: `year`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<SmolStr>,
    /// Why `from` and `to` are null: `fiscal_year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<SmolStr>,
}

/// A key that must be there, and may be null.
fn always_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Option::deserialize(deserializer)
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Change(Change),
    Quantity(Quantity),
    Time(Time),
    Class(Class),
    Mention(Mention),
    List(Vec<Value>),
}

impl Value {
    /// The words and where they stand; of a list, its first value's.
    pub fn words(&self) -> Option<(&str, usize, usize)> {
        match self {
            Value::Change(v) => Some((&v.text, v.start, v.end)),
            Value::Quantity(v) => Some((&v.text, v.start, v.end)),
            Value::Time(v) => Some((&v.text, v.start, v.end)),
            Value::Class(v) => Some((&v.text, v.start, v.end)),
            Value::Mention(v) => Some((&v.text, v.start, v.end)),
            Value::List(values) => values.first().and_then(Value::words),
        }
    }

    /// The value itself, or the values of a list.
    pub fn each(&self) -> &[Value] {
        match self {
            Value::List(values) => values,
            one => std::slice::from_ref(one),
        }
    }

    /// Start and end of every value in it, to be changed in place.
    pub(super) fn ends_mut(&mut self, change: &mut impl FnMut(&mut usize)) {
        let (start, end) = match self {
            Value::Change(v) => (&mut v.start, &mut v.end),
            Value::Quantity(v) => (&mut v.start, &mut v.end),
            Value::Time(v) => (&mut v.start, &mut v.end),
            Value::Class(v) => (&mut v.start, &mut v.end),
            Value::Mention(v) => (&mut v.start, &mut v.end),
            Value::List(values) => return values.iter_mut().for_each(|v| v.ends_mut(change)),
        };
        change(start);
        change(end);
    }
}
