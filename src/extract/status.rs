//! Whether what a clause tells happened, is planned, is proposed or is denied.
//!
//! Leaves who says it. Works outwards from the words asked about: first to the left up to the border of their
//! clause, then to the right (they may be its subject), then to the left past commas. The nearest verb decides.
//! Example: in "Exports rose to 5 mln tons and may reach 6 mln" the first is reported, the second proposed.

mod clause;
mod marks;
mod signs;

use super::Status;
use crate::mention::{Document, Run, TimeRole};
use marks::Mark;
use signs::Signs;
use std::cell::OnceCell;

/// The words of status of each sentence, read once, where some rule asks for them.
pub struct Tellings<'d> {
    document: &'d Document<'d>,
    marks: Vec<OnceCell<Vec<Mark>>>,
}

impl<'d> Tellings<'d> {
    pub fn of(document: &'d Document<'d>) -> Self {
        Self { document, marks: document.sentences.iter().map(|_| OnceCell::new()).collect() }
    }

    pub fn sentence(&self, sentence: usize) -> Told<'_> {
        let marks = self.marks[sentence].get_or_init(|| marks::read(self.document, sentence));
        Told { document: self.document, sentence, marks }
    }
}

/// How a sentence tells what it tells.
pub struct Told<'d> {
    document: &'d Document<'d>,
    sentence: usize,
    marks: &'d [Mark],
}

impl Told<'_> {
    /// The status of what stands at `at`.
    pub fn of(&self, at: Run) -> Status {
        let signs = self.around(at);
        if signs.denied_from_afar() {
            return Status::Denied;
        }
        let status = decide(&signs);
        let told = || signs.tells_fact() || signs.right() == Some(Status::Reported);
        if status == Status::Reported && lies_ahead(self.document, self.sentence, at) && !told() {
            return Status::Planned;
        }
        status
    }

    /// The status that a verb's own clause gives it: "has not signed", "to be signed", "neither side signed".
    ///
    /// `base` tells that it is a bare form or a noun, whose governing verb may stand further off.
    pub fn of_verb(&self, verb: Run, base: bool) -> Status {
        let signs = self.around(verb);
        if signs.denied_from_afar() {
            return Status::Denied;
        }
        if signs.conditional() {
            return Status::Proposed;
        }
        if base || signs.has_auxiliary() {
            return signs.left(Reach::Clause).or_else(|| signs.left(Reach::Sentence)).unwrap_or_default();
        }
        signs.subject()
    }

    /// Whether a verb to the left governs a bare form: "plans to sign", unlike "in Moscow to sign".
    pub fn is_governed(&self, verb: Run) -> bool {
        self.around(verb).is_governed()
    }

    fn around(&self, at: Run) -> Signs<'_> {
        Signs::around(self.document, self.sentence, self.marks, at)
    }
}

fn decide(signs: &Signs) -> Status {
    if signs.conditional() {
        return Status::Proposed;
    }
    if let Some(status) = signs.beside() {
        return status;
    }
    if signs.is_new_subject() {
        return signs.right().unwrap_or_default();
    }
    let near = signs.left(Reach::Clause);
    let right = || signs.right();
    let far = || signs.left(Reach::Sentence);
    near.or_else(right).or_else(far).unwrap_or_default()
}

/// How far to the left a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the nearest comma or other border.
    Clause,
    /// Past commas, to a word that opens another clause.
    Sentence,
}

/// Whether the nearest time in the sentence begins after the article's date.
fn lies_ahead(document: &Document, sentence: usize, at: Run) -> bool {
    let Some(today) = document.article.date else { return false };
    let times = document.sentences[sentence].mentions.times.iter();
    let plain = times.filter(|t| t.role == TimeRole::Plain && t.run.gap(at) <= 12);
    let nearest = plain.min_by_key(|t| t.run.gap(at));
    nearest.and_then(|t| t.from).is_some_and(|from| from > today)
}

#[cfg(test)]
mod tests;
