//! Trade figures: money that measures trade or economic flows across borders.
//!
//! Turnover, exports, imports, balances, investment, loans, the value of contracts, transit revenue. Leaves a
//! company's results, prices, budgets, taxes and GDP. Example: "trade with China reached $2 bn".

use super::figure::Figure;
use super::{Context, Extractor, Finding, Kind, Rule, Value};

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::TradeFigure, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "trade_figure/measured",
        about: "A sum with the measure that it tells beside it.",
        example: "Exports to China rose 4 percent to $2 billion in 2023.",
    },
    Rule {
        name: "trade_figure/contract",
        about: "The value of a contract or agreement.",
        example: "Gazprom and CNPC signed a contract worth $400 billion.",
    },
    Rule {
        name: "trade_figure/worth",
        about: "Goods moved or supplied, told by their worth.",
        example: "Kazakhstan will supply processed goods worth $9.5 billion to China.",
    },
    Rule {
        name: "trade_figure/carried",
        about: "A sum that refers to the figure before it.",
        example: "Trade with China reached $2 billion in 2022. The figure rose to $3 billion in 2023.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    for figure in context.figures.of(sentence).iter().filter(|f| f.kind == Kind::TradeFigure) {
        out.push(finding(figure));
    }
}

fn finding(figure: &Figure) -> Finding {
    let parties = (!figure.parties.is_empty()).then(|| Value::List(figure.parties.clone()));
    let fields = Finding::fields([
        ("amount", Some(Value::Quantity(figure.amount.clone()))),
        ("measure", figure.topic.as_ref().map(|w| Value::class(w.run, &w.class))),
        ("parties", parties),
        ("origin", figure.origin.clone()),
        ("destination", figure.destination.clone()),
        ("period", figure.period.clone().map(Value::Time)),
        ("previous", figure.previous.clone().map(Value::Quantity)),
        ("change", figure.change.clone().map(Value::Change)),
        ("baseline", figure.baseline.clone().map(Value::Time)),
        ("goods", figure.goods.map(Value::mention)),
    ]);
    Finding {
        kind: Kind::TradeFigure,
        rule: figure.rule,
        status: figure.status,
        sentence: figure.sentence,
        attribution: None,
        fields,
    }
}
