//! What the calls are made of, and what other pallets and clients ask of the registry.

use crate::{
    Asset, Assets, Config, Deposits, Error, Event, InfoInput, Infos, Lineage, Listings, MAX_PROVENANCE, NextAsset,
    Pallet, Reviewers,
};
use alloc::{
    collections::{BTreeSet, VecDeque},
    vec::Vec,
};
use codec::{Encode, MaxEncodedLen};
use frame_support::{
    BoundedVec,
    dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
    ensure,
    traits::{Consideration, ConstU32, Footprint, Get},
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, SaturatedConversion, traits::Zero};
use tributary_math::{Split, royalty};
use tributary_primitives::{
    AssetId, AssetKind, AssetState, AssetView, Balance, Info, Listing, MAX_REVIEWERS, Provenance, ProvenanceEdge,
    ProvenanceNode, Source, Terms, Upstream,
    traits::{self, Accounts},
};

impl<T: Config> Pallet<T> {
    /// Registers an asset of either kind.
    pub(crate) fn register(
        who: T::AccountId,
        kind: AssetKind,
        info: InfoInput,
        terms: Terms,
        split: Split,
        upstream: Vec<(AssetId, Perbill)>,
        max_fee: Balance,
    ) -> DispatchResultWithPostInfo {
        let asset = NextAsset::<T>::get();
        let info = Self::check_info(info)?;
        ensure!(split.is_whole(), Error::<T>::SplitNotWhole);
        let (upstream, fees) = Self::check_upstream(asset, upstream)?;
        let total = fees.iter().try_fold(Balance::zero(), |sum, (_, fee)| sum.checked_add(*fee));
        let total = total.ok_or(Error::<T>::Overflow)?;
        ensure!(total <= max_fee, Error::<T>::FeeOverMaximum);

        NextAsset::<T>::put(asset.next().ok_or(Error::<T>::NoIdLeft)?);
        let stack = T::Ledger::open(asset, &who, &upstream)?;
        for (cited, fee) in fees {
            T::Ledger::pay(&who, cited, fee, Source::Training(asset))?;
        }
        Assets::<T>::insert(
            asset,
            Asset { kind, state: AssetState::Open, steward: who.clone(), terms, split, commitment: None },
        );
        Infos::<T>::insert(asset, info);
        if !upstream.is_empty() {
            Lineage::<T>::insert(asset, &upstream);
        }
        Deposits::<T>::insert(asset, T::Consideration::new(&who, Self::footprint(asset))?);

        let weight = Self::weight_of_registering(upstream.len() as u32, Some(stack.len() as u32));
        Self::deposit_event(Event::AssetRegistered { asset, kind, steward: who, upstream, fees: total });
        Ok(PostDispatchInfo::from(Some(weight)))
    }

    /// Checks a list of citations against the cited assets' terms; returns it with the training fees that are due.
    #[allow(clippy::type_complexity)]
    fn check_upstream(
        asset: AssetId,
        upstream: Vec<(AssetId, Perbill)>,
    ) -> Result<(Upstream, Vec<(AssetId, Balance)>), DispatchError> {
        let upstream = Upstream::try_from(upstream).map_err(|_| Error::<T>::TooManyUpstream)?;
        let mut seen = BTreeSet::new();
        let mut fees = Vec::new();
        for &(cited, rate) in &upstream {
            ensure!(cited != asset, Error::<T>::SelfUpstream);
            ensure!(seen.insert(cited), Error::<T>::DuplicateUpstream);
            let record = Assets::<T>::get(cited).ok_or(Error::<T>::UnknownUpstream)?;
            ensure!(record.state == AssetState::Published, Error::<T>::UpstreamNotPublished);
            ensure!(rate >= record.terms.royalty, Error::<T>::RoyaltyTooLow);
            if !record.terms.training_fee.is_zero() {
                fees.push((cited, record.terms.training_fee));
            }
        }
        let granted = royalty::sum(upstream.iter().map(|(_, rate)| *rate)).map_err(|_| Error::<T>::RoyaltiesOverSum)?;
        ensure!(granted <= T::MaxRoyaltySum::get().min(T::RoyaltyCeiling::get()), Error::<T>::RoyaltiesOverSum);
        Ok((upstream, fees))
    }

