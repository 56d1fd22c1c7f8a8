//! Who is an evaluator, and what stands behind it: registration, stake, withdrawal.

use crate::{helpers::*, staging::*};
use frame_support::assert_ok;
use pallet_evaluation::{Commits, Evaluators, Joins, Registered, Revealed, Standing, Unbond, Unbonding, WeightInfo};
use sp_runtime::{DispatchError, TokenError};
use tributary_primitives::{PoolId, traits::Emission};
use tributary_runtime::{AccountId, Balance, Evaluation, Rewards, Runtime, RuntimeOrigin, System, UNIT};

type Error = pallet_evaluation::Error<Runtime>;
type Weights = pallet_evaluation::weights::SubstrateWeight<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    nobody_is_registered_twice,
    a_commission_has_a_limit,
    a_full_set_admits_who_outstakes_the_least,
    only_evaluators_are_staked_to_and_leave,
    nothing_is_staked_or_withdrawn,
    a_position_has_a_least_size,
    nobody_stakes_what_they_lack,
    nobody_withdraws_what_they_have_not_staked,
    own_stake_answers_for_commitments,
    nobody_comes_back_before_what_it_committed_to_is_settled,
    stake_is_moved_once_in_a_while,
    amounts_unbonding_are_few,
    a_position_waits_from_few_epochs,
    nothing_is_free_before_its_time,
    sums_fit,
];

/// The `n`th of many accounts, in order.
pub fn nth(n: u32) -> AccountId {
    let mut bytes = [0xee; 32];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    AccountId::new(bytes)
}

fn register(who: AccountId, commission: u32) -> frame_support::dispatch::DispatchResultWithPostInfo {
    Evaluation::register_evaluator(signed(who), percent(commission))
}

fn unbonding(who: AccountId) -> Vec<Unbond> {
    Unbonding::<Runtime>::get(who).into_inner()
}

fn standing(who: AccountId) -> Option<Standing> {
    Evaluators::<Runtime>::get(who).map(|evaluator| evaluator.standing)
}

#[test]
fn only_accounts_call() {
    stage(|| {
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
            refuse!(Evaluation::register_evaluator(origin(), percent(1)), DispatchError::BadOrigin);
            refuse!(Evaluation::stake(origin(), BOB, UNIT), DispatchError::BadOrigin);
            refuse!(Evaluation::unstake(origin(), BOB, UNIT), DispatchError::BadOrigin);
            refuse!(Evaluation::withdraw_unbonded(origin()), DispatchError::BadOrigin);
            refuse!(Evaluation::commit_scores(origin(), WORK), DispatchError::BadOrigin);
            refuse!(Evaluation::reveal_scores(origin(), vec![], [0; 32]), DispatchError::BadOrigin);
            refuse!(Evaluation::deregister(origin()), DispatchError::BadOrigin);
            refuse!(Evaluation::restake(origin(), BOB, ALICE, UNIT), DispatchError::BadOrigin);
        }
    });
}

/// Whoever left once must not have a way out for all that it stakes to others later.
#[test]
fn stake_that_was_moved_to_who_left_unbonds_from_when_it_was_moved() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 100)]);
        evaluator(DAVE, 0, &[(DAVE, 1)]);
        assert_ok!(Evaluation::deregister(signed(DAVE)));
        let left = now();
        until_epoch(left + UNBONDING);
        stake(DAVE, &CHARLIE, 15 * UNIT);
        next_epoch();
        assert_ok!(Evaluation::restake(signed(DAVE), CHARLIE, DAVE, 15 * UNIT));
        unstake(DAVE, &DAVE, 15 * UNIT);
        assert_eq!(unbonding(DAVE), [Unbond { amount: 15 * UNIT, release: now() + UNBONDING }]);
        refuse!(Evaluation::withdraw_unbonded(signed(DAVE)), Error::NothingToWithdraw);
        until_epoch(now() + UNBONDING);
        assert_ok!(Evaluation::withdraw_unbonded(signed(DAVE)));
        said(Evaluated::Withdrawn { who: DAVE, amount: 15 * UNIT });
    });
}

