//! `claims man`: the manual page, or those of all commands in a folder.
//!
//! Example: `claims man | man -l -`.

use super::{Cli, Outcome};
use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use std::io::Write;
use std::path::PathBuf;

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = "Example: claims man | man -l -")]
pub struct Man {
    /// Write the pages of all commands into this folder instead [default: print the main page]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Man {
    pub fn run(&self) -> Result<Outcome> {
        let command = Cli::command();
        if let Some(dir) = &self.dir {
            clap_mangen::generate_to(command, dir)
                .with_context(|| format!("cannot write {}", dir.display()))?;
        } else {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            std::io::stdout().write_all(&page)?;
        }
        Ok(Outcome::Fine)
    }
}
