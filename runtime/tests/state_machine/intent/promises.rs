//! What is promised holds, and binds whoever promised it.

use super::{blocks, contribute, for_data, pass, publish, register, told};
use crate::{
    account,
    op::{
        Meter, Op, Promises, Setting, Terms,
        governance::{Act, Order, Speaker},
    },
};
use std::collections::BTreeMap;
use tributary_primitives::{AssetId, Class, PoolId, UNIT, Usage};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

/// Whether each of these happened so often.
pub(super) fn expect(outcomes: &BTreeMap<String, usize>, wanted: &[(&str, usize)]) {
    for (what, times) in wanted {
        assert_eq!(outcomes.get(*what).copied().unwrap_or_default(), *times, "{what}");
    }
}

/// The first asset, published in the block of genesis.
fn published(promises: Promises) -> Vec<Op> {
    let mut ops = vec![register(promises, vec![])];
    ops.extend(publish(0));
    ops
}

/// The second account pays for a unit.
fn use_for(max_price: u128) -> Op {
    Op::Use { who: 1, asset: 0, units: 1, max_price }
}

fn use_it() -> Op {
    use_for(u128::MAX)
}

fn fund(who: usize, asset: u32, amount: u128) -> Op {
    Op::Fund { who, asset, amount }
}

fn assess(who: usize, contribution: u64, weight: u64) -> Op {
    Op::Assess { who, contribution, weight }
}

fn reassess(who: usize, contribution: u64, weight: u64) -> Op {
    Op::Reassess { who, contribution, weight }
}

fn by_root(order: Order) -> Op {
    Op::Governance(Act::Order { by: Speaker::Root, order })
}

fn curator(order: Order) -> Op {
    Op::Governance(Act::Order { by: Speaker::Curator, order })
}

/// What rises, rises at once; what falls, six blocks later, and never below the floor.
#[test]
fn terms_fall_with_notice() {
    let terms = Terms { price: 100, fee: 50, royalty: 10_000_000, reach: 0 };
    let floor = Terms { price: 10, ..Terms::default() };
    let set = |terms| Op::SetTerms { who: 0, asset: 0, terms };
    let at = |price| Terms { price, ..floor };
    let mut ops = published(Promises { terms, floor, ..Promises::default() });
    ops.extend([set(Terms { price: 9, ..terms }), set(floor), use_for(99), use_for(100)]);
    ops.extend([pass(5, Meter::Unlimited), use_for(99), pass(1, Meter::Unlimited), use_for(10)]);
    ops.extend([set(at(20)), use_for(19), use_for(20)]);
    // A fall that was announced is called off by what is asked for next.
    ops.extend([set(floor), set(at(21)), pass(10, Meter::Unlimited), use_for(20), use_for(21)]);
    ops.extend([800_000_001, 800_000_000].map(|reach| set(Terms { reach, ..at(21) })));
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("SetTerms: BelowFloor", 1),
            ("SetTerms: RoyaltyOverMaximum", 1),
            ("SetTerms: done", 5),
            ("Use: PriceOverMaximum", 4),
            ("Use: done", 4),
        ],
    );
    let (usage, _) = model.usage()[&(AssetId(0), account(1))];
    assert_eq!(usage, Usage { units: 4, paid: 100 + 10 + 20 + 21 });
}

/// Whatever lies between, an ancestor has of every descendant what it asked for, and the least rate is the least.
#[test]
fn a_reach_goes_through_any_shell() {
    let terms = Terms { reach: 50_000_000, ..Terms::default() };
    let on_the_last = |rate| register(Promises::default(), vec![(1, rate)]);
    let mut ops = published(Promises { terms, floor: terms, ..Promises::default() });
    for asset in [1, 2] {
        ops.extend([on_the_last(49_999_999), on_the_last(50_000_000)]);
        ops.extend(publish(asset));
    }
    ops.push(fund(1, 2, 1_000 * UNIT));
    let collect = || Op::Collect { who: 5, asset: 0, from: vec![2] };
    ops.extend([collect(), collect(), Op::Collect { who: 5, asset: 1, from: vec![2] }]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Register: RoyaltyTooLow", 2),
            ("Register: done", 3),
            ("Collect: done", 1),
            ("Collect: NothingToCollect", 1),
            ("Collect: NotAnAncestor", 1),
        ],
    );
    // The shell in between has no share, and no place in the stack.
    assert_eq!(model.stack(2), [(0, 50_000_000, 50_000_000)]);
    assert_eq!(model.show(0).unwrap().royalties, 49 * UNIT);
    assert_eq!(model.treasury, EXISTENTIAL_DEPOSIT + 20 * UNIT);
}

