//! Agreements: what happens to an instrument, or what it provides.
//!
//! Leaves bare words ("in line with agreements"), sport, crime and film deals. Example: "Baku and Astana signed
//! a protocol on transit in May" gives an instrument, an action, parties, a date and a subject.

mod agreed;
mod date;
mod detail;
mod link;
mod paper;
mod part;
mod parties;
mod pronoun;

use super::{Context, Extractor, Finding, Kind, Miss, Rule, Status, Value};
use crate::article::BlockKind;
use crate::lexicon::{List, Signs};
use crate::mention::{Run, WordSet, words};
use link::Link;
use paper::{Act, Form, Paper, View};

pub const EXTRACTOR: Extractor = Extractor { kind: Kind::Agreement, rules: RULES, find };

const RULES: &[Rule] = &[
    Rule {
        name: "agreement/object",
        about: "A verb or noun of action before an instrument.",
        example: "Kazakhstan and China signed a protocol on transit.",
    },
    Rule {
        name: "agreement/subject",
        about: "An instrument and, behind it, what happened to it.",
        example: "The protocol was signed in Moscow on Friday.",
    },
    Rule {
        name: "agreement/terms",
        about: "An instrument and what it provides for.",
        example: "The agreement provides for the supply of natural gas.",
    },
    Rule {
        name: "agreement/under",
        about: "What happens under an instrument.",
        example: "Under the contract, YPFB will deliver gas to Argentina.",
    },
    Rule {
        name: "agreement/none",
        about: "A sentence that says there is no such instrument.",
        example: "There is no agreement to suspend transit.",
    },
    Rule {
        name: "agreement/agreed",
        about: "Two parties or more who decide something, with no instrument.",
        example: "The two countries agreed to double transit by 2030.",
    },
    Rule {
        name: "agreement/pronoun",
        about: "A pronoun that stands for the instrument of the sentence before.",
        example: "The contract was signed in 2001. It will lapse in December.",
    },
];

fn find(context: &Context, sentence: usize, out: &mut Vec<Finding>) {
    let trail = context.trail;
    let Some(view) = View::read(context, sentence, || told_last(out, sentence).is_some()) else {
        return trail.miss_all(sentence, Kind::Agreement, NOTHING);
    };
    let last = told_last(out, sentence);
    if is_foreign(&view) {
        return trail.miss_all(sentence, Kind::Agreement, "sport, crime or culture is spoken of");
    }
    let before = out.len();
    let mut about: Option<Run> = None;
    for paper in &view.papers {
        let known = || out.iter().rev().take(40).any(|f| is_of(f, paper.class));
        if about.is_some_and(|s| s.contains(paper.run))
            || is_source(&view, paper)
            || (paper.weak && !(paper.determined && known()))
        {
            continue;
        }
        let Some(finding) = link::of(&view, paper)
            .and_then(|link| told(&view, paper, link))
            .or_else(|| link::terms_of(&view, paper).and_then(|link| told(&view, paper, link)))
        else {
            let why = || "nothing is told to happen to it, and nothing that it provides".to_string();
            trail.miss(|| Miss { sentence, at: Some(paper.run), rule: "agreement", why: why() });
            continue;
        };
        let again = out[before..].iter().rev().take(20).any(|f| repeats(&view, f, &finding));
        if !again {
            about = finding.field("subject").and_then(Value::run);
            out.push(finding);
        }
    }
    let alone = last.filter(|_| out.len() == before).map(|i| &out[i]);
    let by_pronoun = alone.and_then(|last| pronoun::of(&view, last));
    let found = by_pronoun.or_else(|| agreed::agreed(&view, last.is_some(), &out[before..]));
    out.extend(found);
    if out.len() == before && view.papers.is_empty() {
        trail.miss_all(sentence, Kind::Agreement, NOTHING);
    }
}

/// The last agreement of the sentence before, which a pronoun may mean.
fn told_last(told: &[Finding], sentence: usize) -> Option<usize> {
    let recent = told.iter().enumerate().rev().take(40).take_while(|(_, f)| f.sentence + 1 >= sentence);
    { recent }.find(|(_, f)| f.kind == Kind::Agreement && f.sentence < sentence).map(|(at, _)| at)
}

