//! Which sentences can hold a claim, told by their words alone: the others need not be read.
//!
//! Lets through too much rather than too little. Example: "The hall was full." can hold none; "The minister
//! spoke." can neither, for it has no name, but "Minister Omar Sen spoke." can.

use super::read::Measured;
use super::{Document, Quantity, Sentence};
use crate::lexicon::hint;

/// A figure, in digits or words.
const NUMBER: u16 = hint::DIGITS | hint::NUMBER;
/// About as many hits have the longest sentences of prose.
const HITS: usize = 128;
/// How many sentences before may have told the measure of a figure.
const LENT: usize = 2;

/// What claims a sentence can hold.
#[derive(Clone, Copy, Debug)]
pub struct May {
    /// Of an amount.
    pub figure: bool,
    /// Of an agreement or a pipeline.
    pub deed: bool,
    pub official: bool,
}

impl May {
    pub const ALL: Self = Self { figure: true, deed: true, official: true };

    pub fn any(self) -> bool {
        self.figure || self.deed || self.official
    }
}

/// Whether an article can hold a claim: some sentence has the words, and the lists find them to mean it.
pub fn is_worth_a_search(document: &Document) -> bool {
    let all = document.sentences.iter().fold(0, |all, s| all | s.hints);
    if all & hint::LINE != 0 && all & hint::FUEL != 0 {
        return true;
    }
    let (mut search, mut hits) = (document.lexicon.search(), Vec::with_capacity(HITS));
    document.sentences.iter().filter(|s| may_hold(document, s, s.hints)).any(|sentence| {
        hits.clear();
        search.within(&document.tokens, sentence.tokens.clone(), &mut hits);
        let meant =
            hits.iter().fold(sentence.hints & hint::DIGITS, |all, h| all | document.lexicon.says(h).hints);
        may_hold(document, sentence, meant)
    })
}

/// A figure with its measure, an instrument, a pipeline, or a post with its holder.
fn may_hold(document: &Document, sentence: &Sentence, hints: u16) -> bool {
    let figure = hints & NUMBER != 0 && hints & hint::AMOUNT != 0;
    figure || hints & (hint::INSTRUMENT | hint::PIPELINE) != 0 || may_hold_official(document, sentence, hints)
}

/// Whether a pipeline may be named anywhere.
pub fn speaks_of_pipelines(document: &Document) -> bool {
    document.sentences.iter().any(Sentence::may_name_pipeline)
}

/// Of each sentence, which claims it can hold by its words.
pub fn by_words(document: &Document) -> Vec<May> {
    let (mut agreement, mut lent_until) = (false, 0);
    let sentences = document.sentences.iter().enumerate();
    let may = sentences.map(|(at, sentence)| {
        let has = |hints: u16| sentence.hints & hints != 0;
        let measure = has(hint::AMOUNT | hint::LARGE) || at < lent_until && has(hint::LEADING);
        let figure = has(NUMBER) && measure;
        if figure {
            lent_until = at + LENT + 1;
        }
        // A pronoun may stand for the instrument of the sentence before.
        agreement = has(hint::INSTRUMENT) || agreement && has(hint::ACTION);
        let pipeline = !sentence.mentions.pipelines.is_empty();
        let official = may_hold_official(document, sentence, sentence.hints);
        May { figure, deed: agreement || pipeline, official }
    });
    may.collect()
}

/// Of sentences in order, whether each can hold a figure once its quantities are known: it tells an amount, or a number
/// that has its measure from one shortly before.
pub fn by_amounts(measured: &[Measured]) -> Vec<bool> {
    let mut lent_until = 0;
    let figures = measured.iter().map(|Measured { sentence, quantities, .. }| {
        let amount = quantities.iter().any(|q| q.dimension.is_amount());
        let lent = || *sentence < lent_until && quantities.iter().any(Quantity::is_large);
        let figure = amount || lent();
        if figure {
            lent_until = sentence + LENT + 1;
        }
        figure
    });
    figures.collect()
}

/// An office, or "who heads" or "headed by", and two words with a capital that could be a name.
fn may_hold_official(document: &Document, sentence: &Sentence, hints: u16) -> bool {
    let who = || { sentence.tokens.clone() }.any(|t| document.is(t, "who") || document.is(t, "by"));
    sentence.capitals > 1 && (hints & hint::POST != 0 || hints & hint::HEADS != 0 && who())
}
