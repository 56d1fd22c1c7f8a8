//! What it takes to decide against others: least stakes, turnout, what waits, and agreement that is worth nothing.

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
    Error, Perbill, Rollover, Turnout,
    consensus::{BUCKET, Fresh, HIGHEST, Outcome, Row, Stake, Tally, settle},
    stake::{capped, leveraged},
};

/// What the cap lets count of all stakes, where everybody reveals.
fn within(stakes: &[u128], cap: u32) -> Vec<Stake> {
    let total = stakes.iter().sum();
    let count = |stake: &u128| capped(*stake, total, Perbill::from_percent(cap)).unwrap();
    stakes.iter().map(|whole| Stake { whole: *whole, capped: count(whole) }).collect()
}

/// Settles one bucket that each scores as a row says.
fn outcomes(stakes: &[Stake], rows: &[Vec<u16>]) -> Vec<Outcome> {
    settle(stakes, &numbered(rows), &[None; 64], 0, &mut Tally::new(stakes.len())).unwrap()
}

fn numbered(rows: &[Vec<u16>]) -> Vec<(u16, Row)> {
    let row = |scores: &Vec<u16>| {
        let mut row = Row::default();
        for (slot, score) in (0..).zip(scores).filter(|(_, score)| **score > 0) {
            row.push(slot, *score).unwrap();
        }
        row
    };
    (0..).zip(rows.iter().map(row)).collect()
}

/// Consensus on what the honest score, and on what the others do, when these hold `theirs` in so many accounts.
fn fight(honest: &[u128], theirs: u128, accounts: u128, cap: u32) -> [u16; 2] {
    let pieces = (0..accounts).map(|k| theirs * (k + 1) / accounts - theirs * k / accounts);
    let stakes: Vec<_> = honest.iter().copied().chain(pieces).collect();
    let row = |i: usize| if i < honest.len() { vec![HIGHEST, 0] } else { vec![0, HIGHEST] };
    let rows: Vec<_> = (0..stakes.len()).map(row).collect();
    let found = outcomes(&within(&stakes, cap), &rows);
    let of = |slot| found.iter().find(|outcome| outcome.slot == slot).map_or(0, |outcome| outcome.consensus);
    [of(0), of(1)]
}

/// Honest stakes in thousandths of a million, from one that has all to many that have little.
fn distributions() -> Vec<Vec<u128>> {
    let skewed: Vec<_> = (1..=20u128).map(|k| 1_000_000 / (k * k)).collect();
    let spread = [1, 2, 3, 5, 20, 100].map(|count: usize| vec![1_000_000 / count as u128; count]);
    spread.into_iter().chain([skewed, vec![900_000, 50_000, 50_000]]).collect()
}

#[test]
fn it_takes_more_than_half_of_all_stake_to_take_everything() {
    for honest in distributions() {
        let all: u128 = honest.iter().sum();
        for accounts in [1, 2, 3, 5, 20, 100] {
            let takes = |theirs: u128| fight(&honest, theirs, accounts, 20)[1] > 0;
            // Not with as much as all others have together.
            assert!(!takes(all), "{honest:?} by {accounts}");
            assert!((0..=20).all(|part| !takes(all * part / 20)), "{honest:?} by {accounts}");
            // And with more in enough accounts, for then the cap leaves more of it as well.
            let many = if accounts >= 5 { takes(all + 100) } else { true };
            assert!(many, "{honest:?} by {accounts}");
        }
    }
}

#[test]
fn one_or_two_that_hold_much_are_not_outnumbered_by_the_cap() {
    // By what the cap leaves alone, 20.1 % and 40.1 % took everything.
    for (honest, theirs) in [(vec![799_000], 201_000), (vec![299_500, 299_500], 401_000)] {
        for accounts in [1, 3, 10] {
            assert_eq!(fight(&honest, theirs, accounts, 20)[1], 0);
        }
    }
    // Without a cap whoever holds more decides, and so it is with one where there are enough accounts.
    assert_eq!(fight(&[49], 51, 1, 100), [0, HIGHEST]);
    assert_eq!(fight(&[51], 49, 1, 100), [HIGHEST, 0]);
    // A single account decides nothing, whatever it holds: neither does who is against it.
    assert_eq!(fight(&[1_000_000], 900_000, 9, 20), [0, 0]);
}

/// The three sums of an evaluator, by leaving it out and settling anew, and the whole part of stake times the fraction.
fn beyond_chance(stakes: &[Stake], rows: &[Vec<u16>], who: usize) -> BigUint {
    let among: Vec<_> = outcomes(stakes, rows).iter().map(|outcome| outcome.slot).collect();
    let (mut others, mut theirs) = (stakes.to_vec(), rows.to_vec());
    others.remove(who);
    theirs.remove(who);
    let without = outcomes(&others, &theirs);
    let of = |slot: u8| without.iter().find(|outcome| outcome.slot == slot).map_or(0, |outcome| outcome.consensus);
    let (mut shared, mut chance, mut all) = (0u128, 0u128, 0u128);
    for (place, slot) in among.iter().enumerate() {
        let next = among[(place + 1) % among.len()];
        let score = rows[who][usize::from(*slot)];
        shared += u128::from(score.min(of(*slot)));
        chance += u128::from(score.min(of(next)));
        all += u128::from(of(*slot));
    }
    if shared <= chance { BigUint::ZERO } else { big(stakes[who].capped) * (shared - chance) / all }
}

