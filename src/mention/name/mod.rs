//! Names: organisations, countries, places and corridors of the lists, and capitalised names that no list knows.
//!
//! Leaves people, months, offices and the words that only open a sentence. Example: "Ministry of Energy",
//! "Kazakh", "National Iranian Oil Company (NIOC)".

mod bracket;
mod chunk;
mod listed;

use super::{Document, Name, NameKind, Person, Quantity, Run};
use super::{Tags, tag};
use crate::lexicon::{Case, Token};
use bracket::Short;
use listed::Listed;
use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Abbreviations as they are written, with the first name that each is introduced for.
pub type Shorts = FxHashMap<String, Short>;

/// So many names of a sentence, or fewer, no list knows.
const USUAL: usize = 2;

impl Document<'_> {
    /// The names of a sentence in order, given its people.
    pub fn names(&self, sentence: usize) -> &[Name] {
        let own = self.sentences.get(sentence);
        let read = || finished(self, sentence, introduced(self, sentence).0);
        own.map_or(&[], |own| own.names.get_or_init(read))
    }

    /// The countries by their names in the article, in order.
    pub fn countries(&self) -> impl Iterator<Item = &Name> {
        let may = |sentence: &usize| self.may_name_country(*sentence);
        let names = (0..self.sentences.len()).filter(may).flat_map(|sentence| self.names(sentence));
        names.filter(|name| name.kind == NameKind::Country)
    }

    /// Whether a country may be among the names of a sentence.
    pub fn may_name_country(&self, sentence: usize) -> bool {
        let short = || self.shorts.values().any(|short| short.kind == NameKind::Country);
        self.sentences[sentence].flags & tag::COUNTRY != 0 || short()
    }
}

/// Finds what the abbreviations of an article stand for, in the sentences with a bracket that may hold one.
pub fn introduce(document: &mut Document) {
    let (mut shorts, mut read) = (Shorts::default(), Vec::new());
    for sentence in bracketed(document) {
        let (names, own) = introduced(document, sentence);
        for short in own {
            shorts.entry(document.quote(short.run).to_string()).or_insert(short);
        }
        read.push((sentence, names));
    }
    document.shorts = shorts;
    for (sentence, names) in read {
        document.sentences[sentence].names = finished(document, sentence, names).into();
    }
}

/// The sentences with a bracket in which an abbreviation may stand.
fn bracketed(document: &Document) -> Vec<usize> {
    let mark = |at: usize, mark| document.tokens.get(at).is_some_and(|t| t.is_mark(mark));
    let may = |bracket: &usize| {
        let inner = document.tokens.partition_point(|t| t.start as usize <= *bracket);
        let short = document.tokens.get(inner).is_some_and(Token::is_capital) && mark(inner + 1, b')');
        short || mark(inner, b'"') || mark(inner, b'\'')
    };
    let stretch = document.stretch();
    let brackets = memchr_iter(b'(', stretch.of(&document.article.text).as_bytes());
    let brackets = brackets.map(|at| stretch.start + at).filter(may);
    let sentence = |bracket| document.sentences.partition_point(|s| s.span.end <= bracket);
    let mut found: Vec<_> = brackets.map(sentence).filter(|at| *at < document.sentences.len()).collect();
    found.dedup();
    found
}

/// Names with what the article's abbreviations stand for, those of quantities left out.
fn finished(document: &Document, sentence: usize, mut names: Vec<Name>) -> Vec<Name> {
    if !document.shorts.is_empty() {
        names.iter_mut().for_each(|name| stand_in(document, name));
    }
    drop_overlapped(&mut names, &document.sentences[sentence].mentions.quantities);
    names
}

/// The names of a sentence, and the abbreviations that it introduces for them.
fn introduced(document: &Document, sentence: usize) -> (Vec<Name>, Vec<Short>) {
    let own = &document.sentences[sentence];
    let reader = Reader::of(document, sentence);
    let mut names = reader.names(&own.mentions.people);
    let attach = |name: &mut Name| bracket::attach(document, &reader.tags, name);
    let shorts: Vec<_> = names.iter_mut().filter_map(attach).collect();
    (if shorts.is_empty() { names } else { settled(names) }, shorts)
}

/// The currency sign of "US$5 bn" and the code of "USD 5 bn" are no names.
fn drop_overlapped(names: &mut Vec<Name>, quantities: &[Quantity]) {
    if quantities.is_empty() {
        return;
    }
    names.retain(|name| {
        let next = quantities.partition_point(|q| q.run.end <= name.run.first);
        quantities.get(next).is_none_or(|q| {
            !q.run.overlaps(name.run) || q.run.gap(name.run) == 0 && !q.run.contains(name.run)
        })
    });
}

