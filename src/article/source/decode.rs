//! Bytes to text: by their mark, by what they are told to be, as UTF-8, else by a guess, which is told.
//!
//! Leaves a UTF-8 byte order mark in the text, so that offsets count the file's bytes, and files that are UTF-8 but
//! for some bytes. Example: `FF FE 41 00` is "A" in UTF-16LE.

use super::error::Problem;
use crate::article::Warning;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Known, UTF_8, UTF_16BE, UTF_16LE};

/// How bytes become text where they do not tell it themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 where it fits, else a guess.
    #[default]
    Detect,
    /// UTF-8, and an error where it is not.
    Utf8,
    /// This one.
    Named(&'static Known),
}

impl std::str::FromStr for Encoding {
    type Err = String;

    /// `utf-8`, `auto`, or a label as web pages use them: `windows-1251`, `latin1`.
    fn from_str(label: &str) -> Result<Self, String> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "auto" | "detect" => Ok(Self::Detect),
            other => {
                let known = Known::for_label(other.as_bytes());
                known.map(Self::Named).ok_or_else(|| format!("no encoding is called `{label}`"))
            }
        }
    }
}

/// A text, the encoding's name where it was not UTF-8, and where that was guessed from.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: Option<String>,
    pub warning: Option<Warning>,
}

impl Decoded {
    fn utf8(text: String) -> Self {
        Self { text, encoding: None, warning: None }
    }
}

/// Decodes a text file.
pub(super) fn text(bytes: Vec<u8>, encoding: Encoding) -> Result<Decoded, Problem> {
    if let Some(known) = mark(&bytes) {
        return by(&bytes, known);
    }
    if let Some(kind) = binary(&bytes) {
        return Err(Problem::Binary(kind));
    }
    if let Encoding::Named(known) = encoding {
        return by(&bytes, known);
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded::utf8(text)),
        Err(error) => error,
    };
    let (byte, bytes) = (error.utf8_error().valid_up_to() as u64, error.as_bytes());
    if encoding == Encoding::Utf8 || is_mostly_utf8(bytes) {
        return Err(Problem::NotUtf8(byte));
    }
    let mut decoded = by_force(bytes, guess(bytes));
    decoded.warning = decoded.encoding.clone().map(|encoding| Warning::NotUtf8 { byte, encoding });
    Ok(decoded)
}

/// Decodes a page: by its mark, by what its server or itself says, else by a guess. Pages have broken bytes.
pub(super) fn page(bytes: Vec<u8>, label: Option<&str>, encoding: Encoding) -> Result<Decoded, Problem> {
    if let Encoding::Named(known) = encoding {
        return by(&bytes, known);
    }
    if let Some(known) = mark(&bytes) {
        return by(&bytes, known);
    }
    let told = label.and_then(|l| Known::for_label(l.as_bytes())).or_else(|| declared(&bytes));
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded::utf8(text)),
        Err(error) => error.into_bytes(),
    };
    if is_mostly_utf8(&bytes) {
        return Ok(Decoded::utf8(String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(by_force(&bytes, told.filter(|told| *told != UTF_8).unwrap_or_else(|| guess(&bytes))))
}

/// Whether at least as many characters beyond ASCII are right as are broken.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (right, broken) = bytes.utf8_chunks().fold((0, 0), |(right, broken), chunk| {
        let beyond = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (right + beyond, broken + usize::from(!chunk.invalid().is_empty()))
    });
    right >= broken
}

/// The encoding that a byte order mark tells, if it is not UTF-8.
fn mark(bytes: &[u8]) -> Option<&'static Known> {
    Known::for_bom(bytes).map(|(known, _)| known).filter(|known| *known == UTF_16LE || *known == UTF_16BE)
}

fn by(bytes: &[u8], known: &'static Known) -> Result<Decoded, Problem> {
    let (text, used, broken) = known.decode(bytes);
    if broken {
        return Err(Problem::NotDecoded(used.name()));
    }
    Ok(decoded(text.into_owned(), used))
}

/// A few broken bytes become U+FFFD.
fn by_force(bytes: &[u8], known: &'static Known) -> Decoded {
    let (text, used, _) = known.decode(bytes);
    decoded(text.into_owned(), used)
}

fn decoded(text: String, used: &'static Known) -> Decoded {
    let encoding = (used != UTF_8).then(|| used.name().to_string());
    Decoded { text, encoding, warning: None }
}

fn guess(bytes: &[u8]) -> &'static Known {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// `<meta charset="windows-1251">` or `<?xml encoding="windows-1251"?>` among the first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Known> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let xml = head.starts_with(b"<?xml").then(|| label(&head, b"encoding=")).flatten();
    label(&head, b"charset=").or(xml)
}

/// The encoding that stands behind `key`.
fn label(head: &[u8], key: &[u8]) -> Option<&'static Known> {
    let at = memchr::memmem::find(head, key)? + key.len();
    let behind = head[at..].iter().copied().skip_while(|b| matches!(b, b'"' | b'\'' | b' '));
    let label: Vec<u8> =
        behind.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')).collect();
    Known::for_label(&label)
}

/// What the bytes are, where they are plainly no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"\x7fELF", "a program"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"BZh", "bzip2 data"),
        (b"\xfd7zXZ", "xz data"),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    let head = &bytes[..bytes.len().min(64 << 10)];
    if has_controls(head) {
        let odd = head.iter().filter(|b| is_odd(**b)).count();
        return (head.contains(&0) || odd > 8 && odd * 20 > head.len()).then_some("binary data");
    }
    None
}

/// A control character that no text has; tabs, line breaks and escapes are some that it may have.
fn is_odd(byte: u8) -> bool {
    byte < 32 && !matches!(byte, 9..=13 | 27)
}

/// Whether some byte is below the tab, or between the line breaks and the blank; looks at many at a time.
fn has_controls(bytes: &[u8]) -> bool {
    let least = |(all, beyond): (u8, u8), byte: &u8| (all.min(*byte), beyond.min(byte.wrapping_sub(14)));
    let (all, beyond) = bytes.iter().fold((u8::MAX, u8::MAX), least);
    all < 9 || beyond < 32 - 14
}
