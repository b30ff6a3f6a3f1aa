//! Changes: a word of change with its figure, "rose by 50%", "11.4% more", "doubled", "fell by a quarter".
//!
//! Leaves "from X to Y" alone, which tells two amounts and no change, and a word of change without a figure.
//! Example: "increased almost 5 times" is up, 5 `x`, `almost`.

use super::scan::Scan;
use super::{Change, Comparator, Dimension, Direction, Document, Quantity, Run};
use crate::lexicon::List;
use rust_decimal::Decimal;
use std::str::FromStr;

/// How many words may stand between a word of change and its figure ("rose by as much as another 4%").
const REACH: usize = 7;

/// The changes of a sentence, by place.
pub fn read(doc: &Document, sentence: usize, quantities: &[Quantity]) -> Vec<Change> {
    let reader = Reader { scan: Scan::sentence(doc, sentence), quantities };
    let mut out: Vec<Change> = Vec::new();
    let mut direction = None;
    for (run, class) in reader.cues() {
        let found = match class {
            "up" => reader.figure_of(run, Direction::Up),
            "down" => reader.figure_of(run, Direction::Down),
            "more" => reader.behind(run, Direction::Up),
            "less" => reader.behind(run, Direction::Down),
            _ => reader.word_figure(run, class),
        };
        if let "up" | "down" = class {
            direction = Some(if class == "up" { Direction::Up } else { Direction::Down });
        }
        if let Some(change) = found.filter(|c| out.last().is_none_or(|last| !last.run.overlaps(c.run))) {
            out.push(change);
        }
    }
    reader.compared(&mut out);
    reader.bare(&mut out, direction);
    out.sort_by_key(|c| c.run);
    out
}

struct Reader<'d> {
    scan: Scan<'d>,
    quantities: &'d [Quantity],
}

impl<'d> Reader<'d> {
    fn cues(&self) -> impl Iterator<Item = (Run, &'d str)> {
        let scan = self.scan.clone();
        self.scan.hits().iter().filter(|h| h.list == List::Cue).filter_map(move |h| {
            let class = scan.entry(h).class.strip_prefix("change.")?;
            (class != "fill").then_some((Run::new(h.first, h.end), class))
        })
    }

    fn class_at(&self, at: usize, class: &str) -> Option<(Run, &'d str)> {
        self.scan.hits_at(at).iter().filter(|h| h.list == List::Cue).find_map(|h| {
            let rest = self.scan.entry(h).class.strip_prefix("change.")?.strip_prefix(class)?;
            Some((Run::new(h.first, h.end), rest.trim_start_matches('.')))
        })
    }

