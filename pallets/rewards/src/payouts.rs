//! What leaves an asset: royalties to its ancestors, and what pools owe to their members.

use crate::{Accounts, Config, Error, Event, Members, Pallet, Pools, Royalties, Royalty, fault};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Preservation, Provenance},
    },
};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_primitives::{AssetId, Balance, PoolId};

impl<T: Config> Pallet<T> {
    /// Collects for `asset` from each of `from`.
    pub(crate) fn do_collect(asset: AssetId, from: &[AssetId]) -> DispatchResult {
        let mut account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        let before = account.income.royalties;
        for &descendant in from {
            let mut royalty = Royalties::<T>::get(asset, descendant).ok_or(Error::<T>::NotAnAncestor)?;
            let amount = Self::uncollected(descendant, &royalty)?;
            if amount.is_zero() {
                continue;
            }
            royalty.collected = royalty.collected.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Royalties::<T>::insert(asset, descendant, royalty);
            account.income.collect(amount).map_err(fault::<T>)?;
            Self::deposit_event(Event::RoyaltyCollected { asset, from: descendant, amount });
        }
        ensure!(account.income.royalties > before, Error::<T>::NothingToCollect);
        Accounts::<T>::insert(asset, account);
        Ok(())
    }

    /// What of `royalty` has not been collected from `descendant` yet, in planck: nothing while its income waits.
    pub(crate) fn uncollected(descendant: AssetId, royalty: &Royalty) -> Result<Balance, DispatchError> {
        let account = Accounts::<T>::get(descendant).ok_or(Error::<T>::UnknownAsset)?;
        if account.split.is_none() {
            return Ok(0);
        }
        let entitled = account.income.of_ancestor(royalty.share).map_err(fault::<T>)?;
        entitled.checked_sub(royalty.collected).ok_or(DispatchError::Corruption)
    }

    /// Pays `who` what `pools` owe it, in one transfer.
    pub(crate) fn do_claim(pools: &[PoolId], who: &T::AccountId) -> DispatchResult {
        let mut claims = Vec::with_capacity(pools.len());
        let mut total: Balance = 0;
        for id in pools {
            let amount = Self::take_claim(id, who)?;
            total = total.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            claims.push((id, amount));
        }
        ensure!(!total.is_zero(), Error::<T>::NothingToClaim);
        Self::pay_out(who, total)?;
        Self::count_voice(who, &claims)
    }

    /// Takes what a pool owes `who` out of it, in planck.
    fn take_claim(id: &PoolId, who: &T::AccountId) -> Result<Balance, DispatchError> {
        let (mut pool, frozen) = Self::pool_now(id)?;
        let mut member = Members::<T>::get(who, id).ok_or(Error::<T>::NotAMember)?;
        ensure!(!frozen, Error::<T>::PayoutsFrozen);
        let amount = pool.claim(&mut member).map_err(fault::<T>)?;
        if !amount.is_zero() {
            Self::put_member(id, &mut pool, who, member)?;
            Pools::<T>::insert(id, pool);
            Self::deposit_event(Event::Claimed { pool: id.clone(), who: who.clone(), amount });
        }
        Ok(amount)
    }

    /// Moves `amount` planck from the pot to `who`.
    fn pay_out(who: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(
            T::Currency::can_deposit(who, amount, Provenance::Extant) != DepositConsequence::BelowMinimum,
            Error::<T>::BelowExistentialDeposit
        );
        T::Currency::transfer(&Self::pot(), who, amount, Preservation::Preserve)?;
        Ok(())
    }
}
