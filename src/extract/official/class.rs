//! Which class of the record a post is of, given its own word, its rank and its body.
//!
//! Example: "deputy" before a minister's word is `deputy_minister`; the "head" of a company is its
//! `chief_executive`, the head of an agency a `director`.

use super::role::Role;
use super::view::View;
use crate::mention::tag;
use crate::mention::{NameKind, Run, words};

/// Every class of a role, and the one that stands for another.
const CLASSES: &[&str] = &[
    "head_of_state",
    "president",
    "vice_president",
    "prime_minister",
    "deputy_prime_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "governor",
    "mayor",
    "legislator",
    "speaker",
    "envoy",
    "chair",
    "deputy_chair",
    "chief_executive",
    "director",
    "deputy_director",
    "secretary",
    "spokesperson",
    "adviser",
    "commissioner",
    "executive",
    "other",
    COUNTERPART,
];

/// "his counterpart": the class of the post told before, which takes its place.
pub const COUNTERPART: &str = "counterpart";

/// The class by its name in the list; `other` for one that no record knows.
pub fn known(class: &str) -> &'static str {
    CLASSES.iter().find(|c| **c == class).copied().unwrap_or("other")
}

/// Classes whose words take a portfolio ("Oil Minister", "adviser on finance").
pub fn takes_portfolio(class: &str) -> bool {
    matches!(
        class,
        "minister"
            | "deputy_minister"
            | "secretary"
            | "commissioner"
            | "adviser"
            | "envoy"
            | "director"
            | "executive"
            | "vice_president"
    )
}

/// Classes that hardly exist without a portfolio, so that an unknown capitalised word is one.
pub fn needs_portfolio(class: &str) -> bool {
    matches!(class, "minister" | "deputy_minister" | "commissioner")
}

/// Posts of companies, whose body the sentence's subject may be.
pub fn of_company(class: &str) -> bool {
    matches!(
        class,
        "president"
            | "vice_president"
            | "chair"
            | "deputy_chair"
            | "chief_executive"
            | "executive"
            | "director"
            | "deputy_director"
            | "spokesperson"
    )
}

/// The class of a post that has been read.
pub fn of(view: &View, role: &Role) -> &'static str {
    if (role.words.first..role.head.first).any(|t| view.is(t, "shadow")) {
        return "other";
    }
    if view.is(role.head.first, "treasurer")
        && role.body.as_ref().is_some_and(|b| company(view, b.run, b.id.as_deref()))
    {
        return "executive";
    }
    // "Brazil's representative to the WTO"
    let sent = view.is_in(role.head.first, words!["representative", "representatives"])
        && (view.is_in(role.head.end, words!["to", "at"])
            || role.body.as_ref().and_then(|b| b.id.as_deref()) == Some("org:un"));
    if sent && role.class == "legislator" {
        return "envoy";
    }
    let head = is_head(view, role.head);
    let class = if head && !role.deputy { head_of(view, role) } else { role.class };
    if role.deputy { deputy_of(class) } else { class }
}

/// "head", "chief": a company's or an agency's.
fn is_head(view: &View, head: Run) -> bool {
    head.end - head.first == 1 && view.is_in(head.first, words!["head", "heads", "chief"])
}

fn head_of(view: &View, role: &Role) -> &'static str {
    let Some(body) = &role.body else { return "director" };
    if role.words != role.head && !role.deputy && !role.words.overlaps(body.run) && role.qualified {
        return "director";
    }
    if company(view, body.run, body.id.as_deref()) { "chief_executive" } else { "director" }
}

/// Whether a body is a company: an organisation that no word of public bodies names.
pub fn company(view: &View, body: Run, id: Option<&str>) -> bool {
    let public = (body.first..body.end)
        .any(|t| view.has(t, tag::ORG_PUBLIC | tag::PORTFOLIO) && !view.has(t, tag::ORG_TAIL));
    let public = public
        || view.is(body.first, "bank") && view.is(body.first + 1, "of")
        || view.is(body.first, "central");
    let country = id.is_some_and(|i| i.starts_with("country:"));
    let last = body.end - 1 - usize::from(view.mark(body.end - 1, b'.'));
    let capital = view.is_capital(last) || view.mark(last, b')');
    let place = view.name_ending(body.end).is_some_and(|n| n.kind == NameKind::Place);
    let pronoun = view.is_in(body.first, words!["its", "the", "company"]);
    !public && !country && !place && (capital || pronoun)
}

fn deputy_of(class: &str) -> &'static str {
    match class {
        "minister" | "secretary" | "deputy_minister" => "deputy_minister",
        "prime_minister" | "deputy_prime_minister" => "deputy_prime_minister",
        "president" | "vice_president" => "vice_president",
        "chair" | "deputy_chair" => "deputy_chair",
        "director" | "deputy_director" => "deputy_director",
        "chief_executive" | "executive" => "executive",
        "spokesperson" => "spokesperson",
        "legislator" => "legislator",
        "speaker" => "speaker",
        "commissioner" => "commissioner",
        "envoy" | "ambassador" => "envoy",
        "head_of_state" => "vice_president",
        _ => "other",
    }
}
