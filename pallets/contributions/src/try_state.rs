//! What must always hold for contributions. The numbers are those of the documentation.

use crate::{ByAccount, ByAsset, Config, Contributions, HoldReason, NextContribution, Pallet, Review};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{
    AssetId, PoolId, holds, sums,
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
            let accepted = match contribution.review {
                Review::Pending => 0,
                Review::Accepted { weight, .. } => {
                    ensure!(weight > 0, "invariant 3: an accepted contribution without weight");
                    weight.into()
                }
            };
            sums::add(&mut weights, PoolId::of_class(contribution.asset, contribution.class), accepted)?;
            sums::add(&mut held, contribution.who, contribution.deposit)?;
        }
        ensure!(ByAsset::<T>::iter_keys().count() == count, "invariant 9: an asset's contribution that is gone");
        ensure!(ByAccount::<T>::iter_keys().count() == count, "invariant 9: an account's contribution that is gone");
        holds::check::<_, T::Currency>(held, HoldReason::Contribution)?;
        for (pool, weight) in weights {
            Self::weighs(pool, weight)?;
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
