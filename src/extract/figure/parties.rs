//! Whose trade it is and with whom; whose investment, and where.
//!
//! A measure has an owner ("Iran's exports", "Ugandan exports", "Bolivia collected …") and a partner ("to
//! Russia", "with China"). What is left out comes from the figure before ("with exports of $7.8 million") or
//! from the two countries that the article is about ("trade between the two countries").

use super::owner::{LINKS, is_party, is_subject, owner, preposition};
use super::view::View;
use super::{Figure, Party, beside, measure, place, rank};
use crate::extract::Kind;
use crate::lexicon::{Hit, List, kind};
use crate::mention::{Name, NameKind, Run, WordSet, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, earlier: Option<&Figure<'d>>) {
    if figure.kind != Kind::TradeFigure {
        return;
    }
    let Some(topic) = figure.topic else { return };
    let carried = !view.tokens.contains(&topic.run.first);
    let at = if carried { figure.amount.run } else { topic.run };
    let volume = earlier.filter(|e| e.kind != Kind::TradeFigure && e.sentence == view.sentence);
    let earlier = earlier.filter(|e| e.kind == Kind::TradeFigure);
    // Who means to raise it is not the one whose it is.
    if !(carried && measure::is_lifted(view, at)) {
        figure.reporter = owner(view, at, figure.amount.run).or_else(|| both(view, at).map(|b| b.0));
    }
    figure.partner = partner(view, topic.class, at, figure.amount.run);
    if let Some((lender, _)) = lent(view, figure.amount.run).filter(|_| topic.class == "loan") {
        figure.reporter = Some(lender);
    }
    let is_mutual = matches!(topic.class, "turnover" | "surplus" | "deficit");
    if is_mutual {
        figure.parties = listed(view, at);
    }
    if let Some(lender) = borrowed(view, topic.class, figure.amount.run) {
        figure.partner = figure.reporter.replace(lender).or(figure.partner);
    }
    if let Some(volume) = volume {
        after_volume(figure, topic.class, volume);
    }
    if figure.reporter.is_none() && matches!(topic.class, "investment" | "exports" | "loan") {
        figure.reporter = place::after(view, at, words!["from"], 12).map(|r| place::party(view, r));
    }
    if let Some(earlier) = earlier.filter(|e| carried || e.sentence == view.sentence || follows(e, figure)) {
        figure.reporter = figure.reporter.or(earlier.reporter);
        let same = earlier.sentence == view.sentence || carried;
        if same {
            let shared = earlier.partner.filter(|p| !same_place(Some(*p), figure.reporter));
            let partner = figure.partner.or(shared);
            figure.partner = partner.or_else(|| other_party(earlier, figure.reporter));
            if figure.parties.is_empty() && carried {
                figure.parties.clone_from(&earlier.parties);
            }
        }
    }
    if figure.parties.is_empty() && is_mutual {
        figure.parties = both(view, at).map(|(a, b)| vec![a, b]).unwrap_or_default();
    }
    let side =
        earlier.filter(|e| e.sentence == view.sentence && e.topic.is_some_and(|t| t.class == topic.class));
    if let Some((name, second)) = side.filter(|_| !is_mutual).and_then(|e| {
        let name = beside::of(view, figure.amount.run)?;
        Some((name, beside::stands_for_second(view, name, e.amount.run, (e.reporter, e.partner))?))
    }) {
        let party = place::of_name(name, name.run);
        *(if second { &mut figure.partner } else { &mut figure.reporter }) = Some(party);
    } else if let Some((owner, partner)) = rank::partners(view, figure.amount.run) {
        figure.reporter = owner.or(figure.reporter);
        figure.partner = Some(partner);
        figure.parties.clear();
    }
    if figure.reporter.is_none() && matches!(topic.class, "exports" | "imports") {
        figure.reporter = other_of_pair(view, figure.partner);
    }
    assign(view, figure, topic.class);
    figure.goods = goods(view, figure, topic.run).or(figure.goods);
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

fn assign<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, measure: &str) {
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
            if figure.parties.len() < 2
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
    if measure == "loan"
        && figure.destination.is_none()
        && view.is_in(figure.topic.map_or(0, |t| t.run.first), words!["borrowed", "borrow", "borrows"])
    {
        std::mem::swap(&mut figure.origin, &mut figure.destination);
    }
}

