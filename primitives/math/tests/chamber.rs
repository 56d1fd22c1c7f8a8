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
    chamber::{Ballots, Chamber, approval},
};

const NOBODY: Ballots = Ballots { ayes: 0, nays: 0 };

fn ballots(ayes: u128, nays: u128) -> Ballots {
    Ballots { ayes, nays }
}

fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

/// Contributors that have their whole share whoever votes of them.
fn whole(share: Perbill) -> Chamber {
    Chamber { share, ..Chamber::default() }
}

/// A fraction with a denominator of its own, of which there is one at least.
#[derive(Clone)]
struct Fraction(BigUint, BigUint);

impl Fraction {
    fn of(part: BigUint, whole: BigUint) -> Self {
        if whole == big(0) { Self(big(0), big(1)) } else { Self(part, whole) }
    }

    fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0, &self.1 * &other.1)
    }

    fn plus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 + &other.0 * &self.1, &self.1 * &other.1)
    }

    fn rest(&self) -> Self {
        Self(&self.1 - &self.0, self.1.clone())
    }
}

/// By the definition, step by step, in fractions of big integers.
fn expected(tokens: Ballots, contributors: Ballots, chamber: Chamber) -> u32 {
    let ayes = |Ballots { ayes, nays }: Ballots| Fraction::of(big(ayes), big(ayes) + big(nays));
    let part = |part: Perbill| Fraction::of(big(part.deconstruct().into()), big(BILLION.into()));
    let voted = big(contributors.ayes) + big(contributors.nays);
    let quorum = part(chamber.quorum);
    // Voted over quorum times voices, but at most one.
    let (above, below) = (&voted * quorum.1, quorum.0 * big(chamber.voices));
    let turnout = if above >= below { Fraction(big(1), big(1)) } else { Fraction::of(above, below) };
    let theirs = if voted == big(0) { Fraction(big(0), big(1)) } else { part(chamber.share).times(&turnout) };
    let sum = theirs.rest().times(&ayes(tokens)).plus(&theirs.times(&ayes(contributors)));
    (sum.0 * big(BILLION.into()) / sum.1).try_into().unwrap()
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

prop_compose! {
    fn chambers()(bits in prop::sample::select(vec![2, 16, 64, 128]))
        (share in shares(), quorum in shares(), voices in number(bits)) -> Chamber {
        Chamber { share, quorum, voices }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_is_the_definition(tokens in some_ballots(), contributors in some_ballots(), chamber in chambers()) {
        prop_assert_eq!(approval(tokens, contributors, chamber).deconstruct(), expected(tokens, contributors, chamber));
    }

    #[test]
    fn without_contributors_it_is_what_conviction_voting_says(tokens in some_ballots(), chamber in chambers()) {
        let Ballots { ayes, nays } = tokens;
        let tokens_alone = match ayes.saturating_add(nays) {
            0 => Perbill::zero(),
            all => Perbill::from_rational(ayes, all),
        };
        // The sum saturates there; votes are balances, whose sum fits.
        prop_assume!(ayes.checked_add(nays).is_some());
        prop_assert_eq!(approval(tokens, NOBODY, chamber), tokens_alone);
        prop_assert_eq!(approval(tokens, tokens, chamber), tokens_alone, "of one mind");
        let unheard = Chamber { share: Perbill::zero(), ..chamber };
        prop_assert_eq!(approval(tokens, ballots(1, 0), unheard), tokens_alone, "no share, no say");
    }

    #[test]
    fn an_aye_never_hurts_and_a_nay_never_helps(
        tokens in some_ballots(),
        contributors in some_ballots(),
        chamber in chambers(),
        more in 1..u128::MAX,
    ) {
        let before = approval(tokens, contributors, chamber);
        let add = |votes: Ballots, aye: bool| match aye {
            true => votes.ayes.checked_add(more).map(|ayes| Ballots { ayes, ..votes }),
            false => votes.nays.checked_add(more).map(|nays| Ballots { nays, ..votes }),
        };
        for aye in [true, false] {
            let after = [
                add(tokens, aye).map(|tokens| approval(tokens, contributors, chamber)),
                add(contributors, aye).map(|contributors| approval(tokens, contributors, chamber)),
            ];
            for after in after.into_iter().flatten() {
                let kept = if aye { after >= before } else { after <= before };
                prop_assert!(kept);
            }
        }
    }

    /// From the quorum on the whole share, below it in proportion: nobody moves more than its part of the quorum.
    #[test]
    fn few_move_little(
        tokens in some_ballots(),
        chamber in chambers(),
        voice in 1..=u128::MAX,
        aye in any::<bool>(),
    ) {
        let alone = if aye { ballots(voice, 0) } else { ballots(0, voice) };
        let moved = approval(tokens, alone, chamber).deconstruct().abs_diff(
            approval(tokens, NOBODY, chamber).deconstruct(),
        );
        let enough = big(chamber.quorum.deconstruct().into()) * big(chamber.voices);
        let voted = big(voice) * big(BILLION.into());
        if voted >= enough {
            prop_assert_eq!(approval(tokens, alone, chamber), approval(tokens, alone, whole(chamber.share)));
        } else {
            let most = big(chamber.share.deconstruct().into()) * voted / enough;
            prop_assert!(big(moved.into()) <= most + big(1), "one part for what is rounded");
        }
    }

    /// Voices that nobody casts, more of them or a higher quorum, only lower what the others can move.
    #[test]
    fn a_higher_bar_moves_it_to_the_tokens(
        tokens in some_ballots(),
        contributors in some_ballots(),
        chamber in chambers(),
        more in any::<u128>(),
    ) {
        let tokens_alone = approval(tokens, NOBODY, chamber);
        let higher = Chamber { voices: chamber.voices.saturating_add(more), ..chamber };
        let [before, after] = [chamber, higher].map(|chamber| approval(tokens, contributors, chamber));
        prop_assert!(
            (before <= after && after <= tokens_alone) || (tokens_alone <= after && after <= before),
            "{before:?} -> {after:?}, of tokens alone {tokens_alone:?}"
        );
    }

    /// Linear voice: to split an account, or to join with others, changes nothing.
    #[test]
    fn splitting_a_voice_gives_nothing(tokens in some_ballots(), others in some_ballots(), chamber in chambers(),
        voices in prop::collection::vec(0..u64::MAX as u128, 1..20)) {
        let cast = |voices: &[u128]| voices.iter().try_fold(others, |so_far, voice| {
            Some(Ballots { ayes: so_far.ayes.checked_add(*voice)?, ..so_far })
        });
        let whole = [voices.iter().sum()];
        prop_assert_eq!(
            cast(&voices).map(|split| approval(tokens, split, chamber)),
            cast(&whole).map(|one| approval(tokens, one, chamber))
        );
    }
}

#[test]
fn a_quarter_lifts_and_lowers() {
    let tokens = ballots(60, 40);
    let quarter = whole(percent(25));
    assert_eq!(approval(tokens, NOBODY, quarter), percent(60));
    assert_eq!(approval(tokens, ballots(1, 0), quarter), percent(70));
    assert_eq!(approval(tokens, ballots(0, 1), quarter), percent(45));
    assert_eq!(approval(tokens, ballots(1, 1), quarter), Perbill::from_parts(575_000_000));
    assert_eq!(approval(NOBODY, ballots(9, 0), quarter), percent(25), "tokens that are silent approve of nothing");
    assert_eq!(approval(NOBODY, NOBODY, quarter), Perbill::zero());
}

#[test]
fn a_tenth_of_the_voices_has_the_whole_quarter() {
    let tokens = ballots(60, 40);
    let chamber = Chamber { share: percent(25), quorum: percent(10), voices: 1_000_000 };
    for (ayes, nays, expected) in [
        // All of the quorum and more.
        (100_000, 0, 700_000_000),
        (900_000, 0, 700_000_000),
        (0, 100_000, 450_000_000),
        // Half of it has an eighth, and a voice of one planck a part in a hundred thousand of the quarter.
        (50_000, 0, 650_000_000),
        (0, 50_000, 525_000_000),
        (25_000, 25_000, 587_500_000),
        (1, 0, 600_001_000),
        (0, 1, 599_998_500),
    ] {
        let approved = approval(tokens, ballots(ayes, nays), chamber).deconstruct();
        assert_eq!(approved, expected, "{ayes} for it, {nays} against");
    }
    // Of nobody else there is a voice: then the only one is all of them.
    assert_eq!(approval(tokens, ballots(1, 0), Chamber { voices: 1, ..chamber }), percent(70));
    assert_eq!(approval(NOBODY, ballots(50_000, 0), chamber), Perbill::from_parts(125_000_000));
}

#[test]
fn it_rounds_down_once() {
    // Two thirds and two thirds are two thirds, whatever the share and the turnout.
    for share in [0, 1, 333_333_333, BILLION] {
        for voices in [0, 3, 30, 3_000_000] {
            let chamber = Chamber { share: Perbill::from_parts(share), quorum: percent(10), voices };
            assert_eq!(approval(ballots(2, 1), ballots(2, 1), chamber).deconstruct(), 666_666_666);
        }
    }
}

#[test]
fn the_largest_numbers_fit() {
    let most = ballots(u128::MAX, u128::MAX);
    for (quorum, voices) in [(percent(0), 0), (percent(100), u128::MAX), (percent(100), 1)] {
        let half = Chamber { share: percent(50), quorum, voices };
        assert_eq!(approval(most, most, half), percent(50));
        let all = Chamber { share: Perbill::one(), quorum, voices };
        assert_eq!(approval(ballots(u128::MAX, 0), ballots(u128::MAX, 0), all), Perbill::one());
        assert_eq!(approval(most, ballots(u128::MAX, 0), all), Perbill::one());
    }
}
