//! The pot, the treasury, and all tokens there are.

use super::{
    hook::{Metric, counter, gauge, one, trib},
    state::{Sums, View},
};
use crate::storage;
use tributary_math::Pool;
use tributary_primitives::Balance;
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Rewards, Treasury};

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    gauge(
        "tributary_pot_balance_trib",
        "Balance of the account that holds all rewards until they are claimed.",
        |view| one(trib(view.balance(&Rewards::pot())?)),
    ),
    gauge(
        "tributary_rewards_owed_trib",
        "Owed, waiting or uncollected: the pot less its existential deposit.",
        |view| one(trib(view.balance(&Rewards::pot())?.saturating_sub(EXISTENTIAL_DEPOSIT))),
    ),
    gauge("tributary_treasury_balance_trib", "Free balance of the treasury.", |view| {
        one(trib(view.balance(&Treasury::account_id())?))
    }),
    gauge("tributary_issuance_trib", "All tokens that exist.", |view| {
        one(trib(view.value(storage::ISSUANCE)?.unwrap_or_default()))
    }),
];

/// Summed over many keys.
pub const SUMMED: &[Metric<Sums>] =
    &[counter("tributary_rewards_paid_trib_total", "Ever paid out of pools to their members.", |sums| {
        let mut paid: Balance = 0;
        for (_, value) in sums.pairs(storage::POOLS)? {
            let pool: Pool = storage::POOLS.decode_all(&value)?;
            paid = paid.checked_add(pool.paid).ok_or("the sum of what pools paid does not fit 128 bits")?;
        }
        one(trib(paid))
    })];
