//! Where a page's main text begins and ends, told by its title: what was found before the title goes, a summary
//! between title and text comes back, and headings behind the last sentence go.
//!
//! Leaves what lies between. Example: title, a first sentence in large letters, a picture, the text: the first
//! sentence is the article's too.

use crate::article::debris;
use std::collections::HashMap;

/// So much of what was found, in percent, stands behind the title.
const MOST: usize = 50;
/// A line of prose has at least so many bytes.
const SENTENCE: usize = 40;
/// And a heading at most so many.
const HEADING: usize = 160;

/// `found` is the text that was taken for the article's, `whole` all of the page's, both as they flow.
pub(super) fn settle(found: &str, whole: &str, titles: &[&str]) -> String {
    let lines: Vec<&str> = whole.split('\n').collect();
    let found = placed(trimmed(found), &lines);
    let title = title(&found, &lines, titles);
    let behind = |at: &Option<usize>| at.is_none_or(|at| title.is_none_or(|title| at > title));
    let kept: Vec<&(&str, Option<usize>)> =
        found.iter().filter(|(_, at)| behind(at)).skip_while(|(line, _)| line.is_empty()).collect();
    let first = kept.first().and_then(|(_, at)| *at);
    let summary = title.zip(first).map_or(&[][..], |(title, first)| &lines[title + 1..first]);
    let summary = summary.iter().filter(|line| is_summary(line)).flat_map(|line| [*line, ""]);
    summary.chain(kept.iter().map(|(line, _)| *line)).collect::<Vec<_>>().join("\n")
}

/// Between a title and a site's name.
const JOINS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " / "];

/// The part of a page's title that stands on the page as a line of its own, without the site's name; else all of it.
pub(super) fn shown_title<'t>(title: &'t str, whole: &str) -> &'t str {
    let joins = JOINS.iter().flat_map(|join| title.match_indices(join));
    let parts = joins.flat_map(|(at, join)| [&title[..at], &title[at + join.len()..]]);
    let is_shown = |part: &&str| whole.split('\n').any(|line| line.eq_ignore_ascii_case(part));
    let shown = std::iter::once(title).chain(parts).filter(is_shown).max_by_key(|part| part.len());
    shown.unwrap_or(title)
}

/// The lines that were found, each with its place on the page; an empty one has that of the line before.
fn placed<'f>(found: &'f str, lines: &[&str]) -> Vec<(&'f str, Option<usize>)> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        places.entry(line).or_default().push(at);
    }
    let mut next = 0;
    let place = |line: &'f str| {
        let all = if line.is_empty() { None } else { places.get(line) };
        let at = all.and_then(|all| all.get(all.partition_point(|at| *at < next))).copied();
        next = at.map_or(next, |at| at + 1);
        (line, if line.is_empty() { next.checked_sub(1) } else { at })
    };
    found.split('\n').map(place).collect()
}

/// The title above what was found; or the first one within, where most of what was found stands behind it. A
/// picture's caption may repeat the title further down.
fn title(found: &[(&str, Option<usize>)], lines: &[&str], titles: &[&str]) -> Option<usize> {
    let first = found.iter().find_map(|(_, at)| *at)?;
    let is_title = |at: &usize| {
        let line = lines[*at];
        !line.is_empty() && titles.iter().any(|title| title.eq_ignore_ascii_case(line))
    };
    let above = (0..first).rev().find(is_title);
    above.or_else(|| (first..lines.len()).find(is_title).filter(|title| is_mostly_behind(found, *title)))
}

fn is_mostly_behind(found: &[(&str, Option<usize>)], title: usize) -> bool {
    let bytes = |from: usize| -> usize {
        found.iter().filter(|(_, at)| at.is_none_or(|at| at >= from)).map(|(line, _)| line.len()).sum()
    };
    bytes(title) * 100 >= bytes(0) * MOST
}

/// A sentence, a point of a list, or the page's day.
fn is_summary(line: &str) -> bool {
    let told = is_prose(line) || line.starts_with("- ");
    told && line.len() >= SENTENCE || debris::dated_line(line).is_some()
}

/// Whether the line ends as a sentence does.
fn is_prose(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', '。', '।', ':']) || bare.len() < line.len()
}

/// Without the headings at its end: short lines of their own that tell no figure.
fn trimmed(text: &str) -> &str {
    let mut text = text;
    while let Some((rest, last)) = text.rsplit_once("\n\n") {
        let told = last.contains(|c: char| c == '\n' || c.is_ascii_digit());
        let kept = is_prose(last) || last.starts_with("- ") || told || last.len() > HEADING;
        if kept && !debris::is_debris(last) {
            break;
        }
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::settle;

    const WHOLE: &str = "Accept our cookies.\n\nTrade grows\n\nBy A\n\nTrade grew by a tenth, to 5 million tons in all.\n\n\
        It was a surprise.\nSo they said.\n\nRead on";

    #[test]
    fn from_the_title_to_the_last_sentence() {
        let found = "Accept our cookies.\n\nIt was a surprise.\nSo they said.\n\nRead on";
        let wanted = "Trade grew by a tenth, to 5 million tons in all.\n\nIt was a surprise.\nSo they said.";
        assert_eq!(settle(found, WHOLE, &["trade grows"]), wanted);
    }

    #[test]
    fn a_title_that_is_not_told_or_stands_below_changes_nothing() {
        for (found, titles) in
            [("It was a surprise.", "No title"), ("Accept our cookies.\n\nNot of it.", "Read on")]
        {
            assert_eq!(settle(found, WHOLE, &[titles]), found);
        }
    }

    #[test]
    fn a_caption_that_repeats_the_title_cuts_nothing_off() {
        let whole =
            "Trade grows\n\nTrade grew by a tenth.\n\nTrade grows\n\nIt was a surprise.\nSo they said.";
        let found = "Trade grew by a tenth.\n\nIt was a surprise.\nSo they said.";
        assert_eq!(settle(found, whole, &["Trade grows"]), found);
    }

    #[test]
    fn what_was_changed_is_not_said_twice() {
        let found = "Trade grew, to 5 million tons in all.\n\nIt was a surprise.";
        assert_eq!(settle(found, WHOLE, &["Trade grows"]), found);
    }
}
