//! What is done with the goods, where they come from, where they go, and by which way.
//!
//! Example: "Iraq shipped 2 mln bpd to China via Basra" has a shipment, an origin (the one who ships), a
//! destination and a route.

use super::view::View;
use super::{Figure, Party, Word, beside, owner, parties, place, share};
use crate::extract::Kind;
use crate::lexicon::List;
use crate::mention::{NameKind, Run, WordSet, words};

pub fn fill<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>, earlier: Option<&Figure<'d>>) {
    if figure.kind == Kind::TradeFigure {
        return;
    }
    let at = figure.amount.run;
    figure.activity = activity(view, figure);
    let carried = earlier.filter(|e| e.kind == figure.kind && shares(view, e, figure));
    if figure.activity.is_none() {
        figure.activity = carried.and_then(|e| e.activity).or_else(|| traded(figure, earlier));
    }
    figure.route = route(view, at);
    let loaded = figure.activity.is_some_and(|a| a.class == "loading");
    let from = if loaded {
        words!["from", "at", "out", "left", "leaving"]
    } else {
        words!["from", "left", "leaving"]
    };
    figure.origin = place::after(view, at, from, 30).map(|r| place::party(view, r));
    let arrives = figure.activity.is_some_and(|a| view.is_in(a.run.first, ARRIVES));
    let to = if arrives {
        words!["to", "at", "in", "reached"]
    } else {
        words!["to", "into", "towards", "for", "reached"]
    };
    figure.destination = place::after(view, at, to, 30)
        .filter(|r| {
            let purpose = view.is(before(view, *r), "for");
            is_place(view, *r) && (!purpose || r.first >= at.end && is_known_place(view, *r))
        })
        .map(|r| place::party(view, r));
    bound_for(view, figure);
    by_actor(view, figure);
    beside::fill(view, figure, carried);
    share::fill(view, figure, carried);
    let lng = figure.topic.is_some_and(|t| t.class == "lng");
    let abroad = is_country(figure.destination) || is_country(figure.origin);
    if let Some(activity) = figure.activity.as_mut() {
        activity.class = match activity.class {
            "purchase" if abroad || lng => "import",
            "purchase" | "intake" => "supply",
            other => other,
        };
    }
    if let Some(earlier) = carried.filter(|e| e.sentence == figure.sentence) {
        inherit(figure, earlier);
    }
    if figure.origin.is_none() {
        figure.origin = of_goods(view, figure);
    }
}

const ARRIVES: &WordSet =
    words!["arrived", "arrivals", "arrival", "unloaded", "reached", "discharged", "discharges"];

/// "bought 2 mln tons of Russian crude": the goods tell where they come from.
fn of_goods<'d>(view: &View<'_, 'd>, figure: &Figure<'d>) -> Option<Party<'d>> {
    let still = |a: Word| matches!(a.class, "production" | "storage" | "refining");
    let moved = !figure.activity.is_some_and(still);
    let topic = figure.topic.filter(|t| moved && view.tokens.contains(&t.run.first))?.run;
    let name = view.names_near(topic).iter().find(|n| {
        let origin = usize::from(view.mark(n.run.end, b'-') && view.is(n.run.end + 1, "origin")) * 2;
        n.kind == NameKind::Country && n.run.end + origin == topic.first
    })?;
    let own = figure.amount.run.gap(topic) <= 4 || view.breaks_between(figure.amount.run, topic) == 0;
    let party = place::of_name(name, name.run);
    (own && figure.destination != Some(party)).then_some(party)
}

/// "imports cost $5 bn. In volume terms they were 7 mln tons"
fn traded<'d>(figure: &Figure, earlier: Option<&Figure<'d>>) -> Option<Word<'d>> {
    let goods =
        |e: &&Figure| e.goods.is_some_and(|g| figure.topic.as_ref().is_some_and(|t| g.contains(t.run)));
    let measure = earlier.filter(goods)?.topic.as_ref()?;
    let class = measure.class.strip_suffix('s').filter(|c| matches!(*c, "export" | "import"))?;
    Some(Word { run: measure.run, class })
}

fn is_country(party: Option<Party>) -> bool {
    party.and_then(|p| p.id).is_some_and(|id| id.starts_with("country:"))
}

