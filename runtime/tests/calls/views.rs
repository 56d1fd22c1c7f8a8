//! What a client may ask without a transaction, and what the devnet has to show.

use crate::helpers::*;
use frame_support::assert_ok;
use serde_json::Value;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, runtime_decl_for_genesis_builder::GenesisBuilder};
use sp_keyring::Sr25519Keyring as Key;
use tributary_primitives::{
    AssetId, AssetKind, AssetState, AssetView, Class, PoolId, Provenance, ProvenanceEdge, ProvenanceNode,
    apis::{runtime_decl_for_registry_api::RegistryApi, runtime_decl_for_rewards_api::RewardsApi},
};
use tributary_runtime::{
    AccountId, Balance, Balances, Block, MILLI, Registry, Rewards, Runtime, System, UNIT, genesis::ENDOWMENT,
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
        let root = Card { terms: terms(1, 2 * UNIT, 10), split: split(20, 30, 50), ..card() }.open(ALICE);
        let shown = AssetView {
            id: root,
            kind: AssetKind::Dataset,
            state: AssetState::Open,
            steward: ALICE,
            info: pallet_registry::Infos::<Runtime>::get(root).unwrap(),
            terms: terms(1, 2 * UNIT, 10),
            split: split(20, 30, 50),
            upstream: Default::default(),
            commitment: None,
            lifetime: 0,
            royalties: 0,
        };
        assert_eq!(Runtime::asset(root), Some(shown.clone()));

        contribute_weight(BOB, root, Class::Compute, 1);
        publish(ALICE, root);
        let model = built_from(&[(root, 25)]).publish(CHARLIE);
        fund(DAVE, model, 4 * UNIT);
        collect(root, &[model]);
        retire(ALICE, root);
        let shown = AssetView {
            state: AssetState::Retired,
            split: split(20, 0, 80),
            commitment: Some(COMMITMENT),
            lifetime: 2 * UNIT,
            royalties: UNIT,
            ..shown
        };
        assert_eq!(Runtime::asset(root), Some(shown));
        let model = Runtime::asset(model).unwrap();
        assert_eq!((model.kind, model.lifetime, model.royalties), (AssetKind::Model, 4 * UNIT, 0));
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
        assert_eq!(Runtime::royalty_stack(second).into_inner(), [(data, percent(16)), (first, percent(24))]);
        assert_eq!(
            Runtime::royalty_stack(third).into_inner(),
            [(data, percent(8)), (first, percent(12)), (second, percent(30))]
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
                (PoolId::Steward(asset), 2 * UNIT),
                (PoolId::Steward(other), UNIT),
                (PoolId::Data(asset), UNIT),
                (PoolId::Compute(asset), UNIT),
            ]
        );
        assert_eq!(Runtime::claimable(STRANGER), []);

        let models = [30, 20, 10].map(|royalty| built_from(&[(asset, royalty)]).publish(BOB));
        fund(EVE, models[2], UNIT);
        fund(EVE, models[0], UNIT);
        assert_eq!(Runtime::collectable(asset), [(models[0], 300 * MILLI), (models[2], 100 * MILLI)]);
        assert_eq!(Runtime::collectable(models[0]), []);
        assert_eq!(Runtime::collectable(AssetId(u32::MAX)), []);
        // To ask changes nothing.
        frame_support::assert_storage_noop!(Runtime::claimable(ALICE));
        frame_support::assert_storage_noop!(Runtime::collectable(asset));
    });
}

/// A preset as clients apply it to the default configuration (RFC 7386).
fn merge(target: &mut Value, patch: Value) {
    match patch {
        Value::Object(patch) if target.is_object() => {
            patch.into_iter().for_each(|(key, value)| merge(&mut target[key], value));
        }
        patch => *target = patch,
    }
}

