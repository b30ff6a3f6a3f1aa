//! `claims extract`: reads articles, writes claims.
//!
//! Example: `claims extract seeds/ > claims.jsonl`.

use super::Outcome;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use claims::article::{Article, Block, BlockKind, DateSource};
use claims::lexicon::Lexicon;
use claims::output::jsonl;
use claims::span::Span;
use claims::{claim, mention};
use clap::Args;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Read articles and write one record a claim
#[derive(Debug, Args)]
pub struct Extract {
    /// Files and folders
    paths: Vec<PathBuf>,
}

impl Extract {
    pub fn run(&self) -> Result<Outcome> {
        let lexicon = Lexicon::builtin();
        let mut out = BufWriter::new(std::io::stdout().lock());
        for path in &self.paths {
            for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
                let entry = entry?;
                if entry.file_type().is_file() {
                    let article = read(entry.path())?;
                    for claim in claim::all(&mention::read(&article, &lexicon)) {
                        jsonl::line(&mut out, &claim)?;
                    }
                }
            }
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }
}

fn read(path: &Path) -> Result<Article> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut article = Article { path: path.display().to_string(), ..Article::default() };
    let mut at = 0;
    let mut body = 0;
    if let Some(date) = text.strip_prefix(" date ").and_then(|rest| rest.get(..10)) {
        article.date = date.parse::<NaiveDate>().ok();
        article.date_source = DateSource::Header;
        body = 17;
    }
    for piece in text.split_inclusive("\n\n") {
        let start = (at.max(body)).min(at + piece.len());
        let rest = &text[start..at + piece.len()];
        let start = start + (rest.len() - rest.trim_start().len());
        let end = start + rest.trim().len();
        if start < end {
            article.body.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
        }
        at += piece.len();
    }
    article.text = text;
    Ok(article)
}
