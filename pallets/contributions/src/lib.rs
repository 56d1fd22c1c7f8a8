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
//! `contribute` -> *Pending*, with a deposit on hold -> `assess`: *Accepted* for ever, with its weight; or `reject` or
//! `withdraw`: forgotten. Each of the three returns the deposit. Once the asset is published nothing is contributed or
//! reviewed any more; what is still pending can only be withdrawn, so no deposit is ever stuck.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)
)]

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
    use frame_support::{
        pallet_prelude::*,
        traits::{Consideration, Footprint, fungible},
    };
    use frame_system::pallet_prelude::*;
    use tributary_primitives::{
        AssetId, Balance, Class, ContributionId, Hash, MAX_BATCH, Uri,
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

        /// The deposit for a contribution until it is reviewed or withdrawn.
        type Consideration: Consideration<Self::AccountId, Footprint>;

        /// The token that deposits are held in: `try_state` compares what is on hold with what the records say.
        type Currency: fungible::hold::Inspect<Self::AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for a contribution that has not been reviewed yet.
        Contribution,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The id of the next contribution.
    #[pallet::storage]
    pub type NextContribution<T: Config> = StorageValue<_, ContributionId, ValueQuery>;

    /// Every contribution that is pending or accepted.
    #[pallet::storage]
    pub type Contributions<T: Config> = StorageMap<_, Twox64Concat, ContributionId, Contribution<T::AccountId>>;

    /// The contributor's deposit for each contribution that is pending.
    #[pallet::storage]
    pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, ContributionId, T::Consideration>;

    #[pallet::event]
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
        /// A reviewer accepted a contribution: it counts for `weight` in its asset's pool.
        Assessed {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            weight: u64,
        },
        /// A reviewer rejected a contribution; it is forgotten.
        Rejected {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            reason: Reason,
        },
        /// The contributor took a contribution back; it is forgotten.
        Withdrawn { contribution: ContributionId, asset: AssetId, who: T::AccountId },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No asset has this id.
        UnknownAsset,
        /// No contribution has this id, or it was rejected or withdrawn.
        UnknownContribution,
        /// The asset is not open: contributions close at publication. One that is pending can still be withdrawn.
        NotOpen,
        /// Only a reviewer of the asset may do this.
        NotReviewer,
        /// Only the contributor may do this.
        NotContributor,
        /// The contribution has been assessed already.
        NotPending,
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
        /// bound by `commitment` and found at `uri`. Holds a deposit until it is reviewed or withdrawn. O(1).
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
            Self::ensure_open(asset)?;
            ensure!(units > 0, Error::<T>::ZeroUnits);
            let uri = Self::check_text(uri, Error::<T>::EmptyUri, Error::<T>::UriTooLong)?;

            let contribution = NextContribution::<T>::get();
            NextContribution::<T>::put(contribution.next().ok_or(Error::<T>::NoIdLeft)?);
            let record = Contribution {
                asset,
                who: who.clone(),
                class,
                units,
                commitment,
                uri: uri.clone(),
                review: Review::Pending,
            };
            Deposits::<T>::insert(contribution, T::Consideration::new(&who, record.footprint())?);
            Contributions::<T>::insert(contribution, record);
            Self::deposit_event(Event::Contributed { contribution, asset, who, class, units, commitment, uri });
            Ok(())
        }

        /// Accepts a pending contribution with a weight, which counts in the asset's pool of its class. Reviewers only.
        /// Returns the contributor's deposit. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotPending`, `NotOpen`, `NotReviewer`, `ZeroWeight`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::assess_many(1))]
        pub fn assess(
            origin: OriginFor<T>,
            contribution: ContributionId,
            #[pallet::compact] weight: u64,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_assess(&who, contribution, weight)
        }

        /// Accepts several pending contributions, all or none. O(assessments).
        ///
        /// Errors: as `assess`, and `EmptyBatch`, `BatchTooLong`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::assess_many(assessments.len() as u32))]
        pub fn assess_many(origin: OriginFor<T>, assessments: Vec<(ContributionId, u64)>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!assessments.is_empty(), Error::<T>::EmptyBatch);
            ensure!(assessments.len() <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            assessments.into_iter().try_for_each(|(contribution, weight)| Self::do_assess(&who, contribution, weight))
        }

        /// Turns a pending contribution down and tells why, in 1 to 256 bytes of UTF-8. Reviewers only. Returns the
        /// contributor's deposit. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotPending`, `NotOpen`, `NotReviewer`, `EmptyReason`, `ReasonTooLong`,
        /// `NotUtf8`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::reject())]
        pub fn reject(origin: OriginFor<T>, contribution: ContributionId, reason: Vec<u8>) -> DispatchResult {
            let reviewer = ensure_signed(origin)?;
            let Contribution { asset, who, .. } = Self::reviewable(&reviewer, contribution)?;
            let reason = Self::check_text(reason, Error::<T>::EmptyReason, Error::<T>::ReasonTooLong)?;
            Contributions::<T>::remove(contribution);
            Self::release(contribution, &who)?;
            Self::deposit_event(Event::Rejected { contribution, asset, who, reviewer, reason });
            Ok(())
        }

        /// Takes a pending contribution back, whatever the asset's state. Returns the deposit. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotContributor`, `NotPending`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Contributions::<T>::get(contribution).ok_or(Error::<T>::UnknownContribution)?;
            ensure!(record.who == who, Error::<T>::NotContributor);
            ensure!(record.review == Review::Pending, Error::<T>::NotPending);
            Contributions::<T>::remove(contribution);
            Self::release(contribution, &who)?;
            Self::deposit_event(Event::Withdrawn { contribution, asset: record.asset, who });
            Ok(())
        }
    }
}
