//! Who did what: data and compute contributions to open assets, and their review.
//!
//! # Terminology
//!
//! - *Contribution*: data or compute work that an account records against an open asset: a commitment (the hash of the
//!   work or its manifest), the units it claims (records of data, GPU-seconds of compute) and where it is found.
//! - *Weight*: what a reviewer makes of it; what it counts for in the asset's pool of its class.
//!
//! # Life of a contribution
//!
//! `contribute` -> *Pending* -> `assess`: *Accepted*, with its weight; or `reject` or `withdraw`: gone. While its asset
//! is open, a reviewer may `reassess` what it accepted, or `revoke` it, and its contributor may `withdraw` it. Once the
//! asset is closed nothing more is accepted and weights only fall, so that nobody's share is diluted unseen, and
//! whoever disagrees can leave before money flows. From publication on weights are fixed.
//!
//! Whoever contributes has the record's bytes on hold for as long as it is there: until it is rejected, revoked or
//! withdrawn, or, from publication on, until its contributor lets the record go with `forget`; what it weighs stays. A
//! reviewer may say of what it rejects that it is spam; then the deposit is the treasury's. Nobody assesses its own.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod impls;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{Contribution, Reason, Review, WeightInfo};
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::fungible};
    use frame_system::pallet_prelude::*;
    use tributary_primitives::{
        AssetId, AssetState, Balance, Class, ContributionId, ContributionView, Hash, MAX_BATCH, Page, ReviewState, Uri,
        traits::{Assets, Weights},
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// What exists.
        type Assets: Assets<Self::AccountId>;

        /// The pools in which contributions count.
        type Ledger: Weights<Self::AccountId>;

        /// The token, in which deposits are held.
        type Currency: fungible::MutateHold<Self::AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// The deposit for a contribution whatever its size, in planck.
        type DepositBase: Get<Balance>;

        /// The deposit for a byte that the record of a contribution takes, in planck.
        type DepositPerByte: Get<Balance>;

        /// The chain's treasury: deposits for spam are its own.
        type Treasury: Get<Self::AccountId>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for the record of a contribution.
        Contribution,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The id of the next contribution.
    #[pallet::storage]
    pub type NextContribution<T: Config> = StorageValue<_, ContributionId, ValueQuery>;

    /// Every contribution that is pending or accepted, and not forgotten.
    #[pallet::storage]
    pub type Contributions<T: Config> = StorageMap<_, Twox64Concat, ContributionId, Contribution<T::AccountId>>;

    /// The contributions to each asset.
    #[pallet::storage]
    pub type ByAsset<T: Config> = StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, ContributionId, ()>;

    /// The contributions of each account.
    #[pallet::storage]
    pub type ByAccount<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ContributionId, ()>;

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Work was recorded against an open asset.
        Contributed {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            class: Class,
            units: u64,
            commitment: Hash,
            uri: Uri,
        },
        /// A reviewer accepted a contribution: it counts for `weight` in its asset's pool. `evidence` is the hash of
        /// what the reviewer bases that on, if it says so.
        Assessed {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            weight: u64,
            evidence: Option<Hash>,
        },
        /// A reviewer changed what an accepted contribution weighs.
        Reassessed {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            before: u64,
            weight: u64,
        },
        /// A reviewer rejected a contribution; it is gone, and if it was spam its deposit is the treasury's.
        Rejected {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            reason: Reason,
            spam: bool,
        },
        /// A reviewer took the acceptance of a contribution back; it is gone.
        Revoked {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            reason: Reason,
        },
        /// The contributor took a contribution back; it is gone.
        Withdrawn { contribution: ContributionId, asset: AssetId, who: T::AccountId },
        /// The contributor let the record of a contribution to a published asset go; its weight stays.
        Forgotten { contribution: ContributionId, asset: AssetId, who: T::AccountId },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No asset has this id.
        UnknownAsset,
        /// No contribution has this id, or it was rejected, revoked, withdrawn or forgotten.
        UnknownContribution,
        /// The asset is not open any more. What is pending can still be withdrawn.
        NotOpen,
        /// Only a reviewer of the asset may do this.
        NotReviewer,
        /// Only the contributor may do this.
        NotContributor,
        /// The contribution has been accepted already; once its asset is published it cannot be withdrawn any more.
        NotPending,
        /// The contribution has not been accepted. Assess or reject it.
        NotAccepted,
        /// Nobody reviews its own contribution. Let another reviewer of the asset do it.
        OwnContribution,
        /// The asset is closed: until its publication weights only fall.
        WeightRises,
        /// The contributions of this class would weigh more than the asset's budget for it, which is fixed.
        OverBudget,
        /// The asset is not published. Withdraw the contribution instead.
        NotPublished,
        /// Zero units were claimed: give the records or GPU-seconds, at least one.
        ZeroUnits,
        /// A weight of zero. Reject the contribution instead.
        ZeroWeight,
        /// The URI is empty.
        EmptyUri,
        /// The URI is longer than 256 bytes.
        UriTooLong,
        /// The reason is empty. Tell the contributor why.
        EmptyReason,
        /// The reason is longer than 256 bytes.
        ReasonTooLong,
        /// URI and reason must be UTF-8.
        NotUtf8,
        /// The list is empty.
        EmptyBatch,
        /// The list has more entries than a call takes. Split it over several calls.
        BatchTooLong,
        /// Every id has been given.
        NoIdLeft,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Records work of `class` against an open asset: `units` of it (records of data, GPU-seconds of compute),
        /// bound by `commitment` and found at `uri`. Holds a deposit for as long as the record is there. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotOpen`, `ZeroUnits`, `EmptyUri`, `UriTooLong`, `NotUtf8`, and the currency's when
        /// the caller has too little.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::contribute())]
        pub fn contribute(
            origin: OriginFor<T>,
            asset: AssetId,
            class: Class,
            #[pallet::compact] units: u64,
            commitment: Hash,
            uri: Vec<u8>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(Self::state(asset)? == AssetState::Open, Error::<T>::NotOpen);
            ensure!(units > 0, Error::<T>::ZeroUnits);
            let uri = Self::check_text(uri, Error::<T>::EmptyUri, Error::<T>::UriTooLong)?;
            Self::record(who, asset, class, units, commitment, uri)
        }

        /// Accepts a pending contribution with a weight, which counts in the asset's pool of its class. For reviewers
        /// of an open asset, of what is not their own. The asset's deposit grows by its first contribution of each
        /// member. `evidence` may be the hash of what the weight is based on, such as the report of a valuation; the
        /// event tells it, and the chain does not look at it. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotPending`, `OwnContribution`, `ZeroWeight`,
        /// `OverBudget`, and the currency's when the steward has too little for the deposit.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::assess_many(1))]
        pub fn assess(
            origin: OriginFor<T>,
            contribution: ContributionId,
            #[pallet::compact] weight: u64,
            evidence: Option<Hash>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_assess(&who, contribution, weight, evidence)
        }

        /// Accepts several pending contributions without evidence, all or none. O(assessments).
        ///
        /// Errors: as `assess`, and `EmptyBatch`, `BatchTooLong`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::assess_many(assessments.len() as u32))]
        pub fn assess_many(origin: OriginFor<T>, assessments: Vec<(ContributionId, u64)>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!assessments.is_empty(), Error::<T>::EmptyBatch);
            ensure!(assessments.len() <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            assessments
                .into_iter()
                .try_for_each(|(contribution, weight)| Self::do_assess(&who, contribution, weight, None))
        }

        /// Turns a pending contribution down and tells why, in 1 to 256 bytes of UTF-8. For reviewers of an asset that
        /// is not published. Returns the contributor's deposit, or gives it to the treasury if it is `spam`. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotPending`, `EmptyReason`, `ReasonTooLong`,
        /// `NotUtf8`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::reject())]
        pub fn reject(
            origin: OriginFor<T>,
            contribution: ContributionId,
            reason: Vec<u8>,
            spam: bool,
        ) -> DispatchResult {
            let reviewer = ensure_signed(origin)?;
            let (record, _) = Self::reviewable(&reviewer, contribution)?;
            ensure!(record.review == Review::Pending, Error::<T>::NotPending);
            let reason = Self::check_reason(reason)?;
            Self::remove(contribution, &record, spam)?;
            let Contribution { asset, who, .. } = record;
            Self::deposit_event(Event::Rejected { contribution, asset, who, reviewer, reason, spam });
            Ok(())
        }

        /// Takes the caller's contribution back and returns the deposit: what is pending whatever the asset's state,
        /// what is accepted until the asset is published. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotContributor`, `NotPending`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_withdraw(who, contribution)
        }

        /// Changes what an accepted contribution weighs: as it likes while the asset is open, only downwards once it is
        /// closed. For reviewers, of what is not their own. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotAccepted`, `OwnContribution`, `ZeroWeight`,
        /// `WeightRises`, `OverBudget`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::reassess())]
        pub fn reassess(
            origin: OriginFor<T>,
            contribution: ContributionId,
            #[pallet::compact] weight: u64,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_reassess(&who, contribution, weight)
        }

        /// Takes the acceptance of a contribution back, as long as the asset is not published, and tells why, in 1 to
        /// 256 bytes of UTF-8. For reviewers. Returns the contributor's deposit. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotAccepted`, `EmptyReason`, `ReasonTooLong`,
        /// `NotUtf8`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::revoke())]
        pub fn revoke(origin: OriginFor<T>, contribution: ContributionId, reason: Vec<u8>) -> DispatchResult {
            let reviewer = ensure_signed(origin)?;
            let (record, _) = Self::reviewable(&reviewer, contribution)?;
            ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
            let reason = Self::check_reason(reason)?;
            Self::unweigh(&record)?;
            Self::remove(contribution, &record, false)?;
            let Contribution { asset, who, .. } = record;
            Self::deposit_event(Event::Revoked { contribution, asset, who, reviewer, reason });
            Ok(())
        }

        /// Lets the record of the caller's accepted contribution to a published asset go, and returns the deposit for
        /// it. What it weighs stays: payouts need the membership, not the record. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotContributor`, `NotPublished`, `NotAccepted`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::forget())]
        pub fn forget(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let (record, state) = Self::known(contribution)?;
            ensure!(record.who == who, Error::<T>::NotContributor);
            ensure!(state.was_published(), Error::<T>::NotPublished);
            ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
            Self::remove(contribution, &record, false)?;
            Self::deposit_event(Event::Forgotten { contribution, asset: record.asset, who });
            Ok(())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The contributions to an asset, after `from`, all or those of one state; at most `limit` are looked at.
        /// O(limit).
        pub fn contributions_of(
            asset: AssetId,
            state: Option<ReviewState>,
            from: Option<ContributionId>,
            limit: u32,
        ) -> Page<ContributionView<T::AccountId>, ContributionId> {
            let ids = match from {
                Some(from) => ByAsset::<T>::iter_key_prefix_from(asset, ByAsset::<T>::hashed_key_for(asset, from)),
                None => ByAsset::<T>::iter_key_prefix(asset),
            };
            Self::page(ids, state, limit)
        }

        /// The contributions of an account, after `from`, all or those of one state; at most `limit` are looked at.
        /// O(limit).
        pub fn contributions_by(
            account: T::AccountId,
            state: Option<ReviewState>,
            from: Option<ContributionId>,
            limit: u32,
        ) -> Page<ContributionView<T::AccountId>, ContributionId> {
            let ids = match from {
                Some(from) => {
                    let key = ByAccount::<T>::hashed_key_for(&account, from);
                    ByAccount::<T>::iter_key_prefix_from(&account, key)
                }
                None => ByAccount::<T>::iter_key_prefix(&account),
            };
            Self::page(ids, state, limit)
        }
    }
}
