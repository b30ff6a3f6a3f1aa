//! Whom a speaker's words mean: the full name behind a surname, a title or a pronoun.
//!
//! Leaves unnamed sources as they are. Example: after "Acting Minister Yerlan Akbarov told journalists" both
//! "he" and "the acting minister" are Yerlan Akbarov.

use super::frame::{Frame, Manner};
use crate::extract::Attribution;
use crate::extract::official::{Bound, View};
use crate::lexicon::List;
use crate::mention::tag;
use crate::mention::{Document, Name, NameKind, Run, WordSet, words};
use smol_str::SmolStr;

/// How many posts back a title is looked for.
const POSTS: usize = 60;
/// How near to a sentence's beginning its subject stands.
const OPENING: usize = 12;

/// A name and, of an organisation, its id.
type Known = (Option<SmolStr>, Option<SmolStr>);

/// What the article has told so far.
#[derive(Debug, Default)]
pub struct Meaning<'p> {
    /// The person spoken of last.
    person: Option<Run>,
    /// The organisation that has spoken last.
    organisation: Option<Known>,
    /// The sentences since in which nobody has spoken; an organisation that one of them opens with is meant rather.
    quiet: Vec<usize>,
    posts: Vec<&'p Bound>,
}

impl<'p> Meaning<'p> {
    /// Gives every frame of a sentence its speaker, and goes on to the next sentence.
    pub fn resolve(
        &mut self,
        view: &View,
        frames: Vec<Frame>,
        posts: &'p [Bound],
    ) -> Vec<(Frame, Attribution)> {
        self.posts.extend(posts);
        let mut spoken = None;
        let mut out = Vec::with_capacity(frames.len());
        for frame in frames {
            let person = self.person_of(view, frame.speaker, spoken);
            spoken = person.or(spoken);
            let (name, id) = match person {
                Some(full) if full == frame.speaker => (None, None),
                Some(full) => (Some(view.document.on_one_line(full)), None),
                None => self.organisation_of(view, frame.speaker),
            };
            if person.is_none() && is_somebody(view, frame.speaker) {
                self.person = None;
            }
            if person.is_none() && frame.manner != Manner::Outlet {
                self.heard(view, frame.speaker, &name, &id);
            }
            let verb = Some(frame.verb);
            out.push((frame, Attribution { run: frame.speaker, verb, name, id }));
        }
        self.go_on(view, spoken, out.iter().any(|(f, _)| f.manner != Manner::Outlet));
        out
    }

    /// The full name of the person that a speaker's words mean; `spoken` is who has spoken in the sentence.
    fn person_of(&self, view: &View, run: Run, spoken: Option<Run>) -> Option<Run> {
        if let Some(person) = view.people_in(run).first() {
            return Some(person.full.unwrap_or(person.run));
        }
        if run.end - run.first == 1 && view.is_in(run.first, words!["he", "she", "him", "her", "his"]) {
            return own_subject(view, run).or(spoken).or(self.person);
        }
        self.titled(view, run)
    }

    /// "the minister", "the Kazakh minister", "the diplomat".
    fn titled(&self, view: &View, run: Run) -> Option<Run> {
        let last = run.end.checked_sub(1)?;
        let definite = || run.end - run.first == 1 || view.is_in(run.first, words!["the", "this"]);
        let short = run.end - run.first <= 5;
        if !short || !definite() || view.name_ending(run.end).is_some() {
            return None;
        }
        if view.is(last, "diplomat") {
            return self.holder(view, run, &["ambassador", "envoy"]).or(self.person);
        }
        if view.is_in(last, words!["official", "executive", "politician", "businessman", "leader"])
            && run.end - run.first == 2
        {
            return self.person;
        }
        let hit = view.hits_in(run).iter().rfind(|h| h.list == List::Office && h.end() == run.end)?;
        let class = view.document.lexicon.entry(hit).class.as_str();
        self.holder(view, run, &[class]).or_else(|| self.holder(view, run, deputies(class)))
    }

