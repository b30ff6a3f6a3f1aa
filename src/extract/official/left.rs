//! What stands before an office's word: portfolio, rank, tenure, body, article.
//!
//! Leaves what stands behind it. Example: "the former | Iraqi | Deputy Oil | Minister".

use super::body::{self, Body};
use super::role::Role;
use super::view::View;
use super::{class, one, refer};
use crate::lexicon::{Hit, List, Manner};
use crate::mention::tag;
use crate::mention::{Name, NameKind, Run, words};

/// The most words that are looked at before an office.
const REACH: usize = 14;

/// Takes portfolio, rank and tenure.
pub fn ranks(view: &View, role: &mut Role) {
    let mut portfolio = false;
    for _ in 0..REACH {
        let Some((at, hyphen)) = view.before(role.outer.first) else { return };
        let words_open = role.outer.first == role.words.first;
        if tenure(view, role, at, hyphen) {
            continue;
        }
        if !words_open {
            return;
        }
        // "a Labour member of parliament": a party.
        if role.class == "legislator" && view.has(at, tag::PORTFOLIO) && view.is_capital(at) {
            role.outer.first = at;
            role.qualified = true;
            continue;
        }
        let topic = view.has(at, tag::PORTFOLIO)
            && !view.has(at, tag::ORG_HEAD)
            && !in_ministry(view, at)
            && class::takes_portfolio(role.class);
        if view.has(at, tag::DEPUTY) {
            role.deputy = true;
        } else if topic || unknown_topic(view, role, at, portfolio || hyphen) {
            portfolio = true;
        } else if let Some(first) = coordinated(view, role, at, portfolio) {
            take(role, first);
            continue;
        } else if !view.has(at, tag::LEVEL) || body_word(view, role, at) {
            return;
        }
        role.qualified = true;
        take(role, at);
    }
}

/// "Energy" of "the Ministry of Energy spokesman".
fn in_ministry(view: &View, at: usize) -> bool {
    let of = (at.saturating_sub(3)..at).rev().find(|t| !view.has(*t, tag::PORTFOLIO) && !view.is(*t, "and"));
    of.is_some_and(|t| t > 0 && view.is(t, "of") && view.has(t - 1, tag::ORG_HEAD) && view.is_capital(t - 1))
}

fn take(role: &mut Role, at: usize) {
    role.words.first = at;
    role.outer.first = at;
}

/// "former", "ex-", "acting", "then": no part of the office's words.
fn tenure(view: &View, role: &mut Role, at: usize, hyphen: bool) -> bool {
    let class = if view.has(at, tag::FORMER) {
        "former"
    } else if view.has(at, tag::ACTING) {
        "acting"
    } else if view.has(at, tag::DESIGNATE) && !hyphen {
        "designate"
    } else {
        if view.has(at, tag::ASIDE)
            && !hyphen
            && view.name_ending(at + 1).is_none_or(|n| n.run.end - n.run.first <= 1)
        {
            role.outer.first = at;
            role.qualified = true;
            return true;
        }
        return false;
    };
    let verb = view.is(at, "late") && !view.is(at.wrapping_sub(1), "the");
    if verb {
        return false;
    }
    role.tenure.get_or_insert((one(at), class));
    role.qualified = true;
    role.outer.first = at;
    true
}

/// A capitalised word that no list knows, directly before "Minister".
fn unknown_topic(view: &View, role: &Role, at: usize, portfolio: bool) -> bool {
    let flags = tag::LISTED
        | tag::OPENER
        | tag::LEVEL
        | tag::FORMER
        | tag::HONORIFIC
        | tag::OFFICE
        | tag::CALENDAR
        | tag::ORG_HEAD;
    class::needs_portfolio(role.class)
        && !portfolio
        && !role.qualified
        && view.is_capital(role.head.first)
        && view.is_capital(at)
        && view.document.word(at).chars().count() > 2
        && !view.has(at, flags)
        && view.person_ending(at + 1).is_none()
}

/// "Energy and" before "Natural Resources Minister": the first word of both.
fn coordinated(view: &View, role: &Role, at: usize, portfolio: bool) -> Option<usize> {
    let and = view.is(at, "and") || view.mark(at, b'&');
    let word = at.checked_sub(1)?;
    // "Energy, Water Resources, and Irrigation Minister"
    let word = if and && view.mark(word, b',') { word.checked_sub(1)? } else { word };
    let comma = view.mark(at, b',') && (at..role.head.first).any(|t| view.is(t, "and"));
    let alike = view.is_capital(word) == view.is_capital(at + 1) || word == view.range.start;
    (portfolio && (and || comma) && alike && view.has(word, tag::PORTFOLIO)).then_some(word)
}

/// "National" in "National Bank Governor" is the body's, not the office's.
fn body_word(view: &View, role: &Role, at: usize) -> bool {
    view.name_ending(role.outer.first)
        .is_some_and(|n| n.run.first <= at && n.run.end - n.run.first > 1 && n.id.is_some())
}

