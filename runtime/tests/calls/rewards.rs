//! What the ledger refuses: through the calls, and through its trait what only another pallet could ask.

use crate::helpers::*;
use frame_support::{assert_ok, storage::with_storage_layer};
use sp_runtime::{DispatchError, TokenError};
use tributary_primitives::{
    AssetId, Class, PoolId, Source,
    traits::{Accounts, Weights},
};
use tributary_runtime::{Balance, Balances, Contributions, MILLI, Registry, Rewards, Runtime, RuntimeOrigin, UNIT};

type Error = pallet_rewards::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    an_unknown_asset_receives_nothing,
    a_grant_is_at_least_a_planck_and_within_means,
    only_an_ancestor_collects,
    nothing_is_collected_twice,
    only_a_member_claims,
    nothing_is_claimed_twice,
    lists_are_bounded,
    an_account_does_not_begin_below_the_existential_deposit,
    sums_fit,
    another_pallet_cannot_open_or_fix_a_split_twice,
    another_pallet_cannot_grant_more_than_the_whole,
    another_pallet_cannot_grant_less_than_is_asked,
    another_pallet_cannot_cancel_what_is_published_nor_publish_what_is_cancelled,
    another_pallet_cannot_close_what_is_in_use,
    another_pallet_cannot_reach_an_unknown_asset,
];

