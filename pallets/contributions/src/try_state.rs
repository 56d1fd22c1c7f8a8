//! What must always hold for contributions. The numbers are those of the documentation.

use crate::{
    ByAccount, ByAsset, Config, Contribution, Contributions, HoldReason, Joined, Left, Manifest, Manifests,
    NextContribution, Pallet, pages,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{
    AssetId, ContributionId, PoolId, holds, sums,
    traits::{Assets, Weights},
};

impl<T: Config> Pallet<T> {
    /// Invariants 3, 5 and 9, of contributions; O(their whole state).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let next = NextContribution::<T>::get();
        let mut weights = BTreeMap::<PoolId, u128>::new();
        let mut held = BTreeMap::new();
        let mut count: usize = 0;
        for (id, contribution) in Contributions::<T>::iter() {
            count = count.checked_add(1).ok_or("invariant 9: contributions")?;
            ensure!(id < next, "invariant 9: a contribution beyond the next id");
            ensure!(T::Assets::state(contribution.asset).is_some(), "invariant 9: a contribution to no asset");
            ensure!(ByAsset::<T>::contains_key(contribution.asset, id), "invariant 9: a contribution unknown by asset");
            ensure!(ByAccount::<T>::contains_key(&contribution.who, id), "invariant 9: a contribution of nobody");
            match Manifests::<T>::get(id) {
                Some(manifest) => Self::manifest_agrees(id, &contribution, &manifest)?,
                None => {
                    ensure!(contribution.weight() != Some(0), "invariant 3: an accepted contribution without weight");
                    ensure!(Self::latent(id, &contribution) == 0, "invariant 3: latent weight of no manifest");
                }
            }
            let accepted = contribution.weight().unwrap_or_default();
            sums::add(&mut weights, contribution.pool(), accepted.into())?;
            sums::add(&mut held, contribution.who, contribution.deposit)?;
        }
        ensure!(ByAsset::<T>::iter_keys().count() == count, "invariant 9: an asset's contribution that is gone");
        ensure!(ByAccount::<T>::iter_keys().count() == count, "invariant 9: an account's contribution that is gone");
        ensure!(
            Manifests::<T>::iter_keys().all(Contributions::<T>::contains_key),
            "invariant 9: a manifest of a contribution that is gone"
        );
        Self::bits()?;
        holds::check::<_, T::Currency>(held, HoldReason::Contribution)?;
        for (pool, weight) in weights {
            Self::weighs(pool, weight)?;
        }
        Ok(())
    }

    /// Invariants 3 and 9: a manifest is its record's, and weighs what is latent of it and what has joined.
    fn manifest_agrees(
        id: ContributionId,
        record: &Contribution<T::AccountId>,
        manifest: &Manifest,
    ) -> Result<(), TryRuntimeError> {
        let Manifest { root, count, units, weight_per_unit, over, cleared } = *manifest;
        ensure!((root, units) == (record.commitment, record.units), "invariant 9: a manifest of another record");
        ensure!(count > 0 && units >= count.into(), "invariant 9: a manifest with fewer units than leaves");
        let latent = Self::latent(id, record);
        let Some(weight) = record.weight() else {
            let untouched = weight_per_unit == 0 && latent == 0 && !over && cleared.is_none();
            ensure!(untouched && !Self::has_pages(id), "invariant 3: a manifest that counts before it is accepted");
            return Ok(());
        };
        let all = manifest.weight_of(units).ok_or("invariant 3: a manifest that weighs too much")?;
        ensure!(weight_per_unit > 0 && weight <= all, "invariant 3: a manifest that weighs more than its units");
        ensure!(weight > 0 || Self::has_pages(id), "invariant 3: an accepted manifest without weight");
        ensure!(!over || latent == 0, "invariant 3: latent weight of a manifest that was ended");
        ensure!(cleared.is_none() || latent == 0, "invariant 9: bits were removed of who can join");
        if cleared.is_some() {
            return Ok(());
        }
        let joined = u128::from(weight).checked_sub(latent).ok_or("invariant 3: more is latent than there is")?;
        let (there, gone) = Self::counts(id)?;
        let least = there.checked_mul(weight_per_unit).ok_or("invariant 3: more weight has joined than there is")?;
        ensure!(joined >= least.into(), "invariant 3: what has joined weighs less than its leaves do");
        ensure!((joined == 0) == (there == 0), "invariant 3: weight that joined without a leaf");
        let touched = there > 0 || gone > 0;
        ensure!(over || touched || latent == all.into(), "invariant 3: not all is latent, and nobody joined or left");
        Ok(())
    }

    /// How many leaves of a manifest have joined and are there, and how many have left.
    fn counts(id: ContributionId) -> Result<(u64, u64), TryRuntimeError> {
        let ones = |bits: pages::Bits| bits.into_iter().map(|byte| u64::from(byte.count_ones())).sum::<u64>();
        let set: u64 = Joined::<T>::iter_prefix_values(id).map(ones).sum();
        let gone: u64 = Left::<T>::iter_prefix_values(id).map(ones).sum();
        Ok((set.checked_sub(gone).ok_or("invariant 3: leaves left that never were there")?, gone))
    }

    fn has_pages(id: ContributionId) -> bool {
        Joined::<T>::iter_key_prefix(id).next().is_some()
    }

    /// Invariant 9: bits are of leaves that are there, and who left has the bit of who joined.
    fn bits() -> Result<(), TryRuntimeError> {
        for (id, page, joined) in Joined::<T>::iter() {
            let manifest = Manifests::<T>::get(id).ok_or("invariant 9: bits of no manifest")?;
            let first = page.checked_mul(pages::LEAVES_A_PAGE).ok_or("invariant 9: a page beyond all leaves")?;
            let within = (0..pages::LEAVES_A_PAGE)
                .filter(|place| pages::has(&joined, *place))
                .all(|place| first.checked_add(place).is_some_and(|index| index < manifest.count));
            ensure!(within && joined != pages::BLANK, "invariant 9: bits of no leaf");
        }
        for (id, page, left) in Left::<T>::iter() {
            let joined = Joined::<T>::get(id, page).ok_or("invariant 9: leaves left on a page of nobody")?;
            let known = left.iter().zip(&joined).all(|(left, joined)| left & !joined == 0);
            ensure!(known && left != pages::BLANK, "invariant 9: a leaf left without its bit");
        }
        Ok(())
    }

    /// Invariant 3: a pool weighs what its accepted contributions do; from publication on at least that, for who
    /// contributed may have let the record go.
    fn weighs(pool: PoolId, weight: u128) -> Result<(), TryRuntimeError> {
        let published = |asset: AssetId| T::Assets::state(asset).is_some_and(|state| state.was_published());
        let total = T::Ledger::pool_weight(pool.clone());
        let holds = match pool.asset().is_some_and(published) {
            true => weight <= total,
            false => weight == total,
        };
        ensure!(holds, "invariant 3: a pool's weight is not that of its accepted contributions");
        let within = pool
            .class()
            .is_none_or(|(asset, class)| T::Assets::budget(asset, class).is_none_or(|budget| total <= budget));
        ensure!(within, "invariant 3: a pool that weighs more than its asset's budget");
        Ok(())
    }
}
