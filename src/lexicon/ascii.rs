//! Runs of ASCII letters, sixteen bytes at a time: where a word ends, how it is written, its lower-case letters.
//!
//! Leaves words of more than sixteen letters and everything that is not ASCII. Example: "Baku's" begins with a run
//! of four letters, capital first, whose key is the bytes of "baku".

use super::token::Case;

/// How many bytes are looked at together.
pub const WIDTH: usize = 16;

/// A lower-case word of at most [`WIDTH`] bytes as one number, its first byte lowest.
pub type Key = u128;

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;
const SMALL: u64 = ONES << 5;

/// A run of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    pub len: usize,
    pub key: Key,
    pub case: Case,
}

/// The run of letters at the start of `rest`; `None` where there is none, where it may go on behind sixteen bytes, or
/// where the next byte is not ASCII.
#[inline]
pub fn letters(rest: &[u8]) -> Option<Letters> {
    let bytes = first(rest);
    let (low, high) = (bytes as u64, (bytes >> 64) as u64);
    let ends = others(low);
    // Most words are shorter than eight letters.
    if ends != 0 {
        let (mask, stop) = (below(ends), lowest(ends));
        let len = stop.trailing_zeros() as usize / 8;
        let small = low & SMALL & mask;
        let run = Letters { len, key: Key::from((low | SMALL) & mask), case: case(low, len, small) };
        return (len > 0 && low & stop == 0).then_some(run);
    }
    let ends = others(high);
    let (mask, stop) = (below(ends), lowest(ends));
    let len = 8 + stop.trailing_zeros() as usize / 8;
    let small = low & SMALL | high & SMALL & mask;
    let key = Key::from(low | SMALL) | Key::from((high | SMALL) & mask) << 64;
    (ends != 0 && high & stop == 0).then_some(Letters { len, key, case: case(low, len, small) })
}

/// The high bits of those bytes that are no ASCII letters.
#[inline]
fn others(bytes: u64) -> u64 {
    let small = (bytes | SMALL) & !HIGH;
    let from_a = small + (0x80 - u64::from(b'a')) * ONES;
    let past_z = small + (0x7f - u64::from(b'z')) * ONES;
    !(from_a & !past_z & !bytes) & HIGH
}

/// The lowest bit.
#[inline]
fn lowest(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}

/// All bits of the bytes below that of the lowest high bit.
#[inline]
fn below(high_bits: u64) -> u64 {
    (high_bits ^ high_bits.wrapping_sub(1)) >> 8
}

/// How a word of so many letters is written: its first bytes, and a bit for each of its small letters.
#[inline]
fn case(first: u64, len: usize, small: u64) -> Case {
    if first & 0x20 != 0 {
        Case::Lower
    } else if small == 0 && len > 1 {
        Case::Upper
    } else {
        Case::Capital
    }
}

/// The first sixteen bytes, or as many as there are, with zeros behind.
#[inline]
fn first(rest: &[u8]) -> u128 {
    match rest.first_chunk::<WIDTH>() {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => rest.iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte)),
    }
}

/// The key of an ASCII word, lower-cased; `None` where it is longer than [`WIDTH`].
pub fn key(word: &[u8]) -> Option<Key> {
    (word.len() <= WIDTH)
        .then(|| word.iter().rev().fold(0, |all, b| all << 8 | u128::from(b.to_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_letters_end() {
        let read = |text: &str| letters(text.as_bytes());
        let told =
            |len, word: &str, case| Some(Letters { len, key: key(word.as_bytes()).unwrap_or(0), case });
        for after in ["", " ", "'s", "1", "@[`{ zz", "\u{7f}", ", and the rest of a long sentence"] {
            assert_eq!(read(&format!("Baku{after}")), told(4, "baku", Case::Capital));
            assert_eq!(read(&format!("zZaA{after}")), told(4, "zzaa", Case::Lower));
            assert_eq!(read(&format!("LNG{after}")), told(3, "lng", Case::Upper));
            assert_eq!(read(&format!("A{after}")), told(1, "a", Case::Capital));
            assert_eq!(read("Transcontinental"), None);
            assert_eq!(read(&format!("Turkmenistanian{after}")), told(15, "turkmenistanian", Case::Capital));
        }
        assert_eq!(read("Caf\u{e9} society of old"), None);
        assert_eq!(read("socio-economically"), told(5, "socio", Case::Lower));
    }
}