#[test]
fn nobody_is_registered_twice() {
    stage(|| {
        assert_ok!(register(CHARLIE, 10));
        said(Evaluated::EvaluatorRegistered { evaluator: CHARLIE, commission: percent(10) });
        refuse!(register(CHARLIE, 10), Error::AlreadyRegistered);
        refuse!(register(CHARLIE, 5), Error::AlreadyRegistered);
        // Not even with stake, nor in another epoch.
        stake(CHARLIE, &CHARLIE, UNIT);
        next_epoch();
        refuse!(register(CHARLIE, 10), Error::AlreadyRegistered);
    });
}

#[test]
fn a_commission_has_a_limit() {
    stage(|| {
        let one_more = parts(250_000_001);
        refuse!(Evaluation::register_evaluator(signed(CHARLIE), one_more), Error::CommissionTooHigh);
        refuse!(register(CHARLIE, 100), Error::CommissionTooHigh);
        assert_ok!(register(CHARLIE, 25));
        set!(MaxCommission, percent(10));
        refuse!(register(DAVE, 11), Error::CommissionTooHigh);
        assert_ok!(register(DAVE, 10));
        // Who has registered keeps what it asked for.
        assert_eq!(Evaluators::<Runtime>::get(CHARLIE).unwrap().commission, percent(25));
    });
}

#[test]
fn a_full_set_admits_who_outstakes_the_least() {
    let many: Vec<_> = (0..258).map(|n| (nth(n), 10_000 * UNIT)).collect();
    stage_with(&many, || {
        // The least is staked to 0 and to 7, together with others' stake.
        let amount = |n: u32| if n == 7 { 100 } else { 100 + Balance::from(n) };
        for n in 0..256 {
            let done = register(nth(n), 0).unwrap();
            assert_eq!(done.actual_weight, Some(Weights::register_evaluator()), "nothing had to be compared");
            stake(nth(n), &nth(n), 10 * UNIT);
            stake(FERDIE, &nth(n), (amount(n) - 10) * UNIT);
        }
        let newcomer = nth(256);
        refuse!(register(newcomer.clone(), 0), Error::SetFull);
        stake(newcomer.clone(), &newcomer, 100 * UNIT);
        // As much is not more.
        refuse!(register(newcomer.clone(), 0), Error::SetFull);
        stake(newcomer.clone(), &newcomer, 1);
        next_epoch();

        let total = Evaluation::epoch().stake;
        let done = register(newcomer.clone(), 0).unwrap();
        assert_eq!(done.actual_weight, None, "what was declared");
        // Of two with the least, the account that comes first in order left.
        let left = Evaluated::EvaluatorLeft { evaluator: nth(0), replaced_by: Some(newcomer.clone()) };
        System::assert_has_event(left.into());
        assert_eq!(standing(nth(0)), Some(Standing::Left(2)));
        assert_eq!(standing(nth(7)), Some(Standing::Registered));
        let registered = Registered::<Runtime>::get();
        assert_eq!(registered.len(), 256);
        assert!(!registered.contains(&nth(0)) && registered.contains(&newcomer));
        // What counted goes on counting in this epoch, and what came does not count in it.
        assert_eq!(Evaluation::epoch().stake, total);

        // Who left keeps its stake, which unbonds from then on.
        assert_eq!((staked(&nth(0)), held(&nth(0))), (100 * UNIT, 10 * UNIT));
        next_epoch();
        assert_eq!(Evaluation::epoch().stake, total - 100 * UNIT + 100 * UNIT + 1);
        unstake(FERDIE, &nth(0), 90 * UNIT);
        said(Evaluated::Unstaked { evaluator: nth(0), who: FERDIE, amount: 90 * UNIT, release: 2 + UNBONDING });

        // Another one needs more than the least that is there now.
        let another = nth(257);
        stake(another.clone(), &another, 100 * UNIT);
        refuse!(register(another.clone(), 0), Error::SetFull);
        // A place that is given up is free.
        assert_ok!(Evaluation::deregister(signed(nth(200))));
        assert_ok!(register(another, 0));
    });
}

