//! What a client may ask without a transaction, and what the devnet has to show.

use crate::{helpers::*, staging::*};
use frame_support::{assert_ok, traits::Get};
use sp_keyring::Sr25519Keyring as Key;
use tributary_primitives::{
    AssetId, AssetKind, AssetState, AssetView, Budgets, Class, EpochView, EvaluatorView, Phase, PoolId, Provenance,
    ProvenanceEdge, ProvenanceNode, ScoresView,
    apis::{
        runtime_decl_for_evaluation_api::EvaluationApi, runtime_decl_for_registry_api::RegistryApi,
        runtime_decl_for_rewards_api::RewardsApi,
    },
};
use tributary_runtime::{
    AccountId, Balance, Balances, MILLI, Registry, Rewards, Runtime, System, UNIT,
    genesis::{ENDOWMENT, TREASURY},
    parameters::in_range::registry::TermsNotice,
};

/// A dataset, a model built from it, one built from both, and one more built from that.
fn family() -> [AssetId; 4] {
    let data = card().publish(ALICE);
    let first = built_from(&[(data, 20)]).publish(BOB);
    let second = built_from(&[(data, 10), (first, 30)]).publish(CHARLIE);
    let third = built_from(&[(second, 50)]).open(DAVE);
    [data, first, second, third]
}

fn node(asset: AssetId, depth: u32) -> ProvenanceNode {
    let kind = if asset.0 == 0 { AssetKind::Dataset } else { AssetKind::Model };
    let open = asset.0 == 3;
    ProvenanceNode {
        asset,
        kind,
        state: if open { AssetState::Open } else { AssetState::Published },
        name: b"Corpus".to_vec().try_into().unwrap(),
        commitment: (!open).then_some(COMMITMENT),
        depth,
    }
}

fn edge(downstream: AssetId, upstream: AssetId, royalty: u32) -> ProvenanceEdge {
    ProvenanceEdge { downstream, upstream, royalty: percent(royalty) }
}

#[test]
fn an_asset_is_shown_as_it_is() {
    world(|| {
        assert_eq!(Runtime::asset(AssetId(0)), None);
        let budgets = Budgets { data: 0, compute: 5 };
        let promised = Card { floor: terms(0, UNIT, 10), budgets, deadline: Some(300_000), ..card() };
        let root = Card { terms: terms(1, 2 * UNIT, 10), split: split(20, 30, 50), ..promised }.open(ALICE);
        let shown = AssetView {
            id: root,
            kind: AssetKind::Dataset,
            state: AssetState::Open,
            steward: ALICE,
            info: pallet_registry::Infos::<Runtime>::get(root).unwrap(),
            terms: terms(1, 2 * UNIT, 10),
            pending: None,
            floor: terms(0, UNIT, 10),
            split: split(20, 30, 50),
            budgets,
            deadline: Some(300_000),
            closed: None,
            retired: None,
            upstream: Default::default(),
            commitment: None,
            lifetime: 0,
            waiting: 0,
            royalties: 0,
            frozen: false,
        };
        assert_eq!(Runtime::asset(root), Some(shown.clone()));
        // What waits, and what was announced.
        fund(DAVE, root, 3 * UNIT);
        set_terms(ALICE, root, terms(0, 3 * UNIT, 10));
        close(ALICE, root);
        let announced = AssetView {
            state: AssetState::Closed,
            terms: terms(1, 3 * UNIT, 10),
            pending: Some((terms(0, 3 * UNIT, 10), 1 + TermsNotice::get())),
            closed: Some(1),
            waiting: 3 * UNIT,
            ..shown
        };
        assert_eq!(Runtime::asset(root), Some(announced));
        set_terms(ALICE, root, terms(1, 3 * UNIT, 10));
        cancel(ALICE, root);
        assert_eq!(Runtime::asset(root).map(|asset| asset.state), Some(AssetState::Cancelled));
    });
}

