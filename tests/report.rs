//! What `claims show` and `claims report` promise on the command line: no colour in a pipe, a page that runs
//! nothing but its own script, records told by their content. How the page behaves is tested in `tests/report/`.

use assert_cmd::Command;
use sha2::{Digest, Sha256};

/// A record of a made-up sentence with everything in it that a page or a terminal could trip over.
const RECORD: &str = r#"{"id":"00000000000000aa","kind":"oil_volume","status":"planned","rule":"oil_volume/moved","article":{"path":"made/a.txt","date":"2023-09-29","date_source":"header","title":"</title><script>","sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"evidence":{"text":"5 mln tons </script><script>x()</script> \u001b[31m\u202e of oil.","start":10,"end":67,"line":3},"attribution":null,"fields":{"amount":{"text":"5 mln tons","start":10,"end":20,"value":5000000,"unit":"t"}}}"#;

fn claims(args: &[&str], input: &str) -> (String, Option<i32>) {
    let run = Command::cargo_bin("claims").map(|mut c| c.args(args).write_stdin(input).output());
    match run {
        Ok(Ok(out)) => (String::from_utf8_lossy(&out.stdout).into_owned(), out.status.code()),
        other => panic!("{other:?}"),
    }
}

/// What stands between the only two places.
fn between<'t>(text: &'t str, open: &str, close: &str) -> &'t str {
    let rest = text.split_once(open).map_or("", |(_, rest)| rest);
    rest.split_once(close).map_or("", |(inside, _)| inside)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = bytes.iter().map(|b| format!("{b:08b}")).collect();
    let sixes = bits.as_bytes().chunks(6).map(|six| {
        let six = format!("{:0<6}", String::from_utf8_lossy(six));
        usize::from_str_radix(&six, 2).map_or('?', |n| char::from(DIGITS[n]))
    });
    let coded: String = sixes.collect();
    format!("{coded:=<width$}", width = coded.len().div_ceil(4) * 4)
}

#[test]
fn the_page_runs_its_own_script_only() {
    let (page, code) = claims(&["report", "--records", "-", "-o", "-"], RECORD);
    assert_eq!(code, Some(0));
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    for (open, close) in [("<style>", "</style>"), ("<script type=\"module\">", "</script>")] {
        let hash = base64(&Sha256::digest(between(&page, open, close).as_bytes()));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{open} {policy}");
    }
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert!(!page.contains(" src=") && !page.contains("<link rel=\"stylesheet"));
}

#[test]
fn a_pipe_gets_no_colour_and_no_terminal_gets_an_articles_escapes() {
    let (shown, code) = claims(&["show", "--records", "-", "--width", "70"], RECORD);
    assert_eq!(code, Some(0));
    assert!(shown.contains("amount 5000000 t") && shown.contains("planned"), "{shown}");
    assert!(shown.contains("\\x1b[31m\\u{202e}"), "{shown}");
    assert!(!shown.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{shown}");
}

#[test]
fn records_whose_words_stand_elsewhere_are_refused() {
    let (_, code) =
        claims(&["report", "--records", "-", "-o", "-"], &RECORD.replace("\"end\":20", "\"end\":21"));
    assert_eq!(code, Some(2));
    let (_, code) = claims(&["report", "--records", "-", "-o", "-"], "{\"id\": 1}\n");
    assert_eq!(code, Some(1));
}
