//! Officials: who holds which post, one finding for each person, post and sentence where the two stand together.
//!
//! Leaves surnames and titles alone, and posts that are no public or company office (coaches, judges, film
//! directors). Example: "Iraqi Oil Minister Jabbar al-Luaibi told reporters" gives name, role and body.

mod beside;
mod bind;
mod body;
mod class;
mod left;
mod list;
mod refer;
mod right;
mod role;
mod verb;
mod view;

pub use bind::Bound;
pub use body::phrase;
pub use view::View;

use super::{Context, Extractor, Finding, Kind, Miss, Rule, Status, Value};
use crate::mention::{Document, Run};
use body::Body;

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::Official, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "official/title",
        about: "The post stands directly before the name.",
        example: "Iraqi Oil Minister Jabbar al-Luaibi told reporters in Baghdad.",
    },
    Rule {
        name: "official/apposition",
        about: "The post follows the name behind a comma or in brackets.",
        example: "Talgat Baimukhanov, General Director of KazTransOil, opened the meeting.",
    },
    Rule {
        name: "official/role_first",
        about: "The name follows the post behind a comma.",
        example: "Argentina's energy secretary, Norma de la Serna, told reporters in Buenos Aires.",
    },
    Rule {
        name: "official/list",
        about: "A post in the plural with the names of those who hold it.",
        example: "The foreign ministers Anna Berg of Sweden and Jonas Lind of Norway met.",
    },
    Rule {
        name: "official/appointed",
        about: "A verb puts the person into the post.",
        example: "Maria Lopez was appointed as minister of energy on Monday.",
    },
    Rule {
        name: "official/holds",
        about: "A verb says that the person is or was in the post.",
        example: "Oleg Petrov served as energy minister until 2018.",
    },
    Rule {
        name: "official/heads",
        about: "The person heads, leads or chairs a body.",
        example: "Begench Orazov, who heads the state concern Turkmennebit, was there.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    let before = out.len();
    out.extend(context.posts[sentence].iter().map(|bound| finding(sentence, bound)));
    if context.trail.is_asked() {
        explain(context, sentence, &out[before..]);
    }
}

/// Why posts of the sentence are nobody's.
#[cold]
fn explain(context: &Context, sentence: usize, found: &[Finding]) {
    let roles = role::all(&View::any(context.document, sentence));
    if roles.is_empty() && found.is_empty() {
        context.trail.miss_all(sentence, Kind::Official, "no office is named, and nobody heads anything");
    }
    let held = |words: Run| {
        let of = |f: &Finding| f.field("role").and_then(Value::run).is_some_and(|run| run.overlaps(words));
        found.iter().any(of)
    };
    for role in roles.iter().filter(|role| !held(role.words)) {
        let nobody = context.document.sentences[sentence].mentions.people.is_empty();
        let why = match (role.owner, nobody) {
            (true, _) => "it owns what follows, and is nobody's title there",
            (_, true) => "nobody is named in full",
            _ => {
                "it stands with nobody who is named in full, or is no office of a state, a body or a company"
            }
        };
        let at = Some(role.words);
        context.trail.miss(|| Miss { sentence, at, rule: Kind::Official.name(), why: why.to_string() });
    }
}

/// The posts that each sentence tells: what this kind finds, and who "the minister" is.
pub fn posts(document: &Document) -> Vec<Vec<Bound>> {
    let of = |sentence| View::of(document, sentence).map_or(Vec::new(), |view| bind::all(&view));
    let mut posts: Vec<_> = (0..document.sentences.len()).map(of).collect();
    give_counterparts(&mut posts);
    posts
}

/// Gives "her Ugandan counterpart" the class of the post told before it, in its sentence or the one before.
fn give_counterparts(posts: &mut [Vec<Bound>]) {
    let mut told = None;
    for own in posts {
        let mut last = told.take();
        own.retain_mut(|bound| {
            if bound.class == class::COUNTERPART {
                let Some(class) = last else { return false };
                bound.class = class;
            }
            last = Some(bound.class);
            true
        });
        told = last.filter(|_| !own.is_empty());
    }
}

fn finding(sentence: usize, bound: &Bound) -> Finding {
    let mention = |b: &Body| Value::Mention { run: b.run, name: b.name.clone(), id: b.id.clone() };
    let mut finding = Finding::new(Kind::Official, bound.rule, bound.status, sentence);
    finding.tell("name", Value::mention(bound.person.run));
    finding.tell("role", Value::class(bound.words, bound.class));
    finding.tell("body", bound.body.as_ref().map(mention));
    finding.tell("posting", bound.posting.as_ref().map(mention));
    finding.tell("tenure", bound.tenure.map(|(run, class)| Value::class(run, class)));
    finding
}

/// A run of one token.
const fn one(at: usize) -> Run {
    Run::new(at, at + 1)
}

/// The status of an office that is told without a verb.
const TOLD: Status = Status::Reported;

#[cfg(test)]
mod tests;
