//! Puts lines together to blocks: paragraphs, headings, points of lists.
//!
//! Ends a block at a blank line, an indented line, a list's mark, or a line that was not broken for its width.
//! Leaves to others what is no part of the article. Example: in "Trade\nIt rose by\n5%." "Trade" is a heading.

use super::line::{Line, lines, trim};
use super::shape;
use super::{Block, BlockKind};
use crate::span::Span;

/// How the text's lines are laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// The width, in bytes, at which lines are broken; none where every line is a paragraph of its own.
    wrap: Option<usize>,
    /// The most frequent indentation.
    indent: usize,
}

/// The blocks of `text` from byte `from`.
pub(super) fn read(text: &str, from: usize) -> Vec<Block> {
    let lines: Vec<Line> = lines(text, from).collect();
    let layout = Layout::of(text, &lines);
    let blocks = Vec::with_capacity(lines.len());
    let mut reader = Reader { text, layout, open: None, first_indent: 0, last: None, blocks };
    for line in lines {
        reader.take(line);
    }
    reader.close();
    reader.blocks
}

struct Reader<'t> {
    text: &'t str,
    layout: Layout,
    /// The block that is being read, and how many lines it has.
    open: Option<(Block, usize)>,
    /// The indentation of its first line.
    first_indent: usize,
    last: Option<Line>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn take(&mut self, line: Line) {
        let quote = line.of(self.text);
        if line.is_blank() {
            self.close();
        } else if shape::is_rule(quote) {
            self.underline(quote);
        } else if let Some(mark) = shape::heading_mark(quote) {
            self.close();
            let span = Span::new(line.span.start + mark, line.span.end);
            self.open = Some((Block { span, kind: BlockKind::Heading }, 1));
            self.close();
        } else if let Some(mark) = self.list_mark(quote) {
            self.close();
            let span = Span::new(line.span.start + mark, line.span.end);
            self.open = Some((Block { span, kind: BlockKind::ListItem }, 1));
        } else if self.breaks_before(line) {
            self.close();
            self.first_indent = line.indent;
            let quoted = if quote.starts_with("> ") { 2 } else { 0 };
            let span = Span::new(line.span.start + quoted, line.span.end);
            self.open = Some((Block { span, kind: BlockKind::Paragraph }, 1));
        } else if let Some((block, count)) = &mut self.open {
            block.span.end = line.span.end;
            *count += 1;
        }
        self.last = (!line.is_blank()).then_some(line);
    }

    /// "=====" makes the one line above a heading.
    fn underline(&mut self, quote: &str) {
        if let Some((block, 1)) = &mut self.open
            && quote.starts_with(['=', '-'])
            && block.kind == BlockKind::Paragraph
            && !shape::ends_sentence(block.span.of(self.text))
        {
            block.kind = BlockKind::Heading;
        }
        self.close();
    }

    /// The length of a list's mark, where a list can begin or go on.
    fn list_mark(&self, quote: &str) -> Option<usize> {
        let above = self.last.map(|l| l.of(self.text));
        let in_list = self.open.is_some_and(|(b, _)| b.kind == BlockKind::ListItem);
        if let Some(mark) = shape::bullet(quote) {
            let may_begin = above.is_none_or(|a| shape::ends_sentence(a) || a.ends_with([':', ';']));
            let plain = quote.starts_with(['–', '—']);
            return (in_list || may_begin || !plain && self.layout.wrap.is_none()).then_some(mark);
        }
        let may_begin = above.is_none_or(|a| a.ends_with(':'));
        shape::number(quote).filter(|_| in_list || may_begin)
    }

    fn breaks_before(&self, line: Line) -> bool {
        let (Some((block, count)), Some(above)) = (self.open, self.last) else { return true };
        if line.indent >= self.layout.indent + 2 && block.kind != BlockKind::ListItem {
            return true;
        }
        if block.kind == BlockKind::ListItem && line.indent >= above.indent + 2 {
            return false;
        }
        if count < 4 && self.ends_title(block.span.of(self.text), above, line) {
            return true;
        }
        let hangs = self.first_indent >= line.indent + 2 && self.first_indent >= self.layout.indent + 2;
        if hangs && self.layout.wrap.is_some() {
            return false;
        }
        self.layout.is_deliberate(above.of(self.text), line.of(self.text))
    }

    /// A title in capitals, or further left than the text, has come to its end.
    fn ends_title(&self, title: &str, above: Line, line: Line) -> bool {
        let next = line.of(self.text);
        let loud = shape::is_capitals(title) && title.contains(' ') && !shape::is_capitals(next);
        loud && !next.starts_with(char::is_lowercase) || line.indent >= above.indent + 2
    }

    fn close(&mut self) {
        let Some((mut block, count)) = self.open.take() else { return };
        block.span = trim(self.text, block.span);
        let quote = block.span.of(self.text);
        let loud = count < 4 && shape::is_capitals(quote);
        if block.kind == BlockKind::Paragraph && (count == 1 || loud) && shape::is_headline(quote) {
            block.kind = BlockKind::Heading;
        }
        if !block.span.is_empty() {
            self.blocks.push(block);
        }
    }
}

impl Layout {
    fn of(text: &str, lines: &[Line]) -> Self {
        let mut widths = Vec::new();
        let mut indents = [0usize; 16];
        let mut above: Option<Line> = None;
        for &line in lines {
            if line.is_blank() {
                above = None;
                continue;
            }
            indents[line.indent.min(15)] += 1;
            if let Some(above) = above
                && line.of(text).starts_with(char::is_lowercase)
            {
                widths.push(above.span.len());
            }
            above = Some(line);
        }
        widths.sort_unstable();
        let wrap = widths.get(widths.len() * 3 / 4).copied();
        let most = indents.iter().max().copied().unwrap_or(0);
        Self { wrap, indent: indents.iter().position(|n| *n == most).unwrap_or(0) }
    }

    /// Whether the break between two lines was meant, and not made for the width.
    fn is_deliberate(self, above: &str, line: &str) -> bool {
        if line.starts_with(char::is_lowercase) || shape::goes_on(above) {
            return false;
        }
        let Some(wrap) = self.wrap else { return true };
        let first = line.split_whitespace().next().map_or(0, str::len);
        let room = above.len() + 1 + first;
        let ends = shape::ends_sentence(above);
        let short = if ends { room + 4 <= wrap } else { room * 4 <= wrap * 3 };
        short || above.len() > wrap * 2
    }
}
