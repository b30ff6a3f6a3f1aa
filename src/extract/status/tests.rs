//! Every sentence of the table `fixtures/tables/status.toml` has the status that stands beside it.

use super::*;
use crate::article::{Article, Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::span::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    sentence: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    at: String,
    status: Status,
}

fn status_of(text: &str, at: &str, lexicon: &Lexicon) -> Status {
    let span = Span::new(0, text.len());
    let body = vec![Block { span, kind: BlockKind::Paragraph }];
    let article = Article { text: text.to_string(), body, ..Article::default() };
    let document = crate::mention::read(&article, lexicon);
    let start = text.find(at).unwrap_or_else(|| panic!("{at:?} is not in {text:?}"));
    let inside =
        |t: &crate::lexicon::Token| t.start as usize >= start && (t.end as usize) <= start + at.len();
    let first = document.tokens.iter().position(inside).unwrap_or_default();
    let count = document.tokens[first..].iter().take_while(|t| inside(t)).count();
    let run = Run::new(first, first + count);
    let sentence = document.sentences.iter().position(|s| s.tokens.contains(&first)).unwrap_or_default();
    Tellings::of(&document).sentence(sentence).of(run)
}

#[test]
fn table_of_sentences() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables/status.toml");
    let text = std::fs::read_to_string(path).expect("the table");
    let table: Table = toml::from_str(&text).expect("the table's rows");
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for row in &table.sentence {
        let got = status_of(&row.text, &row.at, &lexicon);
        if got != row.status {
            wrong.push(format!("{:?} not {:?}: {:?} in {}", row.status, got, row.at, row.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.sentence.len(), wrong.join("\n"));
}
