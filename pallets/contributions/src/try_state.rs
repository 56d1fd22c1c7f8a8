//! What must always hold for contributions. The numbers are those of the documentation.

use crate::{Config, Contributions, Deposits, HoldReason, NextContribution, Pallet, Review};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{
    PoolId, holds, sums,
    traits::{Assets, Weights},
};

impl<T: Config> Pallet<T> {
    /// Invariants 3, 5 and 9, of contributions; O(their whole state).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let next = NextContribution::<T>::get();
        let mut weights = BTreeMap::<PoolId, u128>::new();
        let mut pending: usize = 0;
        let mut held = BTreeMap::new();
        for (id, contribution) in Contributions::<T>::iter() {
            ensure!(id < next, "invariant 9: a contribution beyond the next id");
            ensure!(T::Assets::state(contribution.asset).is_some(), "invariant 9: a contribution to no asset");
            let pool = PoolId::of_class(contribution.asset, contribution.class);
            let accepted = match contribution.review {
                Review::Pending => {
                    let ticket = Deposits::<T>::get(id).ok_or("invariant 5: a pending contribution without deposit")?;
                    holds::add(&mut held, contribution.who, &ticket)?;
                    pending = pending.checked_add(1).ok_or("invariant 9: pending contributions")?;
                    0
                }
                Review::Accepted { weight, .. } => {
                    ensure!(weight > 0, "invariant 3: an accepted contribution without weight");
                    weight.into()
                }
            };
            sums::add(&mut weights, pool, accepted)?;
        }
        ensure!(Deposits::<T>::iter_keys().count() == pending, "invariant 5: a deposit for nothing pending");
        holds::check::<_, T::Currency>(held, HoldReason::Contribution)?;
        for (pool, weight) in weights {
            ensure!(
                T::Ledger::pool_weight(pool) == weight,
                "invariant 3: a pool's weight is not that of its accepted contributions"
            );
        }
        Ok(())
    }
}
