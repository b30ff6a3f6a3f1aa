//! Where and when an article plays: its date, and the countries it names, most named first.
//!
//! Settles what the words leave open: whose dollars, whose fiscal year. Example: "Rs 35 billion" in an article
//! from Islamabad is in Pakistan's rupees.

use super::Document;
use crate::lexicon::{Hit, Lexicon, List, Signs};
use smol_str::{SmolStr, ToSmolStr};
use std::cell::{OnceCell, RefCell};

/// How much more a country counts in the title, the header or the dateline.
const HEAD: u32 = 3;

#[derive(Debug)]
pub(super) struct Setting {
    /// The article's date as lists write days (`YYYY-MM-DD`), so that texts tell which is earlier.
    pub date: Option<SmolStr>,
    /// Two-letter codes with how often they are named; found when they are first asked for.
    countries: OnceCell<Vec<(SmolStr, u32)>>,
    fiscal_year: OnceCell<Option<(u32, u32)>>,
    /// Of words that several currencies share, as written, with their entries.
    meanings: RefCell<Vec<(SmolStr, Vec<u32>, Meaning)>>,
}

/// The currency that a shared word means in an article.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub home: SmolStr,
    /// Where the word is told in all over the world: what it means beside another country.
    pub abroad: Option<SmolStr>,
}

impl Setting {
    pub fn of(doc: &Document) -> Self {
        let date = doc.article.date.map(|date| date.to_smolstr());
        Self { date, countries: OnceCell::new(), fiscal_year: OnceCell::new(), meanings: RefCell::default() }
    }

    /// The article's countries by their two letters: the most named first, of equals the first named.
    pub fn countries(&self, doc: &Document) -> impl Iterator<Item = &str> {
        self.countries.get_or_init(|| counted(doc)).iter().map(|(code, _)| code.as_str())
    }

    /// What a shared word means, which is found once for an article.
    pub fn meaning(
        &self,
        word: &str,
        hits: &[&Hit],
        find: impl FnOnce() -> Option<Meaning>,
    ) -> Option<Meaning> {
        let entries = || hits.iter().map(|hit| hit.entry);
        let mut known = self.meanings.borrow_mut();
        let found = known.iter().find(|own| own.0 == word && own.1.iter().copied().eq(entries()));
        if let Some((.., meaning)) = found {
            return Some(meaning.clone());
        }
        let meaning = find()?;
        known.push((word.into(), entries().collect(), meaning.clone()));
        Some(meaning)
    }

    /// The first day of the fiscal year, month and day, of the country that the article names most.
    pub fn fiscal_year(&self, doc: &Document) -> Option<(u32, u32)> {
        *self.fiscal_year.get_or_init(|| {
            let first = self.countries(doc).next()?;
            let (_, entry) = doc.lexicon.entries(List::Country).find(|(_, e)| bare(&e.id) == first)?;
            let (month, day) = entry.fiscal_year.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        })
    }
}

/// The countries that an article names, with how often.
fn counted(doc: &Document) -> Vec<(SmolStr, u32)> {
    let head = head(doc);
    let head = head.iter().filter(|hit| matches!(hit.list, List::Country | List::Place));
    let sentences = doc.sentences.iter().filter(|s| s.signs.may_hold(Signs::of(List::Country, "")));
    let body = sentences.flat_map(|s| &doc.hits[s.hits.clone()]).filter(|hit| hit.list == List::Country);
    let mut named: Vec<(&Hit, u32)> = Vec::new();
    for (hit, weight) in head.map(|hit| (hit, HEAD)).chain(body.map(|hit| (hit, 1))) {
        match named.iter_mut().find(|(known, _)| known.entry == hit.entry) {
            Some((_, told)) => *told += weight,
            None => named.push((hit, weight)),
        }
    }
    let mut countries: Vec<(SmolStr, u32)> = Vec::new();
    for (hit, told) in named {
        let Some(code) = code(doc.lexicon, hit) else { continue };
        match countries.iter_mut().find(|known| known.0 == code) {
            Some(known) => known.1 += told,
            None => countries.push((code.into(), told)),
        }
    }
    countries.sort_by_key(|c| std::cmp::Reverse(c.1));
    countries
}

/// "AZ" of "country:AZ"
pub(super) fn bare(id: &str) -> &str {
    id.strip_prefix("country:").unwrap_or(id)
}

/// The country that a hit names, or a place's.
fn code<'l>(lexicon: &'l Lexicon, hit: &Hit) -> Option<&'l str> {
    let entry = lexicon.entry(hit);
    let id = if hit.list == List::Country { Some(&entry.id) } else { entry.country.first() };
    id.map(|id| bare(id))
}

/// The hits in what stands before the body: header, title, dateline.
fn head(doc: &Document) -> Vec<Hit> {
    let text = &doc.article.text;
    let mut end = doc.article.body.first().map_or(text.len(), |b| b.span.start).min(4096).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let room = end / super::BYTES_A_TOKEN;
    let (mut tokens, mut hits) = (Vec::with_capacity(room), Vec::with_capacity(room));
    doc.lexicon.cut(text, 0, end, &mut tokens);
    doc.lexicon.hits(&tokens, 0, tokens.len(), &mut hits);
    hits
}
