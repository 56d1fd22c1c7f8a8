//! The genesis block of the chain that this node runs.

use crate::{
    database, error,
    types::{Executor, FullBackend},
};
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::Backend;
use sc_service::{Configuration, Error as ServiceError};
use sp_runtime::traits::Block as _;
use sp_storage::Storage;
use std::sync::Arc;
use tributary_runtime::opaque::Block;

/// The state of block 0 that `config` describes.
///
/// # Errors
///
/// A sentence when its runtime does not take it.
pub fn state(config: &Configuration) -> Result<Storage, ServiceError> {
    let built = config.chain_spec.as_storage_builder().build_storage();
    built.map_err(|words| ServiceError::Other(error::of_genesis(&words)))
}

/// The genesis block that the chain spec describes, with the operation that writes it.
///
/// The SDK writes the genesis to an empty database and never looks at it again, so that a node which was rebuilt with
/// another runtime goes on with the old chain and fails far from the cause. Building it here, once, allows to compare.
pub struct Genesis {
    block: Block,
    operation: <FullBackend as Backend<Block>>::BlockImportOperation,
}

impl Genesis {
    /// Builds the block whose state that is, and makes sure that the database starts from it. `folder_flag` is how the
    /// user named the database's folder.
    ///
    /// # Errors
    ///
    /// A sentence when the database holds a chain of another genesis; otherwise what the SDK says.
    pub fn new(
        state: Storage,
        config: &Configuration,
        backend: &Arc<FullBackend>,
        executor: Executor,
        folder_flag: &str,
    ) -> Result<Self, ServiceError> {
        let builder = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
            state,
            !config.no_genesis(),
            backend.clone(),
            executor,
        )?;
        let (block, operation) = builder.build_genesis_block()?;
        database::ensure_starts_from(block.header().hash(), config, backend, folder_flag)?;
        Ok(Self { block, operation })
    }
}

impl BuildGenesisBlock<Block> for Genesis {
    type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

    fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
        Ok((self.block, self.operation))
    }
}
