//! `claims eval`: scores records, or what the program finds now, against gold records.
//!
//! Example: `claims eval fixtures/eval --explain`.

use super::input::Input;
use super::sink::Sink;
use super::{Outcome, tell};
use anyhow::{Context, Result, anyhow, bail};
use claims::claim::gather;
use claims::claim::score::{self, Figures, Gold, Judged, Outcome as Came, Row};
use claims::lexicon::Lexicon;
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Score records against gold: what was found, which fields and statuses are right
#[derive(Debug, Args)]
#[command(after_help = "Example: claims eval fixtures/eval --explain")]
pub struct Eval {
    /// A folder of gold files (one JSON Lines file an article), or a folder of such folders
    gold: PathBuf,
    /// The records to score, as `extract` writes them; `-` is the standard input [default: extracted now]
    records: Option<PathBuf>,
    /// The folder of the articles [default: `articles` in the folder of the gold file]
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// How to write the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// List what was missed, what was found too much, and which fields and statuses are not right
    #[arg(long)]
    explain: bool,
    /// Write a row for each gold record and each record too many, as CSV [default: none]
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Exit with status 1 where the overall F1 is lower
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_f1: f64,
    /// Exit with status 1 where the overall share of right fields is lower
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_fields: f64,
    /// Exit with status 1 where the overall share of right statuses is lower
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_status: f64,
    /// A folder of TOML files that add to the built-in word lists [default: none]
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
}

impl Eval {
    pub fn run(&self) -> Result<Outcome> {
        let files = gold_files(&self.gold)?;
        let source = match &self.records {
            Some(file) => Source::Records(records(file)?),
            None => {
                let input = Input { lexicon: self.lexicon.clone(), ..Input::default() };
                Source::Lexicon(Box::new(input.lexicon()?))
            }
        };
        let mut rows = Vec::new();
        for file in &files {
            rows.extend(self.file(file, &source).with_context(|| file.display().to_string())?);
        }
        let figures = score::figures(&rows);
        let mut out = BufWriter::new(std::io::stdout());
        if self.explain {
            rows.iter().try_for_each(|row| explain(&mut out, row))?;
        }
        self.write(&mut out, &figures)?;
        if let Some(file) = &self.csv {
            table(&rows, file)?;
        }
        Ok(self.judge(&figures))
    }

    /// The rows of one gold file.
    fn file(&self, file: &Path, source: &Source) -> Result<Vec<Row>> {
        let gold: Vec<Gold> = lines(file)?;
        let Some(name) = gold.first().map(|g| g.article.clone()) else { return Ok(Vec::new()) };
        let beside = || file.parent().unwrap_or(Path::new(".")).join("articles");
        let path = self.articles.clone().unwrap_or_else(beside).join(&name);
        let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let found = match source {
            Source::Records(records) => records.get(&name).cloned().unwrap_or_default(),
            Source::Lexicon(lexicon) => extract(&path, lexicon)?,
        };
        score::article(&name, &text, &gold, &found).map_err(|e| anyhow!(e))
    }

    fn write(&self, out: &mut impl Write, figures: &[(String, Figures)]) -> Result<()> {
        match self.format {
            Format::Json => {
                let map: serde_json::Map<String, Value> = figures
                    .iter()
                    .map(|(kind, f)| Ok((kind.clone(), serde_json::to_value(f)?)))
                    .collect::<Result<_, serde_json::Error>>()?;
                writeln!(out, "{:#}", Value::Object(map))?;
            }
            Format::Table => {
                let head =
                    ["gold", "found", "precision", "recall", "f1", "fields", "missing", "wrong", "status"];
                let head: String = head.iter().map(|name| format!("{name:>10}")).collect();
                writeln!(out, "{:14}{head}", "kind")?;
                for (kind, f) in figures {
                    write!(
                        out,
                        "{kind:14}{:>10}{:>10}{:>10?}{:>10?}",
                        f.gold, f.found, f.precision, f.recall
                    )?;
                    write!(out, "{:>10?}{:>10?}{:>10}{:>10}", f.f1, f.fields, f.missing, f.wrong)?;
                    writeln!(out, "{:>10?}", f.status)?;
                }
            }
        }
        out.flush()?;
        Ok(())
    }

    fn judge(&self, figures: &[(String, Figures)]) -> Outcome {
        let Some((_, all)) = figures.last() else { return Outcome::Fault };
        let least = [
            ("F1", all.f1, self.min_f1),
            ("fields", all.fields, self.min_fields),
            ("status", all.status, self.min_status),
        ];
        let mut fault = false;
        for (name, is, least) in least {
            if is < least {
                fault = true;
                tell(format_args!("{name} is {is}, less than {least}"));
            }
        }
        Outcome::fault_if(fault)
    }
}

