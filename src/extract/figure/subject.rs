//! What an article is about, as far as figures need to know: its two countries, the one it speaks of most, its goods.
//!
//! Each is found out where a rule asks. Example: an article that names oil ten times and no other goods is about oil
//! alone, so that in it "will import 1.5 million tonnes" is of oil.

use crate::lexicon::List;
use crate::mention::{Document, Name, NameKind};
use smol_str::SmolStr;
use std::cell::OnceCell;
use std::cmp::Reverse;

pub struct Subject<'d> {
    pub doc: &'d Document<'d>,
    pair: OnceCell<Vec<&'d Name>>,
    lead: OnceCell<Option<(&'d SmolStr, &'d SmolStr)>>,
    goods: OnceCell<Goods>,
}

/// How often an article names oil or gas, and other goods.
#[derive(Clone, Copy)]
struct Goods {
    oil: usize,
    cargo: usize,
}

impl<'d> Subject<'d> {
    pub fn of(doc: &'d Document<'d>) -> Self {
        Self { doc, pair: OnceCell::new(), lead: OnceCell::new(), goods: OnceCell::new() }
    }

    /// The two countries that the article names most, in the order in which it first names them.
    pub fn pair(&self) -> &[&'d Name] {
        self.pair.get_or_init(|| main_pair(self.doc))
    }

    /// "the two countries" of a sentence: the last two that stand together ("Kuwait and Iraq") in it or shortly before
    /// it, else those that the article names most.
    pub fn pair_at(&self, sentence: usize) -> Option<[&'d Name; 2]> {
        let mut near = (sentence.saturating_sub(LENT)..=sentence).rev();
        let beside = near.find_map(|s| if self.doc.may_name_country(s) { beside(self.doc, s) } else { None });
        beside.or_else(|| self.pair().first_chunk().copied())
    }

    /// Id and name of the country that the article speaks of most, be it within other names ("Bangladesh Petroleum
    /// Corporation").
    pub fn lead(&self) -> Option<(&'d SmolStr, &'d SmolStr)> {
        *self.lead.get_or_init(|| lead(self.doc))
    }

    pub fn is_oil(&self) -> bool {
        self.goods().oil > 1
    }

    /// Oil or gas is named often, and other goods hardly at all.
    pub fn is_oil_alone(&self) -> bool {
        let Goods { oil, cargo } = self.goods();
        oil >= 4 + 3 * cargo
    }

    /// Goods are named, and oil or gas never.
    pub fn is_cargo_alone(&self) -> bool {
        let Goods { oil, cargo } = self.goods();
        cargo >= 2 && oil == 0
    }

    fn goods(&self) -> Goods {
        *self.goods.get_or_init(|| {
            let sentences = 0..self.doc.sentences.len();
            let count = |list| sentences.clone().map(|s| self.doc.hits_of(s, list).count()).sum::<usize>();
            let pipelines: usize = self.doc.sentences.iter().map(|s| s.mentions.pipelines.len()).sum();
            Goods { oil: count(List::Commodity) + pipelines, cargo: count(List::Cargo) }
        })
    }
}

/// How many sentences before may have named "the two countries".
const LENT: usize = 3;

/// The last two countries of a sentence that stand side by side: "Kuwait and Iraq", "the UAE-Türkiye agreement".
fn beside<'d>(doc: &'d Document, sentence: usize) -> Option<[&'d Name; 2]> {
    let countries = |pair: &[Name]| {
        pair.iter().all(|n| n.kind == NameKind::Country && n.id.is_some()) && pair[0].id != pair[1].id
    };
    let joined = |pair: &[Name]| pair[0].run.end + 1 == pair[1].run.first && doc.is(pair[0].run.end, "and");
    let pair = doc.names(sentence).windows(2).rev().find(|pair| countries(pair) && joined(pair))?;
    Some([&pair[0], &pair[1]])
}

fn main_pair<'d>(doc: &'d Document) -> Vec<&'d Name> {
    let mut ranked = counted(doc.countries().filter(|n| n.id.is_some()), |a, b| a.id == b.id);
    ranked.sort_by_key(|(count, order, _)| (Reverse(*count), *order));
    ranked.truncate(2);
    ranked.sort_by_key(|(_, order, _)| *order);
    ranked.into_iter().map(|(_, _, name)| name).collect()
}

fn lead<'d>(doc: &'d Document) -> Option<(&'d SmolStr, &'d SmolStr)> {
    let countries = (0..doc.sentences.len()).flat_map(|s| doc.hits_of(s, List::Country));
    let countries = countries.map(|h| doc.lexicon.entry(h));
    let ranked = counted(countries, |a, b| a.id == b.id).into_iter();
    let (_, _, best) = ranked.min_by_key(|(count, order, _)| (Reverse(*count), *order))?;
    Some((&best.id, &best.name))
}

/// How often each is told, its place among the first tellings, and the first telling.
fn counted<T>(told: impl Iterator<Item = T>, same: impl Fn(&T, &T) -> bool) -> Vec<(usize, usize, T)> {
    let mut counts: Vec<(usize, usize, T)> = Vec::new();
    for one in told {
        match counts.iter_mut().find(|(_, _, first)| same(first, &one)) {
            Some(known) => known.0 += 1,
            None => counts.push((1, counts.len(), one)),
        }
    }
    counts
}
