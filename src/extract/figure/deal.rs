//! What a paper is about that somebody signs: its goods are still to come, and the day of signing is not theirs.
//!
//! Leaves what happened under a paper ("under a contract signed in 2019 Iraq exported …"). Example: in "In March 2023
//! Petronas signed a deal with Woodside to buy 2 million tonnes of LNG a year" the tonnes are planned and have no period.

use super::view::View;
use crate::extract::Kind;
use crate::lexicon::{Hit, List};
use crate::mention::{DELIVERY, Run, Time, words};

/// A paper that is signed, and where the words begin that tell what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Deal {
    paper: Run,
    about: usize,
    /// Whoever "won a contract" supplies; of two that sign one either may.
    won: bool,
}

/// How far before an amount the paper may stand that it is in.
const REACH: usize = 30;
/// How far before the paper its verb may stand.
const VERB: usize = 8;

/// The paper that an amount of goods is in.
pub fn of(view: &View, kind: Kind, at: Run) -> Option<Deal> {
    if kind == Kind::TradeFigure || !view.names_paper() {
        return None;
    }
    let from = at.first.saturating_sub(REACH).max(view.tokens.start);
    let papers = view.doc.hits_in(view.sentence, List::Instrument, Run::new(from, at.first));
    let papers = papers.map(|h| Run::new(h.first(), h.end())).filter(|run| run.end <= at.first);
    let paper = papers.max_by_key(|run| run.first)?;
    let verb = made(view, paper)?;
    let leads =
        |t: &usize| view.is_in(*t, words!["to", "for", "on", "which", "whereby"]) && !view.is_timed(*t);
    let about = (paper.end..at.first).find(leads)?;
    (paper.end..at.first).all(|t| goes_on(view, t)).then_some(Deal {
        paper,
        about,
        won: verb == "agreed.object",
    })
}

impl Deal {
    /// Whether a time tells when it was signed: what stands before the words that tell what it is about, and a day but
    /// that of delivery.
    pub fn dates(self, view: &View, time: &Time) -> bool {
        let day = time.from.zip(time.to).is_some_and(|(from, to)| (to - from).num_days() < 7);
        let delivered = || view.is_in(time.run.first.wrapping_sub(1), DELIVERY);
        time.run.end <= self.about || day && !delivered()
    }

    /// Whether a deed is the paper's own word or a noun of what it is about: "a supply deal", "on the supply of".
    pub fn names(self, view: &View, deed: Run) -> bool {
        let own = deed.end >= self.paper.first && deed.first < self.about;
        let noun = deed.first > self.about && view.is_in(deed.first - 1, words!["the", "for", "on"]);
        !self.won && (own || noun)
    }
}

/// Whether a verb of signing or agreeing stands before a paper: "signed a deal", "have struck a 10-year contract".
fn made<'d>(view: &View<'_, 'd>, paper: Run) -> Option<&'d str> {
    let from = paper.first.saturating_sub(VERB).max(view.tokens.start);
    let clause = (from..paper.first).rev().take_while(|t| !view.mark(*t, b','));
    { clause }.find_map(|t| making(view, t))
}

/// The class of a verb of signing or agreeing that begins at a token.
fn making<'d>(view: &View<'_, 'd>, at: usize) -> Option<&'d str> {
    let acts = view.doc.hits_at(at).iter().filter(|h| h.list == List::Action);
    let mut classes = acts.map(|h| view.doc.lexicon.entry(h).class.as_str());
    classes.find(|class| matches!(*class, "signed" | "agreed" | "agreed.object"))
}

/// Whether a token may stand between a paper and what it is about: nothing that tells another fact.
fn goes_on(view: &View, at: usize) -> bool {
    let comma = view.mark(at, b',') && !view.doc.tokens[at + 1].glued;
    if comma || view.mark(at, b';') || view.mark(at, b':') {
        return view.is_in(at + 1, words!["under", "which", "whereby"]);
    }
    let tells = |class: &str| matches!(class, "fact" | "say" | "denied" | "deny");
    let told = |h: &Hit| h.list == List::Status && tells(&view.doc.lexicon.entry(h).class);
    making(view, at).is_some() || view.is_be(at) || !view.doc.hits_at(at).iter().any(told)
}
