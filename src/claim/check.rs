//! Whether a record is one: its keys, its kind's fields, their types and classes.
//!
//! The same law as the schema's, by the same table, with a sentence for every fault. Example:
//! "`fields.role.class` is `king`, which is no role".

use super::{Claim, FieldSpec, UNITS, Value, ValueType, spec};

/// Reads a record from its JSON and checks it.
pub fn read(json: &[u8]) -> Result<Claim, String> {
    let mut claim: Claim = serde_json::from_slice(json).map_err(|e| e.to_string())?;
    check(&claim)?;
    // JSON objects have no order; the fields of a record do.
    let fields = spec(claim.kind).fields;
    claim.fields.0.sort_by_key(|(name, _)| fields.iter().position(|field| field.name == name));
    Ok(claim)
}

/// What is wrong with a claim, if anything.
pub fn check(claim: &Claim) -> Result<(), String> {
    hex(&claim.id, 16, "id")?;
    hex(&claim.article.sha256, 64, "article.sha256")?;
    let kind = claim.kind.name();
    if !claim.rule.strip_prefix(kind).is_some_and(|rest| rest.len() > 1 && rest.starts_with('/')) {
        return Err(format!("`rule` is `{}`, which is no rule of `{kind}`", claim.rule));
    }
    if claim.evidence.line == 0 {
        return Err("`evidence.line` counts from 1".to_string());
    }
    for (name, value) in &claim.fields.0 {
        let Some(field) = spec(claim.kind).field(name) else {
            return Err(format!("`fields.{name}` is no field of `{kind}`"));
        };
        holds(field, value)?;
    }
    match claim.key() {
        Some(_) => Ok(()),
        None => Err(format!("`fields.{}` is missing", spec(claim.kind).key.join("` or `fields."))),
    }
}

fn hex(text: &str, digits: usize, key: &str) -> Result<(), String> {
    let good = text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if good { Ok(()) } else { Err(format!("`{key}` is not {digits} hex digits")) }
}

fn holds(field: &FieldSpec, value: &Value) -> Result<(), String> {
    let name = field.name;
    match (field.holds, value) {
        (ValueType::Class(classes), Value::Class(found)) if !classes.contains(&found.class.as_str()) => {
            Err(format!("`fields.{name}.class` is `{}`, which is not in the list", found.class))
        }
        (ValueType::Quantity, Value::Quantity(found)) => unit(name, &found.unit),
        (ValueType::Change, Value::Change(found)) => unit(name, &found.unit),
        (ValueType::Class(_), Value::Class(_))
        | (ValueType::Mention, Value::Mention(_))
        | (ValueType::Time, Value::Time(_)) => Ok(()),
        (ValueType::List, Value::List(values))
            if !values.is_empty() && values.iter().all(|v| matches!(v, Value::Mention(_))) =>
        {
            Ok(())
        }
        _ => Err(format!("`fields.{name}` is not a {}", holds_name(field.holds))),
    }
}

fn unit(name: &str, unit: &str) -> Result<(), String> {
    let currency = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    if currency || UNITS.contains(&unit) {
        Ok(())
    } else {
        Err(format!("`fields.{name}.unit` is `{unit}`, which is no unit"))
    }
}

/// The word for what a field holds.
pub fn holds_name(holds: ValueType) -> &'static str {
    match holds {
        ValueType::Mention => "mention",
        ValueType::Class(_) => "class",
        ValueType::Quantity => "quantity",
        ValueType::Change => "change",
        ValueType::Time => "time",
        ValueType::List => "list of mentions",
    }
}
