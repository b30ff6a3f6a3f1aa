//! Figures in digits: grouped thousands, decimal points and commas, old wire fractions.
//!
//! Leaves magnitudes. Example: "1,057,000", "2,77,000", "1 057 000", "1.245,50", "3,9" and "1-1/2" are one
//! number each; "12.05.2023" is a label.

use super::Atom;
use crate::lexicon::List;
use crate::mention::scan::Scan;
use rust_decimal::Decimal;
use std::str::FromStr;

/// More digits than this make no amount.
const LONGEST: usize = 18;
const MOST_PARTS: usize = 8;

/// Digits tied by `.`, `,` or `'`.
struct Parts {
    marks: [u8; MOST_PARTS],
    /// First token of each part; parts are digits.
    at: [usize; MOST_PARTS + 1],
    count: usize,
    end: usize,
}

pub fn read(scan: &Scan, at: usize) -> Option<Atom> {
    let label = |end| Some(Atom { end, label: true, ..Atom::default() });
    let short = scan.len(at) <= LONGEST;
    if tie(scan, at + 1).is_none() {
        let plain = || spaced(scan, at).or_else(|| mixed(scan, at)).or_else(|| whole(scan, at));
        return if short { plain() } else { None }.or_else(|| label(at + 1));
    }
    let Some(parts) = parts(scan, at) else { return label(chain_end(scan, at)) };
    if short { tied(scan, &parts) } else { None }.or_else(|| label(parts.end))
}

/// The mark at `at`, where it ties the digits before it to more.
fn tie(scan: &Scan, at: usize) -> Option<u8> {
    let mark = scan.token(at).filter(|t| t.glued)?.mark;
    let ties = matches!(mark, b'.' | b',' | b'\'') && scan.is_digits(at + 1) && scan.glued(at + 1);
    ties.then_some(mark)
}

fn parts(scan: &Scan, first: usize) -> Option<Parts> {
    let mut parts = Parts { marks: [0; MOST_PARTS], at: [first; MOST_PARTS + 1], count: 0, end: first + 1 };
    loop {
        let Some(mark) = tie(scan, parts.end) else { return Some(parts) };
        if parts.count == MOST_PARTS {
            return None;
        }
        parts.marks[parts.count] = mark;
        parts.count += 1;
        parts.at[parts.count] = parts.end + 1;
        parts.end += 2;
    }
}

/// The end of a long chain of digits and marks.
fn chain_end(scan: &Scan, at: usize) -> usize {
    let mut end = at + 1;
    while scan.glued(end) && (scan.is_digits(end) || scan.token(end).is_some_and(|t| t.mark != 0)) {
        end += 1;
    }
    end
}

fn whole(scan: &Scan, at: usize) -> Option<Atom> {
    let value: u64 = scan.text(at).parse().ok()?;
    Some(Atom { end: at + 1, value: value.into(), ..Atom::default() })
}

/// Reads digits that are tied by marks, where the marks say what they are.
fn tied(scan: &Scan, parts: &Parts) -> Option<Atom> {
    let digits = |i: usize| scan.text(parts.at[i]);
    let last = parts.count;
    let marks = &parts.marks[..last];
    let point = *marks.last()?;
    let same = |marks: &[u8]| marks.windows(2).all(|w| w[0] == w[1]);
    let grouped = |upto: usize| groups_by_three(&digits, upto) || groups_by_two(&digits, upto);
    let decimals = match marks {
        // "409.000 tons" are thousands, "1.000 million" is not.
        [b'.'] => {
            digits(1) != "000"
                || digits(0) == "0"
                || scan.class(List::Number, parts.end, "magnitude").is_some()
        }
        [b','] => digits(1).len() != 3 || digits(0) == "0" || digits(0).len() > 3,
        [b'\''] => false,
        _ if same(marks) => false,
        [head @ .., _] => {
            if !same(head) || head.last() == Some(&point) || point == b'\'' {
                return None;
            }
            true
        }
        [] => return None,
    };
    let whole_parts = if decimals { last - 1 } else { last };
    if whole_parts > 0 && !grouped(whole_parts) {
        return None;
    }
    let count: usize = (0..=last).map(|i| digits(i).len()).sum();
    if count + usize::from(decimals) > LONGEST + 1 {
        return None;
    }
    let all = (0..=last).flat_map(|i| digits(i).bytes());
    let mut value = Decimal::from(all.fold(0, |sum: u64, digit| sum * 10 + u64::from(digit - b'0')));
    value.set_scale(if decimals { digits(last).len() as u32 } else { 0 }).ok()?;
    Some(Atom { end: parts.end, value, decimals, grouped: whole_parts > 0, ..Atom::default() })
}

