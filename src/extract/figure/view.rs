//! A sentence as the figure rules look at it: its figures, its clauses, and how far words stand apart.

use super::{bare, parties, role};
use crate::extract::{Miss, Trail};
use crate::lexicon::{Hit, List};
use crate::mention::{Document, Mentions, Name, NameKind, Quantity, Run};
use smol_str::SmolStr;
use std::ops::Range;

/// No word further away than this has to do with a figure.
const WINDOW: usize = 70;

pub struct View<'d> {
    pub doc: &'d Document<'d>,
    pub sentence: usize,
    pub tokens: Range<usize>,
    /// The quantities that are figures of their own, each with the one that it is compared with.
    pub mains: Vec<(usize, Option<usize>)>,
    /// Tokens at which a new clause begins.
    breaks: Vec<usize>,
    subject: &'d Subject,
    trail: &'d Trail,
    /// The two countries that the article is about.
    pub pair: &'d [Name],
}

/// What an article is about, as far as figures need to know.
#[derive(Debug)]
pub struct Subject {
    /// The two countries that it names most, in the order in which it first names them.
    pub pair: Vec<Name>,
    /// Id and name of the country that it speaks of most.
    lead: Option<(SmolStr, SmolStr)>,
    /// How often it names oil or gas, and other goods.
    oil: usize,
    cargo: usize,
}

impl Subject {
    pub fn of(doc: &Document) -> Self {
        let count = |list: List| doc.hits.iter().filter(|h| h.list == list).count();
        let pipelines: usize = doc.sentences.iter().map(|s| s.mentions.pipelines.len()).sum();
        let oil = count(List::Commodity) + pipelines;
        let (pair, lead) = (parties::main_pair(doc), parties::lead(doc));
        Self { pair, lead, oil, cargo: count(List::Cargo) }
    }
}

/// Whether a sentence has a quantity that could be a figure.
pub fn may_hold_figures(doc: &Document, sentence: usize) -> bool {
    doc.sentences[sentence].mentions.quantities.iter().any(|q| bare::is_large(q) || q.dimension.is_amount())
}

impl<'d> View<'d> {
    pub fn new(doc: &'d Document<'d>, sentence: usize, subject: &'d Subject, trail: &'d Trail) -> Self {
        let tokens = doc.sentences[sentence].tokens.clone();
        let breaks = breaks(doc, tokens.clone());
        let pair = &subject.pair;
        let mut view = View { doc, sentence, tokens, mains: Vec::new(), breaks, subject, trail, pair };
        view.mains = role::mains(&view);
        view
    }

    /// Nothing, and why `rule` does not take the words at `at`.
    pub fn miss<T>(&self, at: Run, rule: &'static str, why: impl FnOnce() -> String) -> Option<T> {
        self.trail.miss(|| Miss { sentence: self.sentence, at: Some(at), rule, why: why() });
        None
    }

    pub fn mentions(&self) -> &'d Mentions {
        &self.doc.sentences[self.sentence].mentions
    }

    pub fn quantities(&self) -> &'d [Quantity] {
        &self.mentions().quantities
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.contains(&at) && self.doc.is(at, word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && self.doc.is_any(at, words)
    }

    /// Whether a form of "be" stands at a token.
    pub fn is_be(&self, at: usize) -> bool {
        self.is_any(at, &["was", "were", "is", "are", "be", "been", "being"])
    }

    /// Whether a cue of this very class begins at a token.
    pub fn has_cue(&self, at: usize, class: &str) -> bool {
        let mut here = if self.tokens.contains(&at) { self.doc.hits_at(at).iter() } else { [].iter() };
        here.any(|h| h.list == List::Cue && self.doc.lexicon.entry(h).class == class)
    }

    /// What stands behind `family` in the class of a cue that begins at a token.
    pub fn cue_class(&self, at: usize, family: &str) -> Option<&'d str> {
        let mut here = if self.tokens.contains(&at) { self.doc.hits_at(at).iter() } else { [].iter() };
        here.find_map(|h| {
            let class = self.doc.lexicon.entry(h).class.as_str();
            let rest = class.strip_prefix(family).filter(|_| h.list == List::Cue)?;
            rest.strip_prefix('.').or(rest.is_empty().then_some(""))
        })
    }

    /// Whether oil, gas or other goods are named at a token.
    pub fn names_goods(&self, at: usize) -> bool {
        let goods = |h: &Hit| matches!(h.list, List::Commodity | List::Cargo);
        self.tokens.contains(&at) && self.doc.hits_at(at).iter().any(goods)
    }

    pub fn has_family(&self, at: usize, family: &str) -> bool {
        self.cue_class(at, family).is_some()
    }

    pub fn mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.contains(&at) && self.doc.tokens[at].is_mark(mark)
    }

    /// How many clause borders lie between two runs.
    pub fn breaks_between(&self, a: Run, b: Run) -> usize {
        let (low, high) = if a.first <= b.first { (a.first, b.first) } else { (b.first, a.first) };
        let from = self.breaks.partition_point(|&x| x <= low);
        let to = self.breaks.partition_point(|&x| x <= high);
        to - from
    }

    /// How many other figures lie between two runs.
    pub fn figures_between(&self, a: Run, b: Run) -> usize {
        let (low, high) = if a.end <= b.first { (a.end, b.first) } else { (b.end, a.first) };
        if low >= high {
            return 0;
        }
        let quantities = self.quantities();
        let from = self.mains.partition_point(|m| quantities[m.0].run.first < low);
        let to = self.mains.partition_point(|m| quantities[m.0].run.first < high);
        to.saturating_sub(from)
    }

    /// How loosely two runs belong together: tokens between, and much more for clauses and figures between.
    pub fn cost(&self, a: Run, b: Run) -> usize {
        if a.gap(b) <= 1 {
            return a.gap(b);
        }
        a.gap(b) + 12 * self.breaks_between(a, b) + 18 * self.figures_between(a, b)
    }

    /// Hits near a run, in the order of the sentence.
    pub fn hits_near(&self, at: Run) -> impl Iterator<Item = &'d Hit> + use<'d> {
        let hits = &self.doc.hits[self.doc.sentences[self.sentence].hits.clone()];
        let from = hits.partition_point(|h| h.first + WINDOW < at.first);
        let to = hits.partition_point(|h| h.first < at.end + WINDOW);
        hits[from..to.max(from)].iter()
    }

    /// Hits of a list (for cues: of a class family) near a run, with their classes.
    pub fn words_near(
        &self,
        at: Run,
        list: List,
        family: &'static str,
    ) -> impl Iterator<Item = (Run, &'d str)> {
        let doc = self.doc;
        self.hits_near(at).filter(move |h| h.list == list).filter_map(move |h| {
            let class = doc.lexicon.entry(h).class.as_str();
            let rest = class.strip_prefix(family)?;
            let own = family.is_empty() || rest.is_empty() || rest.starts_with('.');
            own.then(|| (Run::new(h.first, h.end), rest.trim_start_matches('.')))
        })
    }

    /// Whether a run lies within a name, a pipeline or a person, so that its words are not words of their own.
    pub fn in_name(&self, run: Run) -> bool {
        let m = self.mentions();
        let made_up =
            |n: &Name| n.kind == NameKind::Unknown || n.id.is_none() && self.begins_with_country(n.run);
        let inside = |n: &Name| n.run.contains(run) && n.run != run && !made_up(n);
        bounded(&m.names, run, |n| n.run).any(inside)
            || bounded(&m.pipelines, run, |p| p.run).any(|p| p.run.contains(run))
            || bounded(&m.people, run, |p| p.run).any(|p| p.run.contains(run))
    }

    /// "US LNG" is a country's goods, however much it looks like a company's name.
    fn begins_with_country(&self, name: Run) -> bool {
        let hits = &self.doc.hits[self.doc.sentences[self.sentence].hits.clone()];
        let from = hits.partition_point(|h| h.first < name.first);
        hits[from..].iter().take_while(|h| h.first == name.first).any(|h| h.list == List::Country)
    }

    /// Items of an ordered list near a run.
    pub fn near<T>(&self, items: &'d [T], at: Run, run: fn(&T) -> Run) -> &'d [T] {
        let from = items.partition_point(|i| run(i).first + WINDOW < at.first);
        let to = items.partition_point(|i| run(i).first < at.end + WINDOW);
        &items[from..to.max(from)]
    }

    pub fn names_near(&self, at: Run) -> &'d [Name] {
        self.near(&self.mentions().names, at, |n| n.run)
    }
}