/// Once an asset is closed weights only fall, and it is published three blocks later at the earliest; until then who
/// contributed can leave, and from then on let the record go.
#[test]
fn nobody_is_diluted_unseen() {
    let publish = || Op::Publish { who: 0, asset: 0 };
    let withdraw = |who, contribution| Op::Withdraw { who, contribution };
    let forget = |who, contribution| Op::Forget { who, contribution };
    let mut ops = vec![register(for_data(), vec![])];
    ops.extend([2, 3, 4].map(|who| contribute(who, Class::Data)));
    ops.extend([assess(0, 0, 10), assess(0, 1, 1_000), reassess(0, 0, 20), reassess(0, 2, 1), publish()]);
    ops.extend(blocks(1));
    ops.extend([Op::Close { who: 3, asset: 0 }, Op::Close { who: 0, asset: 0 }, Op::Close { who: 0, asset: 0 }]);
    ops.extend([contribute(4, Class::Data), assess(0, 2, 1), forget(2, 0)]);
    ops.extend([reassess(0, 0, 21), reassess(0, 0, 20), reassess(0, 0, 5), withdraw(3, 1), publish()]);
    ops.extend(blocks(2));
    ops.push(publish());
    ops.extend(blocks(1));
    ops.extend([publish(), fund(1, 0, UNIT), withdraw(2, 0), forget(4, 2), forget(2, 0), forget(2, 0)]);
    ops.push(Op::Revoke { who: 0, contribution: 2, reason: 1 });
    ops.extend([withdraw(4, 2), Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) }]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Close: NotSteward", 1),
            ("Close: NotOpen", 1),
            ("Contribute: NotOpen", 1),
            ("Assess: NotOpen", 1),
            ("Reassess: WeightRises", 1),
            ("Reassess: NotAccepted", 1),
            ("Reassess: done", 3),
            ("Publish: NotClosed", 1),
            ("Publish: UnderReview", 2),
            ("Publish: done", 1),
            ("Withdraw: NotPending", 1),
            ("Withdraw: done", 2),
            ("Forget: NotPublished", 1),
            ("Forget: NotAccepted", 1),
            ("Forget: UnknownContribution", 1),
            ("Forget: done", 1),
            ("Revoke: NotOpen", 1),
            ("Claim: done", 1),
        ],
    );
    // Its record is gone, and all of the income its own.
    assert_eq!((model.work().len(), model.voice(2)), (0, UNIT / 100 * 98));
}

/// Nobody reviews its own work, be it the steward or a reviewer.
#[test]
fn nobody_judges_itself() {
    let mut ops = vec![register(for_data(), vec![]), contribute(0, Class::Data), assess(0, 0, 1)];
    ops.push(Op::SetReviewers { who: 0, asset: 0, reviewers: vec![0, 1] });
    ops.extend([assess(0, 0, 1), assess(2, 0, 1), assess(1, 0, 1), reassess(0, 0, 2), reassess(1, 0, 2)]);
    let revoke = |who, reason| Op::Revoke { who, contribution: 0, reason };
    ops.extend([revoke(2, 1), revoke(1, 0), revoke(1, 257), revoke(1, 256), revoke(1, 1)]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Assess: OwnContribution", 2),
            ("Assess: NotReviewer", 1),
            ("Assess: done", 1),
            ("Reassess: OwnContribution", 1),
            ("Reassess: done", 1),
            ("Revoke: NotReviewer", 1),
            ("Revoke: EmptyReason", 1),
            ("Revoke: ReasonTooLong", 1),
            ("Revoke: done", 1),
            ("Revoke: UnknownContribution", 1),
        ],
    );
    assert_eq!(model.pool_weights(0), [1, 0, 0]);
}