#[test]
fn only_evaluators_are_staked_to_and_leave() {
    stage(|| {
        refuse!(Evaluation::stake(signed(FERDIE), CHARLIE, 10 * UNIT), Error::NotAnEvaluator);
        refuse!(Evaluation::deregister(signed(CHARLIE)), Error::NotAnEvaluator);
        // Who has only staked to itself is not one yet.
        stake(CHARLIE, &CHARLIE, 10 * UNIT);
        refuse!(Evaluation::stake(signed(FERDIE), CHARLIE, 10 * UNIT), Error::NotAnEvaluator);
        refuse!(Evaluation::deregister(signed(CHARLIE)), Error::NotAnEvaluator);
        assert_ok!(register(CHARLIE, 0));
        stake(FERDIE, &CHARLIE, 10 * UNIT);
        // Nor is who left.
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        said(Evaluated::EvaluatorLeft { evaluator: CHARLIE, replaced_by: None });
        refuse!(Evaluation::stake(signed(FERDIE), CHARLIE, 10 * UNIT), Error::NotAnEvaluator);
        refuse!(Evaluation::deregister(signed(CHARLIE)), Error::NotAnEvaluator);
    });
}

#[test]
fn nothing_is_staked_or_withdrawn() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 10)]);
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, 0), Error::ZeroAmount);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 0), Error::ZeroAmount);
        refuse!(Evaluation::stake(signed(CHARLIE), DAVE, 0), Error::ZeroAmount);
        refuse!(Evaluation::unstake(signed(CHARLIE), DAVE, 0), Error::ZeroAmount);
    });
}

#[test]
fn a_position_has_a_least_size() {
    stage(|| {
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, UNIT - 1), Error::BelowMinimumStake);
        stake(CHARLIE, &CHARLIE, UNIT);
        // What is added may be as small as one likes.
        stake(CHARLIE, &CHARLIE, 1);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 2), Error::BelowMinimumStake);
        unstake(CHARLIE, &CHARLIE, 1);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 1), Error::BelowMinimumStake);

        set!(MinStake, 10 * UNIT);
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, UNIT), Error::BelowMinimumStake);
        stake(CHARLIE, &CHARLIE, 10 * UNIT);
        // All of it is never too little.
        unstake(CHARLIE, &CHARLIE, 11 * UNIT);
        assert_eq!(position(&CHARLIE, &CHARLIE), (0, vec![]));
    });
}

#[test]
fn nobody_stakes_what_they_lack() {
    stage(|| {
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, RICH + 1), TokenError::FundsUnavailable);
        refuse!(Evaluation::stake(signed(STRANGER), STRANGER, UNIT), TokenError::FundsUnavailable);
        evaluator(CHARLIE, 0, &[(CHARLIE, 500_000)]);
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, 500_001 * UNIT), TokenError::FundsUnavailable);
        // What unbonds is not there to be staked again.
        unstake(CHARLIE, &CHARLIE, 500_000 * UNIT);
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, 500_001 * UNIT), TokenError::FundsUnavailable);
    });
}

#[test]
fn nobody_withdraws_what_they_have_not_staked() {
    stage(|| {
        refuse!(Evaluation::unstake(signed(FERDIE), CHARLIE, 1), Error::NotEnoughStake);
        evaluator(CHARLIE, 0, &[(CHARLIE, 10), (FERDIE, 5)]);
        refuse!(Evaluation::unstake(signed(FERDIE), CHARLIE, 5 * UNIT + 1), Error::NotEnoughStake);
        refuse!(Evaluation::unstake(signed(BOB), CHARLIE, 1), Error::NotEnoughStake);
        refuse!(Evaluation::unstake(signed(FERDIE), DAVE, 1), Error::NotEnoughStake);
        unstake(FERDIE, &CHARLIE, 5 * UNIT);
        refuse!(Evaluation::unstake(signed(FERDIE), CHARLIE, 1), Error::NotEnoughStake);
    });
}