    /// Checks what an asset says of itself.
    pub(crate) fn check_info(info: InfoInput) -> Result<Info, Error<T>> {
        ensure!(!info.name.is_empty(), Error::<T>::EmptyName);
        ensure!(!info.uri.is_empty(), Error::<T>::EmptyUri);
        ensure!(!info.licence.is_empty(), Error::<T>::EmptyLicence);
        let info = Info {
            name: info.name.try_into().map_err(|_| Error::<T>::NameTooLong)?,
            uri: info.uri.try_into().map_err(|_| Error::<T>::UriTooLong)?,
            licence: info.licence.try_into().map_err(|_| Error::<T>::LicenceTooLong)?,
        };
        for text in [info.name.as_slice(), info.uri.as_slice(), info.licence.as_slice()] {
            ensure!(core::str::from_utf8(text).is_ok(), Error::<T>::NotUtf8);
        }
        Ok(info)
    }

    /// Checks a list of reviewers.
    pub(crate) fn check_reviewers(
        reviewers: &[T::AccountId],
    ) -> Result<BoundedVec<T::AccountId, ConstU32<MAX_REVIEWERS>>, Error<T>> {
        let bounded = BoundedVec::try_from(reviewers.to_vec()).map_err(|_| Error::<T>::TooManyReviewers)?;
        let distinct: BTreeSet<_> = reviewers.iter().collect();
        ensure!(distinct.len() == reviewers.len(), Error::<T>::DuplicateReviewer);
        Ok(bounded)
    }

    /// The asset, if `who` is its steward.
    pub(crate) fn stewarded(asset: AssetId, who: &T::AccountId) -> Result<Asset<T::AccountId>, Error<T>> {
        let record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(record.steward == *who, Error::<T>::NotSteward);
        Ok(record)
    }

    /// What the deposit of an asset is for: its record, what it says of itself, its lineage and its reviewers, in
    /// bytes.
    pub(crate) fn footprint(asset: AssetId) -> Footprint {
        let size = [
            Asset::<T::AccountId>::max_encoded_len(),
            Infos::<T>::get(asset).map(|info| info.encoded_size()).unwrap_or_default(),
            Lineage::<T>::get(asset).encoded_size(),
            Reviewers::<T>::get(asset).encoded_size(),
        ];
        Footprint::from_parts(1, size.into_iter().fold(0, usize::saturating_add))
    }

    /// Brings the steward's deposit in line with what is stored now.
    pub(crate) fn update_deposit(asset: AssetId, steward: &T::AccountId) -> DispatchResult {
        Deposits::<T>::try_mutate(asset, |slot| {
            let ticket = slot.take().ok_or(DispatchError::Corruption)?;
            *slot = Some(ticket.update(steward, Self::footprint(asset))?);
            Ok(())
        })
    }

    /// Keeps the listing of an asset that is published, or was, in line with its record.
    pub(crate) fn list(asset: AssetId, record: &Asset<T::AccountId>) -> DispatchResult {
        let (bucket, slot) = asset.place();
        Listings::<T>::try_mutate(bucket, |listings| {
            let found = listings.binary_search_by_key(&slot, |known| known.slot);
            let before = found.ok().and_then(|index| listings.get(index)).and_then(|known| known.retired);
            let now = || frame_system::Pallet::<T>::block_number().saturated_into();
            let retired = (record.state == AssetState::Retired).then(|| before.unwrap_or_else(now));
            let listing = Listing { slot, steward: record.steward.clone(), retired };
            match found {
                Ok(index) => listings.get_mut(index).map(|known| *known = listing),
                Err(index) => listings.try_insert(index, listing).ok(),
            }
            .ok_or(DispatchError::Corruption)
        })
    }

