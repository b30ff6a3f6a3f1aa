//! Finished records, one at a time: JSON Lines as `extract` writes them, also compressed.
//!
//! Leaves blank lines; a line that is no record is told with its fault. Example: `claims.jsonl.gz`.

use anyhow::{Context, Result, bail};
use claims::article::source;
use claims::claim::{Claim, check};
use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// No record is longer.
const LONGEST: u64 = 64 << 20;

pub struct Records {
    reader: Box<dyn BufRead + Send>,
    name: String,
    read: Arc<AtomicU64>,
    line: usize,
}

pub struct Record {
    /// As it stands, with its line break.
    pub json: Vec<u8>,
    /// Counted from 1.
    pub line: usize,
    /// The record, or why it is none.
    pub claim: Result<Claim, String>,
}

impl Records {
    /// Of a file; `-` is the standard input.
    pub fn open(file: &Path) -> Result<Self> {
        let name = file.display().to_string();
        let read = Arc::new(AtomicU64::new(0));
        let reader = source::bytes(file, &read).with_context(|| format!("cannot read {name}"))?;
        Ok(Self { reader, name, read, line: 0 })
    }

    /// How many bytes are read; it goes on counting.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// The next line that is not blank; none at the end.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            let mut json = Vec::new();
            self.line += 1;
            let cannot = || format!("cannot read {}", self.name);
            let count = (&mut self.reader).take(LONGEST).read_until(b'\n', &mut json).with_context(cannot)?;
            if count as u64 == LONGEST {
                bail!("{}: line {} is longer than {LONGEST} bytes", self.name, self.line);
            }
            if count == 0 {
                return Ok(None);
            }
            if !json.trim_ascii().is_empty() {
                return Ok(Some(json));
            }
        }
    }
}

impl Record {
    /// The path of its article; none where it is no record.
    pub fn path(&self) -> Option<&str> {
        self.claim.as_ref().ok().map(|claim| claim.article.path.as_str())
    }
}

impl Iterator for Records {
    type Item = Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        let json = self.next_line().transpose()?;
        Some(json.map(|json| Record { claim: check::read(&json), json, line: self.line }))
    }
}