#[test]
fn own_stake_answers_for_commitments() {
    stage(|| {
        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000), (FERDIE, 10)]);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        // One percent of its own stake.
        assert_eq!(Evaluators::<Runtime>::get(CHARLIE).unwrap().committed, 20 * UNIT);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 2_000 * UNIT), Error::StakeCommitted);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 1_980 * UNIT + 1), Error::StakeCommitted);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        // Two answer for twice as much, and others' stake for nothing.
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 1_960 * UNIT + 1), Error::StakeCommitted);
        unstake(FERDIE, &CHARLIE, 10 * UNIT);
        unstake(CHARLIE, &CHARLIE, 1_960 * UNIT);
        // Nor does leaving help.
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, 1), Error::StakeCommitted);
        reveal(&CHARLIE, &[(0, 1)]);
        unstake(CHARLIE, &CHARLIE, 20 * UNIT);
        next_epoch();
        reveal(&CHARLIE, &[(0, 1)]);
        unstake(CHARLIE, &CHARLIE, 20 * UNIT);
        assert_eq!(standing(CHARLIE), None);
        until_settled(3);
        no_page_failed();
    });
}

/// So that no commission changes under a commitment.
#[test]
fn nobody_comes_back_before_what_it_committed_to_is_settled() {
    stage(|| {
        card().publish(ALICE);
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000), (FERDIE, 10)]);
        evaluator(DAVE, 10, &[(DAVE, 2_000)]);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        commit(&DAVE, &[(0, 1)]);
        for who in [CHARLIE, DAVE] {
            assert_ok!(Evaluation::deregister(signed(who.clone())));
            refuse!(register(who, 25), Error::CommitmentsOpen);
        }
        // Whether it reveals or not, and even with all of its stake gone.
        next_epoch();
        reveal(&CHARLIE, &[(0, 1)]);
        unstake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        set_budget(percent(0));
        while Evaluation::epoch().settling <= 2 {
            for who in [CHARLIE, DAVE].into_iter().filter(open) {
                refuse!(register(who, 25), Error::CommitmentsOpen);
            }
            block();
        }
        let charged = heard(|event| match event {
            Evaluated::EvaluatorRewarded { evaluator, amount, commission, .. } => Some((evaluator, amount, commission)),
            _ => None,
        });
        assert_eq!(charged, [(CHARLIE, 250_000, 25_000)]);
        assert_ok!(register(CHARLIE, 25));
        assert_ok!(register(DAVE, 25));
        assert_eq!(Evaluators::<Runtime>::get(CHARLIE).unwrap().commission, percent(25));
        no_page_failed();
    });
}

/// Whether something that it committed to is not settled. A commitment that was not kept is, once it was paid for.
fn open(who: &AccountId) -> bool {
    let revealed = |epoch| Revealed::<Runtime>::get(epoch).iter().any(|one| one.account == *who);
    let first = Evaluation::epoch().settling;
    (first..=now()).any(|epoch| Commits::<Runtime>::contains_key(epoch, who) || revealed(epoch))
}

