//! What a sentence tells of the pipelines it names: length, capacity, operator, phase.
//!
//! Leaves the length of a section, a distance, and the capacity of a refinery, terminal or field. Example: "the
//! 614-kilometre Ajaokuta–Kaduna–Kano gas pipeline, which is to carry 20 billion cubic metres yearly".

use crate::extract::Value;
use crate::lexicon::{Hit, List};
use crate::mention::{Dimension, Document, Per, Quantity, Run, words};

/// What is told further off is told of something else.
const REACH: usize = 40;

pub(super) struct Details<'d> {
    document: &'d Document<'d>,
    sentence: usize,
    words: Vec<(Run, &'d str)>,
}

impl<'d> Details<'d> {
    pub fn read(document: &'d Document<'d>, sentence: usize) -> Self {
        let class = |h: &Hit| (Run::new(h.first(), h.end()), document.lexicon.entry(h).class.as_str());
        let named = !document.sentences[sentence].mentions.pipelines.is_empty();
        let words = if named {
            document.hits_of(sentence, List::PipelineWord).map(class).collect()
        } else {
            Vec::new()
        };
        Self { document, sentence, words }
    }

    /// The pipelines named within reach of a run, in order.
    fn pipelines(&self, near: Run) -> impl Iterator<Item = Run> {
        let all = &self.document.sentences[self.sentence].mentions.pipelines;
        let from = all.partition_point(|p| p.run.end + REACH < near.first);
        let to = all.partition_point(|p| p.run.first < near.end + REACH);
        all.get(from..to).unwrap_or_default().iter().map(|p| p.run)
    }

