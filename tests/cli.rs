//! The command line with bad input: a clear line, the right exit code, and the rest of the input still read.
//!
//! Example: a file that is not UTF-8 is named with its first bad byte, and `extract` ends with 1.

mod common;

use assert_cmd::Command;
use common::{program, read, root};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const GOOD: &str = " date 2024-03-12 Trade grows\n\nTrade turnover between Kazakhstan and Azerbaijan amounted to $529 \
    million in 2023, Kazakh Energy Minister Almasadam Satkaliyev said on Monday.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("written");
    }
    folder
}

/// Runs `extract` on a path: its exit code, its output and its messages.
fn extract(path: &Path, arguments: &[&str]) -> (i32, String, String) {
    run(program().arg("extract").arg(path).args(arguments))
}

fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn an_empty_file_is_told_and_one_without_a_date_is_fine() {
    let folder = folder(&[("empty.txt", b""), ("dateless.txt", b"Nothing of note.\n")]);
    let (code, out, told) = extract(folder.path(), &[]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(told.contains("empty.txt") && !told.contains("dateless.txt"), "{told}");
    assert_eq!(extract(&folder.path().join("dateless.txt"), &[]).0, 0);
}

#[test]
fn a_day_that_is_none_is_told_and_not_used() {
    let text = GOOD.replace("2024-03-12", "2023-02-30");
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let (code, out, told) = extract(folder.path(), &[]);
    assert_eq!(code, 0);
    assert!(told.contains("2023-02-30"), "{told}");
    assert!(!out.contains("2023-02-30") || out.contains("\"date\":null"), "{out}");
}

#[test]
fn one_bad_file_is_told_and_the_others_are_read() {
    let folder = folder(&[("bad.txt", b"Oil \x81\x8d\xff\x00\x01\x02 rose."), ("good.txt", GOOD.as_bytes())]);
    let (code, out, told) = extract(folder.path(), &[]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("bad.txt"), "{told}");
    assert!(out.lines().all(|line| line.contains("good.txt")) && !out.is_empty());
}

#[test]
fn a_missing_path_is_told() {
    let (code, _, told) = extract(Path::new("no/such/path"), &[]);
    assert_eq!(code, 1);
    assert!(told.contains("no/such/path"), "{told}");
}

#[test]
fn a_folder_without_articles_is_told() {
    let folder = folder(&[("picture.png", b"\x89PNG")]);
    let (code, _, told) = extract(folder.path(), &[]);
    assert_eq!(code, 1);
    assert!(told.contains(&folder.path().display().to_string()), "{told}");
}

// A folder's links are not followed (an archive would be read twice); one that is named is.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_opened_is_told() {
    let folder = folder(&[("good.txt", GOOD.as_bytes())]);
    let gone = folder.path().join("gone.txt");
    std::os::unix::fs::symlink("nowhere", &gone).expect("a link");
    let (code, out, told) = run(program().arg("extract").arg(&gone).arg(folder.path().join("good.txt")));
    assert_eq!(code, 1);
    assert!(told.contains("gone.txt"), "{told}");
    assert!(!out.is_empty());
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let long = format!(" date 2024-03-12\n\n{}\n", "There was nothing of note and ".repeat(340_000));
    let folder = folder(&[("long.txt", long.as_bytes())]);
    let (code, _, told) = extract(folder.path(), &["-q"]);
    assert_eq!((code, told.as_str()), (0, ""));
}

#[test]
fn a_missing_output_folder_is_told_and_nothing_is_written() {
    let (code, _, told) = extract(Path::new("seeds"), &["-o", "no/such/folder/out.jsonl"]);
    assert_eq!(code, 2);
    assert!(told.contains("no/such/folder") && told.lines().count() == 1, "{told}");
}

#[test]
fn an_old_output_stays_where_a_run_cannot_finish() {
    let folder = folder(&[("out.jsonl", b"old"), ("a.txt", GOOD.as_bytes())]);
    let out = folder.path().join("out.jsonl");
    let lists = folder.path().join("lists");
    fs::create_dir(&lists).expect("a folder");
    fs::write(lists.join("broken.toml"), "[[pipeline]]\nname = 5\n").expect("written");
    let arguments = ["-o", &out.to_string_lossy(), "--lexicon", &lists.to_string_lossy()];
    let (code, _, told) = extract(Path::new("seeds"), &arguments);
    assert_eq!(code, 2);
    assert!(told.contains("broken.toml: line 2"), "{told}");
    assert_eq!(read(&out), "old");
    let (code, _, _) = extract(&folder.path().join("a.txt"), &["-o", &out.to_string_lossy()]);
    assert_eq!(code, 0);
    assert!(read(&out).starts_with("{\"id\":"));
    let left: Vec<PathBuf> =
        fs::read_dir(folder.path()).expect("a folder").flatten().map(|e| e.path()).collect();
    assert_eq!(left.len(), 3, "a temporary file was left: {left:?}");
}

