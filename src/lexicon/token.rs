//! Cuts text into tokens: runs of letters, runs of digits, single marks.
//!
//! The word lists and the articles are cut by this same knife, so that an alias matches however its words
//! are spaced or broken over lines. Example: "US$1.5bn" is `US` `$` `1` `.` `5` `bn`, all but the first glued.

use super::words::{Word, Words};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters (with combining marks and superscript digits).
    Word,
    /// A run of ASCII digits.
    Digits,
    /// One mark that is neither.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter of either case.
    None,
    Lower,
    /// First letter capital, another one lower (or a single capital letter).
    Capital,
    /// Two letters or more, all capital.
    Upper,
}

/// One token; `start` and `end` count bytes of the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// The token's folded word in [`Words`]; [`Word::UNKNOWN`] where no list has it.
    pub word: Word,
    pub kind: Kind,
    pub case: Case,
    /// No white space stands before it.
    pub glued: bool,
    /// A mark folded to ASCII (every dash `-`, every single quote `'`, every double quote `"`), else 0.
    pub mark: u8,
}

impl Token {
    pub fn is_mark(&self, mark: u8) -> bool {
        self.mark == mark
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }
}

/// Appends the tokens of `text[start..end]` to `out`.
pub fn cut(text: &str, start: usize, end: usize, words: &Words, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let (mut at, mut glued) = (start, false);
    while at < end {
        let first = bytes[at];
        if first.is_ascii_whitespace() {
            (at, glued) = (at + 1, false);
            continue;
        }
        let run = if first < 0x80 { ascii_run(bytes, at, end) } else { None };
        let (stop, kind) = match run {
            Some(found) => found,
            None => match slow_run(text, at, end) {
                (stop, Some(kind)) => (stop, kind),
                (stop, None) => {
                    (at, glued) = (stop, false);
                    continue;
                }
            },
        };
        out.push(token(text, at, stop, kind, glued, words));
        (at, glued) = (stop, true);
    }
}

/// The run that starts at an ASCII byte; `None` where a non-ASCII letter may belong to it.
fn ascii_run(bytes: &[u8], at: usize, end: usize) -> Option<(usize, Kind)> {
    let same: fn(&u8) -> bool = match bytes[at] {
        b if b.is_ascii_alphabetic() => u8::is_ascii_alphabetic,
        b if b.is_ascii_digit() => u8::is_ascii_digit,
        _ => return Some((at + 1, Kind::Mark)),
    };
    let stop = at + bytes[at..end].iter().take_while(|b| same(b)).count();
    let letters = bytes[at].is_ascii_alphabetic();
    if letters && stop < end && bytes[stop] >= 0x80 {
        return None;
    }
    Some((stop, if letters { Kind::Word } else { Kind::Digits }))
}

/// The run that starts at `at` where Unicode has to be asked; no kind for white space and invisible marks.
fn slow_run(text: &str, at: usize, end: usize) -> (usize, Option<Kind>) {
    let rest = &text[at..end];
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return (end, None) };
    if first.is_whitespace() || is_invisible(first) {
        return (at + first.len_utf8(), None);
    }
    if !is_letter(first) {
        return (at + first.len_utf8(), Some(Kind::Mark));
    }
    let stop = chars.find(|&(_, c)| !is_letter(c) && !is_joining(c)).map_or(end, |(i, _)| at + i);
    (stop, Some(Kind::Word))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || (c.is_numeric() && !c.is_ascii_digit())
}

/// Combining marks (decomposed accents) and joiners stay inside their word.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

fn token(text: &str, start: usize, end: usize, kind: Kind, glued: bool, words: &Words) -> Token {
    let quote = &text[start..end];
    let mark = if kind == Kind::Mark { fold_mark(quote) } else { 0 };
    let (word, case) = match kind {
        Kind::Word => (words.find(quote), case_of(quote)),
        Kind::Digits => (words.find_digits(quote), Case::None),
        Kind::Mark if mark == OTHER => (words.find_sign(quote), Case::None),
        Kind::Mark => (words.find_mark(mark), Case::None),
    };
    Token { start: start as u32, end: end as u32, word, kind, case, glued, mark }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    if first.is_lowercase() {
        return Case::Lower;
    }
    if !first.is_uppercase() {
        return Case::None;
    }
    let mut rest = letters.peekable();
    let upper = rest.peek().is_some() && rest.all(|c| !c.is_lowercase());
    if upper { Case::Upper } else { Case::Capital }
}

/// The folded mark of every sign that is like no ASCII mark; lists tell such signs apart ("€", "£").
pub const OTHER: u8 = 0x7f;

/// One ASCII byte for every look-alike; [`OTHER`] for a mark that no rule names.
fn fold_mark(mark: &str) -> u8 {
    let Some(c) = mark.chars().next() else { return OTHER };
    match c {
        '‐'..='―' | '−' | '⁃' | '﹘' | '－' => b'-',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | '＇' => b'\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => b'"',
        '…' => b'.',
        '·' | '•' | '●' | '▪' | '◦' | '‣' => b'*',
        '\u{2044}' | '／' => b'/',
        c if c.is_ascii() => c as u8,
        _ => OTHER,
    }
}
