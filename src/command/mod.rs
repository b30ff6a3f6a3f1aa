//! The commands: one file each, with its options, its help and its run.
//!
//! Exit codes: 0 fine; 1 some input could not be read, or a check found a fault; 2 could not run. Example:
//! `claims extract seeds/ | jq .kind`.

mod extract;

use clap::{Parser, Subcommand};
use std::io;
use std::process::ExitCode;

/// Reads dated news articles and writes facts as JSON records, every value tied to its own words.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Extract),
}

/// Whether all went well.
pub enum Outcome {
    Fine,
    /// The run finished, but some input could not be read or a check found a fault.
    Fault,
}

pub fn run(cli: Cli) -> ExitCode {
    let outcome = match cli.command {
        Command::Extract(command) => command.run(),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Fault) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("claims: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// A reader such as `head` has had enough.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
