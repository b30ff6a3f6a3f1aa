//! Partners told in the order of their trade: "Turkey was Georgia's largest partner with $2 bn, followed by Russia
//! with $1.9 bn", "In exports Kyrgyzstan led with $46 mln", "Its biggest buyers were Italy ($12 bn) and China ($5 bn)".
//!
//! Leaves partners behind prepositions. The owner of "partner" is whose trade it is, else the article's country.

use super::Word;
use super::owner::is_subject;
use super::place::{self, Party};
use super::view::View;
use crate::lexicon::List;
use crate::mention::{Name, NameKind, Run, WordSet, words};

/// Whose trade an amount is, where that is told or known, and with whom.
pub fn partners<'d>(view: &View<'_, 'd>, at: Run) -> Option<(Option<Party<'d>>, Party<'d>)> {
    ranks(view, at)?;
    let with = || in_order(view, at).or_else(|| leader(view, at));
    let partner = beside(view, at).or_else(with)?;
    Some((owner(view, partner), place::of_name(partner, partner.run)))
}

/// What a sum is where only the noun of a ranking tells: buyers' are exports, suppliers' imports, partners' turnover.
pub fn measure<'d>(view: &View<'_, 'd>, at: Run) -> Option<Word<'d>> {
    const BUYERS: &WordSet = words!["buyer", "buyers", "customer", "customers"];
    const SUPPLIERS: &WordSet = words!["supplier", "suppliers"];
    const PARTNERS: &WordSet = words!["partner", "partners"];
    const FIRST: &WordSet = words![
        "among",
        "biggest",
        "chief",
        "foremost",
        "important",
        "key",
        "largest",
        "leading",
        "main",
        "major",
        "number",
        "primary",
        "principal",
        "top"
    ];
    let noun = view.words_near(at, List::Cue, "rank").map(|(run, _)| run).find(|run| {
        let floor = run.first.saturating_sub(5).max(view.tokens.start);
        run.end <= at.first && (floor..run.first).any(|t| view.is_in(t, FIRST))
    })?;
    let class = match noun.first {
        t if view.is_in(t, BUYERS) => "exports",
        t if view.is_in(t, SUPPLIERS) => "imports",
        // Partners in a firm share no trade.
        t if view.is_in(t, PARTNERS) && view.is_in(t - 1, words!["trade", "trading", "commercial"]) => {
            "turnover"
        }
        _ => return None,
    };
    (beside(view, at).is_some() || leader(view, at).is_some()).then_some(Word { run: noun, class })
}

/// Whether an amount goes on a ranking: a name and "with" stand before it.
pub fn goes_on(view: &View, at: Run) -> bool {
    ranks(view, at).is_some() && beside(view, at).is_some()
}

/// The nearest word of a ranking before an amount.
fn ranks(view: &View, at: Run) -> Option<Run> {
    let words = view.words_near(at, List::Cue, "rank").map(|(run, _)| run);
    words.filter(|run| run.end <= at.first).max_by_key(|run| run.end)
}

/// "… followed by Russia with $1.9 bn", "… by Russia ($1.9 bn)"
fn beside<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    let with = at.first.wrapping_sub(1);
    (view.is(with, "with") || view.mark(with, b'(')).then_some(())?;
    view.names_near(at).iter().find(|n| n.run.end == with && n.kind == NameKind::Country)
}

/// "Turkey was Georgia's largest partner with a turnover of $2 bn", "Kyrgyzstan led with $46 mln": the subject of what
/// ranks.
fn leader<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    let ranked = ranks(view, at)?;
    let near = view.figures_between(ranked, at) == 0 && at.first - ranked.end <= 8;
    let with = || (ranked.end..at.first).rev().take(4).any(|t| view.is(t, "with"));
    // "the biggest buyer of Vietnamese goods ($19.6 bn)"
    let bracket = at.first - 1;
    let told = || view.mark(bracket, b'(') && (ranked.end..bracket).all(|t| view.doc.tokens[t].is_word());
    (near && (with() || told())).then_some(())?;
    let free = |n: &&Name| {
        n.run.end <= ranked.first && n.kind == NameKind::Country && is_subject(view, n.run, ranked)
    };
    view.names_near(at).iter().find(free)
}

/// "China, India and Oman were the top partners with $57 bn, $46 bn and $32 bn respectively": to each its own.
fn in_order<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    view.sentence_says("respectively").then_some(())?;
    let quantities = view.quantities();
    let own = view.mains.iter().position(|m| quantities[m.0].run == at)?;
    let first = quantities[view.mains.first()?.0].run.first;
    let names = view.names_near(at).iter().filter(|n| n.kind == NameKind::Country && n.run.end <= first);
    let free: Vec<&Name> = names.filter(|n| !n.adjective && !view.mark(n.run.end, b'\'')).collect();
    (free.len() == view.mains.len()).then(|| free[own])
}

/// "Georgia's largest trading partner", else the country that the article is about.
fn owner<'d>(view: &View<'_, 'd>, partner: &Name) -> Option<Party<'d>> {
    let possessive = |n: &&Name| {
        let before = (n.run.end..n.run.end + 7).any(|t| view.has_cue(t, "rank"));
        // "buyers of Kazakh oil"
        let of = n.run.first.wrapping_sub(1);
        let behind = view.is(of, "of") && view.has_cue(of.wrapping_sub(1), "rank");
        (view.mark(n.run.end, b'\'') || n.adjective) && (before || behind)
    };
    let names = view.names_near(partner.run);
    if let Some(name) = names.iter().find(possessive) {
        return Some(place::of_name(name, name.run));
    }
    let named = |n: &&Name| n.kind == NameKind::Country && n.id != partner.id && view.mark(n.run.end, b'\'');
    // One that stands in the ranking is a partner itself.
    let free = |n: &Name| !names.iter().any(|own| own.id == n.id && !named(&own));
    view.subject
        .pair()
        .iter()
        .find(|n| view.subject.lead().is_some_and(|l| n.id.as_ref() == Some(l.0)) && n.id != partner.id)
        .filter(|n| free(n))
        .map(|n| place::of_name(n, n.run))
        .or_else(|| names.iter().find(named).map(|n| place::of_name(n, n.run)))
}
