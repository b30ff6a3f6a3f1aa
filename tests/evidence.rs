//! The law of evidence on any text: articles cut, joined, with other line breaks, marks and alphabets.
//!
//! Every span slices to its own text, nothing panics, and the same bytes give the same records. Example: an
//! emoji before "520 thousand tons" moves every offset by its four bytes.

mod common;

use claims::article::{Options, parse};
use claims::claim::{self, Offsets, Unit};
use common::{LEXICON, claims_of, files, lawful, program, read, root};
use proptest::prelude::{Strategy, any, prop};
use proptest::proptest;
use proptest::test_runner::Config;
use std::sync::LazyLock;

static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders = ["seeds", "fixtures/eval/dev/articles"];
    folders.iter().flat_map(|f| files(&root().join(f), &["txt"])).map(|path| read(&path)).collect()
});

/// What is thrown between the words.
const DEBRIS: &[&str] = &[
    "🙂",
    "e\u{301}",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\r\n",
    "\n\n",
    "\t",
    "“",
    "”",
    "«",
    "'",
    "\"",
    "(",
    ")",
    "—",
    "$",
    "%",
    "1,5",
    "٣",
    "５",
    "½",
    "İ",
    "ß",
    "\u{85}",
    "\u{2028}",
    "\0",
    "…",
    "...",
    "https://a.b/c?d=1",
    "mln",
    "of",
    "said",
    "000",
    "-",
    "to",
    "billion",
    ".",
    ";",
    "\u{301}",
    "👩‍👩‍👧",
];

/// An article, or two halves, with debris in it and its line breaks changed.
fn article() -> impl Strategy<Value = String> {
    let places = prop::collection::vec((any::<prop::sample::Index>(), 0..DEBRIS.len()), 0..6);
    let pick = (0..ARTICLES.len(), any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (pick.clone(), pick, places, 0..4u8).prop_map(|(one, two, places, breaks)| {
        let mut text = cut(one.0, one.1, one.2) + &cut(two.0, two.1, two.2);
        for (at, debris) in places {
            text.insert_str(boundary(&text, at.index(text.len() + 1)), DEBRIS[debris]);
        }
        match breaks {
            0 => text.replace('\n', "\r\n"),
            1 => format!("\u{feff}{text}"),
            2 => text.replace(' ', "\u{a0}"),
            _ => text,
        }
    })
}

/// A piece of an article, at most 1500 bytes.
fn cut(article: usize, from: prop::sample::Index, length: prop::sample::Index) -> String {
    let text = &ARTICLES[article];
    let start = boundary(text, from.index(text.len()));
    let end = boundary(text, (start + 1 + length.index(1500)).min(text.len()));
    text[start.min(end)..end].to_string()
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

proptest! {
    #![proptest_config(Config { cases: 192, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_span_slices_to_its_text(text in article()) {
        claims_of("a.txt", &text);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        claims_of("a.txt", &text);
    }

    #[test]
    fn debris_alone_is_read(picks in prop::collection::vec(0..DEBRIS.len(), 0..60)) {
        let text: Vec<&str> = picks.into_iter().map(|i| DEBRIS[i]).collect();
        claims_of("a.txt", &text.join(" "));
        claims_of("a.txt", &text.concat());
    }
}

#[test]
fn the_law_holds_in_every_unit() {
    for text in ARTICLES.iter() {
        let text = format!("{}\n\nİlham 🙂 was there.\n", text.replace(" million", " 🙂 million"));
        let article = parse("a.txt", text, &Options::default());
        for unit in [Unit::Char, Unit::Utf16] {
            let offsets = Offsets::new(&article.text, unit);
            for mut claim in claim::gather::of(&article, &LEXICON).claims {
                offsets.rewrite(&mut claim);
                let there = claim::verify::Text::new(&article.text, unit);
                let verified = there.verify(&claim);
                assert_eq!(verified.verdict, claim::verify::Verdict::Ok, "{}", verified.reason);
                claim.each_end(|end| *end = offsets.byte(*end).expect("an offset"));
                lawful(&serde_json::to_value(&claim).expect("JSON"), &article.text);
            }
        }
    }
}

#[test]
fn the_same_words_have_the_same_ids_wherever_they_lie() {
    let text = &ARTICLES[0];
    let here: Vec<_> = claims_of("a.txt", text).into_iter().map(|c| c.id).collect();
    let there: Vec<_> = claims_of("other/b.txt", text).into_iter().map(|c| c.id).collect();
    assert_eq!(here, there);
    let mut once = here.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), here.len(), "two records have the same id");
}

#[test]
fn runs_are_equal_whatever_the_threads() {
    let run = |threads: &str| {
        let mut run = program();
        run.args(["extract", "-q", "seeds", "fixtures/eval/dev/articles", "--threads", threads]);
        run.assert().success().get_output().stdout.clone()
    };
    let one = run("1");
    assert!(!one.is_empty());
    assert!(one == run("1") && one == run("2") && one == run("7"));
}

/// Sentences that can hold no claim are not read ([`claims_of`] compares): nothing is lost by that anywhere.
#[test]
fn nothing_is_lost_where_little_is_read() {
    let all = files(&root().join("fixtures"), &["txt"]);
    assert!(all.len() > 100, "{}", all.len());
    all.iter().for_each(|path| drop(claims_of("a.txt", &read(path))));
}
