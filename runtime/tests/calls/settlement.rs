//! What a settlement pays and takes: numbers that were worked out by hand from the documentation's definitions.

use crate::{helpers::*, staging::*};
use frame_support::assert_ok;
use pallet_evaluation::{Buckets, Commits, Epochs, Evaluators, Outcomes, Revealed, Scores, SettlingSums};
use tributary_math::{
    U256,
    consensus::{Fresh, Row},
};
use tributary_primitives::{AssetId, Phase, PoolId};
use tributary_runtime::{AccountId, Balance, Evaluation, MILLI, Registry, Rewards, Runtime, System, UNIT};

/// What is scored in [`example`]: Dave adds his own asset.
///
/// | asset | steward | Charlie | Dave | Eve |
/// | --- | --- | --- | --- | --- |
/// | 0 | Alice | 100 | 10 | |
/// | 1 | Alice | 50 | 10 | 4 |
/// | 2 | Dave | 25 | 10 | 2 |
///
/// The highest of each becomes 65535; what is half of it, 32767, and a quarter 16383.
const CHARLIES: &[(u32, u16)] = &[(2, 25), (0, 100), (1, 50)];
const DAVES: &[(u32, u16)] = &[(0, 10), (1, 10), (2, 10)];
const EVES: &[(u32, u16)] = &[(1, 4), (2, 2)];

/// Charlie evaluates with 2,000 TRIB of its own and 1,000 of Ferdie's, Dave with 2,000 and Eve with 1,000; commissions
/// of 10 %, none and 20 %. The last block of the first epoch.
pub fn evaluators() {
    for steward in [ALICE, ALICE, DAVE, ALICE] {
        card().publish(steward);
    }
    evaluator(CHARLIE, 10, &[(CHARLIE, 2_000), (FERDIE, 1_000)]);
    evaluator(DAVE, 0, &[(DAVE, 2_000)]);
    evaluator(EVE, 20, &[(EVE, 1_000)]);
    while System::block_number() < LENGTH {
        block();
    }
}

pub fn commit_all() {
    commit(&CHARLIE, CHARLIES);
    commit(&DAVE, DAVES);
    commit(&EVE, EVES);
}

pub fn reveal_all() {
    reveal(&CHARLIE, CHARLIES);
    reveal(&DAVE, DAVES);
    reveal(&EVE, EVES);
}

/// The second epoch is scored and settled.
fn example() {
    evaluators();
    next_epoch();
    commit_all();
    next_epoch();
    reveal_all();
    until_settled(2);
    no_page_failed();
}

/// What the evaluators of an epoch were paid: stake, amount and commission.
fn paid(of: u32) -> Vec<(AccountId, Balance, Balance, Balance)> {
    heard(|event| match event {
        Evaluated::EvaluatorRewarded { epoch, evaluator, stake, amount, commission, .. } if epoch == of => {
            Some((evaluator, stake, amount, commission))
        }
        _ => None,
    })
}

/// As [`paid`], without what is in the pools.
pub fn amounts(of: u32) -> Vec<(AccountId, Balance)> {
    paid(of).into_iter().map(|(who, _, amount, _)| (who, amount)).collect()
}

fn lifetime(asset: u32) -> Balance {
    Registry::asset(AssetId(asset)).unwrap().lifetime
}

fn outcome(epoch: u32, asset: u32) -> Option<(u16, u128)> {
    let shown = Evaluation::scores(epoch, AssetId(asset))?.outcome?;
    Some((shown.0, shown.1.as_u128()))
}

/// The amounts of [`example`].
const PAID: [(AccountId, Balance); 3] = [(CHARLIE, 144_904), (DAVE, 82_803), (EVE, 22_293)];

