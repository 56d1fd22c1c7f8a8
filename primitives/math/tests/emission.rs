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

    /// Held against fractions: the pace is planck a block.
    #[test]
    fn a_step_is_at_most_two_times_and_at_least_half(
        wanted in number(128),
        blocks in 1..=100_800u32,
        before in number(128),
        ended in 1..=100_800u32,
        little in prop_oneof![Just(0), number(64)],
    ) {
        let now = emission::step(wanted, blocks, before, ended, little);
        // Planck a block before, times both lengths, against those now.
        let (then, now_paced) = (big(before) * blocks, big(now) * ended);
        prop_assert!(now_paced <= big(2) * &then || now <= little, "more than twice");
        let none = big(2) * big(little) * ended >= then;
        // Twice what it was may be more than there can be.
        let at_half = none || big(2) * &now_paced >= then || now == u128::MAX;
        prop_assert!(at_half || now_paced + ended > big(2) * &then, "less than half");
        if now != wanted {
            // It went as far as it may: a planck more, or less, would be too far.
            let further = if now < wanted { big(now) + big(1) } else { big(now) - big(1) };
            let paced = &further * ended;
            prop_assert!(
                if now < wanted {
                    paced > big(2) * &then && further > big(little)
                } else {
                    big(2) * paced < then
                },
                "it could go on to {further}"
            );
        }
    }

    #[test]
    fn what_is_within_a_step_is_what_was_wanted(
        before in 10..u128::MAX / 4,
        blocks in 1..=100_800u32,
        tenths in 5..=20u128,
    ) {
        let wanted = before / 10 * tenths;
        prop_assume!(wanted * 2 >= before);
        prop_assert_eq!(emission::step(wanted, blocks, before, blocks, 0), wanted);
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

#[test]
fn emission_steps() {
    let step = |wanted, blocks, before, ended| emission::step(wanted, blocks, before, ended, 10);
    // Epochs of the same length.
    assert_eq!([0, 99, 100, 200, 400, 401].map(|wanted| step(wanted, 600, 200, 600)), [100, 100, 100, 200, 400, 400]);
    assert_eq!(step(0, 600, 201, 600), 101, "not a planck less than half");
    // A sixtieth of the length: a sixtieth of the emission, at most twice and at least half of that.
    assert_eq!([6_000, 200, 100, 50, 1].map(|wanted| step(wanted, 10, 6_000, 600)), [200, 200, 100, 50, 50]);
    // What is little begins and ends at once, and no faster.
    assert_eq!([0, 10, 11, 1_000].map(|wanted| step(wanted, 600, 0, 600)), [0, 10, 10, 10]);
    assert_eq!([0, 9].map(|wanted| step(wanted, 600, 20, 600)), [0, 9]);
    assert_eq!(step(0, 600, 21, 600), 11);
    // Nothing overflows.
    assert_eq!(step(u128::MAX, 100_800, u128::MAX, 1), u128::MAX);
    assert_eq!(step(0, 1, u128::MAX, 100_800), u128::MAX / 201_600 + 1);
    assert_eq!(step(7, 0, 7, 0), 7);
}
