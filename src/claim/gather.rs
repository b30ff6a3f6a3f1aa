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
use std::sync::Arc;

/// Records may take so many times the bytes of their article, and a short one's so many all the same.
pub const MOST_TIMES: usize = 64;
const FEW: usize = 1 << 20;

/// What an article tells: its claims, and how much was read for them.
#[derive(Debug, Default)]
pub struct Told {
    /// Sorted by place, no two the same.
    pub claims: Vec<Claim>,
    /// How many sentences it has.
    pub sentences: usize,
    /// It is a heap of figures, of which no claims are made.
    pub is_heap: bool,
}

/// What an article tells.
pub fn of(article: &Article, lexicon: &Lexicon) -> Told {
    of_each(&[article], lexicon).pop().unwrap_or_default()
}

/// What each of some articles tells.
pub fn of_each(articles: &[&Article], lexicon: &Lexicon) -> Vec<Told> {
    let mut gathered: Vec<_> = articles.iter().map(|article| Gathering::of(article)).collect();
    let stretches = articles.iter().enumerate();
    let stretches: Vec<_> =
        stretches.flat_map(|(number, own)| Stretch::all(own).into_iter().map(move |s| (number, s))).collect();
    for together in stretches.chunk_by(|(_, one), (_, next)| one.is_whole && next.is_whole) {
        let own = together.iter().map(|(_, stretch)| stretch.clone());
        let documents = mention::read_each_for_claims(own, lexicon);
        let findings = extract::of_each(&documents);
        for ((number, _), (document, findings)) in together.iter().zip(documents.into_iter().zip(findings)) {
            gathered[*number].add(&document, findings);
        }
    }
    gathered.into_iter().map(|own| own.told).collect()
}

/// An article whose stretches are read one by one.
struct Gathering<'a> {
    article: &'a Article,
    shared: Option<Arc<Shared>>,
    /// About how many bytes its records take.
    length: usize,
    told: Told,
}

impl<'a> Gathering<'a> {
    fn of(article: &'a Article) -> Self {
        Self { article, shared: None, length: 0, told: Told::default() }
    }

    fn add(&mut self, document: &Document, findings: Vec<Finding>) {
        let Self { article, shared, told, .. } = self;
        told.sentences += document.sentences.len();
        self.length += length(document, &findings);
        if self.length > article.text.len().saturating_mul(MOST_TIMES).saturating_add(FEW) {
            (told.is_heap, told.claims) = (true, Vec::new());
        } else if !findings.is_empty() {
            let shared = shared.get_or_insert_with(|| Arc::new(Shared::of(article)));
            told.claims.extend(seal_by(&Sealer::with(document, Arc::clone(shared)), findings));
        }
    }
}