/// Runs a case on the devnet's first block.
fn devnet(case: impl FnOnce()) {
    let json = |preset| -> Value {
        serde_json::from_slice(&<Runtime as GenesisBuilder<Block>>::get_preset(&preset).unwrap()).unwrap()
    };
    let mut config = json(None);
    merge(&mut config, json(Some(DEV_RUNTIME_PRESET.into())));
    sp_io::TestExternalities::default().execute_with(|| {
        assert_ok!(<Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes()));
        System::set_block_number(1);
        in_order();
        case();
        in_order();
    });
}

fn key(who: Key) -> AccountId {
    who.to_account_id()
}

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
        let stack = [(AssetId(0), percent(20)), (AssetId(1), percent(5))];
        assert_eq!(shown(2).upstream.into_inner(), stack);
        assert_eq!(Runtime::royalty_stack(AssetId(2)).into_inner(), stack);
        assert_eq!(Runtime::provenance(AssetId(2), 1).nodes.len(), 3);
        // Nothing waits for review, so nothing but the assets' deposits is held.
        for who in [Key::Bob, Key::Charlie, Key::Eve, Key::Ferdie] {
            assert_eq!(Balances::reserved_balance(key(who)), 0);
        }
    });
}

#[test]
fn the_devnets_contributors_are_paid_for_training() {
    devnet(|| {
        // Ten TRIB for the recordings and one for the notes.
        assert_eq!([0, 1, 2].map(|id| Runtime::asset(AssetId(id)).unwrap().lifetime), [10 * UNIT, UNIT, 0]);
        assert_eq!(pot(), 11 * UNIT + MILLI);
        let (recordings, notes) = (PoolId::Data(AssetId(0)), PoolId::Data(AssetId(1)));
        assert_eq!(Runtime::claimable(key(Key::Alice)), [(PoolId::Steward(AssetId(0)), UNIT)]);
        assert_eq!(Runtime::claimable(key(Key::Dave)), [(PoolId::Steward(AssetId(1)), 50 * MILLI)]);
        assert_eq!(Runtime::claimable(key(Key::Bob)), [(recordings, 6_750 * MILLI), (notes, 316_666_666_666)]);
        assert_eq!(Runtime::claimable(key(Key::Charlie)), [(recordings, 2_250 * MILLI)]);
        assert_eq!(Runtime::claimable(key(Key::Eve)), [(notes, 633_333_333_333)]);
        assert_eq!(Runtime::claimable(key(Key::Ferdie)), []);

        for (who, amount) in [(Key::Bob, 7_066_666_666_666), (Key::Charlie, 2_250 * MILLI), (Key::Eve, 633_333_333_333)]
        {
            let pools = Runtime::claimable(key(who)).into_iter().map(|(pool, _)| pool).collect();
            assert_ok!(Rewards::claim_many(signed(key(who)), pools));
            assert_eq!(free(key(who)), ENDOWMENT + amount);
        }
        // Alice's TRIB, Dave's twentieth, and a planck of which a third is Eve's.
        let left: Balance = UNIT + 50 * MILLI + 1;
        assert_eq!(pot(), left + MILLI);
    });
}

#[test]
fn the_devnets_model_can_be_used_and_built_on() {
    devnet(|| {
        let model = AssetId(2);
        assert_ok!(Registry::use_asset(signed(key(Key::Bob)), model, 40, 20 * UNIT));
        assert_eq!(Runtime::collectable(AssetId(0)), [(model, 4 * UNIT)]);
        assert_eq!(Runtime::collectable(AssetId(1)), [(model, UNIT)]);
        // Of the other fifteen a fifth is the steward's, a fifth the data's and three fifths the compute's.
        assert_eq!(Runtime::claimable(key(Key::Ferdie)), [(PoolId::Compute(model), 6_750 * MILLI)]);
        let next = built_from(&[(model, 10)]).open(key(Key::Ferdie));
        assert_eq!(next, AssetId(3));
        assert_eq!(
            Runtime::royalty_stack(next).into_inner(),
            [(AssetId(0), percent(2)), (AssetId(1), parts(5_000_000)), (model, parts(75_000_000))]
        );
        // Its training fee of twenty.
        assert_eq!(Runtime::asset(model).unwrap().lifetime, 40 * UNIT);
    });
}
