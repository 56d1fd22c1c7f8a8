//! What must always hold in the registry. The numbers are those of the documentation.

use crate::{
    Assets, Config, Deposits, HoldReason, Infos, Lineage, Listings, NextAsset, Offers, Pallet, Reviewers, Usage,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use tributary_math::royalty;
use tributary_primitives::{AssetId, AssetState, Listing, holds, traits::Accounts};

impl<T: Config> Pallet<T> {
    /// Invariants 2, 4, 5 and 9, of assets; O(the whole state of the registry).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let next = NextAsset::<T>::get();
        let mut count: u32 = 0;
        let mut held = BTreeMap::new();
        for (id, asset) in Assets::<T>::iter() {
            count = count.checked_add(1).ok_or("invariant 9: more assets than ids")?;
            ensure!(id < next, "invariant 9: an asset beyond the next id");
            ensure!(Infos::<T>::contains_key(id), "invariant 9: an asset without description");
            ensure!(asset.split.is_whole(), "invariant 2: a split that is not whole");
            ensure!(
                asset.commitment.is_some() == (asset.state != AssetState::Open),
                "invariant 9: an asset has a commitment from its publication on"
            );
            ensure!(
                asset.state == AssetState::Open || !Reviewers::<T>::contains_key(id),
                "invariant 9: publication lets the reviewers go"
            );
            let ticket = Deposits::<T>::get(id).ok_or("invariant 5: an asset without deposit")?;
            holds::add(&mut held, asset.steward.clone(), &ticket)?;
            ensure!(Offers::<T>::get(id) != Some(asset.steward), "invariant 9: a seat that is offered to who has it");
        }
        holds::check::<_, T::Currency>(held, HoldReason::Asset)?;
        ensure!(count == next.0, "invariant 9: ids are given without gaps");
        ensure!(Deposits::<T>::iter_keys().count() == count as usize, "invariant 5: a deposit for no asset");
        ensure!(Infos::<T>::iter_keys().count() == count as usize, "invariant 9: a description of no asset");
        ensure!(Offers::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 9: an offer for no asset");
        ensure!(Reviewers::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 9: reviewers of no asset");
        ensure!(
            Usage::<T>::iter().all(|(id, _, units)| id < next && units > 0),
            "invariant 9: use of no asset, or of no units"
        );

        let mut listed: usize = 0;
        for (bucket, listings) in Listings::<T>::iter() {
            for Listing { slot, steward, retired } in listings {
                let id = AssetId::at(bucket, slot).ok_or("invariant 9: a listing beyond all ids")?;
                let asset = Assets::<T>::get(id).ok_or("invariant 9: a listing of no asset")?;
                ensure!(steward == asset.steward, "invariant 9: a listing with another steward");
                ensure!(
                    retired.is_some() == (asset.state == AssetState::Retired),
                    "invariant 9: a listing in another state"
                );
                listed = listed.checked_add(1).ok_or("invariant 9: listings")?;
            }
        }
        ensure!(
            listed == Assets::<T>::iter().filter(|(_, asset)| asset.state != AssetState::Open).count(),
            "invariant 9: every asset that was published is listed once"
        );

        ensure!(Lineage::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 4: lineage of no asset");
        for id in Assets::<T>::iter_keys() {
            let upstream = Lineage::<T>::get(id);
            for (cited, _) in &upstream {
                ensure!(*cited < id, "invariant 4: an upstream asset registered after its downstream");
            }
            let granted = royalty::sum(upstream.iter().map(|(_, rate)| *rate));
            let granted = granted.map_err(|_| "invariant 4: royalties over the whole")?;
            ensure!(granted <= T::RoyaltyCeiling::get(), "invariant 4: royalties over the ceiling");
            ensure!(
                T::Ledger::granted(id) == granted,
                "invariant 4: the ledger owes ancestors other than what was granted"
            );
        }
        Ok(())
    }
}
