//! The account of an asset: its royalty stack, its split, and what is paid to it.

use crate::{Account, Accounts, Config, Error, Event, Pallet, Pools, Royalties, Royalty, Stacks, fault};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{Fortitude, Preservation},
    },
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, TokenError, traits::Zero};
use tributary_math::{
    Income, Pool, Split,
    royalty::{self, Citation},
};
use tributary_primitives::{
    AssetId, Balance, MAX_STACK, PoolId, Source, Stack,
    traits::{self, Weights},
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

    /// Moves `amount` planck from `payer` to the pot.
    fn draw_from(payer: &T::AccountId, amount: Balance) -> DispatchResult {
        // The currency itself would only speak of an arithmetic underflow.
        let spendable = T::Currency::reducible_balance(payer, Preservation::Preserve, Fortitude::Polite);
        ensure!(amount <= spendable, TokenError::FundsUnavailable);
        T::Currency::transfer(payer, &Self::pot(), amount, Preservation::Preserve)?;
        Ok(())
    }

    /// The royalty stack of an asset whose direct upstream assets are paid `upstream`, and what it sums to.
    fn stack_over(upstream: &[(AssetId, Perbill)]) -> Result<(Stack, Perbill), DispatchError> {
        ensure!(upstream.iter().all(|(id, _)| Accounts::<T>::contains_key(id)), Error::<T>::UnknownAsset);
        let stacks: Vec<_> = upstream.iter().map(|(id, _)| Stacks::<T>::get(id)).collect();
        let citations: Vec<_> =
            upstream.iter().zip(&stacks).map(|(&(asset, rate), stack)| Citation { asset, rate, stack }).collect();
        let shares = royalty::flatten(&citations, MAX_STACK).map_err(fault::<T>)?;
        let stack = Stack::try_from(shares).map_err(|_| Error::<T>::StackTooLong)?;
        let granted = royalty::sum(stack.iter().map(|(_, share)| *share)).map_err(fault::<T>)?;
        Ok((stack, granted))
    }
}

impl<T: Config> traits::Accounts<T::AccountId> for Pallet<T> {
    fn open(asset: AssetId, steward: &T::AccountId, upstream: &[(AssetId, Perbill)]) -> Result<Stack, DispatchError> {
        ensure!(!Accounts::<T>::contains_key(asset), Error::<T>::AlreadyOpen);
        let (stack, granted) = Self::stack_over(upstream)?;
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

    fn fix_split(asset: AssetId, split: Split) -> Result<Split, DispatchError> {
        Accounts::<T>::try_mutate(asset, |account| {
            let account = account.as_mut().ok_or(Error::<T>::UnknownAsset)?;
            ensure!(account.split.is_none(), Error::<T>::SplitAlreadyFixed);
            let has_weight = |class| !Self::pool_weight(PoolId::of_class(asset, class)).is_zero();
            let split = split.in_force(has_weight).map_err(fault::<T>)?;
            account.split = Some(split);
            Self::deposit_event(Event::SplitFixed { asset, split });
            Ok(split)
        })
    }

    fn hand_over(asset: AssetId, from: &T::AccountId, to: &T::AccountId) -> DispatchResult {
        let id = PoolId::Steward(asset);
        let (mut pool, _) = Self::pool_now(&id)?;
        Self::reweigh(&id, &mut pool, to, |_| Some(STEWARD_WEIGHT))?;
        Self::reweigh(&id, &mut pool, from, |_| Some(0))?;
        Pools::<T>::insert(id, pool);
        Ok(())
    }

    fn pay(payer: &T::AccountId, asset: AssetId, amount: Balance, source: Source) -> DispatchResult {
        let account = Self::receive(asset, amount)?;
        Self::draw_from(payer, amount)?;
        Self::note_own_payment(payer, asset, &account, amount)?;
        Self::deposit_event(Event::IncomeReceived { asset, payer: Some(payer.clone()), amount, source });
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
}
