//! Cuts text into tokens: runs of letters, runs of digits, single marks.
//!
//! The word lists and the articles are cut by this same knife, so that an alias matches however its words
//! are spaced or broken over lines. Example: "US$1.5bn" is `US` `$` `1` `.` `5` `bn`, all but the first glued.

use super::ascii::{self, Letters};
use super::hint;
use super::words::{Hinting, Word, Words};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The token's folded word in the vocabulary; [`Word::UNKNOWN`] where no list has it.
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

    pub fn is_digits(&self) -> bool {
        self.kind == Kind::Digits
    }

    /// Begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.case >= Case::Capital
    }
}

/// What was seen of tokens while they were cut.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// What their words hint at, before any list is searched.
    pub hints: u16,
    /// How many begin with a capital letter.
    pub capitals: u32,
}

/// Appends the tokens of `text[start..end]` to `out`.
pub fn cut(text: &str, start: usize, end: usize, words: &Words, out: &mut Vec<Token>) -> Seen {
    let (mut at, mut glued, mut seen) = (start, false, Seen::default());
    while at < end {
        // Most tokens are words of a few ASCII letters.
        let word = ascii::letters(&text.as_bytes()[at..]).filter(|word| at + word.len <= end);
        let (stop, added) = match word {
            Some(Letters { len, key, case }) => {
                let (start, end, Hinting { word, hints }) =
                    (at as u32, (at + len) as u32, words.find_key(key));
                let token = Token { start, end, word, kind: Kind::Word, case, glued, mark: 0 };
                seen.hints |= hints[usize::from(token.is_capital())];
                seen.capitals += u32::from(token.is_capital());
                out.push(token);
                (at + len, true)
            }
            None => {
                let (stop, added) = add_other(text, at, end, glued, words, out);
                if let Some(token) = out.last().filter(|_| added) {
                    let digits = if token.kind == Kind::Digits { hint::DIGITS } else { 0 };
                    seen.hints |= words.hints(token.word, token.is_capital()) | digits;
                    seen.capitals += u32::from(token.is_capital());
                }
                (stop, added)
            }
        };
        // One blank stands behind most.
        let blank = text.as_bytes()[..end].get(stop) == Some(&b' ');
        (at, glued) = (stop + usize::from(blank), added && !blank);
    }
    seen
}

/// Adds the token at `at`, unless white space or an invisible mark stands there: where it ends, and whether it was added.
#[inline(never)]
fn add_other(
    text: &str,
    at: usize,
    end: usize,
    glued: bool,
    words: &Words,
    out: &mut Vec<Token>,
) -> (usize, bool) {
    let bytes = &text.as_bytes()[at..end];
    let (stop, kind) = match bytes[0] {
        b'a'..=b'z' | b'A'..=b'Z' => (word_end(text, at, end), Some(Kind::Word)),
        b' ' | b'\n' | b'\t' | b'\r' | 0x0c => (at + 1, None),
        b'0'..=b'9' => (at + bytes.iter().take_while(|b| b.is_ascii_digit()).count(), Some(Kind::Digits)),
        0x80.. => slow_run(text, at, end),
        mark => {
            let (mark, start, case) = (fold_ascii(mark), at as u32, Case::None);
            let word = words.find_mark(mark);
            out.push(Token { start, end: start + 1, word, kind: Kind::Mark, case, glued, mark });
            return (at + 1, true);
        }
    };
    out.extend(kind.map(|kind| token(text, at, stop, kind, glued, words)));
    (stop, kind.is_some())
}

/// The end of a word that begins with an ASCII letter.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let letters = text.as_bytes()[at..end].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    match text.as_bytes()[..end].get(at + letters) {
        Some(0x80..) => slow_run(text, at, end).0,
        _ => at + letters,
    }
}

/// The run that starts at `at` where Unicode has to be asked; no kind for white space and invisible marks.
fn slow_run(text: &str, at: usize, end: usize) -> (usize, Option<Kind>) {
    let rest = &text[at..end];
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return (end, None) };
    // Dashes and quotation marks, which most of these are.
    if matches!(first, '\u{2010}'..='\u{2027}') {
        return (at + first.len_utf8(), Some(Kind::Mark));
    }
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
        c if c.is_ascii() => fold_ascii(c as u8),
        '‐'..='―' | '−' | '⁃' | '﹘' | '－' => b'-',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʼ' | '＇' => b'\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => b'"',
        '…' => b'.',
        '·' | '•' | '●' | '▪' | '◦' | '‣' => b'*',
        '\u{2044}' | '／' => b'/',
        _ => OTHER,
    }
}

/// The same of an ASCII mark.
fn fold_ascii(mark: u8) -> u8 {
    if mark == b'`' { b'\'' } else { mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

    proptest! {
        /// The quick way over ASCII letters reads what the slow way over characters reads.
        #[test]
        fn both_ways_read_the_same(text in "([A-Za-z]{1,20}|[ -~]{1,4}|[à-ü’–€ ]|\\PC){0,30}") {
            let words = &LEXICON.words;
            let mut tokens = Vec::new();
            cut(&text, 0, text.len(), words, &mut tokens);
            for read in tokens {
                let slow = token(&text, read.start as usize, read.end as usize, read.kind, read.glued, words);
                prop_assert_eq!(format!("{:?}", read), format!("{:?}", slow));
                if read.kind == Kind::Word {
                    prop_assert_eq!(read.end as usize, slow_run(&text, read.start as usize, text.len()).0);
                }
            }
        }
    }
}
