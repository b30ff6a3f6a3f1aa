//! Texts that nobody would write: listed words, marks and pieces of articles, thrown together by a seeded die.
//!
//! Example: seed 7 gives the same text on every machine.

use crate::common::{files, read, root};
use crate::corpus::Dice;
use std::collections::BTreeMap;

/// What stands between words, and what no word list holds.
const ODDITIES: &[&str] = &[
    "\u{feff}",
    "e\u{301}",
    "\u{301}",
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\n\n",
    "🙂",
    "👩‍👩‍👧",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "中",
    "नि",
    "א",
    "٣",
    "５",
    "½",
    "²",
    "№",
    "€",
    "$",
    "£",
    "%",
    "‰",
    "US$",
    "“",
    "”",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "\"",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "<b>",
    "&amp;",
    "—",
    "–",
    "-",
    "‑",
    "−",
    "/",
    "\\",
    "|",
    "*",
    "#",
    "_",
    "…",
    "...",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "?!",
    "1,5",
    "1.5",
    "1,234,567",
    "1.234.567",
    "1 234",
    "000",
    "0",
    "00.0",
    "2023",
    "1999-2001",
    "2023/24",
    "31/12/2023",
    "2023-02-30",
    "12:30",
    "1e9",
    "99999999999999999999999999999999999999",
    "0.00000000000000000000000000000001",
    "-5",
    "+5",
    "5th",
    "1/2",
    "5-6",
    "5bn",
    "A.",
    "U.S.",
    "St.",
    "Mr.",
    "https://a.b/c?d=1",
    "a@b.c",
    "(a)",
    "'s",
    "n't",
    "O'Neil",
    "al-",
    "Ji-hoon",
    "X",
    "x",
    "II",
    "Jr.",
    "of",
    "to",
    "and",
    "from",
    "between",
    "said",
    "he",
    "the",
    "by",
    "not",
    "will",
    "if",
    "would",
    "in",
    "at",
];

const JOINS: &[&str] =
    &[" ", " ", " ", " ", " ", " ", "", ", ", "-", " - ", ". ", "\n", "\n\n", "\u{a0}", " and ", " of "];

pub struct Salad {
    /// The aliases of each file of the lists.
    lists: Vec<Vec<String>>,
    articles: Vec<Vec<String>>,
}

impl Salad {
    pub fn new() -> Self {
        let lists =
            files(&root().join("src/lexicon"), &["toml"]).into_iter().map(|file| aliases(&read(&file)));
        let articles = ["seeds", "fixtures/eval/dev/articles"].iter();
        let articles = articles.flat_map(|folder| files(&root().join(folder), &["txt"]));
        Self { lists: lists.collect(), articles: articles.map(|file| pieces(&read(&file))).collect() }
    }

    pub fn text(&self, seed: u64) -> String {
        let mut dice = Dice::new(seed);
        let mut text = match dice.below(4) {
            0 => String::new(),
            1 => " date 2023-09-29 Trade grows\n\n".into(),
            2 => "BAKU, May 5 (Interfax) - ".into(),
            _ => "---\ntitle: a\n---\n".into(),
        };
        let pieces = match dice.below(4) {
            0 => (0..1 + dice.below(60)).map(|_| self.word(&mut dice).to_string()).collect(),
            1 => self.repeated(&mut dice),
            _ => self.mangled(&mut dice),
        };
        let glue = dice.below(4) == 0;
        for piece in pieces {
            text.push_str(&piece);
            text.push_str(if glue { dice.pick(JOINS) } else { "" });
            if !glue && !piece.ends_with(' ') && dice.below(3) > 0 {
                text.push(' ');
            }
        }
        text
    }

    fn word(&self, dice: &mut Dice) -> &str {
        match dice.below(8) {
            0 | 1 => dice.pick(ODDITIES),
            2 => {
                let article = dice.below(self.articles.len() as u64) as usize;
                dice.pick(&self.articles[article])
            }
            _ => {
                let list = dice.below(self.lists.len() as u64) as usize;
                dice.pick(&self.lists[list])
            }
        }
    }

    fn repeated(&self, dice: &mut Dice) -> Vec<String> {
        let few: Vec<String> = (0..1 + dice.below(4)).map(|_| self.word(dice).to_string()).collect();
        let most = if dice.below(16) == 0 { 1500 } else { 60 };
        let times = 1 + dice.below(most) as usize;
        few.iter().cycle().take(few.len() * times).cloned().collect()
    }

    /// A stretch of an article with words taken out, doubled, swapped, put in.
    fn mangled(&self, dice: &mut Dice) -> Vec<String> {
        let article = self.articles[dice.below(self.articles.len() as u64) as usize].clone();
        let from = dice.below(article.len() as u64) as usize;
        let mut pieces: Vec<String> =
            article.into_iter().skip(from).take(1 + dice.below(200) as usize).collect();
        for _ in 0..dice.below(24) {
            let at = dice.below(pieces.len() as u64) as usize;
            let other = dice.below(pieces.len() as u64) as usize;
            match dice.below(6) {
                0 => drop(pieces.remove(at)),
                1 => pieces.insert(at, pieces[other].clone()),
                2 => pieces.swap(at, other),
                3 => pieces[at] = pieces[at].to_uppercase(),
                _ => pieces.insert(at, self.word(dice).to_string()),
            }
            if pieces.is_empty() {
                break;
            }
        }
        pieces
    }
}

/// Words, spaces and marks of a text.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut word = false;
    for c in text.chars() {
        match pieces.last_mut() {
            Some(last) if word && c.is_alphanumeric() => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        word = c.is_alphanumeric();
    }
    pieces
}

/// Every name and alias of a list.
fn aliases(toml: &str) -> Vec<String> {
    let table: BTreeMap<String, toml::Value> = toml::from_str(toml).unwrap_or_default();
    let mut found = Vec::new();
    let mut queue: Vec<toml::Value> = table.into_values().collect();
    while let Some(value) = queue.pop() {
        match value {
            toml::Value::String(text) => found.push(text),
            toml::Value::Array(items) => queue.extend(items),
            toml::Value::Table(table) => queue.extend(table.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}
