//! Every quote of a record: each object that holds `text`, `start` and `end`, with its path in the record.
//!
//! Example: `fields.parties.1` quotes "QazaqGaz" at 48..56.

use super::{Claim, Value};

/// Words and where the record says that they stand.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'c> {
    pub text: &'c str,
    pub start: usize,
    pub end: usize,
    at: At<'c>,
}

#[derive(Clone, Copy, Debug)]
enum At<'c> {
    Evidence,
    Speaker,
    Verb,
    Field(&'c str),
    Item(&'c str, usize),
}

impl Quote<'_> {
    /// The object's place in the record: `fields.amount`.
    pub fn path(&self) -> String {
        match self.at {
            At::Evidence => "evidence".to_string(),
            At::Speaker => "attribution".to_string(),
            At::Verb => "attribution.verb".to_string(),
            At::Field(name) => format!("fields.{name}"),
            At::Item(name, n) => format!("fields.{name}.{n}"),
        }
    }
}

/// All quotes of a record.
pub fn quotes(claim: &Claim) -> impl Iterator<Item = Quote<'_>> {
    let evidence = &claim.evidence;
    let speaker = claim.attribution.iter();
    let verb = speaker.clone().flat_map(|s| &s.verb);
    std::iter::once(Quote {
        text: &evidence.text,
        start: evidence.start,
        end: evidence.end,
        at: At::Evidence,
    })
    .chain(speaker.map(|s| Quote { text: &s.text, start: s.start, end: s.end, at: At::Speaker }))
    .chain(verb.map(|v| Quote { text: &v.text, start: v.start, end: v.end, at: At::Verb }))
    .chain(claim.fields.0.iter().flat_map(|(name, value)| of_field(name, value)))
}

fn of_field<'c>(name: &'c str, value: &'c Value) -> impl Iterator<Item = Quote<'c>> {
    let list = matches!(value, Value::List(_));
    value.each().iter().enumerate().filter_map(move |(n, one)| {
        let (text, start, end) = one.words()?;
        let at = if list { At::Item(name, n) } else { At::Field(name) };
        Some(Quote { text, start, end, at })
    })
}
