//! Grants to assets that are not published yet: their payers' until publication, and theirs again if there is none.

use crate::{Accounts, Config, Error, Event, Grant, Grants, HoldReason, Pallet};
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Mutate, MutateHold},
        tokens::{Precision, Preservation},
    },
};
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{AssetId, Balance, pot};

impl<T: Config> Pallet<T> {
    /// Takes `amount` planck from `payer` for when `asset` is published.
    pub(crate) fn grant(payer: &T::AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
        ensure!(amount >= T::MinGrant::get(), Error::<T>::GrantTooSmall);
        let reason = HoldReason::Grant.into();
        Grants::<T>::try_mutate(asset, payer, |slot| {
            let mut grant = match slot.take() {
                Some(grant) => grant,
                None => {
                    let deposit = T::DepositPerByte::get().saturating_mul(Grant::BYTES.into());
                    T::Currency::hold(&reason, payer, deposit)?;
                    Grant { amount: 0, deposit }
                }
            };
            grant.amount = grant.amount.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            *slot = Some(grant);
            Ok::<_, DispatchError>(())
        })?;
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            account.waiting = account.waiting.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        pot::ensure_funds::<_, T::Currency>(payer, amount)?;
        Self::draw_from(payer, amount)?;
        Self::deposit_event(Event::GrantWaits { asset, payer: payer.clone(), amount });
        Ok(())
    }

    /// Gives `payer` back what it granted to an asset that was cancelled.
    pub(crate) fn do_reclaim(asset: AssetId, payer: &T::AccountId) -> DispatchResult {
        let amount = Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.cancelled, Error::<T>::NotCancelled);
            let amount = Self::take_grant(asset, payer)?.ok_or(Error::<T>::NoGrant)?;
            account.waiting = account.waiting.checked_sub(amount).ok_or(DispatchError::Corruption)?;
            Ok::<_, DispatchError>(amount)
        })?;
        T::Currency::transfer(&Self::pot(), payer, amount, Preservation::Preserve)?;
        Self::deposit_event(Event::GrantReclaimed { asset, payer: payer.clone(), amount });
        Ok(())
    }

    /// Lets the record of a grant go that has flowed, and the deposit for it. What it granted to an asset that it
    /// contributed to counts among its own payments. Answers whether there was one.
    pub(crate) fn settle_grant(asset: AssetId, payer: &T::AccountId) -> Result<bool, DispatchError> {
        let flowed = Accounts::<T>::get(asset).filter(|account| account.split.is_some());
        let Some(account) = flowed else { return Ok(false) };
        let Some(amount) = Self::take_grant(asset, payer)? else { return Ok(false) };
        Self::note_own_payment(payer, asset, &account, amount)?;
        Self::deposit_event(Event::GrantForgotten { asset, payer: payer.clone() });
        Ok(true)
    }

    /// Removes the record of a grant and returns the deposit for it. Answers what was granted, in planck.
    fn take_grant(asset: AssetId, payer: &T::AccountId) -> Result<Option<Balance>, DispatchError> {
        let Some(Grant { amount, deposit }) = Grants::<T>::take(asset, payer) else { return Ok(None) };
        T::Currency::release(&HoldReason::Grant.into(), payer, deposit, Precision::Exact)?;
        Ok(Some(amount))
    }
}
