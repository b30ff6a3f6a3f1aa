//! Pipelines: one record for each that a sentence names, with what the sentence tells of it.
//!
//! Leaves the bare words "the pipeline". Example: "the Goreh–Jask pipeline, a 1,000-kilometer line, has a
//! capacity of one million barrels per day" gives a name, a length and a capacity.

mod detail;

use super::status::Told;
use super::{Context, Extractor, Finding, Kind, Rule, Status, Value};
use crate::lexicon::{List, TokenKind};
use crate::mention::{Document, NameKind, Pipeline, Run, words};
use detail::Details;

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::Pipeline, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "pipeline/known",
        about: "A pipeline of the lists, by any of its names.",
        example: "Oil flowed through the Baku-Tbilisi-Ceyhan pipeline in May.",
    },
    Rule {
        name: "pipeline/named",
        about: "A chain of places or a brand with the word pipeline, or what the article introduced as one.",
        example: "The Mbeya–Songea pipeline carries crude oil to the coast.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    let document = context.document;
    let pipelines = &document.sentences[sentence].mentions.pipelines;
    if pipelines.is_empty() {
        context.trail.miss_all(sentence, Kind::Pipeline, "no pipeline is named");
        return;
    }
    let (details, told) = (Details::read(document, sentence), context.tellings.sentence(sentence));
    for (i, pipeline) in pipelines.iter().enumerate() {
        let again = pipelines[..i].iter().rev().take(20).any(|p| same(document, p, pipeline));
        if !again {
            out.push(finding(document, sentence, pipeline, &details, &told));
        }
    }
}

fn same(document: &Document, a: &Pipeline, b: &Pipeline) -> bool {
    match (&a.id, &b.id) {
        (Some(x), Some(y)) => x == y,
        _ => document.quote(a.run) == document.quote(b.run),
    }
}

fn finding(
    document: &Document,
    sentence: usize,
    pipeline: &Pipeline,
    details: &Details,
    told: &Told,
) -> Finding {
    let rule = if pipeline.name.is_some() { "pipeline/known" } else { "pipeline/named" };
    let status = status_of(document, sentence, pipeline.run, told);
    let mut finding = Finding::new(Kind::Pipeline, rule, status, sentence);
    let Pipeline { run, name, id } = pipeline.clone();
    finding.tell("name", Value::Mention { run, name, id });
    finding.tell("commodity", commodity(document, sentence, pipeline));
    finding.tell("capacity", details.capacity(run).map(Value::Quantity));
    finding.tell("length", details.length(run).map(Value::Quantity));
    finding.tell("operator", details.operator(run));
    finding.tell("phase", details.phase(run));
    finding
}

/// The status of the relative clause that follows the name, else of the clause that the name stands in.
fn status_of(document: &Document, sentence: usize, name: Run, told: &Told) -> Status {
    let comma = document.tokens.get(name.end).is_some_and(|t| t.is_mark(b','));
    let at = name.end + usize::from(comma);
    if document.is(at, "which") && document.sentences[sentence].tokens.contains(&at) {
        return told.of(Run::new(at, at + 1));
    }
    match told.of(name) {
        Status::Denied if is_scene(document, sentence, name) => Status::Reported,
        status => status,
    }
}

/// "An explosion on the Druzhba pipeline has not affected transit": what is denied is told of something else.
fn is_scene(document: &Document, sentence: usize, name: Run) -> bool {
    let start = document.sentences[sentence].tokens.start;
    let led = (name.first.saturating_sub(3).max(start + 1)..name.first)
        .any(|t| document.is_in(t, words!["on", "at", "along", "near", "around", "in", "off", "of"]));
    led && (start..name.first)
        .all(|t| !document.is_in(t, words!["not", "no", "never", "neither", "nor", "denied"]))
}

/// What flows: by the pipeline's own words, else by the nearest goods that fit the pipeline.
fn commodity(document: &Document, sentence: usize, pipeline: &Pipeline) -> Option<Value> {
    own_commodity(document, sentence, pipeline.run).or_else(|| near_commodity(document, sentence, pipeline))
}

fn own_commodity(document: &Document, sentence: usize, name: Run) -> Option<Value> {
    let words = document.hits_in(sentence, List::PipelineWord, name).filter(|h| h.end() <= name.end);
    let mut found: Option<(Run, &str)> = None;
    for hit in words {
        let class = match document.lexicon.entry(hit).class.as_str() {
            "gas" => "natural_gas",
            "crude" => "crude_oil",
            "products" => "oil_products",
            _ => continue,
        };
        let run = Run::new(hit.first(), hit.end());
        found = Some(match found {
            Some((before, was)) if before.end == run.first => {
                (before.join(run), if was == "oil_products" { was } else { class })
            }
            Some(before) => before,
            None => (run, class),
        });
    }
    found.map(|(run, class)| Value::class(run, class))
}

/// Goods further off than this are another clause's.
const REACH: usize = 30;

fn near_commodity(document: &Document, sentence: usize, pipeline: &Pipeline) -> Option<Value> {
    let usual = usual_commodity(document, sentence, pipeline);
    let pipelines = &document.sentences[sentence].mentions.pipelines;
    let range = Run::new(pipeline.run.first.saturating_sub(REACH + 8), pipeline.run.end + REACH);
    let hits = document.hits_in(sentence, List::Commodity, range).map(|h| (h, Run::new(h.first(), h.end())));
    let near = hits.filter(|(_, run)| run.gap(pipeline.run) <= REACH);
    let named = |run: Run| {
        let from = pipelines.partition_point(|p| p.run.end <= run.first);
        let names = document.names(sentence);
        let name = names.get(names.partition_point(|n| n.run.end <= run.first));
        let firm = name.is_some_and(|n| n.kind == NameKind::Organisation && n.run.overlaps(run));
        firm || pipelines.get(from).is_some_and(|p| p.run.overlaps(run))
    };
    let free = near.filter(|(_, run)| !named(*run));
    let fits = free.filter(|(h, _)| usual.is_none_or(|u| agree(u, &document.lexicon.entry(h).class)));
    let clear = fits.filter(|(_, run)| !divided(document, *run, pipeline.run));
    let best = clear
        .min_by_key(|(_, run)| run.gap(pipeline.run) + if run.first > pipeline.run.first { 6 } else { 0 });
    best.map(|(hit, run)| Value::class(run, &document.lexicon.entry(hit).class))
}

/// What the lists say that the pipeline carries.
fn usual_commodity<'d>(document: &'d Document, sentence: usize, pipeline: &Pipeline) -> Option<&'d str> {
    let mut hits = document.hits_in(sentence, List::Pipeline, pipeline.run);
    let hit = hits.find(|h| pipeline.run.contains(Run::new(h.first(), h.end())))?;
    Some(document.lexicon.entry(hit).commodity.as_str()).filter(|c| !c.is_empty())
}

fn agree(usual: &str, told: &str) -> bool {
    let gas = |c: &str| c == "natural_gas" || c == "lng";
    told == "oil_and_gas" || usual == "oil_and_gas" || gas(usual) == gas(told)
}

/// Whether a semicolon stands between the two.
fn divided(document: &Document, a: Run, b: Run) -> bool {
    let (from, to) = if a.end <= b.first { (a.end, b.first) } else { (b.end, a.first) };
    let tokens = document.tokens.get(from..to).unwrap_or_default();
    tokens.iter().any(|t| t.kind == TokenKind::Mark && t.is_mark(b';'))
}
