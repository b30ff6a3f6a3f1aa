//! Inputs: folders, formats, compression, encodings, limits, and what is said where one cannot be read.

mod folder;

use claims::article::DateSource;
use claims::article::source::{Encoding, Format, Mapping, Reading};
use folder::{Folder, gzip, one, usual, zstd};
use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Duration;

#[test]
fn folders_in_the_order_of_names() {
    let folder = Folder::new(&[
        ("n/b.txt", b"It grew."),
        ("n/a/2.md", b"It grew."),
        ("n/a/1.txt.gz", &gzip(b"It grew.")),
        ("n/.hidden.txt", b"It grew."),
        ("n/.git/x.txt", b"It grew."),
        ("n/c.pdf", b"%PDF"),
        ("n/d.jsonl", b"{\"text\": \"It grew.\"}\n"),
        ("e/x.csv", b"a,b"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path("n/b.txt"), folder.path("n/link.txt")).unwrap();
    let told = folder.told(&["n", "missing", "e", "n/.hidden.txt"], &usual());
    assert_eq!(
        told,
        [
            "n/a/1.txt.gz",
            "n/a/2.md",
            "n/b.txt",
            "n/d.jsonl#1",
            "! missing: there is no such file or folder",
            "! e: the folder holds no articles (.txt, .md, .html, .jsonl, .warc, also with .gz or .zst)",
            "n/.hidden.txt",
        ]
    );
    #[cfg(unix)]
    assert_eq!(folder.told(&["n/link.txt"], &usual()), ["n/link.txt"]);
}

#[test]
fn json_lines() {
    let lines = concat!(
        "{\"id\": \"a7\", \"date\": \"2023-09-29T10:00:00+06:00\", \"title\": \"Trade\", \"url\": \"https://a.kz/1\", \"text\": \"It grew.\\nIt fell.\"}\n",
        "\n",
        "{\"maintext\": \"It grew.\", \"date_publish\": \"2023-02-30 10:00:00\"}\r\n",
        "{\"content\": \"It grew.\", \"published\": 1695981600}\n",
        "not json\n",
        "{\"words\": \"It grew.\"}\n",
        "[1]\n",
        "{\"articleBody\": \"It grew.\", \"datePublished\": 1695981600000, \"id\": 12}",
    );
    let folder = Folder::new(&[("a.jsonl", lines.as_bytes())]);
    let got = folder.read(&["a.jsonl"], &usual());
    let first = got[0].as_ref().unwrap();
    assert_eq!((first.path.as_str(), first.title.as_deref()), ("a.jsonl#a7", Some("Trade")));
    assert_eq!((first.text.as_str(), first.url.as_deref()), ("It grew.\nIt fell.", Some("https://a.kz/1")));
    assert_eq!((first.date.unwrap().to_string(), first.date_source), ("2023-09-29".into(), DateSource::Meta));
    let second = got[1].as_ref().unwrap();
    assert_eq!((second.path.as_str(), second.date, second.warnings.len()), ("a.jsonl#3", None, 1));
    assert_eq!(got[2].as_ref().unwrap().date.unwrap().to_string(), "2023-09-29");
    assert!(got[3].as_ref().unwrap_err().starts_with("a.jsonl: line 5 is no JSON: "));
    assert!(
        got[4].as_ref().unwrap_err().starts_with("a.jsonl: line 6 is no JSON object with a text in `text`")
    );
    assert!(got[5].as_ref().unwrap_err().starts_with("a.jsonl: line 7 is no JSON object"));
    assert_eq!(got[6].as_ref().unwrap().path, "a.jsonl#12");
    assert_eq!(
        folder.told(&["a.jsonl#12", "a.jsonl#3", "a.jsonl#9"], &usual()),
        ["a.jsonl#12", "a.jsonl#3", "! a.jsonl#9: the file holds no such article"]
    );
    assert_eq!(got[6].as_ref().unwrap().date.unwrap().to_string(), "2023-09-29");
}

#[test]
fn keys_of_json_lines() {
    let mut mapping = Mapping::default();
    for pair in ["text=doc.words", "date=doc.meta.0", "id=doc.no"] {
        mapping.set(pair).unwrap();
    }
    assert!(mapping.set("words=x").is_err() && mapping.set("text").is_err());
    let reading = Reading { mapping, ..usual() };
    let line = b"{\"doc\": {\"words\": \"It grew.\", \"meta\": [\"29 Sep 2023\"], \"no\": 5}}";
    let article = one("a.ndjson", line, &reading).unwrap();
    assert_eq!((article.path.as_str(), article.text.as_str()), ("a.ndjson#5", "It grew."));
    assert_eq!(article.date.unwrap().to_string(), "2023-09-29");
}

#[test]
fn format_by_content_and_by_wish() {
    assert_eq!(one("stuff", b"{\"text\": \"It grew.\"}", &usual()).unwrap().path, "stuff#1");
    assert_eq!(one("stuff", b"It grew.", &usual()).unwrap().path, "stuff");
    let text = Reading { format: Format::Text, ..usual() };
    assert_eq!(one("a.jsonl", b"{\"text\": \"It grew.\"}", &text).unwrap().path, "a.jsonl");
    for (name, bytes, format) in [
        ("a", &b"<!-- saved -->\n<html><body>"[..], "html"),
        ("a", b"\xef\xbb\xbf<?xml version=\"1.0\"?><html>", "html"),
        ("a", b"<!-- a note --> It grew.", "text"),
        ("a", b"{ \"text\": \"It grew.\"}", "jsonl"),
        ("a", b"{It} grew.", "text"),
        ("a", b"[It] grew.", "text"),
        ("a", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", "warc"),
    ] {
        let asked = Reading { format: format.parse().unwrap(), ..usual() };
        let folder = Folder::new(&[(name, bytes), ("b.gz", &gzip(bytes)), ("c.zst", &zstd(bytes))]);
        for name in [name, "b.gz", "c.zst"] {
            assert_eq!(folder.told(&[name], &usual()), folder.told(&[name], &asked), "{format}");
        }
    }
}

#[test]
fn json_that_is_not_one_value_a_line_is_told_once() {
    for (json, says) in [
        ("[{\"text\": \"It grew.\"}]", "one JSON array"),
        ("[\n{\"text\": \"It grew.\"},\n{\"text\": \"It fell.\"}\n]", "one JSON array"),
        ("[{\n\"text\": \"It grew.\"\n}]", "one JSON array"),
        ("{\n\"text\": \"It grew.\"\n}\n", "one JSON object over several lines"),
    ] {
        for name in ["a.json", "a"] {
            let told = one(name, json.as_bytes(), &usual()).unwrap_err();
            assert!(told.contains(says), "{told}");
        }
    }
}

#[test]
fn compressed() {
    let twice = [gzip(b"{\"text\": \"It grew.\"}\n"), gzip(b"{\"text\": \"It fell.\"}\n")].concat();
    let skippable = [b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"{\"text\": \"It grew.\"}\n")].concat();
    let frames = [skippable, zstd(b"{\"text\": \"It fell.\"}\n")].concat();
    let folder = Folder::new(&[
        ("a.jsonl.gz", &twice),
        ("b.jsonl.zst", &frames),
        ("c.txt", &gzip(b"It grew.")),
        ("d.txt.gz", &gzip(&b"It grew. ".repeat(100))[..40]),
        ("e.txt.zst", &zstd(b"It grew.")[..8]),
        ("f.txt.gz", &gzip(&vec![b'a'; 40 << 20])),
    ]);
    let told =
        folder.told(&["a.jsonl.gz", "b.jsonl.zst", "c.txt", "d.txt.gz", "e.txt.zst", "f.txt.gz"], &usual());
    let starts = [
        "a.jsonl.gz#1",
        "a.jsonl.gz#2",
        "b.jsonl.zst#1",
        "b.jsonl.zst#2",
        "c.txt",
        "! d.txt.gz: the compressed data is broken",
        "! e.txt.zst: the compressed data is broken",
        "! f.txt.gz: grows more than 250 times when decompressed",
    ];
    assert_eq!(told.len(), starts.len(), "{told:#?}");
    for (told, start) in told.iter().zip(starts) {
        assert!(told.starts_with(start), "{told}");
    }
}

#[test]
fn encodings() {
    let (russian, _, _) =
        encoding_rs::WINDOWS_1251.encode("Добыча нефти в Казахстане выросла на 5 процентов.");
    let reading = |label: &str| Reading { encoding: label.parse().unwrap(), ..usual() };
    let error = one("a.txt", &russian, &reading("utf-8")).unwrap_err();
    assert_eq!(error, "a.txt: byte 0 is not UTF-8; convert the file, or give its encoding with --encoding");
    for (label, warnings) in [("auto", 1), ("windows-1251", 0)] {
        let article = one("a.txt", &russian, &reading(label)).unwrap();
        assert_eq!(article.encoding.as_deref(), Some("windows-1251"));
        assert!(article.text.starts_with("Добыча"), "{}", article.text);
        let told: Vec<String> = article.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), warnings);
        assert!(told.iter().all(|w| w.starts_with("byte 0 is not UTF-8; read as windows-1251")), "{told:?}");
    }
    // One broken byte in a text that is UTF-8 makes it no other encoding.
    let broken = [&b"Caf\xe9, "[..], "Türkiye, Qazaq elі: нефть".as_bytes()].concat();
    assert!(one("a.txt", &broken, &usual()).unwrap_err().starts_with("a.txt: byte 3 is not UTF-8"));
    assert!("no-such".parse::<Encoding>().is_err());
    let utf16: Vec<u8> = "\u{feff}It grew.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let article = one("a.txt", &utf16, &usual()).unwrap();
    assert_eq!((article.text.as_str(), article.encoding.as_deref()), ("It grew.", Some("UTF-16LE")));
    let marked = one("a.txt", b"\xef\xbb\xbfIt grew.", &usual()).unwrap();
    assert_eq!((marked.body[0].span.start, marked.encoding), (3, None));
}

