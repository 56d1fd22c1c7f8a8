//! What epochs create, against the definitions in big integers.

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

use oracle::{BILLION, big, config, income::share, number};
use proptest::prelude::*;
use tributary_math::{EmissionSplit, Error, Perbill, emission};

fn split(parts: [u32; 4]) -> EmissionSplit {
    let [assets, evaluators, treasury, authors] = parts.map(Perbill::from_parts);
    EmissionSplit { assets, evaluators, treasury, authors }
}

/// Parts that sum to one: the gaps between three random marks.
fn wholes() -> impl Strategy<Value = [u32; 4]> {
    [0..=BILLION, 0..=BILLION, 0..=BILLION].prop_map(|mut marks| {
        marks.sort();
        [marks[0], marks[1] - marks[0], marks[2] - marks[1], BILLION - marks[2]]
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn each_part_is_its_floor_and_three_planck_at_most_are_not_created(parts in wholes(), amount in number(128)) {
        prop_assert!(split(parts).is_whole());
        let pots = split(parts).divide(amount).unwrap();
        let divided = [pots.assets, pots.evaluators, pots.treasury, pots.authors];
        for (part, got) in parts.iter().zip(divided) {
            prop_assert_eq!(big(got), share(&big(amount), *part));
        }
        let created: u128 = divided.iter().sum();
        prop_assert!(amount - created <= 3, "{} of {} are not created", amount - created, amount);
    }

    #[test]
    fn parts_over_the_whole_are_refused(
        parts in wholes(),
        which in 0..4usize,
        more in 1..=BILLION,
        amount in number(128),
    ) {
        let mut parts = parts;
        prop_assume!(parts[which] + more <= BILLION);
        parts[which] += more;
        prop_assert!(!split(parts).is_whole());
        prop_assert_eq!(split(parts).divide(amount), Err(Error::OverWhole));
    }

    #[test]
    fn what_is_left_after_decay_is_the_floor(amount in number(128), decay in 0..=BILLION) {
        let left = emission::decayed(amount, Perbill::from_parts(decay)).unwrap();
        prop_assert_eq!(big(left), share(&big(amount), BILLION - decay));
    }

    #[test]
    fn all_instalments_are_the_pot(pot in number(128), count in 1..200u32) {
        let mut paid = big(0);
        for index in 0..count {
            let part = emission::instalment(pot, index, count).unwrap();
            prop_assert!(part / 2 <= pot / u128::from(count), "an instalment is about its part");
            paid += part;
            prop_assert_eq!(&paid, &(big(pot) * (index + 1) / count));
        }
        prop_assert_eq!(paid, big(pot));
        prop_assert_eq!(emission::instalment(pot, count, count), Err(Error::Overflow));
    }
}

#[test]
fn there_is_no_first_of_no_instalments() {
    assert_eq!(emission::instalment(1, 0, 0), Err(Error::Overflow));
    assert_eq!(emission::instalment(u128::MAX, u32::MAX, u32::MAX), Err(Error::Overflow));
}

#[test]
fn an_emission_that_decays_altogether_is_none() {
    assert_eq!(emission::decayed(u128::MAX, Perbill::one()), Ok(0));
    assert_eq!(emission::decayed(u128::MAX, Perbill::zero()), Ok(u128::MAX));
}