/// Where the records come from.
enum Source {
    /// By the file name of their article.
    Records(HashMap<String, Vec<Value>>),
    Lexicon(Box<Lexicon>),
}

/// The gold files of a folder, or of the folders in it, by name.
fn gold_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let walk = walkdir::WalkDir::new(dir).min_depth(1).max_depth(2).sort_by_file_name();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot read {}", dir.display()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "jsonl") {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        bail!("{} holds no gold files (*.jsonl)", dir.display());
    }
    Ok(files)
}

/// Records by the file name of their article.
fn records(file: &Path) -> Result<HashMap<String, Vec<Value>>> {
    let mut records: HashMap<String, Vec<Value>> = HashMap::new();
    for record in lines::<Value>(file).with_context(|| file.display().to_string())? {
        let path = record["article"]["path"].as_str().unwrap_or("");
        let name = Path::new(path).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        records.entry(name).or_default().push(record);
    }
    Ok(records)
}

/// The values of a JSON Lines file.
fn lines<T: serde::de::DeserializeOwned>(file: &Path) -> Result<Vec<T>> {
    let reader: Box<dyn BufRead> = match file.as_os_str() == "-" {
        true => Box::new(std::io::stdin().lock()),
        false => Box::new(BufReader::new(std::fs::File::open(file)?)),
    };
    let mut values = Vec::new();
    for (i, line) in reader.lines().enumerate() {
        let line = line.with_context(|| format!("line {}", i + 1))?;
        if !line.trim().is_empty() {
            values.push(serde_json::from_str(&line).with_context(|| format!("line {}", i + 1))?);
        }
    }
    Ok(values)
}

fn extract(path: &Path, lexicon: &Lexicon) -> Result<Vec<Value>> {
    let input = Input { paths: vec![path.to_path_buf()], ..Input::default() };
    let mut found = Vec::new();
    for article in input.articles()? {
        for claim in gather::of(&article?, lexicon).claims {
            found.push(serde_json::to_value(&claim)?);
        }
    }
    Ok(found)
}

/// What is not right about a row, in lines.
fn explain(out: &mut impl Write, row: &Row) -> Result<()> {
    let Row { article, kind, key, .. } = row;
    match &row.outcome {
        Came::Missed { sentence } => writeln!(out, "MISSED  {article} {kind}: {key:?} in {sentence:?}")?,
        Came::Extra { record } => {
            let (rule, sentence) = (record["rule"].as_str().unwrap_or(""), &record["evidence"]["text"]);
            writeln!(out, "EXTRA   {article} {rule}: {key:?} in {sentence}")?;
        }
        Came::Found { fields, want_status, got_status, record } => {
            for Judged { field, want, got, .. } in fields.iter().filter(|f| !f.right) {
                writeln!(out, "FIELD   {article} {kind} {key:?} {field}: want {want} got {got}")?;
            }
            if want_status != got_status {
                let sentence = &record["evidence"]["text"];
                writeln!(
                    out,
                    "STATUS  {article} {kind} {key:?}: want {want_status} got {got_status} in {sentence}"
                )?;
            }
        }
    }
    Ok(())
}

/// One line a row: what came of it, how many fields are right, which are not, and the status.
fn table(rows: &[Row], file: &Path) -> Result<()> {
    let mut writer = csv::Writer::from_writer(Sink::open(Some(file))?);
    writer.write_record(["article", "kind", "key", "nth", "outcome", "fields", "not_right", "status"])?;
    let mut seen: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for row in rows {
        let (outcome, fields, not_right, status) = match &row.outcome {
            Came::Missed { .. } => ("missed", String::new(), String::new(), ""),
            Came::Extra { .. } => ("extra", String::new(), String::new(), ""),
            Came::Found { fields, want_status, got_status, .. } => {
                let right = fields.iter().filter(|f| f.right).count();
                let wrong: Vec<String> = fields.iter().filter(|f| !f.right).map(wrong).collect();
                let status = if want_status == got_status { "right" } else { "wrong" };
                ("found", format!("{right}/{}", fields.len()), wrong.join(" "), status)
            }
        };
        let mut nth = row.nth;
        if outcome == "extra" {
            let key = (row.article.clone(), row.kind.clone(), row.key.clone());
            nth = *seen.entry(key).and_modify(|n| *n += 1).or_insert(1);
        }
        let nth = nth.to_string();
        let key = row.key.split_whitespace().collect::<Vec<_>>().join(" ");
        writer.write_record([&row.article, &row.kind, &key, &nth, outcome, &fields, &not_right, status])?;
    }
    let sink = writer.into_inner().map_err(|e| anyhow!("cannot write {}: {}", file.display(), e.error()))?;
    sink.finish()
}

fn wrong(field: &Judged) -> String {
    format!("{}:{}", field.field, if field.is_missing() { "missing" } else { "wrong" })
}
