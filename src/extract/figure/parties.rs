//! Whose trade it is and with whom; whose investment, and where.
//!
//! A measure has an owner ("Iran's exports", "Ugandan exports", "Bolivia collected …") and a partner ("to
//! Russia", "with China"). What is left out comes from the figure before ("with exports of $7.8 million") or
//! from the two countries that the article is about ("trade between the two countries").

use super::owner::{is_party, owner};
use super::view::View;
use super::{Figure, Party, beside, goods, loan, measure, place, rank, worth};
use crate::extract::Kind;
use crate::mention::{Name, NameKind, Run, WordSet, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, earlier: Option<&Figure<'d>>) {
    if figure.kind != Kind::TradeFigure {
        return;
    }
    let Some(topic) = figure.topic else { return };
    let carried = !view.tokens.contains(&topic.run.first);
    let resumed =
        (figure.rule == measure::CARRIED).then(|| measure::resumed(view, figure.amount.run)).flatten();
    let at = resumed.unwrap_or(if carried { figure.amount.run } else { topic.run });
    // "The volume was worth $4 bn": of the sentence before.
    let told_before = figure.rule == measure::WORTH && !view.has_family(topic.run.first, "activity");
    let reach = usize::from(told_before);
    let volume = earlier.filter(|e| e.kind != Kind::TradeFigure && e.sentence + reach >= view.sentence);
    let earlier = earlier.filter(|e| e.kind == Kind::TradeFigure);
    let bracketed = if carried { None } else { bracketed(view, topic.class, figure.amount.run) };
    if let Some(name) = bracketed {
        figure.reporter = owner(view, at, at);
        figure.partner = Some(place::of_name(name, name.run));
    } else {
        // Who means to raise it is not the one whose it is.
        if !(carried && measure::is_lifted(view, at)) {
            figure.reporter = owner(view, at, figure.amount.run).or_else(|| both(view, at).map(|b| b.0));
        }
        figure.partner = partner(view, topic.class, at, figure.amount.run);
    }
    if let Some(taker) =
        measure::taker(view, figure.amount.run).filter(|_| carried && !is_mutual(topic.class))
    {
        figure.partner = Some(place::of_name(taker, taker.run));
        figure.reporter = None;
    }
    let mutual = is_mutual(topic.class);
    if mutual {
        figure.parties = listed(view, at);
    }
    if topic.class == "loan" {
        loan::fill(view, figure, topic.run);
    }
    if let Some(volume) = volume {
        after_volume(figure, topic.class, volume);
    }
    if figure.reporter.is_none() && matches!(topic.class, "investment" | "exports" | "loan") {
        figure.reporter = place::after(view, at, words!["from"], 12).map(|r| place::party(view, r));
    }
    if let Some(earlier) = earlier.filter(|e| carried || e.sentence == view.sentence || follows(e, figure)) {
        figure.reporter = figure.reporter.or(earlier.reporter);
        // "in the other direction"
        let returned = view.is_in(topic.run.end - 1, words!["direction", "way"]);
        let same = earlier.sentence == view.sentence || carried || returned;
        // "Afghan goods came in the other direction"
        if returned && topic.class == "imports" && !same_place(figure.reporter, earlier.reporter) {
            figure.partner = figure.partner.or(figure.reporter.take());
        }
        if same {
            let shared = earlier.partner.filter(|p| !same_place(Some(*p), figure.reporter));
            let partner = figure.partner.or(shared);
            figure.partner = partner.or_else(|| other_party(earlier, figure.reporter));
            if figure.parties.is_empty() && carried {
                figure.parties.clone_from(&earlier.parties);
            }
        }
    }
    if figure.parties.is_empty() && mutual {
        figure.parties = both(view, at).map(|(a, b)| vec![a, b]).unwrap_or_default();
    }
    let alike = |e: &&Figure| e.sentence == view.sentence && e.topic.is_some_and(|t| t.class == topic.class);
    let side = earlier.filter(|_| bracketed.is_none()).filter(alike);
    if let Some((name, second, lent)) = side.filter(|_| !mutual).and_then(|e| {
        let name = beside::of(view, figure.amount.run)?;
        let second = beside::stands_for_second(view, name, e.amount.run, (e.reporter, e.partner))?;
        Some((name, second, if second { e.reporter } else { e.partner }))
    }) {
        let party = place::of_name(name, name.run);
        let (own, other) = match second {
            true => (&mut figure.partner, &mut figure.reporter),
            false => (&mut figure.reporter, &mut figure.partner),
        };
        *own = Some(party);
        // It is not both.
        *other = other.filter(|other| !other.run.overlaps(party.run)).or(lent);
    } else if let Some((owner, partner)) = rank::partners(view, figure.amount.run) {
        figure.reporter = owner.or(figure.reporter);
        figure.partner = Some(partner);
        figure.parties.clear();
    }
    if figure.reporter.is_none() && bracketed.is_none() && matches!(topic.class, "exports" | "imports") {
        figure.reporter = other_of_pair(view, figure.partner);
    }
    assign(view, figure, topic.class, bracketed.is_some());
    figure.goods = goods::of(view, figure, topic).or(figure.goods);
}