const NOTHING: &str = "no instrument is named, and no two parties agree to anything";

/// "In a joint statement, they said": where something was said, not what happened to it.
fn is_source(view: &View, paper: &Paper) -> bool {
    let within = paper.run.first > 0 && view.document.is(paper.run.first - 1, "in");
    within
        && paper.class == "statement"
        && (view.is_mark(paper.run.end, b',') || view.document.is(paper.run.end, "on"))
}

/// Whether sport, crime or culture is spoken of: here, or twice in the sentences around.
fn is_foreign(view: &View) -> bool {
    let document = view.document;
    let around = view.sentence.saturating_sub(3)..(view.sentence + 4).min(document.sentences.len());
    let foreign = |s: usize| {
        let acts = document.hits_like(s, Signs::of(List::Action, "foreign"), Run::new(0, usize::MAX));
        acts.filter(|h| document.lexicon.entry(h).class == "foreign").take(2).count()
    };
    let energy = || document.hits_of(view.sentence, List::Commodity).next().is_some();
    view.has_act("foreign")
        || (!view.papers.is_empty() && !energy() && around.map(foreign).sum::<usize>() >= 3)
}

fn is_of(finding: &Finding, of: &str) -> bool {
    matches!(finding.field("instrument"), Some(Value::Class { class, .. }) if class == of)
}

/// "signed a deal …, the deal provides"; "the accord, known as the Plan": one sentence and instrument make one.
fn repeats(view: &View, first: &Finding, second: &Finding) -> bool {
    let runs = |f: &Finding| f.key_run().zip(f.field("action").and_then(Value::run));
    if let (Some((a, did)), Some((b, does))) = (runs(first), runs(second)) {
        let listed = (a.end..b.first).any(|t| view.is_in(t, words!["and", "or"]));
        if did == does && a.end < b.first && !listed {
            return true;
        }
    }
    let Some(Value::Class { class, .. }) = second.field("instrument") else { return false };
    second.rule == "agreement/terms" && is_of(first, class)
}

fn told(view: &View, paper: &Paper, link: Link) -> Option<Finding> {
    match link {
        Link::Before(act) => event(view, paper, &act, "agreement/object"),
        Link::After(act) => event(view, paper, &act, "agreement/subject"),
        Link::Terms(act) => Some(terms(view, paper, &act, "agreement/terms")),
        Link::Under(act) => Some(terms(view, paper, &act, "agreement/under")),
        Link::None => {
            let subject = detail::subject(view, paper, None);
            let parties = parties::parties(view, paper.run, Some(&absent(paper)), None);
            let mut finding = about(view, paper, "agreement/none", Status::Denied);
            finding.tell("parties", parties);
            finding.tell("subject", subject);
            Some(finding)
        }
    }
}

/// Where a verb would stand: what is before it is the subject.
fn absent(paper: &Paper) -> Act<'static> {
    let at = paper.run.first.saturating_sub(1);
    Act { run: Run::new(at, at + 1), class: "", form: Form::Stay }
}

fn event(view: &View, paper: &Paper, act: &Act, rule: &'static str) -> Option<Finding> {
    let status = status_of(view, paper, act)?;
    let class = class_of(act, status)?;
    let after = act.run.first >= paper.run.end;
    let between = || Run::new(paper.run.end, act.run.first);
    let verb = || verb_after(view, paper.run.end, act.run.first);
    let relative =
        || link::relative(view, between()).filter(|t| *t > paper.run.end && !view.is_mark(*t - 1, b','));
    let stop = after.then(|| relative().unwrap_or_else(verb));
    let room = stop.is_none_or(|s| s > paper.run.end + 1);
    let subject = room.then(|| detail::subject(view, paper, stop)).flatten();
    let under = under_clause(view, paper, act);
    let subject = subject.or(under.map(Value::mention));
    let late = || after.then(|| provided(view, act).or_else(|| late_subject(view, paper, act))).flatten();
    let subject = subject.or_else(late);
    let actors = under.map(|c| Run::new(c.first, c.end.min(c.first + 14)));
    let parties = parties::parties(view, paper.run, Some(act), actors);
    let lasting = matches!(act.class, "extended" | "in_force") || status == Status::Planned;
    let date = date::of(view, act.run, paper.run, subject.as_ref().and_then(Value::run), lasting);
    let subject = subject.map(|s| date::without(s, date.as_ref()));
    let mut finding = about(view, paper, rule, status);
    finding.tell("action", Value::class(Run::new(verb_group(view, act.run.first), act.run.end), class));
    finding.tell("parties", parties);
    finding.tell("date", date.map(Value::Time));
    finding.tell("subject", subject);
    Some(finding)
}

