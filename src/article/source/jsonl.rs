//! JSON Lines: one object a line, each an article whose text stands in one of its keys.
//!
//! Offsets count in that text. Leaves blank lines. Example: `{"id": 7, "date": "2023-09-29", "text": "Oil rose."}`
//! of `a.jsonl` is the article `a.jsonl#7`.

use super::error::{InputError, Problem};
use super::raw::{Content, Raw};
use super::stream::Stream;
use crate::article::day::{self, Day};
use crate::article::{Known, Warning};
use memchr::memchr;
use serde_json::Value;
use std::io::{self, BufRead, ErrorKind};

/// Which keys hold what; a dot leads into an object: `article.body`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pub text: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub id: Option<String>,
}

const TEXT: [&str; 5] = ["text", "body", "content", "maintext", "articleBody"];
const DATE: [&str; 4] = ["date", "published", "datePublished", "date_publish"];
const TITLE: [&str; 2] = ["title", "headline"];
const URL: [&str; 2] = ["url", "link"];
const ID: [&str; 1] = ["id"];

/// An id that is longer, in bytes, is none; the line stands for it.
const LONGEST_ID: usize = 500;

impl Mapping {
    /// Adds `text=KEY`, `date=KEY`, `title=KEY`, `url=KEY` or `id=KEY`.
    pub fn set(&mut self, pair: &str) -> Result<(), String> {
        let wrong = || format!("`{pair}` is not one of text=KEY, date=KEY, title=KEY, url=KEY, id=KEY");
        let (field, key) = pair.split_once('=').filter(|(_, key)| !key.is_empty()).ok_or_else(wrong)?;
        let slot = match field {
            "text" => &mut self.text,
            "date" => &mut self.date,
            "title" => &mut self.title,
            "url" => &mut self.url,
            "id" => &mut self.id,
            _ => return Err(wrong()),
        };
        *slot = Some(key.to_string());
        Ok(())
    }
}

/// The lines of a stream.
pub(super) struct Lines {
    stream: Stream,
    path: String,
    line: u64,
    at: u64,
    most: u64,
    done: bool,
}

impl Lines {
    pub fn new(stream: Stream, path: String, most: u64) -> Self {
        Self { stream, path, line: 0, at: 0, most, done: false }
    }

    pub fn next(&mut self) -> Option<Result<Raw, InputError>> {
        while !self.done {
            self.line += 1;
            let mut bytes = Vec::new();
            let piece = |piece: &[u8]| bytes.extend_from_slice(piece);
            let count = match pass_line(&mut self.stream, self.most + 1, piece) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) => return self.fail(error),
            };
            let at = self.at;
            self.at += count;
            if count > self.most && bytes.last() != Some(&b'\n') {
                return Some(self.skip_line());
            }
            if let Some(problem) = (self.line == 1).then(|| over_lines(&bytes)).flatten() {
                self.done = true;
                return Some(Err(problem.at(&self.path)));
            }
            if !bytes.trim_ascii().is_empty() {
                let content = Content::Json { line: self.line, at };
                return Some(Ok(Raw { path: self.path.clone(), bytes, content }));
            }
        }
        self.done = true;
        None
    }

    /// Whether the next line can be had without waiting.
    pub fn is_at_hand(&self) -> bool {
        memchr(b'\n', self.stream.buffer()).is_some()
    }

    fn fail<T>(&mut self, error: io::Error) -> Option<Result<T, InputError>> {
        self.done = true;
        Some(Err(Problem::of_io(error).at(&self.path)))
    }

    fn skip_line(&mut self) -> Result<Raw, InputError> {
        let skipped = pass_line(&mut self.stream, u64::MAX, |_| ());
        self.at += *skipped.as_ref().unwrap_or(&0);
        match skipped {
            Ok(_) => Err(Problem::LineTooLong { line: self.line, limit: self.most }.at(&self.path)),
            Err(error) => {
                self.done = true;
                Err(Problem::of_io(error).at(&self.path))
            }
        }
    }
}

