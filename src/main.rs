//! `claims`: the command line. Everything is in `command`; here is only the way out.
//!
//! Example: `claims extract seeds/`.

mod command;

use clap::Parser;
use std::process::ExitCode;

/// Articles are many small pieces of memory that come and go.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    command::run(command::Cli::parse())
}
