//! What comes out of every seed and every fixture, as snapshots; `not-*.txt` must give nothing.
//!
//! After a change of rules: `INSTA_UPDATE=always cargo test`, then read the diff. Example:
//! `fixtures/official/minister-by-apposition.txt` makes `tests/snapshots/official__minister-by-apposition.snap`.

mod common;

use claims::claim::{Claim, Value};
use claims::extract::{EXTRACTORS, Kind};
use common::{claims_of, files, read, root};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// A claim as people review it: the values and what they mean, without offsets and hashes.
fn shown(claim: &Claim) -> String {
    let mut out = format!("{} ({})\n  | {}\n", claim.rule, claim.status.name(), flat(&claim.evidence.text));
    for (name, value) in &claim.fields.0 {
        for one in value.each() {
            let _ = writeln!(out, "  {name}: {}", value_shown(one));
        }
    }
    if let Some(speaker) = &claim.attribution {
        let verb = speaker.verb.as_ref().map(|v| format!(" [{}]", flat(&v.text))).unwrap_or_default();
        let name = speaker.name.as_ref().map(|n| format!(" = {n}")).unwrap_or_default();
        let _ = writeln!(out, "  said by: \"{}\"{name}{verb}", flat(&speaker.text));
    }
    out
}

fn value_shown(value: &Value) -> String {
    let mut out = format!("\"{}\"", value.words().map(|(text, ..)| flat(text)).unwrap_or_default());
    if let Ok(serde_json::Value::Object(map)) = serde_json::to_value(value) {
        for (key, meaning) in map.iter().filter(|(key, _)| !["text", "start", "end"].contains(&key.as_str()))
        {
            let meaning = meaning.as_str().map_or_else(|| meaning.to_string(), ToString::to_string);
            let _ = write!(out, " {key}={meaning}");
        }
    }
    out
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn snapshot(file: &Path, kind: Option<Kind>) {
    let folder = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let claims = claims_of(&file.to_string_lossy(), &read(file));
    let wanted: Vec<Claim> = claims.into_iter().filter(|c| kind.is_none_or(|k| k == c.kind)).collect();
    if stem.starts_with("not-") {
        let shown: Vec<String> = wanted.iter().map(shown).collect();
        assert!(wanted.is_empty(), "{} must give nothing:\n{}", file.display(), shown.join("\n"));
        return;
    }
    assert!(
        !wanted.is_empty() || kind.is_none() || stem.starts_with("miss-"),
        "{} gives nothing",
        file.display()
    );
    let all: Vec<String> = wanted.iter().map(shown).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{folder}__{stem}"), all.join("\n"));
    });
}

#[test]
fn seeds() {
    for file in files(&root().join("seeds"), &["txt"]) {
        snapshot(&file, None);
    }
}

#[test]
fn fixtures() {
    for kind in Kind::ALL {
        for file in files(&root().join("fixtures").join(kind.name()), &["txt"]) {
            snapshot(&file, Some(kind));
        }
    }
}

#[test]
fn no_snapshot_is_left_without_its_file() {
    let name = |path: &Path| {
        let folder =
            path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        format!("{folder}__{}", path.file_stem().unwrap_or_default().to_string_lossy())
    };
    let sources: BTreeSet<String> = ["seeds", "fixtures"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), &["txt"]))
        .map(|path| name(&path))
        .collect();
    for snap in files(&root().join("tests/snapshots"), &["snap"]) {
        let stem = snap.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(sources.contains(&stem), "{} has no file any more: delete it", snap.display());
    }
}

#[test]
fn every_kind_has_its_extractor_and_a_fixture_that_gives_nothing() {
    for kind in Kind::ALL {
        assert!(EXTRACTORS.iter().any(|e| e.kind == kind), "no extractor for {}", kind.name());
        let folder = root().join("fixtures").join(kind.name());
        let nothing = |path: &std::path::PathBuf| {
            path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("not-"))
        };
        assert!(files(&folder, &["txt"]).iter().any(nothing), "{} has no not-*.txt", folder.display());
    }
}

#[test]
fn every_rule_fires_on_its_example() {
    for extractor in EXTRACTORS {
        for rule in extractor.rules {
            let text = format!(" date 2024-03-12\n\n{}\n", rule.example);
            let claims = claims_of("example.txt", &text);
            assert!(rule.name.starts_with(extractor.kind.name()), "{}", rule.name);
            let rules: Vec<&str> = claims.iter().map(|c| c.rule.as_str()).collect();
            assert!(
                rules.contains(&rule.name),
                "{} does not fire on {:?}: {rules:?}",
                rule.name,
                rule.example
            );
        }
    }
}
