//! Runs of ASCII letters, sixteen bytes at a time: where a word ends, how it is written, its lower-case letters.
//!
//! Leaves words of more than sixteen letters and everything that is not ASCII. Example: "Baku's" begins with a run
//! of four letters, capital first, whose key is the bytes of "baku".

use super::token::Case;

/// How many bytes are looked at together.
pub const WIDTH: usize = 16;

/// A lower-case word of at most [`WIDTH`] bytes as one number, its first byte lowest.
pub type Key = u128;

const ONES: u128 = u128::from_ne_bytes([1; WIDTH]);
const HIGH: u128 = ONES << 7;
const SMALL: u128 = ONES << 5;

/// A run of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    pub len: usize,
    pub key: Key,
    pub case: Case,
}

/// The run of letters at the start of `rest`; `None` where it may go on behind sixteen bytes, or where the next
/// byte is not ASCII.
pub fn letters(rest: &[u8]) -> Option<Letters> {
    let bytes = first(rest);
    let small = (bytes | SMALL) & !HIGH;
    let from_a = small + (0x80 - u128::from(b'a')) * ONES;
    let past_z = small + (0x7f - u128::from(b'z')) * ONES;
    let others = !(from_a & !past_z & !bytes) & HIGH;
    if others == 0 {
        return None;
    }
    let at = others.trailing_zeros();
    if bytes >> (at - 7) & 0x80 != 0 {
        return None;
    }
    let mask = (1 << (at - 7)) - 1;
    Some(Letters { len: at as usize / 8, key: small & mask, case: case(!bytes & SMALL & mask, SMALL & mask) })
}

/// How a word is written whose capitals are the bits of `capitals` among those of `all`.
fn case(capitals: u128, all: u128) -> Case {
    if capitals & 0xff == 0 {
        Case::Lower
    } else if capitals == all && all > 0xff {
        Case::Upper
    } else {
        Case::Capital
    }
}

/// The first sixteen bytes, or as many as there are, with zeros behind.
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
