//! Claims with the text that they come from: read from articles now, or from records written before.
//!
//! A file whose first line is a record is one of records; the articles that they name are read again where they
//! are still there and unchanged. Example: `claims report claims.jsonl`, `claims show seeds/`.

use super::archive::Archive;
use super::input::Input;
use super::progress::Watch;
use super::records::{Record, Records};
use super::tell;
use anyhow::{Result, anyhow, bail};
use claims::article::source::{InputError, Problem, Reading};
use claims::claim::{self, Claim, MOST_TIMES, Offsets, Unit, gather};
use clap::Args;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Articles, or records.
#[derive(Debug, Args)]
pub struct Sources {
    #[command(flatten)]
    input: Input,
    /// A file of records as `extract` writes them; `-` is the standard input. A PATH that holds records is read
    /// as such too [default: none]
    #[arg(long, value_name = "FILE")]
    records: Vec<PathBuf>,
}

/// The claims of one article.
#[derive(Default)]
pub struct Sourced {
    /// The article's text, where it is at hand.
    pub text: Option<String>,
    pub claims: Vec<Claim>,
}

impl Sources {
    /// Calls `each` for every article, records first, then in the order of the paths; true where all was read.
    /// `aside` where the output leaves the terminal free.
    pub fn all(&self, aside: bool, mut each: impl FnMut(Sourced) -> Result<()>) -> Result<bool> {
        let mut fine = true;
        for file in &self.records {
            fine &= told(records(file, self.input.reading()?), &mut each)?;
        }
        let mut input = self.input.clone();
        input.paths.clear();
        for path in &self.input.paths {
            if is_records(path) {
                fine &= told(records(path, self.input.reading()?), &mut each)?;
            } else {
                input.paths.push(path.clone());
            }
        }
        let only_records =
            input.paths.is_empty() && !(self.records.is_empty() && self.input.paths.is_empty());
        Ok(if only_records { fine } else { articles(&input, aside, &mut each)? && fine })
    }
}

/// Hands on what was read, or tells why it was not.
fn told(read: Result<Vec<Sourced>>, each: &mut impl FnMut(Sourced) -> Result<()>) -> Result<bool> {
    match read {
        Ok(found) => found.into_iter().try_for_each(each).map(|()| true),
        Err(error) => {
            tell(format_args!("{error:#}"));
            Ok(false)
        }
    }
}

fn articles(input: &Input, aside: bool, each: &mut impl FnMut(Sourced) -> Result<()>) -> Result<bool> {
    let (lexicon, reading) = (input.lexicon()?, input.reading()?);
    let source = input.source(&reading);
    let mut watch = Watch::new(input, &source, aside);
    let mut fine = true;
    for raw in source {
        match raw.and_then(|raw| raw.article(&reading)) {
            Ok(article) => {
                let told = gather::of(&article, &lexicon);
                if told.is_heap {
                    fine = false;
                    let problem = Problem::Heap(MOST_TIMES);
                    watch.tell(format_args!("{}", InputError { path: article.path.clone(), problem }));
                }
                each(Sourced { text: Some(article.text), claims: told.claims })?;
            }
            Err(error) => {
                fine = false;
                watch.tell(format_args!("{error}"));
            }
        }
        watch.step();
    }
    Ok(fine)
}

/// Whether it is a file whose first line that is not blank is a record.
fn is_records(path: &Path) -> bool {
    let first = path.is_file().then(|| Records::open(path).ok()?.next()?.ok()).flatten();
    first.is_some_and(|record| record.claim.is_ok())
}

/// The records of a file by the article that they come from, in the order of their first.
fn records(path: &Path, reading: Reading) -> Result<Vec<Sourced>> {
    let mut groups: Vec<Vec<Claim>> = Vec::new();
    let mut numbers: HashMap<(SmolStr, SmolStr, Unit), usize> = HashMap::new();
    for record in Records::open(path)? {
        let Record { claim, line, .. } = record?;
        let claim = claim.map_err(|fault| anyhow!("{}: line {line}: {fault}", path.display()))?;
        let key = (claim.article.path.clone(), claim.article.sha256.clone(), claim.article.offsets);
        let number = *numbers.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    let mut archive = Archive::new(PathBuf::new(), reading, None);
    groups.into_iter().map(|claims| sourced(claims, &mut archive)).collect()
}

/// The records with the text of their article, if that is still what they were made from.
fn sourced(claims: Vec<Claim>, archive: &mut Archive) -> Result<Sourced> {
    let Some(article) = claims.first().map(|claim| claim.article.clone()) else {
        return Ok(Sourced::default());
    };
    let found = archive.article(&article).ok().map(|found| found.text);
    let text = found.filter(|text| claim::sha256(text) == article.sha256);
    if article.offsets == Unit::Byte {
        return Ok(Sourced { text, claims });
    }
    let Some(text) = text else {
        bail!(
            "{}: its records do not count bytes, and without the article they cannot be placed",
            article.path
        )
    };
    let offsets = Offsets::new(&text, article.offsets);
    let claims = claims.iter().filter_map(|claim| offsets.in_bytes(claim)).collect();
    Ok(Sourced { text: Some(text), claims })
}
