//! Reads the tables of `fixtures/tables/`: one value, all wordings that give it, then wordings that give nothing.
//!
//! Brackets in a wording mark the words that a value stands in; a wording without brackets does not say.

use chrono::NaiveDate;
use claims::article::{Article, Block, BlockKind};
use claims::lexicon::Lexicon;
use claims::mention::{self, Document, Run};
use claims::span::Span;
use serde::Deserialize;
use std::path::Path;
use std::sync::OnceLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The date of every article that has none of its own.
    #[serde(default)]
    pub date: Option<String>,
    pub case: Vec<Case>,
    pub nothing: Nothing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Every value that each wording gives, in order.
    pub gives: Vec<String>,
    pub wordings: Vec<String>,
    /// The article's date.
    #[serde(default)]
    pub date: Option<String>,
    /// What stands before the wording in the article, as a paragraph of its own.
    #[serde(default)]
    pub before: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {
    pub wordings: Vec<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::builtin)
}

/// Values of a document as the tables write them, and where they stand.
pub type Render = fn(&Document) -> Vec<(String, Run)>;

/// Checks a table; every fault is told at once.
pub fn check(name: &str, render: Render) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables").join(name);
    let text = std::fs::read_to_string(&path).expect("the table is there");
    let table: Table = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut faults = Vec::new();
    let mut wordings = 0;
    for case in &table.case {
        for wording in &case.wordings {
            wordings += 1;
            let date = case.date.as_deref().or(table.date.as_deref()).filter(|d| *d != "none");
            faults.extend(fault(wording, &case.before, date, &case.gives, render));
        }
    }
    for wording in &table.nothing.wordings {
        faults.extend(fault(wording, "", table.date.as_deref(), &[], render));
    }
    assert!(faults.is_empty(), "{name}: {} faults\n{}", faults.len(), faults.join("\n"));
    assert!(wordings >= 150, "{name}: {wordings} wordings give a value");
    assert!(table.nothing.wordings.len() >= 60, "{name}: {} give none", table.nothing.wordings.len());
}

/// Reads an article of one paragraph, for what must only not fail.
#[allow(dead_code)]
pub fn read(words: &str, date: Option<&str>) {
    let article = Article {
        text: words.to_string(),
        date: date.map(|d| d.parse::<NaiveDate>().expect("a date")),
        body: vec![Block { span: Span::new(0, words.len()), kind: BlockKind::Paragraph }],
        ..Article::default()
    };
    mention::read(&article, lexicon());
}

fn fault(marked: &str, before: &str, date: Option<&str>, gives: &[String], render: Render) -> Option<String> {
    let words = marked.replace(['[', ']'], "");
    let mut article = Article { text: format!("{before}\n\n{words}"), ..Article::default() };
    article.date = date.map(|d| d.parse::<NaiveDate>().expect("a date"));
    for span in [Span::new(0, before.len()), Span::new(before.len() + 2, article.text.len())] {
        if !span.is_empty() {
            article.body.push(Block { span, kind: BlockKind::Paragraph });
        }
    }
    let document = mention::read(&article, lexicon());
    let inside = |run: &Run| document.span(*run).start >= before.len();
    let found: Vec<(String, Run)> = render(&document).into_iter().filter(|(_, r)| inside(r)).collect();
    let values: Vec<&String> = found.iter().map(|(v, _)| v).collect();
    let texts: Vec<&str> = found.iter().map(|(_, r)| document.quote(*r)).collect();
    let right = values.len() == gives.len() && values.iter().zip(gives).all(|(a, b)| *a == b);
    let marks = marks(marked);
    let placed = marks.is_empty() || marks == texts;
    (!right || !placed).then(|| format!("  {marked}\n    wants {gives:?}\n    finds {values:?} in {texts:?}"))
}

fn marks(wording: &str) -> Vec<&str> {
    wording.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(inside, _)| inside).collect()
}
