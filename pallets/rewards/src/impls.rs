//! What the calls and the other pallets ask of the ledger.

use crate::{
    Account, Accounts, Config, Earned, Error, Event, Members, OwnPayments, Pallet, Pools, Royalties, Royalty, Stacks,
};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Fortitude, Preservation, Provenance},
    },
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, TokenError, traits::Zero};
use tributary_math::{self as math, Income, Member, Pool, Split, royalty::Citation};
use tributary_primitives::{
    AssetId, Balance, Class, EpochIndex, MAX_STACK, PoolId, Source, Stack,
    traits::{Ledger, Voices},
};

/// The weight of the steward in its pool of one.
const STEWARD_WEIGHT: u128 = 1;

impl<T: Config> Pallet<T> {
    /// Gives the pot its existential deposit and a reference that keeps it from ever being reaped.
    pub(crate) fn create_pot() {
        let pot = Self::pot();
        frame_system::Pallet::<T>::inc_providers(&pot);
        let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::total_balance(&pot));
        if !missing.is_zero() {
            let minted = T::Currency::mint_into(&pot, missing);
            debug_assert!(minted.is_ok(), "the pot must exist");
        }
    }

    /// Collects for `asset` from each of `from`.
    pub(crate) fn do_collect(asset: AssetId, from: &[AssetId]) -> DispatchResult {
        let mut account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        let before = account.income.royalties;
        for &descendant in from {
            let mut royalty = Royalties::<T>::get(asset, descendant).ok_or(Error::<T>::NotAnAncestor)?;
            let amount = Self::uncollected(descendant, &royalty)?;
            if amount.is_zero() {
                continue;
            }
            royalty.collected = royalty.collected.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Royalties::<T>::insert(asset, descendant, royalty);
            account.income.collect(amount).map_err(fault::<T>)?;
            Self::deposit_event(Event::RoyaltyCollected { asset, from: descendant, amount });
        }
        ensure!(account.income.royalties > before, Error::<T>::NothingToCollect);
        Accounts::<T>::insert(asset, account);
        Ok(())
    }

    /// Pays `who` what `pools` owe it, in one transfer.
    pub(crate) fn do_claim(pools: &[PoolId], who: &T::AccountId) -> DispatchResult {
        let (mut total, mut earned): (Balance, Balance) = (0, 0);
        for id in pools {
            let (mut pool, frozen) = Self::pool_now(id)?;
            let mut member = Members::<T>::get(who, id).ok_or(Error::<T>::NotAMember)?;
            ensure!(!frozen, Error::<T>::PayoutsFrozen);
            let amount = pool.claim(&mut member).map_err(fault::<T>)?;
            if amount.is_zero() {
                continue;
            }
            total = total.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            if let Some((asset, _)) = id.class() {
                earned = earned.checked_add(Self::set_off(who, asset, amount)?).ok_or(Error::<T>::Overflow)?;
            }
            Self::put_member(id, &mut pool, who, member)?;
            Pools::<T>::insert(id, pool);
            Self::deposit_event(Event::Claimed { pool: id.clone(), who: who.clone(), amount });
        }
        ensure!(!total.is_zero(), Error::<T>::NothingToClaim);
        if !earned.is_zero() {
            Earned::<T>::try_mutate(who, |sum| {
                *sum = sum.checked_add(earned).ok_or(Error::<T>::Overflow)?;
                Ok::<_, DispatchError>(())
            })?;
        }
        ensure!(
            T::Currency::can_deposit(who, total, Provenance::Extant) != DepositConsequence::BelowMinimum,
            Error::<T>::BelowExistentialDeposit
        );
        T::Currency::transfer(&Self::pot(), who, total, Preservation::Preserve)?;
        Ok(())
    }

    /// Whether `who` has a part in what an asset pays for data and compute.
    fn contributed(who: &T::AccountId, asset: AssetId) -> bool {
        Class::ALL.into_iter().any(|class| Members::<T>::contains_key(who, PoolId::of_class(asset, class)))
    }

    /// What of `amount` planck that `who` gets from the pools of `asset` is more than it gave to it.
    fn set_off(who: &T::AccountId, asset: AssetId, amount: Balance) -> Result<Balance, DispatchError> {
        let given = OwnPayments::<T>::get(who, asset);
        let own = given.min(amount);
        if !own.is_zero() {
            match given.checked_sub(own).ok_or(Error::<T>::Overflow)? {
                0 => OwnPayments::<T>::remove(who, asset),
                left => OwnPayments::<T>::insert(who, asset, left),
            }
        }
        amount.checked_sub(own).ok_or(Error::<T>::Overflow.into())
    }

    pub(crate) fn claimable_of(account: &T::AccountId) -> Vec<(PoolId, Balance)> {
        let mut owed: Vec<_> = Members::<T>::iter_prefix(account)
            .filter_map(|(id, member)| {
                let (pool, frozen) = Self::pool_now(&id).ok()?;
                let amount = pool.claimable(&member).ok()?;
                (!frozen && !amount.is_zero()).then_some((id, amount))
            })
            .collect();
        owed.sort_unstable();
        owed
    }

    pub(crate) fn collectable_of(asset: AssetId) -> Vec<(AssetId, Balance)> {
        let mut owed: Vec<_> = Royalties::<T>::iter_prefix(asset)
            .filter_map(|(descendant, royalty)| {
                let amount = Self::uncollected(descendant, &royalty).ok()?;
                (!amount.is_zero()).then_some((descendant, amount))
            })
            .collect();
        owed.sort_unstable();
        owed
    }

    /// What of `royalty` has not been collected from `descendant` yet, in planck: nothing while its income waits.
    fn uncollected(descendant: AssetId, royalty: &Royalty) -> Result<Balance, DispatchError> {
        let account = Accounts::<T>::get(descendant).ok_or(Error::<T>::UnknownAsset)?;
        if account.split.is_none() {
            return Ok(0);
        }
        let entitled = account.income.of_ancestor(royalty.share).map_err(fault::<T>)?;
        entitled.checked_sub(royalty.collected).ok_or(DispatchError::Corruption)
    }

    /// The pool with everything in it that its asset's income entitles it to; not yet stored.
    fn pool_up_to_date(id: &PoolId) -> Result<Pool, DispatchError> {
        Self::pool_now(id).map(|(pool, _)| pool)
    }

    /// The pool up to date, and whether its payouts are frozen.
    fn pool_now(id: &PoolId) -> Result<(Pool, bool), DispatchError> {
        let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
        let Some(asset) = id.asset() else { return Ok((pool, false)) };
        let account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        if let Some(split) = account.split {
            let entitled = account.income.of_class(account.granted, id.part(&split)).map_err(fault::<T>)?;
            let new = entitled.checked_sub(pool.inflow).ok_or(DispatchError::Corruption)?;
            if !new.is_zero() {
                pool.deposit(new).map_err(fault::<T>)?;
            }
        }
        Ok((pool, account.frozen))
    }

    /// The pool up to date, or a new one where there can be one.
    fn pool_or_new(id: &PoolId) -> Result<Pool, DispatchError> {
        if Pools::<T>::contains_key(id) {
            return Self::pool_up_to_date(id);
        }
        ensure!(id.asset().is_none_or(Accounts::<T>::contains_key), Error::<T>::UnknownAsset);
        Ok(Pool::default())
    }

    /// What the pool knows of `who`, who is new to it if nothing.
    fn member_or_new(id: &PoolId, pool: &Pool, who: &T::AccountId) -> Member {
        Members::<T>::get(who, id).unwrap_or_else(|| Member { acc_paid: pool.acc, ..Member::default() })
    }

    /// Stores a member, or lets it go when it has no weight and is owed nothing.
    fn put_member(id: &PoolId, pool: &mut Pool, who: &T::AccountId, member: Member) -> DispatchResult {
        if member.weight.is_zero() && member.owed.is_zero() {
            pool.remove(member).map_err(fault::<T>)?;
            Members::<T>::remove(who, id);
        } else {
            Members::<T>::insert(who, id, member);
        }
        Ok(())
    }

    /// Changes what `who` weighs in a pool by `change`, which maps the old weight to the new one.
    fn reweigh(
        id: &PoolId,
        pool: &mut Pool,
        who: &T::AccountId,
        change: impl FnOnce(u128) -> Option<u128>,
    ) -> DispatchResult {
        let mut member = Self::member_or_new(id, pool, who);
        let weight = change(member.weight).ok_or(Error::<T>::Overflow)?;
        pool.set_weight(&mut member, weight).map_err(fault::<T>)?;
        Self::put_member(id, pool, who, member)
    }
}

