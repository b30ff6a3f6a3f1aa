//! What happens to an instrument: the word of action that governs it, before it or after it.
//!
//! Leaves verbs that another clause owns. Example: "A contract for the works will be signed in May" links
//! "A contract" to "signed", which stands after it and is planned.

use super::paper::{Act, Form, Paper, View};
use crate::mention::{Run, WordSet, words};

/// How an instrument is told of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link<'d> {
    /// "signed a contract", "the signing of a contract"
    Before(Act<'d>),
    /// "the contract was signed", "the contract expires"
    After(Act<'d>),
    /// "the contract provides for"
    Terms(Act<'d>),
    /// "Under the contract, …"
    Under(Act<'d>),
    /// "There is no contract"
    None,
}

/// No verb governs from further off.
const LEFT: usize = 18;
const RIGHT: usize = 34;

const EVENTS: &[&str] =
    &["signed", "agreed", "ratified", "in_force", "extended", "terminated", "negotiating", "planned"];
const VERBS: &[&str] = &["fact", "be", "planned", "proposed", "would", "ready", "denied"];
const BE: &WordSet = words!["be", "been", "being", "was", "were", "is", "are", "get", "got"];

pub(super) fn of<'d>(view: &View<'d>, paper: &Paper<'d>) -> Option<Link<'d>> {
    let after = after(view, paper);
    let close = after.filter(|a| a.run.first <= paper.run.end + 3);
    let before = before(view, paper);
    if before.is_some_and(|a| a.class == "basis") && !paper.determined {
        return None;
    }
    let known = paper.determined || paper.class != "document" && (paper.plural || paper.count.is_some());
    let under = before.filter(|a| a.class == "under" && known);
    let event = before.filter(|a| EVENTS.contains(&a.class) || a.class == "agree");
    if paper.none && paper.run.first > 0 && view.document.is(paper.run.first - 1, "without") {
        return Some(Link::None);
    }
    if paper.none {
        let opens = paper.run.first <= view.tokens.first + 2;
        let has = Run::new(paper.run.first.saturating_sub(5).max(view.tokens.first), paper.run.first);
        let told = view.has_sign(has, &["be", "fact", "planned", "would"]);
        return event
            .map(Link::Before)
            .or_else(|| after.map(Link::After))
            .or_else(|| (told || opens).then_some(Link::None));
    }
    let direct = event.filter(|a| a.run.end == paper.run.first && governs(view, a));
    let close = close.filter(|_| direct.is_none());
    close
        .map(Link::After)
        .or_else(|| event.map(Link::Before))
        .or_else(|| after.map(Link::After))
        .or_else(|| under.map(Link::Under))
        .or_else(|| terms_of(view, paper))
}

/// "signed the documents required to …", "is yet to ratify the agreement signed in May": the verb right before.
fn governs(view: &View, act: &Act) -> bool {
    let base = act.form == Form::Base && view.told().is_governed(act.run);
    (base || act.form == Form::Finite) && !matches!(act.class, "negotiating" | "planned" | "agree")
}

/// "contracts signed last year": a participle right behind the instrument tells a fact, whatever is done with it.
pub(super) fn is_reduced(view: &View, paper: &Paper, act: &Act) -> bool {
    let gap = act.run.first.checked_sub(paper.run.end);
    let past = view.document.word(act.run.first).ends_with("ed") || view.document.is(act.run.first, "struck");
    act.form == Form::Finite && gap.is_some_and(|g| g == 0) && past && act.class != "negotiating"
}

/// What an instrument provides, where no event is told of it.
pub(super) fn terms_of<'d>(view: &View<'d>, paper: &Paper<'d>) -> Option<Link<'d>> {
    terms(view, paper).map(Link::Terms)
}

/// The verb or noun of action before an instrument, which is its object.
fn before<'d>(view: &View<'d>, paper: &Paper) -> Option<Act<'d>> {
    let from = view.acts.partition_point(|a| a.run.first < paper.run.first);
    let near = view.acts[..from].iter().rev().take_while(|a| a.run.end + LEFT >= paper.run.first);
    for act in near.filter(|a| a.run.end <= paper.run.first + 1) {
        if !(EVENTS.contains(&act.class) || matches!(act.class, "under" | "agree" | "basis")) {
            continue;
        }
        // "made the pact meaningless", "cut its contract prices"
        if act.form == Form::Object && view.is_in(act.run.end, words!["the", "its", "their", "this"]) {
            continue;
        }
        let between = Run::new(act.run.end.min(paper.run.first), paper.run.first);
        // "tariffs announced by the president", "an earlier announced agreement"
        let tells = view.is_in(act.run.first, words!["announced", "announces", "unveiled"]);
        let bare =
            between.first == between.end && !(paper.determined || paper.plural || paper.count.is_some());
        if tells && (bare || between.end - between.first > 4 || view.document.is(between.first, "by")) {
            continue;
        }
        if matches!(act.class, "under" | "basis") {
            return (between.first == between.end).then_some(*act);
        }
        if !is_clear(view, between) || !reaches(view, act, paper) || act.form == Form::Stay {
            return None;
        }
        return Some(*act);
    }
    None
}

/// Whether nothing between a verb and its object opens another clause; other instruments may be listed there.
fn is_clear(view: &View, between: Run) -> bool {
    let names = |t: usize| view.document.tokens.get(t + 1).is_some_and(|k| k.is_capital());
    let joined = |t: usize| view.is_in(t, words!["and", "or"]) && !names(t) || view.document.is(t, "that");
    let split = || view.has_mark(between, b',') || (between.first..between.end).any(joined);
    let clause = || view.has_sign(between, &["edge", "say", "fact", "be", "planned", "proposed", "would"]);
    let apart = || split() && !view.has_paper(between) && !is_aside(view, between);
    !(view.has_mark(between, b';') || clause() || apart())
}

/// "signed, in Moscow, a contract"
fn is_aside(view: &View, between: Run) -> bool {
    let commas = (between.first..between.end).filter(|&t| view.is_mark(t, b',')).count();
    commas == 2 && view.is_mark(between.first, b',')
}

/// Whether the instrument is the object itself, and does not stand in a phrase of another noun.
fn reaches(view: &View, act: &Act, paper: &Paper) -> bool {
    let skip = usize::from(paper.none) + paper.count.as_ref().map_or(0, |q| q.run.end - q.run.first);
    let object = paper.run.first - skip.min(paper.run.first);
    if object <= act.run.end {
        return true;
    }
    let joint = object - 1;
    let formed = view.document.word(joint).ends_with("ing") && view.has_paper(Run::new(act.run.end, joint));
    if formed {
        return false;
    }
    let phrase = view.is_in(joint, words!["of", "in", "with", "from", "by", "at", "as", "under", "into"]);
    let topic = view.is_in(joint, words!["on", "for", "over", "about", "to"]);
    if act.class == "negotiating" {
        // "offered to lower the rate for contracts": of another verb.
        let talks =
            view.is_in(act.run.end - 1, words!["with", "between", "talks", "discussing", "discussed"]);
        return act.form == Form::Noun || !phrase && (!topic || talks);
    }
    let of = view.document.is(joint, "of") && act.form == Form::Noun;
    of || !(phrase || topic)
}

/// The verb after an instrument, which is its subject, or a participle that describes it.
fn after<'d>(view: &View<'d>, paper: &Paper) -> Option<Act<'d>> {
    let from = view.acts.partition_point(|a| a.run.first < paper.run.end);
    let near = view.acts[from..].iter().take_while(|a| a.run.first <= paper.run.end + RIGHT);
    for act in near.filter(|a| EVENTS.contains(&a.class)) {
        let between = Run::new(paper.run.end, act.run.first);
        if view.has_mark(between, b';') || crosses(view, between) {
            return None;
        }
        if fits(view, act, between) {
            return Some(main_verb(view, paper, act).or_else(|| signed_too(view, act)).unwrap_or(*act));
        }
    }
    None
}