#[test]
fn not_articles() {
    for (name, bytes, says) in [
        ("a.txt", &b""[..], "a.txt: is empty"),
        ("a.txt", b" \n\n", "a.txt: is empty"),
        ("a.txt", b"%PDF-1.7 ...", "a.txt: is no text but a PDF; convert it to text, HTML or JSON Lines"),
        ("a.txt", b"PK\x03\x04...", "a.txt: is no text but a ZIP archive"),
        ("a.txt", b"abc\0\0\0def", "a.txt: is no text but binary data"),
        ("a.jsonl", b"{\"text\": \"T\xc3\xbcrkiye caf\xe9\"}", "a.jsonl: byte 22 is not UTF-8"),
    ] {
        let error = one(name, bytes, &usual()).unwrap_err();
        assert!(error.starts_with(says), "{error}");
        assert!(!error.contains('\n'));
    }
}

#[test]
fn limits() {
    let mut reading = usual();
    reading.limits.max_article_bytes = 40;
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"It grew.\"}}\n", "a".repeat(1000));
    let folder = Folder::new(&[("a.jsonl", long.as_bytes()), ("b.txt", &[b'a'; 41]), ("c.txt", &[b'a'; 40])]);
    assert_eq!(
        folder.told(&["a.jsonl", "b.txt", "c.txt"], &reading),
        [
            "! a.jsonl: line 1 is longer than 40 bytes; raise the limit with --max-article-bytes",
            "a.jsonl#2",
            "! b.txt: is longer than 40 bytes; raise the limit with --max-article-bytes",
            "c.txt",
        ]
    );
}

