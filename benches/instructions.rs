//! One pass through every stage, to be run under callgrind by `instructions.sh`.
//!
//! Prints the bytes of text that each stage saw. Example: `instructions dense 300000`.

mod corpus;
mod stage;

use claims::lexicon::Lexicon;
use corpus::{Corpus, Density};
use std::hint::black_box;

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let named = args.next().unwrap_or_default();
    let density = Density::ALL.into_iter().find(|d| d.name() == named).unwrap_or(Density::News);
    let wanted: usize = args.next().and_then(|bytes| bytes.parse().ok()).unwrap_or(100_000);
    let (corpus, lexicon, words) = (Corpus::read(), Lexicon::builtin(), stage::words());
    let (mut bytes, mut sentences, mut claims, mut number) = (0, 0, 0, 0);
    while bytes < wanted {
        let text = corpus.article(density, number, 3000);
        number += 1;
        bytes += text.len();
        let article = stage::article(&text);
        let cut = stage::sentences(&article);
        sentences += cut.len();
        black_box(stage::cut(&article, &cut, &lexicon));
        let document = stage::mentions(&article, &lexicon);
        black_box(stage::hits(&document));
        let findings = stage::extract(&document);
        let sealed = stage::seal(&document, &findings);
        claims += sealed.len();
        black_box(stage::output(&article, &sealed));
        black_box(stage::whole(std::slice::from_ref(&text), &lexicon));
        black_box(stage::scan(&text, &words));
    }
    println!("{bytes} bytes {number} articles {sentences} sentences {claims} claims");
}
