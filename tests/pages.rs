//! Pages and web archives: main text, date, title and address; limits and odd pages.
#![cfg(feature = "html")]

mod folder;

use claims::article::{Article, DateSource};
use folder::{Folder, gzip, one, usual, zstd};

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

#[test]
fn pages() {
    is_page(&one("a.html", PAGE.as_bytes(), &usual()).unwrap());
    is_page(&one("page", PAGE.as_bytes(), &usual()).unwrap());
    let wrapped =
        PAGE.replace("{\"@context\"", "\n// <![CDATA[\n{\"description\": \"two\nlines\", \"@context\"");
    is_page(
        &one("page", wrapped.replace("}]}</script>", "}]}\n// ]]></script>").as_bytes(), &usual()).unwrap(),
    );
    assert!(one("a.html", b"<html></html>", &usual()).is_err());
    let declared = PAGE
        .replace("<head>", "<head><meta charset=\"windows-1251\">")
        .replace("a road map", "«дорожная карта»");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&declared);
    let article = one("a.html", &bytes, &usual()).unwrap();
    assert_eq!(article.encoding.as_deref(), Some("windows-1251"));
    assert!(article.text.contains("«дорожная карта»"));
    // Pages have broken bytes: they are read all the same, as what they mostly are.
    let broken = [PAGE.replace("Friday", "Пятницу").as_bytes(), b"\xff"].concat();
    assert_eq!(one("a.html", &broken, &usual()).unwrap().encoding, None);
    let mut broken = bytes.into_owned();
    broken.insert(broken.len() - 20, 0x98);
    assert_eq!(one("a.html", &broken, &usual()).unwrap().encoding.as_deref(), Some("windows-1251"));
    let xml = PAGE
        .replace("<!doctype html>", "<?xml version=\"1.0\" encoding='ISO-8859-2'?>")
        .replace("a road map", "Łódź");
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(&xml);
    let article = one("a", &bytes, &usual()).unwrap();
    assert_eq!((article.encoding.as_deref(), article.text.contains("Łódź")), (Some("ISO-8859-2"), true));
}

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
        "&".repeat(300_000),
        "<html><p>It grew by 5%.</p></html>".to_string(),
    ] {
        let _ = one("a.html", html.as_bytes(), &usual());
    }
}

#[test]
fn a_page_that_tells_no_day_has_that_of_its_address() {
    let page = "<html><body><h1>Trade grows</h1><p>Trade grew by a tenth last year, the ministry said in Astana.</p>\
        <p>It had fallen the year before, as prices fell and ships were few.</p></body></html>";
    let addresses =
        ["a.kz/2021/03/12/trade", "a.kz/2021-03-12-trade", "a.kz/n/20210312/t?d=2019-01-01", "a.kz/n/345678"];
    let records = addresses.map(|a| {
        record("response", &format!("https://{a}"), "application/http", &answer("", page.as_bytes()))
    });
    let folder = Folder::new(&[("NEWS-20230101.warc", &records.concat())]);
    let days: Vec<String> = folder
        .read(&["NEWS-20230101.warc"], &usual())
        .into_iter()
        .map(|a| a.unwrap().date.unwrap().to_string())
        .collect();
    assert_eq!(days, ["2021-03-12", "2021-03-12", "2021-03-12", "2023-01-01"]);
}

#[test]
fn of_many_times_the_one_by_the_heading_is_the_day() {
    let teaser =
        "<div><time datetime=\"2024-05-05\">x</time><a href=\"/\">Other news of this day</a></div>".repeat(3);
    let text = "<p>Trade grew by a tenth last year, the ministry said in Astana.</p>".repeat(4);
    for heading in [
        "<h1>Trade grows</h1><p>By A <time datetime=\"2021-03-12T10:00\">12 March</time></p>",
        "<time datetime=\"2021-03-12\">12 March</time><h1>Trade grows</h1>",
    ] {
        let page = format!("<html><body>{teaser}<main>{heading}{text}</main>{teaser}</body></html>");
        let article = one("a.html", page.as_bytes(), &usual()).unwrap();
        assert_eq!(article.date.unwrap().to_string(), "2021-03-12");
    }
}

