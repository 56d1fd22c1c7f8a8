//! Vouchers, against the sentences that define them, with big integers.

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
use oracle::config;
use proptest::prelude::*;
use tributary_math::voucher::{Counts, Refusal, grown, rise, spend};

/// Numbers of every magnitude, close together now and then.
fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![
        3 => 0..20u128,
        2 => 0..1_000_000_000_000u128,
        1 => any::<u128>(),
        1 => (0..3u128).prop_map(|less| u128::MAX - less),
    ]
}

fn units() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 0..20u64, 1 => any::<u64>(), 1 => (0..3u64).prop_map(|less| u64::MAX - less)]
}

fn counts() -> impl Strategy<Value = Counts> {
    (units(), amount()).prop_map(|(units, amount)| Counts { units, amount })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_rises_is_paid_for_and_never_falls(old in counts(), new in counts(), price in amount()) {
        let big = |number: u128| BigUint::from(number);
        let fell = new.units < old.units || new.amount < old.amount;
        let expected = if fell {
            Err(Refusal::Lower)
        } else if big(new.amount - old.amount) < big(price) * (new.units - old.units) {
            Err(Refusal::Underpaid)
        } else {
            Ok(Counts { units: new.units - old.units, amount: new.amount - old.amount })
        };
        prop_assert_eq!(rise(old, new, price), expected);
    }

    #[test]
    fn nobody_spends_more_than_it_deposited(
        deposit in amount(), spent in amount(), more in prop::collection::vec(amount(), 0..10),
    ) {
        let all: BigUint = BigUint::from(spent) + more.iter().map(|more| BigUint::from(*more)).sum::<BigUint>();
        match spend(deposit, spent, more) {
            Ok(now) => prop_assert!(BigUint::from(now) == all && now <= deposit),
            Err(refusal) => prop_assert!(refusal == Refusal::OverDeposit && all > BigUint::from(deposit)),
        }
    }

    /// However often, and whatever lies between: what was settled before adds nothing.
    #[test]
    fn vouchers_add_up_to_the_last_one(first in counts(), second in counts(), last in counts(), price in 0..3u128) {
        let none = Counts::default();
        if let (Ok(one), Ok(two)) = (rise(none, first, price), rise(first, second, price)) {
            prop_assert_eq!(Counts { units: one.units + two.units, amount: one.amount + two.amount }, second);
            prop_assert_eq!(rise(second, second, price), Ok(none));
            prop_assert!(first == second || rise(second, first, price) == Err(Refusal::Lower));
        }
        prop_assert!(rise(last, last, price) == Ok(none));
    }
}

#[test]
fn more_than_the_price_may_be_paid_and_nothing_for_nothing() {
    let counts = |units, amount| Counts { units, amount };
    let none = Counts::default();
    assert_eq!(rise(none, counts(3, 30), 10), Ok(counts(3, 30)));
    assert_eq!(rise(none, counts(3, 31), 10), Ok(counts(3, 31)));
    assert_eq!(rise(none, counts(3, 29), 10), Err(Refusal::Underpaid));
    assert_eq!(rise(none, counts(u64::MAX, 0), 0), Ok(counts(u64::MAX, 0)));
    assert_eq!(rise(none, counts(2, u128::MAX), u128::MAX), Err(Refusal::Underpaid));
    // What was paid too much before does not pay for what comes later.
    assert_eq!(rise(counts(3, 40), counts(4, 40), 10), Err(Refusal::Underpaid));
    assert_eq!((grown(5, 5), grown(5, 4)), (Ok(0), Err(Refusal::Lower)));
    assert_eq!(spend(10, 4, [3, 3]), Ok(10));
    assert_eq!(spend(10, 4, [3, 4]), Err(Refusal::OverDeposit));
    assert_eq!(spend(u128::MAX, 1, [u128::MAX]), Err(Refusal::OverDeposit));
}
