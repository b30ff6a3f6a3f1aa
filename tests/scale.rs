//! Input of any size and shape costs time in proportion to its length, and any number of jobs gives the same bytes.
//!
//! Example: 100,000 quotation marks in a row are read about as fast, byte for byte, as a tenth of them.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use assert_cmd::Command;
use claims::lexicon::Lexicon;
use claims::{article, claim};
use corpus::{Corpus, Density};
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// How long the shorter lines are: sentences are cut at half of that, so that both lengths meet the same rules.
/// The full lengths, of megabytes, are measured by `benches/scale.sh long`.
const SHORT: usize = 16 << 10;
/// How long the shorter article is, so that it has thousands of sentences.
const ARTICLE: usize = 128 << 10;
/// How many times as long the others are.
const LONGER: usize = 4;
/// How many times as much a byte of them may cost; a quadratic step would make it `LONGER`.
const DEARER: f64 = 1.5;
/// So much more it may cost in any case, in seconds a byte: longer texts ask the system for memory more often.
const MEMORY: f64 = 60e-9;
/// A busy machine disturbs what is measured: so often is it looked at again before it counts.
const TRIES: usize = 5;

/// Seconds of this thread on a processor, as the system counts them (when it gives way), or else by the clock.
fn seconds() -> f64 {
    std::thread::yield_now();
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

/// Seconds for a text to be read.
fn cost(text: &str) -> f64 {
    let text = text.to_string();
    let begun = seconds();
    let article = article::parse("a.txt", text, &article::Options::default());
    let claims = claim::gather::of(&article, &LEXICON).claims;
    std::hint::black_box(claims);
    seconds() - begun
}

/// `text` makes a text of about so many bytes.
fn is_linear(name: &str, bytes: usize, text: impl Fn(usize) -> String) {
    let (short, long) = (text(bytes), text(bytes * LONGER));
    let (mut few, mut many) = (f64::MAX, f64::MAX);
    for _ in 0..TRIES {
        few = few.min(cost(&short) / short.len() as f64);
        many = many.min(cost(&long) / long.len() as f64);
        if many < few * DEARER + MEMORY {
            return;
        }
    }
    panic!("{name}: {:.0} ns a byte, and {:.0} where it is longer", few * 1e9, many * 1e9);
}

/// What makes an article one that is searched.
const CLAIM: &str = "Kazakhstan exported 5 million tons of oil to China in 2020.";

fn repeated(piece: &str) -> impl Fn(usize) -> String + '_ {
    move |bytes| format!("BAKU - {CLAIM} {}. {CLAIM}\n", piece.repeat(bytes / piece.len()))
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
fn a_long_article() {
    is_linear("article", ARTICLE, one_article);
}

#[test]
fn a_long_sentence() {
    is_linear("sentence", SHORT, one_sentence);
}

#[test]
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
        is_linear(piece, SHORT, repeated(piece));
    }
}

#[test]
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
        is_linear(piece, SHORT, repeated(piece));
    }
}

#[test]
fn a_long_line_of_marks() {
    for piece in [
        "\"", "“", "”", "‘", "'", "\" ", "“a” ", "(", ")", "(a) ", "[", ",", ", ", ";", ":", "-", "–", " - ",
        ".", ". ", "...", "…", "a… ", "?", "! ", "A. ", "U.S. ", "a.b", "&", "&quot;", "é", "É", "\u{301}",
        "\u{200b}", "\u{a0}", "中", "🙂", "\n", "\n\n", "a\n", "* a\n", "# A\n\n", "a\n\n", "\t", "By A\n",
    ] {
        is_linear(piece, SHORT, repeated(piece));
    }
}

#[test]
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
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/html");
        let out = Command::cargo_bin("claims")?
            .current_dir(&folder)
            .args(["extract", "-j", jobs, ".", pages])
            .output()?;
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

/// What is told in each stretch of an article is found, in its order, and stands where the record says.
#[test]
fn a_long_article_tells_what_its_stretches_tell() {
    let told = |n: usize| format!("Ruritania exported {n} million tons of oil to China in 2020.\n\n");
    let text: String = (0..12_000).map(|n| told(2 + n % 7)).collect();
    let article = article::parse("a.txt", text, &article::Options::default());
    let claims = claim::gather::of(&article, &LEXICON).claims;
    assert_eq!(claims.len(), 12_000);
    assert!(claims.is_sorted_by_key(|claim| claim.evidence.start));
    let checked = claim::verify::Text::new(&article.text, claim::Unit::Byte);
    for claim in claims.iter().step_by(500) {
        assert_eq!(checked.verify(claim).verdict, claim::verify::Verdict::Ok);
        assert_eq!(claim.article.sha256, article.sha256());
    }
}
