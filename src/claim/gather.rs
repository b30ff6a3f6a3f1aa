//! The claims of articles, from reading to sealing: short articles together, a long one stretch by stretch.
//!
//! Leaves an article that is a heap of figures in long sentences: each record repeats its sentence, so that some
//! megabytes would make as many gigabytes. Example: of two articles the first gives three claims, the second none.

use super::Claim;
use super::seal::{Sealer, Shared, length, seal_by};
use crate::article::Article;
use crate::extract::{self, Finding};
use crate::lexicon::Lexicon;
use crate::mention::{self, Document};
use crate::text::Stretch;
use std::rc::Rc;

/// Records may take so many times the bytes of their article, and a short one's so many all the same.
pub const MOST_TIMES: usize = 64;
const FEW: usize = 1 << 20;

/// What an article tells, and how much was read for it.
#[derive(Debug, Default)]
pub struct Told<C = Vec<Claim>> {
    /// Its claims, or what was made of them: sorted by place, no two the same.
    pub claims: C,
    /// How many sentences it has.
    pub sentences: usize,
    /// It is a heap of figures, of which no claims are made.
    pub is_heap: bool,
}

/// What an article tells.
pub fn of(article: &Article, lexicon: &Lexicon) -> Told {
    let all = |_, all: &mut Vec<Claim>, claims| all.extend(claims);
    of_each(&[article], lexicon, all).pop().unwrap_or_default()
}

/// What each of some articles tells. `make` adds what it makes of the claims of a stretch to what it made of those
/// before, so that they need not be kept, and the memory for them is at hand.
pub fn of_each<'a, C: Default>(
    articles: &[&'a Article],
    lexicon: &'a Lexicon,
    make: impl Fn(&'a Article, &mut C, Vec<Claim>),
) -> Vec<Told<C>> {
    let mut told = Vec::with_capacity(articles.len());
    let mut stretches = articles.iter().map(|article| Stretch::all(article)).peekable();
    while let Some(mut own) = stretches.next() {
        if own.len() == 1 {
            own.extend(std::iter::from_fn(|| stretches.next_if(|next| next.len() == 1)).flatten());
            for (document, findings) in read(own, lexicon) {
                let mut short = Gathering::of(document.article);
                short.add(&document, &findings, &make);
                told.push(short.told);
            }
        } else if let Some(first) = own.first() {
            let mut long = Gathering::of(first.article);
            for (document, findings) in own.into_iter().flat_map(|stretch| read(vec![stretch], lexicon)) {
                long.add(&document, &findings, &make);
            }
            told.push(long.told);
        }
    }
    told
}

/// Stretches with their findings.
fn read<'a>(
    stretches: Vec<Stretch<'a>>,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = (Document<'a>, Vec<Finding>)> {
    let documents = mention::read_each_for_claims(stretches, lexicon);
    let findings = extract::of_each(&documents);
    documents.into_iter().zip(findings)
}

/// An article whose stretches are read one by one.
struct Gathering<'a, C> {
    article: &'a Article,
    shared: Option<Rc<Shared>>,
    /// About how many bytes its records take.
    length: usize,
    told: Told<C>,
}

impl<'a, C: Default> Gathering<'a, C> {
    fn of(article: &'a Article) -> Self {
        Self { article, shared: None, length: 0, told: Told::default() }
    }

    fn add(
        &mut self,
        document: &Document,
        findings: &[Finding],
        make: impl Fn(&'a Article, &mut C, Vec<Claim>),
    ) {
        let Self { article, shared, told, .. } = self;
        told.sentences += document.sentences.len();
        self.length += length(document, findings);
        if self.length > article.text.len().saturating_mul(MOST_TIMES).saturating_add(FEW) {
            (told.is_heap, told.claims) = (true, C::default());
        } else if !findings.is_empty() {
            let shared = shared.get_or_insert_with(|| Rc::new(Shared::of(article)));
            make(article, &mut told.claims, seal_by(&Sealer::with(document, Rc::clone(shared)), findings));
        }
    }
}
