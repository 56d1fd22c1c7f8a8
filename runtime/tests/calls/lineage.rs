//! Royalties: what is granted, what every ancestor is due, and who sets the limits.

use crate::helpers::*;
use frame_support::{assert_noop, assert_ok};
use pallet_governance::Origin;
use sp_runtime::{DispatchError, Perbill};
use tributary_primitives::{AssetId, PoolId};
use tributary_runtime::{
    Parameters, Rewards, Runtime, RuntimeOrigin, RuntimeParameters, UNIT,
    parameters::dynamic_params::registry::{MaxRoyaltySum, Parameters as Limit},
};

type Error = pallet_registry::Error<Runtime>;

/// Cites one asset at so many parts per billion.
fn at(asset: AssetId, royalty: u32) -> Card {
    Card { upstream: vec![(asset, parts(royalty))], ..built_from(&[]) }
}

fn stack(asset: AssetId) -> Vec<(AssetId, Perbill)> {
    Rewards::royalty_stack(asset).into_inner()
}

/// A dataset, two models built from it, and one built from both: at 20 and 10 %, then at 30 and 20 %.
fn diamond() -> [AssetId; 4] {
    let data = card().publish(ALICE);
    let left = built_from(&[(data, 20)]).publish(BOB);
    let right = built_from(&[(data, 10)]).publish(CHARLIE);
    let both = built_from(&[(left, 30), (right, 20)]).publish(DAVE);
    [data, left, right, both]
}

#[test]
fn an_ancestor_reached_twice_is_due_the_sum() {
    world(|| {
        let [data, left, right, both] = diamond();
        assert_eq!(stack(data), []);
        assert_eq!(stack(left), [(data, percent(20))]);
        assert_eq!(stack(right), [(data, percent(10))]);
        // 30 % of 20 % and 20 % of 10 %.
        assert_eq!(stack(both), [(data, percent(8)), (left, percent(24)), (right, percent(18))]);

        fund(EVE, both, 100 * UNIT);
        assert_eq!(Rewards::collectable(data), [(both, 8 * UNIT)]);
        assert_eq!(Rewards::collectable(left), [(both, 24 * UNIT)]);
        assert_eq!(Rewards::collectable(right), [(both, 18 * UNIT)]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Steward(both), 50 * UNIT)]);
        // What is collected is the collector's alone: nothing of it goes further up.
        collect(left, &[both]);
        assert_eq!(Rewards::collectable(data), [(both, 8 * UNIT)]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(left), 24 * UNIT)]);
    });
}

#[test]
fn an_ancestor_collects_in_one_hop_however_far_up() {
    world(|| {
        let [data, left, right, both] = diamond();
        let last = built_from(&[(both, 50)]).publish(EVE);
        assert_eq!(stack(last), [(data, percent(4)), (left, percent(12)), (right, percent(9)), (both, percent(25))]);
        fund(FERDIE, last, 100 * UNIT);
        fund(FERDIE, right, 10 * UNIT);
        // From the asset three steps down and from the one below, and nobody between has to do anything.
        assert_eq!(Rewards::collectable(data), [(right, UNIT), (last, 4 * UNIT)]);
        collect(data, &[last, right]);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(data), 5 * UNIT)]);
        assert_eq!(Rewards::collectable(data), []);
        collect(both, &[last]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Steward(both), 25 * UNIT)]);
        assert_eq!(Rewards::claimable(EVE), [(PoolId::Steward(last), 50 * UNIT)]);
    });
}

#[test]
fn more_may_be_granted_than_is_asked() {
    world(|| {
        let data = Card { terms: terms(0, 0, 10), ..card() }.publish(ALICE);
        let model = built_from(&[(data, 35)]).publish(BOB);
        assert_eq!(stack(model), [(data, percent(35))]);
        fund(EVE, model, 100 * UNIT);
        assert_eq!(Rewards::collectable(data), [(model, 35 * UNIT)]);
        // Or something where nothing is asked, and nothing at all.
        let gift = card().publish(ALICE);
        assert_eq!(stack(built_from(&[(gift, 1)]).open(BOB)), [(gift, percent(1))]);
        assert_eq!(stack(built_from(&[(gift, 0)]).open(BOB)), [(gift, percent(0))]);
    });
}

#[test]
fn rounding_leaves_no_part_of_a_royalty_behind() {
    world(|| {
        let data = card().publish(ALICE);
        let model = at(data, 333_333_333).publish(BOB);
        let next = at(model, 100_000_001).publish(CHARLIE);
        // floor(0.100000001 * 0.333333333) is 33,333,333 parts; the rest is the model's.
        assert_eq!(stack(next), [(data, parts(33_333_333)), (model, parts(66_666_668))]);
        fund(EVE, next, 1_000_000_000);
        assert_eq!(Rewards::collectable(data), [(next, 33_333_333)]);
        assert_eq!(Rewards::collectable(model), [(next, 66_666_668)]);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Steward(next), 899_999_999)]);
    });
}

