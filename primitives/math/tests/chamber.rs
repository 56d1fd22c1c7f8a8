//! Approval by two chambers, against fractions of big integers.

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
use oracle::{BILLION, big, config, number};
use proptest::prelude::*;
use tributary_math::{
    Perbill,
    chamber::{Ballots, approval},
};

const NOBODY: Ballots = Ballots { ayes: 0, nays: 0 };

fn ballots(ayes: u128, nays: u128) -> Ballots {
    Ballots { ayes, nays }
}

fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

/// By the definition: two fractions on one denominator.
fn expected(tokens: Ballots, contributors: Ballots, share: Perbill) -> u32 {
    let fraction = |Ballots { ayes, nays }: Ballots| {
        let all = big(ayes) + big(nays);
        if all == big(0) { (big(0), big(1)) } else { (big(ayes), all) }
    };
    let share = if contributors == NOBODY { big(0) } else { big(share.deconstruct().into()) };
    let ((a, n), (c, m)) = (fraction(tokens), fraction(contributors));
    let whole = (big(BILLION.into()) - &share) * a * &m + share * c * &n;
    let parts: BigUint = whole / (n * m);
    parts.try_into().unwrap()
}

prop_compose! {
    fn some_ballots()(bits in prop::sample::select(vec![2, 16, 64, 128]))
        (ayes in number(bits), nays in number(bits)) -> Ballots {
        ballots(ayes, nays)
    }
}

fn shares() -> impl Strategy<Value = Perbill> {
    prop_oneof![Just(0), Just(BILLION), 0..=BILLION].prop_map(Perbill::from_parts)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_is_the_definition(tokens in some_ballots(), contributors in some_ballots(), share in shares()) {
        prop_assert_eq!(approval(tokens, contributors, share).deconstruct(), expected(tokens, contributors, share));
    }

    #[test]
    fn without_contributors_it_is_what_conviction_voting_says(tokens in some_ballots(), share in shares()) {
        let Ballots { ayes, nays } = tokens;
        let tokens_alone = match ayes.saturating_add(nays) {
            0 => Perbill::zero(),
            all => Perbill::from_rational(ayes, all),
        };
        // The sum saturates there; votes are balances, whose sum fits.
        prop_assume!(ayes.checked_add(nays).is_some());
        prop_assert_eq!(approval(tokens, NOBODY, share), tokens_alone);
        prop_assert_eq!(approval(tokens, tokens, share), tokens_alone, "of one mind");
        prop_assert_eq!(approval(tokens, ballots(1, 0), Perbill::zero()), tokens_alone, "no share, no say");
    }

    #[test]
    fn an_aye_never_hurts(
        tokens in some_ballots(),
        contributors in some_ballots(),
        share in shares(),
        more in 1..u128::MAX,
    ) {
        let before = approval(tokens, contributors, share);
        if let Some(ayes) = tokens.ayes.checked_add(more) {
            let after = approval(Ballots { ayes, ..tokens }, contributors, share);
            prop_assert!(after >= before);
        }
        if let (Some(ayes), true) = (contributors.ayes.checked_add(more), contributors != NOBODY) {
            let after = approval(tokens, Ballots { ayes, ..contributors }, share);
            prop_assert!(after >= before);
        }
    }

    /// Linear voice: to split an account, or to join with others, changes nothing.
    #[test]
    fn splitting_a_voice_gives_nothing(tokens in some_ballots(), others in some_ballots(), share in shares(),
        voices in prop::collection::vec(0..u64::MAX as u128, 1..20)) {
        let cast = |voices: &[u128]| voices.iter().try_fold(others, |so_far, voice| {
            Some(Ballots { ayes: so_far.ayes.checked_add(*voice)?, ..so_far })
        });
        let whole = [voices.iter().sum()];
        prop_assert_eq!(
            cast(&voices).map(|split| approval(tokens, split, share)),
            cast(&whole).map(|one| approval(tokens, one, share))
        );
    }
}

#[test]
fn a_quarter_lifts_and_lowers() {
    let tokens = ballots(60, 40);
    let quarter = percent(25);
    assert_eq!(approval(tokens, NOBODY, quarter), percent(60));
    assert_eq!(approval(tokens, ballots(1, 0), quarter), percent(70));
    assert_eq!(approval(tokens, ballots(0, 1), quarter), percent(45));
    assert_eq!(approval(tokens, ballots(1, 1), quarter), Perbill::from_parts(575_000_000));
    assert_eq!(approval(NOBODY, ballots(9, 0), quarter), quarter, "tokens that are silent approve of nothing");
    assert_eq!(approval(NOBODY, NOBODY, quarter), Perbill::zero());
}

#[test]
fn it_rounds_down_once() {
    // Two thirds and two thirds are two thirds, whatever the share.
    for share in [0, 1, 333_333_333, BILLION] {
        let third = approval(ballots(2, 1), ballots(2, 1), Perbill::from_parts(share));
        assert_eq!(third.deconstruct(), 666_666_666);
    }
}

#[test]
fn the_largest_numbers_fit() {
    let most = ballots(u128::MAX, u128::MAX);
    assert_eq!(approval(most, most, percent(50)), percent(50));
    assert_eq!(approval(ballots(u128::MAX, 0), ballots(u128::MAX, 0), percent(50)), Perbill::one());
}
