//! The README is true: its recipes run on the seeds, its record comes out, its commands are the gate's.
//!
//! The recipes are run by a jq written in Rust, so that they run everywhere. Example: `jq -r '.evidence.text'`.

mod common;

use common::{files, program, read, root};
use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, data, unwrap_valr};
use jaq_json::Val;
use regex::Regex;

/// The two format filters that this jq has not.
const FORMATS: &str = r#"
    def csv: map(if type == "string" then "\"\(gsub("\""; "\"\""))\"" elif . == null then "" else tojson end)
        | join(",");
    def tsv: map(if . == null then "" else tostring end) | join("\t");"#;

fn readme() -> String {
    read(&root().join("README.md"))
}

/// The records of a command line `claims extract seeds/ …`.
fn records(command: &str) -> String {
    let arguments = command.split_whitespace().skip(1);
    let run = program().args(arguments).arg("-q").assert().success();
    String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
}

/// The outputs of a jq filter.
fn jq(options: &str, filter: &str, records: &str) -> Vec<String> {
    let inputs: Vec<Val> =
        records.lines().map(|line| jaq_json::read::parse_single(line.as_bytes()).expect("JSON")).collect();
    let filter = &format!("{FORMATS} {}", filter.replace("@csv", "csv").replace("@tsv", "tsv"));
    let inputs = if options.contains('s') { vec![inputs.into_iter().collect()] } else { inputs };
    let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
    let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
    let arena = Arena::default();
    let modules = Loader::new(defs)
        .load(&arena, File { code: filter, path: () })
        .unwrap_or_else(|e| panic!("{filter}: {e:?}"));
    let filter =
        Compiler::default().with_funs(funs).compile(modules).unwrap_or_else(|e| panic!("{filter}: {e:?}"));
    let mut out = Vec::new();
    for input in inputs {
        let context = Ctx::<data::JustLut<Val>>::new(&filter.lut, Vars::new([]));
        for value in filter.id.run((context, input)).map(unwrap_valr) {
            out.push(value.unwrap_or_else(|e| panic!("{e}")).to_string());
        }
    }
    out
}

#[test]
fn every_recipe_gives_something() {
    let recipe = Regex::new(r"(?s)(claims extract [^|`]*)\| jq (-[a-z]+) '([^']*)'").expect("a pattern");
    let readme = readme();
    let recipes: Vec<_> = recipe.captures_iter(&readme).collect();
    assert!(recipes.len() >= 12, "{} recipes", recipes.len());
    assert_eq!(recipes.len(), readme.matches("| jq ").count());
    for found in recipes {
        let out = jq(&found[2], &found[3], &records(&found[1]));
        assert!(!out.is_empty(), "this gives nothing: {}", &found[0]);
    }
}

#[test]
fn the_record_comes_out() {
    let readme = readme();
    let shown = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a record");
    let shown: serde_json::Value = serde_json::from_str(shown).expect("JSON");
    let all = records("claims extract seeds/");
    let found =
        all.lines().any(|line| serde_json::from_str(line).is_ok_and(|v: serde_json::Value| v == shown));
    assert!(found, "no such record comes out now:\n{shown:#}");
}

#[test]
fn its_commands_are_those_of_the_gate() {
    let (readme, gate) = (readme(), read(&root().join(".ci/run")));
    for command in ["cargo run --release -- extract seeds/", "cargo test"] {
        assert!(readme.contains(command), "the README does not say `{command}`");
        assert!(gate.replace(" --locked", "").contains(command), "the gate does not run `{command}`");
    }
}

#[test]
fn its_files_and_commands_exist() {
    let readme = readme();
    let link = Regex::new(r"\]\(([^)#:]+)\)").expect("a pattern");
    for found in link.captures_iter(&readme) {
        assert!(root().join(&found[1]).exists(), "{} does not exist", &found[1]);
    }
    let help = program().arg("--help").assert().success();
    let help = String::from_utf8_lossy(&help.get_output().stdout).into_owned();
    let command = Regex::new(r"`claims ([a-z]+)").expect("a pattern");
    for found in command.captures_iter(&readme) {
        assert!(help.contains(&format!("  {} ", &found[1])), "there is no command `{}`", &found[1]);
    }
    assert!(!files(&root().join("seeds"), &["txt"]).is_empty());
}
