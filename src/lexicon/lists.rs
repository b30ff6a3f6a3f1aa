//! All lists together: the vocabulary, the matcher, and what each entry says.
//!
//! Example: in "Kazakh oil" the lists find a country's adjective and a commodity.

use super::entry::{Entry, LISTS, List, Signs};
use super::matcher::{Ends, Hit, Manner, Matcher, Node, Start};
use super::token::{Seen, Token, cut};
use super::words::{Word, Words};
use super::{hint, tag};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// All lists, ready to match.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    pub(super) words: Words,
    pub(super) matcher: Matcher,
    pub(super) entries: Vec<(List, Entry)>,
    /// What lists and classes say, and some of them together, by the number in an alias or place.
    pub(super) says: Vec<Says>,
    /// Of each word, its kinds.
    pub(super) kinds: Vec<u8>,
    /// A longer alias hides those of its group: those of its list, of a cue those whose class begins with the same
    /// word ("role.deputy" hides "role.level", never "speech.say").
    cue_groups: Vec<String>,
    /// Words that may not stand directly after / before an entry's alias.
    pub(super) guards: Vec<Option<Box<Guard>>>,
    /// Of an entry that stands for several currencies which share an alias, these.
    pub(super) shared: BTreeMap<u32, Vec<u32>>,
}

/// What the list and class of an entry say of the tokens of an alias.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Says {
    pub signs: Signs,
    pub hints: u16,
    /// See [`tag`].
    pub tags: u64,
}

impl Says {
    pub(super) fn of(list: List, entry: &Entry, manner: Manner) -> Self {
        let class = entry.class.as_str();
        let tags = tag::in_manner(tag::of(list, class), manner);
        Self { signs: Signs::of_entry(list, class), hints: hint::of(list, entry), tags }
    }

    pub fn and(self, more: &Self) -> Self {
        Self { signs: self.signs.or(more.signs), hints: self.hints | more.hints, tags: self.tags | more.tags }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Guard {
    pub(super) not_before: Phrases,
    pub(super) not_after: Phrases,
}

/// Phrases, each behind its word on the side of the alias; these words as bits tell at a look that none can stand there.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases {
    all: Vec<(Word, Vec<Word>)>,
    near: u64,
}

impl Phrases {
    /// `side` gives the word of a phrase that touches the alias.
    pub(super) fn new(all: Vec<Vec<Word>>, side: fn(&[Word]) -> Option<&Word>) -> Self {
        let all: Vec<_> = all.into_iter().filter_map(|phrase| Some((*side(&phrase)?, phrase))).collect();
        let near = all.iter().fold(0, |bits, (near, _)| bits | 1 << (near.0 % 64));
        Self { all, near }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one of them stands where this token touches the alias.
    #[inline]
    fn stand(&self, near: Option<&Token>, stands: impl Fn(&[Word]) -> bool) -> bool {
        let Some(&Token { word, .. }) = near else { return false };
        self.near >> (word.0 % 64) & 1 == 1 && self.all.iter().any(|(own, all)| *own == word && stands(all))
    }
}

impl Lexicon {
    /// The vocabulary that [`cut`] needs.
    pub fn cut(&self, text: &str, start: usize, end: usize, out: &mut Vec<Token>) -> Seen {
        cut(text, start, end, &self.words, out)
    }

    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.entries[hit.entry as usize].1
    }

    /// The entries that a hit may name: of a word that currencies share, all of these.
    pub fn entries_of<'l>(&'l self, hit: &Hit) -> impl Iterator<Item = &'l Entry> + use<'l> {
        let (own, shared) = (hit.entry, self.shared.get(&hit.entry));
        let sole = shared.is_none().then_some(own);
        shared.into_iter().flatten().copied().chain(sole).map(|entry| &self.entries[entry as usize].1)
    }

    /// Whether it names one entry and no other.
    pub fn is_sole(&self, hit: &Hit) -> bool {
        !self.shared.contains_key(&hit.entry)
    }

    /// What the list and class of a hit's entry say.
    #[inline]
    pub fn says(&self, hit: &Hit) -> &Says {
        &self.says[usize::from(hit.says)]
    }

    /// The kinds of a word, see [`kind`](super::kind).
    #[inline]
    pub fn kinds(&self, word: Word) -> u8 {
        self.kinds.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Every entry of a list with its number.
    pub fn entries(&self, list: List) -> impl Iterator<Item = (u32, &Entry)> {
        self.entries.iter().enumerate().filter(move |(_, (l, _))| *l == list).map(|(i, (_, e))| (i as u32, e))
    }

    /// Every alias in `tokens[first..end]`: of each list (of cues, of each first word of a class) the longest at
    /// its place, none inside a longer one. Ordered by first token; aliases shared by several entries give a hit
    /// for each.
    pub fn hits(&self, tokens: &[Token], first: usize, end: usize, out: &mut Vec<Hit>) {
        self.search().within(tokens, first..end, out);
    }

    /// A search that goes through tokens from first to last.
    pub fn search(&self) -> Search<'_> {
        let groups = LISTS + self.cue_groups.len();
        Search { lexicon: self, reached: vec![(0, 0); groups], furthest: 0 }
    }

    /// The group of an entry that is about to be added.
    pub(super) fn group_of(&mut self, list: List, class: &str) -> u16 {
        if list != List::Cue {
            return list as u16;
        }
        let head = class.split('.').next().unwrap_or(class);
        let known = self.cue_groups.iter().position(|g| g == head);
        let number = known.unwrap_or_else(|| {
            self.cue_groups.push(head.to_string());
            self.cue_groups.len() - 1
        });
        (LISTS + number) as u16
    }

