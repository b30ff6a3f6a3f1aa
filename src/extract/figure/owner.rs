//! Whose measure or deed a figure is: an owner, an adjective, a subject, an agent, or "the country".
//!
//! Leaves with whom. Example: in "Iran's exports", "Iranian exports", "Iran exported" and "exports of Iran" it is
//! Iran; in "the country exported" the country that the article is about.

use super::place::{self, Party};
use super::view::View;
use crate::lexicon::{List, Word};
use crate::mention::{Name, NameKind, Run, WordSet, words};

/// Whose measure or deed it is: "Iran's non-oil exports", "Ugandan exports", "Bolivia imported", "exports of Iran".
pub fn owner<'d>(view: &View<'_, 'd>, word: Run, amount: Run) -> Option<Party<'d>> {
    let names = view.names_near(word);
    let word_or_amount = if amount.first < word.first { amount } else { word };
    let before = names.iter().rev().filter(|n| n.run.end <= word.first);
    let acts = !is_passive(view, word) && !view.is(word.first.wrapping_sub(1), "for");
    // "India's $25 bn in trade", unlike "Mexico's $8 bn loan"
    let sum = word_or_amount.first < word.first && !view.has_cue(word.first, "measure.loan");
    let owned =
        |n: &Name| owns(view, n, word) || sum && amount.first <= n.run.end + 3 && owns(view, n, amount);
    let close = before.clone().find(|n| owned(n) && is_party(view, n)).or_else(|| {
        before
            .filter(|n| acts && n.run.end <= word_or_amount.first)
            .find(|n| is_subject(view, n.run, word_or_amount) && is_party(view, n))
    });
    let of = || {
        names.iter().find(|n| {
            n.run.first > word.end
                && n.run.first <= word.end + 2
                && view.is(word.end, "of")
                && n.run.end <= amount.first.max(word.end + 6)
                && is_party(view, n)
        })
    };
    let agent = || names.iter().find(|n| is_agent(view, n.run, word) && is_party(view, n));
    let passive_agent =
        || names.iter().find(|n| n.run.first > word.end && !acts && preposition(view, n.run) == Some("by"));
    let found = close.or_else(of).or_else(passive_agent).or_else(agent).map(|n| place::of_name(n, n.run));
    found.or_else(|| the_country(view, word).filter(|_| acts)).or_else(|| of_the_country(view, word))
}

/// "exports by Brazilian energy giant Petrobras": the last name of those behind "by".
fn is_agent(view: &View, name: Run, word: Run) -> bool {
    let between = word.end..name.first;
    let plain = |t: usize| view.doc.tokens[t].is_word() && (view.is(t, "by") || !view.is_in(t, LINKS));
    let led =
        name.first > word.end && between.len() <= 6 && view.is(word.end, "by") && between.clone().all(plain);
    let next = view.doc.tokens.get(name.end).is_some_and(|t| t.is_word());
    led && !(next
        && view.names_near(name).iter().any(|n| n.run.first >= name.end && n.run.first <= name.end + 3))
}

/// "exports of the country"
fn of_the_country<'d>(view: &View<'_, 'd>, word: Run) -> Option<Party<'d>> {
    let noun = word.end + 2;
    let of = view.is(word.end, "of")
        && view.is_in(word.end + 1, words!["the", "this"])
        && view.has_cue(noun, "country");
    let (id, name) = of.then(|| view.subject.lead())??;
    Some(Party { run: Run::new(word.end + 1, noun + 1), name: Some(name), id: Some(id) })
}

/// "were exported": who did it stands behind "by", if at all.
pub fn is_passive(view: &View, word: Run) -> bool {
    let before = word.first.wrapping_sub(1);
    view.is_be(before) && !view.doc.quote(word).ends_with("ing")
}

