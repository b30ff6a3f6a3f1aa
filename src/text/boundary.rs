//! Where a sentence ends: looks at every `.`, `?`, `!` and `…`, at the word before and at what follows.
//!
//! Leaves colons and semicolons, which end none. Example: in "Gen. Lee met E. S. Pillai at 5 p.m. Monday. He
//! left." only the stops after "Monday" and "left" end a sentence.

use super::next::{First, Next, closers, read, word_at};
use super::words::{Class, WORDS, Words, has};
use crate::article::{blank, trim};
use crate::span::Span;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// How far back the word before a full stop may begin, in bytes.
const BACK: usize = 32;
/// How many words may stand before the verb of speech in `"Why?" Energy Minister Alexander Novak asked`.
const SUBJECT: usize = 12;

/// A possible end of a sentence.
struct Mark<'t> {
    text: &'t str,
    /// Where the sentence began, and where the block ends.
    start: usize,
    end: usize,
    /// The run of `.?!…`, and the end of the quotation marks and brackets behind it.
    run: Span,
    close: usize,
    words: &'static Words,
}

/// Calls `found` with each sentence, without the white space around it.
pub(super) fn split(stops: &mut Stops, block: Span, mut found: impl FnMut(Span)) {
    let text = stops.text;
    let Span { start, end } = block;
    let mut start = start + blank(&text[start..end]);
    let mut at = start;
    while let Some(stop) = stops.next(at, end) {
        // "3.5", "Kun.uz"
        if let Some(b'0'..=b'9' | b'a'..=b'z') = text.as_bytes()[..end].get(stop + 1) {
            at = stop + 1;
            continue;
        }
        let run = Span::new(stop, run_end(text.as_bytes(), stop, end));
        let close = run.end + closers(&text[run.end..end]);
        let mark = Mark { text, start, end, run, close, words: &WORDS };
        if mark.ends_sentence() {
            found(Span::new(start, close));
            let entity = if text[close..end].starts_with("&nbsp;") { 6 } else { 0 };
            start = close + entity + blank(&text[close + entity..end]);
        }
        at = start.max(close);
    }
    found(trim(text, Span::new(start, end)));
}

static ELLIPSIS: LazyLock<Finder> = LazyLock::new(|| Finder::new("…"));

/// The marks of a text at which a sentence may end; every byte is searched once.
pub(super) struct Stops<'t> {
    pub text: &'t str,
    /// From where on the next `.`, `?` or `!` is known, and where it stands; the end where there is none.
    mark: Span,
    /// As much of the next `…`.
    ellipsis: Span,
}

impl<'t> Stops<'t> {
    pub fn new(text: &'t str) -> Self {
        // Nothing is known yet.
        let none = Span::new(1, 0);
        Self { text, mark: none, ellipsis: none }
    }

    /// The first mark from `at` on that stands before `end`.
    fn next(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        let stop = next_of(&mut self.mark, at, rest, |rest| memchr::memchr3(b'.', b'?', b'!', rest));
        let stop = stop.min(next_of(&mut self.ellipsis, at, rest, |rest| ELLIPSIS.find(rest)));
        (stop < end).then_some(stop)
    }
}

/// Where the next mark stands: as `known`, where that is told of `at`, else as `find` tells of the rest from there on.
fn next_of(known: &mut Span, at: usize, rest: &[u8], find: impl Fn(&[u8]) -> Option<usize>) -> usize {
    if !(known.start..=known.end).contains(&at) {
        *known = Span::new(at, at + find(rest).unwrap_or(rest.len()));
    }
    known.end
}

fn is_ellipsis(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at + 3) == Some("…".as_bytes())
}

fn run_end(bytes: &[u8], stop: usize, end: usize) -> usize {
    let mut at = stop;
    while at < end {
        at += match bytes[at] {
            b'.' | b'?' | b'!' => 1,
            0xe2 if is_ellipsis(bytes, at) => 3,
            _ => break,
        };
    }
    at
}

impl<'t> Mark<'t> {
    fn ends_sentence(&self) -> bool {
        let next = read(self.text, self.close, self.end);
        match next.first {
            First::None => true,
            First::Lower | First::Join => false,
            _ if !next.gap => self.lacks_space(&next),
            _ if self.asks() => self.question_ends(&next),
            _ if self.run.len() > 1 => next.first != First::Mark,
            _ => self.stop_ends(&next),
        }
    }

    /// A question or an exclamation: goes on where a verb of speech follows its quotation marks.
    fn question_ends(&self, next: &Next) -> bool {
        if next.first == First::Upper && self.quoted() {
            return !self.speaker_follows(next.at);
        }
        let exclaiming = self.run.of(self.text) == "!" && has(&self.words.exclaiming, self.word_before());
        !exclaiming
    }

