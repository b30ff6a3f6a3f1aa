//! `claims completions`: what a shell needs to complete the command line.
//!
//! Example: `claims completions bash > ~/.local/share/bash-completion/completions/claims`.

use super::{Cli, Outcome};
use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

/// Print a script that completes the command line in a shell
#[derive(Debug, Args)]
#[command(after_help = "Example: claims completions bash > claims.bash && . ./claims.bash")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(&self) -> Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "claims", &mut script);
        std::io::stdout().write_all(&script)?;
        Ok(Outcome::Fine)
    }
}
