//! The table at the end: how many claims of each kind and status.
//!
//! Example: `oil_volume         12        3         1       0     16`.

use super::paint::{Ink, Line};
use crate::claim::Claim;
use crate::extract::{Kind, Status};
use std::collections::BTreeMap;

const STATUSES: [Status; 4] = [Status::Reported, Status::Planned, Status::Proposed, Status::Denied];

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

    /// One line a kind that has claims, and their sum.
    pub fn lines(&self) -> Vec<Line> {
        let total = self.of(None, None);
        let articles = if self.articles == 1 { "article" } else { "articles" };
        let claims = if total == 1 { "claim" } else { "claims" };
        let mut lines = vec![vec![(Ink::Title, format!("{total} {claims} in {} {articles}", self.articles))]];
        if total == 0 {
            return lines;
        }
        let heads: String = STATUSES.iter().map(|s| format!("{:>10}", s.name())).collect();
        lines.push(vec![(Ink::Margin, format!("{:<14}{heads}{:>10}", "", "all"))]);
        for kind in Kind::ALL.into_iter().filter(|kind| self.of(Some(*kind), None) > 0) {
            lines.push(self.line(kind.name(), Some(kind)));
        }
        lines.push(self.line("all", None));
        lines
    }

    fn line(&self, name: &str, kind: Option<Kind>) -> Line {
        let mut line = vec![(Ink::Kind, format!("{name:<14}"))];
        for status in STATUSES {
            let n = self.of(kind, Some(status));
            let ink = if n == 0 { Ink::Margin } else { Ink::Status(status) };
            line.push((ink, format!("{n:>10}")));
        }
        line.push((Ink::Plain, format!("{:>10}", self.of(kind, None))));
        line
    }
}
