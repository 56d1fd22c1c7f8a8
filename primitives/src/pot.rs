//! Pots: accounts whose balance is what a pallet owes others, to the planck.

use crate::Balance;
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{Fortitude, Preservation},
    },
};
use sp_runtime::{DispatchResult, TokenError, traits::Zero};

/// Gives a pot its existential deposit and a reference that keeps it from ever being reaped. O(1).
pub fn create<T: frame_system::Config, Currency>(pot: &T::AccountId)
where
    Currency: Mutate<T::AccountId, Balance = Balance>,
{
    frame_system::Pallet::<T>::inc_providers(pot);
    let missing = Currency::minimum_balance().saturating_sub(Currency::total_balance(pot));
    if !missing.is_zero() {
        let minted = Currency::mint_into(pot, missing);
        debug_assert!(minted.is_ok(), "the pot must exist");
    }
}

/// Fails unless `payer` can spend `amount` planck and go on existing. O(1).
pub fn ensure_funds<AccountId, Currency>(payer: &AccountId, amount: Balance) -> DispatchResult
where
    Currency: Inspect<AccountId, Balance = Balance>,
{
    // The currency itself would only speak of an arithmetic underflow.
    let spendable = Currency::reducible_balance(payer, Preservation::Preserve, Fortitude::Polite);
    ensure!(amount <= spendable, TokenError::FundsUnavailable);
    Ok(())
}
