//! Kinds of small words, which rules ask about where they stand: no list is searched for them.
//!
//! Example: "in" and "the" are [`NEXT`], words after which a figure has no noun of its own.

/// A word after which a figure has no noun of its own: "9 million in June".
pub const NEXT: u8 = 1;
/// Stands between "against" and the figure that is compared: "against a revised 4 mln tons".
pub const COMPARED: u8 = 1 << 1;
/// What is no name of goods: "exports of these".
pub const GOODS: u8 = 1 << 2;
/// May lead to a place: "shipped to China".
pub const LEAD: u8 = 1 << 3;
/// Opens a clause behind a comma: ", while exports fell".
pub const CLAUSE: u8 = 1 << 4;
/// Joins what stands beside it: "and".
pub const JOINING: u8 = 1 << 5;

/// The kind that a list calls by this class.
pub(super) fn named(class: &str) -> Option<u8> {
    Some(match class {
        "next" => NEXT,
        "compared" => COMPARED,
        "goods" => GOODS,
        "lead" => LEAD,
        "clause" => CLAUSE,
        "joining" => JOINING,
        _ => return None,
    })
}
