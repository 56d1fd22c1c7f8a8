//! What the calls are made of, and what clients ask.

use crate::{
    ByAccount, ByAsset, Config, Contribution, Contributions, Error, Event, HoldReason, NextContribution, Pallet,
    Reason, Review,
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
use sp_runtime::DispatchResult;
use tributary_primitives::{
    AssetId, AssetState, Balance, Class, ContributionId, ContributionView, Hash, Page, PoolId, ReviewState, Uri,
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

    /// Records work, and puts the deposit for the record on hold.
    pub(crate) fn record(
        who: T::AccountId,
        asset: AssetId,
        class: Class,
        units: u64,
        commitment: Hash,
        uri: Uri,
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
        let bytes = T::DepositPerByte::get().saturating_mul(record.bytes() as Balance);
        record.deposit = T::DepositBase::get().saturating_add(bytes);
        T::Currency::hold(&HoldReason::Contribution.into(), &who, record.deposit)?;
        Contributions::<T>::insert(id, record);
        ByAsset::<T>::insert(asset, id, ());
        ByAccount::<T>::insert(&who, id, ());
        T::Assets::count_record(asset, true)?;
        Self::deposit_event(Event::Contributed { contribution: id, asset, who, class, units, commitment, uri });
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

    /// Takes a contribution's weight, if it has any, out of its pool.
    pub(crate) fn unweigh(record: &Contribution<T::AccountId>) -> DispatchResult {
        match record.review {
            Review::Pending => Ok(()),
            Review::Accepted { weight, .. } => Self::lower(record, weight),
        }
    }

    fn lower(record: &Contribution<T::AccountId>, weight: u64) -> DispatchResult {
        let pool = PoolId::of_class(record.asset, record.class);
        if T::Ledger::remove_weight(pool, &record.who, weight.into())? {
            T::Assets::count_member(record.asset, false)?;
        }
        Ok(())
    }

    fn raise(record: &Contribution<T::AccountId>, weight: u64) -> DispatchResult {
        let Contribution { asset, class, ref who, .. } = *record;
        let pool = PoolId::of_class(asset, class);
        if T::Ledger::add_weight(pool.clone(), who, weight.into())? {
            T::Assets::count_member(asset, true)?;
        }
        let within = T::Assets::budget(asset, class).is_none_or(|budget| T::Ledger::pool_weight(pool) <= budget);
        ensure!(within, Error::<T>::OverBudget);
        Ok(())
    }

    /// Accepts a pending contribution.
    pub(crate) fn do_assess(
        reviewer: &T::AccountId,
        id: ContributionId,
        weight: u64,
        evidence: Option<Hash>,
    ) -> DispatchResult {
        let (mut record, state) = Self::reviewable(reviewer, id)?;
        ensure!(record.review == Review::Pending, Error::<T>::NotPending);
        ensure!(state == AssetState::Open, Error::<T>::NotOpen);
        ensure!(record.who != *reviewer, Error::<T>::OwnContribution);
        ensure!(weight > 0, Error::<T>::ZeroWeight);
        Self::raise(&record, weight)?;
        record.review = Review::Accepted { reviewer: reviewer.clone(), weight };
        let (asset, who) = (record.asset, record.who.clone());
        Contributions::<T>::insert(id, record);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Assessed { contribution: id, asset, who, reviewer, weight, evidence });
        Ok(())
    }

    /// Changes what an accepted contribution weighs.
    pub(crate) fn do_reassess(reviewer: &T::AccountId, id: ContributionId, weight: u64) -> DispatchResult {
        let (mut record, state) = Self::reviewable(reviewer, id)?;
        let Review::Accepted { weight: before, .. } = record.review else { return Err(Error::<T>::NotAccepted.into()) };
        ensure!(record.who != *reviewer, Error::<T>::OwnContribution);
        ensure!(weight > 0, Error::<T>::ZeroWeight);
        if let Some(more) = weight.checked_sub(before) {
            ensure!(state == AssetState::Open || more == 0, Error::<T>::WeightRises);
            Self::raise(&record, more)?;
        } else {
            Self::lower(&record, before.abs_diff(weight))?;
        }
        record.review = Review::Accepted { reviewer: reviewer.clone(), weight };
        let (asset, who) = (record.asset, record.who.clone());
        Contributions::<T>::insert(id, record);
        let reviewer = reviewer.clone();
        Self::deposit_event(Event::Reassessed { contribution: id, asset, who, reviewer, before, weight });
        Ok(())
    }

    /// Takes back what `who` contributed: what is pending always, what is accepted until the asset is published.
    pub(crate) fn do_withdraw(who: T::AccountId, id: ContributionId) -> DispatchResult {
        let (record, state) = Self::known(id)?;
        ensure!(record.who == who, Error::<T>::NotContributor);
        ensure!(record.review == Review::Pending || !state.was_published(), Error::<T>::NotPending);
        Self::unweigh(&record)?;
        Self::remove(id, &record, false)?;
        Self::deposit_event(Event::Withdrawn { contribution: id, asset: record.asset, who });
        Ok(())
    }

    /// The contributions that `ids` name, of one state or of all; at most `limit` are looked at.
    pub(crate) fn page(
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