/// Whether a figure may take over what was told for the one before.
fn shares(view: &View, earlier: &Figure, figure: &Figure) -> bool {
    earlier.sentence == figure.sentence
        && earlier.amount.run.gap(figure.amount.run) < 40
        && view.breaks_between(earlier.amount.run, figure.amount.run) < 2
}

fn inherit<'d>(figure: &mut Figure<'d>, earlier: &Figure<'d>) {
    let same_activity = match (&figure.activity, &earlier.activity) {
        (Some(a), Some(b)) => a.run == b.run,
        _ => true,
    };
    if !same_activity {
        return;
    }
    figure.origin = figure.origin.or(earlier.origin);
    figure.destination = figure.destination.or(earlier.destination);
}

/// The nearest word for what is done; before the figure rather than behind it.
fn activity<'d>(view: &View<'_, 'd>, figure: &Figure<'d>) -> Option<Word<'d>> {
    let at = figure.amount.run;
    view.words_near(at, List::Cue, "activity")
        .filter(|(run, _)| !at.contains(*run))
        .filter_map(|(run, class)| Some((activity_cost(view, run, at)?, run, class)))
        .filter(|(_, run, _)| !view.in_name(*run) && !is_attribute(view, *run))
        .min_by_key(|(cost, run, _)| (*cost, usize::MAX - run.end))
        .and_then(|(_, run, class)| classed(view, figure, run, class))
}

/// "of refined sugar", "ship-or-pay": the word only describes.
fn is_attribute(view: &View, word: Run) -> bool {
    let described = view.doc.quote(word).ends_with("ed") && !view.doc.quote(word).starts_with("im");
    let of =
        || view.names_goods(word.end) && view.is_in(word.first.wrapping_sub(1), words!["of", "more", "and"]);
    described && (view.names_goods(word.first) || of())
        || view.mark(word.end, b'-') && view.doc.tokens[word.end].glued && view.is(word.end + 1, "or")
}

fn activity_cost(view: &View, word: Run, at: Run) -> Option<usize> {
    let cost = view.cost(word, at);
    if word.first < at.first {
        return (cost < 60).then_some(cost + 2);
    }
    let start = past_aside(view, at.end);
    if word.first < start {
        return None;
    }
    let between = word.first - start;
    let passive = between <= 12
        && (start..word.first).all(|t| !view.mark(t, b','))
        && (start..word.first).any(|t| view.is_be(t));
    if (start..word.first).all(|t| is_auxiliary(view, t)) && !(start..word.first).is_empty() {
        return Some(0);
    }
    let apart = |t: usize| {
        view.mark(t, b',')
            || view.is_in(
                t,
                words![
                    "and",
                    "while",
                    "with",
                    "as",
                    "but",
                    "amid",
                    "after",
                    "despite",
                    "following",
                    "because",
                    "when",
                ],
            )
    };
    let ok = view.figures_between(Run::new(start, start + 1), word) == 0
        && view.breaks_between(at, word) == 0
        && between < 16;
    if !passive && (start..word.first).any(apart) && !view.mark(at.end, b'(') {
        return ok.then_some(between + 24);
    }
    if view.is(at.end, "of") && between <= 2 {
        return Some(1);
    }
    ok.then_some(if passive { 1 } else { between + 8 })
}

/// Over ", worth $2 bn," or ", or 5% of the total," behind a figure.
fn past_aside(view: &View, end: usize) -> usize {
    if !view.mark(end, b',')
        || !view.is_in(end + 1, words!["worth", "valued", "or", "including", "up", "down"])
    {
        return end;
    }
    let closed = (end + 2..(end + 26).min(view.tokens.end))
        .find(|t| view.mark(*t, b',') && !view.doc.tokens[t + 1].glued);
    closed.map_or(end, |t| t + 1)
}

pub fn is_auxiliary(view: &View, at: usize) -> bool {
    view.is_in(
        at,
        words![
            "will", "would", "to", "be", "was", "were", "is", "are", "been", "being", "has", "have", "had",
            "may", "could", "should", "also", "already",
        ],
    )
}

