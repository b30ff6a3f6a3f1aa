//! Sentences: hard cases from a table, and texts that must not take long.

use claims::article::{Options, parse};
use claims::span::Span;
use claims::text::{sentences, split};
use std::time::{Duration, Instant};

#[derive(serde::Deserialize)]
struct Table {
    cases: Vec<String>,
}

fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    split(text, Span::new(0, text.len()), |s| found.push(s.of(text)));
    found
}

#[test]
fn hard_cases() {
    let table: Table = toml::from_str(include_str!("../fixtures/tables/sentences.toml")).unwrap();
    assert!(table.cases.len() >= 80);
    let mut wrong = String::new();
    for case in &table.cases {
        let wanted: Vec<&str> = case.split('|').map(str::trim).filter(|s| !s.is_empty()).collect();
        let text = wanted.join(" ");
        let got = cut(&text);
        if got != wanted {
            wrong += &format!("wanted {wanted:#?}\n   got {got:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn space_left_out() {
    assert_eq!(cut("The deal is done.The minister left."), ["The deal is done.", "The minister left."]);
    assert_eq!(cut("It ended in 2023.The price rose."), ["It ended in 2023.", "The price rose."]);
    assert_eq!(cut("It is done.“We won,” he said."), ["It is done.", "“We won,” he said."]);
    assert_eq!(cut("It is done.\"The rest is not."), ["It is done.\"", "The rest is not."]);
    assert_eq!(cut("It ended.&nbsp;It began."), ["It ended.", "It began."]);
    assert_eq!(cut("News.Az and Kun.uz report 3.5 b.p.d."), ["News.Az and Kun.uz report 3.5 b.p.d."]);
}

#[test]
fn odd_bytes_never_panic() {
    for text in
        ["", ".", "…", "\u{85}.\u{85}A", "“”.”", "é.É", ".\u{301}.A", "&quot;", "a.&quot;B", "\u{feff}A. B"]
    {
        cut(text);
    }
}

fn quick(text: String) {
    let start = Instant::now();
    let article = parse("x.txt", text, &Options::default());
    sentences(&article);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn linear_on_hard_texts() {
    quick("1".repeat(100_000));
    quick("\"".repeat(100_000));
    quick("a. ".repeat(100_000));
    quick("U.S. ".repeat(100_000));
    quick("x".repeat(500_000));
    quick("word ".repeat(100_000));
    quick(". ".repeat(100_000));
    quick(format!("{}(Inc.) B", " ".repeat(200_000)));
    quick("(Inc.) ".repeat(50_000));
    quick("Why?\" Novak Novak ".repeat(40_000));
    quick("\n".repeat(200_000));
    quick("- a\n".repeat(50_000));
    quick("A\n".repeat(50_000));
    quick("(".repeat(100_000));
}
