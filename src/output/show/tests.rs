//! What the terminal view looks like, and that no text breaks it.

use super::{Paint, claim as show, lines};
use crate::article::Article;
use crate::claim::Claim;

fn record(sentence: &str, fields: &[(&str, &str, &str)]) -> Claim {
    let value = |words: &str, rest: &str| {
        let at = sentence.find(words).unwrap_or_default();
        let comma = if rest.is_empty() { "" } else { "," };
        format!(
            r#"{{"text":{},"start":{},"end":{}{comma}{rest}}}"#,
            serde_json::to_string(words).unwrap_or_default(),
            100 + at,
            100 + at + words.len()
        )
    };
    let fields: Vec<String> =
        fields.iter().map(|(name, words, rest)| format!("\"{name}\":{}", value(words, rest))).collect();
    let json = format!(
        r#"{{"id":"00","kind":"oil_volume","status":"reported","rule":"oil_volume/moved",
        "article":{{"path":"a.txt","date":"2023-09-29","date_source":"header","sha256":"0"}},
        "evidence":{{"text":{},"start":100,"end":{},"line":15}},"attribution":null,"fields":{{{}}}}}"#,
        serde_json::to_string(sentence).unwrap_or_default(),
        100 + sentence.len(),
        fields.join(",")
    );
    serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {json}"))
}

const AKTAU: &str = "From March to August 2023, 520 thousand tons of oil and gas were shipped from the Aktau \
    port in the direction of Baku-Tbilisi-Ceyhan.";

fn aktau() -> Claim {
    record(
        AKTAU,
        &[
            ("amount", "520 thousand tons", r#""value":520000,"unit":"t""#),
            ("commodity", "oil and gas", r#""class":"oil_and_gas""#),
            ("activity", "shipped", r#""class":"shipment""#),
            ("origin", "Aktau port", r#""id":"place:aktau""#),
            ("period", "From March to August 2023", r#""from":"2023-03-01","to":"2023-08-31""#),
        ],
    )
}

#[test]
fn values_are_underlined_and_labelled() {
    insta::assert_snapshot!(show(&Article::default(), &aktau(), 80));
}

#[test]
fn a_narrow_terminal_wraps_first() {
    insta::assert_snapshot!(show(&Article::default(), &aktau(), 40));
}

#[test]
fn values_within_values_get_lines_of_their_own() {
    let claim = record(
        "KMG and SOCAR signed a deal on 石油 transit of 1.5 mln tons.",
        &[
            ("amount", "1.5 mln tons", r#""value":1500000,"unit":"t","comparator":"about","per":"year""#),
            ("subject", "石油 transit of 1.5 mln tons", ""),
            ("commodity", "石油", r#""class":"crude_oil""#),
            ("origin", "KMG", r#""id":"org:kazmunaygas""#),
        ],
    );
    insta::assert_snapshot!(show(&Article::default(), &claim, 60));
}

#[test]
fn no_line_is_wider_than_the_terminal_and_nothing_escapes() {
    let nasty = "\u{1b}]0;owned\u{7} 石油石油石油石油石油石油石油石油 e\u{301}\u{301} \u{202e}olleh 520 thousand\r\n tons \
        👩\u{200d}🚒 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let claim = record(
        nasty,
        &[
            ("amount", "520 thousand\r\n tons", r#""value":520000,"unit":"t""#),
            ("origin", "石油石油", r#""name":"\u001b[2J""#),
            (
                "destination",
                "aaaaaaa",
                r#""id":"place:a-very-long-identifier-that-does-not-fit-in-any-terminal""#,
            ),
        ],
    );
    for width in [1, 30, 31, 40, 57, 80, 200] {
        let text = Paint::Plain.text(&lines(None, &claim, width)[1..]);
        for line in text.lines() {
            assert!(super::cells::width(line) <= width.max(30), "{width}: {line}");
        }
        assert!(!text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text}");
        assert!(text.contains("amount 520000 t"), "{text}");
    }
}

#[test]
fn colour_adds_escapes_and_changes_no_letter() {
    let lines = lines(None, &aktau(), 80);
    let colour = Paint::Colour.text(&lines);
    assert!(colour.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&colour).to_string(), Paint::Plain.text(&lines));
}
