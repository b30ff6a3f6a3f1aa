//! `claims show`: each claim's sentence on the terminal, its values underlined and labelled.
//!
//! Example: `claims show seeds/ --kind oil_volume`.

use super::sourced::Sources;
use super::{Outcome, extract};
use anyhow::Result;
use claims::extract::Kind;
use claims::output::show::{self, Line, Paint, Summary};
use claims::span::Lines;
use clap::Args;
use std::io::{BufWriter, IsTerminal, Write, stdout};

/// Show claims on the terminal, every value underlined in its sentence
///
/// Colour is used on a terminal only, and not where NO_COLOR is set. What an article holds that a terminal would
/// obey (escape sequences, marks that turn the direction of writing) is written out.
#[derive(Debug, Args)]
#[command(after_help = "Example: claims show seeds/ --kind oil_volume")]
pub struct Show {
    #[command(flatten)]
    sources: Sources,
    /// Only claims of this kind; may be given several times [default: all]
    #[arg(long, value_name = "KIND", value_parser = extract::kind)]
    kind: Vec<Kind>,
    /// Columns to wrap to [default: the terminal's, at most 120; 100 where there is none]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

impl Show {
    pub fn run(&self) -> Result<Outcome> {
        let colour = anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
        let paint = if colour { Paint::Colour } else { Paint::Plain };
        let width = self.width.unwrap_or_else(terminal_width);
        let mut out = BufWriter::new(stdout().lock());
        let mut summary = Summary::default();
        let fine = self.sources.all(false, |mut article| {
            summary.add_article();
            article.claims.retain(|c| self.kind.is_empty() || self.kind.contains(&c.kind));
            let Some(first) = article.claims.first() else { return Ok(()) };
            print(&mut out, paint, &show::article(first, width))?;
            let numbers = article.text.as_deref().map(Lines::of);
            for claim in &article.claims {
                summary.add(claim);
                print(&mut out, paint, &show::lines(numbers.as_ref(), claim, width))?;
            }
            Ok(())
        })?;
        out.write_all(paint.text(&summary.lines(width)).as_bytes())?;
        out.flush()?;
        Ok(Outcome::fault_if(!fine))
    }
}

/// Lines and an empty one.
fn print(out: &mut impl Write, paint: Paint, lines: &[Line]) -> Result<()> {
    Ok(writeln!(out, "{}", paint.text(lines))?)
}

fn terminal_width() -> usize {
    let size = stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    size.map_or(100, |(terminal_size::Width(columns), _)| usize::from(columns).min(120))
}
