//! What the commands that read articles share: paths, the date to use, the word lists.
//!
//! Example: `claims extract seeds/ --date 2024-03-12 --lexicon my-lists/`.

use anyhow::{Context, Result};
use chrono::NaiveDate;
use claims::article::source::{self, Encoding, Format, InputError, Limits, Mapping, Reading, Source};
use claims::article::{Article, Options};
use claims::lexicon::Lexicon;
use clap::Args;
use std::path::PathBuf;

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
    #[command(flatten)]
    pub how: How,
}

/// How inputs are read.
#[derive(Clone, Debug, Default, Args)]
pub struct How {
    /// What inputs are: auto, text, markdown, jsonl, html or warc [default: auto, by name and content]
    #[arg(long, value_name = "FORMAT")]
    pub input: Option<Format>,
    /// Their encoding: utf-8, auto, or a name such as windows-1251 [default: auto, as they declare or by a guess]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<Encoding>,
    /// Where JSON Lines keep text, date, title, url or id: text=doc.body; may be given several times
    /// [default: the usual names: text, body, content, date, published, title, url, id]
    #[arg(long, value_name = "FIELD=KEY")]
    pub map: Vec<String>,
    /// The longest article that is read, in bytes [default: 67108864]
    #[arg(long, value_name = "N")]
    pub max_article_bytes: Option<u64>,
    /// How many times its size a compressed input may grow [default: 250]
    #[arg(long, value_name = "N")]
    pub max_ratio: Option<u64>,
}

impl How {
    /// For articles that have no date of their own but `date`.
    pub fn reading(&self, date: Option<NaiveDate>) -> Result<Reading> {
        let mut mapping = Mapping::default();
        for pair in &self.map {
            mapping.set(pair).map_err(anyhow::Error::msg).context("cannot use --map")?;
        }
        let usual = Limits::default();
        Ok(Reading {
            format: self.input.unwrap_or_default(),
            encoding: self.encoding.unwrap_or_default(),
            mapping,
            limits: Limits {
                max_article_bytes: self.max_article_bytes.unwrap_or(usual.max_article_bytes),
                max_ratio: self.max_ratio.unwrap_or(usual.max_ratio),
            },
            article: Options { date },
        })
    }
}

impl Input {
    pub fn reading(&self) -> Result<Reading> {
        self.how.reading(self.date)
    }

    /// The inputs in order, not yet looked into.
    pub fn source(&self, reading: &Reading) -> Source {
        Source::new(self.paths.clone(), reading.clone())
    }

    /// The built-in word lists with the user's.
    pub fn lexicon(&self) -> Result<Lexicon> {
        let mut lexicon = Lexicon::builtin();
        if let Some(dir) = &self.lexicon {
            lexicon.add_dir(dir).context("cannot use the word lists")?;
        }
        Ok(lexicon)
    }

    /// Every article, in order; an input that cannot be read is an error of its own.
    pub fn articles(&self) -> Result<impl Iterator<Item = Result<Article, InputError>> + use<>> {
        Ok(source::articles(self.paths.clone(), self.reading()?))
    }
}
