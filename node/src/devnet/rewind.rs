//! Going back to an earlier block, finality or not.
//!
//! The database can take blocks away, final ones too, and leaves one thing behind: its note of the last final block
//! whose state it has. It sets that anew only when a block becomes final. Therefore one block more than was asked for
//! is taken away and imported again: the same block, executed from its parent's state, so that the database is as it
//! was, and everybody who follows the chain is told of its head.

use super::overrides;
use crate::types::{FullBackend, FullClient};
use sc_client_api::{Backend, BlockBackend};
use sc_consensus::{BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, StateAction, StorageChanges};
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockOrigin;
use sp_runtime::{OpaqueExtrinsic, traits::Block as _};
use std::sync::Arc;
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::opaque::{Block, Header};

/// A block to go back to, with what it takes to import it again.
pub struct Goal {
    client: Arc<FullClient>,
    backend: Arc<FullBackend>,
    hash: Hash,
    header: Header,
    body: Vec<OpaqueExtrinsic>,
    is_final: bool,
}

impl Goal {
    /// Reads the block `hash` of the best chain.
    ///
    /// # Errors
    ///
    /// A sentence when there is no such block, or when there are forks: they would be left without their root.
    pub fn new(client: Arc<FullClient>, backend: Arc<FullBackend>, hash: Hash) -> Result<Self, String> {
        let unreadable = |error: sp_blockchain::Error| format!("block {hash:?} cannot be read: {error}");
        let gone = || format!("block {hash:?} is not in the chain any more");
        let header = client.header(hash).map_err(unreadable)?.ok_or_else(gone)?;
        if client.hash(header.number).map_err(unreadable)? != Some(hash) {
            return Err(gone());
        }
        let parent = client.header(header.parent_hash).map_err(unreadable)?;
        if parent.is_some_and(|parent| parent.number.checked_add(1) != Some(header.number)) {
            return Err(format!(
                "block {} is where this fork begins: the first after it can be gone back to",
                header.number
            ));
        }
        let info = client.info();
        if info.number_leaves > 1 {
            return Err("the chain has forks, which `engine_createBlock` made: only a chain without can go back".into());
        }
        let body = client.block_body(hash).map_err(unreadable)?.ok_or_else(gone)?;
        let is_final = header.number <= info.finalized_number;
        Ok(Self { client, backend, hash, header, body, is_final })
    }

    /// Takes away every block after this one. No block may be made and none submitted to the pool meanwhile.
    ///
    /// # Errors
    ///
    /// A sentence when the database cannot do it. The chain may have gone back by a part of the way then, or by a block
    /// too many.
    pub async fn reach(self) -> Result<(), String> {
        let best = self.client.info().best_number;
        let failed = |error: &dyn std::fmt::Display| format!("the chain cannot go back: {error}");
        if self.client.info().best_hash == self.hash {
            return Ok(());
        }
        if self.header.number == 0 {
            self.take_away(best).map_err(|error| failed(&error))?;
            // The genesis is never imported, but can be final once more.
            return self.finalize_genesis().map_err(|error| failed(&error));
        }
        let count = best.saturating_sub(self.header.number).saturating_add(1);
        self.take_away(count).map_err(|error| failed(&error))?;
        if self.client.info().best_hash != self.header.parent_hash {
            return Err(failed(&"the database does not let go of all blocks"));
        }
        let state = self.state().map_err(|error| failed(&error))?;
        let mut params = BlockImportParams::<Block>::new(BlockOrigin::Own, self.header);
        params.body = Some(self.body);
        params.finalized = self.is_final;
        params.fork_choice = Some(ForkChoiceStrategy::LongestChain);
        params.state_action = state;
        match self.client.import_block(params).await {
            Ok(ImportResult::Imported(_)) if self.client.info().best_hash == self.hash => Ok(()),
            Ok(result) => Err(failed(&format_args!("block {:?} is not imported again: {result:?}", self.hash))),
            Err(error) => Err(failed(&error)),
        }
    }

    /// How the block's state is come to again: by executing it, on what lay under it the first time.
    fn state(&self) -> Result<StateAction<Block>, String> {
        let changes = overrides::under(&self.client, self.hash)?;
        if changes.is_empty() {
            return Ok(StateAction::Execute);
        }
        let block = Block::new(self.header.clone(), self.body.clone());
        let changes = overrides::execute(&self.client, &self.backend, block, changes)?;
        Ok(StateAction::ApplyChanges(StorageChanges::Changes(changes)))
    }

    /// Takes away the last `count` blocks.
    fn take_away(&self, count: BlockNumber) -> sp_blockchain::Result<()> {
        let _importing = self.backend.get_import_lock().write();
        self.backend.revert(count, true).map(drop)
    }

    fn finalize_genesis(&self) -> sp_blockchain::Result<()> {
        let _importing = self.backend.get_import_lock().write();
        self.backend.finalize_block(self.hash, None)
    }
}
