//! Whether what a clause tells happened, is planned, is proposed or is denied.

use super::Status;
use crate::mention::{Document, Run};

/// The status of what stands at `at` in a sentence.
pub fn of(_document: &Document, _sentence: usize, _at: Run) -> Status {
    Status::Reported
}