/// Where the first verb after an instrument begins.
fn verb_after(view: &View, from: usize, act: usize) -> usize {
    const VERBS: &[&str] = &["be", "fact", "planned", "proposed", "would", "ready", "denied"];
    let verb = view.signs_in(Run::new(from, act)).iter().find(|(_, c)| VERBS.contains(c));
    verb.map_or(act, |(r, _)| r.first).min(verb_group(view, act))
}

/// "a contract was signed for the works": the instrument as if it stood where its verb ends.
fn late_subject(view: &View, paper: &Paper, act: &Act) -> Option<Value> {
    let next = view.is_in(act.run.end, words!["on", "to", "for", "between", "with"]);
    let behind = Paper { run: Run::new(paper.run.first, act.run.end), ..paper.clone() };
    (next && act.form != Form::Stay).then(|| detail::subject(view, &behind, None)).flatten()
}

/// "The agreement, signed in Shanghai, commits Gazprom to deliver …"
fn provided(view: &View, act: &Act) -> Option<Value> {
    let after = Run::new(act.run.end + 1, act.run.end + 26);
    let terms = view.acts_in(after).iter().find(|a| a.class == "terms")?;
    let comma = view.is_mark(terms.run.first - 1, b',') && terms.run.first <= act.run.end + 25;
    let clause = comma.then(|| detail::clause_from(view, terms.run.end)).flatten()?;
    Some(Value::mention(clause))
}

/// "As part of the agreement reached between A and B, …"
fn under_clause(view: &View, paper: &Paper, act: &Act) -> Option<Run> {
    let before = Run::new(paper.run.first.saturating_sub(6), paper.run.first);
    let under = view.acts_in(before).iter().find(|a| a.class == "under" && a.run.end == paper.run.first)?;
    let end = paper.run.end.max(act.run.end);
    (under.run.first == view.tokens.first).then(|| detail::clause_after(view, end)).flatten()
}

/// The status of an event; none where the bare verb tells no event ("urged to cancel the deal").
fn status_of(view: &View, paper: &Paper, act: &Act) -> Option<Status> {
    if paper.none {
        return Some(Status::Denied);
    }
    if link::is_reduced(view, paper, act) {
        return Some(Status::Reported);
    }
    if let Some(status) = ahead(view, paper, act) {
        return Some(status);
    }
    let (document, sentence) = (view.document, view.sentence);
    let base = act.form != Form::Finite;
    let status = view.told().of_verb(act.run, base);
    if act.form == Form::Base && !view.told().is_governed(act.run) {
        let purpose = act.run.first > 0 && document.is(act.run.first - 1, "to");
        return match (purpose, act.class) {
            (true, "signed") => Some(Status::Planned),
            (_, "negotiating") => Some(Status::Proposed),
            (true, _) => None,
            _ if document.sentences[sentence].kind == BlockKind::Heading => Some(Status::Reported),
            _ => None,
        };
    }
    Some(match (act.class, status) {
        (_, Status::Denied) => Status::Denied,
        ("negotiating", _) => Status::Proposed,
        ("planned", _) => Status::Planned,
        (_, status) => status,
    })
}

/// "once the protocol is ratified", "put off signing": still to come; "working on signing": not certain.
fn ahead(view: &View, paper: &Paper, act: &Act) -> Option<Status> {
    let first = act.run.first;
    if act.class == "in_force" && view.document.is(first, "will") {
        return Some(Status::Planned);
    }
    let work = words!["work", "working", "works", "focused", "focusing", "concentrating"];
    if act.form == Form::Noun && first > 1 && view.is_in(first - 1, words!["off", "postponed", "delayed"]) {
        return Some(Status::Planned);
    }
    let on = act.form == Form::Noun && first > 1 && view.document.is(first - 1, "on");
    if on && view.is_in(first - 2, work) {
        return Some(Status::Proposed);
    }
    let opens = paper.run.first.checked_sub(1).filter(|t| view.tokens.contains(Run::new(*t, t + 1)))?;
    let after = first >= paper.run.end && view.is_in(opens, words!["after", "once", "when", "as", "until"]);
    let soon = !view.document.is(opens, "as") || view.document.is(opens.wrapping_sub(1), "soon");
    let verb = verb_after(view, paper.run.end, first);
    let helped = verb < first && view.is_in(verb, words!["is", "are", "has", "have"]);
    let present = helped || act.form == Form::Stay && view.document.word(first).ends_with('s');
    (after && soon && present).then_some(Status::Planned)
}