#[test]
fn an_asset_that_was_published_is_shown_as_it_is() {
    world(|| {
        let root = Card { terms: terms(1, 2 * UNIT, 10), split: split(20, 30, 50), ..card() }.open(ALICE);
        let shown = Runtime::asset(root).unwrap();

        contribute_weight(BOB, root, Class::Compute, 1);
        publish(ALICE, root);
        let model = built_from(&[(root, 25)]).publish(CHARLIE);
        fund(DAVE, model, 4 * UNIT);
        collect(root, &[model]);
        retire(ALICE, root);
        let shown = AssetView {
            state: AssetState::Retired,
            split: split(20, 0, 80),
            closed: Some(1),
            retired: Some(1),
            commitment: Some(COMMITMENT),
            lifetime: net(2 * UNIT),
            royalties: net(UNIT),
            ..shown
        };
        assert_eq!(Runtime::asset(root), Some(shown));
        let model = Runtime::asset(model).unwrap();
        assert_eq!((model.kind, model.lifetime, model.royalties), (AssetKind::Model, net(4 * UNIT), 0));
        assert_eq!(model.upstream.into_inner(), [(root, percent(25))]);
        assert_eq!(Runtime::asset(AssetId(2)), None);
    });
}

#[test]
fn provenance_is_shown_as_deep_as_is_asked() {
    world(|| {
        let [data, first, second, third] = family();
        assert_eq!(
            Runtime::provenance(third, 0),
            Provenance { nodes: vec![node(third, 0)], edges: vec![], truncated: true }
        );
        let up_one = Provenance {
            nodes: vec![node(third, 0), node(second, 1)],
            edges: vec![edge(third, second, 50)],
            truncated: true,
        };
        assert_eq!(Runtime::provenance(third, 1), up_one);
        // The dataset is two steps up and three: it is shown once, at its nearest.
        let up_two = Provenance {
            nodes: vec![node(third, 0), node(second, 1), node(data, 2), node(first, 2)],
            edges: vec![edge(third, second, 50), edge(second, data, 10), edge(second, first, 30)],
            truncated: true,
        };
        assert_eq!(Runtime::provenance(third, 2), up_two);
        let mut whole = up_two;
        whole.edges.push(edge(first, data, 20));
        whole.truncated = false;
        assert_eq!(Runtime::provenance(third, 3), whole);
        assert_eq!(Runtime::provenance(third, u32::MAX), whole);

        // Nothing lies beyond what was built from nothing.
        assert_eq!(
            Runtime::provenance(data, 0),
            Provenance { nodes: vec![node(data, 0)], edges: vec![], truncated: false }
        );
        assert_eq!(Runtime::provenance(AssetId(4), 9), Provenance::default());
    });
}

#[test]
fn a_stack_is_shown_in_order_of_id() {
    world(|| {
        let [data, first, second, third] = family();
        assert_eq!(Runtime::royalty_stack(data).into_inner(), []);
        // 10 % and 20 % of 30 %; the rest of 30 %.
        let none = percent(0);
        assert_eq!(
            Runtime::royalty_stack(second).into_inner(),
            [(data, percent(16), none), (first, percent(24), none)]
        );
        assert_eq!(
            Runtime::royalty_stack(third).into_inner(),
            [(data, percent(8), none), (first, percent(12), none), (second, percent(30), none)]
        );
        assert_eq!(Runtime::royalty_stack(AssetId(4)).into_inner(), []);
    });
}

#[test]
fn what_is_owed_is_shown_in_order_and_without_zeros() {
    world(|| {
        let asset = Card { split: split(50, 25, 25), ..card() }.open(ALICE);
        for class in [Class::Compute, Class::Data] {
            contribute_weight(ALICE, asset, class, 1);
        }
        publish(ALICE, asset);
        let other = card().publish(ALICE);
        card().publish(ALICE);
        fund(EVE, other, UNIT);
        fund(EVE, asset, 4 * UNIT);
        assert_eq!(
            Runtime::claimable(ALICE),
            [
                (PoolId::Steward(asset), net(2 * UNIT)),
                (PoolId::Steward(other), net(UNIT)),
                (PoolId::Data(asset), net(UNIT)),
                (PoolId::Compute(asset), net(UNIT)),
            ]
        );
        assert_eq!(Runtime::claimable(STRANGER), []);

        let models = [30, 20, 10].map(|royalty| built_from(&[(asset, royalty)]).publish(BOB));
        fund(EVE, models[2], UNIT);
        fund(EVE, models[0], UNIT);
        assert_eq!(Runtime::collectable(asset), [(models[0], net(300 * MILLI)), (models[2], net(100 * MILLI))]);
        assert_eq!(Runtime::collectable(models[0]), []);
        assert_eq!(Runtime::collectable(AssetId(u32::MAX)), []);
        // To ask changes nothing.
        frame_support::assert_storage_noop!(Runtime::claimable(ALICE));
        frame_support::assert_storage_noop!(Runtime::collectable(asset));
    });
}

