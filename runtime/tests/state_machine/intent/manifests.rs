//! The work of many in one record: whoever did it is owed its part from the record's acceptance on, and nobody more,
//! whoever collected the work, reviews it, or comes first.

use super::{for_data, pass, promises::expect, publish, register, told};
use crate::{
    model::Model,
    op::{
        Meter, Op, Promises,
        bundle::{Bundle, Flaw, Lie, Share},
    },
};
use std::collections::BTreeMap;
use tributary_primitives::{AssetId, Class, PoolId, UNIT};

const NONE: Flaw = Flaw::None;
/// Whoever collects the work of others and records it.
const BUILDER: usize = 1;

fn told_of(ops: Vec<Op>, wanted: &[(&str, usize)]) -> Model {
    let (model, outcomes): (Model, BTreeMap<String, usize>) = told(ops);
    expect(&outcomes, wanted);
    model
}

/// Open and blinded leaves in turn: so many units of so many accounts.
fn bundle(lie: Lie, units: &[(usize, u64)]) -> Bundle {
    let share =
        |(index, (who, units)): (usize, &(usize, u64))| Share { who: *who, blinded: index % 2 == 1, units: *units };
    Bundle { leaves: units.iter().enumerate().map(share).collect(), lie }
}

fn record(bundle: Bundle) -> Op {
    Op::ContributeMany { who: BUILDER, asset: 0, class: Class::Data, bundle, uri: 1 }
}

fn assess(rate: u64) -> Op {
    Op::AssessManifest { who: 0, contribution: 0, rate }
}

fn reassess(rate: u64) -> Op {
    Op::ReassessManifest { who: 0, contribution: 0, rate }
}

/// Somebody who has no part in it pays for the call.
fn join(index: u32, flaw: Flaw) -> Op {
    Op::Join { who: 3, contribution: 0, index, flaw }
}

fn block(first: u32, size: u32) -> Op {
    Op::JoinMany { who: 3, contribution: 0, first, size, flaw: NONE }
}

fn depart(who: usize, index: u32) -> Op {
    Op::Depart { who, contribution: 0, index, flaw: NONE }
}

fn revoke() -> Op {
    Op::Revoke { who: 0, contribution: 0, reason: 1 }
}

fn fund(who: usize, amount: u128) -> Op {
    Op::Fund { who, asset: 0, amount }
}

fn claim(who: usize) -> Op {
    Op::Claim { who, pool: PoolId::Data(AssetId(0)) }
}

/// Data for the first asset, all of whose income is for data, accepted at so much for a unit.
fn accepted(lie: Lie, units: &[(usize, u64)], rate: u64) -> Vec<Op> {
    vec![register(for_data(), vec![]), record(bundle(lie, units)), assess(rate)]
}

/// It does not matter when a leaf joins, nor whether its account was there before or has anything.
#[test]
fn a_leaf_is_owed_from_the_acceptance_on() {
    let units = [(2, 10), (3, 30), (2, 50), (7, 10)];
    let mut ops = accepted(Lie::None, &units, 5);
    ops.push(join(0, NONE));
    ops.extend(publish(0));
    // The treasury's part is a fiftieth.
    ops.extend([fund(0, 50 * UNIT), claim(2), claim(3), join(1, NONE), claim(3), claim(2)]);
    ops.extend([fund(0, 50 * UNIT), join(2, NONE), claim(2), claim(3), pass(1, Meter::Unlimited)]);
    ops.extend([claim(7), join(3, NONE), claim(7), fund(0, 50 * UNIT), claim(2), claim(3), claim(7)]);
    let model =
        told_of(ops, &[("Join: done", 4), ("Claim: NotAMember", 2), ("Claim: NothingToClaim", 1), ("Claim: done", 8)]);
    let paid = 3 * 49 * UNIT;
    assert_eq!([2, 3, 7].map(|who| model.voice(who)), [paid * 60 / 100, paid * 30 / 100, paid * 10 / 100]);
    assert!(model.latents().is_empty());
}

