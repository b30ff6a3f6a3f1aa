//! What stands on a page and is no part of the article: bylines, agency tags, credits, buttons.
//!
//! Leaves everything that reads like a sentence of the article. Example: "(MENAFN- AzerNews)", "By Rania Haddad",
//! "+ ↺ − 16 px", "(Reporting by …)", "Enditem" go.

use super::day::{self, Day};
use super::line::trim;
use super::page::{PAGE, has};
use super::shape;
use crate::span::Span;

/// A line of debris has at most so many bytes.
const LONGEST: usize = 200;
const LONGEST_BYLINE: usize = 140;

/// A line (or block) that is no part of the article at all.
pub(super) fn is_debris(quote: &str) -> bool {
    if quote.len() > LONGEST {
        return !quote.contains(char::is_alphanumeric);
    }
    let bare = quote.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '(' | ')' | '©'));
    bare.is_empty()
        || has(&PAGE.lines, bare)
        || has(&PAGE.trailers, quote.trim_matches(['.', ' ', '*']))
        || begins_like_debris(quote)
        || is_buttons(quote)
        || is_internet_name(quote)
}

/// Who owns a page: "The Gazette. All rights reserved."
pub(super) fn is_notice(quote: &str) -> bool {
    if quote.len() > LONGEST {
        return false;
    }
    let lower = quote.to_lowercase();
    PAGE.notices.iter().any(|notice| lower.contains(notice.as_str()))
}

fn begins_like_debris(quote: &str) -> bool {
    let Some(first) = quote.chars().next() else { return false };
    let first = first.to_lowercase().next().unwrap_or(first);
    PAGE.line_beginnings.get(&first).into_iter().flatten().any(|beginning| {
        let Some(rest) = after_prefix(quote, beginning) else { return false };
        let marked = beginning.ends_with([':', ')', '=']) || beginning.starts_with(['(', '©']);
        let whole_words = marked || !rest.starts_with(char::is_alphanumeric);
        whole_words && (marked || !shape::is_body(quote) || quote.len() < 60)
    })
}

