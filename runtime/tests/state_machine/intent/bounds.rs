//! Who may decide what, and within which bounds.

use super::{blocks, outcomes, propose, voice, vote};
use crate::op::{
    Op, Setting,
    governance::{Act, Change, Order, Speaker, Sum, When},
};
use frame_system::RawOrigin;
use pallet_governance::Origin;
use tributary_primitives::UNIT;
use tributary_runtime::OriginCaller;

/// Every order by every origin, directly and by vote.
#[test]
fn orders_need_their_origin() {
    use Speaker::{BigTreasurer, Curator, ParameterAdmin, Root, SmallTreasurer};
    let origins = [RawOrigin::Root.into()].into_iter().chain(Origin::ALL.map(OriginCaller::from));
    assert!(origins.eq(Speaker::ORIGINS.map(Speaker::caller)), "every origin");
    let everybody: Vec<_> = Speaker::ORIGINS.into_iter().chain([Speaker::Account(0)]).collect();
    let change = |setting| Order::SetParameter(Change { setting, reset: false });
    let orders = [
        change(Setting::Cap(300_000_000)),
        change(Setting::DepositPercent(90)),
        Order::FreezePayouts(0),
        Order::ThawPayouts(0),
        Order::ForceRetire(0),
        Order::Spend { sum: Sum::Planck(0), to: 3 },
        Order::Cancel(2),
        Order::Kill(3),
        Order::Remark,
    ];
    for order in orders {
        let mut ops = voice();
        // Something to cancel and something to kill.
        ops.extend(
            [propose(Setting::Cap(1)), propose(Setting::Cap(20_000_000)), propose(Setting::Cap(30_000_000))].concat(),
        );
        ops.extend(everybody.iter().map(|by| Op::Governance(Act::Order { by: *by, order })));
        let direct: usize =
            outcomes(ops).iter().filter(|(what, _)| what.ends_with(": BadOrigin")).map(|(_, n)| n).sum();
        let foreseen = match order {
            Order::Remark => 0,
            // Governance's own are root's alone, and so is what there is no way back from.
            Order::SetParameter(Change { setting: Setting::DepositPercent(_), .. }) | Order::ForceRetire(_) => 7,
            Order::Spend { .. } => 5,
            _ => 6,
        };
        assert_eq!(direct, foreseen, "{order:?}");
    }
    for speaker in everybody {
        let mut ops = voice();
        for order in
            [change(Setting::Cap(300_000_000)), Order::FreezePayouts(0), Order::Spend { sum: Sum::Planck(0), to: 3 }]
        {
            ops.extend([
                Op::Governance(Act::Submit { who: 0, speaker, order, when: When::At(0) }),
                Op::Governance(Act::PlaceDeposit { who: 1, poll: 1 }),
                vote(0, true, 600_000),
                vote(1, true, 600_000),
            ]);
        }
        ops.extend(blocks(20));
        let outcomes = outcomes(ops);
        let by_vote = |name: &str, ending: &str| outcomes.contains_key(&format!("{name} by vote: {ending}"));
        if matches!(speaker, Speaker::Account(_)) {
            assert_eq!(outcomes["Submit: NoTrack"], 3);
            continue;
        }
        assert_eq!(outcomes["a vote is won"], 3, "{speaker:?}");
        for (name, may) in [
            ("SetParameter", matches!(speaker, Root | ParameterAdmin)),
            ("FreezePayouts", matches!(speaker, Root | Curator)),
            ("Spend", matches!(speaker, Root | SmallTreasurer | BigTreasurer)),
        ] {
            assert!(by_vote(name, if may { "done" } else { "BadOrigin" }), "{name} by {speaker:?}");
        }
    }
}

