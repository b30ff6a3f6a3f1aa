//! Typed mentions: what the words of each sentence name and measure, before any rule combines them.
//!
//! [`read`] makes a [`Document`] of an article: its tokens, the hits of the word lists, its sentences, and for
//! each sentence that can hold a claim its mentions. Overlaps between types are settled here and nowhere else.

mod change;
mod name;
pub mod number;
mod person;
mod pipeline;
mod quantity;
mod scan;
mod setting;
pub mod tag;
mod time;
mod value;

pub use person::compound;
pub use value::{Change, Comparator, Dimension, Direction, Per, Quantity, Run, Time, TimeRole};

use crate::article::{Article, BlockKind};
use crate::lexicon::{Hit, Lexicon, List, Token};
use crate::span::Span;
use crate::text;
use std::ops::Range;

/// A person named in full, with no title or honorific in `run`.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub run: Run,
    /// The full name by which the article knows the person, where this mention is only a part of it.
    pub full: Option<Run>,
}

/// A name: organisation, country, place, corridor, or a capitalised name that no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name with its abbreviation in brackets; no article, no describing word, no possessive `'s`.
    pub run: Run,
    pub kind: NameKind,
    /// `country:AZ`, `org:socar`, …; the name that an abbreviation or variant stands for has the same id.
    pub id: Option<String>,
    /// The canonical name, where a list has it.
    pub name: Option<String>,
    /// A demonym or adjective ("Kazakh").
    pub adjective: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    Country,
    Organisation,
    Place,
    Corridor,
    /// Capitalised and not known; a person, a company, anything.
    Unknown,
}

/// A pipeline by its name, with "gas pipeline" or "line" where they follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    pub run: Run,
    pub name: Option<String>,
    pub id: Option<String>,
}

/// A class word of a list: commodity, cargo, office, instrument or cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub run: Run,
    pub list: List,
    pub class: String,
}

/// The mentions of one sentence, each list ordered by place.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    pub quantities: Vec<Quantity>,
    pub changes: Vec<Change>,
    pub times: Vec<Time>,
    pub people: Vec<Person>,
    pub names: Vec<Name>,
    pub pipelines: Vec<Pipeline>,
}

#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    pub block: usize,
    pub kind: BlockKind,
    /// Its tokens in the document.
    pub tokens: Range<usize>,
    /// Its hits in the document.
    pub hits: Range<usize>,
    pub mentions: Mentions,
}

/// An article cut and read.
#[derive(Debug)]
pub struct Document<'a> {
    pub article: &'a Article,
    pub lexicon: &'a Lexicon,
    pub tokens: Vec<Token>,
    pub hits: Vec<Hit>,
    /// Of each token, the first hit that begins there or behind it.
    first_hits: Vec<u32>,
    pub sentences: Vec<Sentence>,
}

