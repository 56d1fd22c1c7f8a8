//! Manifests: what one contribution says of many people, and how each of them joins its pool or leaves it.

use crate::{
    Config, Contribution, Contributions, Error, Event, Joined, Left, Manifest, Manifests, Pallet, Review, WeightInfo,
    pages::{BLANK, has, page_of, set},
};
use alloc::{vec, vec::Vec};
use frame_support::{ensure, weights::Weight};
use sp_io::hashing::blake2_256;
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{
    AssetState, Balance, ContributionId, Hash, Leaf, ManifestView,
    manifest::{Node, tree},
    traits::{Assets, Weights},
};

/// What a manifest's leaves can join: its record, its asset's state, and itself.
type Joinable<AccountId> = (Contribution<AccountId>, AssetState, Manifest);

/// A leaf that joins: its index, whose it is, and what it weighs.
type Joining<AccountId> = (u32, AccountId, u64);

impl<T: Config> Pallet<T> {
    /// Fails if the contribution is a manifest.
    pub(crate) fn ensure_ordinary(id: ContributionId) -> Result<(), Error<T>> {
        ensure!(!Manifests::<T>::contains_key(id), Error::<T>::IsManifest);
        Ok(())
    }

    /// The manifest that a contribution is.
    fn known_manifest(id: ContributionId) -> Result<Manifest, Error<T>> {
        Manifests::<T>::get(id).ok_or(Error::<T>::NotManifest)
    }

    /// What is latent of a contribution, in its pool.
    pub(crate) fn latent(id: ContributionId, record: &Contribution<T::AccountId>) -> u128 {
        T::Ledger::latent(record.pool(), id)
    }

