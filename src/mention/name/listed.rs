//! The names that the lists know, overlaps between lists settled.
//!
//! Leaves weak aliases. Example: of "Port of Baku" (an organisation) and "Baku" (a place) the longer one stands.

use super::super::{Document, Name, NameKind, Run};
use crate::lexicon::{Hit, List, Manner};
use smol_str::SmolStr;

/// The names of a sentence by list, in order; none overlaps another.
pub fn names(document: &Document, sentence: usize) -> Vec<Name> {
    let Some(sentence) = document.sentences.get(sentence) else { return Vec::new() };
    let mut out: Vec<Name> = Vec::new();
    for hit in &document.hits[sentence.hits.clone()] {
        let Some(kind) = kind_of(hit) else { continue };
        let name = named(document, hit, kind);
        match out.last() {
            Some(last) if last.run.overlaps(name.run) => {
                if better(&name, last) {
                    out.pop();
                    out.push(name);
                }
            }
            _ => out.push(name),
        }
    }
    out
}

fn better(new: &Name, old: &Name) -> bool {
    let length = |n: &Name| n.run.end - n.run.first;
    length(new) > length(old) || length(new) == length(old) && rank(new.kind) < rank(old.kind)
}

fn rank(kind: NameKind) -> u8 {
    match kind {
        NameKind::Country => 0,
        NameKind::Organisation => 1,
        NameKind::Corridor => 2,
        NameKind::Place => 3,
        NameKind::Unknown => 4,
    }
}

fn kind_of(hit: &Hit) -> Option<NameKind> {
    if !matches!(hit.manner, Manner::Name | Manner::Adjective) {
        return None;
    }
    match hit.list {
        List::Country => Some(NameKind::Country),
        List::Organisation => Some(NameKind::Organisation),
        List::Place => Some(NameKind::Place),
        List::Corridor => Some(NameKind::Corridor),
        _ => None,
    }
}

fn named(document: &Document, hit: &Hit, kind: NameKind) -> Name {
    let entry = document.lexicon.entry(hit);
    let text = |s: &SmolStr| (!s.is_empty()).then(|| s.clone());
    Name {
        run: Run::new(hit.first, hit.end),
        kind,
        id: text(&entry.id),
        name: text(&entry.name),
        adjective: hit.manner == Manner::Adjective,
    }
}
