//! A bar on the terminal: how much of the input is read, how fast, and how long the rest will take.
//!
//! Leaves runs that are over in a moment. Example: `[####      ] 1.2 GB of 3.1 GB, 41 MB/s, 45s left, 9120 claims`.

use super::input::Input;
use claims::article::source::{self, Source};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Before this nothing is shown.
const PATIENCE: Duration = Duration::from_millis(700);
const EVERY: Duration = Duration::from_millis(100);

const KNOWN: &str = "[{bar:30}] {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left, {msg}";
const UNKNOWN: &str = "{spinner} {bytes}, {bytes_per_sec}, {elapsed}, {msg}";

pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    shown: bool,
    last: Instant,
}

impl Progress {
    /// `read` counts the bytes read so far; how many there are is found out on the side.
    pub fn new(paths: Vec<PathBuf>, read: Arc<AtomicU64>) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style(UNKNOWN));
        let side = bar.clone();
        // The run does not wait for this thread: it ends with the program.
        std::thread::spawn(move || {
            if let Some(total) = source::total_bytes(paths) {
                side.set_length(total);
                side.set_style(style(KNOWN));
            }
        });
        Self { bar, read, shown: false, last: Instant::now() }
    }

    /// `told` is what stands behind the bar.
    pub fn show(&mut self, told: impl FnOnce() -> String) {
        let wait = if self.shown { EVERY } else { PATIENCE };
        if self.last.elapsed() < wait {
            return;
        }
        self.last = Instant::now();
        if !self.shown {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown = true;
        }
        self.bar.set_message(told());
        self.bar.set_position(self.read.load(Ordering::Relaxed));
    }

    /// Runs `tell` with no bar in its way.
    pub fn suspend(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }
}

/// A bar for those who read articles one by one, where a person sees it.
pub struct Watch {
    progress: Option<Progress>,
    articles: usize,
}

impl Watch {
    /// `aside` where the output goes to a file and leaves the terminal free.
    pub fn new(input: &Input, source: &Source, aside: bool) -> Self {
        let seen = stderr().is_terminal() && (aside || !stdout().is_terminal());
        let progress = seen.then(|| Progress::new(input.paths.clone(), source.bytes_read()));
        Self { progress, articles: 0 }
    }

    /// One article more.
    pub fn step(&mut self) {
        self.articles += 1;
        if let Some(progress) = &mut self.progress {
            progress.show(|| format!("{} articles", self.articles));
        }
    }

    pub fn tell(&self, message: std::fmt::Arguments) {
        match &self.progress {
            Some(progress) => progress.suspend(|| super::tell(message)),
            None => super::tell(message),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("#> ")
}
