//! The lists that are part of the program, as the build left them (see `build.rs`).

use super::lists::Lexicon;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

impl Lexicon {
    /// The built-in lists.
    pub fn builtin() -> Self {
        match postcard::from_bytes(TABLE) {
            Ok(lexicon) => lexicon,
            Err(error) => unreachable!("the built-in lists were written by this build: {error}"),
        }
    }
}
