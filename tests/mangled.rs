//! Inputs of every format with bytes changed, cut out, doubled and cut off: each is read or told, none stops a run.
//!
//! Example: a Zstandard frame with a wrong byte in its header.
#![cfg(feature = "html")]

#[path = "../benches/corpus/mod.rs"]
mod corpus;
mod folder;

use claims::article::source::{Limits, Reading};
use corpus::Dice;
use folder::{Folder, gzip, usual, zstd};
use std::panic::catch_unwind;

const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Trade</title>\
    <script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-09-29\"}]}</script>\
    </head><body><div><p>Trade grew by 5% to $24 million, <a href=\"/x\">they</a> said &amp; wrote.</p><table><tr><td>5\
    <td>6</table><ul><li>Oil<li>Gas</ul><p>It fell again in the second half of the year, as prices fell too.</p></div>";

const LINES: &str = "{\"id\": 7, \"date\": \"2023-09-29\", \"title\": \"T\", \"text\": \"Oil \\u0441 rose.\\nIt fell.\"}\n\
    {\"body\": \"Gas rose.\", \"published\": 1695981600}\n{\"text\": [1, {\"a\": null}], \"url\": \"\\ud83d\\ude42\"}\n";

const TEXT: &str = " date 2023-09-29 Trade grows\n\nOil rose to 5 million tons, “he” said.\n\n- One\n- Two\n";

fn archive() -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    let chunks = format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len());
    let chunked =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
    let record = |block: &str| {
        let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.kz/1\r\nContent-Type: application/http";
        format!("{head}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    };
    (record(&http) + &record(&chunked)).into_bytes()
}

fn mangled(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + dice.below(6) {
        let at = dice.below(bytes.len() as u64) as usize;
        let end = (at + 1 + dice.below(40) as usize).min(bytes.len());
        match dice.below(7) {
            0 | 1 => bytes[at] = dice.below(256) as u8,
            2 => bytes[at] ^= 1 << dice.below(8),
            3 => drop(bytes.drain(at..end)),
            4 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            5 => bytes.insert(at, b"<>&\"'\0\n{}[]:\xff\xc2"[dice.below(14) as usize]),
            _ => bytes.truncate(at),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// `ROUNDS` and `FIRST` of the environment run more of them, and others.
#[test]
fn broken_inputs() {
    let told = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let (first, rounds) = (told("FIRST").unwrap_or(0), told("ROUNDS").unwrap_or(400));
    let inputs: [(&str, Vec<u8>); 4] =
        [("a.txt", TEXT.into()), ("a.jsonl", LINES.into()), ("a.html", PAGE.into()), ("a.warc", archive())];
    let limits = Limits { max_article_bytes: 1 << 20, ..Limits::default() };
    let mut bad = Vec::new();
    for seed in first..first + rounds {
        let mut dice = Dice::new(seed);
        let (name, bytes) = &inputs[dice.below(4) as usize];
        let (end, bytes) = match dice.below(4) {
            0 => (".gz", mangled(&gzip(bytes), &mut dice)),
            1 => (".zst", mangled(&zstd(bytes), &mut dice)),
            _ => ("", mangled(bytes, &mut dice)),
        };
        let encoding = ["utf-8", "auto", "windows-1251", "shift_jis"][dice.below(4) as usize];
        let reading = Reading { encoding: encoding.parse().unwrap(), limits, ..usual() };
        let name = if dice.below(4) == 0 { "stuff".to_string() } else { format!("{name}{end}") };
        let folder = Folder::new(&[(&name, &bytes)]);
        if catch_unwind(|| folder.read(&[&name], &reading).len()).is_err() {
            bad.push(seed);
        }
    }
    assert!(bad.is_empty(), "FIRST={bad:?}");
}
