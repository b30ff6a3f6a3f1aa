//! The body of a post: a country, an organisation, a place, in capitals or in common words.
//!
//! Leaves what "its" and "the country" mean. Example: "the Turkmen state concern Turkmennebit" is
//! Turkmennebit; "the Senate standing committee on petroleum" stands as it is.

use super::view::View;
use crate::lexicon::Case;
use crate::mention::tag;
use crate::mention::{Name, NameKind, Run, WordSet, words};
use smol_str::SmolStr;

/// What a post belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub run: Run,
    pub name: Option<SmolStr>,
    pub id: Option<SmolStr>,
}

/// The most common words between an article and the name that they describe.
const DESCRIBING: usize = 5;

pub fn of_name(name: &Name) -> Body {
    Body { run: name.run, name: name.name.clone(), id: name.id.clone() }
}

fn plain(run: Run) -> Body {
    Body { run, name: None, id: None }
}

/// The body that is told from `at` on, behind a preposition, and the token after it.
pub fn phrase(view: &View, at: usize) -> Option<(Body, usize)> {
    if let Some(found) = super::refer::phrase(view, at) {
        return Some(found);
    }
    let mut first = if view.is_determiner(at) { at + 1 } else { at };
    while first < at + 4
        && view.has(first, tag::ORG_TAIL)
        && view.is_capital(first)
        && view.name_at(first + 1).is_some()
    {
        first += 1;
    }
    if let Some(found) = state(view, first) {
        return Some(found);
    }
    first = past_seat(view, first);
    match view.name_at(first) {
        Some(name) if name.kind == NameKind::Country && national(view, name).is_some() => {
            national(view, name).map(|run| (plain(run), run.end))
        }
        Some(name) if name.adjective => described(view, name.run.end).or_else(|| common(view, first)),
        Some(name) => owned(view, name).or_else(|| Some(extended(view, name))),
        None => described(view, first).or_else(|| common(view, first)),
    }
}

/// Over "Oslo-listed", "Nairobi-based": where a company is at home is not whose post it is.
fn past_seat(view: &View, at: usize) -> usize {
    let Some(name) = view.name_at(at) else { return at };
    let end = name.run.end;
    let seated =
        view.mark(end, b'-') && view.is_in(end + 1, words!["based", "listed", "headquartered", "registered"]);
    if seated { end + 2 } else { at }
}

/// "US Central Command", "U.S. Courier division": a country's short name that begins a longer one.
fn national(view: &View, name: &Name) -> Option<Run> {
    let upper = view
        .document
        .tokens
        .get(name.run.first)
        .is_some_and(|t| t.case == Case::Upper || view.mark(name.run.first + 1, b'.'));
    let next = view.name_at(name.run.end).filter(|n| upper && !n.adjective)?;
    let (body, end) = extended(view, next);
    let fits = matches!(next.kind, NameKind::Organisation | NameKind::Unknown) && next.id.is_none();
    (fits && end >= body.run.end).then(|| Run::new(name.run.first, end))
}

/// "Germany's Federal Network Agency": what the name owns.
fn owned(view: &View, owner: &Name) -> Option<(Body, usize)> {
    let at = view.possessive(owner.run.end)?;
    let named = view.name_at(at).filter(|n| !n.adjective).map(|name| extended(view, name));
    named.or_else(|| described(view, at)).or_else(|| common(view, at))
}

/// "Republic of Uzbekistan".
fn state(view: &View, at: usize) -> Option<(Body, usize)> {
    let of = (at + 1..at + 4).find(|t| view.is(*t, "of"))?;
    if !view.is_in(
        of - 1,
        words!["republic", "kingdom", "federation", "state", "commonwealth", "emirate", "sultanate"],
    ) {
        return None;
    }
    let first = if view.is(of + 1, "the") { of + 2 } else { of + 1 };
    let name = view.name_at(first).filter(|n| n.kind == NameKind::Country)?;
    let run = Run::new(at, name.run.end);
    Some((Body { run, name: name.name.clone(), id: name.id.clone() }, name.run.end))
}

/// "midstream operator Plainfield Energy": the name that common words describe.
fn described(view: &View, at: usize) -> Option<(Body, usize)> {
    let joint =
        |t: usize| view.is(t, "and") && view.has(t - 1, tag::PORTFOLIO) && view.has(t + 1, tag::PORTFOLIO);
    let plain = |t: usize| {
        view.is_lower(t) && (!is_small(view, t) || joint(t)) && !view.has(t, tag::SAY | tag::OFFICE)
    };
    let words = (at..at + DESCRIBING).take_while(|t| plain(*t)).count();
    let name = view.name_at(at + words).filter(|n| !n.adjective && n.kind != NameKind::Country)?;
    (words > 0 || view.name_at(at).is_some()).then(|| extended(view, name))
}

