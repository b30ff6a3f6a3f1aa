//! Whether a sum is trade or finance between countries and organisations, once its measure is known.
//!
//! Leaves an aunt's loan, a shop's turnover and a bank's books. Example: "a $500 million loan to Ghana" is, "tax credits
//! of 3 million dlrs" are not.

use super::view::View;
use super::{Figure, Word};
use crate::extract::Kind;
use crate::mention::{Name, NameKind, Quantity, Run, WordSet, words};
use rust_decimal::Decimal;

/// Trade and finance between countries and organisations, not an aunt's loan or a shop's turnover.
pub fn is_weighty(view: &View, amount: &Quantity, word: &Word, earlier: Option<&Figure>) -> bool {
    let says = |words: &[&str]| words.iter().any(|w| view.sentence_says(w));
    let text = view.doc.quote(word.run).to_ascii_lowercase();
    let country = || view.names_near(amount.run).iter().any(|n| n.kind == NameKind::Country);
    let known = || view.names_near(amount.run).iter().any(|n| n.kind != NameKind::Unknown);
    let big = amount.value.max(amount.max.unwrap_or_default()) >= Decimal::from(1_000_000);
    match word.class {
        "turnover" if text == "turnover" || text == "trading" || text == "traded" => {
            let abroad = view.is_in(word.run.end, words!["with", "between"])
                || says(&["between", "bilateral", "mutual", "foreign", "countries", "exports", "imports"])
                || is_of_partner(view, word.run);
            country() && (abroad || earlier.is_some_and(|e| e.kind == Kind::TradeFigure))
                || big && text != "turnover" && view.subject.pair().len() == 2
        }
        "deficit" if text == "gap" || text == "shortfall" => {
            let told = says(&["trade", "exports", "imports"]) || earlier.is_some();
            told && !view.is_in(word.run.first.wrapping_sub(1), OTHER_GAPS)
        }
        "surplus" | "deficit" if ["surplus", "deficit", "surpluses", "deficits"].contains(&text.as_str()) => {
            let budget = says(&["budget", "fiscal", "revenue", "revenues", "spending", "expenditure"]);
            let told = says(&["trade", "exports", "imports"])
                || view.is_in(word.run.first.wrapping_sub(1), words!["goods", "services", "merchandise"]);
            !budget && (country() || told || earlier.is_some_and(|e| e.kind == Kind::TradeFigure))
        }
        // "The first loan is of $1.6 bn": one of those told before.
        "loan"
            if earlier.is_some_and(|e| e.topic.is_some_and(|t| t.class == "loan"))
                && view.is_in(word.run.first.wrapping_sub(1), ORDER) =>
        {
            big
        }
        "loan" if !is_foreign_loan(view, word.run) => false,
        "loan" if amount.value >= Decimal::from(100_000_000) => true,
        "loan" | "investment" | "contract_value" => {
            big && (known() || !view.names_near(amount.run).is_empty() || view.subject.pair().len() == 2)
        }
        _ => true,
    }
}

/// "Poland's largest trading partner with a turnover of"
fn is_of_partner(view: &View, word: Run) -> bool {
    let from = word.first.saturating_sub(8).max(view.tokens.start + 1);
    (from..word.first)
        .any(|t| view.is(t, "partner") && view.is_in(t - 1, words!["trade", "trading", "commercial"]))
}

/// A loan that a country or a known organisation has to do with; no "tax credit" and no bank's "outstanding loans".
fn is_foreign_loan(view: &View, word: Run) -> bool {
    const HOMELY: &WordSet = words![
        "tax",
        "consumer",
        "instalment",
        "installment",
        "mortgage",
        "student",
        "revolving",
        "car",
        "home",
        "crop",
        "payday",
        "personal",
        "outstanding",
        "general",
    ];
    const BOOKED: &WordSet =
        words!["loss", "losses", "portfolio", "portfolios", "card", "cards", "union", "unions"];
    let known = |n: &Name| n.id.is_some() || matches!(n.kind, NameKind::Country | NameKind::Place);
    let foreign = words!["foreign", "external", "sovereign", "soft", "concessional"];
    let before = word.first.wrapping_sub(1);
    !view.is_in(before, HOMELY)
        && !view.is_in(word.end, BOOKED)
        && (view.is_in(before, foreign)
            || view.names_near(word).iter().any(known)
            || view.is_in(word.first, words!["lent", "lend", "lends"]) && view.subject.pair().len() == 2)
}

const ORDER: &WordSet = words!["first", "second", "third", "other", "last", "new"];

/// Gaps of no trade: "a funding gap of $2 bn".
const OTHER_GAPS: &WordSet = words![
    "funding",
    "financing",
    "budget",
    "revenue",
    "wage",
    "pay",
    "price",
    "income",
    "investment",
    "tax",
    "valuation",
    "cash",
    "pension",
    "infrastructure",
];