/// Runs a case on the devnet's first block.
fn devnet(case: impl FnOnce()) {
    devnet_chain().execute_with(|| {
        System::set_block_number(1);
        in_order();
        case();
        in_order();
    });
}

fn key(who: Key) -> AccountId {
    who.to_account_id()
}

/// What those who are no stewards on the devnet have staked, in TRIB, and how many bytes the URI of each of their
/// contributions has: 30 in the recordings, 33 in the notes and 41 in the classifier.
const STAKES: [(Key, Balance, &[Balance]); 4] = [
    (Key::Bob, 2_000, &[30, 33]),
    (Key::Charlie, 20_000, &[30, 41]),
    (Key::Eve, 8_000, &[33, 41]),
    (Key::Ferdie, 5_000, &[41]),
];

#[test]
fn the_devnet_begins_with_two_datasets_and_a_model() {
    devnet(|| {
        let shown = |id| Runtime::asset(AssetId(id)).unwrap();
        for (id, kind, steward, name) in [
            (0, AssetKind::Dataset, Key::Alice, "Birdsong recordings"),
            (1, AssetKind::Dataset, Key::Dave, "Field notes"),
            (2, AssetKind::Model, Key::Alice, "Birdsong classifier"),
        ] {
            let asset = shown(id);
            assert_eq!((asset.kind, asset.state, asset.steward), (kind, AssetState::Published, key(steward)));
            assert_eq!(&asset.info.name[..], name.as_bytes());
            assert!(asset.commitment.is_some());
        }
        assert_eq!(Runtime::asset(AssetId(3)), None);
        assert_eq!(shown(0).split, split(10, 90, 0));
        assert_eq!(shown(1).split, split(5, 95, 0));
        assert_eq!(shown(2).split, split(20, 20, 60));
        assert_eq!([0, 1, 2].map(|id| Registry::pool_weights(AssetId(id))), [[1, 400, 0], [1, 75, 0], [1, 10, 80]]);
        let cited = [(AssetId(0), percent(20)), (AssetId(1), percent(5))];
        assert_eq!(shown(2).upstream.into_inner(), cited);
        // The recordings' reach is a hundredth, of whatever is ever built from them.
        let stack = [(AssetId(0), percent(20), percent(1)), (AssetId(1), percent(5), percent(0))];
        assert_eq!(Runtime::royalty_stack(AssetId(2)).into_inner(), stack);
        assert_eq!(Runtime::provenance(AssetId(2), 1).nodes.len(), 3);
        // They may ask for less one day, but for no smaller royalty.
        for id in [0, 1, 2] {
            let (terms, floor) = (shown(id).terms, shown(id).floor);
            assert_eq!((floor.use_price, floor.training_fee), (0, 0));
            assert_eq!((floor.royalty, floor.reach), (terms.royalty, terms.reach));
        }
        // Nothing but stake and the deposits for contributions is held of who is no steward.
        for (who, stake, uris) in STAKES {
            let deposits: Balance = uris.iter().map(|bytes| work_deposit_of(*bytes)).sum();
            assert_eq!(Balances::reserved_balance(key(who)), stake * UNIT + deposits);
            assert_eq!((held(&key(who)), work_deposit(key(who))), (stake * UNIT, deposits));
        }
        assert_eq!((held(&key(Key::Alice)), held(&key(Key::Dave))), (0, 10_000 * UNIT));
    });
}

