//! The word lists: who and what the world of news is made of, and the words that rules look for.
//!
//! Facts live in the TOML files beside this one; the build reads all of them into one table, and a user adds to
//! them with `--lexicon DIR`. Example: the entry `[[country]] id = "country:AZ"` lets "Azerbaijani" point at
//! Azerbaijan.

mod ascii;
mod beginnings;
mod builtin;
mod entry;
pub mod hint;
pub mod kind;
mod lists;
mod load;
mod matcher;
mod table;
pub mod tag;
mod token;
mod words;

pub use beginnings::Beginnings;
pub use entry::{Entry, List, Signs};
pub use lists::{Lexicon, Says, Search};
pub use load::LoadError;
pub use matcher::{Hit, Manner};
pub use token::{Case, Kind as TokenKind, Seen, Token, cut};
pub use words::{Word, fold, lower};
