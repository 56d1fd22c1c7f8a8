//! Use that is paid beside this pallet, and recorded here when it is over.

use crate::{Assets, Config, Event, HoldReason, Pallet, Usage, UsageDeposits};
use frame_support::traits::fungible::MutateHold;
use sp_runtime::DispatchResult;
use tributary_primitives::{
    self as primitives, AssetId, AssetState, Balance,
    traits::{Accounts, Uses},
};

impl<T: Config> Uses<T::AccountId> for Pallet<T> {
    fn use_price(asset: AssetId) -> Option<Balance> {
        let record = Assets::<T>::get(asset)?;
        let now = Self::now();
        let usable = record.state_at(now) == AssetState::Published && !T::Ledger::is_frozen(asset);
        usable.then(|| record.terms_at(now).use_price)
    }

    fn usage_deposit() -> Balance {
        Self::due_for_usage()
    }

    fn note_use(asset: AssetId, who: &T::AccountId, units: u64, paid: Balance, deposit: Balance) -> DispatchResult {
        let mut used = match Usage::<T>::get(asset, who) {
            Some(used) => used,
            None => {
                let deposit = Self::due_for_usage().min(deposit);
                T::Currency::hold(&HoldReason::Usage.into(), who, deposit)?;
                UsageDeposits::<T>::insert(asset, who, deposit);
                primitives::Usage::default()
            }
        };
        used.units = used.units.saturating_add(units);
        used.paid = used.paid.checked_add(paid).unwrap_or(Balance::MAX);
        Usage::<T>::insert(asset, who, used);
        let (who, price, primitives::Usage { units: total, paid }) = (who.clone(), paid, used);
        Self::deposit_event(Event::AssetUsed { asset, who, units, price, total, paid });
        Ok(())
    }
}
