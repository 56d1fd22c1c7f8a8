//! A bar for long work; silent where nobody looks.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// A bar.
pub(super) struct Bar(Option<ProgressBar>);

impl Bar {
    /// Says what is being done.
    pub fn with(text: &str) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent}% ({eta})") {
            bar.set_style(style);
        }
        bar.set_message(text.to_owned());
        Self(Some(bar))
    }

    /// So much of it is done.
    pub fn at(&self, done: u64, all: u64) {
        if let Some(bar) = &self.0 {
            bar.set_length(all);
            bar.set_position(done);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
