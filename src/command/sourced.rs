//! Claims with the text that they come from: read from articles now, or from records written before.
//!
//! A file whose first line is a record is one of records; the articles that they name are read again where they
//! are still there and unchanged. Example: `claims report claims.jsonl`, `claims show seeds/`.

use super::input::Input;
use super::tell;
use anyhow::{Context, Result};
use claims::claim::{self, Claim};
use claims::mention;
use clap::Args;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
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
pub struct Sourced {
    /// The article's text, where it is at hand.
    pub text: Option<String>,
    pub claims: Vec<Claim>,
}

impl Sources {
    /// Calls `each` for every article, records first, then in the order of the paths; true where all was read.
    pub fn all(&self, mut each: impl FnMut(Sourced) -> Result<()>) -> Result<bool> {
        let mut fine = true;
        for file in &self.records {
            fine &= told(records(file), &mut each)?;
        }
        let mut input = self.input.clone();
        input.paths.clear();
        for path in &self.input.paths {
            if is_records(path) {
                fine &= told(records(path), &mut each)?;
            } else {
                input.paths.push(path.clone());
            }
        }
        let only_records =
            input.paths.is_empty() && !(self.records.is_empty() && self.input.paths.is_empty());
        Ok(if only_records { fine } else { articles(&input, &mut each)? && fine })
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

fn articles(input: &Input, each: &mut impl FnMut(Sourced) -> Result<()>) -> Result<bool> {
    let lexicon = input.lexicon()?;
    let mut fine = true;
    for article in input.articles()? {
        let read = article.map_err(Into::into).map(|article| {
            let claims = claim::all(&mention::read_for_claims(&article, &lexicon));
            vec![Sourced { text: Some(article.text), claims }]
        });
        fine &= told(read, each)?;
    }
    Ok(fine)
}

/// Whether it is a file whose first line that is not blank is a record.
fn is_records(path: &Path) -> bool {
    let Some(file) = path.is_file().then(|| File::open(path).ok()).flatten() else { return false };
    let mut lines = BufReader::new(file).split(b'\n').map_while(Result::ok);
    let first = lines.find(|line| !line.trim_ascii().is_empty());
    first.is_some_and(|line| line.starts_with(b"{") && serde_json::from_slice::<Claim>(&line).is_ok())
}

/// The records of a file by the article that they come from, in the order of their first.
fn records(path: &Path) -> Result<Vec<Sourced>> {
    let reader: Box<dyn BufRead> = match path.as_os_str() == "-" {
        true => Box::new(BufReader::new(std::io::stdin())),
        false => Box::new(BufReader::new(File::open(path).with_context(|| path.display().to_string())?)),
    };
    let mut groups: Vec<Vec<Claim>> = Vec::new();
    let mut numbers: HashMap<(String, String), usize> = HashMap::new();
    for (n, line) in reader.split(b'\n').enumerate() {
        let place = || format!("{}: line {}", path.display(), n + 1);
        let line = line.with_context(place)?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let claim: Claim = serde_json::from_slice(&line).with_context(place)?;
        let key = (claim.article.path.clone(), claim.article.sha256.clone());
        let number = *numbers.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    Ok(groups.into_iter().map(|claims| Sourced { text: text_of(&claims), claims }).collect())
}

/// The text of the article that records name, if it is still what they were made from.
fn text_of(claims: &[Claim]) -> Option<String> {
    let article = &claims.first()?.article;
    let paths = vec![PathBuf::from(&article.path)];
    let input = Input { paths, ..Input::default() };
    let mut found = input.articles().ok()?.flatten();
    found.find(|a| a.path == article.path && claim::sha256(&a.text) == article.sha256).map(|a| a.text)
}
