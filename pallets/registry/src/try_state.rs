//! What must always hold in the registry. The numbers are those of the documentation.

use crate::{
    Asset, Assets, Config, Deposits, Downstream, HoldReason, Infos, Lineage, Listings, NextAsset, Offers, Pallet,
    Reviewers, Stewarded, Usage, UsageDeposits,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use tributary_math::royalty;
use tributary_primitives::{AssetId, AssetState, Listing, holds, sums, traits::Accounts};

impl<T: Config> Pallet<T> {
    /// Invariants 2, 4, 5 and 9, of assets; O(the whole state of the registry).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::records()?;
        Self::records_of_use()?;
        Self::listings_agree()?;
        Self::lineage()
    }

    /// Invariants 2, 5 and 9: every asset is whole, and has its deposit.
    fn records() -> Result<(), TryRuntimeError> {
        let next = NextAsset::<T>::get();
        let mut count: usize = 0;
        let mut held = BTreeMap::new();
        for (id, asset) in Assets::<T>::iter() {
            count = count.checked_add(1).ok_or("invariant 9: more assets than ids")?;
            ensure!(id < next, "invariant 9: an asset beyond the next id");
            ensure!(Infos::<T>::contains_key(id), "invariant 9: an asset without description");
            ensure!(asset.split.is_whole(), "invariant 2: a split that is not whole");
            Self::life(&asset)?;
            ensure!(
                asset.state.is_in_the_making() || !Reviewers::<T>::contains_key(id),
                "invariant 9: the end of its making lets the reviewers go"
            );
            ensure!(
                Stewarded::<T>::contains_key(&asset.steward, id),
                "invariant 9: an asset that is not its steward's"
            );
            let deposit = Deposits::<T>::get(id).ok_or("invariant 5: an asset without deposit")?;
            sums::add(&mut held, asset.steward.clone(), deposit.held)?;
            ensure!(Offers::<T>::get(id) != Some(asset.steward), "invariant 9: a seat that is offered to who has it");
        }
        holds::check::<_, T::Currency>(held, HoldReason::Asset)?;
        ensure!(Deposits::<T>::iter_keys().count() == count, "invariant 5: a deposit for no asset");
        ensure!(Infos::<T>::iter_keys().count() == count, "invariant 9: a description of no asset");
        ensure!(Stewarded::<T>::iter_keys().count() == count, "invariant 9: a steward of no asset");
        ensure!(Offers::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 9: an offer for no asset");
        ensure!(Reviewers::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 9: reviewers of no asset");
        Ok(())
    }

    /// Invariant 9: what is recorded of an asset's life fits its state, and its terms keep what they promise.
    fn life(asset: &Asset<T::AccountId>) -> Result<(), TryRuntimeError> {
        let Asset { state, floor, terms, pending, .. } = asset;
        ensure!(
            asset.commitment.is_some() == state.was_published(),
            "invariant 9: an asset has a commitment from its publication on"
        );
        ensure!(*state != AssetState::Retired, "invariant 9: a retirement is a block");
        ensure!(asset.retired.is_none() || state.was_published(), "invariant 9: retired before publication");
        ensure!(
            match state {
                AssetState::Open => asset.closed.is_none(),
                AssetState::Closed | AssetState::Published | AssetState::Retired => asset.closed.is_some(),
                AssetState::Cancelled => true,
            },
            "invariant 9: an asset is closed before it is published"
        );
        ensure!(terms.max(*floor) == *terms, "invariant 9: terms below their floor");
        ensure!(
            pending.is_none_or(|(later, _)| later.max(*floor) == later && later.max(*terms) == *terms),
            "invariant 9: terms that rise with notice, or fall below their floor"
        );
        Ok(())
    }

    /// Invariants 5 and 9: what was used is recorded, and each record has its deposit.
    fn records_of_use() -> Result<(), TryRuntimeError> {
        let next = NextAsset::<T>::get();
        let mut held = BTreeMap::new();
        for (id, who, used) in Usage::<T>::iter() {
            let nothing = used.units == 0 && used.paid == 0;
            ensure!(id < next && !nothing, "invariant 9: use of no asset, or of nothing");
            let deposit = UsageDeposits::<T>::get(id, &who).ok_or("invariant 5: a record of use without deposit")?;
            sums::add(&mut held, who, deposit)?;
        }
        ensure!(
            UsageDeposits::<T>::iter_keys().count() == Usage::<T>::iter_keys().count(),
            "invariant 5: a deposit for no use"
        );
        holds::check::<_, T::Currency>(held, HoldReason::Usage)
    }

    /// Invariant 9: every asset that was published is listed once, as its record has it.
    fn listings_agree() -> Result<(), TryRuntimeError> {
        let mut listed: usize = 0;
        for (bucket, listings) in Listings::<T>::iter() {
            for Listing { slot, steward, retired } in listings {
                let id = AssetId::at(bucket, slot).ok_or("invariant 9: a listing beyond all ids")?;
                let asset = Assets::<T>::get(id).ok_or("invariant 9: a listing of no asset")?;
                ensure!(steward == asset.steward, "invariant 9: a listing with another steward");
                ensure!(retired == asset.retired, "invariant 9: a listing in another state");
                listed = listed.checked_add(1).ok_or("invariant 9: listings")?;
            }
        }
        ensure!(
            listed == Assets::<T>::iter().filter(|(_, asset)| asset.state.was_published()).count(),
            "invariant 9: every asset that was published is listed once"
        );
        Ok(())
    }

    /// Invariant 4: upstream assets are older, and the graph reads the same both ways.
    fn lineage() -> Result<(), TryRuntimeError> {
        let mut citations: usize = 0;
        ensure!(Lineage::<T>::iter_keys().all(Assets::<T>::contains_key), "invariant 4: lineage of no asset");
        for id in Assets::<T>::iter_keys() {
            let upstream = Lineage::<T>::get(id);
            for (cited, _) in &upstream {
                ensure!(*cited < id, "invariant 4: an upstream asset registered after its downstream");
                ensure!(Downstream::<T>::contains_key(cited, id), "invariant 4: a citation unknown to who is cited");
            }
            citations = citations.checked_add(upstream.len()).ok_or("invariant 4: citations")?;
            let granted = royalty::sum(upstream.iter().map(|(_, rate)| *rate));
            let granted = granted.map_err(|_| "invariant 4: royalties over the whole")?;
            ensure!(granted <= T::RoyaltyCeiling::get(), "invariant 4: royalties over the ceiling");
            ensure!(
                T::Ledger::granted(id) == granted,
                "invariant 4: the ledger owes ancestors other than what was granted"
            );
        }
        ensure!(Downstream::<T>::iter_keys().count() == citations, "invariant 4: built from what it does not cite");
        Ok(())
    }
}