/// Whether both sides are told as parties.
fn is_mutual(measure: &str) -> bool {
    matches!(measure, "turnover" | "surplus" | "deficit")
}

/// "imported 2 mln tonnes of diesel for $530 mn": the sum is the volume's, so it shares its ends and goods.
fn after_volume<'d>(figure: &mut Figure<'d>, measure: &str, volume: &Figure<'d>) {
    let (owner, other) = match measure {
        "imports" => (volume.destination, volume.origin),
        "exports" => (volume.origin, volume.destination),
        _ => return,
    };
    figure.reporter = figure.reporter.or(owner);
    figure.partner = figure.partner.or(other);
    figure.goods = volume.topic.map(|t| t.run);
}

/// "trade between A and B was $5 bn, with A's exports at $3 bn": they go to B.
fn other_party<'d>(turnover: &Figure<'d>, reporter: Option<Party>) -> Option<Party<'d>> {
    let [a, b] = turnover.parties[..] else { return None };
    if same_place(Some(a), reporter) {
        return Some(b);
    }
    same_place(Some(b), reporter).then_some(a)
}

/// A measure in the next sentence without an owner of its own ("imports came in at …").
fn follows(earlier: &Figure, figure: &Figure) -> bool {
    let invested = figure.topic.is_some_and(|t| matches!(t.class, "investment" | "loan"));
    earlier.sentence + 1 == figure.sentence && figure.reporter.is_none() && !invested
}

/// Of many partners in a list the article's two countries may be two.
fn assign<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, measure: &str, is_of_many: bool) {
    let (reporter, partner) = (figure.reporter, figure.partner);
    match measure {
        "exports" | "investment" | "loan" => (figure.origin, figure.destination) = (reporter, partner),
        "imports" => (figure.origin, figure.destination) = (partner, reporter),
        "turnover" if figure.parties.len() < 2 => {
            figure.parties = reporter.into_iter().chain(partner).collect();
            // The pair is one that was told of by now, and its own.
            let own = |pair: [&Name; 2]| {
                let told = pair.iter().all(|n| n.run.first < view.tokens.end);
                told && reporter.is_none_or(|r| r.id.is_none() || pair.iter().any(|n| n.id.as_ref() == r.id))
            };
            // "foreign trade" is with all others.
            let with_one = figure.topic.is_none_or(|topic| !view.is_in(topic.run.first, WITH_ALL));
            if figure.parties.len() < 2
                && !is_of_many
                && with_one
                && let Some(pair) = view.subject.pair_at(view.sentence).filter(|pair| own(*pair))
            {
                figure.parties = pair.map(|name| place::of_name(name, name.run)).into();
            }
        }
        _ => {}
    }
    if figure.origin.is_some() && same_place(figure.origin, figure.destination) {
        figure.destination = None;
    }
}

const WITH_ALL: &WordSet = words!["foreign", "external", "overseas", "total", "global", "world"];

fn same_place(a: Option<Party>, b: Option<Party>) -> bool {
    matches!((a.and_then(|p| p.id), b.and_then(|p| p.id)), (Some(a), Some(b)) if a == b)
}

/// "exports to Kazakhstan" in an article on two countries are the other one's.
pub fn other_of_pair<'d>(view: &View<'_, 'd>, partner: Option<Party>) -> Option<Party<'d>> {
    let id = partner?.id?;
    let [a, b] = view.subject.pair() else { return None };
    let is = |name: &Name| name.id.as_ref() == Some(id);
    let other = if is(a) { b } else { a };
    (is(a) || is(b)).then(|| place::of_name(other, other.run))
}

/// What leads to those with whom: "with" for trade, "to" for exports, "from" for imports, "in" for investment.
fn leads(measure: &str) -> Option<&'static WordSet> {
    match measure {
        "exports" => Some(words!["to", "into"]),
        "imports" => Some(words!["from"]),
        "turnover" | "surplus" | "deficit" => Some(words!["with"]),
        "investment" => Some(words!["in", "into"]),
        _ => None,
    }
}

