//! Typed mentions: what the words of each sentence name and measure, before any rule combines them.
//!
//! [`read`] makes a [`Document`] of an article: its tokens, the hits of the word lists, its sentences, and for
//! each sentence that can hold a claim its mentions. Overlaps between types are settled here and nowhere else.

mod change;
mod gate;
mod look;
mod name;
pub mod number;
mod person;
mod pipeline;
mod quantity;
mod read;
mod scan;
mod setting;
mod tags;
mod time;
mod value;
mod wordset;

pub use crate::lexicon::tag;
pub use person::compound;
pub use read::{left_out, read, read_each_for_claims};
pub use tags::Tags;
pub(crate) use time::DELIVERY;
pub use value::{Change, Comparator, Dimension, Direction, Per, Quantity, Run, Time, TimeRole};
pub use wordset::WordSet;
pub(crate) use wordset::words;

use crate::article::{Article, BlockKind};
use crate::lexicon::{Case, Hit, Lexicon, List, Says, Seen, Signs, Token, hint};
use crate::span::Span;
use crate::text;
use gate::May;
use smol_str::SmolStr;
use std::cell::OnceCell;
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
    pub id: Option<SmolStr>,
    /// The canonical name, where a list has it.
    pub name: Option<SmolStr>,
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
    pub name: Option<SmolStr>,
    pub id: Option<SmolStr>,
}

/// A class word of a list: commodity, cargo, office, instrument or cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub run: Run,
    pub list: List,
    pub class: SmolStr,
}

/// The mentions of one sentence but its [names](Document::names), each list ordered by place.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    pub quantities: Vec<Quantity>,
    pub changes: Vec<Change>,
    pub times: Vec<Time>,
    pub people: Vec<Person>,
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
    /// What lists and classes they are of.
    pub signs: Signs,
    /// The flags of all its tokens.
    flags: u64,
    /// What its words hint at, or its hits once the lists were searched.
    hints: u16,
    /// How many of its words have a capital.
    capitals: u32,
    /// Which of the document's starts are its own.
    starts: Range<usize>,
    /// It can hold a claim, as far as was looked …
    pub wanted: bool,
    /// … and which.
    may: May,
    pub mentions: Mentions,
    /// Read where one asks.
    names: OnceCell<Vec<Name>>,
}

impl Sentence {
    /// Whether a pipeline may be named by its list or by a word like "pipeline".
    fn may_name_pipeline(&self) -> bool {
        self.hints & (hint::PIPELINE | hint::LINE) != 0
    }

    fn allow(&mut self, may: May) {
        (self.may, self.wanted) = (may, may.any());
    }
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
    /// Of each token, what the hits that begin there are of.
    begins: Vec<Signs>,
    /// Of each token, what the hits are of whose last token it is.
    ends: Vec<Signs>,
    /// Of each token, the flags of the hits that it is in, and whether it begins with a capital.
    flags: Vec<u64>,
    /// The tokens at which a name may begin, or a part of one.
    starts: Vec<usize>,
    /// What the article's abbreviations stand for.
    shorts: name::Shorts,
    /// Whether some sentence can hold a claim, as far as was looked.
    pub claimable: bool,
    pub sentences: Vec<Sentence>,
}

/// So many bytes stand behind a token, or more.
const BYTES_A_TOKEN: usize = 4;

impl<'a> Document<'a> {
    fn of(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        Self {
            article,
            lexicon,
            tokens: Vec::new(),
            hits: Vec::new(),
            first_hits: Vec::new(),
            begins: Vec::new(),
            ends: Vec::new(),
            flags: Vec::new(),
            starts: Vec::new(),
            shorts: name::Shorts::default(),
            claimable: true,
            sentences: Vec::new(),
        }
    }

    /// Cuts sentences into tokens.
    fn cut(&mut self, sentences: Vec<text::Sentence>) {
        self.sentences.reserve(sentences.len());
        let bytes: usize = sentences.iter().map(|sentence| sentence.span.len()).sum();
        self.tokens.reserve(bytes / BYTES_A_TOKEN);
        sentences.into_iter().for_each(|sentence| self.add(sentence));
    }

    /// Adds a sentence with its tokens and what they hint at.
    fn add(&mut self, sentence: text::Sentence) {
        let first = self.tokens.len();
        let Span { start, end } = sentence.span;
        let Seen { hints, capitals } = self.lexicon.cut(&self.article.text, start, end, &mut self.tokens);
        self.sentences.push(Sentence {
            span: sentence.span,
            block: sentence.block,
            kind: sentence.kind,
            tokens: first..self.tokens.len(),
            hits: 0..0,
            signs: Signs::default(),
            flags: 0,
            hints,
            capitals,
            starts: 0..0,
            wanted: true,
            may: May::ALL,
            mentions: Mentions::default(),
            names: OnceCell::new(),
        });
    }

    /// Searches the lists for the words of every sentence.
    fn search(&mut self) {
        let Self { lexicon, tokens, hits, first_hits, begins, ends, flags, sentences, .. } = self;
        let mut search = lexicon.search();
        hits.reserve(tokens.len() * 3 / 2);
        first_hits.reserve(tokens.len());
        ends.reserve(tokens.len());
        begins.extend(tokens.iter().map(|t| if t.is_digits() { Signs::DIGITS } else { Signs::NONE }));
        flags.extend(tokens.iter().map(|t| if t.is_capital() { tag::CAPITAL } else { 0 }));
        for found in sentences {
            let Range { start: first, end } = found.tokens;
            first_hits.resize(end, 0);
            ends.resize(end, Signs::NONE);
            let (first_hit, mut all) = (hits.len(), Says::default());
            // All end with the sentence, as its places do, so that no look at one need be checked.
            let (own, first_hits) = (&tokens[..end], &mut first_hits[..end]);
            let (begins, ends, flags) = (&mut begins[..end], &mut ends[..end], &mut flags[..end]);
            for at in first..end {
                let before = hits.len();
                let together = search.at(own, first, at, hits);
                first_hits[at] = before as u32;
                if hits.len() == before {
                    continue;
                }
                let mut said = match together {
                    Some(together) => {
                        ends[at].add(together.signs);
                        *together
                    }
                    None => said_by_each(lexicon, &hits[before..], &own[at], ends, flags),
                };
                said.tags = shown(said.tags, &own[at]);
                flags[at] |= said.tags;
                begins[at].add(said.signs);
                all = all.and(&said);
            }
            let digits = found.hints & hint::DIGITS;
            found.hits = first_hit..hits.len();
            found.signs = if digits != 0 { all.signs.or(Signs::DIGITS) } else { all.signs };
            (found.flags, found.hints) = (all.tags, digits | all.hints);
        }
    }
}

/// What the hits that begin at a token say together; each tells it to the tokens behind that too.
fn said_by_each(
    lexicon: &Lexicon,
    hits: &[Hit],
    token: &Token,
    ends: &mut [Signs],
    flags: &mut [u64],
) -> Says {
    let mut all = Says::default();
    for hit in hits {
        let says = lexicon.says(hit);
        let shown = shown(says.tags, token);
        ends[hit.end() - 1].add(says.signs);
        flags[hit.first() + 1..hit.end()].iter_mut().for_each(|own| *own |= shown);
        all = all.and(says);
    }
    all
}

/// The flags of hits that begin with a token: "THE" in capitals opens nothing.
fn shown(flags: u64, first: &Token) -> u64 {
    if first.case == Case::Upper { flags & !tag::OPENER } else { flags }
}
