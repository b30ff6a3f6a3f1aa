//! Counts of rows and the figures that follow from them, for each kind and for all.
//!
//! Example: 8 found of 10, 1 too many: precision 0.889, recall 0.8, F1 0.842.

use super::{Outcome, Row};
use serde::Serialize;
use std::collections::BTreeMap;

/// What was counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub found: usize,
    pub missed: usize,
    pub extra: usize,
    pub fields_right: usize,
    pub fields_missing: usize,
    pub fields_wrong: usize,
    pub status_right: usize,
    pub status_wrong: usize,
}

/// The figures of a kind; shares are rounded to three places, and 1 where there is nothing to judge.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Figures {
    pub gold: usize,
    pub found: usize,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub fields: f64,
    pub missing: usize,
    pub wrong: usize,
    pub status: f64,
}

/// The figures of each kind by name, and of `all` last.
pub fn figures<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Vec<(String, Figures)> {
    let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
    let mut all = Counts::default();
    for row in rows {
        kinds.entry(row.kind.clone()).or_default().add(&row.outcome);
        all.add(&row.outcome);
    }
    let each = kinds.into_iter().map(|(kind, counts)| (kind, counts.figures()));
    each.chain(std::iter::once(("all".to_string(), all.figures()))).collect()
}

impl Counts {
    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Missed { .. } => self.missed += 1,
            Outcome::Extra { .. } => self.extra += 1,
            Outcome::Found { fields, want_status, got_status, .. } => {
                self.found += 1;
                self.fields_right += fields.iter().filter(|f| f.right).count();
                self.fields_missing += fields.iter().filter(|f| !f.right && f.is_missing()).count();
                self.fields_wrong += fields.iter().filter(|f| !f.right && !f.is_missing()).count();
                let right = want_status == got_status;
                self.status_right += usize::from(right);
                self.status_wrong += usize::from(!right);
            }
        }
    }

    fn figures(self) -> Figures {
        let precision = share(self.found, self.found + self.extra);
        let recall = share(self.found, self.found + self.missed);
        let sum = precision + recall;
        let judged = self.fields_right + self.fields_missing + self.fields_wrong;
        Figures {
            gold: self.found + self.missed,
            found: self.found + self.extra,
            precision: round(precision),
            recall: round(recall),
            f1: if sum > 0.0 { round(2.0 * precision * recall / sum) } else { 0.0 },
            fields: round(share(self.fields_right, judged)),
            missing: self.fields_missing,
            wrong: self.fields_wrong,
            status: round(share(self.status_right, self.status_right + self.status_wrong)),
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// To three places, a tie to the even digit.
fn round(share: f64) -> f64 {
    format!("{share:.3}").parse().unwrap_or(share)
}
