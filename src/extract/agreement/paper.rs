//! The instruments that a sentence names, with the words that describe them, and its words of action.
//!
//! Leaves compounds ("contract talks") and "under contract". Example: "more than 100 cooperation agreements" is
//! an instrument "cooperation agreements" with a count.

use crate::extract::Context;
use crate::extract::status::{Tellings, Told};
use crate::lexicon::{Case, Hit, List, Manner, Signs, TokenKind};
use crate::mention::{Dimension, Document, Name, Quantity, Run, WordSet, words};
use std::cell::OnceCell;

/// How a verb of action is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "signed", "signs"
    Finite,
    /// "sign"
    Base,
    /// "the signing of"
    Noun,
    /// "expires": needs no object.
    Stay,
    /// "closed": only with an object.
    Object,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Act<'d> {
    pub run: Run,
    pub class: &'d str,
    pub form: Form,
}

/// An instrument with its article and describing words.
#[derive(Clone, Debug)]
pub(super) struct Paper<'d> {
    pub run: Run,
    pub class: &'d str,
    pub count: Option<Quantity>,
    /// "no deal"
    pub none: bool,
    /// An article or the like stands before it.
    pub determined: bool,
    pub plural: bool,
    /// A word that means an instrument only where one was told of ("the program").
    pub weak: bool,
}

pub(super) struct View<'d> {
    pub document: &'d Document<'d>,
    pub sentence: usize,
    pub tokens: Run,
    pub acts: Vec<Act<'d>>,
    pub papers: Vec<Paper<'d>>,
    signs: OnceCell<Vec<(Run, &'d str)>>,
    tellings: &'d Tellings<'d>,
}

/// No cue has more words than this.
const LONGEST_CUE: usize = 8;

const DETERMINERS: &WordSet = words![
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your",
    "another", "any", "each", "every", "such", "both", "all", "some", "several", "many", "most",
];

const JOINTS: &WordSet = words![
    "of",
    "on",
    "in",
    "to",
    "for",
    "with",
    "by",
    "from",
    "under",
    "at",
    "as",
    "and",
    "or",
    "over",
    "between",
    "via",
    "into",
    "about",
    "after",
    "before",
    "during",
    "through",
    "without",
    "than",
    "per",
    "but",
    "if",
    "when",
    "that",
    "which",
    "who",
    "regarding",
    "concerning",
    "involving",
    "including",
    "because",
    "until",
    "therefore",
];

impl<'d> View<'d> {
    /// None where no instrument is named and nobody agrees; a deed is enough where a `pronoun` may mean an instrument.
    pub fn read(context: &'d Context<'d>, sentence: usize, pronoun: impl FnOnce() -> bool) -> Option<Self> {
        const INSTRUMENT: Signs = Signs::of(List::Instrument, "");
        const AGREE: Signs = Signs::of(List::Action, "agree");
        const ACTION: Signs = Signs::of(List::Action, "");
        let (document, tellings) = (context.document, &context.tellings);
        let own = document.sentences.get(sentence)?;
        let says = |wanted| own.signs.may_hold(wanted);
        if !(says(INSTRUMENT) || says(AGREE) || says(ACTION) && pronoun()) {
            return None;
        }
        let tokens = Run::new(own.tokens.start, own.tokens.end);
        let acts = document.hits_of(sentence, List::Action).map(|h| act(document, h)).collect();
        let (papers, signs) = (Vec::new(), OnceCell::new());
        let mut view = Self { document, sentence, tokens, acts, papers, signs, tellings };
        view.papers = view.read_papers();
        Some(view)
    }

