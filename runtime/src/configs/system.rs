//! The system, its clock, and how much fits into a block.

use crate::{genesis_calls, network, parameters::WithinBounds, *};
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    migrations::ForceUnstuckOnFailedMigration,
    parameter_types,
    traits::{ConstU32, Contains, InsideBoth},
    weights::{Weight, constants::WEIGHT_REF_TIME_PER_SECOND},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{
    Perbill,
    traits::{AccountIdLookup, StaticLookup},
};

/// The share of a block that ordinary transactions may fill; the rest is for operational ones.
const NORMAL_RATIO: Perbill = Perbill::from_percent(85);
/// The computation of a block: the four of a live network's six seconds that an author has to build one. Weights are
/// measured at their worst; what full blocks take is in `docs/benchmarks.md`. Nobody has to prove state to anyone else,
/// so the size of a proof is no limit.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(4), u64::MAX);
/// The length of a block in bytes.
const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// The share of a block that its hooks are taken to use before transactions come: what a transaction may take at most
/// is less by so much.
const INITIALIZATION: Perbill = Perbill::from_percent(10);

/// How much a block may compute.
fn block_weights() -> BlockWeights {
    let whole = MAXIMUM_BLOCK_WEIGHT.ref_time();
    let computation = |ref_time| Some(Weight::from_parts(ref_time, u64::MAX));
    let normal = NORMAL_RATIO.mul_floor(whole);
    BlockWeights::builder()
        .base_block(weights::BlockExecutionWeight::get())
        .for_class(DispatchClass::all(), |class| class.base_extrinsic = weights::ExtrinsicBaseWeight::get())
        .for_class(DispatchClass::Normal, |class| class.max_total = computation(normal))
        .for_class(DispatchClass::Operational, |class| {
            class.max_total = computation(whole);
            class.reserved = computation(whole.saturating_sub(normal));
        })
        .avg_block_initialization(INITIALIZATION)
        .build_or_panic()
}

parameter_types! {
    /// Blocks whose hash the runtime remembers: as long as a mortal transaction may wait.
    pub const BlockHashCount: BlockNumber = 4_096;
    /// The version that this code reports.
    pub const Version: RuntimeVersion = VERSION;
    /// How much a block may compute.
    pub RuntimeBlockWeights: BlockWeights = block_weights();
    /// How long a block may be.
    pub RuntimeBlockLength: BlockLength = BlockLength::builder()
        .max_length(MAXIMUM_BLOCK_LENGTH)
        .modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_RATIO.mul_floor(*max))
        .build();
    /// The prefix of addresses: the generic one, known to every wallet.
    pub const SS58Prefix: u8 = 42;
}

/// The pots of the rewards and of the tabs.
pub struct Pots;

impl Contains<AccountId> for Pots {
    fn contains(who: &AccountId) -> bool {
        *who == Rewards::pot() || *who == Tabs::pot()
    }
}

/// Refuses plain transfers to the pots of the rewards and of the tabs. Their balances are what the ledger says that it
/// owes, and what is left of deposits, to the planck; money that came in beside them would belong to nobody.
/// `rewards.fund` is the call for whoever wants to give.
pub struct KeepPotExact;

impl Contains<RuntimeCall> for KeepPotExact {
    fn contains(call: &RuntimeCall) -> bool {
        use pallet_balances::Call::{transfer_all, transfer_allow_death, transfer_keep_alive};
        use pallet_treasury::Call::{spend, spend_local};
        let to = match call {
            RuntimeCall::Balances(
                transfer_allow_death { dest, .. } | transfer_keep_alive { dest, .. } | transfer_all { dest, .. },
            ) => dest,
            RuntimeCall::Treasury(spend { beneficiary, .. }) => beneficiary.as_ref(),
            RuntimeCall::Treasury(spend_local { beneficiary, .. }) => beneficiary,
            _ => return true,
        };
        !<Runtime as frame_system::Config>::Lookup::lookup(to.clone()).is_ok_and(|to| Pots::contains(&to))
    }
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountData = pallet_balances::AccountData<Balance>;
    type AccountId = AccountId;
    type BaseCallFilter = InsideBoth<KeepPotExact, WithinBounds>;
    type Block = Block;
    type BlockHashCount = BlockHashCount;
    type BlockLength = RuntimeBlockLength;
    type BlockWeights = RuntimeBlockWeights;
    type DbWeight = weights::ParityDbWeight;
    type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
    type Hash = Hash;
    type Lookup = AccountIdLookup<AccountId, ()>;
    type MaxConsumers = ConstU32<128>;
    type MultiBlockMigrator = MultiBlockMigrations;
    type Nonce = Nonce;
    type SingleBlockMigrations = Migrations;
    type SS58Prefix = SS58Prefix;
    type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
    type Version = Version;
}

parameter_types! {
    /// Four fifths of a block are the most that a stepped migration may take; no transaction waits beside it.
    pub MaxServiceWeight: Weight = RuntimeBlockWeights::get().max_block.saturating_div(5).saturating_mul(4);
}

impl pallet_migrations::Config for Runtime {
    type CursorMaxLen = ConstU32<65_536>;
    /// A chain that is stopped cannot vote on what would mend it: transactions go on after a migration that failed, so
    /// that a referendum can.
    type FailedMigrationHandler = ForceUnstuckOnFailedMigration;
    type IdentifierMaxLen = ConstU32<256>;
    type MaxServiceWeight = MaxServiceWeight;
    type MigrationStatusHandler = ();
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Migrations = SteppedMigrations;
    #[cfg(feature = "runtime-benchmarks")]
    type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_migrations::WeightInfo<Runtime>;
}

impl genesis_calls::Config for Runtime {
    type Currency = Balances;
    type Wrappers = Wrappers;
}

/// Calls that make others at once, which are not filtered when root makes them.
pub struct Wrappers;

impl Contains<RuntimeCall> for Wrappers {
    fn contains(call: &RuntimeCall) -> bool {
        matches!(call, RuntimeCall::Utility(_))
    }
}

impl network::Config for Runtime {}

impl pallet_timestamp::Config for Runtime {
    type MinimumPeriod = network::HalfSlot<Runtime>;
    type Moment = Moment;
    type OnTimestampSet = Aura;
    type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}
