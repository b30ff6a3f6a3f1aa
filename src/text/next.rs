//! What stands behind the end of a possible sentence: its first letter, mark or figure.
//!
//! Passes over white space, opening quotation marks and brackets. Example: behind "done." in `done. "We` is the
//! capital of "We", opened.

use crate::article::blank;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Lower,
    /// A capital, or a letter of a script without case.
    Upper,
    Digit,
    /// A comma or another mark that no sentence begins with.
    Join,
    Mark,
    /// Nothing follows.
    None,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Next<'t> {
    pub first: First,
    /// White space stands between.
    pub gap: bool,
    pub bracket: bool,
    /// Where the first letter, mark or figure stands, and the text from there on.
    pub at: usize,
    rest: &'t str,
}

impl<'t> Next<'t> {
    /// The letters there; none where it begins with something else.
    pub fn word(&self) -> &'t str {
        word_at(self.rest)
    }
}

/// Reads on from `from` to `end`.
pub(super) fn read(text: &str, from: usize, end: usize) -> Next<'_> {
    let rest = &text[from..end];
    // Mostly it is one blank and a capital.
    if let [b' ', b'A'..=b'Z', ..] = rest.as_bytes() {
        return Next { first: First::Upper, gap: true, bracket: false, at: from + 1, rest: &rest[1..] };
    }
    let blank = match blank(rest) {
        0 if rest.starts_with("&nbsp;") => 6,
        blank => blank,
    };
    let mut at = from + blank;
    let mut bracket = false;
    while let Some(len) = opener(&text[at..end]) {
        bracket |= text[at..].starts_with(['(', '[']);
        at += len;
    }
    let first = text[at..end].chars().next();
    let kind = match first {
        None => First::None,
        Some(c) if c.is_lowercase() => First::Lower,
        Some(c) if c.is_alphabetic() => First::Upper,
        Some(c) if c.is_numeric() => First::Digit,
        Some(',' | ';' | ':' | '%' | '/' | ')' | ']' | '”' | '»' | '.' | '?' | '!' | '…') => First::Join,
        Some(_) => First::Mark,
    };
    Next { first: kind, gap: blank > 0, bracket, at, rest: &text[at..end] }
}

/// The run of letters at the start, at most 24 bytes of it.
pub(super) fn word_at(text: &str) -> &str {
    let stop = text.char_indices().find(|(i, c)| *i >= 24 || !c.is_alphabetic());
    stop.map_or(text, |(i, _)| &text[..i])
}

/// The length of an opening mark at the start.
fn opener(rest: &str) -> Option<usize> {
    const ENTITIES: [&str; 6] = ["&quot;", "&#34;", "&ldquo;", "&lsquo;", "&#8220;", "&#8216;"];
    let c = rest.chars().next()?;
    match c {
        '"' | '\'' | '“' | '‘' | '«' | '„' | '‚' | '(' | '[' | '{' | '*' | '_' | '¿' | '¡' => {
            Some(c.len_utf8())
        }
        '–' | '—' | '-' => dash(rest),
        '&' => ENTITIES.iter().find(|e| rest.starts_with(**e)).map(|e| e.len()),
        _ => None,
    }
}

/// A dash that stands alone.
fn dash(rest: &str) -> Option<usize> {
    let behind = rest.trim_start_matches(['–', '—', '-']);
    behind.starts_with(' ').then(|| rest.len() - behind.len() + 1)
}

/// The length of closing marks at the start: quotation marks, brackets, emphasis, a note's number.
pub(super) fn closers(rest: &str) -> usize {
    const ENTITIES: [&str; 6] = ["&quot;", "&#34;", "&rdquo;", "&rsquo;", "&#8221;", "&#8217;"];
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        at += match c {
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '*' | '_' => c.len_utf8(),
            '&' => match ENTITIES.iter().find(|e| rest[at..].starts_with(**e)) {
                Some(entity) => entity.len(),
                None => break,
            },
            '[' => match note(&rest[at..]) {
                Some(len) => len,
                None => break,
            },
            ' ' | '\u{a0}' | '\u{202f}' => match spaced(&rest[at..]) {
                Some(len) => len,
                None => break,
            },
            _ => break,
        };
    }
    at
}

/// White space with a closing mark behind it that cannot open: " »", " ”".
fn spaced(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let blank = chars.next()?.len_utf8();
    chars.next().filter(|c| matches!(c, '”' | '»')).map(|c| blank + c.len_utf8())
}

/// "[12]"
fn note(rest: &str) -> Option<usize> {
    let digits = rest[1..].bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && rest.as_bytes().get(digits + 1) == Some(&b']')).then_some(digits + 2)
}
