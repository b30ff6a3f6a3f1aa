//! An HTTP answer as archives keep it: status, kind of content, body decoded from its chunks and compression.
//!
//! Leaves what is compressed otherwise than with gzip or deflate. Example: `200`, `text/html`, charset `utf-8`.

use super::stream::decode_body;
use std::borrow::Cow;

pub(super) struct Response<'b> {
    pub status: u16,
    content: String,
    pub charset: Option<String>,
    chunked: bool,
    coding: String,
    raw: &'b [u8],
}

/// Reads status line and header; `None` where it is no HTTP answer.
pub(super) fn read(block: &[u8]) -> Option<Response<'_>> {
    let (head, raw) = split_head(block)?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().filter(|l| l.starts_with("HTTP/"))?.split_whitespace().nth(1)?.parse().ok()?;
    let mut response = Response {
        status,
        content: String::new(),
        charset: None,
        chunked: false,
        coding: String::new(),
        raw,
    };
    for line in lines {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match key.trim().to_ascii_lowercase().as_str() {
            "content-type" => {
                let charset = value.split("charset=").nth(1).and_then(|c| c.split(';').next());
                response.charset = charset.map(|c| c.trim_matches(['"', '\'', ' ']).to_string());
                response.content = value;
            }
            "transfer-encoding" => response.chunked = value.contains("chunked"),
            "content-encoding" => response.coding = value,
            _ => {}
        }
    }
    Some(response)
}

fn split_head(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let window = &block[..block.len().min(256 << 10)];
    let crlf = window.windows(4).position(|w| w == b"\r\n\r\n").map(|i| (i, 4));
    let (at, len) = crlf.or_else(|| window.windows(2).position(|w| w == b"\n\n").map(|i| (i, 2)))?;
    Some((&block[..at], &block[at + len..]))
}

impl Response<'_> {
    pub fn is_page(&self) -> bool {
        ["text/html", "application/xhtml+xml"].iter().any(|kind| self.content.starts_with(kind))
    }

    /// The body; `None` where it is broken or longer than `most`.
    pub fn body(&self, most: u64) -> Option<Vec<u8>> {
        let whole = match self.chunked.then(|| unchunk(self.raw)).flatten() {
            Some(joined) => Cow::Owned(joined),
            None => Cow::Borrowed(self.raw),
        };
        let plain = matches!(self.coding.as_str(), "" | "identity");
        // Archives often keep a body decompressed beside a header that says otherwise.
        let unmarked = whole.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&whole);
        let looks_plain = unmarked.trim_ascii_start().starts_with(b"<");
        if plain || looks_plain {
            return Some(whole.into_owned());
        }
        let body = decode_body(&self.coding, &whole, most)?.ok()?;
        (body.len() as u64 <= most).then_some(body)
    }
}

/// Joins chunks; `None` where the body is not in chunks.
fn unchunk(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let stop = rest.iter().take(1024).position(|b| *b == b'\n')?;
        let size = std::str::from_utf8(&rest[..stop]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[stop + 1..];
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(rest.get(..size.min(rest.len()))?);
        if rest.len() <= size {
            return Some(joined);
        }
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}
