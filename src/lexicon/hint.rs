//! What no claim goes without, told by single words: the first look at a sentence, before any list is searched.
//!
//! Each alias is hinted at by one of its words, so that a sentence whose words hint at nothing holds no such alias.
//! Example: "dollars" hints at an amount, and so hints at "US dollars" too.

use super::entry::{Entry, List};

/// A figure in words.
pub const NUMBER: u16 = 1;
/// A measure of goods, or money.
pub const AMOUNT: u16 = 1 << 1;
/// A magnitude, which may leave its measure unsaid.
pub const LARGE: u16 = 1 << 2;
/// What leads to a figure whose measure a sentence shortly before has told.
pub const LEADING: u16 = 1 << 3;
/// A paper that is signed, or the verb of agreeing.
pub const INSTRUMENT: u16 = 1 << 4;
/// What happens to one.
pub const ACTION: u16 = 1 << 5;
/// A pipeline by its name, or the word.
pub const PIPELINE: u16 = 1 << 6;
/// Words that mean a pipeline where oil or gas is spoken of …
pub const LINE: u16 = 1 << 7;
/// … and what speaks of them.
pub const FUEL: u16 = 1 << 8;
/// An office.
pub const POST: u16 = 1 << 9;
/// A verb of holding one: "who heads the state company".
pub const HEADS: u16 = 1 << 10;
/// A figure in digits, which stand in no list.
pub const DIGITS: u16 = 1 << 11;

/// The hints of an entry.
pub(super) fn of(list: List, entry: &Entry) -> u16 {
    match list {
        List::Number => number(&entry.class),
        List::Unit if matches!(entry.id.as_str(), "t" | "bbl" | "L" | "m3" | "ft3" | "TEU") => AMOUNT,
        List::Currency => AMOUNT,
        List::Instrument => INSTRUMENT,
        List::Action if entry.id == "agree" => INSTRUMENT | ACTION,
        List::Action => ACTION,
        List::Pipeline => PIPELINE,
        List::PipelineWord => pipeline_word(&entry.class),
        List::Commodity => FUEL,
        List::Office => POST,
        List::Cue => cue(&entry.class),
        _ => 0,
    }
}

fn number(class: &str) -> u16 {
    match class.split('.').next().unwrap_or_default() {
        "magnitude" | "hundred" | "dozen" => NUMBER | LARGE,
        "fold" | "fraction" | "one" | "ten" | "twice" | "vulgar" => NUMBER,
        _ => 0,
    }
}

fn pipeline_word(class: &str) -> u16 {
    match class {
        "head" => PIPELINE,
        "line" => LINE,
        "gas" | "crude" | "products" => FUEL,
        _ => 0,
    }
}

fn cue(class: &str) -> u16 {
    match class.split('.').next().unwrap_or_default() {
        "measure" | "activity" => LEADING,
        _ if class == "role.heads" => HEADS,
        _ => 0,
    }
}
