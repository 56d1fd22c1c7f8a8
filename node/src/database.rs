//! The database of a chain: its folder, and what it says when it is not whole.

use crate::{output, types::FullBackend};
use sc_client_api::{Backend, StateBackend, TrieCacheContext};
use sc_service::{Configuration, Error as ServiceError};
use sp_blockchain::HeaderBackend;
use std::{
    fs::{self, File, TryLockError},
    io, panic,
    path::{Path, PathBuf},
    process,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// What the database says of a torn file, in lower case: it has no other way to say it than in words.
const DAMAGE: [&str; 6] = [
    "corruption",
    "invalid metadata",
    "missing salt value",
    "database version 0.",
    "invalid value data",
    "failed to fill whole buffer",
];

/// The file in it that the database locks while it is open.
pub const LOCK: &str = "lock";

/// How long a node that ends waits for its database.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it looks.
const CLOSED_POLL: Duration = Duration::from_millis(10);

/// How the database's adapter begins to say that it cannot read. It panics with it.
const READ_FAILED: &str = "Critical database error";

/// Opens the database and makes sure that it is whole. Damage that shows later ends the node with a sentence, too.
/// `folder_flag` is how the user named the folder.
///
/// # Errors
///
/// A sentence when the database is damaged, in use by another node or cannot be opened.
pub fn open(config: &Configuration, folder_flag: &str) -> Result<Arc<FullBackend>, ServiceError> {
    let backend = sc_service::new_db_backend::<Block>(config.db_config())
        .map_err(|error| describe_database_error(&error.to_string(), &folder(config), folder_flag))?;
    tell_of_damage_found_later(folder(config), folder_flag.to_owned());
    ensure_whole(config, &backend, folder_flag)?;
    Ok(backend)
}

/// Makes sure that there is a database at all, for commands that only look at one: the SDK would make it.
///
/// # Errors
///
/// A sentence when there is none.
pub fn ensure_there(config: &Configuration) -> Result<(), ServiceError> {
    let database = config.database.path().unwrap_or(&config.data_path);
    if fs::read_dir(database).is_ok_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    Err(ServiceError::Other(format!(
        "there is no database of the chain {} in {}: name the folder of a node with --base-path, and its chain with \
         --chain",
        config.chain_spec.id(),
        folder(config).display()
    )))
}

/// Makes sure that the chain in the database, if there is one, starts from the block `expected`.
///
/// # Errors
///
/// A sentence when it starts from another.
pub fn ensure_starts_from(
    expected: Hash,
    config: &Configuration,
    backend: &FullBackend,
    folder_flag: &str,
) -> Result<(), ServiceError> {
    match backend.blockchain().hash(0)? {
        Some(found) if found != expected => Err(ServiceError::Other(format!(
            "the database {} belongs to a chain with another genesis ({found:?}, this node starts from {expected:?}): \
             pass another {folder_flag} or delete that folder",
            folder(config).display(),
        ))),
        _ => Ok(()),
    }
}

/// Waits until this process has let go of the database at `path`, at most [`PATIENCE`]: what was written last is on its
/// way to the disk until then, and the node ends with what is left of it. Whoever still holds it loses nothing that the
/// database has logged.
pub fn wait_until_closed(path: &Path) {
    let from = Instant::now();
    while is_held(path) && from.elapsed() < PATIENCE {
        thread::sleep(CLOSED_POLL);
    }
}

/// Sees to it that nobody has the database at `path` open, nor opens it for as long as the file of the answer lives.
/// Without a file there is nothing to lock: nobody has ever opened it.
///
/// # Errors
///
/// [`TryLockError::WouldBlock`] when somebody has, else what the system says.
pub fn hold(path: &Path) -> Result<Option<File>, TryLockError> {
    let lock = match File::open(path.join(LOCK)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        lock => lock.map_err(TryLockError::Error)?,
    };
    lock.try_lock()?;
    Ok(Some(lock))
}

/// Whether somebody has the database open.
fn is_held(path: &Path) -> bool {
    matches!(hold(path), Err(TryLockError::WouldBlock))
}

/// A sentence for a database that cannot be opened for `reason`.
fn describe_database_error(reason: &str, folder: &Path, folder_flag: &str) -> ServiceError {
    let lower = reason.to_lowercase();
    ServiceError::Other(if lower.contains("in use") {
        let folder = folder.display();
        format!("the database {folder} is in use by another node: stop that node or pass another {folder_flag}")
    } else if DAMAGE.iter().any(|words| lower.contains(words)) {
        damaged(reason, folder, folder_flag)
    } else {
        let folder = folder.display();
        format!("the database {folder} cannot be opened: {reason}: pass another {folder_flag} or delete that folder")
    })
}

/// A sentence for a database with a torn file, as a power cut or a full disk leaves it.
fn damaged(reason: &str, folder: &Path, folder_flag: &str) -> String {
    let folder = folder.display();
    let purge = if folder_flag == "--base-path" {
        "run `tributary purge-chain` with the same --chain and --base-path, and the node syncs again (keys stay)".into()
    } else {
        format!("delete that folder or pass another {folder_flag}")
    };
    format!("the database {folder} is damaged ({reason}): {purge}")
}

/// The database opens although a file is torn, and then lacks what was in it. This looks for what a node needs at once,
/// so that it says so instead of failing far from the cause.
///
/// # Errors
///
/// A sentence when something is missing.
fn ensure_whole(config: &Configuration, backend: &FullBackend, folder_flag: &str) -> Result<(), ServiceError> {
    let missing = |what: &str| ServiceError::Other(damaged(what, &folder(config), folder_flag));
    let info = backend.blockchain().info();
    if info.genesis_hash == Hash::default() {
        // Empty.
        return Ok(());
    }
    let known = |hash| matches!(backend.blockchain().header(hash), Ok(Some(_)));
    if ![info.genesis_hash, info.finalized_hash, info.best_hash].into_iter().all(known) {
        return Err(missing("the header of its last block is missing"));
    }
    // A node that synced by warp has no earlier state than this one.
    if let Some((hash, number)) = info.finalized_state {
        let code = backend
            .state_at(hash, TrieCacheContext::Untrusted)
            .ok()
            .and_then(|state| state.storage(sp_storage::well_known_keys::CODE).ok().flatten());
        if code.is_none() {
            return Err(missing(&format!("the state of block {number} is incomplete")));
        }
    }
    Ok(())
}

/// Damage that shows only when a node already runs is a panic of the SDK. It ends the node as it would have at its
/// start: with a sentence, and without a backtrace that says nothing of the disk.
fn tell_of_damage_found_later(folder: PathBuf, folder_flag: String) {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let reason = info.payload().downcast_ref::<String>().filter(|words| words.starts_with(READ_FAILED));
        match reason {
            Some(reason) => {
                output::tell(&format!("error: {}", damaged(reason, &folder, &folder_flag)));
                process::exit(1);
            }
            None => others(info),
        }
    }));
}