/// A class never weighs more than its budget; the other one has its own.
#[test]
fn budgets_hold() {
    let mut ops = vec![register(Promises { budgets: [10, 0], ..for_data() }, vec![])];
    ops.extend([contribute(2, Class::Data), contribute(3, Class::Data), contribute(2, Class::Compute)]);
    ops.extend([assess(0, 0, 11), assess(0, 0, 6), assess(0, 1, 5), assess(0, 1, 4), assess(0, 2, u64::MAX)]);
    ops.extend([reassess(0, 0, 7), reassess(0, 0, 5), reassess(0, 1, 5), reassess(0, 1, 6)]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[("Assess: OverBudget", 2), ("Assess: done", 3), ("Reassess: OverBudget", 2), ("Reassess: done", 2)],
    );
    assert_eq!(model.pool_weights(0), [1, 10, u64::MAX.into()]);
}

/// What was granted to an asset that nobody publishes in time goes back to who gave it, to the planck; then all that
/// there was of the asset goes.
#[test]
fn grants_come_back() {
    let cancel = |who| Op::GiveUp { who, asset: 0 };
    let reclaim = |who| Op::Reclaim { who, asset: 0 };
    let remove = |who| Op::Remove { who, asset: 0 };
    let late = |deadline| register(Promises { deadline: Some(deadline), ..Promises::default() }, vec![]);
    let mut ops = vec![late(0), late(3), fund(2, 0, UNIT / 10 - 1)];
    ops.extend([fund(2, 0, UNIT), fund(2, 0, UNIT / 5), fund(3, 0, 2 * UNIT), contribute(4, Class::Data)]);
    ops.extend([reclaim(2), Op::ForgetGrant { who: 2, asset: 0 }, remove(0)]);
    ops.extend(blocks(3));
    ops.push(cancel(5));
    ops.extend(blocks(1));
    ops.extend([cancel(5), cancel(0), fund(2, 0, UNIT)]);
    ops.push(Op::SetTerms { who: 0, asset: 0, terms: Terms::default() });
    ops.extend(publish(0));
    ops.extend([reclaim(2), reclaim(2), remove(0), reclaim(3), remove(0), assess(0, 0, 1)]);
    ops.extend([Op::Withdraw { who: 4, contribution: 0 }, remove(4), remove(0), remove(0), reclaim(2)]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Register: DeadlinePassed", 1),
            ("Fund: GrantTooSmall", 1),
            ("Fund: Cancelled", 1),
            ("Fund: done", 3),
            ("Reclaim: NotCancelled", 1),
            ("Reclaim: NoGrant", 1),
            ("Reclaim: UnknownAsset", 1),
            ("Reclaim: done", 2),
            ("ForgetGrant: NotPublished", 1),
            ("GiveUp: NotSteward", 1),
            ("GiveUp: AlreadyCancelled", 1),
            ("GiveUp: done", 1),
            ("SetTerms: AlreadyCancelled", 1),
            ("Close: NotOpen", 1),
            ("Publish: NotOpen", 1),
            ("Assess: NotOpen", 1),
            ("Remove: NotCancelled", 1),
            ("Remove: StillInUse", 2),
            ("Remove: NotSteward", 1),
            ("Remove: done", 1),
            ("Remove: UnknownAsset", 1),
        ],
    );
    assert_eq!([2, 3, 4].map(|who| model.free[who]), [1_000, 1_000, 100].map(|trib| trib * UNIT));
    assert_eq!((model.pot(), model.held(0)), (EXISTENTIAL_DEPOSIT, 0));
    assert_eq!(model.show(0), None);
}

/// Grants are for those who did the work: without any, the steward does not get them.
#[test]
fn a_bounty_needs_somebody_who_earned_it() {
    let mut ops = vec![register(Promises::default(), vec![]), fund(1, 0, UNIT)];
    ops.extend(publish(0));
    ops.extend([register(Promises::default(), vec![]), fund(1, 1, UNIT)]);
    ops.push(Op::Contribute { who: 2, asset: 1, class: Class::Compute, units: 1, uri: 1 });
    ops.extend([assess(0, 0, 1), Op::Close { who: 0, asset: 1 }]);
    let publish = || Op::Publish { who: 0, asset: 1 };
    ops.extend([Op::Revoke { who: 0, contribution: 0, reason: 1 }, publish()]);
    ops.extend([Op::GiveUp { who: 0, asset: 1 }, Op::Reclaim { who: 1, asset: 1 }]);
    let (model, outcomes) = told(ops);
    expect(&outcomes, &[("Close: done", 2), ("Publish: NobodyToPay", 2), ("Reclaim: done", 1)]);
    assert_eq!(model.treasury, EXISTENTIAL_DEPOSIT);
}

