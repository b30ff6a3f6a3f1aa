//! Where an article plays: the countries it names, most named first.
//!
//! Settles what the words leave open: whose dollars, whose fiscal year. Example: "Rs 35 billion" in an article
//! from Islamabad is in Pakistan's rupees.

use super::Document;
use super::scan::Scan;
use crate::lexicon::{Hit, Lexicon, List};

/// How much more a country counts in the title, the header or the dateline.
const HEAD: u32 = 3;

#[derive(Debug, Default)]
pub(super) struct Setting {
    /// Country entries with how often they are named; the most named first, of equals the first named.
    countries: Vec<(u32, u32)>,
}

impl Setting {
    pub fn of(doc: &Document) -> Self {
        let mut counts: Vec<(u32, u32)> = Vec::new();
        count(&head(doc), HEAD, &mut counts);
        count(&doc.hits, 1, &mut counts);
        counts.sort_by_key(|c| std::cmp::Reverse(c.1));
        Self { countries: counts }
    }

    /// The ids of the article's countries, most named first.
    pub fn countries<'l>(&'l self, lexicon: &'l Lexicon) -> impl Iterator<Item = &'l str> {
        self.countries.iter().map(|(entry, _)| lexicon.entry_at(*entry).id.as_str())
    }

    /// The first day of the fiscal year, month and day, of the countries that a sentence names, else of the
    /// article's first country.
    pub fn fiscal_year(&self, scan: &Scan) -> Option<(u32, u32)> {
        let named = scan.hits().iter().find(|h| h.list == List::Country).map(|h| scan.entry(h));
        let first = self.countries.first().map(|(entry, _)| scan.doc.lexicon.entry_at(*entry));
        let start = &named.filter(|e| !e.fiscal_year.is_empty()).or(first)?.fiscal_year;
        let (month, day) = start.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    }
}

fn count(hits: &[Hit], weight: u32, counts: &mut Vec<(u32, u32)>) {
    for hit in hits.iter().filter(|h| h.list == List::Country) {
        match counts.iter_mut().find(|c| c.0 == hit.entry) {
            Some(known) => known.1 += weight,
            None => counts.push((hit.entry, weight)),
        }
    }
}

/// The hits in what stands before the body: header, title, dateline.
fn head(doc: &Document) -> Vec<Hit> {
    let text = &doc.article.text;
    let mut end = doc.article.body.first().map_or(text.len(), |b| b.span.start).min(4096).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    doc.lexicon.cut(text, 0, end, &mut tokens);
    doc.lexicon.hits(&tokens, 0, tokens.len(), &mut hits);
    hits
}
