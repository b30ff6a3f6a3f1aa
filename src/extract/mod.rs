//! Extractors: one file a kind, each combining the mentions of a sentence into findings.
//!
//! To add a kind: a file here, its line in [`EXTRACTORS`], its variant in [`Kind`], a folder of fixtures.

mod agreement;
mod attribution;
mod cargo_volume;
mod figure;
mod finding;
mod official;
mod oil_volume;
mod pipeline;
mod status;
mod trade_figure;
mod trail;

pub use agreement::ACTIONS;
pub use attribution::Speakers;
pub use figure::Figures;
pub use finding::{Attribution, Finding, Kind, Rule, Status, Value};
pub use trail::{Miss, Trail};

use crate::mention::{Document, Run};
use status::Tellings;

/// What an extractor may ask: the document with all its mentions, how its sentences tell what they tell, its figures,
/// and the posts of each sentence.
pub struct Context<'d> {
    pub document: &'d Document<'d>,
    pub tellings: Tellings<'d>,
    pub figures: Figures<'d>,
    pub posts: Vec<Vec<official::Bound>>,
    pub trail: &'d Trail,
}

/// An extractor: its kind, its rules, and how it reads one sentence (by index) of a document.
pub struct Extractor {
    pub kind: Kind,
    pub rules: &'static [Rule],
    pub find: fn(&Context, usize, &mut Vec<Finding>),
}

/// All extractors; the one list.
pub const EXTRACTORS: &[Extractor] = &[
    official::EXTRACTOR,
    agreement::EXTRACTOR,
    pipeline::EXTRACTOR,
    oil_volume::EXTRACTOR,
    trade_figure::EXTRACTOR,
    cargo_volume::EXTRACTOR,
];

/// The findings of a document by their place, each with its speaker.
pub fn all(document: &Document) -> Vec<Finding> {
    explained(document, &Trail::default())
}

/// The same, with what the rules did not take.
pub fn explained(document: &Document, trail: &Trail) -> Vec<Finding> {
    if !document.claimable {
        return Vec::new();
    }
    let tellings = Tellings::of(document);
    let figures = Figures::read(document, &tellings, trail);
    let context = Context { document, tellings, figures, posts: official::posts(document), trail };
    let wanted = (0..document.sentences.len()).filter(|s| document.sentences[*s].wanted);
    let wanted: Vec<usize> = wanted.collect();
    let mut findings = Vec::with_capacity(wanted.len());
    for extractor in EXTRACTORS {
        for sentence in &wanted {
            (extractor.find)(&context, *sentence, &mut findings);
        }
    }
    findings.sort_by_cached_key(|finding| (finding.sentence, finding.key_run(), finding.kind));
    if findings.is_empty() {
        return findings;
    }
    let mut speakers = Speakers::of(document, &context.posts);
    for finding in &mut findings {
        if finding.attribution.is_none() {
            finding.attribution = finding.key_run().and_then(|at| speakers.speaker(finding.sentence, at));
        }
    }
    findings
}

impl Finding {
    /// Where the key field stands.
    pub fn key_run(&self) -> Option<Run> {
        self.fields.first().and_then(|(_, value)| value.run())
    }
}
