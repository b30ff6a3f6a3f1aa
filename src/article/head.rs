//! What stands above an article: a ` date YYYY-MM-DD` line, keys with values, or YAML front matter.
//!
//! Leaves the rest of the ` date` line to the caller: it may be a headline, a byline or the text's first words.
//! Example: " date 2023-07-29 Trade grows" gives 2023-07-29 and "Trade grows".

use super::DateSource;
use super::day::{self, Day};
use super::line::{Line, lines, trim};
use super::page::{PAGE, has};
use super::warning::Warning;
use crate::span::Span;
use chrono::NaiveDate;

/// Front matter longer than this is none.
const MOST_LINES: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Head {
    pub date: Option<(NaiveDate, DateSource)>,
    pub title: Option<Span>,
    pub url: Option<Span>,
    /// What follows the date on a ` date` line; such a line was there where this is some.
    pub rest: Option<Span>,
    /// Where the body's lines begin.
    pub body: usize,
    pub warnings: Vec<Warning>,
}

/// Reads what stands above the article in `text`.
pub(super) fn read(text: &str) -> Head {
    let Some(first) = lines(text, 0).find(|l| !l.is_blank()) else { return Head::default() };
    date_line(text, first)
        .or_else(|| front_matter(text, first))
        .or_else(|| keys(text, first))
        .unwrap_or_default()
}

fn date_line(text: &str, line: Line) -> Option<Head> {
    let quote = line.of(text);
    let word = quote.get(..4).filter(|w| w.eq_ignore_ascii_case("date"))?;
    let after = quote[word.len()..].trim_start_matches(':');
    let blank = after.len() - after.trim_start().len();
    let value = after.trim_start();
    if blank == 0 || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (day, len) = day::at_start(value)?;
    let rest = value[len..].trim_start();
    if after.len() < quote.len() - word.len()
        && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let start = line.span.end - value.len();
    let mut head = Head { body: line.next, ..Head::default() };
    head.take_date(text, day, Span::new(start, start + len), DateSource::Header);
    let rest = start + len + clock(&value[len..]);
    head.rest = Some(trim(text, Span::new(rest, line.span.end)));
    Some(head)
}

/// The length of a time of day glued to a date: "T12:00:00Z".
fn clock(rest: &str) -> usize {
    let is_clock = rest.starts_with(['T', 't']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if is_clock { rest.find(char::is_whitespace).unwrap_or(rest.len()) } else { 0 }
}

/// `---`, keys with values, `---`.
fn front_matter(text: &str, first: Line) -> Option<Head> {
    if first.of(text) != "---" {
        return None;
    }
    let mut head = Head::default();
    let mut open_key: Option<&str> = None;
    for line in lines(text, first.next).take(MOST_LINES) {
        let quote = line.of(text);
        if matches!(quote, "---" | "...") {
            head.body = line.next;
            return Some(head);
        }
        match quote.split_once(':').filter(|_| line.indent == 0) {
            Some((key, value)) if matches!(value.trim(), "" | ">" | "|" | ">-" | "|-") => {
                open_key = Some(key)
            }
            Some((key, value)) => {
                open_key = None;
                head.take_key(text, key, Span::new(line.span.end - value.len(), line.span.end));
            }
            None => {
                if let Some(key) = open_key.take() {
                    head.take_key(text, key, line.span);
                }
            }
        }
    }
    None
}

/// "Title: …", "Date: …" on the first lines.
fn keys(text: &str, first: Line) -> Option<Head> {
    let mut head = Head { body: first.next, ..Head::default() };
    let mut telling = 0;
    for line in lines(text, first.span.start).take(MOST_LINES) {
        let Some((key, value)) = line.of(text).split_once(':').filter(|(key, _)| is_key(key)) else { break };
        telling += usize::from(!has(&PAGE.keys.other, key.trim()));
        head.take_key(text, key, Span::new(line.span.end - value.len(), line.span.end));
        head.body = line.next;
    }
    (telling > 0).then_some(head)
}

fn is_key(key: &str) -> bool {
    let keys = &PAGE.keys;
    [&keys.date, &keys.title, &keys.url, &keys.other].iter().any(|set| has(set, key.trim()))
}

impl Head {
    fn take_key(&mut self, text: &str, key: &str, value: Span) {
        let key = key.trim();
        let value = unquote(text, trim(text, value));
        if value.is_empty() {
            return;
        }
        if has(&PAGE.keys.title, key) {
            self.title = self.title.or(Some(value));
        } else if has(&PAGE.keys.url, key) {
            self.url = self.url.or(Some(value));
        } else if has(&PAGE.keys.date, key)
            && let Some(day) = day::of_value(value.of(text))
        {
            self.take_date(text, day, value, DateSource::Meta);
        }
    }

    fn take_date(&mut self, text: &str, day: Day, span: Span, source: DateSource) {
        match day {
            Day::Full(date) => self.date = self.date.or(Some((date, source))),
            Day::Partial => {}
            Day::Impossible => {
                let line = 1 + text.get(..span.start).map_or(0, |t| t.matches('\n').count());
                let text = span.of(text).to_string();
                self.warnings.push(Warning::NoSuchDay { text, span, line });
            }
        }
    }
}

fn unquote(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    for mark in ['"', '\''] {
        if quote.len() > 1 && quote.starts_with(mark) && quote.ends_with(mark) {
            return Span::new(span.start + 1, span.end - 1);
        }
    }
    span
}
