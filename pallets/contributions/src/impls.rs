//! What the calls are made of, and what clients ask.

use crate::{
    ByAccount, ByAsset, Config, Contribution, Contributions, Error, Event, HoldReason, Manifest, Manifests,
    NextContribution, Pallet, Reason, Review,
};
use alloc::vec::Vec;
use frame_support::{
    BoundedVec, ensure,
    traits::{
        Get,
        fungible::MutateHold,
        tokens::{Fortitude, Precision, Restriction},
    },
};
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{
    AssetId, AssetState, Balance, Class, ContributionId, ContributionView, Hash, Page, ReviewState, Uri,
    traits::{Assets, Weights},
};

impl<T: Config> Pallet<T> {
    /// The state of an asset.
    pub(crate) fn state(asset: AssetId) -> Result<AssetState, Error<T>> {
        T::Assets::state(asset).ok_or(Error::<T>::UnknownAsset)
    }

    /// A text of bounded length, not empty, in UTF-8.
    pub(crate) fn check_text<Max: Get<u32>>(
        text: Vec<u8>,
        empty: Error<T>,
        too_long: Error<T>,
    ) -> Result<BoundedVec<u8, Max>, Error<T>> {
        ensure!(!text.is_empty(), empty);
        let text = BoundedVec::try_from(text).map_err(|_| too_long)?;
        ensure!(core::str::from_utf8(&text).is_ok(), Error::<T>::NotUtf8);
        Ok(text)
    }

    /// A reason, 1 to 256 bytes of UTF-8.
    pub(crate) fn check_reason(reason: Vec<u8>) -> Result<Reason, Error<T>> {
        Self::check_text(reason, Error::<T>::EmptyReason, Error::<T>::ReasonTooLong)
    }

    /// The contribution, and its asset's state.
    pub(crate) fn known(id: ContributionId) -> Result<(Contribution<T::AccountId>, AssetState), Error<T>> {
        let record = Contributions::<T>::get(id).ok_or(Error::<T>::UnknownContribution)?;
        let state = Self::state(record.asset)?;
        Ok((record, state))
    }

    /// The contribution, and its asset's state, if `reviewer` may review it while the asset is in the making.
    pub(crate) fn reviewable(
        reviewer: &T::AccountId,
        id: ContributionId,
    ) -> Result<(Contribution<T::AccountId>, AssetState), Error<T>> {
        let (record, state) = Self::known(id)?;
        ensure!(state.is_in_the_making(), Error::<T>::NotOpen);
        ensure!(T::Assets::is_reviewer(record.asset, reviewer), Error::<T>::NotReviewer);
        Ok((record, state))
    }

    /// Records work, of so many people if it is a manifest, and puts the deposit for the record on hold.
    pub(crate) fn record(
        who: T::AccountId,
        asset: AssetId,
        class: Class,
        units: u64,
        commitment: Hash,
        uri: Uri,
        leaves: Option<u32>,
    ) -> DispatchResult {
        let id = NextContribution::<T>::get();
        NextContribution::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let mut record = Contribution {
            asset,
            who: who.clone(),
            class,
            units,
            commitment,
            uri: uri.clone(),
            review: Review::Pending,
            deposit: 0,
        };
        let bytes = record.bytes().saturating_add(leaves.map(Manifest::bytes).unwrap_or_default());
        let bytes = T::DepositPerByte::get().saturating_mul(bytes as Balance);
        record.deposit = T::DepositBase::get().saturating_add(bytes);
        T::Currency::hold(&HoldReason::Contribution.into(), &who, record.deposit)?;
        Contributions::<T>::insert(id, record);
        ByAsset::<T>::insert(asset, id, ());
        ByAccount::<T>::insert(&who, id, ());
        T::Assets::count_record(asset, true)?;
        Self::deposit_event(Event::Contributed { contribution: id, asset, who, class, units, commitment, uri });
        if let Some(count) = leaves {
            Manifests::<T>::insert(id, Manifest::new(commitment, count, units));
            Self::deposit_event(Event::ManifestRecorded { contribution: id, count });
        }
        Ok(())
    }

