//! Names that are no party, since they stand in another's name, title or description.
//!
//! Leaves owners, which are read where parties are. Example: "UN" in "a UN-brokered deal", "Energy" in "the Energy
//! Minister", "Talks" in "Talks between the two".

use super::paper::View;
use crate::lexicon::{Case, Hit, List};
use crate::mention::{Name, NameKind, Run, WordSet, words};

/// A name that stands in another's: "UN-brokered", "anti-Taliban", "(Bulgaria)", "Energy" of "Energy Minister",
/// "Timor Sea" of "the Timor Sea gas project"; a common noun that a sentence opens with.
pub(super) fn is_part(view: &View, name: &Name) -> bool {
    let Run { first, end } = name.run;
    let token = |t: usize| view.document.tokens.get(t);
    let lower = |t: usize| token(t).is_some_and(|t| t.case == Case::Lower);
    let tied = view.is_mark(end, b'-') && view.is_glued(end) && view.is_glued(end + 1) && lower(end + 1)
        || first > 1
            && view.is_mark(first - 1, b'-')
            && view.is_glued(first - 1)
            && view.is_glued(first)
            && lower(first - 2);
    let names = view.names();
    let long = || {
        names.get(names.partition_point(|n| n.run.end + 1 < first)).is_some_and(|n| n.run.end + 1 == first)
    };
    let bracket = first > 0 && view.is_mark(first - 1, b'(') && long();
    let known = name.id.is_some();
    let office = || !known && (is_office(view, end) || is_portfolio(view, first));
    // In ", Moscow supplies Budapest with gas" the place acts.
    let acts = || (first == view.tokens.first || view.is_mark(first - 1, b',')) && is_deed(view, end);
    let place = || name.kind == NameKind::Place && lower(end) && !is_border(view, end) && !acts();
    // "Two Central Asian countries"
    let nations = || {
        !known
            && view.is_mark(end + 1, b',')
            && view.is_in(end, words!["countries", "nations", "states", "republics"])
    };
    let common =
        |of: &str| !known && end == first + 1 && view.acts_in(name.run).iter().any(|a| a.class == of);
    let before = Run::new(first.saturating_sub(4).max(view.tokens.first), first);
    tied || bracket
        || common("gathering")
        || common("body") && view.has_mark(before, b'\'')
        || office()
        || place()
        || nations()
        || is_home(view, name)
        || is_titled(view, name.run)
        || !known && is_opener(view, name.run)
}

/// "US gas exporter Cheniere", "its U.S. partner, Noble Energy": where the company behind it is at home.
fn is_home(view: &View, name: &Name) -> bool {
    let token = |t: usize| view.document.tokens.get(t).filter(|_| t < view.tokens.end);
    let short =
        name.kind == NameKind::Country && token(name.run.first).is_some_and(|t| t.case == Case::Upper);
    let dotted = name.kind == NameKind::Country && view.is_mark(name.run.first + 1, b'.');
    if !(short || dotted) {
        return false;
    }
    let from = name.run.end + usize::from(view.is_mark(name.run.end, b'.') && view.is_glued(name.run.end));
    let plain = |t: usize| token(t).is_some_and(|k| k.case == Case::Lower) && !is_border(view, t);
    let end = from + (from..from + 6).take_while(|t| plain(*t)).count();
    let owned = name.run.first > 0 && view.is_in(name.run.first - 1, words!["its", "their"]);
    let next = end + usize::from(owned && view.is_mark(end, b','));
    let names = view.names();
    let named = names.get(names.partition_point(|n| n.run.first < next)).filter(|n| n.run.first == next);
    end > from && named.is_some_and(|n| matches!(n.kind, NameKind::Organisation | NameKind::Unknown))
}

pub(super) fn is_office(view: &View, at: usize) -> bool {
    view.document.hits_in(view.sentence, List::Office, Run::new(at, at + 1)).next().is_some()
}

/// "Economy" of "Minister of Economy".
fn is_portfolio(view: &View, at: usize) -> bool {
    let of = at.checked_sub(1).filter(|&t| view.is_in(t, words!["of", "for", "and"]));
    let near = |of: usize| Run::new(of.saturating_sub(4).max(view.tokens.first), of);
    of.is_some_and(|of| {
        view.document
            .hits_in(view.sentence, List::Office, near(of))
            .any(|h| h.end() <= of && h.end() + 4 > of)
    })
}

/// "Slovakia" of "Minister of Economy of Slovakia Karel Hirman": the name of a person follows.
fn is_titled(view: &View, name: Run) -> bool {
    let people = &view.document.sentences[view.sentence].mentions.people;
    let next = people.get(people.partition_point(|p| p.run.first < name.end));
    let near = Run::new(name.first.saturating_sub(6).max(view.tokens.first), name.first);
    next.is_some_and(|p| p.run.first == name.end)
        && view.document.hits_in(view.sentence, List::Office, near).next().is_some()
}

/// "supplies", "exports": what is done with goods.
fn is_deed(view: &View, at: usize) -> bool {
    let deed = |h: &Hit| h.list == List::Cue && view.document.lexicon.entry(h).class.starts_with("activity.");
    view.document.hits_at(at).iter().any(deed)
}

/// A word or a verb that may follow a name.
pub(super) fn is_border(view: &View, at: usize) -> bool {
    const WORDS: &WordSet = words![
        "and",
        "or",
        "on",
        "in",
        "to",
        "for",
        "with",
        "by",
        "from",
        "under",
        "at",
        "as",
        "over",
        "between",
        "that",
        "which",
        "who",
        "also",
        "after",
        "before",
        "during",
        "will",
        "would",
        "may",
        "both",
        "today",
        "yesterday",
        "of",
    ];
    let here = Run::new(at, at + 1);
    let times = &view.document.sentences[view.sentence].mentions.times;
    view.is_in(at, WORDS)
        || times.iter().any(|t| t.run.first == at)
        || !view.signs_in(here).is_empty()
        || view.acts_in(here).iter().any(|a| !matches!(a.class, "body" | "gathering"))
}

/// "Talks between", "Rival factions", "Diplomats observing": one capital that only opens the sentence.
fn is_opener(view: &View, name: Run) -> bool {
    let word = view.document.word(name.first);
    let token = view.document.tokens.get(name.first);
    name.first == view.tokens.first
        && name.end == name.first + 1
        && token.is_some_and(|t| t.case == Case::Capital)
        && word.chars().skip(1).all(char::is_lowercase)
        && (!is_border(view, name.end) && view.document.tokens.get(name.end).is_some_and(|t| t.is_word())
            || view
                .is_in(name.end, words!["between", "on", "with", "from", "of", "after", "before", "since"]))
}