#[test]
fn the_devnets_contributors_are_paid_for_training() {
    devnet(|| {
        // Ten TRIB for the recordings and one for the notes, less the treasury's part.
        let lifetimes = [0, 1, 2].map(|id| Runtime::asset(AssetId(id)).unwrap().lifetime);
        assert_eq!(lifetimes, [net(10 * UNIT), net(UNIT), 0]);
        assert_eq!(pot(), net(11 * UNIT) + MILLI);
        assert_eq!(treasury(), TREASURY + fee(11 * UNIT));
        let (recordings, notes) = (PoolId::Data(AssetId(0)), PoolId::Data(AssetId(1)));
        assert_eq!(Runtime::claimable(key(Key::Alice)), [(PoolId::Steward(AssetId(0)), net(UNIT))]);
        assert_eq!(Runtime::claimable(key(Key::Dave)), [(PoolId::Steward(AssetId(1)), net(50 * MILLI))]);
        assert_eq!(
            Runtime::claimable(key(Key::Bob)),
            [(recordings.clone(), net(6_750 * MILLI)), (notes.clone(), 310_333_333_333)]
        );
        assert_eq!(Runtime::claimable(key(Key::Charlie)), [(recordings, net(2_250 * MILLI))]);
        assert_eq!(Runtime::claimable(key(Key::Eve)), [(notes, 620_666_666_666)]);
        assert_eq!(Runtime::claimable(key(Key::Ferdie)), []);

        for (who, amount) in
            [(Key::Bob, 6_925_333_333_333), (Key::Charlie, net(2_250 * MILLI)), (Key::Eve, 620_666_666_666)]
        {
            let pools = Runtime::claimable(key(who)).into_iter().map(|(pool, _)| pool).collect();
            assert_ok!(Rewards::claim_many(signed(key(who)), pools));
            let (_, stake, uris) = STAKES.into_iter().find(|(other, ..)| *other == who).unwrap();
            let deposits: Balance = uris.iter().map(|bytes| work_deposit_of(*bytes)).sum();
            assert_eq!(free(key(who)), ENDOWMENT - stake * UNIT - deposits + amount);
        }
        // Alice's TRIB, Dave's twentieth, and a planck of which a third is Eve's.
        let left = net(UNIT) + net(50 * MILLI) + 1;
        assert_eq!(pot(), left + MILLI);
    });
}

#[test]
fn the_devnets_model_can_be_used_and_built_on() {
    devnet(|| {
        let model = AssetId(2);
        assert_ok!(Registry::use_asset(signed(key(Key::Bob)), model, 40, 20 * UNIT));
        assert_eq!(Runtime::collectable(AssetId(0)), [(model, net(4 * UNIT))]);
        assert_eq!(Runtime::collectable(AssetId(1)), [(model, net(UNIT))]);
        // Of the other fifteen a fifth is the steward's, a fifth the data's and three fifths the compute's.
        assert_eq!(Runtime::claimable(key(Key::Ferdie)), [(PoolId::Compute(model), net(6_750 * MILLI))]);
        let next = built_from(&[(model, 10)]).open(key(Key::Ferdie));
        assert_eq!(next, AssetId(3));
        assert_eq!(
            Runtime::royalty_stack(next).into_inner(),
            [
                (AssetId(0), percent(2), percent(1)),
                (AssetId(1), parts(5_000_000), percent(0)),
                (model, parts(75_000_000), percent(0))
            ]
        );
        // Its training fee of twenty.
        assert_eq!(Runtime::asset(model).unwrap().lifetime, net(40 * UNIT));
    });
}

