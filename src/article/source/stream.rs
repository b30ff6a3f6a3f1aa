//! Opens an input as a stream of bytes, decompressing gzip and Zstandard by their first bytes.
//!
//! Leaves the bytes as they are otherwise. Example: `news.jsonl.gz` of several members gives the lines of all.

use super::error::Dense;
use super::members::Members;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::errors::FrameDecoderError::{self, ReadFrameHeaderError as Header};
use ruzstd::decoding::errors::ReadFrameHeaderError::SkipFrame;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What an input gives, decompressed. Its buffer tells what is at hand without waiting.
pub(super) type Stream = BufReader<Bytes>;

type Bytes = Box<dyn Read + Send>;

/// How much is at hand at once.
pub(super) const BUFFER: usize = 64 << 10;
/// A stream's ratio is looked at only beyond so many bytes.
const SMALL: u64 = 8 << 20;

/// The bytes of a file, decompressed; `all` counts those of every input of a run, as they stand.
pub(super) fn open(path: &Path, max_ratio: u64, all: &Arc<AtomicU64>) -> io::Result<Stream> {
    decompress(File::open(path)?, max_ratio, all)
}

/// The standard input's bytes, decompressed.
pub(super) fn stdin(max_ratio: u64, all: &Arc<AtomicU64>) -> io::Result<Stream> {
    decompress(io::stdin(), max_ratio, all)
}

fn decompress(inner: impl Read + Send + 'static, max_ratio: u64, all: &Arc<AtomicU64>) -> io::Result<Stream> {
    let before = all.load(Ordering::Relaxed);
    let (magic, bytes) = peek(Box::new(Counted { inner, read: Arc::clone(all) }), 4)?;
    let plain: Bytes = match magic.as_slice() {
        [0x1f, 0x8b, ..] => Box::new(Members::new(buffered(bytes))),
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Box::new(Zstd::new(buffered(bytes))),
        _ => return Ok(buffered(bytes)),
    };
    Ok(buffered(Box::new(Bounded { inner: plain, read: Arc::clone(all), before, given: 0, max_ratio })))
}

fn buffered(bytes: Bytes) -> Stream {
    BufReader::with_capacity(BUFFER, bytes)
}

/// The first `count` bytes (fewer at the end), and the stream with them.
pub(super) fn first(stream: Stream, count: usize) -> io::Result<(Vec<u8>, Stream)> {
    let (first, bytes) = peek(Box::new(stream), count)?;
    Ok((first, buffered(bytes)))
}

fn peek(mut bytes: Bytes, count: usize) -> io::Result<(Vec<u8>, Bytes)> {
    let mut first = Vec::new();
    (&mut bytes).take(count as u64).read_to_end(&mut first)?;
    let whole: Bytes = Box::new(Cursor::new(first.clone()).chain(bytes));
    Ok((first, whole))
}

/// Decodes the body of an HTTP message; `None` for a coding that is not known.
pub(super) fn decode_body(coding: &str, body: &[u8], most: u64) -> Option<io::Result<Vec<u8>>> {
    let mut out = Vec::new();
    let done = match coding {
        "gzip" | "x-gzip" => MultiGzDecoder::new(body).take(most + 1).read_to_end(&mut out),
        "deflate" => match ZlibDecoder::new(body).take(most + 1).read_to_end(&mut out) {
            Ok(n) => Ok(n),
            Err(_) => {
                out.clear();
                DeflateDecoder::new(body).take(most + 1).read_to_end(&mut out)
            }
        },
        _ => return None,
    };
    Some(done.map(|_| out))
}

struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Stops where far more comes out than went in.
struct Bounded<R> {
    inner: R,
    read: Arc<AtomicU64>,
    /// What was read before this input.
    before: u64,
    given: u64,
    max_ratio: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.given += count as u64;
        let read = (self.read.load(Ordering::Relaxed) - self.before).max(1);
        if self.given > SMALL && self.given / read > self.max_ratio {
            return Err(io::Error::other(Dense(self.max_ratio)));
        }
        Ok(count)
    }
}

/// All frames of a Zstandard stream, one after the other.
struct Zstd<R> {
    rest: R,
    decoder: FrameDecoder,
    inside: bool,
}

impl<R: BufRead> Zstd<R> {
    fn new(rest: R) -> Self {
        Self { rest, decoder: FrameDecoder::new(), inside: false }
    }

    /// Begins the next frame; false at the end.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.inside {
            if self.rest.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.init(&mut self.rest) {
                Ok(()) => self.inside = true,
                Err(Header(SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.rest).take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(broken(error)),
            }
        }
        Ok(true)
    }
}

fn broken(error: FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while self.begin()? {
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.rest, one).map_err(broken)?;
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            self.inside = false;
        }
        Ok(0)
    }
}
