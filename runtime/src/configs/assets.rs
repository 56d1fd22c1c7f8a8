//! What the chain is for: assets, who made them, who is paid, and what is good.

use super::TreasuryAccount;
use crate::{
    parameters::in_range::{contributions, evaluation, registry, rewards, tabs},
    *,
};
use frame_support::{
    PalletId, parameter_types,
    traits::{ConstU32, EitherOf, Get},
};
use frame_system::EnsureRoot;
use pallet_governance::EnsureCurator;
use sp_runtime::Perbill;

parameter_types! {
    /// Royalties never take more than this of an asset's income, whatever is voted: the most that `MaxRoyaltySum` may
    /// be.
    pub const RoyaltyCeiling: Perbill = Perbill::from_percent(95);
    /// Names the account that holds all income until it is claimed.
    pub const PotId: PalletId = PalletId(*b"trib/pot");
    /// Names the account that holds what payers deposited in tabs until it is settled.
    pub const TabsPotId: PalletId = PalletId(*b"tr/tabs_");
}

impl pallet_registry::Config for Runtime {
    type CuratorOrigin = EitherOf<EnsureRoot<AccountId>, EnsureCurator<Runtime>>;
    type Currency = Balances;
    type DepositBase = registry::AssetDepositBase;
    type DepositPerByte = registry::DepositPerByte;
    type Ledger = Rewards;
    type MaxRoyaltySum = registry::MaxRoyaltySum;
    type RetireNotice = registry::RetireNotice;
    type ReviewPeriod = registry::ReviewPeriod;
    type RoyaltyCeiling = RoyaltyCeiling;
    type TermsNotice = registry::TermsNotice;
    type WeightInfo = pallet_registry::weights::SubstrateWeight<Runtime>;
}

impl pallet_contributions::Config for Runtime {
    type Assets = Registry;
    type Currency = Balances;
    type DepositBase = contributions::ContributionDepositBase;
    type DepositPerByte = contributions::ContributionDepositPerByte;
    type Ledger = Rewards;
    type Treasury = TreasuryAccount;
    type WeightInfo = pallet_contributions::weights::SubstrateWeight<Runtime>;
}

impl pallet_rewards::Config for Runtime {
    type Currency = Balances;
    type DepositPerByte = registry::DepositPerByte;
    type MinGrant = rewards::MinGrant;
    type PotId = PotId;
    type Pots = super::Pots;
    type Treasury = TreasuryAccount;
    type UseFee = rewards::UseFee;
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
    type FreshShare = evaluation::FreshShare;
    /// A day of hours: long enough to read what was settled, short enough to keep the state small.
    type HistoryDepth = ConstU32<24>;
    type Ledger = Rewards;
    type MaxCommission = evaluation::MaxCommission;
    type MaxEvaluators = ConstU32<256>;
    type MaxRollover = evaluation::MaxRollover;
    type MaxScores = ConstU32<4_096>;
    type MinEvaluatorStake = evaluation::MinEvaluatorStake;
    type MinStake = evaluation::MinStake;
    type MissedRevealPenalty = evaluation::MissedRevealPenalty;
    type Quorum = evaluation::Quorum;
    type QuorumFloor = evaluation::QuorumFloor;
    type SettlementBudget = evaluation::SettlementBudget;
    type StakeLeverage = evaluation::StakeLeverage;
    type Treasury = TreasuryAccount;
    type UnbondingPeriod = evaluation::UnbondingPeriod;
    type WeightInfo = pallet_evaluation::weights::SubstrateWeight<Runtime>;
}

impl pallet_tabs::Config for Runtime {
    type Assets = Registry;
    type CloseDelay = tabs::CloseDelay;
    type Currency = Balances;
    type DepositPerByte = registry::DepositPerByte;
    type Ledger = Rewards;
    type MinTabDeposit = tabs::MinTabDeposit;
    type PotId = TabsPotId;
    type Pots = super::Pots;
    type WeightInfo = pallet_tabs::weights::SubstrateWeight<Runtime>;
}
