//! `claims eval` against figures worked out by hand, and the exit status of its floors.
//!
//! Example: of two gold records one is found, with one of its three fields right, and one record is too many:
//! precision, recall and F1 are 0.5, fields 0.333.

mod common;

use common::program;
use serde_json::{Value, json};
use tempfile::TempDir;

const ARTICLE: &str = " date 2024-05-14 T\n\nIraq exported 3.4 mln bpd of crude in May. Iran exported 2 mln bpd. Oman \
    sold 1 mln bpd of crude.\n";

fn volume(words: &str, value: u64, fields: Value) -> Value {
    let start = ARTICLE.find(words).expect("the words stand in the article");
    let amount = json!({"text": words, "start": start, "end": start + words.len(), "value": value, "unit": "bbl", "per": "day"});
    let mut all = json!({ "amount": amount });
    all.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    all
}

fn gold(anchor: &str, value: u64, status: &str, fields: Value) -> Value {
    json!({"article": "a.txt", "kind": "oil_volume", "anchor": anchor, "status": status, "fields": volume(anchor, value, fields)})
}

fn record(words: &str, value: u64, status: &str, fields: Value) -> Value {
    json!({"article": {"path": "x/a.txt"}, "kind": "oil_volume", "status": status, "evidence": {"text": ARTICLE},
        "fields": volume(words, value, fields)})
}

/// Scores records against gold and returns the overall figures and the exit status.
fn score(gold: &[Value], records: &[Value], floor: &str) -> (Value, i32) {
    let dir = TempDir::new().expect("a folder");
    let lines = |all: &[Value]| all.iter().map(|v| format!("{v}\n")).collect::<String>();
    std::fs::create_dir(dir.path().join("articles")).expect("a folder");
    std::fs::write(dir.path().join("articles/a.txt"), ARTICLE).expect("an article");
    std::fs::write(dir.path().join("a.jsonl"), lines(gold)).expect("the gold");
    let found = dir.path().join("records");
    std::fs::write(&found, lines(records)).expect("the records");
    let out = program()
        .arg("eval")
        .arg(dir.path())
        .arg(found)
        .args(["--format", "json", "--min-f1", floor])
        .output();
    let out = out.expect("the program runs");
    let figures: Value = serde_json::from_slice(&out.stdout).expect("figures");
    (figures["all"].clone(), out.status.code().unwrap_or(-1))
}

fn exported(class: &str) -> Value {
    json!({"activity": {"text": "exported", "start": 25, "end": 33, "class": class}})
}

#[test]
fn one_of_two_is_found_and_one_is_too_many() {
    let period = json!({"period": {"text": "in May", "from": "2024-05-01", "to": "2024-05-31"}});
    let mut fields = exported("export");
    fields.as_object_mut().expect("an object").extend(period.as_object().expect("an object").clone());
    let gold = [
        gold("3.4 mln bpd", 3_400_000, "reported", fields),
        gold("2 mln bpd", 2_000_000, "planned", json!({})),
    ];
    let records = [
        record("3.4 mln bpd", 3_400_000, "reported", exported("import")),
        record("1 mln bpd", 1_000_000, "reported", json!({})),
    ];
    let (all, exit) = score(&gold, &records, "0.5");
    assert_eq!(
        all,
        json!({"gold": 2, "found": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5, "fields": 0.333,
            "missing": 1, "wrong": 1, "status": 1.0})
    );
    assert_eq!(exit, 0);
    assert_eq!(score(&gold, &records, "0.6").1, 1);
}

#[test]
fn a_wrong_status_counts_only_as_that() {
    let gold = [gold("3.4 mln bpd", 3_400_000, "planned", exported("export"))];
    let records = [record("3.4 mln bpd", 3_400_000, "reported", exported("export"))];
    let (all, _) = score(&gold, &records, "0");
    assert_eq!((&all["f1"], &all["fields"], &all["status"]), (&json!(1.0), &json!(1.0), &json!(0.0)));
}

#[test]
fn an_optional_record_counts_neither_way() {
    let mut optional = gold("2 mln bpd", 2_000_000, "reported", json!({}));
    optional["optional"] = json!(true);
    let gold = [gold("3.4 mln bpd", 3_400_000, "reported", json!({})), optional];
    let found = record("3.4 mln bpd", 3_400_000, "reported", json!({}));
    let twin = record("2 mln bpd", 2_000_000, "planned", json!({}));
    for records in [vec![found.clone()], vec![found, twin]] {
        let (all, _) = score(&gold, &records, "1");
        assert_eq!((&all["gold"], &all["f1"], &all["status"]), (&json!(1), &json!(1.0), &json!(1.0)));
    }
}

#[test]
fn an_article_of_none_makes_everything_too_much() {
    let none = json!({"article": "a.txt", "kind": "none"});
    let (all, _) = score(&[none], &[record("2 mln bpd", 2_000_000, "reported", json!({}))], "0");
    assert_eq!((&all["gold"], &all["found"], &all["precision"]), (&json!(0), &json!(1), &json!(0.0)));
}
