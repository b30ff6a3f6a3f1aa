//! What "the figure" refers to where the sentence before tells only how it changed.
//!
//! Leaves what a figure of that sentence lends. Example: after "Wheat exports rose by a third last season" in "The figure
//! reached 9.2 million tons" it is wheat, exported.

use super::view::View;
use super::{Figure, Word, measure};
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{Dimension, Quantity, Run, Sentence, words};

/// How far before its amount "the figure" may stand.
const REACH: usize = 8;

/// Kind, topic and rule of an amount that refers to the sentence before, where no figure stands nearer.
pub fn topic<'d>(
    view: &View<'_, 'd>,
    amount: &Quantity,
    earlier: Option<&Figure>,
) -> Option<(Kind, Option<Word<'d>>, &'static str)> {
    let near = earlier.is_some_and(|e| e.sentence == view.sentence);
    let before = (!near && refers(view, amount.run)).then(|| changed(view))??;
    if amount.dimension == Dimension::Money {
        let trade = |class: &str| matches!(class, "exports" | "imports" | "turnover" | "surplus" | "deficit");
        let told = cue(view, before, "measure.").filter(|word| trade(word.class))?;
        return Some((Kind::TradeFigure, Some(told), measure::CARRIED));
    }
    let hits = view.doc.hits[before.hits.clone()].iter();
    let goods = { hits }.find(|h| matches!(h.list, List::Commodity | List::Cargo))?;
    let word =
        Word { run: Run::new(goods.first(), goods.end()), class: &view.doc.lexicon.entry(goods).class };
    match goods.list {
        List::Commodity => Some((Kind::OilVolume, Some(word), "oil_volume/carried")),
        _ if amount.dimension == Dimension::Mass => {
            Some((Kind::CargoVolume, Some(word), "cargo_volume/carried"))
        }
        _ => None,
    }
}

/// The deed of a figure whose topic the sentence before told, where it has none of its own.
pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, earlier: Option<&Figure>) {
    let told = figure.topic.is_some_and(|topic| topic.run.first < view.tokens.start);
    let lent = || earlier.is_some_and(|e| e.topic == figure.topic);
    if figure.kind == Kind::TradeFigure || figure.activity.is_some() || !told || lent() {
        return;
    }
    let deed =
        |word: &Word| matches!(word.class, "export" | "import" | "shipment" | "transit" | "production");
    figure.activity = changed(view).and_then(|before| cue(view, before, "activity.")).filter(deed);
}

/// The sentence before, where it tells a change and no amount.
fn changed<'d>(view: &View<'_, 'd>) -> Option<&'d Sentence> {
    let before = &view.doc.sentences[view.sentence.checked_sub(1)?];
    let hits = view.doc.hits[before.hits.clone()].iter();
    let changes = { hits }.any(|h| {
        let class = || &view.doc.lexicon.entry(h).class;
        h.list == List::Change && (class().starts_with("up") || class().starts_with("down"))
    });
    (changes && !before.mentions.quantities.iter().any(|q| q.dimension.is_amount())).then_some(before)
}

/// "The figure reached", "this indicator amounted to".
fn refers(view: &View, at: Run) -> bool {
    let mut words = view.words_near(at, List::Cue, "refer");
    words.any(|(run, _)| {
        let named = view.is_in(run.first, words!["the", "this", "that", "these"]) && run.end > run.first + 1;
        named && run.end <= at.first && at.first - run.end <= REACH && view.breaks_between(run, at) == 0
    })
}

/// The first cue of a family in a sentence.
fn cue<'d>(view: &View<'_, 'd>, sentence: &Sentence, family: &str) -> Option<Word<'d>> {
    let hits = view.doc.hits[sentence.hits.clone()].iter().filter(|h| h.list == List::Cue);
    { hits }.find_map(|h| {
        let class = view.doc.lexicon.entry(h).class.strip_prefix(family)?;
        Some(Word { run: Run::new(h.first(), h.end()), class })
    })
}