#[test]
fn stake_is_moved_once_in_a_while() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 100), (FERDIE, 50)]);
        evaluator(DAVE, 0, &[(DAVE, 100)]);
        let moved =
            |who: AccountId, from: AccountId, to: AccountId, amount| Evaluation::restake(signed(who), from, to, amount);
        refuse!(moved(FERDIE, CHARLIE, DAVE, 0), Error::ZeroAmount);
        refuse!(moved(FERDIE, CHARLIE, CHARLIE, UNIT), Error::SameEvaluator);
        refuse!(moved(FERDIE, DAVE, CHARLIE, UNIT), Error::NotEnoughStake);
        refuse!(moved(FERDIE, CHARLIE, DAVE, 50 * UNIT + 1), Error::NotEnoughStake);
        refuse!(moved(FERDIE, CHARLIE, EVE, UNIT), Error::NotAnEvaluator);
        refuse!(moved(FERDIE, CHARLIE, DAVE, UNIT - 1), Error::BelowMinimumStake);
        refuse!(moved(FERDIE, CHARLIE, DAVE, 50 * UNIT - 1), Error::BelowMinimumStake);
        until_settled(2);
        assert_eq!((pool(&CHARLIE), pool(&DAVE)), (150 * UNIT, 100 * UNIT));
        assert_eq!(Evaluation::epoch().stake, 250 * UNIT);

        let before = (free(FERDIE), held(&FERDIE));
        assert_ok!(moved(FERDIE, CHARLIE, DAVE, 20 * UNIT));
        said(Evaluated::Restaked { from: CHARLIE, to: DAVE, who: FERDIE, amount: 20 * UNIT });
        // It is held all the while and unbonds nowhere; it counts where it was no more, and where it is from the next
        // epoch on.
        assert_eq!((free(FERDIE), held(&FERDIE)), before);
        assert_eq!(unbonding(FERDIE), []);
        assert_eq!((staked(&CHARLIE), staked(&DAVE)), (130 * UNIT, 120 * UNIT));
        assert_eq!((pool(&CHARLIE), pool(&DAVE)), (130 * UNIT, 100 * UNIT));
        assert_eq!(position(&FERDIE, &DAVE), (0, vec![(4, 20 * UNIT)]));
        assert_eq!((now(), Evaluation::epoch().stake), (4, 230 * UNIT));
        // Neither the one nor the other goes on at once, but it may leave.
        refuse!(moved(FERDIE, CHARLIE, DAVE, UNIT), Error::RestakedLately);
        refuse!(moved(FERDIE, DAVE, CHARLIE, UNIT), Error::RestakedLately);
        unstake(FERDIE, &CHARLIE, UNIT);
        until_epoch(4 + UNBONDING - 1);
        assert_eq!(Evaluation::epoch().stake, 249 * UNIT);
        refuse!(moved(FERDIE, DAVE, CHARLIE, 20 * UNIT), Error::RestakedLately);
        until_epoch(4 + UNBONDING);
        assert_ok!(moved(FERDIE, DAVE, CHARLIE, 20 * UNIT));
        assert_eq!((position(&FERDIE, &DAVE), staked(&CHARLIE)), ((0, vec![]), 149 * UNIT));
        refuse!(moved(FERDIE, CHARLIE, DAVE, UNIT), Error::RestakedLately);
        // From behind who left, too.
        stake(BOB, &DAVE, 5 * UNIT);
        assert_ok!(Evaluation::deregister(signed(DAVE)));
        assert_ok!(moved(BOB, DAVE, CHARLIE, 5 * UNIT));
        // And an evaluator's own, but for what answers for its commitments.
        assert_ok!(moved(DAVE, DAVE, CHARLIE, 100 * UNIT));
        assert_eq!((standing(DAVE), staked(&CHARLIE)), (None, 254 * UNIT));
        no_page_failed();
    });
}

#[test]
fn own_stake_that_answers_for_a_commitment_is_not_moved() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        evaluator(DAVE, 0, &[]);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        refuse!(Evaluation::restake(signed(CHARLIE), CHARLIE, DAVE, 1_980 * UNIT + 1), Error::StakeCommitted);
        assert_ok!(Evaluation::restake(signed(CHARLIE), CHARLIE, DAVE, 1_980 * UNIT));
        assert_eq!((staked(&CHARLIE), staked(&DAVE)), (20 * UNIT, 1_980 * UNIT));
    });
}

#[test]
fn amounts_unbonding_are_few() {
    stage(|| {
        set!(UnbondingPeriod, 100);
        evaluator(CHARLIE, 0, &[(CHARLIE, 100)]);
        for _ in 0..32 {
            unstake(CHARLIE, &CHARLIE, UNIT);
            next_epoch();
        }
        assert_eq!(unbonding(CHARLIE).len(), 32);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, UNIT), Error::TooManyUnbonding);
        // With a shorter period it is released together with what is there.
        set!(UnbondingPeriod, 99);
        unstake(CHARLIE, &CHARLIE, UNIT);
        assert_eq!(unbonding(CHARLIE).last(), Some(&Unbond { amount: 2 * UNIT, release: 132 }));
    });
}

#[test]
fn a_position_waits_from_few_epochs() {
    stage(|| {
        evaluator(CHARLIE, 0, &[]);
        for _ in 0..8 {
            stake(CHARLIE, &CHARLIE, UNIT);
            skip_epoch();
        }
        assert_eq!((now(), position(&CHARLIE, &CHARLIE).1.len()), (9, 8));
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, UNIT), Error::TooManyJoining);
        // Others may, and whoever withdraws what came last may stake again.
        stake(FERDIE, &CHARLIE, UNIT);
        unstake(CHARLIE, &CHARLIE, UNIT);
        stake(CHARLIE, &CHARLIE, UNIT);
        skip_epoch();
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, UNIT), Error::TooManyJoining);
        // Once settlements have caught up, everything of earlier epochs is in its pool.
        block();
        assert_eq!(position(&CHARLIE, &CHARLIE), (7 * UNIT, vec![(9, UNIT)]));
        stake(CHARLIE, &CHARLIE, UNIT);
    });
}