    fn allowed(&self, hit: &Hit, Spot { tokens, first, .. }: Spot) -> bool {
        // "A $2 bn loan" is told in no Australian dollars.
        let letter = tokens[hit.first()].end - tokens[hit.first()].start == 1;
        if hit.manner == Manner::Symbol
            && letter
            && tokens[hit.first() + 1..hit.end()].iter().any(|t| !t.glued)
        {
            return false;
        }
        let Some(guard) = self.guards.get(hit.entry as usize).and_then(|g| g.as_deref()) else { return true };
        let (before, after) = (&tokens[first..hit.first()], &tokens[hit.end()..]);
        let is = |words: &[Word], tokens: &[Token]| words.iter().zip(tokens).all(|(w, t)| *w == t.word);
        let starts = |words: &[Word]| words.len() <= after.len() && is(words, after);
        let ends = |words: &[Word]| {
            before.len().checked_sub(words.len()).is_some_and(|from| is(words, &before[from..]))
        };
        !guard.not_before.stand(after.first(), starts) && !guard.not_after.stand(before.last(), ends)
    }
}

/// See [`Lexicon::search`].
#[derive(Debug)]
pub struct Search<'l> {
    lexicon: &'l Lexicon,
    /// Of each group, how far its last hit reached, and from where.
    reached: Vec<(usize, usize)>,
    /// How far any hit reached; behind it nothing is hidden.
    furthest: usize,
}

/// Where a search stands: the tokens up to the end of a sentence, its first, and that at which hits are to begin.
#[derive(Clone, Copy, Debug)]
struct Spot<'t> {
    tokens: &'t [Token],
    first: usize,
    at: usize,
}

impl<'l> Search<'l> {
    /// Appends the hits of a sentence.
    pub fn within(&mut self, tokens: &[Token], range: Range<usize>, out: &mut Vec<Hit>) {
        let tokens = &tokens[..range.end];
        for at in range.clone() {
            self.at(tokens, range.start, at, out);
        }
    }

    /// Appends the hits that begin at a token, the shortest first; `tokens` end with its sentence, which begins at
    /// `first`. Tells what they say together where that is known at once: where no alias has several words, mostly.
    #[inline(always)]
    pub fn at(&mut self, tokens: &[Token], first: usize, at: usize, out: &mut Vec<Hit>) -> Option<&'l Says> {
        let Start { ends, longer } = self.lexicon.matcher.start(&tokens[at], tokens.get(at + 1));
        // A spot lies in memory: it is made where it is needed.
        let spot = || Spot { tokens, first, at };
        match longer {
            None => self.take((ends, at + 1), at, spot, out),
            longer => self.take_all((ends, at + 1), longer, spot(), out),
        }
    }

    /// The hits of some aliases, and of the longer ones to which a node leads; see [`Self::at`].
    #[inline(never)]
    fn take_all(
        &mut self,
        own: (Ends, usize),
        longer: Option<Node>,
        spot: Spot,
        out: &mut Vec<Hit>,
    ) -> Option<&'l Says> {
        let (matcher, from) = (&self.lexicon.matcher, out.len());
        if let Some(node) = longer {
            let (place, stop) = (matcher.behind(node), own.1 + 1);
            let longer = matcher.step(place, node, spot.tokens.get(stop));
            self.take_all((place.ends(spot.tokens[spot.at].case), stop), longer, spot, out);
        }
        let longer = out.len() - from;
        let together = self.take(own, spot.at, || spot, out);
        out[from..].rotate_left(longer);
        together.filter(|_| longer == 0)
    }

    /// The hits of some aliases that end before the token `stop`, once the longer ones were taken; see [`Self::at`].
    #[inline(always)]
    fn take<'t>(
        &mut self,
        (ends, stop): (Ends, usize),
        at: usize,
        spot: impl Fn() -> Spot<'t>,
        out: &mut Vec<Hit>,
    ) -> Option<&'l Says> {
        let Some(says) = ends.plain().filter(|_| stop > self.furthest) else {
            if !ends.is_empty() {
                self.check((ends, stop), spot(), out);
            }
            return None;
        };
        let aliases = self.lexicon.matcher.aliases(ends);
        out.extend(aliases.iter().map(|alias| alias.hit(at, stop)));
        // One word hides none that begins behind it.
        if stop > at + 1 {
            self.furthest = stop;
            let terms = self.lexicon.matcher.terms(ends).iter();
            terms.for_each(|terms| self.reached[usize::from(terms.group)] = (stop, at));
        }
        Some(&self.lexicon.says[usize::from(says)])
    }

    /// The same where some may not count, or are hidden by others.
    #[inline(never)]
    fn check(&mut self, (ends, stop): (Ends, usize), spot: Spot, out: &mut Vec<Hit>) {
        let Self { lexicon, reached, furthest, .. } = self;
        let at = spot.at;
        let aliases = lexicon.matcher.aliases(ends).iter().zip(lexicon.matcher.terms(ends));
        for (alias, terms) in aliases.filter(|(_, terms)| terms.fits(&spot.tokens[at..stop])) {
            let (hit, reach) = (alias.hit(at, stop), &mut reached[usize::from(terms.group)]);
            let open = stop > reach.0 || *reach == (stop, at);
            if open && (!terms.guarded || lexicon.allowed(&hit, spot)) {
                (*reach, *furthest) = ((stop, at), (*furthest).max(stop));
                out.push(hit);
            }
        }
    }
}
