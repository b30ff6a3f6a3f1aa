//! Partners told in the order of their trade: "Turkey was Georgia's largest partner with $2 bn, followed by Russia
//! with $1.9 bn", "In exports Kyrgyzstan led with $46 mln".
//!
//! Leaves partners behind prepositions. The owner of "partner" is whose trade it is, else the article's country.

use super::owner::is_subject;
use super::place::{self, Party};
use super::view::View;
use crate::lexicon::List;
use crate::mention::{Name, NameKind, Run};

/// Whose trade an amount is, where that is told or known, and with whom.
pub fn partners<'d>(view: &View<'_, 'd>, at: Run) -> Option<(Option<Party<'d>>, Party<'d>)> {
    let ranked = ranks(view, at)?;
    let with = || in_order(view, at).or_else(|| leader(view, ranked, at));
    let partner = beside(view, at).or_else(with)?;
    Some((owner(view, partner), place::of_name(partner, partner.run)))
}

/// Whether an amount goes on a ranking: a name and "with" stand before it.
pub fn goes_on(view: &View, at: Run) -> bool {
    ranks(view, at).is_some() && beside(view, at).is_some()
}

fn ranks(view: &View, at: Run) -> Option<Run> {
    view.words_near(at, List::Cue, "rank").map(|(run, _)| run).find(|run| run.end <= at.first)
}

/// "… followed by Russia with $1.9 bn", "… by Russia ($1.9 bn)"
fn beside<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    let with = at.first.wrapping_sub(1);
    (view.is(with, "with") || view.mark(with, b'(')).then_some(())?;
    view.names_near(at).iter().find(|n| n.run.end == with && n.kind == NameKind::Country)
}

/// "Turkey was Georgia's largest partner with a turnover of $2 bn", "Kyrgyzstan led with $46 mln": the subject of what
/// ranks.
fn leader<'d>(view: &View<'_, 'd>, ranked: Run, at: Run) -> Option<&'d Name> {
    let near = view.figures_between(ranked, at) == 0 && at.first - ranked.end <= 8;
    (near && (ranked.end..at.first).rev().take(4).any(|t| view.is(t, "with"))).then_some(())?;
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
        (view.mark(n.run.end, b'\'') || n.adjective)
            && (n.run.end..n.run.end + 7).any(|t| view.has_cue(t, "rank"))
    };
    if let Some(name) = view.names_near(partner.run).iter().find(possessive) {
        return Some(place::of_name(name, name.run));
    }
    let named = |n: &&Name| n.kind == NameKind::Country && n.id != partner.id && view.mark(n.run.end, b'\'');
    view.subject
        .pair()
        .iter()
        .find(|n| view.subject.lead().is_some_and(|l| n.id.as_ref() == Some(l.0)) && n.id != partner.id)
        .map(|n| place::of_name(n, n.run))
        .or_else(|| view.names_near(partner.run).iter().find(named).map(|n| place::of_name(n, n.run)))
}
