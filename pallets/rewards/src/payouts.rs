//! What leaves an asset: royalties to its ancestors, and what pools owe to their members.

use crate::{Account, Accounts, Config, Error, Event, Members, Pallet, Royalties, Royalty, fault};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    storage::with_storage_layer,
    traits::{
        Contains,
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Preservation, Provenance},
    },
};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_primitives::{AssetId, Balance, PoolId};

impl<T: Config> Pallet<T> {
    /// Collects for `asset` from each of `from`. Answers how much, in planck.
    pub(crate) fn do_collect(asset: AssetId, from: &[AssetId]) -> Result<Balance, DispatchError> {
        let mut account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        let before = account.income.royalties;
        for &descendant in from {
            let mut royalty = Royalties::<T>::get(asset, descendant).ok_or(Error::<T>::NotAnAncestor)?;
            let owing = Accounts::<T>::get(descendant).ok_or(Error::<T>::UnknownAsset)?;
            ensure!(!owing.frozen, Error::<T>::PayoutsFrozen);
            let amount = Self::uncollected(&owing, &royalty)?;
            if amount.is_zero() {
                continue;
            }
            royalty.collected = royalty.collected.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Royalties::<T>::insert(asset, descendant, royalty);
            account.income.collect(amount).map_err(fault::<T>)?;
            Self::deposit_event(Event::RoyaltyCollected { asset, from: descendant, amount });
        }
        Accounts::<T>::insert(asset, account);
        account.income.royalties.checked_sub(before).ok_or(DispatchError::Corruption)
    }

    /// What of `royalty` has not been collected yet from the descendant whose account this is, in planck: nothing while
    /// it is unpublished.
    pub(crate) fn uncollected(descendant: &Account, royalty: &Royalty) -> Result<Balance, DispatchError> {
        if descendant.split.is_none() {
            return Ok(0);
        }
        let entitled = descendant.income.of_ancestor(royalty.share).map_err(fault::<T>)?;
        entitled.checked_sub(royalty.collected).ok_or(DispatchError::Corruption)
    }

    /// Collects for assets that `who` has a part in, and pays it what `pools` owe it.
    pub(crate) fn do_collect_and_claim(
        collections: &[(AssetId, Vec<AssetId>)],
        pools: &[PoolId],
        who: &T::AccountId,
    ) -> DispatchResult {
        let mut collected: Balance = 0;
        for (asset, from) in collections {
            let has_part = PoolId::of(*asset).into_iter().any(|pool| Members::<T>::contains_key(who, pool));
            ensure!(has_part, Error::<T>::NotAMember);
            let amount = Self::do_collect(*asset, from)?;
            collected = collected.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        }
        if pools.is_empty() {
            ensure!(!collected.is_zero(), Error::<T>::NothingToCollect);
            return Ok(());
        }
        Self::do_claim(pools, who)
    }

    /// Pays each of `accounts` what `pool` owes it, and passes over who is owed nothing that it could be given.
    pub(crate) fn do_claim_for_many(pool: &PoolId, accounts: &[T::AccountId]) -> DispatchResult {
        let (_, frozen) = Self::pool_now(pool)?;
        ensure!(!frozen, Error::<T>::PayoutsFrozen);
        let mut paid = false;
        for who in accounts {
            paid |= with_storage_layer(|| Self::do_claim(core::slice::from_ref(pool), who)).is_ok();
        }
        ensure!(paid, Error::<T>::NothingToClaim);
        Ok(())
    }

    /// Pays `who` what `pools` owe it, in one transfer.
    pub(crate) fn do_claim(pools: &[PoolId], who: &T::AccountId) -> DispatchResult {
        ensure!(!T::Pots::contains(who), Error::<T>::ClaimantIsPot);
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
            Self::put_pool(id, pool);
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
