//! Where a run writes the claims of its articles: one stream, or a folder of brat files; and their texts.
//!
//! Example: two articles called `a.txt` in one run get the brat files `a.ann` and `a-2.ann`.

use super::archive::saved_name;
use super::sink::{Sink, gone_if_interrupted};
use anyhow::{Context, Result, anyhow, bail};
use claims::output::{self, brat};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub enum Target {
    Stream {
        sink: Sink,
        format: output::Format,
        begun: bool,
    },
    /// A folder of brat files, where they wait until all are written, and how often each file name was used.
    Folder {
        dir: PathBuf,
        waiting: TempDir,
        names: BTreeMap<String, usize>,
    },
}

impl Target {
    /// A file, or the standard output where none is named.
    pub fn stream(format: output::Format, file: Option<&Path>) -> Result<Self> {
        let mut sink = Sink::open(file)?;
        sink.write_all((format.open)().as_bytes()).context("cannot write")?;
        Ok(Self::Stream { sink, format, begun: false })
    }

    /// A folder of brat files, which stays as it was until the run is through.
    pub fn folder(dir: Option<&Path>) -> Result<Self> {
        let Some(dir) = dir else { bail!("brat files need a folder: -o DIR") };
        let cannot = || format!("cannot write {}", dir.display());
        if dir.exists() && !dir.is_dir() {
            return Err(anyhow!("it is a file")).with_context(cannot);
        }
        let above = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(above).with_context(cannot)?;
        let waiting = tempfile::Builder::new()
            .prefix(".claims-")
            .tempdir_in(if dir.exists() { dir } else { above })
            .with_context(cannot)?;
        gone_if_interrupted(waiting.path().to_path_buf());
        std::fs::write(waiting.path().join("annotation.conf"), brat::conf()).with_context(cannot)?;
        Ok(Self::Folder { dir: dir.to_path_buf(), waiting, names: BTreeMap::new() })
    }

    /// Writes what one article gave, in pieces; `text` is the article's own, of which brat keeps a copy.
    pub fn article(&mut self, path: &str, text: &str, claims: &[Vec<u8>]) -> Result<()> {
        match self {
            Self::Stream { sink, format, begun } => {
                for piece in claims.iter().filter(|piece| !piece.is_empty()) {
                    let between = if std::mem::replace(begun, true) { format.between } else { "" };
                    sink.write_all(between.as_bytes()).context("cannot write")?;
                    sink.write_all(piece).context("cannot write")?;
                }
                Ok(())
            }
            Self::Folder { dir, waiting, names } => {
                let name = file_name(path, names);
                for (end, content) in [("txt", text.as_bytes()), ("ann", &claims.concat())] {
                    let file = format!("{name}.{end}");
                    std::fs::write(waiting.path().join(&file), content)
                        .with_context(|| format!("cannot write {}", dir.join(&file).display()))?;
                }
                Ok(())
            }
        }
    }

    /// Lets a reader at the other end have what is written so far.
    pub fn flush(&mut self) -> Result<()> {
        match self {
            Self::Folder { .. } => Ok(()),
            Self::Stream { sink, .. } => sink.flush().context("cannot write"),
        }
    }

    pub fn finish(self) -> Result<()> {
        match self {
            Self::Folder { dir, waiting, .. } => {
                settle(&waiting, &dir).with_context(|| format!("cannot write {}", dir.display()))
            }
            Self::Stream { mut sink, format, .. } => {
                sink.write_all(format.close.as_bytes()).context("cannot write")?;
                sink.finish()
            }
        }
    }
}

/// Puts the files that wait into their folder.
fn settle(waiting: &TempDir, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for file in std::fs::read_dir(waiting.path())? {
        let file = file?;
        std::fs::rename(file.path(), dir.join(file.file_name()))?;
    }
    Ok(())
}

/// A folder of the texts that records were made from.
pub struct Texts(PathBuf);

impl Texts {
    pub fn open(dir: &Path) -> Result<Self> {
        std::fs::create_dir_all(dir).with_context(|| format!("cannot write {}", dir.display()))?;
        Ok(Self(dir.to_path_buf()))
    }

    pub fn save(&self, sha256: &str, text: &str) -> Result<()> {
        let file = self.0.join(saved_name(sha256));
        std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// The name of an article's files: its own, with a number where it was used before.
fn file_name(path: &str, names: &mut BTreeMap<String, usize>) -> String {
    let stem = Path::new(path).file_stem().map_or("article".into(), |s| s.to_string_lossy().into_owned());
    let stem: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let used = names.entry(stem.clone()).or_default();
    *used += 1;
    if *used == 1 { stem } else { format!("{stem}-{used}") }
}