    /// The last one named who holds such a post, of the country that the words tell.
    fn holder(&self, view: &View, run: Run, classes: &[&str]) -> Option<Run> {
        let country = view.names_in(run).iter().find(|n| n.kind == NameKind::Country);
        let country = country.and_then(|n| n.id.as_deref());
        let body_id = |p: &'p Bound| p.body.as_ref().and_then(|b| b.id.as_deref());
        let fits = |p: &&'p Bound| {
            classes.contains(&p.class)
                && country.is_none_or(|c| body_id(p) == Some(c))
                && p.person.run.first < run.first
        };
        let recent = self.posts.iter().copied().rev().take(POSTS);
        let chosen = recent.clone().filter(fits).find(|p| Some(whole(p)) == self.person);
        chosen.or_else(|| recent.clone().find(fits)).map(whole)
    }

    fn organisation_of(&mut self, view: &View, run: Run) -> Known {
        if let Some(name) = view.names_in(run).iter().find(|n| n.run == run) {
            let own = view.document.on_one_line(run);
            return (name.name.clone().filter(|n| *n != own), name.id.clone());
        }
        let last = run.end.saturating_sub(1);
        let pronoun = view.is(run.first, "it") && run.end - run.first == 1;
        const NOUN: &WordSet = words![
            "company",
            "firm",
            "group",
            "bank",
            "agency",
            "ministry",
            "producer",
            "operator",
            "refiner",
            "organization",
            "organisation",
            "committee",
            "office",
            "bureau",
            "board",
            "union",
            "association",
        ];
        let definite = run.end - run.first == 2 && view.is(run.first, "the") && view.is_in(last, NOUN);
        let inside = view.names_in(run).iter().find(|n| n.kind == NameKind::Organisation);
        match (pronoun || definite, inside) {
            (true, _) => {
                let known = || self.known(view).filter(|k| pronoun || is_called(view, last, k));
                subject(view, run, definite).or_else(known).unwrap_or_default()
            }
            (false, Some(name)) => (None, name.id.clone()),
            _ => (None, None),
        }
    }

    /// The organisation that has spoken or opened a sentence last.
    fn known(&mut self, view: &View) -> Option<Known> {
        let opened = self.quiet.drain(..).rev().find_map(|sentence| opening(view.document, sentence));
        self.organisation = opened.or(self.organisation.take());
        self.organisation.clone()
    }

    /// Remembers an organisation that has spoken.
    fn heard(&mut self, view: &View, run: Run, name: &Option<SmolStr>, id: &Option<SmolStr>) {
        let named = view
            .names_in(run)
            .iter()
            .find(|n| n.run == run && matches!(n.kind, NameKind::Organisation | NameKind::Unknown));
        if named.is_some() {
            self.quiet.clear();
            self.organisation =
                Some((name.clone().or_else(|| Some(view.document.on_one_line(run))), id.clone()));
        }
    }

    /// The subject of the sentence, where nobody in it has spoken, is who "he" is next.
    fn go_on(&mut self, view: &View, spoken: Option<Run>, framed: bool) {
        let subject = view.people().first().filter(|p| p.run.first < view.range.start + OPENING);
        let subject = subject.filter(|p| view.has(p.run.end, tag::SAY) || !framed);
        self.person = spoken.or(subject.map(|p| p.full.unwrap_or(p.run))).or(self.person);
        if !framed {
            self.quiet.push(view.sentence);
        }
    }
}

/// The organisation that a sentence opens with.
fn opening(document: &Document, sentence: usize) -> Option<Known> {
    let first = document.sentences.get(sentence)?.tokens.start;
    let mut near = document.names(sentence).iter().take_while(|n| n.run.first < first + OPENING);
    near.find(|n| n.kind == NameKind::Organisation).map(|name| known(document, name))
}

/// The organisation that the sentence of "the company" opens with.
fn subject(view: &View, run: Run, definite: bool) -> Option<Known> {
    let first = Run::new(view.range.start, view.range.start + OPENING);
    let mut near = view.names_in(first).iter().filter(|n| definite && n.run.end <= run.first);
    near.find(|n| n.kind == NameKind::Organisation).map(|name| known(view.document, name))
}

fn known(document: &Document, name: &Name) -> Known {
    (Some(name.name.clone().unwrap_or_else(|| document.on_one_line(name.run))), name.id.clone())
}

/// The person with whom a sentence opens, where "he" stands in a later clause of it: "Cameron did not rule out a
/// strike and he says".
fn own_subject(view: &View, pronoun: Run) -> Option<Run> {
    let joined = pronoun.first.checked_sub(1).is_some_and(|t| {
        view.is_in(
            t,
            words!["and", "but", "where", "when", "because", "that", "as", "although", "though", "while"],
        )
    });
    let person = view.people().first().filter(|p| p.run.end < pronoun.first && joined)?;
    let quoted = (view.range.start..pronoun.first).any(|t| view.mark(t, b'"'));
    (!quoted).then(|| person.full.unwrap_or(person.run))
}

/// Whether "the ministry", "the office" can mean an organisation: by that word in its name, or an abbreviation.
fn is_called(view: &View, noun: usize, known: &Known) -> bool {
    const OWN: &[&str] = &["ministry", "office", "committee", "bureau", "union", "association"];
    let Some(word) = OWN.iter().find(|w| view.is(noun, w)) else { return true };
    let name = known.0.as_deref().unwrap_or_default();
    name.to_lowercase().contains(word) || name.chars().all(char::is_uppercase)
}

/// "a company spokesman", "the minister": one person, whom the article has not named.
fn is_somebody(view: &View, run: Run) -> bool {
    let last = run.end.saturating_sub(1);
    const NOUNS: &WordSet = words![
        "source",
        "official",
        "trader",
        "analyst",
        "person",
        "diplomat",
        "economist",
        "executive",
        "agent",
        "aide",
    ];
    let office = view.has(last, tag::OFFICE) && !view.document.word(last).ends_with('s');
    office || view.is_in(last, NOUNS)
}

fn whole(post: &Bound) -> Run {
    post.person.full.unwrap_or(post.person.run)
}

fn deputies(class: &str) -> &'static [&'static str] {
    match class {
        "minister" => &["deputy_minister", "deputy_prime_minister", "prime_minister"],
        "secretary" => &["minister", "deputy_minister"],
        "director" => &["chief_executive", "deputy_director"],
        "chief_executive" => &["director", "president"],
        "chair" => &["deputy_chair"],
        "president" => &["vice_president"],
        _ => &[],
    }
}