#[test]
fn an_epoch_pays_what_the_definitions_say() {
    stage(|| {
        example();
        let (stake, revealed) = (6_000 * UNIT, 6_000 * UNIT);
        let started = Evaluated::SettlementStarted { epoch: 2, evaluators: 3, stake, revealed, quorum: 0 };
        System::assert_has_event(started.into());
        // More than 3,000 of 6,000 is a majority. Asset 0: Charlie and Dave say 65535. Asset 1: Dave and Eve say so,
        // and are exactly half; all say 32767. Asset 2: Dave's score is of his own; Charlie and Eve say 16383.
        assert_eq!(outcome(2, 0), Some((65_535, 5_000 * UNIT * 65_535)));
        assert_eq!(outcome(2, 1), Some((32_767, 6_000 * UNIT * 32_767)));
        assert_eq!(outcome(2, 2), Some((16_383, 4_000 * UNIT * 16_383)));
        assert_eq!(outcome(2, 3), None);
        // 600,000 of this epoch and of the one before, by 327675 : 196602 : 65532.
        assert_eq!([0, 1, 2, 3].map(lifetime), [666_673, 399_998, 133_329, 0]);

        // The sum of the consensus is 114685. Charlie agrees altogether. Dave gave 131070, of which 98302 are shared,
        // and the consensus on his own asset is left out for him; Eve gave 98302 and shares 49150.
        //
        // Nothing is apart for fresh assets, but it is reckoned. Without Charlie 65535, 65535 and nothing are the
        // consensus, without Dave 65535, 32767 and 16383, and without Eve the same.
        let said = |evaluator, stake: Balance, sums: [[u64; 3]; 2], last, amount, commission| {
            let [[shared, given, consensus], [beyond, by_chance, all]] = sums;
            let (stake, for_fresh) = (stake * UNIT, 0);
            let fresh = Fresh { shared: beyond, by_chance, consensus: all, first: 65_535, last };
            System::assert_has_event(
                Evaluated::EvaluatorRewarded {
                    epoch: 2,
                    evaluator,
                    stake,
                    shared,
                    given,
                    consensus,
                    fresh,
                    amount,
                    for_fresh,
                    commission,
                }
                .into(),
            );
        };
        said(CHARLIE, 3_000, [[114_685; 3], [98_302, 65_535, 131_070]], 16_383, 144_904, 14_490);
        said(DAVE, 2_000, [[98_302, 131_070, 98_302], [98_302, 49_150, 98_302]], 0, 82_803, 0);
        said(EVE, 1_000, [[49_150, 98_302, 114_685], [49_150, 16_383, 114_685]], 32_767, 22_293, 4_458);
        assert_eq!(amounts(2), PAID);
        System::assert_has_event(settled(2, [1_200_000, 250_000, 0], 3));
        assert_eq!(pot(), 1_450_000 + MILLI);

        // Of 130,414 a third is Ferdie's. What is no whole planck for each unit of stake waits in the pool: so the last
        // planck of what Dave and Eve earned comes with their next.
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Stake(CHARLIE), 14_490 + 86_942)]);
        assert_eq!(Rewards::claimable(FERDIE), [(PoolId::Stake(CHARLIE), 43_471)]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Steward(AssetId(2)), 133_329), (PoolId::Stake(DAVE), 82_802)]);
        assert_eq!(Rewards::claimable(EVE), [(PoolId::Stake(EVE), 4_458 + 17_834)]);
        let before = free(FERDIE);
        assert_ok!(Rewards::claim(signed(FERDIE), PoolId::Stake(CHARLIE)));
        assert_eq!(free(FERDIE), before + 43_471);
    });
}

#[test]
fn nobody_counts_for_more_than_the_cap() {
    stage(|| {
        set!(EvaluatorStakeCap, percent(20));
        example();
        // A fifth of 6,000 for each at most.
        assert_eq!(paid(2).into_iter().map(|(_, stake, ..)| stake / UNIT).collect::<Vec<_>>(), [1_200, 1_200, 1_000]);
        // Of 3,400, Dave's and Eve's 2,200 are a majority now, but they hold no more than half of everything.
        assert_eq!(outcome(2, 1), Some((32_767, 3_400 * 32_767 * UNIT)));
        assert_eq!([0, 1, 2].map(lifetime), [619_361, 438_708, 141_931]);
        assert_eq!(amounts(2), [(CHARLIE, 111_520), (DAVE, 95_588), (EVE, 42_892)]);
    });
}

#[test]
fn the_cap_is_of_all_stake_that_counts_revealed_or_not() {
    stage(|| {
        set!(EvaluatorStakeCap, percent(20));
        evaluators();
        next_epoch();
        commit(&CHARLIE, CHARLIES);
        next_epoch();
        reveal(&CHARLIE, CHARLIES);
        until_settled(2);
        assert_eq!(paid(2)[0].1, 1_200 * UNIT);
    });
}

