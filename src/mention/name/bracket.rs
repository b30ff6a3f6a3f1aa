//! Abbreviations in brackets behind a name: they belong to it, and stand for it from there on.
//!
//! Leaves brackets that hold a unit, a sum or a party ("(D-Texas)"). Example: "Baku International Sea Trade
//! Port CJSC (“Port of Baku”)".

use super::super::{Document, Name, NameKind, Run};
use super::super::{Tags, tag};
use crate::lexicon::Case;
use smol_str::SmolStr;

/// The most tokens of a name that an abbreviation stands for.
const LONGEST: usize = 16;

/// An abbreviation and what it stands for from there on.
#[derive(Clone, Debug)]
pub struct Short {
    pub run: Run,
    pub id: Option<SmolStr>,
    pub name: SmolStr,
    pub kind: NameKind,
}

/// Takes a bracketed abbreviation into the name before it; what it stands for.
pub fn attach(document: &Document, tags: &Tags, name: &mut Name) -> Option<Short> {
    let (inner, end) = bracket(document, name.run.end)?;
    if !fits(document, tags, name, inner) {
        return None;
    }
    widen(document, name, inner);
    let long = document.on_one_line(name.run);
    if name.id.is_none() {
        (name.id, name.name) = listed(document, inner);
    }
    if name.kind == NameKind::Unknown {
        name.kind = NameKind::Organisation;
    }
    name.run.end = end;
    let full = name.name.clone().unwrap_or_else(|| long.clone());
    name.name.get_or_insert(long);
    Some(Short { run: inner, id: name.id.clone(), name: full, kind: name.kind })
}

/// Takes in what the abbreviation's letters stand for: "Construction, Forestry, Mining and Energy Union (CFMEU)".
fn widen(document: &Document, name: &mut Name, inner: Run) {
    let letters = document.word(inner.first);
    if inner.end - inner.first > 1 || letters.len() < 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return;
    }
    let (mut left, mut first) = (letters.bytes().rev().peekable(), name.run.end);
    for at in (name.run.end.saturating_sub(LONGEST)..name.run.end).rev() {
        let Some(token) = document.tokens.get(at) else { return };
        let small = [b',', b'-', b'&'].iter().any(|m| token.is_mark(*m)) || token.case == Case::Lower;
        if small && token.end - token.start <= 3 {
            continue;
        }
        let letter = document.word(at).bytes().next();
        if left.next().is_none_or(|l| !token.is_capital() || letter != Some(l)) {
            return;
        }
        first = at;
        if left.peek().is_none() {
            break;
        }
    }
    if left.peek().is_none() && first < name.run.first {
        (name.run.first, name.adjective) = (first, false);
    }
}

/// The words inside a bracket that opens at `at`, without quotation marks, and the token after it.
fn bracket(document: &Document, at: usize) -> Option<(Run, usize)> {
    let mark = |t: usize, m: u8| document.tokens.get(t).is_some_and(|t| t.is_mark(m));
    if !mark(at, b'(') {
        return None;
    }
    let quoted = mark(at + 1, b'"') || mark(at + 1, b'\'');
    let first = at + 1 + usize::from(quoted) + usize::from(quoted && document.is(at + 2, "the"));
    let close = (first..first + 9).find(|t| mark(*t, b')'))?;
    let end = close - usize::from(quoted && close > first);
    (end > first).then_some((Run::new(first, end), close + 1))
}

/// Whether the words in the bracket are short for the name: its initials, or a known name, or quoted.
fn fits(document: &Document, tags: &Tags, name: &Name, inner: Run) -> bool {
    if name.adjective || name.kind == NameKind::Country && name.run.end - name.run.first == 1 {
        return false;
    }
    let token = &document.tokens[inner.first];
    let quoted = document.tokens[inner.first - 1].mark != b'(';
    let one = inner.end - inner.first == 1;
    if quoted {
        return token.is_capital() && name.run.end - name.run.first > 1;
    }
    let letters = document.word(inner.first);
    let short = one && token.is_word() && token.is_capital() && letters.len() <= 12;
    let first = first_letter(document, name.run);
    let initial = |letter: char| letter.eq_ignore_ascii_case(&first);
    let acronym = token.case == Case::Upper || letters.chars().filter(|c| c.is_uppercase()).count() > 1;
    short
        && (tags.has(inner.first, tag::ORGANISATION) || acronym && (letters.chars().any(initial)))
        && name.run.end - name.run.first > 1
}

fn first_letter(document: &Document, run: Run) -> char {
    document.word(run.first).chars().next().unwrap_or(' ')
}

/// The listed organisation that an abbreviation names.
fn listed(document: &Document, inner: Run) -> (Option<SmolStr>, Option<SmolStr>) {
    let from = document.hits.partition_point(|h| h.first() < inner.first);
    let hit = document.hits.get(from..).unwrap_or_default().iter().take_while(|h| h.first() < inner.end);
    let found = hit.filter(|h| h.list == crate::lexicon::List::Organisation && h.end() == inner.end).last();
    match found.map(|h| document.lexicon.entry(h)) {
        Some(entry) => (Some(entry.id.clone()), Some(entry.name.clone())),
        None => (None, None),
    }
}
