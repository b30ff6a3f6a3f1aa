//! What a line looks like: a headline, a line that goes on, a list's point, a lone place.
//!
//! Leaves what it says. Example: "About the Port of Baku" looks like a headline, "determined to boost it to" like
//! a line that goes on in the next.

use super::page::{PAGE, has};

/// A headline has at most so many bytes.
const LONGEST_HEADLINE: usize = 220;

/// Short, begins like a sentence, ends without a full stop, and does not go on in the next line.
pub(super) fn is_headline(line: &str) -> bool {
    line.len() <= LONGEST_HEADLINE
        && line.contains(char::is_alphabetic)
        && !line.starts_with(char::is_lowercase)
        && (!ends_sentence(line) || line.ends_with(['?', '!']))
        && !goes_on(line)
}

/// Ends with a full stop or the like, quotation marks and brackets behind it left out.
pub(super) fn ends_sentence(line: &str) -> bool {
    bare_end(line).ends_with(['.', '?', '!', '…'])
}

/// Ends so that the next line must belong to it: a comma, a hyphen, "of".
pub(super) fn goes_on(line: &str) -> bool {
    if line.ends_with([',', '-', '(', '[', '“', '&', '/', ':', ';']) {
        return true;
    }
    let last = line.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !last.is_empty() && last.chars().all(char::is_lowercase) && has(&PAGE.joining, last)
}

fn bare_end(line: &str) -> &str {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
}

/// Text that is no headline: it ends a sentence with a full stop, or tells several.
pub(super) fn is_body(rest: &str) -> bool {
    bare_end(rest).ends_with('.') && !rest.ends_with("...") || rest.len() > LONGEST_HEADLINE
}

/// The length of a list's mark and the white space behind it: "* ", "- ", "• ".
pub(super) fn bullet(line: &str) -> Option<usize> {
    let mark = line.chars().next()?;
    if !matches!(mark, '*' | '-' | '+' | '•' | '●' | '▪' | '◦' | '‣' | '·' | '–' | '—' | '■' | '►')
    {
        return None;
    }
    gap_behind(line, mark.len_utf8())
}

/// The length of a list's number: "1. ", "2) ", "(3) ", "a) ".
pub(super) fn number(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let rest = line.get(open..)?;
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let letter = usize::from(digits == 0 && rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let len = digits + letter;
    let mark = rest.get(len..)?.chars().next()?;
    let fits = mark == ')' || mark == '.' && digits > 0 && open == 0;
    if !(1..=2).contains(&len) || !fits {
        return None;
    }
    gap_behind(line, open + len + 1)
}

fn gap_behind(line: &str, len: usize) -> Option<usize> {
    let rest = line.get(len..)?;
    let gap = rest.len() - rest.trim_start().len();
    (gap > 0 && gap < rest.len()).then_some(len + gap)
}

/// "## Trade" → the length of "## ".
pub(super) fn heading_mark(line: &str) -> Option<usize> {
    let marks = line.bytes().take(7).take_while(|b| *b == b'#').count();
    if !(1..=6).contains(&marks) { None } else { gap_behind(line, marks) }
}

/// Nothing but one mark, three times or more: the line under a headline, or between parts.
pub(super) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| matches!(c, '=' | '-' | '*' | '_' | '~' | '—' | '–'))
    else {
        return false;
    };
    marks.clone().take(2).count() == 2 && marks.all(|c| c == first)
}

/// Letters, all of them capital.
pub(super) fn is_capitals(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}