    /// Accepts a pending manifest.
    pub(crate) fn do_assess_manifest(
        reviewer: &T::AccountId,
        id: ContributionId,
        weight_per_unit: u64,
        evidence: Option<Hash>,
    ) -> DispatchResult {
        let (record, state) = Self::reviewable(reviewer, id)?;
        let mut manifest = Self::known_manifest(id)?;
        Self::ensure_acceptable(&record, state, reviewer, weight_per_unit)?;
        manifest.weight_per_unit = weight_per_unit;
        let weight = manifest.weight_of(manifest.units).ok_or(Error::<T>::WeightTooLarge)?;
        T::Ledger::admit(record.pool(), id, weight.into())?;
        Self::ensure_within_budget(&record)?;
        Manifests::<T>::insert(id, manifest);
        let (asset, who) = Self::put_review(id, record, reviewer, weight);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Assessed { contribution: id, asset, who, reviewer, weight, evidence });
        Ok(())
    }

    /// Changes what the units of an accepted manifest weigh.
    pub(crate) fn do_reassess_manifest(
        reviewer: &T::AccountId,
        id: ContributionId,
        weight_per_unit: u64,
    ) -> DispatchResult {
        let (record, state) = Self::reviewable(reviewer, id)?;
        let mut manifest = Self::known_manifest(id)?;
        let before = Self::ensure_changeable(&record, reviewer, weight_per_unit)?;
        // All of it is latent only as long as nobody has joined or left.
        let all = manifest.weight_of(manifest.units).map(u128::from);
        ensure!(Some(Self::latent(id, &record)) == all, Error::<T>::LeavesJoined);
        manifest.weight_per_unit = weight_per_unit;
        let weight = manifest.weight_of(manifest.units).ok_or(Error::<T>::WeightTooLarge)?;
        let change = weight.abs_diff(before);
        if weight > before {
            ensure!(state == AssetState::Open, Error::<T>::WeightRises);
            T::Ledger::admit(record.pool(), id, change.into())?;
            Self::ensure_within_budget(&record)?;
        } else if change > 0 {
            T::Ledger::forfeit(record.pool(), id, change.into())?;
        }
        Manifests::<T>::insert(id, manifest);
        let (asset, who) = Self::put_review(id, record, reviewer, weight);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Reassessed { contribution: id, asset, who, reviewer, before, weight });
        Ok(())
    }

    /// Makes the owner of a leaf a member of the pool.
    pub(crate) fn do_join(id: ContributionId, index: u32, leaf: Leaf<T::AccountId>, path: &[Node]) -> DispatchResult {
        let (record, state, manifest) = Self::joinable(id)?;
        Self::prove(&manifest, index, &leaf, path)?;
        Self::admit_leaves(id, &record, state, &manifest, index, vec![leaf])
    }

    /// Makes the owners of a block of leaves members of the pool, but for those of leaves that have joined or left.
    pub(crate) fn do_join_many(
        id: ContributionId,
        first: u32,
        leaves: Vec<Leaf<T::AccountId>>,
        path: &[Node],
    ) -> DispatchResult {
        let (record, state, manifest) = Self::joinable(id)?;
        Self::prove_block(&manifest, first, &leaves, path)?;
        Self::admit_leaves(id, &record, state, &manifest, first, leaves)
    }

    /// Takes a leaf out of the pool, whether it has joined or not. Answers how many pages of bits were removed.
    pub(crate) fn do_leave(
        caller: &T::AccountId,
        id: ContributionId,
        index: u32,
        leaf: &Leaf<T::AccountId>,
        path: &[Node],
    ) -> Result<u32, DispatchError> {
        let (mut record, state) = Self::known(id)?;
        let manifest = Self::known_manifest(id)?;
        ensure!(!state.was_published(), Error::<T>::NotPending);
        ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
        Self::prove(&manifest, index, leaf, path)?;
        let (asset, who, page) = (record.asset, leaf.owner.account(), page_of(index));
        let weight = manifest.weight_of(leaf.units).ok_or(Error::<T>::WeightTooLarge)?;
        let mut left = Left::<T>::get(id, page).unwrap_or(BLANK);
        ensure!(!has(&left, index), Error::<T>::AlreadyLeft);
        let mut joined = Joined::<T>::get(id, page).unwrap_or(BLANK);
        if has(&joined, index) {
            ensure!(caller == who || manifest.over, Error::<T>::NotContributor);
            if T::Ledger::remove_weight(record.pool(), who, weight.into())? {
                T::Assets::count_member(asset, false)?;
            }
        } else {
            ensure!(caller == who, Error::<T>::NotContributor);
            ensure!(u128::from(weight) <= Self::latent(id, &record), Error::<T>::NothingLatent);
            T::Ledger::forfeit(record.pool(), id, weight.into())?;
            set(&mut joined, index);
            Joined::<T>::insert(id, page, joined);
        }
        set(&mut left, index);
        Left::<T>::insert(id, page, left);
        record.lose(weight).ok_or(DispatchError::Corruption)?;
        let (pages, _) = Self::put_or_let_go(id, record, manifest)?;
        Self::deposit_event(Event::Left { contribution: id, asset, index, who: who.clone(), weight });
        Ok(pages)
    }

    /// Takes what is latent of a manifest out of its pool for good, and lets its record go if nothing of it has joined.
    /// Answers how many pages of bits were removed.
    pub(crate) fn end_manifest(
        id: ContributionId,
        mut record: Contribution<T::AccountId>,
        mut manifest: Manifest,
    ) -> Result<u32, DispatchError> {
        // A record without weight has pages of bits left, which this call and others remove.
        ensure!(!manifest.over || record.weight().unwrap_or_default() == 0, Error::<T>::NothingLatent);
        let latent = Self::latent(id, &record);
        if latent > 0 {
            T::Ledger::forfeit(record.pool(), id, latent)?;
            let latent = u64::try_from(latent).map_err(|_| DispatchError::Corruption)?;
            record.lose(latent).ok_or(DispatchError::Corruption)?;
        }
        manifest.over = true;
        Self::put_or_let_go(id, record, manifest).map(|(pages, _)| pages)
    }

    /// Lets the record of a manifest go of which nothing can join any more; what has joined stays. Answers how many
    /// pages of bits were removed, and whether the record is gone.
    pub(crate) fn forget_manifest(
        id: ContributionId,
        record: Contribution<T::AccountId>,
        manifest: Manifest,
    ) -> Result<(u32, bool), DispatchError> {
        ensure!(Self::latent(id, &record) == 0, Error::<T>::LeavesUnjoined);
        Self::let_go(id, record, manifest)
    }

    /// Stores a manifest and its record, or lets them go if they have no weight.
    fn put_or_let_go(
        id: ContributionId,
        record: Contribution<T::AccountId>,
        manifest: Manifest,
    ) -> Result<(u32, bool), DispatchError> {
        if record.weight().unwrap_or_default() == 0 {
            return Self::let_go(id, record, manifest);
        }
        Manifests::<T>::insert(id, manifest);
        Contributions::<T>::insert(id, record);
        Ok((0, false))
    }

    /// Lets a manifest and its record go with the last of its pages. As long as there are more than a call removes, it
    /// keeps its record, and the record its deposit.
    fn let_go(
        id: ContributionId,
        record: Contribution<T::AccountId>,
        mut manifest: Manifest,
    ) -> Result<(u32, bool), DispatchError> {
        let (pages, done) = Self::clear_pages(id, &mut manifest);
        if done {
            Manifests::<T>::remove(id);
            Self::remove(id, &record, false)?;
        } else {
            Manifests::<T>::insert(id, manifest);
            Contributions::<T>::insert(id, record);
        }
        Ok((pages, done))
    }

    /// A manifest whose leaves can join.
    fn joinable(id: ContributionId) -> Result<Joinable<T::AccountId>, Error<T>> {
        let (record, state) = Self::known(id)?;
        let manifest = Self::known_manifest(id)?;
        ensure!(state != AssetState::Cancelled, Error::<T>::NotOpen);
        ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
        Ok((record, state, manifest))
    }

    /// Fails unless `path` proves that `leaf` is the manifest's at `index`. O(path).
    fn prove(manifest: &Manifest, index: u32, leaf: &Leaf<T::AccountId>, path: &[Node]) -> Result<(), Error<T>> {
        ensure!(index < manifest.count, Error::<T>::IndexBeyondCount);
        ensure!(path.len() == manifest.depth() as usize, Error::<T>::WrongPathLength);
        let root = tree::root(blake2_256, index, leaf.node(blake2_256, index), path);
        ensure!(root == Ok(manifest.node()), Error::<T>::WrongProof);
        ensure!(leaf.units > 0, Error::<T>::ZeroUnits);
        Ok(())
    }

    /// Fails unless `path` proves that `leaves` are the manifest's from `first` on. O(leaves + path).
    fn prove_block(
        manifest: &Manifest,
        first: u32,
        leaves: &[Leaf<T::AccountId>],
        path: &[Node],
    ) -> Result<(), Error<T>> {
        let size = leaves.len() as u32;
        let levels = size.trailing_zeros();
        let is_block = size.is_power_of_two() && first.trailing_zeros() >= levels;
        let end = first.checked_add(size);
        ensure!(is_block && end.is_some_and(|end| end <= manifest.count), Error::<T>::BadBlock);
        ensure!(path.len() == manifest.depth().saturating_sub(levels) as usize, Error::<T>::WrongPathLength);
        let nodes = leaves.iter().zip(first..).map(|(leaf, index)| leaf.node(blake2_256, index)).collect();
        let root = tree::root_of_block(blake2_256, first, nodes, path);
        ensure!(root == Ok(manifest.node()), Error::<T>::WrongProof);
        ensure!(leaves.iter().all(|leaf| leaf.units > 0), Error::<T>::ZeroUnits);
        Ok(())
    }

    /// Lets those of the leaves join, which are the manifest's and all on one page, that have not joined or left.
    fn admit_leaves(
        id: ContributionId,
        record: &Contribution<T::AccountId>,
        state: AssetState,
        manifest: &Manifest,
        first: u32,
        leaves: Vec<Leaf<T::AccountId>>,
    ) -> DispatchResult {
        let page = page_of(first);
        let mut bits = Joined::<T>::get(id, page).unwrap_or(BLANK);
        let mut joining = Vec::<Joining<T::AccountId>>::with_capacity(leaves.len());
        for (leaf, index) in leaves.into_iter().zip(first..) {
            if !has(&bits, index) {
                set(&mut bits, index);
                let weight = manifest.weight_of(leaf.units).ok_or(Error::<T>::WeightTooLarge)?;
                joining.push((index, leaf.owner.into_account(), weight));
            }
        }
        ensure!(!joining.is_empty(), Error::<T>::AlreadyJoined);
        let total = joining.iter().fold(0u128, |sum, (.., weight)| sum.saturating_add((*weight).into()));
        ensure!(total <= Self::latent(id, record), Error::<T>::NothingLatent);
        Joined::<T>::insert(id, page, bits);
        let leaves = joining.iter().map(|(_, who, weight)| (who, u128::from(*weight)));
        let new = T::Ledger::reveal(record.pool(), id, leaves)?;
        // From publication on the steward's deposit does not grow by who joins: the fee pays for it.
        if new > 0 && !state.was_published() {
            T::Assets::count_members(record.asset, new)?;
        }
        for (index, who, weight) in joining {
            Self::deposit_event(Event::Joined { contribution: id, asset: record.asset, index, who, weight });
        }
        Ok(())
    }

    /// What a call weighs that may remove so many pages of bits beside what it is for.
    pub(crate) fn with_pages(call: Weight, pages: u32) -> Weight {
        call.saturating_add(T::WeightInfo::clear_pages(pages))
    }

    /// What so many units of what is latent of a manifest have earned by now, in planck; `None` if there are not so
    /// many.
    pub(crate) fn earned_by_leaf(id: ContributionId, units: u64) -> Option<Balance> {
        let weight = Manifests::<T>::get(id)?.weight_of(units)?;
        let record = Contributions::<T>::get(id)?;
        Some(T::Ledger::latent_claimable(record.pool(), id, weight.into()))
    }

    /// A manifest as runtime APIs show it.
    pub(crate) fn show_manifest(id: ContributionId) -> Option<ManifestView> {
        let Manifest { root, count, units, weight_per_unit, .. } = Manifests::<T>::get(id)?;
        let record = Contributions::<T>::get(id)?;
        let latent = Self::latent(id, &record);
        let joined = u128::from(record.weight().unwrap_or_default()).saturating_sub(latent);
        let weight_per_unit = record.weight().map(|_| weight_per_unit);
        Some(ManifestView { root, count, units, weight_per_unit, joined: joined.try_into().ok()?, latent })
    }
}
