//! Figures: an amount with what it measures and whatever the text tells of it.
//!
//! Oil volumes, cargo volumes and trade figures are read by one set of rules, since journalists write them
//! alike; the extractors of those kinds turn a [`Figure`] into a finding. Example: "exports to China rose 4% to
//! $2 bn in May, from $1.9 bn" is an amount, a measure, a destination, a change, a period and a previous amount.

mod bare;
mod flow;
mod measure;
mod owner;
mod parties;
mod place;
mod rank;
mod role;
mod share;
mod size;
mod topic;
mod view;
mod when;

use super::{Kind, Status, Trail, Value};
use crate::mention::{Change, Dimension, Document, Quantity, Run, Time};
use smol_str::SmolStr;
use view::{Subject, View};

/// A class word and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub run: Run,
    pub class: SmolStr,
}

#[derive(Clone, Debug)]
pub struct Figure {
    pub kind: Kind,
    pub rule: &'static str,
    pub sentence: usize,
    pub amount: Quantity,
    /// Commodity, cargo or measure.
    pub topic: Option<Word>,
    pub activity: Option<Word>,
    pub origin: Option<Value>,
    pub destination: Option<Value>,
    pub parties: Vec<Value>,
    pub route: Vec<Value>,
    pub period: Option<Time>,
    pub previous: Option<Quantity>,
    pub change: Option<Change>,
    pub baseline: Option<Time>,
    pub goods: Option<Run>,
    pub status: Status,
    /// Whose figure it is ("Russia's trade with Turkey": Russia), and with whom.
    reporter: Option<Value>,
    partner: Option<Value>,
}

/// The figures of a document, by sentence.
#[derive(Debug, Default)]
pub struct Figures {
    by_sentence: Vec<Vec<Figure>>,
}

impl Figures {
    pub fn read(document: &Document, trail: &Trail) -> Self {
        let mut figures = Figures { by_sentence: Vec::with_capacity(document.sentences.len()) };
        let subject = Subject::of(document);
        for sentence in 0..document.sentences.len() {
            let found = if view::may_hold_figures(document, sentence) {
                let view = View::new(document, sentence, &subject, trail);
                read_sentence(&view, figures.before(sentence))
            } else {
                role::no_figures(document, sentence, trail);
                Vec::new()
            };
            figures.by_sentence.push(found);
        }
        figures
    }

    pub fn of(&self, sentence: usize) -> &[Figure] {
        self.by_sentence.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The main figures of the sentences just before: what "the figure" or "it" may refer to.
    fn before(&self, sentence: usize) -> Earlier<'_> {
        let within = |reach: usize, is: fn(&Figure) -> bool| {
            let last = self.by_sentence[sentence.saturating_sub(reach)..sentence].iter().rev();
            last.filter_map(|s| s.first()).find(|f| is(f))
        };
        Earlier { last: within(2, |_| true), trade: within(4, |f| f.kind == Kind::TradeFigure) }
    }
}

/// The figures told before: the last one, and the last trade figure.
#[derive(Clone, Copy)]
struct Earlier<'f> {
    last: Option<&'f Figure>,
    trade: Option<&'f Figure>,
}

fn read_sentence(view: &View, before: Earlier) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    for at in 0..view.mains.len() {
        let told = &view.quantities()[view.mains[at].0];
        let own_trade = found.iter().rev().find(|f| f.kind == Kind::TradeFigure);
        let earlier = Earlier { last: found.last().or(before.last), trade: own_trade.or(before.trade) };
        let whole = if bare::is_large(told) { bare::with_unit(view, told, earlier) } else { None };
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
            reporter: None,
            partner: None,
        };
        when::fill(view, &mut figure, earlier.last);
        flow::fill(view, &mut figure, earlier.last);
        if figure.kind == Kind::CargoVolume && is_still(&figure) {
            continue;
        }
        parties::fill(view, &mut figure, earlier.last);
        figure.status = when::status(view, &figure, found.last());
        found.push(figure);
    }
    found
}

/// Goods that are merely grown, made or used.
fn is_still(figure: &Figure) -> bool {
    figure.activity.as_ref().is_some_and(|a| matches!(a.class.as_str(), "production" | "consumption"))
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