/// "exports to Italy ($12 bn), China ($5 bn) and the Netherlands ($4 bn)": the partner of the sum in its bracket.
fn bracketed<'d>(view: &View<'_, 'd>, measure: &str, at: Run) -> Option<&'d Name> {
    let (leads, names) = (leads(measure)?, view.names_near(at));
    let before = |bracket: usize| names.iter().find(|n| n.run.end == bracket && !n.adjective);
    let own = before(at.first.checked_sub(1).filter(|t| view.mark(*t, b'('))?)?;
    let mut name = own;
    loop {
        let the = usize::from(view.is(name.run.first.wrapping_sub(1), "the"));
        let mut last = name.run.first.checked_sub(1 + the).filter(|t| view.tokens.contains(t))?;
        if view.is_in(last, leads) {
            return Some(own);
        }
        // Over ")," and ") and".
        while last > view.tokens.start && (view.mark(last, b',') || view.is(last, "and")) {
            last -= 1;
        }
        let floor = last.saturating_sub(LONGEST).max(view.tokens.start);
        let opens = (floor..last).rev().find(|t| view.mark(*t, b'(')).filter(|_| view.mark(last, b')'))?;
        name = before(opens)?;
    }
}

/// How many tokens a sum in brackets may have.
const LONGEST: usize = 12;

/// With whom.
fn partner<'d>(view: &View<'_, 'd>, measure: &str, word: Run, amount: Run) -> Option<Party<'d>> {
    if measure == "loan" {
        return loan::taker(view, word, amount);
    }
    let prepositions = leads(measure)?;
    // "sold Vietnam goods"
    let country = |n: &&Name| n.run.first == word.end && n.kind == NameKind::Country;
    let given =
        || view.names_near(word).iter().find(country).filter(|_| view.has_cue(word.first, "measure.sales"));
    let paid = || worth::paid_to(view, word.first, amount).filter(|_| measure == "imports");
    let found = place::after(view, word, prepositions, 24)
        .or_else(|| place::after(view, amount, prepositions, 16))
        .or_else(|| given().or_else(paid).map(|n| n.run))?;
    Some(place::party(view, found))
}

/// "between A and B", "A-B trade".
fn listed<'d>(view: &View<'_, 'd>, word: Run) -> Vec<Party<'d>> {
    let names = view.names_near(word);
    let between = (word.first.saturating_sub(24).max(view.tokens.start)
        ..(word.end + 24).min(view.tokens.end))
        .find(|&t| view.is(t, "between") && view.breaks_between(Run::new(t, t + 1), word) == 0);
    if let Some(start) = between {
        let mut out: Vec<&Name> = names
            .iter()
            .filter(|n| n.run.first > start && n.run.first < start + 16 && is_party(view, n))
            .collect();
        out.truncate(2);
        let clear = out.windows(2).all(|w| (w[0].run.end..w[1].run.first).any(|t| view.is(t, "and")));
        if out.len() == 2 && clear {
            return out.into_iter().map(|n| place::of_name(n, n.run)).collect();
        }
    }
    let chain = names.windows(2).find(|w| {
        w[0].run.end + 1 == w[1].run.first
            && view.mark(w[0].run.end, b'-')
            && view.doc.tokens[w[1].run.first].glued
            && w[1].run.end <= word.first
            && word.first - w[1].run.end <= 4
    });
    if let Some(pair) = chain {
        return pair.iter().map(|n| place::of_name(n, n.run)).collect();
    }
    Vec::new()
}

/// "the two countries", "both nations", "bilateral": the article's two countries.
fn both<'d>(view: &View<'_, 'd>, word: Run) -> Option<(Party<'d>, Party<'d>)> {
    let from = word.first.saturating_sub(8).max(view.tokens.start);
    const BOTH: &WordSet = words!["bilateral", "mutual", "reciprocal", "two", "both"];
    const STATES: &WordSet =
        words!["countries", "nations", "states", "sides", "neighbours", "neighbors", "parties", "republics",];
    let mut said = (from..(word.end + 12).min(view.tokens.end)).filter(|t| view.is_in(*t, BOTH));
    if !said.any(|t| !view.is_in(t, words!["two", "both"]) || view.is_in(t + 1, STATES)) {
        return None;
    }
    let [a, b] = view.subject.pair_at(view.sentence)?;
    Some((place::of_name(a, a.run), place::of_name(b, b.run)))
}
