//! The dateline before a report's first words: places, day, agency, and the dash behind them.
//!
//! Leaves a company's name before a dash, where no day and no agency stand with it and the sentence goes on in
//! lower case. Example: "ABU DHABI, 16th May, 2023 (GNA) -- His Excellency" is 33 bytes, with its full date.

use super::day::{self, Day};
use super::page::{PAGE, has};
use chrono::NaiveDate;

/// How many parts a dateline may have.
const MOST_PARTS: usize = 9;
const MOST_WORDS: usize = 5;
const LONGEST_BRACKET: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    pub len: usize,
    /// The day, where the year is told too.
    pub date: Option<NaiveDate>,
}

/// How near to the article's beginning the block stands: the nearer, the less a dateline needs to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    First,
    Early,
    Late,
}

/// The dateline that `block` begins with.
pub(super) fn at_start(block: &str, near: Near) -> Option<Dateline> {
    let mut reader = Reader { text: block, ..Reader::default() };
    let day_first = reader.day();
    if !day_first {
        reader.places()?;
        if reader.in_sentence() {
            return None;
        }
    }
    let mut closed = None;
    for _ in 0..MOST_PARTS {
        if reader.dash() {
            if reader.may_close(near) {
                closed = Some(reader.at);
            }
        } else if closed.is_none() && reader.colon(near) {
            return reader.end_at(reader.at);
        } else if !reader.part() {
            break;
        }
    }
    if day_first && !reader.agency {
        return None;
    }
    match closed {
        Some(at) => reader.end_at(at),
        None => reader.ends_without_dash(near),
    }
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The place is in capitals.
    capitals: bool,
    words: usize,
    dated: bool,
    agency: bool,
    date: Option<NaiveDate>,
    /// The last part was an agency that the list knows.
    known_last: bool,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn end_at(&self, len: usize) -> Option<Dateline> {
        Some(Dateline { len, date: self.date })
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// "CAIRO/TEL AVIV", "Houston", "RIO DE JANEIRO".
    fn places(&mut self) -> Option<()> {
        let first = name_word(self.rest())?;
        self.capitals = is_capitals(first);
        self.at = first.len();
        self.words = 1;
        while self.words < MOST_WORDS {
            let rest = self.rest();
            let gap = rest.chars().next().filter(|c| matches!(c, ' ' | '/' | '\n' | '\r')).map_or(0, |_| 1);
            let gap = gap + rest.get(gap..)?.len() - rest.get(gap..)?.trim_start().len();
            let next = rest.get(gap..)?;
            let join = name_or_join(next);
            match name_word(next).or(join) {
                Some(word) if gap > 0 && self.goes_on(word) => self.at += gap + word.len(),
                _ => break,
            }
            self.words += 1;
        }
        Some(())
    }

    /// A word in small letters follows that is no month: mostly the places were a sentence's first words.
    fn in_sentence(&self) -> bool {
        let word =
            self.rest().strip_prefix(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
        word.is_some_and(|word| !PAGE.may_be_day(word))
    }

    fn goes_on(&self, word: &str) -> bool {
        let join = word.starts_with(char::is_lowercase);
        join || is_capitals(word) == self.capitals && !PAGE.is_agency(word) && PAGE.month(word).is_none()
    }

    /// A day, an agency, or the region of a place; with the comma or full stop before it.
    fn part(&mut self) -> bool {
        let (before, known) = (self.at, std::mem::take(&mut self.known_last));
        let marks =
            self.rest().len() - self.rest().trim_start_matches([',', '.', ' ', '\n', '\r', '|']).len();
        let comma = self.rest()[..marks].contains(',');
        self.at += marks;
        let found = self.day() || self.bracket(known) || self.named_agency() || comma && self.region();
        if !found {
            (self.at, self.known_last) = (before, known);
        }
        found
    }

    fn day(&mut self) -> bool {
        let Some((day, len)) = day::at_start(self.rest()) else { return false };
        self.at += len;
        self.dated = true;
        if let Day::Full(date) = day {
            self.date = self.date.or(Some(date));
        }
        true
    }

    /// "(Agency)", "/TASS/"
    fn bracket(&mut self, known: bool) -> bool {
        let rest = self.rest();
        let close = match rest.bytes().next() {
            Some(b'(') => ')',
            Some(b'[') => ']',
            Some(b'/') => '/',
            _ => return false,
        };
        let Some(len) = rest.bytes().take(LONGEST_BRACKET).skip(1).position(|b| b == close as u8) else {
            return false;
        };
        let inner = &rest[1..=len];
        if inner.is_empty() || inner.contains(['\n', '(']) {
            return false;
        }
        self.at += len + 2;
        self.agency = true;
        self.known_last = known || super::debris::names_agency(inner);
        true
    }

    /// "KAZINFORM", "Trend News Agency"
    fn named_agency(&mut self) -> bool {
        let rest = self.rest();
        let mut len = 0;
        let mut found = 0;
        for _ in 0..4 {
            let Some(word) = rest.get(len..).and_then(name_word) else { break };
            len += word.len();
            if PAGE.is_agency(rest[..len].trim_end_matches('.')) {
                found = len;
            }
            if !rest[len..].starts_with(' ') {
                break;
            }
            len += 1;
        }
        self.at += found;
        self.at += if found > 0 { site_ending(self.rest()) } else { 0 };
        self.agency |= found > 0;
        self.known_last = found > 0;
        found > 0
    }

    /// ", Kazakhstan", ", Mo."
    fn region(&mut self) -> bool {
        if self.dated && !self.capitals {
            return false;
        }
        let before = self.at;
        for _ in 0..4 {
            let Some(word) = name_word(self.rest()) else { break };
            if PAGE.month(word.trim_end_matches('.')).is_some() {
                break;
            }
            self.at += word.len();
            match self.rest().strip_prefix(' ') {
                Some(next) if name_word(next).is_some() => self.at += 1,
                _ => break,
            }
        }
        self.at > before
    }

    /// " – ", " - ", "--", "—"
    fn dash(&mut self) -> bool {
        let rest = self.rest();
        let dashes = rest.trim_start_matches([' ', '.', '\n', '\r', '\u{a0}', ',']);
        let after = dashes.trim_start_matches(['-', '–', '—', '―', '−', '_']);
        let len = dashes.len() - after.len();
        let spaced = dashes.len() < rest.len() && after.starts_with(|c: char| c.is_whitespace() || c == '(');
        if len == 0 || dashes.starts_with(['-', '_']) && len == 1 && !spaced && !rest.starts_with("- ") {
            return false;
        }
        self.at += rest.len() - after.len();
        self.blanks();
        true
    }

    fn may_close(&self, near: Near) -> bool {
        let enough = self.dated || self.agency || self.capitals && near < Near::Late;
        enough && (self.dated || near < Near::Late || self.capitals) && begins_text(self.rest())
    }

    /// "NEW DELHI: "; in small letters only before the first paragraph.
    fn colon(&mut self, near: Near) -> bool {
        let fits = self.capitals && near < Near::Late && self.text.len() > self.at
            || near == Near::First && self.words <= 3 && !self.dated;
        let long_enough = self.rest().len() > 60 && self.at > 3;
        if !fits || !long_enough || !self.rest().starts_with(": ") || !begins_text(&self.rest()[2..]) {
            return false;
        }
        self.at += 2;
        self.blanks();
        true
    }

    /// "BAKU, Azerbaijan, May 10. Iran", "BAKU. KAZINFORM The", "Baku, May 10, AZERTAC", "ANKARA".
    fn ends_without_dash(&mut self, near: Near) -> Option<Dateline> {
        let rest = self.rest();
        let after = rest.trim_start_matches(['.', ',', ' ', '/', '\n', '\r', '\u{a0}']);
        if after.is_empty() {
            let lone = self.capitals && near < Near::Late && self.words < MOST_WORDS;
            return if self.dated || self.known_last || lone { self.end_at(self.text.len()) } else { None };
        }
        let stopped = rest.trim_start().starts_with('.') || rest.starts_with('\n');
        let told = self.capitals && (self.dated && stopped || self.known_last)
            || self.dated && self.known_last && near < Near::Late;
        let gap = after.len() < rest.len();
        if told && gap && begins_text(after) { self.end_at(self.text.len() - after.len()) } else { None }
    }
}

/// ".AZ" behind an agency's name.
fn site_ending(rest: &str) -> usize {
    let letters =
        rest.strip_prefix('.').map_or(0, |r| r.bytes().take(5).take_while(u8::is_ascii_alphabetic).count());
    if (2..=4).contains(&letters) { letters + 1 } else { 0 }
}

fn begins_text(rest: &str) -> bool {
    rest.trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[', '<', '`'])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "$€£¥₹₦".contains(c))
}

/// A capitalised word with the marks inside names: "Xi'an", "D.C.", "Nur-Sultan".
fn name_word(rest: &str) -> Option<&str> {
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}');
    let stop = rest.char_indices().take(40).find(|(_, c)| !inside(*c)).map_or(rest.len().min(40), |(i, _)| i);
    let word = rest.get(..stop)?.trim_end_matches('-');
    let dotted = rest.get(word.len()..)?.starts_with('.') && word.len() <= 5 && word.len() < rest.len();
    let initials = word.len() == 1 && dotted;
    if initials {
        let len = rest.bytes().take(8).take_while(|b| b.is_ascii_uppercase() || *b == b'.').count();
        return rest.get(..len);
    }
    (!word.is_empty()).then_some(word)
}

/// "and", "de", "of" between the words of places.
fn name_or_join(rest: &str) -> Option<&str> {
    let len = rest.bytes().take(6).take_while(u8::is_ascii_lowercase).count();
    let word = rest.get(..len)?;
    let next = rest.get(len + 1..)?;
    (next.starts_with(char::is_uppercase) && has(&PAGE.place_joins, word)).then_some(word)
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2 && !word.contains(char::is_lowercase)
}
