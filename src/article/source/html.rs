//! A page's article: its main text, title, date and address.
//!
//! Offsets count in the text made here: paragraphs with a blank line between, points of lists after "- ". Leaves
//! menus, captions and scripts. Example: `<h1>Trade</h1><p>It grew.</p>` is "It grew." under the title "Trade".

use super::error::Problem;
use crate::article::Known;

pub(super) struct Page {
    pub text: String,
    pub known: Known,
}

#[cfg(not(feature = "html"))]
pub(super) fn read(_html: &str) -> Result<Page, Problem> {
    Err(Problem::NoHtml)
}

#[cfg(feature = "html")]
pub(super) use reading::read;

#[cfg(feature = "html")]
mod reading {
    use super::{Known, Page, Problem};
    use crate::article::Warning;
    use crate::article::day::{self, Day};
    use crate::article::source::linked::{self, Linked};
    use crate::article::source::{around, depth, flow, prune};
    use dom_query::Document;
    use dom_smoothie::{Config, Readability};

    /// A page of more elements is not looked into.
    const MOST_ELEMENTS: usize = 200_000;

    /// Browsers stop at 512.
    const DEEPEST: usize = 600;

    /// A page with a longer text without markup is read as it stands: writing such a text out as HTML costs the
    /// square of its length.
    const LONGEST: usize = 32 << 10;

    /// Less than this percentage of the text that is told beside the page is no whole article.
    const SHOWN: usize = 60;

    /// Where pages put their day, best first: element, and the attribute that holds it.
    const DATES: [(&str, &str); 12] = [
        ("meta[property='article:published_time']", "content"),
        ("[itemprop='datePublished']", "datetime"),
        ("[itemprop='datePublished']", "content"),
        ("[itemprop='datePublished']", "title"),
        ("meta[name='article:published_time']", "content"),
        ("meta[name='pubdate']", "content"),
        ("meta[name='publish-date']", "content"),
        ("meta[name='parsely-pub-date']", "content"),
        ("meta[name='DC.date.issued']", "content"),
        ("meta[name='dcterms.created']", "content"),
        ("meta[name='date']", "content"),
        ("time[pubdate]", "datetime"),
    ];

    pub(in crate::article::source) fn read(html: &str) -> Result<Page, Problem> {
        if depth::exceeds(html, DEEPEST) {
            return Err(Problem::TooDeep(DEEPEST));
        }
        let document = Document::from(html);
        let linked = linked::read(&document);
        let mut known = known(&document, &linked);
        let told = linked.body.map(|body| flow::text_of(&body)).unwrap_or_default();
        let longest = prune::prune(&document);
        let (title, shown) = match known.title.take() {
            title if longest > LONGEST => {
                (title, document.body().map(|b| flow::text(&b)).unwrap_or_default())
            }
            title => main_text(document, title),
        };
        // Some pages show the beginning only, or nothing before a script has run.
        let text = if shown.len() * 100 < told.len() * SHOWN { told } else { shown };
        if text.is_empty() {
            return Err(Problem::NoMainText);
        }
        known.title = title.and_then(tidy);
        Ok(Page { text, known })
    }

    /// The title and the text of the article that the page shows; no text where none is found.
    fn main_text(document: Document, title: Option<String>) -> (Option<String>, String) {
        let whole = document.body().map(|body| flow::text(&body)).unwrap_or_default();
        let heading = document.select_single("h1").nodes().first().map(flow::text);
        let config =
            Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
        let article = Readability::with_document(document, None, Some(config)).and_then(|mut r| r.parse());
        let Ok(article) = article else { return (title, String::new()) };
        let title = title.unwrap_or_else(|| article.title.to_string());
        let title = around::shown_title(&title, &whole);
        let titles = [heading.as_deref().unwrap_or(title), title, &article.title];
        let text = around::settle(&flow::text_of(&article.content), &whole, &titles);
        (Some(title.to_string()), text)
    }

    /// What the page says of itself.
    fn known(document: &Document, linked: &Linked) -> Known {
        let attribute = |element: &str, name: &str| {
            let found = document.select_single(element).attr(name);
            found.map(|value| value.trim().to_string()).filter(|value| !value.is_empty())
        };
        let mut known = Known {
            title: linked.headline.clone().or_else(|| attribute("meta[property='og:title']", "content")),
            url: attribute("link[rel='canonical']", "href")
                .or_else(|| attribute("meta[property='og:url']", "content"))
                .or_else(|| linked.url.clone()),
            ..Known::default()
        };
        let told = DATES.iter().filter_map(|(element, name)| attribute(element, name));
        for text in linked.date.iter().cloned().chain(told).chain(time_by_heading(document)) {
            match day::of_value(&text) {
                Some(Day::Full(date)) => {
                    known.date = Some(date);
                    break;
                }
                Some(Day::Impossible) => known.warnings.push(Warning::NoSuchDayTold { text }),
                _ => {}
            }
        }
        known
    }

    /// The moment that stands nearest to the heading: others may be of other articles.
    fn time_by_heading(document: &Document) -> Option<String> {
        let root = document.root();
        let nodes = || root.descendants_it().filter(dom_query::NodeRef::is_element).enumerate();
        let heading = nodes().find(|(_, node)| node.has_name("h1")).map_or(0, |(at, _)| at);
        let times = nodes().filter(|(_, node)| node.has_name("time"));
        let told = times.filter_map(|(at, node)| Some((at.abs_diff(heading), node.attr("datetime")?)));
        told.min_by_key(|(distance, _)| *distance).map(|(_, moment)| moment.to_string())
    }

    fn tidy(title: String) -> Option<String> {
        let words: Vec<&str> = title.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}
