//! Entitlements by their definition.

use super::{BILLION, big};
use num_bigint::BigUint;

/// `floor(total * parts / 10^9)`.
pub fn share(total: &BigUint, parts: u32) -> BigUint {
    total * parts / BILLION
}

/// What is an asset's own: its part of `lifetime`, and all its `royalties`.
pub fn own(lifetime: u128, royalties: u128, granted: u32) -> BigUint {
    share(&big(lifetime), BILLION - granted) + royalties
}