fn same_place(a: Option<Party>, b: Option<Party>) -> bool {
    matches!((a.and_then(|p| p.id), b.and_then(|p| p.id)), (Some(a), Some(b)) if a == b)
}

/// "exports to Kazakhstan" in an article on two countries are the other one's.
pub fn other_of_pair<'d>(view: &View<'_, 'd>, partner: Option<Party>) -> Option<Party<'d>> {
    let id = partner?.id;
    let [a, b] = view.subject.pair() else { return None };
    let other = if id == a.id.as_ref() { b } else { a };
    (id == a.id.as_ref() || id == b.id.as_ref()).then(|| place::of_name(other, other.run))
}

/// With whom: after "with" for trade, "to" for exports, "from" for imports, "in" for investment.
fn partner<'d>(view: &View<'_, 'd>, measure: &str, word: Run, amount: Run) -> Option<Party<'d>> {
    let prepositions = match measure {
        "exports" => words!["to", "into"],
        "imports" => words!["from"],
        "turnover" | "surplus" | "deficit" => words!["with"],
        "investment" => words!["in", "into"],
        "loan" => return lent(view, amount).map(|l| l.1).or_else(|| borrower(view, word, amount)),
        _ => return None,
    };
    let found = place::after(view, word, prepositions, 24)
        .or_else(|| place::after(view, amount, prepositions, 16))?;
    Some(place::party(view, found))
}

/// "the bank has provided Petrobras with a loan": who gives, and the name right behind the verb.
fn lent<'d>(view: &View<'_, 'd>, amount: Run) -> Option<(Party<'d>, Party<'d>)> {
    let mut gives = view.words_near(amount, List::Cue, "give");
    let (verb, _) =
        gives.find(|(run, _)| run.end <= amount.first && view.breaks_between(*run, amount) == 0)?;
    let names = view.names_near(verb);
    let giver = names.iter().rev().find(|n| n.run.end <= verb.first && is_subject(view, n.run, verb))?;
    let taker = names
        .iter()
        .filter(|n| n.run.first >= verb.end && n.run.end <= amount.first)
        .find(|n| !n.adjective && preposition(view, n.run).is_none())?;
    Some((place::of_name(giver, giver.run), place::of_name(taker, taker.run)))
}

/// "has received $400 million in loans from the bank": the bank lends.
fn borrowed<'d>(view: &View<'_, 'd>, measure: &str, amount: Run) -> Option<Party<'d>> {
    let mut takes = view.words_near(amount, List::Cue, "take_loan").filter(|_| measure == "loan");
    takes.find(|(run, _)| run.end <= amount.first && view.breaks_between(*run, amount) == 0)?;
    place::after(view, amount, words!["from"], 14).map(|r| place::party(view, r))
}

