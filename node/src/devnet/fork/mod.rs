//! `devnet --fork`: a chain of one's own that goes on where another one is.
//!
//! [`source`] reads the other chain's state, from a file of `export-state` or out of a node's database, which stays as
//! it is. [`state`] takes out what belongs to the block that it is of, and puts in who makes blocks here. What is left
//! is the state of this chain's block 0.
//!
//! Records of the state name blocks by their numbers: when an epoch ends, from when on a fall of terms holds, until
//! when a bond is on hold. So the numbers go on, too: [`go_on`] puts a block with the number of the other chain's after
//! block 0, with nothing in it, and the blocks between the two do not exist.

mod source;
mod state;

use crate::types::{FullBackend, FullClient};
use codec::Encode;
use sc_client_api::{Backend, TrieCacheContext};
use sc_consensus::{BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, StateAction, StorageChanges};
use sc_service::Error as ServiceError;
use sp_api::{CallApiAt, CallContext};
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockOrigin;
use sp_runtime::{
    Digest,
    traits::{BlakeTwo256, Hash as _, Header as _},
};
use sp_storage::Storage;
use std::path::Path;
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::{
    Runtime,
    opaque::{Block, Header},
};

/// What a fork begins with.
pub struct Fork {
    /// What the other chain is called.
    pub name: String,
    /// The state of block 0.
    pub state: Storage,
    /// The block of the other chain that it was the state of.
    pub height: BlockNumber,
}

/// Reads the state that a fork begins with, from a file or a folder.
///
/// # Errors
///
/// A sentence when there is none, or it is no state of such a chain.
pub fn load(source: &Path) -> Result<Fork, String> {
    let (name, mut state) = if source.is_dir() { source::folder(source)? } else { source::file(source)? };
    let height =
        state::prepare(&mut state).map_err(|error| format!("{} cannot be gone on from: {error}", source.display()))?;
    Ok(Fork { name, state, height })
}

/// Puts the block of this height after block 0, unless the chain has it from an earlier run: with the state of block 0,
/// in which this chain's own block 0 is remembered, for transactions are signed for a chain by that.
///
/// # Errors
///
/// What the SDK says when the block cannot be imported.
pub fn go_on(client: &FullClient, backend: &FullBackend, height: BlockNumber) -> Result<(), ServiceError> {
    let info = client.info();
    if height == 0 || info.best_number > 0 {
        return Ok(());
    }
    let genesis: Hash = info.genesis_hash;
    let version = CallApiAt::<Block>::runtime_version_at(client, genesis, CallContext::Offchain)
        .map_err(|error| ServiceError::Application(Box::new(error)))?;
    let changes =
        vec![(frame_system::BlockHash::<Runtime>::hashed_key_for(BlockNumber::default()), Some(genesis.encode()))];
    let state = backend.state_at(genesis, TrieCacheContext::Untrusted)?;
    let changes = super::overrides::overlay(changes).drain_storage_changes(&state, version.state_version())?;
    let extrinsics_root = BlakeTwo256::ordered_trie_root(Vec::new(), version.extrinsics_root_state_version());
    let header = Header::new(height, extrinsics_root, changes.transaction_storage_root, genesis, Digest::default());

    let mut params = BlockImportParams::<Block>::new(BlockOrigin::File, header);
    params.body = Some(Vec::new());
    params.finalized = true;
    params.fork_choice = Some(ForkChoiceStrategy::LongestChain);
    params.state_action = StateAction::ApplyChanges(StorageChanges::Changes(changes));
    // Nothing in it waits for anything.
    match futures::executor::block_on(client.import_block(params))? {
        ImportResult::Imported(_) => Ok(()),
        other => Err(ServiceError::Other(format!("the fork cannot begin at block {height}: {other:?}"))),
    }
}
