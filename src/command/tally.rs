//! What a run has read and found, counted.
//!
//! Example: `5 articles, 61 sentences, 19320 bytes`, then the claims of each kind and why inputs were left out.

use claims::article::Article;
use claims::article::source::Problem;
use claims::claim::Claim;
use claims::extract::Kind;
use std::collections::BTreeMap;
use std::time::Instant;

/// The counts of one article.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    bytes: usize,
    sentences: usize,
    claims: [usize; Kind::ALL.len()],
}

impl Counts {
    /// Counts an article as read.
    pub fn add_article(&mut self, article: &Article, sentences: usize) {
        (self.bytes, self.sentences) = (article.text.len(), sentences);
    }

    pub fn add_claims(&mut self, claims: &[Claim]) {
        claims.iter().for_each(|claim| self.claims[claim.kind as usize] += 1);
    }
}

/// The counts of a run.
#[derive(Debug)]
pub struct Tally {
    begun: Instant,
    articles: usize,
    sum: Counts,
    /// How many inputs were left out, by the reason.
    unread: BTreeMap<String, usize>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { begun: Instant::now(), articles: 0, sum: Counts::default(), unread: BTreeMap::new() }
    }
}

impl Tally {
    pub fn add(&mut self, counts: &Counts) {
        self.articles += 1;
        self.sum.bytes += counts.bytes;
        self.sum.sentences += counts.sentences;
        for (sum, claims) in self.sum.claims.iter_mut().zip(counts.claims) {
            *sum += claims;
        }
    }

    /// How many inputs were left out for this reason so far.
    pub fn add_unread(&mut self, problem: &Problem) -> usize {
        let count = self.unread.entry(reason(&problem.to_string())).or_default();
        *count += 1;
        *count
    }

    pub fn unread(&self) -> usize {
        self.unread.values().sum()
    }

    fn claims(&self) -> usize {
        self.sum.claims.iter().sum()
    }

    /// One line.
    pub fn summary(&self) -> String {
        let unread = if self.unread.is_empty() {
            String::new()
        } else {
            format!(", {} inputs not read", self.unread())
        };
        format!("{} claims in {} articles{unread}", self.claims(), self.articles)
    }

    /// Several lines: how much, how fast, which kinds, what was left out.
    pub fn stats(&self) -> Vec<String> {
        let seconds = self.begun.elapsed().as_secs_f64();
        let Counts { bytes, sentences, .. } = self.sum;
        let rate = bytes as f64 / 1e6 / seconds.max(1e-9);
        let mut lines = vec![
            format!("{} articles, {sentences} sentences, {bytes} bytes of text", self.articles),
            format!("{seconds:.2} seconds, {rate:.1} MB a second"),
            format!("{} claims", self.claims()),
        ];
        let kinds = Kind::ALL.iter().zip(self.sum.claims).filter(|(_, count)| *count > 0);
        lines.extend(kinds.map(|(kind, count)| format!("{count:>9} {}", kind.name())));
        if !self.unread.is_empty() {
            lines.push(format!("{} inputs not read", self.unread()));
        }
        lines.extend(self.unread.iter().map(|(reason, count)| format!("{count:>9} {reason}")));
        lines
    }
}

/// A message without its numbers and without what to do about it, so that equal ones count together.
fn reason(message: &str) -> String {
    let mut out = String::new();
    for c in message.split(';').next().unwrap_or("").chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('N') {
            out.push('N');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_that_differ_in_numbers_are_one() {
        let mut tally = Tally::default();
        for line in [7, 1203] {
            tally.add_unread(&Problem::LineTooLong { line, limit: 64 });
        }
        assert_eq!(tally.unread(), 2);
        assert_eq!(tally.stats().last().map(String::as_str), Some("        2 line N is longer than N bytes"));
    }
}
