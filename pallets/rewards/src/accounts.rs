//! The account of an asset: its royalty stack, its split, and what is paid to it.

use crate::{Account, Accounts, Config, Error, Event, Members, Pallet, Pools, Royalties, Royalty, Stacks, fault};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Preservation, Provenance},
    },
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, traits::Zero};
use tributary_math::{
    Class, Income, Pool, Split,
    royalty::{self, Citation},
};
use tributary_primitives::{
    AssetId, Balance, MAX_STACK, PoolId, Source, Stack, pot,
    traits::{self, Cited, Weights},
};

/// The weight of the steward in its pool of one.
const STEWARD_WEIGHT: u128 = 1;

impl<T: Config> Pallet<T> {
    /// Takes `amount` planck into what the asset received, and returns its account.
    pub(crate) fn receive(asset: AssetId, amount: Balance) -> Result<Account, DispatchError> {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            account.income.receive(amount).map_err(fault::<T>)?;
            Ok(*account)
        })
    }

    /// The part of a payment that is the treasury's, in planck: a floor.
    ///
    /// A treasury that has spent itself empty cannot be given less than the existential deposit; then it is nothing.
    pub(crate) fn use_fee(amount: Balance) -> Balance {
        let fee = T::UseFee::get().mul_floor(amount);
        match T::Currency::can_deposit(&T::Treasury::get(), fee, Provenance::Extant) {
            DepositConsequence::Success => fee,
            _ => 0,
        }
    }

    /// Moves `fee` planck from `from` to the treasury, and answers what is left of `amount`.
    fn charge(from: &T::AccountId, amount: Balance, fee: Balance) -> Result<Balance, DispatchError> {
        if !fee.is_zero() {
            T::Currency::transfer(from, &T::Treasury::get(), fee, Preservation::Preserve)?;
        }
        amount.checked_sub(fee).ok_or(Error::<T>::Overflow.into())
    }

    /// Moves `amount` planck from `payer` to the pot.
    pub(crate) fn draw_from(payer: &T::AccountId, amount: Balance) -> DispatchResult {
        if !amount.is_zero() {
            T::Currency::transfer(payer, &Self::pot(), amount, Preservation::Preserve)?;
        }
        Ok(())
    }

    /// The royalty stack of an asset that cites `upstream`, and what it sums to.
    fn stack_over(upstream: &[Cited]) -> Result<(Stack, Perbill), DispatchError> {
        ensure!(upstream.iter().all(|(id, ..)| Accounts::<T>::contains_key(id)), Error::<T>::UnknownAsset);
        let stacks: Vec<_> = upstream.iter().map(|(id, ..)| Stacks::<T>::get(id)).collect();
        let citations: Vec<_> = upstream
            .iter()
            .zip(&stacks)
            .map(|(&(asset, rate, reach), stack)| Citation { asset, rate, reach, stack })
            .collect();
        let entries = royalty::flatten(&citations, MAX_STACK).map_err(fault::<T>)?;
        let stack = Stack::try_from(entries).map_err(|_| Error::<T>::StackTooLong)?;
        let granted = royalty::sum(stack.iter().map(|(_, share, _)| *share)).map_err(fault::<T>)?;
        Ok((stack, granted))
    }

    /// Whether anybody contributed work of `class` that counts.
    fn has_weight(asset: AssetId, class: Class) -> bool {
        !Self::pool_weight(PoolId::of_class(asset, class)).is_zero()
    }

    /// Lets the grants that waited flow, less the treasury's part of them.
    fn release_grants(asset: AssetId, account: &mut Account) -> DispatchResult {
        let waiting = core::mem::take(&mut account.waiting);
        if waiting.is_zero() {
            return Ok(());
        }
        ensure!(Class::ALL.into_iter().any(|class| Self::has_weight(asset, class)), Error::<T>::NobodyToPay);
        let fee = Self::use_fee(waiting);
        let amount = Self::charge(&Self::pot(), waiting, fee)?;
        account.income.receive(amount).map_err(fault::<T>)?;
        Self::deposit_event(Event::IncomeReceived { asset, payer: None, amount, fee, source: Source::Grant });
        Ok(())
    }
}