#[test]
fn a_stack_holds_32_ancestors_in_a_row() {
    world(|| {
        let mut chain = vec![card().publish(ALICE)];
        for _ in 0..32 {
            chain.push(built_from(&[(*chain.last().unwrap(), 50)]).publish(ALICE));
        }
        let entries = stack(chain[32]);
        assert_eq!(entries.iter().map(|(id, _)| *id).collect::<Vec<_>>(), chain[..32]);
        // Halved at every step; what that rounds down is the nearest's, so that all are due half.
        assert_eq!(entries[31].1, parts(250_000_007));
        assert_eq!(entries[30].1, parts(125_000_003));
        assert_eq!(entries.iter().map(|(_, share)| share.deconstruct()).sum::<u32>(), 500_000_000);
        // The farthest are due less than a part per billion; they are named all the same.
        assert!(entries[..4].iter().all(|(_, share)| share.is_zero()));
        assert_eq!(entries[4].1, parts(1));
        fund(BOB, chain[32], 100 * UNIT);
        assert_eq!(Rewards::collectable(chain[31]), [(chain[32], 25_000_000_700_000)]);
        assert_eq!(Rewards::collectable(chain[4]), [(chain[32], 100_000)]);
        assert_eq!(Rewards::collectable(chain[3]), []);
    });
}

#[test]
fn a_stack_holds_32_ancestors_side_by_side() {
    world(|| {
        let upstream: Vec<_> = (0..32).map(|_| (card().publish(ALICE), 2)).collect();
        let model = built_from(&upstream).publish(BOB);
        assert_eq!(stack(model), cite(&upstream));
        fund(CHARLIE, model, 100 * UNIT);
        for (asset, _) in upstream {
            collect(asset, &[model]);
        }
        let owed: u128 = Rewards::claimable(ALICE).into_iter().map(|(_, amount)| amount).sum();
        assert_eq!(owed, 64 * UNIT);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(model), 36 * UNIT)]);
    });
}

#[test]
fn what_is_shared_counts_once_towards_the_32() {
    world(|| {
        // 31 cited, one of them built from another one of them and from one more: 32 in all.
        let hidden = card().publish(ALICE);
        let mut upstream: Vec<_> = (0..30).map(|_| (card().publish(ALICE), 2)).collect();
        upstream.push((built_from(&[(hidden, 50), (upstream[0].0, 20)]).publish(BOB), 10));
        let model = built_from(&upstream).publish(CHARLIE);
        let entries = stack(model);
        assert_eq!(entries.len(), 32);
        assert_eq!(entries[0], (hidden, percent(5)));
        assert_eq!(entries[1], (upstream[0].0, percent(4)));
        assert_eq!(entries[31], (upstream[30].0, percent(3)));
    });
}

#[test]
fn royalties_may_take_80_percent() {
    world(|| {
        let data = card().publish(ALICE);
        refuse!(at(data, 800_000_001).register(BOB), Error::RoyaltiesOverSum);
        let model = at(data, 800_000_000).publish(BOB);
        // It is what an asset grants that counts, not what it inherits.
        let next = at(model, 800_000_000).publish(CHARLIE);
        assert_eq!(stack(next), [(data, percent(64)), (model, percent(16))]);
    });
}

#[test]
fn root_sets_the_limit_up_to_the_ceiling() {
    world(|| {
        let data = card().publish(ALICE);
        limit_royalties(Some(percent(90)));
        refuse!(at(data, 900_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_eq!(stack(at(data, 900_000_000).open(BOB)), [(data, percent(90))]);
        // Nobody can take more than 95 % of what others will earn.
        limit_royalties(Some(percent(100)));
        refuse!(at(data, 950_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_eq!(stack(at(data, 950_000_000).open(BOB)), [(data, percent(95))]);
        // Not set is 80 % again.
        limit_royalties(None);
        refuse!(at(data, 800_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_ok!(at(data, 800_000_000).register(BOB));
    });
}

#[test]
fn a_lower_limit_leaves_what_is_registered_alone() {
    world(|| {
        let data = card().publish(ALICE);
        let open = at(data, 600_000_000).open(BOB);
        let model = at(data, 800_000_000).publish(BOB);
        limit_royalties(Some(percent(10)));
        in_order();
        publish(BOB, open);
        fund(CHARLIE, open, 10 * UNIT);
        fund(CHARLIE, model, 10 * UNIT);
        assert_eq!(Rewards::collectable(data), [(open, 6 * UNIT), (model, 8 * UNIT)]);
        // The limit is on what is granted from now on.
        refuse!(at(model, 100_000_001).register(DAVE), Error::RoyaltiesOverSum);
        assert_eq!(stack(at(model, 100_000_000).open(DAVE)), [(data, percent(8)), (model, percent(2))]);
    });
}

#[test]
fn who_sets_the_limit() {
    world(|| {
        let set = |origin: RuntimeOrigin| {
            let limit = Limit::MaxRoyaltySum(MaxRoyaltySum, Some(percent(50)));
            Parameters::set_parameter(origin, RuntimeParameters::Registry(limit))
        };
        assert_noop!(set(signed(ALICE)), DispatchError::BadOrigin);
        assert_noop!(set(RuntimeOrigin::none()), DispatchError::BadOrigin);
        assert_noop!(set(Origin::BigTreasurer.into()), DispatchError::BadOrigin);
        assert_ok!(set(Origin::ParameterAdmin.into()));
        let data = card().publish(ALICE);
        refuse!(at(data, 500_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_ok!(at(data, 500_000_000).register(BOB));
        assert_ok!(set(RuntimeOrigin::root()));
    });
}
