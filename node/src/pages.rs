//! The manual and completions of the command line, made from the command line itself.

use crate::{cli::Cli, output};
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use std::{fs, path::PathBuf};

/// What the program is called in both.
const NAME: &str = "tributary";

/// Writes completions for a shell to standard output.
#[derive(Debug, Args)]
pub struct CompletionsCmd {
    /// The shell.
    shell: Shell,
}

/// Writes the manual: a page for each command.
#[derive(Debug, Args)]
pub struct ManCmd {
    /// The folder of the pages, which is made if it is missing.
    folder: PathBuf,
}

impl CompletionsCmd {
    /// Writes them.
    ///
    /// # Errors
    ///
    /// A sentence when they cannot be written.
    pub fn run(&self) -> Result<(), String> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command(), NAME, &mut text);
        output::write(&text)
    }
}

impl ManCmd {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be written.
    pub fn run(&self) -> Result<(), String> {
        fs::create_dir_all(&self.folder)
            .and_then(|()| clap_mangen::generate_to(command(), &self.folder))
            .map_err(|error| format!("the manual cannot be written: {error}: name another folder"))
    }
}

/// The command line under the name that it is installed by.
fn command() -> Command {
    Cli::command().name(NAME).version(crate::about::build().version).about(crate::about::DESCRIPTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_a_page_for_each_command() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("man1");
        ManCmd { folder: folder.clone() }.run().unwrap();
        let page = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        assert!(page("tributary.1").contains("devnet") && page("tributary.1").contains("base"));
        for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(!page(&format!("tributary-{}.1", command.get_name())).is_empty());
        }
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(ManCmd { folder: file }.run().unwrap_err().contains("another folder"));
    }
}
