//! Latent weight: that of people who are in a manifest and have not joined yet. See `tributary_math::latent`.

use crate::{Accounts, Config, Error, Latents, Members, Pallet, Pools, fault};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{Latent, Member};
use tributary_primitives::{Balance, ContributionId, PoolId};

impl<T: Config> Pallet<T> {
    /// Adds `weight` to what is latent of a contribution.
    pub(crate) fn do_admit(id: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult {
        let mut pool = Self::pool_or_new(&id)?;
        let known = Latents::<T>::get(&id, contribution);
        if known.is_none() {
            Self::count_latents(&id, true)?;
        }
        let mut latent = known.unwrap_or_default();
        pool.admit(&mut latent, weight).map_err(fault::<T>)?;
        Latents::<T>::insert(&id, contribution, latent);
        Pools::<T>::insert(id, pool);
        Ok(())
    }

    /// Makes of what is latent of a contribution so much the own of each of these accounts. Answers how many of them
    /// are new to the pool.
    ///
    /// The pool is taken as it is stored, and not stored again: what its asset received since, all in it will share
    /// when it is brought up to date, whether they have joined meanwhile or not.
    pub(crate) fn do_reveal<'a>(
        id: &PoolId,
        contribution: ContributionId,
        leaves: impl Iterator<Item = (&'a T::AccountId, u128)>,
    ) -> Result<u32, DispatchError>
    where
        T::AccountId: 'a,
    {
        let pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
        let mut latent = Latents::<T>::get(id, contribution).ok_or(DispatchError::Corruption)?;
        let mut new: u32 = 0;
        for (who, weight) in leaves {
            let known = Members::<T>::get(who, id);
            new = new.saturating_add(known.is_none().into());
            let mut member = known.unwrap_or_else(|| Member { acc_paid: latent.since, ..Member::default() });
            pool.reveal(&mut latent, &mut member, weight).map_err(fault::<T>)?;
            Members::<T>::insert(who, id, member);
        }
        Self::put_latent(id, contribution, latent)?;
        Ok(new)
    }

    /// Takes `weight` out of what is latent of a contribution.
    pub(crate) fn do_forfeit(id: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult {
        let (mut pool, _) = Self::pool_now(&id)?;
        let mut latent = Latents::<T>::get(&id, contribution).ok_or(DispatchError::Corruption)?;
        pool.forfeit(&mut latent, weight).map_err(fault::<T>)?;
        Self::put_latent(&id, contribution, latent)?;
        Pools::<T>::insert(id, pool);
        Ok(())
    }

    /// What `weight` of what is latent of a contribution has earned by now, in planck; `None` if there is not so much.
    pub(crate) fn earned_by_latent(id: &PoolId, contribution: ContributionId, weight: u128) -> Option<Balance> {
        let latent = Latents::<T>::get(id, contribution)?;
        let (pool, _) = Self::pool_now(id).ok()?;
        pool.latent_claimable(&latent, weight).ok()
    }

    /// Stores what is latent of a contribution, or lets the record go when nothing is.
    fn put_latent(id: &PoolId, contribution: ContributionId, latent: Latent) -> DispatchResult {
        if latent.weight.is_zero() {
            Latents::<T>::remove(id, contribution);
            return Self::count_latents(id, false);
        }
        Latents::<T>::insert(id, contribution, latent);
        Ok(())
    }

    /// Counts a manifest more or less that has latent weight in the pool's asset.
    fn count_latents(id: &PoolId, more: bool) -> DispatchResult {
        let asset = id.asset().ok_or(Error::<T>::UnknownAsset)?;
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            let count = if more { account.latents.checked_add(1) } else { account.latents.checked_sub(1) };
            account.latents = count.ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }
}
