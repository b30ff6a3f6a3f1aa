//! What an agreement is about.
//!
//! Leaves parties, times and who says it. Example: in "Parliament on Wednesday ratified an agreement with Kuwait on
//! avoidance of double taxation" the last three words.

use super::paper::{Act, Form, Paper, View};
use super::parties::REACH;
use crate::extract::Value;
use crate::lexicon::{List, Signs, TokenKind};
use crate::mention::{Run, WordSet, words};

/// "agreed to", "agreed on Sunday to": the act up to the word that opens what was agreed.
pub(super) fn agreeing<'d>(view: &View<'d>, act: &Act<'d>) -> Option<Act<'d>> {
    if act.class == "agree" && !is_time_joint(view, act.run.end - 1) {
        return Some(*act);
    }
    let verb = act.run.first;
    if !(matches!(act.class, "agreed" | "agree") && view.is_in(verb, words!["agreed", "agree", "agrees"])) {
        return None;
    }
    let on = usize::from(view.document.is(verb + 1, "on"));
    let end = time_at(view, verb + 1 + on).or_else(|| time_at(view, verb + 1))?;
    let joint = view.is_in(end, words!["to", "on", "that"]);
    joint.then(|| Act { run: Run::new(verb, end + 1), class: "agree", form: act.form })
}

/// Verbs that open the predicate of a sentence whose subject holds the instrument.
const FINITE: &WordSet =
    words!["has", "have", "had", "is", "are", "was", "were", "will", "would", "may", "could", "should"];
const RELATIVE: &WordSet =
    words!["which", "that", "who", "where", "whose", "whereby", "whether", "how", "if"];

/// How far the last of a list is looked at for a verb of its own.
const LISTED: usize = 12;

/// What it is about: the words after "on", "to", "for", "of", "covering" behind the instrument.
pub(super) fn subject(view: &View, paper: &Paper, stop: Option<usize>) -> Option<Value> {
    let limit = stop.unwrap_or(view.tokens.end).min(paper.run.end + 2 * REACH).min(view.tokens.end);
    let limit = adverbial_end(view, paper.run).unwrap_or(limit).min(limit);
    let first = opening(view, paper.run.end, limit)?;
    let end = closing(view, first, limit);
    (end > first).then(|| Value::mention(Run::new(first, end)))
}

/// The comma that closes "Following the signing of the convention on the sea,".
fn adverbial_end(view: &View, paper: Run) -> Option<usize> {
    const OPENS: &WordSet =
        words!["following", "after", "before", "since", "during", "with", "by", "upon", "despite"];
    let opens = view.is_in(view.tokens.first, OPENS)
        && !view.has_mark(Run::new(view.tokens.first, paper.first), b',');
    (paper.end..view.tokens.end.min(paper.end + REACH)).find(|&t| opens && is_comma(view, t))
}

/// Where the subject's words begin, past parties, places and times.
fn opening(view: &View, at: usize, limit: usize) -> Option<usize> {
    const ABOUT: &WordSet = words![
        "on",
        "for",
        "to",
        "of",
        "covering",
        "concerning",
        "regarding",
        "about",
        "governing",
        "relating"
    ];
    let mut at = at;
    let mut steps = 0;
    while at < limit && steps < 30 {
        if let Some(end) = time_at(view, at) {
            at = end;
        } else if view.document.is(at, "of") && steps > 0 {
            at += 1;
        } else if view.document.is(at, "dating") || is_comma(view, at) && is_told(view, at + 1) {
            return None;
        } else if view.is_in(at, ABOUT)
            && !is_time_joint(view, at)
            && !is_hedge(view, at)
            && !is_figure(view, at + 1)
            && !is_occasion(view, at)
        {
            return Some(at + 1);
        } else if view.is_in(at, words!["under", "by"]) && view.document.is(at + 1, "which")
            || view.document.is(at, "whereby")
        {
            return Some(at + 1 + usize::from(!view.document.is(at, "whereby")));
        } else if view.document.is(at, "that")
            && view.has_sign(Run::new(at + 1, at + 2), &["planned", "would"])
        {
            return Some(at + 1);
        } else if let Some(end) = granted(view, at) {
            return Some(end);
        } else if view.is_in(at, words!["which", "said", "after", "while", "as", "that", "during"])
            || view.has_sign(Run::new(at, at + 1), &["planned", "would", "fact", "be"])
            || leaves(view, at)
        {
            return None;
        } else {
            at += 1;
        }
        steps += 1;
    }
    None
}

/// "to 0.5 pct", "of 135 million euros": no words of what was agreed.
fn is_figure(view: &View, at: usize) -> bool {
    view.is_in(at - 1, words!["to", "of"])
        && view.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}

/// "about" of "about $164 million".
fn is_hedge(view: &View, at: usize) -> bool {
    let word = view.document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    view.document.is(at, "about") && !word
}

/// "that finally allows the construction of": what an instrument is for, told by a verb.
fn granted(view: &View, at: usize) -> Option<usize> {
    let that = view.is_in(at, words!["that", "which"]);
    let near = view.acts_in(Run::new(at + 1, at + 3));
    near.iter().find(|a| that && a.class == "terms").map(|a| a.run.end)
}

