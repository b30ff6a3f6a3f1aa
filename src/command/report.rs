//! `claims report`: claims with their evidence as one page for a browser, which asks nothing of the network.
//!
//! Example: `claims report seeds/ -o report.html`, or of records `claims report claims.jsonl`.

use super::sink::Sink;
use super::sourced::Sources;
use super::{Outcome, tell};
use anyhow::{Context, Result};
use claims::output::report::Report;
use clap::Args;
use std::path::PathBuf;

/// Write claims as one self-contained page: a table that filters, charts, and every value marked in its article
#[derive(Debug, Args)]
#[command(after_help = "Example: claims report seeds/ -o report.html")]
pub struct ReportPage {
    #[command(flatten)]
    sources: Sources,
    /// Where to write the page, whole or not at all; `-` is the standard output
    #[arg(short, long, value_name = "FILE", default_value = "report.html")]
    output: PathBuf,
    /// The page's heading
    #[arg(long, value_name = "TEXT", default_value = "Claims and their evidence")]
    title: String,
}

impl ReportPage {
    pub fn run(&self) -> Result<Outcome> {
        let mut sink = Sink::open(Some(&self.output))?;
        let mut report = Report::default();
        let mut articles = 0;
        let fine = self.sources.all(self.output.as_os_str() != "-", |article| {
            articles += 1;
            Ok(report.add(article.text.as_deref(), &article.claims)?)
        })?;
        report.write(&self.title, &mut sink).context("cannot write the page")?;
        sink.finish()?;
        tell(format_args!(
            "{} claims from {articles} articles in {}",
            report.claims(),
            self.output.display()
        ));
        Ok(Outcome::fault_if(!fine))
    }
}
