//! What a page's JSON-LD says of its article: headline, day, address, text.
//!
//! Leaves objects that are no article. Example: `{"@type": "NewsArticle", "datePublished": "2023-09-29"}`, alone,
//! in a list or in a `@graph`.

use super::flow;
use dom_query::Document;
use serde_json::Value;

#[derive(Debug, Default)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    /// The text, as HTML.
    pub body: Option<String>,
}

/// How many objects are looked at.
const MOST: usize = 200;

pub(super) fn read(document: &Document) -> Linked {
    for script in document.select("script[type='application/ld+json']").nodes() {
        if let Some(value) = json(&script.text())
            && let Some(article) = article(&value)
        {
            return linked(article);
        }
    }
    Linked::default()
}

/// Pages wrap it in comments, and break lines within strings.
fn json(text: &str) -> Option<Value> {
    let brace = text.find('{')?;
    let list = text[..brace].trim_end().strip_suffix('[').filter(|before| !before.ends_with("CDATA"));
    let text = &text[list.map_or(brace, str::len)..];
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter().next()?.ok();
    first(text).or_else(|| first(&text.replace(char::is_control, " ")))
}

/// The first object that is an article, breadth first.
fn article(value: &Value) -> Option<&Value> {
    let mut queue = vec![value];
    let mut at = 0;
    while at < queue.len().min(MOST) {
        match queue[at] {
            Value::Array(items) => queue.extend(items),
            object @ Value::Object(map) => {
                if is_article(object) {
                    return Some(object);
                }
                queue.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| map.get(*key)),
                );
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_article(object: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|k| k.ends_with("Article") || k.ends_with("BlogPosting") || k == "Report")
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn linked(object: &Value) -> Linked {
    let string = |key: &str| object.get(key).and_then(Value::as_str).map(|s| s.trim().to_string());
    Linked {
        headline: string("headline").or_else(|| string("name")).map(|headline| flow::text_of(&headline)),
        date: string("datePublished").or_else(|| string("dateCreated")),
        url: string("url"),
        body: string("articleBody").map(|body| paragraphs(&body)),
    }
}

fn paragraphs(body: &str) -> String {
    body.lines().map(|line| format!("<p>{line}</p>")).collect()
}