#[test]
fn stake_that_comes_in_an_epoch_neither_counts_nor_earns_in_it() {
    stage(|| {
        evaluators();
        next_epoch();
        // Half a million for Eve and for Charlie, when the epoch has begun.
        stake(BOB, &EVE, 400_000 * UNIT);
        commit_all();
        stake(BOB, &CHARLIE, 400_000 * UNIT);
        next_epoch();
        stake(ALICE, &CHARLIE, 400_000 * UNIT);
        reveal_all();
        until_settled(2);
        assert_eq!(amounts(2), PAID);
        assert_eq!(Rewards::claimable(BOB), []);
        assert_eq!(Rewards::claimable(FERDIE), [(PoolId::Stake(CHARLIE), 43_471)]);
        // It does in the next one.
        score(&[(EVE, EVES)]);
        until_settled(4);
        assert_eq!(paid(4), [(EVE, 401_000 * UNIT, 250_000, 50_000)]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Stake(EVE), 199_501)]);
    });
}

#[test]
fn stake_that_leaves_before_the_reveal_does_not_count() {
    stage(|| {
        evaluators();
        // There for the boundary of the epoch alone.
        stake(BOB, &EVE, 400_000 * UNIT);
        next_epoch();
        unstake(BOB, &EVE, 400_000 * UNIT);
        commit_all();
        // And there until the epoch has ended.
        stake(BOB, &DAVE, 100 * UNIT);
        next_epoch();
        unstake(BOB, &DAVE, 100 * UNIT);
        reveal_all();
        until_settled(2);
        assert_eq!(amounts(2), PAID);
        assert_eq!(Rewards::claimable(BOB), []);
        // What unbonds is held all the while.
        assert_eq!(held(&BOB), 400_100 * UNIT);
    });
}

#[test]
fn what_is_unstaked_before_the_reveal_lowers_what_counts() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        unstake(FERDIE, &CHARLIE, 1_000 * UNIT);
        reveal(&CHARLIE, CHARLIES);
        let stake = 2_000 * UNIT;
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: CHARLIE, stake, scored: 3 });
        reveal(&DAVE, DAVES);
        reveal(&EVE, EVES);
        until_settled(2);
        assert_eq!(outcome(2, 1), Some((65_535, (2_000 * 32_767 + 3_000 * 65_535) * UNIT)));
        assert_eq!(Rewards::claimable(FERDIE), []);
    });
}

#[test]
fn who_unstakes_after_the_reveal_has_no_part_in_the_pay() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        unstake(FERDIE, &CHARLIE, 1_000 * UNIT);
        until_settled(2);
        // It counted, and those who stayed share what it earned.
        assert_eq!(amounts(2), PAID);
        assert_eq!(Rewards::claimable(FERDIE), []);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Stake(CHARLIE), 14_490 + 130_413)]);
    });
}

#[test]
fn what_an_empty_pool_earned_is_the_treasurys() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        unstake(FERDIE, &CHARLIE, 1_000 * UNIT);
        unstake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        let before = pot();
        until_settled(2);
        // The events name the whole, wherever it went: Charlie has its commission, and what nobody is there to share
        // the treasury.
        assert_eq!(amounts(2), PAID);
        assert_eq!(paid(2)[0], (CHARLIE, 3_000 * UNIT, 14_490 + 130_414, 14_490));
        System::assert_has_event(settled(2, [1_200_000, 250_000, 0], 3));
        System::assert_has_event(Evaluated::TreasuryRewarded { epoch: 2, amount: 130_414 }.into());
        let rewarded = |pool: &AccountId, commission, amount| {
            let pool_rewarded = pallet_rewards::Event::<Runtime>::PoolRewarded {
                pool: PoolId::Stake(pool.clone()),
                first: pool.clone(),
                commission,
                amount,
            };
            System::assert_has_event(pool_rewarded.into());
        };
        rewarded(&CHARLIE, 14_490, 14_490);
        rewarded(&DAVE, 0, 82_803);
        rewarded(&EVE, 4_458, 22_293);
        // What was created in the pot is what the events say, without what the treasury was given.
        assert_eq!(pot() - before, 1_200_000 + 250_000 - 130_414);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Stake(CHARLIE), 14_490)]);
        assert_ok!(Rewards::claim(signed(CHARLIE), PoolId::Stake(CHARLIE)));
        assert_eq!(Rewards::claimable(CHARLIE), []);
        no_page_failed();
    });
}