/// What `purge-chain` deletes: the database without the keys beside it.
pub fn folder(config: &Configuration) -> PathBuf {
    let database = config.database.path().unwrap_or(&config.data_path);
    database.parent().unwrap_or(database).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(reason: &str, folder_flag: &str) -> String {
        match describe_database_error(reason, Path::new("/data/paritydb"), folder_flag) {
            ServiceError::Other(sentence) => sentence,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn damage_is_told_with_its_remedy() {
        for reason in [
            "Backend error: Corruption: Bad column metadata",
            "Backend error: Missing salt value",
            "Backend error: Invalid configuration: Unsupported database version 0. Expected 8",
            "State Database error: Invalid metadata: An existing StateDb does not have PRUNING_MODE stored in its \
             meta-data",
            "Backend error: IO Error: failed to fill whole buffer",
        ] {
            let sentence = described(reason, "--base-path");
            assert!(sentence.contains("is damaged") && sentence.contains("purge-chain"), "{sentence}");
        }
        let sentence = described("Corruption: Bad column metadata", "--state-dir");
        assert!(sentence.contains("another --state-dir") && !sentence.contains("purge-chain"), "{sentence}");
    }

    #[test]
    fn what_is_no_damage_is_not_called_so() {
        let sentence = described("Database file is in use. (Resource temporarily unavailable)", "--base-path");
        assert!(sentence.contains("in use by another node"), "{sentence}");
        for reason in ["Incompatible pruning modes", "IO Error: Permission denied (os error 13)"] {
            let sentence = described(reason, "--base-path");
            assert!(sentence.contains("cannot be opened") && !sentence.contains("damaged"), "{sentence}");
        }
    }

    #[test]
    fn a_database_is_waited_for_until_it_is_closed() {
        let dir = tempfile::tempdir().unwrap();
        wait_until_closed(dir.path());
        assert!(matches!(hold(dir.path()), Ok(None)));
        let lock = File::create(dir.path().join(LOCK)).unwrap();
        lock.lock().unwrap();
        let closing = thread::spawn(move || {
            thread::sleep(CLOSED_POLL * 5);
            lock.unlock().unwrap();
            Instant::now()
        });
        wait_until_closed(dir.path());
        assert!(Instant::now() >= closing.join().unwrap());
        assert!(matches!(hold(dir.path()), Ok(Some(_))));
    }
}
