//! What must always hold of tabs. The numbers are those of the documentation.

use crate::{ByGateway, ByPayer, Config, HoldReason, NextTab, Pallet, Tab, Tabs, Totals};
use alloc::collections::BTreeMap;
use frame_support::{
    ensure,
    traits::{Contains, fungible::Inspect},
};
use sp_runtime::{DispatchError, TryRuntimeError};
use tributary_primitives::{AssetState, Balance, holds, sums, traits::Assets};

impl<T: Config> Pallet<T> {
    /// Invariants 5, 8 and 9, of tabs; O(the whole state of the pallet).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let next = NextTab::<T>::get();
        let mut balance: Balance = T::Currency::minimum_balance();
        let mut held = BTreeMap::new();
        let mut count: u32 = 0;
        for (id, tab) in Tabs::<T>::iter() {
            count = count.checked_add(1).ok_or("invariant 9: more tabs than ids")?;
            ensure!(id < next, "invariant 9: a tab beyond the next id");
            ensure!(ByGateway::<T>::contains_key(&tab.gateway, id), "invariant 9: a tab that is not its gateway's");
            ensure!(ByPayer::<T>::contains_key(&tab.payer, id), "invariant 9: a tab that is not its payer's");
            ensure!(!T::Pots::contains(&tab.gateway), "invariant 8: a pot that serves");
            Self::lanes(&tab)?;
            let left = tab.left().ok_or("invariant 8: more is spent of a tab than was deposited")?;
            balance = balance.checked_add(left).ok_or("invariant 8: more is left than a balance can be")?;
            sums::add(&mut held, tab.payer, tab.held)?;
        }
        let in_pot = T::Currency::total_balance(&Self::pot());
        ensure!(
            in_pot == balance,
            DispatchError::Other("invariant 8: the pot's balance is not what is left of the tabs")
        );
        holds::check::<_, T::Currency>(held, HoldReason::Tab)?;
        ensure!(Totals::<T>::get().tabs == count, "invariant 9: another number of tabs");
        ensure!(ByGateway::<T>::iter_keys().count() == count as usize, "invariant 9: a gateway of no tab");
        ensure!(ByPayer::<T>::iter_keys().count() == count as usize, "invariant 9: a payer of no tab");
        Ok(())
    }

    /// Invariants 8 and 9: what is spent of a tab is what its lanes and its gateway have, and a lane is for an asset
    /// that was published.
    fn lanes(tab: &Tab) -> Result<(), TryRuntimeError> {
        let mut spent = tab.service;
        for lane in &tab.lanes {
            spent = spent.checked_add(lane.amount).ok_or("invariant 8: more is spent than a balance can be")?;
            let state = T::Assets::state(lane.asset);
            ensure!(state.is_some_and(AssetState::was_published), "invariant 9: a lane for what nobody can use");
        }
        ensure!(spent == tab.spent, "invariant 8: what is spent of a tab is not what its lanes and its gateway have");
        ensure!(
            tab.lanes.is_sorted_by(|one, next| one.asset < next.asset),
            "invariant 9: lanes out of order, or two for an asset"
        );
        Ok(())
    }
}