impl<T: Config> Ledger<T::AccountId> for Pallet<T> {
    fn open(asset: AssetId, steward: &T::AccountId, upstream: &[(AssetId, Perbill)]) -> Result<Stack, DispatchError> {
        ensure!(!Accounts::<T>::contains_key(asset), Error::<T>::AlreadyOpen);
        ensure!(upstream.iter().all(|(id, _)| Accounts::<T>::contains_key(id)), Error::<T>::UnknownAsset);

        let stacks: Vec<_> = upstream.iter().map(|(id, _)| Stacks::<T>::get(id)).collect();
        let citations: Vec<_> =
            upstream.iter().zip(&stacks).map(|(&(asset, rate), stack)| Citation { asset, rate, stack }).collect();
        let shares = math::royalty::flatten(&citations, MAX_STACK).map_err(fault::<T>)?;
        let stack = Stack::try_from(shares).map_err(|_| Error::<T>::StackTooLong)?;

        let granted = math::royalty::sum(stack.iter().map(|(_, share)| *share)).map_err(fault::<T>)?;
        Accounts::<T>::insert(asset, Account { income: Income::default(), granted, split: None, frozen: false });
        for &(ancestor, share) in &stack {
            Royalties::<T>::insert(ancestor, asset, Royalty { share, collected: 0 });
        }
        if !stack.is_empty() {
            Stacks::<T>::insert(asset, &stack);
        }
        let id = PoolId::Steward(asset);
        let mut pool = Pool::default();
        Self::reweigh(&id, &mut pool, steward, |_| Some(STEWARD_WEIGHT))?;
        Pools::<T>::insert(id, pool);
        Ok(stack)
    }

