//! The files that paths name: files as they are, folders in the order of names.
//!
//! Leaves hidden files, symbolic links and files of other kinds in folders. Example: `news/` gives `news/a.txt`,
//! then `news/b/1.jsonl.gz`.

use super::error::{InputError, Problem};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What to open.
#[derive(Debug)]
pub(super) enum Found {
    Stdin,
    File(PathBuf),
    /// One article of a file: `FILE#NAME`.
    Part(PathBuf, String),
}

const ENDINGS: [&str; 9] =
    [".txt", ".md", ".markdown", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".warc"];

/// All files, in order; what cannot be listed is an error among them.
pub(super) fn walk(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<Found, InputError>> + Send {
    let paths = if paths.is_empty() { vec![PathBuf::from("-")] } else { paths };
    paths.into_iter().flat_map(of_path)
}

/// How many bytes the files of the paths have, as they stand; `None` where that cannot be told.
pub fn total_bytes(paths: Vec<PathBuf>) -> Option<u64> {
    let size = |found| match found {
        Ok(Found::File(path)) => std::fs::metadata(path).ok().filter(|m| m.is_file()).map(|m| m.len()),
        Ok(Found::Stdin | Found::Part(..)) => None,
        Err(_) => Some(0),
    };
    walk(paths).map(size).sum()
}

type Files = Box<dyn Iterator<Item = Result<Found, InputError>> + Send>;

fn of_path(path: PathBuf) -> Files {
    if path.as_os_str() == "-" {
        return Box::new(std::iter::once(Ok(Found::Stdin)));
    }
    if let Some((file, name)) = part(&path) {
        return Box::new(std::iter::once(Ok(Found::Part(file, name))));
    }
    match std::fs::metadata(&path) {
        Err(error) => Box::new(std::iter::once(Err(Problem::of_io(error).at(&path.display().to_string())))),
        Ok(meta) if meta.is_dir() => Box::new(Folder::new(path)),
        Ok(_) => Box::new(std::iter::once(Ok(Found::File(path)))),
    }
}

/// `FILE#NAME`, where there is no such file but FILE is one.
fn part(path: &Path) -> Option<(PathBuf, String)> {
    let (file, name) = path.to_str()?.split_once('#')?;
    let file = PathBuf::from(file);
    (!path.exists() && file.is_file()).then(|| (file, name.to_string()))
}

struct Folder {
    path: PathBuf,
    entries: walkdir::FilterEntry<walkdir::IntoIter, fn(&DirEntry) -> bool>,
    any: bool,
    done: bool,
}

impl Folder {
    fn new(path: PathBuf) -> Self {
        let visible: fn(&DirEntry) -> bool =
            |entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        let entries = WalkDir::new(&path).sort_by_file_name().into_iter().filter_entry(visible);
        Self { path, entries, any: false, done: false }
    }
}

impl Iterator for Folder {
    type Item = Result<Found, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        for entry in self.entries.by_ref() {
            match entry {
                Ok(entry) if entry.file_type().is_file() && is_article(entry.path()) => {
                    self.any = true;
                    return Some(Ok(Found::File(entry.into_path())));
                }
                Ok(_) => {}
                Err(error) => {
                    self.any = true;
                    let path = error.path().unwrap_or(&self.path).display().to_string();
                    return Some(Err(Problem::of_io(error.into()).at(&path)));
                }
            }
        }
        let empty = !self.any && !self.done;
        self.done = true;
        empty.then(|| Err(Problem::NoArticles.at(&self.path.display().to_string())))
    }
}

/// Whether a folder's file is one that articles stand in.
fn is_article(path: &Path) -> bool {
    let name = plain_name(path);
    ENDINGS.iter().any(|ending| name.ends_with(ending) && name.len() > ending.len())
}

/// The file's name in lower case, without `.gz` or `.zst`.
pub(super) fn plain_name(path: &Path) -> String {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bare = [".gz", ".zst", ".zstd"].iter().find_map(|end| name.strip_suffix(end));
    bare.unwrap_or(&name).to_string()
}
