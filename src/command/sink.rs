//! Where output goes: the standard output, or a file that is written whole or not at all.
//!
//! Example: `-o claims.jsonl` leaves an old `claims.jsonl` as it was until the new one is finished.

use anyhow::{Context, Result, anyhow};
use std::fs::File;
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

pub enum Sink {
    Stdout(BufWriter<Stdout>),
    /// A device or a named pipe, which cannot be replaced.
    Through(BufWriter<File>, PathBuf),
    Whole(BufWriter<NamedTempFile>, PathBuf),
}

impl Sink {
    /// A file, or the standard output where none is named (or `-`).
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let Some(file) = file.filter(|f| f.as_os_str() != "-") else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        let cannot = || format!("cannot write {}", file.display());
        // A symbolic link stays one: what it points at is replaced.
        let file = file.canonicalize().unwrap_or_else(|_| file.to_path_buf());
        if file.is_dir() {
            return Err(anyhow!("it is a folder")).with_context(cannot);
        }
        if file.exists() && !file.is_file() {
            let through = File::options().write(true).open(&file).with_context(cannot)?;
            return Ok(Self::Through(BufWriter::new(through), file));
        }
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(anyhow!("the folder {} does not exist", folder.display())).with_context(cannot);
        }
        let temporary = temporary(folder).with_context(cannot)?;
        gone_if_interrupted(temporary.path().to_path_buf());
        Ok(Self::Whole(BufWriter::new(temporary), file))
    }

    /// Writes what is left and puts the file in its place.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush().context("cannot write to the standard output"),
            Self::Through(mut out, file) => {
                out.flush().with_context(|| format!("cannot write {}", file.display()))
            }
            Self::Whole(out, file) => {
                let cannot = || format!("cannot write {}", file.display());
                let temporary = out.into_inner().map_err(io::IntoInnerError::into_error);
                temporary.with_context(cannot)?.persist(&file).map_err(|e| e.error).with_context(cannot)?;
                Ok(())
            }
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Through(out, _) => out.write(bytes),
            Self::Whole(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Through(out, _) => out.flush(),
            Self::Whole(out, _) => out.flush(),
        }
    }
}

/// Sees to it that a run which is broken off from outside leaves no unfinished file (or folder) behind.
pub fn gone_if_interrupted(unfinished: PathBuf) {
    const INTERRUPTED: i32 = 130;
    let handler = move || {
        let _ = std::fs::remove_file(&unfinished).or_else(|_| std::fs::remove_dir_all(&unfinished));
        std::process::exit(INTERRUPTED);
    };
    // Where there can be no handler the run goes on without.
    let _ = ctrlc::set_handler(handler);
}

/// A file that has the permissions of a new one, not the narrow ones of a temporary one.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claims-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
