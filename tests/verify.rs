//! `claims verify` on records whose articles stay, move, change and go.
//!
//! Example: an article with a line put before it has `moved` records, and `--fix` sets them right.

mod common;

use common::{program, read};
use serde_json::Value;
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
    extract(folder.path(), &["a.txt", "-o", "records.jsonl"]);
    let kinds = read(&folder.path().join("records.jsonl"));
    assert!(kinds.contains("trade_figure") && kinds.contains("oil_volume"), "{kinds}");
    folder
}

fn extract(folder: &Path, arguments: &[&str]) -> String {
    let mut run = program();
    run.current_dir(folder).args(["extract", "-q"]).args(arguments);
    String::from_utf8_lossy(&run.assert().success().get_output().stdout).into_owned()
}

/// The exit code, what is written and what is told.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        program().current_dir(folder).arg("verify").args(arguments).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// The exit code and all that is said of `records.jsonl`.
fn verify(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let (code, out, told) = run(folder, &[&["records.jsonl"], arguments].concat());
    (code, out + &told)
}

/// The verdicts of `records.jsonl`, each as JSON.
fn verdicts(folder: &Path) -> Vec<Value> {
    let (_, out, _) = run(folder, &["records.jsonl", "--format", "json"]);
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
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
fn one_changed_byte_of_a_value_is_caught_in_its_record_alone() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), ARTICLE.replace("520 thousand", "521 thousand")).expect("written");
    let (code, told) = verify(folder.path(), &[]);
    assert!(code == 1 && told.contains("`fields.amount` quotes \"520 thousand tons\""), "{told}");
    assert!(told.contains("holds \"521 thousand tons\"") && told.contains("changed elsewhere"), "{told}");
    let records = read(&folder.path().join("records.jsonl"));
    for (verdict, record) in verdicts(folder.path()).iter().zip(records.lines()) {
        let wanted = if record.contains("520 thousand") { "changed" } else { "ok" };
        assert_eq!(verdict["verdict"], wanted, "{verdict}");
    }
}

#[test]
fn what_moved_is_set_right() {
    let folder = folder();
    let moved = ARTICLE.replace("\n\nTrade", "\n\nİlham sang 🙂.\n\nTrade");
    fs::write(folder.path().join("a.txt"), &moved).expect("written");
    for verdict in verdicts(folder.path()) {
        assert_eq!(verdict["verdict"], "moved");
        let at = |key: &str| verdict["now"][key].as_u64().expect("a place") as usize;
        let sentence = &moved[at("start")..at("end")];
        assert!(sentence.starts_with("Trade") || sentence.starts_with("Kazakhstan exported"), "{sentence}");
        assert_eq!(moved[..at("start")].matches('\n').count() + 1, at("line"));
    }
    let before = read(&folder.path().join("records.jsonl"));
    let (code, fixed, told) = run(folder.path(), &["records.jsonl", "--fix"]);
    assert!(code == 1 && told.contains("moved"), "{told}");
    assert_eq!(read(&folder.path().join("records.jsonl")), before, "the records are left as they are");
    assert_eq!(fixed, extract(folder.path(), &["a.txt"]));
    fs::write(folder.path().join("records.jsonl"), fixed).expect("written");
    assert_eq!(verify(folder.path(), &[]).0, 0);
}

#[test]
fn a_value_told_in_another_sentence_moves_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = " date 2024-03-12\n\nThe minister sang. Energy Minister Almasadam Satkaliyev spoke. The minister \
        said that Kazakhstan exported 520 thousand tons of oil in 2023.\n\nThe minister sang.\n";
    fs::write(folder.path().join("a.txt"), article).expect("written");
    extract(folder.path(), &["a.txt", "-o", "records.jsonl"]);
    let above = article.replacen("\n\n", "\n\nThe minister danced.\n\n", 1);
    fs::write(folder.path().join("a.txt"), above).expect("written");
    assert!(verdicts(folder.path()).iter().all(|v| v["verdict"] == "moved"));
    let (_, fixed, _) = run(folder.path(), &["records.jsonl", "--fix"]);
    assert_eq!(fixed, extract(folder.path(), &["a.txt"]));
}

