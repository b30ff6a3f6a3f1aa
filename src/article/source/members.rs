//! All members of a gzip stream, one after the other; behind a broken one it goes on with the next.
//!
//! Archives compress each record by itself, so that one broken record costs no other; one that is cut short takes
//! the next with it. Leaves zeros between members.
//! Example: of three members, the second broken, it gives the first, an error, and the third.

use flate2::bufread::GzDecoder;
use memchr::memchr;
use std::io::{self, BufRead, ErrorKind, Read};

/// The error of a broken member: what is read next is the next member's.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Torn(io::Error);

/// Whether the stream goes on behind this error.
pub(super) fn is_torn(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Torn>())
}

/// How a member begins: the mark, and the one method of compression that there is.
const MARK: [u8; 3] = [0x1f, 0x8b, 8];

pub(super) enum Members<R> {
    Inside(Box<GzDecoder<Ahead<R>>>),
    Between(Ahead<R>),
    Over,
}

impl<R: BufRead> Members<R> {
    pub fn new(bytes: R) -> Self {
        Self::Between(Ahead { mark: 0, bytes })
    }

    /// Begins the next member; at the end there is none.
    fn begin(&mut self) -> io::Result<()> {
        if let Self::Between(mut bytes) = std::mem::replace(self, Self::Over) {
            while let Some(0) = bytes.fill_buf()?.first() {
                bytes.consume(1);
            }
            if !bytes.fill_buf()?.is_empty() {
                *self = Self::Inside(Box::new(GzDecoder::new(bytes)));
            }
        }
        Ok(())
    }

    fn end(&mut self) {
        if let Self::Inside(decoder) = std::mem::replace(self, Self::Over) {
            *self = Self::Between(decoder.into_inner());
        }
    }

    /// Goes on behind a broken member, where what is broken is not what lies below.
    fn pass_over(&mut self, error: io::Error) -> io::Error {
        let broken = [ErrorKind::InvalidInput, ErrorKind::InvalidData, ErrorKind::UnexpectedEof];
        if !broken.contains(&error.kind()) {
            return error;
        }
        self.end();
        if let Self::Between(bytes) = self
            && let Err(error) = bytes.find_mark()
        {
            return error;
        }
        io::Error::new(ErrorKind::InvalidData, Torn(error))
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            match self {
                Self::Over => break,
                Self::Between(_) => self.begin()?,
                Self::Inside(decoder) => match decoder.read(buffer) {
                    Ok(0) => self.end(),
                    Ok(count) => return Ok(count),
                    Err(error) => return Err(self.pass_over(error)),
                },
            }
        }
        Ok(0)
    }
}

/// Bytes of which a mark may have been read ahead.
pub(super) struct Ahead<R> {
    /// How much of [`MARK`] is to be read before the rest.
    mark: usize,
    bytes: R,
}

impl<R: BufRead> Ahead<R> {
    /// Passes over everything before the next mark.
    fn find_mark(&mut self) -> io::Result<()> {
        self.mark = 0;
        let mut matched = 0;
        while matched < MARK.len() {
            let buffer = self.bytes.fill_buf()?;
            let skipped = if matched == 0 { memchr(MARK[0], buffer).unwrap_or(buffer.len()) } else { 0 };
            let Some(byte) = buffer.get(skipped) else {
                if buffer.is_empty() {
                    return Ok(());
                }
                self.bytes.consume(skipped);
                continue;
            };
            matched = if *byte == MARK[matched] { matched + 1 } else { usize::from(*byte == MARK[0]) };
            self.bytes.consume(skipped + 1);
        }
        self.mark = MARK.len();
        Ok(())
    }
}

impl<R: BufRead> Read for Ahead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.mark > 0 { Ok(&MARK[MARK.len() - self.mark..]) } else { self.bytes.fill_buf() }
    }

    fn consume(&mut self, count: usize) {
        if self.mark > 0 {
            self.mark = self.mark.saturating_sub(count);
        } else {
            self.bytes.consume(count);
        }
    }
}
