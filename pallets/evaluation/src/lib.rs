//! What is good: evaluators, stake, commit and reveal, epochs, consensus, settlement, emission.
//!
//! # Terminology
//!
//! - *Evaluator*: an account that scores published assets and has stake behind it, its own and others'.
//! - *Epoch*: the period that one emission pays for. Epoch 0 is the genesis block.
//! - *Settlement*: turning an epoch's scores into income, in pages.
//!
//! # An epoch's way
//!
//! During epoch `e` evaluators commit to scores, during `e + 1` they reveal them, and when `e + 1` has ended, `e` is
//! settled while the next epochs run. The stake that counts in `e` is what has been staked since before `e` began, and
//! it is also that stake, and no other, that `e` pays: what is added later enters the pools after `e` has been paid.
//! Of that, an evaluator counts for a multiple of its own at most. Where too little of it is revealed, an epoch has no
//! consensus, and what it would have paid waits, as far as there is room.
//!
//! | file | what it does |
//! | --- | --- |
//! | `stake.rs` | who is an evaluator, and what stands behind it |
//! | `scores.rs` | commitments and reveals |
//! | `epochs.rs` | the boundary of an epoch, emission to the treasury and to authors: O(1) a block |
//! | `settlement/` | the pages of a settlement: what drives them, and a file for each phase |
//! | `views.rs` | what clients may ask |
//!
//! # What a block pays for
//!
//! A page is planned, then weighed by its measured components, then run only if it fits: into what is left of the
//! block, and into the share of it that settlements may take. Only the first page of a block may be larger than that
//! share, or a share that was set too small would stop settlements for ever.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod epochs;
mod scores;
mod stake;
mod types;
mod views;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod settlement;
pub mod weights;

