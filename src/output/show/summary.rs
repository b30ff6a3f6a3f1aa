//! The table at the end: how many claims of each kind and status.
//!
//! Example: `oil_volume         12        3         1       0     16`.

use super::paint::{Ink, Line};
use crate::claim::Claim;
use crate::extract::{Kind, Status};
use std::collections::BTreeMap;

const STATUSES: [Status; 4] = [Status::Reported, Status::Planned, Status::Proposed, Status::Denied];

/// The columns of a kind's name and of a count.
const KIND: usize = 13;
const COUNT: usize = 9;

/// Counts of claims, added one by one.
#[derive(Debug, Default)]
pub struct Summary {
    counts: BTreeMap<(Kind, Status), usize>,
    articles: usize,
}

impl Summary {
    pub fn add(&mut self, claim: &Claim) {
        *self.counts.entry((claim.kind, claim.status)).or_default() += 1;
    }

    /// Counts an article, with claims or without.
    pub fn add_article(&mut self) {
        self.articles += 1;
    }

    fn of(&self, kind: Option<Kind>, status: Option<Status>) -> usize {
        let fits = |k: &Kind, s: &Status| kind.is_none_or(|w| w == *k) && status.is_none_or(|w| w == *s);
        self.counts.iter().filter(|((k, s), _)| fits(k, s)).map(|(_, n)| n).sum()
    }

    /// One line a kind that has claims, and their sum; without the statuses where the width does not hold them.
    pub fn lines(&self, width: usize) -> Vec<Line> {
        let total = self.of(None, None);
        let articles = if self.articles == 1 { "article" } else { "articles" };
        let claims = if total == 1 { "claim" } else { "claims" };
        let mut lines = vec![vec![(Ink::Title, format!("{total} {claims} in {} {articles}", self.articles))]];
        if total == 0 {
            return lines;
        }
        let shown: &[Status] = if width < KIND + 5 * COUNT { &[] } else { &STATUSES };
        let heads: String = shown.iter().map(|s| format!("{:>COUNT$}", s.name())).collect();
        lines.push(vec![(Ink::Margin, format!("{:<KIND$}{heads}{:>COUNT$}", "", "all"))]);
        for kind in Kind::ALL.into_iter().filter(|kind| self.of(Some(*kind), None) > 0) {
            lines.push(self.line(kind.name(), Some(kind), shown));
        }
        lines.push(self.line("all", None, shown));
        lines
    }

    fn line(&self, name: &str, kind: Option<Kind>, shown: &[Status]) -> Line {
        let mut line = vec![(Ink::Kind, format!("{name:<KIND$}"))];
        for status in shown {
            let n = self.of(kind, Some(*status));
            let ink = if n == 0 { Ink::Margin } else { Ink::Status(*status) };
            line.push((ink, format!("{n:>COUNT$}")));
        }
        line.push((Ink::Plain, format!("{:>COUNT$}", self.of(kind, None))));
        line
    }
}
