//! The words that make or unmake a pipeline's name, by their numbers.
//!
//! Example: in "Adria oil pipeline" stand a brand, a word between, and a head.

use crate::lexicon::List;
use crate::mention::Document;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "pipeline"
    Head,
    /// "line"
    Line,
    /// "gas", "crude": between the name and its head.
    Between,
    /// "export", "main": between them too, and telling nothing of oil or gas.
    Plain,
    /// "railway"
    Other,
    /// "Co"
    Company,
    /// "The", "Another"
    Open,
    /// "European"
    Region,
    /// "linking"
    Join,
}

/// The classes of a sentence's tokens.
#[derive(Debug)]
pub(super) struct Words {
    first: usize,
    classes: Vec<Option<Class>>,
}

impl Words {
    pub fn of(document: &Document, sentence: usize) -> Self {
        let tokens = document.sentences[sentence].tokens.clone();
        let mut classes = vec![None; tokens.len()];
        for hit in document.hits_of(sentence, List::PipelineWord) {
            if let Some(class) = classes.get_mut(hit.first - tokens.start) {
                *class = named(&document.lexicon.entry(hit).class);
            }
        }
        Self { first: tokens.start, classes }
    }

    pub fn class(&self, at: usize) -> Option<Class> {
        at.checked_sub(self.first).and_then(|i| self.classes.get(i)).copied().flatten()
    }
}

fn named(class: &str) -> Option<Class> {
    Some(match class {
        "head" => Class::Head,
        "line" => Class::Line,
        "gas" | "crude" | "products" => Class::Between,
        "plain" => Class::Plain,
        "other" => Class::Other,
        "company" => Class::Company,
        "open" => Class::Open,
        "region" => Class::Region,
        "join" => Class::Join,
        _ => return None,
    })
}

/// Whether oil and gas come up more than once in an article: elsewhere "pipeline" is a figure of speech.
pub(super) fn speaks_of_energy(document: &Document) -> bool {
    let goods =
        document.hits.iter().filter(|h| matches!(h.list, List::Commodity | List::Pipeline)).take(2).count();
    let heads = document.hits.iter().filter(|h| h.list == List::PipelineWord);
    let heads = heads.filter(|h| document.lexicon.entry(h).class == "head").take(2).count();
    goods > 0 && goods + heads > 1
}
