//! Reads articles: which reader goes over them when.
//!
//! Leaves what a reader takes for a mention to its own file. One reader goes over all sentences of all articles
//! before the next one begins, since the rules of each are more than the processor keeps at hand together with
//! those of others. Example: the times of a hundred sentences are read at once, when their amounts are known.

use super::scan::Scan;
use super::setting::Setting;
use super::{Document, May, Quantity, Run};
use super::{change, gate, name, number, person, pipeline, quantity, time};
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::{self, Stretch};

/// A stretch of an article while it is read.
struct Reading<'a> {
    document: Document<'a>,
    /// Until they are cut.
    sentences: Vec<text::Sentence>,
    setting: Setting,
    /// Figures are read only in sentences that can hold a claim, times and changes only where one could tell them,
    /// people only where any sentence can.
    for_claims: bool,
    /// Of the sentences that are wanted.
    measured: Vec<Measured>,
    /// Of each quantity, the run of its number and unit alone.
    cores: Vec<Run>,
}

/// What is counted and measured in a sentence.
pub(super) struct Measured {
    pub sentence: usize,
    numbers: Vec<number::Number>,
    pub quantities: Vec<Quantity>,
}

/// Reads an article's mentions. Never fails and does no I/O.
pub fn read<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Document<'a> {
    let mut reading = Reading::of(Stretch::whole(article), lexicon, false);
    Reading::READERS.iter().for_each(|read| read(&mut reading));
    reading.document
}

/// The same as far as claims need it, of stretches of many articles at once, which takes less time than one by one.
pub fn read_each_for_claims<'a>(
    stretches: impl IntoIterator<Item = Stretch<'a>>,
    lexicon: &'a Lexicon,
) -> Vec<Document<'a>> {
    let stretches = stretches.into_iter();
    let mut readings: Vec<_> = stretches.map(|stretch| Reading::of(stretch, lexicon, true)).collect();
    for read in &Reading::READERS {
        readings.iter_mut().for_each(|reading| reading.go_on(read));
    }
    readings.into_iter().map(|reading| reading.document).collect()
}

/// The numbers of each sentence that make no quantity, each with the reason, for those who ask.
pub fn left_out(document: &Document) -> Vec<Vec<(Run, &'static str)>> {
    let setting = Setting::of(document);
    document.sentences.iter().map(|sentence| quantity::left_out(document, sentence, &setting)).collect()
}

impl<'a> Reading<'a> {
    /// The readers in their order; each needs what those before it found.
    const READERS: [fn(&mut Self); 9] = [
        Self::cut,
        Self::search,
        Self::pipelines,
        Self::numbers,
        Self::quantities,
        Self::times,
        Self::changes,
        Self::people,
        Self::abbreviations,
    ];

    fn of(stretch: Stretch<'a>, lexicon: &'a Lexicon, for_claims: bool) -> Self {
        let document = Document::of(stretch.article, lexicon);
        let (setting, sentences) = (Setting::of(&document), stretch.sentences);
        Self { document, sentences, setting, for_claims, measured: Vec::new(), cores: Vec::new() }
    }

    /// One reader more, unless no claim can be there.
    fn go_on(&mut self, read: &fn(&mut Self)) {
        if self.document.claimable {
            read(self);
        }
    }

    fn cut(&mut self) {
        self.document.cut(std::mem::take(&mut self.sentences));
        if self.for_claims {
            self.document.claimable = gate::is_worth_a_search(&self.document);
        }
    }

    fn search(&mut self) {
        self.document.search();
    }

    fn pipelines(&mut self) {
        if !self.for_claims || gate::speaks_of_pipelines(&self.document) {
            pipeline::read(&mut self.document);
        }
        if self.for_claims {
            let may = gate::by_words(&self.document);
            self.document.sentences.iter_mut().zip(may).for_each(|(sentence, may)| sentence.allow(may));
        }
    }

    fn numbers(&mut self) {
        let document = &self.document;
        let wanted = document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.wanted);
        let numbers = wanted.map(|(sentence, own)| Measured {
            sentence,
            numbers: number::read(document, own),
            quantities: Vec::new(),
        });
        self.measured.reserve(document.sentences.len());
        self.measured.extend(numbers);
    }

    fn quantities(&mut self) {
        self.cores.reserve(self.measured.iter().map(|own| own.numbers.len()).sum());
        for own in self.measured.iter_mut().filter(|own| !own.numbers.is_empty()) {
            let scan = Scan::of(&self.document, &self.document.sentences[own.sentence]);
            own.quantities = quantity::read(&scan, &own.numbers, &self.setting, &mut self.cores);
        }
        if self.for_claims {
            for (own, figure) in self.measured.iter().zip(gate::by_amounts(&self.measured)) {
                let sentence = &mut self.document.sentences[own.sentence];
                sentence.allow(May { figure, ..sentence.may });
            }
            self.document.claimable = self.document.sentences.iter().any(|s| s.wanted);
        }
    }

    /// Times where an amount or a deed could have one; what they are tells which quantities stand.
    fn times(&mut self) {
        let (mut told, mut cores) = (time::Told::default(), std::mem::take(&mut self.cores).into_iter());
        for Measured { sentence, quantities, .. } in &mut self.measured {
            let own = &self.document.sentences[*sentence];
            let mut times = Vec::new();
            if own.may.figure || own.may.deed {
                times = time::read(&Scan::of(&self.document, own), *sentence, &self.setting, &mut told);
            } else {
                told.pass(*sentence);
            }
            quantity::settle(quantities, &times, &mut cores);
            let mentions = &mut self.document.sentences[*sentence].mentions;
            (mentions.times, mentions.quantities) = (times, std::mem::take(quantities));
        }
    }

    fn changes(&mut self) {
        for Measured { sentence, numbers, .. } in &self.measured {
            let own = &self.document.sentences[*sentence];
            if own.may.figure {
                let scan = Scan::of(&self.document, own);
                let changes = change::read(&scan, numbers, &own.mentions.quantities);
                self.document.sentences[*sentence].mentions.changes = changes;
            }
        }
    }

    fn people(&mut self) {
        self.document.find_starts();
        let people = person::read(&self.document);
        for (sentence, people) in self.document.sentences.iter_mut().zip(people) {
            sentence.mentions.people = people;
        }
    }

    /// What abbreviations of names stand for.
    fn abbreviations(&mut self) {
        name::introduce(&mut self.document);
    }
}
