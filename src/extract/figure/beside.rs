//! A name right before an amount, which shares the verb of the figure before and stands where another name stood there.
//!
//! Leaves names that a preposition leads to. Example: in "Russia shipped 2.1 mln tons, and Romania - 1.4 mln" Romania
//! ships, in "exports to Germany were $5 bn, Italy $3 bn" they go to Italy.

use super::owner::preposition;
use super::view::View;
use super::{Figure, Party, place};
use crate::mention::{Name, NameKind, Run};

/// The name right before an amount, or before its dash or bracket.
pub fn of<'d>(view: &View<'_, 'd>, at: Run) -> Option<&'d Name> {
    let before = at.first.wrapping_sub(1);
    let marked = view.mark(before, b'-') || view.mark(before, b'(');
    let named = || view.tokens.contains(&before) && view.doc.tokens[before].is_word();
    if !(marked || named()) {
        return None;
    }
    let ends = |n: &&Name| n.run.end == at.first || marked && n.run.end == before;
    let name = view.names_near(at).iter().find(ends)?;
    let follows = view.is(name.run.first.wrapping_sub(2), "followed");
    (!name.adjective && (follows || preposition(view, name.run).is_none())).then_some(name)
}

/// Which of two parties of an earlier amount a country beside an amount stands for (false for the first): the one that
/// stands beside that too ("sold Spain 9 bcm and Italy 24 bcm"), that no preposition leads to, or that alone is told.
pub fn stands_for_second(
    view: &View,
    name: &Name,
    earlier: Run,
    (first, second): (Option<Party>, Option<Party>),
) -> Option<bool> {
    let told = |party: Option<Party>| {
        party.filter(|p| view.tokens.contains(&p.run.first) && p.run.end <= name.run.first).map(|p| p.run)
    };
    let owns = |run: Run| view.mark(run.end, b'\'');
    let acts = |run: Run| preposition(view, run).is_none() && !owns(run);
    match (told(first), told(second)) {
        _ if name.kind != NameKind::Country => None,
        (_, Some(second)) if second.end == earlier.first => Some(true),
        (Some(first), Some(second)) => match (acts(first), acts(second)) {
            (true, _) => Some(false),
            (false, second) => (second || owns(first)).then_some(true),
        },
        (Some(_), None) => Some(false),
        (None, Some(_)) => Some(true),
        (None, None) => None,
    }
}

/// "oil exports to China were 5 mln tons, India - 3 mln tons": as the name of the figure before.
pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, carried: Option<&Figure<'d>>) {
    let Some(earlier) = carried.filter(|e| e.sentence == view.sentence) else { return };
    let Some(name) = of(view, figure.amount.run) else { return };
    let party = place::of_name(name, name.run);
    match stands_for_second(view, name, earlier.amount.run, (earlier.origin, earlier.destination)) {
        Some(true) => (figure.origin, figure.destination) = (earlier.origin, Some(party)),
        Some(false) => (figure.origin, figure.destination) = (Some(party), earlier.destination),
        None => {}
    }
}