/// "the country's imports", "the kingdom exported": the country told before in the sentence, else the article's.
fn the_country<'d>(view: &View<'_, 'd>, word: Run) -> Option<Party<'d>> {
    let floor = word.first.saturating_sub(COUNTRY).max(view.tokens.start);
    let noun = (floor..word.first).rev().find(|t| view.has_cue(*t, "country"))?;
    let first =
        (noun.saturating_sub(3).max(floor)..noun).rev().find(|t| view.is_in(*t, words!["the", "this"]))?;
    let run = Run::new(first, noun + 1);
    let owned = view.mark(noun + 1, b'\'');
    let clear = view.breaks_between(run, word) == 0
        && view.figures_between(run, word) == 0
        && (noun + 1..word.first).all(|t| !view.mark(t, b',') && !view.is_in(t, words!["said", "says"]))
        && (owned || preposition(view, Run::new(first, noun)).is_none());
    let told =
        view.names_near(run).iter().rev().find(|n| {
            n.run.end <= first && n.kind == NameKind::Country && preposition(view, n.run).is_none()
        });
    if let Some(name) = told.filter(|_| clear) {
        return Some(place::of_name(name, run));
    }
    let (id, name) = clear.then(|| view.subject.lead())??;
    Some(Party { run, name: Some(name), id: Some(id) })
}

/// How far before its deed a country may stand.
const COUNTRY: usize = 10;

/// A name that can trade: known, or not made of the goods themselves ("LNG", "Non-oil").
pub fn is_party(view: &View, name: &Name) -> bool {
    let goods = || {
        view.words_near(name.run, List::Commodity, "")
            .chain(view.words_near(name.run, List::Cargo, ""))
            .any(|(run, _)| run.overlaps(name.run))
    };
    if view.has_cue(name.run.end, "country") || is_quantifier(view, name.run) {
        return false;
    }
    match name.kind {
        NameKind::Corridor => false,
        NameKind::Unknown => {
            !goods()
                && !view.is_in(
                    name.run.first,
                    words!["non", "fob", "cif", "net", "gross", "preliminary", "includes"],
                )
                && !is_common(view, name.run)
                && !describes(view, name.run)
        }
        _ => true,
    }
}

/// "Total exports": how much, not who.
fn is_quantifier(view: &View, name: Run) -> bool {
    let quoted = usize::from(!view.doc.tokens[view.tokens.start].is_word());
    name.end == name.first + 1
        && name.first <= view.tokens.start + quoted
        && view.has_cue(name.first, "quantifier")
}

/// "Throughput of", "Specifically,", "Taking the first months", "Internal consumption": a capital that only opens the
/// sentence.
fn is_common(view: &View, name: Run) -> bool {
    if !opens(view, name) {
        return false;
    }
    let common = {
        let (word, next) = (view.doc.word(name.first), view.doc.tokens.get(name.end));
        let listed = view.doc.tokens[name.first].word != Word::UNKNOWN;
        let lower = next.is_some_and(|t| t.is_word() && !t.is_capital());
        let place = view.has_cue(name.end, "place.head");
        lower && !place && (listed || word.ends_with("ing") || word.ends_with("ly"))
    };
    common
        || view.mark(name.end, b',') && !view.is_in(name.end + 1, words!["a", "an", "the", "which", "one"])
        || view.is_in(name.end, words!["and", "of", "from", "in", "to", "at", "via", "through"])
}

/// One word that the sentence opens with.
fn opens(view: &View, name: Run) -> bool {
    name.first == view.tokens.start && name.end == name.first + 1
}

/// "Semiconductor exports halved", "Private exporters sold": a capital that opens the sentence and describes a noun in
/// the plural. "Tengizchevroil exports 2 million tonnes" has a verb.
fn describes(view: &View, name: Run) -> bool {
    let noun = name.end;
    let plural = view.tokens.contains(&noun) && {
        let word = view.doc.word(noun);
        word.ends_with('s') && word.len() > 4 && !view.doc.tokens[noun].is_capital()
    };
    let verb = || view.quantities().iter().any(|q| q.run.first == noun + 1);
    opens(view, name) && plural && !verb()
}

/// A possessive or an adjective with only describing words before the measure.
fn owns(view: &View, name: &Name, word: Run) -> bool {
    let mut at = name.run.end;
    let possessive = view.mark(at, b'\'');
    if possessive {
        at += if view.is(at + 1, "s") { 2 } else { 1 };
    }
    let country = name.kind == NameKind::Country && word.first.saturating_sub(name.run.end) <= 4;
    let adjective = name.adjective || country;
    if word.first < at || word.first - at > 6 || !(possessive || adjective || word.first == at) {
        return false;
    }
    let free = || match preposition(view, name.run) {
        None => true,
        Some(led) => led == "of" && country && view.doc.quote(word).ends_with('s'),
    };
    // "Pakistan's bill for imported oil"
    let bill = |t: usize| view.is(t, "for") && view.is_in(t - 1, words!["bill", "bills"]);
    let plain = |t: usize| view.doc.tokens[t].is_word() && (!view.is_in(t, LINKS) || bill(t));
    (at..word.first).all(|t| view.doc.tokens[t].is_mark(b'-') || plain(t))
        && (possessive || name.adjective || free())
}

