//! What the commands that read articles share: paths, the date to use, the word lists.
//!
//! Example: `claims extract seeds/ --date 2024-03-12 --lexicon my-lists/`.

use anyhow::{Context, Result};
use chrono::NaiveDate;
use claims::article::{self, Article, Options};
use claims::lexicon::Lexicon;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Default, Args)]
pub struct Input {
    /// Files and folders of articles; `-`, or nothing, is the standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The date of articles that do not tell their own, YYYY-MM-DD [default: none]
    #[arg(long, value_name = "DATE")]
    pub date: Option<NaiveDate>,
    /// A folder of TOML files that add to the built-in word lists [default: none]
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
}

impl Input {
    /// The built-in word lists with the user's.
    pub fn lexicon(&self) -> Result<Lexicon> {
        let mut lexicon = Lexicon::builtin();
        if let Some(dir) = &self.lexicon {
            lexicon.add_dir(dir).context("cannot use the word lists")?;
        }
        Ok(lexicon)
    }

    /// Every article, in order; an input that cannot be read is an error of its own.
    pub fn articles(&self) -> impl Iterator<Item = Result<Article>> {
        self.paths.iter().flat_map(|path| walkdir::WalkDir::new(path).sort_by_file_name()).filter_map(
            |entry| match entry {
                Ok(entry) if entry.file_type().is_file() => Some(read(entry.path(), self.date)),
                Ok(_) => None,
                Err(error) => Some(Err(error.into())),
            },
        )
    }
}

/// Reads one file.
pub fn read(path: &Path, date: Option<NaiveDate>) -> Result<Article> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(article::parse(&path.display().to_string(), text, &Options { date }))
}