impl<T: Config> traits::Accounts<T::AccountId> for Pallet<T> {
    fn open(asset: AssetId, steward: &T::AccountId, upstream: &[Cited]) -> Result<Stack, DispatchError> {
        ensure!(!Accounts::<T>::contains_key(asset), Error::<T>::AlreadyOpen);
        let (stack, granted) = Self::stack_over(upstream)?;
        Accounts::<T>::insert(asset, Account { granted, ..Account::default() });
        for &(ancestor, share, _) in &stack {
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

    fn close(asset: AssetId, steward: &T::AccountId) -> DispatchResult {
        let account = Accounts::<T>::take(asset).ok_or(Error::<T>::UnknownAsset)?;
        let idle = account.waiting.is_zero() && account.income == Income::default();
        ensure!(idle && !Class::ALL.into_iter().any(|class| Self::has_weight(asset, class)), Error::<T>::StillInUse);
        for (ancestor, ..) in Stacks::<T>::take(asset) {
            Royalties::<T>::remove(ancestor, asset);
        }
        Members::<T>::remove(steward, PoolId::Steward(asset));
        PoolId::of(asset).into_iter().for_each(Pools::<T>::remove);
        Ok(())
    }

    fn least_royalty(asset: AssetId, royalty: Perbill, reach: Perbill) -> Option<Perbill> {
        royalty::least_rate(royalty, reach, &Stacks::<T>::get(asset)).ok().flatten()
    }

    fn ancestors(asset: AssetId) -> usize {
        Stacks::<T>::get(asset).len()
    }

    fn waiting(asset: AssetId) -> Balance {
        Accounts::<T>::get(asset).map(|account| account.waiting).unwrap_or_default()
    }

    fn cancel(asset: AssetId) -> DispatchResult {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.split.is_none(), Error::<T>::SplitAlreadyFixed);
            account.cancelled = true;
            Ok(())
        })
    }

    fn fix_split(asset: AssetId, split: Split) -> Result<Split, DispatchError> {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.split.is_none(), Error::<T>::SplitAlreadyFixed);
            ensure!(!account.cancelled, Error::<T>::Cancelled);
            let split = split.in_force(|class| Self::has_weight(asset, class)).map_err(fault::<T>)?;
            account.split = Some(split);
            Self::deposit_event(Event::SplitFixed { asset, split });
            Self::release_grants(asset, account)?;
            Ok(split)
        })
    }

    fn hand_over(asset: AssetId, from: &T::AccountId, to: &T::AccountId) -> Result<bool, DispatchError> {
        let id = PoolId::Steward(asset);
        let (mut pool, _) = Self::pool_now(&id)?;
        Self::reweigh(&id, &mut pool, to, |_| Some(STEWARD_WEIGHT))?;
        let gone = Self::reweigh(&id, &mut pool, from, |_| Some(0))?;
        Pools::<T>::insert(id, pool);
        Ok(!gone)
    }

    fn pay(payer: &T::AccountId, asset: AssetId, amount: Balance, source: Source) -> DispatchResult {
        let account = Accounts::<T>::get(asset).ok_or(Error::<T>::UnknownAsset)?;
        ensure!(!account.frozen, Error::<T>::PayoutsFrozen);
        pot::ensure_funds::<_, T::Currency>(payer, amount)?;
        let fee = Self::use_fee(amount);
        let income = Self::charge(payer, amount, fee)?;
        Self::receive(asset, income)?;
        Self::draw_from(payer, income)?;
        Self::note_own_payment(payer, asset, &account, amount)?;
        Self::deposit_event(Event::IncomeReceived { asset, payer: Some(payer.clone()), amount: income, fee, source });
        Ok(())
    }

    fn set_frozen(asset: AssetId, frozen: bool) -> Result<bool, DispatchError> {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            Ok(core::mem::replace(&mut account.frozen, frozen) != frozen)
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

    fn pool_weights(asset: AssetId) -> [u128; 3] {
        PoolId::of(asset).map(Self::pool_weight)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn grant_for_benchmark(payer: &T::AccountId, asset: AssetId, amount: Balance) {
        Self::grant(payer, asset, amount).expect("the payer is rich");
    }
}
