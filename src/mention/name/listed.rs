//! The names that the lists know, overlaps between lists settled.
//!
//! Leaves weak aliases. Example: of "Port of Baku" (an organisation) and "Baku" (a place) the longer one stands.

use super::super::{Document, Name, NameKind, Run};
use super::super::{Tags, tag};
use crate::lexicon::{Hit, List, Manner};
use smol_str::SmolStr;

/// Few sentences have more.
const USUAL: usize = 4;

/// A name by list, before it is known whether it stands.
#[derive(Clone, Copy)]
pub struct Listed<'d> {
    pub run: Run,
    kind: NameKind,
    hit: &'d Hit,
}

/// The names by list of a sentence, in order, of the tokens at which a name may begin; none overlaps another.
pub fn names<'d>(document: &'d Document, tags: &Tags, starts: &[usize]) -> Vec<Listed<'d>> {
    if !tags.any(tag::LISTED) {
        return Vec::new();
    }
    let mut out: Vec<Listed> = Vec::with_capacity(USUAL);
    for &at in starts.iter().filter(|at| tags.has(**at, tag::LISTED)) {
        for hit in document.hits_at(at) {
            let Some(kind) = kind_of(hit) else { continue };
            let name = Listed { run: Run::new(hit.first(), hit.end()), kind, hit };
            match out.last_mut() {
                Some(last) if last.run.overlaps(name.run) => {
                    if better(&name, last) {
                        *last = name;
                    }
                }
                _ => out.push(name),
            }
        }
    }
    out
}

fn better(new: &Listed, old: &Listed) -> bool {
    let length = |n: &Listed| n.run.end - n.run.first;
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

/// The name that a list knows.
pub fn named(document: &Document, listed: &Listed) -> Name {
    let entry = document.lexicon.entry(listed.hit);
    let text = |s: &SmolStr| (!s.is_empty()).then(|| s.clone());
    Name {
        run: listed.run,
        kind: listed.kind,
        id: text(&entry.id),
        name: text(&entry.name),
        adjective: listed.hit.manner == Manner::Adjective,
    }
}
