//! What must always hold of validators. The numbers are those of the documentation.

use crate::{Barred, Candidates, Config, CurrencyOf, HoldReason, Members, Pallet, Slashes, StandingCandidates};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{AccountId, holds};

impl<T: Config> Pallet<T> {
    /// Invariants 5 and 9: bonds are on hold, and the lists name each once; O(the whole state of validators).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let standing = StandingCandidates::<T>::get();
        let distinct = standing.iter().cloned().collect::<BTreeSet<_>>();
        ensure!(distinct.len() == standing.len(), "invariant 9: a candidate stands twice");
        let mut held = BTreeMap::new();
        for (who, candidacy) in Candidates::<T>::iter() {
            ensure!(
                distinct.contains(&who) == candidacy.release.is_none(),
                "invariant 9: who stands is listed, and nobody else"
            );
            held.insert(who, candidacy.bond);
        }
        ensure!(distinct.iter().all(|who| held.contains_key(who)), "invariant 9: a candidate without a bond");
        holds::check::<_, CurrencyOf<T>>(held, HoldReason::Bond)?;

        let members = Members::<T>::get();
        ensure!(members.iter().collect::<BTreeSet<_>>().len() == members.len(), "invariant 9: a member twice");
        for (_, _, slash) in Slashes::<T>::iter() {
            ensure!(slash.taken <= slash.of, "invariant 5: more was slashed than there was");
            let kinds = slash.kinds.iter().collect::<BTreeSet<_>>();
            let is_sound = !kinds.is_empty() && kinds.len() == slash.kinds.len();
            ensure!(is_sound, "invariant 9: a record of no offence, or of one twice");
        }
        let barred = Barred::<T>::get();
        let distinct = barred.iter().map(|(who, _)| who).collect::<BTreeSet<_>>();
        ensure!(distinct.len() == barred.len(), "invariant 9: an account is barred twice");
        let has_place = |who: &AccountId| standing.contains(who) || members.contains(who);
        ensure!(
            !distinct.into_iter().any(|who| Self::is_barred(who) && has_place(who)),
            "invariant 9: who is barred has a place"
        );
        Ok(())
    }
}
