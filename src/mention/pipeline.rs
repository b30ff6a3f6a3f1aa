//! Pipelines by their names: known ones, chains of places, brands, acronyms, "pipeline from X to Y".
//!
//! Leaves the bare words "the pipeline", figures of speech ("a pipeline of talent"), firms ("Colonial Pipeline
//! Co") and chains that are roads, railways or shipping lines. Example: in "the Baku-Tbilisi-Ceyhan (BTC)
//! pipeline" the name is all but the article, and "BTC" alone means it from there on.

mod chain;
mod firm;
mod scan;
mod words;

use super::{Document, Pipeline, Run};
use crate::lexicon::{Beginnings, fold};
use scan::Scan;
use smol_str::SmolStr;

/// What an article has told of its pipelines so far.
#[derive(Debug, Default)]
struct Known {
    /// Acronyms and names by which a pipeline was introduced, as written.
    names: Vec<Told>,
    /// Of all of them.
    beginnings: Beginnings,
}

/// A name as written, with that of the list, if it has one, and the id.
type Told = (String, Option<SmolStr>, SmolStr);

/// An article with hundreds of invented acronyms is no news.
const MOST_NAMES: usize = 200;

impl Known {
    fn learn(&mut self, words: &str, pipeline: &Pipeline) {
        let Some(id) = pipeline.id.clone() else { return };
        if self.names.len() < MOST_NAMES && self.told(words).is_none() {
            self.beginnings.add(words.as_bytes());
            self.names.push((words.to_string(), pipeline.name.clone(), id));
        }
    }

    /// What was told of a name written so.
    fn told(&self, words: &str) -> Option<&Told> {
        let may = self.beginnings.may_hold(words.as_bytes());
        if may { self.names.iter().find(|(name, _, _)| name == words) } else { None }
    }
}

/// Fills every sentence's pipelines.
pub(super) fn read(document: &mut Document) {
    let energy = words::speaks_of_energy(document);
    let mut known = Known::default();
    for sentence in 0..document.sentences.len() {
        // Without the words, only a name told before can mean a pipeline.
        if !document.sentences[sentence].may_name_pipeline() && known.names.is_empty() {
            continue;
        }
        let mut found = Scan::new(document, sentence, energy).pipelines(&mut known);
        settle(&mut found);
        document.sentences[sentence].mentions.pipelines = found;
    }
}

/// Keeps the longest of what overlaps, in the order of the text.
fn settle(found: &mut Vec<Pipeline>) {
    found.sort_by_key(|p| (p.run.first, std::cmp::Reverse(p.run.end)));
    found.dedup_by(|next, last| {
        let overlaps = last.run.overlaps(next.run);
        if overlaps && next.run.end - next.run.first > last.run.end - last.run.first {
            std::mem::swap(next, last);
        }
        overlaps
    });
}

/// `pipeline:` and the points or the brand, folded, joined by `-`.
fn slug<'w>(words: impl Iterator<Item = &'w str>) -> SmolStr {
    let mut id = String::from("pipeline:");
    for word in words {
        if !id.ends_with(':') {
            id.push('-');
        }
        id.extend(fold(word).chars().filter(char::is_ascii_alphanumeric));
    }
    id.into()
}

/// The id of a name that no list has.
fn id_of(document: &Document, name: Run) -> SmolStr {
    slug(points(document, name).map(|t| document.word(t)))
}

/// The words of a name, but for "to" between them.
fn points(document: &Document, name: Run) -> impl Iterator<Item = usize> {
    let word = |t: &usize| document.tokens.get(*t).is_some_and(|token| token.mark == 0);
    (name.first..name.end).filter(move |t| word(t) && !document.is(*t, "to"))
}

/// The id of a listed name as it is written here: the list's own, but a chain of other points than the entry's
/// ("Odessa-Brody-Plock") goes by its points. A chain of as many points is a variant spelling.
fn id_as_written(document: &Document, name: Run, listed: &SmolStr) -> SmolStr {
    let dash = |t: &usize| document.tokens.get(*t).is_some_and(|token| token.is_mark(b'-'));
    let Some(last) = (name.first..name.end).rev().find(dash) else { return listed.clone() };
    let chain = Run::new(name.first, last + 2);
    if points(document, chain).count() == listed.split('-').count() {
        return listed.clone();
    }
    id_of(document, chain)
}

#[cfg(test)]
mod tests;
