//! Inputs: folders, formats, compression, encodings, limits, and what is said where one cannot be read.

use claims::article::source::{Encoding, Format, Mapping, Reading, articles};
use claims::article::{Article, DateSource};
use std::fs;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The articles' names, or what is said instead, without the folder's own name.
    fn read(&self, names: &[&str], reading: &Reading) -> Vec<Result<Article, String>> {
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

    fn told(&self, names: &[&str], reading: &Reading) -> Vec<String> {
        let told = |a: Result<Article, String>| a.map_or_else(|e| format!("! {e}"), |a| a.path);
        self.read(names, reading).into_iter().map(told).collect()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn one(name: &str, bytes: &[u8], reading: &Reading) -> Result<Article, String> {
    let folder = Folder::new(&[(name, bytes)]);
    let mut all = folder.read(&[name], reading);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn usual() -> Reading {
    Reading::default()
}

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
    assert!(one("a.json", b"[{\"text\": \"It grew.\"}]", &usual()).unwrap_err().contains("one JSON array"));
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
    let error = one("a.txt", &russian, &usual()).unwrap_err();
    assert_eq!(error, "a.txt: byte 0 is not UTF-8; convert the file, or give its encoding with --encoding");
    for label in ["auto", "windows-1251"] {
        let reading = Reading { encoding: label.parse().unwrap(), ..usual() };
        let article = one("a.txt", &russian, &reading).unwrap();
        assert_eq!(article.encoding.as_deref(), Some("windows-1251"));
        assert!(article.text.starts_with("Добыча"), "{}", article.text);
    }
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
        ("a.jsonl", b"{\"text\": \"caf\xe9\"}", "a.jsonl: byte 13 is not UTF-8"),
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

#[cfg(feature = "html")]
const PAGE: &str = r#"<!doctype html><html><head><title>Trade grows | News</title>
<meta property="article:published_time" content="2023-09-28T10:00:00+06:00">
<link rel="canonical" href="https://a.kz/trade">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Trade grows","datePublished":"2023-09-29T08:00:00+06:00"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/b">Business</a></nav><article><h1>Trade grows</h1>
<p>Trade between Kazakhstan and Azerbaijan grew by <b>50%</b> to $243.6&nbsp;million in the first
five months of 2023, the ministry said, as more oil moved through the port of Aktau and on by rail.</p>
<p>"We want to bring it to $1 billion," the minister said, after talks in Baku &amp; Astana, which went on
for two days and ended with the signing of several agreements, among them a road map.</p>
<ul><li>Oil shipments rose to 520,000 tons in the period, from 400,000 tons a year before, the port said</li>
<li>Grain shipments fell by a tenth in the same months, as the harvest had been poor in the north</li></ul>
<figure><img src="a.jpg"><figcaption>The port of Aktau</figcaption></figure>
<p>The next meeting will be held in Astana next year, the ministry said in its statement on Friday.</p>
</article><footer>Copyright</footer></body></html>"#;

#[cfg(feature = "html")]
fn is_page(article: &Article) {
    assert_eq!(article.title.as_deref(), Some("Trade grows"));
    assert_eq!(
        (article.date.unwrap().to_string(), article.date_source),
        ("2023-09-29".into(), DateSource::Meta)
    );
    assert_eq!(article.url.as_deref(), Some("https://a.kz/trade"));
    let sentences = claims::text::sentences(article);
    let first = sentences[0].span.of(&article.text);
    assert!(
        first.starts_with("Trade between Kazakhstan and Azerbaijan grew by 50% to $243.6 million"),
        "{first}"
    );
    assert!(article.text.contains(".\n\n\"We want"), "{}", article.text);
    assert!(article.text.contains("Baku & Astana"));
    assert!(!article.text.contains("Home") && !article.text.contains("The port of Aktau"));
    assert_eq!(article.body.iter().filter(|b| b.kind == claims::article::BlockKind::ListItem).count(), 2);
}

#[cfg(feature = "html")]
#[test]
fn pages() {
    is_page(&one("a.html", PAGE.as_bytes(), &usual()).unwrap());
    is_page(&one("page", PAGE.as_bytes(), &usual()).unwrap());
    assert!(one("a.html", b"<html></html>", &usual()).is_err());
    let declared = PAGE
        .replace("<head>", "<head><meta charset=\"windows-1251\">")
        .replace("a road map", "«дорожная карта»");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&declared);
    let article = one("a.html", &bytes, &usual()).unwrap();
    assert_eq!(article.encoding.as_deref(), Some("windows-1251"));
    assert!(article.text.contains("«дорожная карта»"));
}

#[cfg(feature = "html")]
#[test]
fn deep_and_odd_pages_do_not_crash() {
    for html in [
        "<div>".repeat(50_000) + "It grew.",
        "<div>".repeat(600) + "It grew.",
        "<b><p>".repeat(590) + "It grew.",
        "<p>It grew. ".repeat(20_000),
        "<b>".repeat(20_000) + "It grew.",
        "<table>".repeat(5_000),
        "<p".repeat(10_000),
        "&".repeat(100_000),
        "<html><p>It grew by 5%.</p></html>".to_string(),
    ] {
        let _ = one("a.html", html.as_bytes(), &usual());
    }
}

#[cfg(feature = "html")]
fn record(kind: &str, uri: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

#[cfg(feature = "html")]
fn answer(extra: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n{extra}\r\n");
    [head.as_bytes(), body].concat()
}

#[cfg(feature = "html")]
#[test]
fn web_archives() {
    const HTTP: &str = "application/http; msgtype=response";
    let (left, right) = PAGE.split_at(300);
    let chunks = format!("{:x}\r\n{left}\r\n{:x};x=1\r\n{right}\r\n0\r\n\r\n", left.len(), right.len());
    let packed = gzip(PAGE.as_bytes());
    let parts = [
        record("warcinfo", "", "application/warc-fields", b"software: x"),
        record("request", "https://a.kz/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://a.kz/1", HTTP, &answer("", PAGE.as_bytes())),
        record(
            "response",
            "https://a.kz/2",
            HTTP,
            &answer("Transfer-Encoding: chunked\r\n", chunks.as_bytes()),
        ),
        b"rubbish\r\nmore rubbish\r\n".to_vec(),
        record("response", "https://a.kz/3", HTTP, &answer("Content-Encoding: gzip\r\n", &packed)),
        record("response", "https://a.kz/4", HTTP, b"HTTP/1.1 404 Not Found\r\n\r\nno"),
        record("response", "https://a.kz/5", HTTP, b"no http"),
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n".to_vec(),
        record("conversion", "https://a.kz/6", "text/plain", b"Trade grows\n\nIt grew."),
    ];
    let folder = Folder::new(&[
        ("a.warc", &parts.concat()),
        ("b.warc.gz", &parts.iter().map(|p| gzip(p)).collect::<Vec<_>>().concat()),
    ]);
    for name in ["a.warc", "b.warc.gz"] {
        let got = folder.read(&[name], &usual());
        let told: Vec<String> =
            got.iter().map(|a| a.as_ref().map_or_else(String::clone, |a| a.path.clone())).collect();
        let ends = ["#https://a.kz/1", "#https://a.kz/2", "#https://a.kz/3", "#https://a.kz/6", ""];
        assert_eq!(told.len(), ends.len(), "{told:#?}");
        for (told, end) in told.iter().zip(ends).take(4) {
            assert_eq!(*told, format!("{name}{end}"));
        }
        assert!(
            told[4].starts_with(&format!("{name}: 3 broken WARC records were passed over")),
            "{}",
            told[4]
        );
        for article in &got[..3] {
            is_page(article.as_ref().unwrap());
        }
    }
    let cut = parts.concat();
    let folder = Folder::new(&[("a.warc", &cut[..cut.len() - 20])]);
    assert!(folder.told(&["a.warc"], &usual()).last().unwrap().contains("4 broken WARC records"));
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
