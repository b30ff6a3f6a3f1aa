//! Reads the lists: the built-in ones, and a user's folder that adds to them.
//!
//! A broken file is told by its name, line and entry: `my.toml: line 3: …`.

use super::entry::{Entry, List};
use super::kind;
use super::lists::{Guard, Lexicon, Phrases, Says};
use super::matcher::{Alias, Manner, Node, Terms, Wants};
use super::token::{OTHER, Token, cut};
use super::words::{Word, Words};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::path::Path;

/// Why a list could not be read. The message names the file, the line where TOML tells it, and the entry.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LoadError {
    pub file: String,
    pub message: String,
}

/// The words of an alias, what it names, and where it counts.
type Told = (Vec<(Word, Wants)>, Alias, Terms);

type File = BTreeMap<String, Vec<Entry>>;

impl Lexicon {
    /// Adds every `.toml` file of a folder, in the order of their names.
    pub fn add_dir(&mut self, dir: &Path) -> Result<(), LoadError> {
        let fail = |path: &Path, e: std::io::Error| LoadError {
            file: path.display().to_string(),
            message: e.to_string(),
        };
        let mut files = Vec::new();
        for item in std::fs::read_dir(dir).map_err(|e| fail(dir, e))? {
            files.push(item.map_err(|e| fail(dir, e))?.path());
        }
        files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
        files.sort();
        let mut told = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file).map_err(|e| fail(&file, e))?;
            self.take(&file.display().to_string(), &text, &mut told)?;
        }
        self.settle(told);
        Ok(())
    }

    /// Adds the entries of one TOML text.
    pub fn add_toml(&mut self, file: &str, text: &str) -> Result<(), LoadError> {
        let mut told = Vec::new();
        self.take(file, text, &mut told)?;
        self.settle(told);
        Ok(())
    }

    /// Takes the entries of a text; their aliases go to `told`.
    fn take(&mut self, file: &str, text: &str, told: &mut Vec<Told>) -> Result<(), LoadError> {
        let fail = |message: String| LoadError { file: file.to_string(), message };
        for (name, entries) in parse(file, text)? {
            if name == "word" {
                entries.iter().try_for_each(|entry| self.add_kind(entry)).map_err(fail)?;
                continue;
            }
            let list = list_named(&name).ok_or_else(|| fail(format!("no list is called `{name}`")))?;
            for (i, entry) in entries.into_iter().enumerate() {
                check(list, &entry).map_err(|m| fail(format!("[[{name}]] number {}: {m}", i + 1)))?;
                self.add(list, entry, told);
            }
        }
        Ok(())
    }

    /// Adds an entry; `told` gets its aliases.
    fn add(&mut self, list: List, entry: Entry, told: &mut Vec<Told>) {
        let number = self.entries.len() as u32;
        let mut phrases = |all: &[SmolStr]| all.iter().map(|p| self.word_numbers(p)).collect();
        let guard = Guard {
            not_before: Phrases::new(phrases(&entry.not_before), <[Word]>::first),
            not_after: Phrases::new(phrases(&entry.not_after), <[Word]>::last),
        };
        let guarded = !guard.not_before.is_empty() || !guard.not_after.is_empty();
        self.guards.push(guarded.then(|| Box::new(guard)));
        let group = self.group_of(list, &entry.class);
        let manners = [
            (&entry.aliases, Manner::Name),
            (&entry.adjectives, Manner::Adjective),
            (&entry.weak, Manner::Weak),
            (&entry.symbols, Manner::Symbol),
            (&entry.subunits, Manner::Subunit),
        ];
        let own = Some(&entry.name).filter(|name| !name.is_empty() && !entry.weak.contains(name));
        for (aliases, manner) in manners {
            let says = said(&mut self.says, Says::of(list, &entry, manner));
            let named = own.filter(|_| manner == Manner::Name);
            let others = aliases.iter().filter(|a| **a != entry.name || manner == Manner::Weak);
            for alias in named.into_iter().chain(others) {
                let guarded = guarded || is_tight(manner, alias);
                let named = Alias { list, entry: number, manner, says };
                told.push((self.wanted_words(alias), named, Terms::new(group, guarded)));
            }
        }
        self.entries.push((list, entry.without_aliases()));
    }

    /// Gives single words their kind.
    fn add_kind(&mut self, entry: &Entry) -> Result<(), String> {
        let class = &entry.class;
        let kind = kind::named(class).ok_or_else(|| format!("[[word]] has no class `{class}`"))?;
        for alias in &entry.aliases {
            let [word] = self.word_numbers(alias)[..] else {
                return Err(format!("[[word]]: `{alias}` is not a single word"));
            };
            let slot = word.0 as usize;
            self.kinds.resize(self.kinds.len().max(slot + 1), 0);
            self.kinds[slot] |= kind;
        }
        Ok(())
    }

    /// The words of an alias, and how each wants to be written.
    fn wanted_words(&mut self, alias: &str) -> Vec<(Word, Wants)> {
        self.tokens(alias).iter().map(|t| (t.word, Wants::of(t.case))).collect()
    }

    /// Puts aliases into the trie, those of short words first: these are the most frequent, and lie together.
    fn settle(&mut self, mut told: Vec<Told>) {
        told.sort_by_cached_key(|(words, ..)| {
            let letters = words.first().map(|(word, _)| self.words.letters(*word));
            (words.len(), letters, words_of(words).collect::<Vec<_>>())
        });
        for same in told.chunk_by(|(one, ..), (other, ..)| words_of(one).eq(words_of(other))) {
            same.iter().for_each(|(words, alias, _)| self.hint(words, alias));
            let aliases = same.iter().map(|(words, alias, terms)| (*alias, terms.wanting(words)));
            let aliases = self.share(aliases);
            if let Some(node) = self.matcher.add(words_of(&same[0].0), &aliases) {
                self.say_together(node);
            }
        }
    }

    /// Lets one alias stand for all currencies that it may name: there are two dozen dollars, and a sign for them in
    /// every other sentence.
    fn share(&mut self, aliases: impl Iterator<Item = (Alias, Terms)>) -> Vec<(Alias, Terms)> {
        let mut groups: Vec<(Terms, Vec<Alias>)> = Vec::new();
        for (alias, terms) in aliases {
            let is_free = |a: &Alias| a.list == List::Currency && self.guards[a.entry as usize].is_none();
            let is_like = |own: &Alias| own.manner == alias.manner && is_free(own) && is_free(&alias);
            match groups.iter_mut().find(|(own, all)| *own == terms && is_like(&all[0])) {
                Some((_, all)) => all.push(alias),
                None => groups.push((terms, vec![alias])),
            }
        }
        groups.into_iter().map(|(terms, all)| (self.one_for(&all), terms)).collect()
    }

    /// An alias that stands for all of these.
    fn one_for(&mut self, all: &[Alias]) -> Alias {
        if let [alias] = all {
            return *alias;
        }
        let together = all.iter().fold(Says::default(), |says, a| says.and(&self.says[usize::from(a.says)]));
        let says = said(&mut self.says, together);
        let entries: Vec<_> = all.iter().map(|alias| alias.entry).collect();
        let known = self.shared.iter().find(|(_, own)| **own == entries).map(|(entry, _)| *entry);
        let entry = known.unwrap_or_else(|| self.stand_in(all[0].list, entries));
        Alias { entry, says, ..all[0] }
    }

    /// A new entry that stands for others.
    fn stand_in(&mut self, list: List, others: Vec<u32>) -> u32 {
        let number = self.entries.len() as u32;
        self.entries.push((list, Entry::default()));
        self.guards.push(None);
        self.shared.insert(number, others);
        number
    }

    /// Takes down what the aliases of a node say together, where all of them count whatever stands beside them.
    fn say_together(&mut self, node: Node) {
        let Self { matcher, says, .. } = self;
        matcher.tell(node, |aliases| {
            let all = aliases.iter().map(|alias| &says[usize::from(alias.says)]);
            let together = all.fold(Says::default(), Says::and);
            said(says, together)
        });
    }

    /// Lets one word of an alias hint at it: one that hints at as much for a shorter alias, or the longest.
    fn hint(&mut self, words: &[(Word, Wants)], alias: &Alias) {
        let hints = self.says[usize::from(alias.says)].hints;
        // Some count only beside a word that hints at the same.
        let weak = matches!(alias.list, List::Pipeline | List::Instrument) && alias.manner == Manner::Weak;
        let known =
            || words.iter().any(|(w, wants)| self.words.hints(*w, *wants != Wants::Any) & hints == hints);
        let longest = words.iter().max_by_key(|(word, _)| self.words.letters(*word));
        let Some((word, wants)) = longest.filter(|_| !weak && !known()) else { return };
        self.words.add_hints(*word, [if *wants == Wants::Any { hints } else { 0 }, hints]);
    }

    fn word_numbers(&mut self, phrase: &str) -> Vec<Word> {
        self.tokens(phrase).iter().map(|t| t.word).collect()
    }

    /// Cuts a phrase of a list, adding its words to the vocabulary.
    fn tokens(&mut self, phrase: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        cut(phrase, 0, phrase.len(), &Words::default(), &mut tokens);
        for token in &mut tokens {
            let quote = &phrase[token.start as usize..token.end as usize];
            token.word = match token.mark {
                0 => self.words.add(quote),
                OTHER => self.words.add_sign(quote),
                mark => self.words.add_mark(mark),
            };
        }
        tokens
    }
}

