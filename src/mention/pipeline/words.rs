//! The words that make or unmake a pipeline's name, by their numbers.
//!
//! Example: in "Adria oil pipeline" stand a brand, a word between, and a head.

use crate::lexicon::{Hit, List, Signs, hint};
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
#[inline(always)]
pub(super) fn class(document: &Document, at: usize) -> Option<Class> {
    class_of(document, at, document.begins(at))
}

/// The same, given what begins there.
#[inline(always)]
pub(super) fn class_of(document: &Document, at: usize, begins: Signs) -> Option<Class> {
    let may = begins.any(const { Signs::of(List::PipelineWord, "") });
    if may { find_class(document, at) } else { None }
}

fn find_class(document: &Document, at: usize) -> Option<Class> {
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
    let hits = |hints: u16, named: fn(&Hit) -> bool| {
        let sentences = document.sentences.iter().filter(move |s| s.hints & hints != 0);
        let hits = sentences.flat_map(|s| &document.hits[s.hits.clone()]).filter(move |hit| named(hit));
        hits.filter(move |hit| document.lexicon.says(hit).hints & hints != 0).take(2).count()
    };
    let goods = hits(hint::FUEL | hint::PIPELINE, |hit| matches!(hit.list, List::Commodity | List::Pipeline));
    let heads = hits(hint::PIPELINE, |hit| hit.list == List::PipelineWord);
    goods > 0 && goods + heads > 1
}
