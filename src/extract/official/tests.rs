//! Every passage of the table `fixtures/tables/officials.txt` gives the posts that stand below it, and no other.

use crate::article::{Article, Block, BlockKind};
use crate::extract::{Finding, Kind, Value};
use crate::lexicon::Lexicon;
use crate::mention::Document;
use crate::span::Span;

/// A finding as a line of the table: name | role's words | its class | body | posting | tenure.
fn line(document: &Document, finding: &Finding) -> String {
    let field = |name: &str| match finding.field(name) {
        Some(Value::Mention { run, id, name }) => {
            let meant = id.as_deref().or(name.as_deref()).map(|m| format!(" ({m})")).unwrap_or_default();
            format!("{}{meant}", document.quote(*run))
        }
        Some(Value::Class { run, class }) => format!("{} ({class})", document.quote(*run)),
        _ => "-".to_string(),
    };
    ["name", "role", "body", "posting", "tenure"].map(field).join(" | ").trim_end_matches(" | -").to_string()
}

pub fn lines(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let body = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
    let article = Article { text: text.to_string(), body, ..Article::default() };
    let document = crate::mention::read(&article, lexicon);
    let found = crate::extract::all(&document);
    found.iter().filter(|f| f.kind == Kind::Official).map(|f| line(&document, f)).collect()
}

#[test]
fn table_of_passages() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables/officials.txt");
    let table = std::fs::read_to_string(path).expect("the table");
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for block in table.split("\n\n").filter(|b| !b.trim_start().starts_with('#')) {
        let (told, wanted): (Vec<&str>, Vec<&str>) = block.lines().partition(|l| !l.starts_with('='));
        let passage = told.join(" ");
        let mut wanted: Vec<&str> = wanted.iter().map(|l| l.trim_start_matches('=').trim()).collect();
        let mut got = lines(&passage, &lexicon);
        wanted.sort_unstable();
        got.sort_unstable();
        if got != wanted {
            wrong.push(format!("{passage}\n  want {wanted:#?}\n  got  {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_fire_on_their_examples() {
    let lexicon = Lexicon::builtin();
    for rule in super::RULES {
        let text = rule.example;
        let body = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
        let article = Article { text: text.to_string(), body, ..Article::default() };
        let document = crate::mention::read(&article, &lexicon);
        let fired = crate::extract::all(&document).iter().any(|f| f.rule == rule.name);
        assert!(fired, "{} does not fire on {text:?}", rule.name);
    }
}
