//! Writes claims: one file a format.
//!
//! Example: `{"id": "3f1c9a0e5b7d2468", "kind": "oil_volume", …}`, one line each.

pub mod jsonl;
