//! The text of a piece of HTML, as it flows: blank lines between paragraphs, points of lists after "- ".
//!
//! Leaves captions, scripts and white space that a browser would not show. Example: `<p>a <b>b</b></p><p>c</p>` is
//! "a b\n\nc".

use super::tree::{self, Visitor};
use dom_query::{Document, NodeRef};

/// What stands between two words, the strongest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

struct Flow {
    out: String,
    gap: Gap,
    point: bool,
}

/// The text of what lies inside `root`.
pub(super) fn text(root: &NodeRef) -> String {
    let mut flow = Flow { out: String::new(), gap: Gap::None, point: false };
    tree::walk(root, &mut flow);
    flow.out
}

/// The text of a piece of HTML.
pub(super) fn text_of(html: &str) -> String {
    text(&Document::fragment(html).root())
}

impl<'d> Visitor<'d> for Flow {
    fn enter(&mut self, node: &NodeRef<'d>) -> bool {
        if node.is_text() {
            self.write(&node.text());
            return true;
        }
        let Some(name) = node.node_name() else { return false };
        self.widen(gap_around(&name));
        match name.as_ref() {
            "li" => self.point = true,
            "br" => self.widen(if self.gap == Gap::Line { Gap::Paragraph } else { Gap::Line }),
            "script" | "style" | "noscript" | "template" | "figcaption" | "button" | "svg" | "iframe" => {
                return true;
            }
            _ => {}
        }
        false
    }

    fn leave(&mut self, node: &NodeRef<'d>) {
        if let Some(name) = node.node_name() {
            self.widen(gap_around(&name));
        }
    }
}

impl Flow {
    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn write(&mut self, text: &str) {
        for (i, word) in text.split(char::is_whitespace).enumerate() {
            if i > 0 {
                self.widen(Gap::Space);
            }
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if !self.out.is_empty() {
            self.out.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        if std::mem::take(&mut self.point) {
            self.out.push_str("- ");
        }
        self.out.push_str(word);
    }
}

fn gap_around(name: &str) -> Gap {
    match name {
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "blockquote" | "pre" | "ul"
        | "ol" | "dl" | "table" | "figure" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "aside"
        | "address" => Gap::Paragraph,
        "li" | "tr" | "dt" | "dd" | "caption" => Gap::Line,
        "td" | "th" | "img" => Gap::Space,
        _ => Gap::None,
    }
}