/// The subject of the verb or measure: a name in the same clause with no preposition before it.
pub fn is_subject(view: &View, name: Run, word: Run) -> bool {
    let near = !view.mark(name.end, b'\'')
        && word.first - name.end <= 18
        && view.breaks_between(name, word) == 0
        && view.figures_between(name, word) == 0;
    if !near {
        return false;
    }
    let speaks = |t: usize| {
        let quoted = || view.is(t, "saying") && view.is(t - 1, "as");
        view.cue_class(t, "event") == Some("said") || view.is_in(t, TELLS) || quoted()
    };
    // "Iraq said that it has exported": the speaker tells of itself.
    let itself = |t: usize| view.is_in(t, words!["it", "they"]);
    let said = || (name.end..word.first).find(|t| speaks(*t));
    let commas =
        || (name.end..word.first).filter(|t| view.mark(*t, b',') && !view.doc.tokens[t + 1].glued).count();
    let aside = view.mark(name.end, b',') && commas() == 1;
    !aside
        && !is_noun(view, name)
        && !is_told(view, name)
        && preposition(view, name).is_none()
        && said().is_none_or(|t| (t..word.first).any(itself))
}

/// "told parliament that exports fell", "assured the Senate": who hears it does not do it.
fn is_told(view: &View, name: Run) -> bool {
    let before = name.first.wrapping_sub(1);
    let verb = if view.is(before, "the") { before.wrapping_sub(1) } else { before };
    view.is_in(verb, TELLS)
}

const TELLS: &WordSet = words![
    "told",
    "tells",
    "informed",
    "assured",
    "reminded",
    "warned",
    "briefed",
    "addressed",
    "asked",
    "urged",
    "notified",
    "advised",
    "estimated",
    "estimates",
    "forecast",
    "forecasts",
    "predicted",
    "predicts",
];

/// "signed a long-term SPA": a capital noun of no one's name.
fn is_noun(view: &View, name: Run) -> bool {
    let floor = name.first.saturating_sub(4).max(view.tokens.start);
    let plain = |t: &usize| !view.doc.tokens[*t].is_capital() && !view.mark(*t, b',');
    let article = (floor..name.first).rev().take_while(plain).any(|t| view.is_in(t, words!["a", "an"]));
    article && name.end == name.first + 1 && view.doc.word(name.first).chars().all(|c| c.is_uppercase())
}

pub const LINKS: &WordSet = words![
    "of", "to", "from", "in", "with", "via", "and", "for", "at", "by", "on", "is", "was", "has", "have",
    "said", "will",
];

/// The preposition that leads to a name, over an article and adjectives.
pub fn preposition<'d>(view: &View<'_, 'd>, name: Run) -> Option<&'d str> {
    let mut at = name.first;
    for _ in 0..4 {
        if at <= view.tokens.start {
            return None;
        }
        at -= 1;
        if view.is_in(
            at,
            words![
                "to", "from", "in", "with", "via", "through", "across", "of", "for", "by", "between", "into",
                "at", "under", "on", "against", "near", "opposite", "outside", "off", "over", "like", "than",
                "despite", "amid",
            ],
        ) {
            return Some(view.doc.word(at));
        }
        // "with Egypt's Dolphinus"
        if view.is(at, "s") && view.mark(at - 1, b'\'') {
            let owner = view.names_near(name).iter().find(|n| n.run.end == at - 1)?;
            at = owner.run.first;
            continue;
        }
        if view.is(at, "and") {
            let other = view.names_near(name).iter().find(|n| n.run.end == at)?;
            return preposition(view, other.run);
        }
        let skips = view.is_in(
            at,
            words![
                "the",
                "its",
                "neighbouring",
                "northern",
                "southern",
                "western",
                "eastern",
                "state",
                "company"
            ],
        );
        if !skips {
            return None;
        }
    }
    None
}