/// The least, the most, and what is just beyond, of every parameter.
#[test]
fn bounds_are_kept() {
    let percent = |percent: u32| percent * 10_000_000;
    let (max, all) = (percent(95), percent(100));
    let within = [
        Setting::EpochLength(10),
        Setting::EpochLength(100_800),
        Setting::Emission(1_000_000 * UNIT),
        Setting::Decay(percent(10)),
        Setting::Parts([all, 0, 0, 0]),
        Setting::Cap(percent(1)),
        Setting::Cap(all),
        Setting::MinEvaluatorStake(UNIT),
        Setting::MinEvaluatorStake(1_000_000 * UNIT),
        Setting::MinStake(UNIT / 1_000),
        Setting::MinStake(1_000 * UNIT),
        Setting::MaxCommission(all),
        Setting::Unbonding(3),
        Setting::Unbonding(10_000),
        Setting::Penalty(percent(10)),
        Setting::SettlementBudget(percent(50)),
        Setting::MaxRoyaltySum(max),
        Setting::AssetDeposit(1_000 * UNIT),
        Setting::AssetByte(UNIT),
        Setting::TermsNotice(1),
        Setting::TermsNotice(1_296_000),
        Setting::RetireNotice(1),
        Setting::RetireNotice(1_296_000),
        Setting::ReviewPeriod(1),
        Setting::ReviewPeriod(1_296_000),
        Setting::UseFee(0),
        Setting::UseFee(percent(10)),
        Setting::MinGrant(1),
        Setting::MinGrant(1_000 * UNIT),
        Setting::ContributionDeposit(1_000 * UNIT),
        Setting::ContributionByte(UNIT),
        Setting::Shares([percent(50), 0, percent(50)]),
        Setting::DepositPercent(1),
        Setting::DepositPercent(10_000),
        Setting::SmallSpendLimit(10_000 * UNIT),
        Setting::BigSpendLimit(1_000_000 * UNIT),
        Setting::FeesToTreasury(0),
        Setting::FeesToTreasury(all),
        Setting::ChamberQuorum(0),
        Setting::ChamberQuorum(all),
        Setting::TreasurersShare(0),
        Setting::TreasurersShare(all),
    ];
    let beyond = [
        Setting::EpochLength(9),
        Setting::EpochLength(100_801),
        Setting::Emission(1_000_000 * UNIT + 1),
        Setting::Decay(percent(10) + 1),
        Setting::Parts([all - 1, 0, 0, 0]),
        Setting::Parts([all, 0, 0, 1]),
        Setting::Cap(percent(1) - 1),
        Setting::MinEvaluatorStake(UNIT - 1),
        Setting::MinEvaluatorStake(1_000_000 * UNIT + 1),
        Setting::MinStake(UNIT / 1_000 - 1),
        Setting::MinStake(1_000 * UNIT + 1),
        Setting::Unbonding(2),
        Setting::Unbonding(10_001),
        Setting::Penalty(percent(10) + 1),
        Setting::SettlementBudget(percent(50) + 1),
        Setting::MaxRoyaltySum(max + 1),
        Setting::AssetDeposit(1_000 * UNIT + 1),
        Setting::AssetByte(UNIT + 1),
        Setting::TermsNotice(0),
        Setting::TermsNotice(1_296_001),
        Setting::RetireNotice(0),
        Setting::RetireNotice(1_296_001),
        Setting::ReviewPeriod(0),
        Setting::ReviewPeriod(1_296_001),
        Setting::UseFee(percent(10) + 1),
        Setting::MinGrant(0),
        Setting::MinGrant(1_000 * UNIT + 1),
        Setting::ContributionDeposit(1_000 * UNIT + 1),
        Setting::ContributionByte(UNIT + 1),
        Setting::Shares([percent(50) + 1, 0, 0]),
        Setting::Shares([0, percent(50) + 1, 0]),
        Setting::Shares([0, 0, percent(50) + 1]),
        Setting::DepositPercent(0),
        Setting::DepositPercent(10_001),
        Setting::SmallSpendLimit(10_000 * UNIT + 1),
        Setting::BigSpendLimit(1_000_000 * UNIT + 1),
    ];
    let ops = within.into_iter().chain(beyond).flat_map(|setting| {
        let change = |reset| Change { setting, reset };
        let submit = |speaker| {
            let order = Order::SetParameter(change(false));
            Op::Governance(Act::Submit { who: 0, speaker, order, when: When::After(0) })
        };
        let propose = |reset| Op::Governance(Act::Propose { who: 0, change: change(reset), when: When::After(0) });
        let cancel = || Op::Governance(Act::Order { by: Speaker::Root, order: Order::Cancel(1) });
        let calls = [propose(false), propose(true), submit(Speaker::ParameterAdmin), submit(Speaker::Root)];
        calls.into_iter().flat_map(move |call| [call, cancel()])
    });
    let outcomes = outcomes(ops.collect());
    assert_eq!(outcomes["Propose: OutOfBounds"], beyond.len());
    assert_eq!(outcomes["Propose: done"], 2 * within.len() + beyond.len());
    assert_eq!(outcomes["Submit: CallFiltered"], 2 * beyond.len());
    assert_eq!(outcomes["Submit: done"], 2 * within.len());
}
