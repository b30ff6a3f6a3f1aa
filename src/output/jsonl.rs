//! JSON Lines: one claim a line, in UTF-8; and the same claims as one JSON array.
//!
//! Example: `{"id":"3f1c9a0e5b7d2468","kind":"oil_volume","status":"reported",…}`.

use crate::article::Article;
use crate::claim::Claim;
use crate::claim::json;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// Writes one value as a line.
pub fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Every claim on its line.
pub fn article(_: &Article, claims: &[Claim]) -> Vec<u8> {
    records(claims, "\n", "\n")
}

pub(super) fn open_array() -> String {
    "[\n".to_string()
}

/// The claims as items of an array.
pub(super) fn items(_: &Article, claims: &[Claim]) -> Vec<u8> {
    records(claims, ",\n", "")
}

/// About how long a record is beside its sentence.
const LENGTH: usize = 900;

fn records(claims: &[Claim], between: &str, close: &str) -> Vec<u8> {
    let (mut sources, mut sentences) = (Copied(None), Copied(None));
    let mut out = Vec::with_capacity(claims.iter().map(|claim| LENGTH + claim.evidence.text.len()).sum());
    for (number, claim) in claims.iter().enumerate() {
        let Claim { id, kind, status, rule, article, evidence, attribution, fields } = claim;
        out.extend_from_slice(if number > 0 { between } else { "" }.as_bytes());
        json::keyed(&mut out, br#"{"id":""#, id);
        json::keyed(&mut out, br#","kind":""#, kind.name());
        json::keyed(&mut out, br#","status":""#, status.name());
        json::keyed(&mut out, br#","rule":""#, rule);
        out.extend_from_slice(br#","article":"#);
        sources.write(&mut out, article, |out| json::article(out, article));
        out.extend_from_slice(br#","evidence":"#);
        sentences.write(&mut out, evidence, |out| json::evidence(out, evidence));
        out.extend_from_slice(br#","attribution":"#);
        json::attribution(&mut out, attribution);
        out.extend_from_slice(br#","fields":"#);
        json::fields(&mut out, fields);
        out.push(b'}');
    }
    out.extend_from_slice(if claims.is_empty() { "" } else { close }.as_bytes());
    out
}

/// What many records share, and where it was written last.
struct Copied<'c, T>(Option<(&'c T, Range<usize>)>);

impl<'c, T: PartialEq> Copied<'c, T> {
    fn write(&mut self, out: &mut Vec<u8>, value: &'c T, anew: impl FnOnce(&mut Vec<u8>)) {
        let start = out.len();
        match self.0.clone().filter(|(last, _)| *last == value) {
            Some((_, written)) => out.extend_from_within(written),
            None => anew(out),
        }
        self.0 = Some((value, start..out.len()));
    }
}

/// A value as JSON in one line. Claims hold nothing that JSON cannot say.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};
    use crate::lexicon::Lexicon;
    use crate::span::Span;

    #[test]
    fn a_line_is_the_claim_as_serde_json_writes_it() {
        let text = "\"Iraq exported 3.4 mln bpd of crude oil in May,\" Minister Ali Hasan said. Exports to China \
                    rose 4.5% to $2 bn in 2023 and imports were $1 bn. BP and SOCAR signed a contract.";
        let span = Span::new(0, text.len());
        let body = vec![Block { span, kind: BlockKind::Paragraph }];
        let article =
            Article { text: text.to_string(), title: Some("A \"B\"".into()), body, ..Article::default() };
        let lexicon = Lexicon::builtin();
        let claims = crate::claim::all(&crate::mention::read(&article, &lexicon));
        let lines: String = claims.iter().map(|claim| json(claim) + "\n").collect();
        assert!(claims.len() > 4);
        assert_eq!(super::article(&article, &claims), lines.as_bytes());
    }
}