    /// Ends a published asset's life.
    pub(crate) fn do_retire(asset: AssetId, mut record: Asset<T::AccountId>) -> DispatchResult {
        ensure!(record.state == AssetState::Published, Error::<T>::NotPublished);
        record.state = AssetState::Retired;
        Self::list(asset, &record)?;
        Assets::<T>::insert(asset, record);
        Self::deposit_event(Event::AssetRetired { asset });
        Ok(())
    }

    /// Freezes the payouts of an asset, or thaws them.
    pub(crate) fn set_frozen(asset: AssetId, frozen: bool) -> DispatchResult {
        ensure!(Assets::<T>::contains_key(asset), Error::<T>::UnknownAsset);
        let (event, unchanged) = match frozen {
            true => (Event::PayoutsFrozen { asset }, Error::<T>::AlreadyFrozen),
            false => (Event::PayoutsThawed { asset }, Error::<T>::NotFrozen),
        };
        ensure!(T::Ledger::set_frozen(asset, frozen)?, unchanged);
        Self::deposit_event(event);
        Ok(())
    }

    pub(crate) fn view(id: AssetId) -> Option<AssetView<T::AccountId>> {
        let Asset { kind, state, steward, terms, split, commitment } = Assets::<T>::get(id)?;
        let (lifetime, royalties) = T::Ledger::totals(id);
        Some(AssetView {
            id,
            kind,
            state,
            steward,
            info: Infos::<T>::get(id)?,
            terms,
            split,
            upstream: Lineage::<T>::get(id),
            commitment,
            lifetime,
            royalties,
            frozen: T::Ledger::is_frozen(id),
        })
    }

    pub(crate) fn ancestry(id: AssetId, depth: u32) -> Provenance {
        let mut answer = Provenance::default();
        let mut seen = BTreeSet::from([id]);
        let mut queue = VecDeque::from([(id, 0u32)]);
        while let Some((asset, level)) = queue.pop_front() {
            let (Some(record), Some(info)) = (Assets::<T>::get(asset), Infos::<T>::get(asset)) else { continue };
            if answer.nodes.len() >= MAX_PROVENANCE {
                answer.truncated = true;
                break;
            }
            answer.nodes.push(ProvenanceNode {
                asset,
                kind: record.kind,
                state: record.state,
                name: info.name,
                commitment: record.commitment,
                depth: level,
            });
            let upstream = Lineage::<T>::get(asset);
            if level >= depth {
                answer.truncated |= !upstream.is_empty();
                continue;
            }
            for (cited, royalty) in upstream {
                answer.edges.push(ProvenanceEdge { downstream: asset, upstream: cited, royalty });
                if seen.insert(cited) {
                    queue.push_back((cited, level.saturating_add(1)));
                }
            }
        }
        answer
    }
}

impl<T: Config> traits::Assets<T::AccountId> for Pallet<T> {
    fn state(asset: AssetId) -> Option<AssetState> {
        Assets::<T>::get(asset).map(|record| record.state)
    }

    fn is_reviewer(asset: AssetId, who: &T::AccountId) -> bool {
        let named = Reviewers::<T>::get(asset);
        match named.is_empty() {
            true => Assets::<T>::get(asset).is_some_and(|record| record.steward == *who),
            false => named.contains(who),
        }
    }

    fn listings(bucket: u32) -> Vec<Listing<T::AccountId>> {
        Listings::<T>::get(bucket).into_inner()
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn list_for_benchmark(bucket: u32, steward: &T::AccountId) {
        crate::benchmarking::list::<T>(bucket, steward)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn open_for_benchmark(steward: &T::AccountId) -> AssetId {
        crate::benchmarking::open::<T>(steward)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn publish_for_benchmark(asset: AssetId) {
        crate::benchmarking::publish::<T>(asset)
    }
}