/// Scores of a few assets by a few evaluators, who hold what they do and count for a part of it.
fn fights() -> impl Strategy<Value = (Vec<Stake>, Vec<Vec<u16>>)> {
    let score = prop_oneof![2 => 1..=HIGHEST, 1 => Just(0), 1 => Just(HIGHEST), 1 => Just(7)];
    (1..9usize, 1..=BUCKET as usize).prop_flat_map(move |(count, assets)| {
        let stakes = prop::collection::vec(number(100), count).prop_map(|stakes| within(&stakes, 20));
        let rows = prop::collection::vec(prop::collection::vec(score.clone(), assets), count);
        (stakes, rows)
    })
}

fn fresh(stakes: &[Stake], rows: &[Vec<u16>]) -> Tally {
    let mut tally = Tally::new(stakes.len());
    settle(stakes, &numbered(rows), &[None; 64], u64::MAX, &mut tally).unwrap();
    tally
}

proptest! {
    #![proptest_config(config())]

    /// However stakes lie and whatever the cap: half of the stake, with the cap or without, lifts nothing alone.
    #[test]
    fn half_of_the_stake_takes_nothing(
        honest in prop::collection::vec(1..1_000_000u128, 1..12),
        accounts in 1..12u128,
        cap in 1..=100u32,
        permille in 0..=1_000u128,
    ) {
        let theirs = honest.iter().sum::<u128>() * permille / 1_000;
        prop_assert_eq!(fight(&honest, theirs, accounts, cap)[1], 0);
    }

    #[test]
    fn consensus_without_each_is_that_of_the_others((stakes, rows) in fights()) {
        let tally = fresh(&stakes, &rows);
        prop_assert_eq!(tally.fresh_assets as usize, outcomes(&stakes, &rows).len());
        for (who, (found, stake)) in tally.fresh.iter().zip(&stakes).enumerate() {
            prop_assert_eq!(big(found.weight(stake.capped).unwrap()), beyond_chance(&stakes, &rows, who));
        }
    }

    /// Whatever the others say.
    #[test]
    fn who_scores_all_alike_agrees_in_nothing_beyond_chance(
        (stakes, rows) in fights(),
        who in any::<prop::sample::Index>(),
        score in 1..=HIGHEST,
    ) {
        let mut rows = rows;
        let who = who.index(rows.len());
        rows[who].fill(score);
        let tally = fresh(&stakes, &rows);
        prop_assert_eq!(tally.fresh[who].weight(stakes[who].capped), Ok(0));
        prop_assert_eq!(tally.fresh[who].chance(), Ok(tally.fresh[who].shared));
    }

    #[test]
    fn nobody_agrees_beyond_chance_on_less_than_two_assets((stakes, rows) in fights()) {
        let rows: Vec<_> = rows.into_iter().map(|row| row[..1].to_vec()).collect();
        for (found, stake) in fresh(&stakes, &rows).fresh.iter().zip(&stakes) {
            prop_assert_eq!(found.weight(stake.capped), Ok(0));
        }
    }

    /// What is fresh is not known from before: an asset more or less among the others changes none of it.
    #[test]
    fn assets_that_are_not_fresh_change_nothing_of_it((stakes, rows) in fights(), mask in any::<u64>()) {
        let mut tally = Tally::new(stakes.len());
        settle(&stakes, &numbered(&rows), &[None; 64], mask, &mut tally).unwrap();
        let only: Vec<Vec<u16>> = rows
            .iter()
            .map(|row| (0u32..).zip(row).map(|(slot, score)| if mask >> slot & 1 == 1 { *score } else { 0 }).collect())
            .collect();
        prop_assert_eq!(&tally.fresh, &fresh(&stakes, &only).fresh);
    }

    #[test]
    fn what_waits_is_paid_a_pot_at_a_time_and_stays_within_its_bound(
        pot in number(60),
        most in 0..40u32,
        pays in prop::collection::vec(any::<bool>(), 0..60),
    ) {
        let (mut waiting, mut paid, mut pots) = (0u128, big(0), big(0));
        for pays in pays {
            let before = waiting;
            let found = Rollover::of(pot, waiting, most, pays).unwrap();
            let due = if pays { pot + waiting.min(pot) } else { 0 };
            prop_assert_eq!(found.paid, due);
            prop_assert!(found.paid <= 2 * pot);
            prop_assert_eq!(found.left, (before + pot - due).min(pot * u128::from(most)));
            waiting = found.left;
            paid += found.paid;
            pots += pot;
            // Nothing is paid that was not some epoch's.
            prop_assert!(&paid + waiting <= pots);
        }
    }

    #[test]
    fn the_quorum_is_a_part_of_the_most_of_three_epochs(
        revealed in prop::collection::vec(number(128), 0..8),
        quorum in 0..=BILLION,
        floor in number(128),
    ) {
        let mut turnout = Turnout::default();
        revealed.iter().for_each(|stake| turnout.push(*stake));
        let needed = turnout.needed(Perbill::from_parts(quorum), floor).unwrap();
        let most = big(revealed.iter().rev().take(3).copied().max().unwrap_or(0));
        let enough = |stake: u128| stake >= floor && big(stake) * BILLION >= &most * quorum;
        prop_assert!(enough(needed));
        prop_assert!(needed == 0 || !enough(needed - 1));
    }

    /// Who holds half or less of what takes part cannot take the others' quorum away by staying at home.
    #[test]
    fn less_than_half_blocks_nothing(honest in 1..u128::MAX / 2, theirs in any::<u128>()) {
        let mut turnout = Turnout::default();
        turnout.push(honest + theirs % (honest + 1));
        prop_assert!(honest >= turnout.needed(Perbill::from_percent(50), 0).unwrap());
    }

    #[test]
    fn leverage_is_the_lesser(stake in number(128), own in number(128), leverage in 0..1_000u32) {
        prop_assert_eq!(big(leveraged(stake, own, leverage)), big(stake).min(big(own) * leverage));
    }
}

