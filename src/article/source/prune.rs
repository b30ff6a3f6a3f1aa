//! Takes out of a page what stands around its article: menus, consent, newsletters, comments, other articles.
//!
//! Leaves what holds a heading, and what is much of the page. Example: `<div class="newsletter-box">` goes,
//! `<div class="post with-newsletter"><h1>` stays.

use super::tree::{self, Visitor};
use crate::article::page::PAGE;
use dom_query::{Document, NodeRef};

/// What is no clutter has less than one part in so many of the page's text; where its name also speaks of an
/// article, one in so many.
const PART: usize = 2;
const SMALL_PART: usize = 10;

/// Menus and questions to the reader.
const ELSEWHERE: &str = "nav, dialog, [role='navigation'], [role='dialog'], [aria-modal='true']";

/// Gives the length of the longest text without markup.
pub(super) fn prune(document: &Document) -> usize {
    let Some(body) = document.body() else { return 0 };
    document.select(ELSEWHERE).remove();
    remove_other_articles(document);
    let mut survey = Survey::default();
    tree::walk(&body, &mut survey);
    let total = survey.seen.bytes;
    let clutter = survey.found.iter().filter(|(_, bytes, parts)| bytes * parts < total.max(1));
    clutter.for_each(|(node, ..)| node.remove_from_parent());
    document.select("dd, dt").rename("div");
    survey.longest
}

/// Where the page's heading stands in an article, others beside that one are other pages'.
fn remove_other_articles(document: &Document) {
    let heading = document.select_single("h1");
    let Some(own) = heading.nodes().first().and_then(outermost_article) else { return };
    let length = own.normalized_char_count();
    for node in document.select("article").nodes() {
        let outermost = outermost_article(node).is_none_or(|outer| outer.id == node.id);
        if outermost && node.id != own.id && node.normalized_char_count() < length {
            node.remove_from_parent();
        }
    }
}

fn outermost_article<'d>(node: &NodeRef<'d>) -> Option<NodeRef<'d>> {
    let above = node.ancestors_it(None).filter(|n| n.has_name("article")).last();
    above.or_else(|| node.has_name("article").then_some(*node))
}

/// What was seen so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    bytes: usize,
    /// Headings and main elements.
    heads: usize,
    images: usize,
    /// Tables and quotations.
    told: usize,
}

/// Why an element may go.
#[derive(Clone, Copy)]
enum Why {
    /// It has a name of clutter; into so many parts the page is cut to see that it is small.
    Named(usize),
    /// A figure, with no table in it.
    Figure,
    /// A point of a list, with a picture in it.
    Point,
}

#[derive(Default)]
struct Survey<'d> {
    seen: Seen,
    longest: usize,
    /// The elements that are open and may go, and what was seen before them.
    open: Vec<(NodeRef<'d>, Why, Seen)>,
    /// What goes where it has less than one of so many parts of the text.
    found: Vec<(NodeRef<'d>, usize, usize)>,
}

impl<'d> Visitor<'d> for Survey<'d> {
    fn enter(&mut self, node: &NodeRef<'d>) -> bool {
        if node.is_text() {
            let length = node.text().trim().len();
            self.seen.bytes += length;
            self.longest = self.longest.max(length);
            return true;
        }
        let Some(name) = node.node_name() else { return true };
        let mut why = clutter(node).map(Why::Named);
        match name.as_ref() {
            "script" | "style" | "noscript" | "template" => return true,
            "h1" | "main" | "article" => self.seen.heads += 1,
            "img" => self.seen.images += 1,
            "table" | "blockquote" | "pre" => self.seen.told += 1,
            "figure" => why = Some(Why::Figure),
            "li" if is_link(node) => self.found.push((*node, 0, 1)),
            "li" => why = why.or(Some(Why::Point)),
            _ => {}
        }
        self.open.extend(why.map(|why| (*node, why, self.seen)));
        false
    }

    fn leave(&mut self, node: &NodeRef<'d>) {
        let Some((_, why, before)) = self.open.pop_if(|(open, ..)| open.id == node.id) else { return };
        let (goes, parts) = match why {
            Why::Named(parts) => (self.seen.heads == before.heads, parts),
            Why::Figure => (self.seen.told == before.told, PART),
            Why::Point => (self.seen.images > before.images, PART),
        };
        if goes {
            self.found.push((*node, self.seen.bytes - before.bytes, parts));
        }
    }
}

/// A point of a list that is a link and nothing else leads elsewhere.
fn is_link(node: &NodeRef) -> bool {
    let mut inside = node.children_it(false).filter(|n| n.is_element() || n.is_nonempty_text());
    inside.next().is_some_and(|n| n.has_name("a")) && inside.next().is_none()
}

/// Whether the element's name tells clutter; into how many parts the page is cut to see that it is small.
fn clutter(node: &NodeRef) -> Option<usize> {
    let names = [node.id_attr(), node.class()];
    let has = |list: &rustc_hash::FxHashSet<String>| {
        names.iter().flatten().any(|name| words(name).any(|w| list.contains(&w)))
    };
    let told = is_hidden(node) || has(&PAGE.clutter);
    told.then(|| if has(&PAGE.article) { SMALL_PART } else { PART })
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    style || node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|told| &*told == "true")
}

/// The words of a class or an id: `authorBox`, `author-box` and `author_box` have two.
fn words(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
    parts.flat_map(|part| {
        let ends = part.char_indices().skip(1).filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at);
        let mut begin = 0;
        let words = ends.chain([part.len()]).map(move |end| &part[std::mem::replace(&mut begin, end)..end]);
        words.map(str::to_ascii_lowercase)
    })
}
