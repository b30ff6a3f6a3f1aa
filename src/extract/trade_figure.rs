//! Trade figures: money that measures trade or economic flows across borders.
//!
//! Turnover, exports, imports, balances, investment, loans, the value of contracts, transit revenue. Leaves a
//! company's results, prices, budgets, taxes and GDP. Example: "trade with China reached $2 bn".

use super::{Context, Extractor, Finding, Kind, Rule};

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
        about: "Goods moved or supplied, or a volume told before, by their worth.",
        example: "Kazakhstan will supply processed goods worth $9.5 billion to China.",
    },
    Rule {
        name: "trade_figure/paid",
        about: "What is paid for goods from abroad.",
        example: "Belarus paid $1.9 billion for Russian oil last year.",
    },
    Rule {
        name: "trade_figure/ranked",
        about: "What a partner has by its place among buyers, suppliers or partners.",
        example: "The biggest buyers of Kazakh oil were Italy ($12 billion) and China ($5 billion).",
    },
    Rule {
        name: "trade_figure/carried",
        about: "A sum that refers to the figure before it.",
        example: "Trade with China reached $2 billion in 2022. The figure rose to $3 billion in 2023.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    out.extend(context.figures.findings(sentence, Kind::TradeFigure, "measure"));
}