/// Whether the evaluator is the last to go, or who staked to it.
#[test]
fn whoever_empties_the_pool_the_events_name_the_whole() {
    for last in [CHARLIE, FERDIE] {
        stage(|| {
            evaluators();
            next_epoch();
            commit_all();
            next_epoch();
            reveal_all();
            let stakes = [(CHARLIE, 2_000 * UNIT), (FERDIE, 1_000 * UNIT)];
            let (first, then): (Vec<_>, Vec<_>) = stakes.into_iter().partition(|(who, _)| *who != last);
            first.into_iter().chain(then).for_each(|(who, amount)| unstake(who, &CHARLIE, amount));
            until_settled(2);
            assert_eq!(amounts(2), PAID);
            let settled = heard(|event| match event {
                Evaluated::EpochSettled { epoch: 2, evaluators, .. } => Some(evaluators),
                _ => None,
            });
            assert_eq!(settled, [PAID.iter().map(|(_, amount)| amount).sum::<Balance>()]);
            assert_eq!(Rewards::claimable(FERDIE), []);
        });
    }
}

#[test]
fn who_left_can_reveal_and_is_paid() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        assert_ok!(Evaluation::deregister(signed(EVE)));
        next_epoch();
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        reveal_all();
        until_settled(2);
        assert_eq!(amounts(2), PAID);
        assert_eq!(Rewards::claimable(FERDIE), [(PoolId::Stake(CHARLIE), 43_471)]);
    });
}

#[test]
fn an_asset_is_not_scored_by_who_becomes_its_steward() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        assert_ok!(Registry::offer_stewardship(signed(ALICE), AssetId(0), Some(CHARLIE)));
        assert_ok!(Registry::accept_stewardship(signed(CHARLIE), AssetId(0)));
        until_settled(2);
        // Dave alone is no majority.
        assert_eq!(outcome(2, 0), Some((0, 0)));
        assert_eq!(outcome(2, 1), Some((32_767, 6_000 * UNIT * 32_767)));
        assert_eq!(lifetime(0), 0);
        // Charlie gave 49150 to others' assets, all of it shared.
        let charlies = heard(|event| match event {
            Evaluated::EvaluatorRewarded { evaluator: CHARLIE, shared, given, consensus, .. } => {
                Some([shared, given, consensus])
            }
            _ => None,
        });
        assert_eq!(charlies, [[49_150; 3]]);
    });
}

#[test]
fn who_agrees_with_nobody_earns_nothing() {
    stage(|| {
        evaluators();
        next_epoch();
        score(&[(CHARLIE, CHARLIES), (DAVE, DAVES), (EVE, &[(3, 1)])]);
        until_settled(2);
        let paid = amounts(2);
        assert_eq!(paid.iter().map(|(_, amount)| amount).sum::<Balance>(), 250_000);
        assert_eq!(paid[2], (EVE, 0));
        assert_eq!((outcome(2, 3), lifetime(3)), (Some((0, 0)), 0));
    });
}

