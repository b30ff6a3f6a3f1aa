//! Claims: findings sealed with their evidence, and what works on finished claims.
//!
//! Every object with `text`, `start` and `end` holds exactly the article's words between them. Example: the
//! record of "520 thousand tons of oil and gas were shipped from the Aktau port" with its sentence.

pub mod check;
pub mod gather;
pub mod json;
mod number;
mod offsets;
mod quote;
pub mod schema;
pub mod score;
mod seal;
mod table;
mod value;
pub mod verify;

pub use gather::{MOST_TIMES, Told};
pub use number::Number;
pub use offsets::{Offsets, Unit};
pub use quote::{Quote, quotes};
pub use seal::{Sealer, all, explained, seal, seal_all, sha256};
pub use table::{FieldSpec, KINDS, KindSpec, MOST_FIELDS, UNITS, ValueType, spec};
pub use value::{Change, Class, Mention, Quantity, Time, Value};

use crate::article::DateSource;
use crate::extract::{Kind, Status};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use smol_str::SmolStr;
use std::sync::Arc;

/// One record, as `claims extract` writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// 16 hex digits; the same for the same words of the same article, wherever it lies.
    pub id: SmolStr,
    pub kind: Kind,
    pub status: Status,
    /// The rule that made the record, `kind/name`.
    pub rule: SmolStr,
    pub article: Arc<ArticleRef>,
    pub evidence: Evidence,
    /// Who says it, or null.
    pub attribution: Option<Attribution>,
    /// The kind's fields, key field first.
    pub fields: Fields,
}

/// Where the record comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleRef {
    /// As given on the command line or by the input.
    pub path: SmolStr,
    pub date: Option<NaiveDate>,
    pub date_source: DateSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<SmolStr>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<SmolStr>,
    /// What the article's bytes were decoded from, where that was not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<SmolStr>,
    /// Of the article's text in UTF-8, 64 hex digits.
    pub sha256: SmolStr,
    /// What every `start` and `end` of the record counts.
    #[serde(default, skip_serializing_if = "Unit::is_byte")]
    pub offsets: Unit,
}

/// The exact sentence, as it stands in the article, line breaks included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    /// The line on which the sentence starts, counted from 1.
    pub line: usize,
}

/// Who says it: the speaker's words, the verb, and the full name where the words are only part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    pub text: SmolStr,
    pub start: usize,
    pub end: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<Mention>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<SmolStr>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SmolStr>,
}

/// Field names and values in the order of the kind's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub Vec<(SmolStr, Value)>);

impl Fields {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// The field that a record of this kind is about; of an agreement without an instrument, its action.
    fn key(&self, kind: Kind) -> Option<&Value> {
        spec(kind).key.iter().find_map(|name| self.get(name))
    }
}

impl Claim {
    /// The field that the record is about.
    pub fn key(&self) -> Option<&Value> {
        self.fields.key(self.kind)
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object of fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl JsonSchema for Fields {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fields".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object" })
    }
}
