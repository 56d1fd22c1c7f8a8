//! Who did what: data and compute contributions to open assets, and their review.
//!
//! # Terminology
//!
//! - *Contribution*: data or compute work that an account records against an open asset: a commitment (the hash of the
//!   work or its manifest), the units it claims (records of data, GPU-seconds of compute) and where it is found.
//! - *Weight*: what a reviewer makes of it; what it counts for in the asset's pool of its class.
//! - *Manifest*: a contribution of many people, its commitment the root of a tree of which each has a *leaf*: an owner,
//!   units and the hash of the work. Its *builder* is who recorded it.
//! - *Latent*: what leaves weigh whose owners have not joined. It earns all the same.
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
//!
//! # Life of a manifest
//!
//! `contribute_many` -> *Pending* -> `assess_manifest`: *Accepted*; each unit weighs the same, and all of it is latent.
//! From then on anybody may let a leaf `join`, once and with its proof: its owner is then a member of the pool that has
//! earned since the acceptance. So it goes on after publication, for ever, unless the asset was cancelled. Until
//! publication the owner of a leaf may also `leave`, before it has joined or after.
//!
//! Until somebody has joined or left, a reviewer may `reassess_manifest`. What `revoke` or `withdraw` ends loses all
//! that is latent; what has joined stays until it leaves, and anybody may now send it away, up to publication. With its
//! last weight the record goes, or after publication with `forget`, once nothing is latent.
//!
//! Three ways to cheat: a builder whose tree proves more than the reviewer gave (sums are hashed, and only what is
//! latent can join); a leaf that joins twice, or again after it left (its bit stays set); somebody who sends away those
//! who joined, when all have and nothing is latent any more (`Manifest::over` says whether the manifest was ended).
//!
//! | what is kept | how |
//! | --- | --- |
//! | who has joined | a bit in `Joined`; who left has it, too |
//! | who has left | a bit in `Left`, which only `leave` reads: so a `join` costs one page, not two |
//! | pages of a manifest that goes | a call removes 16, and weighs what it removed |
//!
//! While pages are left, the record stays and its deposit with it: `withdraw`, `revoke` or `forget` go on where the
//! last call stopped, and the last of them returns the deposit. That covers the manifest, what is latent of it, and
//! every page that there can be. A member that joins before publication is the steward's to pay for, as all are; for
//! one that joins later the fee of the call has to do.
//!
//! | file | what it does |
//! | --- | --- |
//! | `impls.rs` | records, their review, their end |
//! | `manifests.rs` | the same of manifests, and who joins and leaves |
//! | `pages.rs` | pages of bits |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod impls;
mod manifests;
mod pages;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

