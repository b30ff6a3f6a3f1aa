//! Reads the word lists of `src/lexicon/*.toml` into one table, so that a run does not start by parsing them.

#[path = "src/lexicon"]
#[allow(dead_code)]
mod lexicon {
    pub mod ascii;
    pub mod entry;
    pub mod hint;
    pub mod kind;
    pub mod lists;
    pub mod load;
    pub mod matcher;
    pub mod table;
    pub mod tag;
    pub mod token;
    pub mod words;
}

use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/lexicon");
    let mut lexicon = lexicon::lists::Lexicon::default();
    lexicon.add_dir(Path::new("src/lexicon"))?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("lexicon.bin");
    std::fs::write(out, postcard::to_allocvec(&lexicon)?)?;
    Ok(())
}
