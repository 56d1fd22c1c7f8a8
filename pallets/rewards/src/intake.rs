//! What many paid, taken in at once: tabs that are settled together.

use crate::{Accounts, Config, Error, Event, Pallet};
use frame_support::traits::{Get, fungible::Mutate, tokens::Preservation};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_primitives::{AssetId, Balance, Source, Taken, traits::Intake};

impl<T: Config> Intake<T::AccountId> for Pallet<T> {
    fn take_in(asset: AssetId, amount: Balance, source: Source) -> Result<Taken, DispatchError> {
        let fee = Self::use_fee(amount);
        let income = amount.checked_sub(fee).ok_or(Error::<T>::Overflow)?;
        Self::receive(asset, income)?;
        Self::deposit_event(Event::IncomeReceived { asset, payer: None, amount: income, fee, source });
        Ok(Taken { income, fee })
    }

    fn draw(from: &T::AccountId, Taken { income, fee }: Taken) -> DispatchResult {
        if !fee.is_zero() {
            T::Currency::transfer(from, &T::Treasury::get(), fee, Preservation::Preserve)?;
        }
        Self::draw_from(from, income)
    }

    fn is_own(payer: &T::AccountId, asset: AssetId) -> bool {
        Accounts::<T>::get(asset).is_some_and(|account| Self::may_come_back(payer, asset, &account))
    }

    fn pledge(payer: &T::AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
        Self::add_own_payment(payer, asset, amount)
    }

    fn unpledge(payer: &T::AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
        // What is missing of it was set off against earnings that are such after all.
        let earned = Self::set_off(payer, asset, amount)?;
        Self::add_voice(payer, earned)
    }

    fn pot() -> T::AccountId {
        Self::pot()
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn join_for_benchmark(asset: AssetId, who: &T::AccountId) {
        use tributary_primitives::{Class, PoolId, traits::Weights};
        Self::add_weight(PoolId::of_class(asset, Class::Data), who, 1).expect("the asset is open");
    }
}