impl Document<'_> {
    /// The bytes that a run of tokens covers.
    pub fn span(&self, run: Run) -> Span {
        match (self.tokens.get(run.first), run.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) if run.first < run.end => Span::new(a.start as usize, b.end as usize),
            _ => Span::default(),
        }
    }

    pub fn quote(&self, run: Run) -> &str {
        self.span(run).of(&self.article.text)
    }

    /// The word at a token, as written.
    pub fn word(&self, token: usize) -> &str {
        self.quote(Run::new(token, token + 1))
    }

    /// Whether the token at `at` is `word` (lower case) in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        let long = |token: &Token| (token.end - token.start) as usize == word.len();
        self.tokens.get(at).is_some_and(long) && self.word(at).eq_ignore_ascii_case(word)
    }

    /// The hits of every list that begin at a token.
    pub fn hits_at(&self, at: usize) -> &[Hit] {
        let Some(&from) = self.first_hits.get(at) else { return &[] };
        let to = self.first_hits.get(at + 1).map_or(self.hits.len(), |to| *to as usize);
        self.hits.get(from as usize..to).unwrap_or(&[])
    }

    /// Adds the tokens and hits of a sentence.
    fn cut(&mut self, span: Span) {
        let (first, mut hit) = (self.tokens.len(), self.hits.len());
        self.lexicon.cut(&self.article.text, span.start, span.end, &mut self.tokens);
        self.lexicon.hits(&self.tokens, first, self.tokens.len(), &mut self.hits);
        for at in first..self.tokens.len() {
            while self.hits.get(hit).is_some_and(|h| h.first < at) {
                hit += 1;
            }
            self.first_hits.push(hit as u32);
        }
    }

    /// The hits of one list in a sentence.
    pub fn hits_of(&self, sentence: usize, list: List) -> impl Iterator<Item = &Hit> {
        self.hits[self.sentences[sentence].hits.clone()].iter().filter(move |h| h.list == list)
    }

    /// The hits of one list that begin within `range`, in a sentence.
    pub fn hits_in(&self, sentence: usize, list: List, range: Run) -> impl Iterator<Item = &Hit> {
        let hits =
            self.sentences.get(sentence).and_then(|s| self.hits.get(s.hits.clone())).unwrap_or_default();
        let from = hits.partition_point(|h| h.first < range.first);
        let to = hits.partition_point(|h| h.first < range.end);
        hits.get(from..to).unwrap_or_default().iter().filter(move |h| h.list == list)
    }

    /// The hits of cue words whose class is `class` or begins with `class.`, in a sentence.
    pub fn cues<'d>(&'d self, sentence: usize, class: &'d str) -> impl Iterator<Item = &'d Hit> {
        self.hits_of(sentence, List::Cue).filter(move |h| {
            let rest = self.lexicon.entry(h).class.strip_prefix(class);
            rest.is_some_and(|r| r.is_empty() || r.starts_with('.'))
        })
    }
}

/// Reads an article's mentions. Never fails and does no I/O.
pub fn read<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Document<'a> {
    let mut document = Document {
        article,
        lexicon,
        tokens: Vec::new(),
        hits: Vec::new(),
        first_hits: Vec::new(),
        sentences: Vec::new(),
    };
    for sentence in text::sentences(article) {
        let (first, hit) = (document.tokens.len(), document.hits.len());
        document.cut(sentence.span);
        document.sentences.push(Sentence {
            span: sentence.span,
            block: sentence.block,
            kind: sentence.kind,
            tokens: first..document.tokens.len(),
            hits: hit..document.hits.len(),
            mentions: Mentions::default(),
        });
    }
    read_names(&mut document);
    measure(&mut document);
    pipeline::read(&mut document);
    document
}

/// Reads times, quantities and changes, sentence by sentence.
fn measure(document: &mut Document) {
    let setting = setting::Setting::of(document);
    let mut told = None;
    for sentence in 0..document.sentences.len() {
        let times = time::read(document, sentence, &setting, &mut told);
        document.sentences[sentence].mentions.times = times;
        let quantities = quantity::read(document, sentence, &setting);
        let changes = change::read(document, sentence, &quantities);
        let mentions = &mut document.sentences[sentence].mentions;
        drop_overlapped(&mut mentions.names, &quantities);
        (mentions.quantities, mentions.changes) = (quantities, changes);
    }
}

/// Fills in the people and names of every sentence.
fn read_names(document: &mut Document) {
    let tags: Vec<_> = (0..document.sentences.len()).map(|s| tag::Tags::read(document, s)).collect();
    let people = person::read(document, &tags);
    let names = name::read(document, &tags, &people);
    for (sentence, (people, names)) in document.sentences.iter_mut().zip(people.into_iter().zip(names)) {
        (sentence.mentions.people, sentence.mentions.names) = (people, names);
    }
}

/// The currency sign of "US$5 bn" and the code of "USD 5 bn" are no names.
fn drop_overlapped(names: &mut Vec<Name>, quantities: &[Quantity]) {
    names.retain(|name| {
        let next = quantities.partition_point(|q| q.run.end <= name.run.first);
        quantities.get(next).is_none_or(|q| {
            !q.run.overlaps(name.run) || q.run.gap(name.run) == 0 && !q.run.contains(name.run)
        })
    });
}