#[test]
fn what_reads_differently_has_changed_and_what_is_gone_is_lost() {
    let folder = folder();
    let changed =
        ARTICLE.replace("amounted to $529", "reached $529").replace("exported 520 thousand tons", "sang");
    fs::write(folder.path().join("a.txt"), changed).expect("written");
    let (code, told) = verify(folder.path(), &["--format", "json"]);
    assert!(code == 1, "{told}");
    let verdicts = verdicts(folder.path());
    assert!(verdicts.iter().all(|v| v["verdict"] == "changed"), "{told}");
    assert!(told.contains("reached $529") && told.contains("is gone"), "{told}");
    fs::remove_file(folder.path().join("a.txt")).expect("removed");
    let (code, told) = verify(folder.path(), &[]);
    assert!(code == 1 && told.contains("lost") && !told.contains("changed"), "{told}");
}

#[test]
fn a_record_that_was_tampered_with_is_told() {
    for (from, to, verdict) in [
        ("\"value\":529000000", "\"value\":530000000", "invalid"),
        ("\"text\":\"$529 million\"", "\"text\":\"$530 million\"", "changed"),
        ("\"unit\":\"USD\"", "\"unit\":\"dollars\"", "invalid"),
        ("\"status\":\"reported\"", "\"status\":\"true\"", "invalid"),
        ("\"line\":3", "\"line\":4", "invalid"),
        ("\"sha256\":\"", "\"sha256\":\"0", "invalid"),
        ("{\"id\"", "{\"id", "invalid"),
    ] {
        let folder = folder();
        let file = folder.path().join("records.jsonl");
        let text = read(&file);
        assert!(text.contains(from), "{from} in {text}");
        fs::write(&file, text.replacen(from, to, 1)).expect("written");
        let (code, told) = verify(folder.path(), &[]);
        assert!(code == 1 && told.contains(verdict), "{from} to {to}: {told}");
    }
}

#[test]
fn records_of_an_archive_are_found_in_any_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |n: u32| {
        let text = ARTICLE.replace("529", &(529 + n).to_string());
        serde_json::json!({ "id": n, "text": text }).to_string() + "\n"
    };
    fs::write(folder.path().join("a.jsonl"), (0..5).map(line).collect::<String>()).expect("written");
    let records = extract(folder.path(), &["a.jsonl"]);
    let backwards: Vec<&str> = records.lines().rev().collect();
    for lines in [records.clone(), backwards.join("\n\n")] {
        fs::write(folder.path().join("records.jsonl"), lines).expect("written");
        let (code, told) = verify(folder.path(), &[]);
        assert!(code == 0 && told.contains("10 ok"), "{told}");
    }
    fs::write(folder.path().join("a.jsonl"), (1..5).map(line).collect::<String>()).expect("written");
    let (code, told) = verify(folder.path(), &[]);
    assert!(code == 1 && told.contains("8 ok, 2 lost") && told.contains("no article 0"), "{told}");
}

#[test]
fn records_say_what_they_count() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), ARTICLE.replace("The", "Ş🙂")).expect("written");
    for unit in ["char", "utf16"] {
        let records = extract(folder.path(), &["a.txt", "--offsets", unit]);
        assert!(records.contains(&format!("\"offsets\":\"{unit}\"")), "{records}");
        fs::write(folder.path().join("records.jsonl"), records).expect("written");
        assert_eq!(verify(folder.path(), &[]).0, 0);
        let shown = |what: &str| {
            let mut run = program();
            run.current_dir(folder.path()).args(["show", what]).assert().success().get_output().stdout.clone()
        };
        assert_eq!(shown("records.jsonl"), shown("a.txt"));
    }
}

#[test]
fn records_that_cannot_be_read_are_told() {
    let folder = folder();
    let packed = fs::File::create(folder.path().join("records.jsonl.gz")).expect("a file");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::default());
    let records = fs::read(folder.path().join("records.jsonl")).expect("read");
    std::io::Write::write_all(&mut packed, &records).expect("written");
    packed.finish().expect("written");
    assert_eq!(run(folder.path(), &["records.jsonl.gz"]).0, 0);
    let (code, _, told) = run(folder.path(), &["no.jsonl"]);
    assert!(code == 2 && told.contains("no.jsonl"), "{told}");
    assert_eq!(run(folder.path(), &["."]).0, 2);
    fs::write(folder.path().join("empty.jsonl"), "").expect("written");
    let (code, _, told) = run(folder.path(), &["empty.jsonl"]);
    assert!(code == 0 && told.contains("no records"), "{told}");
}
