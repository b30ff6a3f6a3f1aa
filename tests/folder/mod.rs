//! A folder of files made for a test, and what is read from it.
//!
//! Example: `one("a.txt", b"It grew.", &usual())`.
#![allow(dead_code)]

use claims::article::Article;
use claims::article::source::{Reading, articles};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use tempfile::TempDir;

pub struct Folder(TempDir);

impl Folder {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The articles' names, or what is said instead, without the folder's own name.
    pub fn read(&self, names: &[&str], reading: &Reading) -> Vec<Result<Article, String>> {
        let paths = names.iter().map(|n| self.path(n)).collect();
        let here = format!("{}/", self.0.path().display());
        articles(paths, reading.clone())
            .map(|a| match a {
                Ok(mut article) => {
                    article.path = article.path.replace(&here, "");
                    Ok(article)
                }
                Err(error) => Err(error.to_string().replace(&here, "")),
            })
            .collect()
    }

    pub fn told(&self, names: &[&str], reading: &Reading) -> Vec<String> {
        let told = |a: Result<Article, String>| a.map_or_else(|e| format!("! {e}"), |a| a.path);
        self.read(names, reading).into_iter().map(told).collect()
    }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

pub fn one(name: &str, bytes: &[u8], reading: &Reading) -> Result<Article, String> {
    let folder = Folder::new(&[(name, bytes)]);
    let mut all = folder.read(&[name], reading);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

pub fn usual() -> Reading {
    Reading::default()
}
