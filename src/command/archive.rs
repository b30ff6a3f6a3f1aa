//! Articles by the paths that records name, one at a time.
//!
//! `FILE#NAME` is one article of many in a file. The file stays open and is read on from where it stands, so that
//! records in the order in which they were written cost one pass. Example: `crawl.jsonl.gz#17`.

use claims::article::Article;
use claims::article::source::{self, Raw, Reading, Source};
use claims::claim::ArticleRef;
use std::path::{Path, PathBuf};

/// The file's name of a saved text, by its SHA-256.
pub fn saved_name(sha256: &str) -> String {
    format!("{sha256}.txt")
}

pub struct Archive {
    root: PathBuf,
    reading: Reading,
    /// Where `extract --save-text` put the texts, if they are to be taken from there.
    texts: Option<PathBuf>,
    open: Option<Open>,
}

/// A file of many articles, and how far it is read.
struct Open {
    file: PathBuf,
    rest: Source,
}

impl Archive {
    /// Paths start from `root`.
    pub fn new(root: PathBuf, reading: Reading, texts: Option<PathBuf>) -> Self {
        Self { root, reading, texts, open: None }
    }

    /// The article that a record names, or why there is none.
    pub fn article(&mut self, article: &ArticleRef) -> Result<Article, String> {
        let path = article.path.as_str();
        if let Some(texts) = &self.texts {
            let file = texts.join(saved_name(&article.sha256));
            let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            return Ok(Article { path: path.to_string(), text, ..Article::default() });
        }
        if path == "-" {
            return Err("it came from the standard input, which is gone".to_string());
        }
        let whole = self.root.join(path);
        if let Some((file, name)) = path.split_once('#').filter(|_| !whole.exists()) {
            let file = self.root.join(file);
            return match self.part(&file, name) {
                Some(raw) => raw.article(&self.reading).map_err(|e| e.to_string()),
                None if file.is_file() => Err(format!("{} has no article {name}", file.display())),
                None => Err(format!("there is no file {}", file.display())),
            };
        }
        let first = source::articles(vec![whole.clone()], self.reading.clone()).next();
        let none = || Err(format!("there is no article {}", whole.display()));
        first.map_or_else(none, |article| article.map_err(|e| e.to_string()))
    }

    /// One article of a file: behind those that were asked for before, else from the file's start.
    fn part(&mut self, file: &Path, name: &str) -> Option<Raw> {
        let is = |raw: &Raw| raw.is_named(name, &self.reading);
        let mut open = self.open.take().filter(|open| open.file == file);
        let found = open.as_mut().and_then(|open| open.rest.by_ref().flatten().find(is));
        if found.is_some() {
            self.open = open;
            return found;
        }
        let mut rest = Source::new(vec![file.to_path_buf()], self.reading.clone());
        let found = rest.by_ref().flatten().find(is);
        self.open = Some(Open { file: file.to_path_buf(), rest });
        found
    }
}
