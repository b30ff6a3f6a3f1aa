//! Names that no list knows: with the lists of organisations and pipelines emptied, little recall is lost.
//!
//! People, companies and pipelines are found by how they are written; the lists give ids. Example: "Kirkuk–
//! Ceyhan oil pipeline" is a pipeline by its dash and its last word.

mod common;

use claims::article::{Options, parse};
use claims::claim::{self, score};
use claims::lexicon::Lexicon;
use common::{files, read, root};
use std::path::Path;

/// How much of the gold of `fixtures/eval/dev` is found with a lexicon: found and all.
fn recall(lexicon: &Lexicon) -> (usize, usize) {
    let (mut found, mut all) = (0, 0);
    for gold in files(&root().join("fixtures/eval/dev"), &["jsonl"]) {
        let lines: Vec<score::Gold> =
            read(&gold).lines().map(|l| serde_json::from_str(l).expect("a gold record")).collect();
        let name = gold.with_extension("txt").file_name().map(|n| n.to_string_lossy().to_string());
        let name = name.expect("an article");
        let text = read(&gold.with_file_name("articles").join(&name));
        for row in
            score::article(&name, text.as_bytes(), &lines, &records(&name, &text, lexicon)).expect("anchors")
        {
            match row.outcome {
                score::Outcome::Found { .. } => (found, all) = (found + 1, all + 1),
                score::Outcome::Missed { .. } => all += 1,
                score::Outcome::Extra { .. } => {}
            }
        }
    }
    (found, all)
}

fn records(name: &str, text: &str, lexicon: &Lexicon) -> Vec<serde_json::Value> {
    let article = parse(name, text.to_string(), &Options::default());
    let claims = claim::gather::of(&article, lexicon).claims;
    claims.iter().map(|c| serde_json::to_value(c).expect("a claim is JSON")).collect()
}

/// The lists of the source tree but for `left_out`.
fn lists_without(left_out: &[&str]) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for file in files(Path::new(&root().join("src/lexicon")), &["toml"]) {
        let name = file.file_name().map(|n| n.to_string_lossy().to_string()).unwrap_or_default();
        let text = read(&file);
        if text.contains("\n[[") && !left_out.contains(&name.as_str()) {
            lexicon.add_toml(&name, &text).expect("a list");
        }
    }
    lexicon
}

#[test]
fn little_is_lost_without_the_lists_of_names() {
    let (with, all) = recall(&common::LEXICON);
    let (without, _) = recall(&lists_without(&["organisations.toml", "pipelines.toml"]));
    println!("of {all} gold records {with} are found with the lists and {without} without");
    assert!(without * 100 >= with * 93, "{without} of {with} are found without the lists of names");
}
