//! A claim for the terminal: its sentence wrapped, each value underlined and labelled as compilers do.
//!
//! The text is the article's own but for white space and for what a terminal would obey, which is written out.
//! Example, under the sentence: `^^^^^^^^^^^^^^^^^ amount 520000 t`.

mod cells;
mod label;
mod paint;
mod place;
mod summary;

pub use cells::safe;
pub use label::meaning;
pub use paint::{Ink, Line, Paint};
pub use summary::Summary;

use crate::article::Article;
use crate::claim::Claim;
use crate::span::Lines;
use label::Label;
use std::fmt::Write;

/// Narrower than this nothing can be read.
const NARROWEST: usize = 30;

/// A claim as plain text, for people and snapshots: stable for the same claim and width.
pub fn claim(article: &Article, claim: &Claim, width: usize) -> String {
    Paint::Plain.text(&lines(Some(&Lines::of(&article.text)), claim, width))
}

/// A claim as lines of inked pieces; the sentence and its labels are at most `width` columns wide. `numbers` are
/// the article's lines, where it is at hand.
pub fn lines(numbers: Option<&Lines>, claim: &Claim, width: usize) -> Vec<Line> {
    let width = width.max(NARROWEST);
    let gutter = claim.evidence.line.to_string().len().max(3);
    let labels = label::of(claim);
    let mut out = heading(claim, width);
    let body = place::sentence(claim, &labels, width.saturating_sub(gutter + 3));
    for (n, row) in body.into_iter().enumerate() {
        let number =
            if n == 0 { format!("{:>gutter$} | ", claim.evidence.line) } else { margin(gutter, '|') };
        out.push(with_margin(number, row.text));
        out.extend(row.below.into_iter().map(|line| with_margin(margin(gutter, ' '), line)));
    }
    for label in labels.iter().filter(|l| !l.inside(claim)) {
        out.push(with_margin(margin(gutter, '='), elsewhere(numbers, label)));
    }
    out
}

fn margin(gutter: usize, mark: char) -> String {
    format!("{:>gutter$} {mark} ", "")
}

fn with_margin(margin: String, mut pieces: Line) -> Line {
    pieces.insert(0, (Ink::Margin, margin));
    pieces
}

/// `oil_volume  reported  said by Parviz Shakhbazov  [oil_volume/moved]`; what is too wide goes below.
fn heading(claim: &Claim, width: usize) -> Vec<Line> {
    let status = claim.status.name();
    let mut line = vec![
        (Ink::Kind, claim.kind.name().to_string()),
        (Ink::Plain, "  ".to_string()),
        (Ink::Status(claim.status), status.to_string()),
    ];
    let mut says = String::new();
    if let Some(speaker) = &claim.attribution {
        says = format!("said by {}", cells::safe(speaker.name.as_deref().unwrap_or(&speaker.text)));
        if speaker.name.is_some() && speaker.name.as_deref() != Some(&speaker.text) {
            let _ = write!(says, " (\"{}\")", cells::safe(&speaker.text));
        }
    }
    let mut used = claim.kind.name().len() + 2 + status.len();
    let mut lines = Vec::new();
    for (ink, text) in [(Ink::Plain, says), (Ink::Margin, format!("[{}]", cells::safe(&claim.rule)))] {
        let wide = cells::width(&text);
        if wide == 0 {
            continue;
        }
        if used + 2 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        used += 2 + wide;
        line.push((ink, format!("  {}", paint::fit(&text, width - 2))));
    }
    lines.push(line);
    lines
}

/// A value that another sentence tells.
fn elsewhere(numbers: Option<&Lines>, label: &Label) -> Line {
    let place = match numbers {
        Some(numbers) => format!("line {}", numbers.line(label.span.start)),
        None => "another sentence".to_string(),
    };
    let words = format!(" \"{}\" in {place}", cells::safe(&label.words));
    vec![(Ink::Label, label.text.clone()), (Ink::Plain, words)]
}

/// What stands above an article's claims: where it is, its date, its title.
pub fn article(claim: &Claim, width: usize) -> Vec<Line> {
    let article = &claim.article;
    let date = article.date.map_or("no date".to_string(), |d| d.to_string());
    let mut lines = vec![vec![(Ink::Title, cells::safe(&article.path)), (Ink::Margin, format!("  {date}"))]];
    let title = article.title.as_deref().map(|title| paint::fit(&cells::safe(title), width.max(NARROWEST)));
    lines.extend(title.map(|title| vec![(Ink::Plain, title)]));
    lines
}

#[cfg(test)]
mod tests;
