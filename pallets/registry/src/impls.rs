//! What the calls are made of, and what other pallets and clients ask of the registry.

use crate::{
    Asset, Assets, Config, Deposit, Deposits, Downstream, Error, Event, InfoInput, Infos, Lineage, Listings, NextAsset,
    Offers, Pallet, Promises, Reviewers, Stewarded, deposits::Change,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
    BoundedVec,
    dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
    ensure,
    traits::{ConstU32, Get},
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, SaturatedConversion, traits::Zero};
use tributary_math::royalty;
use tributary_primitives::{
    AssetId, AssetKind, AssetState, AssetView, Balance, BlockNumber, Class, Info, Listing, MAX_REVIEWERS, Source,
    Terms, Upstream,
    traits::{self, Accounts, Cited},
};

/// What a list of citations comes to.
struct Citations {
    /// What is stored as lineage.
    upstream: Upstream,
    /// The same with each one's reach.
    cited: Vec<Cited>,
    /// The training fees that are due.
    fees: Vec<(AssetId, Balance)>,
}

impl<T: Config> Pallet<T> {
    /// The present block.
    pub(crate) fn now() -> BlockNumber {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// The most that an asset may grant, or ask for.
    fn max_royalties() -> Perbill {
        T::MaxRoyaltySum::get().min(T::RoyaltyCeiling::get())
    }

    /// Registers an asset of either kind.
    pub(crate) fn register(
        who: T::AccountId,
        kind: AssetKind,
        info: InfoInput,
        promises: Promises,
        upstream: Vec<(AssetId, Perbill)>,
        max_fee: Balance,
    ) -> DispatchResultWithPostInfo {
        let asset = NextAsset::<T>::get();
        let info = Self::check_info(info)?;
        let Promises { terms, floor, split, budgets, deadline } = promises;
        ensure!(split.is_whole(), Error::<T>::SplitNotWhole);
        ensure!(terms.max(floor) == terms, Error::<T>::BelowFloor);
        ensure!(deadline.is_none_or(|block| block > Self::now()), Error::<T>::DeadlinePassed);
        let Citations { upstream, cited, fees } = Self::check_upstream(asset, upstream)?;
        let total = fees.iter().try_fold(Balance::zero(), |sum, (_, fee)| sum.checked_add(*fee));
        let total = total.ok_or(Error::<T>::Overflow)?;
        ensure!(total <= max_fee, Error::<T>::FeeOverMaximum);

        NextAsset::<T>::put(asset.next().ok_or(Error::<T>::NoIdLeft)?);
        let stack = T::Ledger::open(asset, &who, &cited)?;
        Self::ensure_citable(asset, terms)?;
        for (cited, fee) in fees {
            T::Ledger::pay(&who, cited, fee, Source::Training(asset))?;
        }
        let record = Asset {
            kind,
            state: AssetState::Open,
            steward: who.clone(),
            terms,
            pending: None,
            floor,
            split,
            budgets,
            deadline,
            closed: None,
            retired: None,
            commitment: None,
        };
        Assets::<T>::insert(asset, record);
        Infos::<T>::insert(asset, info);
        if !upstream.is_empty() {
            Lineage::<T>::insert(asset, &upstream);
            upstream.iter().for_each(|(cited, _)| Downstream::<T>::insert(cited, asset, ()));
        }
        Stewarded::<T>::insert(&who, asset, ());
        Self::hold(asset, &who, Deposit::default())?;

        let weight = Self::weight_of_registering(upstream.len() as u32, Some(stack.len() as u32));
        Self::deposit_event(Event::AssetRegistered { asset, kind, steward: who, upstream, fees: total });
        Ok(PostDispatchInfo::from(Some(weight)))
    }

    /// Checks a list of citations against the cited assets' terms.
    fn check_upstream(asset: AssetId, upstream: Vec<(AssetId, Perbill)>) -> Result<Citations, DispatchError> {
        let upstream = Upstream::try_from(upstream).map_err(|_| Error::<T>::TooManyUpstream)?;
        let now = Self::now();
        let mut seen = BTreeSet::new();
        let (mut cited, mut fees) = (Vec::new(), Vec::new());
        for &(id, rate) in &upstream {
            ensure!(id != asset, Error::<T>::SelfUpstream);
            ensure!(seen.insert(id), Error::<T>::DuplicateUpstream);
            let record = Assets::<T>::get(id).ok_or(Error::<T>::UnknownUpstream)?;
            ensure!(record.state_at(now) == AssetState::Published, Error::<T>::UpstreamNotPublished);
            ensure!(!T::Ledger::is_frozen(id), Error::<T>::Frozen);
            let terms = record.terms_at(now);
            let least = T::Ledger::least_royalty(id, terms.royalty, terms.reach);
            ensure!(least.is_some_and(|least| rate >= least), Error::<T>::RoyaltyTooLow);
            cited.push((id, rate, terms.reach));
            if !terms.training_fee.is_zero() {
                fees.push((id, terms.training_fee));
            }
        }
        let granted = royalty::sum(upstream.iter().map(|(_, rate)| *rate)).map_err(|_| Error::<T>::RoyaltiesOverSum)?;
        ensure!(granted <= Self::max_royalties(), Error::<T>::RoyaltiesOverSum);
        Ok(Citations { upstream, cited, fees })
    }

    /// Fails unless the asset could be cited under `terms`.
    pub(crate) fn ensure_citable(asset: AssetId, terms: Terms) -> Result<(), Error<T>> {
        let least = T::Ledger::least_royalty(asset, terms.royalty, terms.reach);
        ensure!(least.is_some_and(|least| least <= Self::max_royalties()), Error::<T>::RoyaltyOverMaximum);
        Ok(())
    }

    /// Sets the terms of an asset: what rises does so at once, what falls after the notice.
    pub(crate) fn change_terms(
        asset: AssetId,
        record: &mut Asset<T::AccountId>,
        terms: Terms,
    ) -> Result<(), DispatchError> {
        ensure!(terms.max(record.floor) == terms, Error::<T>::BelowFloor);
        let now = Self::now();
        let present = record.terms_at(now);
        // Terms that were within what was allowed when they were set may stay.
        if terms.royalty > present.royalty || terms.reach > present.reach {
            Self::ensure_citable(asset, terms)?;
        }
        record.terms = present.max(terms);
        let later = now.checked_add(T::TermsNotice::get()).ok_or(Error::<T>::Overflow)?;
        record.pending = (record.terms != terms).then_some((terms, later));
        Ok(())
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

    /// Keeps the listing of an asset that is published, or was, in line with its record.
    pub(crate) fn list(asset: AssetId, record: &Asset<T::AccountId>) -> DispatchResult {
        let (bucket, slot) = asset.place();
        Listings::<T>::try_mutate(bucket, |listings| {
            let listing = Listing { slot, steward: record.steward.clone(), retired: record.retired };
            match listings.binary_search_by_key(&slot, |known| known.slot) {
                Ok(index) => listings.get_mut(index).map(|known| *known = listing),
                Err(index) => listings.try_insert(index, listing).ok(),
            }
            .ok_or(DispatchError::Corruption)
        })
    }

    /// Ends a published asset's life from block `from` on.
    pub(crate) fn do_retire(asset: AssetId, mut record: Asset<T::AccountId>, from: BlockNumber) -> DispatchResult {
        ensure!(record.state_at(Self::now()) == AssetState::Published, Error::<T>::NotPublished);
        ensure!(record.retired.is_none_or(|block| block > from), Error::<T>::AlreadyRetiring);
        record.retired = Some(from);
        Self::list(asset, &record)?;
        Assets::<T>::insert(asset, record);
        Self::deposit_event(Event::AssetRetired { asset, from });
        Ok(())
    }

    /// Publishes a closed asset.
    pub(crate) fn do_publish(
        asset: AssetId,
        mut record: Asset<T::AccountId>,
        commitment: tributary_primitives::Hash,
    ) -> DispatchResult {
        let closed = match (record.state, record.closed) {
            (AssetState::Closed, Some(block)) => block,
            (AssetState::Open, _) => return Err(Error::<T>::NotClosed.into()),
            _ => return Err(Error::<T>::NotOpen.into()),
        };
        let reviewed = closed.checked_add(T::ReviewPeriod::get()).ok_or(Error::<T>::Overflow)?;
        // What a network begins with is reviewed by whoever joins it.
        ensure!(Self::now().is_zero() || Self::now() >= reviewed, Error::<T>::UnderReview);
        record.split = T::Ledger::fix_split(asset, record.split)?;
        record.state = AssetState::Published;
        record.commitment = Some(commitment);
        let (split, steward) = (record.split, record.steward.clone());
        Self::list(asset, &record)?;
        Assets::<T>::insert(asset, record);
        Reviewers::<T>::remove(asset);
        Self::update_deposit(asset, &steward, Change::OnlyDown)?;
        Self::deposit_event(Event::AssetPublished { asset, commitment, split });
        Ok(())
    }

    /// Gives up an asset that is not published.
    pub(crate) fn do_cancel(asset: AssetId, mut record: Asset<T::AccountId>) -> DispatchResult {
        record.state = AssetState::Cancelled;
        let steward = record.steward.clone();
        T::Ledger::cancel(asset)?;
        Assets::<T>::insert(asset, record);
        Reviewers::<T>::remove(asset);
        Self::update_deposit(asset, &steward, Change::OnlyDown)?;
        Self::deposit_event(Event::AssetCancelled { asset });
        Ok(())
    }

    /// Removes all records of a cancelled asset in which nothing of others is left.
    pub(crate) fn do_remove(asset: AssetId, record: Asset<T::AccountId>) -> DispatchResult {
        ensure!(record.state == AssetState::Cancelled, Error::<T>::NotCancelled);
        let deposit = Self::release(asset, &record.steward)?;
        ensure!(deposit.records.is_zero(), Error::<T>::StillInUse);
        T::Ledger::close(asset, &record.steward)?;
        for (cited, _) in Lineage::<T>::take(asset) {
            Downstream::<T>::remove(cited, asset);
        }
        Assets::<T>::remove(asset);
        Infos::<T>::remove(asset);
        Offers::<T>::remove(asset);
        Stewarded::<T>::remove(&record.steward, asset);
        Self::deposit_event(Event::AssetRemoved { asset });
        Ok(())
    }

    /// Freezes an asset, or thaws it.
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
        let record = Assets::<T>::get(id)?;
        let now = Self::now();
        let (lifetime, royalties) = T::Ledger::totals(id);
        Some(AssetView {
            id,
            kind: record.kind,
            state: record.state_at(now),
            info: Infos::<T>::get(id)?,
            terms: record.terms_at(now),
            pending: record.pending_at(now),
            floor: record.floor,
            split: record.split,
            budgets: record.budgets,
            deadline: record.deadline,
            closed: record.closed,
            retired: record.retired,
            upstream: Lineage::<T>::get(id),
            commitment: record.commitment,
            steward: record.steward,
            lifetime,
            waiting: T::Ledger::waiting(id),
            royalties,
            frozen: T::Ledger::is_frozen(id),
        })
    }

    /// Changes the deposit of an asset of whoever is its steward.
    fn count(asset: AssetId, change: Change, edit: impl FnOnce(&mut Deposit) -> Option<()>) -> DispatchResult {
        let record = Assets::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        Self::change_deposit(asset, &record.steward, change, edit)
    }
}

/// One more, or one less.
fn step(number: &mut u32, more: bool) -> Option<()> {
    *number = if more { number.checked_add(1)? } else { number.checked_sub(1)? };
    Some(())
}

impl<T: Config> traits::Assets<T::AccountId> for Pallet<T> {
    fn state(asset: AssetId) -> Option<AssetState> {
        Assets::<T>::get(asset).map(|record| record.state_at(Self::now()))
    }

    fn is_reviewer(asset: AssetId, who: &T::AccountId) -> bool {
        let named = Reviewers::<T>::get(asset);
        match named.is_empty() {
            true => Assets::<T>::get(asset).is_some_and(|record| record.steward == *who),
            false => named.contains(who),
        }
    }

    fn budget(asset: AssetId, class: Class) -> Option<u128> {
        Assets::<T>::get(asset)?.budgets.of(class)
    }

    fn count_record(asset: AssetId, more: bool) -> DispatchResult {
        Deposits::<T>::try_mutate(asset, |slot| {
            let deposit = slot.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            step(&mut deposit.records, more).ok_or(Error::<T>::Overflow.into())
        })
    }

    fn count_member(asset: AssetId, more: bool) -> DispatchResult {
        let change = if more { Change::Full } else { Change::OnlyDown };
        Self::count(asset, change, |deposit| step(&mut deposit.members, more))
    }

    fn count_members(asset: AssetId, more: u32) -> DispatchResult {
        Self::count(asset, Change::Full, |deposit| {
            deposit.members = deposit.members.checked_add(more)?;
            Some(())
        })
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
