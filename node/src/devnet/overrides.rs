//! Changes to the state that no transaction makes: what `dev_setStorage`, `dev_setBalance` and `dev_callAs` come to.
//!
//! They are laid over the state of the parent before the block begins, so that the block is executed on them and its
//! header commits to them: blocks, events and proofs are what they always are, and the runtime has no part in it. It
//! needs no back door: a node of a network executes a block on what its parent left, and would refuse such a one.
//!
//! Whoever executes such a block again has to lay the same changes under it. They are kept beside the chain, by the
//! hash of the block.

use crate::types::{FullBackend, FullClient};
use codec::{Decode, Encode};
use sc_client_api::{AuxStore, Backend, TrieCacheContext};
use sc_consensus::BlockImportParams;
use sc_consensus_manual_seal::{ConsensusDataProvider, Error as SealError, consensus::aura::AuraConsensusDataProvider};
use sp_api::{
    ApiError, ApiExt, ApiRef, CallApiAt, CallApiAtParams, CallContext, Core, ProvideRuntimeApi, StorageChanges,
    StorageProof,
};
use sp_blockchain::{BlockStatus, HeaderBackend, Info, Result as BlockchainResult};
use sp_externalities::Extensions;
use sp_inherents::InherentData;
use sp_runtime::{
    Digest,
    traits::{Block as _, HashingFor, Header as _},
};
use sp_state_machine::OverlayedChanges;
use sp_version::RuntimeVersion;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::opaque::{Block, Header};

/// Keys of the state with what they are set to; what is set to nothing is removed.
pub type Changes = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// What keys of the database begin with under which the changes under a block are kept.
const KEPT: &[u8] = b"tributary/devnet/overrides/";

/// What lies under the block that is being made.
#[derive(Default)]
pub struct Overrides(Mutex<Changes>);

impl Overrides {
    /// What lies under the block that is made next, and under no other.
    pub fn set(&self, changes: Changes) {
        *self.lock() = changes;
    }

    fn get(&self) -> Changes {
        self.lock().clone()
    }

    /// A panic elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Changes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The changes as the runtime meets them: as if they had been made before.
pub fn overlay(changes: Changes) -> OverlayedChanges<HashingFor<Block>> {
    let mut overlay = OverlayedChanges::default();
    for (key, value) in changes {
        overlay.set_storage(key, value);
    }
    overlay
}

/// The client as blocks are made with it: what is to lie under the next block does, whatever is asked of its runtime.
pub struct Overriding {
    client: Arc<FullClient>,
    overrides: Arc<Overrides>,
}

impl Overriding {
    /// `client` with the `overrides` of the block that is being made.
    pub fn new(client: Arc<FullClient>, overrides: Arc<Overrides>) -> Self {
        Self { client, overrides }
    }
}

impl HeaderBackend<Block> for Overriding {
    fn header(&self, hash: Hash) -> BlockchainResult<Option<Header>> {
        self.client.header(hash)
    }

    fn info(&self) -> Info<Block> {
        HeaderBackend::<Block>::info(&*self.client)
    }

    fn status(&self, hash: Hash) -> BlockchainResult<BlockStatus> {
        HeaderBackend::<Block>::status(&*self.client, hash)
    }

    fn number(&self, hash: Hash) -> BlockchainResult<Option<BlockNumber>> {
        HeaderBackend::<Block>::number(&*self.client, hash)
    }

    fn hash(&self, number: BlockNumber) -> BlockchainResult<Option<Hash>> {
        HeaderBackend::<Block>::hash(&*self.client, number)
    }
}

impl ProvideRuntimeApi<Block> for Overriding {
    type Api = <FullClient as ProvideRuntimeApi<Block>>::Api;

    fn runtime_api(&self) -> ApiRef<'_, Self::Api> {
        let mut api = self.client.runtime_api();
        let changes = self.overrides.get();
        if !changes.is_empty() {
            api.set_overlayed_changes(overlay(changes));
        }
        api
    }
}

impl CallApiAt<Block> for Overriding {
    type StateBackend = <FullClient as CallApiAt<Block>>::StateBackend;

