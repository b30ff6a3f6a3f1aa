//! The words that make or unmake a pipeline's name, by their numbers.
//!
//! Example: in "Adria oil pipeline" stand a brand, a word between, and a head.

use crate::lexicon::{List, Signs};
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

/// The class of the word at a token: of the longest alias that begins there.
#[inline]
pub(super) fn class(document: &Document, at: usize) -> Option<Class> {
    if !document.begins(at).any(const { Signs::of(List::PipelineWord, "") }) {
        return None;
    }
    let mut longest_first = document.hits_at(at).iter().rev();
    let hit = longest_first.find(|hit| hit.list == List::PipelineWord)?;
    named(&document.lexicon.entry(hit).class)
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