#[test]
fn unreadable() {
    let folder = Folder::new(&[("n/a.txt", b"It grew.")]);
    let folder_as_file = folder.told(&["n/a.txt/b.txt"], &usual());
    assert!(folder_as_file[0].starts_with("! n/a.txt/b.txt: "), "{folder_as_file:?}");
    assert!(Path::new(&folder.path("n/a.txt")).exists());
}

#[test]
fn a_record_is_written_while_the_input_goes_on() {
    use std::process::{Command, Stdio};
    const LINE: &str = "{\"text\": \"Kazakhstan exported 5 million tons of oil in 2020.\"}\n";
    let mut command = Command::new(env!("CARGO_BIN_EXE_claims"));
    command.args(["extract", "-q", "--input", "jsonl", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (teller, records) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let lines = std::io::BufReader::new(output).lines();
        lines.map_while(Result::ok).try_for_each(|line| teller.send(line))
    });
    for number in 1..4 {
        input.write_all(LINE.as_bytes()).unwrap();
        input.flush().unwrap();
        let record = records.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(record.contains(&format!("\"-#{number}\"")), "{record}");
    }
    drop(input);
    assert!(records.recv().is_err() && child.wait().unwrap().success());
}

/// The exit code, the records and what is told.
fn run(folder: &Folder, arguments: &[&str]) -> (i32, Vec<serde_json::Value>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claims"));
    let out = command.current_dir(folder.path("")).args(arguments).output().unwrap();
    let lines = String::from_utf8(out.stdout).unwrap();
    let records = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    (out.status.code().unwrap(), records, String::from_utf8(out.stderr).unwrap())
}

