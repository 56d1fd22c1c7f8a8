//! Freezes: a fraud neither sells, nor is built on, nor has its money moved, until somebody has decided. What is owed
//! stays owed.

use crate::{helpers::*, staging};
use frame_support::assert_ok;
use pallet_governance::Origin;
use sp_runtime::DispatchError;
use tributary_primitives::{
    AssetId, AssetState, Class, Owed, PoolId, Terms,
    apis::{runtime_decl_for_registry_api::RegistryApi, runtime_decl_for_rewards_api::RewardsApi},
};
use tributary_runtime::{Balance, Registry, Rewards, Runtime, RuntimeOrigin, UNIT};

type Error = pallet_registry::Error<Runtime>;
type Event = pallet_registry::Event<Runtime>;
type RewardsError = pallet_rewards::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[payouts_are_frozen_and_thawed_once, a_frozen_fraud_does_not_go_on];

fn curator() -> RuntimeOrigin {
    Origin::Curator.into()
}

#[test]
fn payouts_are_frozen_and_thawed_once() {
    world(|| {
        let asset = card().publish(ALICE);
        for refused in [signed(ALICE), RuntimeOrigin::none(), Origin::ParameterAdmin.into(), Origin::Killer.into()] {
            refuse!(Registry::freeze_payouts(refused.clone(), asset), DispatchError::BadOrigin);
            refuse!(Registry::thaw_payouts(refused.clone(), asset), DispatchError::BadOrigin);
            refuse!(Registry::force_retire(refused, asset), DispatchError::BadOrigin);
        }
        // A curator stops a fraud for a while; what there is no way back from is root's.
        refuse!(Registry::force_retire(curator(), asset), DispatchError::BadOrigin);
        refuse!(Registry::freeze_payouts(curator(), AssetId(9)), Error::UnknownAsset);
        refuse!(Registry::thaw_payouts(curator(), AssetId(9)), Error::UnknownAsset);
        refuse!(Registry::thaw_payouts(curator(), asset), Error::NotFrozen);
        assert_ok!(Registry::freeze_payouts(curator(), asset));
        said(Event::PayoutsFrozen { asset });
        refuse!(Registry::freeze_payouts(RuntimeOrigin::root(), asset), Error::AlreadyFrozen);
        assert!(Registry::asset(asset).unwrap().frozen);
        assert_ok!(Registry::thaw_payouts(curator(), asset));
        said(Event::PayoutsThawed { asset });
        assert!(!Registry::asset(asset).unwrap().frozen);
    });
}

#[test]
fn root_retires_what_its_steward_would_not() {
    world(|| {
        let open = card().open(ALICE);
        let asset = card().publish(ALICE);
        refuse!(Registry::force_retire(RuntimeOrigin::root(), AssetId(9)), Error::UnknownAsset);
        refuse!(Registry::force_retire(RuntimeOrigin::root(), open), Error::NotPublished);
        fund(BOB, asset, UNIT);
        assert_ok!(Registry::force_retire(RuntimeOrigin::root(), asset));
        said(Event::AssetRetired { asset, from: 1 });
        refuse!(Registry::force_retire(RuntimeOrigin::root(), asset), Error::NotPublished);
        refuse!(Registry::use_asset(signed(BOB), asset, 1, UNIT), Error::NotPublished);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)));
    });
}

/// A dataset of Alice's, a fraud of Bob's that was built from it and has data of Charlie's, and a model that Dave built
/// from the fraud. Bob's is the ancestor as well, by a second dataset.
fn fraud() -> [AssetId; 4] {
    let data = card().publish(ALICE);
    let accomplice = card().publish(BOB);
    let terms = Terms { use_price: UNIT, ..Terms::default() };
    let cited = built_from(&[(data, 10), (accomplice, 40)]);
    let fraud = Card { terms, split: split(50, 50, 0), ..cited }.open(BOB);
    contribute_weight(CHARLIE, fraud, Class::Data, 1);
    publish(BOB, fraud);
    let model = built_from(&[(fraud, 50)]).publish(DAVE);
    [data, accomplice, fraud, model]
}