    /// The figures within reach of a run, in order.
    fn quantities(&self, near: Run) -> &'d [Quantity] {
        let all = &self.document.sentences[self.sentence].mentions.quantities;
        let from = all.partition_point(|q| q.run.end + REACH < near.first);
        let to = all.partition_point(|q| q.run.first < near.end + REACH);
        all.get(from..to).unwrap_or_default()
    }

    /// Words of a class within a run, in order.
    fn within(&self, range: Run, class: &str) -> impl DoubleEndedIterator<Item = Run> {
        let from = self.words.partition_point(|(r, _)| r.first < range.first);
        let to = self.words.partition_point(|(r, _)| r.first < range.end);
        self.words.get(from..to).unwrap_or_default().iter().filter(move |(_, c)| *c == class).map(|(r, _)| *r)
    }

    /// Whose the words at `at` are: the pipeline right after them, else the last one before them, else the first.
    fn owner(&self, at: Run) -> Option<Run> {
        let after = self.pipelines(at).find(|p| p.first >= at.end && p.first - at.end <= 3);
        let comma = |p: &Run| (at.end..p.first).any(|t| self.is_mark(t, b','));
        let before = || self.pipelines(at).take_while(|p| p.first < at.first).last();
        after.filter(|p| !comma(p)).or_else(before).or_else(|| self.pipelines(at).next())
    }

    fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub fn length(&self, pipeline: Run) -> Option<Quantity> {
        let lengths =
            self.quantities(pipeline).iter().filter(|q| q.dimension == Dimension::Length && q.unit == "km");
        let near = lengths.filter(|q| q.run.gap(pipeline) <= 40);
        near.into_iter().find(|q| self.is_length(q.run) && self.owner(q.run) == Some(pipeline)).cloned()
    }

    /// Not a distance, not a part's length, not a railway's.
    fn is_length(&self, figure: Run) -> bool {
        let after = Run::new(figure.end, figure.end + 4);
        let unfit = ["away", "other", "facility"].iter().any(|c| {
            self.within(after, c).next().is_some_and(|w| {
                !self.pipelines(w).any(|p| p.contains(w))
                    && !(figure.end..w.first).any(|t| self.is_mark(t, b','))
            })
        });
        !unfit
            && !self.document.is(figure.end, "of")
            && !self.document.is(figure.end, "from")
            && !self.document.is(figure.end, "off")
    }

    pub fn capacity(&self, pipeline: Run) -> Option<Quantity> {
        let fits = |q: &&Quantity| {
            matches!(q.dimension, Dimension::Mass | Dimension::Liquid | Dimension::Volume)
                && q.run.gap(pipeline) <= 40
        };
        let mut told = self.quantities(pipeline).iter().filter(fits);
        told.find_map(|q| {
            let cue = self.capacity_cue(q.run)?;
            if self.holder(cue, q.run) != Some(pipeline) {
                return None;
            }
            Some(self.rated(self.last_of_range(q), cue))
        })
    }

    /// "capacity" or "can carry" by which a figure is a capacity.
    fn capacity_cue(&self, figure: Run) -> Option<Run> {
        let before = Run::new(figure.first.saturating_sub(9), figure.first);
        let after = Run::new(figure.end, figure.end + 3);
        let free = |cue: &Run| {
            let (from, to) = (cue.end.min(figure.end), figure.first.max(cue.first));
            let other = |q: &&Quantity| q.run.first >= from && q.run.end <= to && q.run != figure;
            !self.quantities(figure).iter().any(|q| other(&q)) && !(from..to).any(|t| self.is_mark(t, b';'))
        };
        let close = |cue: &Run| figure.first.saturating_sub(cue.end) <= 3;
        let carry = self.within(before, "carry").next_back().filter(close);
        let capacity = || self.within(before, "capacity").next_back();
        let behind = || self.within(after, "capacity").next().filter(|_| !self.document.is(figure.end, "to"));
        // A quantity may hold the word itself: "annual capacity of 10 bcm".
        let inside = self.within(figure, "capacity").next();
        inside.or_else(|| carry.or_else(capacity).or_else(behind).filter(free))
    }

    /// The pipeline whose capacity it is; none where a refinery or port stands nearer.
    fn holder(&self, cue: Run, figure: Run) -> Option<Run> {
        let of = Run::new(cue.end, cue.end + 5);
        let next = self
            .pipelines(of)
            .find(|p| p.first >= of.first && p.first < of.end && self.document.is(cue.end, "of"));
        if next.is_some_and(|p| p.end <= figure.first || cue.first > figure.first) {
            return next;
        }
        let owner = self.pipelines(figure).take_while(|p| p.first < cue.first.min(figure.first)).last();
        let owner = owner.or_else(|| {
            self.pipelines(figure).find(|p| p.first >= figure.end && p.first <= figure.end + 6)
        })?;
        let between = Run::new(owner.end.min(cue.first), cue.first.max(owner.first));
        let rival = self.within(between, "facility").next().or_else(|| self.within(between, "other").next());
        rival.is_none().then_some(owner)
    }

    /// "from 16 bcm to 32 bcm": the latter.
    fn last_of_range(&self, figure: &'d Quantity) -> &'d Quantity {
        let from = figure.run.first > 0 && self.document.is(figure.run.first - 1, "from");
        let next = self.quantities(figure.run).iter().find(|q| q.run.first >= figure.run.end);
        let to = |q: &&Quantity| self.document.is(q.run.first - 1, "to") && q.dimension == figure.dimension;
        next.filter(|q| from && to(q)).unwrap_or(figure)
    }

    /// The rate that stands before "capacity": "annual capacity of 10 bcm".
    fn rated(&self, figure: &Quantity, cue: Run) -> Quantity {
        let mut figure = figure.clone();
        let before = Run::new(cue.first.saturating_sub(2), cue.first);
        let rates = [("yearly", Per::Year), ("daily", Per::Day)];
        let told =
            rates.iter().find_map(|(class, per)| self.within(before, class).next().map(|run| (run, *per)));
        if let (None, Some((run, per))) = (figure.per, told) {
            figure.per = Some(per);
            if figure.run.first >= cue.end && figure.run.first - cue.end <= 3 {
                figure.run = run.join(figure.run);
            }
        }
        figure
    }

    /// "operated by BP", "its operator JANAF", "whose operator on the Brazilian side, TBG".
    pub fn operator(&self, pipeline: Run) -> Option<Value> {
        let reach = Run::new(pipeline.first.saturating_sub(8), pipeline.end + 30);
        self.within(reach, "operator").find_map(|cue| {
            let word = self.document.word(cue.end - 1);
            if word.eq_ignore_ascii_case("the") {
                let next = self.pipelines(cue).find(|p| p.first >= cue.end);
                return (next == Some(pipeline)).then(|| self.name_before(cue.first)).flatten();
            }
            (self.owner(cue) == Some(pipeline)).then(|| self.name_after(cue.end, pipeline)).flatten()
        })
    }

    fn name_after(&self, at: usize, pipeline: Run) -> Option<Value> {
        let names = self.document.names(self.sentence);
        let from = names.partition_point(|n| n.run.first < at);
        let near = names[from..].iter().take_while(|n| n.run.first <= at + 8);
        let name = near.into_iter().find(|n| !n.adjective && !n.run.overlaps(pipeline))?;
        Some(Value::Mention { run: name.run, name: name.name.clone(), id: name.id.clone() })
    }

    fn name_before(&self, at: usize) -> Option<Value> {
        let names = self.document.names(self.sentence);
        let to = names.partition_point(|n| n.run.end <= at);
        let name = names[..to].last().filter(|n| at - n.run.end <= 3 && !n.adjective)?;
        Some(Value::Mention { run: name.run, name: name.name.clone(), id: name.id.clone() })
    }

    /// "clears the way for the construction of": not what goes on; "Construction of the line began" tells it.
    fn is_purpose(&self, words: Run) -> bool {
        let works = self.document.is_in(words.first, words!["construction", "laying"])
            && self.document.is(words.end - 1, "of");
        let start = self.document.sentences[self.sentence].tokens.start;
        let first =
            words.first - usize::from(words.first > start && self.document.is(words.first - 1, "the"));
        let goes_on = words!["began", "started", "launched", "resumed", "continues", "halted", "completed"];
        works && first > start && !self.document.is_in(first - 1, goes_on)
    }

    /// The stage it is in, where words beside the name tell.
    pub fn phase(&self, pipeline: Run) -> Option<Value> {
        // "shelved the 1,700-kilometre Basra-Aqaba pipeline"
        let sized = self.quantities(pipeline).iter().find(|q| q.run.end == pipeline.first);
        let first = sized.map_or(pipeline.first, |q| q.run.first);
        let near = Run::new(first.saturating_sub(4), pipeline.end + 8);
        let from = self.words.partition_point(|(r, _)| r.first < near.first);
        let words = self.words[from..].iter().take_while(|(r, _)| r.first < near.end);
        words.into_iter().find_map(|(run, class)| {
            let phase = class.strip_prefix("phase.")?;
            let before = run.first < pipeline.first;
            let adjective = phase == "proposed";
            if self.is_purpose(*run) {
                return None;
            }
            let clause = Run::new(run.end.min(pipeline.end), run.first.max(pipeline.first));
            let other = self
                .pipelines(clause)
                .any(|p| p != pipeline && p.first >= clause.first && p.end <= clause.end);
            let fits = before || !adjective;
            (fits && !other && !(clause.first..clause.end).any(|t| self.is_mark(t, b';')))
                .then(|| Value::class(*run, phase))
        })
    }
}