#[test]
fn who_does_not_reveal_loses_its_penalty_and_earns_nothing() {
    stage(|| {
        evaluators();
        stake(CHARLIE, &CHARLIE, 199);
        next_epoch();
        commit_all();
        // One percent of its own stake, rounded down.
        let penalty = 20 * UNIT + 1;
        assert_eq!(Commits::<Runtime>::get(2, CHARLIE).unwrap().penalty, penalty);
        next_epoch();
        reveal(&DAVE, DAVES);
        reveal(&EVE, EVES);
        commit(&CHARLIE, CHARLIES);
        let committed = || Evaluators::<Runtime>::get(CHARLIE).unwrap().committed;
        assert_eq!(committed(), 2 * penalty);
        let before = (treasury(), free(CHARLIE));
        until_settled(2);
        System::assert_has_event(Evaluated::RevealMissed { epoch: 2, evaluator: CHARLIE, penalty }.into());
        // Besides, the treasury had its part of the third epoch, and ten instalments that nobody else could be paid.
        assert_eq!(treasury() - before.0, penalty + 50_000 + 100_000);
        assert_eq!(free(CHARLIE), before.1);
        assert_eq!((held(&CHARLIE), committed()), (1_980 * UNIT + 198, penalty));
        assert_eq!(staked(&CHARLIE), 2_980 * UNIT + 198);
        assert_eq!(amounts(2).iter().map(|(who, _)| who.clone()).collect::<Vec<_>>(), [DAVE, EVE]);

        until_settled(3);
        System::assert_has_event(Evaluated::RevealMissed { epoch: 3, evaluator: CHARLIE, penalty }.into());
        assert_eq!((held(&CHARLIE), committed()), (1_960 * UNIT + 197, 0));
        assert_eq!(pool(&CHARLIE), 2_960 * UNIT + 197);
        no_page_failed();
    });
}

#[test]
fn the_penalty_of_the_last_stake_takes_the_record_with_it() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        assert_ok!(Evaluation::deregister(signed(EVE)));
        unstake(EVE, &EVE, 990 * UNIT);
        until_settled(2);
        System::assert_has_event(Evaluated::RevealMissed { epoch: 2, evaluator: EVE, penalty: 10 * UNIT }.into());
        assert_eq!(Evaluators::<Runtime>::get(EVE), None);
        // Nobody revealed: no evaluator is paid, and the asset pot waits.
        assert_eq!(amounts(2), []);
        no_page_failed();
    });
}

#[test]
fn a_penalty_of_nothing_is_told() {
    stage(|| {
        set!(MissedRevealPenalty, percent(0));
        evaluators();
        next_epoch();
        commit_all();
        // Nothing answers for the commitment, so all may go before the reveal.
        unstake(EVE, &EVE, 1_000 * UNIT);
        assert_ok!(Evaluation::deregister(signed(EVE)));
        next_epoch();
        reveal(&EVE, EVES);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: EVE, stake: 0, scored: 2 });
        reveal(&DAVE, DAVES);
        until_settled(2);
        System::assert_has_event(Evaluated::RevealMissed { epoch: 2, evaluator: CHARLIE, penalty: 0 }.into());
        assert_eq!(paid(2), [(DAVE, 2_000 * UNIT, 250_000, 0), (EVE, 0, 0, 0)]);
        no_page_failed();
    });
}

#[test]
fn a_retired_asset_is_paid_for_what_it_was_scored_for() {
    stage(|| {
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        retire(ALICE, AssetId(0));
        until_settled(2);
        assert_eq!(lifetime(0), 666_673);
        assert_eq!(amounts(2), PAID);
    });
}

#[test]
fn history_goes_after_24_epochs() {
    stage(|| {
        example();
        let left = || {
            [
                Buckets::<Runtime>::iter_prefix(2).count(),
                Outcomes::<Runtime>::iter_prefix(2).count(),
                Scores::<Runtime>::iter_prefix((2,)).count(),
                Revealed::<Runtime>::get(2).len(),
                Epochs::<Runtime>::iter().filter(|(epoch, _)| *epoch <= 2).count(),
            ]
        };
        assert_eq!(left(), [1, 1, 3, 3, 3]);
        until_settled(25);
        assert_eq!(left(), [1, 1, 3, 3, 1]);
        assert!(Evaluation::scores(2, AssetId(0)).is_some());
        until_settled(26);
        assert_eq!(left(), [0; 5]);
        assert_eq!(Evaluation::scores(2, AssetId(0)), None);
        // The epochs of the last day, the present one left out.
        assert_eq!(Epochs::<Runtime>::iter().count(), 25);
        no_page_failed();
    });
}

