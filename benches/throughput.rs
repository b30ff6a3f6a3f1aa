//! Speed of each stage and of the whole, in bytes of text a second, at three densities of claims.
//!
//! Example: `cargo bench --bench throughput -- whole`.

mod corpus;
mod stage;

use claims::article::Article;
use claims::claim::Claim;
use claims::lexicon::Lexicon;
use corpus::{Corpus, Density};
use divan::Bencher;
use divan::counter::BytesCount;
use std::sync::LazyLock;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);
static CORPUS: LazyLock<Corpus> = LazyLock::new(Corpus::read);

/// About so many articles make a batch of `extract`.
const BATCH: usize = 40;

/// A hundred articles and what the stages make of them.
fn texts(density: Density) -> Vec<String> {
    (0..100).map(|number| CORPUS.article(density, number, 3000)).collect()
}

fn articles(density: Density) -> Vec<Article> {
    texts(density).iter().map(|text| stage::article(text)).collect()
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

/// Runs a stage on every article.
fn each<R>(bencher: Bencher, density: Density, stage: impl Fn(&Article) -> R + Sync) {
    let articles = articles(density);
    bencher.counter(bytes(&articles)).bench(|| {
        for article in &articles {
            divan::black_box(stage(article));
        }
    });
}

#[divan::bench(args = Density::ALL)]
fn cut(bencher: Bencher, density: Density) {
    each(bencher, density, |article| stage::cut(article, &stage::sentences(article), &LEXICON));
}

#[divan::bench(args = Density::ALL)]
fn mentions(bencher: Bencher, density: Density) {
    each(bencher, density, |article| drop(divan::black_box(stage::mentions(article, &LEXICON))));
}

#[divan::bench(args = Density::ALL)]
fn hits(bencher: Bencher, density: Density) {
    let articles = articles(density);
    let documents: Vec<_> = articles.iter().map(|article| stage::mentions(article, &LEXICON)).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        documents.iter().for_each(|document| drop(divan::black_box(stage::hits(document))));
    });
}

#[divan::bench(args = Density::ALL)]
fn extract(bencher: Bencher, density: Density) {
    let articles = articles(density);
    let documents: Vec<_> = articles.iter().map(|article| stage::mentions(article, &LEXICON)).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        documents.iter().for_each(|document| drop(divan::black_box(stage::extract(document))));
    });
}

#[divan::bench(args = Density::ALL)]
fn seal(bencher: Bencher, density: Density) {
    let articles = articles(density);
    let documents: Vec<_> = articles.iter().map(|article| stage::mentions(article, &LEXICON)).collect();
    let findings: Vec<_> = documents.iter().map(stage::extract).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (document, findings) in documents.iter().zip(&findings) {
            divan::black_box(stage::seal(document, findings));
        }
    });
}

#[divan::bench(args = Density::ALL)]
fn output(bencher: Bencher, density: Density) {
    let articles = articles(density);
    let claims: Vec<Vec<Claim>> =
        articles.iter().map(|article| claims::claim::all(&stage::mentions(article, &LEXICON))).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (article, claims) in articles.iter().zip(&claims) {
            divan::black_box(stage::output(article, claims));
        }
    });
}

#[divan::bench(args = Density::ALL)]
fn whole(bencher: Bencher, density: Density) {
    let texts = texts(density);
    let bytes = BytesCount::new(texts.iter().map(String::len).sum::<usize>());
    bencher.counter(bytes).bench_local(|| {
        texts.chunks(BATCH).for_each(|batch| drop(divan::black_box(stage::whole(batch, &LEXICON))));
    });
}

/// One bare search for the same words.
#[divan::bench(args = Density::ALL)]
fn scan(bencher: Bencher, density: Density) {
    let (texts, words) = (texts(density), stage::words());
    let bytes = BytesCount::new(texts.iter().map(String::len).sum::<usize>());
    bencher
        .counter(bytes)
        .bench_local(|| texts.iter().map(|text| divan::black_box(stage::scan(text, &words))).sum::<usize>());
}
