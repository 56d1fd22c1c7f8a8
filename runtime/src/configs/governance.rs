//! Referenda, what they may do, and the treasury.

use crate::{
    configs::RuntimeBlockWeights,
    parameters::{ParameterOrigin, Rules, in_range::governance},
    *,
};
use frame_support::{
    PalletId, parameter_types,
    traits::{
        ConstU32, ConstU128, Contains, EitherOf, EqualPrivilegeOnly, Get, LinearStoragePrice,
        fungible::HoldConsideration,
        tokens::{PayFromAccount, currency::ActiveIssuanceOf},
    },
    weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_governance::{
    Budget, ChamberRules, ContributorShares, DAYS, EnsureCanceller, EnsureKiller, EnsureTreasurer, Scaled,
    ScaledDeposit, TallyOf, TokenPolls, TrackId, VoteLockingPeriod, WithRoom,
};
use sp_runtime::{Perbill, Permill, traits::AccountIdLookup};
use tributary_primitives::traits::Voices;

/// The deposit for an entry of storage, in planck.
pub type DepositPerItem = ConstU128<{ deposit(1, 0) }>;
/// The deposit for a byte of storage, in planck.
pub type DepositPerByte = ConstU128<{ deposit(0, 1) }>;

parameter_types! {
    /// Four fifths of a block are the most that scheduled calls may take: the rest keeps transactions flowing whatever
    /// was scheduled.
    pub MaximumSchedulerWeight: Weight = RuntimeBlockWeights::get().max_block.saturating_div(5).saturating_mul(4);
    pub const PreimageHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
    /// Referenda that can wait for one track: thousands, for each needs its deposit, and a queue that is full lets more
    /// be decided at once than the track would.
    pub const MaxQueued: u32 = 2_048;
    /// The id that explorers know as a treasury's.
    pub const TreasuryPalletId: PalletId = PalletId(*b"py/trsry");
    pub TreasuryAccount: AccountId = Treasury::account_id();
    /// Nothing that the treasury does not spend is destroyed.
    pub const Burn: Permill = Permill::zero();
}

impl pallet_preimage::Config for Runtime {
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageHoldReason,
        LinearStoragePrice<DepositPerItem, DepositPerByte, Balance>,
    >;
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
}

impl pallet_scheduler::Config for Runtime {
    type BlockNumberProvider = System;
    /// To fill a block costs as many deposits, and delays what it was filled for by a block.
    type MaxScheduledPerBlock = ConstU32<512>;
    type MaximumWeight = MaximumSchedulerWeight;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    type PalletsOrigin = OriginCaller;
    type Preimages = Preimage;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
}

/// What support is measured against: the tokens that somebody could vote with. The treasury's are not among them.
pub type Electorate = ActiveIssuanceOf<Balances, AccountId>;

/// The contributors' chamber: two parameters, and what all contributors together earned.
pub struct ContributorsChamber;

impl ChamberRules for ContributorsChamber {
    fn shares() -> ContributorShares {
        governance::ContributorShare::get()
    }

    fn quorum() -> Perbill {
        governance::ChamberQuorum::get()
    }

    fn voices() -> Balance {
        <Rewards as Voices<AccountId>>::all()
    }
}

impl pallet_conviction_voting::Config for Runtime {
    type BlockNumberProvider = System;
    type Currency = Balances;
    type MaxTurnout = Electorate;
    type MaxVotes = ConstU32<512>;
    type Polls = TokenPolls<Referenda, Electorate, ContributorsChamber>;
    type RuntimeEvent = RuntimeEvent;
    type VoteLockingPeriod = VoteLockingPeriod<Runtime>;
    type VotingHooks = ();
    type WeightInfo = weights::pallet_conviction_voting::WeightInfo<Runtime>;
}

/// The tracks for which so many referenda wait that no more can.
///
/// Benchmarks fill queues and measure what the SDK's pallet would do then, which is more than ever happens here.
pub struct FullQueues;

impl Contains<TrackId> for FullQueues {
    fn contains(track: &TrackId) -> bool {
        let waiting = || pallet_referenda::TrackQueue::<Runtime>::decode_len(*track).unwrap_or_default();
        !cfg!(feature = "runtime-benchmarks") && waiting() >= MaxQueued::get() as usize
    }
}

impl pallet_referenda::Config for Runtime {
    /// A referendum is looked at in the very block in which its state changes.
    type AlarmInterval = ConstU32<1>;
    type BlockNumberProvider = System;
    type CancelOrigin = EitherOf<EnsureRoot<AccountId>, EnsureCanceller<Runtime>>;
    type Currency = Balances;
    type KillOrigin = EitherOf<EnsureRoot<AccountId>, EnsureKiller<Runtime>>;
    type MaxQueued = MaxQueued;
    type Preimages = Preimage;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type Scheduler = WithRoom<Runtime, Scheduler>;
    /// What a killed referendum had on deposit.
    type Slash = Treasury;
    /// Ten TRIB, a hundredth of the highest decision deposit: proposing is open to everybody but not idle talk.
    type SubmissionDeposit = ScaledDeposit<Runtime, ConstU128<{ UNIT.saturating_mul(10) }>>;
    type SubmitOrigin = EnsureSigned<AccountId>;
    type Tally = TallyOf<Runtime>;
    type Tracks = pallet_governance::Tracks<Runtime>;
    /// Two decisions' length: who has not placed the decision deposit by then never will.
    type UndecidingTimeout = Scaled<Runtime, ConstU32<{ DAYS.saturating_mul(14) }>>;
    type Votes = Balance;
    type WeightInfo = weights::pallet_referenda::WeightInfo<Runtime>;
}

/// What the treasury can spend, in planck: all but the existential deposit.
pub struct TreasuryHoldings;

impl Get<Balance> for TreasuryHoldings {
    fn get() -> Balance {
        Treasury::pot()
    }
}

impl pallet_treasury::Config for Runtime {
    type AssetKind = ();
    type BalanceConverter = Budget<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::TreasuryArguments;
    type Beneficiary = AccountId;
    type BeneficiaryLookup = AccountIdLookup<AccountId, ()>;
    type BlockNumberProvider = System;
    type Burn = Burn;
    type BurnDestination = ();
    type Currency = Balances;
    type MaxApprovals = ConstU32<100>;
    type PalletId = TreasuryPalletId;
    type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
    /// How long an approved spend waits for somebody to call it out.
    type PayoutPeriod = Scaled<Runtime, ConstU32<{ DAYS.saturating_mul(30) }>>;
    type RejectOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type SpendFunds = ();
    type SpendOrigin =
        EitherOf<EnsureRootWithSuccess<AccountId, ConstU128<{ Balance::MAX }>>, EnsureTreasurer<Runtime>>;
    /// How often `spendLocal` is paid; `spend` is paid as soon as somebody calls it out.
    type SpendPeriod = Scaled<Runtime, ConstU32<{ DAYS.saturating_mul(7) }>>;
    type WeightInfo = weights::pallet_treasury::WeightInfo<Runtime>;
}

impl pallet_parameters::Config for Runtime {
    type AdminOrigin = ParameterOrigin;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = RuntimeParameters;
    type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

impl pallet_governance::Config for Runtime {
    type BigSpendLimit = governance::BigSpendLimit;
    type Chamber = ContributorsChamber;
    type DepositPercent = governance::DepositPercent;
    type Electorate = Electorate;
    type FullQueues = FullQueues;
    type Polls = Referenda;
    type Rules = Rules;
    type SmallSpendLimit = governance::SmallSpendLimit;
    type TreasurersShare = governance::TreasurersShare;
    type TreasuryHoldings = TreasuryHoldings;
    type Voices = Rewards;
    type WeightInfo = pallet_governance::weights::SubstrateWeight<Runtime>;
}
