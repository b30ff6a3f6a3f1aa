//! What stands beside a value: its field and what its words were resolved to.
//!
//! Example: "520 thousand tons" gets `amount 520000 t`, "From March to August 2023" `period
//! 2023-03-01..2023-08-31`.

use super::cells;
use crate::claim::{Claim, Number, Value};
use crate::mention::{Comparator, Direction, Per};
use crate::span::Span;
use chrono::NaiveDate;

/// A value's words, and what to say of them.
#[derive(Clone, Debug)]
pub struct Label {
    pub span: Span,
    pub words: String,
    /// Safe for a terminal.
    pub text: String,
    /// Of the key field.
    pub key: bool,
}

impl Label {
    /// Whether the words stand in the claim's own sentence.
    pub fn inside(&self, claim: &Claim) -> bool {
        Span::new(claim.evidence.start, claim.evidence.end).contains(self.span)
    }
}

/// The labels of a claim: its fields, key first, and who says it.
pub fn of(claim: &Claim) -> Vec<Label> {
    let key = claim.key();
    let mut labels = Vec::new();
    for (field, value) in &claim.fields.0 {
        for one in value.each() {
            let Some((words, start, end)) = one.words() else { continue };
            let said = meaning(one);
            let text = if said.is_empty() { field.to_string() } else { format!("{field} {said}") };
            labels.push(Label {
                span: Span::new(start, end),
                words: words.to_string(),
                text: cells::safe(&text),
                key: key.is_some_and(|k| std::ptr::eq(k, value)),
            });
        }
    }
    if let Some(speaker) = &claim.attribution {
        labels.push(plain("speaker", &speaker.text, Span::new(speaker.start, speaker.end)));
        labels.extend(speaker.verb.iter().map(|v| plain("says", &v.text, Span::new(v.start, v.end))));
    }
    labels
}

fn plain(text: &str, words: &str, span: Span) -> Label {
    Label { span, words: words.to_string(), text: text.to_string(), key: false }
}

/// What a value's words were resolved to; empty where they stand for themselves.
pub fn meaning(value: &Value) -> String {
    match value {
        Value::Change(v) => {
            let way = if v.direction == Direction::Up { "up " } else { "down " };
            format!("{way}{}", quantity(v.comparator, v.value, v.max, &v.unit, v.per))
        }
        Value::Quantity(v) => quantity(v.comparator, v.value, v.max, &v.unit, v.per),
        Value::Time(v) => match &v.unresolved {
            Some(why) => format!("unresolved {why}"),
            None => format!("{}..{}", day(v.from), day(v.to)),
        },
        Value::Class(v) => v.class.to_string(),
        Value::Mention(v) => match (&v.id, &v.name) {
            (Some(id), _) => id.to_string(),
            (None, Some(name)) if *name != v.text => name.to_string(),
            _ => String::new(),
        },
        Value::List(values) => values.iter().map(meaning).collect::<Vec<_>>().join(", "),
    }
}

fn quantity(
    hedge: Option<Comparator>,
    value: Number,
    max: Option<Number>,
    unit: &str,
    per: Option<Per>,
) -> String {
    let hedge = match hedge {
        Some(Comparator::MoreThan) => ">",
        Some(Comparator::AtLeast) => ">=",
        Some(Comparator::LessThan) => "<",
        Some(Comparator::AtMost) => "<=",
        Some(Comparator::About) => "about ",
        Some(Comparator::Almost) => "almost ",
        None => "",
    };
    let max = max.map(|m| format!("..{m}")).unwrap_or_default();
    let unit = match unit {
        "1" => String::new(),
        "%" | "x" => unit.to_string(),
        _ => format!(" {unit}"),
    };
    let per = match per {
        Some(Per::Day) => "/day",
        Some(Per::Month) => "/month",
        Some(Per::Year) => "/year",
        None => "",
    };
    format!("{hedge}{value}{max}{unit}{per}")
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}