/// "The accord, brokered by Turkey, expires in July", "the pact for the dock, awarded in May, has yet to be signed": the
/// verb behind the aside that describes the instrument.
fn main_verb<'d>(view: &View<'d>, paper: &Paper, act: &Act) -> Option<Act<'d>> {
    const HELPERS: &WordSet = words![
        "will", "would", "has", "have", "had", "now", "was", "were", "to", "is", "are", "be", "been",
        "being", "yet", "not", "still", "never", "should", "must"
    ];
    let comma = act.run.first - 1;
    if !view.is_mark(comma, b',') || view.has_mark(Run::new(paper.run.end, comma.max(paper.run.end)), b',') {
        return None;
    }
    let close = (act.run.end..act.run.end + RIGHT / 2).find(|&t| view.is_mark(t, b','))?;
    let next = view.acts_in(Run::new(close + 1, close + 7));
    let helped = |a: &Act| a.run.first > close + 1 && matches!(a.form, Form::Finite | Form::Base);
    let main = next.iter().find(|a| EVENTS.contains(&a.class) && (a.form == Form::Stay || helped(a)))?;
    (close + 1..main.run.first).all(|t| view.is_in(t, HELPERS)).then_some(*main)
}

/// "brokered by the African Union and signed in Addis Ababa": of two participles the signing.
fn signed_too<'d>(view: &View<'d>, act: &Act) -> Option<Act<'d>> {
    let next = view.acts_in(Run::new(act.run.end, act.run.end + 10));
    let signed = next.iter().find(|a| a.class == "signed" && a.form == Form::Finite)?;
    let joined = view.is_in(signed.run.first - 1, words!["and", "then"]);
    let clear = !view.has_sign(Run::new(act.run.end, signed.run.first), VERBS);
    (act.class == "agreed" && joined && clear).then_some(*signed)
}

