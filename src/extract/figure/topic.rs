//! What a figure is about: oil or gas, other goods, or money that measures trade; or nothing of concern.
//!
//! The nearest word decides, with clause borders and other figures as distance. A figure with no word of its
//! own takes the topic of the one that it refers to ("the figure rose to …").

use super::owner::LINKS;
use super::view::View;
use super::{Earlier, Figure, Word, measure, size, told, unsaid};
use crate::extract::Kind;
use crate::lexicon::{Hit, List};
use crate::mention::{Dimension, Quantity, Run, words};
use rust_decimal::Decimal;

pub type Topic<'d> = (Kind, Option<Word<'d>>, &'static str);

/// Kind, topic and rule of an amount; `None` where it is no claim. `earlier` is the figure told before.
pub fn of<'d>(view: &View<'_, 'd>, amount: &Quantity, earlier: Earlier<'_, 'd>) -> Option<Topic<'d>> {
    match amount.dimension {
        Dimension::Money => measure::of(view, amount, earlier),
        Dimension::Containers => containers(view, amount),
        _ if size::is_capacity(view, amount.run) => view.miss(amount.run, "any", || CAPACITY.to_string()),
        _ => goods(view, amount, earlier.last),
    }
}

const CAPACITY: &str = "it is what a plant, a pipeline or a ship can do or hold, not what moved";

/// The nearest word of goods, and what it costs to reach it.
struct Nearest<'d> {
    word: Word<'d>,
    kind: Option<Kind>,
    cost: usize,
}

fn goods<'d>(view: &View<'_, 'd>, amount: &Quantity, earlier: Option<&Figure<'d>>) -> Option<Topic<'d>> {
    if let Some(products) = refined(view, amount.run) {
        return Some((Kind::OilVolume, Some(products), "oil_volume/moved"));
    }
    if let Some(other) = other_goods(view, amount) {
        let word = Word { run: other, class: "other" };
        if !is_moved(view, amount.run) {
            return unmoved(view, amount.run, other);
        }
        return Some((Kind::CargoVolume, Some(word), "cargo_volume/moved"));
    }
    let nearest = nearest(view, amount.run);
    let refers = refers_back(view, amount.run);
    if let Some(topic) = earlier
        .filter(|_| refers && nearest.as_ref().is_none_or(|n| n.cost > 30))
        .and_then(|e| of_trade(view, e))
    {
        return Some(topic);
    }
    let carried = earlier.filter(|e| carries(view, e, amount, refers));
    match nearest {
        // Goods of this sentence go before those of another.
        Some(n) if n.cost > 30 && carried.is_some_and(|c| refers || c.sentence == view.sentence) => {
            carry(carried?)
        }
        Some(n) => decide(view, amount, n, carried),
        None => {
            untold(view, amount.run, || "no goods are named within its reach".to_string());
            told::topic(view, amount, earlier)
                .or_else(|| carried.and_then(carry))
                .or_else(|| not_carried(view, amount.run, earlier))
                .or_else(|| unsaid::by_unit(view, amount))
                .or_else(|| unsaid::by_article(view, amount))
                .or_else(|| unsaid::cargo_by_article(view, amount))
                .or_else(|| unsaid::at_port(view, amount))
        }
    }
}

/// "800,000 tonnes of mainly equipment": goods that no list names, and no oil.
fn other_goods(view: &View, amount: &Quantity) -> Option<Run> {
    let end = amount.run.end;
    let large = amount.dimension == Dimension::Mass && amount.value >= Decimal::from(1_000);
    if !large || !view.is(end, "of") {
        return None;
    }
    let plain = |t: usize| {
        let token = view.doc.tokens.get(t).filter(|_| view.tokens.contains(&t));
        token.is_some_and(|t| t.is_word() && !t.is_capital()) && !view.is_in(t, LINKS)
    };
    let first = (end + 1..end + 3).find(|t| !view.doc.word(*t).ends_with("ly"))?;
    let stop = (first..first + 4).find(|t| !plain(*t)).unwrap_or(first + 4);
    let known = |t: usize| {
        let listed = |h: &Hit| {
            matches!(h.list, List::Commodity | List::Cargo | List::Country | List::Unit | List::Time)
        };
        view.doc.hits_at(t).iter().any(listed)
            || view.has_family(t, "activity")
            || view.has_family(t, "refer")
    };
    let noun = Run::new(first, stop);
    let named = (first..stop).any(|t| known(t) || view.is_no_goods(t));
    (stop > first && !named).then_some(noun)
}

