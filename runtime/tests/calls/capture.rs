//! What keeps a few from deciding for all: own stake behind words, a quorum, pots that wait within bounds, and pay for
//! agreement that nothing public foretells. Numbers that were worked out by hand.

use crate::{
    helpers::*,
    settlement::{amounts, commit_all, evaluators, reveal_all},
    staging::*,
};
use pallet_evaluation::{FreshRolledOver, Known, RecentTurnout, Revealed, RolledOver};
use tributary_primitives::AssetId;
use tributary_runtime::{Balance, Evaluation, Registry, Runtime, System, UNIT};

const ONE: &[(u32, u16)] = &[(0, 1)];

/// One asset, and an evaluator with so much of its own.
fn one_with(own: Balance) {
    card().publish(ALICE);
    evaluator(CHARLIE, 0, &[(CHARLIE, own)]);
}

/// What was created for assets and left to the next epochs, by epoch.
fn outcomes() -> Vec<(u32, Balance, Balance)> {
    heard(|event| match event {
        Evaluated::EpochSettled { epoch, assets, rolled_over, .. } => Some((epoch, assets, rolled_over)),
        _ => None,
    })
}

/// What was revealed of an epoch, and what was needed.
fn turnout(of: u32) -> (Balance, Balance) {
    let found = heard(|event| match event {
        Evaluated::SettlementStarted { epoch, revealed, quorum, .. } if epoch == of => Some((revealed, quorum)),
        _ => None,
    });
    found[0]
}

#[test]
fn own_stake_stands_behind_words() {
    stage(|| {
        set!(StakeLeverage, 20);
        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 1_000), (FERDIE, 100_000)]);
        evaluator(DAVE, 0, &[(DAVE, 2_000), (FERDIE, 1_000)]);
        next_epoch();
        commit(&CHARLIE, ONE);
        commit(&DAVE, ONE);
        // What comes in the epoch or later does not count for it.
        stake(CHARLIE, &CHARLIE, 5_000 * UNIT);
        next_epoch();
        stake(CHARLIE, &CHARLIE, 5_000 * UNIT);
        reveal(&CHARLIE, ONE);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: CHARLIE, stake: 20_000 * UNIT, scored: 1 });
        reveal(&DAVE, ONE);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: DAVE, stake: 3_000 * UNIT, scored: 1 });
        assert_eq!(Evaluation::epoch().revealed, 23_000 * UNIT);
        until_settled(2);
        assert_eq!(turnout(2).0, 23_000 * UNIT);
        assert_eq!(amounts(2), [(CHARLIE, 250_000 * 20 / 23), (DAVE, 250_000 - 250_000 * 20 / 23)]);
        // In the epoch after, all eleven thousand of its own do.
        score(&[(CHARLIE, ONE)]);
        assert_eq!(Revealed::<Runtime>::get(4)[0].stake, 111_000 * UNIT);
        no_page_failed();
    });
}

#[test]
fn own_stake_that_left_before_the_reveal_lets_less_count() {
    stage(|| {
        set!(StakeLeverage, 20);
        set!(MissedRevealPenalty, percent(0));
        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 1_000), (FERDIE, 100_000)]);
        next_epoch();
        commit(&CHARLIE, ONE);
        next_epoch();
        unstake(CHARLIE, &CHARLIE, 900 * UNIT);
        reveal(&CHARLIE, ONE);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: CHARLIE, stake: 2_000 * UNIT, scored: 1 });
    });
}

