//! Web archives: the pages of a WARC file's responses, one after the other.
//!
//! Leaves requests, pictures and answers that are no 200. A broken record is counted and passed over; the count is
//! told at the end. Example: a `response` record to `https://a.kz/1` of `a.warc.gz` is `a.warc.gz#https://a.kz/1`.

use super::error::{InputError, Problem};
use super::http;
use super::jsonl::pass_line;
use super::members::is_torn;
use super::raw::{Content, Raw};
use super::stream::Stream;
use std::io::{self, Read};

/// A record's header has at most so many bytes.
const MOST_HEADER: u64 = 64 << 10;

/// A longer address names no article; its place in the archive does.
const LONGEST_URI: usize = 2000;

pub(super) struct Archive {
    stream: Stream,
    path: String,
    most: u64,
    at: u64,
    broken: u64,
    first_broken: u64,
    /// Between records that are whole: what is no header is broken.
    in_step: bool,
    done: bool,
}

/// What a record's header says.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    uri: Option<String>,
    content: String,
    length: Option<u64>,
}

/// What became of one record.
enum Step {
    Page(Raw),
    Fault(Problem, String),
    Passed,
    End,
}

impl Archive {
    pub fn new(stream: Stream, path: String, most: u64) -> Self {
        Self { stream, path, most, at: 0, broken: 0, first_broken: 0, in_step: true, done: false }
    }

    pub fn next(&mut self) -> Option<Result<Raw, InputError>> {
        while !self.done {
            match self.step() {
                Ok(Step::Page(raw)) => return Some(Ok(raw)),
                Ok(Step::Fault(problem, path)) => {
                    self.done = matches!(problem, Problem::Empty);
                    return Some(Err(problem.at(&path)));
                }
                Ok(Step::Passed) => {}
                Ok(Step::End) => self.done = true,
                // The rest of the record is gone; the next one begins in step.
                Err(error) if is_torn(&error) => {
                    self.count_broken(self.at);
                    self.in_step = true;
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(Problem::of_io(error).at(&self.path)));
                }
            }
        }
        let (count, first) = (std::mem::take(&mut self.broken), self.first_broken);
        (count > 0).then(|| Err(Problem::BadRecords { count, first }.at(&self.path)))
    }

    /// Whether the next record has begun to come.
    pub fn is_at_hand(&self) -> bool {
        !self.stream.buffer().is_empty()
    }

    fn step(&mut self) -> io::Result<Step> {
        let begin = self.at;
        let Some(line) = self.line()? else {
            let empty = self.at == 0 && self.broken == 0;
            return Ok(if empty { Step::Fault(Problem::Empty, self.path.clone()) } else { Step::End });
        };
        if line.is_empty() {
            return Ok(Step::Passed);
        }
        if !line.starts_with(b"WARC/") {
            if std::mem::replace(&mut self.in_step, false) {
                self.count_broken(begin);
            }
            return Ok(Step::Passed);
        }
        self.in_step = true;
        let header = self.header()?;
        let Some(length) = header.length else {
            self.count_broken(begin);
            self.in_step = false;
            return Ok(Step::Passed);
        };
        self.record(header, length, begin)
    }

    fn record(&mut self, header: Header, length: u64, begin: u64) -> io::Result<Step> {
        let path = match &header.uri {
            Some(uri) if uri.len() <= LONGEST_URI => format!("{}#{uri}", self.path),
            _ => format!("{}#{begin}", self.path),
        };
        let wanted = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
        if !wanted || length > self.most {
            let passed = io::copy(&mut (&mut self.stream).take(length), &mut io::sink())?;
            self.at += passed;
            return Ok(if wanted { Step::Fault(Problem::TooLong(self.most), path) } else { Step::Passed });
        }
        let mut block = Vec::new();
        let read = (&mut self.stream).take(length).read_to_end(&mut block);
        self.at += block.len() as u64;
        read?;
        if (block.len() as u64) < length {
            self.count_broken(begin);
            return Ok(Step::End);
        }
        match page(header, block, self.most) {
            Ok(Some((bytes, content))) => Ok(Step::Page(Raw { path, bytes, content })),
            Ok(None) => Ok(Step::Passed),
            Err(()) => {
                self.count_broken(begin);
                Ok(Step::Passed)
            }
        }
    }

    fn count_broken(&mut self, at: u64) {
        if self.broken == 0 {
            self.first_broken = at;
        }
        self.broken += 1;
    }

    /// The next line without its end, cut at [`MOST_HEADER`]; `None` at the end.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let count = pass_line(&mut self.stream, MOST_HEADER, |piece| line.extend_from_slice(piece))?;
        self.at += count;
        if count == 0 {
            return Ok(None);
        }
        if count == MOST_HEADER && line.last() != Some(&b'\n') {
            self.at += pass_line(&mut self.stream, u64::MAX, |_| ())?;
        }
        let end = line.trim_ascii_end().len();
        line.truncate(end);
        Ok(Some(line))
    }

    fn header(&mut self) -> io::Result<Header> {
        let mut header = Header::default();
        let begin = self.at;
        while let Some(line) = self.line()? {
            if line.is_empty() || self.at - begin > MOST_HEADER {
                break;
            }
            let line = String::from_utf8_lossy(&line);
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => header.uri = Some(value.trim_matches(['<', '>']).to_string()),
                "content-type" => header.content = value.to_ascii_lowercase(),
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(header)
    }
}

/// The page of a record; nothing where it holds none, an error where it is broken.
fn page(header: Header, block: Vec<u8>, most: u64) -> Result<Option<(Vec<u8>, Content)>, ()> {
    let Header { kind, uri: url, content, .. } = header;
    if kind != "response" {
        return Ok(match content.split(';').next().unwrap_or("").trim() {
            "text/plain" => Some((block, Content::Text)),
            "text/html" | "application/xhtml+xml" => Some((block, Content::Html { url, label: None })),
            _ => None,
        });
    }
    if !content.starts_with("application/http") {
        return Ok(None);
    }
    let Some(response) = http::read(&block) else { return Err(()) };
    if response.status != 200 || !response.is_page() {
        return Ok(None);
    }
    let label = response.charset.clone();
    let body = response.body(most).ok_or(())?;
    Ok((!body.trim_ascii().is_empty()).then_some((body, Content::Html { url, label })))
}
