//! Who makes blocks and finalizes them.
//!
//! A validator is a *member*, whom governance named, or a *candidate*, who put up a bond. Every session takes the
//! members first and then the candidates with the highest bonds, as many as the parameter `MaxValidators` allows. Both
//! need session keys before they are taken: `session.setKeys`, made on the validator's own node by
//! `author_rotateKeysWithOwner`.
//!
//! A bond answers for what its owner signs. It stays on hold after its owner left, for as long as an offence can be
//! reported, so that nobody escapes by leaving: that is what the SDK's `pallet-collator-selection` cannot do, which
//! gives the deposit back at once, and knows no offences. An author of two blocks in one slot and a voter for two
//! blocks in one round of GRANDPA lose a part of the bond to the treasury and their place, and are barred for
//! `UnbondingSessions`. A candidate that authors nothing for `IdleSessions` sessions loses its place alone.
//!
//! One report is taken of each offender, session and kind: what else a key signed in that session takes nothing more.
//! So a record is made only where somebody loses something, it is forgotten with its session, and a report that is not
//! taken costs its fee. All offenders of a kind in one session count as having acted together. The SDK's
//! `pallet-offences`, which counts by slots and rounds and forgets nothing, has no part in it.
//!
//! Whose key it was is what the chain remembers of each session ([`Keyrings`]), and not what the SDK's `historical`
//! sessions prove from the keys that are set at the time of the report: those can be changed between the offence and
//! the report, while the old ones are in force for up to two sessions more.
//!
//! Sessions are the SDK's `pallet-session`. They end here, at every multiple of `SessionLength`, and not in that
//! pallet's own hook, which declares a whole block for it and so would leave no room for anybody's transaction.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod offences;
mod sessions;
mod standing;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use offences::Longevity;
pub use pallet::*;
pub use sessions::Outside;
pub use types::{Candidacy, Kinds, Reason, Slash};
pub use weights::WeightInfo;

use sp_staking::SessionIndex;

/// The currency's name is the SDK's session pallet's too.
type CurrencyOf<T> = <T as Config>::Currency;
/// And so is that of the weights.
type WeightsOf<T> = <T as Config>::WeightInfo;

/// Sessions that whoever leaves still serves, the one in which it leaves and the one that is planned: a bond answers
/// for both.
pub const LEAD: SessionIndex = 2;

