//! Places beside those who are named, against the sentence that defines them.

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
use oracle::{BILLION, config, parts};
use proptest::prelude::*;
use tributary_math::{Perbill, places_beside};

/// Whether `places` are at most the share of all.
fn within(places: u64, named: u64, parts: u32) -> bool {
    BigUint::from(places) * BILLION <= BigUint::from(parts) * (BigUint::from(named) + places)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_more_would_be_too_many(named in any::<u32>(), parts in parts()) {
        let places = places_beside(named, Perbill::from_parts(parts)).into();
        prop_assert!(within(places, named.into(), parts));
        prop_assert!(places == u64::from(u32::MAX) || !within(places + 1, named.into(), parts));
    }
}

#[test]
fn less_than_a_third_stops_no_vote() {
    for named in 1..=64 {
        let beside = places_beside(named, Perbill::from_percent(33));
        // As many as may fail before a vote of two thirds does.
        assert!(beside <= (named + beside - 1) / 3, "{beside} beside {named}");
    }
    let beside = [1, 2, 3, 4, 7, 10, 21].map(|named| places_beside(named, Perbill::from_percent(33)));
    assert_eq!(beside, [0, 0, 1, 1, 3, 4, 10]);
}

#[test]
fn nothing_and_everything() {
    assert_eq!(places_beside(0, Perbill::from_percent(99)), 0);
    assert_eq!(places_beside(64, Perbill::zero()), 0);
    assert_eq!(places_beside(0, Perbill::one()), u32::MAX);
    assert_eq!(places_beside(1, Perbill::from_percent(50)), 1);
    assert_eq!(places_beside(u32::MAX, Perbill::from_parts(999_999_999)), u32::MAX);
}
