//! The SDK's parts as this node puts them together: names for types that are long otherwise.

use crate::executor;
use tributary_runtime::{Runtime, RuntimeApi, opaque::Block};
#[cfg(not(feature = "runtime-benchmarks"))]
use tributary_signatures::Remembering;

/// Host functions that the runtime may call.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = Remembering<sp_io::SubstrateHostFunctions>;
/// Host functions that the runtime may call, those of benchmarks included.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// Executes the runtime.
pub type Executor = executor::Executor<HostFunctions>;
/// Access to the chain and its state.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// Where blocks and state are kept.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// The transaction pool.
pub type Pool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
/// What the state holds of an account.
pub type AccountInfo =
    frame_system::AccountInfo<<Runtime as frame_system::Config>::Nonce, <Runtime as frame_system::Config>::AccountData>;
