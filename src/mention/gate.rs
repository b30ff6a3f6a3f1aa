//! Which sentences can hold a claim, told by their words alone: the others need not be read.
//!
//! Lets through too much rather than too little. Example: "The hall was full." can hold none; "The minister
//! spoke." can neither, for it has no name, but "Minister Omar Sen spoke." can.

use super::{Document, tag};
use crate::lexicon::{List, Signs};

/// A figure, in digits or words.
const NUMBER: Signs = Signs::DIGITS.or(super::number::FIRST);
/// What makes a number an amount.
const UNIT: Signs = Signs::families(List::Unit, &["", "glued", "large", "small"])
    .or(Signs::of(List::Currency, ""))
    .or(Signs::families(List::Number, &["magnitude", "hundred", "dozen"]));
/// What leads to a number whose unit a sentence shortly before has told.
const LEADING: Signs = Signs::families(List::Cue, &["measure", "activity"]);
/// How many sentences before.
const LENT: usize = 2;
const INSTRUMENT: Signs = Signs::of(List::Instrument, "").or(Signs::families(List::Action, &["agree"]));
const ACTION: Signs = Signs::of(List::Action, "");
const PIPELINE: Signs =
    Signs::of(List::Pipeline, "").or(Signs::families(List::PipelineWord, &["head", "line"]));

/// Whether a pipeline may be named anywhere.
pub fn speaks_of_pipelines(document: &Document) -> bool {
    document.sentences.iter().any(|s| s.signs.any(PIPELINE))
}

/// Of each sentence, whether it can hold a claim.
pub fn wanted(document: &Document) -> Vec<bool> {
    let (mut wanted, mut agreement) = (Vec::with_capacity(document.sentences.len()), false);
    let mut lent_until = 0;
    for (at, sentence) in document.sentences.iter().enumerate() {
        let signs = sentence.signs;
        let unit = signs.any(UNIT) || at < lent_until && signs.any(LEADING);
        let figure = signs.any(NUMBER) && unit;
        if figure {
            lent_until = at + LENT + 1;
        }
        // A pronoun may stand for the instrument of the sentence before.
        agreement = signs.any(INSTRUMENT) || agreement && signs.any(ACTION);
        let pipeline = !sentence.mentions.pipelines.is_empty();
        wanted.push(figure || agreement || pipeline || may_hold_official(document, at));
    }
    wanted
}

/// Whether a sentence that was read holds something of which a claim could be made.
pub fn holds(document: &Document, sentence: usize) -> bool {
    let Some(own) = document.sentences.get(sentence) else { return false };
    let amount = own.mentions.quantities.iter().any(|q| q.dimension.is_amount());
    let agreement = own.signs.any(INSTRUMENT);
    amount || agreement || !own.mentions.pipelines.is_empty() || may_hold_official(document, sentence)
}

/// An office, and two words with a capital that could be a name.
fn may_hold_official(document: &Document, sentence: usize) -> bool {
    let Some(own) = document.sentences.get(sentence) else { return false };
    let capitals = || document.places[own.tokens.clone()].iter().filter(|p| p.begins.any(Signs::CAPITAL));
    own.flags & (tag::OFFICE | tag::HEADS) != 0 && capitals().nth(1).is_some()
}