pub use pages::{Bits, LEAVES_A_PAGE, PAGES_AT_ONCE};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{Bits, Contribution, Manifest, PAGES_AT_ONCE, Reason, WeightInfo, pages};
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::fungible};
    use frame_system::pallet_prelude::*;
    use tributary_primitives::{
        AssetId, AssetState, Balance, Class, ContributionId, ContributionView, Hash, Leaf, LeafOwner, MAX_BATCH,
        ManifestView, Page, ReviewState, Uri,
        manifest::{MAX_BLOCK, Node},
        traits::{Assets, Weights},
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config<AccountId: AsRef<[u8; 32]>, RuntimeEvent: From<Event<Self>>> {
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
    pub type Contributions<T: Config> = StorageMap<_, Identity, ContributionId, Contribution<T::AccountId>>;

    /// The contributions to each asset.
    #[pallet::storage]
    pub type ByAsset<T: Config> = StorageDoubleMap<_, Identity, AssetId, Identity, ContributionId, ()>;

    /// The contributions of each account.
    #[pallet::storage]
    pub type ByAccount<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, ContributionId, ()>;

    /// What is known of the contributions that are manifests beside their records.
    #[pallet::storage]
    pub type Manifests<T: Config> = StorageMap<_, Identity, ContributionId, Manifest>;

    /// Which leaves of a manifest have joined, or left: 1,024 of them to a page.
    #[pallet::storage]
    pub type Joined<T: Config> = StorageDoubleMap<_, Identity, ContributionId, Identity, u32, Bits>;

    /// Which of them have left.
    #[pallet::storage]
    pub type Left<T: Config> = StorageDoubleMap<_, Identity, ContributionId, Identity, u32, Bits>;

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
        /// A reviewer took the acceptance of a contribution back; it is gone, but for what has joined of a manifest.
        Revoked {
            contribution: ContributionId,
            asset: AssetId,
            who: T::AccountId,
            reviewer: T::AccountId,
            reason: Reason,
        },
        /// The contributor took a contribution back; it is gone, but for what has joined of a manifest.
        Withdrawn { contribution: ContributionId, asset: AssetId, who: T::AccountId },
        /// The contributor let the record of a contribution to a published asset go; its weight stays.
        Forgotten { contribution: ContributionId, asset: AssetId, who: T::AccountId },
        /// A contribution that was just recorded is a manifest of so many leaves.
        ManifestRecorded { contribution: ContributionId, count: u32 },
        /// A leaf of a manifest joined: its owner is a member of the asset's pool with what it weighs.
        Joined { contribution: ContributionId, asset: AssetId, index: u32, who: T::AccountId, weight: u64 },
        /// A leaf of a manifest left, whether it had joined or not: what it weighed counts no more.
        Left { contribution: ContributionId, asset: AssetId, index: u32, who: T::AccountId, weight: u64 },
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
        /// The contribution has been accepted already; once its asset is published it cannot be withdrawn any more, and
        /// nobody leaves it.
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
        /// The contribution is a manifest: use `assessManifest` and `reassessManifest`.
        IsManifest,
        /// The contribution is no manifest: it has no leaves.
        NotManifest,
        /// A manifest without leaves. Say how many it has.
        ZeroCount,
        /// The manifest has fewer units than leaves. Each leaf has at least one.
        TooFewUnits,
        /// All units together would weigh more than a contribution can. Give a smaller weight per unit.
        WeightTooLarge,
        /// Leaves have joined or left by the present weight, which is fixed from then on.
        LeavesJoined,
        /// Leaves can still join: the record says which. It goes when nothing is latent any more.
        LeavesUnjoined,
        /// The manifest has fewer leaves than this index says: they are counted from 0.
        IndexBeyondCount,
        /// The path is not as long as the tree is deep, less the levels of the block that joins.
        WrongPathLength,
        /// The proof does not lead to the manifest's root and total. Check index, owner, units, record and path.
        WrongProof,
        /// The leaves are no block: a power of two of them, up to 128, that begins at a multiple of their number, all
        /// in the manifest.
        BadBlock,
        /// The leaf has joined, or left, or each leaf of the block has.
        AlreadyJoined,
        /// The leaf has left.
        AlreadyLeft,
        /// So much is not latent any more: the manifest was revoked or withdrawn.
        NothingLatent,
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
            Self::record(who, asset, class, units, commitment, uri, None)
        }

        /// Accepts a pending contribution with a weight, which counts in the asset's pool of its class. For reviewers
        /// of an open asset, of what is not their own. The asset's deposit grows by its first contribution of each
        /// member. `evidence` may be the hash of what the weight is based on, such as the report of a valuation; the
        /// event tells it, and the chain does not look at it. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `IsManifest`, `NotPending`, `OwnContribution`,
        /// `ZeroWeight`, `OverBudget`, and the currency's when the steward has too little for the deposit.
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
            Self::do_reject(reviewer, contribution, reason, spam)
        }

        /// Takes the caller's contribution back and returns the deposit: what is pending whatever the asset's state,
        /// what is accepted until the asset is published. Of a manifest it takes what is latent; the record stays as
        /// long as any leaf that has joined. O(pages of bits removed), at most 16 in a call.
        ///
        /// Errors: `UnknownContribution`, `NotContributor`, `NotPending`, and `NothingLatent` when that was done.
        #[pallet::call_index(4)]
        #[pallet::weight(Pallet::<T>::with_pages(T::WeightInfo::withdraw(), PAGES_AT_ONCE))]
        pub fn withdraw(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let pages = Self::do_withdraw(who, contribution)?;
            Ok(Some(Self::with_pages(T::WeightInfo::withdraw(), pages)).into())
        }

        /// Changes what an accepted contribution weighs: as it likes while the asset is open, only downwards once it is
        /// closed. For reviewers, of what is not their own. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `IsManifest`, `NotAccepted`, `OwnContribution`,
        /// `ZeroWeight`, `WeightRises`, `OverBudget`.
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
        /// 256 bytes of UTF-8. For reviewers. Returns the contributor's deposit. Of a manifest it takes what is latent;
        /// the record stays as long as any leaf that has joined. O(pages of bits removed), at most 16 in a call.
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotAccepted`, `EmptyReason`, `ReasonTooLong`,
        /// `NotUtf8`, and `NothingLatent` when that was done.
        #[pallet::call_index(6)]
        #[pallet::weight(Pallet::<T>::with_pages(T::WeightInfo::revoke(), PAGES_AT_ONCE))]
        pub fn revoke(
            origin: OriginFor<T>,
            contribution: ContributionId,
            reason: Vec<u8>,
        ) -> DispatchResultWithPostInfo {
            let reviewer = ensure_signed(origin)?;
            let pages = Self::do_revoke(reviewer, contribution, reason)?;
            Ok(Some(Self::with_pages(T::WeightInfo::revoke(), pages)).into())
        }

        /// Lets the record of the caller's accepted contribution to a published asset go, and returns the deposit for
        /// it. What it weighs stays: payouts need the membership, not the record. A manifest goes only when nothing is
        /// latent; one with more than 16 pages of bits takes several calls. O(pages of bits removed).
        ///
        /// Errors: `UnknownContribution`, `NotContributor`, `NotPublished`, `NotAccepted`, `LeavesUnjoined`.
        #[pallet::call_index(7)]
        #[pallet::weight(Pallet::<T>::with_pages(T::WeightInfo::forget(), PAGES_AT_ONCE))]
        pub fn forget(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let pages = Self::do_forget(who, contribution)?;
            Ok(Some(Self::with_pages(T::WeightInfo::forget(), pages)).into())
        }

        /// Records the work of `count` people as one contribution: `root` is that of the tree of their leaves, `units`
        /// what all leaves come to, and `uri` names where the leaves are. Holds a deposit. O(1).
        ///
        /// Errors: as `contribute`, and `ZeroCount`, `TooFewUnits`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::contribute_many())]
        pub fn contribute_many(
            origin: OriginFor<T>,
            asset: AssetId,
            class: Class,
            #[pallet::compact] units: u64,
            count: u32,
            root: Hash,
            uri: Vec<u8>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(Self::state(asset)? == AssetState::Open, Error::<T>::NotOpen);
            ensure!(count > 0, Error::<T>::ZeroCount);
            ensure!(units > 0, Error::<T>::ZeroUnits);
            ensure!(units >= count.into(), Error::<T>::TooFewUnits);
            let uri = Self::check_text(uri, Error::<T>::EmptyUri, Error::<T>::UriTooLong)?;
            Self::record(who, asset, class, units, root, uri, Some(count))
        }

        /// Accepts a pending manifest with what each unit weighs. All of it counts in the asset's pool of its class
        /// from now on, whoever its leaves belong to. For reviewers of an open asset, of what is not their own. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotManifest`, `NotPending`, `OwnContribution`,
        /// `ZeroWeight`, `WeightTooLarge`, `OverBudget`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::assess_manifest())]
        pub fn assess_manifest(
            origin: OriginFor<T>,
            contribution: ContributionId,
            #[pallet::compact] weight_per_unit: u64,
            evidence: Option<Hash>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_assess_manifest(&who, contribution, weight_per_unit, evidence)
        }

        /// Changes what each unit of an accepted manifest weighs, until a leaf joins or leaves: as it likes while the
        /// asset is open, only downwards once it is closed. For reviewers, of what is not their own. O(1).
        ///
        /// Errors: `UnknownContribution`, `NotOpen`, `NotReviewer`, `NotManifest`, `NotAccepted`, `OwnContribution`,
        /// `ZeroWeight`, `LeavesJoined`, `WeightTooLarge`, `WeightRises`, `OverBudget`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::reassess_manifest())]
        pub fn reassess_manifest(
            origin: OriginFor<T>,
            contribution: ContributionId,
            #[pallet::compact] weight_per_unit: u64,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_reassess_manifest(&who, contribution, weight_per_unit)
        }

        /// Makes the owner of a leaf of an accepted manifest a member of the pool, with what the leaf has earned since
        /// the manifest was accepted; anyone may do it, once. `path` has the nodes beside the leaf's way up to the
        /// root, the lowest first. Before publication the asset's deposit grows by a new member. O(path).
        ///
        /// Errors: `UnknownContribution`, `NotManifest`, `NotOpen` (cancelled), `NotAccepted`, `IndexBeyondCount`,
        /// `WrongPathLength`, `WrongProof`, `ZeroUnits`, `AlreadyJoined`, `NothingLatent`, and the currency's when the
        /// steward has too little for the deposit.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::join(path.len() as u32))]
        pub fn join(
            origin: OriginFor<T>,
            contribution: ContributionId,
            index: u32,
            owner: LeafOwner<T::AccountId>,
            #[pallet::compact] units: u64,
            record: Hash,
            path: Vec<Node>,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_join(contribution, index, Leaf { owner, units, record }, &path)
        }

        /// Lets a block of leaves join with one proof: a power of two of them, at most 128, `first` a multiple of their
        /// number. Leaves of it that have joined or left already are passed over. O(leaves + path).
        ///
        /// Errors: as `join`, and `EmptyBatch`, `BatchTooLong`, `BadBlock`. `AlreadyJoined` only if each leaf has.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::join_many(leaves.len() as u32, path.len() as u32))]
        pub fn join_many(
            origin: OriginFor<T>,
            contribution: ContributionId,
            first: u32,
            leaves: Vec<Leaf<T::AccountId>>,
            path: Vec<Node>,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            ensure!(!leaves.is_empty(), Error::<T>::EmptyBatch);
            ensure!(leaves.len() <= MAX_BLOCK as usize, Error::<T>::BatchTooLong);
            Self::do_join_many(contribution, first, leaves, &path)
        }

        /// Takes a leaf of an accepted manifest out of the pool for good, until the asset is published: by its owner,
        /// whether it has joined or not; what has joined by anybody, once the manifest was revoked or withdrawn. With
        /// the last one the record goes. O(path + pages of bits removed), at most 16 in a call.
        ///
        /// Errors: `UnknownContribution`, `NotManifest`, `NotPending` (published), `NotAccepted`, `IndexBeyondCount`,
        /// `WrongPathLength`, `WrongProof`, `ZeroUnits`, `AlreadyLeft`, `NotContributor`, `NothingLatent`.
        #[pallet::call_index(13)]
        #[pallet::weight(Pallet::<T>::with_pages(T::WeightInfo::leave(path.len() as u32), PAGES_AT_ONCE))]
        pub fn leave(
            origin: OriginFor<T>,
            contribution: ContributionId,
            index: u32,
            owner: LeafOwner<T::AccountId>,
            #[pallet::compact] units: u64,
            record: Hash,
            path: Vec<Node>,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let pages = Self::do_leave(&who, contribution, index, &Leaf { owner, units, record }, &path)?;
            Ok(Some(Self::with_pages(T::WeightInfo::leave(path.len() as u32), pages)).into())
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
            Self::page_of_asset(asset, state, from, limit)
        }

        /// The contributions of an account, after `from`, all or those of one state; at most `limit` are looked at.
        /// O(limit).
        pub fn contributions_by(
            account: T::AccountId,
            state: Option<ReviewState>,
            from: Option<ContributionId>,
            limit: u32,
        ) -> Page<ContributionView<T::AccountId>, ContributionId> {
            Self::page_of_account(account, state, from, limit)
        }

        /// The manifest that the contribution is; `None` if it is none, or is gone. O(1).
        pub fn manifest(contribution: ContributionId) -> Option<ManifestView> {
            Self::show_manifest(contribution)
        }

        /// What a leaf of so many units that has not joined is owed by now, in planck; nothing if no such leaf can join
        /// any more. O(1).
        pub fn latent_claimable(contribution: ContributionId, units: u64) -> Balance {
            Self::earned_by_leaf(contribution, units).unwrap_or_default()
        }

        /// Whether the leaf at `index` has joined, or left: then it cannot join any more. O(1).
        pub fn joined(contribution: ContributionId, index: u32) -> bool {
            Joined::<T>::get(contribution, pages::page_of(index)).is_some_and(|bits| pages::has(&bits, index))
        }
    }
}
