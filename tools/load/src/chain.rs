//! A chain in this process: the client, the database and the compiled runtime that a node has, without pool and
//! network.

use codec::Decode;
use frame_support::storage::storage_prefix;
use frame_system::EventRecord;
use sc_block_builder::{BlockBuilderBuilder, BuiltBlock};
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::{StorageProvider as _, execution_extensions::ExecutionExtensions};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sc_consensus::{BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, StateAction, StorageChanges};
use sc_executor::WasmExecutor;
use sc_service::{ClientConfig, TFullBackend, TFullClient};
use sp_blockchain::HeaderBackend as _;
use sp_consensus::BlockOrigin;
use sp_core::testing::TaskExecutor;
use sp_inherents::{InherentData, InherentDataProvider};
use sp_runtime::OpaqueExtrinsic;
use sp_storage::Storage;
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tributary_primitives::Moment;
use tributary_runtime::{Hash, Header, RuntimeApi, RuntimeEvent, opaque::Block, testing};
use tributary_signatures::{Ahead, Remembering};

type Executor = WasmExecutor<Remembering<sp_io::SubstrateHostFunctions>>;
type Client = TFullClient<Block, RuntimeApi, Executor>;
type Backend = TFullBackend<Block>;
type Operation = <Backend as sc_client_api::Backend<Block>>::BlockImportOperation;

/// Bytes of the cache of trie nodes: what the SDK's nodes have.
const TRIE_CACHE: usize = 1 << 30;

fn executor() -> Executor {
    Executor::builder().build()
}

fn database(folder: &Path) -> Result<Arc<Backend>, String> {
    sc_service::new_db_backend(DatabaseSettings {
        trie_cache_maximum_size: Some(TRIE_CACHE),
        state_pruning: Some(PruningMode::blocks_pruning(256)),
        source: DatabaseSource::ParityDb { path: folder.to_owned() },
        blocks_pruning: BlocksPruning::KeepAll,
        pruning_filters: Vec::new(),
        metrics_registry: None,
    })
    .map_err(|error| error.to_string())
}

fn client(
    backend: Arc<Backend>,
    genesis: impl BuildGenesisBlock<Block, BlockImportOperation = Operation>,
) -> Result<Client, String> {
    sc_service::new_client(
        backend,
        executor(),
        genesis,
        Default::default(),
        Default::default(),
        ExecutionExtensions::new(None, Arc::new(executor())),
        Box::new(TaskExecutor::new()),
        None,
        None,
        ClientConfig::default(),
    )
    .map_err(|error| error.to_string())
}

/// A genesis that is in the database.
struct Written;

impl BuildGenesisBlock<Block> for Written {
    type BlockImportOperation = Operation;

    fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Operation)> {
        Err(sp_blockchain::Error::Backend("the genesis was not written".into()))
    }
}

/// The chain.
pub struct Chain {
    client: Arc<Client>,
    slot: Moment,
    best: (u32, Hash),
}

impl Chain {
    /// Makes a new database in `folder` and writes the genesis to it. `slot` is in milliseconds.
    ///
    /// # Errors
    ///
    /// What the SDK says.
    pub fn new(storage: &Storage, folder: &Path, slot: Moment) -> Result<Self, String> {
        let backend = database(folder)?;
        let genesis = GenesisBlockBuilder::<Block, _, _>::new(storage, true, backend.clone(), executor())
            .map_err(|error| error.to_string())?;
        drop(client(backend, genesis)?);
        // The database goes on writing in the background what it was given, and would disturb what is measured: it is
        // done when it is closed.
        let backend = database(folder)?;
        let client = Arc::new(client(backend, Written)?);
        let best = (0, client.info().genesis_hash);
        Ok(Self { client, slot, best })
    }

    /// The hash of its first block.
    pub fn genesis(&self) -> Hash {
        self.client.info().genesis_hash
    }

    /// Builds a block of these transactions in the next slot and stores it. How long it took to build: to execute them,
    /// what a block begins and ends with, and to compute the new root of the state.
    ///
    /// # Errors
    ///
    /// When a transaction does not fit or is invalid, or what the SDK says.
    pub async fn build(&mut self, transactions: Vec<OpaqueExtrinsic>) -> Result<Duration, String> {
        let start = Instant::now();
        let (number, parent) = self.best;
        let slot = u64::from(number) + 1;
        let mut builder = BlockBuilderBuilder::new(&*self.client)
            .on_parent_block(parent)
            .with_parent_block_number(number)
            .with_inherent_digests(testing::digest(slot))
            .build()
            .map_err(|error| error.to_string())?;
        let mut data = InherentData::new();
        sp_timestamp::InherentDataProvider::new((slot * self.slot).into())
            .provide_inherent_data(&mut data)
            .await
            .map_err(|error| error.to_string())?;
        for inherent in builder.create_inherents(data).map_err(|error| error.to_string())? {
            builder.push(inherent).map_err(|error| error.to_string())?;
        }
        for transaction in transactions {
            builder.push(transaction).map_err(|error| format!("a transaction is refused: {error}"))?;
        }
        let BuiltBlock { block, storage_changes, .. } = builder.build().map_err(|error| error.to_string())?;
        let building = start.elapsed();
        let mut params = BlockImportParams::new(BlockOrigin::Own, block.header.clone());
        params.body = Some(block.extrinsics);
        params.state_action = StateAction::ApplyChanges(StorageChanges::Changes(storage_changes));
        self.store(block.header, params).await?;
        Ok(building)
    }

    /// Executes and stores a block that another node built.
    ///
    /// # Errors
    ///
    /// When it is not the next one, or not valid.
    pub async fn import(&mut self, mut header: Header, body: Vec<OpaqueExtrinsic>) -> Result<Duration, String> {
        let start = Instant::now();
        let sealed = header.clone();
        // The author's seal is no part of what is executed.
        let seal = header.digest.pop().ok_or("a block has no seal")?;
        let mut params = BlockImportParams::new(BlockOrigin::NetworkInitialSync, header);
        params.post_digests.push(seal);
        params.body = Some(body);
        params.state_action = StateAction::Execute;
        self.store(sealed, params).await?;
        Ok(start.elapsed())
    }

    async fn store(&mut self, header: Header, mut params: BlockImportParams<Block>) -> Result<(), String> {
        params.fork_choice = Some(ForkChoiceStrategy::LongestChain);
        match Ahead::new(self.client.clone(), self.client.clone()).import_block(params).await {
            Ok(ImportResult::Imported(_)) => {
                self.best = (header.number, header.hash());
                Ok(())
            }
            Ok(other) => Err(format!("block {} is not imported: {other:?}", header.number)),
            Err(error) => Err(format!("block {} is not imported: {error}", header.number)),
        }
    }

    /// How many transactions of the last block failed.
    ///
    /// # Errors
    ///
    /// What the SDK says.
    pub fn failed(&self) -> Result<usize, String> {
        let events: Option<Vec<EventRecord<RuntimeEvent, Hash>>> = self.read(&storage_prefix(b"System", b"Events"))?;
        let failed =
            |event: &RuntimeEvent| matches!(event, RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. }));
        Ok(events.unwrap_or_default().iter().filter(|record| failed(&record.event)).count())
    }

    /// What is stored under a key.
    ///
    /// # Errors
    ///
    /// What the SDK says.
    pub fn read<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, String> {
        let value = self
            .client
            .storage(self.best.1, &sp_storage::StorageKey(key.to_vec()))
            .map_err(|error| error.to_string())?;
        value.map(|value| T::decode(&mut &value.0[..]).map_err(|error| error.to_string())).transpose()
    }
}