/// The words of an alias, however they are written.
fn words_of(told: &[(Word, Wants)]) -> impl Iterator<Item = Word> {
    told.iter().map(|(word, _)| *word)
}

/// The number of what lists and classes say; many entries say the same.
fn said(all: &mut Vec<Says>, says: Says) -> u16 {
    let known = all.iter().position(|own| *own == says);
    let number = known.unwrap_or_else(|| {
        all.push(says);
        all.len() - 1
    });
    number as u16
}

fn parse(file: &str, text: &str) -> Result<File, LoadError> {
    toml::from_str(text).map_err(|e| LoadError { file: file.to_string(), message: toml_message(text, &e) })
}

fn list_named(name: &str) -> Option<List> {
    let name: serde::de::value::StrDeserializer<serde::de::value::Error> = name.into_deserializer();
    List::deserialize(name).ok()
}

fn check(list: List, entry: &Entry) -> Result<(), String> {
    let named = if entry.name.is_empty() { entry.id.clone() } else { entry.name.clone() };
    if entry.name.is_empty() && entry.aliases.is_empty() && entry.symbols.is_empty() {
        return Err(format!("`{named}` has neither a name nor aliases"));
    }
    if list == List::Cue && entry.class.is_empty() {
        return Err(format!("`{named}` has no class"));
    }
    if entry.aliases.iter().any(|a| a.trim().is_empty()) {
        return Err(format!("`{named}` has an empty alias"));
    }
    Ok(())
}

fn toml_message(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|s| text[..s.start.min(text.len())].matches('\n').count() + 1);
    match line {
        Some(line) => format!("line {line}: {}", error.message()),
        None => error.message().to_string(),
    }
}
/// A letter and a sign, which stand together: "A$" is Australian, "A $2 bn loan" is not.
fn is_tight(manner: Manner, alias: &str) -> bool {
    let mut chars = alias.chars();
    manner == Manner::Symbol
        && chars.next().is_some_and(char::is_alphabetic)
        && chars.next().is_some_and(|c| !c.is_alphanumeric())
}
