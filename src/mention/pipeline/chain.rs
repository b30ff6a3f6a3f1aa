//! Chains of places joined by dashes: "Baku–Supsa", "Wink-to-Webster".
//!
//! Leaves chains that are roads, railways and shipping lines. Example: "the Kharyaga–Indiga crude export
//! pipeline" is a chain of two points.

use super::scan::{LONGEST, Scan};
use super::words::Class;
use super::{Known, id_of};
use crate::mention::{Pipeline, Run};

impl Scan<'_, '_> {
    /// A chain of points around the dash at `at`: "Baku–Supsa", "Wink-to-Webster".
    pub(super) fn chain(&self, at: usize, known: &mut Known, found: &mut Vec<Pipeline>) {
        if at <= self.first() || !self.is_point(at - 1) || self.links(at - 1, at) {
            return;
        }
        let mut first = at - 1;
        while first > self.first() && at - first < 4 && self.extends_left(first - 1) {
            first -= 1;
        }
        let mut end = at;
        while self.is_dash(end) && end - first < LONGEST {
            let next =
                if self.document.is(end + 1, "to") && self.is_dash(end + 2) { end + 3 } else { end + 1 };
            if !self.is_point(next) {
                break;
            }
            end = next + 1;
            while end - next < 3 && self.is_point(end) && self.class(end).is_none() {
                end += 1;
            }
        }
        if end == at {
            return;
        }
        self.name_chain(Run::new(first, end), known, found);
    }

    /// Whether an earlier dash already reaches this one.
    fn links(&self, point: usize, dash: usize) -> bool {
        let from = point.saturating_sub(3).max(self.first());
        (from..dash).any(|t| {
            self.is_dash(t)
                && t > self.first()
                && self.is_point(t - 1)
                && (t + 1..dash).all(|p| self.is_point(p))
        })
    }

    fn is_point(&self, at: usize) -> bool {
        let particle = self.document.is(at, "el") || self.document.is(at, "al");
        self.is_capital(at) && !matches!(self.class(at), Some(Class::Open | Class::Head))
            || (particle && self.is_capital(at + 2))
    }

    fn extends_left(&self, at: usize) -> bool {
        self.is_capital(at) && self.class(at).is_none() && !self.is_adjective(at)
    }

    fn name_chain(&self, chain: Run, known: &mut Known, found: &mut Vec<Pipeline>) {
        let tail = self.tail(chain.end);
        let shared = || self.is_shared_head(chain.end);
        let words = self.document.quote(chain);
        let told = known.told(words).cloned();
        let headed = tail.head == Some(Class::Head) || tail.between && tail.head == Some(Class::Line);
        let line =
            tail.head == Some(Class::Line) && (told.is_some() || (self.is_line(tail) && self.nears_energy()));
        if !(headed || line || shared() || (told.is_some() && self.stands_alone(chain.first, chain.end))) {
            return;
        }
        let end = if headed || line { tail.end } else { chain.end };
        if headed {
            self.listed_before(chain, tail.end - 1, found);
        }
        if self.is_figure_of_speech(end) {
            return;
        }
        let (name, id) = told.map_or_else(|| self.entry_of(chain), |(_, name, id)| (name, Some(id)));
        let pipeline =
            self.pipeline(chain.first, end, name, id.or_else(|| Some(id_of(self.document, chain))));
        known.learn(words, &pipeline);
        self.learn_bracket(chain.end, tail, &pipeline, known);
        found.push(pipeline);
    }

    /// "the Kirkuk-Ceyhan and Basra-Aqaba pipelines": the head of a later name serves this one.
    fn is_shared_head(&self, end: usize) -> bool {
        let joined = self.document.is(end, "and") || self.document.is(end, "or") || self.is_mark(end, b',');
        let within = |t: usize| {
            self.is_capital(t)
                || self.is_dash(t)
                || self.is_mark(t, b',')
                || self.document.is(t, "and")
                || matches!(self.class(t), Some(Class::Between | Class::Plain))
        };
        let head = (end..end + LONGEST).find(|&t| !within(t));
        joined && head.is_some_and(|t| self.document.is(t, "pipelines"))
    }

    /// "the Comanche Trail and Trans-Pecos pipelines": the brand before the last one.
    pub(super) fn listed_before(&self, last: Run, head: usize, found: &mut Vec<Pipeline>) {
        let and = last
            .first
            .checked_sub(1)
            .filter(|&t| self.document.is(t, "and") && self.document.is(head, "pipelines"));
        let Some(and) = and else { return };
        let capital = |t: &usize| {
            self.is_capital(*t) && !matches!(self.class(*t), Some(Class::Open | Class::Company))
                || self.is_dash(*t)
        };
        let words = (self.first()..and).rev().take(5).take_while(capital).count();
        let brand = Run::new(and - words, and);
        if words > 0 && self.is_capital(brand.first) && brand.first > self.first() && !self.is_owner(brand) {
            let (name, id) = self.entry_of(brand);
            found.push(self.pipeline(
                brand.first,
                brand.end,
                name,
                id.or_else(|| Some(id_of(self.document, brand))),
            ));
        }
    }
}