/// A lone evaluator has no say with less than the floor, and with it has two pots an epoch at most, however long nobody
/// was there.
#[test]
fn who_is_alone_after_a_month_takes_two_pots_an_epoch_at_most() {
    stage(|| {
        set!(QuorumFloor, 10_000 * UNIT);
        one_with(9_999);
        until_epoch(31);
        // A day of pots waits, not a month.
        assert_eq!(RolledOver::<Runtime>::get(), 24 * 600_000);
        score(&[(CHARLIE, ONE)]);
        stake(CHARLIE, &CHARLIE, UNIT);
        until_settled(31);
        assert_eq!(turnout(31), (9_999 * UNIT, 10_000 * UNIT));
        assert_eq!(outcomes().last(), Some(&(31, 0, 24 * 600_000)));
        assert_eq!(Evaluation::scores(31, AssetId(0)).unwrap().outcome, None);
        assert_eq!(amounts(31), []);

        assert_eq!(now(), 33);
        score(&[(CHARLIE, ONE)]);
        score(&[(CHARLIE, ONE)]);
        until_settled(34);
        assert_eq!(turnout(33), (10_000 * UNIT, 10_000 * UNIT));
        let paid = outcomes();
        assert_eq!(paid[paid.len() - 2..], [(33, 1_200_000, 23 * 600_000), (34, 1_200_000, 22 * 600_000)]);
        assert_eq!(Registry::asset(AssetId(0)).unwrap().lifetime, 2_400_000);
        no_page_failed();
    });
}

#[test]
fn half_of_what_was_revealed_lately_is_needed() {
    stage(|| {
        set!(Quorum, percent(50));
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        until_settled(2);
        assert_eq!(turnout(2), (6_000 * UNIT, 0));
        assert_eq!((Evaluation::epoch().quorum, now()), (3_000 * UNIT, 4));
        assert_eq!(RecentTurnout::<Runtime>::get().0, [6_000 * UNIT, 0, 0]);
        // Dave alone has a third of the most: too little in the fourth epoch and in the fifth. In the sixth it is more
        // than three epochs ago.
        for epoch in 4..=6 {
            assert_eq!(now(), epoch);
            score(&[(DAVE, ONE)]);
        }
        until_settled(6);
        let needed = [4, 5, 6].map(turnout).map(|(revealed, needed)| (revealed / UNIT, needed / UNIT));
        assert_eq!(needed, [(2_000, 3_000), (2_000, 3_000), (2_000, 1_000)]);
        assert_eq!([4, 5, 6].map(|epoch| amounts(epoch).len()), [0, 0, 1]);
        let left: Vec<_> = outcomes().into_iter().filter(|(epoch, ..)| (3..=6).contains(epoch)).collect();
        let pot = 600_000;
        assert_eq!(left, [(3, 0, pot), (4, 0, 2 * pot), (5, 0, 3 * pot), (6, 2 * pot, 2 * pot)]);
        no_page_failed();
    });
}

#[test]
fn exactly_half_is_enough() {
    stage(|| {
        set!(Quorum, percent(50));
        one_with(2_000);
        evaluator(DAVE, 0, &[(DAVE, 2_000)]);
        next_epoch();
        score(&[(CHARLIE, ONE), (DAVE, ONE)]);
        score(&[(CHARLIE, ONE)]);
        until_settled(3);
        assert_eq!(turnout(3), (2_000 * UNIT, 2_000 * UNIT));
        assert_eq!(amounts(3), [(CHARLIE, 250_000)]);
    });
}

/// The cap makes equals of those who hold much and those who hold little; it does not make a majority.
#[test]
fn the_cap_makes_no_majority_of_a_minority() {
    stage(|| {
        set!(EvaluatorStakeCap, percent(20));
        for _ in 0..2 {
            card().publish(ALICE);
        }
        evaluator(CHARLIE, 0, &[(CHARLIE, 70_000)]);
        evaluator(DAVE, 0, &[(DAVE, 15_000)]);
        evaluator(EVE, 0, &[(EVE, 15_000)]);
        next_epoch();
        score(&[(CHARLIE, ONE), (DAVE, &[(1, 1)]), (EVE, &[(1, 1)])]);
        until_settled(2);
        // Within the cap Dave and Eve have 30,000 of 50,000, but Charlie alone holds more than half of everything:
        // neither takes anything.
        assert_eq!(outcomes().last(), Some(&(2, 0, 1_200_000)));
        assert_eq!(amounts(2).iter().map(|(_, amount)| amount).sum::<Balance>(), 0);
        no_page_failed();
    });
}