/// The treasury's part of a payment is a floor; of grants, of all that waited together.
#[test]
fn the_treasury_has_its_part() {
    let terms = Terms { price: 101, ..Terms::default() };
    let mut ops = published(Promises { terms, ..Promises::default() });
    ops.extend([use_it(), fund(1, 0, UNIT), use_it()]);
    ops.push(register(for_data(), vec![]));
    ops.push(Op::Contribute { who: 2, asset: 1, class: Class::Data, units: 1, uri: 1 });
    ops.extend([assess(0, 0, 1), fund(1, 1, UNIT / 10 + 33), fund(3, 1, UNIT / 10 + 33)]);
    ops.extend(publish(1));
    ops.extend([Op::ForgetGrant { who: 1, asset: 1 }, Op::ForgetGrant { who: 1, asset: 1 }]);
    ops.extend([Op::Set(Setting::UseFee(0)), use_it()]);
    let forget = || Op::ForgetUsage { who: 1, asset: 0 };
    ops.extend([forget(), forget()]);
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Use: done", 3),
            ("ForgetGrant: done", 1),
            ("ForgetGrant: NoGrant", 1),
            ("ForgetUsage: done", 1),
            ("ForgetUsage: NeverUsed", 1),
        ],
    );
    let granted = UNIT / 5 + 66;
    let parts = 2 + UNIT / 50 + 2 + UNIT / 250 + 1;
    assert_eq!(model.treasury, EXISTENTIAL_DEPOSIT + parts);
    assert_eq!(model.show(0).unwrap().lifetime, 99 + UNIT / 50 * 49 + 99 + 101);
    assert_eq!(model.show(1).unwrap().lifetime, granted - UNIT / 250 - 1);
    assert_eq!((model.show(1).unwrap().waiting, model.held(1)), (0, 0));
    assert_eq!(model.free[1], 1_000_000 * UNIT - UNIT - 3 * 101 - UNIT / 10 - 33);
}

/// A frozen asset is not used, cited or funded; nothing is collected from it, and nothing claimed. Others go on.
#[test]
fn a_frozen_asset_stands_still() {
    let built = |back| register(Promises::default(), vec![(back, 100_000_000)]);
    let collect = || Op::Collect { who: 5, asset: 0, from: vec![1] };
    let both = || Op::CollectAndClaim { who: 0, collections: vec![(0, vec![1])], pools: vec![] };
    let claim = |asset| Op::ClaimForMany { who: 5, pool: PoolId::Steward(AssetId(asset)), accounts: vec![5, 0, 0] };
    let mut ops = published(Promises::default());
    ops.push(built(1));
    ops.extend(publish(1));
    ops.extend([register(Promises::default(), vec![]), fund(1, 1, UNIT)]);
    ops.extend([curator(Order::FreezePayouts(1)), curator(Order::FreezePayouts(2)), collect(), both(), claim(1)]);
    ops.extend([Op::Use { who: 1, asset: 1, units: 1, max_price: 0 }, fund(1, 1, 1), built(2), fund(1, 2, UNIT)]);
    ops.extend([curator(Order::ThawPayouts(1)), curator(Order::FreezePayouts(0)), both(), both(), claim(0)]);
    ops.extend([use_it(), claim(1), claim(1), curator(Order::ThawPayouts(0)), claim(0)]);
    ops.push(Op::CollectAndClaim { who: 5, collections: vec![(0, vec![1])], pools: vec![] });
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Collect: PayoutsFrozen", 1),
            ("CollectAndClaim: PayoutsFrozen", 1),
            ("CollectAndClaim: NothingToCollect", 1),
            ("CollectAndClaim: NotAMember", 1),
            ("CollectAndClaim: done", 1),
            ("ClaimForMany: PayoutsFrozen", 2),
            ("ClaimForMany: NothingToClaim", 1),
            ("ClaimForMany: done", 2),
            ("Use: Frozen", 2),
            ("Fund: PayoutsFrozen", 2),
            ("Register: Frozen", 1),
        ],
    );
    // Its account has been given all that came.
    assert_eq!(model.pot(), EXISTENTIAL_DEPOSIT);
}

