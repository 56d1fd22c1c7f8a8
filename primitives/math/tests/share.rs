//! Parts of amounts against floors in big integers.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod oracle;

use num_bigint::BigUint;
use oracle::{BILLION, big, config, income as expected, number, parts, wide, wide_number};
use proptest::prelude::*;
use tributary_math::{Error, Perbill, U256, WHOLE, mul_div, share};

fn per(parts: u32) -> Perbill {
    Perbill::from_parts(parts)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_share_is_the_floor(total in number(128), parts in parts()) {
        prop_assert_eq!(share(total, per(parts)).map(big), Ok(expected::share(&big(total), parts)));
    }

    #[test]
    fn a_share_is_the_floor_around_every_whole(wholes in number(98), near in -2i8..=2, parts in parts()) {
        let total = (wholes * u128::from(BILLION)).saturating_add_signed(near.into());
        prop_assert_eq!(share(total, per(parts)).map(big), Ok(expected::share(&big(total), parts)));
    }

    #[test]
    fn shares_grow_with_the_total_and_with_the_part(
        total in number(127),
        more in number(127),
        one in parts(),
        other in parts(),
    ) {
        let (low, high) = (per(one.min(other)), per(one.max(other)));
        let share = |total, part| share(total, part).expect("a share never overflows");
        let [before, gained, after] = [total, more, total + more].map(|total| share(total, low));
        prop_assert!(before <= share(total, high));
        // Two floors lose at most one planck over the floor of the sum.
        prop_assert!(before + gained <= after && after <= before + gained + 1);
    }

    /// Whatever the numbers, and so in whichever width the product is taken.
    #[test]
    fn a_product_divided_is_the_floor_or_refused(
        a in number(128),
        (b, c) in prop::sample::select(vec![30, 64, 96, 128, 129, 192, 256])
            .prop_flat_map(|bits| (wide_number(bits), wide_number(bits))),
    ) {
        let floor = (!c.is_zero()).then(|| big(a) * wide(b) / wide(c)).filter(|floor| floor.bits() <= 128);
        prop_assert_eq!(mul_div(a, b, c).map(big), floor.ok_or(Error::Overflow));
    }

    /// Around the products that are just within 128 and 256 bits, and those that are just over.
    #[test]
    fn a_product_at_the_limit_of_a_width_is_exact(
        a in number(128),
        bits in prop::sample::select(vec![128u32, 256]),
        near in 0..=2u32,
        c in wide_number(256),
    ) {
        prop_assume!(a > 0);
        let most = (BigUint::from(1u8) << bits) / a + near;
        let most = most - 1u8;
        prop_assume!(most.bits() <= 256);
        let b = U256::from_little_endian(&most.to_bytes_le());
        for c in [c, U256::from(a), b, b.saturating_add(U256::one())] {
            let floor = (!c.is_zero()).then(|| big(a) * wide(b) / wide(c)).filter(|floor| floor.bits() <= 128);
            prop_assert_eq!(mul_div(a, b, c).map(big), floor.ok_or(Error::Overflow));
        }
    }
}

#[test]
fn a_whole_is_a_billion_parts() {
    assert_eq!(WHOLE, BILLION);
    assert_eq!(Perbill::one().deconstruct(), BILLION);
}

#[test]
fn shares_at_the_limits() {
    assert_eq!(share(0, Perbill::one()), Ok(0));
    assert_eq!(share(u128::MAX, Perbill::zero()), Ok(0));
    assert_eq!(share(u128::MAX, Perbill::one()), Ok(u128::MAX));
    assert_eq!(share(u128::MAX, per(500_000_000)), Ok(u128::MAX / 2));
    assert_eq!(share(u128::MAX, per(1)), Ok(340_282_366_920_938_463_463_374_607_431));
    assert_eq!(share(u128::MAX, per(BILLION - 1)), Ok(340_282_366_580_656_096_542_436_143_968_393_604_023));
    assert_eq!(share(999_999_999, per(1)), Ok(0));
    assert_eq!(share(1_000_000_000, per(1)), Ok(1));
}

#[test]
fn products_at_the_limits() {
    assert_eq!(mul_div(7, 6u32, 4u32), Ok(10));
    assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX), Ok(u128::MAX));
    assert_eq!(mul_div(u128::MAX, U256::MAX, U256::MAX), Ok(u128::MAX));
    assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX - 1), Err(Error::Overflow));
    assert_eq!(mul_div(u128::MAX, U256::MAX, U256::MAX - 1), Ok(u128::MAX));
    assert_eq!(mul_div(1, u128::MAX, U256::MAX), Ok(0));
    assert_eq!(mul_div(1, U256::MAX, 1u32), Err(Error::Overflow));
    assert_eq!(mul_div(0, 0u32, 0u32), Err(Error::Overflow));
    assert_eq!(mul_div(u128::MAX, U256::MAX, 0u32), Err(Error::Overflow));
}