/// The longest of what overlaps.
fn settled(found: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(found.len());
    for name in found {
        while out.last().is_some_and(|last| name.run.first <= last.run.first && last.run.end <= name.run.end)
        {
            out.pop();
        }
        if out.last().is_none_or(|last| !last.run.overlaps(name.run)) {
            out.push(name);
        }
    }
    out
}

/// An abbreviation stands for the name that it was introduced with.
fn stand_in(document: &Document, name: &mut Name) {
    if name.id.is_some() || name.name.is_some() {
        return;
    }
    let short = document.shorts.get(document.quote(name.run));
    if let Some(short) = short.filter(|s| s.run.first < name.run.first) {
        (name.id, name.name, name.kind) = (short.id.clone(), Some(short.name.clone()), short.kind);
    }
}

/// A sentence in which names are looked for.
struct Reader<'d> {
    document: &'d Document<'d>,
    tags: Tags<'d>,
    /// Its tokens at which a name may begin …
    starts: &'d [usize],
    /// … and the one behind its last.
    end: usize,
    /// A word like "Ministry" or "Ltd" stands in it: without one nothing has the shape of an organisation.
    headed: bool,
}

impl<'d> Reader<'d> {
    fn of(document: &'d Document<'d>, sentence: usize) -> Self {
        const HEADS: u64 = tag::ORG_HEAD | tag::ORG_TAIL;
        let own = &document.sentences[sentence];
        let (tags, starts) = (Tags::of(document, own), document.starts(own));
        let headed = tags.any(HEADS) && starts.iter().any(|t| tags.has(*t, HEADS) && tags.is_capital(*t));
        Self { document, tags, starts, end: own.tokens.end, headed }
    }

    /// The names of the sentence, between its people.
    fn names(&self, people: &[Person]) -> Vec<Name> {
        let listed = listed::names(self.document, &self.tags, self.starts);
        let (mut people, mut listed) = (people.iter().peekable(), listed.iter().peekable());
        let (mut out, mut from) = (Vec::with_capacity(listed.len() + USUAL), 0);
        for &at in self.starts {
            while people.next_if(|p| p.run.end <= at).is_some() {}
            while listed.next_if(|n| n.run.first < at).is_some() {}
            let stop = people.peek().map_or(self.end, |p| p.run.first);
            if at < from || stop <= at || is_ticker(self.document, at) {
                continue;
            }
            let known = listed.peek().filter(|n| n.run.first == at && n.run.end <= stop);
            if known.is_some() || self.tags.is_capital(at) {
                from = self.take(known.copied(), at..stop, &mut out);
            }
        }
        out
    }

    /// Reads the name that begins at the range's first token, if one does; says where to go on.
    fn take(&self, known: Option<&Listed>, range: Range<usize>, out: &mut Vec<Name>) -> usize {
        let (document, tags) = (self.document, &self.tags);
        let chunk = if self.headed { chunk::organisation(document, tags, range.clone()) } else { None };
        if let Some(run) = chunk.filter(|c| known.is_none_or(|k| k.run.end < c.end)) {
            out.push(plain(run, NameKind::Organisation));
            return run.end;
        }
        if let Some(name) = known {
            out.push(listed::named(document, name));
            return name.run.end;
        }
        if is_prefix(document, tags, range.start) {
            return range.start + 1;
        }
        match chunk::unknown(document, tags, range.clone()) {
            // "N." and "J." of "Moorestown, N.J.".
            Some(run) if document.span(run).len() == 1 => run.end,
            Some(run) => {
                out.push(plain(run, NameKind::Unknown));
                run.end
            }
            None => range.start + 1,
        }
    }
}

/// The most tokens of a share's sign in its brackets.
const SIGN: usize = 4;

/// "Exxon Corp <XON>": a share's sign, not another company.
fn is_ticker(document: &Document, at: usize) -> bool {
    let sign = &document.tokens[at];
    let opened = || (at.saturating_sub(SIGN)..at).any(|t| document.tokens[t].is_mark(b'<'));
    let closed = || document.tokens[at + 1..].iter().take(SIGN).any(|t| t.is_mark(b'>'));
    sign.glued && sign.case >= Case::Capital && opened() && closed() && document.word(at).len() < 6
}

/// "JSC" before the company's own name.
fn is_prefix(document: &Document, tags: &Tags, at: usize) -> bool {
    let upper = |t: usize| document.tokens.get(t).is_some_and(|t| t.case == Case::Upper);
    upper(at) && tags.has(at, tag::ORG_TAIL) && document.tokens.get(at + 1).is_some_and(|t| t.is_capital())
}

fn plain(run: Run, kind: NameKind) -> Name {
    Name { run, kind, id: None, name: None, adjective: false }
}

/// Whether a token may begin or go on a name by its shape.
fn is_name_word(tags: &Tags, at: usize) -> bool {
    tags.is_capital_without(at, tag::CALENDAR | tag::OFFICE | tag::HONORIFIC)
}
