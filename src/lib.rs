//! `claims` reads dated news articles and writes facts as records in which every value points at its words.
//!
//! Data flows one way, and a stage may import only the stages before it:
//! a file becomes an [`article::Article`]; its body becomes sentences ([`text`]); a sentence gets typed
//! mentions ([`mention`]); extractors combine mentions into findings ([`extract`]), which hold spans only;
//! sealing a finding gives a [`claim::Claim`], which holds its evidence; [`output`] writes claims.
//! [`claim::gather`] takes articles all that way, many short ones together and a long one stretch by stretch.

pub mod span;

pub mod lexicon;

pub mod article;

pub mod text;

pub mod mention;

pub mod extract;

pub mod claim;

pub mod output;
