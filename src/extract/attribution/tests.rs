//! Every passage of the table `fixtures/tables/speakers.txt` has the speakers that stand below it.
//!
//! A passage marks words with `<` and `>`; the lines below it that begin with `=` tell in order who says them.

use super::*;
use crate::article::{Article, Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// The speakers of the marked words of a passage; its paragraphs are parted by `//`.
fn speakers(passage: &str, lexicon: &Lexicon) -> Vec<String> {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), 0);
    for c in passage.chars() {
        match c {
            '<' => open = text.len(),
            '>' => marks.push(Span::new(open, text.len())),
            c => text.push(c),
        }
    }
    let mut body = Vec::new();
    let mut at = 0;
    for piece in text.split("//") {
        let start = at + piece.len() - piece.trim_start().len();
        body.push(Block { span: Span::new(start, at + piece.trim_end().len()), kind: BlockKind::Paragraph });
        at += piece.len() + 2;
    }
    let article = Article { text, body, ..Article::default() };
    let document = crate::mention::read(&article, lexicon);
    let posts = official::posts(&document);
    let mut speakers = Speakers::of(&document, &posts);
    marks.iter().map(|mark| speaker(&document, &mut speakers, *mark)).collect()
}

fn speaker(document: &Document, speakers: &mut Speakers, mark: Span) -> String {
    let first = document.tokens.iter().position(|t| t.start as usize >= mark.start).unwrap_or_default();
    let sentence = document.sentences.iter().position(|s| s.tokens.contains(&first)).unwrap_or_default();
    match speakers.speaker(sentence, Run::new(first, first + 1)) {
        Some(found) => {
            found.name.map_or_else(|| document.quote(found.run).to_string(), |name| name.to_string())
        }
        None => "-".to_string(),
    }
}

#[test]
fn table_of_passages() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables/speakers.txt");
    let table = std::fs::read_to_string(path).expect("the table");
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for block in table.split("\n\n").filter(|b| !b.trim_start().starts_with('#')) {
        let (told, wanted): (Vec<&str>, Vec<&str>) = block.lines().partition(|l| !l.starts_with('='));
        let passage = told.join(" ");
        let wanted: Vec<&str> = wanted.iter().map(|l| l.trim_start_matches('=').trim()).collect();
        let got = speakers(&passage, &lexicon);
        if got != wanted {
            wrong.push(format!("{passage}\n  want {wanted:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
