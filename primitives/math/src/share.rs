//! A part of an amount, rounded down once.

use crate::{Error, Perbill, U256, WHOLE};
use primitive_types::U512;

/// `floor(total * part)`, in planck. Exact for every `total`. O(1).
pub fn share(total: u128, part: Perbill) -> Result<u128, Error> {
    mul_div(total, part.deconstruct(), WHOLE)
}

/// `floor(a * b / c)`. Exact for every `a`, `b` and `c`: the product is taken in 128, 256 or 512 bits, the fewest of
/// them that hold it. O(1).
///
/// Errors: [`Error::Overflow`] when the result exceeds `u128`, or `c` is zero.
pub fn mul_div(a: u128, b: impl Into<U256>, c: impl Into<U256>) -> Result<u128, Error> {
    let (b, c) = (b.into(), c.into());
    if let (Some(b), Some(c)) = (narrow(b), narrow(c))
        && let Some(product) = a.checked_mul(b)
    {
        return product.checked_div(c).ok_or(Error::Overflow);
    }
    let a = U256::from(a);
    let floor: Option<u128> = match a.checked_mul(b) {
        Some(product) => product.checked_div(c).and_then(|floor| floor.try_into().ok()),
        None => a.full_mul(b).checked_div(U512::from(c)).and_then(|floor| floor.try_into().ok()),
    };
    floor.ok_or(Error::Overflow)
}

/// The number in 128 bits, if it fits.
fn narrow(number: U256) -> Option<u128> {
    match number.0 {
        [low, high, 0, 0] => Some(u128::from(high) << 64 | u128::from(low)),
        _ => None,
    }
}