    fn call_api_at(&self, params: CallApiAtParams<Block>) -> Result<Vec<u8>, ApiError> {
        CallApiAt::<Block>::call_api_at(&*self.client, params)
    }

    fn runtime_version_at(&self, at: Hash, context: CallContext) -> Result<RuntimeVersion, ApiError> {
        CallApiAt::<Block>::runtime_version_at(&*self.client, at, context)
    }

    fn state_at(&self, at: Hash) -> Result<Self::StateBackend, ApiError> {
        CallApiAt::<Block>::state_at(&*self.client, at)
    }

    fn initialize_extensions(&self, at: Hash, extensions: &mut Extensions) -> Result<(), ApiError> {
        CallApiAt::<Block>::initialize_extensions(&*self.client, at, extensions)
    }
}

/// Aura's part of a block, and with the block what lies under it, written in one go.
pub struct Digests {
    /// The slots.
    pub aura: AuraConsensusDataProvider<Block>,
    /// What lies under the block that is being made.
    pub overrides: Arc<Overrides>,
}

impl ConsensusDataProvider<Block> for Digests {
    fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, SealError> {
        self.aura.create_digest(parent, inherents)
    }

    fn append_block_import(
        &self,
        parent: &Header,
        params: &mut BlockImportParams<Block>,
        inherents: &InherentData,
        proof: StorageProof,
    ) -> Result<(), SealError> {
        let changes = self.overrides.get();
        if !changes.is_empty() {
            params.auxiliary.push((kept_at(params.header.hash()), Some(changes.encode())));
        }
        self.aura.append_block_import(parent, params, inherents, proof)
    }
}

fn kept_at(block: Hash) -> Vec<u8> {
    [KEPT, block.as_bytes()].concat()
}

/// What lies under a block; nothing under most.
///
/// # Errors
///
/// A sentence when the database does not say.
pub fn under(client: &FullClient, block: Hash) -> Result<Changes, String> {
    let kept = client.get_aux(&kept_at(block)).map_err(|error| error.to_string())?;
    let Some(kept) = kept else { return Ok(Changes::new()) };
    Changes::decode(&mut kept.as_slice())
        .map_err(|error| format!("the changes under block {block:?} are unreadable: {error}"))
}

/// Executes a block on the state of its parent with `changes` laid over it, and answers what that comes to.
///
/// # Errors
///
/// A sentence when it cannot be executed, or comes to something else than its header says.
pub fn execute(
    client: &FullClient,
    backend: &FullBackend,
    block: Block,
    changes: Changes,
) -> Result<StorageChanges<Block>, String> {
    let (parent, root) = (*block.header().parent_hash(), *block.header().state_root());
    let mut api = client.runtime_api();
    api.set_overlayed_changes(overlay(changes));
    api.set_call_context(CallContext::Onchain { import: true });
    api.execute_block(parent, block.into()).map_err(|error| error.to_string())?;
    let state = backend
        .state_at(parent, TrieCacheContext::Trusted)
        .map_err(|error| format!("the state of block {parent:?} cannot be read: {error}"))?;
    let changes = api.into_storage_changes(&state, parent)?;
    if changes.transaction_storage_root != root {
        return Err("a block executed again comes to another state".into());
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_under_a_block_lies_under_no_other() {
        let overrides = Overrides::default();
        let changes = vec![(vec![1], Some(vec![2])), (vec![3], None)];
        overrides.set(changes.clone());
        assert_eq!(overrides.get(), changes);
        overrides.set(Changes::new());
        assert!(overrides.get().is_empty());
    }

    #[test]
    fn the_runtime_meets_what_was_changed() {
        let mut overlay = overlay(vec![(vec![1], Some(vec![2])), (vec![3], None)]);
        let mut read = |key: &[u8]| overlay.storage(key).map(|value| value.map(<[u8]>::to_vec));
        assert_eq!(read(&[1]), Some(Some(vec![2])));
        assert_eq!(read(&[3]), Some(None), "removed");
        assert_eq!(read(&[4]), None, "as it was");
    }
}
