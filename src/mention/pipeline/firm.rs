//! What a pipeline's name is no pipeline by: a firm, its people, a longer name.
//!
//! Leaves names with a word for a pipeline behind them. Example: "Colonial Pipeline Co", "CPC spokesman".

use super::scan::{LONGEST, Scan};
use super::words::Class;
use crate::lexicon::{Case, List, Manner};
use crate::mention::Run;

impl Scan<'_, '_> {
    /// Not a part of a longer capitalised name, of a chain, or of "Baku-Supsa railway".
    pub(super) fn stands_alone(&self, first: usize, end: usize) -> bool {
        let chained = |dash: usize, other: usize| {
            self.is_dash(dash)
                && self.is_capital(other)
                && self.token(dash.max(other)).is_some_and(|t| t.glued)
        };
        let longer = self.is_capital(end) && self.class(end).is_none() && !self.is_name_of_place(end);
        let upper = self.token(first).is_some_and(|t| t.case == Case::Upper);
        let after = first > self.first() + 1 && chained(first - 1, first - 2);
        let other = self.is_firm(end) || self.class(end) == Some(Class::Other) || self.employs(end);
        !(other || chained(end, end + 1) || after || (longer && !upper))
    }

    /// "TAP's managing director", "CPC spokesman", "Caspian Pipeline Consortium (CPC) General Director": the firm's.
    fn employs(&self, end: usize) -> bool {
        let end = self.bracketed(end).map_or(end, |b| b.end + 1);
        let owned = if self.is_mark(end, b'\'') { 2 } else { 0 };
        let post = Run::new(end + owned, end + owned + 2);
        self.document.hits_in(self.sentence, List::Office, post).next().is_some()
    }

    /// "Colonial Pipeline Co", "Alyeska Pipeline Service Co".
    pub(super) fn is_firm(&self, end: usize) -> bool {
        let mut capitals = (end..end + 3).take_while(|&t| self.is_capital(t));
        capitals.any(|t| self.class(t) == Some(Class::Company))
    }

    /// Whether the head is inside a firm's name: "the Kenya Pipeline depot".
    pub(super) fn is_organisation(&self, at: usize) -> bool {
        let back = Run::new(at.saturating_sub(LONGEST).max(self.first()), at);
        let named = |h: &crate::lexicon::Hit| h.end() > at && h.manner == Manner::Name;
        self.document.hits_in(self.sentence, List::Organisation, back).any(named)
    }
}
