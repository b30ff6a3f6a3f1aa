//! What the word lists say of a token, as flags: the eyes of the readers of names and posts.
//!
//! Leaves what a hit means beyond its class. Example: in "Dr. Omar Sen" the first two tokens are `HONORIFIC`.

use super::entry::List;
use super::matcher::Manner;

pub const OPENER: u64 = 1;
pub const HONORIFIC: u64 = 1 << 1;
pub const PARTICLE: u64 = 1 << 2;
pub const SUFFIX: u64 = 1 << 3;
pub const CALENDAR: u64 = 1 << 4;
pub const ORG_HEAD: u64 = 1 << 5;
pub const ORG_TAIL: u64 = 1 << 6;
pub const ORG_PUBLIC: u64 = 1 << 7;
pub const GEO: u64 = 1 << 8;
pub const THING: u64 = 1 << 9;
pub const GIVEN: u64 = 1 << 10;
pub const PORTFOLIO: u64 = 1 << 11;
pub const DEPUTY: u64 = 1 << 12;
pub const FORMER: u64 = 1 << 13;
pub const ACTING: u64 = 1 << 14;
pub const DESIGNATE: u64 = 1 << 15;
pub const LEVEL: u64 = 1 << 16;
pub const APPOINT: u64 = 1 << 17;
pub const HOLD: u64 = 1 << 18;
pub const LEAVE: u64 = 1 << 19;
pub const HEADS: u64 = 1 << 20;
pub const NOT_PUBLIC: u64 = 1 << 21;
pub const ASIDE: u64 = 1 << 38;
pub const COUNTRY: u64 = 1 << 22;
pub const ADJECTIVE: u64 = 1 << 23;
pub const ORGANISATION: u64 = 1 << 24;
pub const PLACE: u64 = 1 << 25;
pub const CORRIDOR: u64 = 1 << 26;
pub const OFFICE: u64 = 1 << 27;
pub const SAY: u64 = 1 << 28;
pub const SAY_PERSON: u64 = 1 << 29;
pub const ACCORDING: u64 = 1 << 30;
pub const VIA: u64 = 1 << 31;
pub const SHOW: u64 = 1 << 32;
pub const DATA: u64 = 1 << 33;
pub const PUT: u64 = 1 << 34;
pub const SPEAKER: u64 = 1 << 35;
pub const PRONOUN: u64 = 1 << 36;
pub const BETWEEN: u64 = 1 << 37;
pub const SAY_THAT: u64 = 1 << 39;
pub const ACCOUNT: u64 = 1 << 40;
pub const KEEP: u64 = 1 << 41;
pub const LEAVING: u64 = 1 << 42;

/// A word that begins with a capital letter, listed or not.
pub const CAPITAL: u64 = 1 << 63;

/// Anything by which somebody may be said to say something.
pub const FRAME: u64 = SAY | SAY_THAT | SAY_PERSON | ACCORDING | VIA | SHOW | PUT | ACCOUNT;

/// Anything that says who or where, by a list.
pub const LISTED: u64 = COUNTRY | ORGANISATION | PLACE | CORRIDOR;

/// The flags of an entry, however its alias names it.
pub fn of(list: List, class: &str) -> u64 {
    match list {
        List::Country => COUNTRY,
        List::Organisation => ORGANISATION,
        List::Place => PLACE,
        List::Corridor => CORRIDOR,
        List::Office => OFFICE,
        List::Cue => cue_flag(class),
        _ => 0,
    }
}

/// The flags that remain where an alias names its entry in such a manner.
pub fn in_manner(flags: u64, manner: Manner) -> u64 {
    match manner {
        Manner::Name => flags,
        Manner::Adjective if flags & COUNTRY != 0 => flags | ADJECTIVE,
        Manner::Weak if flags & LISTED != 0 => 0,
        Manner::Symbol | Manner::Subunit if flags & COUNTRY != 0 => 0,
        _ => flags,
    }
}

fn cue_flag(class: &str) -> u64 {
    let Some((group, rest)) = class.split_once('.') else { return 0 };
    match group {
        "name" => name_flag(rest),
        "org" => org_flag(rest),
        "role" => role_flag(rest),
        "speech" => speech_flag(rest),
        _ => 0,
    }
}

fn name_flag(rest: &str) -> u64 {
    match rest {
        "opener" => OPENER,
        "honorific" => HONORIFIC,
        "particle" => PARTICLE,
        "suffix" => SUFFIX,
        "calendar" => CALENDAR,
        "geo" => GEO,
        "thing" => THING,
        "given" => GIVEN,
        _ => 0,
    }
}

fn org_flag(rest: &str) -> u64 {
    match rest {
        "head" => ORG_HEAD,
        "tail" => ORG_TAIL,
        "public" => ORG_PUBLIC,
        _ => 0,
    }
}

fn role_flag(rest: &str) -> u64 {
    match rest {
        "portfolio" => PORTFOLIO,
        "deputy" => DEPUTY,
        "former" => FORMER,
        "acting" => ACTING,
        "designate" => DESIGNATE,
        "aside" => ASIDE,
        "level" => LEVEL,
        "appoint" => APPOINT,
        "hold" => HOLD,
        "leave" => LEAVE,
        "keep" => KEEP,
        "leaving" => LEAVING,
        "heads" => HEADS,
        "not" => NOT_PUBLIC,
        _ => 0,
    }
}

fn speech_flag(rest: &str) -> u64 {
    match rest {
        "say" => SAY,
        "that" => SAY_THAT,
        "account" => ACCOUNT,
        "person" => SAY_PERSON,
        "according" => ACCORDING,
        "via" => VIA,
        "show" => SHOW,
        "data" => DATA,
        "put" => PUT,
        "noun" => SPEAKER,
        "pronoun" => PRONOUN,
        "between" => BETWEEN,
        _ => 0,
    }
}