/// What happens to an instrument; other classes of action words only stand around it.
pub const ACTIONS: &[&str] = &[
    "signed",
    "agreed",
    "ratified",
    "in_force",
    "extended",
    "terms",
    "negotiating",
    "planned",
    "terminated",
];

fn class_of<'a>(act: &Act<'a>, status: Status) -> Option<&'a str> {
    match (act.class, status) {
        ("agree", _) => Some("agreed"),
        ("signed" | "agreed", Status::Planned) => Some("planned"),
        ("signed" | "agreed", Status::Proposed) => Some("negotiating"),
        (class, _) => ACTIONS.contains(&class).then_some(class),
    }
}

/// Where a verb's helpers begin: "is to be" of "is to be signed".
fn verb_group(view: &View, verb: usize) -> usize {
    const HELPERS: &WordSet = words![
        "be", "been", "being", "to", "will", "would", "is", "are", "was", "were", "has", "have", "had",
        "not", "never", "also", "may", "could", "should",
    ];
    let limit = verb.saturating_sub(5).max(view.tokens.first);
    (limit..verb).rev().take_while(|&t| view.is_in(t, HELPERS)).last().unwrap_or(verb)
}

fn terms(view: &View, paper: &Paper, act: &Act, rule: &'static str) -> Finding {
    let clause = match act.class {
        "under" => under_what(view, paper, act),
        _ => detail::clause_from(view, act.run.end).or_else(|| told_before(view, paper)),
    };
    let actors = clause.filter(|_| matches!(act.class, "under" | "terms.which"));
    let parties =
        parties::parties(view, paper.run, None, actors.map(|c| Run::new(c.first, c.end.min(c.first + 14))));
    let before = Run::new(act.run.first.saturating_sub(2).max(view.tokens.first), act.run.first);
    let denied = act.class == "terms" && view.has_sign(before, &["denied"]);
    let status = if denied { Status::Denied } else { Status::Reported };
    let mut finding = about(view, paper, rule, status);
    finding.tell("action", Value::class(act.run, "terms"));
    finding.tell("parties", parties);
    finding.tell("subject", clause.map(Value::mention));
    finding
}

/// "Pakistan will import 500 mcf of gas, the agreement stipulates."
fn told_before(view: &View, paper: &Paper) -> Option<Run> {
    let comma = paper.run.first.checked_sub(1).filter(|t| view.is_mark(*t, b','))?;
    let start = parties::clause_start(view, comma);
    (start + 2 < comma).then(|| Run::new(start, comma))
}

/// The clause that an instrument rules: behind it where it opens the clause, else before it.
fn under_what(view: &View, paper: &Paper, act: &Act) -> Option<Run> {
    let first = act.run.first;
    let before = Run::new(first.saturating_sub(3), first);
    let said = view.signs_in(before).iter().any(|(r, c)| *c == "say" && r.end == first);
    let opens = first == view.tokens.first
        || said
        || view.document.tokens[first - 1].mark != 0
        || view.is_in(first - 1, words!["that", "and", "but"]);
    if opens {
        return detail::clause_after(view, paper.run.end);
    }
    let start = parties::clause_start(view, first);
    (start < first).then(|| Run::new(start, first))
}

/// A finding about an instrument, of which nothing more is told yet.
fn about(view: &View, paper: &Paper, rule: &'static str, status: Status) -> Finding {
    let mut finding = Finding::new(Kind::Agreement, rule, status, view.sentence);
    finding.tell("instrument", Value::class(paper.run, paper.class));
    finding.tell("count", paper.count.clone().map(Value::Quantity));
    finding
}