    pub fn names(&self) -> &'d [Name] {
        self.document.names(self.sentence)
    }

    /// How the sentence tells what it tells.
    pub fn told(&self) -> Told<'d> {
        self.tellings.sentence(self.sentence)
    }

    /// The signs of status of the sentence, in order.
    pub fn signs(&self) -> &[(Run, &'d str)] {
        self.signs.get_or_init(|| {
            let sign =
                |h: &Hit| (Run::new(h.first(), h.end()), self.document.lexicon.entry(h).class.as_str());
            // "the United States" says nothing.
            let lower = |h: &&Hit| {
                let word = self.document.tokens.get(h.first());
                h.first() == self.tokens.first || word.is_none_or(|t| t.case != Case::Capital)
            };
            self.document.hits_of(self.sentence, List::Status).filter(lower).map(sign).collect()
        })
    }

    fn read_papers(&self) -> Vec<Paper<'d>> {
        let mut papers: Vec<Paper> = Vec::new();
        for hit in self.document.hits_of(self.sentence, List::Instrument) {
            if let Some(last) = papers.last_mut() {
                // "memorandum of understanding (MoU)"
                if self.is_mark(last.run.end, b'(')
                    && hit.first() == last.run.end + 1
                    && self.is_mark(hit.end(), b')')
                {
                    last.run.end = hit.end() + 1;
                    continue;
                }
            }
            papers.extend(self.paper(hit));
        }
        papers
    }

    fn paper(&self, hit: &Hit) -> Option<Paper<'d>> {
        let next = Run::new(hit.end(), hit.end() + 1);
        let compound = self.acts_in(next).iter().any(|a| a.class == "compound");
        let hyphen = self.is_mark(hit.end(), b'-') && self.is_glued(hit.end());
        if compound || hyphen {
            return None;
        }
        let class = self.document.lexicon.entry(hit).class.as_str();
        let mut first = hit.first();
        let (mut count, mut none, mut determined) = (None, false, false);
        let mut listed = None;
        while first > self.tokens.first && hit.first() - first < if listed.is_some() { 12 } else { 8 } {
            let at = first - 1;
            if let Some(q) = self.count_at(at) {
                count = Some(q.clone());
                break;
            }
            if self.document.is(at, "no") {
                none = true;
                break;
            }
            if self.document.is_in(at, DETERMINERS) {
                (first, determined) = (at, true);
                break;
            }
            if let Some(bundle) = self.bundle_at(at) {
                (first, determined) = (bundle.first, true);
                continue;
            }
            if self.lists(at) && first < hit.first() {
                listed = listed.or(Some(first));
                first = at;
                continue;
            }
            // "a protocol formalizing key agreements"
            let opens = self.document.word(at).ends_with("ing") && self.is_instrument(at.wrapping_sub(1));
            if opens
                || self.is_measured(at)
                || !self.describes(at)
                || listed.is_some() && self.is_instrument(at)
            {
                break;
            }
            first = at;
        }
        if let Some(plain) = listed.filter(|_| !determined && count.is_none()) {
            first = plain;
        }
        none |= self.is_failed(first);
        let last = self.document.word(hit.end() - 1);
        let plural = last.ends_with('s') || last.ends_with('a');
        let weak = hit.manner == Manner::Weak;
        Some(Paper { run: Run::new(first, hit.end()), class, count, none, determined, plural, weak })
    }

    /// "and" and "," of "a number of supply, transport and transit contracts".
    fn lists(&self, at: usize) -> bool {
        let lower = |t: usize| self.document.tokens.get(t).is_some_and(|k| k.case == Case::Lower);
        let joint = self.document.is(at, "and") || self.is_mark(at, b',') && !self.document.is(at + 1, "and");
        joint && at > self.tokens.first && lower(at - 1) && lower(at + 1) && self.describes(at - 1)
    }

    fn is_instrument(&self, at: usize) -> bool {
        self.document.hits_in(self.sentence, List::Instrument, Run::new(at, at + 1)).next().is_some()
    }

    /// "talks ended without an agreement"
    fn is_failed(&self, at: usize) -> bool {
        let without = at > self.tokens.first && self.document.is(at - 1, "without");
        let before = Run::new(at.saturating_sub(8).max(self.tokens.first), at);
        without && self.acts_in(before).iter().any(|a| matches!(a.class, "terminated" | "agreed"))
    }

    /// Whether a token may stand between an article and the instrument.
    fn describes(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Mark => token.is_mark(b'-') && self.is_glued(at + 1),
            TokenKind::Digits => {
                token.end - token.start == 4 || self.is_mark(at + 1, b'-') || self.is_mark(at + 1, b'.')
            }
            TokenKind::Word if self.document.is(at, "s") && at > 0 && self.is_mark(at - 1, b'\'') => false,
            TokenKind::Word if self.is_hyphened(at) => true,
            TokenKind::Word => {
                let joint = self.document.is_in(at, JOINTS);
                let verb = self.act_over(at).is_some() && !self.is_adjective(at);
                let around = Run::new(at.saturating_sub(LONGEST_CUE), at + 1);
                let sign = self.signs_in(around).iter().any(|(r, c)| {
                    at < r.end && !c.starts_with("before") && !c.starts_with("noun") && !self.is_adjective(at)
                });
                !(joint || verb || sign)
            }
        }
    }

    /// "an in-principle accord"
    fn is_hyphened(&self, at: usize) -> bool {
        let after = self.is_mark(at + 1, b'-') && self.is_glued(at + 1) && self.is_glued(at + 2);
        let before = at > self.tokens.first && self.is_mark(at - 1, b'-') && self.is_glued(at);
        after || before
    }

    /// "a revised agreement": a word of action behind an article.
    fn is_adjective(&self, at: usize) -> bool {
        let article = |t: usize| self.document.is_in(t, DETERMINERS);
        let newly = |t: usize| self.is_in(t, words!["newly", "recently", "previously", "already"]);
        at > self.tokens.first && (article(at - 1) || newly(at - 1) && at > 1 && article(at - 2) || newly(at))
    }

    fn act_over(&self, at: usize) -> Option<&Act<'d>> {
        let plain = |a: &&Act| {
            !matches!(a.class, "group" | "foreign" | "nothing" | "compound" | "bundle" | "gathering" | "body")
        };
        let around = Run::new(at.saturating_sub(LONGEST_CUE), at + 1);
        self.acts_in(around).iter().filter(plain).find(|a| at < a.run.end)
    }

    /// "a series of", ending at a token.
    fn bundle_at(&self, at: usize) -> Option<Run> {
        let around = Run::new(at.saturating_sub(LONGEST_CUE), at + 1);
        self.acts_in(around).iter().find(|a| a.class == "bundle" && a.run.end == at + 1).map(|a| a.run)
    }

    /// Whether a figure stands at a token ("a $27 billion contract").
    fn is_measured(&self, at: usize) -> bool {
        let all = &self.document.sentences[self.sentence].mentions.quantities;
        let from = all.partition_point(|q| q.run.end <= at);
        let money = |q: &&Quantity| q.dimension == Dimension::Money && q.run.first <= at;
        all.get(from).filter(money).is_some()
    }

    fn count_at(&self, at: usize) -> Option<&'d Quantity> {
        let all = &self.document.sentences[self.sentence].mentions.quantities;
        let from = all.partition_point(|q| q.run.end <= at);
        all.get(from).filter(|q| q.dimension == Dimension::Count && q.run.end == at + 1)
    }

    pub fn is_mark(&self, at: usize, mark: u8) -> bool {
        at < self.tokens.end && self.document.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub fn is_glued(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.glued)
    }

    pub fn is_in(&self, at: usize, set: &WordSet) -> bool {
        self.document.is_in(at, set)
    }

    /// Whether a token of the range has this mark.
    pub fn has_mark(&self, range: Run, mark: u8) -> bool {
        (range.first..range.end).any(|t| self.is_mark(t, mark))
    }

    /// Whether one of these signs of status stands in the range.
    pub fn has_sign(&self, range: Run, classes: &[&str]) -> bool {
        self.signs_in(range).iter().any(|(_, c)| classes.contains(c))
    }

    /// Words of action that begin within a range.
    pub fn acts_in(&self, range: Run) -> &[Act<'d>] {
        let from = self.acts.partition_point(|a| a.run.first < range.first);
        let to = self.acts.partition_point(|a| a.run.first < range.end);
        self.acts.get(from..to).unwrap_or_default()
    }

    /// Whether a sign of status may begin at a token.
    pub fn is_listed(&self, at: usize) -> bool {
        self.document.begins(at).may_hold(Signs::of(List::Status, ""))
    }

    /// Signs of status that begin within a range.
    pub fn signs_in(&self, range: Run) -> &[(Run, &'d str)] {
        let signs = self.signs();
        let from = signs.partition_point(|(r, _)| r.first < range.first);
        let to = signs.partition_point(|(r, _)| r.first < range.end);
        signs.get(from..to).unwrap_or_default()
    }

    /// Whether a name begins within a range.
    pub fn has_name(&self, range: Run) -> bool {
        let names = self.names();
        let from = names.partition_point(|n| n.run.first < range.first);
        names.get(from).is_some_and(|n| n.run.first < range.end)
    }

    /// Whether an instrument stands within a range.
    pub fn has_paper(&self, range: Run) -> bool {
        let from = self.papers.partition_point(|p| p.run.first < range.first);
        self.papers.get(from).is_some_and(|p| p.run.end <= range.end)
    }

    pub fn has_act(&self, class: &str) -> bool {
        self.acts.iter().any(|a| a.class == class)
    }
}

fn act<'d>(document: &'d Document, hit: &Hit) -> Act<'d> {
    let whole = document.lexicon.entry(hit).class.as_str();
    const FORMS: [(&str, Form); 4] =
        [(".base", Form::Base), (".noun", Form::Noun), (".stay", Form::Stay), (".object", Form::Object)];
    let told = FORMS.iter().find_map(|(end, form)| Some((whole.strip_suffix(end)?, *form)));
    let (class, form) = told.unwrap_or((whole, Form::Finite));
    Act { run: Run::new(hit.first(), hit.end()), class, form }
}