/// A retirement takes effect four blocks after it was announced; by vote, at once.
#[test]
fn a_retirement_has_its_notice() {
    let retire = || Op::Retire { who: 0, asset: 0 };
    let mut ops = published(Promises::default());
    ops.extend([retire(), retire()]);
    ops.extend(blocks(3));
    ops.push(use_it());
    ops.extend(blocks(1));
    ops.extend([use_it(), retire(), Op::SetTerms { who: 0, asset: 0, terms: Terms::default() }]);
    ops.push(register(Promises::default(), vec![(1, 0)]));
    let (_, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("Retire: done", 1),
            ("Retire: AlreadyRetiring", 1),
            ("Retire: NotPublished", 1),
            ("Use: done", 1),
            ("Use: NotPublished", 1),
            ("SetTerms: AlreadyRetired", 1),
            ("Register: UpstreamNotPublished", 1),
        ],
    );

    // What was announced can come sooner.
    let mut ops = published(Promises::default());
    ops.extend([retire(), Op::Set(Setting::RetireNotice(1))]);
    ops.extend(blocks(1));
    ops.extend([retire(), use_it()]);
    ops.extend(blocks(1));
    ops.extend([use_it(), by_root(Order::ForceRetire(0))]);
    expect(&told(ops).1, &[("Retire: done", 2), ("Use: done", 1), ("ForceRetire: NotPublished", 1)]);
    let mut ops = published(Promises::default());
    ops.extend([retire(), by_root(Order::ForceRetire(0)), use_it()]);
    expect(&told(ops).1, &[("ForceRetire: done", 1), ("Use: NotPublished", 1)]);
}

/// The deposit for spam is the treasury's, unless it has no account and this would not open one.
#[test]
fn spam_costs_its_deposit() {
    let reject = |contribution, spam| Op::Reject { who: 0, contribution, reason: 1, spam };
    let mut ops = vec![Op::Set(Setting::ContributionDeposit(0)), Op::Set(Setting::ContributionByte(0))];
    ops.extend([register(for_data(), vec![]), contribute(2, Class::Data), reject(0, true), reject(0, false)]);
    ops.extend([Op::Set(Setting::ContributionDeposit(UNIT)), Op::Set(Setting::ContributionByte(1))]);
    ops.extend([contribute(2, Class::Data), contribute(3, Class::Data), reject(1, true), reject(2, false)]);
    let (model, outcomes) = told(ops);
    expect(&outcomes, &[("Reject: UnknownContribution", 1), ("Reject: done", 3)]);
    // Its bytes are those of an accepted one.
    let bytes = 4 + 32 + 1 + 8 + 32 + 2 + 41 + 16 + 510;
    assert_eq!(model.treasury, EXISTENTIAL_DEPOSIT + UNIT + bytes);
    assert_eq!([2, 3].map(|who| model.free[who]), [1_000 * UNIT - UNIT - bytes, 1_000 * UNIT]);
}

/// What a contributor granted itself is set off against what it earns; and claiming from other pools does not touch
/// what still waits.
#[test]
fn a_grant_is_no_voice() {
    let data = |asset| PoolId::Data(AssetId(asset));
    let mut ops = vec![register(for_data(), vec![]), contribute(2, Class::Data), assess(0, 0, 1), fund(2, 0, UNIT)];
    ops.extend(publish(0));
    ops.extend([Op::Claim { who: 2, pool: data(0) }, Op::ForgetGrant { who: 2, asset: 0 }, fund(1, 0, UNIT)]);
    ops.extend([register(for_data(), vec![]), fund(2, 1, UNIT)]);
    ops.push(Op::Contribute { who: 2, asset: 1, class: Class::Data, units: 1, uri: 1 });
    ops.extend([assess(0, 1, 1), Op::ClaimMany { who: 2, pools: vec![data(1), data(0)] }]);
    ops.extend([Op::GiveUp { who: 0, asset: 1 }, Op::Reclaim { who: 2, asset: 1 }]);
    let (model, outcomes) = told(ops);
    expect(&outcomes, &[("Claim: done", 1), ("ForgetGrant: NoGrant", 1), ("ClaimMany: done", 1), ("Reclaim: done", 1)]);
    // It paid 1 and got 0.98 of that back, then 0.98 of what another one paid.
    assert_eq!(model.voice(2), UNIT / 100 * 96);
    assert_eq!(model.own_payments(), BTreeMap::new());
}