    /// Removes the record of a contribution, and returns the deposit for it or gives it to the treasury.
    pub(crate) fn remove(id: ContributionId, record: &Contribution<T::AccountId>, spam: bool) -> DispatchResult {
        Contributions::<T>::remove(id);
        ByAsset::<T>::remove(record.asset, id);
        ByAccount::<T>::remove(&record.who, id);
        T::Assets::count_record(record.asset, false)?;
        let (reason, who, deposit) = (HoldReason::Contribution.into(), &record.who, record.deposit);
        if !spam {
            T::Currency::release(&reason, who, deposit, Precision::Exact)?;
            return Ok(());
        }
        let (treasury, force) = (T::Treasury::get(), Fortitude::Force);
        T::Currency::transfer_on_hold(&reason, who, &treasury, deposit, Precision::Exact, Restriction::Free, force)?;
        Ok(())
    }

    /// Takes what a contribution weighs, if anything, out of its pool, and lets its record go; of a manifest only what
    /// is latent, and the record if nothing of it has joined. Answers how many pages of bits were removed.
    fn end(id: ContributionId, record: Contribution<T::AccountId>) -> Result<u32, DispatchError> {
        if let Some(manifest) = Manifests::<T>::get(id) {
            return Self::end_manifest(id, record, manifest);
        }
        if let Some(weight) = record.weight() {
            Self::lower(&record, weight)?;
        }
        Self::remove(id, &record, false)?;
        Ok(0)
    }

    fn lower(record: &Contribution<T::AccountId>, weight: u64) -> DispatchResult {
        if T::Ledger::remove_weight(record.pool(), &record.who, weight.into())? {
            T::Assets::count_member(record.asset, false)?;
        }
        Ok(())
    }

    fn raise(record: &Contribution<T::AccountId>, weight: u64) -> DispatchResult {
        if T::Ledger::add_weight(record.pool(), &record.who, weight.into())? {
            T::Assets::count_member(record.asset, true)?;
        }
        Self::ensure_within_budget(record)
    }

    /// Fails if the contribution's pool weighs more than its asset's budget for the class.
    pub(crate) fn ensure_within_budget(record: &Contribution<T::AccountId>) -> DispatchResult {
        let budget = T::Assets::budget(record.asset, record.class);
        let within = budget.is_none_or(|budget| T::Ledger::pool_weight(record.pool()) <= budget);
        ensure!(within, Error::<T>::OverBudget);
        Ok(())
    }

    /// Fails unless `reviewer` may accept this work of an asset in such a state with so much weight.
    pub(crate) fn ensure_acceptable(
        record: &Contribution<T::AccountId>,
        state: AssetState,
        reviewer: &T::AccountId,
        weight: u64,
    ) -> Result<(), Error<T>> {
        ensure!(record.review == Review::Pending, Error::<T>::NotPending);
        ensure!(state == AssetState::Open, Error::<T>::NotOpen);
        Self::ensure_weighable(record, reviewer, weight)
    }

    /// Fails unless `reviewer` may change what this accepted work weighs. Answers what it weighs so far.
    pub(crate) fn ensure_changeable(
        record: &Contribution<T::AccountId>,
        reviewer: &T::AccountId,
        weight: u64,
    ) -> Result<u64, Error<T>> {
        let before = record.weight().ok_or(Error::<T>::NotAccepted)?;
        Self::ensure_weighable(record, reviewer, weight)?;
        Ok(before)
    }

    fn ensure_weighable(
        record: &Contribution<T::AccountId>,
        reviewer: &T::AccountId,
        weight: u64,
    ) -> Result<(), Error<T>> {
        ensure!(record.who != *reviewer, Error::<T>::OwnContribution);
        ensure!(weight > 0, Error::<T>::ZeroWeight);
        Ok(())
    }

    /// Stores that a reviewer lets work weigh so much. Answers the asset, and who contributed.
    pub(crate) fn put_review(
        id: ContributionId,
        mut record: Contribution<T::AccountId>,
        reviewer: &T::AccountId,
        weight: u64,
    ) -> (AssetId, T::AccountId) {
        record.review = Review::Accepted { reviewer: reviewer.clone(), weight };
        let (asset, who) = (record.asset, record.who.clone());
        Contributions::<T>::insert(id, record);
        (asset, who)
    }

