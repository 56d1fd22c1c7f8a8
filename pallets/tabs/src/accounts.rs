//! A tab's beginning, its lanes and its end, and what is on hold for it.

use crate::{ByGateway, ByPayer, Config, Error, Event, HoldReason, Lane, NextTab, Pallet, Sums, Tab, Tabs, Totals};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Mutate, MutateHold},
        tokens::{Precision, Preservation},
    },
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion, traits::Zero};
use tributary_primitives::{
    AccountId, AssetId, Balance, BlockNumber, SessionKey, TabId, pot,
    traits::{Intake, Uses},
};

/// What a record takes beside its value: the key, and its part of the trie's nodes, in bytes.
pub const KEY: u32 = 170;
/// A tab without lanes, in bytes: the record, and its place among those of its gateway and of its payer.
pub const TAB: u32 = 3 * KEY + 170;
/// A lane, in bytes.
pub const LANE: u32 = 64;

impl<T: Config> Pallet<T> {
    /// The present block.
    pub(crate) fn now() -> BlockNumber {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// The tab, if `who` pays it.
    pub(crate) fn paid_by(id: TabId, who: &AccountId) -> Result<Tab, Error<T>> {
        let tab = Tabs::<T>::get(id).ok_or(Error::<T>::UnknownTab)?;
        ensure!(tab.payer == *who, Error::<T>::NotPayer);
        Ok(tab)
    }

    /// The deposit for so many bytes, in planck.
    fn price_of(bytes: u32) -> Result<Balance, Error<T>> {
        T::DepositPerByte::get().checked_mul(bytes.into()).ok_or(Error::<T>::Overflow)
    }

    /// Moves `amount` planck from `payer`, who goes on existing, to the pot.
    fn deposit(payer: &AccountId, amount: Balance) -> DispatchResult {
        pot::ensure_funds::<_, T::Currency>(payer, amount)?;
        T::Currency::transfer(payer, &Self::pot(), amount, Preservation::Preserve)?;
        Ok(())
    }

    /// Opens a tab.
    pub(crate) fn do_open(
        payer: AccountId,
        gateway: AccountId,
        signer: SessionKey,
        deposit: Balance,
        lanes: Vec<(AssetId, Balance)>,
    ) -> DispatchResult {
        let id = NextTab::<T>::get();
        NextTab::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        Self::deposit_event(Event::TabOpened {
            tab: id,
            payer: payer.clone(),
            gateway: gateway.clone(),
            signer: signer.clone(),
            deposit,
        });
        let mut tab = Tab {
            payer,
            signer,
            gateway,
            deposit,
            spent: 0,
            service: 0,
            closing: None,
            held: 0,
            lanes: Default::default(),
        };
        Self::add_lanes(id, &mut tab, &lanes, TAB)?;
        Self::deposit(&tab.payer, deposit)?;
        ByGateway::<T>::insert(&tab.gateway, id, ());
        ByPayer::<T>::insert(&tab.payer, id, ());
        Tabs::<T>::insert(id, tab);
        Self::count(|tabs| tabs.checked_add(1))
    }

    /// Lets a tab pay for these assets, each at a price up to the one beside it, and puts the deposit for their records
    /// on hold, with that for `bytes` more.
    pub(crate) fn add_lanes(id: TabId, tab: &mut Tab, lanes: &[(AssetId, Balance)], bytes: u32) -> DispatchResult {
        let mut hold = Self::price_of(bytes)?;
        for &(asset, max_price) in lanes {
            let more = Self::add_lane_at(id, tab, asset, max_price)?;
            hold = hold.checked_add(more).ok_or(Error::<T>::Overflow)?;
        }
        T::Currency::hold(&HoldReason::Tab.into(), &tab.payer, hold)?;
        tab.held = tab.held.checked_add(hold).ok_or(Error::<T>::Overflow)?;
        Ok(())
    }

    /// Lets a tab pay for an asset. Answers the deposit for the records of that, in planck.
    fn add_lane_at(id: TabId, tab: &mut Tab, asset: AssetId, max_price: Balance) -> Result<Balance, DispatchError> {
        let Err(place) = tab.lanes.binary_search_by_key(&asset, |lane| lane.asset) else {
            return Err(Error::<T>::LaneExists.into());
        };
        let price = T::Assets::use_price(asset).ok_or(Error::<T>::NotUsable)?;
        ensure!(price <= max_price, Error::<T>::PriceOverMaximum);
        let own = T::Ledger::is_own(&tab.payer, asset);
        if own {
            T::Ledger::pledge(&tab.payer, asset, tab.deposit)?;
        }
        let usage = T::Assets::usage_deposit();
        let lane = Lane { asset, price, units: 0, amount: 0, own, usage };
        tab.lanes.try_insert(place, lane).map_err(|_| Error::<T>::TooManyLanes)?;
        Self::deposit_event(Event::LaneAdded { tab: id, asset, price });
        Self::price_of(LANE)?.checked_add(usage).ok_or(Error::<T>::Overflow.into())
    }

    /// Adds to what was deposited in a tab.
    pub(crate) fn do_top_up(who: &AccountId, id: TabId, amount: Balance) -> DispatchResult {
        let mut tab = Self::paid_by(id, who)?;
        ensure!(tab.closing.is_none(), Error::<T>::Closing);
        tab.deposit = tab.deposit.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        Self::deposit(who, amount)?;
        for lane in tab.lanes.iter().filter(|lane| lane.own) {
            T::Ledger::pledge(who, lane.asset, amount)?;
        }
        let deposit = tab.deposit;
        Tabs::<T>::insert(id, tab);
        Self::deposit_event(Event::TabToppedUp { tab: id, amount, deposit });
        Ok(())
    }

    /// Ends a tab: what is left is its payer's, and so is the deposit for its records. Answers the former, in planck.
    pub(crate) fn end(id: TabId, tab: Tab) -> Result<Balance, DispatchError> {
        let left = tab.left().ok_or(DispatchError::Corruption)?;
        Tabs::<T>::remove(id);
        ByGateway::<T>::remove(&tab.gateway, id);
        ByPayer::<T>::remove(&tab.payer, id);
        T::Currency::release(&HoldReason::Tab.into(), &tab.payer, tab.held, Precision::Exact)?;
        if !left.is_zero() {
            T::Currency::transfer(&Self::pot(), &tab.payer, left, Preservation::Preserve)?;
        }
        for Lane { asset, units, amount, own, usage, .. } in tab.lanes {
            if units > 0 || !amount.is_zero() {
                T::Assets::note_use(asset, &tab.payer, units, amount, usage)?;
            }
            if own {
                let unpaid = tab.deposit.checked_sub(amount).ok_or(DispatchError::Corruption)?;
                T::Ledger::unpledge(&tab.payer, asset, unpaid)?;
            }
        }
        Self::count(|tabs| tabs.checked_sub(1))?;
        Ok(left)
    }

    /// Changes how many tabs there are.
    fn count(change: impl FnOnce(u32) -> Option<u32>) -> DispatchResult {
        Totals::<T>::try_mutate(|Sums { tabs, .. }| {
            *tabs = change(*tabs).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }
}