/// "1,057,000"
fn groups_by_three<'s>(digits: &impl Fn(usize) -> &'s str, upto: usize) -> bool {
    let head = digits(0);
    (1..=3).contains(&head.len()) && !head.starts_with('0') && (1..=upto).all(|i| digits(i).len() == 3)
}

/// "2,77,000": lakhs and crores.
fn groups_by_two<'s>(digits: &impl Fn(usize) -> &'s str, upto: usize) -> bool {
    let head = digits(0);
    upto > 1
        && (1..=2).contains(&head.len())
        && !head.starts_with('0')
        && digits(upto).len() == 3
        && (1..upto).all(|i| digits(i).len() == 2)
}

/// "1 057 000": groups of three with one space, thin or not, before each.
fn spaced(scan: &Scan, at: usize) -> Option<Atom> {
    let head = scan.text(at);
    if head.len() > 3 || head.starts_with('0') || !is_group(scan, at + 1) {
        return None;
    }
    let mut text = String::from(head);
    let mut end = at + 1;
    while text.len() < LONGEST && is_group(scan, end) {
        text.push_str(scan.text(end));
        end += 1;
    }
    let mut decimals = false;
    if scan.glued(end)
        && (scan.mark(end, b'.') || scan.mark(end, b','))
        && scan.glued(end + 1)
        && scan.is_digits(end + 1)
    {
        if scan.mark(end, b',') && scan.text(end + 1).len() == 3 {
            return None;
        }
        text.push('.');
        text.push_str(scan.text(end + 1));
        (end, decimals) = (end + 2, true);
    }
    let value = Decimal::from_str(&text).ok()?;
    Some(Atom { end, value, decimals, grouped: true, ..Atom::default() })
}

fn is_group(scan: &Scan, at: usize) -> bool {
    if !scan.is_digits(at) || scan.glued(at) || scan.len(at) != 3 {
        return false;
    }
    let (Some(token), Some(last)) = (scan.token(at), scan.token(at - 1)) else { return false };
    let gap = scan.doc.article.text.get(last.end as usize..token.start as usize).unwrap_or("");
    gap.chars().count() == 1 && gap != "\n"
}

/// "1-1/2", "2 1/2": a whole and a fraction, as wires wrote before there were signs for it.
fn mixed(scan: &Scan, at: usize) -> Option<Atom> {
    let upper = if scan.is_hyphen(at + 1) { at + 2 } else { at + 1 };
    let part = fraction(scan, upper)?;
    let value = whole(scan, at)?.value.checked_add(part)?;
    Some(Atom { end: upper + 3, value, decimals: true, ..Atom::default() })
}

fn fraction(scan: &Scan, at: usize) -> Option<Decimal> {
    if !(scan.is_digits(at) && scan.mark(at + 1, b'/') && scan.glued(at + 1) && scan.glued(at + 2)) {
        return None;
    }
    let below: u32 = scan.text(at + 2).parse().ok()?;
    let above: u32 = scan.text(at).parse().ok()?;
    if !matches!(below, 2 | 3 | 4 | 5 | 8 | 16 | 32) || above == 0 || above >= below {
        return None;
    }
    Some(Decimal::from(above).checked_div(Decimal::from(below))?.round_dp(5))
}
