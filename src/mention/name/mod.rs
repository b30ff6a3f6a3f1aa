//! Names: organisations, countries, places and corridors of the lists, and capitalised names that no list knows.
//!
//! Leaves people, months, offices and the words that only open a sentence. Example: "Ministry of Energy",
//! "Kazakh", "National Iranian Oil Company (NIOC)".

mod bracket;
mod chunk;
mod listed;

use super::{Document, Name, NameKind, Person, Run};
use super::{Tags, tag};
use crate::lexicon::Case;
use bracket::Short;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The names of each sentence, given its people.
pub fn read(document: &Document, tags: &[Tags], people: &[Vec<Person>]) -> Vec<Vec<Name>> {
    let mut shorts = FxHashMap::default();
    let mut names: Vec<Vec<Name>> = Vec::with_capacity(tags.len());
    for (sentence, tags) in tags.iter().enumerate() {
        let taken = people.get(sentence).map_or(&[][..], Vec::as_slice);
        let mut found = sentence_names(document, tags, sentence, taken);
        for name in &mut found {
            bracket::attach(document, tags, name, &mut shorts);
        }
        names.push(settled(found));
    }
    if !shorts.is_empty() {
        names.iter_mut().flatten().for_each(|name| stand_in(document, name, &shorts));
    }
    names
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
fn stand_in(document: &Document, name: &mut Name, shorts: &FxHashMap<String, Short>) {
    if name.id.is_some() || name.name.is_some() {
        return;
    }
    if let Some(short) = shorts.get(document.quote(name.run)).filter(|s| s.at < name.run.first) {
        (name.id, name.name, name.kind) = (short.id.clone(), Some(short.name.clone()), short.kind);
    }
}

fn sentence_names(document: &Document, tags: &Tags, sentence: usize, people: &[Person]) -> Vec<Name> {
    let range = document.sentences[sentence].tokens.clone();
    let listed = listed::names(document, sentence);
    let mut out = Vec::new();
    let (mut at, mut next_person, mut next_listed) = (range.start, 0, 0);
    while at < range.end {
        while people.get(next_person).is_some_and(|p| p.run.end <= at) {
            next_person += 1;
        }
        while listed.get(next_listed).is_some_and(|n| n.run.first < at) {
            next_listed += 1;
        }
        let stop = people.get(next_person).map_or(range.end, |p| p.run.first);
        if stop <= at {
            at = people[next_person].run.end;
            continue;
        }
        let known = listed.get(next_listed).filter(|n| n.run.first < stop);
        let shaped = known.map_or(stop, |n| n.run.first);
        at = (at..shaped).find(|t| tags.is_capital(*t)).unwrap_or(shaped);
        if at < stop {
            let known = known.filter(|n| n.run.first == at && n.run.end <= stop);
            at = take(document, tags, known, at..stop, &mut out);
        }
    }
    out
}

/// Reads the name that begins at the range's first token, if one does; says where to go on.
fn take(
    document: &Document,
    tags: &Tags,
    known: Option<&Name>,
    range: Range<usize>,
    out: &mut Vec<Name>,
) -> usize {
    let chunk = chunk::organisation(document, tags, range.clone());
    if let Some(run) = chunk.filter(|c| known.is_none_or(|k| k.run.end < c.end)) {
        out.push(plain(run, NameKind::Organisation));
        return run.end;
    }
    if let Some(name) = known {
        out.push(name.clone());
        return name.run.end;
    }
    if is_prefix(document, tags, range.start) {
        return range.start + 1;
    }
    match chunk::unknown(document, tags, range.clone()) {
        Some(run) => {
            out.push(plain(run, NameKind::Unknown));
            run.end
        }
        None => range.start + 1,
    }
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
fn is_name_word(document: &Document, tags: &Tags, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.is_word() && t.is_capital())
        && !tags.has(at, tag::CALENDAR | tag::OFFICE | tag::HONORIFIC)
}
