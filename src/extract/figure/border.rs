//! Where the clauses of a sentence begin, what is said aside in it, and what may lead to a place.
//!
//! Leaves who says what, which attribution reads. Example: in "Iraq, which has no quota, pumped 3 million barrels, while
//! Iran pumped 2 million" stand an aside and a second clause.

use crate::lexicon::kind;
use crate::mention::{Document, Run, WordSet, words};
use std::ops::Range;

/// Where a sentence's clauses begin, what is said aside in it, and what may lead to a place.
pub struct Borders {
    /// Tokens at which a new clause begins.
    pub breaks: Vec<usize>,
    /// From a comma to that behind what it opens.
    pub asides: Vec<Run>,
    /// The tokens that may lead to a place.
    pub leads: Vec<usize>,
}

/// Clauses begin after `;`, and at a comma before a word that opens one. What stands between two commas and only
/// describes what is before it is an aside and no clause of its own: "India's fuel consumption, a proxy for oil demand,
/// totalled 17.87 million tonnes", "Iraq, which has no quota, pumped 3 million barrels".
pub fn borders(doc: &Document, tokens: Range<usize>) -> Borders {
    let (mut breaks, mut leads) =
        (Vec::with_capacity(tokens.len() / 8), Vec::with_capacity(tokens.len() / 4));
    let (mut asides, mut open) = (Vec::new(), None);
    for (at, token) in tokens.clone().zip(&doc.tokens[tokens.clone()]) {
        let kinds = doc.lexicon.kinds(token.word);
        if kinds & (kind::LEAD | kind::CLAUSE) == 0 && token.mark == 0 {
            continue;
        }
        if kinds & kind::LEAD != 0 {
            leads.push(at);
        }
        if token.is_mark(b',') && doc.tokens.get(at + 1).is_some_and(|next| !next.glued) {
            if let Some(from) = open.filter(|from| at - from <= ASIDE && goes_on(doc, at + 1)) {
                asides.push(Run::new(from, at + 1));
                breaks.retain(|b| *b != from);
            }
            open = doc.is_in(at + 1, ASIDES).then_some(at);
        }
        if (token.mark != 0 || kinds & kind::CLAUSE != 0) && starts_clause(doc, &tokens, at) {
            breaks.push(at);
        }
    }
    Borders { breaks, asides, leads }
}

/// How many words an aside may have.
const ASIDE: usize = 20;

/// What an aside opens with, behind its comma.
const ASIDES: &WordSet = words![
    "a",
    "an",
    "used",
    "mainly",
    "mostly",
    "largely",
    "primarily",
    "formerly",
    "home",
    "including",
    "excluding",
    "known",
    "made",
    "produced",
    "one",
    "which",
    "who",
    "whose",
    "where",
];

/// Whether the verb of what stands before an aside may follow its closing comma.
fn goes_on(doc: &Document, at: usize) -> bool {
    const ANEW: &WordSet = words![
        "and", "or", "but", "while", "whereas", "a", "an", "the", "with", "which", "who", "up", "down"
    ];
    doc.tokens.get(at).is_some_and(|t| t.is_word() && !t.is_capital()) && !doc.is_in(at, ANEW)
}

/// Whether a mark, or a word that opens a clause, begins one.
fn starts_clause(doc: &Document, tokens: &Range<usize>, at: usize) -> bool {
    let token = &doc.tokens[at];
    match token.mark {
        b';' | b':' => true,
        b'-' => {
            let spaced = !token.glued && tokens.contains(&(at + 1)) && !doc.tokens[at + 1].glued;
            spaced && !leads_to_figure(doc, at + 1)
        }
        b',' => doc.is_kind(at + 1, kind::CLAUSE) || doc.is(at + 1, "and") && opens_clause(doc, at + 2),
        0 => doc.is_in(at, words!["while", "whereas", "but"]),
        _ => false,
    }
}

/// "gasoline - 5 mln tons", "- up to 17,000 tons": the dash stands for a verb.
fn leads_to_figure(doc: &Document, at: usize) -> bool {
    let digits =
        |t: usize| doc.tokens.get(t).is_some() && doc.word(t).starts_with(|c: char| c.is_ascii_digit());
    let small = |t: usize| ["to", "up", "by", "about", "over", "from", "$"].iter().any(|w| doc.is(t, w));
    (at..at + 3).find(|t| !small(*t)).is_some_and(digits)
}

/// A comma and "and" before a subject of its own: "…, and exports fell", unlike "…, and in 2021 to $4 bn".
fn opens_clause(doc: &Document, at: usize) -> bool {
    let elided = || doc.is(at, "in") && (at + 1..at + 4).any(|t| doc.is(t, "to") && leads_to_figure(doc, t));
    let word = doc.tokens.get(at).is_some_and(|t| t.is_word());
    word && !doc.is(at, "from") && !doc.is(at, "to") && !elided()
}