/// What stands behind `prefix`, which is in lower case; `quote` may be in any.
fn after_prefix<'q>(quote: &'q str, prefix: &str) -> Option<&'q str> {
    let mut rest = quote.chars();
    let mut wanted = prefix.chars();
    while let Some(want) = wanted.next() {
        let have = rest.next()?;
        if have != want && !lower_chars(have, want, &mut wanted) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Whether `have` in lower case is `want` and what follows it.
fn lower_chars(have: char, want: char, wanted: &mut std::str::Chars) -> bool {
    let mut lower = have.to_lowercase();
    lower.next() == Some(want) && lower.all(|c| wanted.next() == Some(c))
}

/// Marks and figures with hardly a letter: "+ ↺ − 16 px", "A- A A+", "16 | 120".
fn is_buttons(quote: &str) -> bool {
    let letters = quote.chars().filter(|c| c.is_alphabetic()).take(4).count();
    if letters > 3 {
        return false;
    }
    let marks = quote.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
    letters == 0 && !quote.contains(['$', '€', '£', '%']) || letters <= 3 && marks >= 2 && quote.len() <= 40
}

/// "News.Az", "www.kun.uz", "https://…"
fn is_internet_name(quote: &str) -> bool {
    if quote.contains(char::is_whitespace) {
        return false;
    }
    let address = quote.starts_with("http") || quote.starts_with("www.") || quote.starts_with('@');
    let name = quote.contains('.')
        && quote.split('.').all(|p| p.len() > 1 && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    address || name && quote.contains(char::is_alphabetic)
}

/// "By Rania Haddad and Tom Verbeeck": names and small words only, no full stop.
pub(super) fn is_byline(quote: &str) -> bool {
    let quote = quote.trim_matches(['*', '_', ' ']);
    if quote.len() > LONGEST_BYLINE || quote.ends_with(['.', '?', '!', ':']) && !quote.ends_with("Jr.") {
        return false;
    }
    let rest = PAGE.bylines.iter().find_map(|b| {
        let start = quote.get(..b.len())?;
        let rest = &quote[b.len()..];
        (start.eq_ignore_ascii_case(b) && (b.ends_with(':') || rest.starts_with([' ', ':', '\n'])))
            .then_some(rest)
    });
    let Some(rest) = rest else { return false };
    let mut words = rest.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-' | '.' | '@'));
    let named = rest.trim_start_matches([' ', ':', '\n']).starts_with(char::is_uppercase);
    named
        && words.all(|w| {
            !w.starts_with(char::is_lowercase)
                || w.contains('@')
                || has(&PAGE.byline_words, w)
                || is_particle(w)
        })
}

/// "al-Luaibi", "d'Arc"
fn is_particle(word: &str) -> bool {
    word.split_once(['-', '\'', '’']).is_some_and(|(a, b)| a.len() <= 3 && b.starts_with(char::is_uppercase))
}

/// A line that tells the page's day: "14 July 2025", "Published: March 9, 2024 14:05".
pub(super) fn dated_line(quote: &str) -> Option<Day> {
    if quote.len() > 80 {
        return None;
    }
    let lower = quote.to_lowercase();
    let label =
        PAGE.dated.iter().filter(|d| lower.starts_with(d.as_str())).map(|d| d.len()).max().unwrap_or(0);
    let value = quote.get(label..)?.trim_start_matches([':', ' ', '|', '-']);
    let value = value
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ':')
        .trim_start_matches([',', ' ', '-', '|', '–']);
    let whole = quote.get(label..)?.trim_start_matches([':', ' ', '|', '-']);
    let (day, len, from) = day::at_start(whole)
        .map(|(d, l)| (d, l, whole))
        .or_else(|| day::at_start(value).map(|(d, l)| (d, l, value)))?;
    let rest = from.get(len..)?;
    let clock_only = rest.chars().filter(|c| c.is_lowercase()).count() <= 4;
    clock_only.then_some(day)
}

/// Whether the words in brackets name an agency: "MENAFN- AzerNews", "Reuters".
pub(super) fn names_agency(inner: &str) -> bool {
    let inner = inner.trim();
    PAGE.is_agency(inner)
        || inner.split(['-', '/', ',', ' ', '–']).any(|w| w.len() > 2 && PAGE.is_agency(w.trim()))
}

/// `span` without the agency's tag that it begins with: "(MENAFN- AzerNews)", "[ANI]".
pub(super) fn without_tag(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let close = match quote.bytes().next() {
        Some(b'(') => b')',
        Some(b'[') => b']',
        _ => return span,
    };
    let Some(len) = quote.bytes().take(60).position(|b| b == close) else { return span };
    if !names_agency(&quote[1..len]) {
        return span;
    }
    let rest = quote[len + 1..].trim_start_matches([' ', '-', '–', '—', '\n', '\r']);
    trim(text, Span::new(span.end - rest.len(), span.end))
}

/// `span` without credits and closing words at its end: "(Reporting by …)", "Enditem".
pub(super) fn without_credits(text: &str, span: Span) -> Span {
    let mut span = span;
    for _ in 0..6 {
        let shorter = trim(text, without_trailer(text, without_credit(text, span)));
        if shorter == span {
            break;
        }
        span = shorter;
    }
    span
}

fn without_credit(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let Some(inner) = quote.strip_suffix([')', ']']) else { return span };
    let from = inner.len().saturating_sub(600);
    let from = (from..inner.len()).find(|i| inner.is_char_boundary(*i)).unwrap_or(inner.len());
    let Some(open) = inner[from..].rfind(['(', '[']).map(|i| i + from) else { return span };
    let note = inner[open + 1..].trim_start().to_lowercase();
    let credit = PAGE
        .credits
        .iter()
        .any(|c| note.strip_prefix(c.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let alone = inner[..open].trim_end().ends_with(['.', '"', '”', '?', '!', ')', '…']) || open == 0;
    if credit && alone { Span::new(span.start, span.start + open) } else { span }
}

fn without_trailer(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let quote = quote.strip_suffix("&#3;").unwrap_or(quote).trim_end();
    let end = span.start + quote.len();
    let last = quote.rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let Some(word) = quote.get(last..) else { return Span::new(span.start, end) };
    let before = quote[..last].trim_end();
    let closed = before.is_empty() || before.ends_with(['.', '"', '”', '?', '!', ')']);
    if closed && has(&PAGE.trailers, word.trim_end_matches('.')) {
        return Span::new(span.start, span.start + before.len());
    }
    Span::new(span.start, end)
}
