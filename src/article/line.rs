//! Lines of a text with their places.
//!
//! Ends at LF, CR LF or CR; counts nothing away. Example: "  * a\r\n" is a line of 3 bytes at 2.

use crate::span::Span;
use std::borrow::Cow;

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
        let rest = text.as_bytes().get(at..).filter(|r| !r.is_empty())?;
        let (len, ending) = match memchr::memchr2(b'\n', b'\r', rest) {
            None => (rest.len(), 0),
            Some(i) if rest[i..].starts_with(b"\r\n") => (i, 2),
            Some(i) => (i, 1),
        };
        let line = line(text, Span::new(at, at + len), at + len + ending);
        at = line.next;
        Some(line)
    })
}

fn line(text: &str, whole: Span, next: usize) -> Line {
    let span = trim(text, whole);
    let before = Span::new(whole.start, span.start).of(text);
    let indent = before.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    Line { span, indent, next }
}

/// `span` without the white space around it.
pub fn trim(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let blank = blank(quote);
    let len = match &quote.as_bytes()[blank..] {
        bare @ [.., b'!'..=b'~'] => bare.len(),
        _ => quote[blank..].trim_end_matches(is_blank).len(),
    };
    let start = span.start + blank;
    Span::new(start, start + len)
}

/// How many bytes of white space stand at the start; mostly none, or one blank.
pub fn blank(text: &str) -> usize {
    match text.as_bytes() {
        [b' ', b'!'..=b'~', ..] => 1,
        [b'!'..=b'~', ..] => 0,
        _ => text.len() - text.trim_start_matches(is_blank).len(),
    }
}

/// The words with one blank between, as mostly they stand.
pub fn on_one_line(quote: &str) -> Cow<'_, str> {
    let quote = quote.trim();
    let one_blank = |pair: &[u8]| matches!(pair, [b' '..=b'~', b'!'..=b'~'] | [b'!'..=b'~', b' ']);
    if quote.as_bytes().windows(2).all(one_blank) {
        return Cow::Borrowed(quote);
    }
    let mut line = String::with_capacity(quote.len());
    for word in quote.split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    Cow::Owned(line)
}

/// White space, or a mark that nobody sees.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
