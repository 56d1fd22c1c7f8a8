//! What exists: models and datasets, their terms, lineage and life cycle, and use under terms.
//!
//! # Terminology
//!
//! - *Asset*: a model or a dataset; one space of ids, one life cycle: Open, Closed, Published, Retired; or Cancelled.
//! - *Steward*: the account that answers for an asset.
//! - *Reviewer*: an account that may assess contributions. An asset that names none is reviewed by its steward.
//! - *Upstream*: what an asset was built from, fixed at registration.
//!
//! # What an asset promises
//!
//! An attack that takes one transaction is no promise. So what others build on is fixed at registration, or changes
//! with notice:
//!
//! - *Terms* never fall below the floor that was given at registration, and what falls, falls `TermsNotice` blocks
//!   later: nobody lowers the price in the batch that uses the asset, nor the royalty in the one that publishes its
//!   successor.
//! - *Reach* holds through every asset between (see `tributary_math::royalty`): no shell launders it away.
//! - *Closing* an asset ends its contributions; publication follows `ReviewPeriod` blocks later at the earliest, and
//!   until then weights only fall: who would be drowned sees it, and can leave.
//! - *Cancelling*, by the steward, or by anybody after the deadline, gives grants back to who gave them.
//! - *Retiring* is announced `RetireNotice` blocks before.
//!
//! # What costs what
//!
//! Registering holds a deposit from the steward for every byte that the asset takes in the state, what others do in its
//! name included, for as long as it is there (`deposits.rs`). It grows with the members of its pools, shrinks when
//! publication lets the reviewers go, goes over to a new steward with the seat, and is returned when a cancelled asset
//! is removed. A published asset's record is kept for ever, so that provenance can be audited. Publication never asks
//! for more. An account's first use holds a deposit for the record of it, which `forget_usage` returns.
//!
//! Money goes through the ledger (`tributary_primitives::traits::Accounts`): this pallet decides what is due, the
//! ledger who gets it.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod deposits;
mod errors;
mod events;
mod graph;
mod impls;
mod types;
mod uses;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