/// "handled" is no class of its own, and "pumped" is production in a field but transit in a pipe.
fn classed<'d>(view: &View<'_, 'd>, figure: &Figure, run: Run, class: &'d str) -> Option<Word<'d>> {
    // "pumped 42 mln cubic metres of gas through Ukraine"
    let end = figure.amount.run.end;
    let through = |t: usize| view.is_in(t, words!["through", "via", "across"]);
    let class = match class {
        "handled" => {
            // "import throughput"
            let class = view.cue_class(run.first.wrapping_sub(1), "activity")?;
            let traded = matches!(class, "export" | "import" | "transit");
            return traded.then_some(Word { run: Run::new(run.first - 1, run.first), class });
        }
        // Fuels are pumped on, not up.
        "pump" if figure.topic.is_some_and(|t| t.class == "oil_products") => "transit",
        "pump" if through(run.end) || (end..end + 4).any(through) => "transit",
        "pump" if view.mentions().pipelines.is_empty() => "production",
        "pump" => "transit",
        other => other,
    };
    Some(Word { run, class })
}

fn is_place(view: &View, run: Run) -> bool {
    let known = view.names_near(run).iter().any(|n| n.run.overlaps(run));
    known
        || view.is_in(
            run.end - 1,
            words![
                "country",
                "port",
                "ports",
                "terminal",
                "terminals",
                "plant",
                "plants",
                "region",
                "markets",
                "refinery",
                "refineries",
            ],
        )
}

/// The word before a place, over its article.
fn before(view: &View, run: Run) -> usize {
    let at = run.first.wrapping_sub(1);
    if view.is_in(at, words!["the", "its", "a"]) { at.wrapping_sub(1) } else { at }
}

fn is_known_place(view: &View, run: Run) -> bool {
    view.names_near(run)
        .iter()
        .any(|n| n.run.overlaps(run) && matches!(n.kind, NameKind::Country | NameKind::Place))
}

/// Pipelines, corridors and places that the goods go through.
fn route<'d>(view: &View<'_, 'd>, at: Run) -> Vec<Party<'d>> {
    let ways = ways(view, at);
    match respectively(view, at, &ways) {
        Some(own) => vec![own],
        None if ways.is_empty() => port(view, at).into_iter().collect(),
        None => {
            ways.into_iter().filter(|(run, _)| on_the_way(view, *run, at)).map(|(_, party)| party).collect()
        }
    }
}

/// "the port of Poti handled 8 mln tons", "handled at Klaipeda port": where goods are handled.
fn port<'d>(view: &View<'_, 'd>, at: Run) -> Option<Party<'d>> {
    let mut deeds = view.words_near(at, List::Cue, "activity").filter(|(_, class)| *class == "handled");
    let (deed, _) = deeds.find(|(run, _)| view.cost(*run, at) < 20)?;
    let at_port = place::after(view, at, words!["at", "in"], 20).filter(|run| is_port(view, *run));
    let subject = || {
        let first = (deed.first.saturating_sub(8).max(view.tokens.start)..deed.first).find(|t| {
            place::phrase(view, *t).is_some_and(|run| is_port(view, run) && run.end <= deed.first)
        })?;
        place::phrase(view, first).filter(|run| (run.end..deed.first).all(|t| !view.mark(t, b',')))
    };
    at_port.or_else(subject).map(|run| place::party(view, run))
}

fn is_port(view: &View, run: Run) -> bool {
    (run.first..run.end)
        .any(|t| view.is_in(t, words!["port", "ports", "seaport", "terminal", "harbour", "harbor"]))
}

/// Every way told near a figure, in the order of the sentence.
fn ways<'d>(view: &View<'_, 'd>, at: Run) -> Vec<(Run, Party<'d>)> {
    let pipelines = view.near(&view.mentions().pipelines, at, |p| p.run).iter();
    let mut out: Vec<(Run, Party)> =
        pipelines.map(|p| (p.run, Party { run: p.run, name: p.name.as_ref(), id: p.id.as_ref() })).collect();
    for name in view.names_near(at).iter().filter(|n| n.kind == NameKind::Corridor) {
        out.push((name.run, place::of_name(name, name.run)));
    }
    for (_, run) in place::places(view, at, words!["via", "through", "across", "along"], 30) {
        if out.iter().all(|(other, _)| !other.overlaps(run)) {
            out.push((run, place::party(view, run)));
        }
    }
    out.sort_by_key(|(run, _)| *run);
    out
}