#[test]
fn a_heap_of_figures_is_left_out_and_told() {
    let heap = "Kazakhstan exported 5 million tons of oil, ".repeat(5000);
    let folder = Folder::new(&[("a.txt", heap.as_bytes()), ("b.txt", b"Kazakhstan exported 5 tons of oil.")]);
    let (code, records, told) = run(&folder, &["extract", "--stats", "a.txt", "b.txt"]);
    assert_eq!((code, records.len()), (1, 1), "{told}");
    assert!(
        told.contains("claims: a.txt: its records would be more than 64 times as long as it is"),
        "{told}"
    );
    assert!(told.contains("1 its records would be more than N times"), "{told}");
}

#[test]
fn a_problem_of_very_many_inputs_is_told_a_thousand_times() {
    let folder = Folder::new(&[("a.jsonl", "{\"no\": 1}\n".repeat(3000).as_bytes())]);
    let (code, _, told) = run(&folder, &["extract", "--stats", "a.jsonl"]);
    assert_eq!((code, told.matches("is no JSON object with a text").count()), (1, 1001), "{told}");
    assert_eq!(told.matches("are counted (--stats), not told").count(), 1);
    assert!(told.contains("3000 line N is no JSON object with a text"), "{told}");
}

#[test]
fn records_hold_for_saved_texts_of_any_encoding() {
    let line = "{\"id\": 7, \"text\": \"Казахстан – Kazakhstan exported 5 million tons of oil to “Baku” in 2020.\"}\n";
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(line);
    let folder = Folder::new(&[("a.jsonl", &cyrillic)]);
    let (code, _, told) = run(&folder, &["extract", "a.jsonl"]);
    assert!(code == 0 && told.contains("a.jsonl#7: byte 19 is not UTF-8; read as windows-1251"), "{told}");
    let (code, _, told) = run(&folder, &["extract", "--encoding", "utf-8", "a.jsonl"]);
    assert!(code == 1 && told.contains("a.jsonl: byte 19 is not UTF-8"), "{told}");
    for encoding in ["windows-1251", "auto"] {
        let arguments = ["--encoding", encoding, "--save-text", "texts", "-o", "claims.jsonl"];
        let (code, _, told) = run(&folder, &[&["extract", "a.jsonl"], &arguments[..]].concat());
        assert_eq!(code, 0, "{told}");
        let claims = fs::read_to_string(folder.path("claims.jsonl")).unwrap();
        let record: serde_json::Value = serde_json::from_str(claims.lines().next().unwrap()).unwrap();
        let article = &record["article"];
        assert_eq!((&article["path"], &article["encoding"]), (&"a.jsonl#7".into(), &"windows-1251".into()));
        let text = fs::read_to_string(
            folder.path("texts").join(format!("{}.txt", article["sha256"].as_str().unwrap())),
        );
        let evidence = &record["evidence"];
        let place = evidence["start"].as_u64().unwrap() as usize..evidence["end"].as_u64().unwrap() as usize;
        assert_eq!(text.unwrap()[place], *evidence["text"].as_str().unwrap());
        let (code, _, told) = run(&folder, &["verify", "claims.jsonl", "--texts", "texts"]);
        assert!(code == 0 && told.contains("ok"), "{told}");
    }
    let (code, _, told) = run(&folder, &["verify", "claims.jsonl", "--texts", "none"]);
    assert!(code == 1 && told.contains("lost"), "{told}");
}

#[test]
fn long_titles_and_ids_are_none() {
    let long = "Trade ".repeat(1000);
    let line = serde_json::json!({ "text": "It grew.", "title": long, "id": long, "url": long }).to_string();
    let article = one("a.jsonl", line.as_bytes(), &usual()).unwrap();
    assert_eq!((article.path.as_str(), article.title, article.url), ("a.jsonl#1", None, None));
}
