//! Makes articles to measure with, as many as wanted, on the standard output or in a folder.
//!
//! Example: `corpus --bytes 10G --density dense | claims extract --input jsonl - > /dev/null`.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use clap::{Parser, ValueEnum};
use corpus::{Corpus, Density};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

#[derive(Parser)]
struct Options {
    /// How many articles
    #[arg(long, default_value_t = u64::MAX, hide_default_value = true)]
    articles: u64,
    /// How many bytes of text; 10G is 10 000 000 000
    #[arg(long, value_parser = size, default_value_t = u64::MAX, hide_default_value = true)]
    bytes: u64,
    /// The number of the first article
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// About how long an article is, in bytes
    #[arg(long, value_parser = size, default_value_t = 3000)]
    length: u64,
    /// none, news or dense
    #[arg(long, value_parser = density, default_value = "news")]
    density: Density,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A folder to write text files to, instead of the standard output
    #[arg(long)]
    dir: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Jsonl,
    Warc,
    Text,
}

fn density(name: &str) -> Result<Density, String> {
    Density::ALL.into_iter().find(|d| d.name() == name).ok_or_else(|| "none, news or dense".to_string())
}

fn size(told: &str) -> Result<u64, String> {
    let (digits, factor) = match told.char_indices().next_back() {
        Some((at, 'K')) => (&told[..at], 1_000),
        Some((at, 'M')) => (&told[..at], 1_000_000),
        Some((at, 'G')) => (&told[..at], 1_000_000_000),
        _ => (told, 1),
    };
    digits.parse::<u64>().map(|n| n * factor).map_err(|e| e.to_string())
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    match write(&options) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn write(options: &Options) -> io::Result<()> {
    let corpus = Corpus::read();
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut bytes = 0;
    for number in options.first..options.first.saturating_add(options.articles) {
        if bytes >= options.bytes {
            break;
        }
        let text = corpus.article(options.density, number, options.length as usize);
        bytes += text.len() as u64;
        match &options.dir {
            Some(dir) => std::fs::write(dir.join(format!("{number:08}.txt")), text)?,
            None => options.format.write(&mut out, number, &text)?,
        }
    }
    out.flush()
}

impl Format {
    fn write(self, out: &mut impl Write, number: u64, text: &str) -> io::Result<()> {
        match self {
            Self::Text => out.write_all(text.as_bytes()),
            Self::Jsonl => {
                serde_json::to_writer(&mut *out, &serde_json::json!({ "id": number, "text": text }))?;
                out.write_all(b"\n")
            }
            Self::Warc => {
                let page = page(text);
                write!(
                    out,
                    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n\
                     WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n\
                     Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
                    page.len()
                )
            }
        }
    }
}

/// An article as a web server sends it.
fn page(text: &str) -> String {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let (date, title) = head.trim_start_matches(" date ").split_at_checked(10).unwrap_or(("", head));
    let paragraphs: String = body.split("\n\n").map(|p| format!("<p>{}</p>\n", escape(p.trim()))).collect();
    let title = escape(title.trim());
    let html = format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta property=\"article:published_time\" content=\"{date}\"></head>\
         <body><article><h1>{title}</h1>\n{paragraphs}</article></body></html>\n"
    );
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{html}",
        html.len()
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
