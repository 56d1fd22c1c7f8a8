//! Pools brought up to date with the income behind them, and who weighs what in them.

use crate::{Accounts, Config, Error, Latents, Members, Pallet, Pools, fault};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{Member, Pool};
use tributary_primitives::{Balance, ContributionId, PoolId, traits::Weights};

impl<T: Config> Pallet<T> {
    /// The pool with everything in it that its asset's income entitles it to, which is not stored yet; and whether its
    /// payouts are frozen.
    pub(crate) fn pool_now(id: &PoolId) -> Result<(Pool, bool), DispatchError> {
        let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
        let Some(asset) = id.asset() else { return Ok((pool, false)) };
        let account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        if let Some(split) = account.split {
            let entitled = account.income.of_class(account.granted, id.part(&split)).map_err(fault::<T>)?;
            let new = entitled.checked_sub(pool.inflow).ok_or(DispatchError::Corruption)?;
            if !new.is_zero() {
                pool.deposit(new).map_err(fault::<T>)?;
            }
        }
        Ok((pool, account.frozen))
    }

    /// The pool up to date, or a new one where there can be one.
    pub(crate) fn pool_or_new(id: &PoolId) -> Result<Pool, DispatchError> {
        if Pools::<T>::contains_key(id) {
            return Self::pool_now(id).map(|(pool, _)| pool);
        }
        ensure!(id.asset().is_none_or(Accounts::<T>::contains_key), Error::<T>::UnknownAsset);
        Ok(Pool::default())
    }

    /// What the pool knows of `who`, who is new to it if nothing.
    pub(crate) fn member_or_new(id: &PoolId, pool: &Pool, who: &T::AccountId) -> Member {
        Members::<T>::get(who, id).unwrap_or_else(|| Member { acc_paid: pool.acc, ..Member::default() })
    }

    /// Stores a member, or lets it go when it has no weight and is owed nothing: then what it has of a planck is left
    /// to the others. Answers whether it is gone.
    pub(crate) fn put_member(
        id: &PoolId,
        pool: &mut Pool,
        who: &T::AccountId,
        member: Member,
    ) -> Result<bool, DispatchError> {
        let gone = member.weight.is_zero() && member.owed.is_zero();
        if gone {
            pool.remove(member).map_err(fault::<T>)?;
            Members::<T>::remove(who, id);
        } else {
            Members::<T>::insert(who, id, member);
        }
        Ok(gone)
    }

    /// Stores a pool. One of stake in which nobody is any more, and in which nothing is left, is let go: no asset's
    /// deposit is for its record.
    pub(crate) fn put_pool(id: &PoolId, pool: Pool) {
        if id.asset().is_none() && pool.weight.is_zero() && pool.inflow == pool.paid {
            Pools::<T>::remove(id);
        } else {
            Pools::<T>::insert(id, pool);
        }
    }

    /// Changes what `who` weighs in a pool by `change`, which maps the old weight to the new one. Answers whether it is
    /// gone from there.
    pub(crate) fn reweigh(
        id: &PoolId,
        pool: &mut Pool,
        who: &T::AccountId,
        change: impl FnOnce(u128) -> Option<u128>,
    ) -> Result<bool, DispatchError> {
        let mut member = Self::member_or_new(id, pool, who);
        let weight = change(member.weight).ok_or(Error::<T>::Overflow)?;
        pool.set_weight(&mut member, weight).map_err(fault::<T>)?;
        Self::put_member(id, pool, who, member)
    }
}

impl<T: Config> Weights<T::AccountId> for Pallet<T> {
    fn add_weight(pool: PoolId, who: &T::AccountId, weight: u128) -> Result<bool, DispatchError> {
        let mut record = Self::pool_or_new(&pool)?;
        let new = !Members::<T>::contains_key(who, &pool);
        Self::reweigh(&pool, &mut record, who, |old| old.checked_add(weight))?;
        Pools::<T>::insert(pool, record);
        Ok(new)
    }

    fn remove_weight(pool: PoolId, who: &T::AccountId, weight: u128) -> Result<bool, DispatchError> {
        let (mut record, _) = Self::pool_now(&pool)?;
        let gone = Self::reweigh(&pool, &mut record, who, |old| old.checked_sub(weight))?;
        Self::put_pool(&pool, record);
        Ok(gone)
    }

    fn pool_weight(pool: PoolId) -> u128 {
        Pools::<T>::get(pool).map(|pool| pool.weight).unwrap_or_default()
    }

    fn admit(pool: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult {
        Self::do_admit(pool, contribution, weight)
    }

    fn reveal<'a>(
        pool: PoolId,
        contribution: ContributionId,
        leaves: impl Iterator<Item = (&'a T::AccountId, u128)>,
    ) -> Result<u32, DispatchError>
    where
        T::AccountId: 'a,
    {
        Self::do_reveal(&pool, contribution, leaves)
    }

    fn forfeit(pool: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult {
        Self::do_forfeit(pool, contribution, weight)
    }

    fn latent(pool: PoolId, contribution: ContributionId) -> u128 {
        Latents::<T>::get(pool, contribution).map(|latent| latent.weight).unwrap_or_default()
    }

    fn latent_claimable(pool: PoolId, contribution: ContributionId, weight: u128) -> Balance {
        Self::earned_by_latent(&pool, contribution, weight).unwrap_or_default()
    }
}
