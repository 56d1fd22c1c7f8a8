//! JSON-RPC beside what the SDK serves by itself. A node of a network has no methods of Tributary's own: its reads are
//! runtime APIs, which every client decodes from the metadata. The devnet has some, see `devnet/dev_rpc/`.

use crate::types::{FullClient, Pool};
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_service::Error as ServiceError;
use sp_core::traits::SpawnNamed;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// Makes what a connection is served with, whose subscriptions run where it is told.
pub type Builder = Box<dyn Fn(Arc<dyn SpawnNamed>) -> Result<RpcModule<()>, ServiceError>>;

/// What every node serves: nonces and fees.
///
/// # Errors
///
/// When two modules name the same method.
pub fn common(client: Arc<FullClient>, pool: Arc<Pool>) -> Result<RpcModule<()>, ServiceError> {
    let mut module = RpcModule::new(());
    merge(&mut module, System::new(client.clone(), pool).into_rpc())?;
    merge(&mut module, TransactionPayment::new(client).into_rpc())?;
    Ok(module)
}

/// Adds the methods of `other` to `module`.
///
/// # Errors
///
/// When both name the same method.
pub fn merge<T>(module: &mut RpcModule<()>, other: RpcModule<T>) -> Result<(), ServiceError> {
    module.merge(other).map_err(|error| ServiceError::Application(error.into()))
}
