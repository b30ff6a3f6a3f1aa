//! The JSON Schema of a record, made from the types and the table of kinds.
//!
//! Each kind's `fields` names its own fields and no others. Example: `claims schema > claim.schema.json`.

use super::{Change, Claim, Class, FieldSpec, KINDS, KindSpec, Mention, Quantity, Time, UNITS, ValueType};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

/// The version of the record; it changes when a record of before would not be one of now.
pub const VERSION: u32 = 1;

/// The schema as JSON.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let kinds: Vec<Value> = KINDS.iter().map(|row| kind(row, &mut generator)).collect();
    let mut root = generator.into_root_schema_for::<Claim>().to_value();
    root["title"] = json!("Claim");
    root["$comment"] = json!(format!("version {VERSION}"));
    root["properties"]["id"]["pattern"] = json!("^[0-9a-f]{16}$");
    root["properties"]["rule"]["pattern"] = json!("^[a-z_]+/[a-z0-9_]+$");
    root["$defs"]["ArticleRef"]["properties"]["sha256"]["pattern"] = json!("^[0-9a-f]{64}$");
    root["required"] =
        json!(["id", "kind", "status", "rule", "article", "evidence", "attribution", "fields"]);
    root["$defs"]["ArticleRef"]["required"] = json!(["path", "date", "date_source", "sha256"]);
    for day in ["from", "to"] {
        root["$defs"]["Time"]["properties"][day]["type"] = json!(["string", "null"]);
    }
    for figure in ["Quantity", "Change"] {
        root["$defs"][figure]["properties"]["unit"]["pattern"] = json!(unit());
    }
    root["oneOf"] = Value::Array(kinds);
    root
}

/// The units, or three capital letters for a currency.
fn unit() -> String {
    format!("^({}|[A-Z]{{3}})$", UNITS.join("|"))
}

/// The text of `schema/claim.schema.json`.
pub fn text() -> String {
    format!("{:#}\n", schema())
}

fn kind(row: &KindSpec, generator: &mut SchemaGenerator) -> Value {
    let properties: serde_json::Map<String, Value> =
        row.fields.iter().map(|field| (field.name.to_string(), value(field, generator))).collect();
    let key: Vec<Value> = row.key.iter().map(|name| json!({ "required": [name] })).collect();
    json!({
        "title": row.kind.name(),
        "description": row.about,
        "properties": {
            "kind": { "const": row.kind.name() },
            "fields": {
                "type": "object",
                "properties": properties,
                "anyOf": key,
                "additionalProperties": false,
            },
        },
    })
}

fn value(field: &FieldSpec, generator: &mut SchemaGenerator) -> Value {
    let about = field.about;
    match field.holds {
        ValueType::Mention => one::<Mention>(about, generator),
        ValueType::Quantity => one::<Quantity>(about, generator),
        ValueType::Change => one::<Change>(about, generator),
        ValueType::Time => one::<Time>(about, generator),
        ValueType::List => {
            let items = generator.subschema_for::<Mention>();
            json!({ "description": about, "type": "array", "items": items, "minItems": 1 })
        }
        ValueType::Class(classes) => {
            let class = generator.subschema_for::<Class>().to_value();
            json!({
                "description": about,
                "allOf": [class, { "properties": { "class": { "enum": classes } } }],
            })
        }
    }
}

fn one<T: JsonSchema>(about: &str, generator: &mut SchemaGenerator) -> Value {
    let mut schema = generator.subschema_for::<T>().to_value();
    schema["description"] = json!(about);
    schema
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn every_kind_stands_in_it() {
        let schema = schema();
        assert_eq!(schema["oneOf"].as_array().map(Vec::len), Some(6));
        assert!(schema["$defs"]["Quantity"]["required"].to_string().contains("unit"));
        assert!(schema["$defs"]["Time"]["required"].to_string().contains("\"from\",\"to\""));
    }
}