/// Charlie scores an asset in each of three buckets alike. The storage is harmed when the settlement has so many
/// buckets left in this phase, and mended after the page that fails of it. Answers what the epoch came to: for assets,
/// for evaluators, and left to the next.
fn disturbed<Lost>(phase: Phase, left: u32, harm: impl FnOnce() -> Lost, mend: impl FnOnce(Lost)) -> [Balance; 3] {
    for _ in 0..=128 {
        card().publish(ALICE);
    }
    evaluator(CHARLIE, 10, &[(CHARLIE, 2_000)]);
    next_epoch();
    score(&[(CHARLIE, &[(0, 1), (64, 1), (128, 1)])]);
    set_budget(percent(0));
    next_epoch();
    while (Evaluation::epoch().phase, Evaluation::epoch().buckets_left) != (Some(phase), left) {
        block();
    }
    no_page_failed();
    let lost = harm();
    block();
    mend(lost);
    while Evaluation::epoch().settling == 2 {
        block();
    }
    let failed = heard(|event| match event {
        Evaluated::PageFailed { epoch, phase, .. } => Some((epoch, phase)),
        _ => None,
    });
    assert_eq!(failed, [(2, Some(phase))]);
    let settled = heard(|event| match event {
        Evaluated::EpochSettled { epoch: 2, assets, evaluators, rolled_over, .. } => {
            Some([assets, evaluators, rolled_over])
        }
        _ => None,
    });
    settled[0]
}

const SECOND: [u8; 4] = [0, 0, 0, 1];

#[test]
fn a_bucket_that_cannot_be_scored_is_passed_over() {
    stage(|| {
        let harm = || {
            let sound = Scores::<Runtime>::get((2, 1, CHARLIE)).unwrap();
            // Two slots, and one score.
            Scores::<Runtime>::insert((2, 1, CHARLIE), Row { mask: 3, ..sound.clone() });
            sound
        };
        let mend = |sound| Scores::<Runtime>::insert((2, 1, CHARLIE), sound);
        assert_eq!(disturbed(Phase::Scoring, 2, harm, mend), [1_200_000, 250_000, 0]);
        assert_eq!([0, 64, 128].map(lifetime), [600_000, 0, 600_000]);
        assert_eq!(Outcomes::<Runtime>::get(2, SECOND), None);
    });
}

#[test]
fn a_bucket_that_cannot_be_paid_is_passed_over() {
    stage(|| {
        let harm = || {
            let sound = Outcomes::<Runtime>::get(2, SECOND).unwrap();
            let mut absurd = sound.clone();
            absurd[0].score = U256::MAX;
            Outcomes::<Runtime>::insert(2, SECOND, absurd);
            sound
        };
        let mend = |sound| Outcomes::<Runtime>::insert(2, SECOND, sound);
        // What it would have been paid is not created.
        assert_eq!(disturbed(Phase::Assets, 2, harm, mend), [800_000, 250_000, 0]);
        assert_eq!([0, 64, 128].map(lifetime), [400_000, 0, 400_000]);
    });
}

#[test]
fn evaluators_that_cannot_be_paid_are_passed_over() {
    stage(|| {
        let harm = || {
            let sound = SettlingSums::<Runtime>::get();
            let mut absurd = sound.clone();
            absurd[0].given = u64::MAX;
            SettlingSums::<Runtime>::put(absurd);
            sound
        };
        let mend = SettlingSums::<Runtime>::put;
        assert_eq!(disturbed(Phase::Evaluators, 0, harm, mend), [1_200_000, 0, 0]);
        assert_eq!(amounts(2), []);
    });
}

#[test]
fn a_phase_whose_end_fails_leaves_the_next_nothing_to_divide() {
    stage(|| {
        let harm = || Epochs::<Runtime>::take(2).unwrap();
        let mend = |record| Epochs::<Runtime>::insert(2, record);
        // The assets' pot is not created, and what was left to it waits for the next.
        assert_eq!(disturbed(Phase::Scoring, 0, harm, mend), [0, 250_000, 0]);
        assert_eq!(Evaluation::epoch().rolled_over, 600_000);
        assert_eq!([0, 64, 128].map(lifetime), [0; 3]);
    });
    stage(|| {
        let harm = || Epochs::<Runtime>::take(2).unwrap();
        let mend = |record| Epochs::<Runtime>::insert(2, record);
        assert_eq!(disturbed(Phase::Assets, 0, harm, mend), [1_200_000, 0, 0]);
        assert_eq!(amounts(2), []);
    });
}
