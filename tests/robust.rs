//! Any text is read: cut off anywhere, joined from anything, salads of listed words.
//!
//! Leaves what comes of it; that is held elsewhere. Example: an article that ends after a surname, "… Sen Grocko".

mod common;
#[path = "../benches/corpus/mod.rs"]
mod corpus;
mod salad;

use common::{claims_of, files, read, root};
use salad::Salad;
use std::panic::catch_unwind;
use std::time::Instant;

/// A text of a few hundred bytes that takes longer is one that something runs away on.
const SLOW: f64 = 20.0;

#[test]
fn a_name_at_the_very_end() {
    for end in
        ["Sen Grocko", "Grocko Sen", "Sen", "al", "the Sen al", "Sen Grocko-", "Sen Grocko-Bah", "Sen's"]
    {
        claims_of("a.txt", &format!("Energy Minister Karim Sen spoke.\n\n\"It grew,\" said Karim {end}"));
        claims_of("a.txt", &format!("Energy Minister Karim al Sen spoke.\n\nIt grew, {end}"));
    }
}

/// Every fixture, cut off behind each of its words.
#[test]
fn articles_that_break_off() {
    let folders = ["official", "agreement", "pipeline", "oil_volume", "cargo_volume", "trade_figure"];
    for path in folders.iter().flat_map(|f| files(&root().join("fixtures").join(f), &["txt"])) {
        let text = read(&path);
        let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        ends.for_each(|end| drop(claims_of("a.txt", &text[..end])));
    }
}

#[test]
fn words_said_over_and_over() {
    for words in ["early ", "late in the ", "end of ", "the middle of the end of ", "mid-", "end-"] {
        for times in [20, 40, 1000] {
            claims_of("a.txt", &format!(" date 2023-05-05\n\nOil fell {}2019.", words.repeat(times)));
        }
    }
}

#[test]
fn what_closes_a_name_is_none() {
    for text in ["Jr. - chief minister", "Mr Jr. said so.", "Jr. II was minister."] {
        assert!(claims_of("a.txt", text).is_empty(), "{text}");
    }
}

#[test]
fn a_pronoun_that_no_event_follows() {
    let agreed = "Kazakhstan and Azerbaijan signed a transit agreement.";
    for rest in [
        "It is worth noting that the number of permits grew.",
        "It is a series of talks.",
        "It was an EU body.",
    ] {
        claims_of("a.txt", &format!("{agreed} {rest}"));
    }
}

/// `ROUNDS` and `FIRST` of the environment run more of them, and others.
#[test]
fn salads_of_words() {
    let told = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let (first, rounds) = (told("FIRST").unwrap_or(0), told("ROUNDS").unwrap_or(500));
    let salad = Salad::new();
    let mut bad = Vec::new();
    for seed in first..first + rounds {
        let text = salad.text(seed);
        let begun = Instant::now();
        let done = catch_unwind(|| drop(claims_of("a.txt", &text)));
        if done.is_err() || begun.elapsed().as_secs_f64() > SLOW {
            bad.push(seed);
        }
    }
    assert!(bad.is_empty(), "FIRST={bad:?}");
}
