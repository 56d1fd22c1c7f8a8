//! Royalties: what is granted, what every ancestor is due, and who sets the limits. What a reach does to them, and the
//! treasury's part of what comes in, are in `promises.rs`.

use crate::helpers::*;
use frame_support::{assert_noop, assert_ok};
use pallet_governance::Origin;
use sp_runtime::DispatchError;
use tributary_primitives::{AssetId, PoolId, apis::runtime_decl_for_registry_api::RegistryApi};
use tributary_runtime::{
    Parameters, Rewards, Runtime, RuntimeOrigin, RuntimeParameters, UNIT,
    parameters::dynamic_params::registry::{MaxRoyaltySum, Parameters as Limit},
};

type Error = pallet_registry::Error<Runtime>;

/// Cites one asset at so many parts per billion.
fn at(asset: AssetId, royalty: u32) -> Card {
    Card { upstream: vec![(asset, parts(royalty))], ..built_from(&[]) }
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
    untaxed(|| {
        let [data, left, right, both] = diamond();
        assert_eq!(shares(data), []);
        assert_eq!(shares(left), [(data, percent(20))]);
        assert_eq!(shares(right), [(data, percent(10))]);
        // 30 % of 20 % and 20 % of 10 %.
        assert_eq!(shares(both), [(data, percent(8)), (left, percent(24)), (right, percent(18))]);

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
    untaxed(|| {
        let [data, left, right, both] = diamond();
        let last = built_from(&[(both, 50)]).publish(EVE);
        assert_eq!(shares(last), [(data, percent(4)), (left, percent(12)), (right, percent(9)), (both, percent(25))]);
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
    untaxed(|| {
        let data = Card { terms: terms(0, 0, 10), ..card() }.publish(ALICE);
        let model = built_from(&[(data, 35)]).publish(BOB);
        assert_eq!(shares(model), [(data, percent(35))]);
        fund(EVE, model, 100 * UNIT);
        assert_eq!(Rewards::collectable(data), [(model, 35 * UNIT)]);
        // Or something where nothing is asked, and nothing at all.
        let gift = card().publish(ALICE);
        assert_eq!(shares(built_from(&[(gift, 1)]).open(BOB)), [(gift, percent(1))]);
        // Who gets nothing has no part in it, but is known as an ancestor all the same.
        let thankless = built_from(&[(gift, 0)]).open(BOB);
        assert_eq!(shares(thankless), []);
        assert_eq!(Runtime::provenance(thankless, 1).nodes.len(), 2);
    });
}

#[test]
fn rounding_leaves_no_part_of_a_royalty_behind() {
    untaxed(|| {
        let data = card().publish(ALICE);
        let model = at(data, 333_333_333).publish(BOB);
        let next = at(model, 100_000_001).publish(CHARLIE);
        // floor(0.100000001 * 0.333333333) is 33,333,333 parts; the rest is the model's.
        assert_eq!(shares(next), [(data, parts(33_333_333)), (model, parts(66_666_668))]);
        fund(EVE, next, 1_000_000_000);
        assert_eq!(Rewards::collectable(data), [(next, 33_333_333)]);
        assert_eq!(Rewards::collectable(model), [(next, 66_666_668)]);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Steward(next), 899_999_999)]);
    });
}

/// Assets of Alice's, each built from the one before at so many percent.
fn chain_of(length: usize, royalty: u32) -> Vec<AssetId> {
    let mut chain = vec![card().publish(ALICE)];
    for _ in 1..length {
        chain.push(built_from(&[(*chain.last().unwrap(), royalty)]).publish(ALICE));
    }
    chain
}

#[test]
fn a_stack_holds_32_ancestors_in_a_row() {
    untaxed(|| {
        let chain = chain_of(33, 80);
        let entries = shares(chain[32]);
        assert_eq!(entries.iter().map(|(id, _)| *id).collect::<Vec<_>>(), chain[..32]);
        // Four fifths of four fifths, and so on; what that rounds down is the nearest's, so that all are due four
        // fifths.
        assert_eq!(entries[31].1, parts(160_000_013));
        assert_eq!(entries[30].1, parts(128_000_011));
        assert_eq!(entries[0].1, parts(792_280));
        assert_eq!(entries.iter().map(|(_, share)| share.deconstruct()).sum::<u32>(), 800_000_000);
        fund(BOB, chain[32], 100 * UNIT);
        assert_eq!(Rewards::collectable(chain[31]), [(chain[32], 16_000_001_300_000)]);
        assert_eq!(Rewards::collectable(chain[1]), [(chain[32], 19_806_800_000)]);
        refuse!(built_from(&[(chain[32], 80)]).register(BOB), pallet_rewards::Error::<Runtime>::StackTooLong);
    });
}

/// Whose share rounds to nothing has no place in a stack, so that versions may follow one another for ever.
#[test]
fn a_chain_of_versions_does_not_end_at_the_33rd() {
    untaxed(|| {
        let chain = chain_of(41, 50);
        let lengths: Vec<_> = chain.iter().map(|asset| shares(*asset).len()).collect();
        assert_eq!(lengths[..30], (0..30).collect::<Vec<_>>());
        assert_eq!(lengths.iter().max(), Some(&29));
        let entries = shares(chain[40]);
        assert_eq!((entries[0], entries[27]), ((chain[12], parts(1)), (chain[39], parts(250_000_007))));
        assert_eq!(entries.iter().map(|(_, share)| share.deconstruct()).sum::<u32>(), 500_000_000);
        // Provenance has them all.
        assert_eq!(Runtime::provenance(chain[40], u32::MAX).nodes.len(), 41);
        fund(BOB, chain[40], 100 * UNIT);
        assert_eq!(Rewards::collectable(chain[12]), [(chain[40], 100_000)]);
        assert_eq!(Rewards::collectable(chain[11]), []);
    });
}

#[test]
fn a_stack_holds_32_ancestors_side_by_side() {
    untaxed(|| {
        let upstream: Vec<_> = (0..32).map(|_| (card().publish(ALICE), 2)).collect();
        let model = built_from(&upstream).publish(BOB);
        assert_eq!(shares(model), cite(&upstream));
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
    untaxed(|| {
        // 31 cited, one of them built from another one of them and from one more: 32 in all.
        let hidden = card().publish(ALICE);
        let mut upstream: Vec<_> = (0..30).map(|_| (card().publish(ALICE), 2)).collect();
        upstream.push((built_from(&[(hidden, 50), (upstream[0].0, 20)]).publish(BOB), 10));
        let model = built_from(&upstream).publish(CHARLIE);
        let entries = shares(model);
        assert_eq!(entries.len(), 32);
        assert_eq!(entries[0], (hidden, percent(5)));
        assert_eq!(entries[1], (upstream[0].0, percent(4)));
        assert_eq!(entries[31], (upstream[30].0, percent(3)));
    });
}

#[test]
fn royalties_may_take_80_percent() {
    untaxed(|| {
        let data = card().publish(ALICE);
        refuse!(at(data, 800_000_001).register(BOB), Error::RoyaltiesOverSum);
        let model = at(data, 800_000_000).publish(BOB);
        // It is what an asset grants that counts, not what it inherits.
        let next = at(model, 800_000_000).publish(CHARLIE);
        assert_eq!(shares(next), [(data, percent(64)), (model, percent(16))]);
    });
}

#[test]
fn root_sets_the_limit_up_to_the_ceiling() {
    untaxed(|| {
        let data = card().publish(ALICE);
        limit_royalties(Some(percent(90)));
        refuse!(at(data, 900_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_eq!(shares(at(data, 900_000_000).open(BOB)), [(data, percent(90))]);
        // Nobody can take more than 95 % of what others will earn.
        limit_royalties(Some(percent(100)));
        refuse!(at(data, 950_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_eq!(shares(at(data, 950_000_000).open(BOB)), [(data, percent(95))]);
        // Not set is 80 % again.
        limit_royalties(None);
        refuse!(at(data, 800_000_001).register(BOB), Error::RoyaltiesOverSum);
        assert_ok!(at(data, 800_000_000).register(BOB));
    });
}

#[test]
fn a_lower_limit_leaves_what_is_registered_alone() {
    untaxed(|| {
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
        assert_eq!(shares(at(model, 100_000_000).open(DAVE)), [(data, percent(8)), (model, percent(2))]);
    });
}

#[test]
fn who_sets_the_limit() {
    untaxed(|| {
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