#[test]
fn a_frozen_fraud_does_not_go_on() {
    world(|| {
        let [data, accomplice, fraud, model] = fraud();
        assert_ok!(Registry::use_asset(signed(EVE), fraud, 10, 10 * UNIT));
        freeze(fraud);
        let frozen = DispatchError::from(RewardsError::PayoutsFrozen);
        // It is not used, not cited and not funded.
        refuse!(Registry::use_asset(signed(EVE), fraud, 1, UNIT), Error::Frozen);
        refuse!(built_from(&[(fraud, 50)]).register(DAVE), Error::Frozen);
        refuse!(Rewards::fund(signed(EVE), fraud, UNIT), frozen);
        // Nothing is collected from it: neither by an ancestor of its own steward's, nor by anybody else's.
        for asset in [accomplice, data] {
            refuse!(Rewards::collect(signed(EVE), asset, vec![fraud]), frozen);
            assert_eq!(Runtime::collectable(asset), []);
        }
        refuse!(Rewards::collect_and_claim(signed(BOB), vec![(accomplice, vec![fraud])], vec![]), frozen);
        // Nothing is claimed, by whom and for whomever.
        let [seat, pool, _] = PoolId::of(fraud);
        refuse!(Rewards::claim(signed(BOB), seat.clone()), frozen);
        refuse!(Rewards::claim_for(signed(ALICE), pool.clone(), CHARLIE), frozen);
        refuse!(Rewards::claim_many(signed(CHARLIE), vec![pool.clone()]), frozen);
        refuse!(Rewards::claim_many(signed(BOB), vec![PoolId::Steward(accomplice), seat.clone()]), frozen);
        refuse!(Rewards::collect_and_claim(signed(CHARLIE), vec![], vec![pool.clone()]), frozen);
        refuse!(Rewards::claim_for_many(signed(EVE), pool.clone(), vec![CHARLIE]), frozen);
        assert_eq!((Runtime::claimable(BOB), Runtime::claimable(CHARLIE)), (vec![], vec![]));

        // What is owed stays owed, and is shown.
        let owed: Vec<Owed> = Runtime::owed(CHARLIE, None, 9).items;
        let expected = Owed { pool: pool.clone(), amount: net(2_500_000_000_000), frozen: true, uncollected: vec![] };
        assert_eq!(owed, [expected]);
        // What was built from it before goes on, and what it is due of that comes in.
        fund(EVE, model, 10 * UNIT);
        let [to_data, to_accomplice] = [net(500_000_000_000), net(2 * UNIT)];
        assert_eq!(Runtime::collectable(data), [(model, to_data)]);
        assert_eq!(Runtime::collectable(accomplice), [(model, to_accomplice)]);
        collect(fraud, &[model]);
        assert_ok!(Rewards::claim(signed(DAVE), PoolId::Steward(model)));
        in_order();

        // Thawed, all of it flows to the planck.
        assert_ok!(Registry::thaw_payouts(curator(), fraud));
        collect(data, &[fraud, model]);
        collect(accomplice, &[fraud, model]);
        for (who, pools) in [
            (ALICE, vec![PoolId::Steward(data)]),
            (BOB, vec![PoolId::Steward(accomplice), seat]),
            (CHARLIE, vec![pool]),
        ] {
            assert_ok!(Rewards::claim_many(signed(who), pools));
        }
        // Of 10 for use a tenth and four tenths go up; of 5 for the model a tenth and four tenths.
        let claimed = |before: Balance, who| free(who) - before;
        assert_eq!(claimed(START - CARD_DEPOSIT, ALICE), net(1_500_000_000_000));
        assert_eq!(claimed(START - WORK_DEPOSIT, CHARLIE), net(3_750_000_000_000));
        assert_eq!(pot(), tributary_runtime::MILLI);
        assert_ok!(Registry::use_asset(signed(EVE), fraud, 1, UNIT));
    });
}

#[test]
fn what_is_not_published_is_frozen_too() {
    world(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        fund(EVE, asset, 10 * UNIT);
        freeze(asset);
        refuse!(Rewards::fund(signed(FERDIE), asset, UNIT), RewardsError::PayoutsFrozen);
        publish(ALICE, asset);
        refuse!(Rewards::claim(signed(BOB), PoolId::Data(asset)), RewardsError::PayoutsFrozen);
        assert_eq!(Runtime::asset(asset).map(|asset| (asset.state, asset.frozen)), Some((AssetState::Published, true)));
        assert_ok!(Registry::thaw_payouts(curator(), asset));
        assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(asset)));
        assert_eq!(free(BOB), START - WORK_DEPOSIT + net(10 * UNIT));
    });
}

#[test]
fn emission_for_scores_goes_on_coming_in() {
    use staging::*;
    stage(|| {
        let asset = card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        next_epoch();
        freeze(asset);
        score(&[(CHARLIE, &[(0, 1)])]);
        until_settled(2);
        no_page_failed();
        assert_eq!(Registry::asset(asset).unwrap().lifetime, 1_200_000);
        refuse!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)), RewardsError::PayoutsFrozen);
        assert_ok!(Registry::thaw_payouts(curator(), asset));
        let before = free(ALICE);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)));
        assert_eq!(free(ALICE) - before, 1_200_000);
    });
}
