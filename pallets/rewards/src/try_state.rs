//! What must always hold in the ledger. The numbers are those of the documentation.

use crate::{
    Accounts, Config, Earned, Grants, HoldReason, Latents, Members, OwnPayments, Pallet, Pools, Royalties, Stacks,
    TotalEarned,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::{DispatchError, Perbill, TryRuntimeError};
use tributary_math::{Latent, Member, royalty};
use tributary_primitives::{AssetId, Balance, MAX_STACK, PoolId, holds, sums};

impl<T: Config> Pallet<T> {
    /// Checks every invariant of the ledger; O(its whole state).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::money()?;
        Self::pools()?;
        Self::latents()?;
        Self::voices()?;
        Self::grants()?;
        Self::lineage()
    }

    /// Invariant 1: the pot's balance = everything owed, waiting and uncollected + the existential deposit.
    fn money() -> Result<(), TryRuntimeError> {
        let mut held: Balance = T::Currency::minimum_balance();
        let mut add = |amount: Balance| -> Result<(), TryRuntimeError> {
            held = held.checked_add(amount).ok_or("invariant 1: more is owed than a balance can be")?;
            Ok(())
        };

        // What pools owe their members.
        let mut inflows = BTreeMap::<AssetId, Balance>::new();
        for (id, pool) in Pools::<T>::iter() {
            add(pool.inflow.checked_sub(pool.paid).ok_or("invariant 1: a pool paid more than it received")?)?;
            if let Some(asset) = id.asset() {
                sums::add(&mut inflows, asset, pool.inflow)?;
            }
        }
        // What ancestors collected, by descendant and by ancestor.
        let mut given = BTreeMap::<AssetId, Balance>::new();
        let mut taken = BTreeMap::<AssetId, Balance>::new();
        for (ancestor, descendant, royalty) in Royalties::<T>::iter() {
            let account = Accounts::<T>::get(descendant).ok_or("invariant 1: a royalty of an unknown asset")?;
            let entitled = account.income.of_ancestor(royalty.share).map_err(|_| "invariant 1: entitlement")?;
            ensure!(royalty.collected <= entitled, "invariant 1: an ancestor collected more than it is entitled to");
            ensure!(
                account.split.is_some() || royalty.collected == 0,
                "invariant 1: an ancestor collected income that waits"
            );
            for (sums, id) in [(&mut given, descendant), (&mut taken, ancestor)] {
                sums::add(sums, id, royalty.collected)?;
            }
        }
        // What waits and what is uncollected: all that came in and has not moved on.
        for (asset, account) in Accounts::<T>::iter() {
            let of = |sums: &BTreeMap<AssetId, Balance>| sums.get(&asset).copied().unwrap_or_default();
            ensure!(account.income.royalties == of(&taken), "invariant 1: royalties collected must have been given");
            let moved = of(&given).checked_add(of(&inflows)).ok_or("invariant 1: moved")?;
            let came = account.income.lifetime.checked_add(account.income.royalties).ok_or("invariant 1: came")?;
            add(came.checked_sub(moved).ok_or("invariant 1: more left an asset than came in")?)?;
            add(account.waiting)?;
        }
        let balance = T::Currency::total_balance(&Self::pot());
        ensure!(balance == held, DispatchError::Other("invariant 1: the pot's balance is not what the ledger says"));
        Ok(())
    }

    /// Invariants 2 and 3: every pool divides exactly what it received, and weighs what its members weigh and what is
    /// latent in it.
    fn pools() -> Result<(), TryRuntimeError> {
        let mut members = BTreeMap::<PoolId, Vec<Member>>::new();
        for (_, id, member) in Members::<T>::iter() {
            ensure!(member.weight != 0 || member.owed != 0, "invariant 3: a member without weight or claim");
            members.entry(id).or_default().push(member);
        }
        let mut latents = BTreeMap::<PoolId, Vec<Latent>>::new();
        for (id, _, latent) in Latents::<T>::iter() {
            latents.entry(id).or_default().push(latent);
        }
        for (id, pool) in Pools::<T>::iter() {
            let members = members.remove(&id).unwrap_or_default();
            let latents = latents.remove(&id).unwrap_or_default();
            ensure!(pool.balances(&members, &latents), "invariants 2 and 3: a pool's members do not add up to it");
            let Some(asset) = id.asset() else { continue };
            let account = Accounts::<T>::get(asset).ok_or("invariant 3: a pool of an unknown asset")?;
            if let PoolId::Steward(_) = id {
                ensure!(pool.weight == 1, "invariant 3: an asset has one steward");
            }
            match account.split {
                None => ensure!(pool.inflow == 0, "invariant 2: income reached a pool before publication"),
                Some(split) => {
                    ensure!(split.is_whole(), "invariant 2: a split that is not whole");
                    ensure!(
                        pool.weight != 0 || id.part(&split) == Perbill::zero(),
                        "invariant 2: a share of a pool that nobody is in"
                    );
                }
            }
        }
        ensure!(members.is_empty(), "invariant 3: members of a pool that does not exist");
        ensure!(latents.is_empty(), "invariant 3: latent weight of a pool that does not exist");
        Ok(())
    }

    /// Invariant 3: what is latent is in pools of contributors, and an asset's account counts of how many manifests.
    fn latents() -> Result<(), TryRuntimeError> {
        let mut counts = BTreeMap::<AssetId, Balance>::new();
        for (pool, _, latent) in Latents::<T>::iter() {
            ensure!(latent.weight != 0, "invariant 3: latent weight of nothing");
            let (asset, _) = pool.class().ok_or("invariant 3: latent weight in a pool of no contributors")?;
            sums::add(&mut counts, asset, 1)?;
        }
        for (asset, account) in Accounts::<T>::iter() {
            let count = counts.remove(&asset).unwrap_or_default();
            ensure!(Balance::from(account.latents) == count, "invariant 3: an account counts other latent weights");
        }
        ensure!(counts.is_empty(), "invariant 3: latent weight of an unknown asset");
        Ok(())
    }

    /// Invariants 1 and 5: what waits is what was granted and not reclaimed, and each record has its deposit.
    fn grants() -> Result<(), TryRuntimeError> {
        let mut waiting = BTreeMap::<AssetId, Balance>::new();
        let mut held = BTreeMap::new();
        for (asset, payer, grant) in Grants::<T>::iter() {
            let account = Accounts::<T>::get(asset).ok_or("invariant 1: a grant to an unknown asset")?;
            if account.split.is_none() {
                sums::add(&mut waiting, asset, grant.amount)?;
            }
            sums::add(&mut held, payer, grant.deposit)?;
        }
        for (asset, account) in Accounts::<T>::iter() {
            let granted = waiting.get(&asset).copied().unwrap_or_default();
            ensure!(account.waiting == granted, "invariant 1: what waits is not what was granted");
            ensure!(
                account.split.is_some() || account.income == Default::default(),
                "invariant 1: income before publication"
            );
        }
        holds::check::<_, T::Currency>(held, HoldReason::Grant)
    }

    /// Invariant 10: a voice that is recorded is one, and so is a payment; voices sum to what all of them are.
    fn voices() -> Result<(), TryRuntimeError> {
        let mut all: Balance = 0;
        for earned in Earned::<T>::iter_values() {
            ensure!(earned != 0, "invariant 10: a voice of nothing");
            all = all.checked_add(earned).ok_or("invariant 10: voices over 128 bits")?;
        }
        ensure!(all == TotalEarned::<T>::get(), "invariant 10: the sum of all voices is another");
        for (_, asset, amount) in OwnPayments::<T>::iter() {
            ensure!(amount != 0, "invariant 10: a payment of nothing");
            ensure!(Accounts::<T>::contains_key(asset), "invariant 10: a payment to an unknown asset");
        }
        Ok(())
    }

    /// Invariant 4: ancestors' ids are smaller, stacks and their mirror agree, and sum to what was granted.
    fn lineage() -> Result<(), TryRuntimeError> {
        let mut entries: usize = 0;
        for (asset, account) in Accounts::<T>::iter() {
            let stack = Stacks::<T>::get(asset);
            ensure!(stack.len() <= MAX_STACK as usize, "invariant 4: a stack that is too long");
            let sum = royalty::sum(stack.iter().map(|(_, share, _)| *share));
            ensure!(sum == Ok(account.granted), "invariant 4: a stack that does not sum to what was granted");
            for (ancestor, share, reach) in &stack {
                ensure!(share >= reach, "invariant 4: a share short of the ancestor's reach");
                ensure!(*ancestor < asset, "invariant 4: an ancestor registered after its descendant");
                let royalty = Royalties::<T>::get(ancestor, asset).ok_or("invariant 4: a royalty without record")?;
                ensure!(royalty.share == *share, "invariant 4: a royalty that differs from its stack");
            }
            entries = entries.checked_add(stack.len()).ok_or("invariant 4: entries")?;
        }
        ensure!(Royalties::<T>::iter().count() == entries, "invariant 4: a royalty without stack");
        Ok(())
    }
}
