//! Makes an [`Article`] of a text: date, title and body.
//!
//! Leaves out of the body what is no part of a sentence. Example: " date 2023-07-29 Trade grows\n\nBAKU. KAZINFORM
//! It rose." has a date, a title and one block, "It rose.".

use super::dateline::{self, Near};
use super::day::{self, Day};
use super::head::{self, Head};
use super::line::{lines, on_one_line, trim};
use super::{Article, Block, BlockKind, DateSource, Warning, blocks, debris, shape};
use crate::span::Span;
use chrono::NaiveDate;

/// What the user says about articles that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The date of articles that tell none.
    pub date: Option<NaiveDate>,
}

/// What the input says about an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub encoding: Option<String>,
    pub warnings: Vec<Warning>,
}

/// A title or an address that is longer, in bytes, is none: every record would repeat it.
const LONGEST: usize = 2000;

/// Bylines, lone places and days of the page stand among so many first blocks.
const FIRST_BLOCKS: usize = 6;

/// Reads a text or Markdown article. Any text gives one; `path` is also looked at for a date.
pub fn parse(path: &str, text: String, options: &Options) -> Article {
    parse_known(path, text, Known::default(), options)
}

/// As [`parse`], with what the input knows of the article.
pub fn parse_known(path: &str, text: String, known: Known, options: &Options) -> Article {
    let head = head::read(&text);
    let mut cleaner = Cleaner::new(&text, &head, known.title.as_deref());
    cleaner.run(&head);
    let Cleaner { title_span, dateline, body, .. } = cleaner;
    let file = path.split('#').next().unwrap_or(path);
    let told =
        [head.date, known.date.map(|d| (d, DateSource::Meta)), dateline.map(|d| (d, DateSource::Dateline))];
    let date = told.into_iter().flatten().next();
    let address = known.url.as_deref().and_then(|url| url.split(['?', '#']).next());
    let named = || [address, Some(file)].into_iter().flatten().find_map(day::of_file_name);
    let date = date
        .or_else(|| named().map(|d| (d, DateSource::Filename)))
        .or_else(|| options.date.map(|d| (d, DateSource::Flag)));
    let quote = |span: Span| on_one_line(span.of(&text)).into_owned();
    let short = |told: &String| told.len() <= LONGEST;
    Article {
        path: path.to_string(),
        date: date.map(|d| d.0),
        date_source: date.map_or(DateSource::None, |d| d.1),
        title: known.title.or_else(|| head.title.or(title_span).map(quote)).filter(short),
        title_span,
        url: known.url.or_else(|| head.url.map(quote)).filter(short),
        encoding: known.encoding,
        warnings: known.warnings.into_iter().chain(head.warnings).collect(),
        body,
        text,
    }
}

struct Cleaner<'t> {
    text: &'t str,
    /// The title that stands outside the body.
    told: Option<&'t str>,
    title_span: Option<Span>,
    /// The first heading of the body is the title.
    wants_title: bool,
    /// The title is such a heading.
    found: bool,
    dateline: Option<NaiveDate>,
    body: Vec<Block>,
}

impl<'t> Cleaner<'t> {
    fn new(text: &'t str, head: &Head, known: Option<&'t str>) -> Self {
        let told = head.title.map(|t| t.of(text)).or(known);
        let wants_title = told.is_none() && head.rest.is_none_or(Span::is_empty);
        Self {
            text,
            told,
            title_span: head.title,
            wants_title,
            found: false,
            dateline: None,
            body: Vec::new(),
        }
    }

    fn run(&mut self, head: &Head) {
        let from = match head.rest.and_then(|rest| self.read_rest(rest, head.body)) {
            Some(start) => start,
            None => head.body,
        };
        let all = blocks::read(self.text, from);
        let count = all.len();
        self.body.reserve(count);
        for (i, block) in all.into_iter().enumerate() {
            self.take(block, i, i + 1 == count);
        }
    }