/// Takes the body before the office, and what stands before that.
pub fn body(view: &View, role: &mut Role) {
    let at = role.outer.first;
    let found = if let Some(end) = view.owner_end(described(view, at)) {
        owner(view, end)
    } else {
        refer::pronoun(view, at, role.class)
            .or_else(|| adjacent(view, at))
            .or_else(|| delegation(view, at))
            .or_else(|| located(view, role))
    };
    if let Some((body, first)) = found {
        role.outer.first = first;
        if let Some(body) = body {
            role.body.get_or_insert(body);
        }
        branch(view, role);
        posted(view, role);
        nationality(view, role);
    }
    while let Some((at, hyphen)) = view.before(role.outer.first) {
        let deputy = view.has(at, tag::DEPUTY) && role.body.is_some() && !role.deputy;
        let rank = role.body.is_some() && view.is_in(at, words!["chief", "senior", "special"]);
        if deputy {
            role.deputy = true;
            take(role, at);
        } else if rank && role.words.first != at {
            take(role, at);
        } else if !tenure(view, role, at, hyphen) {
            break;
        }
    }
    if let Some((at, false)) = view.before(role.outer.first)
        && view.is_determiner(at)
    {
        role.outer.first = at;
        if let Some((before, hyphen)) = view.before(at)
            && view.has(before, tag::FORMER)
            && !view.is(before, "late")
        {
            tenure(view, role, before, hyphen);
        }
    }
}

/// Steps back over a few describing words between an owner and the office: "Israel's right-wing Prime Minister",
/// "Ukraine's newly sworn-in president".
fn described(view: &View, at: usize) -> usize {
    let plain = |t: usize| {
        view.is_lower(t)
            && !view.has(t, tag::ORG_HEAD | tag::SAY | tag::OFFICE | tag::APPOINT)
            && !view.is(t, "s")
    };
    let mut first = at;
    while first > at.saturating_sub(6) && first > view.range.start {
        let word = first - 1;
        let hyphened =
            word > 1 && view.mark(word - 1, b'-') && view.glued(word - 1) && view.is_lower(word - 2);
        let adverb = view.is_word(word) && view.document.word(word).ends_with("ly");
        if hyphened && plain(word) {
            first = word - 2;
        } else if plain(word) && (first == at || adverb) {
            first = word;
        } else {
            break;
        }
        if view.owner_end(first).is_some() {
            return first;
        }
    }
    at
}

/// "Vodafone Egypt CEO": a firm's name goes on with the country where it works.
fn branch(view: &View, role: &mut Role) {
    let firm = matches!(role.class, "chair" | "chief_executive" | "executive" | "director" | "spokesperson");
    let Some(country) = role.body.as_ref().filter(|b| firm && b.run.first == role.outer.first) else {
        return;
    };
    let name = view
        .name_at(country.run.first)
        .filter(|n| n.kind == NameKind::Country && !n.adjective && n.run == country.run);
    let before = name
        .and_then(|n| view.name_ending(n.run.first))
        .filter(|n| !n.adjective && matches!(n.kind, NameKind::Unknown | NameKind::Organisation));
    if let Some(before) = before {
        role.body = Some(Body { run: before.run.join(country.run), name: None, id: None });
        role.outer.first = before.run.first;
    }
}

/// "UN Middle East envoy": the place is where the envoy is sent, its body stands before.
fn posted(view: &View, role: &mut Role) {
    let sent = matches!(role.class, "envoy" | "ambassador") && role.posting.is_none();
    let place =
        role.body.as_ref().and_then(|b| view.name_ending(b.run.end)).filter(|n| n.kind == NameKind::Place);
    let Some(place) = place.filter(|n| sent && n.run.first == role.outer.first) else { return };
    let end = view.owner_end(place.run.first).unwrap_or(place.run.first);
    let sender =
        view.name_ending(end).filter(|n| matches!(n.kind, NameKind::Country | NameKind::Organisation));
    if let Some(sender) = sender {
        role.posting = role.body.replace(body::of_name(sender));
        role.outer.first = sender.run.first;
    }
}

/// "Gazprom's", "the country's", "the two countries'": the body and where it begins.
fn owner(view: &View, end: usize) -> Option<(Option<Body>, usize)> {
    if let Some(name) = view.name_ending(end) {
        return Some((Some(body::of_name(name)), with_determiner(view, name)));
    }
    refer::owner(view, end)
        .or_else(|| body::common_before(view, end).map(|(body, first)| (body, with_article(view, first))))
}

fn with_article(view: &View, first: usize) -> usize {
    first.checked_sub(1).filter(|t| view.is_determiner(*t)).unwrap_or(first)
}

/// The body that stands directly before: a country, an organisation, a place, a lower-case "ministry".
fn adjacent(view: &View, at: usize) -> Option<(Option<Body>, usize)> {
    if let Some(found) = body::common_before(view, at) {
        return Some(found);
    }
    let at = before_bracket(view, at);
    let Some(name) = view.name_ending(at) else { return region(view, at).or_else(|| within(view, at)) };
    let opener = view.has(name.run.first, tag::OPENER | tag::CALENDAR) && name.id.is_none();
    (!opener && !is_topic(view, name)).then(|| (Some(body::of_name(name)), name.run.first))
}

