//! The schema: the committed file is what the program prints, and it knows a record from what is none.
//!
//! Example: an `official` with the role class `king` does not fit.

mod common;

use claims::claim::check;
use common::{program, read, root, valid};
use serde_json::{Value, json};

/// The record of the README and the contract.
fn record() -> Value {
    let words = |text: &str, start: usize| json!({ "text": text, "start": start, "end": start + text.len() });
    let with = |mut words: Value, more: Value| {
        if let (Some(words), Some(more)) = (words.as_object_mut(), more.as_object()) {
            words.extend(more.clone());
        }
        words
    };
    json!({
        "id": "3f1c9a0e5b7d2468", "kind": "oil_volume", "status": "reported", "rule": "oil_volume/moved",
        "article": { "path": "a.txt", "date": null, "date_source": "none", "sha256": "0".repeat(64) },
        "evidence": { "text": "520 thousand tons of oil were shipped", "start": 0, "end": 37, "line": 1 },
        "attribution": null,
        "fields": {
            "amount": with(words("520 thousand tons", 0), json!({ "value": 520_000, "unit": "t" })),
            "activity": with(words("shipped", 30), json!({ "class": "shipment" })),
            "period": with(words("of", 18), json!({ "from": null, "to": "2027-12-31", "inferred": ["year"] })),
            "route": [with(words("oil", 21), json!({ "id": "pipeline:druzhba" }))],
            "change": with(words("were", 25), json!({ "value": 4.2, "unit": "x", "direction": "up" })),
        },
    })
}

#[test]
fn the_committed_schema_is_what_the_program_prints() {
    let file = root().join("schema/claim.schema.json");
    let printed = program().arg("schema").assert().success().get_output().stdout.clone();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|v| v == "always") {
        std::fs::write(&file, &printed).expect("the schema can be written");
    }
    assert!(read(&file) == printed, "schema/claim.schema.json is stale: `claims schema` prints another");
}

#[test]
fn a_record_is_one() {
    valid(&record());
    assert_eq!(check::read(record().to_string().as_bytes()).map(|_| ()), Ok(()));
}

#[test]
fn what_is_no_record_is_told_by_both_checks() {
    let schema = jsonschema::validator_for(&claims::claim::schema::schema()).expect("a schema");
    let wrong: &[(&str, Value)] = &[
        ("/id", json!("xyz")),
        ("/kind", json!("official")),
        ("/kind", json!("war")),
        ("/status", json!("true")),
        ("/rule", json!("moved")),
        ("/evidence/start", json!("0")),
        ("/evidence", json!({ "text": "a", "start": 0, "end": 1 })),
        ("/article/date", json!("2023-02-30")),
        ("/article/sha256", json!("abc")),
        ("/fields", json!({})),
        ("/fields/amount/value", json!("520")),
        ("/fields/amount/unit", json!("furlong")),
        ("/fields/amount/colour", json!("red")),
        ("/fields/activity/class", json!("dance")),
        ("/fields/period", json!({ "text": "of", "start": 18, "end": 20, "to": null })),
        ("/fields/change/direction", json!("sideways")),
        ("/fields/route", json!([])),
        ("/fields/activity", json!({ "text": "shipped", "start": 30, "end": 37 })),
    ];
    for (pointer, value) in wrong {
        let mut record = record();
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        record.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"))[key] = value.clone();
        assert!(check::read(record.to_string().as_bytes()).is_err(), "the check takes {pointer} = {value}");
        // A day that the calendar does not have is a `format`, which a schema may leave unchecked.
        let by_format = *pointer == "/article/date";
        assert!(by_format || !schema.is_valid(&record), "the schema takes {pointer} = {value}");
    }
}
