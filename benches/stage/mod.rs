//! The stages as functions to measure, each working on what the stage before it left.
//!
//! None is inlined, so that a profiler can tell them apart by name. Example: `hits` takes the tokens of `cut`.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use claims::article::{self, Article};
use claims::claim::{self, Claim, Sealer};
use claims::extract::{self, Finding};
use claims::lexicon::{Hit, Lexicon, Token};
use claims::mention::{self, Document};
use claims::{output, text};
use std::collections::BTreeSet;

#[inline(never)]
pub fn sentences(article: &Article) -> Vec<text::Sentence> {
    text::sentences(article)
}

#[inline(never)]
pub fn cut(article: &Article, sentences: &[text::Sentence], lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    for sentence in sentences {
        lexicon.cut(&article.text, sentence.span.start, sentence.span.end, &mut tokens);
    }
    tokens
}

#[inline(never)]
pub fn hits(document: &Document) -> Vec<Hit> {
    let mut hits = Vec::new();
    for sentence in &document.sentences {
        document.lexicon.hits(&document.tokens, sentence.tokens.start, sentence.tokens.end, &mut hits);
    }
    hits
}

/// Sentences, tokens, hits and mentions.
#[inline(never)]
pub fn mentions<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Document<'a> {
    mention::read(article, lexicon)
}

#[inline(never)]
pub fn extract(document: &Document) -> Vec<Finding> {
    extract::all(document)
}

#[inline(never)]
pub fn seal(document: &Document, findings: &[Finding]) -> Vec<Claim> {
    if findings.is_empty() {
        return Vec::new();
    }
    let sealer = Sealer::new(document);
    findings.iter().filter_map(|finding| sealer.seal(finding)).collect()
}

#[inline(never)]
pub fn output(article: &Article, claims: &[Claim]) -> Vec<u8> {
    output::jsonl::article(article, claims)
}

/// From the texts of articles to their records, as `extract` reads a batch.
#[inline(never)]
pub fn whole(texts: &[String], lexicon: &Lexicon) -> Vec<u8> {
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let articles: Vec<_> = articles.iter().collect();
    let records = |article: &Article, records: &mut Vec<u8>, claims: Vec<Claim>| {
        records.append(&mut output::jsonl::article(article, &claims));
    };
    let told = claim::gather::of_each(&articles, lexicon, records).into_iter();
    told.map(|told| told.claims).collect::<Vec<_>>().concat()
}

/// What one search for all words of the lists costs: the measure of how fast reading could be.
#[inline(never)]
pub fn scan(text: &str, words: &AhoCorasick) -> usize {
    words.find_iter(text).count()
}

/// All aliases of the lists, for [`scan`].
pub fn words() -> AhoCorasick {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut words = BTreeSet::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            add(&text.parse::<toml::Table>().unwrap_or_default().into(), &mut words);
        }
    }
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(words)
        .unwrap_or_else(|e| panic!("{e}"))
}

/// Every string under a key that holds aliases.
fn add(value: &toml::Value, words: &mut BTreeSet<String>) {
    const KEYS: [&str; 6] = ["name", "aliases", "adjectives", "weak", "symbols", "subunits"];
    for (key, value) in value.as_table().into_iter().flatten() {
        match value {
            toml::Value::String(word) if KEYS.contains(&key.as_str()) => {
                words.insert(word.clone());
            }
            toml::Value::Array(items) if KEYS.contains(&key.as_str()) => {
                words.extend(items.iter().filter_map(|i| i.as_str()).map(str::to_string));
            }
            toml::Value::Array(items) => items.iter().for_each(|item| add(item, words)),
            _ => {}
        }
    }
}

/// An article as the reader makes it.
#[inline(never)]
pub fn article(text: &str) -> Article {
    article::parse("", text.to_string(), &article::Options::default())
}