    /// Accepts a pending contribution.
    pub(crate) fn do_assess(
        reviewer: &T::AccountId,
        id: ContributionId,
        weight: u64,
        evidence: Option<Hash>,
    ) -> DispatchResult {
        let (record, state) = Self::reviewable(reviewer, id)?;
        Self::ensure_ordinary(id)?;
        Self::ensure_acceptable(&record, state, reviewer, weight)?;
        Self::raise(&record, weight)?;
        let (asset, who) = Self::put_review(id, record, reviewer, weight);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Assessed { contribution: id, asset, who, reviewer, weight, evidence });
        Ok(())
    }

    /// Changes what an accepted contribution weighs.
    pub(crate) fn do_reassess(reviewer: &T::AccountId, id: ContributionId, weight: u64) -> DispatchResult {
        let (record, state) = Self::reviewable(reviewer, id)?;
        Self::ensure_ordinary(id)?;
        let before = Self::ensure_changeable(&record, reviewer, weight)?;
        if let Some(more) = weight.checked_sub(before) {
            ensure!(state == AssetState::Open || more == 0, Error::<T>::WeightRises);
            Self::raise(&record, more)?;
        } else {
            Self::lower(&record, before.abs_diff(weight))?;
        }
        let (asset, who) = Self::put_review(id, record, reviewer, weight);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Reassessed { contribution: id, asset, who, reviewer, before, weight });
        Ok(())
    }

    /// Turns a pending contribution down.
    pub(crate) fn do_reject(reviewer: T::AccountId, id: ContributionId, reason: Vec<u8>, spam: bool) -> DispatchResult {
        let (record, _) = Self::reviewable(&reviewer, id)?;
        ensure!(record.review == Review::Pending, Error::<T>::NotPending);
        let reason = Self::check_reason(reason)?;
        if Manifests::<T>::contains_key(id) {
            Manifests::<T>::remove(id);
        }
        Self::remove(id, &record, spam)?;
        let Contribution { asset, who, .. } = record;
        Self::deposit_event(Event::Rejected { contribution: id, asset, who, reviewer, reason, spam });
        Ok(())
    }

    /// Takes the acceptance of a contribution back. Answers how many pages of bits were removed.
    pub(crate) fn do_revoke(reviewer: T::AccountId, id: ContributionId, reason: Vec<u8>) -> Result<u32, DispatchError> {
        let (record, _) = Self::reviewable(&reviewer, id)?;
        ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
        let reason = Self::check_reason(reason)?;
        let (asset, who) = (record.asset, record.who.clone());
        let pages = Self::end(id, record)?;
        Self::deposit_event(Event::Revoked { contribution: id, asset, who, reviewer, reason });
        Ok(pages)
    }

    /// Takes back what `who` contributed: what is pending always, what is accepted until the asset is published.
    /// Answers how many pages of bits were removed.
    pub(crate) fn do_withdraw(who: T::AccountId, id: ContributionId) -> Result<u32, DispatchError> {
        let (record, state) = Self::known(id)?;
        ensure!(record.who == who, Error::<T>::NotContributor);
        ensure!(record.review == Review::Pending || !state.was_published(), Error::<T>::NotPending);
        let asset = record.asset;
        let pages = Self::end(id, record)?;
        Self::deposit_event(Event::Withdrawn { contribution: id, asset, who });
        Ok(pages)
    }

    /// Lets the record of what `who` contributed to a published asset go. Answers how many pages of bits were removed.
    pub(crate) fn do_forget(who: T::AccountId, id: ContributionId) -> Result<u32, DispatchError> {
        let (record, state) = Self::known(id)?;
        ensure!(record.who == who, Error::<T>::NotContributor);
        ensure!(state.was_published(), Error::<T>::NotPublished);
        ensure!(record.review != Review::Pending, Error::<T>::NotAccepted);
        let asset = record.asset;
        let (pages, gone) = match Manifests::<T>::get(id) {
            Some(manifest) => Self::forget_manifest(id, record, manifest)?,
            None => {
                Self::remove(id, &record, false)?;
                (0, true)
            }
        };
        if gone {
            Self::deposit_event(Event::Forgotten { contribution: id, asset, who });
        }
        Ok(pages)
    }

    /// The contributions to an asset, by pages.
    pub(crate) fn page_of_asset(
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

    /// The contributions of an account, by pages.
    pub(crate) fn page_of_account(
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

    /// The contributions that `ids` name, of one state or of all; at most `limit` are looked at.
    fn page(
        ids: impl Iterator<Item = ContributionId>,
        state: Option<ReviewState>,
        limit: u32,
    ) -> Page<ContributionView<T::AccountId>, ContributionId> {
        let show = |id| {
            let record =
                Contributions::<T>::get(id).filter(|record| state.is_none_or(|state| record.state() == state))?;
            Some(record.view(id))
        };
        Page::of(ids, limit, |id| *id, show)
    }
}
