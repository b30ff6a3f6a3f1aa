//! Figures: an amount with what it measures and whatever the text tells of it.
//!
//! Oil volumes, cargo volumes and trade figures are read by one set of rules, since journalists write them
//! alike; the extractors of those kinds turn a [`Figure`] into a finding. Example: "exports to China rose 4% to
//! $2 bn in May, from $1.9 bn" is an amount, a measure, a destination, a change, a period and a previous amount.

mod bare;
mod beside;
mod border;
mod deal;
mod flow;
mod goods;
mod loan;
mod measure;
mod owner;
mod parties;
mod place;
mod rank;
mod role;
mod share;
mod size;
mod status;
mod subject;
mod told;
mod topic;
mod unsaid;
mod view;
mod weight;
mod when;
mod worth;

pub use subject::Subject;
pub use view::View;

use super::{Finding, Kind, Status, Value};
use crate::mention::{Change, Dimension, Document, Quantity, Run, Time};
use deal::Deal;
use place::Party;

/// A class word and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Word<'d> {
    run: Run,
    class: &'d str,
}

impl Word<'_> {
    fn value(self) -> Value {
        Value::class(self.run, self.class)
    }
}

#[derive(Debug)]
struct Figure<'d> {
    kind: Kind,
    rule: &'static str,
    sentence: usize,
    amount: Quantity,
    /// Commodity, cargo or measure.
    topic: Option<Word<'d>>,
    activity: Option<Word<'d>>,
    origin: Option<Party<'d>>,
    destination: Option<Party<'d>>,
    parties: Vec<Party<'d>>,
    route: Vec<Party<'d>>,
    period: Option<&'d Time>,
    previous: Option<Quantity>,
    change: Option<&'d Change>,
    baseline: Option<&'d Time>,
    goods: Option<Run>,
    status: Status,
    /// The paper that it is in.
    deal: Option<Deal>,
    /// Whose figure it is ("Russia's trade with Turkey": Russia), and with whom.
    reporter: Option<Party<'d>>,
    partner: Option<Party<'d>>,
}

/// The figures of a document, by sentence.
#[derive(Debug, Default)]
pub struct Figures<'d> {
    by_sentence: Vec<Vec<Figure<'d>>>,
}

impl<'d> Figures<'d> {
    /// Of a document, by those of its sentences that may hold figures.
    pub fn of(document: &Document, views: &[View<'_, 'd>]) -> Self {
        let mut figures = Figures { by_sentence: document.sentences.iter().map(|_| Vec::new()).collect() };
        for view in views {
            figures.by_sentence[view.sentence] = read_sentence(view, figures.before(view.sentence));
        }
        figures
    }

    /// The findings of a kind in a sentence; the topic of that kind goes by the name `topic`.
    pub fn findings(
        &self,
        sentence: usize,
        kind: Kind,
        topic: &'static str,
    ) -> impl Iterator<Item = Finding> {
        let all = self.by_sentence.get(sentence).map_or(&[][..], Vec::as_slice);
        all.iter().filter(move |figure| figure.kind == kind).map(move |figure| figure.finding(topic))
    }

    /// The main figures of the sentences just before: what "the figure" or "it" may refer to.
    fn before(&self, sentence: usize) -> Earlier<'_, 'd> {
        let within = |reach: usize, is: fn(&Figure) -> bool| {
            let last = self.by_sentence[sentence.saturating_sub(reach)..sentence].iter().rev();
            last.filter_map(|s| s.first()).find(|f| is(f))
        };
        Earlier { last: within(2, |_| true), trade: within(4, |f| f.kind == Kind::TradeFigure) }
    }
}

/// The figures told before: the last one, and the last trade figure.
#[derive(Clone, Copy)]
struct Earlier<'f, 'd> {
    last: Option<&'f Figure<'d>>,
    trade: Option<&'f Figure<'d>>,
}

fn read_sentence<'d>(view: &View<'_, 'd>, before: Earlier<'_, 'd>) -> Vec<Figure<'d>> {
    let mut found: Vec<Figure> = Vec::new();
    for at in 0..view.mains.len() {
        let told = &view.quantities()[view.mains[at].0];
        let own_trade = found.iter().rev().find(|f| f.kind == Kind::TradeFigure);
        let earlier = Earlier { last: found.last().or(before.last), trade: own_trade.or(before.trade) };
        let whole = if told.is_large() { bare::with_unit(view, told, earlier) } else { None };
        let Some(amount) = whole.as_ref().or(Some(told).filter(|q| q.dimension.is_amount())) else {
            continue;
        };
        let Some((kind, topic, rule)) = topic::of(view, amount, earlier) else { continue };
        let mut figure = Figure {
            kind,
            rule,
            sentence: view.sentence,
            amount: amount.clone(),
            topic,
            activity: None,
            origin: None,
            destination: None,
            parties: Vec::new(),
            route: Vec::new(),
            period: None,
            previous: view.mains[at]
                .1
                .map(|p| in_unit_of(amount, role::compared(view, amount.run, &view.quantities()[p]))),
            change: None,
            baseline: None,
            goods: None,
            status: Status::Reported,
            deal: deal::of(view, kind, amount.run),
            reporter: None,
            partner: None,
        };
        when::fill(view, &mut figure, earlier.last);
        flow::fill(view, &mut figure, earlier.last);
        told::fill(view, &mut figure, earlier.last);
        if figure.kind == Kind::CargoVolume && is_still(&figure) {
            continue;
        }
        parties::fill(view, &mut figure, earlier.last);
        figure.status = status::of(view, &figure, found.last());
        found.reserve_exact(view.mains.len() - at);
        found.push(figure);
    }
    found
}

impl Figure<'_> {
    /// What is told of it, which differs from kind to kind.
    fn finding(&self, topic: &'static str) -> Finding {
        let list = |parties: &[Party]| {
            let values = || Value::List(parties.iter().map(|p| p.value()).collect());
            (!parties.is_empty()).then(values)
        };
        let mut finding = Finding::new(self.kind, self.rule, self.status, self.sentence);
        finding.tell("amount", Value::Quantity(self.amount.clone()));
        finding.tell(topic, self.topic.map(Word::value));
        finding.tell("activity", self.activity.map(Word::value));
        finding.tell("parties", list(&self.parties));
        finding.tell("origin", self.origin.map(Party::value));
        finding.tell("destination", self.destination.map(Party::value));
        finding.tell("route", list(&self.route));
        finding.tell("period", self.period.cloned().map(Value::Time));
        finding.tell("previous", self.previous.clone().map(Value::Quantity));
        finding.tell("change", self.change.map(|change| Value::Change(Box::new(change.clone()))));
        finding.tell("baseline", self.baseline.cloned().map(Value::Time));
        finding.tell("goods", self.goods.map(Value::mention));
        finding
    }
}

/// Goods that are merely grown, made or used.
fn is_still(figure: &Figure) -> bool {
    figure.activity.as_ref().is_some_and(|a| matches!(a.class, "production" | "consumption"))
}

/// A previous amount of which unit or rate were left out has those of the amount: "from 160,000 to 240,000 bpd".
fn in_unit_of(amount: &Quantity, mut out: Quantity) -> Quantity {
    if out.dimension == Dimension::Count {
        (out.unit, out.dimension, out.elided) = (amount.unit.clone(), amount.dimension, true);
    }
    if out.elided && out.unit == amount.unit {
        out.per = out.per.or(amount.per);
    }
    out
}
