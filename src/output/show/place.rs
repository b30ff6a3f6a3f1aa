//! Places a sentence in lines of a width, and under each line the underlines and labels of the values in it.
//!
//! A label stands under the start of its words, as near as no other is in its way; where it would leave the
//! line it moves left. A value that goes over several lines is labelled under its last. Example:
//! `--------- origin place:aktau`.

use super::cells::{self, Cell};
use super::label::Label;
use super::paint::{Ink, Line, fit};
use crate::claim::Claim;
use crate::span::Span;

/// A line of the sentence: its cells, and the column where each starts.
struct Row<'c> {
    cells: &'c [Cell],
    columns: Vec<usize>,
    end: usize,
}

/// The part of a label's words that stands in one line.
#[derive(Clone, Copy)]
struct Part<'l> {
    label: &'l Label,
    from: usize,
    to: usize,
    /// The words end in this line.
    last: bool,
}

/// A line of the sentence, and the underlines and labels below it.
pub struct Placed {
    pub text: Line,
    pub below: Vec<Line>,
}

/// The sentence's lines, each with its underlines and labels.
pub fn sentence(claim: &Claim, labels: &[Label], width: usize) -> Vec<Placed> {
    let base = claim.evidence.start;
    let inside: Vec<&Label> = labels.iter().filter(|l| l.inside(claim)).collect();
    let cells = cells::cells(&claim.evidence.text);
    let mut out = Vec::new();
    for row in rows(&cells, width) {
        let parts: Vec<Part> = inside.iter().filter_map(|l| row.part(l, base)).collect();
        let text = row.line(&parts);
        let mut below = Vec::new();
        for layer in layers(parts) {
            below.push(underline(&layer));
            below.extend(captions(&layer, width));
        }
        out.push(Placed { text, below });
    }
    out
}

/// Breaks at spaces, and within a word only where it is wider than a line.
fn rows(cells: &[Cell], width: usize) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut first = 0;
    while first < cells.len() {
        let (mut end, mut used, mut space) = (first, 0, None);
        while let Some(cell) = cells.get(end).filter(|c| used + c.width <= width || end == first) {
            if cell.space {
                space = Some(end);
            }
            used += cell.width;
            end += 1;
        }
        let at_space = cells.get(end).is_none_or(|c| c.space);
        let stop = if at_space { end } else { space.filter(|s| *s > first).unwrap_or(end) };
        rows.push(Row::new(&cells[first..stop]));
        first = stop + usize::from(cells.get(stop).is_some_and(|c| c.space));
    }
    rows
}

impl<'c> Row<'c> {
    fn new(cells: &'c [Cell]) -> Self {
        let mut end = 0;
        let columns = cells
            .iter()
            .map(|cell| {
                end += cell.width;
                end - cell.width
            })
            .collect();
        Self { cells, columns, end }
    }

    /// The columns of a label's words in this row.
    fn part<'l>(&self, label: &'l Label, base: usize) -> Option<Part<'l>> {
        let span = Span::new(label.span.start - base, label.span.end - base);
        let first = self.cells.iter().position(|c| c.at >= span.start && c.at < span.end && !c.space)?;
        let after = self.cells.partition_point(|c| c.at < span.end);
        let to = self.columns.get(after).copied().unwrap_or(self.end);
        let text_end = self.cells.last().map_or(0, |c| c.at + c.shown.len());
        Some(Part { label, from: *self.columns.get(first)?, to, last: span.end <= text_end })
    }

    /// The text, the words of values inked.
    fn line(&self, parts: &[Part]) -> Line {
        let mut line: Line = Vec::new();
        for (cell, column) in self.cells.iter().zip(&self.columns) {
            let over = parts.iter().filter(|p| p.from <= *column && *column < p.to);
            let ink = over.fold(Ink::Plain, |ink, p| match (ink, p.label.key) {
                (_, true) | (Ink::Key, _) => Ink::Key,
                _ => Ink::Words,
            });
            match line.last_mut().filter(|(last, _)| *last == ink) {
                Some((_, piece)) => piece.push_str(&cell.shown),
                None => line.push((ink, cell.shown.clone())),
            }
        }
        line
    }
}

/// Parts that overlap go into layers of their own, the widest first.
fn layers(mut parts: Vec<Part<'_>>) -> Vec<Vec<Part<'_>>> {
    parts.sort_by_key(|p| (usize::MAX - (p.to - p.from), p.from));
    let mut layers: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let free = |layer: &&mut Vec<Part>| layer.iter().all(|p| p.to <= part.from || part.to <= p.from);
        match layers.iter_mut().find(free) {
            Some(layer) => layer.push(part),
            None => layers.push(vec![part]),
        }
    }
    for layer in &mut layers {
        layer.sort_by_key(|p| p.from);
    }
    layers
}

fn underline(layer: &[Part]) -> Line {
    let mut line = Vec::new();
    let mut at = 0;
    for part in layer {
        line.push((Ink::Plain, " ".repeat(part.from.saturating_sub(at))));
        let (ink, mark) = if part.label.key { (Ink::Key, "^") } else { (Ink::Label, "-") };
        line.push((ink, mark.repeat(part.to - part.from)));
        at = part.to;
    }
    line
}

/// A label placed in a line of labels.
struct Caption {
    ink: Ink,
    at: usize,
    text: String,
}

/// The labels of a layer: right to left, each in the first line where nothing is in its way.
fn captions(layer: &[Part], width: usize) -> Vec<Line> {
    let mut waiting: Vec<Part> = layer.iter().filter(|p| p.last).copied().collect();
    let mut lines = Vec::new();
    while !waiting.is_empty() {
        let mut placed: Vec<Caption> = Vec::new();
        let mut deeper = Vec::new();
        let mut limit = usize::MAX;
        for (n, part) in waiting.iter().enumerate().rev() {
            let caption = caption(part, width);
            let end = caption.at + cells::width(&caption.text);
            let covers = waiting[..n].iter().any(|left| left.from >= caption.at);
            if end < limit && !covers {
                limit = caption.at;
                placed.push(caption);
            } else {
                limit = limit.min(part.from);
                deeper.push(*part);
            }
        }
        deeper.reverse();
        if placed.is_empty() {
            // Every label covers another's place: the rightmost goes first and hides what it covers.
            placed.extend(deeper.pop().map(|part| caption(&part, width)));
        }
        lines.push(caption_line(placed, &deeper));
        waiting = deeper;
    }
    lines
}

fn caption(part: &Part, width: usize) -> Caption {
    let text = fit(&part.label.text, width);
    let at = part.from.min(width.saturating_sub(cells::width(&text)));
    Caption { ink: if part.label.key { Ink::Key } else { Ink::Label }, at, text }
}

/// The labels placed in a line, and a `|` for each that hangs deeper.
fn caption_line(placed: Vec<Caption>, deeper: &[Part]) -> Line {
    let mut marks = placed;
    for part in deeper {
        let hidden = marks.iter().any(|m| m.at <= part.from && part.from < m.at + cells::width(&m.text));
        if !hidden {
            marks.push(Caption { ink: Ink::Margin, at: part.from, text: "|".to_string() });
        }
    }
    marks.sort_by_key(|m| m.at);
    let mut line = Vec::new();
    let mut at = 0;
    for mark in marks {
        line.push((Ink::Plain, " ".repeat(mark.at.saturating_sub(at))));
        at = mark.at + cells::width(&mark.text);
        line.push((mark.ink, mark.text));
    }
    line
}