/// Whatever is changed in what is shown of a leaf, it proves nothing.
#[test]
fn a_proof_is_of_a_leaf_as_it_is() {
    let mut ops = accepted(Lie::None, &[(2, 1), (3, 2), (4, 3), (5, 4), (2, 5)], 1);
    for index in 0..5 {
        ops.extend([Flaw::Owner, Flaw::Blind, Flaw::Units(1), Flaw::Units(u64::MAX), Flaw::Record].map(|flaw| {
            // Whoever leaves has to prove what it takes along.
            if index == 0 { Op::Depart { who: 2, contribution: 0, index, flaw } } else { join(index, flaw) }
        }));
        for at in 0..3 {
            ops.extend([Flaw::Hash(at), Flaw::Sum(at), Flaw::Most(at)].map(|flaw| join(index, flaw)));
        }
        ops.extend([Flaw::Place, Flaw::Short, Flaw::Long].map(|flaw| join(index, flaw)));
    }
    ops.extend([join(5, NONE), join(8, NONE), join(u32::MAX, NONE)]);
    let model = told_of(
        ops,
        &[
            ("Depart: WrongProof", 5),
            ("Join: WrongProof", 20 + 45 + 4),
            ("Join: WrongPathLength", 10),
            // The last leaf has no sibling.
            ("Join: IndexBeyondCount", 1 + 3),
        ],
    );
    assert!(model.seen_leaves().is_empty());
}

/// A leaf joins once, alone or with others, before publication or after.
#[test]
fn a_leaf_joins_once() {
    let mut ops = accepted(Lie::None, &[(2, 1), (3, 2), (4, 3), (5, 4), (2, 5)], 1);
    ops.extend([join(1, NONE), join(1, NONE), block(1, 1), block(0, 2), block(0, 2), join(0, NONE)]);
    ops.extend([block(0, 0), block(0, 3), block(1, 2), block(4, 2), block(0, 8), block(0, 129)]);
    ops.extend(publish(0));
    ops.extend([block(0, 4), block(4, 1), block(4, 1), join(4, NONE)]);
    let model = told_of(
        ops,
        &[
            ("Join: done", 1),
            ("Join: AlreadyJoined", 3),
            ("JoinMany: AlreadyJoined", 3),
            ("JoinMany: EmptyBatch", 1),
            ("JoinMany: BatchTooLong", 1),
            ("JoinMany: BadBlock", 4),
            ("JoinMany: done", 3),
        ],
    );
    assert_eq!(model.pool_weights(0), [1, 15, 0]);
    assert!(model.latents().is_empty());
}

/// Whoever collects the work gets no more for it than the leaves say, whatever else it says; and has its deposit on
/// hold for as long as a leaf has not joined.
#[test]
fn a_builder_that_lies_gains_nothing() {
    let units = [(2, 10), (3, 10), (BUILDER, 10)];
    let forget = || Op::Forget { who: BUILDER, contribution: 0 };
    let mut ops = accepted(Lie::Inflated(70), &units, 1);
    ops.extend(publish(0));
    ops.extend([fund(0, 50 * UNIT), forget(), join(2, NONE), join(0, NONE), join(1, NONE), claim(2), claim(3)]);
    ops.extend([claim(BUILDER), forget()]);
    let model = told_of(
        ops,
        &[
            ("Join: WrongProof", 1),
            ("Join: done", 2),
            ("Claim: done", 2),
            ("Claim: NotAMember", 1),
            ("Forget: LeavesUnjoined", 2),
        ],
    );
    assert_eq!([2, 3, BUILDER].map(|who| model.voice(who)), [49 * UNIT / 10, 49 * UNIT / 10, 0]);

    // Nothing is proved against another total, or another depth; and no place beyond the number told.
    for (lie, refused) in [
        (Lie::Units(29), "WrongProof"),
        (Lie::Units(31), "WrongProof"),
        (Lie::Count(5), "WrongPathLength"),
        (Lie::Count(1), "IndexBeyondCount"),
    ] {
        let mut ops = accepted(lie, &units, 1);
        ops.extend((1..3).map(|index| join(index, NONE)));
        let refused = format!("Join: {refused}");
        told_of(ops, &[("AssessManifest: done", 1), (refused.as_str(), 2)]);
    }
    for (lie, refused) in [
        (Lie::Count(0), "ZeroCount"),
        (Lie::Count(31), "TooFewUnits"),
        (Lie::Units(2), "TooFewUnits"),
        (Lie::Units(0), "ZeroUnits"),
    ] {
        let ops = vec![register(for_data(), vec![]), record(bundle(lie, &units))];
        let refused = format!("ContributeMany: {refused}");
        told_of(ops, &[(refused.as_str(), 1)]);
    }
    // A leaf without units is in the tree for nothing.
    let mut ops = accepted(Lie::None, &[(2, 0), (3, 10)], 1);
    ops.extend([join(0, NONE), block(0, 2), depart(2, 0)]);
    told_of(ops, &[("Join: ZeroUnits", 1), ("JoinMany: ZeroUnits", 1), ("Depart: ZeroUnits", 1)]);
}

