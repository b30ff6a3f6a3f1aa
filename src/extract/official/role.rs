//! A post: the office's own word with its portfolio, rank, tenure and body around it.
//!
//! Leaves who holds it. Example: "former US special envoy for international energy affairs".

use super::body::Body;
use super::view::View;
use super::{class, left, right};
use crate::lexicon::{Case, Hit, List, Manner};
use crate::mention::tag;
use crate::mention::{Name, NameKind, Run, words};

/// How much of an article is looked at for a name.
const SENTENCES: usize = 60;
const NAMES: usize = 20;

#[derive(Clone, Debug)]
pub struct Role {
    /// The office's own word ("minister").
    pub head: Run,
    /// The office's words, tenure and body left out.
    pub words: Run,
    /// Everything that belongs to it, from the article to the body behind it.
    pub outer: Run,
    pub class: &'static str,
    pub tenure: Option<(Run, &'static str)>,
    pub body: Option<Body>,
    pub posting: Option<Body>,
    pub plural: bool,
    /// "the president's": it owns what follows, and is nobody's title there.
    pub owner: bool,
    pub deputy: bool,
    /// A portfolio, rank or other word tells which post it is.
    pub qualified: bool,
    weak: bool,
}

/// The posts of a sentence, in order; none inside another.
pub fn all(view: &View) -> Vec<Role> {
    let Some(sentence) = view.document.sentences.get(view.sentence) else { return Vec::new() };
    let mut roles: Vec<Role> = Vec::new();
    let mut heads: Vec<&Hit> = Vec::new();
    for hit in &view.document.hits[sentence.hits.clone()] {
        if hit.list != List::Office {
            continue;
        }
        match heads.last_mut() {
            Some(last) if last.first() == hit.first() => {
                if last.manner == Manner::Weak {
                    *last = hit;
                }
            }
            _ => heads.push(hit),
        }
    }
    for hit in heads {
        let Some(role) = read(view, hit) else { continue };
        if roles.last().is_some_and(|last| last.words.contains(role.head)) {
            continue;
        }
        while roles.last().is_some_and(|last| role.words.contains(last.head)) {
            roles.pop();
        }
        roles.push(role);
    }
    roles.retain(|r| fits(view, r));
    roles
}

fn read(view: &View, hit: &Hit) -> Option<Role> {
    let head = Run::new(hit.first(), hit.end());
    let entry = view.document.lexicon.entry(hit);
    let mut role = Role {
        head,
        words: head,
        outer: head,
        class: class::known(&entry.class),
        tenure: None,
        body: None,
        posting: None,
        plural: is_plural(view, head),
        owner: false,
        deputy: false,
        qualified: false,
        weak: hit.manner == Manner::Weak,
    };
    if view.person_inside(head) {
        return None;
    }
    left::ranks(view, &mut role);
    if unfit(view, &role) {
        return None;
    }
    right::read(view, &mut role);
    left::body(view, &mut role);
    role.class = class::of(view, &role);
    Some(role)
}

/// "ministers", "chairmen", "chiefs of staff".
fn is_plural(view: &View, head: Run) -> bool {
    if view.is(head.first, "pres") {
        return false;
    }
    let of = (head.first..head.end).find(|t| view.is_in(*t, words!["of", "for", "on"])).unwrap_or(head.end);
    let word = view.document.word(of.saturating_sub(1).max(head.first));
    let first = view.document.word(head.first);
    let ends = |word: &str| {
        word.ends_with("men")
            || word.len() > 2 && word.ends_with('s') && !word.ends_with("ss")
            || word.ends_with("people")
    };
    ends(word) && !word.ends_with("affaires") || ends(first) && !first.ends_with("us")
}

/// A word that means a post only beside others stands beside them.
fn fits(view: &View, role: &Role) -> bool {
    let private = role
        .body
        .as_ref()
        .is_some_and(|b| (b.run.first..b.run.end).any(|t| view.has(t, tag::NOT_PUBLIC) && view.is_lower(t)));
    if !role.weak || private {
        return !private;
    }
    let id = role.body.as_ref().and_then(|b| b.id.as_deref()).unwrap_or_default();
    if view.is_in(role.head.first, words!["leader", "leaders"]) {
        return id.starts_with("country:")
            || id.starts_with("place:")
            || role.body.as_ref().is_some_and(|b| leads(view, b));
    }
    let heads = view.is_in(role.head.first, words!["head", "heads", "chief", "boss"])
        && view.is_lower(role.head.first);
    role.body.is_some() || role.qualified && !heads
}

/// "Labour leader", "Hezbollah's leader": a body by its name, no word that a sentence merely opens with.
fn leads(view: &View, body: &Body) -> bool {
    let name = view.name_ending(body.run.end).filter(|n| !n.adjective && view.is_capital(n.run.first));
    let opens = body.run.first == view.range.start && body.run.end - body.run.first == 1;
    let unknown = |n: &Name| n.kind == NameKind::Unknown && !is_acronym(view, body.run.first);
    name.is_some_and(|n| !(opens && unknown(n)) || is_named(view, body.run.first))
}

/// Whether a word that opens a sentence is a name elsewhere in the article: "Labour" of "Labour leader".
fn is_named(view: &View, at: usize) -> bool {
    let document = view.document;
    let mut sentences = document.sentences.iter().take(SENTENCES).enumerate();
    let named = |n: &Name, start: usize| {
        n.run.end == n.run.first + 1 && n.run.first > start && document.word(n.run.first) == document.word(at)
    };
    sentences.any(|(i, s)| document.names(i).iter().take(NAMES).any(|n| named(n, s.tokens.start)))
}

fn is_acronym(view: &View, at: usize) -> bool {
    view.document.tokens.get(at).is_some_and(|t| t.case == Case::Upper)
}

/// A film director, a team captain.
fn unfit(view: &View, role: &Role) -> bool {
    let before = view.before(role.words.first).is_some_and(|(t, _)| view.has(t, tag::NOT_PUBLIC));
    (before || view.has(role.head.end, tag::NOT_PUBLIC)) && !class::needs_portfolio(role.class)
}

impl View<'_> {
    /// Whether a run is part of a person's name ("Peter Minister").
    fn person_inside(&self, run: Run) -> bool {
        let place = self.people().partition_point(|p| p.run.end <= run.first);
        self.people().get(place).is_some_and(|p| p.run.overlaps(run))
    }
}
