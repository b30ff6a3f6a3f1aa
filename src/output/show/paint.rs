//! Lines of inked pieces as text, plain or with a terminal's colours.
//!
//! Example: the kind is bold, the key's underline bold green, `planned` yellow.

use super::cells;
use crate::extract::Status;
use anstyle::{AnsiColor, Style};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Kind,
    Status(Status),
    Margin,
    /// Words, underline and label of the key field.
    Key,
    /// Words of another field.
    Words,
    Label,
    Title,
}

pub type Line = Vec<(Ink, String)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    Plain,
    Colour,
}

impl Paint {
    /// The lines, each ended by a line feed, without spaces at their ends.
    pub fn text(self, lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            let full: usize = line.iter().map(|(_, piece)| piece.len()).sum();
            let joined: String = line.iter().map(|(_, piece)| piece.as_str()).collect();
            let mut left = full - (joined.len() - joined.trim_end_matches(' ').len());
            for (ink, piece) in line {
                let kept = &piece[..piece.len().min(left)];
                left -= kept.len();
                self.piece(*ink, kept, &mut out);
            }
            out.push('\n');
        }
        out
    }

    fn piece(self, ink: Ink, piece: &str, out: &mut String) {
        let style = style(ink);
        if self == Paint::Plain || piece.is_empty() || style == Style::new() {
            out.push_str(piece);
        } else {
            out.push_str(&format!("{style}{piece}{style:#}"));
        }
    }
}

fn style(ink: Ink) -> Style {
    let colour = |c: AnsiColor| Style::new().fg_color(Some(c.into()));
    match ink {
        Ink::Plain => Style::new(),
        Ink::Kind | Ink::Title => Style::new().bold(),
        Ink::Status(Status::Reported) => colour(AnsiColor::Green),
        Ink::Status(Status::Planned) => colour(AnsiColor::Yellow),
        Ink::Status(Status::Proposed) => colour(AnsiColor::Magenta),
        Ink::Status(Status::Denied) => colour(AnsiColor::Red),
        Ink::Margin => Style::new().dimmed(),
        Ink::Key => colour(AnsiColor::Green).bold(),
        Ink::Words => Style::new().bold(),
        Ink::Label => colour(AnsiColor::Cyan),
    }
}

/// A text of at most `width` columns, its end cut off for `…`.
pub fn fit(text: &str, width: usize) -> String {
    if cells::width(text) <= width {
        return text.to_string();
    }
    let mut out = String::new();
    let mut used = 1;
    for cell in cells::cells(text) {
        if used + cell.width > width {
            break;
        }
        used += cell.width;
        out.push_str(&cell.shown);
    }
    out + "…"
}