    /// One full stop with white space behind it.
    fn stop_ends(&self, next: &Next<'t>) -> bool {
        let word = self.word_before();
        if self.numbers_a_list(word) {
            return false;
        }
        let class = self.words.class(word);
        if class == Class::Plain {
            return true;
        }
        match self.closing() {
            Some(')' | ']') => return self.text[self.start..].starts_with(['(', '[']),
            Some(_) if class != Class::BeforeName => return true,
            _ => {}
        }
        self.abbreviation_ends(class, next)
    }

    fn abbreviation_ends(&self, class: Class, next: &Next<'t>) -> bool {
        let starts = || has(&self.words.starters, next.word());
        match (class, next.first) {
            (Class::BeforeName, _) => false,
            (Class::BeforeFigure, first) => first == First::Upper,
            (Class::Company, First::Mark) => false,
            (Class::Company, _) if next.bracket => false,
            (Class::Company, _) => starts() || !self.goes_on_with_company(next),
            (Class::Hour, First::Upper) => !has(&self.words.after_hour, next.word()),
            (_, First::Upper) => starts() && !has(&self.words.joins, next.word()),
            _ => false,
        }
    }

    fn goes_on_with_company(&self, next: &Next) -> bool {
        has(&self.words.after_company, next.word()) || self.words.class(next.word()) == Class::Company
    }

    /// No white space behind: "done.The", `done."The`, but not "News.Az", "3.5" or "U.S.".
    fn lacks_space(&self, next: &Next<'t>) -> bool {
        let before = &self.text[..self.run.start];
        let Some(last) = before.chars().next_back() else { return false };
        let glued_quote = next.at > self.close && self.text[self.close..].starts_with(['“', '„', '«']);
        let fits = last.is_lowercase() || last.is_numeric() || matches!(last, '%' | ')' | '”' | '"');
        if next.first != First::Upper || !fits || self.is_address(self.word_before(), next) {
            return false;
        }
        let (first, then) = (next.word(), &self.text[next.at + next.word().len()..self.end]);
        let small = first.chars().skip(1).all(char::is_lowercase) && !then.starts_with(['.', '/', '@', '_']);
        glued_quote || small && (first.chars().nth(1).is_some() || then.starts_with(' '))
    }

    /// The full stop is inside an internet name or a number of a version.
    fn is_address(&self, word: &str, next: &Next) -> bool {
        let begins = self.run.start - word.len();
        let before = self.text[..begins].chars().next_back();
        let dotted = word.contains('.') && !word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        dotted
            || matches!(before, Some('/' | '@' | '_' | '#' | '='))
            || self.close == self.run.end && has(&self.words.domains, next.word())
            || self.words.class(word) != Class::Plain
    }

    fn asks(&self) -> bool {
        self.run.of(self.text).bytes().any(|b| matches!(b, b'?' | b'!'))
    }

    fn closing(&self) -> Option<char> {
        self.text[self.run.end..self.close].chars().next_back()
    }

    fn quoted(&self) -> bool {
        let behind = &self.text[self.run.end..self.close];
        behind.contains(['"', '\'', '”', '’', '»', '&'])
    }

    /// The word that the run stands behind, inner full stops included; empty where it is longer than [`BACK`].
    fn word_before(&self) -> &'t str {
        let text: &'t str = &self.text[self.start..self.run.start];
        let plain = |b: &u8| b.is_ascii_alphanumeric() || *b == b'.';
        let begin = text.len() - text.bytes().rev().take(BACK + 1).take_while(plain).count();
        let before = begin.checked_sub(1).map(|at| text.as_bytes()[at]);
        if text.len() - begin <= BACK && before.is_none_or(|b| b.is_ascii()) {
            return &text[begin..];
        }
        let letters = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\u{300}'..='\u{36f}');
        let mut begin = text.len();
        for (i, c) in text.char_indices().rev() {
            if !letters(c) {
                break;
            }
            begin = i;
            if text.len() - begin > BACK {
                return "";
            }
        }
        &text[begin..]
    }

    /// "1." or "IV." or "A." at the start of the sentence.
    fn numbers_a_list(&self, word: &str) -> bool {
        let alone = self.run.start - self.start == word.len();
        alone
            && (1..=4).contains(&word.len())
            && (word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                || word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
                || word.len() == 1)
    }

    /// Up to the next mark a subject and a verb of speech stand: `Energy Minister Alexander Novak asked`.
    fn speaker_follows(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..SUBJECT {
            let word = word_at(&self.text[at..self.end]);
            if word.is_empty() {
                return false;
            }
            at += word.len();
            if has(&self.words.speech, word) {
                return !self.text[at..self.end].trim_start().starts_with("that ");
            }
            let rest = &self.text[at..self.end];
            let stopped = rest.starts_with('.') && self.words.class(word) == Class::Plain;
            let gap = rest.char_indices().take(4).find(|(_, c)| c.is_alphabetic()).map(|(i, _)| i);
            match gap {
                Some(gap) if !stopped && !rest[..gap].contains(['?', '!', ';', ':', '"', '“']) => at += gap,
                _ => return false,
            }
        }
        false
    }
}
