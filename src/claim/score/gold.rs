//! Gold records, and which found record tells the same fact as one of them.
//!
//! The same article, the same kind, key fields that overlap, and the same number, role or pipeline. Example:
//! gold "520 thousand tons" is met by a record whose amount is 520000 `t` at these words.

use super::compare::{alike, same_number};
use crate::claim::spec;
use crate::extract::Kind;
use serde::Deserialize;
use serde_json::{Map, Value};

/// One line of a gold file.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The article's file name.
    pub article: String,
    /// A kind, or `none` where the article makes no record.
    pub kind: String,
    #[serde(default)]
    pub anchor: String,
    /// Which occurrence of the anchor in the article, from 1.
    #[serde(default = "first")]
    pub nth: usize,
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub attribution: Option<String>,
    /// May be found or left; counts neither way.
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub fields: Map<String, Value>,
}

fn first() -> usize {
    1
}

impl Gold {
    /// The bytes of its anchor in the article.
    pub fn place(&self, article: &[u8]) -> Option<(usize, usize)> {
        let anchor = self.anchor.as_bytes();
        let mut at = 0;
        for n in 0..self.nth {
            let from = if n == 0 { 0 } else { at + 1 };
            at = from + article.get(from..)?.windows(anchor.len().max(1)).position(|w| w == anchor)?;
        }
        Some((at, at + anchor.len()))
    }

    /// Whether a found record tells this fact.
    pub fn is_met_by(&self, found: &Value, place: (usize, usize)) -> bool {
        let Some(key) = self.key_of(found).filter(|_| self.kind == kind(found)) else { return false };
        let end = |name| key.get(name).and_then(Value::as_u64).map(|n| n as usize);
        let (Some(start), Some(end)) = (end("start"), end("end")) else { return false };
        place.0 < end && start < place.1 && self.is_same(found, key)
    }

    fn is_same(&self, found: &Value, key: &Value) -> bool {
        match self.kind.as_str() {
            "official" => self.same_role(&found["fields"]["role"]),
            "agreement" => true,
            "pipeline" => {
                let Some(name) = self.fields.get("name") else { return false };
                name.get("id").is_none_or(|id| Some(id) == key.get("id")) || alike(text(name), text(key))
            }
            _ => {
                let Some(amount) = self.fields.get("amount") else { return false };
                same_number(amount.get("value"), key.get("value")) && amount.get("unit") == key.get("unit")
            }
        }
    }

    fn same_role(&self, found: &Value) -> bool {
        let Some(role) = self.fields.get("role") else { return true };
        found.is_object() && (role.get("class") == found.get("class") || alike(text(role), text(found)))
    }

    /// The key field of a found record; of an agreement without an instrument, its action.
    fn key_of<'v>(&self, found: &'v Value) -> Option<&'v Value> {
        let fields = found.get("fields")?;
        let key = fields.get(key_name(&self.kind)).map(first_of).filter(|v| v.is_object());
        let action = || fields.get("action").filter(|v| v.is_object() && self.kind == "agreement");
        key.or_else(action)
    }
}

/// The name of a kind's key field.
pub fn key_name(kind: &str) -> &'static str {
    let first = |kind| spec(kind).key.first().copied();
    Kind::named(kind).and_then(first).unwrap_or("amount")
}

/// A value, or the first of a list.
pub fn first_of(value: &Value) -> &Value {
    value.as_array().and_then(|values| values.first()).unwrap_or(value)
}

pub fn kind(found: &Value) -> &str {
    found.get("kind").and_then(Value::as_str).unwrap_or("")
}

pub fn text(value: &Value) -> &str {
    value.get("text").and_then(Value::as_str).unwrap_or("")
}
