//! What the calls are made of.

use crate::{Config, Contribution, Contributions, Deposits, Error, Event, Pallet, Review};
use alloc::vec::Vec;
use frame_support::{
    BoundedVec, ensure,
    traits::{Consideration, Get},
};
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{
    AssetId, AssetState, ContributionId, PoolId,
    traits::{Assets, Weights},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn ensure_open(asset: AssetId) -> Result<(), Error<T>> {
        let state = T::Assets::state(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(state == AssetState::Open, Error::<T>::NotOpen);
        Ok(())
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

    /// The contribution, if `reviewer` may review it now.
    pub(crate) fn reviewable(
        reviewer: &T::AccountId,
        contribution: ContributionId,
    ) -> Result<Contribution<T::AccountId>, Error<T>> {
        let record = Contributions::<T>::get(contribution).ok_or(Error::<T>::UnknownContribution)?;
        ensure!(record.review == Review::Pending, Error::<T>::NotPending);
        Self::ensure_open(record.asset)?;
        ensure!(T::Assets::is_reviewer(record.asset, reviewer), Error::<T>::NotReviewer);
        Ok(record)
    }

    pub(crate) fn do_assess(reviewer: &T::AccountId, contribution: ContributionId, weight: u64) -> DispatchResult {
        let mut record = Self::reviewable(reviewer, contribution)?;
        ensure!(weight > 0, Error::<T>::ZeroWeight);
        let Contribution { asset, class, .. } = record;
        let who = record.who.clone();
        T::Ledger::add_weight(PoolId::of_class(asset, class), &who, weight.into())?;
        record.review = Review::Accepted { reviewer: reviewer.clone(), weight };
        Contributions::<T>::insert(contribution, record);
        Self::release(contribution, &who)?;
        Self::deposit_event(Event::Assessed { contribution, asset, who, reviewer: reviewer.clone(), weight });
        Ok(())
    }

    /// Returns the deposit for a contribution.
    pub(crate) fn release(contribution: ContributionId, who: &T::AccountId) -> DispatchResult {
        Deposits::<T>::take(contribution).ok_or(DispatchError::Corruption)?.drop(who)
    }
}
