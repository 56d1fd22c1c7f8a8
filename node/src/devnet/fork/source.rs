//! Where the state of another chain is: in a file, or in the database of a node.

use crate::{
    chain_spec::ChainSpec,
    database::{self, LOCK},
    types::FullBackend,
};
use sc_client_api::{Backend, TrieCacheContext};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource};
use sp_blockchain::{HeaderBackend, Info};
use sp_runtime::BuildStorage;
use sp_state_machine::{Backend as _, IterArgs};
use sp_storage::{ChildInfo, Storage, StorageChild, StorageMap, well_known_keys};
use std::{
    fs::{self, File, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// Bytes that are copied at a time.
const CHUNK: usize = 64 * 1024;
/// A file that every database has.
const MARK: &str = "metadata";

/// Name and state of the chain in a file that `export-state` wrote; any chain spec will do.
///
/// # Errors
///
/// A sentence when it is none.
pub fn file(file: &Path) -> Result<(String, Storage), String> {
    let unlike = |error: String| {
        format!(
            "{} is no state of a chain: {error}: pass a --fork that `tributary export-state` wrote, or the folder of a \
             node",
            file.display()
        )
    };
    let bytes = fs::read(file).map_err(|error| unlike(error.to_string()))?;
    let spec = ChainSpec::from_json_bytes(bytes).map_err(unlike)?;
    let state = spec.build_storage().map_err(unlike)?;
    Ok((spec.name().to_owned(), state))
}

/// Name and newest state of the chain in a node's folder: a base path with one chain, the folder of a chain, or that of
/// its database. It is copied, and the copy is opened.
///
/// # Errors
///
/// A sentence when there is no database, or several, when a node has it open, or it cannot be read.
pub fn folder(folder: &Path) -> Result<(String, Storage), String> {
    let database = database_in(folder)?;
    let said = |error: io::Error| format!("the database {} cannot be copied: {error}", database.display());
    // Held until all is copied: no node writes meanwhile.
    let _held = hold(&database)?;
    let copies = tempfile::tempdir().map_err(said)?;
    let copy = copies.path().join("copy");
    copy_folder(&database, &copy).map_err(said)?;
    let state = newest_state(&copy).map_err(|error| format!("the database {}: {error}", database.display()))?;
    Ok((folder.display().to_string(), state))
}

/// The database that a folder means.
fn database_in(folder: &Path) -> Result<PathBuf, String> {
    let is_database = |path: &PathBuf| path.join(MARK).is_file();
    let of_chain = |chain: &Path| chain.join("paritydb/full");
    let near = [folder.to_owned(), folder.join("full"), of_chain(folder)];
    if let Some(found) = near.into_iter().find(is_database) {
        return Ok(found);
    }
    let chains = fs::read_dir(folder.join("chains")).into_iter().flatten().flatten();
    let mut found: Vec<_> = chains.map(|chain| of_chain(&chain.path())).filter(is_database).collect();
    found.sort();
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only),
        (Some(_), _) => Err(format!(
            "{} has the databases of several chains: pass --fork {}/chains/CHAIN",
            folder.display(),
            folder.display()
        )),
        (None, _) => Err(format!(
            "{} has no database of a node: pass the --base-path of one as --fork, or a file of `tributary export-state`",
            folder.display()
        )),
    }
}

/// Makes sure that no node has the database open, for as long as the answer lives.
fn hold(database: &Path) -> Result<Option<File>, String> {
    database::hold(database).map_err(|error| match error {
        TryLockError::WouldBlock => format!(
            "the database {} is in use by a node: stop that node while the devnet starts, or pass a file of `tributary \
             export-state` as --fork",
            database.display()
        ),
        TryLockError::Error(error) => format!("the database {} cannot be read: {error}", database.display()),
    })
}

