//! JSON of what a record is made of, byte for byte as `serde_json` writes it, with less work: keys are written with
//! all that stands around them, and text hardly ever needs an escape.
//!
//! Leaves what is rare to `serde_json`. Example: `{"text":"5 mln tons","start":9,"end":19}`.

use super::{
    ArticleRef, Attribution, Change, Class, Evidence, Fields, Mention, Number, Quantity, Time, Value,
};
use crate::mention::{Comparator, Per};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// Writes a value behind what is there.
pub fn value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Change(Change { text, start, end, value, unit, max, per, comparator, direction }) => {
            quote(out, text, *start, *end);
            measure(out, value, unit, max, per, comparator);
            rare(out, br#","direction":"#, direction);
        }
        Value::Quantity(Quantity { text, start, end, value, unit, max, per, comparator }) => {
            quote(out, text, *start, *end);
            measure(out, value, unit, max, per, comparator);
        }
        Value::Time(Time { text, start, end, from, to, inferred, unresolved }) => {
            quote(out, text, *start, *end);
            day(out, br#","from":"#, *from);
            day(out, br#","to":"#, *to);
            if !inferred.is_empty() {
                rare(out, br#","inferred":"#, inferred);
            }
            optional(out, br#","unresolved":""#, unresolved);
        }
        Value::Class(Class { text, start, end, class }) => {
            quote(out, text, *start, *end);
            keyed(out, br#","class":""#, class);
        }
        Value::Mention(value) => return mention(out, value),
        Value::List(values) => return list(out, values),
    }
    out.push(b'}');
}

/// Writes the fields of a record.
pub fn fields(out: &mut Vec<u8>, fields: &Fields) {
    out.push(b'{');
    for (number, (name, field)) in fields.0.iter().enumerate() {
        if number > 0 {
            out.push(b',');
        }
        open(out, b"\"", name);
        out.extend_from_slice(b"\":");
        value(out, field);
    }
    out.push(b'}');
}

/// Writes the sentence of a record.
pub fn evidence(out: &mut Vec<u8>, evidence: &Evidence) {
    let Evidence { text, start, end, line } = evidence;
    quote(out, text, *start, *end);
    whole(out, br#","line":"#, *line as u64);
    out.push(b'}');
}

/// Writes who says it.
pub fn attribution(out: &mut Vec<u8>, attribution: &Option<Attribution>) {
    let Some(Attribution { text, start, end, verb, name, id }) = attribution else {
        return out.extend_from_slice(b"null");
    };
    quote(out, text, *start, *end);
    if let Some(verb) = verb {
        out.extend_from_slice(br#","verb":"#);
        mention(out, verb);
    }
    optional(out, br#","name":""#, name);
    optional(out, br#","id":""#, id);
    out.push(b'}');
}

/// Writes where a record comes from.
pub fn article(out: &mut Vec<u8>, article: &ArticleRef) {
    let ArticleRef { path, date, date_source, title, url, encoding, sha256, offsets } = article;
    keyed(out, br#"{"path":""#, path);
    day(out, br#","date":"#, *date);
    rare(out, br#","date_source":"#, date_source);
    optional(out, br#","title":""#, title);
    optional(out, br#","url":""#, url);
    optional(out, br#","encoding":""#, encoding);
    keyed(out, br#","sha256":""#, sha256);
    if !offsets.is_byte() {
        rare(out, br#","offsets":"#, offsets);
    }
    out.push(b'}');
}

/// Writes text behind its key, which is told with all that stands between the value before and the text.
#[inline(always)]
pub fn keyed(out: &mut Vec<u8>, opening: &[u8], text: &str) {
    open(out, opening, text);
    out.push(b'"');
}

/// The same without the quotation mark at the end.
#[inline(always)]
fn open(out: &mut Vec<u8>, opening: &[u8], text: &str) {
    out.extend_from_slice(opening);
    if is_plain(text) {
        out.extend_from_slice(text.as_bytes());
    } else {
        out.pop();
        rare(out, b"", text);
        out.pop();
    }
}

/// Writes a value by `serde_json` behind its key.
#[inline(always)]
fn rare(out: &mut Vec<u8>, key: &[u8], value: &(impl Serialize + ?Sized)) {
    out.extend_from_slice(key);
    // A record holds nothing that JSON cannot say, and memory takes every byte.
    let _ = serde_json::to_writer(out, value);
}

/// Writes a whole number behind its key.
#[inline(always)]
fn whole(out: &mut Vec<u8>, key: &[u8], number: u64) {
    let mut digits = Backward::default();
    digits.number(number);
    out.extend_from_slice(key);
    out.extend_from_slice(digits.told());
}

fn optional(out: &mut Vec<u8>, opening: &[u8], text: &Option<impl AsRef<str>>) {
    if let Some(text) = text {
        keyed(out, opening, text.as_ref());
    }
}

fn mention(out: &mut Vec<u8>, mention: &Mention) {
    let Mention { text, start, end, name, id } = mention;
    quote(out, text, *start, *end);
    optional(out, br#","name":""#, name);
    optional(out, br#","id":""#, id);
    out.push(b'}');
}

fn list(out: &mut Vec<u8>, values: &[Value]) {
    out.push(b'[');
    for (number, item) in values.iter().enumerate() {
        if number > 0 {
            out.push(b',');
        }
        value(out, item);
    }
    out.push(b']');
}

fn measure(
    out: &mut Vec<u8>,
    value: &Number,
    unit: &str,
    max: &Option<Number>,
    per: &Option<Per>,
    comparator: &Option<Comparator>,
) {
    match value.whole() {
        Some(value) => whole(out, br#","value":"#, value),
        None => rare(out, br#","value":"#, value),
    }
    keyed(out, br#","unit":""#, unit);
    if max.is_some() {
        rare(out, br#","max":"#, max);
    }
    if per.is_some() {
        rare(out, br#","per":"#, per);
    }
    if comparator.is_some() {
        rare(out, br#","comparator":"#, comparator);
    }
}

/// A day as `2023-09-29`.
fn day(out: &mut Vec<u8>, key: &[u8], day: Option<NaiveDate>) {
    let Some(date) = day.filter(|date| (0..10_000).contains(&date.year())) else {
        return rare(out, key, &day);
    };
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let (year, month, day) = (date.year() as u32, date.month(), date.day());
    out.extend_from_slice(key);
    out.extend_from_slice(&[
        b'"',
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
        b'"',
    ]);
}

/// The beginning of an object: words and where they stand.
fn quote(out: &mut Vec<u8>, text: &str, start: usize, end: usize) {
    open(out, br#"{"text":""#, text);
    let mut place = Backward::default();
    place.number(end as u64);
    place.put(br#","end":"#);
    place.number(start as u64);
    place.put(br#"","start":"#);
    out.extend_from_slice(place.told());
}

/// Bytes that are written from the last to the first, as the digits of a number are found; room for two numbers of
/// any size with their keys.
struct Backward {
    bytes: [u8; 64],
    first: usize,
}

impl Default for Backward {
    fn default() -> Self {
        Self { bytes: [0; 64], first: 64 }
    }
}

impl Backward {
    fn told(&self) -> &[u8] {
        self.bytes.get(self.first..).unwrap_or_default()
    }

    #[inline(always)]
    fn put<const N: usize>(&mut self, bytes: &[u8; N]) {
        self.first -= N;
        self.bytes[self.first..self.first + N].copy_from_slice(bytes);
    }

    #[inline(always)]
    fn number(&mut self, mut number: u64) {
        while number >= 10_000 {
            self.put(&four_digits(number % 10_000));
            number /= 10_000;
        }
        self.put(&four_digits(number));
        // What comes next is written over the zeros that lead.
        self.first += [10, 100, 1000].iter().filter(|least| number < **least).count();
    }
}

#[inline(always)]
fn four_digits(number: u64) -> [u8; 4] {
    let [a, b] = TWO_DIGITS[(number / 100) as usize];
    let [c, d] = TWO_DIGITS[(number % 100) as usize];
    [a, b, c, d]
}

/// The numbers below 100.
const TWO_DIGITS: [[u8; 2]; 100] = {
    let mut all = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        all[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    all
};

/// Whether every byte stands for itself in a JSON string.
#[inline]
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Two blocks may share bytes: to look at some twice costs less than to look at each by itself.
    match bytes.len() {
        16.. => {
            bytes.as_chunks::<16>().0.iter().all(are_plain) && bytes.last_chunk::<16>().is_some_and(are_plain)
        }
        8.. => both_plain::<8>(bytes),
        4.. => both_plain::<4>(bytes),
        _ => !bytes.iter().any(is_escaped),
    }
}

fn both_plain<const N: usize>(bytes: &[u8]) -> bool {
    bytes.first_chunk::<N>().is_some_and(are_plain) && bytes.last_chunk::<N>().is_some_and(are_plain)
}

#[inline(always)]
fn are_plain<const N: usize>(block: &[u8; N]) -> bool {
    !block.iter().fold(false, |any, byte| any | is_escaped(byte))
}

fn is_escaped(byte: &u8) -> bool {
    (*byte < b' ') | (*byte == b'"') | (*byte == b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Direction;
    use proptest::prelude::*;
    use rust_decimal::Decimal;
    use smol_str::SmolStr;

    proptest! {
        #[test]
        fn writes_what_serde_json_writes(
            words in "\\PC{0,40}|[ -~\n\t]{0,20}", start: usize, shift in 0u32..64, digits: i64, scale in 0u32..28,
            day in proptest::option::of(-800_000i32..4_000_000), some: bool,
        ) {
            let (text, start, end) = (SmolStr::from(words), start >> shift, start);
            let word = some.then(|| text.clone());
            let number = Number(Decimal::new(digits >> shift, scale));
            let (max, per) = (some.then_some(number), some.then_some(Per::Year));
            let from = day.and_then(NaiveDate::from_num_days_from_ce_opt);
            let comparator = some.then_some(Comparator::AtMost);
            let mention = Mention { text: text.clone(), start, end, name: word.clone(), id: word.clone() };
            let quantity = Quantity {
                text: text.clone(), start, end, value: number, unit: text.clone(), max, per, comparator,
            };
            let values = vec![
                Value::Change(Change {
                    text: text.clone(), start, end, value: number, unit: text.clone(), max, per, comparator,
                    direction: Direction::Up,
                }),
                Value::Quantity(quantity),
                Value::Time(Time {
                    text: text.clone(), start, end, from, to: from, inferred: word.iter().cloned().collect(),
                    unresolved: word.clone(),
                }),
                Value::Class(Class { text: text.clone(), start, end, class: text.clone() }),
                Value::Mention(mention.clone()),
                Value::List(vec![Value::Mention(mention.clone()), Value::Mention(mention.clone())]),
            ];
            let all = Fields(values.into_iter().map(|value| (text.clone(), value)).collect());
            let who = Attribution {
                text: text.clone(), start, end, verb: some.then_some(mention), name: word.clone(), id: word,
            };
            let place = Evidence { text, start, end, line: start };
            let mut out = Vec::new();
            fields(&mut out, &all);
            attribution(&mut out, &Some(who.clone()));
            evidence(&mut out, &place);
            let written = [
                serde_json::to_string(&all), serde_json::to_string(&who), serde_json::to_string(&place),
            ];
            let written: String = written.into_iter().map(Result::unwrap_or_default).collect();
            prop_assert_eq!(String::from_utf8_lossy(&out), written);
        }
    }
}
