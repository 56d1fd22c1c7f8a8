//! Whether what is on hold is what the records say: invariant 5, for `try_state`.

use crate::{Balance, sums};
use alloc::collections::BTreeMap;
use codec::{DecodeAll, Encode};
use frame_support::{ensure, traits::fungible::hold};
use sp_runtime::TryRuntimeError;

/// What each account should have on hold, in planck.
pub type Held<AccountId> = BTreeMap<AccountId, Balance>;

/// Counts the deposit that `ticket` stands for: a `HoldConsideration`, which encodes as its amount.
pub fn add<AccountId: Ord>(
    held: &mut Held<AccountId>,
    who: AccountId,
    ticket: &impl Encode,
) -> Result<(), TryRuntimeError> {
    let amount =
        Balance::decode_all(&mut ticket.encode().as_slice()).map_err(|_| "invariant 5: a ticket of no amount")?;
    sums::add(held, who, amount)
}

/// Compares with what is on hold for `reason`. O(accounts counted).
pub fn check<AccountId, Currency>(
    held: Held<AccountId>,
    reason: impl Into<Currency::Reason>,
) -> Result<(), TryRuntimeError>
where
    Currency: hold::Inspect<AccountId, Balance = Balance>,
{
    let reason = reason.into();
    for (who, amount) in held {
        ensure!(
            Currency::balance_on_hold(&reason, &who) == amount,
            "invariant 5: what is on hold is not what the records say"
        );
    }
    Ok(())
}
