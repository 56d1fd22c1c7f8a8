//! What an asset's records cost its steward for as long as they are there.

use crate::{Asset, Config, Deposit, Deposits, HoldReason, Infos, Lineage, Offers, Pallet, Reviewers};
use codec::{Encode, MaxEncodedLen};
use core::cmp::Ordering;
use frame_support::traits::{Get, fungible::MutateHold, tokens::Precision};
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{AssetId, Balance, Usage, traits::Accounts};

/// What a record takes beside its value: the key, and its part of the trie's nodes, in bytes.
pub const KEY: usize = 170;
/// What every asset has: record, description, deposit, index of the steward, listing, the ledger's account, three pools
/// and the steward's membership; the listing shares its record with 63 others.
const ALWAYS: usize = 10 * KEY + LISTING + POOLS;
/// A listing, in bytes.
const LISTING: usize = 38;
/// The ledger's account, three pools and a membership, in bytes without their keys.
const POOLS: usize = 140 + 3 * 100 + 90;
/// An ancestor, in bytes: an entry of the stack, and the royalty seen from the ancestor.
const ANCESTOR: usize = 12 + KEY + 20;
/// A direct upstream asset: its index of what was built from it.
const CITED: usize = KEY;
/// A member of a pool beside the steward: the membership, and what it pays to the asset itself.
const MEMBER: usize = 2 * KEY + 100;

/// How an asset's deposit is brought in line with what is stored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// To what it costs now.
    Full,
    /// The same, but never upwards: what only takes away cannot fail for a deposit that became dearer.
    OnlyDown,
}

impl<T: Config> Pallet<T> {
    /// What an asset's records take, in bytes, all that others do in its name included.
    fn bytes(asset: AssetId, members: u32) -> usize {
        let upstream = Lineage::<T>::get(asset);
        let size = [
            ALWAYS,
            Asset::<T::AccountId>::max_encoded_len(),
            Infos::<T>::get(asset).map(|info| info.encoded_size()).unwrap_or_default(),
            upstream.encoded_size().saturating_add(upstream.len().saturating_mul(CITED)),
            T::Ledger::ancestors(asset).saturating_mul(ANCESTOR),
            Reviewers::<T>::get(asset).encoded_size(),
            if Offers::<T>::contains_key(asset) { KEY.saturating_add(32) } else { 0 },
            MEMBER.saturating_mul(members as usize),
        ];
        size.into_iter().fold(0, usize::saturating_add)
    }

    /// What an asset's deposit is, in planck.
    fn due(asset: AssetId, members: u32) -> Balance {
        Self::price(T::DepositBase::get(), Self::bytes(asset, members))
    }

    fn price(base: Balance, bytes: usize) -> Balance {
        base.saturating_add(T::DepositPerByte::get().saturating_mul(bytes as Balance))
    }

    /// What the deposit for the record of an account's use is, in planck.
    pub(crate) fn due_for_usage() -> Balance {
        Self::price(0, (2 * KEY).saturating_add(16).saturating_add(Usage::max_encoded_len()))
    }

    /// Puts the deposit of a new asset, or of one that has another steward, on hold.
    pub(crate) fn hold(asset: AssetId, steward: &T::AccountId, mut deposit: Deposit) -> DispatchResult {
        deposit.held = Self::due(asset, deposit.members);
        T::Currency::hold(&HoldReason::Asset.into(), steward, deposit.held)?;
        Deposits::<T>::insert(asset, deposit);
        Ok(())
    }

    /// Returns the whole deposit of an asset, and answers what it was for.
    pub(crate) fn release(asset: AssetId, steward: &T::AccountId) -> Result<Deposit, DispatchError> {
        let deposit = Deposits::<T>::take(asset).ok_or(DispatchError::Corruption)?;
        T::Currency::release(&HoldReason::Asset.into(), steward, deposit.held, Precision::Exact)?;
        Ok(deposit)
    }

    /// Brings the steward's deposit in line with what is stored now.
    pub(crate) fn update_deposit(asset: AssetId, steward: &T::AccountId, change: Change) -> DispatchResult {
        Self::change_deposit(asset, steward, change, |_| Some(()))
    }

    /// The same after what it is for has changed too.
    pub(crate) fn change_deposit(
        asset: AssetId,
        steward: &T::AccountId,
        change: Change,
        edit: impl FnOnce(&mut Deposit) -> Option<()>,
    ) -> DispatchResult {
        let reason = HoldReason::Asset.into();
        Deposits::<T>::try_mutate(asset, |slot| {
            let deposit = slot.as_mut().ok_or(DispatchError::Corruption)?;
            edit(deposit).ok_or(DispatchError::Corruption)?;
            let due = match (Self::due(asset, deposit.members), change) {
                (due, Change::Full) => due,
                (due, Change::OnlyDown) => due.min(deposit.held),
            };
            match due.cmp(&deposit.held) {
                Ordering::Greater => T::Currency::hold(&reason, steward, due.abs_diff(deposit.held))?,
                Ordering::Equal => {}
                Ordering::Less => {
                    T::Currency::release(&reason, steward, due.abs_diff(deposit.held), Precision::Exact)?;
                }
            }
            deposit.held = due;
            Ok(())
        })
    }
}
