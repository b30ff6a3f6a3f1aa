//! Who says it: the speaker of every stretch of text, in quotations and in reported speech.
//!
//! Leaves text that nobody is named for. Example: in "Exports fell, the ministry said." the whole sentence is
//! the ministry's; a quotation of several sentences gives each of them its speaker.

mod frame;
mod meaning;
mod quotation;
mod subject;

use super::Attribution;
use super::official;
use crate::mention::{Document, Run};
use frame::{Frame, Manner};
use meaning::Meaning;

/// The speakers of a document, read once.
#[derive(Debug, Default)]
pub struct Speakers {
    /// Of each sentence, its stretches in order and who says them.
    told: Vec<Vec<(Run, Attribution)>>,
    /// The quotations in order and whose they are.
    quoted: Vec<(Run, Option<Attribution>)>,
}

impl Speakers {
    /// `posts` are those of each sentence, by which a title means a person.
    pub fn read(document: &Document, posts: &[Vec<official::Bound>]) -> Self {
        let quotations = quotation::all(document);
        let mut meaning = Meaning::default();
        let mut told: Vec<Vec<(Run, Attribution)>> = Vec::with_capacity(document.sentences.len());
        let mut framed: Vec<Vec<(Frame, Attribution)>> = Vec::with_capacity(document.sentences.len());
        for (sentence, posts) in posts.iter().enumerate() {
            let view = official::View::any(document, sentence);
            let frames = frame::all(&view, &quotations);
            let resolved = meaning.resolve(&view, frames, posts);
            told.push(stretches(&view, &resolved));
            framed.push(resolved);
        }
        let quoted = quotation::speakers(document, &quotations, &framed);
        Self { told, quoted }
    }

    /// Who says what stands at `at` in a sentence.
    pub fn of(&self, sentence: usize, at: Run) -> Option<Attribution> {
        let place = self.quoted.partition_point(|(run, _)| run.end <= at.first);
        let inside = self.quoted.get(place).filter(|(run, _)| run.first <= at.first);
        if let Some((_, Some(speaker))) = inside {
            return Some(speaker.clone());
        }
        let told = self.told.get(sentence)?;
        let place = told.partition_point(|(run, _)| run.end <= at.first);
        told.get(place).filter(|(run, _)| run.first <= at.first).map(|(_, speaker)| speaker.clone())
    }
}

/// Cuts a sentence among its frames: each gets the clause that it governs.
fn stretches(view: &official::View, frames: &[(Frame, Attribution)]) -> Vec<(Run, Attribution)> {
    let mut out = Vec::with_capacity(frames.len());
    let mut from = view.range.start;
    for (i, (frame, speaker)) in frames.iter().enumerate() {
        let to = frames.get(i + 1).map_or(view.range.end, |(next, _)| frame::border(view, frame, next));
        let first =
            if frame.manner == Manner::Figure { frame::clause_start(view, frame).max(from) } else { from };
        if first < to {
            out.push((Run::new(first, to), speaker.clone()));
        }
        from = to;
    }
    out
}

#[cfg(test)]
mod tests;
