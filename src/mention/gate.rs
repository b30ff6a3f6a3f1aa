//! Which sentences can hold a claim, told by their words alone: the others need not be read.
//!
//! Lets through too much rather than too little. Example: "The hall was full." can hold none; "The minister
//! spoke." can neither, for it has no name, but "Minister Omar Sen spoke." can.

use super::{Document, Sentence};
use crate::lexicon::hint;

/// How many sentences before may have told the measure of a figure.
const LENT: usize = 2;

/// Whether an article's words, before any list is searched, let some sentence hold a claim.
pub fn is_worth_a_search(document: &Document) -> bool {
    let all = document.sentences.iter().fold(0, |all, s| all | s.hints);
    let line = all & hint::LINE != 0 && all & hint::FUEL != 0;
    line || all & (hint::INSTRUMENT | hint::PIPELINE) != 0 || document.sentences.iter().any(may_tell)
}

/// A figure with its measure, or a post with its holder.
fn may_tell(sentence: &Sentence) -> bool {
    sentence.hints & hint::NUMBER != 0 && sentence.hints & hint::AMOUNT != 0 || may_hold_official(sentence)
}

/// Whether a pipeline may be named anywhere.
pub fn speaks_of_pipelines(document: &Document) -> bool {
    document.sentences.iter().any(|s| s.hints & (hint::PIPELINE | hint::LINE) != 0)
}

/// Marks the sentences that can hold a claim.
pub fn choose(document: &mut Document) {
    let (mut agreement, mut lent_until) = (false, 0);
    for (at, sentence) in document.sentences.iter_mut().enumerate() {
        let has = |hints: u16| sentence.hints & hints != 0;
        let measure = has(hint::AMOUNT | hint::LARGE) || at < lent_until && has(hint::LEADING);
        let figure = has(hint::NUMBER) && measure;
        if figure {
            lent_until = at + LENT + 1;
        }
        // A pronoun may stand for the instrument of the sentence before.
        agreement = has(hint::INSTRUMENT) || agreement && has(hint::ACTION);
        let pipeline = !sentence.mentions.pipelines.is_empty();
        sentence.wanted = figure || agreement || pipeline || may_hold_official(sentence);
    }
}

/// Whether a sentence that was read holds something of which a claim could be made.
pub fn holds(sentence: &Sentence) -> bool {
    let amount = sentence.mentions.quantities.iter().any(|q| q.dimension.is_amount());
    let agreement = sentence.hints & hint::INSTRUMENT != 0;
    amount || agreement || !sentence.mentions.pipelines.is_empty() || may_hold_official(sentence)
}

/// An office, and two words with a capital that could be a name.
fn may_hold_official(sentence: &Sentence) -> bool {
    sentence.hints & hint::POST != 0 && sentence.capitals > 1
}