/// A run that waits for its input is broken off; what it had begun to write is gone.
#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing() {
    let folder = folder(&[("out.jsonl", b"old")]);
    for (format, out) in [("jsonl", "out.jsonl"), ("brat", "brat")] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claims"));
        command.current_dir(folder.path()).args(["extract", "-q", "--format", format, "-o", out]);
        let mut child = command.stdin(std::process::Stdio::piped()).spawn().expect("it runs");
        let input = child.stdin.take();
        let names = || -> Vec<String> {
            let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
            entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
        };
        while !names().iter().any(|name| name.starts_with(".claims-")) {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        let kill = format!("kill -INT {}", child.id());
        assert!(Command::new("sh").args(["-c", &kill]).output().expect("it runs").status.success());
        assert_eq!(child.wait().expect("it ends").code(), Some(130));
        drop(input);
        assert_eq!(names(), ["out.jsonl"]);
        assert_eq!(read(&folder.path().join("out.jsonl")), "old");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (code, _, told) = extract(Path::new("seeds"), &["-o", "/dev/full"]);
    assert_eq!(code, 2);
    assert!(told.contains("No space left") && told.lines().count() == 1, "{told}");
    let shell = format!("{} extract -q seeds > /dev/full", env!("CARGO_BIN_EXE_claims"));
    let (code, _, told) = run(Command::new("sh").current_dir(root()).args(["-c", &shell]));
    assert_eq!(code, 2);
    assert!(told.contains("No space left") && told.lines().count() == 1, "{told}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_success() {
    let folder = folder(&[("long.txt", format!("{GOOD}{}", GOOD[29..].repeat(5000)).as_bytes())]);
    let shell = format!(
        "{{ {} extract {}; echo code $? >&2; }} | head -1",
        env!("CARGO_BIN_EXE_claims"),
        folder.path().display()
    );
    let (_, out, told) = run(Command::new("sh").args(["-c", &shell]));
    assert_eq!(out.lines().count(), 1);
    assert!(told.contains("code 0") && !told.contains("panicked"), "{told}");
}

#[test]
fn wrong_options_are_told() {
    for wrong in [["--kind", "war"], ["--format", "xml"], ["--date", "2023-02-30"], ["--offsets", "mile"]] {
        let (code, out, told) = extract(Path::new("seeds"), &wrong);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(told.contains(wrong[1]), "{told}");
    }
}

#[test]
fn a_word_list_of_the_user_is_used() {
    let lists = folder(&[(
        "my.toml",
        b"[[organisation]]\nid = \"org:frobnicate\"\nname = \"Frobnicate Energy\"\naliases = []\n",
    )]);
    let text = " date 2024-03-12\n\nFrobnicate Energy shipped 5 million tons of oil in 2023.\n";
    let article = folder(&[("a.txt", text.as_bytes())]);
    let lists = lists.path().to_string_lossy().into_owned();
    let (code, out, told) = run(program().args(["mentions", "--lexicon", &lists]).arg(article.path()));
    assert_eq!(code, 0, "{told}");
    assert!(out.contains("org:frobnicate"), "{out}");
}

#[test]
fn kinds_and_offsets_can_be_chosen() {
    let text = GOOD.replace("Trade turnover", "🙂 Trade turnover");
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let (_, out, _) = extract(folder.path(), &["--kind", "trade_figure"]);
    assert!(!out.is_empty() && out.lines().all(|l| l.contains("\"kind\":\"trade_figure\"")), "{out}");
    let start = |unit: &str| {
        let (_, out, _) = extract(folder.path(), &["--kind", "trade_figure", "--offsets", unit]);
        let record: serde_json::Value = serde_json::from_str(out.lines().next().unwrap_or("")).expect("JSON");
        record["fields"]["amount"]["start"].as_u64().unwrap_or(0)
    };
    assert_eq!((start("byte") - start("char"), start("byte") - start("utf16")), (3, 2));
}

#[test]
fn every_command_has_help_with_an_example() {
    let (_, help, _) = run(program().arg("--help"));
    let commands = help.lines().skip_while(|l| !l.starts_with("Commands:")).skip(1);
    let names: Vec<&str> = commands
        .take_while(|l| !l.is_empty())
        .filter(|l| l.starts_with("  ") && !l.starts_with("   "))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in names.into_iter().filter(|n| *n != "help") {
        let (code, help, _) = run(program().args([name, "--help"]));
        assert!(code == 0 && help.contains("Example: claims "), "{name}: {help}");
    }
}

#[test]
fn shells_and_manuals_are_served() {
    for shell in ["bash", "zsh", "fish"] {
        let (code, out, _) = run(program().args(["completions", shell]));
        assert!(code == 0 && out.contains("extract"));
    }
    let (code, out, _) = run(program().arg("man"));
    assert!(code == 0 && out.contains(".TH"));
}

#[test]
fn rules_and_sentences_are_explained() {
    let (code, out, _) = run(program().args(["rules", "--kind", "oil_volume"]));
    assert!(code == 0 && out.contains("oil_volume/") && out.contains("Example: "), "{out}");
    let (code, out, _) = run(program().args(["explain", "seeds/001_357ab2dfbe48025c.txt:15"]));
    assert!(code == 0 && out.contains("quantity") && out.contains("=> oil_volume/"), "{out}");
    let (code, _, told) = run(program().args(["explain", "seeds/001_357ab2dfbe48025c.txt:9999"]));
    assert!(code == 2 && told.contains("9999"), "{told}");
}
