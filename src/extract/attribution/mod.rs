//! Who says it: the speaker of every stretch of text, in quotations and in reported speech.
//!
//! Leaves text that nobody is named for. Example: in "Exports fell, the ministry said." the whole sentence is
//! the ministry's; a quotation of several sentences gives each of them its speaker.

mod apposition;
mod frame;
mod meaning;
mod quotation;
mod subject;

use super::Attribution;
use super::official;
use crate::mention::{Document, Run, tag};
use frame::{Frame, Manner};
use meaning::Meaning;
use quotation::Quotation;

/// The speakers of a document, read from its beginning as far as somebody asks.
#[derive(Debug)]
pub struct Speakers<'d> {
    document: &'d Document<'d>,
    /// Of each sentence, those by which a title means a person.
    posts: &'d [Vec<official::Bound>],
    quotations: Vec<Quotation>,
    meaning: Meaning<'d>,
    /// Of the sentences that are read, who speaks in them.
    framed: Vec<Vec<(Frame, Attribution)>>,
    /// Whose the quotations are that are read.
    quoted: Vec<Option<Attribution>>,
}

impl<'d> Speakers<'d> {
    pub fn of(document: &'d Document<'d>, posts: &'d [Vec<official::Bound>]) -> Self {
        let (quotations, meaning) = (quotation::all(document), Meaning::default());
        let framed = Vec::with_capacity(document.sentences.len());
        let quoted = Vec::with_capacity(quotations.len());
        Self { document, posts, quotations, meaning, framed, quoted }
    }

    /// Who says what stands at `at` in a sentence.
    pub fn speaker(&mut self, sentence: usize, at: Run) -> Option<Attribution> {
        let place = self.quotations.partition_point(|q| q.run.end <= at.first);
        let inside = self.quotations.get(place).is_some_and(|q| q.run.first <= at.first);
        let quoted = if inside { self.quote(place) } else { None };
        quoted.or_else(|| self.tell(sentence, at))
    }

    /// Whose a quotation is; one that goes on in the next paragraph may be known from there.
    fn quote(&mut self, mut place: usize) -> Option<Attribution> {
        loop {
            self.read_quotations(place);
            if let Some(speaker) = &self.quoted[place] {
                return Some(speaker.clone());
            }
            let next = self.quotations.get(place + 1)?;
            if !self.quotations[place].goes_on(next) {
                return None;
            }
            place += 1;
        }
    }

    /// Who tells what stands at `at`: the clause that it is in is governed by one frame of the sentence.
    fn tell(&mut self, sentence: usize, at: Run) -> Option<Attribution> {
        let view = official::View::any(self.document, sentence);
        if !view.tags.any(tag::FRAME) {
            return None;
        }
        self.read_sentences(sentence);
        let frames = self.framed.get(sentence)?;
        let mut from = view.range.start;
        for (i, (frame, speaker)) in frames.iter().enumerate() {
            let to = frames.get(i + 1).map_or(view.range.end, |(next, _)| frame::border(&view, frame, next));
            if at.first < to {
                let figure = frame.manner == Manner::Figure;
                let first = if figure { frame::clause_start(&view, frame).max(from) } else { from };
                return (first <= at.first).then(|| speaker.clone());
            }
            from = to;
        }
        None
    }

    fn read_quotations(&mut self, last: usize) {
        while self.quoted.len() <= last {
            let at = self.quoted.len();
            self.read_sentences(self.quotations[at].last_sentence);
            let before = self.quoted.last().and_then(Option::as_ref);
            let speaker = quotation::speaker(self.document, &self.quotations[..=at], before, &self.framed);
            self.quoted.push(speaker);
        }
    }

    fn read_sentences(&mut self, last: usize) {
        while self.framed.len() <= last {
            let sentence = self.framed.len();
            let view = official::View::any(self.document, sentence);
            let frames = frame::all(&view, &self.quotations);
            self.framed.push(self.meaning.resolve(&view, frames, &self.posts[sentence]));
        }
    }
}

#[cfg(test)]
mod tests;
