//! The pot, and what is created in it.

use crate::{Config, Error, Event, Members, Pallet, Pools, fault};
use frame_support::traits::fungible::Mutate;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_primitives::{AssetId, Balance, EpochIndex, PoolId, Source, traits::Emission};

impl<T: Config> Emission<T::AccountId> for Pallet<T> {
    fn emit(incomes: &[(AssetId, Balance)], epoch: EpochIndex) -> Result<Balance, DispatchError> {
        let mut total: Balance = 0;
        for &(asset, amount) in incomes {
            if Self::receive(asset, amount).is_err() {
                continue;
            }
            total = total.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            let source = Source::Emission(epoch);
            Self::deposit_event(Event::IncomeReceived { asset, payer: None, amount, fee: 0, source });
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
}