#[test]
fn only_accounts_call() {
    world(|| {
        let asset = card().publish(ALICE);
        let pool = PoolId::Steward(asset);
        fund(BOB, asset, UNIT);
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
            refuse!(Rewards::fund(origin(), asset, 1), DispatchError::BadOrigin);
            refuse!(Rewards::collect(origin(), asset, vec![]), DispatchError::BadOrigin);
            refuse!(Rewards::claim(origin(), pool.clone()), DispatchError::BadOrigin);
            refuse!(Rewards::claim_for(origin(), pool.clone(), ALICE), DispatchError::BadOrigin);
            refuse!(Rewards::claim_many(origin(), vec![pool.clone()]), DispatchError::BadOrigin);
            refuse!(Rewards::reclaim(origin(), asset), DispatchError::BadOrigin);
            refuse!(Rewards::forget_grant(origin(), asset), DispatchError::BadOrigin);
            refuse!(Rewards::collect_and_claim(origin(), vec![], vec![pool.clone()]), DispatchError::BadOrigin);
            refuse!(Rewards::claim_for_many(origin(), pool.clone(), vec![ALICE]), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_unknown_asset_receives_nothing() {
    world(|| {
        let known = card().publish(ALICE);
        for asset in [AssetId(1), AssetId(u32::MAX)] {
            refuse!(Rewards::fund(signed(BOB), asset, UNIT), Error::UnknownAsset);
            refuse!(Rewards::collect(signed(BOB), asset, vec![known]), Error::UnknownAsset);
            refuse!(Rewards::collect(signed(BOB), asset, vec![]), Error::UnknownAsset);
            refuse!(Rewards::reclaim(signed(BOB), asset), Error::UnknownAsset);
            refuse!(Rewards::forget_grant(signed(BOB), asset), Error::UnknownAsset);
            for pool in PoolId::of(asset) {
                refuse!(Rewards::claim(signed(BOB), pool.clone()), Error::UnknownPool);
                refuse!(Rewards::claim_for(signed(BOB), pool.clone(), ALICE), Error::UnknownPool);
                refuse!(Rewards::claim_for_many(signed(BOB), pool.clone(), vec![ALICE]), Error::UnknownPool);
                refuse!(Rewards::collect_and_claim(signed(BOB), vec![], vec![pool.clone()]), Error::UnknownPool);
                refuse!(Rewards::claim_many(signed(BOB), vec![pool]), Error::UnknownPool);
            }
        }
    });
}

#[test]
fn a_grant_is_at_least_a_planck_and_within_means() {
    world(|| {
        let asset = card().publish(ALICE);
        refuse!(Rewards::fund(signed(BOB), asset, 0), Error::ZeroAmount);
        refuse!(Rewards::fund(signed(BOB), AssetId(9), 0), Error::ZeroAmount);
        // Nobody gives their existential deposit away, nor what is held.
        refuse!(Rewards::fund(signed(BOB), asset, START - MILLI + 1), TokenError::FundsUnavailable);
        refuse!(Rewards::fund(signed(STRANGER), asset, 1), TokenError::FundsUnavailable);
        refuse!(Rewards::fund(signed(ALICE), asset, START - CARD_DEPOSIT), TokenError::FundsUnavailable);
        assert_ok!(Rewards::fund(signed(BOB), asset, START - MILLI));
        assert_ok!(Rewards::fund(signed(ALICE), asset, START - CARD_DEPOSIT - MILLI));
    });
}

#[test]
fn only_an_ancestor_collects() {
    world(|| {
        let [root, other] = [card().publish(ALICE), card().publish(BOB)];
        let model = built_from(&[(root, 10)]).publish(CHARLIE);
        fund(DAVE, model, UNIT);
        let collect = |asset, from: &[AssetId]| Rewards::collect(signed(EVE), asset, from.to_vec());
        refuse!(collect(other, &[model]), Error::NotAnAncestor);
        // Nor from itself, from its own ancestor, or from what does not exist.
        refuse!(collect(model, &[model]), Error::NotAnAncestor);
        refuse!(collect(model, &[root]), Error::NotAnAncestor);
        refuse!(collect(root, &[AssetId(3)]), Error::NotAnAncestor);
        // All or none.
        refuse!(collect(root, &[model, other]), Error::NotAnAncestor);
        assert_ok!(collect(root, &[model]));
    });
}

#[test]
fn nothing_is_collected_twice() {
    world(|| {
        let root = card().publish(ALICE);
        let model = built_from(&[(root, 10)]).publish(CHARLIE);
        let collect = |from: &[AssetId]| Rewards::collect(signed(EVE), root, from.to_vec());
        refuse!(collect(&[model]), Error::NothingToCollect);
        refuse!(collect(&[]), Error::NothingToCollect);
        // A tenth of nine planck is less than one.
        fund(DAVE, model, 9);
        refuse!(collect(&[model]), Error::NothingToCollect);
        fund(DAVE, model, 1);
        assert_ok!(collect(&[model]));
        refuse!(collect(&[model]), Error::NothingToCollect);
        // What reaches an open asset waits.
        let open = built_from(&[(root, 10)]).open(CHARLIE);
        fund(DAVE, open, UNIT);
        refuse!(collect(&[open, model]), Error::NothingToCollect);
    });
}

#[test]
fn only_a_member_claims() {
    world(|| {
        let asset = Card { split: split(50, 50, 0), ..card() }.open(ALICE);
        // Nothing was contributed, then nothing assessed.
        refuse!(Rewards::claim(signed(BOB), PoolId::Data(asset)), Error::UnknownPool);
        let work = contribute(BOB, asset, Class::Data);
        refuse!(Rewards::claim(signed(BOB), PoolId::Data(asset)), Error::UnknownPool);
        assert_ok!(Contributions::assess(signed(ALICE), work, 1, None));
        publish(ALICE, asset);
        fund(DAVE, asset, UNIT);

        let (steward, data, compute) = (PoolId::Steward(asset), PoolId::Data(asset), PoolId::Compute(asset));
        refuse!(Rewards::claim(signed(BOB), compute.clone()), Error::UnknownPool);
        refuse!(Rewards::claim(signed(ALICE), data.clone()), Error::NotAMember);
        refuse!(Rewards::claim(signed(BOB), steward.clone()), Error::NotAMember);
        refuse!(Rewards::claim_for(signed(ALICE), data.clone(), CHARLIE), Error::NotAMember);
        // All or none.
        refuse!(Rewards::claim_many(signed(BOB), vec![data.clone(), steward]), Error::NotAMember);
        refuse!(Rewards::claim_many(signed(BOB), vec![data.clone(), compute]), Error::UnknownPool);
        assert_ok!(Rewards::claim(signed(BOB), data));
    });
}

#[test]
fn nothing_is_claimed_twice() {
    world(|| {
        let asset = card().publish(ALICE);
        let pool = PoolId::Steward(asset);
        refuse!(Rewards::claim(signed(ALICE), pool.clone()), Error::NothingToClaim);
        fund(DAVE, asset, 1);
        assert_ok!(Rewards::claim(signed(ALICE), pool.clone()));
        refuse!(Rewards::claim(signed(ALICE), pool.clone()), Error::NothingToClaim);
        refuse!(Rewards::claim_for(signed(BOB), pool.clone(), ALICE), Error::NothingToClaim);
        refuse!(Rewards::claim_many(signed(ALICE), vec![pool.clone(), pool]), Error::NothingToClaim);
        refuse!(Rewards::claim_many(signed(ALICE), vec![]), Error::NothingToClaim);
        // What reaches an open asset waits.
        let open = card().open(ALICE);
        fund(DAVE, open, UNIT);
        refuse!(Rewards::claim(signed(ALICE), PoolId::Steward(open)), Error::NothingToClaim);
    });
}

#[test]
fn lists_are_bounded() {
    world(|| {
        let root = card().publish(ALICE);
        let model = built_from(&[(root, 10)]).publish(ALICE);
        fund(DAVE, model, UNIT);
        refuse!(Rewards::collect(signed(EVE), root, vec![model; 129]), Error::BatchTooLong);
        refuse!(Rewards::claim_many(signed(ALICE), vec![PoolId::Steward(model); 129]), Error::BatchTooLong);
        refuse!(Rewards::claim_for_many(signed(EVE), PoolId::Steward(model), vec![ALICE; 129]), Error::BatchTooLong);
        // The assets, the descendants and the pools together.
        let both = |from, pools| {
            Rewards::collect_and_claim(
                signed(ALICE),
                vec![(root, vec![model; from])],
                vec![PoolId::Steward(root); pools],
            )
        };
        refuse!(both(128, 0), Error::BatchTooLong);
        refuse!(both(64, 64), Error::BatchTooLong);
        refuse!(both(0, 128), Error::BatchTooLong);
        refuse!(Rewards::collect_and_claim(signed(ALICE), vec![(root, vec![]); 129], vec![]), Error::BatchTooLong);
        assert_ok!(Rewards::collect(signed(EVE), root, vec![model; 128]));
        assert_ok!(both(64, 63));
        assert_ok!(Rewards::claim_for_many(signed(EVE), PoolId::Steward(model), vec![ALICE; 128]));
        fund(DAVE, model, UNIT);
        assert_ok!(Rewards::claim_many(signed(ALICE), vec![PoolId::Steward(model); 128]));
    });
}

#[test]
fn an_account_does_not_begin_below_the_existential_deposit() {
    world_with(&[(STRANGER, UNIT)], || {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let work = contribute_weight(STRANGER, asset, Class::Data, 1);
        publish(ALICE, asset);
        assert_ok!(Contributions::forget(signed(STRANGER), work));
        assert_ok!(Balances::transfer_all(signed(STRANGER), ALICE.into(), false));
        assert_eq!(free(STRANGER), 0);

        fund(DAVE, asset, MILLI - 1);
        let pool = PoolId::Data(asset);
        refuse!(Rewards::claim(signed(STRANGER), pool.clone()), Error::BelowExistentialDeposit);
        refuse!(Rewards::claim_for(signed(ALICE), pool.clone(), STRANGER), Error::BelowExistentialDeposit);
        refuse!(
            Rewards::collect_and_claim(signed(STRANGER), vec![], vec![pool.clone()]),
            Error::BelowExistentialDeposit
        );
        refuse!(Rewards::claim_many(signed(STRANGER), vec![pool]), Error::BelowExistentialDeposit);
    });
}

#[test]
fn sums_fit() {
    // The totals that really reach the end of the numbers are in `extremes.rs`.
    world(|| {
        let asset = card().publish(ALICE);
        refuse!(Rewards::fund(signed(BOB), asset, Balance::MAX), TokenError::FundsUnavailable);
        // What one account grants, and what waits of all of them.
        let open = card().open(ALICE);
        fund(BOB, open, UNIT);
        refuse!(Rewards::fund(signed(BOB), open, Balance::MAX), Error::Overflow);
        refuse!(Rewards::fund(signed(CHARLIE), open, Balance::MAX), Error::Overflow);
    });
}

#[test]
fn another_pallet_cannot_open_or_fix_a_split_twice() {
    world(|| {
        let [open, published] = [card().open(ALICE), card().publish(ALICE)];
        for asset in [open, published] {
            refuse!(Rewards::open(asset, &BOB, &[]), Error::AlreadyOpen);
        }
        refuse!(Rewards::fix_split(published, split(0, 50, 50)), Error::SplitAlreadyFixed);
        retire(ALICE, published);
        refuse!(Rewards::fix_split(published, split(100, 0, 0)), Error::SplitAlreadyFixed);
    });
}

#[test]
fn the_ledger_says_whether_freezing_changed_anything() {
    world(|| {
        let asset = card().publish(ALICE);
        for (frozen, changed) in [(false, false), (true, true), (true, false), (false, true), (false, false)] {
            assert_eq!(Rewards::set_frozen(asset, frozen), Ok(changed));
            assert_eq!(Rewards::is_frozen(asset), frozen);
        }
    });
}

#[test]
fn another_pallet_cannot_grant_more_than_the_whole() {
    world(|| {
        let [a, b] = [card().publish(ALICE), card().publish(ALICE)];
        let over = [(a, percent(100), percent(0)), (b, parts(1), percent(0))];
        refuse!(Rewards::open(AssetId(2), &BOB, &over), Error::RoyaltiesOverWhole);
        let open = card().open(ALICE);
        refuse!(Rewards::fix_split(open, split(0, 100, 100)), Error::RoyaltiesOverWhole);
        refuse!(Rewards::fix_split(open, split(100, 1, 0)), Error::RoyaltiesOverWhole);
        // Whichever classes have weight.
        contribute_weight(BOB, open, Class::Data, 1);
        refuse!(Rewards::fix_split(open, split(50, 50, 50)), Error::RoyaltiesOverWhole);
        contribute_weight(BOB, open, Class::Compute, 1);
        refuse!(Rewards::fix_split(open, split(50, 50, 50)), Error::RoyaltiesOverWhole);
    });
}

#[test]
fn another_pallet_cannot_grant_less_than_is_asked() {
    world(|| {
        let [a, b] = [card().publish(ALICE), card().publish(ALICE)];
        let low = [(a, percent(10), percent(10)), (b, percent(1), parts(10_000_001))];
        refuse!(Rewards::open(AssetId(2), &BOB, &low), Error::RoyaltyTooLow);
        assert_ok!(Rewards::open(AssetId(2), &BOB, &low[..1]));
        // Nothing is left behind in the ledger of what the registry does not know.
        assert_ok!(Rewards::close(AssetId(2), &BOB));
        assert_eq!(Rewards::royalty_stack(AssetId(2)).into_inner(), []);
    });
}

#[test]
fn another_pallet_cannot_cancel_what_is_published_nor_publish_what_is_cancelled() {
    world(|| {
        let [open, published] = [card().open(ALICE), card().publish(ALICE)];
        refuse!(Rewards::cancel(published), Error::SplitAlreadyFixed);
        cancel(ALICE, open);
        refuse!(Rewards::fix_split(open, split(100, 0, 0)), Error::Cancelled);
    });
}

#[test]
fn another_pallet_cannot_close_what_is_in_use() {
    world(|| {
        let [weighed, paid, granted] = [card().open(ALICE), card().publish(ALICE), card().open(ALICE)];
        contribute_weight(BOB, weighed, Class::Compute, 1);
        fund(BOB, paid, 1);
        fund(BOB, granted, UNIT);
        for asset in [weighed, paid, granted] {
            refuse!(with_storage_layer(|| Rewards::close(asset, &ALICE)), Error::StillInUse);
        }
    });
}

#[test]
fn another_pallet_cannot_reach_an_unknown_asset() {
    world(|| {
        let known = card().publish(ALICE);
        let unknown = AssetId(1);
        let cited = [known, unknown].map(|asset| (asset, percent(1), percent(0)));
        refuse!(Rewards::open(AssetId(2), &BOB, &cited), Error::UnknownAsset);
        refuse!(Rewards::close(unknown, &BOB), Error::UnknownAsset);
        refuse!(Rewards::cancel(unknown), Error::UnknownAsset);
        refuse!(Rewards::fix_split(unknown, split(100, 0, 0)), Error::UnknownAsset);
        refuse!(Rewards::pay(&BOB, unknown, 1, Source::Use), Error::UnknownAsset);
        refuse!(Rewards::hand_over(unknown, &ALICE, &BOB), Error::UnknownPool);
        refuse!(Rewards::set_frozen(unknown, true), Error::UnknownAsset);
        assert!(!Rewards::is_frozen(unknown));
        for pool in PoolId::of(unknown) {
            refuse!(Rewards::add_weight(pool.clone(), &BOB, 1), Error::UnknownAsset);
            assert_eq!(Rewards::pool_weight(pool), 0);
        }
        assert_eq!(Rewards::totals(unknown), (0, 0));
        assert_eq!(Registry::pool_weights(unknown), [0, 0, 0]);
    });
}