/// "lent Erbil $1.2 bln", "a loan to Ghana".
fn borrower<'d>(view: &View<'_, 'd>, word: Run, amount: Run) -> Option<Party<'d>> {
    let direct = view.names_near(word).iter().find(|n| n.run.first == word.end && n.run.end <= amount.first);
    direct
        .map(|n| place::of_name(n, n.run))
        .or_else(|| place::after(view, word, words!["to", "for"], 12).map(|r| place::party(view, r)))
        .or_else(|| place::after(view, amount, words!["to"], 8).map(|r| place::party(view, r)))
        .or_else(|| {
            // "a loan of $40 million for Bangladesh", unlike "for the Metro"
            let country =
                |n: &&Name| n.kind == NameKind::Country && !n.adjective && n.run.first == amount.end + 1;
            let name = view.names_near(amount).iter().find(country).filter(|_| view.is(amount.end, "for"))?;
            Some(place::of_name(name, name.run))
        })
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

/// What is traded, where the text names it beside the measure ("gas exports", "exported $4 bn of energy products").
fn goods(view: &View, figure: &Figure, measure: Run) -> Option<Run> {
    if !view.tokens.contains(&measure.first) {
        return None;
    }
    let at = figure.amount.run;
    if view.is(at.end, "of") || view.is(at.end, "worth") && view.is(at.end + 1, "of") {
        let start = at.end + if view.is(at.end, "of") { 1 } else { 2 };
        let measured = Run::new(start, start + 1).overlaps(measure);
        if !measured {
            return if view.is_no_goods(start) { None } else { noun(view, start) };
        }
    }
    let near = |list: List| {
        view.words_near(measure, list, "")
            .map(|(r, _)| r)
            .filter(|r| !view.in_name(*r) && !r.overlaps(measure))
            .find(|r| {
                r.gap(measure) <= 12
                    && view.breaks_between(*r, measure) == 0
                    && (r.end == measure.first
                        || r.first == measure.end + 1 && view.is_in(measure.end, words!["of", "for", "in"])
                        || view.doc.quote(measure).ends_with("ed"))
            })
    };
    let (listed, told) = (near(List::Commodity).or_else(|| near(List::Cargo)), kind_of_goods(view, measure));
    match (listed, told) {
        (Some(listed), Some(told)) if told.contains(listed) => Some(told),
        (listed, told) => listed.or(told),
    }
}

/// "of oil and fuels", "of palm oil in May": the noun from a token on, and another of its kind.
fn noun(view: &View, start: usize) -> Option<Run> {
    let stops = |t: usize| !view.doc.tokens[t].is_word() || view.is_in(t, LINKS) || ends_goods(view, t);
    let most = view.tokens.end.min(start + 6);
    let end = (start..most).find(|&t| stops(t)).unwrap_or(most);
    let other = end + 1;
    let pair = end == start + 1
        && view.is(end, "and")
        && view.names_goods(start)
        && other < most
        && !view.doc.tokens[other].is_capital()
        && !stops(other)
        && (other + 1 >= view.tokens.end || stops(other + 1));
    let end = if pair { other + 1 } else { end };
    (end > start).then_some(Run::new(start, end))
}

/// "goods abroad", "goods last month"
fn ends_goods(view: &View, at: usize) -> bool {
    let times = view.near(&view.mentions().times, Run::new(at, at + 1), |t| t.run);
    view.is_in(at, words!["abroad", "overseas", "annually", "yearly"])
        || times.iter().any(|t| t.run.first == at)
}

/// "exports of wood and furniture", "the energy import bill": goods that no list names.
fn kind_of_goods(view: &View, measure: Run) -> Option<Run> {
    let before = measure.first.wrapping_sub(1);
    if view.has_cue(before, "goods.kind") {
        // "the goods and services deficit"
        let both = view.is(before.wrapping_sub(1), "and") && view.is(before.wrapping_sub(2), "goods");
        return Some(Run::new(if both { before - 2 } else { before }, measure.first));
    }
    let start = measure.end + 1;
    if !view.is(measure.end, "of") || view.is_no_goods(start) {
        return None;
    }
    let plain = |t: &usize| {
        let token = &view.doc.tokens[*t];
        let verb = |h: &Hit| matches!(h.list, List::Status | List::Change | List::Time | List::Number);
        let small = view.doc.is_kind(*t, kind::NEXT);
        token.is_word() && !token.is_capital() && !small && !view.doc.hits_at(*t).iter().any(verb)
    };
    let listed = |t: &usize| view.is(*t, "and") || !view.is_in(*t, LINKS);
    let end = start + (start..(start + 6).min(view.tokens.end)).take_while(plain).take_while(listed).count();
    (end > start && !view.is(end - 1, "and")).then_some(Run::new(start, end))
}
