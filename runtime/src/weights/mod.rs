//! What the SDK's pallets, an empty block, an empty transaction and the database cost: measured, and written by `make
//! weights`. The weights of our own pallets lie beside them.

#[rustfmt::skip]
mod block_weights;
#[rustfmt::skip]
mod extrinsic_weights;
#[rustfmt::skip]
#[allow(unused_doc_comments, reason = "as the SDK writes it")]
mod paritydb_weights;

pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_balances;
pub mod pallet_conviction_voting;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_parameters;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_referenda;
pub mod pallet_scheduler;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_treasury;
pub mod pallet_utility;

pub use block_weights::BlockExecutionWeight;
pub use extrinsic_weights::ExtrinsicBaseWeight;
pub use paritydb_weights::constants::ParityDbWeight;