fn is_small(view: &View, at: usize) -> bool {
    view.is_in(
        at,
        words![
            "of", "for", "in", "on", "at", "to", "and", "or", "with", "from", "by", "who", "which", "that",
            "as", "has", "was", "is",
        ],
    )
}

/// A name with the common words that end it: "Horgos customs", "Senate standing committee on petroleum".
fn extended(view: &View, name: &Name) -> (Body, usize) {
    // "Osh Region"
    if name.kind == NameKind::Place && view.is_capital(name.run.end) && view.is_in(name.run.end, REGIONS) {
        let run = Run::new(name.run.first, name.run.end + 1);
        return (Body { run, ..of_name(name) }, run.end);
    }
    let from = name.run.end;
    let words = (from..from + 4).take_while(|t| view.is_lower(*t) && !is_small(view, *t)).count();
    let head = (from..from + words).rev().find(|t| is_body_word(view, *t));
    match head.filter(|_| !name.adjective) {
        Some(head) => {
            let end = topic_tail(view, head + 1);
            (plain(Run::new(name.run.first, end)), end)
        }
        None => (of_name(name), name.run.end),
    }
}

const REGIONS: &WordSet =
    words!["region", "province", "oblast", "district", "county", "governorate", "prefecture"];

fn is_body_word(view: &View, at: usize) -> bool {
    view.has(at, tag::ORG_HEAD)
        || view.is_in(
            at,
            words![
                "region",
                "province",
                "state",
                "district",
                "county",
                "city",
                "port",
                "refinery",
                "oblast",
                "operations",
                "business",
                "arm",
                "subsidiary",
                "branch",
            ],
        )
}

/// "on petroleum" behind "committee".
fn topic_tail(view: &View, at: usize) -> usize {
    if !(view.is(at, "on") || view.is(at, "of") || view.is(at, "for")) {
        return at;
    }
    let mut end = at + 1;
    while view.has(end, tag::PORTFOLIO)
        || end > at + 1 && view.is(end, "and") && view.has(end + 1, tag::PORTFOLIO)
    {
        end += 1;
    }
    if end > at + 1 { end } else { at }
}

/// A body in common words: "foreign ministry", "Russian parliament", "state railway company".
fn common(view: &View, at: usize) -> Option<(Body, usize)> {
    let fits = |t: usize| view.is_word(t) && !is_small(view, t) && !view.has(t, tag::OFFICE | tag::SAY);
    let words = (at..at + DESCRIBING).take_while(|t| fits(*t)).count();
    let head = (at..at + words).rev().find(|t| view.has(*t, tag::ORG_HEAD))?;
    let end = topic_tail(view, head + 1);
    let adjective = view.name_at(at).filter(|n| n.adjective && n.run.end == head);
    let government = view.is_in(head, words!["government", "cabinet", "presidency"]);
    let body = match adjective.filter(|_| government) {
        Some(name) => Body { run: Run::new(at, end), ..of_name(name) },
        None => plain(Run::new(at, end)),
    };
    Some((body, end))
}

/// What a company is, as a story calls it: "the refiner's chief executive".
const COMPANIES: &WordSet = words![
    "airline",
    "automaker",
    "broker",
    "carrier",
    "conglomerate",
    "developer",
    "driller",
    "exporter",
    "giant",
    "importer",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "miner",
    "operator",
    "port",
    "producer",
    "railway",
    "refiner",
    "retailer",
    "shipper",
    "supplier",
    "terminal",
    "trader",
    "utility",
];

/// A body in common words that ends at `at`: "foreign ministry" in "Turkey's foreign ministry spokesperson".
pub fn common_before(view: &View, at: usize) -> Option<(Option<Body>, usize)> {
    let head = at.checked_sub(1)?;
    if !(view.has(head, tag::ORG_HEAD) || view.is_in(head, COMPANIES))
        || view.name_ending(at).is_some_and(|n| n.run.first < head)
    {
        return None;
    }
    let mut first = head;
    while first > head.saturating_sub(4) && first > view.range.start && is_describing(view, first - 1, head) {
        first -= 1;
    }
    let bare = first == head;
    let nation = view.name_ending(first).filter(|n| n.adjective);
    let owner = view.owner_end(first).and_then(|end| view.name_ending(end));
    let body = match (nation.or(owner), bare) {
        (Some(name), true) if name.kind == NameKind::Country => Some(Body { run: name.run, ..of_name(name) }),
        (None, true) => super::refer::company(view, head),
        _ => Some(plain(Run::new(first, at))),
    };
    Some((body, first))
}

fn is_describing(view: &View, at: usize, head: usize) -> bool {
    let adjective =
        view.is_in(at, words!["central", "state", "national", "federal", "standing", "parliamentary"]);
    view.has(at, tag::PORTFOLIO)
        || view.is_lower(head) && adjective
        || view.is(at, "and") && view.has(at.wrapping_sub(1), tag::PORTFOLIO)
}