    /// The rest of the ` date` line: a title, debris, or the body's first words, whose start is given back.
    fn read_rest(&mut self, rest: Span, next: usize) -> Option<usize> {
        let rest = debris::without_tag(self.text, rest);
        let quote = rest.of(self.text);
        if quote.is_empty() || debris::is_debris(quote) || debris::is_byline(quote) {
            return None;
        }
        let below = lines(self.text, next).next().filter(|l| !l.is_blank()).map(|l| l.of(self.text));
        let goes_on = below.is_some_and(|b| b.starts_with(char::is_lowercase) || shape::goes_on(quote));
        if shape::is_body(quote) || goes_on {
            self.wants_title = goes_on && !shape::is_body(quote);
            return Some(rest.start);
        }
        self.title_span = Some(rest);
        self.told = Some(quote);
        None
    }

    fn take(&mut self, block: Block, index: usize, last: bool) {
        let quote = block.span.of(self.text);
        let first = index < FIRST_BLOCKS;
        if last && debris::is_notice(quote)
            || debris::is_debris(quote)
            || first && debris::is_byline(quote)
            || first && self.is_day(quote)
        {
            return;
        }
        if self.is_title(block, last) {
            let section = self.is_section(block);
            self.title_span = self.title_span.filter(|_| !section).or(Some(block.span));
            self.told = Some(quote);
            self.found = std::mem::take(&mut self.wants_title);
            return;
        }
        if self.body.is_empty() && block.kind == BlockKind::Paragraph {
            self.wants_title = false;
        }
        self.keep(block, first);
    }

    /// A line of its own with the page's day.
    fn is_day(&mut self, quote: &str) -> bool {
        let Some(day) = debris::dated_line(quote) else { return false };
        if let Day::Full(date) = day {
            self.dateline = self.dateline.or(Some(date));
        }
        true
    }

    fn is_title(&self, block: Block, last: bool) -> bool {
        if !self.body.is_empty() {
            return false;
        }
        let quote = block.span.of(self.text);
        if self.is_section(block) {
            return true;
        }
        let again = self.told.is_some_and(|t| quote.len() < 400 && is_same_title(t, quote));
        let whole = block.kind == BlockKind::Heading || !shape::is_body(quote) && quote.contains('\n');
        again || self.wants_title && whole && !last
    }

    /// The title taken so far was a section's name ("Economy"), and this is the title.
    fn is_section(&self, block: Block) -> bool {
        let words = |span: Span| span.of(self.text).split_whitespace().take(4).count();
        let short = self.found && self.title_span.is_some_and(|title| words(title) <= 2);
        let one = || words(block.span) == 4 && !block.span.of(self.text).contains(". ");
        short && block.kind == BlockKind::Heading && one()
    }

    /// Takes the block without what stands around its sentences.
    fn keep(&mut self, block: Block, first: bool) {
        let mut span = debris::without_tag(self.text, block.span);
        if block.kind != BlockKind::ListItem {
            span = self.without_dateline(span, first);
        }
        span = debris::without_credits(self.text, span);
        let quote = span.of(self.text);
        let shortened = span != block.span && block.kind == BlockKind::Heading && shape::ends_sentence(quote);
        let kind = if shortened { BlockKind::Paragraph } else { block.kind };
        if !span.is_empty() && (span == block.span || !debris::is_debris(quote)) {
            self.body.push(Block { span, kind });
        }
    }

    fn without_dateline(&mut self, span: Span, first: bool) -> Span {
        let paragraphs = |b: &&Block| b.kind == BlockKind::Paragraph;
        let near = match self.body.iter().take(FIRST_BLOCKS).filter(paragraphs).count() {
            0 => Near::First,
            1 | 2 if first => Near::Early,
            _ => Near::Late,
        };
        let Some(found) = dateline::at_start(span.of(self.text), near) else { return span };
        if near < Near::Late {
            self.dateline = self.dateline.or(found.date);
        }
        trim(self.text, Span::new(span.start + found.len, span.end))
    }
}

/// Whether two titles have the same letters and digits, in any case.
fn is_same_title(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
}

fn folded(title: &str) -> impl Iterator<Item = char> + '_ {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