/// Steps back over "(TASE: DEDR.L)" behind a company's name, and over the full stop of "U.N.".
fn before_bracket(view: &View, at: usize) -> usize {
    let dot = at.checked_sub(1).filter(|t| view.mark(*t, b'.') && view.glued(*t));
    let named =
        |end: usize| view.name_ending(end).is_some_and(|n| n.id.is_some() || n.run.end - n.run.first > 1);
    if let Some(dot) = dot.filter(|t| view.name_ending(at).is_none() && named(*t)) {
        return dot;
    }
    let close = at.checked_sub(1).filter(|t| view.mark(*t, b')') && view.name_ending(at).is_none());
    let open = close.and_then(|c| (c.saturating_sub(8)..c).rev().find(|t| view.mark(*t, b'(')));
    open.filter(|t| view.name_ending(*t).is_some()).unwrap_or(at)
}

/// "Kano State", "Atyrau Region": a place with the word for what it is.
fn region(view: &View, at: usize) -> Option<(Option<Body>, usize)> {
    let word = at.checked_sub(1).filter(|t| view.is_capital(*t) && view.has(*t, tag::GEO))?;
    let name = view.name_ending(word).filter(|n| !n.adjective && n.kind != NameKind::Organisation)?;
    let body = Body { run: Run::new(name.run.first, at), name: None, id: None };
    Some((Some(body), name.run.first))
}

/// "Iraqi" in "an Iraqi delegation headed by Deputy Oil Minister".
fn delegation(view: &View, at: usize) -> Option<(Option<Body>, usize)> {
    let by = at.checked_sub(1).filter(|t| view.is(*t, "by"))?;
    let verb = by.checked_sub(1).filter(|t| view.is_in(*t, words!["headed", "led", "chaired"]))?;
    let before = verb.checked_sub(1)?;
    let noun = before.checked_sub(usize::from(view.mark(before, b',')))?;
    let fits = view.is_in(noun, words!["delegation", "team", "mission", "group", "side"]);
    let name = view.name_ending(noun).filter(|n| fits && n.adjective)?;
    Some((Some(body::of_name(name)), at))
}

/// "In Poland, agriculture minister Robert Nowak": the country that the sentence opens with.
fn located(view: &View, role: &Role) -> Option<(Option<Body>, usize)> {
    let at = role.outer.first;
    let comma = at.checked_sub(1).filter(|t| view.mark(*t, b','))?;
    let name = view.name_ending(comma).filter(|n| n.kind == NameKind::Country && !n.adjective)?;
    let opens = view.is(view.range.start, "in") && name.run.first <= view.range.start + 2;
    let minister = matches!(role.class, "minister" | "deputy_minister") && view.is_lower(at);
    (opens && minister).then(|| (Some(body::of_name(name)), at))
}

/// A listed name inside a longer one: "U.S." of "U.S. Treasury" in "U.S. Treasury Secretary", "NNPC" of "NNPC
/// Group" in "NNPC Group Chief Executive"; else the part of a longer name that stands before.
fn within(view: &View, at: usize) -> Option<(Option<Body>, usize)> {
    let named = |h: &&Hit| {
        matches!(h.list, List::Country | List::Organisation) && h.end() == at && h.manner != Manner::Weak
    };
    if let Some(hit) = view.hits_in(view.back(at, 6)).iter().rfind(named) {
        let entry = view.document.lexicon.entry(hit);
        let run = Run::new(hit.first(), hit.end());
        let body = Body { run, name: Some(entry.name.clone()), id: Some(entry.id.clone()) };
        return Some((Some(body), hit.first()));
    }
    let longer = view.names_in(Run::new(at, at + 1)).iter().find(|n| n.run.first < at && at < n.run.end)?;
    let run = Run::new(longer.run.first, at);
    let word = view.is_word(at - 1) && !view.has(run.first, tag::OPENER | tag::PORTFOLIO);
    word.then_some((Some(Body { run, name: None, id: None }), run.first))
}

fn is_topic(view: &View, name: &Name) -> bool {
    name.kind == NameKind::Unknown
        && (name.run.first..name.run.end).all(|t| view.has(t, tag::PORTFOLIO))
        && name.id.is_none()
}

/// "Turkish" before "BOTAS general manager" says nothing more.
fn nationality(view: &View, role: &mut Role) {
    let at = role.outer.first;
    if let Some(end) = view.owner_end(at)
        && let Some(name) = view.name_ending(end)
    {
        role.outer.first = name.run.first;
    } else if let Some(name) = view.name_ending(at).filter(|n| n.adjective) {
        role.outer.first = name.run.first;
    }
}

fn with_determiner(view: &View, name: &Name) -> usize {
    match name.run.first.checked_sub(1) {
        Some(t) if view.is_determiner(t) => t,
        _ => name.run.first,
    }
}