/// Whether another clause begins at a comma or semicolon.
pub(super) fn leaves(view: &View, at: usize) -> bool {
    let comma = view.is_mark(at, b',') && view.is_in(at + 1, words!["but", "while", "who"]);
    let and = view.is_mark(at, b',') && view.document.is(at + 1, "and") && !lists(view, at + 2);
    comma
        || and
        || view.document.is(at, "but")
        || view.is_mark(at, b';')
        || (view.document.is(at, "and") && acts_soon(view, at + 1))
}

/// "Azeri, Chirag, and Gunashli fields": no verb follows the last of a list, before its clause ends.
fn lists(view: &View, at: usize) -> bool {
    let end =
        (at..at + LISTED).find(|&t| t >= view.tokens.end || view.is_mark(t, b',') || view.is_mark(t, b';'));
    let rest = Run::new(at, end.unwrap_or(at + LISTED));
    let verbs = ["planned", "would", "fact", "be", "denied", "say", "proposed", "ready"];
    const OPENS: &WordSet =
        words!["the", "a", "an", "it", "its", "he", "she", "they", "there", "this", "that", "both", "each"];
    !view.is_in(at, OPENS)
        && !view.has_sign(rest, &verbs)
        && !view.acts_in(rest).iter().any(|a| a.form == Form::Finite)
}

/// Whether a finite verb of action stands at a token or right after it: "and adopted a declaration".
fn acts_soon(view: &View, at: usize) -> bool {
    let from = view.acts.partition_point(|a| a.run.first < at);
    const EVENTS: &[&str] =
        &["signed", "agreed", "ratified", "in_force", "extended", "terminated", "agree", "nothing"];
    let finite = |a: &Act| a.form == Form::Finite && EVENTS.contains(&a.class);
    view.acts[from..].iter().take_while(|a| a.run.first <= at + 1).any(finite)
}

fn time_at(view: &View, at: usize) -> Option<usize> {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.end <= at);
    times
        .get(from)
        .filter(|t| t.run.first <= at + 1 && at < t.run.end && t.run.first >= at.saturating_sub(1))
        .map(|t| t.run.end.max(at + 1))
}

pub(super) fn is_time_joint(view: &View, at: usize) -> bool {
    let times = &view.document.sentences[view.sentence].mentions.times;
    let from = times.partition_point(|t| t.run.first < at);
    times.get(from).is_some_and(|t| t.run.first <= at + 1)
}

/// Where the subject's words end: before who says it, when, with whom, and before the verb.
fn closing(view: &View, first: usize, limit: usize) -> usize {
    let mut end = first;
    while end < limit {
        if !may_close(view, end) {
            end += 1;
            continue;
        }
        if let Some(close) = quoted_words(view, end) {
            end = close;
            continue;
        }
        let comma = is_comma(view, end);
        let clause = comma
            && (view.is_in(
                end + 1,
                words![
                    "which",
                    "who",
                    "by",
                    "with",
                    "while",
                    "but",
                    "adding",
                    "according",
                    "after",
                    "originally",
                    "said",
                    "when",
                    "where",
                    "under",
                    "though",
                    "although",
                ],
            ) || says(view, end + 1)
                || is_apposition(view, first, end + 1));
        let coordinated = comma
            && view.document.is(end + 1, "and")
            && view.has_sign(
                Run::new(end + 2, (end + 8).min(limit)),
                &["planned", "would", "fact", "be", "denied"],
            );
        let mark = view.is_mark(end, b';')
            || view.is_mark(end, b'"')
            || (view.is_mark(end, b'.') && closes(view, end + 1))
            || view.document.is(end, "during");
        let party = end > first
            && (view.document.is(end, "with") && end > first + 1
                || view.is_in(end, words!["which", "under"]));
        let another =
            view.is_in(end, words!["and", "or"]) && view.papers.iter().any(|p| p.run.first == end + 1);
        let verbs = ["planned", "fact", "say", "denied", "would", "be"];
        let second = view.document.is(end, "and") && view.has_sign(Run::new(end + 1, end + 2), &verbs);
        let relative = |mut words: std::ops::Range<usize>| words.any(|t| view.is_in(t, RELATIVE));
        let finite = end > first && view.is_in(end, FINITE) && !relative(first.saturating_sub(1)..end);
        let votes = view.document.is(end, "by")
            && view.document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits);
        if clause
            || votes
            || another
            || second
            || finite
            || leaves(view, end)
            || coordinated
            || mark
            || party
            || signed_at(view, end)
            || (end > first && is_gathering(view, end))
        {
            break;
        }
        end += 1;
    }
    while end > first && view.is_mark(end - 1, b',') {
        end -= 1;
    }
    end
}

