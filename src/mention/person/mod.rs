//! People: full names by their shape and what stands around them, and later mentions by a part of the name.
//!
//! Leaves titles and honorifics out, and a surname that the article never gives in full. Example: after
//! "Rodrigo Gómez Aramayo" a later "Gómez" is the same person.

mod known;
mod shape;

pub use shape::compound;

use super::{Document, Person, Run, Sentence};
use super::{Tags, tag};
use known::Known;
use shape::{Candidate, candidate};

/// How far an office or a word of saying may stand to make a capitalised run a person.
const NEAR: usize = 15;

/// The people of each sentence.
pub fn read(document: &Document) -> Vec<Vec<Person>> {
    let (mut sure, mut unsure) = (Vec::with_capacity(document.sentences.len()), Vec::new());
    for (sentence, own) in document.sentences.iter().enumerate() {
        let tags = Tags::of(document, own);
        candidates(document, &tags, own, |candidate| {
            let list = if is_person(document, &tags, &candidate) { &mut sure } else { &mut unsure };
            list.push((sentence, candidate));
        });
    }
    let known = Known::of(document, &sure);
    let mut people = vec![Vec::new(); document.sentences.len()];
    let person = |candidate: &Candidate, bearer: Option<&Candidate>| {
        let longer = bearer.filter(|b| b.parts.len() > candidate.parts.len());
        Person { run: candidate.run, full: longer.map(|b| b.run) }
    };
    for (sentence, candidate) in &sure {
        people[*sentence].push(person(candidate, known.bearer(document, candidate)));
    }
    for (sentence, candidate) in &unsure {
        let bearer = known.bearer(document, candidate);
        people[*sentence].extend(bearer.map(|_| person(candidate, bearer)));
    }
    let mut parts = Vec::new();
    for (own, people) in document.sentences.iter().zip(&mut people) {
        people.sort_by_key(|p| p.run);
        known.parts(document, own, people, &mut parts);
        if !parts.is_empty() {
            people.append(&mut parts);
            people.sort_by_key(|p| p.run);
        }
    }
    people
}

/// Tells the runs of a sentence that may be names of people.
fn candidates(document: &Document, tags: &Tags, sentence: &Sentence, mut found: impl FnMut(Candidate)) {
    let tokens = &sentence.tokens;
    let mut from = tokens.start;
    for &at in document.starts(sentence) {
        if at < from || !tags.is_capital(at) || shape::is_alone(document, tags, at) {
            continue;
        }
        let inner = shape::is_inner(document, at, from);
        match if inner { None } else { candidate(document, tags, at, tokens.end) } {
            Some(candidate) => {
                from = candidate.run.end;
                split(document, tags, candidate, tokens.start).into_iter().for_each(&mut found);
            }
            None => from = shape::compound(document, at, tokens.end),
        }
    }
}

/// Cuts off what stands before the name: the body in "president of Petropar Denis Lichi", the common noun that
/// a sentence begins with in "Lawyer John Smith".
fn split(document: &Document, tags: &Tags, mut candidate: Candidate, start: usize) -> Option<Candidate> {
    let first = candidate.run.first;
    let body = first > 1
        && (document.is(first - 1, "of") || document.is(first - 1, "the") && document.is(first - 2, "of"))
        && (first.saturating_sub(8)..first).any(|t| tags.has(t, tag::OFFICE));
    let given = |i: usize| candidate.parts.get(i).is_some_and(|p| tags.has(p.first, tag::GIVEN));
    let opener = first <= start + 1
        && !candidate.marked
        && !given(0)
        && given(1)
        && candidate.parts.len() > 2
        && is_occupation(document, first);
    if body || opener {
        let skip = if body { (1..candidate.parts.len()).find(|i| given(*i)).unwrap_or(1) } else { 1 };
        candidate.parts.drain(..skip.min(candidate.parts.len()));
        candidate.run.first = candidate.parts.first()?.first;
    }
    (candidate.parts.len() >= 2).then_some(candidate)
}

/// "Lawyer", "Activist", "Historian".
fn is_occupation(document: &Document, at: usize) -> bool {
    const ENDINGS: &[&str] =
        &["er", "or", "ist", "ant", "ent", "ian", "yst", "man", "men", "woman", "ive", "oon"];
    let word = document.word(at);
    word.len() > 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

fn is_person(document: &Document, tags: &Tags, candidate: &Candidate) -> bool {
    let Run { first, end } = candidate.run;
    let titled = first.checked_sub(1).is_some_and(|b| tags.has(b, tag::HONORIFIC | tag::OFFICE));
    // "George Washington University", "Bharatiya Janata Party"
    let longer = tags.is_capital(end)
        && tags.has(end, tag::ORG_HEAD | tag::ORG_TAIL | tag::THING)
        && !tags.has(end, tag::OFFICE | tag::PORTFOLIO);
    if longer && !titled {
        return false;
    }
    let given = candidate.parts.first().is_some_and(|p| tags.has(p.first, tag::GIVEN));
    candidate.marked
        || given
        || titled
        || tags.has(end, tag::SAY | tag::SAY_PERSON)
        || first > 0 && tags.has(first - 1, tag::SAY)
        || holds_office(document, tags, candidate.run)
        || is_who(document, end)
}

/// "who" or ", who" behind a name.
fn is_who(document: &Document, end: usize) -> bool {
    let comma = document.tokens.get(end).is_some_and(|t| t.is_mark(b','));
    document.is(end, "who") || comma && (document.is(end + 1, "who") || document.is(end + 1, "whose"))
}

/// Whether an office stands near, which makes a capitalised run a person.
fn holds_office(document: &Document, tags: &Tags, run: Run) -> bool {
    let Run { first, end } = run;
    if !tags.any(tag::OFFICE) {
        return false;
    }
    // "Penn Traffic president": a body before its post, unless someone was named to it.
    let body = tags.has(end, tag::OFFICE | tag::DEPUTY | tag::LEVEL)
        && !(first > 0 && tags.has(first - 1, tag::APPOINT));
    // "the Council for Educational Research"
    let topic = first > 1
        && tags.has(first - 2, tag::ORG_HEAD)
        && (document.is(first - 1, "for") || document.is(first - 1, "on"));
    !body && !topic && (first.saturating_sub(NEAR)..end + NEAR).any(|t| tags.has(t, tag::OFFICE))
}
