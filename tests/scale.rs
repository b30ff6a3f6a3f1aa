//! Input of any size and shape costs time in proportion to its length, and any number of jobs gives the same bytes.
//!
//! Example: 100,000 quotation marks in a row are read about as fast, byte for byte, as a tenth of them.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use assert_cmd::Command;
use claims::lexicon::Lexicon;
use claims::{article, claim, mention};
use corpus::{Corpus, Density};
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// How long the longest texts are; without optimisation a tenth, so that the test takes seconds.
const LONG: usize = if cfg!(debug_assertions) { 500_000 } else { 5_000_000 };
/// How much shorter the texts are that they are compared with.
const SHORTER: usize = 10;
/// How many times as much a byte of the long text may cost; a quadratic step would make it ten.
const DEARER: f64 = 3.0;

/// Seconds of this thread on a processor, as the system counts them, or else by the clock.
fn seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(
        || {
            std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0.0, |d| d.as_secs_f64())
        },
        |nanos| nanos / 1e9,
    )
}

/// Seconds for a text to be read; the better of two.
fn cost(text: &str) -> f64 {
    let once = || {
        let text = text.to_string();
        let begun = seconds();
        let article = article::parse("a.txt", text, &article::Options::default());
        let claims = claim::all(&mention::read_for_claims(&article, &LEXICON));
        std::hint::black_box(claims);
        seconds() - begun
    };
    once().min(once())
}

/// `text` makes a text of about so many bytes.
fn is_linear(name: &str, text: impl Fn(usize) -> String) {
    let (short, long) = (text(LONG / SHORTER), text(LONG));
    let (few, many) = (cost(&short) / short.len() as f64, cost(&long) / long.len() as f64);
    let told = format!("{name}: {:.0} and {:.0} ns a byte", few * 1e9, many * 1e9);
    assert!(many < few * DEARER + 2e-9, "{told}");
    println!("{told}");
}

fn repeated(piece: &str) -> impl Fn(usize) -> String + '_ {
    move |bytes| format!("BAKU - It began. {}.\n", piece.repeat(bytes / piece.len()))
}

/// The sentences of many articles as one, of which every stop is a comma.
fn one_sentence(bytes: usize) -> String {
    let corpus = Corpus::read();
    let (mut out, mut number) = (String::from(" date 2020-05-05 Long\n\n"), 0);
    while out.len() < bytes {
        let article = corpus.article(Density::Dense, number, 3000);
        let body = article.split_once("\n\n").map_or("", |(_, body)| body);
        let folded = body.replace(['.', '?', '!', '…'], ",").replace("\n\n", " ");
        out.push_str(&folded);
        number += 1;
    }
    out.push('.');
    out
}

fn one_article(bytes: usize) -> String {
    Corpus::read().article(Density::Dense, 1, bytes)
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn a_long_article() {
    is_linear("article", one_article);
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn a_long_sentence() {
    is_linear("sentence", one_sentence);
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn a_long_line_of_words_and_names() {
    for piece in [
        "word ",
        "Karim ",
        "Azerbaijan ",
        "Minister ",
        "Energy Minister Karim Sen ",
        "BP ",
        "pipeline ",
        "gas ",
        "the ",
        "Kirkuk-Ceyhan ",
        "Kazakh-",
        "Baku–",
        "and ",
        "to ",
        "from Baku to ",
        "agreement ",
        "signed ",
        "he said ",
        "said he ",
        "will not ",
        "if ",
        "the former ",
        "Université ",
    ] {
        is_linear(piece, repeated(piece));
    }
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn a_long_line_of_figures() {
    for piece in [
        "7",
        "1,",
        "1.",
        "1 ",
        "5 million ",
        "$5 ",
        "5 tons ",
        "$5 bn of oil ",
        "2019 ",
        "two ",
        "hundred and ",
        "half a ",
        "10-",
        "1/",
        "5% ",
        "up to ",
        "5 to 6 ",
        "from $5 bn to $6 bn, ",
        "May 2019 ",
        "last year ",
        "barrels a day ",
        "exports of ",
        "3.4 mln bpd, ",
        "rose by ",
        "billion ",
        "½",
    ] {
        is_linear(piece, repeated(piece));
    }
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn a_long_line_of_marks() {
    for piece in [
        "\"", "“", "”", "‘", "'", "\" ", "“a” ", "(", ")", "(a) ", "[", ",", ", ", ";", ":", "-", "–", " - ",
        ".", ". ", "...", "…", "a… ", "?", "! ", "A. ", "U.S. ", "a.b", "&", "&quot;", "é", "É", "\u{301}",
        "\u{200b}", "\u{a0}", "中", "🙂", "\n", "\n\n", "a\n", "* a\n", "# A\n\n", "a\n\n", "\t", "By A\n",
    ] {
        is_linear(piece, repeated(piece));
    }
}

#[test]
#[ignore = "times long inputs: cargo test --release --test scale -- --ignored"]
fn any_number_of_jobs_gives_the_same_bytes() -> Result<(), Box<dyn std::error::Error>> {
    let corpus = Corpus::read();
    let folder = tempfile::tempdir()?;
    let mut lines = String::new();
    for number in 0..400 {
        // Of very different lengths, so that later articles are done before earlier ones.
        let length = if number % 50 == 0 { 60_000 } else { 900 };
        let text = corpus.article(Density::Dense, number, length);
        writeln!(lines, "{}", serde_json::json!({ "id": number, "text": text }))?;
        if number % 97 == 0 {
            lines.push_str("{\"no\": \"text\"}\n");
        }
        if number < 40 {
            std::fs::write(folder.path().join(format!("{number:03}.txt")), text)?;
        }
    }
    std::fs::write(folder.path().join("lines.jsonl"), lines)?;
    let run = |jobs: &str| -> Result<_, Box<dyn std::error::Error>> {
        let out =
            Command::cargo_bin("claims")?.current_dir(&folder).args(["extract", "-j", jobs, "."]).output()?;
        Ok((out.status.code(), out.stdout, String::from_utf8(out.stderr)?))
    };
    let one = run("1")?;
    assert_eq!(one.0, Some(1), "{}", one.2);
    assert!(one.1.len() > 100_000, "{}", one.2);
    for jobs in ["2", "16"] {
        assert!(run(jobs)? == one, "-j {jobs} writes other bytes than -j 1");
    }
    Ok(())
}
