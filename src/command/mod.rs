//! The commands: one file each, with its options, its help and its run.
//!
//! Exit codes: 0 fine; 1 some input could not be read, or a check found a fault; 2 could not run. Example:
//! `claims extract seeds/ | jq .kind`.

mod archive;
mod completions;
mod eval;
mod explain;
mod extract;
mod guard;
mod input;
mod man;
mod mentions;
mod parallel;
mod progress;
mod records;
mod report;
mod rules;
mod schema;
mod show;
mod sink;
mod sourced;
mod tally;
mod target;
mod verify;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Reads dated news articles and writes facts as JSON records, every value tied to its own words.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Exit status: 0 fine; 1 some input could not be read, or a check found a fault; \
                        2 could not run.\n\nExample: claims extract seeds/ > claims.jsonl")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Extract),
    Show(show::Show),
    Report(report::ReportPage),
    Verify(verify::Verify),
    Mentions(mentions::Mentions),
    Explain(explain::Explain),
    Eval(eval::Eval),
    Rules(rules::Rules),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    fn run(&self) -> Result<Outcome> {
        match self {
            Command::Extract(command) => command.run(),
            Command::Show(command) => command.run(),
            Command::Report(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::Mentions(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Eval(command) => command.run(),
            Command::Rules(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
        }
    }
}

/// Whether all went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Fine,
    /// The run finished, but some input could not be read or a check found a fault.
    Fault,
}

impl Outcome {
    fn fault_if(fault: bool) -> Self {
        if fault { Self::Fault } else { Self::Fine }
    }
}

pub fn run(cli: Cli) -> ExitCode {
    match cli.command.run() {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Fault) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// One line for the user on the standard error; where that is closed there is nobody to tell.
fn tell(message: std::fmt::Arguments) {
    let _ = writeln!(io::stderr(), "claims: {message}");
}

/// A reader such as `head` has had enough.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
