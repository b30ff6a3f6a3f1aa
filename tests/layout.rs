//! The order of the house: stages import only stages before them, files are short and say what they do.
//!
//! Example: `src/text/mod.rs` may say `use crate::article`, and never `use crate::claim`.

mod common;

use common::{files, read, root};
use regex::Regex;
use std::path::{Path, PathBuf};

/// The stages as `lib.rs` names them.
fn stages() -> Vec<String> {
    let module = Regex::new(r"(?m)^pub mod ([a-z_]+);").expect("a pattern");
    let lib = read(&root().join("src/lib.rs"));
    module.captures_iter(&lib).map(|c| c[1].to_string()).collect()
}

fn sources() -> Vec<PathBuf> {
    files(&root().join("src"), &["rs"])
}

fn stage_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("a source file");
    let first = inside.components().next().map(|c| c.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_string()
}

#[test]
fn no_stage_imports_a_later_one() {
    let stages = stages();
    assert!(stages.len() >= 8, "{stages:?}");
    let import = Regex::new(r"\bcrate::([a-z_]+)|\bclaims::([a-z_]+)").expect("a pattern");
    let group = Regex::new(r"use crate::\{([^;]*)\};").expect("a pattern");
    for file in sources() {
        let Some(here) = stages.iter().position(|s| *s == stage_of(&file)) else { continue };
        let text = read(&file);
        let mut named: Vec<String> = import.captures_iter(&text).map(|c| c[1].to_string()).collect();
        for whole in group.captures_iter(&text) {
            let names =
                whole[1].split([',', '{']).map(|n| n.trim().split(':').next().unwrap_or("").to_string());
            named.extend(names);
        }
        for name in named {
            let later = stages.iter().position(|s| *s == name).is_some_and(|there| there > here);
            assert!(!later, "{} imports the later stage `{name}`", file.display());
        }
    }
}

#[test]
fn every_file_is_short_and_says_what_it_does() {
    let tests = files(&root().join("tests"), &["rs"]);
    for file in sources().into_iter().chain(tests) {
        let text = read(&file);
        assert!(text.starts_with("//!"), "{} does not open with //!", file.display());
        let (lines, path) = (text.lines().count(), file.display());
        assert!(lines <= 400, "{path} is longer than 400 lines");
    }
}

#[test]
fn main_is_thin() {
    let main = read(&root().join("src/main.rs"));
    assert!(main.lines().count() < 30);
}

#[test]
fn anyhow_stays_with_the_commands() {
    for file in sources() {
        let outside = !["command", "main"].contains(&stage_of(&file).as_str());
        assert!(!outside || !read(&file).contains("anyhow"), "{} uses anyhow", file.display());
    }
}

#[test]
fn no_stage_reads_or_writes() {
    let stages = stages();
    let (first, last) = (position(&stages, "text"), position(&stages, "claim"));
    for file in sources() {
        let inside =
            stages.iter().position(|s| *s == stage_of(&file)).is_some_and(|i| (first..=last).contains(&i));
        let text = read(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        let is_test = file.file_name().is_some_and(|n| n.to_string_lossy().contains("test"));
        let does_io = ["std::fs", "std::env", "std::net", "std::process", "println!", "SystemTime"]
            .iter()
            .find(|word| code.contains(**word));
        assert!(!inside || is_test || does_io.is_none(), "{} uses {does_io:?}", file.display());
    }
}

fn position(stages: &[String], name: &str) -> usize {
    stages.iter().position(|s| s == name).unwrap_or_else(|| panic!("no stage `{name}`"))
}