/// Whether a token may close a subject at all, by itself or with what follows: most words are looked at no further.
fn may_close(view: &View, at: usize) -> bool {
    const WORDS: &WordSet =
        words!["and", "or", "but", "by", "with", "which", "under", "at", "during", "on", "following", "in",];
    view.document.tokens.get(at).is_some_and(|t| t.mark != 0)
        || view.is_in(at, WORDS)
        || view.is_in(at, FINITE)
        || view.document.begins(at).may_hold(Signs::of(List::Action, ""))
}

/// Whether nothing but a closing mark is left.
fn closes(view: &View, at: usize) -> bool {
    at >= view.tokens.end || view.is_mark(at, b'"') && at + 1 >= view.tokens.end
}

/// The token behind a few words in quotation marks that begin at a token: "a “feasibility study” of".
fn quoted_words(view: &View, at: usize) -> Option<usize> {
    let opens = view.is_mark(at, b'"') && !view.is_glued(at) && view.is_glued(at + 1);
    let close = (at + 1..at + 9).find(|&t| opens && view.is_mark(t, b'"'))?;
    (close + 1 < view.tokens.end).then_some(close + 1)
}

/// A comma that is none of a number ("15,000").
fn is_comma(view: &View, at: usize) -> bool {
    let number = view.is_glued(at + 1)
        && view.document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Digits);
    view.is_mark(at, b',') && !number
}

/// Whether ", the company said" begins at a token: no other verb before the verb of saying.
fn says(view: &View, at: usize) -> bool {
    let from = view.signs().partition_point(|(r, _)| r.first < at);
    let mut near = view.signs()[from..].iter().take_while(|(r, _)| r.first < at + 25);
    let verb = near.find(|(_, c)| !c.starts_with("noun") && !c.starts_with("before"));
    verb.is_some_and(|(_, c)| *c == "say")
}

/// ", the ministry said": nothing but who says it is left.
fn is_told(view: &View, at: usize) -> bool {
    let say = || view.signs_in(Run::new(at, at + 25)).iter().find(|(_, class)| *class == "say");
    let parted = |t: usize| view.is_mark(t, b'"') || is_comma(view, t);
    says(view, at) && say().is_some_and(|(r, _)| !(at..r.first).any(parted))
}

/// "the Rasht–Astara railway, the missing link of …"
fn is_apposition(view: &View, first: usize, at: usize) -> bool {
    view.is_in(at, words!["a", "an"]) || (view.document.is(at, "the") && !view.document.is(first, "the"))
}

/// "on the sidelines of the summit", "on the occasion of the visit": where, not on what.
fn is_occasion(view: &View, at: usize) -> bool {
    const OCCASIONS: &WordSet = words![
        "sidelines",
        "sideline",
        "margins",
        "margin",
        "fringes",
        "fringe",
        "occasion",
        "eve",
        "anniversary"
    ];
    view.document.is(at, "on") && view.document.is(at + 1, "the") && view.is_in(at + 2, OCCASIONS)
}

/// "at the 12th meeting", "during the visit"
fn is_gathering(view: &View, at: usize) -> bool {
    let after = view.acts.partition_point(|a| a.run.first < at);
    let soon =
        view.acts[after..].iter().take_while(|a| a.run.first <= at + 6).any(|a| a.class == "gathering");
    soon && view.is_in(at, words!["at", "during", "on", "following", "in"])
}

/// "… on Tuesday", "… signed in Baku": the action's own time.
fn signed_at(view: &View, at: usize) -> bool {
    let from = view.acts.partition_point(|a| a.run.first < at);
    view.acts.get(from).is_some_and(|a| {
        a.run.first == at && matches!(a.class, "signed" | "terminated" | "ratified") && a.form == Form::Finite
    })
}

/// The clause that follows the instrument: "Under the deal, X will …".
pub(super) fn clause_after(view: &View, at: usize) -> Option<Run> {
    let mut first = at;
    let limit = (at + REACH).min(view.tokens.end).max(at);
    let comma = (at..limit).find(|&t| view.is_mark(t, b','));
    if let Some(comma) =
        comma.filter(|&c| !view.has_sign(Run::new(at, c), &["planned", "would", "fact", "be"]))
    {
        first = comma + 1;
    }
    clause_from(view, first)
}

/// The rest of a clause: up to who says it, a semicolon, the end of a quotation.
pub(super) fn clause_from(view: &View, first: usize) -> Option<Run> {
    let end = (first..view.tokens.end.min(first + 2 * REACH)).find(|&t| {
        view.is_mark(t, b';')
            || view.is_mark(t, b'"')
            || (is_comma(view, t) && says(view, t + 1))
            || (view.is_mark(t, b'.') && t + 1 == view.tokens.end)
    });
    let end = end.unwrap_or(view.tokens.end.min(first + 2 * REACH));
    let end = if end > first && view.is_mark(end - 1, b',') { end - 1 } else { end };
    (end > first + 1).then_some(Run::new(first, end))
}

/// Where ", and the document will be signed" cuts a clause short.
pub(super) fn clause_end(view: &View, first: usize, end: usize) -> usize {
    (first + 1..end).find(|&t| leaves(view, t)).unwrap_or(end)
}