/// A format, compressed or not, as a file of a folder and on the standard input: the same record.
#[test]
fn every_format_from_everywhere() {
    const FACT: &str =
        "In 2020 Kazakhstan exported 5 million tons of oil to China, the ministry said on Monday in Astana.";
    let page = format!("<!doctype html><html><body><h1>Oil</h1><p>{FACT}</p><p>{FACT}</p></body></html>");
    let archive = record("response", "https://a.kz/1", "application/http", &answer("", page.as_bytes()));
    let inputs = [
        ("a.txt", FACT.as_bytes().to_vec()),
        ("a.md", format!("# Oil\n\n{FACT}\n").into_bytes()),
        ("a.jsonl", format!("{}\n", serde_json::json!({ "body": FACT })).into_bytes()),
        ("a.html", page.clone().into_bytes()),
        ("a.warc", archive),
    ];
    let found = |out: std::process::Output| {
        assert!(out.status.success(), "{out:?}");
        let lines = String::from_utf8(out.stdout).unwrap();
        let fields = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["fields"]["amount"]["value"].to_string()
        };
        lines.lines().map(fields).collect::<Vec<_>>()
    };
    for (name, plain) in inputs {
        for (end, bytes) in [("", plain.clone()), (".gz", gzip(&plain)), (".zst", zstd(&plain))] {
            let name = format!("n/{name}{end}");
            let folder = Folder::new(&[(&name, &bytes)]);
            let mut run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_claims"));
            let from_folder = found(run.args(["extract", "-q"]).arg(folder.path("n")).output().unwrap());
            let mut run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_claims"));
            let from_pipe = found(run.args(["extract", "-q"]).write_stdin(bytes).output().unwrap());
            assert_eq!(from_folder, from_pipe, "{name}");
            assert!(
                !from_folder.is_empty() && from_folder.iter().all(|v| v == "5000000"),
                "{name}: {from_folder:?}"
            );
        }
    }
}

fn record(kind: &str, uri: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(extra: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n{extra}\r\n");
    [head.as_bytes(), body].concat()
}

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
fn a_broken_member_of_an_archive_costs_no_other() {
    let page = |n: usize| {
        gzip(&record(
            "response",
            &format!("https://a.kz/{n}"),
            "application/http",
            &answer("", PAGE.as_bytes()),
        ))
    };
    let whole: Vec<Vec<u8>> = (0..5).map(page).collect();
    for place in [0, 2, 4] {
        for (kind, change) in [
            ("a byte", (|member: &mut Vec<u8>| member[600] ^= 0x55) as fn(&mut Vec<u8>)),
            ("its end", |member| member.truncate(member.len() / 2)),
            ("its begin", |member| drop(member.drain(10..30))),
            ("its sum", |member| member.iter_mut().rev().take(8).for_each(|byte| *byte ^= 1)),
            ("false marks", |member| {
                drop(member.splice(500.., b"\x1f\x8b\x1f\x8b\x08\x1f\x8b\x08".repeat(50)))
            }),
        ] {
            let mut members = whole.clone();
            change(&mut members[place]);
            let folder = Folder::new(&[("a.warc.gz", &members.concat())]);
            let told = folder.told(&["a.warc.gz"], &usual());
            let (last, pages) = told.split_last().unwrap();
            assert!(last.contains("broken WARC records were passed over"), "{kind} of {place}: {told:#?}");
            // What is cut short, or looks like a beginning, takes the next one's first bytes for its own.
            let lost =
                if ["its end", "false marks"].contains(&kind) { place..place + 2 } else { place..place + 1 };
            for other in (0..5).filter(|n| !lost.contains(n)) {
                assert!(
                    pages.contains(&format!("a.warc.gz#https://a.kz/{other}")),
                    "{kind} of {place}: {told:#?}"
                );
            }
        }
    }
}
