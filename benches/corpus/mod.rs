//! Text to measure with: articles made from the fixtures and from filler prose, no two alike.
//!
//! Sentences are drawn by a small seeded generator, their numbers rolled anew, some names and words replaced by
//! others and by words that no list knows. Example: article 7 at `Density::News` is the same on every machine.

#![allow(dead_code, reason = "each bench uses a part")]

use std::fs;
use std::path::{Path, PathBuf};

/// How much there is to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// Filler prose: sport, culture, crime.
    None,
    /// A claim in every eighth sentence or so.
    News,
    /// A claim in every second sentence.
    Dense,
}

impl Density {
    pub const ALL: [Self; 3] = [Self::None, Self::News, Self::Dense];

    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::News => "news",
            Self::Dense => "dense",
        }
    }

    /// How many of 16 sentences come from the articles' sentences with claims.
    fn sixteenths(self) -> u64 {
        match self {
            Self::None => 0,
            Self::News => 2,
            Self::Dense => 8,
        }
    }
}

/// SplitMix64: small, seeded, good enough to vary text.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bf0_3635)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T: AsRef<str>>(&mut self, items: &'a [T]) -> &'a str {
        items[self.below(items.len() as u64) as usize].as_ref()
    }
}

/// The sentences that articles are made of.
#[derive(Debug)]
pub struct Corpus {
    /// Sentences in which the gold annotations have a claim.
    telling: Vec<String>,
    /// Sentences of the same articles without a claim.
    plain: Vec<String>,
    filler: Vec<String>,
    /// Lower-case words of the filler.
    words: Vec<String>,
}

impl Corpus {
    /// Reads `fixtures/eval` and the filler beside this file.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut corpus =
            Self { telling: Vec::new(), plain: Vec::new(), filler: Vec::new(), words: Vec::new() };
        for set in ["dev", "seeds"] {
            let dir = root.join("fixtures/eval").join(set);
            for article in files(&dir.join("articles")) {
                let gold = dir.join(article.file_stem().unwrap_or_default()).with_extension("jsonl");
                corpus.add_article(&text(&article), &text(&gold));
            }
        }
        let filler = text(&root.join("benches/corpus/filler.txt"));
        corpus.filler = filler.lines().map(str::to_string).collect();
        let words = filler.split(|c: char| !c.is_ascii_alphabetic());
        corpus.words = words
            .filter(|w| w.len() > 3 && w.bytes().all(|b| b.is_ascii_lowercase()))
            .map(str::to_string)
            .collect();
        corpus
    }

    fn add_article(&mut self, article: &str, gold: &str) {
        let anchors: Vec<&str> = gold.lines().filter_map(|line| value(line, "anchor")).collect();
        let body = article.split_once("\n\n").map_or(article, |(_, body)| body);
        for sentence in body.split("\n\n").flat_map(sentences) {
            let telling = anchors.iter().any(|anchor| sentence.contains(anchor));
            if telling { &mut self.telling } else { &mut self.plain }.push(sentence.to_string());
        }
    }

    /// An article of its own for every `number`, of about `bytes` bytes.
    pub fn article(&self, density: Density, number: u64, bytes: usize) -> String {
        let mut dice = Dice::new(number);
        let (year, month, day) = (2000 + dice.below(25), 1 + dice.below(12), 1 + dice.below(28));
        let mut out = format!(" date {year}-{month:02}-{day:02} ");
        self.vary(dice.clone().pick(&self.filler).trim_end_matches('.'), &mut dice, &mut out);
        let mut left = 0;
        while out.len() < bytes {
            if left == 0 {
                out.push_str("\n\n");
                left = 1 + dice.below(4);
            } else {
                out.push(' ');
            }
            left -= 1;
            self.vary(self.sentence(density, &mut dice), &mut dice, &mut out);
        }
        out.push('\n');
        out
    }

    fn sentence(&self, density: Density, dice: &mut Dice) -> &str {
        if dice.below(16) < density.sixteenths() {
            dice.pick(&self.telling)
        } else if density != Density::None && dice.one_in(2) {
            dice.pick(&self.plain)
        } else {
            dice.pick(&self.filler)
        }
    }

    /// Appends a sentence with other numbers, and some other names and words.
    fn vary(&self, sentence: &str, dice: &mut Dice, out: &mut String) {
        let begin = out.len();
        let mut rest = sentence;
        while let Some(first) = rest.chars().next() {
            let same: fn(char) -> bool = match first {
                c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
                c if c.is_alphabetic() => char::is_alphabetic,
                _ => |c| !c.is_alphanumeric(),
            };
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
            let (run, tail) = rest.split_at(end);
            match first {
                c if c.is_ascii_digit() => number(run, dice, out),
                c if c.is_lowercase() && run.len() > 3 && dice.one_in(16) => {
                    out.push_str(dice.pick(&self.words))
                }
                c if c.is_lowercase() && run.len() > 5 && dice.one_in(64) => coin(dice, out),
                c if c.is_uppercase() && run.len() > 3 && out.len() > begin && dice.one_in(12) => {
                    name(dice, out)
                }
                _ => out.push_str(run),
            }
            rest = tail;
        }
    }
}

/// Other digits of the same length; a year stays one.
fn number(digits: &str, dice: &mut Dice, out: &mut String) {
    if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
        out.push_str(&(1990 + dice.below(35)).to_string());
        return;
    }
    for (i, digit) in digits.chars().enumerate() {
        let low = u64::from(i == 0 && digit != '0');
        let rolled = low + dice.below(10 - low);
        out.push(char::from(b'0' + rolled as u8));
    }
}

/// A word that no list knows.
fn coin(dice: &mut Dice, out: &mut String) {
    const HEADS: [&str; 12] = ["b", "br", "d", "f", "gl", "k", "l", "m", "pr", "s", "tr", "v"];
    const TAILS: [&str; 12] = ["a", "al", "ander", "e", "en", "i", "ik", "o", "or", "u", "un", "y"];
    for _ in 0..2 + dice.below(2) {
        out.push_str(dice.pick(&HEADS));
        out.push_str(dice.pick(&TAILS));
    }
}

fn name(dice: &mut Dice, out: &mut String) {
    let begin = out.len();
    coin(dice, out);
    out[begin..].get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
}

/// Good enough for sentences to draw from: cut after a full stop before a capital.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    for (at, _) in paragraph.match_indices(". ") {
        let long = at - begin > 40;
        if long && paragraph[at + 2..].starts_with(|c: char| c.is_uppercase()) {
            out.push(paragraph[begin..=at].trim());
            begin = at + 2;
        }
    }
    out.push(paragraph[begin..].trim());
    out.retain(|sentence| sentence.len() > 30);
    out
}

/// A string of a JSON line, for values without escapes.
fn value<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let (_, rest) = line.split_once(&format!("\"{key}\": \""))?;
    rest.split('"').next().filter(|value| !value.contains('\\'))
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(dir).into_iter().flatten();
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