#[test]
fn nothing_is_free_before_its_time() {
    stage(|| {
        refuse!(Evaluation::withdraw_unbonded(signed(CHARLIE)), Error::NothingToWithdraw);
        evaluator(CHARLIE, 0, &[(CHARLIE, 10)]);
        refuse!(Evaluation::withdraw_unbonded(signed(CHARLIE)), Error::NothingToWithdraw);
        unstake(CHARLIE, &CHARLIE, 4 * UNIT);
        said(Evaluated::Unstaked { evaluator: CHARLIE, who: CHARLIE, amount: 4 * UNIT, release: 4 });
        until_epoch(3);
        unstake(CHARLIE, &CHARLIE, 3 * UNIT);
        refuse!(Evaluation::withdraw_unbonded(signed(CHARLIE)), Error::NothingToWithdraw);
        until_epoch(4);
        assert_eq!((free(CHARLIE), held(&CHARLIE)), (RICH - 10 * UNIT, 10 * UNIT));
        assert_ok!(Evaluation::withdraw_unbonded(signed(CHARLIE)));
        said(Evaluated::Withdrawn { who: CHARLIE, amount: 4 * UNIT });
        assert_eq!((free(CHARLIE), held(&CHARLIE)), (RICH - 6 * UNIT, 6 * UNIT));
        refuse!(Evaluation::withdraw_unbonded(signed(CHARLIE)), Error::NothingToWithdraw);
        until_epoch(6);
        assert_ok!(Evaluation::withdraw_unbonded(signed(CHARLIE)));
        assert_eq!((free(CHARLIE), held(&CHARLIE)), (RICH - 3 * UNIT, 3 * UNIT));
        assert_eq!(unbonding(CHARLIE), []);
    });
}

#[test]
fn sums_fit() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 1)]);
        refuse!(Evaluation::stake(signed(CHARLIE), CHARLIE, Balance::MAX), Error::Overflow);
        refuse!(Evaluation::stake(signed(FERDIE), CHARLIE, Balance::MAX), Error::Overflow);
        refuse!(Evaluation::unstake(signed(CHARLIE), CHARLIE, Balance::MAX), Error::NotEnoughStake);
    });
}

#[test]
fn stake_is_held_and_counts_from_the_next_epoch_on() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        stake(FERDIE, &CHARLIE, 30 * UNIT);
        said(Evaluated::Staked { evaluator: CHARLIE, who: FERDIE, amount: 30 * UNIT });
        assert_eq!((free(FERDIE), held(&FERDIE)), (RICH - 30 * UNIT, 30 * UNIT));
        assert_eq!(staked(&CHARLIE), 2_030 * UNIT);
        let counts = || {
            let shown = &Evaluation::evaluators()[0];
            (shown.counts, shown.counted)
        };
        assert_eq!((counts(), Evaluation::epoch().stake), ((0, 0), 0));
        next_epoch();
        assert_eq!((counts(), Evaluation::epoch().stake), ((2_030 * UNIT, 0), 2_030 * UNIT));
        stake(FERDIE, &CHARLIE, 70 * UNIT);
        next_epoch();
        assert_eq!(counts(), (2_100 * UNIT, 2_030 * UNIT));
        // What goes stops counting at once, in this epoch and in the one before.
        unstake(FERDIE, &CHARLIE, 90 * UNIT);
        assert_eq!((counts(), Evaluation::epoch().stake), ((2_010 * UNIT, 2_010 * UNIT), 2_010 * UNIT));
        next_epoch();
        assert_eq!(counts(), (2_010 * UNIT, 2_010 * UNIT));
    });
}

