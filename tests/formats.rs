//! Every format is read back, and must hold what the JSON Lines hold.
//!
//! Example: a brat entity's offsets, counted in code points, cut its words out of the text beside it.

mod common;

use common::{program, read};
use serde_json::Value;
use std::path::Path;

const ARTICLE: &str = " date 2024-03-12\n\nİlham 🙂 said on Monday that exports of oil rose. From March to August 2023, 520 \
    thousand tons of oil and gas were shipped\nfrom the Aktau port in the direction of Baku-Tbilisi-Ceyhan.\n\n\
    \"=Trade turnover between Kazakhstan and Azerbaijan amounted to $529 million in 2023,\" Kazakh Energy Minister \
    Almasadam Satkaliyev said.\n";

/// The output of `extract` over an article and the seeds.
fn extract(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("İ.txt");
    std::fs::write(&file, ARTICLE).expect("written");
    let mut run = program();
    run.args(["extract", "-q"]).arg(&file).arg("seeds").args(arguments);
    String::from_utf8(run.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

fn records() -> Vec<Value> {
    extract(&[]).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn json_holds_the_same_records() {
    let all: Vec<Value> = serde_json::from_str(&extract(&["--format", "json"])).expect("an array");
    let without_folder = |mut record: Value| {
        record["article"]["path"] = Value::Null;
        record
    };
    let (all, lines): (Vec<_>, Vec<_>) =
        (all.into_iter().map(without_folder).collect(), records().into_iter().map(without_folder).collect());
    assert!(!lines.is_empty());
    assert_eq!(all, lines);
}

/// A long article is read and written stretch by stretch.
#[test]
fn a_long_article_is_one_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "Ruritania’s oil exports to China were $5 million in 2020.\n\n".repeat(10_000))
        .expect("written");
    let run = |arguments: &[&str]| {
        let run = program().args(["extract", "-q"]).args(arguments).arg(&file).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
    };
    let json = run(&["--format", "json", "--offsets", "char"]);
    let all: Vec<Value> = serde_json::from_str(&json).expect("an array");
    assert_eq!(all.len(), 10_000);
    assert_eq!(all[9_999]["evidence"]["start"], 9_999 * 59);
    assert_eq!(run(&[]).lines().count(), 10_000);
    assert_eq!(run(&["--format", "csv"]).lines().count(), 10_001);
    let brat = folder.path().join("brat");
    run(&["--format", "brat", "-o", &brat.to_string_lossy()]);
    assert!(read(&brat.join("a.ann")).contains("\nE10000\t"));
}

#[test]
fn no_article_is_an_empty_array() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.txt");
    std::fs::write(&file, " date 2024-03-12\n\nNothing of note.\n").expect("written");
    for format in ["json", "webannotation"] {
        let run = program().args(["extract", "-q", "--format", format]).arg(&file).assert().success();
        let json: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
        assert_eq!(json.get("items").unwrap_or(&json), &Value::Array(Vec::new()));
    }
}

#[test]
fn csv_has_a_row_for_each_record() {
    let text = extract(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let records = records();
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        assert_eq!(&row[at("id")], record["id"]);
        assert_eq!(row[at("sentence")].trim_start_matches('\''), record["evidence"]["text"]);
        if let Some(value) = record["fields"]["amount"].get("value") {
            assert_eq!(row[at("amount_value")], value.to_string());
            assert_eq!(&row[at("amount_unit")], record["fields"]["amount"]["unit"]);
        }
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell}");
        }
    }
}

/// The characters `start..end` of a text.
fn slice(text: &str, start: u64, end: u64) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

#[test]
fn web_annotations_find_their_words() {
    let page: Value = serde_json::from_str(&extract(&["--format", "webannotation"])).expect("JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().expect("items");
    assert!(items.len() > records().len());
    let mut ids: Vec<&str> = items.iter().map(|i| i["id"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "two annotations have the same id");
    for item in items {
        let (quote, place) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
        let source = item["target"]["source"].as_str().expect("a source");
        let text = if source.starts_with("seeds/") {
            read(&common::root().join(source))
        } else {
            ARTICLE.to_string()
        };
        let (start, end) = (place["start"].as_u64().expect("start"), place["end"].as_u64().expect("end"));
        assert_eq!(slice(&text, start, end), quote["exact"]);
        let prefix = quote["prefix"].as_str().expect("a prefix");
        assert_eq!(slice(&text, start - prefix.chars().count() as u64, start), prefix);
        let suffix = quote["suffix"].as_str().expect("a suffix");
        assert_eq!(slice(&text, end, end + suffix.chars().count() as u64), suffix);
    }
}

#[test]
fn brat_entities_find_their_words() {
    let folder = tempfile::tempdir().expect("a folder");
    extract(&["--format", "brat", "-o", &folder.path().join("brat").to_string_lossy()]);
    let conf = read(&folder.path().join("brat/annotation.conf"));
    let anns = common::files(&folder.path().join("brat"), &["ann"]);
    assert_eq!(anns.len(), 6);
    let names = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 1, "nothing is left beside the folder");
    for ann in anns {
        brat(&read(&ann), &read(&ann.with_extension("txt")), &conf, &ann);
    }
}

fn brat(ann: &str, text: &str, conf: &str, file: &Path) {
    for line in ann.lines() {
        let mut cells = line.split('\t');
        let (id, middle) = (cells.next().expect("an id"), cells.next().expect("a type"));
        let (name, places) = middle.split_once(' ').unwrap_or((middle, ""));
        if id.starts_with('T') {
            let words: Vec<String> = places
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ').expect("two offsets");
                    slice(text, start.parse().expect("a number"), end.parse().expect("a number"))
                })
                .collect();
            assert_eq!(words.join(" "), cells.next().expect("words"), "{}", file.display());
            assert!(conf.contains(name), "annotation.conf has no {name}");
        }
        if id.starts_with('E') {
            for argument in middle.split(' ') {
                let entity = argument.split_once(':').expect("a role").1;
                assert!(ann.lines().any(|l| l.starts_with(&format!("{entity}\t"))), "{entity} is no entity");
            }
        }
    }
}

#[test]
fn brat_files_come_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let brat = folder.path().join("brat");
    let run = |paths: &[&str]| {
        let mut run = program();
        run.args(["extract", "-q", "--format", "brat", "-o"])
            .arg(&brat)
            .args(paths)
            .output()
            .expect("it runs");
    };
    run(&["no-such-file"]);
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&brat), ["annotation.conf"]);
    std::fs::write(brat.join("mine.txt"), "kept").expect("written");
    run(&["seeds/001_357ab2dfbe48025c.txt"]);
    let all = ["001_357ab2dfbe48025c.ann", "001_357ab2dfbe48025c.txt", "annotation.conf", "mine.txt"];
    assert_eq!(names(&brat), all);
    assert_eq!(names(folder.path()), ["brat"]);
}

#[test]
fn brat_needs_a_folder() {
    program().args(["extract", "--format", "brat", "seeds"]).assert().code(2);
}
