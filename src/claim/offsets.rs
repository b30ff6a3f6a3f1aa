//! Offsets in other units: code points or UTF-16 units instead of bytes, and back.
//!
//! Example: in "Şahin 5" the figure stands at byte 7, code point 6.

use super::{Claim, Value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What `start` and `end` count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Bytes of UTF-8.
    #[default]
    Byte,
    /// Unicode code points, as Python counts.
    Char,
    /// UTF-16 units, as JavaScript and Java count.
    Utf16,
}

impl Unit {
    pub(super) fn is_byte(&self) -> bool {
        *self == Self::Byte
    }
}

/// How many bytes lie between two places whose count is remembered.
const STEP: usize = 512;

/// Counts of a text, ready to be asked.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// What was asked for.
    told: Unit,
    /// The same, or bytes where these count alike.
    unit: Unit,
    /// The count at every `STEP`th byte (or at the first character after it), with that byte.
    marks: Vec<(usize, usize)>,
}

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let told = unit;
        let unit = if text.is_ascii() { Unit::Byte } else { unit };
        let mut marks = vec![(0, 0)];
        if unit != Unit::Byte {
            let (mut count, mut next) = (0, STEP);
            for (byte, c) in text.char_indices() {
                if byte >= next {
                    marks.push((byte, count));
                    next = byte + STEP;
                }
                count += width(c, unit);
            }
        }
        Self { text, told, unit, marks }
    }

    /// The offset of a byte.
    pub fn of(&self, byte: usize) -> usize {
        if self.unit == Unit::Byte {
            return byte;
        }
        let mark = self.marks.partition_point(|(b, _)| *b <= byte).saturating_sub(1);
        let (from, count) = self.marks.get(mark).copied().unwrap_or_default();
        let between = self.text.get(from..byte).unwrap_or("");
        count + between.chars().map(|c| width(c, self.unit)).sum::<usize>()
    }

    /// The byte of an offset; none past the end or inside a character.
    pub fn byte(&self, offset: usize) -> Option<usize> {
        if self.unit == Unit::Byte {
            return self.text.is_char_boundary(offset).then_some(offset);
        }
        let mark = self.marks.partition_point(|(_, count)| *count <= offset).saturating_sub(1);
        let (from, mut count) = self.marks.get(mark).copied().unwrap_or_default();
        for (byte, c) in self.text.get(from..)?.char_indices() {
            if count >= offset {
                return (count == offset).then_some(from + byte);
            }
            count += width(c, self.unit);
        }
        (count == offset).then_some(self.text.len())
    }

    /// Rewrites every start and end of a claim from bytes to this unit.
    pub fn rewrite(&self, claim: &mut Claim) {
        claim.count_in(self.told);
        if self.unit != Unit::Byte {
            claim.each_end(|end| *end = self.of(*end));
        }
    }

    /// The claim, whose offsets are of this unit, with offsets in bytes; none where one is no place of the text.
    pub fn in_bytes(&self, claim: &Claim) -> Option<Claim> {
        let (mut claim, mut whole) = (claim.clone(), true);
        claim.each_end(|end| match self.byte(*end) {
            Some(byte) => *end = byte,
            None => whole = false,
        });
        claim.count_in(Unit::Byte);
        whole.then_some(claim)
    }

    /// Rewrites the ends of one value from bytes to this unit.
    pub fn rewrite_value(&self, value: &mut Value) {
        if self.unit != Unit::Byte {
            value.ends_mut(&mut |end| *end = self.of(*end));
        }
    }
}

impl Claim {
    /// Tells what its offsets count.
    fn count_in(&mut self, unit: Unit) {
        if self.article.offsets != unit {
            Arc::make_mut(&mut self.article).offsets = unit;
        }
    }

    /// Changes every start and end of the claim.
    pub fn each_end(&mut self, mut change: impl FnMut(&mut usize)) {
        change(&mut self.evidence.start);
        change(&mut self.evidence.end);
        if let Some(attribution) = &mut self.attribution {
            change(&mut attribution.start);
            change(&mut attribution.end);
            if let Some(verb) = &mut attribution.verb {
                change(&mut verb.start);
                change(&mut verb.end);
            }
        }
        self.fields.0.iter_mut().for_each(|(_, value)| value.ends_mut(&mut change));
    }
}

fn width(c: char, unit: Unit) -> usize {
    match unit {
        Unit::Byte => c.len_utf8(),
        Unit::Char => 1,
        Unit::Utf16 => c.len_utf16(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Offsets, Unit};

    #[test]
    fn every_character_is_found_there_and_back() {
        let text = "Şahin 🙂 paid 5 ".repeat(200);
        for unit in [Unit::Byte, Unit::Char, Unit::Utf16] {
            let offsets = Offsets::new(&text, unit);
            let mut count = 0;
            for (byte, c) in text.char_indices() {
                assert_eq!(offsets.of(byte), count);
                assert_eq!(offsets.byte(count), Some(byte));
                count += super::width(c, unit);
            }
            assert_eq!((offsets.of(text.len()), offsets.byte(count)), (count, Some(text.len())));
            assert_eq!(offsets.byte(count + 1), None);
        }
    }
}
