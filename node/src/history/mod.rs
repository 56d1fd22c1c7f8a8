//! The history: what happened on the chain, kept where it can be asked.
//!
//! The state says what is, and forgets what was. A node with `--history` reads every block that is final once, by the
//! metadata of the runtime that made it, and keeps it in a file of SQLite beside the database: events, the payments in
//! them and their sums, assets, scores. Another program needs no database of its own, and no indexer.
//!
//! | file | what it does |
//! | --- | --- |
//! | `follow.rs` | follows finality, a block at a time; goes back when a devnet does |
//! | `store.rs`, `schema.sql` | the file: one transaction a block |
//! | `money.rs` | the payments in an event |
//! | `record.rs` | an asset as the state has it |
//! | `names.rs` | whom and what an event names |
//! | `ask.rs`, `table.rs`, `views/` | what can be asked, and the answers as JSON and CSV |
//! | `export.rs` | `tributary history export`: CSV and Parquet |
//!
//! Memory is bounded whatever the chain does: an event at a time, and the caches of SQLite.

mod ask;
mod export;
mod follow;
mod money;
mod names;
mod record;
mod store;
mod table;
mod views;

#[cfg(test)]
mod tests;

pub use ask::Refusal;
pub use export::HistoryCmd;
pub use table::Form;

use crate::{
    base::Base,
    decode::Decoder,
    types::{FullBackend, FullClient},
};
use ask::{Ask, Readers};
use follow::Writer;
use sc_service::{Configuration, Error as ServiceError};
use sp_blockchain::HeaderBackend;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::Store;
use table::Table;

/// What the log lines are filtered by.
const LOG_TARGET: &str = "history";
/// The folder beside the database, and the file in it.
const FOLDER: &str = "history";
const FILE: &str = "history.sqlite";

/// The history of a chain that a node keeps.
pub struct History {
    client: Arc<FullClient>,
    backend: Arc<FullBackend>,
    decoder: Arc<Decoder>,
    writer: Mutex<Writer>,
    readers: Readers,
}

/// Why the history does not go on.
#[derive(Debug)]
pub enum Trouble {
    /// A block cannot be read.
    Block(String),
    /// The file cannot be written.
    File(String),
}

impl From<String> for Trouble {
    fn from(sentence: String) -> Self {
        Self::Block(sentence)
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::File(error.to_string())
    }
}

/// Where the history of a chain lies whose data is in `folder`.
pub fn file_in(folder: &Path) -> PathBuf {
    folder.join(FOLDER).join(FILE)
}

impl History {
    /// Opens the history beside the database, and makes it if there is none. Blocks are read by `decoder`.
    ///
    /// # Errors
    ///
    /// A sentence when the file cannot be opened, is of another chain or of another form.
    pub fn open(config: &Configuration, base: &Base, decoder: Arc<Decoder>) -> Result<Arc<Self>, ServiceError> {
        let file = file_in(&config.base_path.config_dir(config.chain_spec.id()));
        let store = Store::open(&file, base.client.info().genesis_hash)?;
        let history = Self {
            client: base.client.clone(),
            backend: base.backend.clone(),
            decoder,
            writer: Mutex::new(Writer::new(store)),
            readers: Readers::new(file),
        };
        history.hold();
        Ok(Arc::new(history))
    }

    /// Follows the chain for as long as the node runs, in a thread of its own.
    pub fn spawn(self: &Arc<Self>, base: &Base) {
        base.task_manager.spawn_handle().spawn_blocking("history", None, self.clone().follow());
    }

    /// Answers what is asked at `path`, without `/history/`.
    ///
    /// # Errors
    ///
    /// Why there is no answer.
    pub fn answer(&self, path: &str, query: &str) -> Result<(Table, Form), Refusal> {
        let mut ask = Ask::new(query);
        let form = ask.form()?;
        let table = self.readers.with(|database| views::answer(database, path, &mut ask))?;
        Ok((table, form))
    }

    /// A panic elsewhere leaves nothing half done here: what was not committed is not there.
    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