fn bounded<T>(items: &[T], at: Run, run: fn(&T) -> Run) -> impl Iterator<Item = &T> {
    let from = items.partition_point(|i| run(i).first + 24 < at.first);
    let to = items.partition_point(|i| run(i).first < at.end);
    items[from..to.max(from)].iter()
}

/// Where clauses begin: after `;`, and at a comma before a word that opens a clause.
fn breaks(doc: &Document, tokens: Range<usize>) -> Vec<usize> {
    let opens = [
        "adding", "after", "although", "as", "because", "before", "but", "if", "noting", "once", "said",
        "saying", "so", "though", "unless", "until", "when", "where", "whereas", "which", "while", "who",
        "whose",
    ];
    let mut out = Vec::new();
    for at in tokens.clone() {
        let token = &doc.tokens[at];
        let starts = match token.mark {
            b';' | b':' => true,
            b'-' => {
                let spaced = !token.glued && tokens.contains(&(at + 1)) && !doc.tokens[at + 1].glued;
                spaced && !leads_to_figure(doc, at + 1)
            }
            b',' => doc.is_any(at + 1, &opens) || (doc.is(at + 1, "and") && opens_clause(doc, at + 2)),
            0 => doc.is(at, "while") || doc.is(at, "whereas") || doc.is(at, "but"),
            _ => false,
        };
        if starts {
            out.push(at);
        }
    }
    out
}

/// "gasoline - 5 mln tons", "- up to 17,000 tons": the dash stands for a verb.
fn leads_to_figure(doc: &Document, at: usize) -> bool {
    let digits =
        |t: usize| doc.tokens.get(t).is_some() && doc.word(t).starts_with(|c: char| c.is_ascii_digit());
    let small = |t: usize| ["to", "up", "by", "about", "over", "from", "$"].iter().any(|w| doc.is(t, w));
    (at..at + 3).find(|t| !small(*t)).is_some_and(digits)
}

/// A comma and "and" before a subject of its own: "…, and exports fell".
fn opens_clause(doc: &Document, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| t.is_word()) && !doc.is(at, "from") && !doc.is(at, "to")
}

impl<'d> View<'d> {
    pub fn lead(&self) -> Option<(SmolStr, SmolStr)> {
        self.subject.lead.clone()
    }

    pub fn is_about_oil(&self) -> bool {
        self.subject.oil > 1
    }

    /// Oil or gas is named often, and other goods hardly at all.
    pub fn is_about_oil_alone(&self) -> bool {
        self.subject.oil >= 4 + 3 * self.subject.cargo
    }

    /// Goods are named, and oil or gas never.
    pub fn is_about_cargo_alone(&self) -> bool {
        self.subject.cargo >= 2 && self.subject.oil == 0
    }

    /// Whether a word stands anywhere in the first tokens of the sentence.
    pub fn sentence_says(&self, word: &str) -> bool {
        self.tokens.clone().take(WINDOW * 2).any(|t| self.is(t, word))
    }
}
