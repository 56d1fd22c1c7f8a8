//! What exists: models and datasets, their terms, lineage and life cycle, and use under terms.
//!
//! # Terminology
//!
//! - *Asset*: a model or a dataset; one space of ids, one life cycle: Open, Published, Retired.
//! - *Steward*: the account that answers for an asset.
//! - *Reviewer*: an account that may assess contributions. An asset that names none is reviewed by its steward.
//! - *Upstream*: what an asset was built from, fixed at registration.
//!
//! # What costs what
//!
//! Registering holds a deposit from the steward in proportion to what is stored. It follows the size of what is kept:
//! down when publication lets the reviewers go, over to the new steward when stewardship changes hands. The record
//! itself is kept for ever, so that provenance can be audited, and so is its part of the deposit.
//!
//! Money goes through the ledger (`tributary_primitives::traits::Accounts`): this pallet decides what is due, the
//! ledger who gets it.

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
    use crate::{Asset, InfoInput, WeightInfo};
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{Consideration, Footprint, fungible},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{Perbill, traits::Zero};
    use tributary_math::{Split, consensus::BUCKET};
    use tributary_primitives::{
        AssetId, AssetKind, AssetState, AssetView, Balance, Hash, Info, Listing, MAX_REVIEWERS, MAX_STACK, Provenance,
        Source, Terms, Upstream, traits::Accounts,
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Who is paid.
        type Ledger: Accounts<Self::AccountId>;

        /// The deposit for what an asset stores.
        type Consideration: Consideration<Self::AccountId, Footprint>;

        /// The most that an asset may grant its direct upstream assets together.
        type MaxRoyaltySum: Get<Perbill>;

        /// What `MaxRoyaltySum` never exceeds, whatever is voted.
        #[pallet::constant]
        type RoyaltyCeiling: Get<Perbill>;

        /// The token that deposits are held in: `try_state` compares what is on hold with what the records say.
        type Currency: fungible::hold::Inspect<Self::AccountId, Balance = Balance, Reason: From<HoldReason>>;

        /// Who may retire an asset that is not its own, and freeze its payouts.
        type CuratorOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for an asset's record.
        Asset,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The id of the next asset.
    #[pallet::storage]
    pub type NextAsset<T: Config> = StorageValue<_, AssetId, ValueQuery>;

    /// Every asset ever registered: what calls read.
    #[pallet::storage]
    pub type Assets<T: Config> = StorageMap<_, Twox64Concat, AssetId, Asset<T::AccountId>>;

    /// What each asset says of itself.
    #[pallet::storage]
    pub type Infos<T: Config> = StorageMap<_, Twox64Concat, AssetId, Info>;

    /// What each asset was built from, with the royalty granted to each.
    #[pallet::storage]
    pub type Lineage<T: Config> = StorageMap<_, Twox64Concat, AssetId, Upstream, ValueQuery>;

    /// Who may assess contributions to an open asset; while none is named, its steward.
    #[pallet::storage]
    pub type Reviewers<T: Config> =
        StorageMap<_, Twox64Concat, AssetId, BoundedVec<T::AccountId, ConstU32<MAX_REVIEWERS>>, ValueQuery>;

    /// To whom an asset's steward offers its seat.
    #[pallet::storage]
    pub type Offers<T: Config> = StorageMap<_, Twox64Concat, AssetId, T::AccountId>;

    /// The steward's deposit for each asset.
    #[pallet::storage]
    pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, AssetId, T::Consideration>;

    /// Units of use that an account has paid for so far: what a gateway checks.
    #[pallet::storage]
    pub type Usage<T: Config> =
        StorageDoubleMap<_, Twox64Concat, AssetId, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

    /// The assets that were published, by bucket of 64 ids and in order of slot: what evaluations read.
    #[pallet::storage]
    pub type Listings<T: Config> =
        StorageMap<_, Twox64Concat, u32, BoundedVec<Listing<T::AccountId>, ConstU32<BUCKET>>, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An asset was registered; `fees` planck of training fees went to its upstream assets.
        AssetRegistered { asset: AssetId, kind: AssetKind, steward: T::AccountId, upstream: Upstream, fees: Balance },
        /// An asset was published: its contributions are closed, `commitment` is bound, `split` is in force.
        AssetPublished { asset: AssetId, commitment: Hash, split: Split },
        /// An asset was retired: no new use and no new citation.
        AssetRetired { asset: AssetId },
        /// An asset's terms changed.
        TermsSet { asset: AssetId, terms: Terms },
        /// An asset's reviewers changed; none means its steward.
        ReviewersSet { asset: AssetId, reviewers: Vec<T::AccountId> },
        /// An asset says something else of itself.
        InfoSet { asset: AssetId, info: Info },
        /// The steward offers its seat, or withdraws the offer.
        StewardshipOffered { asset: AssetId, from: T::AccountId, to: Option<T::AccountId> },
        /// An asset has another steward.
        StewardshipAccepted { asset: AssetId, from: T::AccountId, to: T::AccountId },
        /// Claims from an asset's pools are refused from now on. Its income goes on coming in.
        PayoutsFrozen { asset: AssetId },
        /// Claims from an asset's pools are paid again.
        PayoutsThawed { asset: AssetId },
        /// An account paid `price` planck for `units` of use and has paid for `total` units so far.
        AssetUsed { asset: AssetId, who: T::AccountId, units: u64, price: Balance, total: u64 },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No asset has this id. Registered assets are numbered from 0 without gaps.
        UnknownAsset,
        /// Only the asset's steward may do this.
        NotSteward,
        /// The asset is not open any more: contributions, reviewers and description are fixed at publication.
        NotOpen,
        /// The asset is not published: it cannot be used or retired before, nor after it was retired.
        NotPublished,
        /// The asset is retired: its terms are fixed.
        AlreadyRetired,
        /// The name is empty.
        EmptyName,
        /// The URI is empty.
        EmptyUri,
        /// The licence is empty. Give an SPDX expression such as `Apache-2.0`.
        EmptyLicence,
        /// The name is longer than 64 bytes.
        NameTooLong,
        /// The URI is longer than 256 bytes.
        UriTooLong,
        /// The licence is longer than 64 bytes.
        LicenceTooLong,
        /// Name, URI and licence must be UTF-8.
        NotUtf8,
        /// The split must sum to one: its parts per billion to 1,000,000,000.
        SplitNotWhole,
        /// An asset cannot be built from itself.
        SelfUpstream,
        /// No asset has an upstream id that was given.
        UnknownUpstream,
        /// Only published assets may be cited: one that was given is open or retired.
        UpstreamNotPublished,
        /// An upstream asset is listed twice. List it once, with the whole royalty.
        DuplicateUpstream,
        /// More than 32 upstream assets.
        TooManyUpstream,
        /// A royalty is lower than the upstream asset's terms ask.
        RoyaltyTooLow,
        /// The royalties granted exceed the parameter `MaxRoyaltySum`. Grant less, or cite fewer assets.
        RoyaltiesOverSum,
        /// The training fees exceed `maxFee`. Raise it, or cite fewer assets.
        FeeOverMaximum,
        /// The price exceeds `maxPrice`. Raise it, or use fewer units.
        PriceOverMaximum,
        /// Zero units of use: give at least one.
        ZeroUnits,
        /// More than 16 reviewers.
        TooManyReviewers,
        /// A reviewer is listed twice.
        DuplicateReviewer,
        /// The account is the asset's steward already.
        AlreadySteward,
        /// The asset's stewardship is not offered to the caller.
        NotOffered,
        /// A sum or a product does not fit its type. Give smaller numbers.
        Overflow,
        /// Every id has been given.
        NoIdLeft,
        /// The asset's payouts are frozen already.
        AlreadyFrozen,
        /// The asset's payouts are not frozen.
        NotFrozen,
    }

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
        /// `max_fee` planck together. A deposit is held for what is stored. O(ancestors).
        ///
        /// Errors: `EmptyName`, `EmptyUri`, `EmptyLicence`, `NameTooLong`, `UriTooLong`, `LicenceTooLong`, `NotUtf8`,
        /// `SplitNotWhole`, `SelfUpstream`, `UnknownUpstream`, `UpstreamNotPublished`, `DuplicateUpstream`,
        /// `TooManyUpstream`, `RoyaltyTooLow`, `RoyaltiesOverSum`, `FeeOverMaximum`, the ledger's `StackTooLong`, and
        /// the currency's when the caller has too little.
        #[pallet::call_index(0)]
        #[pallet::weight(Pallet::<T>::weight_of_registering(upstream.len() as u32, None))]
        pub fn register_model(
            origin: OriginFor<T>,
            info: InfoInput,
            terms: Terms,
            split: Split,
            upstream: Vec<(AssetId, Perbill)>,
            #[pallet::compact] max_fee: Balance,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            Self::register(who, AssetKind::Model, info, terms, split, upstream, max_fee)
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
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            Self::register(who, AssetKind::Dataset, info, terms, split, upstream, max_fee)
        }

        /// Publishes an open asset: binds `commitment` (the hash of its manifest or weights), closes its contributions,
        /// fixes its split and lets the income flow that waited. Returns the reviewers' part of the deposit. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotOpen`, and the currency's if the deposit has become dearer
        /// meanwhile.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::publish())]
        pub fn publish(origin: OriginFor<T>, asset: AssetId, commitment: Hash) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Self::stewarded(asset, &who)?;
            ensure!(record.state == AssetState::Open, Error::<T>::NotOpen);
            record.split = T::Ledger::fix_split(asset, record.split)?;
            record.state = AssetState::Published;
            record.commitment = Some(commitment);
            let split = record.split;
            Self::list(asset, &record)?;
            Assets::<T>::insert(asset, record);
            Reviewers::<T>::remove(asset);
            Self::update_deposit(asset, &who)?;
            Self::deposit_event(Event::AssetPublished { asset, commitment, split });
            Ok(())
        }

        /// Sets what others pay for the asset from now on; royalties that are granted already stay. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `AlreadyRetired`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::set_terms())]
        pub fn set_terms(origin: OriginFor<T>, asset: AssetId, terms: Terms) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Self::stewarded(asset, &who)?;
            ensure!(record.state != AssetState::Retired, Error::<T>::AlreadyRetired);
            record.terms = terms;
            Assets::<T>::insert(asset, record);
            Self::deposit_event(Event::TermsSet { asset, terms });
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
            Self::update_deposit(asset, &who)?;
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
            Self::update_deposit(asset, &who)?;
            Self::deposit_event(Event::InfoSet { asset, info });
            Ok(())
        }

        /// Offers the steward's seat to `to`, in place of any earlier offer; `None` withdraws it. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `AlreadySteward`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::offer_stewardship())]
        pub fn offer_stewardship(origin: OriginFor<T>, asset: AssetId, to: Option<T::AccountId>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::stewarded(asset, &who)?;
            ensure!(to.as_ref() != Some(&who), Error::<T>::AlreadySteward);
            Offers::<T>::set(asset, to.clone());
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
            T::Ledger::hand_over(asset, &from, &who)?;
            if let Some(ticket) = Deposits::<T>::take(asset) {
                ticket.drop(&from)?;
            }
            Deposits::<T>::insert(asset, T::Consideration::new(&who, Self::footprint(asset))?);
            if record.state != AssetState::Open {
                Self::list(asset, &record)?;
            }
            Assets::<T>::insert(asset, record);
            Self::deposit_event(Event::StewardshipAccepted { asset, from, to: who });
            Ok(())
        }

        /// Retires a published asset: no new use and no new citation; what it earns from its descendants goes on. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotSteward`, `NotPublished`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::retire())]
        pub fn retire(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_retire(asset, Self::stewarded(asset, &who)?)
        }

        /// Pays for `units` of use of a published asset at its price, at most `max_price` planck in all. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotPublished`, `ZeroUnits`, `PriceOverMaximum`, `Overflow`, and the currency's when
        /// the caller has too little.
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
            ensure!(record.state == AssetState::Published, Error::<T>::NotPublished);
            ensure!(!units.is_zero(), Error::<T>::ZeroUnits);
            let price = record.terms.use_price.checked_mul(units.into()).ok_or(Error::<T>::Overflow)?;
            ensure!(price <= max_price, Error::<T>::PriceOverMaximum);
            let total = Usage::<T>::try_mutate(asset, &who, |used| {
                *used = used.checked_add(units).ok_or(Error::<T>::Overflow)?;
                Ok::<_, DispatchError>(*used)
            })?;
            if !price.is_zero() {
                T::Ledger::pay(&who, asset, price, Source::Use)?;
            }
            Self::deposit_event(Event::AssetUsed { asset, who, units, price, total });
            Ok(())
        }

        /// Retires a published asset that token holders took for fraudulent, as its steward could. For
        /// [`Config::CuratorOrigin`]. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotPublished`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::force_retire())]
        pub fn force_retire(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::CuratorOrigin::ensure_origin(origin)?;
            Self::do_retire(asset, Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?)
        }

        /// Refuses claims from the pools of an asset, of its steward and its contributors, until `thaw_payouts`: for
        /// the time that a decision on it takes. Nothing is lost: what is owed stays owed, income goes on coming in,
        /// and ancestors go on collecting their royalties. For [`Config::CuratorOrigin`]. O(1).
        ///
        /// Errors: `UnknownAsset`, `AlreadyFrozen`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::freeze_payouts())]
        pub fn freeze_payouts(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::CuratorOrigin::ensure_origin(origin)?;
            Self::set_frozen(asset, true)
        }

        /// Pays claims from the pools of an asset again. For [`Config::CuratorOrigin`]. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotFrozen`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::freeze_payouts())]
        pub fn thaw_payouts(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::CuratorOrigin::ensure_origin(origin)?;
            Self::set_frozen(asset, false)
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
            Self::ancestry(id, depth)
        }

        /// Units of use of an asset that an account has paid for so far. O(1).
        pub fn units_used(asset: AssetId, account: T::AccountId) -> u64 {
            Usage::<T>::get(asset, account)
        }

        /// What the steward, the data and the compute pool of an asset weigh. O(1).
        pub fn pool_weights(asset: AssetId) -> [u128; 3] {
            T::Ledger::pool_weights(asset)
        }
    }

    impl<T: Config> Pallet<T> {
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
