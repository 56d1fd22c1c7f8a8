//! What the chain is for: assets, who made them, who is paid, and what is good.

use super::TreasuryAccount;
use crate::{
    parameters::in_range::{contributions, evaluation, registry},
    *,
};
use frame_support::{
    PalletId, parameter_types,
    traits::{ConstU32, EitherOf, Get, LinearStoragePrice, fungible::HoldConsideration},
};
use frame_system::EnsureRoot;
use pallet_governance::EnsureCurator;
use sp_runtime::Perbill;

parameter_types! {
    pub const AssetHoldReason: RuntimeHoldReason = RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset);
    pub const ContributionHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution);
    /// Royalties never take more than this of an asset's income, whatever is voted: the most that `MaxRoyaltySum` may
    /// be.
    pub const RoyaltyCeiling: Perbill = Perbill::from_percent(95);
    /// Names the account that holds all income until it is claimed.
    pub const PotId: PalletId = PalletId(*b"trib/pot");
}

impl pallet_registry::Config for Runtime {
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        AssetHoldReason,
        LinearStoragePrice<registry::AssetDepositBase, registry::DepositPerByte, Balance>,
    >;
    type CuratorOrigin = EitherOf<EnsureRoot<AccountId>, EnsureCurator<Runtime>>;
    type Currency = Balances;
    type Ledger = Rewards;
    type MaxRoyaltySum = registry::MaxRoyaltySum;
    type RoyaltyCeiling = RoyaltyCeiling;
    type WeightInfo = pallet_registry::weights::SubstrateWeight<Runtime>;
}

impl pallet_contributions::Config for Runtime {
    type Assets = Registry;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        ContributionHoldReason,
        LinearStoragePrice<contributions::ContributionDepositBase, contributions::ContributionDepositPerByte, Balance>,
    >;
    type Currency = Balances;
    type Ledger = Rewards;
    type WeightInfo = pallet_contributions::weights::SubstrateWeight<Runtime>;
}

impl pallet_rewards::Config for Runtime {
    type Currency = Balances;
    type PotId = PotId;
    type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
}

/// The author of the present block.
pub struct BlockAuthor;

impl Get<Option<AccountId>> for BlockAuthor {
    fn get() -> Option<AccountId> {
        Authorship::author()
    }
}

impl pallet_evaluation::Config for Runtime {
    type Assets = Registry;
    type Author = BlockAuthor;
    type Currency = Balances;
    type EmissionDecay = evaluation::EmissionDecay;
    type EmissionPerEpoch = evaluation::EmissionPerEpoch;
    type EmissionSplit = evaluation::EmissionParts;
    type EpochLength = evaluation::EpochLength;
    type EvaluatorStakeCap = evaluation::EvaluatorStakeCap;
    /// A day of hours: long enough to read what was settled, short enough to keep the state small.
    type HistoryDepth = ConstU32<24>;
    type Ledger = Rewards;
    type MaxCommission = evaluation::MaxCommission;
    type MaxEvaluators = ConstU32<256>;
    type MaxScores = ConstU32<4_096>;
    type MinEvaluatorStake = evaluation::MinEvaluatorStake;
    type MinStake = evaluation::MinStake;
    type MissedRevealPenalty = evaluation::MissedRevealPenalty;
    type SettlementBudget = evaluation::SettlementBudget;
    type Treasury = TreasuryAccount;
    type UnbondingPeriod = evaluation::UnbondingPeriod;
    type WeightInfo = pallet_evaluation::weights::SubstrateWeight<Runtime>;
}
