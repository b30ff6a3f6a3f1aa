//! Agreements by the table `fixtures/tables/agreements.txt`; fixtures called `not-*` give nothing of their kind.

use claims::article::{Article, Block, BlockKind};
use claims::extract::{self, EXTRACTORS, Finding, Kind, Value};
use claims::lexicon::Lexicon;
use claims::mention;
use claims::span::Span;
use std::path::Path;

/// The findings of a text whose sentences end at ". " and a capital.
fn findings(text: &str, lexicon: &Lexicon) -> Vec<Finding> {
    let body = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
    let article = Article { text: text.to_string(), body, ..Article::default() };
    extract::all(&mention::read(&article, lexicon))
}

fn class(finding: &Finding, field: &str) -> String {
    match finding.field(field) {
        Some(Value::Class { class, .. }) => class.to_string(),
        _ => "-".to_string(),
    }
}

fn told(finding: &Finding) -> String {
    let status = format!("{:?}", finding.status).to_lowercase();
    format!("{status} {} {}", class(finding, "action"), class(finding, "instrument"))
}

#[test]
fn table_of_agreements() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables/agreements.txt");
    let table = std::fs::read_to_string(path).expect("the table");
    let lexicon = Lexicon::builtin();
    let mut faults = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let mut parts = line.split(" | ");
        let text = parts.next().unwrap_or_default();
        let want: Vec<String> = parts.map(str::to_string).collect();
        let all = findings(text, &lexicon);
        let got: Vec<String> = all.iter().filter(|f| f.kind == Kind::Agreement).map(told).collect();
        if got != want {
            faults.push(format!("{text}\n   want {want:?}\n   got  {got:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn not_fixtures_give_nothing() {
    let lexicon = Lexicon::builtin();
    for (folder, kind) in [("agreement", Kind::Agreement), ("pipeline", Kind::Pipeline)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
        for file in std::fs::read_dir(folder).expect("the folder") {
            let path = file.expect("a file").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_string();
            let text = std::fs::read_to_string(&path).expect("text");
            let body = text.split_once('\n').map_or("", |(_, rest)| rest);
            let found = findings(body, &lexicon).iter().filter(|f| f.kind == kind).count();
            assert_eq!(found == 0, name.starts_with("not-"), "{name}: {found}");
        }
    }
}

#[test]
fn examples_fire_their_rules() {
    let lexicon = Lexicon::builtin();
    let mine = EXTRACTORS.iter().filter(|e| matches!(e.kind, Kind::Agreement | Kind::Pipeline));
    for rule in mine.flat_map(|e| e.rules) {
        let found = findings(rule.example, &lexicon);
        assert!(found.iter().any(|f| f.rule == rule.name), "{}: {:?}", rule.name, rule.example);
    }
}
