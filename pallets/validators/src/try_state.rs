//! What must always hold of validators. The numbers are those of the documentation.

use crate::{Candidates, Config, CurrencyOf, HoldReason, Members, Pallet, Slashes, Standing};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use tributary_primitives::holds;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of validators; O(their whole state).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let standing = Standing::<T>::get();
        let distinct = standing.iter().cloned().collect::<BTreeSet<_>>();
        ensure!(distinct.len() == standing.len(), "a candidate stands twice");
        let mut held = BTreeMap::new();
        for (who, candidacy) in Candidates::<T>::iter() {
            ensure!(distinct.contains(&who) == candidacy.release.is_none(), "who stands is listed, and nobody else");
            held.insert(who, candidacy.bond);
        }
        ensure!(distinct.iter().all(|who| held.contains_key(who)), "a candidate without a bond");
        holds::check::<_, CurrencyOf<T>>(held, HoldReason::Bond)?;

        let members = Members::<T>::get();
        ensure!(members.iter().collect::<BTreeSet<_>>().len() == members.len(), "a member twice");
        for (_, _, slash) in Slashes::<T>::iter() {
            ensure!(slash.taken <= slash.of, "more was slashed than there was");
        }
        Ok(())
    }
}
