//! Pots divided by scores, against the definition in big integers.

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

use codec::{Decode, Encode, MaxEncodedLen};
use num_bigint::BigUint;
use oracle::{apportion as expected, big, config, number, wide, wide_number};
use proptest::prelude::*;
use tributary_math::{Apportionment, Error, U256};

/// Scores of one order of magnitude that sum to something, within 256 bits.
fn scores() -> impl Strategy<Value = Vec<U256>> {
    prop::sample::select(vec![1, 8, 32, 64, 96, 128, 144, 192, 250])
        .prop_flat_map(|bits| prop::collection::vec(wide_number(bits), 1..48))
        .prop_filter("somebody must have a score", |scores| scores.iter().any(|score| !score.is_zero()))
}

fn total(scores: &[U256]) -> U256 {
    scores.iter().fold(U256::zero(), |sum, score| sum + score)
}

fn parts(pot: u128, scores: &[U256]) -> Vec<u128> {
    let mut parts = Apportionment::new(pot, total(scores)).expect("the scores are not all zero");
    scores.iter().map(|score| parts.next(*score).expect("the total is theirs")).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parts_are_the_definition_and_sum_to_the_pot(pot in number(128), scores in scores()) {
        let found = parts(pot, &scores);
        let in_big: Vec<_> = scores.iter().map(|score| wide(*score)).collect();
        let found_big: Vec<_> = found.iter().copied().map(big).collect();
        prop_assert_eq!(&found_big, &expected::parts(&big(pot), &in_big));
        prop_assert_eq!(found_big.iter().sum::<BigUint>(), big(pot));

        // Each is within one planck of its exact part, whichever order the scores come in.
        let total: BigUint = in_big.iter().sum();
        for (part, score) in found_big.iter().zip(&in_big) {
            prop_assert!(part * &total < big(pot) * score + &total);
            prop_assert!(part * &total + &total > big(pot) * score);
        }
    }

    #[test]
    fn who_scores_more_gets_no_less_but_for_a_planck(pot in number(128), scores in scores()) {
        let found = parts(pot, &scores);
        for (part, score) in found.iter().zip(&scores) {
            for (other, than) in found.iter().zip(&scores) {
                prop_assert!(score > than || *part <= other.saturating_add(1));
            }
            prop_assert!(!score.is_zero() || *part == 0);
        }
    }

    /// Stopped after every part, stored and read again.
    #[test]
    fn it_may_stop_anywhere(pot in number(128), scores in scores()) {
        let expected = parts(pot, &scores);
        let mut stored = Apportionment::new(pot, total(&scores)).unwrap().encode();
        for (score, part) in scores.iter().zip(expected) {
            prop_assert!(stored.len() <= Apportionment::max_encoded_len());
            let mut parts = Apportionment::decode(&mut &stored[..]).unwrap();
            let paid = parts.paid;
            prop_assert_eq!(parts.next(*score), Ok(part));
            prop_assert_eq!(parts.paid, paid + part);
            stored = parts.encode();
        }
        let parts = Apportionment::decode(&mut &stored[..]).unwrap();
        prop_assert_eq!((parts.paid, parts.cum), (pot, total(&scores)));
    }

    /// A score in two pieces gets what it would have got whole.
    #[test]
    fn pieces_of_a_score_come_to_the_same(pot in number(128), scores in scores(), cut in any::<[u64; 4]>()) {
        let whole = parts(pot, &scores);
        let pieces: Vec<_> = scores.iter().flat_map(|score| {
            let first = U256(cut) % score.saturating_add(U256::one());
            [first, score - first]
        }).collect();
        let summed: Vec<_> = parts(pot, &pieces).chunks(2).map(|pair| pair[0] + pair[1]).collect();
        prop_assert_eq!(summed, whole);
    }

    #[test]
    fn no_more_than_the_total_is_divided(pot in number(128), scores in scores(), more in wide_number(256)) {
        let total = total(&scores);
        let mut parts = Apportionment::new(pot, total).unwrap();
        for score in scores {
            if let Some(over) = (total - parts.cum).checked_add(more).filter(|_| !more.is_zero()) {
                let before = parts;
                prop_assert_eq!(parts.next(over), Err(Error::OverWhole));
                prop_assert_eq!(parts.next(U256::MAX).is_err(), total < U256::MAX || !before.cum.is_zero());
                prop_assert_eq!(parts, before);
            }
            parts.next(score).unwrap();
        }
        let before = parts;
        prop_assert_eq!(parts.next(U256::one()), Err(Error::OverWhole));
        prop_assert_eq!(parts.next(U256::zero()), Ok(0));
        prop_assert_eq!(parts, before);
    }

    /// States that no run leads to: nothing panics, and a failure changes nothing.
    #[test]
    fn nonsense_never_panics(
        (pot, paid) in (number(128), number(128)),
        (total, cum, score) in (wide_number(256), wide_number(256), wide_number(256)),
    ) {
        let before = Apportionment { pot, total, cum, paid };
        let mut parts = before;
        if parts.next(score).is_err() {
            prop_assert_eq!(parts, before);
        }
    }
}

#[test]
fn ten_planck_by_three_equal_scores() {
    assert_eq!(parts(10, &[U256::one(); 3]), [3, 3, 4]);
    assert_eq!(parts(10, &[U256::MAX / 3; 3]), [3, 3, 4]);
    assert_eq!(parts(2, &[U256::one(); 3]), [0, 1, 1]);
    assert_eq!(parts(0, &[U256::one(); 3]), [0, 0, 0]);
}

#[test]
fn the_largest_pot_by_the_largest_scores() {
    assert_eq!(parts(u128::MAX, &[U256::MAX]), [u128::MAX]);
    // The exact part of the first is 2^127 - 1/2, and a little.
    let half = U256::one() << 255;
    assert_eq!(parts(u128::MAX, &[half, half - 1]), [u128::MAX >> 1, 1 << 127]);
    assert_eq!(parts(u128::MAX, &[U256::one(), U256::MAX - 1]), [0, u128::MAX]);
}

#[test]
fn nothing_scored_divides_nothing() {
    assert_eq!(Apportionment::new(0, U256::zero()), Err(Error::NoScore));
    assert_eq!(Apportionment::new(u128::MAX, U256::zero()), Err(Error::NoScore));
    // Nor does a state that says so.
    assert_eq!(Apportionment::default().next(U256::zero()), Err(Error::Overflow));
}