/// "flows through A and across B were 1 and 2 bcm respectively": to each figure its own way.
fn respectively<'d>(view: &View, at: Run, ways: &[(Run, Party<'d>)]) -> Option<Party<'d>> {
    let quantities = view.quantities();
    let own = view.mains.iter().position(|m| quantities[m.0].run == at)?;
    let last = quantities[view.mains.last()?.0].run;
    let said = (last.end..last.end + 3).any(|t| view.is(t, "respectively"));
    (said && view.mains.len() == ways.len()).then(|| ways[own].1)
}

/// A way told for this figure: in its clause and with no other figure between.
fn on_the_way(view: &View, way: Run, at: Run) -> bool {
    let nearer = view.figures_between(way, at) == 0;
    nearer && view.breaks_between(way, at) <= 1 && way.gap(at) < 45
}

/// "Uzbek-bound cargo", "bound for India".
fn bound_for<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>) {
    let at = figure.amount.run;
    for name in view.names_near(at) {
        let bound = view.mark(name.run.end, b'-') && view.is(name.run.end + 1, "bound")
            || view.is(name.run.first.wrapping_sub(1), "for")
                && view.is(name.run.first.wrapping_sub(2), "bound");
        if bound && view.breaks_between(name.run, at) == 0 {
            figure.destination = Some(place::of_name(name, name.run));
        }
    }
    each_its_own(view, figure);
}

/// "to China (610,000 b/d), South Korea (430,000 b/d)": the name just before the bracket.
fn each_its_own<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>) {
    let at = figure.amount.run;
    if !view.mark(at.first.wrapping_sub(1), b'(') {
        return;
    }
    let Some(name) = view.names_near(at).iter().find(|n| n.run.end + 1 == at.first) else { return };
    let leads = (at.first.saturating_sub(40).max(view.tokens.start)..at.first)
        .rev()
        .find(|&t| view.is_in(t, words!["to", "from"]));
    match leads {
        Some(t) if view.is(t, "to") => figure.destination = Some(place::of_name(name, name.run)),
        Some(_) => figure.origin = Some(place::of_name(name, name.run)),
        None => {}
    }
}

/// Who exports is the origin and who imports the destination, where no other is told.
fn by_actor<'d>(view: &View<'_, 'd>, figure: &mut Figure<'d>) {
    let Some(activity) = figure.activity else { return };
    if figure.deal.is_some_and(|deal| deal.names(view, activity.run)) {
        return;
    }
    let at = figure.amount.run;
    let elided = || beside::of(view, at).filter(|n| activity.run.end <= n.run.first);
    let subject =
        || owner::owner(view, activity.run, at).filter(|p| figure.deal.is_none() || !is_joint(view, p.run));
    let actor = || match elided() {
        Some(name) => Some(place::of_name(name, name.run)),
        None => subject(),
    };
    match activity.class {
        "intake" | "purchase" if figure.destination.is_none() => figure.destination = actor(),
        "supply" if figure.destination.is_none() => {
            figure.destination = receiver(view, activity.run, at);
            let taken = figure.destination.is_some();
            figure.origin = figure.origin.or_else(|| if taken { subject() } else { actor() });
        }
        "export" | "shipment" | "supply" | "loading" if figure.origin.is_none() => figure.origin = actor(),
        "import" | "consumption" if figure.destination.is_none() => {
            figure.destination = actor().or_else(|| parties::other_of_pair(view, figure.origin));
        }
        _ => {}
    }
}

/// "Russia and China signed a contract to supply": either may be meant.
fn is_joint(view: &View, name: Run) -> bool {
    let and = name.first.wrapping_sub(1);
    view.is(and, "and") && view.names_near(name).iter().any(|n| n.run.end == and)
}

/// "sell Spain 9 bcm", "supply Egypt's Dolphinus with 85 bcm": the name right behind the verb.
fn receiver<'d>(view: &View<'_, 'd>, verb: Run, amount: Run) -> Option<Party<'d>> {
    let direct = |first: usize| {
        first == verb.end || first == verb.end + 1 && view.is_in(verb.end, words!["the", "its"])
    };
    let names = view.names_near(verb);
    let name = names.iter().position(|n| direct(n.run.first) && n.run.end <= amount.first && !n.adjective)?;
    // "supply Taiwan's CPC"
    let owned = view.mark(names[name].run.end, b'\'');
    let inner = names
        .get(name + 1)
        .filter(|n| owned && n.run.first <= names[name].run.end + 2 && n.run.end <= amount.first);
    let name = inner.unwrap_or(&names[name]);
    Some(place::of_name(name, name.run))
}
