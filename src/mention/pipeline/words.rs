//! The words that make or unmake a pipeline's name, by their numbers.
//!
//! Example: in "Adria oil pipeline" stand a brand, a word between, and a head.

use crate::lexicon::{Lexicon, List, Token, Word};
use crate::mention::Document;
use rustc_hash::FxHashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "pipeline"
    Head,
    /// "line"
    Line,
    /// "gas", "crude", "export": between the name and its head.
    Between,
    /// "railway"
    Other,
    /// "Co"
    Company,
    /// "The", "Another"
    Open,
    /// "linking"
    Join,
}

#[derive(Debug, Default)]
pub(super) struct Words {
    classes: FxHashMap<Word, Class>,
}

impl Words {
    pub fn of(lexicon: &Lexicon) -> Self {
        let mut classes = FxHashMap::default();
        for (_, entry) in lexicon.entries(List::Cue) {
            let Some(class) = entry.class.strip_prefix("pipeline.").and_then(named) else { continue };
            classes.extend(entry.aliases.iter().map(|alias| (lexicon.word(alias), class)));
        }
        Self { classes }
    }

    pub fn class(&self, token: Option<&Token>) -> Option<Class> {
        token.filter(|t| t.word != Word::UNKNOWN).and_then(|t| self.classes.get(&t.word)).copied()
    }
}

fn named(class: &str) -> Option<Class> {
    Some(match class {
        "head" => Class::Head,
        "line" => Class::Line,
        "gas" | "crude" | "products" | "plain" => Class::Between,
        "other" => Class::Other,
        "company" => Class::Company,
        "open" => Class::Open,
        "join" => Class::Join,
        _ => return None,
    })
}

/// Whether oil and gas come up more than once in an article: elsewhere "pipeline" is a figure of speech.
pub(super) fn speaks_of_energy(document: &Document, words: &Words) -> bool {
    let goods = document.hits.iter().filter(|h| h.list == List::Commodity || h.list == List::Pipeline);
    let goods = goods.take(2).count();
    let heads = document.tokens.iter().filter(|t| words.class(Some(t)) == Some(Class::Head));
    goods > 0 && goods + heads.take(2).count() > 1
}