/// "in volume terms, they were 7 mln tons": of the goods whose value was told before.
fn of_trade<'d>(view: &View<'_, 'd>, earlier: &Figure) -> Option<Topic<'d>> {
    let run = earlier.goods.filter(|_| earlier.kind == Kind::TradeFigure)?;
    let goods = |list: List| view.doc.hits_at(run.first).iter().find(|h| h.list == list);
    let (hit, kind, rule) = match goods(List::Commodity) {
        Some(hit) => (hit, Kind::OilVolume, "oil_volume/carried"),
        None => (goods(List::Cargo)?, Kind::CargoVolume, "cargo_volume/carried"),
    };
    let class = view.doc.lexicon.entry(hit).class.as_str();
    Some((kind, Some(Word { run: Run::new(hit.first(), hit.end()), class }), rule))
}

/// Why an amount is neither of oil and gas nor of other goods.
fn untold(view: &View, at: Run, why: impl Fn() -> String) {
    view.miss::<()>(at, "oil_volume/moved", &why);
    view.miss::<()>(at, "cargo_volume/moved", &why);
}

/// Goods that lie, grow or weigh.
fn unmoved<T>(view: &View, at: Run, goods: Run) -> Option<T> {
    let why = || format!("nothing says that {} was moved, traded or handled", quoted(view, goods));
    view.miss(at, "cargo_volume/moved", why)
}

/// Why an amount without goods of its own does not take those of the figure before.
fn not_carried<T>(view: &View, at: Run, earlier: Option<&Figure>) -> Option<T> {
    view.miss(at, "oil_volume/carried", || match earlier {
        None => "no figure stands before it that could lend its goods".to_string(),
        Some(e) => format!("it does not refer to the figure before it, {}", quoted(view, e.amount.run)),
    })
}

/// Words as a reason names them.
fn quoted(view: &View, run: Run) -> String {
    format!("\"{}\"", view.doc.quote(run))
}

fn decide<'d>(
    view: &View,
    amount: &Quantity,
    nearest: Nearest<'d>,
    carried: Option<&Figure<'d>>,
) -> Option<Topic<'d>> {
    let Some(kind) = nearest.kind else {
        untold(view, amount.run, || {
            format!("the nearest word of goods, {}, names none of them", quoted(view, nearest.word.run))
        });
        return None;
    };
    match (kind, amount.dimension) {
        (Kind::CargoVolume, _)
            if carried.is_some_and(|c| c.kind == Kind::OilVolume) && is_bare(view, nearest.word.run) =>
        {
            carry(carried?)
        }
        (Kind::CargoVolume, Dimension::Mass)
            if view.subject.is_oil_alone() && is_parcel(view, amount.run, nearest.word.run) =>
        {
            Some((Kind::OilVolume, None, "oil_volume/by_article"))
        }
        (Kind::OilVolume, _) => Some((kind, Some(nearest.word), "oil_volume/moved")),
        (Kind::CargoVolume, Dimension::Mass) => {
            let part = carried.is_some_and(|c| c.kind == Kind::CargoVolume);
            let part = part && !is_stored(view, amount.run);
            if !(part || is_moved(view, amount.run)) || is_light(amount) {
                return unmoved(view, amount.run, nearest.word.run);
            }
            Some((kind, Some(nearest.word), "cargo_volume/moved"))
        }
        _ => {
            view.miss::<()>(amount.run, "cargo_volume/moved", || {
                format!("{} is not told by mass", quoted(view, nearest.word.run))
            });
            carried.and_then(carry).or_else(|| unsaid::by_unit(view, amount))
        }
    }
}

