//! How much of an article comes out of pages of many layouts, and how much that is none of it.
//!
//! Beside each page of `fixtures/html/` stands its article as text. What is compared are runs of four words, so that
//! order counts. Example: a menu of ten links read with an article of ninety words is a tenth of boilerplate.
#![cfg(feature = "html")]

mod common;

use claims::article::Article;
use claims::article::source::{Reading, articles};
use common::{files, root};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Over all pages together at least this share of the articles comes through, and at most this of what does is none.
const THROUGH: f64 = 0.98;
const BOILERPLATE: f64 = 0.02;

fn article(path: PathBuf) -> Result<Article, String> {
    articles(vec![path], Reading::default()).next().expect("one").map_err(|error| error.to_string())
}

/// What sentences are taken from, in runs of four words (or all that there are), and how often each occurs.
fn runs(article: &Article) -> HashMap<Vec<String>, usize> {
    let body = article.body.iter().map(|block| block.span.of(&article.text));
    let words: Vec<String> = body.flat_map(str::split_whitespace).map(str::to_lowercase).collect();
    let mut runs = HashMap::new();
    for run in words.windows(4.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// How much of the article came, how much there is, and how much came in all.
#[derive(Clone, Copy, Default)]
struct Shares {
    came: usize,
    article: usize,
    all: usize,
}

impl Shares {
    fn of(page: &Article, gold: &Article) -> Self {
        let (page, gold) = (runs(page), runs(gold));
        let came = gold.iter().map(|(run, count)| page.get(run).map_or(0, |c| *c.min(count))).sum();
        Self { came, article: gold.values().sum(), all: page.values().sum() }
    }

    fn through(self) -> f64 {
        self.came as f64 / self.article.max(1) as f64
    }

    fn boilerplate(self) -> f64 {
        (self.all - self.came) as f64 / self.all.max(1) as f64
    }

    fn row(self, name: &str) -> String {
        format!("{name:<28} {:>6.1} % {:>6.1} %\n", self.through() * 100.0, self.boilerplate() * 100.0)
    }
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn articles_come_through_and_boilerplate_does_not() {
    let (mut sum, mut table, mut faults) = (Shares::default(), String::new(), Vec::new());
    let pages = files(&root().join("fixtures/html"), &["html"]);
    assert!(pages.len() >= 30);
    for path in pages {
        let gold = article(path.with_extension("txt")).expect("the article as text");
        let page = article(path.clone()).unwrap_or_else(|error| {
            faults.push(error);
            Article::default()
        });
        let shares = Shares::of(&page, &gold);
        table.push_str(&shares.row(&name(&path)));
        if (&page.title, page.date) != (&gold.title, gold.date) {
            faults.push(format!("{}: {:?} {:?}", name(&path), page.title, page.date));
        }
        sum.came += shares.came;
        sum.article += shares.article;
        sum.all += shares.all;
    }
    let _ = write!(table, "\n{}", sum.row("all"));
    assert!(sum.through() >= THROUGH && sum.boilerplate() <= BOILERPLATE, "{table}\n{faults:#?}");
    assert!(faults.is_empty(), "{faults:#?}");
    insta::with_settings!({ snapshot_path => "../fixtures/html", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("shares", table);
    });
}
