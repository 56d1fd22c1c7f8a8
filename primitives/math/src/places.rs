//! How many places of a session are left to those whom nobody named.

use crate::{Perbill, WHOLE};

/// The most that may join `named` others without being more than `share` of all of them together.
///
/// The largest c with `c <= share * (named + c)`, so `floor(share * named / (1 - share))`; with a share of one there is
/// no limit. A share below a third keeps those who join from stopping a vote that takes two thirds. O(1).
pub fn places_beside(named: u32, share: Perbill) -> u32 {
    let part = share.deconstruct();
    let most = u64::from(part).saturating_mul(named.into()).checked_div(WHOLE.saturating_sub(part).into());
    most.and_then(|most| u32::try_from(most).ok()).unwrap_or(u32::MAX)
}