/// Copies the files of a folder, but for the lock.
fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() && entry.file_name() != LOCK {
            copy_file(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Copies a file and leaves out what is zero in it: most of a young database is holes.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let (mut source, mut copy) = (File::open(from)?, File::create(to)?);
    let mut chunk = vec![0; CHUNK];
    let mut length = 0;
    loop {
        let count = source.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        if bytes.iter().any(|byte| *byte != 0) {
            copy.seek(SeekFrom::Start(length))?;
            copy.write_all(bytes)?;
        }
        length = length.saturating_add(u64::try_from(count).map_err(io::Error::other)?);
    }
    copy.set_len(length)
}

/// The state of the best block in a database, or else of the last final one.
fn newest_state(database: &Path) -> Result<Storage, String> {
    let settings = DatabaseSettings {
        trie_cache_maximum_size: None,
        state_pruning: None,
        source: DatabaseSource::ParityDb { path: database.to_owned() },
        blocks_pruning: BlocksPruning::KeepAll,
        pruning_filters: Vec::new(),
        metrics_registry: None,
    };
    let backend = sc_service::new_db_backend::<Block>(settings).map_err(|error| error.to_string())?;
    let Info { best_hash, best_number, finalized_state, .. } = backend.blockchain().info();
    let block = match finalized_state {
        _ if backend.have_state_at(best_hash, best_number) => best_hash,
        Some((hash, _)) => hash,
        None => return Err("there is no state in it: the node has not synced yet".into()),
    };
    read_state(&backend, block).map_err(|error| format!("the state of block {block:?} cannot be read: {error}"))
}

/// All of a block's state.
fn read_state(backend: &FullBackend, block: Hash) -> Result<Storage, String> {
    let state = backend.state_at(block, TrieCacheContext::Untrusted).map_err(|error| error.to_string())?;
    let mut storage = Storage::default();
    for pair in state.pairs(IterArgs::default()).map_err(|error| error.to_string())? {
        let (key, value) = pair.map_err(|error| error.to_string())?;
        let Some(child) = key.strip_prefix(well_known_keys::DEFAULT_CHILD_STORAGE_KEY_PREFIX) else {
            storage.top.insert(key, value);
            continue;
        };
        let child_info = ChildInfo::new_default(child);
        let mut args = IterArgs::default();
        args.child_info = Some(child_info.clone());
        let pairs = state.pairs(args).map_err(|error| error.to_string())?;
        let data = pairs.collect::<Result<StorageMap, _>>().map_err(|error| error.to_string())?;
        storage.children_default.insert(child.to_vec(), StorageChild { data, child_info });
    }
    Ok(storage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for file in [LOCK, MARK] {
            fs::write(folder.join(file), []).unwrap();
        }
    }

    #[test]
    fn a_database_is_found_wherever_it_is_meant() {
        let dir = tempfile::tempdir().unwrap();
        let chain = dir.path().join("chains/tributary_dev");
        let full = chain.join("paritydb/full");
        assert!(database_in(dir.path()).unwrap_err().contains("no database"));
        database(&full);
        for folder in [dir.path().to_owned(), chain.clone(), chain.join("paritydb"), full.clone()] {
            assert_eq!(database_in(&folder).as_ref(), Ok(&full), "{}", folder.display());
        }
        database(&dir.path().join("chains/another/paritydb/full"));
        assert!(database_in(dir.path()).unwrap_err().contains("several chains"));
        assert_eq!(database_in(&chain), Ok(full));
    }

    #[test]
    fn a_database_in_use_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        database(dir.path());
        let held = hold(dir.path()).unwrap();
        let error = hold(dir.path()).unwrap_err();
        assert!(error.contains("in use") && error.contains("export-state"), "{error}");
        drop(held);
        hold(dir.path()).unwrap();
    }

    #[test]
    fn copies_are_the_same_without_the_lock() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        database(&from);
        let mut bytes = vec![0; 3 * CHUNK + 5];
        bytes[CHUNK + 7] = 1;
        fs::write(from.join("index"), &bytes).unwrap();
        copy_folder(&from, &to).unwrap();
        assert_eq!(fs::read(to.join("index")).unwrap(), bytes);
        assert!(to.join(MARK).exists() && !to.join(LOCK).exists());
    }

    #[test]
    fn what_is_no_state_is_refused_with_a_remedy() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        assert!(file(&path).unwrap_err().contains("export-state"));
        fs::write(&path, "{}").unwrap();
        let error = file(&path).unwrap_err();
        assert!(error.contains(path.to_str().unwrap()) && error.contains("is no state"), "{error}");
    }
}