#[test]
fn what_came_last_goes_first() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000), (BOB, 100)]);
        until_epoch(3);
        assert_eq!((position(&BOB, &CHARLIE), pool(&CHARLIE)), ((0, vec![(1, 100 * UNIT)]), 0));
        // The stake of the first epoch counted in the second: it enters its pool before that one is paid.
        until_settled(2);
        assert_eq!((position(&BOB, &CHARLIE), pool(&CHARLIE)), ((100 * UNIT, vec![]), 2_100 * UNIT));
        stake(BOB, &CHARLIE, 50 * UNIT);
        next_epoch();
        stake(BOB, &CHARLIE, 20 * UNIT);
        stake(BOB, &CHARLIE, 10 * UNIT);
        assert_eq!(position(&BOB, &CHARLIE), (100 * UNIT, vec![(4, 50 * UNIT), (5, 30 * UNIT)]));
        assert_eq!(Joins::<Runtime>::iter().count(), 2);

        unstake(BOB, &CHARLIE, 40 * UNIT);
        assert_eq!((position(&BOB, &CHARLIE), pool(&CHARLIE)), ((100 * UNIT, vec![(4, 40 * UNIT)]), 2_100 * UNIT));
        assert_eq!(Joins::<Runtime>::iter_keys().collect::<Vec<_>>(), [(4, CHARLIE, BOB)]);
        unstake(BOB, &CHARLIE, 50 * UNIT);
        // What is in the pool leaves it at once.
        assert_eq!((position(&BOB, &CHARLIE), pool(&CHARLIE)), ((90 * UNIT, vec![]), 2_090 * UNIT));
        assert_eq!(Joins::<Runtime>::iter().count(), 0);
        assert_eq!(unbonding(BOB), [Unbond { amount: 90 * UNIT, release: 8 }]);
        assert_eq!((staked(&CHARLIE), held(&BOB)), (2_090 * UNIT, 180 * UNIT));
        unstake(BOB, &CHARLIE, 90 * UNIT);
        assert_eq!((position(&BOB, &CHARLIE), pool(&CHARLIE)), ((0, vec![]), 2_000 * UNIT));
        assert_eq!(Rewards::claimable(BOB), []);
        until_epoch(8);
        assert_ok!(Evaluation::withdraw_unbonded(signed(BOB)));
        assert_eq!((free(BOB), held(&BOB)), (RICH, 0));
    });
}

#[test]
fn stake_unbonds_for_as_long_as_is_set_and_never_too_short() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 100)]);
        unstake(CHARLIE, &CHARLIE, UNIT);
        set!(UnbondingPeriod, 10);
        unstake(CHARLIE, &CHARLIE, 2 * UNIT);
        // Whatever is set, it is longer than what was withdrawn can count for.
        set!(UnbondingPeriod, 0);
        unstake(CHARLIE, &CHARLIE, 4 * UNIT);
        let expected = [Unbond { amount: 5 * UNIT, release: 4 }, Unbond { amount: 2 * UNIT, release: 11 }];
        assert_eq!(unbonding(CHARLIE), expected);
    });
}

#[test]
fn one_may_stake_to_oneself_before_registering() {
    stage(|| {
        stake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        assert_eq!(standing(CHARLIE), Some(Standing::Candidate));
        until_epoch(3);
        assert_eq!((Evaluation::epoch().stake, Evaluation::evaluators()), (0, vec![]));
        // It counts from the epoch after the registration on, however long it was there.
        assert_ok!(register(CHARLIE, 0));
        assert_eq!(Evaluation::epoch().stake, 0);
        refuse!(Evaluation::commit_scores(signed(CHARLIE), WORK), Error::NotEligible);
        next_epoch();
        assert_eq!(Evaluation::epoch().stake, 2_000 * UNIT);
        // A candidate that changes its mind leaves nothing behind.
        stake(DAVE, &DAVE, UNIT);
        unstake(DAVE, &DAVE, UNIT);
        assert_eq!(standing(DAVE), None);
    });
}