/// What the first line tells of a file that is JSON, but not one value a line.
fn over_lines(first: &[u8]) -> Option<Problem> {
    let bare = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii();
    match bare {
        [b'['] | [b'[', .., b'{' | b','] => Some(Problem::JsonArray),
        [b'{'] => Some(Problem::JsonObject),
        _ => None,
    }
}

/// Passes over the rest of a line, or so many bytes of it, and hands them on in pieces; how many they were.
pub(super) fn pass_line(stream: &mut Stream, most: u64, mut take: impl FnMut(&[u8])) -> io::Result<u64> {
    let mut passed = 0;
    loop {
        let buffer = match stream.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        let left = usize::try_from(most - passed).unwrap_or(usize::MAX);
        let buffer = &buffer[..buffer.len().min(left)];
        let stop = memchr(b'\n', buffer);
        let count = stop.map_or(buffer.len(), |i| i + 1);
        take(&buffer[..count]);
        stream.consume(count);
        passed += count as u64;
        if stop.is_some() || count == 0 {
            return Ok(passed);
        }
    }
}

/// An article's text and what stands beside it.
pub(super) struct Fields {
    pub text: String,
    pub known: Known,
    /// The id, or the line.
    pub name: String,
}

/// Reads one line.
pub(super) fn read(text: &str, line: u64, mapping: &Mapping) -> Result<Fields, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    if line == 1 && text.trim_start().starts_with('[') {
        return Err(Problem::JsonArray);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|e| Problem::NotJson {
        line,
        message: format!("{e}").replace(" at line 1 column", " at column"),
    })?;
    let date = find(&value, mapping.date.as_deref(), &DATE).and_then(date_of);
    let mut known = Known {
        title: find(&value, mapping.title.as_deref(), &TITLE).and_then(string),
        url: find(&value, mapping.url.as_deref(), &URL).and_then(string),
        ..Known::default()
    };
    match date {
        Some((Day::Full(date), _)) => known.date = Some(date),
        Some((Day::Impossible, text)) => known.warnings.push(Warning::NoSuchDayTold { text }),
        _ => {}
    }
    let id = find(&value, mapping.id.as_deref(), &ID).and_then(string).filter(|id| id.len() <= LONGEST_ID);
    let text = take(&mut value, mapping.text.as_deref(), &TEXT).ok_or_else(|| Problem::NoText {
        line,
        tried: mapping.text.clone().unwrap_or_else(|| TEXT.join("`, `")),
    })?;
    Ok(Fields { text, known, name: id.unwrap_or_else(|| line.to_string()) })
}

fn at_path<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    value.get(path).or_else(|| {
        path.split('.').try_fold(value, |value, key| match value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?),
            other => other.get(key),
        })
    })
}

fn find<'v>(value: &'v Value, mapped: Option<&str>, usual: &[&str]) -> Option<&'v Value> {
    match mapped {
        Some(path) => at_path(value, path),
        None => usual.iter().find_map(|key| value.get(key).filter(|v| !v.is_null())),
    }
}

/// Takes the text out without copying it.
fn take(value: &mut Value, mapped: Option<&str>, usual: &[&str]) -> Option<String> {
    let is_text = |v: &Value| v.as_str().is_some_and(|s| !s.trim().is_empty());
    if let Some(path) = mapped {
        return at_path(value, path).filter(|v| is_text(v)).and_then(Value::as_str).map(String::from);
    }
    let key = usual.iter().find(|key| value.get(**key).is_some_and(is_text))?;
    match value.get_mut(*key)?.take() {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn date_of(value: &Value) -> Option<(Day, String)> {
    let text = string(value)?;
    let whole = text.split('.').next().filter(|_| value.is_number()).unwrap_or(&text);
    day::of_value(whole).map(|day| (day, text.clone()))
}