/// "tonnes of crude and 1.6 mln tonnes of products", "the refinery made 3 mln tonnes of products"
fn refined<'d>(view: &View, at: Run) -> Option<Word<'d>> {
    let oil = |t: usize| view.is_in(t, words!["crude", "refinery", "refineries", "oil"]);
    let word = at.end + 1;
    let bare = view.is(at.end, "of") && view.is(word, "products");
    let told = bare && (view.tokens.start..at.first).any(oil);
    told.then_some(Word { run: Run::new(word, word + 1), class: "oil_products" })
}

/// "transit volumes": of whatever was told before.
fn is_bare(view: &View, word: Run) -> bool {
    word.end > 0 && view.is_in(word.end - 1, words!["volume", "volumes"])
}

/// "ore and scrap traffic", "coal cargo": the goods stand before it.
fn is_specified(view: &View, word: Run) -> bool {
    view.goods_near(word).any(|(run, class, _)| run.end == word.first && class != "freight")
}

/// "a cargo of 100,000 tonnes", "a 100,000t cargo": of whatever the article is about.
fn is_parcel(view: &View, at: Run, word: Run) -> bool {
    let hyphen = usize::from(view.mark(at.end, b'-'));
    let before = word.end + 1 == at.first && view.is(word.end, "of");
    (before || word.first == at.end + hyphen)
        && view.is_in(word.first, words!["cargo", "cargoes"])
        && word.end == word.first + 1
}

fn carry<'d>(earlier: &Figure<'d>) -> Option<Topic<'d>> {
    let rule = match earlier.kind {
        Kind::OilVolume => "oil_volume/carried",
        Kind::CargoVolume => "cargo_volume/carried",
        _ => return None,
    };
    Some((earlier.kind, earlier.topic, rule))
}

/// Whether an amount without goods of its own may take those of the figure before.
fn carries(view: &View, earlier: &Figure, amount: &Quantity, refers: bool) -> bool {
    let goods = matches!(earlier.kind, Kind::OilVolume | Kind::CargoVolume);
    let same = earlier.amount.dimension == amount.dimension || earlier.kind == Kind::OilVolume;
    let gas =
        earlier.kind == Kind::OilVolume && matches!(amount.dimension, Dimension::Volume | Dimension::Liquid);
    // Gas is not told in barrels.
    let gaseous = earlier.topic.is_some_and(|t| matches!(t.class, "natural_gas" | "lng"));
    goods
        && same
        && !(gaseous && amount.unit == "bbl")
        && (earlier.sentence == view.sentence || refers || gas || earlier.amount.unit == amount.unit)
}

fn refers_back(view: &View, at: Run) -> bool {
    view.words_near(at, List::Cue, "refer").next().is_some()
}

fn containers<'d>(view: &View<'_, 'd>, amount: &Quantity) -> Option<Topic<'d>> {
    if size::is_capacity(view, amount.run)
        || view.is_in(amount.run.end, words!["vessel", "ship", "containership", "ships", "vessels"])
    {
        return view.miss(amount.run, "cargo_volume/containers", || CAPACITY.to_string());
    }
    let word = view
        .words_near(amount.run, List::Cargo, "")
        .filter(|(run, class)| *class == "containers" && view.cost(amount.run, *run) < 30)
        .map(|(run, class)| Word { run, class })
        .next();
    Some((Kind::CargoVolume, word, "cargo_volume/containers"))
}

fn nearest<'d>(view: &View<'_, 'd>, at: Run) -> Option<Nearest<'d>> {
    // In "with capacity to transport 30 mcm a day, moved 13 mcm" the capacity is that of the figure beside it.
    let another = |run: Run| view.is(run.first, "capacity") && other_capacity(view, run, at);
    let free = |run: Run, list: List| {
        (matches!(list, List::Commodity | List::Cargo) || !another(run)) && !view.in_name(run)
    };
    let (cost, run, list, class) = view
        .goods_near(at)
        .map(|(run, class, list)| {
            let vague = is_bare(view, run) || class == "freight" && is_specified(view, run);
            (cost(view, at, run) + if vague { 8 } else { 0 }, run, list, class)
        })
        .filter(|(cost, run, list, _)| *cost < 60 && free(*run, *list))
        .min_by_key(|(cost, run, list, _)| (*cost, run.first, usize::MAX - run.end, *list))?;
    let kind = match list {
        List::Commodity => Some(Kind::OilVolume),
        List::Cargo => Some(Kind::CargoVolume),
        _ => None,
    };
    Some(Nearest { word: Word { run, class }, kind, cost })
}