/// One call pays all who are owed something, and passes over the others.
#[test]
fn who_is_owed_nothing_is_passed_over() {
    let data = || PoolId::Data(AssetId(0));
    let all = || Op::ClaimForMany { who: 6, pool: data(), accounts: vec![2, 7, 3, 2, 4] };
    let mut ops = vec![register(for_data(), vec![]), all()];
    ops.extend([2, 3].map(|who| contribute(who, Class::Data)));
    ops.extend([assess(0, 0, 1), assess(0, 1, 3)]);
    ops.extend(publish(0));
    ops.extend([fund(1, 0, UNIT), Op::Claim { who: 3, pool: data() }, all(), all()]);
    ops.push(Op::ClaimForMany { who: 6, pool: PoolId::Data(AssetId(9)), accounts: vec![] });
    ops.push(Op::ClaimForMany { who: 6, pool: PoolId::Stake(account(3)), accounts: vec![3] });
    let (model, outcomes) = told(ops);
    expect(
        &outcomes,
        &[("ClaimForMany: UnknownPool", 3), ("ClaimForMany: done", 1), ("ClaimForMany: NothingToClaim", 1)],
    );
    assert_eq!([2, 3].map(|who| model.voice(who)), [UNIT / 400 * 98, UNIT / 400 * 98 * 3]);
}

/// Lists have 128 entries at most.
#[test]
fn lists_are_bounded() {
    let pools = |count| vec![PoolId::Steward(AssetId(0)); count];
    let mut ops = published(Promises::default());
    ops.extend([
        Op::AssessMany { who: 0, assessments: vec![] },
        Op::AssessMany { who: 0, assessments: vec![(0, 1); 129] },
        Op::AssessMany { who: 0, assessments: vec![(0, 1); 128] },
        Op::Collect { who: 0, asset: 0, from: vec![1; 129] },
        Op::Collect { who: 0, asset: 0, from: vec![1; 128] },
        Op::ClaimMany { who: 0, pools: pools(129) },
        Op::ClaimMany { who: 0, pools: pools(128) },
        Op::CollectAndClaim { who: 0, collections: vec![(0, vec![1; 127])], pools: pools(1) },
        Op::CollectAndClaim { who: 0, collections: vec![(0, vec![])], pools: pools(127) },
        Op::ClaimForMany { who: 0, pool: PoolId::Steward(AssetId(0)), accounts: vec![0; 129] },
        Op::ClaimForMany { who: 0, pool: PoolId::Steward(AssetId(0)), accounts: vec![0; 128] },
    ]);
    let (_, outcomes) = told(ops);
    expect(
        &outcomes,
        &[
            ("AssessMany: EmptyBatch", 1),
            ("AssessMany: BatchTooLong", 1),
            ("AssessMany: UnknownContribution", 1),
            ("Collect: BatchTooLong", 1),
            ("Collect: NotAnAncestor", 1),
            ("ClaimMany: BatchTooLong", 1),
            ("ClaimMany: NothingToClaim", 1),
            ("CollectAndClaim: BatchTooLong", 1),
            ("CollectAndClaim: NothingToClaim", 1),
            ("ClaimForMany: BatchTooLong", 1),
            ("ClaimForMany: NothingToClaim", 1),
        ],
    );
}

/// The deposit for an asset covers what its former steward is still owed, and no more than that.
#[test]
fn a_seat_costs_what_it_leaves_behind() {
    let hand_over = |from, to| [Op::Offer { who: from, asset: 0, to: Some(to) }, Op::Accept { who: to, asset: 0 }];
    let mut ops = published(Promises::default());
    ops.extend(hand_over(0, 1));
    let (nothing_owed, _) = told(ops.clone());
    ops.push(fund(5, 0, UNIT));
    ops.extend(hand_over(1, 2));
    let (owed, outcomes) = told(ops);
    expect(&outcomes, &[("Accept: done", 2)]);
    assert_eq!(nothing_owed.held(0), 0);
    // A membership, at the price of its bytes.
    assert_eq!(owed.held(2) - nothing_owed.held(1), (2 * 170 + 100) * UNIT / 10_000);
}
