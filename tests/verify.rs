//! `claims verify` on records whose articles stay, move, change and go.
//!
//! Example: an article with a line put before it has `moved` records, and `--fix` sets them right.

mod common;

use common::{program, read};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ARTICLE: &str = " date 2024-03-12 Trade grows\n\nTrade turnover between Kazakhstan and Azerbaijan amounted to $529 \
    million in 2023. The deputies sang.\n\nKazakhstan exported 520 thousand tons of oil in 2023, the Energy \
    Ministry said.\n";

/// A folder with the article and its records.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), ARTICLE).expect("written");
    let mut run = program();
    run.current_dir(folder.path()).args(["extract", "-q", "a.txt", "-o", "records.jsonl"]).assert().success();
    let kinds = read(&folder.path().join("records.jsonl"));
    assert!(kinds.contains("trade_figure") && kinds.contains("oil_volume"), "{kinds}");
    folder
}

/// The exit code and the verdicts.
fn verify(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut run = program();
    run.current_dir(folder).args(["verify", "records.jsonl"]).args(arguments);
    let output = run.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned() + &told)
}

#[test]
fn what_was_extracted_is_ok() {
    let folder = folder();
    let (code, told) = verify(folder.path(), &[]);
    assert!(code == 0 && told.contains(" ok"), "{told}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::copy(folder.path().join("records.jsonl"), elsewhere.path().join("records.jsonl")).expect("copied");
    let root = folder.path().to_string_lossy().into_owned();
    assert_eq!(verify(elsewhere.path(), &["--root", &root]).0, 0);
    let (code, told) = verify(elsewhere.path(), &[]);
    assert!(code == 1 && told.contains("lost"), "{told}");
}

#[test]
fn what_moved_is_set_right() {
    let folder = folder();
    let moved = ARTICLE.replace("\n\nTrade", "\n\nİlham sang 🙂.\n\nTrade");
    fs::write(folder.path().join("a.txt"), moved).expect("written");
    let (code, told) = verify(folder.path(), &[]);
    assert!(code == 1 && told.contains("moved") && told.contains("now stands on line 5"), "{told}");
    let (code, told) = verify(folder.path(), &["--fix"]);
    assert_eq!(code, 0, "{told}");
    let (code, told) = verify(folder.path(), &[]);
    assert_eq!(code, 0, "{told}");
    let mut again = program();
    again.current_dir(folder.path()).args(["extract", "-q", "a.txt"]);
    let again = String::from_utf8_lossy(&again.assert().success().get_output().stdout).into_owned();
    assert_eq!(read(&folder.path().join("records.jsonl")), again);
}

#[test]
fn what_reads_differently_has_changed_and_what_is_gone_is_lost() {
    let folder = folder();
    let changed =
        ARTICLE.replace("amounted to $529", "reached $529").replace("exported 520 thousand tons", "sang");
    fs::write(folder.path().join("a.txt"), changed).expect("written");
    let (code, told) = verify(folder.path(), &["--format", "json"]);
    assert!(code == 1, "{told}");
    let line = |kind: &str| told.lines().find(|l| l.contains(kind)).unwrap_or_default().to_string();
    assert!(line("changed").contains("$529"), "{told}");
    assert!(line("lost").contains("gone"), "{told}");
}

#[test]
fn a_record_that_was_tampered_with_is_told() {
    for (from, to, verdict) in [
        ("\"value\":529000000", "\"value\":530000000", "changed"),
        ("\"text\":\"$529 million\"", "\"text\":\"$530 million\"", "changed"),
        ("\"unit\":\"USD\"", "\"unit\":\"dollars\"", "invalid"),
        ("\"status\":\"reported\"", "\"status\":\"true\"", "invalid"),
        ("\"line\":3", "\"line\":4", "changed"),
        ("{\"id\"", "{\"id", "invalid"),
    ] {
        let folder = folder();
        let file = folder.path().join("records.jsonl");
        let text = read(&file);
        assert!(text.contains(from), "{from} in {text}");
        fs::write(&file, text.replace(from, to)).expect("written");
        let (code, told) = verify(folder.path(), &[]);
        assert!(code == 1 && told.contains(verdict), "{from} to {to}: {told}");
    }
}