#[test]
fn nothing_waits_beyond_what_numbers_hold() {
    assert_eq!(Rollover::of(u128::MAX, 1, 24, true), Err(Error::Overflow));
    let left = Rollover { paid: 0, left: u128::MAX };
    assert_eq!(Rollover::of(u128::MAX, u128::MAX, 24, false), Ok(left));
    // A pot that has become smaller lets go of what is more.
    assert_eq!(Rollover::of(10, 1_000, 24, true), Ok(Rollover { paid: 20, left: 240 }));
    assert_eq!(Rollover::of(10, 1_000, 24, false), Ok(Rollover { paid: 0, left: 240 }));
    assert_eq!(Rollover::of(0, 1_000, 24, true), Ok(Rollover::default()));
}

#[test]
fn three_evaluators_and_three_fresh_assets() {
    let stakes = [40, 35, 25].map(|stake| Stake { whole: stake, capped: stake });
    let rows = vec![vec![60_000, 10_000, 30_000], vec![60_000, 20_000, 30_000], vec![50_000, 20_000, 65_535]];
    let tally = fresh(&stakes, &rows);
    // Without the first, 31 of 60 are a majority: 60000, 20000 and 30000, for the second has 35. It shares 60000 +
    // 10000 + 30000 with that, and with what is thought of the next: 20000 + 10000 + 30000, the last one's next being
    // the first.
    let first = Fresh { shared: 100_000, by_chance: 30_000, consensus: 110_000, first: 60_000, last: 30_000 };
    assert_eq!((tally.fresh[0], tally.fresh[0].chance()), (first, Ok(60_000)));
    // Without the second, the first has 40 of 65. It shares 60000 + 10000 + 30000, and 10000 + 20000 + 30000 by chance.
    let second = Fresh { shared: 100_000, by_chance: 30_000, consensus: 100_000, first: 60_000, last: 30_000 };
    assert_eq!((tally.fresh[1], tally.fresh[1].chance()), (second, Ok(60_000)));
    // Without the third, the first has 40 of 75: 50000 + 10000 + 30000, and 10000 + 20000 + 60000.
    let third = Fresh { shared: 90_000, by_chance: 30_000, consensus: 100_000, first: 60_000, last: 65_535 };
    assert_eq!((tally.fresh[2], tally.fresh[2].chance()), (third, Ok(90_000)));
    // 40 * 40000 / 110000, 35 * 40000 / 100000, and nothing.
    let weights = [0, 1, 2].map(|i| tally.fresh[i].weight(stakes[i].capped));
    assert_eq!(weights, [Ok(14), Ok(14), Ok(0)]);
}

/// With all the stake that there may be, of one evaluator or of two: without it there is nobody.
#[test]
fn who_holds_everything_is_compared_with_nobody() {
    for stakes in [vec![u128::MAX], vec![u128::MAX - 1, 1]] {
        let stakes: Vec<_> = stakes.into_iter().map(|stake| Stake { whole: stake, capped: stake }).collect();
        let rows = vec![vec![HIGHEST, 9]; stakes.len()];
        let tally = fresh(&stakes, &rows);
        let shared = if stakes.len() == 1 { 0 } else { u64::from(HIGHEST) + 9 };
        assert_eq!(tally.fresh[0].shared, shared);
        assert_eq!(tally.fresh_assets, 2);
    }
}
