//! CSV: one row a claim with its sentence, flat, for spreadsheets.
//!
//! The columns are made from the table of kinds; a cell that a spreadsheet would run as a formula begins with
//! `'`. Example: the field `amount` has the columns `amount`, `amount_value`, `amount_unit`, `amount_max`, …

use crate::article::Article;
use crate::claim::{Claim, FieldSpec, KINDS, Value, ValueType};

/// The columns that every claim has.
const COMMON: &[&str] = &[
    "id",
    "kind",
    "status",
    "rule",
    "article",
    "article_date",
    "date_source",
    "title",
    "url",
    "line",
    "start",
    "end",
    "sentence",
    "speaker",
    "speaker_name",
    "speaker_verb",
];

/// The header row.
pub fn header() -> String {
    rows(std::iter::once(columns()))
}

/// A row for each claim.
pub fn article(_: &Article, claims: &[Claim]) -> Vec<u8> {
    rows(claims.iter().map(row)).into_bytes()
}

/// The names of all columns.
pub fn columns() -> Vec<String> {
    let common = COMMON.iter().map(ToString::to_string);
    common.chain(fields().into_iter().flat_map(|field| field_columns(field.name, field.holds))).collect()
}

/// Every field of every kind, once, in the order of the table.
fn fields() -> Vec<&'static FieldSpec> {
    let mut fields: Vec<&FieldSpec> = Vec::new();
    for field in KINDS.iter().flat_map(|kind| kind.fields) {
        if fields.iter().all(|f| f.name != field.name) {
            fields.push(field);
        }
    }
    fields
}

/// The parts of a field's value, the first being its words.
fn parts(holds: ValueType) -> &'static [&'static str] {
    match holds {
        ValueType::Mention | ValueType::List => &["", "_name", "_id"],
        ValueType::Class(_) => &["", "_class"],
        ValueType::Quantity => &["", "_value", "_unit", "_max", "_per", "_comparator"],
        ValueType::Change => &["", "_value", "_unit", "_max", "_per", "_comparator", "_direction"],
        ValueType::Time => &["", "_from", "_to"],
    }
}

fn field_columns(name: &str, holds: ValueType) -> Vec<String> {
    parts(holds).iter().map(|part| format!("{name}{part}")).collect()
}

fn row(claim: &Claim) -> Vec<String> {
    let (article, evidence, speaker) = (&claim.article, &claim.evidence, claim.attribution.as_ref());
    let mut row = vec![
        claim.id.to_string(),
        claim.kind.name().to_string(),
        claim.status.name().to_string(),
        claim.rule.to_string(),
        article.path.to_string(),
        opt(&article.date),
        word(&article.date_source),
        opt(&article.title),
        opt(&article.url),
        evidence.line.to_string(),
        evidence.start.to_string(),
        evidence.end.to_string(),
        evidence.text.to_string(),
        opt(&speaker.map(|s| &s.text)),
        opt(&speaker.and_then(|s| s.name.as_ref())),
        opt(&speaker.and_then(|s| s.verb.as_ref()).map(|v| &v.text)),
    ];
    for field in fields() {
        let width = parts(field.holds).len();
        let cells = claim.fields.get(field.name).map(cells).unwrap_or_default();
        row.extend(cells.into_iter().chain(std::iter::repeat(String::new())).take(width));
    }
    row.into_iter().map(safe).collect()
}

/// The cells of a value, in the order of [`parts`].
fn cells(value: &Value) -> Vec<String> {
    match value {
        Value::Mention(v) => vec![v.text.to_string(), opt(&v.name), opt(&v.id)],
        Value::Class(v) => vec![v.text.to_string(), v.class.to_string()],
        Value::Quantity(v) => {
            let words = [v.text.to_string(), v.value.to_string(), v.unit.to_string(), opt(&v.max)];
            words.into_iter().chain([opt_word(v.per), opt_word(v.comparator)]).collect()
        }
        Value::Change(v) => {
            let words = [v.text.to_string(), v.value.to_string(), v.unit.to_string(), opt(&v.max)];
            let rest = [opt_word(v.per), opt_word(v.comparator), word(&v.direction)];
            words.into_iter().chain(rest).collect()
        }
        Value::Time(v) => vec![v.text.to_string(), opt(&v.from), opt(&v.to)],
        Value::List(values) => {
            let each: Vec<Vec<String>> = values.iter().map(cells).collect();
            (0..3).map(|part| join(&each, part)).collect()
        }
    }
}

fn join(each: &[Vec<String>], part: usize) -> String {
    let cells: Vec<&str> = each.iter().map(|v| v.get(part).map_or("", String::as_str)).collect();
    if cells.iter().all(|c| c.is_empty()) { String::new() } else { cells.join("; ") }
}

fn opt(value: &Option<impl ToString>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn opt_word(value: Option<impl serde::Serialize>) -> String {
    value.as_ref().map(word).unwrap_or_default()
}

/// A word of a closed list as JSON has it.
fn word(value: &impl serde::Serialize) -> String {
    super::jsonl::json(value).trim_matches('"').to_string()
}

/// The text with a `'` before it where a spreadsheet would take it for a formula. Where text has such a mark of its
/// own it gets one more, so that taking one away always gives the text back.
fn safe(text: String) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA) { format!("'{text}") } else { text }
}

/// What begins a formula, alone or behind what a spreadsheet leaves out; also in the wide forms of East Asia.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '＝', '＋', '－', '＠'];

/// Rows as CSV. Writing to memory cannot fail.
fn rows(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let written = rows.map(|row| writer.write_record(row)).all(|r| r.is_ok());
    let bytes = if written { writer.into_inner().unwrap_or_default() } else { Vec::new() };
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{columns, safe};
    use crate::claim::KINDS;

    #[test]
    fn a_field_of_two_kinds_has_one_shape() {
        let mut columns = columns();
        columns.sort();
        let all = columns.len();
        columns.dedup();
        assert_eq!(columns.len(), all);
        let fields: Vec<_> = KINDS.iter().flat_map(|k| k.fields).collect();
        for a in &fields {
            assert!(fields.iter().all(|b| a.name != b.name || a.holds == b.holds), "{}", a.name);
        }
    }

    #[test]
    fn formulas_are_text() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM", "'@SUM"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'plain', he said", "'plain', he said"),
            ("plain", "plain"),
        ] {
            assert_eq!(safe(text.to_string()), cell);
        }
    }
}