    fn freeze(asset: AssetId, split: Split) -> Result<Split, DispatchError> {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.split.is_none(), Error::<T>::AlreadyFrozen);
            let has_weight = |class| !Self::pool_weight(PoolId::of_class(asset, class)).is_zero();
            let split = split.in_force(has_weight).map_err(fault::<T>)?;
            account.split = Some(split);
            Self::deposit_event(Event::SplitFrozen { asset, split });
            Ok(split)
        })
    }

    fn hand_over(asset: AssetId, from: &T::AccountId, to: &T::AccountId) -> DispatchResult {
        let id = PoolId::Steward(asset);
        let mut pool = Self::pool_up_to_date(&id)?;
        Self::reweigh(&id, &mut pool, to, |_| Some(STEWARD_WEIGHT))?;
        Self::reweigh(&id, &mut pool, from, |_| Some(0))?;
        Pools::<T>::insert(id, pool);
        Ok(())
    }

    fn pay(payer: &T::AccountId, asset: AssetId, amount: Balance, source: Source) -> DispatchResult {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            account.income.receive(amount).map_err(fault::<T>)?;
            // The currency itself would only speak of an arithmetic underflow.
            let spendable = T::Currency::reducible_balance(payer, Preservation::Preserve, Fortitude::Polite);
            ensure!(amount <= spendable, TokenError::FundsUnavailable);
            T::Currency::transfer(payer, &Self::pot(), amount, Preservation::Preserve)?;
            // What contributes to an asset is fixed once it is published.
            if account.split.is_none() || Self::contributed(payer, asset) {
                OwnPayments::<T>::try_mutate(payer, asset, |given| {
                    *given = given.checked_add(amount).ok_or(Error::<T>::Overflow)?;
                    Ok::<_, DispatchError>(())
                })?;
            }
            Self::deposit_event(Event::IncomeReceived { asset, payer: Some(payer.clone()), amount, source });
            Ok(())
        })
    }

    fn add_weight(pool: PoolId, who: &T::AccountId, weight: u128) -> DispatchResult {
        let mut record = Self::pool_or_new(&pool)?;
        Self::reweigh(&pool, &mut record, who, |old| old.checked_add(weight))?;
        Pools::<T>::insert(pool, record);
        Ok(())
    }

    fn remove_weight(pool: PoolId, who: &T::AccountId, weight: u128) -> DispatchResult {
        let mut record = Self::pool_up_to_date(&pool)?;
        Self::reweigh(&pool, &mut record, who, |old| old.checked_sub(weight))?;
        Pools::<T>::insert(pool, record);
        Ok(())
    }

    fn emit(incomes: &[(AssetId, Balance)], epoch: EpochIndex) -> Result<Balance, DispatchError> {
        let mut total: Balance = 0;
        for &(asset, amount) in incomes {
            let Some(mut account) = Accounts::<T>::get(asset) else { continue };
            if account.income.receive(amount).is_err() {
                continue;
            }
            total = total.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Accounts::<T>::insert(asset, account);
            let source = Source::Emission(epoch);
            Self::deposit_event(Event::IncomeReceived { asset, payer: None, amount, source });
        }
        match total {
            0 => Ok(0),
            _ => T::Currency::mint_into(&Self::pot(), total),
        }
    }

    fn reward(pool: PoolId, first: &T::AccountId, commission: Balance, rest: Balance) -> DispatchResult {
        let amount = commission.checked_add(rest).ok_or(Error::<T>::Overflow)?;
        if amount.is_zero() {
            return Ok(());
        }
        let mut record = Self::pool_or_new(&pool)?;
        if !commission.is_zero() {
            let mut member = Self::member_or_new(&pool, &record, first);
            record.credit(&mut member, commission).map_err(fault::<T>)?;
            Members::<T>::insert(first, &pool, member);
        }
        if !rest.is_zero() {
            record.deposit(rest).map_err(fault::<T>)?;
        }
        Pools::<T>::insert(&pool, record);
        T::Currency::mint_into(&Self::pot(), amount)?;
        Self::deposit_event(Event::PoolRewarded { pool, first: first.clone(), commission, amount });
        Ok(())
    }

    fn set_frozen(asset: AssetId, frozen: bool) -> DispatchResult {
        Accounts::<T>::try_mutate(asset, |account| {
            account.as_mut().ok_or(Error::<T>::UnknownAsset)?.frozen = frozen;
            Ok(())
        })
    }

    fn is_frozen(asset: AssetId) -> bool {
        Accounts::<T>::get(asset).is_some_and(|account| account.frozen)
    }

    fn totals(asset: AssetId) -> (Balance, Balance) {
        Accounts::<T>::get(asset).map(|account| (account.income.lifetime, account.income.royalties)).unwrap_or_default()
    }

    fn granted(asset: AssetId) -> Perbill {
        Accounts::<T>::get(asset).map(|account| account.granted).unwrap_or_default()
    }

    fn pool_weight(pool: PoolId) -> u128 {
        Pools::<T>::get(pool).map(|pool| pool.weight).unwrap_or_default()
    }
}

impl<T: Config> Voices<T::AccountId> for Pallet<T> {
    fn voice(who: &T::AccountId) -> Balance {
        Earned::<T>::get(who)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn set_voice_for_benchmark(who: &T::AccountId, voice: Balance) {
        Earned::<T>::insert(who, voice);
    }
}

/// What a fault in a calculation means to the caller.
pub(crate) fn fault<T: Config>(fault: math::Error) -> DispatchError {
    match fault {
        math::Error::Overflow => Error::<T>::Overflow.into(),
        math::Error::StackTooLong => Error::<T>::StackTooLong.into(),
        math::Error::OverWhole => Error::<T>::RoyaltiesOverWhole.into(),
        // The ledger never pays a pool without members, nor drops a member that is owed something, and scores are
        // nothing to it.
        _ => DispatchError::Corruption,
    }
}
