//! Sentences and the pipelines that they name.

use crate::article::{Article, Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::span::Span;

fn found(text: &str, lexicon: &Lexicon) -> Vec<(String, String)> {
    let span = Span::new(0, text.len());
    let body = vec![Block { span, kind: BlockKind::Paragraph }];
    let article = Article { text: text.to_string(), body, ..Article::default() };
    let document = crate::mention::read(&article, lexicon);
    let all = document.sentences.iter().flat_map(|s| &s.mentions.pipelines);
    all.map(|p| (document.quote(p.run).to_string(), p.id.clone().unwrap_or_default().to_string())).collect()
}

#[test]
fn names() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables/pipelines.txt");
    let table = std::fs::read_to_string(path).expect("the table");
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let mut parts = line.split(" | ");
        let text = parts.next().unwrap_or_default();
        let want: Vec<(String, String)> = parts
            .filter_map(|p| p.split_once(" = "))
            .map(|(a, b)| (a.into(), format!("pipeline:{b}")))
            .collect();
        let got = found(text, &lexicon);
        if got != want {
            wrong.push(format!("{text}\n   want {want:?}\n   got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
