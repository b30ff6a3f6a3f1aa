//! The person who stands beside a post, behind it or before it, over commas, brackets, ages and parties.
//!
//! Leaves a name that a word of another kind parts from the post. Example: "Anna Berg, 45, the minister".

use super::role::Role;
use super::view::View;
use crate::mention::tag;
use crate::mention::{Person, WordSet, words};

/// The person behind a comma: "the president of Petropar, Denis Lichi Ayala,".
pub fn behind<'d>(view: &View<'d>, role: &Role) -> Option<&'d Person> {
    let comma =
        view.mark(role.outer.end, b',') || view.mark(role.outer.end, b':') || view.mark(role.outer.end, b'(');
    let dash = view.mark(role.outer.end, b'-');
    if comma || dash {
        return described(view, role.outer.end + 1);
    }
    let scope =
        view.is_in(role.outer.end, words!["for", "of", "on", "in", "at", "to"]) && role.body.is_some();
    let comma =
        (role.outer.end + 1..role.outer.end + 12).find(|t| !view.is_word(*t) && !view.mark(*t, b'-'))?;
    (scope && view.mark(comma, b',')).then(|| view.person_at(comma + 1)).flatten()
}

/// A name with "the late", "the veteran" before it.
fn described<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    let first = at + usize::from(view.is_determiner(at));
    let words = (first..first + 3).take_while(|t| view.has(*t, tag::FORMER | tag::ASIDE)).count();
    if first > at && words == 0 { None } else { view.person_at(first + words) }
}

/// The person before a comma, a bracket or "who is": "Denis Lichi Ayala, the".
pub fn person_left<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    let mut end = at;
    while end > at.saturating_sub(5)
        && view.is_in(
            end - 1,
            words![
                "now",
                "currently",
                "also",
                "himself",
                "herself",
                "who",
                "is",
                "as",
                "presently",
                "formerly",
                "then",
            ],
        )
        && !view.is(end, "of")
    {
        end -= 1;
    }
    if let Some(person) = coordinated_apposition(view, end).or_else(|| modified(view, end)) {
        return Some(person);
    }
    if end < at && view.is(end, "who") && view.person_ending(end).is_some() {
        return view.person_ending(end);
    }
    let joined = end
        .checked_sub(1)
        .filter(|t| view.mark(*t, b',') || view.mark(*t, b'(') || view.mark(*t, b'-') && !view.glued(*t));
    let mut end = joined?;
    if view.mark(end, b',') {
        end = before_aside(view, end);
    }
    view.person_ending(end)
}

/// "Mary Landrieu, the struggling Democratic senator": describing words between the article and the post.
fn modified<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    let word = |t: &usize| {
        (view.is_lower(*t) || view.mark(*t, b'-') && view.glued(*t))
            && !view.is_determiner(*t)
            && !is_clause(view, *t)
    };
    let words = (at.saturating_sub(5).max(view.range.start)..at).rev().take_while(word).count();
    let article = at.checked_sub(words + 1).filter(|t| words > 0 && view.is_determiner(*t))?;
    let comma = article.checked_sub(1).filter(|t| view.mark(*t, b','))?;
    view.person_ending(before_aside(view, comma))
}

/// Words that no description of a post has inside.
fn is_clause(view: &View, at: usize) -> bool {
    const WORDS: &WordSet = words![
        "who", "which", "that", "has", "had", "is", "was", "were", "are", "will", "with", "and", "by", "of",
        "for", "to", "in", "on", "at", "from", "as", "when", "where", "s", "after", "before", "since",
        "until", "during", "than", "but", "or", "if", "into", "over", "under",
    ];
    view.is_in(at, WORDS) || view.has(at, tag::SAY | tag::OFFICE)
}

/// "Wang Yi, member of the council and foreign minister": the post is the second half of what follows the name.
fn coordinated_apposition<'d>(view: &View<'d>, at: usize) -> Option<&'d Person> {
    const VERBS: &WordSet = words![
        "who", "which", "that", "has", "had", "is", "was", "were", "are", "will", "met", "with", "and", "by",
    ];
    let and = at.checked_sub(1).filter(|t| view.is(*t, "and"))?;
    let comma = (and.saturating_sub(9)..and).rev().find(|t| !view.is_word(*t) && !view.mark(*t, b'-'))?;
    let plain = (comma + 1..and).all(|t| !view.is_in(t, VERBS) && !view.has(t, tag::SAY | tag::OFFICE));
    let noun = comma + 1 < and && (view.is_determiner(comma + 1) || view.is_lower(comma + 1));
    let person = view.person_ending(comma).filter(|_| view.mark(comma, b','))?;
    (plain && noun).then_some(person)
}

/// Steps back over ", 45" and "(D-Texas)" and "Jr." behind a name.
fn before_aside(view: &View, comma: usize) -> usize {
    let age = comma >= 2
        && view.mark(comma - 2, b',')
        && view.document.word(comma - 1).bytes().all(|b| b.is_ascii_digit());
    if age {
        return comma - 2;
    }
    if comma > 0 && view.mark(comma - 1, b')') {
        return (comma.saturating_sub(9)..comma).rev().find(|t| view.mark(*t, b'(')).unwrap_or(comma);
    }
    comma
}
