//! A sentence as the figure rules look at it: its figures, its clauses, and how far words stand apart.

use super::border::{Borders, borders};
use super::role;
use super::subject::Subject;
use crate::extract::status::{Tellings, Told};
use crate::extract::{Miss, Trail};
use crate::lexicon::{Hit, List, Signs, Token, kind};
use crate::mention::{Document, Mentions, Name, NameKind, Quantity, Run, WordSet, words};
use std::cell::OnceCell;
use std::ops::Range;

/// Oil, gas and other goods.
const GOODS: Signs = Signs::of(List::Commodity, "").or(Signs::of(List::Cargo, ""));

/// Goods, and the families of cues that rules look for near a figure; see [`View::words_near`].
const ASKED: Signs = GOODS.or(Signs::families(
    List::Cue,
    &["activity", "give", "measure", "other", "place.head", "rank", "ranked", "refer", "share", "take_loan"],
));

/// No word further away than this has to do with a figure.
const WINDOW: usize = 70;

pub struct View<'v, 'd> {
    pub doc: &'d Document<'d>,
    pub sentence: usize,
    pub tokens: Range<usize>,
    own: &'d [Token],
    /// The quantities that are figures of their own, each with the one that it is compared with.
    pub mains: Vec<(usize, Option<usize>)>,
    /// Tokens at which a new clause begins.
    breaks: Vec<usize>,
    /// What is said aside, from its comma to that behind it: ", a proxy for oil demand,".
    asides: Vec<Run>,
    /// The tokens that may lead to a place.
    leads: Vec<usize>,
    /// The goods and cues of the sentence, in its order.
    listed: OnceCell<Vec<Listed<'d>>>,
    tellings: &'v Tellings<'d>,
    pub subject: &'v Subject<'d>,
    trail: &'v Trail,
}

/// A word for goods, or a cue, and where it stands.
struct Listed<'d> {
    signs: Signs,
    list: List,
    run: Run,
    class: &'d str,
}

/// Whether a sentence has a quantity that could be a figure.
fn may_hold_figures(doc: &Document, sentence: usize) -> bool {
    doc.sentences[sentence].mentions.quantities.iter().any(|q| q.is_large() || q.dimension.is_amount())
}

impl<'v, 'd> View<'v, 'd> {
    /// The sentences of a document that may hold figures.
    pub fn all(subject: &'v Subject<'d>, tellings: &'v Tellings<'d>, trail: &'v Trail) -> Vec<Self> {
        let sentences = 0..subject.doc.sentences.len();
        let views = sentences.filter_map(|sentence| {
            let may = may_hold_figures(subject.doc, sentence);
            if !may && trail.is_asked() {
                role::no_figures(subject.doc, sentence, trail);
            }
            may.then(|| View::new(sentence, subject, tellings, trail))
        });
        views.collect()
    }

    fn new(sentence: usize, subject: &'v Subject<'d>, tellings: &'v Tellings<'d>, trail: &'v Trail) -> Self {
        let doc = subject.doc;
        let tokens = doc.sentences[sentence].tokens.clone();
        let own = &doc.tokens[tokens.clone()];
        let Borders { breaks, asides, leads } = borders(doc, tokens.clone());
        let (mains, listed) = (Vec::new(), OnceCell::new());
        let mut view = View {
            doc,
            sentence,
            tokens,
            own,
            mains,
            breaks,
            asides,
            leads,
            listed,
            tellings,
            subject,
            trail,
        };
        view.mains = role::mains(&view);
        view
    }

    /// The goods and cues near a run, in the order of the sentence.
    fn listed_near(&self, at: Run) -> &[Listed<'d>] {
        let all = self.listed.get_or_init(|| {
            let mut all = Vec::with_capacity(self.hits().len());
            for hit in
                self.hits().iter().filter(|h| matches!(h.list, List::Cue | List::Commodity | List::Cargo))
            {
                let signs = self.doc.lexicon.says(hit).signs;
                if signs.any(ASKED) {
                    let (run, class) = (Run::new(hit.first(), hit.end()), &self.doc.lexicon.entry(hit).class);
                    all.push(Listed { signs, list: hit.list, run, class });
                }
            }
            all
        });
        self.near(all, at, |word| word.run)
    }

