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
use figure::Subject;
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
    find(std::slice::from_ref(document), trail).pop().unwrap_or_default()
}

/// The findings of each of many documents, which takes less time than one by one.
pub fn of_each(documents: &[Document]) -> Vec<Vec<Finding>> {
    find(documents, &Trail::default())
}

/// As with readers, one extractor goes over all documents before the next one begins.
fn find(documents: &[Document], trail: &Trail) -> Vec<Vec<Finding>> {
    let claimable = || documents.iter().filter(|document| document.claimable);
    let tellings: Vec<_> = claimable().map(Tellings::of).collect();
    let subjects: Vec<_> = claimable().map(Subject::of).collect();
    let views: Vec<_> =
        subjects.iter().zip(&tellings).map(|(subject, own)| figure::View::all(subject, own, trail)).collect();
    let figures: Vec<_> = claimable().zip(&views).map(|(document, own)| Figures::of(document, own)).collect();
    drop(views);
    let contexts = claimable().zip(tellings).zip(figures).map(|((document, tellings), figures)| Context {
        document,
        tellings,
        figures,
        posts: official::posts(document),
        trail,
    });
    let mut found: Vec<_> = contexts.map(|context| (wanted(context.document), context, Vec::new())).collect();
    for extractor in EXTRACTORS {
        for (wanted, context, findings) in &mut found {
            wanted.iter().for_each(|sentence| (extractor.find)(context, *sentence, findings));
        }
    }
    let mut found = found.into_iter().map(|(_, context, mut findings)| {
        findings.sort_by_cached_key(|finding| (finding.sentence, finding.key_run(), finding.kind));
        attribute(&context, &mut findings);
        findings
    });
    let own = |document: &Document| if document.claimable { found.next() } else { None };
    documents.iter().map(own).map(Option::unwrap_or_default).collect()
}

/// The sentences that can hold a claim.
fn wanted(document: &Document) -> Vec<usize> {
    (0..document.sentences.len()).filter(|sentence| document.sentences[*sentence].wanted).collect()
}

/// Tells of each finding who says it.
fn attribute(context: &Context, findings: &mut [Finding]) {
    if findings.is_empty() {
        return;
    }
    let mut speakers = Speakers::of(context.document, &context.posts);
    for finding in findings {
        if finding.attribution.is_none() {
            finding.attribution = finding.key_run().and_then(|at| speakers.speaker(finding.sentence, at));
        }
    }
}

impl Finding {
    /// Where the key field stands.
    pub fn key_run(&self) -> Option<Run> {
        self.fields.first().and_then(|(_, value)| value.run())
    }
}