#[test]
fn stake_behind_an_evaluator_that_left_unbonds_from_then_on() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000), (FERDIE, 1_000), (BOB, 500)]);
        until_epoch(2);
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        assert_eq!((standing(CHARLIE), Evaluation::epoch().stake), (Some(Standing::Left(2)), 3_500 * UNIT));
        assert_eq!(Evaluation::evaluators(), []);
        until_epoch(4);
        assert_eq!(Evaluation::epoch().stake, 0);
        unstake(FERDIE, &CHARLIE, 1_000 * UNIT);
        said(Evaluated::Unstaked { evaluator: CHARLIE, who: FERDIE, amount: 1_000 * UNIT, release: 5 });
        refuse!(Evaluation::withdraw_unbonded(signed(FERDIE)), Error::NothingToWithdraw);
        until_epoch(5);
        assert_ok!(Evaluation::withdraw_unbonded(signed(FERDIE)));
        // By now all of it is free at once.
        unstake(BOB, &CHARLIE, 500 * UNIT);
        assert_ok!(Evaluation::withdraw_unbonded(signed(BOB)));
        assert_eq!((free(FERDIE), free(BOB)), (RICH, RICH));

        // It may come back, with what it has.
        stake(CHARLIE, &CHARLIE, 10 * UNIT);
        assert_ok!(register(CHARLIE, 5));
        assert_eq!((standing(CHARLIE), Evaluation::epoch().stake), (Some(Standing::Registered), 0));
        next_epoch();
        assert_eq!(Evaluation::epoch().stake, 2_010 * UNIT);
        unstake(CHARLIE, &CHARLIE, UNIT);
        said(Evaluated::Unstaked { evaluator: CHARLIE, who: CHARLIE, amount: UNIT, release: 9 });
        // Its record goes with its last stake.
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        unstake(CHARLIE, &CHARLIE, 2_009 * UNIT);
        assert_eq!(standing(CHARLIE), None);
    });
}

#[test]
fn who_leaves_and_comes_back_within_an_epoch_goes_on_counting_in_it() {
    stage(|| {
        evaluator(CHARLIE, 5, &[(CHARLIE, 2_000)]);
        next_epoch();
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        assert_ok!(register(CHARLIE, 20));
        assert_eq!(Evaluation::epoch().stake, 2_000 * UNIT);
        assert_eq!(Evaluation::evaluators()[0].counts, 2_000 * UNIT);
        next_epoch();
        assert_eq!(Evaluation::epoch().stake, 2_000 * UNIT);
    });
}

#[test]
fn a_pool_is_known_while_there_is_stake_in_it() {
    stage(|| {
        let id = PoolId::Stake(CHARLIE);
        refuse!(Rewards::claim(signed(CHARLIE), id.clone()), pallet_rewards::Error::<Runtime>::UnknownPool);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        until_settled(2);
        refuse!(Rewards::claim(signed(CHARLIE), id.clone()), pallet_rewards::Error::<Runtime>::NothingToClaim);
        refuse!(Rewards::claim(signed(FERDIE), id.clone()), pallet_rewards::Error::<Runtime>::NotAMember);
        // It goes with the last of it.
        unstake(CHARLIE, &CHARLIE, 1_999 * UNIT);
        refuse!(Rewards::claim(signed(CHARLIE), id.clone()), pallet_rewards::Error::<Runtime>::NothingToClaim);
        unstake(CHARLIE, &CHARLIE, UNIT);
        refuse!(Rewards::claim(signed(CHARLIE), id), pallet_rewards::Error::<Runtime>::UnknownPool);
    });
}

#[test]
fn stake_to_oneself_leaves_nothing_in_the_state() {
    stage(|| {
        let records = || pallet_rewards::Pools::<Runtime>::iter().count();
        let before = records();
        // Nobody of them is an evaluator.
        let all = [BOB, CHARLIE, DAVE];
        for who in all.clone() {
            stake(who.clone(), &who, UNIT);
        }
        until_settled(2);
        assert_eq!(records(), before + all.len());
        for who in all {
            unstake(who.clone(), &who, UNIT);
        }
        assert_eq!(records(), before);
    });
}

#[test]
fn a_pool_outlasts_its_stake_while_somebody_is_owed_something() {
    stage(|| {
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        until_settled(2);
        let id = PoolId::Stake(CHARLIE);
        assert_ok!(<Rewards as Emission<_>>::reward(id.clone(), &CHARLIE, 3, 0));
        unstake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        assert_eq!(Rewards::claimable(CHARLIE), [(id.clone(), 3)]);
        assert!(pallet_rewards::Pools::<Runtime>::contains_key(&id));
        assert_ok!(Rewards::claim(signed(CHARLIE), id.clone()));
        assert!(!pallet_rewards::Pools::<Runtime>::contains_key(&id));
    });
}
