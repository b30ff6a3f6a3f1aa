//! One sentence's pipelines: where a name begins, what may stand between it and its head, and what unmakes it.
//!
//! Example: "the Kharyaga–Indiga crude export pipeline" is a chain of two points, two words between, a head.

use super::words::{self, Class};
use super::{Known, id_as_written, id_of};
use crate::lexicon::{Case, List, Manner, Token};
use crate::mention::{Document, Pipeline, Run, words};
use smol_str::SmolStr;
use std::ops::Range;

/// No name is longer than this.
pub(super) const LONGEST: usize = 14;

pub(super) struct Scan<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) sentence: usize,
    tokens: Range<usize>,
    energy: bool,
}

/// What follows a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) head: Option<Class>,
    /// "gas", "oil" stand before the head.
    pub(super) between: bool,
}

impl<'d, 'a> Scan<'d, 'a> {
    pub fn new(document: &'d Document<'a>, sentence: usize, energy: bool) -> Self {
        Self { document, sentence, tokens: document.sentences[sentence].tokens.clone(), energy }
    }

    pub fn pipelines(&self, known: &mut Known) -> Vec<Pipeline> {
        let mut found = Vec::new();
        self.listed(known, &mut found);
        let (tokens, begins) = (&self.document.tokens, &self.document.begins);
        let own = tokens[self.tokens.clone()].iter().zip(&begins[self.tokens.clone()]);
        let headed = self.document.sentences[self.sentence].may_name_pipeline();
        for (at, (token, begins)) in self.tokens.clone().zip(own) {
            match if headed { words::class_of(self.document, at, *begins) } else { None } {
                Some(Class::Head) => self.headed(at, known, &mut found),
                Some(Class::Line) if !known.names.is_empty() => self.line(at, known, &mut found),
                _ if token.is_mark(b'-') => self.chain(at, known, &mut found),
                _ if token.case == Case::Upper => self.acronym(at, known, &mut found),
                _ => (),
            }
        }
        found
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        if self.tokens.contains(&at) { self.document.tokens.get(at) } else { None }
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        if self.tokens.contains(&at) { words::class(self.document, at) } else { None }
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at, b'-')
    }

    pub(super) fn first(&self) -> usize {
        self.tokens.start
    }

    /// Names of the list.
    pub(super) fn listed(&self, known: &mut Known, found: &mut Vec<Pipeline>) {
        for hit in self.document.hits_of(self.sentence, List::Pipeline) {
            let weak = hit.manner == Manner::Weak;
            let tail = self.tail(hit.end());
            let headed = tail.head == Some(Class::Head) || (tail.head.is_some() && self.is_line(tail));
            let plain = !weak
                || self.joins_last(hit.first(), found)
                || (self.energy && self.carries(hit.first(), hit.end()))
                || (self.energy && self.is_explained(hit.end()))
                || known.told(self.document.quote(Run::new(hit.first(), hit.end()))).is_some();
            if !(headed
                || (plain && tail.head != Some(Class::Other) && self.stands_alone(hit.first(), hit.end())))
            {
                continue;
            }
            let entry = self.document.lexicon.entry(hit);
            let end =
                if headed { tail.end } else { self.bracketed(hit.end()).map_or(hit.end(), |b| b.end + 1) };
            let id = id_as_written(self.document, Run::new(hit.first(), hit.end()), &entry.id);
            let pipeline = self.pipeline(hit.first(), end, Some(entry.name.clone()), Some(id));
            if weak && headed {
                known.learn(self.document.quote(Run::new(hit.first(), hit.end())), &pipeline);
            }
            self.learn_bracket(hit.end(), tail, &pipeline, known);
            found.push(pipeline);
        }
    }

    /// "move through Line 5", "Line 5 transports": what flows through it, or what it does.
    fn carries(&self, first: usize, end: usize) -> bool {
        let through = first > self.first() && self.document.is_in(first - 1, words!["through", "via"]);
        let does = words!["transports", "carries", "transported", "carried", "pumps", "delivers"];
        through || self.document.is_in(end, does)
    }

    /// "via the SCP, TANAP and TAP": whether a name goes on the list of those before it.
    fn joins_last(&self, at: usize, found: &[Pipeline]) -> bool {
        let Some(last) = found.last().filter(|p| p.run.end < at && at <= p.run.end + 3) else { return false };
        (last.run.end..at)
            .all(|t| self.is_mark(t, b',') || self.document.is_in(t, words!["and", "or", "the"]))
    }

    pub(super) fn pipeline(
        &self,
        first: usize,
        end: usize,
        name: Option<SmolStr>,
        id: Option<SmolStr>,
    ) -> Pipeline {
        Pipeline {
            run: Run::new(first, end),
            name: name.filter(|n| !n.is_empty()),
            id: id.filter(|i| !i.is_empty()),
        }
    }

    pub(super) fn is_name_of_place(&self, at: usize) -> bool {
        let here = Run::new(at, at + 1);
        self.document.hits_in(self.sentence, List::Place, here).next().is_some()
            || self.document.hits_in(self.sentence, List::Country, here).next().is_some()
    }

    pub(super) fn is_adjective(&self, at: usize) -> bool {
        let mut here = self.document.hits_in(self.sentence, List::Country, Run::new(at, at + 1));
        here.any(|h| h.manner == Manner::Adjective)
    }

    /// "(BTC)" right at `at`: the run inside the brackets.
    pub(super) fn bracketed(&self, at: usize) -> Option<Run> {
        if !self.is_mark(at, b'(') {
            return None;
        }
        let mut end = at + 1;
        while end < at + LONGEST && !self.is_mark(end, b')') {
            if !(self.is_capital(end) || self.is_dash(end)) {
                return None;
            }
            end += 1;
        }
        (end > at + 1 && self.is_mark(end, b')')).then(|| Run::new(at + 1, end))
    }

    /// Brackets, words between and the head that follow a name.
    pub(super) fn tail(&self, at: usize) -> Tail {
        let mut end = self.bracketed(at).map_or(at, |b| b.end + 1);
        let mut between = false;
        for _ in 0..5 {
            match self.class(end) {
                Some(Class::Between) => (end, between) = (end + 1, true),
                Some(Class::Plain) => end += 1,
                Some(class @ (Class::Head | Class::Line)) => {
                    let end = self.bracketed(end + 1).map_or(end + 1, |b| b.end + 1);
                    return Tail {
                        end,
                        head: Some(if self.is_firm(end) { Class::Other } else { class }),
                        between,
                    };
                }
                Some(Class::Other) => return Tail { end, head: Some(Class::Other), between },
                _ if self.is_dash(end) && between => end += 1,
                _ => break,
            }
        }
        Tail { end, head: None, between }
    }

    /// "Los Ramones, a 1,000-km pipeline": a name that is explained right behind.
    pub(super) fn is_explained(&self, end: usize) -> bool {
        let opens =
            self.is_mark(end, b',') && (self.document.is(end + 1, "a") || self.document.is(end + 1, "the"));
        let within = |t: &usize| {
            self.token(*t).is_some() && !self.is_mark(*t, b'.') && self.class(*t) != Some(Class::Other)
        };
        let mut noun = (end + 2..end + 10).take_while(within);
        opens && noun.any(|t| matches!(self.class(t), Some(Class::Head | Class::Line)))
    }

    /// Whether "line" is a pipeline's here.
    pub(super) fn is_line(&self, tail: Tail) -> bool {
        tail.head == Some(Class::Head)
            || (tail.head == Some(Class::Line) && (tail.between || (self.energy && !self.moves())))
    }

    /// Whether trains or ships move in this sentence.
    fn moves(&self) -> bool {
        self.tokens.clone().take(200).any(|t| self.class(t) == Some(Class::Other))
    }

    pub(super) fn learn_bracket(&self, end: usize, tail: Tail, pipeline: &Pipeline, known: &mut Known) {
        let spots = [end, tail.end];
        let after = |at: usize| self.bracketed(at);
        let before_end = pipeline.run.end.checked_sub(1).filter(|&e| self.is_mark(e, b')'));
        let inside = before_end.and_then(|e| (pipeline.run.first..e).rev().find(|&o| self.is_mark(o, b'(')));
        for run in spots.into_iter().filter_map(after).chain(inside.and_then(after)) {
            known.learn(self.document.quote(run), pipeline);
        }
    }

    /// The list's name and id of exactly these words.
    pub(super) fn entry_of(&self, run: Run) -> (Option<SmolStr>, Option<SmolStr>) {
        let mut hits = self.document.hits_in(self.sentence, List::Pipeline, run);
        match hits.find(|h| h.first() == run.first && h.end() == run.end) {
            Some(hit) => {
                let entry = self.document.lexicon.entry(hit);
                (Some(entry.name.clone()), Some(id_as_written(self.document, run, &entry.id)))
            }
            None => (None, None),
        }
    }

    pub(super) fn nears_energy(&self) -> bool {
        self.document.hits_of(self.sentence, List::Commodity).next().is_some()
    }

    /// "a pipeline of talent"
    pub(super) fn is_figure_of_speech(&self, end: usize) -> bool {
        self.document.is(end, "of")
    }

    /// A head: the brand before it, or the places after it.
    pub(super) fn headed(&self, at: usize, known: &mut Known, found: &mut Vec<Pipeline>) {
        if !self.energy {
            return;
        }
        if self.is_organisation(at) {
            return;
        }
        if let Some(brand) = self.brand(at) {
            self.listed_before(brand, at, found);
            let short = self.bracketed(at + 1);
            let (name, id) = match self.entry_of(brand) {
                // "East Africa Oil Pipeline (EACOP)": known by what stands in the brackets.
                (None, None) => short.map_or((None, None), |b| self.entry_of(b)),
                known => known,
            };
            let end = short.map_or(at + 1, |b| b.end + 1);
            if self.is_figure_of_speech(end)
                || (self.class(end) == Some(Class::Company) && self.is_capital(end))
            {
                return;
            }
            let pipeline =
                self.pipeline(brand.first, end, name, id.or_else(|| Some(id_of(self.document, brand))));
            known.learn(self.document.quote(brand), &pipeline);
            self.learn_bracket(brand.end, Tail { end: at + 1, head: None, between: false }, &pipeline, known);
            found.push(pipeline);
        } else if let Some(pipeline) = self.between_places(at) {
            found.push(pipeline);
        }
    }

    /// "line" after a name that was introduced as a pipeline.
    pub(super) fn line(&self, at: usize, known: &Known, found: &mut Vec<Pipeline>) {
        let Some(brand) = self.brand(at) else { return };
        if let Some((_, name, id)) = known.told(self.document.quote(brand)) {
            found.push(self.pipeline(brand.first, at + 1, name.clone(), Some(id.clone())));
        }
    }

    /// The capitalised name before a head: "Juana Azurduy" in "the Juana Azurduy gas pipeline".
    pub(super) fn brand(&self, head: usize) -> Option<Run> {
        let mut end = head;
        while end > self.first()
            && head - end < 5
            && matches!(self.class(end - 1), Some(Class::Between | Class::Plain))
        {
            end -= 1;
        }
        let bracket = self.is_mark(end.checked_sub(1)?, b')');
        if bracket {
            end = (end.saturating_sub(LONGEST)..end - 1).rev().find(|&t| self.is_mark(t, b'('))?;
        }
        let mut first = end;
        let office = |t: usize| {
            self.document.hits_in(self.sentence, List::Office, Run::new(t, t + 1)).next().is_some()
        };
        let part = |t: usize| {
            let number =
                self.token(t).is_some_and(|k| k.kind == crate::lexicon::TokenKind::Digits) && t + 1 == end;
            let plain = !matches!(self.class(t), Some(Class::Open | Class::Company));
            (self.is_capital(t) && plain && !office(t)) || number
        };
        while first > self.first() && end - first < 5 && part(first - 1) {
            first -= 1;
        }
        // "the Russian Druzhba pipeline": where it comes from is no part of a known name.
        let nation = self.document.hits_in(self.sentence, List::Country, Run::new(first, first + 1)).next();
        let known = nation.filter(|h| self.entry_of(Run::new(h.end(), end)).1.is_some());
        let first = known.map_or(first, |h| h.end());
        let opening = first == self.first() && end - first == 1 && !self.is_name_of_place(first);
        let brand = Run::new(first, end);
        (first < end && self.is_capital(first) && !opening && !self.is_owner(brand)).then_some(brand)
    }

    /// "the Russian pipeline", "Gazprom pipeline": whose it is, not which.
    pub(super) fn is_owner(&self, brand: Run) -> bool {
        let dashed = brand.first > self.first() && self.is_dash(brand.first - 1);
        let here = Run::new(brand.first, brand.first + 1);
        let whole = |list| self.document.hits_in(self.sentence, list, here).any(|h| h.end() == brand.end);
        let region = brand.end == brand.first + 1 && self.class(brand.first) == Some(Class::Region);
        dashed
            || region
            || [List::Country, List::Organisation, List::Commodity, List::Office].into_iter().any(whole)
    }

    /// "pipeline from Villamontes to Asunción".
    pub(super) fn between_places(&self, head: usize) -> Option<Pipeline> {
        let join = (head + 1..head + 4).find(|&t| self.class(t) == Some(Class::Join))?;
        if (head + 1..join).any(|t| self.token(t).is_none_or(|k| k.mark != 0)) {
            return None;
        }
        let from = self.place(join + 1, 4)?;
        let bridge = (from.end..from.end + 8).find(|&t| {
            self.document.is_in(t, words!["to", "and", "with"])
                || self.is_mark(t, b',')
                || self.is_mark(t, b'.')
        })?;
        let to = self.place(bridge + 1, 6).filter(|_| self.token(bridge).is_some_and(|t| t.mark == 0))?;
        let words = (from.first..from.end).chain(to.first..to.end);
        let id = super::slug(
            words.filter(|&t| self.token(t).is_some_and(|k| k.mark == 0)).map(|t| self.document.word(t)),
        );
        Some(self.pipeline(head, to.end, None, Some(id)))
    }

    /// The first capitalised name within a few words.
    pub(super) fn place(&self, at: usize, reach: usize) -> Option<Run> {
        let first = (at..at + reach).find(|&t| self.is_capital(t) && !self.is_adjective(t))?;
        let clear = (at..first).all(|t| self.token(t).is_some_and(|k| k.mark == 0));
        // "the Turkish Mediterranean port of Ceyhan"
        let of = (first + 1..first + 4).find(|&t| self.document.is(t, "of") && self.is_capital(t + 1));
        let lower = |of: &usize| !self.is_capital(of - 1);
        let first = of.filter(lower).map_or(first, |of| of + 1);
        let mut end = first + 1;
        while end - first < 4 && (self.is_capital(end) || (self.is_dash(end) && self.is_capital(end + 1))) {
            end += 1;
        }
        // "the Caribbean coast"
        end += usize::from(self.document.is_in(end, words!["coast", "coastline", "shore", "border"]));
        clear.then(|| Run::new(first, end))
    }

    /// An acronym that stood in brackets behind a pipeline's name.
    pub(super) fn acronym(&self, at: usize, known: &Known, found: &mut Vec<Pipeline>) {
        if let Some((_, name, id)) = known.told(self.document.word(at)) {
            let tail = self.tail(at + 1);
            let headed = matches!(tail.head, Some(Class::Head | Class::Line));
            if headed || self.stands_alone(at, at + 1) {
                let end = if headed { tail.end } else { at + 1 };
                found.push(self.pipeline(at, end, name.clone(), Some(id.clone())));
            }
        }
    }
}