pub use deposits::Change;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::too_many_arguments, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{Asset, Deposit, InfoInput, Promises, WeightInfo, deposits::Change, graph::Way};
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{self, MutateHold},
            tokens::Precision,
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{Perbill, traits::Zero};
    use tributary_math::{Split, consensus::BUCKET};
    use tributary_primitives::{
        self as primitives, AssetId, AssetKind, AssetState, AssetView, Balance, BlockNumber, Budgets, Hash, Info,
        Listing, MAX_REVIEWERS, MAX_STACK, Page, Provenance, Source, Terms, Upstream, traits::Accounts,
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Who is paid.
        type Ledger: Accounts<Self::AccountId>;

        /// The token, in which deposits are held.
        type Currency: fungible::MutateHold<Self::AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// The deposit for an asset whatever its size, in planck.
        type DepositBase: Get<Balance>;

        /// The deposit for a byte that an asset, or the record of its use, takes, in planck.
        type DepositPerByte: Get<Balance>;

        /// The most that an asset may grant its direct upstream assets together, and that its terms may come to.
        type MaxRoyaltySum: Get<Perbill>;

        /// What `MaxRoyaltySum` never exceeds, whatever is voted.
        #[pallet::constant]
        type RoyaltyCeiling: Get<Perbill>;

        /// How many blocks before it takes effect a fall of the terms is announced.
        type TermsNotice: Get<BlockNumber>;

        /// How many blocks before it takes effect a retirement is announced.
        type RetireNotice: Get<BlockNumber>;

        /// How many blocks lie at least between closing an asset and publishing it.
        type ReviewPeriod: Get<BlockNumber>;

        /// Who may freeze payouts of an asset that is not its own, and thaw them.
        type CuratorOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for an asset's records.
        Asset,
        /// The deposit for the record of what an account used.
        Usage,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The id of the next asset.
    #[pallet::storage]
    pub type NextAsset<T: Config> = StorageValue<_, AssetId, ValueQuery>;

    /// Every asset ever registered: what calls read.
    #[pallet::storage]
    pub type Assets<T: Config> = StorageMap<_, Identity, AssetId, Asset<T::AccountId>>;

    /// What each asset says of itself.
    #[pallet::storage]
    pub type Infos<T: Config> = StorageMap<_, Identity, AssetId, Info>;

    /// What each asset was built from, with the royalty granted to each.
    #[pallet::storage]
    pub type Lineage<T: Config> = StorageMap<_, Identity, AssetId, Upstream, ValueQuery>;

    /// Who may assess contributions to an open asset; while none is named, its steward.
    #[pallet::storage]
    pub type Reviewers<T: Config> =
        StorageMap<_, Identity, AssetId, BoundedVec<T::AccountId, ConstU32<MAX_REVIEWERS>>, ValueQuery>;

    /// To whom an asset's steward offers its seat.
    #[pallet::storage]
    pub type Offers<T: Config> = StorageMap<_, Identity, AssetId, T::AccountId>;

    /// The steward's deposit for each asset.
    #[pallet::storage]
    pub type Deposits<T: Config> = StorageMap<_, Identity, AssetId, Deposit>;

    /// What was built directly from each asset.
    #[pallet::storage]
    pub type Downstream<T: Config> = StorageDoubleMap<_, Identity, AssetId, Identity, AssetId, ()>;

    /// Which assets each steward answers for.
    #[pallet::storage]
    pub type Stewarded<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, AssetId, ()>;

    /// What an account has used so far and paid for it: what a gateway checks. What tabs paid comes when they end.
    #[pallet::storage]
    pub type Usage<T: Config> =
        StorageDoubleMap<_, Identity, AssetId, Blake2_128Concat, T::AccountId, primitives::Usage>;

    /// The deposit for each record of use, in planck.
    #[pallet::storage]
    pub type UsageDeposits<T: Config> = StorageDoubleMap<_, Identity, AssetId, Blake2_128Concat, T::AccountId, Balance>;

    /// The assets that were published, by bucket of 64 ids and in order of slot: what evaluations read.
    #[pallet::storage]
    pub type Listings<T: Config> =
        StorageMap<_, Identity, u32, BoundedVec<Listing<T::AccountId>, ConstU32<BUCKET>>, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(
                T::RoyaltyCeiling::get() < Perbill::one(),
                "an asset must keep some of its income, or nobody would build on others"
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers a model; the caller becomes its steward.
        ///
        /// `split` divides the model's own income among steward, data and compute and sums to one. `upstream` lists
        /// what it is built from and the royalty granted to each; their training fees are paid at once, at most
        /// `max_fee` planck together, fees included. What is promised for ever: `terms` never fall below `floor`, the
        /// contributions of a class never weigh more than its budget (0: no limit), and unless it is published before,
        /// anybody may cancel it once block `deadline` has passed. A deposit is held for what is stored.
        /// O(ancestors).
        ///
        /// Errors: `EmptyName`, `EmptyUri`, `EmptyLicence`, `NameTooLong`, `UriTooLong`, `LicenceTooLong`, `NotUtf8`,
        /// `SplitNotWhole`, `BelowFloor`, `DeadlinePassed`, `RoyaltyOverMaximum`, `SelfUpstream`, `UnknownUpstream`,
        /// `UpstreamNotPublished`, `Frozen`, `DuplicateUpstream`, `TooManyUpstream`, `RoyaltyTooLow`,
        /// `RoyaltiesOverSum`, `FeeOverMaximum`, the ledger's `StackTooLong`, and the currency's when the caller has
        /// too little.
        #[pallet::call_index(0)]
        #[pallet::weight(Pallet::<T>::weight_of_registering(upstream.len() as u32, None))]
        pub fn register_model(
            origin: OriginFor<T>,
            info: InfoInput,
            terms: Terms,
            split: Split,
            upstream: Vec<(AssetId, Perbill)>,
            #[pallet::compact] max_fee: Balance,
            floor: Terms,
            budgets: Budgets,
            deadline: Option<BlockNumber>,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let promises = Promises { terms, floor, split, budgets, deadline };
            Self::register(who, AssetKind::Model, info, promises, upstream, max_fee)
        }

        /// Registers a dataset; otherwise as `register_model`.
        #[pallet::call_index(1)]
        #[pallet::weight(Pallet::<T>::weight_of_registering(upstream.len() as u32, None))]
        pub fn register_dataset(
            origin: OriginFor<T>,
            info: InfoInput,
            terms: Terms,
            split: Split,
            upstream: Vec<(AssetId, Perbill)>,
            #[pallet::compact] max_fee: Balance,
            floor: Terms,
            budgets: Budgets,
            deadline: Option<BlockNumber>,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let promises = Promises { terms, floor, split, budgets, deadline };
            Self::register(who, AssetKind::Dataset, info, promises, upstream, max_fee)
        }

        /// Publishes a closed asset after its review: binds `commitment` (the hash of its manifest or weights), fixes
        /// its split and lets the grants flow that waited. Returns the reviewers' part of the deposit and never asks
        /// for more. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotClosed`, `NotOpen`, `UnderReview`, and the ledger's `NobodyToPay`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::publish())]
        pub fn publish(origin: OriginFor<T>, asset: AssetId, commitment: Hash) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Self::stewarded(asset, &who)?;
            Self::do_publish(asset, record, commitment)
        }

        /// Sets what others pay for the asset: what rises does so at once, what falls `TermsNotice` blocks later, in
        /// place of any fall that was announced before. Royalties that are granted already stay. O(ancestors).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `AlreadyRetired`, `AlreadyCancelled`, `BelowFloor`,
        /// `RoyaltyOverMaximum`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::set_terms())]
        pub fn set_terms(origin: OriginFor<T>, asset: AssetId, terms: Terms) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Self::stewarded(asset, &who)?;
            let state = record.state_at(Self::now());
            ensure!(state != AssetState::Retired, Error::<T>::AlreadyRetired);
            ensure!(state != AssetState::Cancelled, Error::<T>::AlreadyCancelled);
            Self::change_terms(asset, &mut record, terms)?;
            let (terms, pending) = (record.terms, record.pending);
            Assets::<T>::insert(asset, record);
            Self::deposit_event(Event::TermsSet { asset, terms, pending });
            Ok(())
        }

        /// Names who may assess contributions to an open asset. With an empty list its steward may; with any other, the
        /// steward only if listed. O(reviewers).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotOpen`, `TooManyReviewers`, `DuplicateReviewer`, and the
        /// currency's when the deposit grows beyond what the caller has.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::set_reviewers(reviewers.len() as u32))]
        pub fn set_reviewers(origin: OriginFor<T>, asset: AssetId, reviewers: Vec<T::AccountId>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Self::stewarded(asset, &who)?;
            ensure!(record.state == AssetState::Open, Error::<T>::NotOpen);
            let bounded = Self::check_reviewers(&reviewers)?;
            if bounded.is_empty() {
                Reviewers::<T>::remove(asset);
            } else {
                Reviewers::<T>::insert(asset, bounded);
            }
            Self::update_deposit(asset, &who, Change::Full)?;
            Self::deposit_event(Event::ReviewersSet { asset, reviewers });
            Ok(())
        }

        /// Changes what an open asset says of itself. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotOpen`, those of `register_model` for the text, and the currency's
        /// when the deposit grows beyond what the caller has.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::set_info())]
        pub fn set_info(origin: OriginFor<T>, asset: AssetId, info: InfoInput) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Self::stewarded(asset, &who)?;
            ensure!(record.state == AssetState::Open, Error::<T>::NotOpen);
            let info = Self::check_info(info)?;
            Infos::<T>::insert(asset, &info);
            Self::update_deposit(asset, &who, Change::Full)?;
            Self::deposit_event(Event::InfoSet { asset, info });
            Ok(())
        }

        /// Offers the steward's seat to `to`, in place of any earlier offer; `None` withdraws it. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `AlreadySteward`, and the currency's when the deposit grows beyond
        /// what the caller has.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::offer_stewardship())]
        pub fn offer_stewardship(origin: OriginFor<T>, asset: AssetId, to: Option<T::AccountId>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::stewarded(asset, &who)?;
            ensure!(to.as_ref() != Some(&who), Error::<T>::AlreadySteward);
            let change = if to.is_some() { Change::Full } else { Change::OnlyDown };
            Offers::<T>::set(asset, to.clone());
            Self::update_deposit(asset, &who, change)?;
            Self::deposit_event(Event::StewardshipOffered { asset, from: who, to });
            Ok(())
        }

        /// Takes the steward's seat that was offered to the caller, and the deposit with it: the caller's is held, the
        /// former steward's returned. What the former steward earned stays its own. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotOffered`, and the currency's when the caller has too little.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::accept_stewardship())]
        pub fn accept_stewardship(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            ensure!(Offers::<T>::take(asset).as_ref() == Some(&who), Error::<T>::NotOffered);
            let from = core::mem::replace(&mut record.steward, who.clone());
            let owed = T::Ledger::hand_over(asset, &from, &who)?;
            let mut deposit = Self::release(asset, &from)?;
            // What the former steward is owed stays in the pool until it claims it.
            deposit.members = deposit.members.checked_add(owed.into()).ok_or(Error::<T>::Overflow)?;
            Self::hold(asset, &who, deposit)?;
            Stewarded::<T>::remove(&from, asset);
            Stewarded::<T>::insert(&who, asset, ());
            if record.state.was_published() {
                Self::list(asset, &record)?;
            }
            Assets::<T>::insert(asset, record);
            Self::deposit_event(Event::StewardshipAccepted { asset, from, to: who });
            Ok(())
        }

        /// Announces that a published asset is retired `RetireNotice` blocks later: no new use and no new citation from
        /// then on; what it earns from its descendants goes on. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotPublished`, `AlreadyRetiring`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::retire())]
        pub fn retire(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Self::stewarded(asset, &who)?;
            let from = Self::now().checked_add(T::RetireNotice::get()).ok_or(Error::<T>::Overflow)?;
            Self::do_retire(asset, record, from)
        }

        /// Pays for `units` of use of a published asset at its price, at most `max_price` planck in all, the treasury's
        /// part included. The caller's first use holds a deposit for the record of it: `forget_usage`. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotPublished`, `Frozen`, `ZeroUnits`, `PriceOverMaximum`, `Overflow`, and the
        /// currency's when the caller has too little.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::use_asset())]
        pub fn use_asset(
            origin: OriginFor<T>,
            asset: AssetId,
            #[pallet::compact] units: u64,
            #[pallet::compact] max_price: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            let now = Self::now();
            ensure!(record.state_at(now) == AssetState::Published, Error::<T>::NotPublished);
            ensure!(!T::Ledger::is_frozen(asset), Error::<T>::Frozen);
            ensure!(!units.is_zero(), Error::<T>::ZeroUnits);
            let price = record.terms_at(now).use_price.checked_mul(units.into()).ok_or(Error::<T>::Overflow)?;
            ensure!(price <= max_price, Error::<T>::PriceOverMaximum);
            let primitives::Usage { units: total, paid } = Self::count_use(asset, &who, units, price)?;
            if !price.is_zero() {
                T::Ledger::pay(&who, asset, price, Source::Use)?;
            }
            Self::deposit_event(Event::AssetUsed { asset, who, units, price, total, paid });
            Ok(())
        }

        /// Retires a published asset at once that token holders took for fraudulent. There is no way back, so it is
        /// root's.
        /// O(1).
        ///
        /// Errors: `UnknownAsset`, `NotPublished`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::force_retire())]
        pub fn force_retire(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            ensure_root(origin)?;
            let record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            Self::do_retire(asset, record, Self::now())
        }

        /// Freezes an asset until `thaw_payouts`, for the time that a decision on it takes: it cannot be used, cited or
        /// funded, nothing is collected from it, and nothing claimed. What is owed stays owed; emission for scores goes
        /// on coming in. For [`Config::CuratorOrigin`]. O(1).
        ///
        /// Errors: `UnknownAsset`, `AlreadyFrozen`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::freeze_payouts())]
        pub fn freeze_payouts(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::CuratorOrigin::ensure_origin(origin)?;
            Self::set_frozen(asset, true)
        }

        /// Thaws a frozen asset. For [`Config::CuratorOrigin`]. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotFrozen`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::freeze_payouts())]
        pub fn thaw_payouts(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::CuratorOrigin::ensure_origin(origin)?;
            Self::set_frozen(asset, false)
        }

        /// Closes an open asset: no new contributions, and until publication, `ReviewPeriod` blocks later at the
        /// earliest, weights only fall. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotOpen`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Self::stewarded(asset, &who)?;
            ensure!(record.state == AssetState::Open, Error::<T>::NotOpen);
            let now = Self::now();
            record.state = AssetState::Closed;
            record.closed = Some(now);
            Assets::<T>::insert(asset, record);
            let publishable = now.checked_add(T::ReviewPeriod::get()).ok_or(Error::<T>::Overflow)?;
            Self::deposit_event(Event::AssetClosed { asset, publishable });
            Ok(())
        }

        /// Gives up an asset that is not published: its steward at any time, anybody once its deadline has passed. What
        /// was granted to it can be reclaimed, contributions withdrawn. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `AlreadyPublished`, `AlreadyCancelled`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::cancel())]
        pub fn cancel(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            ensure!(!record.state.was_published(), Error::<T>::AlreadyPublished);
            ensure!(record.state.is_in_the_making(), Error::<T>::AlreadyCancelled);
            let late = record.deadline.is_some_and(|block| Self::now() > block);
            ensure!(late || record.steward == who, Error::<T>::NotSteward);
            Self::do_cancel(asset, record)
        }

        /// Removes all records of a cancelled asset in which nothing of others is left, and returns the deposit.
        /// O(ancestors).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotCancelled`, `StillInUse`, here or in the ledger.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::remove())]
        pub fn remove(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Self::stewarded(asset, &who)?;
            Self::do_remove(asset, record)
        }

        /// Removes the record of what the caller used of an asset, and returns the deposit for it. O(1).
        ///
        /// Errors: `NeverUsed`.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::forget_usage())]
        pub fn forget_usage(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let deposit = UsageDeposits::<T>::take(asset, &who).ok_or(Error::<T>::NeverUsed)?;
            Usage::<T>::remove(asset, &who);
            T::Currency::release(&HoldReason::Usage.into(), &who, deposit, Precision::Exact)?;
            Self::deposit_event(Event::UsageForgotten { asset, who });
            Ok(())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The asset, if it exists. O(1).
        pub fn asset(id: AssetId) -> Option<AssetView<T::AccountId>> {
            Self::view(id)
        }

        /// The asset's ancestors, at most `depth` steps up; at most [`crate::MAX_PROVENANCE`] of them.
        pub fn provenance(id: AssetId, depth: u32) -> Provenance {
            Self::walk(id, depth, Way::Up)
        }

        /// What was built from the asset, at most `depth` steps down; at most [`crate::MAX_PROVENANCE`] of them.
        pub fn descendants(id: AssetId, depth: u32) -> Provenance {
            Self::walk(id, depth, Way::Down)
        }

        /// The least royalty at which the asset can be cited now; `None` for an unknown asset, and where even the whole
        /// would not do. O(ancestors).
        pub fn least_royalty(id: AssetId) -> Option<Perbill> {
            let terms = Assets::<T>::get(id)?.terms_at(Self::now());
            T::Ledger::least_royalty(id, terms.royalty, terms.reach)
        }

        /// The assets that `steward` answers for, after `from`, at most `limit` of them. O(limit).
        pub fn assets_by(steward: T::AccountId, from: Option<AssetId>, limit: u32) -> Page<AssetId, AssetId> {
            let all = match from {
                Some(from) => {
                    let key = Stewarded::<T>::hashed_key_for(&steward, from);
                    Stewarded::<T>::iter_key_prefix_from(&steward, key)
                }
                None => Stewarded::<T>::iter_key_prefix(&steward),
            };
            Page::of(all, limit, |id| *id, Some)
        }

        /// What an account has used of an asset so far, and paid for it. O(1).
        pub fn usage(asset: AssetId, account: T::AccountId) -> primitives::Usage {
            Usage::<T>::get(asset, account).unwrap_or_default()
        }

        /// What the steward, the data and the compute pool of an asset weigh. O(1).
        pub fn pool_weights(asset: AssetId) -> [u128; 3] {
            T::Ledger::pool_weights(asset)
        }
    }

    impl<T: Config> Pallet<T> {
        /// Counts a use of an asset; the first one holds a deposit for the record.
        fn count_use(
            asset: AssetId,
            who: &T::AccountId,
            units: u64,
            price: Balance,
        ) -> Result<primitives::Usage, DispatchError> {
            Usage::<T>::try_mutate(asset, who, |slot| {
                let mut used = match slot.take() {
                    Some(used) => used,
                    None => {
                        let deposit = Self::due_for_usage();
                        T::Currency::hold(&HoldReason::Usage.into(), who, deposit)?;
                        UsageDeposits::<T>::insert(asset, who, deposit);
                        primitives::Usage::default()
                    }
                };
                used.units = used.units.checked_add(units).ok_or(Error::<T>::Overflow)?;
                used.paid = used.paid.checked_add(price).ok_or(Error::<T>::Overflow)?;
                *slot = Some(used);
                Ok(used)
            })
        }

        /// What registering weighs with `direct` upstream assets and a stack of `entries`, the longest if not known
        /// yet.
        pub(crate) fn weight_of_registering(direct: u32, entries: Option<u32>) -> Weight {
            match direct {
                0 => T::WeightInfo::register_alone(),
                _ => T::WeightInfo::register(direct, entries.unwrap_or(MAX_STACK).saturating_sub(direct)),
            }
        }
    }
}
