//! `claims`: the command line. Everything is in `command`; here is only the way out.
//!
//! Example: `claims extract seeds/`.

mod command;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    command::run(command::Cli::parse())
}