    fn hits(&self) -> &'d [Hit] {
        &self.doc.hits[self.doc.sentences[self.sentence].hits.clone()]
    }

    /// How the sentence tells what it tells.
    pub fn told(&self) -> Told<'_> {
        self.tellings.sentence(self.sentence)
    }

    /// Nothing, and why `rule` does not take the words at `at`.
    pub fn miss<T>(&self, at: Run, rule: &'static str, why: impl FnOnce() -> String) -> Option<T> {
        self.trail.miss(|| Miss { sentence: self.sentence, at: Some(at), rule, why: why() });
        None
    }

    pub fn mentions(&self) -> &'d Mentions {
        &self.doc.sentences[self.sentence].mentions
    }

    pub fn names(&self) -> &'d [Name] {
        self.doc.names(self.sentence)
    }

    pub fn quantities(&self) -> &'d [Quantity] {
        &self.mentions().quantities
    }

    /// The token at a place of the sentence.
    #[inline]
    fn token(&self, at: usize) -> Option<&'d Token> {
        self.own.get(at.wrapping_sub(self.tokens.start))
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| self.doc.reads(token, word))
    }

    pub fn is_in(&self, at: usize, set: &WordSet) -> bool {
        self.token(at).is_some_and(|token| self.doc.reads_one_of(token, set))
    }

    /// Whether a form of "be" stands at a token.
    pub fn is_be(&self, at: usize) -> bool {
        self.is_in(at, words!["was", "were", "is", "are", "be", "been", "being"])
    }

    /// Whether a cue of a class or its family may stand in the sentence at all.
    #[inline(always)]
    pub fn may_say(&self, class: &str) -> bool {
        self.may_hold(Signs::of(List::Cue, class))
    }

    /// Whether an agreement may be named in the sentence.
    pub fn names_paper(&self) -> bool {
        self.may_hold(Signs::of(List::Instrument, ""))
    }

    #[inline]
    fn may_hold(&self, wanted: Signs) -> bool {
        self.doc.sentences[self.sentence].signs.may_hold(wanted)
    }

    /// Whether a cue of a class or its family may begin at a token; where the class is a literal, this look costs a
    /// few instructions.
    #[inline(always)]
    fn may_begin(&self, at: usize, class: &str) -> bool {
        self.tokens.contains(&at) && self.doc.begins(at).may_hold(Signs::of(List::Cue, class))
    }

    /// The classes of the cues that begin at a token.
    fn cues_at(&self, at: usize) -> impl Iterator<Item = &'d str> {
        let cues = self.doc.hits_at(at).iter().filter(|h| h.list == List::Cue);
        cues.map(|h| self.doc.lexicon.entry(h).class.as_str())
    }

    /// Whether a cue of this very class begins at a token.
    #[inline(always)]
    pub fn has_cue(&self, at: usize, class: &str) -> bool {
        self.may_begin(at, class) && self.finds_cue(at, class)
    }

    #[inline(never)]
    fn finds_cue(&self, at: usize, class: &str) -> bool {
        self.cues_at(at).any(|own| own == class)
    }

    /// Whether an entry of a list and of this very class begins at a token.
    pub fn has_class(&self, at: usize, list: List, class: &str) -> bool {
        self.doc.hits_at(at).iter().any(|h| h.list == list && self.doc.lexicon.entry(h).class == class)
    }

    /// Whether the words at a token are no name of goods.
    pub fn is_no_goods(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.doc.is_kind(at, kind::GOODS) || self.has_cue(at, "goods.open")
    }

    /// What stands behind `family` in the class of a cue that begins at a token.
    #[inline(always)]
    pub fn cue_class(&self, at: usize, family: &str) -> Option<&'d str> {
        if self.may_begin(at, family) { self.find_class(at, family) } else { None }
    }

    #[inline(never)]
    fn find_class(&self, at: usize, family: &str) -> Option<&'d str> {
        self.cues_at(at).find_map(|class| within(class, family))
    }

    /// Whether oil, gas or other goods are named at a token.
    pub fn names_goods(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.doc.begins(at).any(GOODS)
    }

    #[inline(always)]
    pub fn has_family(&self, at: usize, family: &str) -> bool {
        self.cue_class(at, family).is_some()
    }

    /// Whether a token stands in a time.
    pub fn is_timed(&self, at: usize) -> bool {
        self.mentions().times.iter().any(|time| time.run.contains(Run::new(at, at + 1)))
    }

    pub fn mark(&self, at: usize, mark: u8) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(mark))
    }

    /// How many clause borders lie between two runs; what is said aside between them has none, what is said aside of one
    /// of them is a clause of its own.
    pub fn breaks_between(&self, a: Run, b: Run) -> usize {
        let (low, high) = if a.first <= b.first { (a.first, b.first) } else { (b.first, a.first) };
        let within = |low: usize, high: usize| {
            let behind = self.breaks.partition_point(|at| *at <= low);
            self.breaks[behind..].iter().take_while(|at| **at <= high).count()
        };
        let all = within(low, high);
        self.asides.iter().fold(all, |count, aside| match (aside.contains(a), aside.contains(b)) {
            (false, false) if low < aside.first && aside.end <= high => {
                count - within(aside.first, aside.end)
            }
            (own, other) => count + usize::from(own != other),
        })
    }

    /// How many other figures lie between two runs, and are not said aside.
    pub fn figures_between(&self, a: Run, b: Run) -> usize {
        let (low, high) = if a.end <= b.first { (a.end, b.first) } else { (b.end, a.first) };
        if low >= high {
            return 0;
        }
        let quantities = self.quantities();
        let within = |low: usize, high: usize| {
            let from = self.mains.partition_point(|m| quantities[m.0].run.first < low);
            self.mains[from..].iter().take_while(|m| quantities[m.0].run.first < high).count()
        };
        let between = self.asides.iter().filter(|aside| low <= aside.first && aside.end <= high);
        within(low, high) - between.map(|aside| within(aside.first, aside.end)).sum::<usize>()
    }

    /// How loosely two runs belong together: tokens between, and much more for clauses and figures between.
    pub fn cost(&self, a: Run, b: Run) -> usize {
        let gap = a.gap(b);
        if gap <= 1 {
            return gap;
        }
        let (low, high) = if a.end <= b.first { (a.end, b.first) } else { (b.end, a.first) };
        let between = self.asides.iter().filter(|aside| low <= aside.first && aside.end <= high);
        let aside: usize = between.map(|aside| aside.end - aside.first).sum();
        gap - aside + 12 * self.breaks_between(a, b) + 18 * self.figures_between(a, b)
    }

    /// Hits of every list near a run, in the order of the sentence.
    pub fn hits_near(&self, at: Run) -> &'d [Hit] {
        self.near(self.hits(), at, |h| Run::new(h.first(), h.end()))
    }

    /// Goods of a list, or cues of a class family, near a run, with their classes.
    #[inline]
    pub fn words_near(
        &self,
        at: Run,
        list: List,
        family: &'static str,
    ) -> impl Iterator<Item = (Run, &'d str)> {
        let wanted = Signs::of(list, family);
        debug_assert!(wanted.any(ASKED));
        let near = if self.may_hold(wanted) { self.listed_near(at) } else { &[] };
        let like = near.iter().filter(move |word| word.signs.may_hold(wanted));
        like.filter_map(move |word| Some((word.run, within(word.class, family)?)))
    }

    /// Goods near a run, and cues of what is told by mass and is none ("other.mass"), each with its class and list.
    pub fn goods_near(&self, at: Run) -> impl Iterator<Item = (Run, &'d str, List)> {
        const NO_GOODS: Signs = Signs::of(List::Cue, "other");
        let may = GOODS.any(self.doc.sentences[self.sentence].signs) || self.may_hold(NO_GOODS);
        let near = if may { self.listed_near(at) } else { &[] };
        let goods = near.iter().filter(|word| word.signs.any(GOODS) || word.class == "other.mass");
        goods.map(|word| (word.run, word.class, word.list))
    }

    /// The tokens that may lead to a place, from one to another.
    pub fn leads(&self, tokens: Range<usize>) -> &[usize] {
        let from = self.leads.partition_point(|t| *t < tokens.start);
        let to = self.leads.partition_point(|t| *t < tokens.end);
        &self.leads[from..to.max(from)]
    }

    /// Whether a run lies within a name, a pipeline or a person, so that its words are not words of their own.
    pub fn in_name(&self, run: Run) -> bool {
        let m = self.mentions();
        let made_up =
            |n: &Name| n.kind == NameKind::Unknown || n.id.is_none() && self.begins_with_country(n.run);
        let inside = |n: &Name| n.run.contains(run) && n.run != run && !made_up(n);
        bounded(self.names(), run, |n| n.run).any(inside)
            || bounded(&m.pipelines, run, |p| p.run).any(|p| p.run.contains(run))
            || bounded(&m.people, run, |p| p.run).any(|p| p.run.contains(run))
    }

    /// "US LNG" is a country's goods, however much it looks like a company's name.
    fn begins_with_country(&self, name: Run) -> bool {
        let hits = self.hits();
        let from = hits.partition_point(|h| h.first() < name.first);
        hits[from..].iter().take_while(|h| h.first() == name.first).any(|h| h.list == List::Country)
    }

    /// Items of an ordered list near a run.
    #[inline]
    pub fn near<'t, T>(&self, items: &'t [T], at: Run, run: fn(&T) -> Run) -> &'t [T] {
        if self.tokens.len() <= WINDOW {
            return items;
        }
        let from = items.partition_point(|i| run(i).first + WINDOW < at.first);
        let to = items.partition_point(|i| run(i).first < at.end + WINDOW);
        &items[from..to.max(from)]
    }

    pub fn names_near(&self, at: Run) -> &'d [Name] {
        self.near(self.names(), at, |n| n.run)
    }

    /// Whether a word stands anywhere in the first tokens of the sentence.
    pub fn sentence_says(&self, word: &str) -> bool {
        self.tokens.clone().take(WINDOW * 2).any(|t| self.is(t, word))
    }
}

/// What stands behind `family` in a class of it; all of the class where no family is asked.
fn within<'c>(class: &'c str, family: &str) -> Option<&'c str> {
    let rest = class.strip_prefix(family)?;
    if family.is_empty() || rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

fn bounded<T>(items: &[T], at: Run, run: fn(&T) -> Run) -> impl Iterator<Item = &T> {
    let from = items.partition_point(|i| run(i).first + 24 < at.first);
    let to = items.partition_point(|i| run(i).first < at.end);
    items[from..to.max(from)].iter()
}