/// The whole counts against the budget when it is accepted, and nobody accepts its own.
#[test]
fn a_manifest_weighs_as_a_whole() {
    let mut ops = vec![register(Promises { budgets: [300, 0], ..for_data() }, vec![])];
    ops.extend([record(bundle(Lie::None, &[(2, 10), (3, 20)])), reassess(1), join(0, NONE), depart(2, 0)]);
    ops.push(Op::AssessManifest { who: BUILDER, contribution: 0, rate: 1 });
    ops.push(Op::SetReviewers { who: 0, asset: 0, reviewers: vec![0, BUILDER] });
    ops.push(Op::AssessManifest { who: BUILDER, contribution: 0, rate: 1 });
    ops.extend([assess(0), assess(u64::MAX), assess(11), assess(9), assess(9)]);
    ops.push(Op::ReassessManifest { who: BUILDER, contribution: 0, rate: 1 });
    ops.extend([reassess(0), reassess(u64::MAX), reassess(11), reassess(10)]);
    ops.extend([Op::Close { who: 0, asset: 0 }, reassess(11), reassess(10), reassess(4), join(0, NONE), reassess(3)]);
    let model = told_of(
        ops,
        &[
            ("Join: NotAccepted", 1),
            ("Depart: NotAccepted", 1),
            ("AssessManifest: NotReviewer", 1),
            ("AssessManifest: OwnContribution", 1),
            ("AssessManifest: ZeroWeight", 1),
            ("AssessManifest: WeightTooLarge", 1),
            ("AssessManifest: OverBudget", 1),
            ("AssessManifest: NotPending", 1),
            ("AssessManifest: done", 1),
            ("ReassessManifest: NotAccepted", 1),
            ("ReassessManifest: OwnContribution", 1),
            ("ReassessManifest: ZeroWeight", 1),
            ("ReassessManifest: WeightTooLarge", 1),
            ("ReassessManifest: OverBudget", 1),
            ("ReassessManifest: WeightRises", 1),
            ("ReassessManifest: LeavesJoined", 1),
            ("ReassessManifest: done", 3),
        ],
    );
    assert_eq!(model.pool_weights(0), [1, 120, 0]);
}

/// What is not a manifest is not taken for one, and the other way round.
#[test]
fn manifests_are_told_apart() {
    let mut ops = vec![register(for_data(), vec![]), super::contribute(2, Class::Data)];
    ops.extend([assess(1), reassess(1), join(0, NONE), block(0, 1), depart(2, 0)]);
    ops.extend([record(bundle(Lie::None, &[(2, 1)])), Op::Assess { who: 0, contribution: 1, weight: 1 }]);
    ops.push(Op::AssessMany { who: 0, assessments: vec![(0, 1), (1, 1)] });
    ops.push(Op::AssessManifest { who: 0, contribution: 1, rate: 1 });
    ops.push(Op::Reassess { who: 0, contribution: 1, weight: 1 });
    let none = |index| Op::Join { who: 0, contribution: 2, index, flaw: NONE };
    ops.extend([none(0), none(u32::MAX)]);
    told_of(
        ops,
        &[
            ("AssessManifest: NotManifest", 1),
            ("ReassessManifest: NotManifest", 1),
            ("Join: NotManifest", 1),
            ("JoinMany: NotManifest", 1),
            ("Depart: NotManifest", 1),
            ("Assess: IsManifest", 1),
            ("AssessMany: IsManifest", 1),
            ("Reassess: IsManifest", 1),
            ("Join: UnknownContribution", 2),
        ],
    );
}

/// Before publication whoever's a leaf is takes it out, joined or not, and it never comes back; nobody else does, even
/// when all leaves have joined.
#[test]
fn a_leaf_is_its_owners() {
    let mut ops = accepted(Lie::None, &[(2, 10), (3, 20), (4, 30)], 1);
    ops.extend([depart(0, 0), depart(BUILDER, 0), depart(2, 0), depart(2, 0), join(0, NONE), block(0, 1)]);
    ops.extend([join(1, NONE), join(2, NONE)]);
    ops.extend([depart(0, 1), depart(BUILDER, 1), depart(4, 1), depart(4, 2), depart(4, 2), join(2, NONE)]);
    ops.extend(publish(0));
    ops.extend([depart(3, 1), Op::Forget { who: BUILDER, contribution: 0 }, depart(3, 1)]);
    let model = told_of(
        ops,
        &[
            ("Depart: NotContributor", 5),
            ("Depart: done", 2),
            ("Depart: AlreadyLeft", 2),
            ("Depart: NotPending", 1),
            ("Depart: UnknownContribution", 1),
            ("Join: AlreadyJoined", 2),
            ("JoinMany: AlreadyJoined", 1),
            ("Forget: done", 1),
        ],
    );
    assert_eq!(model.pool_weights(0), [1, 20, 0]);
    assert!(model.manifests().is_empty());
}