#[test]
fn half_of_the_pot_is_for_agreement_on_fresh_assets() {
    stage(|| {
        set!(FreshShare, percent(50));
        evaluators();
        next_epoch();
        commit_all();
        next_epoch();
        reveal_all();
        // What was for the first epoch waits.
        assert_eq!(FreshRolledOver::<Runtime>::get(), 125_000);
        until_settled(2);
        // By agreement 125,000. Beyond chance Charlie agrees by (98302 - 81918) / 131070, Dave by (98302 - 49150) /
        // 98302 and Eve not at all; for that there are 125,000 of this epoch, and as much of the first that nobody
        // scored.
        assert_eq!(amounts(2), [(CHARLIE, 72_452 + 68_181), (DAVE, 41_401 + 181_819), (EVE, 11_147)]);
        let apart = heard(|event| match event {
            Evaluated::EvaluatorRewarded { epoch: 2, for_fresh, fresh, .. } => {
                Some((for_fresh, fresh.shared, fresh.chance().unwrap(), fresh.consensus))
            }
            _ => None,
        });
        let reckoned =
            [(68_181, 98_302, 81_918, 131_070), (181_819, 98_302, 49_150, 98_302), (0, 49_150, 49_150, 114_685)];
        assert_eq!(apart, reckoned);
        let said = Evaluated::EpochSettled {
            epoch: 2,
            assets: 1_200_000,
            evaluators: 125_000 + 250_000,
            for_fresh: 250_000,
            fresh_assets: 3,
            rolled_over: 0,
            fresh_rolled_over: 0,
        };
        System::assert_has_event(said.into());

        // Now they are known, and nothing is fresh: that part waits.
        assert_eq!(Known::<Runtime>::iter_values().collect::<Vec<_>>(), [7]);
        commit_all();
        next_epoch();
        reveal_all();
        until_settled(4);
        assert_eq!(amounts(4), [(CHARLIE, 72_452), (DAVE, 41_401), (EVE, 11_147)]);
        assert_eq!(Evaluation::epoch().fresh_rolled_over, 2 * 125_000);
        no_page_failed();
    });
}

#[test]
fn one_fresh_asset_is_not_enough() {
    stage(|| {
        set!(FreshShare, percent(100));
        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        evaluator(DAVE, 0, &[(DAVE, 2_000)]);
        next_epoch();
        score(&[(CHARLIE, ONE), (DAVE, ONE)]);
        until_settled(2);
        // It is the consensus of one asset; with what others think of the next it cannot be compared.
        assert_eq!(amounts(2), [(CHARLIE, 0), (DAVE, 0)]);
        assert_eq!(FreshRolledOver::<Runtime>::get(), 500_000);
        let waits = heard(|event| match event {
            Evaluated::EpochSettled { epoch: 2, fresh_assets, fresh_rolled_over, .. } => {
                Some((fresh_assets, fresh_rolled_over))
            }
            _ => None,
        });
        assert_eq!(waits, [(1, 500_000)]);
        no_page_failed();
    });
}

/// Three evaluators see that the one asset is twice as good as the other; two give both the same.
#[test]
fn who_scores_all_alike_has_nothing_of_what_is_for_fresh_assets() {
    stage(|| {
        set!(FreshShare, percent(100));
        for _ in 0..2 {
            card().publish(ALICE);
        }
        for who in [BOB, CHARLIE, DAVE, EVE, FERDIE] {
            evaluator(who.clone(), 0, &[(who, 2_000)]);
        }
        next_epoch();
        let (sees, alike): (&[_], &[_]) = (&[(0, 2), (1, 1)], &[(0, 1), (1, 1)]);
        score(&[(CHARLIE, sees), (DAVE, sees), (EVE, sees), (BOB, alike), (FERDIE, alike)]);
        until_settled(2);
        let paid = [(BOB, 0), (CHARLIE, 166_666), (DAVE, 166_667), (EVE, 166_667), (FERDIE, 0)];
        assert_eq!(amounts(2), paid);
        no_page_failed();
    });
}
