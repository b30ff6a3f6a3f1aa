//! Lines of a text with their places.
//!
//! Ends at LF, CR LF or CR; counts nothing away. Example: "  * a\r\n" is a line of 3 bytes at 2.

use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Without the white space around it; empty where the line is blank.
    pub span: Span,
    /// Columns before the first mark; a tab counts for four.
    pub indent: usize,
    /// Where the next line begins.
    pub next: usize,
}

impl Line {
    pub fn is_blank(self) -> bool {
        self.span.is_empty()
    }

    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// The lines of `text` from byte `from`.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Line> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|r| !r.is_empty())?;
        let stop = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let (len, ending) = match stop {
            None => (rest.len(), 0),
            Some(i) if rest[i..].starts_with("\r\n") => (i, 2),
            Some(i) => (i, 1),
        };
        let line = line(&rest[..len], at, at + len + ending);
        at = line.next;
        Some(line)
    })
}

fn line(content: &str, at: usize, next: usize) -> Line {
    let start = content.len() - content.trim_start_matches(is_blank).len();
    let end = start + content[start..].trim_end_matches(is_blank).len();
    let indent = content[..start].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    Line { span: Span::new(at + start, at + end), indent, next }
}

/// `span` without the white space around it.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let start = span.start + quote.len() - quote.trim_start_matches(is_blank).len();
    let end = start + Span::new(start, span.end).of(text).trim_end_matches(is_blank).len();
    Span::new(start, end)
}

/// White space, or a mark that nobody sees.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
