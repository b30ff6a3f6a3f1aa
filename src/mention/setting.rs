//! Where an article plays: the countries it names, most named first.
//!
//! Settles what the words leave open: whose dollars, whose fiscal year. Example: "Rs 35 billion" in an article
//! from Islamabad is in Pakistan's rupees.

use super::Document;
use crate::lexicon::{Hit, Lexicon, List};
use std::cell::OnceCell;

/// How much more a country counts in the title, the header or the dateline.
const HEAD: u32 = 3;

#[derive(Debug)]
pub(super) struct Setting<'l> {
    lexicon: &'l Lexicon,
    /// Two-letter codes with how often they are named; the most named first, of equals the first named.
    countries: Vec<(&'l str, u32)>,
    fiscal_year: OnceCell<Option<(u32, u32)>>,
}

impl<'l> Setting<'l> {
    pub fn of(doc: &Document<'l>) -> Self {
        let lexicon = doc.lexicon;
        let mut setting = Self { lexicon, countries: Vec::new(), fiscal_year: OnceCell::new() };
        for hit in head(doc) {
            setting.count(code(lexicon, &hit, true), HEAD);
        }
        for sentence in 0..doc.sentences.len() {
            for hit in doc.hits_of(sentence, List::Country) {
                setting.count(code(lexicon, hit, false), 1);
            }
        }
        setting.countries.sort_by_key(|c| std::cmp::Reverse(c.1));
        setting
    }

    fn count(&mut self, code: Option<&'l str>, weight: u32) {
        let Some(code) = code else { return };
        match self.countries.iter_mut().find(|c| c.0 == code) {
            Some(known) => known.1 += weight,
            None => self.countries.push((code, weight)),
        }
    }

    /// The article's countries by their two letters, most named first.
    pub fn countries(&self) -> impl Iterator<Item = &'l str> {
        self.countries.iter().map(|(code, _)| *code)
    }

    /// The first day of the fiscal year, month and day, of the country that the article names most.
    pub fn fiscal_year(&self) -> Option<(u32, u32)> {
        *self.fiscal_year.get_or_init(|| {
            let first = self.countries().next()?;
            let (_, entry) = self.lexicon.entries(List::Country).find(|(_, e)| bare(&e.id) == first)?;
            let (month, day) = entry.fiscal_year.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        })
    }
}

/// "AZ" of "country:AZ"
pub(super) fn bare(id: &str) -> &str {
    id.strip_prefix("country:").unwrap_or(id)
}

/// The country that a hit names, or a place's in the head.
fn code<'l>(lexicon: &'l Lexicon, hit: &Hit, head: bool) -> Option<&'l str> {
    match hit.list {
        List::Country => Some(bare(&lexicon.entry(hit).id)),
        List::Place if head => lexicon.entry(hit).country.first().map(|c| bare(c)),
        _ => None,
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
