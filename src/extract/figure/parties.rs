//! Whose trade it is and with whom; whose investment, and where.
//!
//! A measure has an owner ("Iran's exports", "Ugandan exports", "Bolivia collected …") and a partner ("to
//! Russia", "with China"). What is left out comes from the figure before ("with exports of $7.8 million") or
//! from the two countries that the article is about ("trade between the two countries").

use super::owner::{is_party, is_passive, is_subject, owner, preposition};
use super::view::View;
use super::{Figure, Party, beside, goods, measure, place, rank};
use crate::extract::Kind;
use crate::lexicon::List;
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
    let told_before = figure.rule == "trade_figure/worth" && !view.has_family(topic.run.first, "activity");
    let reach = usize::from(told_before);
    let volume = earlier.filter(|e| e.kind != Kind::TradeFigure && e.sentence + reach >= view.sentence);
    let earlier = earlier.filter(|e| e.kind == Kind::TradeFigure);
    // Who means to raise it is not the one whose it is.
    if !(carried && measure::is_lifted(view, at)) {
        figure.reporter = owner(view, at, figure.amount.run).or_else(|| both(view, at).map(|b| b.0));
    }
    figure.partner = partner(view, topic.class, at, figure.amount.run);
    if let Some(taker) =
        measure::taker(view, figure.amount.run).filter(|_| carried && !is_mutual(topic.class))
    {
        figure.partner = Some(place::of_name(taker, taker.run));
        figure.reporter = None;
    }
    let is_loan = topic.class == "loan";
    if is_loan && let Some((lender, taker)) = lent(view, figure.amount.run) {
        figure.reporter = lender.or(figure.reporter.filter(|own| !own.run.overlaps(taker.run)));
    }
    let mutual = is_mutual(topic.class);
    if mutual {
        figure.parties = listed(view, at);
    }
    if is_loan && let Some((borrower, lender)) = borrowed(view, figure, topic.run) {
        let another = |own: &Party| borrower.is_none_or(|borrower| !own.run.overlaps(borrower.run));
        figure.reporter = lender.or(figure.reporter.filter(another));
        figure.partner = borrower.or(figure.partner);
    }
    if is_loan && let Some(lender) = lender(view, figure.amount.run) {
        let taker = figure.reporter.filter(|own| !own.run.overlaps(lender.run));
        (figure.reporter, figure.partner) = (Some(lender), figure.partner.or(taker));
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
    if figure.parties.is_empty() && mutual {
        figure.parties = both(view, at).map(|(a, b)| vec![a, b]).unwrap_or_default();
    }
    let side =
        earlier.filter(|e| e.sentence == view.sentence && e.topic.is_some_and(|t| t.class == topic.class));
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
    if figure.reporter.is_none() && matches!(topic.class, "exports" | "imports") {
        figure.reporter = other_of_pair(view, figure.partner);
    }
    assign(view, figure, topic.class);
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
            // "foreign trade" is with all others.
            let with_one = figure.topic.is_none_or(|topic| !view.is_in(topic.run.first, WITH_ALL));
            if figure.parties.len() < 2
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
    // "sold Vietnam goods"
    let country = |n: &&Name| n.run.first == word.end && n.kind == NameKind::Country;
    let given =
        || view.names_near(word).iter().find(country).filter(|_| view.has_cue(word.first, "measure.sales"));
    let found = place::after(view, word, prepositions, 24)
        .or_else(|| place::after(view, amount, prepositions, 16))
        .or_else(|| given().map(|n| n.run))?;
    Some(place::party(view, found))
}

/// "the bank has provided Petrobras with a loan": who gives, and the name right behind the verb.
fn lent<'d>(view: &View<'_, 'd>, amount: Run) -> Option<(Option<Party<'d>>, Party<'d>)> {
    let mut gives = view.words_near(amount, List::Cue, "give");
    let (verb, _) =
        gives.find(|(run, _)| run.end <= amount.first && view.breaks_between(*run, amount) == 0)?;
    let names = view.names_near(verb);
    let gives = |n: &&Name| n.run.end <= verb.first && is_party(view, n) && is_subject(view, n.run, verb);
    if is_passive(view, verb) {
        return None;
    }
    let giver = names.iter().rev().find(gives).map(|n| place::of_name(n, n.run));
    let taker = names
        .iter()
        .filter(|n| n.run.first >= verb.end && n.run.end <= amount.first)
        .find(|n| !n.adjective && preposition(view, n.run).is_none())?;
    Some((giver, place::of_name(taker, taker.run)))
}

/// "has received $400 million in loans from the bank", "was given a loan of $5 million": who takes it, and the lender
/// behind "from".
fn borrowed<'d>(
    view: &View<'_, 'd>,
    figure: &Figure<'d>,
    loan: Run,
) -> Option<(Option<Party<'d>>, Option<Party<'d>>)> {
    const APART: &WordSet = words!["to", "for", "in", "on", "with", "by", "that", "which", "and"];
    let amount = figure.amount.run;
    let takes = view.words_near(amount, List::Cue, "take_loan");
    let given = view.words_near(amount, List::Cue, "give").filter(|(run, _)| is_passive(view, *run));
    // "raised its loan to $2 bn", "take part in a loan" have another object; "a request for a loan" has not.
    let takes_it = |verb: Run| {
        let object = verb.end + usize::from(view.is(verb.end, "for"));
        verb.end <= amount.first && !(object..amount.first).any(|t| view.is_in(t, APART))
    };
    let verb = takes.chain(given).map(|(run, _)| run).find(|verb| takes_it(*verb));
    let verb =
        verb.or(Some(loan).filter(|loan| view.is_in(loan.first, words!["borrowed", "borrow", "borrows"])))?;
    let subject = |n: &&Name| n.run.end <= verb.first && is_party(view, n) && is_subject(view, n.run, verb);
    let name = view.names_near(verb).iter().rev().find(subject).map(|n| place::of_name(n, n.run));
    let borrower = name.or(figure.reporter.filter(|own| own.run.end <= verb.first));
    let lender = place::after(view, amount, words!["from"], 14).map(|run| place::party(view, run));
    (borrower.is_some() || lender.is_some()).then_some((borrower, lender))
}

/// "a loan of $100 million from the bank", "was granted to Pakistan by Saudi Arabia".
fn lender<'d>(view: &View<'_, 'd>, amount: Run) -> Option<Party<'d>> {
    if view.is(amount.end, "from") {
        return place::after(view, amount, words!["from"], 4).map(|run| place::party(view, run));
    }
    let mut given = view.words_near(amount, List::Cue, "give").filter(|(run, _)| is_passive(view, *run));
    let (verb, _) = given.next()?;
    let by = (verb.end..verb.end + 10).find(|t| view.is(*t, "by"))?;
    let agent = |n: &&Name| (by + 1..by + 3).contains(&n.run.first) && is_party(view, n);
    view.names_near(verb).iter().find(agent).map(|n| place::of_name(n, n.run))
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
