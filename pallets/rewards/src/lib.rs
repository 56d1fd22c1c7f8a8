//! Who is paid: the ledger of income, royalties, pools and claims.
//!
//! # Terminology
//!
//! - *Account*: what the ledger knows of one asset: its running totals, what its ancestors hold of them, its split.
//! - *Pool*: one class of an asset's beneficiaries (steward, data, compute) and what it divides among them; or those
//!   who staked to an evaluator.
//! - *Latent weight*: that of people in a manifest who have not joined yet. It earns like any other.
//! - *Pot*: the account that holds all money between its receipt and its claim.
//!
//! # How money moves
//!
//! Income raises one number, the asset's `lifetime` ([`pay`](tributary_primitives::traits::Accounts::pay)). All else is
//! derived from it when somebody asks: an ancestor's share when it is [collected](Pallet::collect), a pool's when one
//! of its members [claims](Pallet::claim). Shares are cumulative floors of totals that only grow (see
//! `tributary_math::income`), so nothing is lost between the steps, however many there are. Until the asset is
//! published its split is not fixed, and its income waits.
//!
//! A manifest enters its pool as one latent weight, whoever is in it. When one of them joins, its part becomes a member
//! that has earned since the manifest was accepted: the pool stays as it is and no money moves. What anybody pays to an
//! asset that has latent weight is remembered, for the payer may be one of those who have not joined: what one pays to
//! oneself is no voice.
//!
//! A stake pool has no asset behind it: what it divides is paid in directly
//! ([`reward`](tributary_primitives::traits::Emission::reward)). Emission is money that is created in the pot at the
//! moment at which somebody is owed it.
//!
//! The pallet knows nothing of terms or of an asset's state: the registry decides what may happen, this ledger what it
//! means in planck. `try_state` has the invariants.
//!
//! | file | what it does |
//! | --- | --- |
//! | `accounts.rs` | an asset's account: its royalty stack, its split, what is paid to it |
//! | `grants.rs` | what is given to an asset before it is published |
//! | `intake.rs` | what many paid, taken in at once |
//! | `pools.rs` | pools brought up to date, and who weighs what in them |
//! | `latents.rs` | weight of people who have not joined yet |
//! | `emission.rs` | the pot, and what is created in it |
//! | `payouts.rs` | royalties that are collected, claims that are paid |
//! | `voices.rs` | what an account earned by contributing |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accounts;
mod emission;
mod grants;
mod intake;
mod latents;
mod payouts;
mod pools;
mod types;
mod voices;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use sp_runtime::DispatchError;
use tributary_math as math;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{Account, Grant, Royalty, WeightInfo};
    use alloc::vec::Vec;
    use frame_support::{
        PalletId,
        pallet_prelude::*,
        traits::{Contains, fungible},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{
        Perbill,
        traits::{AccountIdConversion, Zero},
    };
    use tributary_math::{Latent, Member, Pool};
    use tributary_primitives::{
        AssetId, Balance, ContributionId, MAX_BATCH, MAX_UNCOLLECTED, Owed, Page, PoolId, Source, Stack, pot,
        traits::Accounts as _,
    };

    /// The most descendants that are looked at to say what could be collected for one pool.
    const MAX_LOOKED_AT: usize = 1_024;

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// The token.
        type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
            + fungible::MutateHold<Self::AccountId, Reason: From<HoldReason>>;

        /// The deposit for a byte of a record, in planck.
        type DepositPerByte: Get<Balance>;

        /// The least that an asset which is not published can be granted at once, in planck.
        type MinGrant: Get<Balance>;

        /// The accounts whose balances pallets keep to the planck, the pot itself among them: nothing is paid out to
        /// them.
        type Pots: Contains<Self::AccountId>;

        /// Names the pot's account.
        #[pallet::constant]
        type PotId: Get<PalletId>;

        /// The chain's treasury.
        type Treasury: Get<Self::AccountId>;

        /// The treasury's part of what accounts pay to assets.
        type UseFee: Get<Perbill>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for the record of a grant to an asset that is not published.
        Grant,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// What each asset received and how it is divided.
    #[pallet::storage]
    pub type Accounts<T: Config> = StorageMap<_, Identity, AssetId, Account>;

    /// What each asset's ancestors are due of its income, and the reach of each.
    #[pallet::storage]
    pub type Stacks<T: Config> = StorageMap<_, Identity, AssetId, Stack, ValueQuery>;

    /// The stacks seen from the ancestor: what it is due of a descendant's income, and what was collected of that.
    #[pallet::storage]
    pub type Royalties<T: Config> = StorageDoubleMap<_, Identity, AssetId, Identity, AssetId, Royalty>;

    /// Every pool that has or had members.
    #[pallet::storage]
    pub type Pools<T: Config> = StorageMap<_, Blake2_128Concat, PoolId, Pool>;

    /// What each account ever claimed from pools of data and of compute, in planck, less what it had paid to those
    /// assets itself: its voice as a contributor. It only grows.
    #[pallet::storage]
    pub type Earned<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Balance, ValueQuery>;

    /// The sum of [`Earned`]: all voices there are, in planck.
    #[pallet::storage]
    pub type TotalEarned<T> = StorageValue<_, Balance, ValueQuery>;

    /// Who granted what to an asset before its publication. What is left of an asset that was published is history: the
    /// money has flowed, and the payer can have the deposit back.
    #[pallet::storage]
    pub type Grants<T: Config> = StorageDoubleMap<_, Identity, AssetId, Blake2_128Concat, T::AccountId, Grant>;

    /// What each account paid to an asset that it contributed to, or that has latent weight, and has not got back from
    /// its pools of data and compute, in planck: as much of what it claims there does not count as earned.
    #[pallet::storage]
    pub type OwnPayments<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, AssetId, Balance, ValueQuery>;

    /// Who is in which pool.
    #[pallet::storage]
    pub type Members<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, PoolId, Member>;

    /// What people weigh in each pool who are in a manifest and have not joined, and since when it earns.
    #[pallet::storage]
    pub type Latents<T: Config> = StorageDoubleMap<_, Blake2_128Concat, PoolId, Identity, ContributionId, Latent>;

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An asset received `amount` planck of income, and the treasury `fee` planck beside; emission, grants that had
        /// waited, and what tabs paid together have no payer.
        IncomeReceived { asset: AssetId, payer: Option<T::AccountId>, amount: Balance, fee: Balance, source: Source },
        /// `amount` planck wait for an asset's publication; until then they are their payer's.
        GrantWaits { asset: AssetId, payer: T::AccountId, amount: Balance },
        /// A payer took `amount` planck back that it had granted to an asset that was cancelled.
        GrantReclaimed { asset: AssetId, payer: T::AccountId, amount: Balance },
        /// The record of what a payer had granted to an asset before its publication is gone, and the deposit returned.
        GrantForgotten { asset: AssetId, payer: T::AccountId },
        /// `amount` planck were created in a pool: `commission` of them for `first` alone, the rest for all its
        /// members.
        PoolRewarded { pool: PoolId, first: T::AccountId, commission: Balance, amount: Balance },
        /// `amount` planck of royalties moved from a descendant to its ancestor `asset`.
        RoyaltyCollected { asset: AssetId, from: AssetId, amount: Balance },
        /// A pool paid `amount` planck to one of its members.
        Claimed { pool: PoolId, who: T::AccountId, amount: Balance },
        /// An asset's split is fixed from now on, and what waited flows.
        SplitFixed { asset: AssetId, split: tributary_math::Split },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No asset has this id. Look it up with the runtime API `asset(id)`.
        UnknownAsset,
        /// There is no such pool: no such asset, no contribution of that class to it was ever accepted, or nobody ever
        /// staked to that evaluator.
        UnknownPool,
        /// The account is not a member of this pool. `claimable(account)` lists the pools it is in.
        NotAMember,
        /// The pool owes the account nothing now. `claimable(account)` tells what is owed.
        NothingToClaim,
        /// The descendants owe the asset nothing now. `collectable(asset)` tells what is owed.
        NothingToCollect,
        /// The asset is not an ancestor of the one to collect from. `royaltyStack(id)` lists an asset's ancestors.
        NotAnAncestor,
        /// Zero planck were offered: give at least one.
        ZeroAmount,
        /// The amount is below the existential deposit and the account does not exist yet: it stays owed. Claim when
        /// more has come together, or several pools at once.
        BelowExistentialDeposit,
        /// The list has more entries than a call takes. Split it over several calls.
        BatchTooLong,
        /// The asset would have more than 32 ancestors. Cite fewer upstream assets, or ones with fewer ancestors.
        StackTooLong,
        /// The royalties granted exceed the whole of the asset's income. Grant less.
        RoyaltiesOverWhole,
        /// A sum does not fit 128 bits. Give a smaller amount.
        Overflow,
        /// The asset has an account already.
        AlreadyOpen,
        /// The asset's split is fixed already.
        SplitAlreadyFixed,
        /// The asset is frozen until a decision of governance: nothing is paid to it or collected from it, and nothing
        /// claimed. What is owed stays owed.
        PayoutsFrozen,
        /// A royalty does not leave every ancestor of the asset cited what it asked for. `leastRoyalty(id)` says which
        /// does.
        RoyaltyTooLow,
        /// An asset that is not published takes grants of at least `MinGrant` planck.
        GrantTooSmall,
        /// The asset has grants that wait, and no contribution was accepted: nobody could be paid. Accept one, or
        /// cancel the asset.
        NobodyToPay,
        /// The asset was cancelled: it takes no grants and cannot be published.
        Cancelled,
        /// The asset was not cancelled: what it was granted flows when it is published.
        NotCancelled,
        /// The caller has no grant there.
        NoGrant,
        /// Something of others is left in the asset: grants to be reclaimed, or contributions.
        StillInUse,
        /// The asset is not published: its grants wait.
        NotPublished,
        /// The account is a pot, whose balance is what a pallet owes others: what it is owed stays owed.
        ClaimantIsPot,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        /// Panics when the balances name the pot: what it held from the beginning nobody would be owed, and the ledger
        /// would never agree with it.
        fn build(&self) {
            let endowed = <T::Currency as fungible::Inspect<T::AccountId>>::total_balance(&Pallet::<T>::pot());
            assert!(
                endowed.is_zero(),
                "balances name the pot of the rewards, whose money is what the ledger owes: leave it out"
            );
            pot::create::<T, T::Currency>(&Pallet::<T>::pot());
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let pot: T::AccountId = T::PotId::get().into_account_truncating();
            assert!(pot != PalletId([0; 8]).into_account_truncating(), "the pot's id must name an account of its own");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Grants `amount` planck to `asset`, to be divided like all its income; a part is the treasury's (`UseFee`).
        ///
        /// What an asset is granted before its publication waits for it, a bounty for its contributors, and is the
        /// caller's until then: if the asset is cancelled, `reclaim` gives it back. The first such grant holds a
        /// deposit. O(1).
        ///
        /// Errors: `ZeroAmount`, `UnknownAsset`, `PayoutsFrozen`, `GrantTooSmall`, `Cancelled`, `Overflow`, and the
        /// currency's when the caller has too little.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::fund())]
        pub fn fund(origin: OriginFor<T>, asset: AssetId, #[pallet::compact] amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
            let account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            if account.split.is_some() {
                return Self::pay(&who, asset, amount, Source::Grant);
            }
            ensure!(!account.frozen, Error::<T>::PayoutsFrozen);
            ensure!(!account.cancelled, Error::<T>::Cancelled);
            Self::grant(&who, asset, amount)
        }

        /// Moves to `asset` what the descendants `from` owe it; anyone may do it. O(descendants listed).
        ///
        /// Errors: `BatchTooLong`, `UnknownAsset`, `NotAnAncestor`, `PayoutsFrozen`, `NothingToCollect`, `Overflow`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::collect(from.len() as u32))]
        pub fn collect(origin: OriginFor<T>, asset: AssetId, from: Vec<AssetId>) -> DispatchResult {
            ensure_signed(origin)?;
            ensure!(from.len() <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            let amount = Self::do_collect(asset, &from)?;
            ensure!(!amount.is_zero(), Error::<T>::NothingToCollect);
            Ok(())
        }

        /// Pays the caller what `pool` owes it. O(1), whatever the pool's size.
        ///
        /// Errors: `UnknownPool`, `NotAMember`, `PayoutsFrozen`, `NothingToClaim`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::claim())]
        pub fn claim(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_claim(&[pool], &who)
        }

        /// Pays `account` what `pool` owes it; anyone may do it. O(1).
        ///
        /// Errors: as `claim`, `BelowExistentialDeposit`, and `ClaimantIsPot`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::claim())]
        pub fn claim_for(origin: OriginFor<T>, pool: PoolId, account: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(&[pool], &account)
        }

        /// Pays the caller what several pools owe it, in one transfer. O(pools listed).
        ///
        /// Errors: as `claim`, and `BatchTooLong`. A listed pool that owes nothing is no error while another pays.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::claim_many(pools.len() as u32))]
        pub fn claim_many(origin: OriginFor<T>, pools: Vec<PoolId>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(pools.len() <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            Self::do_claim(&pools, &who)
        }

        /// Gives the caller back what it granted to an asset that was cancelled, to the planck, and the deposit. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotCancelled`, `NoGrant`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::reclaim())]
        pub fn reclaim(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_reclaim(asset, &who)
        }

        /// Removes the record of what the caller granted to an asset that was published meanwhile, and returns the
        /// deposit for it. Claiming from the asset's pools does so as well. O(1).
        ///
        /// Errors: `UnknownAsset`, `NotPublished`, `NoGrant`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::forget_grant())]
        pub fn forget_grant(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.split.is_some(), Error::<T>::NotPublished);
            ensure!(Self::settle_grant(asset, &who)?, Error::<T>::NoGrant);
            Ok(())
        }

        /// Collects for assets in which the caller has a part from the descendants listed with each, then pays the
        /// caller what the pools owe it: all that it is due in one call. O(descendants and pools listed).
        ///
        /// Errors: as `collect` and `claim_many`, and `NotAMember` for an asset that the caller has no part in. A
        /// descendant that owes nothing is no error; without pools, `NothingToCollect` if none owes anything.
        #[pallet::call_index(7)]
        #[pallet::weight(Pallet::<T>::weight_of_collecting(collections, pools))]
        pub fn collect_and_claim(
            origin: OriginFor<T>,
            collections: Vec<(AssetId, Vec<AssetId>)>,
            pools: Vec<PoolId>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let entries =
                collections.iter().fold(pools.len(), |sum, (_, from)| sum.saturating_add(from.len()).saturating_add(1));
            ensure!(entries <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            Self::do_collect_and_claim(&collections, &pools, &who)
        }

        /// Pays each of `accounts` what `pool` owes it, and passes over who is owed nothing, or too little to begin to
        /// exist; anyone may do it. O(accounts listed).
        ///
        /// Errors: `BatchTooLong`, `UnknownPool`, `PayoutsFrozen`, `NothingToClaim` when nobody could be paid.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::claim_for_many(accounts.len() as u32))]
        pub fn claim_for_many(origin: OriginFor<T>, pool: PoolId, accounts: Vec<T::AccountId>) -> DispatchResult {
            ensure_signed(origin)?;
            ensure!(accounts.len() <= MAX_BATCH as usize, Error::<T>::BatchTooLong);
            Self::do_claim_for_many(&pool, &accounts)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// What `account` could claim now, in planck, by pool in order of id; not from pools whose payouts are frozen.
        /// O(pools the account is in).
        pub fn claimable(account: T::AccountId) -> Vec<(PoolId, Balance)> {
            let mut owed: Vec<_> = Members::<T>::iter_prefix(account)
                .filter_map(|(id, member)| {
                    let (pool, frozen) = Self::pool_now(&id).ok()?;
                    let amount = pool.claimable(&member).ok()?;
                    (!frozen && !amount.is_zero()).then_some((id, amount))
                })
                .collect();
            owed.sort_unstable();
            owed
        }

        /// What could be collected for `asset` now, in planck, by descendant in order of id; not from a frozen one.
        /// O(its descendants).
        pub fn collectable(asset: AssetId) -> Vec<(AssetId, Balance)> {
            let mut owed: Vec<_> = Royalties::<T>::iter_prefix(asset)
                .filter_map(|(descendant, royalty)| Self::due_from(descendant, &royalty))
                .collect();
            owed.sort_unstable();
            owed
        }

        /// What pools owe `account`, after `from`: also what is frozen, and what could be collected first. At most
        /// `limit` of its pools are looked at: a page may be empty and still not be the last. O(limit).
        pub fn owed(account: T::AccountId, from: Option<PoolId>, limit: u32) -> Page<Owed, PoolId> {
            let pools = match from {
                Some(from) => {
                    let key = Members::<T>::hashed_key_for(&account, from);
                    Members::<T>::iter_prefix_from(&account, key)
                }
                None => Members::<T>::iter_prefix(&account),
            };
            Page::of(pools, limit, |(pool, _)| pool.clone(), |(pool, member)| Self::owed_by(pool, &member))
        }

        /// What could be collected for `asset` now, in planck, by descendant, after `from`; not from a frozen one. At
        /// most `limit` descendants are looked at: a page may be empty and still not be the last. O(limit).
        pub fn collectable_page(
            asset: AssetId,
            from: Option<AssetId>,
            limit: u32,
        ) -> Page<(AssetId, Balance), AssetId> {
            let descendants = match from {
                Some(from) => {
                    let key = Royalties::<T>::hashed_key_for(asset, from);
                    Royalties::<T>::iter_prefix_from(asset, key)
                }
                None => Royalties::<T>::iter_prefix(asset),
            };
            Page::of(descendants, limit, |(id, _)| *id, |(id, royalty)| Self::due_from(id, &royalty))
        }

        /// What `payer` granted to an asset before its publication, in planck: its own while the asset is unpublished.
        /// O(1).
        pub fn granted_by(asset: AssetId, payer: T::AccountId) -> Balance {
            Grants::<T>::get(asset, payer).map(|grant| grant.amount).unwrap_or_default()
        }

        /// Every ancestor's share of the asset's income and its reach, in order of id. O(32).
        pub fn royalty_stack(asset: AssetId) -> Stack {
            Stacks::<T>::get(asset)
        }

        /// What `account` ever earned by contributing data and compute, in planck: its voice. O(1).
        pub fn earned(account: T::AccountId) -> Balance {
            Earned::<T>::get(account)
        }

        /// The account that holds all money between its receipt and its claim.
        pub fn pot() -> T::AccountId {
            T::PotId::get().into_account_truncating()
        }
    }

    impl<T: Config> Pallet<T> {
        /// What a descendant owes that can be collected now, in planck; `None` if that is nothing.
        fn due_from(descendant: AssetId, royalty: &Royalty) -> Option<(AssetId, Balance)> {
            let owing = Accounts::<T>::get(descendant)?;
            let amount = Self::uncollected(&owing, royalty).ok()?;
            (!owing.frozen && !amount.is_zero()).then_some((descendant, amount))
        }

        /// What a pool owes one of its members, or could if it were collected first; `None` if that is nothing.
        fn owed_by(pool: PoolId, member: &Member) -> Option<Owed> {
            let (record, frozen) = Self::pool_now(&pool).ok()?;
            let amount = record.claimable(member).ok()?;
            let mut uncollected = Vec::new();
            if let Some(asset) = pool.asset() {
                let first = Royalties::<T>::iter_prefix(asset).take(MAX_LOOKED_AT);
                let due = first.filter_map(|(descendant, royalty)| Self::due_from(descendant, &royalty));
                uncollected.extend(due.take(MAX_UNCOLLECTED as usize));
            }
            (!amount.is_zero() || !uncollected.is_empty()).then_some(Owed { pool, amount, frozen, uncollected })
        }

        /// What `collect_and_claim` weighs.
        fn weight_of_collecting(collections: &[(AssetId, Vec<AssetId>)], pools: &[PoolId]) -> Weight {
            let collecting = collections
                .iter()
                .fold(Weight::zero(), |sum, (_, from)| sum.saturating_add(T::WeightInfo::collect(from.len() as u32)));
            collecting.saturating_add(T::WeightInfo::claim_many(pools.len() as u32))
        }
    }
}

/// What a fault in a calculation means to the caller.
pub(crate) fn fault<T: Config>(fault: math::Error) -> DispatchError {
    match fault {
        math::Error::Overflow => Error::<T>::Overflow.into(),
        math::Error::StackTooLong => Error::<T>::StackTooLong.into(),
        math::Error::OverWhole => Error::<T>::RoyaltiesOverWhole.into(),
        math::Error::RateTooLow => Error::<T>::RoyaltyTooLow.into(),
        // The ledger never pays a pool without members, nor drops a member that is owed something; who reveals weight
        // has looked whether it is latent, and scores are nothing to it.
        _ => DispatchError::Corruption,
    }
}
