//! Who pays by the call.

use super::{
    hook::{Metric, counter, gauge, one, trib},
    state::View,
};
use crate::storage;
use tributary_primitives::Balance;
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Tabs};

/// How many tabs there are, and the vouchers and planck that were ever settled.
type Sums = (u32, u64, Balance);

/// What the block's state says of all tabs.
fn sums(view: &View) -> Result<Sums, String> {
    Ok(view.value(storage::TAB_TOTALS)?.unwrap_or_default())
}

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    gauge("tributary_tabs_open", "Tabs that have not ended.", |view| one(sums(view)?.0)),
    gauge("tributary_tabs_unsettled_trib", "Deposited in tabs and not settled.", |view| {
        one(trib(view.balance(&Tabs::pot())?.saturating_sub(EXISTENTIAL_DEPOSIT)))
    }),
    counter("tributary_vouchers_settled_total", "Vouchers ever settled.", |view| one(sums(view)?.1 as f64)),
    counter("tributary_tabs_settled_trib_total", "Ever settled of tabs, for assets and for gateways.", |view| {
        one(trib(sums(view)?.2))
    }),
    gauge("tributary_tabs_settled_block_trib", "Settled of tabs in the best block.", |view| {
        let (.., before) = view.value_before::<Sums>(storage::TAB_TOTALS)?.unwrap_or_default();
        one(trib(sums(view)?.2.saturating_sub(before)))
    }),
];