#[test]
fn the_devnets_evaluators_are_shown_in_order_of_account() {
    devnet(|| {
        let evaluator = |who, commission, stake: Balance, own: Balance| EvaluatorView {
            account: key(who),
            commission: percent(commission),
            stake: stake * UNIT,
            own: own * UNIT,
            counts: 0,
            counted: 0,
            committed: false,
            revealed: false,
            open: vec![],
        };
        let mut expected = vec![
            evaluator(Key::Charlie, 10, 25_000, 20_000),
            evaluator(Key::Dave, 5, 10_000, 10_000),
            evaluator(Key::Eve, 20, 10_000, 8_000),
        ];
        expected.sort_by_key(|shown| shown.account.clone());
        assert_eq!(Runtime::evaluators(), expected);
        assert_eq!((Runtime::epoch().index, Runtime::epoch().stake), (0, 0));

        // From the first block on it counts.
        System::set_block_number(0);
        block();
        assert_eq!((Runtime::epoch().index, Runtime::epoch().length, Runtime::epoch().stake), (1, 20, 45_000 * UNIT));
        assert!(Runtime::evaluators().into_iter().all(|shown| shown.counts == shown.stake));
        assert_eq!(pallet_evaluation::Pallet::<Runtime>::stakes(key(Key::Bob)), [(key(Key::Eve), 2_000 * UNIT)]);
    });
}

#[test]
fn an_epoch_is_shown_as_it_is() {
    stage(|| {
        card().publish(ALICE);
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000), (FERDIE, 500)]);
        let shown = EpochView {
            index: 1,
            start: 1,
            length: LENGTH,
            emission: EMISSION,
            assets: 600_000,
            evaluators: 250_000,
            treasury: 50_000,
            authors: 100_000,
            rolled_over: 0,
            fresh_rolled_over: 0,
            stake: 0,
            revealed: 0,
            quorum: 0,
            settling: 0,
            phase: None,
            fresh_assets: 0,
            buckets_left: 0,
        };
        assert_eq!(Runtime::epoch(), shown);
        until_epoch(3);
        let shown = EpochView { index: 3, start: 21, rolled_over: 600_000, stake: 2_500 * UNIT, settling: 2, ..shown };
        assert_eq!(Runtime::epoch(), shown);
        // A settlement is seen at work, page by page.
        set_budget(percent(0));
        let mut phases = vec![];
        while Runtime::epoch().settling == 2 {
            block();
            phases.extend(Runtime::epoch().phase);
        }
        phases.dedup();
        assert_eq!(phases, Phase::ALL);
        assert_eq!((Runtime::epoch().settling, Runtime::epoch().rolled_over), (3, 1_200_000));
        frame_support::assert_storage_noop!(Runtime::epoch());
    });
}

/// What is shown of the settlement of this epoch from block to block, with one page in each.
fn settlement_shown(epoch: u32) -> Vec<(Phase, u32)> {
    until_epoch(epoch + 1);
    set_budget(percent(0));
    next_epoch();
    let mut shown = vec![];
    while Runtime::epoch().settling == epoch {
        let EpochView { phase, buckets_left, .. } = Runtime::epoch();
        shown.push((phase.unwrap(), buckets_left));
        block();
    }
    assert_eq!((Runtime::epoch().phase, Runtime::epoch().buckets_left), (None, 0));
    set_budget(percent(25));
    shown.dedup();
    shown
}

#[test]
fn the_buckets_that_a_settlement_has_left_are_counted_down() {
    stage(|| {
        for _ in 0..3 * 64 {
            card().publish(ALICE);
        }
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000)]);
        next_epoch();
        let scores: &[(u32, u16)] = &[(0, 1), (1, 2), (64, 3), (191, 4)];
        score(&[(CHARLIE, scores)]);

        let none = |phase| vec![(phase, 0)];
        let three = |phase| [3, 2, 1, 0].map(|left| (phase, left)).to_vec();
        let expected = |scoring, assets, sweeping| {
            let [joining, penalties, evaluators] = [Phase::Joining, Phase::Penalties, Phase::Evaluators].map(none);
            [joining, penalties, scoring, assets, evaluators, sweeping].concat()
        };
        let all = expected(three(Phase::Scoring), three(Phase::Assets), none(Phase::Sweeping));
        assert_eq!(settlement_shown(2), all);

        // Where half of the stake stands against half there is no consensus: no bucket is visited to be paid.
        evaluator(DAVE, 10, &[(DAVE, 2_000)]);
        next_epoch();
        let epoch = now();
        score(&[(CHARLIE, &scores[..2]), (DAVE, &scores[2..])]);
        let unpaid = expected(three(Phase::Scoring), none(Phase::Assets), none(Phase::Sweeping));
        assert_eq!(settlement_shown(epoch), unpaid);

        // The second epoch becomes history.
        until_settled(25);
        let swept = expected(none(Phase::Scoring), none(Phase::Assets), three(Phase::Sweeping));
        assert_eq!(settlement_shown(26), swept);
        no_page_failed();
    });
}

