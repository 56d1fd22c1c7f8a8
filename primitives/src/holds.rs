//! Whether what is on hold is what the records say: invariant 5, for `try_state`.

use crate::Balance;
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::hold};
use sp_runtime::TryRuntimeError;

/// What each account should have on hold, in planck.
pub type Held<AccountId> = BTreeMap<AccountId, Balance>;

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
