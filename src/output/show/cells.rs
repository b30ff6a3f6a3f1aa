//! Text as a terminal shows it: what stands together, how wide it is, and nothing that a terminal obeys.
//!
//! Controls, escape sequences and marks that turn the direction of writing are written out. Example: the byte
//! 27 comes out as `\x1b`, U+202E as `\u{202e}`.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What is shown together: a character with what combines with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it starts in the text, in bytes.
    pub at: usize,
    pub shown: String,
    pub width: usize,
    /// A line may break here.
    pub space: bool,
}

const JOINER: char = '\u{200d}';

/// The cells of a text; a run of white space is one space.
pub fn cells(text: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut flags = 0;
    for (at, c) in text.char_indices() {
        let flag = ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
        flags = if flag { flags + 1 } else { 0 };
        if breaks(c) {
            if !cells.last().is_some_and(|cell| cell.space) {
                cells.push(Cell { at, shown: " ".to_string(), width: 1, space: true });
            }
        } else if let Some(escape) = escape(c) {
            cells.push(Cell { at, width: escape.len(), shown: escape, space: false });
        } else if let Some(last) = cells.last_mut().filter(|last| joins(last, c, flag && flags % 2 == 0)) {
            last.shown.push(c);
            last.width = last.shown.width();
        } else {
            let shown = c.to_string();
            cells.push(Cell { at, width: shown.width(), shown, space: false });
        }
    }
    cells
}

/// A text in one line with nothing in it that a terminal obeys.
pub fn safe(text: &str) -> String {
    cells(text).into_iter().map(|cell| cell.shown).collect()
}

pub fn width(text: &str) -> usize {
    text.width()
}

/// White space at which a line may break; a no-break space is not.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// How a character is written that must not reach a terminal or would hide what is written.
fn escape(c: char) -> Option<String> {
    let direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hidden = matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || ('\u{e0000}'..='\u{e007f}').contains(&c);
    match u32::from(c) {
        code @ (0..=0x1f | 0x7f) => Some(format!("\\x{code:02x}")),
        code if c.is_control() || direction || hidden => Some(format!("\\u{{{code:x}}}")),
        _ => None,
    }
}

/// Whether a character is shown in the cell before it.
fn joins(last: &Cell, c: char, second_flag: bool) -> bool {
    !last.space
        && !last.shown.starts_with('\\')
        && (c.width() == Some(0)
            || last.shown.ends_with(JOINER)
            || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
            || second_flag)
}

#[cfg(test)]
mod tests {
    use super::{cells, safe};

    fn widths(text: &str) -> Vec<usize> {
        cells(text).iter().map(|c| c.width).collect()
    }

    #[test]
    fn wide_and_combining_characters_have_their_width() {
        assert_eq!(widths("a石油e\u{301}"), [1, 2, 2, 1]);
        assert_eq!(widths("👩\u{200d}🚒🇰🇿🇩🇪👍🏽"), [2, 2, 2, 2]);
        assert_eq!(widths("a \n\t b\u{a0}c"), [1, 1, 1, 1, 1]);
    }

    #[test]
    fn nothing_that_a_terminal_obeys_comes_out() {
        assert_eq!(safe("a\u{1b}[31mred\u{7}"), "a\\x1b[31mred\\x07");
        assert_eq!(safe("\u{9b}2J \u{202e}evil\u{202c}"), "\\u{9b}2J \\u{202e}evil\\u{202c}");
        assert_eq!(safe("zero\u{200b}width\u{feff}"), "zero\\u{200b}width\\u{feff}");
        assert_eq!(safe("back\\slash\u{301}"), "back\\slash\u{301}");
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        assert!(!safe(&all).chars().any(char::is_control));
    }
}