/// Whether a word of capacity is another figure's: one that stands between, one that it follows ("51% of capacity"), or
/// one that it leads to.
fn other_capacity(view: &View, word: Run, at: Run) -> bool {
    let quantities = view.near(view.quantities(), at, |q| q.run);
    let between = |q: &Quantity| q.run.first >= word.end && q.run.end <= at.first;
    let parted = |q: &Quantity| (q.run.end..at.first).any(|t| view.mark(t, b','));
    let share = |q: &Quantity| q.run.end + 1 == word.first && view.is(q.run.end, "of");
    // "below its capacity of 220,000 barrels"
    let own = |q: &Quantity| q.run.first == word.end + 1 && q.run != at && view.is(word.end, "of");
    quantities.iter().any(|q| share(q) || own(q) || q.dimension.is_amount() && between(q) && parted(q))
}

/// "tons of grain" and "barrels of crude a day" cost nothing; words behind cost more than words before.
fn cost(view: &View, at: Run, word: Run) -> usize {
    if at.contains(word) {
        return 0;
    }
    let cost = view.cost(at, word);
    if word.first < at.first {
        return cost + 2;
    }
    let between = at.end..word.first;
    let is = view.is_in(at.end, words!["was", "were", "is", "are"]) && between.len() <= 2;
    if is && !view.is_in(word.end, words!["production", "output"]) {
        return 1;
    }
    let of = view.is(at.end, "of") && between.len() <= 6 && view.breaks_between(at, word) == 0;
    if of
        || between.is_empty()
        || (between.len() <= 1 && view.names().iter().any(|n| n.adjective && n.run.first == at.end))
    {
        return 0;
    }
    let apart =
        |t: usize| view.mark(t, b',') || view.is_in(t, words!["and", "while", "or", "but", "as", "with"]);
    if between.clone().any(apart) { cost + 14 } else { cost + 4 }
}

/// "Wheat stocks were 6 mln tons": what lies in store was not moved.
fn is_stored(view: &View, at: Run) -> bool {
    let mut deeds = view.words_near(at, List::Cue, "activity");
    deeds.any(|(run, class)| class == "storage" && run.end <= at.first && view.cost(run, at) < 8)
}

/// Less than a tonne is a bag or a parcel.
fn is_light(amount: &Quantity) -> bool {
    let kilograms = amount.unit == "kg" && amount.value < Decimal::from(1_000);
    kilograms || amount.unit == "t" && amount.value < Decimal::ONE
}

/// Goods count as cargo only where they are moved, traded or handled.
fn is_moved(view: &View, at: Run) -> bool {
    let still = |class: &str| matches!(class, "production" | "consumption" | "storage");
    let traffic = |class: &str| class == "freight" || class == "containers";
    view.words_near(at, List::Cue, "activity").any(|(_, class)| !still(class))
        || view.words_near(at, List::Cargo, "").any(|(_, class)| traffic(class))
        || leaves(view, at)
        || view.words_near(at, List::Cue, "place.head").next().is_some()
        || view.hits_near(at).iter().any(|h| h.list == List::Corridor)
}

/// "1.2 mln tonnes of maize left Odesa"
fn leaves(view: &View, at: Run) -> bool {
    let verb = (at.end..at.end + 6).find(|t| view.is_in(*t, words!["left", "departed", "leave"]));
    let place = |t: usize| view.names_near(at).iter().any(|n| n.run.first == t + 1 || n.run.first == t + 2);
    verb.is_some_and(|t| view.breaks_between(at, Run::new(t, t + 1)) == 0 && place(t))
}