pub use epochs::LITTLE_EMISSION;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{
        Commitment, Course, Epoch, Evaluator, MAX_UNBONDING, Position, Revealer, Scored, Settlement, Unbond, WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::fungible, weights::WeightMeter};
    use frame_system::pallet_prelude::*;
    use sp_runtime::{Perbill, traits::Zero};
    use tributary_math::{
        Backing, EmissionSplit, Turnout,
        consensus::{BUCKET, Fresh, Outcome, Row, Sums},
    };
    use tributary_primitives::{
        AccountId, AssetId, Balance, BlockNumber, EpochIndex, EpochView, EvaluatorView, Hash, Phase, PositionView,
        ScoresView,
        traits::{self, Assets, Weights},
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    /// What an evaluator keeps to itself until it reveals its scores, so that nobody can guess them from the hash.
    pub type Salt = [u8; 32];

    #[pallet::config]
    pub trait Config:
        frame_system::Config<AccountId = AccountId, RuntimeEvent: From<Event<Self>>, Hash = Hash>
    {
        /// The token.
        type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
            + fungible::hold::Mutate<Self::AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// What exists.
        type Assets: Assets<Self::AccountId>;

        /// The pools in which stake counts, and who creates what assets and pools are paid.
        type Ledger: Weights<Self::AccountId> + traits::Emission<Self::AccountId>;

        /// The account that penalties and the treasury's part of emission go to.
        type Treasury: Get<Self::AccountId>;

        /// The author of the present block, if it is known.
        type Author: Get<Option<Self::AccountId>>;

        /// The length of epochs that begin from now on, in blocks: at least one.
        type EpochLength: Get<BlockNumber>;

        /// What an epoch emits, in planck, before decay.
        type EmissionPerEpoch: Get<Balance>;

        /// The part by which emission falls from one epoch to the next.
        type EmissionDecay: Get<Perbill>;

        /// For whom emission is: the parts sum to the whole.
        type EmissionSplit: Get<EmissionSplit>;

        /// The most of all stake that counts for one evaluator.
        type EvaluatorStakeCap: Get<Perbill>;

        /// How many times an evaluator's own stake counts for it at most.
        type StakeLeverage: Get<u32>;

        /// The part of the most stake that was revealed in one of the last epochs without which there is no consensus.
        type Quorum: Get<Perbill>;

        /// The least stake that has to be revealed for a consensus, in planck.
        type QuorumFloor: Get<Balance>;

        /// The most pots that wait for an epoch with a consensus.
        type MaxRollover: Get<u32>;

        /// The part of the evaluators' pot for agreement on assets that had no consensus before.
        type FreshShare: Get<Perbill>;

        /// The least stake of its own with which an evaluator may commit to scores, in planck.
        type MinEvaluatorStake: Get<Balance>;

        /// The least that an account may have staked to an evaluator, in planck.
        type MinStake: Get<Balance>;

        /// The highest commission.
        type MaxCommission: Get<Perbill>;

        /// Epochs from the one in which stake is withdrawn until it is free: at least [`MIN_UNBONDING`].
        ///
        /// [`MIN_UNBONDING`]: crate::MIN_UNBONDING
        type UnbondingPeriod: Get<EpochIndex>;

        /// The part of an evaluator's own stake that a commitment without reveal costs.
        type MissedRevealPenalty: Get<Perbill>;

        /// The share of a block's computation that settlements may take.
        type SettlementBudget: Get<Perbill>;

        /// The most evaluators that are registered at a time; at most 256.
        #[pallet::constant]
        type MaxEvaluators: Get<u32>;

        /// The most scores that one evaluator may give in an epoch.
        #[pallet::constant]
        type MaxScores: Get<u32>;

        /// Epochs for which scores and outcomes are kept after their settlement.
        #[pallet::constant]
        type HistoryDepth: Get<EpochIndex>;

        /// What calls, hooks and pages weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Staked to an evaluator, or unbonding.
        Stake,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The accounts that are registered as evaluators, in order.
    #[pallet::storage]
    pub type Registered<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxEvaluators>, ValueQuery>;

    /// The evaluators: every account that something is staked to, or that is registered.
    #[pallet::storage]
    pub type Evaluators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Evaluator>;

    /// The stake of all: what is staked to registered evaluators, and what of all stake counts.
    #[pallet::storage]
    pub type TotalStake<T: Config> = StorageValue<_, Backing, ValueQuery>;

    /// The positions: what an account has staked to an evaluator.
    #[pallet::storage]
    pub type Positions<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, T::AccountId, Position>;

    /// The positions that have stake from this epoch on its way into a pool: `(epoch, evaluator, who)`.
    #[pallet::storage]
    pub type Joins<T: Config> = StorageNMap<
        _,
        (
            NMapKey<Identity, EpochIndex>,
            NMapKey<Blake2_128Concat, T::AccountId>,
            NMapKey<Blake2_128Concat, T::AccountId>,
        ),
        (),
    >;

    /// An account's stake on its way out, in order of release.
    #[pallet::storage]
    pub type Unbonding<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<Unbond, ConstU32<MAX_UNBONDING>>, ValueQuery>;

    /// The number of the present epoch.
    #[pallet::storage]
    pub type CurrentIndex<T: Config> = StorageValue<_, EpochIndex, ValueQuery>;

    /// The present epoch.
    #[pallet::storage]
    pub type CurrentEpoch<T: Config> = StorageValue<_, Epoch, ValueQuery>;

    /// The epochs that ended and are not history yet.
    #[pallet::storage]
    pub type Epochs<T: Config> = StorageMap<_, Identity, EpochIndex, Epoch>;

    /// The course of emission: what the present epoch emits, and the parameter that it set out from.
    #[pallet::storage]
    pub type EmissionCourse<T: Config> = StorageValue<_, Course>;

    /// Planck for assets that epochs without a consensus left to those that have one.
    #[pallet::storage]
    pub type RolledOver<T: Config> = StorageValue<_, Balance, ValueQuery>;

    /// Planck for evaluators that epochs left in which nobody agreed beyond chance on fresh assets.
    #[pallet::storage]
    pub type FreshRolledOver<T: Config> = StorageValue<_, Balance, ValueQuery>;

    /// What was revealed in the last epochs whose settlement began.
    #[pallet::storage]
    pub type RecentTurnout<T: Config> = StorageValue<_, Turnout, ValueQuery>;

    /// The assets of a bucket that are not fresh, for they had a consensus: bit `k` is that of slot `k`. Keys as in
    /// `buckets`.
    #[pallet::storage]
    pub type Known<T: Config> = StorageMap<_, Identity, [u8; 4], u64, ValueQuery>;

    /// The commitments that are not revealed, by epoch and evaluator.
    #[pallet::storage]
    pub type Commits<T: Config> = StorageDoubleMap<_, Identity, EpochIndex, Blake2_128Concat, T::AccountId, Commitment>;

    /// The evaluators that revealed their scores of an epoch, in the order in which they did.
    #[pallet::storage]
    pub type Revealed<T: Config> =
        StorageMap<_, Identity, EpochIndex, BoundedVec<Revealer, T::MaxEvaluators>, ValueQuery>;

    /// The buckets of assets that are scored in an epoch. Their keys are the buckets' numbers in big-endian, so that
    /// they iterate in order.
    #[pallet::storage]
    pub type Buckets<T: Config> = StorageDoubleMap<_, Identity, EpochIndex, Identity, [u8; 4], Scored>;

    /// The scores of a bucket's assets by an evaluator: `(epoch, bucket, evaluator)`.
    #[pallet::storage]
    pub type Scores<T: Config> = StorageNMap<
        _,
        (NMapKey<Identity, EpochIndex>, NMapKey<Identity, u32>, NMapKey<Blake2_128Concat, T::AccountId>),
        Row,
    >;

    /// The outcomes of scoring: what consensus made of the assets of a bucket. Keys as in `buckets`.
    #[pallet::storage]
    pub type Outcomes<T: Config> =
        StorageDoubleMap<_, Identity, EpochIndex, Identity, [u8; 4], BoundedVec<Outcome, ConstU32<BUCKET>>>;

    /// The epoch that is settled next.
    #[pallet::storage]
    pub type NextToSettle<T: Config> = StorageValue<_, EpochIndex, ValueQuery>;

    /// The settlement under way: its epoch, and how far it has come.
    #[pallet::storage]
    pub type Settling<T: Config> = StorageValue<_, Settlement>;

    /// The evaluators' sums in the settlement under way, in order of reveal.
    #[pallet::storage]
    pub type SettlingSums<T: Config> = StorageValue<_, BoundedVec<Sums, T::MaxEvaluators>, ValueQuery>;

    /// What evaluators agree in on fresh assets in the settlement under way, in order of reveal.
    #[pallet::storage]
    pub type SettlingFresh<T: Config> = StorageValue<_, BoundedVec<Fresh, T::MaxEvaluators>, ValueQuery>;

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account is an evaluator now.
        EvaluatorRegistered { evaluator: T::AccountId, commission: Perbill },
        /// An evaluator left, or `replaced_by` took its place. What is staked to it unbonds.
        EvaluatorLeft { evaluator: T::AccountId, replaced_by: Option<T::AccountId> },
        /// `amount` planck were staked to an evaluator; they count from the next epoch on.
        Staked { evaluator: T::AccountId, who: T::AccountId, amount: Balance },
        /// `amount` planck were withdrawn from an evaluator; they are free from epoch `release` on.
        Unstaked { evaluator: T::AccountId, who: T::AccountId, amount: Balance, release: EpochIndex },
        /// `amount` planck that had unbonded are free.
        Withdrawn { who: T::AccountId, amount: Balance },
        /// `amount` planck were moved from one evaluator to another; there they count from the next epoch on.
        Restaked { from: T::AccountId, to: T::AccountId, who: T::AccountId, amount: Balance },
        /// An evaluator is bound to its scores of `epoch`, and to none that it committed to before.
        ScoresCommitted { epoch: EpochIndex, evaluator: T::AccountId, commitment: Hash },
        /// An evaluator revealed its scores of `epoch`: `scored` assets, its own left out. `stake` planck count, within
        /// what its own stake lets count, before the cap.
        ScoresRevealed { epoch: EpochIndex, evaluator: T::AccountId, stake: Balance, scored: u32 },
        /// An evaluator did not reveal: `penalty` planck of its stake went to the treasury.
        RevealMissed { epoch: EpochIndex, evaluator: T::AccountId, penalty: Balance },
        /// An epoch of so many blocks began with this one.
        EpochStarted { epoch: EpochIndex, blocks: BlockNumber, emission: Balance },
        /// The author of this block received `amount` planck of emission.
        AuthorRewarded { epoch: EpochIndex, author: T::AccountId, amount: Balance },
        /// The treasury received `amount` planck of emission: its own part, or what nobody else could be given.
        TreasuryRewarded { epoch: EpochIndex, amount: Balance },
        /// The settlement of `epoch` began: `evaluators` revealed `revealed` planck, `stake` of them within the cap.
        /// There is a consensus only if they are at least `quorum`.
        SettlementStarted { epoch: EpochIndex, evaluators: u32, stake: Balance, revealed: Balance, quorum: Balance },
        /// An evaluator is paid `amount` planck for `epoch`: `commission` to it alone, the rest to its stake pool, or
        /// if nobody has stake in that any more, to the treasury. `stake` planck of its stake counted. Its agreement is
        /// `2 * shared / (given + consensus)`; on fresh assets, for which `for_fresh` of `amount` are, it is what
        /// `fresh.shared` exceeds the chance by, over `fresh.consensus`.
        EvaluatorRewarded {
            epoch: EpochIndex,
            evaluator: T::AccountId,
            stake: Balance,
            shared: u64,
            given: u64,
            consensus: u64,
            fresh: Fresh,
            amount: Balance,
            for_fresh: Balance,
            commission: Balance,
        },
        /// `epoch` is settled: this many planck were created for assets and for evaluators, `for_fresh` of the latter
        /// for agreement on `fresh_assets` assets, those among them that the treasury had; and so many for assets, and
        /// for evaluators, were left to the next epochs.
        EpochSettled {
            epoch: EpochIndex,
            assets: Balance,
            evaluators: Balance,
            for_fresh: Balance,
            fresh_assets: u32,
            rolled_over: Balance,
            fresh_rolled_over: Balance,
        },
        /// A page of a settlement could not be done and was passed over; what it would have paid is not created.
        PageFailed { epoch: EpochIndex, phase: Option<Phase>, error: DispatchError },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account is an evaluator already.
        AlreadyRegistered,
        /// The account is not a registered evaluator.
        NotAnEvaluator,
        /// The commission exceeds the parameter `MaxCommission`. Ask for less.
        CommissionTooHigh,
        /// All places are taken, and the caller's stake does not exceed that of the evaluator with the least. Stake
        /// more to yourself first.
        SetFull,
        /// Zero planck: give at least one.
        ZeroAmount,
        /// A position would be smaller than the parameter `MinStake`. Stake more, or withdraw all of it.
        BelowMinimumStake,
        /// The account has less than that staked to the evaluator.
        NotEnoughStake,
        /// So much of the evaluator's own stake answers for commitments that are not revealed. Reveal them, or withdraw
        /// less.
        StakeCommitted,
        /// The account has as many amounts unbonding as it may. Withdraw those that are free, or wait until one is.
        TooManyUnbonding,
        /// Settlements have fallen behind, and the position has stake from as many epochs waiting as it may. Try again
        /// in a while.
        TooManyJoining,
        /// Nothing of the account's stake has unbonded yet. The event `Unstaked` names the epoch in which it will.
        NothingToWithdraw,
        /// None of the evaluator's stake counts in this epoch: stake counts from the epoch after the one in which it
        /// came.
        NotEligible,
        /// The evaluator's own stake is below the parameter `MinEvaluatorStake`. Stake more to yourself.
        OwnStakeTooLow,
        /// Scores that the account committed to before it left are not settled yet. Register again when they are.
        CommitmentsOpen,
        /// Stake is moved from one evaluator to another, not to the same.
        SameEvaluator,
        /// Stake of this position was moved less than `UnbondingPeriod` epochs ago. Wait, or unstake.
        RestakedLately,
        /// The evaluator has no commitment for the epoch before this one, which alone can be revealed now. If it had
        /// one for an earlier epoch, that was not revealed in time.
        NoCommitment,
        /// The evaluator has revealed its scores already.
        AlreadyRevealed,
        /// The commitment is for the present epoch. Reveal it in the next one.
        RevealTooEarly,
        /// The commitment is for an epoch whose reveals are closed.
        RevealTooLate,
        /// The scores and the salt do not give the hash committed to. It is `blake2_256` of the SCALE encoding of
        /// `(epoch, account, scores, salt)`.
        HashMismatch,
        /// No score is above zero.
        NoScores,
        /// More scores than the constant `MaxScores`.
        TooManyScores,
        /// An asset is scored twice.
        DuplicateScore,
        /// No asset has an id that was scored.
        UnknownAsset,
        /// An asset that was scored is not published, or was retired before the commitment.
        NotPublished,
        /// A sum or a product does not fit its type. Give smaller numbers.
        Overflow,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T>
    where
        BlockNumberFor<T>: Into<BlockNumber>,
    {
        fn on_initialize(block: BlockNumberFor<T>) -> Weight {
            Self::pass_time(block.into())
        }

        fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
            Self::settle_some(meter);
        }

        fn integrity_test() {
            Self::check_config();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers the caller as an evaluator that keeps `commission` of its pay and divides the rest by stake.
        ///
        /// When all places are taken, the caller's stake (see `stake`) must exceed that of the evaluator with the
        /// least, which leaves. Who left can come back when all that it committed to is settled, so that no commission
        /// changes under a commitment. O(1) while there is a free place, else O(evaluators).
        ///
        /// Errors: `AlreadyRegistered`, `CommitmentsOpen`, `CommissionTooHigh`, `SetFull`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register_evaluator_full())]
        pub fn register_evaluator(origin: OriginFor<T>, commission: Perbill) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let took_a_place = Self::register(&who, commission)?;
            Ok(took_a_place.then(T::WeightInfo::register_evaluator).into())
        }

        /// Puts `amount` planck of the caller's on hold behind a registered evaluator, or behind the caller itself
        /// before it registers. They count from the next epoch on. O(1).
        ///
        /// Errors: `ZeroAmount`, `NotAnEvaluator`, `BelowMinimumStake`, `TooManyJoining`, `Overflow`, and the
        /// currency's when the caller has too little.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::stake())]
        pub fn stake(
            origin: OriginFor<T>,
            evaluator: T::AccountId,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
            Self::add_stake(&evaluator, &who, amount)
        }

        /// Takes `amount` planck of the caller's from behind an evaluator, those that came last first. They stop
        /// counting at once and are free after the unbonding period. If the evaluator left, the period began when it
        /// did. O(1).
        ///
        /// Errors: `ZeroAmount`, `NotEnoughStake`, `StakeCommitted`, `BelowMinimumStake`, `TooManyUnbonding`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::unstake())]
        pub fn unstake(
            origin: OriginFor<T>,
            evaluator: T::AccountId,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
            Self::begin_unbonding(&evaluator, &who, amount)
        }

        /// Frees what of the caller's stake has unbonded. O(amounts unbonding).
        ///
        /// Errors: `NothingToWithdraw`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::withdraw_unbonded())]
        pub fn withdraw_unbonded(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::withdraw(who)
        }

        /// Binds the caller to its scores for the present epoch: `hash` is `blake2_256` of the SCALE encoding of
        /// `(epoch: u32, account, scores: Vec<(u32, u16)>, salt: [u8; 32])`. It reveals them in the next epoch, or
        /// loses the part `MissedRevealPenalty` of its own stake. Until the epoch ends another call binds it to others
        /// instead, and the penalty does not fall by that. O(1).
        ///
        /// Errors: `NotAnEvaluator`, `NotEligible`, `OwnStakeTooLow`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::commit_scores())]
        pub fn commit_scores(origin: OriginFor<T>, hash: Hash) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::commit(&who, hash)
        }

        /// Reveals what the caller committed to in the epoch before: raw scores by asset, in any order and on any scale
        /// (the highest becomes 65535), and the salt. Assets of which the caller is the steward, and those that were
        /// retired since the commitment, count as not scored. O(scores log scores).
        ///
        /// Errors: `NoCommitment`, `AlreadyRevealed`, `RevealTooEarly`, `RevealTooLate`, `HashMismatch`,
        /// `TooManyScores`, `NoScores`, `DuplicateScore`, `UnknownAsset`, `NotPublished`.
        #[pallet::call_index(5)]
        #[pallet::weight(Pallet::<T>::weight_of_reveal(scores))]
        pub fn reveal_scores(origin: OriginFor<T>, scores: Vec<(AssetId, u16)>, salt: Salt) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::reveal(&who, scores, salt)
        }

        /// Takes the caller out of the evaluators. What is staked to it unbonds from now on; what is committed can
        /// still be revealed, and counts. O(1).
        ///
        /// Errors: `NotAnEvaluator`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::deregister())]
        pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::leave(&who, None)
        }

        /// Moves `amount` planck of the caller's from behind one evaluator, those that came last first, to another, or
        /// to the caller itself, without unbonding. They stop counting at once and count there from the next epoch on.
        /// Neither position can be moved from again for `UnbondingPeriod` epochs. O(1).
        ///
        /// Errors: `ZeroAmount`, `SameEvaluator`, `NotEnoughStake`, `RestakedLately`, `StakeCommitted`,
        /// `BelowMinimumStake`, `NotAnEvaluator`, `TooManyJoining`, `Overflow`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::restake())]
        pub fn restake(
            origin: OriginFor<T>,
            from: T::AccountId,
            to: T::AccountId,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
            Self::move_stake(&from, &to, who, amount)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The present epoch, and how far the settlement of earlier ones has come. O(evaluators + buckets left), of
        /// which it counts 1,000 at most.
        pub fn epoch() -> EpochView {
            Self::view_epoch()
        }

        /// The registered evaluators, in order of account. O(evaluators).
        pub fn evaluators() -> Vec<EvaluatorView<T::AccountId>> {
            Self::view_evaluators()
        }

        /// What evaluators made of an asset in an epoch. O(evaluators).
        pub fn scores(epoch: EpochIndex, asset: AssetId) -> Option<ScoresView<T::AccountId>> {
            Self::view_scores(epoch, asset)
        }

        /// What an account has staked, in planck, by evaluator. O(its positions).
        pub fn stakes(account: T::AccountId) -> Vec<(T::AccountId, Balance)> {
            Self::view_stakes(&account)
        }

        /// What an account has staked, by evaluator, and what of it counts; the first 1,024. O(its positions).
        pub fn positions(account: T::AccountId) -> Vec<PositionView<T::AccountId>> {
            Self::view_positions(&account)
        }

        /// What of an account's stake unbonds, with the epoch from which it can be withdrawn. O(1).
        pub fn unbonding(account: T::AccountId) -> Vec<(EpochIndex, Balance)> {
            Unbonding::<T>::get(account).into_iter().map(|chunk| (chunk.release, chunk.amount)).collect()
        }
    }
}