/// Under what the log files what happens here.
const LOG_TARGET: &str = "runtime::validators";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::let_unit_value, reason = "in what the macro writes")]
#[allow(deprecated, reason = "reports of equivocation are validated as the SDK's own are")]
pub mod pallet {
    use super::{Candidacy, Reason, Slash, WeightInfo};
    use alloc::{boxed::Box, vec::Vec};
    use frame_support::{pallet_prelude::*, traits::fungible};
    use frame_system::pallet_prelude::*;
    use sp_consensus_slots::Slot;
    use sp_runtime::Perbill;
    use sp_session::{GetValidatorCount, MembershipProof};
    use sp_staking::{SessionIndex, offence::Kind};
    use tributary_primitives::{AccountId, Balance, BlockNumber, equivocation::AuraEquivocationProof};

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<AccountId = AccountId, RuntimeEvent: From<Event<Self>>>
        + pallet_session::Config<ValidatorId = AccountId>
    {
        /// The token.
        type Currency: fungible::Inspect<AccountId, Balance = Balance>
            + fungible::hold::Mutate<AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// Who names members.
        type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The account that slashes go to.
        type Treasury: Get<AccountId>;

        /// The slot of the present block.
        type Slot: Get<Slot>;

        /// Blocks in a session, at least one.
        type SessionLength: Get<BlockNumber>;

        /// The most validators in a session: at least one, at most [`Config::MaxMembers`].
        type MaxValidators: Get<u32>;

        /// The most of a session's validators that candidates may be.
        type MaxCandidateShare: Get<Perbill>;

        /// The least bond of a candidate, in planck: at least one.
        type MinBond: Get<Balance>;

        /// Sessions after its own for which an offence can be reported. A bond is free [`LEAD`](crate::LEAD) sessions
        /// later than that after its owner left.
        type UnbondingSessions: Get<SessionIndex>;

        /// Whole sessions without a block after which a candidate loses its place: at least one.
        type IdleSessions: Get<u32>;

        /// The most members.
        #[pallet::constant]
        type MaxMembers: Get<u32>;

        /// The most candidates that stand at a time.
        #[pallet::constant]
        type MaxCandidates: Get<u32>;

        /// What calls and the change of sessions weigh.
        type WeightInfo: WeightInfo;

        /// What benchmarks need.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// A candidate's bond.
        Bond,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The accounts that governance named, in the order in which it did.
    #[pallet::storage]
    pub type Members<T: Config> = StorageValue<_, BoundedVec<AccountId, T::MaxMembers>, ValueQuery>;

    /// Every account with a bond, whether it stands or has left.
    #[pallet::storage]
    pub type Candidates<T: Config> = StorageMap<_, Blake2_128Concat, AccountId, Candidacy>;

    /// The candidates that stand, in the order in which they came.
    #[pallet::storage]
    pub type StandingCandidates<T: Config> = StorageValue<_, BoundedVec<AccountId, T::MaxCandidates>, ValueQuery>;

    /// Who validates in a session and with which keys, at most 64. Kept for as long as its offences can be reported.
    #[pallet::storage]
    #[pallet::unbounded]
    pub type Keyrings<T: Config> =
        StorageMap<_, Identity, SessionIndex, Vec<(AccountId, <T as pallet_session::Config>::Keys)>>;

    /// The oldest session that is kept.
    #[pallet::storage]
    pub type OldestSession<T: Config> = StorageValue<_, SessionIndex, ValueQuery>;

    /// The slot of the block in which a session began. The session's own validators make the blocks after that one.
    #[pallet::storage]
    pub type FirstSlots<T: Config> = StorageMap<_, Identity, SessionIndex, Slot>;

    /// Who offended in a session whose offences can still be reported, and what was taken for it.
    #[pallet::storage]
    pub type Slashes<T: Config> = StorageDoubleMap<_, Identity, SessionIndex, Blake2_128Concat, AccountId, Slash>;

    /// Who may not stand or be named, and from which session on it may again. If it is full, the bar that ends first
    /// makes room.
    #[pallet::storage]
    pub type Barred<T: Config> = StorageValue<_, BoundedVec<(AccountId, SessionIndex), T::MaxCandidates>, ValueQuery>;

    /// The hash of the last planned validators and their keys: the next ones are news only if theirs differs.
    #[pallet::storage]
    pub type PlannedDigest<T: Config> = StorageValue<_, [u8; 32], ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The first members, at least one. Their keys are `session.keys`.
        pub members: Vec<AccountId>,
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let distinct = self.members.iter().collect::<alloc::collections::BTreeSet<_>>().len();
            assert!(distinct == self.members.len(), "validators.members names an account twice");
            match BoundedVec::try_from(self.members.clone()) {
                Ok(members) => Members::<T>::put(members),
                Err(_) => panic!("validators.members has more than {} accounts", T::MaxMembers::get()),
            }
        }
    }

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account stands with a bond of `bond` planck.
        Joined { who: AccountId, bond: Balance },
        /// A bond grew to `bond` planck.
        BondIncreased { who: AccountId, bond: Balance },
        /// A candidate left by itself; its bond is free from session `release` on.
        Left { who: AccountId, release: SessionIndex },
        /// `amount` planck of a bond are free.
        BondWithdrawn { who: AccountId, amount: Balance },
        /// Governance named a member.
        MemberAdded { who: AccountId },
        /// Governance removed a member.
        MemberRemoved { who: AccountId },
        /// `amount` planck of a bond went to the treasury, for an offence in `session`.
        Slashed { who: AccountId, session: SessionIndex, amount: Balance },
        /// A candidate or a member lost its place.
        Removed { who: AccountId, reason: Reason },
        /// A report was taken: an offence of this kind in `session`. Another one like it is not.
        Reported { who: AccountId, session: SessionIndex, kind: Kind },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account has no session keys. Set them first: `author_rotateKeysWithOwner` on the validator's node makes
        /// them, `session.setKeys` takes them.
        NoKeys,
        /// The bond is smaller than the parameter `MinBond`, or than what the account has on hold already.
        BondTooSmall,
        /// The account stands already. `increaseBond` adds to its bond.
        AlreadyStanding,
        /// The account does not stand as a candidate.
        NotStanding,
        /// As many candidates stand as may, and none has a smaller bond.
        TooManyCandidates,
        /// The account has no bond.
        NoBond,
        /// The bond still answers for what its owner signed. The candidacy's `release` is the session in which it is
        /// free.
        StillBonded,
        /// Nobody would be left to make blocks.
        TooFewValidators,
        /// The account is a member already.
        AlreadyMember,
        /// The account is not a member.
        NotMember,
        /// There are as many members as may be.
        TooManyMembers,
        /// Zero planck: give at least one.
        ZeroAmount,
        /// A number would exceed what its type holds.
        Overflow,
        /// The proof does not show two blocks by one author in one slot of the session that it names.
        InvalidEquivocationProof,
        /// It was nobody's key in the session that the proof names, or the session is too long ago.
        InvalidKeyOwnershipProof,
        /// An offence of that kind in that session was reported of this account before: one is taken of each.
        DuplicateOffenceReport,
        /// The account offended or was removed by governance, and may not be a candidate or a member until the session
        /// that `barred` names.
        Barred,
        /// The report is true and nobody loses anything by it: the offender has no bond and no place left.
        NothingToTake,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T>
    where
        BlockNumberFor<T>: Into<BlockNumber>,
    {
        fn on_initialize(now: BlockNumberFor<T>) -> Weight {
            Self::end_session_if_due(now.into())
        }

        fn integrity_test() {
            assert!(T::MaxMembers::get() > 0 && T::MaxCandidates::get() > 0, "somebody must make blocks");
            assert!(T::SessionLength::get() > 0, "sessions must end");
            let validators = 1..=T::MaxMembers::get();
            assert!(validators.contains(&T::MaxValidators::get()), "weights are measured with at most `MaxMembers`");
            assert!(T::MinBond::get() > 0, "a candidate must have something to lose");
            assert!(T::IdleSessions::get() > 0, "a place is lost for idling, not for nothing");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Stands as a candidate with a bond of `bond` planck, from the session after the next on. A member may stand,
        /// too: it keeps its place as a member, and has something to lose.
        ///
        /// `bond` is all of it: who left and did not withdraw yet adds what is missing. If as many stand as may, the
        /// one with the smallest bond makes room for a larger one. O(candidates) then, else O(1).
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::join())]
        pub fn join(origin: OriginFor<T>, #[pallet::compact] bond: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_join(who, bond)
        }

        /// Adds `amount` planck to the caller's bond.
        #[pallet::call_index(1)]
        pub fn increase_bond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_increase_bond(who, amount)
        }

        /// Leaves: the caller is not taken for further sessions, and its bond is free [`LEAD`](crate::LEAD) sessions
        /// after offences in this one can no longer be reported.
        ///
        /// It is still bound to author and to vote in the sessions that it was taken for: this one and the next.
        #[pallet::call_index(2)]
        pub fn leave(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_leave(who)
        }

        /// Takes back the bond of a candidacy that is over.
        #[pallet::call_index(3)]
        pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_withdraw_bond(who)
        }

        /// Names a member: taken for every session from the one after the next on, without a bond. It needs session
        /// keys.
        #[pallet::call_index(4)]
        pub fn add_member(origin: OriginFor<T>, who: AccountId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_add_member(who)
        }

        /// Removes a member. Its candidacy, if it has one, stays.
        #[pallet::call_index(5)]
        pub fn remove_member(origin: OriginFor<T>, who: AccountId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_remove_member(who)
        }

        /// Reports an author of two blocks in one slot. Free if it is taken: one of each offender and session is, and
        /// only if somebody loses something by it.
        ///
        /// `key_owner_proof` names the session of that slot and how many validators it had; the chain remembers whose
        /// key it was. Two signatures and O(validators).
        #[pallet::call_index(6)]
        #[pallet::weight(<T as Config>::WeightInfo::report_equivocation(key_owner_proof.validator_count()))]
        pub fn report_equivocation(
            origin: OriginFor<T>,
            equivocation_proof: Box<AuraEquivocationProof<HeaderFor<T>>>,
            key_owner_proof: MembershipProof,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            Self::do_report(*equivocation_proof, key_owner_proof)?;
            Ok(Pays::No.into())
        }

        /// The same by a validator's node in a block of its own. No other node passes it on.
        #[pallet::call_index(7)]
        #[pallet::weight(<T as Config>::WeightInfo::report_equivocation(key_owner_proof.validator_count()))]
        pub fn report_equivocation_unsigned(
            origin: OriginFor<T>,
            equivocation_proof: Box<AuraEquivocationProof<HeaderFor<T>>>,
            key_owner_proof: MembershipProof,
        ) -> DispatchResultWithPostInfo {
            ensure_none(origin)?;
            Self::do_report(*equivocation_proof, key_owner_proof)?;
            Ok(Pays::No.into())
        }

        /// Removes a candidate, who is barred for `UnbondingSessions` unless it is a member. Its bond stays on hold as
        /// if it had left.
        #[pallet::call_index(8)]
        pub fn remove_candidate(origin: OriginFor<T>, who: AccountId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_remove_candidate(who)
        }
    }

    #[pallet::validate_unsigned]
    impl<T: Config> ValidateUnsigned for Pallet<T> {
        type Call = Call<T>;

        fn validate_unsigned(source: TransactionSource, call: &Self::Call) -> TransactionValidity {
            Self::validate_report(source, call)
        }

        fn pre_dispatch(call: &Self::Call) -> Result<(), TransactionValidityError> {
            Self::check_report(call)
        }
    }
}
