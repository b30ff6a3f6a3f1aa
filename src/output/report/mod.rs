//! The report: claims, their evidence and their articles' texts as one page that asks nothing of the network.
//!
//! Texts are shared, names and classes stand in tables, and a claim is a short row that points into them, so
//! that 50,000 claims stay a page that a browser opens at once. Scripts and styles run by their hash only.
//! Example: "520 thousand tons" is `[field, bytes from the sentence's start, length, meaning]`.

mod data;
mod text;

pub use data::{Report, ReportError};

use askama::Template;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const STYLE: &str = include_str!("page/page.css");

/// One module: the parts see each other and nothing outside does.
const SCRIPT: &str = concat!(
    include_str!("page/data.js"),
    include_str!("page/gist.js"),
    include_str!("page/filter.js"),
    include_str!("page/table.js"),
    include_str!("page/reader.js"),
    include_str!("page/charts.js"),
    include_str!("page/main.js"),
);

/// A chart over time: the id that the script knows it by, and its heading.
struct Chart {
    id: &'static str,
    title: &'static str,
}

const CHARTS: &[Chart] = &[
    Chart { id: "oil", title: "Oil and gas volumes" },
    Chart { id: "trade", title: "Trade figures" },
    Chart { id: "cargo", title: "Cargo volumes" },
];

#[derive(Template)]
#[template(path = "report/report.html")]
struct Page<'a> {
    title: &'a str,
    version: &'a str,
    style: &'a str,
    style_hash: &'a str,
    script: &'a str,
    script_hash: &'a str,
    charts: &'a [Chart],
    data: &'a str,
}

impl Report {
    /// Writes the page. Fails only where `out` does.
    pub fn write(&self, title: &str, out: &mut impl Write) -> io::Result<()> {
        let page = Page {
            title,
            version: env!("CARGO_PKG_VERSION"),
            style: STYLE,
            style_hash: &source_hash(STYLE),
            script: SCRIPT,
            script_hash: &source_hash(SCRIPT),
            charts: CHARTS,
            data: &embedded(&self.json()?),
        };
        page.write_into(out)
    }
}

/// JSON that can stand in a `script` element: no `<` is left that could close it or open another.
fn embedded(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// `sha256-…` as a Content-Security-Policy names a source.
fn source_hash(source: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(source.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, STYLE, base64, embedded};

    #[test]
    fn base64_is_as_its_standard_says() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn no_article_can_close_the_data() {
        let json = serde_json::to_string("</script><script>alert(1)</script><!--").unwrap_or_default();
        let safe = embedded(&json);
        assert!(!safe.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&safe).ok(), serde_json::from_str(&json).ok());
    }

    #[test]
    fn the_parts_hold_nothing_that_ends_their_element_or_asks_the_network() {
        assert!(!SCRIPT.contains("</script") && !SCRIPT.contains("<!--"));
        assert!(!STYLE.contains("</style") && !STYLE.contains("url(") && !STYLE.contains("@import"));
        for word in ["fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval("] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }
}
