//! The runtime of Tributary: what a block may do and what it costs.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `lib.rs` | types, versions, the pallets and their indices |
//! | `configs/` | how each pallet is set up, by room: system, money, consensus, utility, governance, ours |
//! | `parameters.rs` | what token holders may set without a new runtime: one entry for each parameter |
//! | `network.rs` | what differs between networks from the first block on: the length of a slot |
//! | `genesis.rs` | the presets that a network can start from |
//! | `demo.rs` | what the devnet shows a newcomer |
//! | `genesis_calls.rs` | calls that a network begins with |
//! | `apis.rs` | what a client may ask |
//! | `invariants.rs` | what must always hold of the state |
//! | `memory.rs` | where the runtime has its memory from in Wasm |
//! | `sign.rs` | how programs that link the runtime sign transactions |
//! | `testing.rs` | what tests, fuzzing and measurements have in common |
//! | `weights/` | what the SDK's pallets and the database cost |
//! | `next.rs` | the runtime after this one, for the tests of an upgrade |
//!
//! There is no sudo: from the first block on, root is a referendum on the `root` track.

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(missing_docs, reason = "in what the macros of the SDK write")]
// The runtime macro generates a deep type.
#![recursion_limit = "256"]

extern crate alloc;

pub mod apis;
pub mod configs;
pub mod demo;
pub mod genesis;
pub mod genesis_calls;
#[cfg(feature = "std")]
pub mod invariants;
#[cfg(target_family = "wasm")]
mod memory;
pub mod network;
#[cfg(any(test, feature = "next"))]
pub mod next;
pub mod parameters;
#[cfg(feature = "std")]
pub mod sign;
#[cfg(feature = "std")]
#[allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "no part of a chain")]
pub mod testing;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::too_many_lines, reason = "a test that fails says where")]
mod tests;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{MultiAddress, generic, impl_opaque_keys, traits::BlakeTwo256};
use sp_version::RuntimeVersion;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use parameters::{RuntimeParameters, RuntimeParametersKey, RuntimeParametersValue};
pub use tributary_primitives::{AccountId, Balance, BlockNumber, Hash, Moment, Nonce, Signature, UNIT};

/// A thousandth of a TRIB, in planck.
pub const MILLI: Balance = UNIT / 1_000;
/// A millionth of a TRIB, in planck.
pub const MICRO: Balance = UNIT / 1_000_000;

/// The least that an account must hold to exist, in planck: a milli-TRIB, what two transfers cost.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI;

/// The deposit for `items` entries of `bytes` bytes altogether in storage, in planck: 0.1 TRIB an entry and 0.0001 TRIB
/// a byte.
///
/// Held for as long as the storage is used and returned in full: the entry's price is that of a thousand bytes, more
/// than its key and its part of the trie, and the byte's makes a megabyte of what is in them cost 100 TRIB besides.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
    (UNIT / 10).saturating_mul(items as Balance).saturating_add((UNIT / 10_000).saturating_mul(bytes as Balance))
}

/// Types that stay the same whatever the runtime becomes: all that the node needs to know of extrinsics.
pub mod opaque {
    use super::*;
    use sp_runtime::traits::Hash as HashT;

    pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

    /// A header.
    pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
    /// A block whose extrinsics are bytes.
    pub type Block = generic::Block<Header, UncheckedExtrinsic>;
    /// Names a block by number or hash.
    pub type BlockId = generic::BlockId<Block>;
    /// A block's hash.
    pub type Hash = <BlakeTwo256 as HashT>::Output;

    impl_opaque_keys! {
        /// What an authority signs with: blocks under Aura, votes on finality under GRANDPA.
        pub struct SessionKeys {
            pub aura: Aura,
            pub grandpa: Grandpa,
        }
    }
}

#[cfg(feature = "next")]
pub use next::VERSION;

/// Which runtime this is. A change of `spec_version` is an upgrade; of `transaction_version`, a change to how calls
/// encode.
#[cfg(not(feature = "next"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("tributary"),
    impl_name: Cow::Borrowed("tributary"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 1,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its justification.
pub type SignedBlock = generic::SignedBlock<Block>;
/// What is signed beside the call, and checked before it. The SDK's own and in its usual order, so that wallets know
/// them.
pub type TxExtension = (
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckEra<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
    frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    frame_system::WeightReclaim<Runtime>,
);
/// A transaction or an inherent as it stands in a block.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a transaction's signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Run once, in one block, when this runtime replaces the one before. Nothing yet: this is the first.
pub type Migrations = ();

/// Run once over as many blocks as they need. Nothing yet either; `next.rs` shows one.
#[cfg(not(feature = "next"))]
pub type SteppedMigrations = ();
#[cfg(feature = "next")]
pub type SteppedMigrations = (next::CountAssets,);

/// Executes blocks.
pub type Executive =
    frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// The pallets. An index is part of every call's encoding: it never changes and is never given away again. Each room
/// has a decade, with gaps for what may come.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    // System.
    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(2)]
    pub type Network = crate::network;
    #[runtime::pallet_index(3)]
    pub type MultiBlockMigrations = pallet_migrations;

    // Money.
    #[runtime::pallet_index(10)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(11)]
    pub type TransactionPayment = pallet_transaction_payment;
    // Before the authorship, which forgets the author at the block's end.
    #[runtime::pallet_index(12)]
    pub type Fees = pallet_fees;

    // Consensus.
    #[runtime::pallet_index(20)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(21)]
    pub type Aura = pallet_aura;
    #[runtime::pallet_index(22)]
    pub type Grandpa = pallet_grandpa;
    // Before the sessions, for the genesis asks it for validators; after Aura, for a block's author is one of the
    // session that ends with it.
    #[runtime::pallet_index(23)]
    pub type Validators = pallet_validators;
    #[runtime::pallet_index(24)]
    pub type Session = pallet_session;

    // Utility.
    #[runtime::pallet_index(30)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(31)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(32)]
    pub type Proxy = pallet_proxy;

    // Governance.
    #[runtime::pallet_index(40)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(41)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(42)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(43)]
    pub type ConvictionVoting = pallet_conviction_voting;
    #[runtime::pallet_index(44)]
    pub type Treasury = pallet_treasury;
    #[runtime::pallet_index(45)]
    pub type Parameters = pallet_parameters;
    #[runtime::pallet_index(46)]
    pub type Governance = pallet_governance;

    // What the chain is for.
    #[runtime::pallet_index(60)]
    pub type Registry = pallet_registry;
    #[runtime::pallet_index(61)]
    pub type Contributions = pallet_contributions;
    #[runtime::pallet_index(62)]
    pub type Rewards = pallet_rewards;
    #[runtime::pallet_index(63)]
    pub type Evaluation = pallet_evaluation;
    #[runtime::pallet_index(64)]
    pub type Tabs = pallet_tabs;

    // Built last, for its calls need all the others.
    #[runtime::pallet_index(255)]
    pub type GenesisCalls = crate::genesis_calls;
}