#[test]
fn evaluators_are_shown_with_what_they_have_done() {
    stage(|| {
        card().publish(ALICE);
        evaluator(DAVE, 5, &[(DAVE, 2_000)]);
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000), (FERDIE, 500)]);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        stake(FERDIE, &CHARLIE, 100 * UNIT);
        let charlie = EvaluatorView {
            account: CHARLIE,
            commission: percent(10),
            stake: 2_600 * UNIT,
            own: 2_000 * UNIT,
            counts: 2_500 * UNIT,
            counted: 0,
            committed: true,
            revealed: false,
            open: vec![(2, percent(10))],
        };
        let dave = EvaluatorView {
            account: DAVE,
            commission: percent(5),
            stake: 2_000 * UNIT,
            counts: 2_000 * UNIT,
            committed: false,
            open: vec![],
            ..charlie.clone()
        };
        assert_eq!(Runtime::evaluators(), [charlie.clone(), dave.clone()]);
        next_epoch();
        reveal(&CHARLIE, &[(0, 1)]);
        let charlie =
            EvaluatorView { counts: 2_600 * UNIT, counted: 2_500 * UNIT, committed: false, revealed: true, ..charlie };
        let dave = EvaluatorView { counted: 2_000 * UNIT, ..dave };
        // What it revealed is open until it is settled.
        assert_eq!(Runtime::evaluators(), [charlie, dave]);
        assert_eq!(Runtime::epoch().revealed, 2_500 * UNIT);
        until_settled(2);
        assert!(Runtime::evaluators().into_iter().all(|shown| shown.open.is_empty()));
        assert_ok!(pallet_evaluation::Pallet::<Runtime>::deregister(signed(CHARLIE)));
        assert_eq!(Runtime::evaluators().len(), 1);
        frame_support::assert_storage_noop!(Runtime::evaluators());
    });
}

#[test]
fn scores_are_shown_when_they_are_revealed_and_settled() {
    stage(|| {
        for steward in [ALICE, DAVE, ALICE] {
            card().publish(steward);
        }
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000)]);
        evaluator(DAVE, 5, &[(DAVE, 2_000), (FERDIE, 1_000)]);
        next_epoch();
        // Asset 1 is Dave's own.
        let [charlie, dave] = [&[(0, 2), (1, 4)][..], &[(0, 8), (1, 9)]];
        commit(&CHARLIE, charlie);
        commit(&DAVE, dave);
        assert_eq!(Runtime::scores(2, AssetId(0)), None);
        next_epoch();
        reveal(&DAVE, dave);
        reveal(&CHARLIE, charlie);
        // In order of reveal.
        let first = ScoresView { scores: vec![(DAVE, 65_535), (CHARLIE, 32_767)], outcome: None };
        let second = ScoresView { scores: vec![(CHARLIE, 65_535)], outcome: None };
        assert_eq!(Runtime::scores(2, AssetId(0)), Some(first.clone()));
        assert_eq!(Runtime::scores(2, AssetId(1)), Some(second.clone()));
        until_settled(2);
        let score = 3_000 * UNIT * 65_535 + 2_000 * UNIT * 32_767;
        assert_eq!(Runtime::scores(2, AssetId(0)), Some(ScoresView { outcome: Some((65_535, score.into())), ..first }));
        assert_eq!(Runtime::scores(2, AssetId(1)), Some(ScoresView { outcome: Some((0, 0.into())), ..second }));
        for (epoch, asset) in [(2, 2), (2, 64), (1, 0), (3, 0), (99, 0), (2, u32::MAX)] {
            assert_eq!(Runtime::scores(epoch, AssetId(asset)), None);
        }
        frame_support::assert_storage_noop!(Runtime::scores(2, AssetId(0)));
    });
}