/// Whether a new clause with its own subject begins between.
fn crosses(view: &View, between: Run) -> bool {
    let mut coordinated = (between.first..between.end).filter(|t| view.is_mark(*t, b','));
    let mut say = view.signs_in(between).iter().filter(|(r, c)| {
        *c == "say" && r.end <= between.end && !view.has_mark(Run::new(between.first, r.first), b',')
    });
    const OPENS: &WordSet = words!["and", "but", "while", "adding", "saying", "who"];
    coordinated.any(|t| view.is_in(t + 1, OPENS))
        || say.next().is_some()
        || view.has_sign(between, &["edge"]) && !opens_with_which(view, between)
}

/// "…, which was signed", also behind what the instrument is about.
fn opens_with_which(view: &View, between: Run) -> bool {
    relative(view, between).is_some()
}

/// The "which" or "that" of "the memorandum on coal that the ministries signed", between instrument and verb.
pub(super) fn relative(view: &View, between: Run) -> Option<usize> {
    let which = (between.first..between.end).find(|&t| view.is_in(t, words!["which", "that"]))?;
    let about = Run::new(between.first, which);
    let comma = which > between.first && view.is_mark(which - 1, b',');
    let near = which + 1 < between.end && which < between.first + 5 && !view.has_mark(about, b',');
    let that = view.document.is(which, "that") && near;
    let describes = (comma || that) && !view.has_sign(about, VERBS);
    (which == between.first || describes).then_some(which)
}

fn fits(view: &View, act: &Act, between: Run) -> bool {
    let gap = between.end - between.first;
    let group = Run::new(act.run.first.saturating_sub(4).max(between.first), act.run.first);
    let helped = || (group.first..group.end).any(|t| view.is_in(t, BE));
    let verbs = |run: Run| view.has_sign(run, VERBS);
    let alone = || !verbs(Run::new(between.first, group.first.max(between.first)));
    let comma = || {
        act.run.first > between.first
            && (view.is_mark(act.run.first - 1, b',') || view.document.is(act.run.first - 1, "both"))
    };
    match act.form {
        Form::Stay => alone() && (gap <= 4 || verbs(group) || gap <= RIGHT),
        Form::Finite if act.class == "negotiating" => helped() && alone(),
        Form::Finite => {
            (gap <= 1 && !verbs(between) && !joins(view, between))
                || (helped() && alone())
                || (comma() && !verbs(between))
                || (opens_with_which(view, between) && alone())
        }
        Form::Base | Form::Noun | Form::Object => false,
    }
}

fn joins(view: &View, between: Run) -> bool {
    (between.first..between.end).any(|t| view.is_in(t, words!["and", "or", "but"]))
}

/// "provides for" right after an instrument.
fn terms<'d>(view: &View<'d>, paper: &Paper) -> Option<Act<'d>> {
    let from = view.acts.partition_point(|a| a.run.first < paper.run.end);
    let near = view.acts[from..].iter().take_while(|a| a.run.first <= paper.run.end + 14);
    let found = near.into_iter().find(|a| matches!(a.class, "terms" | "terms.which"))?;
    let between = Run::new(paper.run.end, found.run.first);
    let gap = between.end - between.first;
    const ALSO: &WordSet = words![
        "also",
        "will",
        "would",
        "further",
        "in",
        "turn",
        "to",
        "that",
        "which",
        "not",
        "does",
        "only",
        "specifically",
    ];
    if gap <= 4 && (between.first..between.end).all(|t| view.is_in(t, ALSO)) {
        return Some(*found);
    }
    let plain = !view.has_mark(between, b',')
        && !view.has_mark(between, b';')
        && !view.has_sign(between, &["say", "fact", "be"]);
    let about = || found.form == Form::Finite && described(view, between);
    (plain && (found.class == "terms.which" || gap <= 1 || about())).then_some(*found)
}

/// "between Kuwait and Riyadh", "with Equatorial Guinea", "on gas supply": what stands between an instrument and
/// its verb, with no verb of its own.
fn described(view: &View, between: Run) -> bool {
    let opens = view.is_in(between.first, words!["between", "with", "among", "on", "for"]);
    let clause = || view.has_sign(between, &["edge", "planned", "proposed", "would", "denied"]);
    let act = || view.acts_in(between).iter().any(|a| EVENTS.contains(&a.class));
    let verb =
        || between.end > 0 && view.is_in(between.end - 1, words!["and", "to", "or", "that", "which", "who"]);
    opens && !clause() && !act() && !verb()
}
