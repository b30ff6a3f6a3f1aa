//! What the tests share: the program, its lists, its claims, and the folders of the project.
//!
//! Example: `claims_of("a.txt", " date 2024-01-01\n\nOutput was 5 mln tons.")`.
#![allow(dead_code)]

use claims::article::{Options, parse};
use claims::claim::{self, Claim};
use claims::lexicon::Lexicon;
use claims::mention;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

static SCHEMA: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&claim::schema::schema()).expect("the schema is a schema"));

/// The claims of a text, each checked against the schema and the article, and the same when all of it is read.
pub fn claims_of(path: &str, text: &str) -> Vec<Claim> {
    let article = parse(path, text.to_string(), &Options::default());
    let claims = claim::gather::of(&article, &LEXICON).claims;
    assert_eq!(claims, claim::all(&mention::read(&article, &LEXICON)), "{text}");
    let checked = claim::verify::Text::new(&article.text, claim::Unit::Byte);
    for claim in &claims {
        let json = serde_json::to_value(claim).expect("a claim is JSON");
        lawful(&json, &article.text);
        valid(&json);
        let verified = checked.verify(claim);
        assert_eq!(verified.verdict, claim::verify::Verdict::Ok, "{}: {json:#}", verified.reason);
    }
    claims
}

/// Fails where a record does not fit the schema.
pub fn valid(record: &Value) {
    let faults: Vec<String> = SCHEMA.iter_errors(record).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}\n{record:#}");
}

/// Fails where an object with `text`, `start` and `end` does not hold the article's words.
pub fn lawful(json: &Value, article: &str) {
    match json {
        Value::Array(values) => values.iter().for_each(|v| lawful(v, article)),
        Value::Object(map) => {
            if let (Some(text), Some(start), Some(end)) = (map.get("text"), map.get("start"), map.get("end"))
            {
                let at = |v: &Value| v.as_u64().map(|n| n as usize).expect("an offset is a number");
                assert_eq!(article.get(at(start)..at(end)), text.as_str(), "{json}");
            }
            map.values().for_each(|v| lawful(v, article));
        }
        _ => {}
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder with one of these ends, by name.
pub fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let fits = |path: &Path| ends.iter().any(|end| path.extension().is_some_and(|e| e == *end));
    walk.filter(|e| e.file_type().is_file()).map(walkdir::DirEntry::into_path).filter(|p| fits(p)).collect()
}

pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The program, run in the project's folder.
pub fn program() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_claims"));
    command.current_dir(root());
    command
}