    fn quantity_at(&self, at: usize) -> Option<&'d Quantity> {
        let from = self.quantities.partition_point(|q| q.run.first < at);
        self.quantities.get(from).filter(|q| q.run.first == at)
    }

    fn quantity_ending(&self, end: usize) -> Option<&'d Quantity> {
        let from = self.quantities.partition_point(|q| q.run.end < end);
        self.quantities.get(from).filter(|q| q.run.end == end)
    }

    /// "rose (sharply) by 4%", "a growth of 4%", "a 4% rise".
    fn figure_of(&self, word: Run, direction: Direction) -> Option<Change> {
        self.ahead(word, direction).or_else(|| {
            let end =
                if self.scan.is_hyphen(word.first.wrapping_sub(1)) { word.first - 1 } else { word.first };
            let quantity = self.quantity_ending(end).filter(|q| is_ratio(q))?;
            Some(change(quantity.run.join(word), quantity, direction))
        })
    }

    fn ahead(&self, word: Run, direction: Direction) -> Option<Change> {
        let mut by = false;
        for at in word.end..word.end + REACH {
            if let Some(quantity) = self.quantity_at(at) {
                let to = self.scan.is(quantity.run.end, "to");
                let amount = is_amount(quantity) && (by || to && at == word.end);
                return (is_ratio(quantity) || amount)
                    .then(|| change(word.join(quantity.run), quantity, direction));
            }
            if let Some((run, value)) = self.class_at(at, "fold").or_else(|| self.class_at(at, "part")) {
                let unit = if self.class_at(at, "fold").is_some() { "x" } else { "%" };
                return self.figure(word.join(run), value, unit, direction);
            }
            by |= self.scan.is(at, "by");
            if !self.fills(at) {
                return None;
            }
        }
        None
    }

    /// Whether a word may stand between a verb of change and its figure.
    fn fills(&self, at: usize) -> bool {
        let adverb = self.scan.is_lower(at) && self.scan.text(at).ends_with("ly");
        adverb || self.scan.is_hyphen(at) || self.class_at(at, "fill").is_some()
    }

    /// "11.4% more", "a third less", "9pc above May".
    fn behind(&self, word: Run, direction: Direction) -> Option<Change> {
        if let Some(quantity) = self.quantity_ending(word.first).filter(|q| is_ratio(q)) {
            return Some(change(quantity.run.join(word), quantity, direction));
        }
        let (run, value) = (1..=3)
            .filter_map(|n| self.class_at(word.first.checked_sub(n)?, "part"))
            .find(|(r, _)| r.end == word.first)?;
        self.figure(run.join(word), value, "%", direction)
    }

    /// "doubled", "halved", and what hedges them.
    fn word_figure(&self, run: Run, class: &str) -> Option<Change> {
        let (kind, value) = class.split_once('.')?;
        let (unit, direction) = match kind {
            "times" => ("x", Direction::Up),
            "half" => ("%", Direction::Down),
            _ => return None,
        };
        let mut change = self.figure(run, value, unit, direction)?;
        let (first, comparator) = self.hedge(run.first);
        change.quantity.comparator = comparator;
        change.run = Run::new(first, run.end);
        Some(change)
    }

    fn hedge(&self, at: usize) -> (usize, Option<Comparator>) {
        let before = at.wrapping_sub(1);
        let comparator = match () {
            () if self.scan.is_any(before, &["nearly", "almost"]) => Some(Comparator::Almost),
            () if self.scan.is_any(before, &["about", "roughly", "approximately"]) => Some(Comparator::About),
            () if self.scan.is(before, "than") && self.scan.is(before.wrapping_sub(1), "more") => {
                return (before - 1, Some(Comparator::MoreThan));
            }
            () => None,
        };
        (if comparator.is_some() { before } else { at }, comparator)
    }

    /// "three times as much", "twice as many", "half as much".
    fn compared(&self, out: &mut Vec<Change>) {
        let times = self.quantities.iter().filter(|q| q.dimension == Dimension::Times);
        let found: Vec<Change> = times
            .filter(|q| self.as_much(q.run.end))
            .map(|q| change(Run::new(q.run.first, q.run.end + 2), q, Direction::Up))
            .collect();
        let words = self.cues().filter(|(run, class)| {
            self.as_much(run.end) && (class.starts_with("fold") || *class == "part.50")
        });
        let worded: Vec<Change> = words
            .filter_map(|(run, class)| {
                let whole = Run::new(run.first, run.end + 2);
                let (_, value) = class.split_once('.')?;
                let half = class == "part.50";
                self.figure(
                    whole,
                    value,
                    if half { "%" } else { "x" },
                    if half { Direction::Down } else { Direction::Up },
                )
            })
            .collect();
        for change in found.into_iter().chain(worded) {
            if out.iter().all(|c| !c.run.overlaps(change.run)) {
                out.push(change);
            }
        }
    }

    fn as_much(&self, at: usize) -> bool {
        self.scan.is(at, "as") && self.scan.is_any(at + 1, &["much", "many", "high", "large", "big"])
    }

    /// "exports rose by 4% to $2 bn and imports by 5% to $3 bn": one verb serves both.
    fn bare(&self, out: &mut Vec<Change>, direction: Option<Direction>) {
        let Some(direction) = direction else { return };
        for quantity in self.quantities.iter().filter(|q| is_ratio(q) && q.dimension == Dimension::Percent) {
            let mut first = quantity.run.first;
            while self.scan.before(first).is_some_and(|b| self.scan.is_any(b, &["another", "a", "further"])) {
                first -= 1;
            }
            let by = self.scan.before(first).filter(|b| self.scan.is(*b, "by"));
            let Some(by) = by else { continue };
            let run = Run::new(by, quantity.run.end);
            if out.iter().all(|c| !c.run.overlaps(run)) {
                let led = out.iter().rev().find(|c| c.run.end <= by).map_or(direction, |c| c.direction);
                out.push(change(run, quantity, led));
            }
        }
    }

    fn figure(&self, run: Run, value: &str, unit: &str, direction: Direction) -> Option<Change> {
        let dimension = if unit == "x" { Dimension::Times } else { Dimension::Percent };
        let quantity = Quantity {
            run,
            value: Decimal::from_str(value).ok()?,
            max: None,
            unit: unit.to_string(),
            dimension,
            per: None,
            comparator: None,
            elided: false,
            price: false,
        };
        Some(Change { run, quantity, direction })
    }
}

fn change(run: Run, quantity: &Quantity, direction: Direction) -> Change {
    Change { run, quantity: quantity.clone(), direction }
}

fn is_ratio(quantity: &Quantity) -> bool {
    matches!(quantity.dimension, Dimension::Percent | Dimension::Times)
}

fn is_amount(quantity: &Quantity) -> bool {
    !is_ratio(quantity) && quantity.dimension != Dimension::Count && !quantity.price
}
