//! The file of `--events-json`: what happened, as it happens.

use super::seal::LOG_TARGET;
use crate::{
    decode::{Decoder, Event},
    types::FullClient,
};
use futures::StreamExt;
use sc_client_api::ImportNotifications;
use serde::Serialize;
use serde_json::json;
use sp_blockchain::HeaderBackend;
use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::opaque::Block;

/// A line of the file.
#[derive(Serialize)]
struct Line<'a> {
    block: BlockNumber,
    hash: Hash,
    #[serde(flatten)]
    event: &'a Event,
}

/// Whether a file begins as one of `--events-json` does.
pub fn is_ours(begin: &str) -> bool {
    begin.starts_with("{\"block\":") || begin.starts_with("{\"reverted\":")
}

/// The file: a line for each event.
pub struct EventsFile {
    client: Arc<FullClient>,
    decoder: Arc<Decoder>,
    path: PathBuf,
    progress: Mutex<Progress>,
}

/// How far the file has come.
struct Progress {
    /// `None` once it could not be written.
    file: Option<File>,
    /// The last block whose events are in it.
    block: BlockNumber,
}

impl EventsFile {
    /// Begins the file with the block after the best one.
    ///
    /// # Errors
    ///
    /// A sentence when the file cannot be made.
    pub fn create(path: &Path, client: Arc<FullClient>, decoder: Arc<Decoder>) -> Result<Self, String> {
        let file = File::create(path)
            .map_err(|error| format!("cannot write {}: {error}: pass another --events-json", path.display()))?;
        let progress = Mutex::new(Progress { file: Some(file), block: client.info().best_number });
        Ok(Self { client, decoder, path: path.into(), progress })
    }

    /// Writes the events of blocks as they are imported, for as long as there are any.
    pub async fn follow(self: Arc<Self>, mut imported: ImportNotifications<Block>) {
        while imported.next().await.is_some() {
            self.catch_up();
        }
    }

    /// Writes the events of all blocks up to the best one that are not in the file.
    pub fn catch_up(&self) {
        let mut progress = self.lock();
        let best = self.client.info().best_number;
        for block in progress.block.saturating_add(1)..=best {
            let mut lines = String::new();
            match self.lines(block, &mut lines) {
                Ok(true) => self.write(&mut progress, &lines),
                // The block went away meanwhile.
                Ok(false) => return,
                Err(error) => log::error!(target: LOG_TARGET, "{}: {error}", self.path.display()),
            }
            progress.block = block;
        }
    }

    /// The chain went back to its best block: says so, and goes on from there. [`Self::catch_up`] must have been called
    /// before.
    pub fn went_back(&self) {
        let mut progress = self.lock();
        let info = self.client.info();
        let line = json!({ "reverted": { "block": info.best_number, "hash": info.best_hash } });
        self.write(&mut progress, &format!("{line}\n"));
        progress.block = info.best_number;
    }

    /// A panic elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lines of a block; false when there is no such block.
    fn lines(&self, block: BlockNumber, lines: &mut String) -> Result<bool, String> {
        let Some(hash) = self.client.hash(block).map_err(|error| error.to_string())? else {
            return Ok(false);
        };
        for event in &self.decoder.events(hash)? {
            let line = serde_json::to_string(&Line { block, hash, event }).map_err(|error| error.to_string())?;
            lines.push_str(&line);
            lines.push('\n');
        }
        Ok(true)
    }

    /// Appends lines. A file that cannot be written once is left alone, lest it lack a part in the middle.
    fn write(&self, progress: &mut Progress, lines: &str) {
        let Some(file) = &mut progress.file else { return };
        if let Err(error) = append(file, lines) {
            let path = self.path.display();
            log::error!(target: LOG_TARGET, "cannot write {path}: {error}: no more events are written");
            progress.file = None;
        }
    }
}

fn append(file: &mut File, lines: &str) -> io::Result<()> {
    file.write_all(lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;

    #[test]
    fn what_is_written_is_known_again() {
        let event = Event {
            extrinsic: None,
            phase: None,
            pallet: "System".into(),
            event: "NewAccount".into(),
            fields: Json::Null,
            mentioned: Default::default(),
        };
        let line = serde_json::to_string(&Line { block: 1, hash: Hash::default(), event: &event }).unwrap();
        assert!(is_ours(&line) && is_ours(&json!({ "reverted": { "block": 1 } }).to_string()));
        assert!(!is_ours("{\"name\": \"mine\"}") && !is_ours("block"));
    }
}
