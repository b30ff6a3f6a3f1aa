//! Who lends and who borrows: "the bank lent Kenya $2 bn", "Ghana is seeking $1 bn from China".
//!
//! Leaves whether a sum is a loan. Example: in "was granted to Pakistan by Saudi Arabia" Saudi Arabia lends.

use super::owner::{is_party, is_passive, is_subject, preposition};
use super::view::View;
use super::{Figure, Party, place};
use crate::lexicon::List;
use crate::mention::{Name, NameKind, Run, WordSet, words};

/// Tells of a loan who lends, as its reporter, and who borrows, as its partner.
pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, loan: Run) {
    if let Some((lender, taker)) = lent(view, figure.amount.run) {
        figure.reporter = lender.or(figure.reporter.filter(|own| !own.run.overlaps(taker.run)));
    }
    if let Some((borrower, lender)) = borrowed(view, figure, loan) {
        let another = |own: &Party| borrower.is_none_or(|borrower| !own.run.overlaps(borrower.run));
        figure.reporter = lender.or(figure.reporter.filter(another));
        figure.partner = borrower.or(figure.partner);
    }
    if let Some(lender) = lender(view, figure.amount.run) {
        let taker = figure.reporter.filter(|own| !own.run.overlaps(lender.run));
        (figure.reporter, figure.partner) = (Some(lender), figure.partner.or(taker));
    }
}

/// Who borrows, where a verb of lending or a preposition tells.
pub fn taker<'d>(view: &View<'_, 'd>, word: Run, amount: Run) -> Option<Party<'d>> {
    lent(view, amount).map(|lent| lent.1).or_else(|| borrower(view, word, amount))
}

/// "the bank has provided Petrobras with a loan": who gives, and the name right behind the verb.
fn lent<'d>(view: &View<'_, 'd>, amount: Run) -> Option<(Option<Party<'d>>, Party<'d>)> {
    let mut gives = view.words_near(amount, List::Cue, "give");
    let (verb, _) =
        gives.find(|(run, _)| run.end <= amount.first && view.breaks_between(*run, amount) == 0)?;
    if is_passive(view, verb) {
        return None;
    }
    let names = view.names_near(verb);
    let gives = |n: &&Name| n.run.end <= verb.first && is_party(view, n) && is_subject(view, n.run, verb);
    let giver = names.iter().rev().find(gives).map(|n| place::of_name(n, n.run));
    let taker = names
        .iter()
        .filter(|n| n.run.first >= verb.end && n.run.end <= amount.first)
        .find(|n| !n.adjective && preposition(view, n.run).is_none())?;
    Some((giver, place::of_name(taker, taker.run)))
}

/// "has received $400 million in loans from the bank", "was given a loan of $5 million": who takes it, and the lender
/// behind "from".
fn borrowed<'d>(
    view: &View<'_, 'd>,
    figure: &Figure<'d>,
    loan: Run,
) -> Option<(Option<Party<'d>>, Option<Party<'d>>)> {
    const APART: &WordSet = words!["to", "for", "in", "on", "with", "by", "that", "which", "and"];
    let amount = figure.amount.run;
    let takes = view.words_near(amount, List::Cue, "take_loan");
    let given = view.words_near(amount, List::Cue, "give").filter(|(run, _)| is_passive(view, *run));
    // "raised its loan to $2 bn", "take part in a loan" have another object; "a request for a loan" has not.
    let takes_it = |verb: Run| {
        let object = verb.end + usize::from(view.is(verb.end, "for"));
        verb.end <= amount.first && !(object..amount.first).any(|t| view.is_in(t, APART))
    };
    let verb = takes.chain(given).map(|(run, _)| run).find(|verb| takes_it(*verb));
    let verb =
        verb.or(Some(loan).filter(|loan| view.is_in(loan.first, words!["borrowed", "borrow", "borrows"])))?;
    let subject = |n: &&Name| n.run.end <= verb.first && is_party(view, n) && is_subject(view, n.run, verb);
    let name = view.names_near(verb).iter().rev().find(subject).map(|n| place::of_name(n, n.run));
    let borrower = name.or(figure.reporter.filter(|own| own.run.end <= verb.first));
    let lender = place::after(view, amount, words!["from"], 14).map(|run| place::party(view, run));
    (borrower.is_some() || lender.is_some()).then_some((borrower, lender))
}

/// "a loan of $100 million from the bank", "was granted to Pakistan by Saudi Arabia".
fn lender<'d>(view: &View<'_, 'd>, amount: Run) -> Option<Party<'d>> {
    if view.is(amount.end, "from") {
        return place::after(view, amount, words!["from"], 4).map(|run| place::party(view, run));
    }
    let mut given = view.words_near(amount, List::Cue, "give").filter(|(run, _)| is_passive(view, *run));
    let (verb, _) = given.next()?;
    let by = (verb.end..verb.end + 10).find(|t| view.is(*t, "by"))?;
    let agent = |n: &&Name| (by + 1..by + 3).contains(&n.run.first) && is_party(view, n);
    view.names_near(verb).iter().find(agent).map(|n| place::of_name(n, n.run))
}

/// "lent Erbil $1.2 bln", "a loan to Ghana".
fn borrower<'d>(view: &View<'_, 'd>, word: Run, amount: Run) -> Option<Party<'d>> {
    let direct = view.names_near(word).iter().find(|n| n.run.first == word.end && n.run.end <= amount.first);
    direct
        .map(|n| place::of_name(n, n.run))
        .or_else(|| place::after(view, word, words!["to", "for"], 12).map(|r| place::party(view, r)))
        .or_else(|| place::after(view, amount, words!["to"], 8).map(|r| place::party(view, r)))
        .or_else(|| {
            // "a loan of $40 million for Bangladesh", unlike "for the Metro"
            let country =
                |n: &&Name| n.kind == NameKind::Country && !n.adjective && n.run.first == amount.end + 1;
            let name = view.names_near(amount).iter().find(country).filter(|_| view.is(amount.end, "for"))?;
            Some(place::of_name(name, name.run))
        })
}