/// What was revoked or taken back has no leaf that still joins, and those that did anybody takes out until publication;
/// then the record goes with its deposit.
#[test]
fn a_manifest_is_taken_back_with_its_leaves() {
    let units = [(2, 10), (3, 20), (4, 30)];
    let withdraw = Op::Withdraw { who: BUILDER, contribution: 0 };
    for (back, twice) in [(revoke(), "Revoke: NothingLatent"), (withdraw, "Withdraw: NothingLatent")] {
        let mut ops = accepted(Lie::None, &units, 1);
        ops.extend([join(0, NONE), join(1, NONE), back.clone(), back.clone(), join(2, NONE), depart(4, 2)]);
        ops.extend([reassess(1), depart(5, 0), depart(5, 0), depart(5, 1), depart(5, 1)]);
        let model = told_of(
            ops,
            &[
                (twice, 1),
                ("Join: NothingLatent", 1),
                ("Depart: NothingLatent", 1),
                ("ReassessManifest: LeavesJoined", 1),
                ("Depart: AlreadyLeft", 1),
                ("Depart: done", 2),
                ("Depart: UnknownContribution", 1),
            ],
        );
        assert_eq!((model.work().len(), model.contribution_deposits(BUILDER)), (0, 0));
        assert_eq!(model.pool_weights(0), [1, 0, 0]);

        // Without leaves that joined all goes at once; what is left at publication stays.
        let mut ops = accepted(Lie::None, &units, 1);
        ops.extend([back.clone(), join(0, NONE)]);
        let model = told_of(ops, &[("Join: UnknownContribution", 1)]);
        assert_eq!(model.contribution_deposits(BUILDER), 0);

        let mut ops = accepted(Lie::None, &units, 1);
        ops.extend([join(0, NONE), back]);
        ops.extend(publish(0));
        ops.extend([depart(5, 0), join(1, NONE), fund(0, 50 * UNIT), claim(2)]);
        ops.push(Op::Forget { who: BUILDER, contribution: 0 });
        let wanted = [("Depart: NotPending", 1), ("Join: NothingLatent", 1), ("Claim: done", 1), ("Forget: done", 1)];
        let model = told_of(ops, &wanted);
        assert_eq!(model.voice(2), 49 * UNIT);
    }
}

/// Nothing more joins what was given up, and everything can be taken out of it.
#[test]
fn nothing_joins_what_was_given_up() {
    let mut ops = accepted(Lie::None, &[(2, 10), (3, 20)], 1);
    ops.extend([join(0, NONE), Op::GiveUp { who: 0, asset: 0 }, join(1, NONE), block(0, 2), depart(2, 0)]);
    ops.extend([Op::Remove { who: 0, asset: 0 }, Op::Withdraw { who: BUILDER, contribution: 0 }]);
    ops.push(Op::Remove { who: 0, asset: 0 });
    told_of(
        ops,
        &[
            ("Join: NotOpen", 1),
            ("JoinMany: NotOpen", 1),
            ("Depart: done", 1),
            ("Remove: StillInUse", 1),
            ("Withdraw: done", 1),
            ("Remove: done", 1),
        ],
    );
}

/// Whoever pays for what it has a leaf of before the leaf joins is heard no louder for it than afterwards.
#[test]
fn nobody_buys_a_voice_before_it_joins() {
    let mut ops = accepted(Lie::None, &[(2, 1), (3, 1)], 1);
    ops.extend(publish(0));
    ops.extend([fund(2, 50 * UNIT), join(0, NONE), claim(2), fund(2, 50 * UNIT), claim(2), fund(0, 100 * UNIT)]);
    ops.extend([claim(2), join(1, NONE), claim(3), fund(4, UNIT), fund(0, UNIT), claim(3)]);
    let model = told_of(ops, &[("Claim: done", 5)]);
    // Four times 24.5 came to it, and it paid 100 itself; then half of 1.96.
    assert_eq!((model.voice(2), model.voice(3)), (0, 98 * UNIT + UNIT / 100 * 98));
    let paid = model.own_payments();
    assert_eq!(paid.len(), 2, "{paid:?}");
}
