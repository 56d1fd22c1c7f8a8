//! Sums by key, for `try_state`.

use crate::Balance;
use alloc::collections::BTreeMap;
use sp_runtime::TryRuntimeError;

/// Adds `amount` to what `key` has. O(log n).
///
/// Errors: when the sum exceeds what a balance can be.
pub fn add<Key: Ord>(sums: &mut BTreeMap<Key, Balance>, key: Key, amount: Balance) -> Result<(), TryRuntimeError> {
    let sum = sums.entry(key).or_default();
    *sum = sum.checked_add(amount).ok_or("a sum exceeds what a balance can be")?;
    Ok(())
}
