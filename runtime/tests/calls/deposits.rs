//! What is held for what is stored: its size, its price, and when it is returned. Whether it is enough is in
//! `growth.rs`.

use crate::{helpers::*, tree::*};
use frame_support::assert_ok;
use sp_runtime::TokenError;
use tributary_primitives::Class;
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, MILLI, Registry, Runtime, RuntimeParameters, UNIT,
    parameters::dynamic_params::contributions,
};

/// How many bytes the asset of [`card`] is counted as.
const CARD_BYTES: Balance = (CARD_DEPOSIT - UNIT / 10) / BYTE;

fn set_asset_base(price: Balance) {
    set_registry!(AssetDepositBase, price);
}

fn set_asset_byte(price: Balance) {
    set_registry!(DepositPerByte, price);
}

#[test]
fn every_part_of_a_record_is_paid_for() {
    world(|| {
        let asset = card().open(ALICE);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
        assert_eq!(free(ALICE), START - CARD_DEPOSIT);
        assert_eq!(Balances::reserved_balance(ALICE), CARD_DEPOSIT);

        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB, CHARLIE]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * REVIEWER_DEPOSIT);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + REVIEWER_DEPOSIT);
        // A name that is ten bytes longer.
        let longer = info(b"Corpus and notes", b"ipfs://corpus", b"MIT");
        assert_ok!(Registry::set_info(signed(ALICE), asset, longer));
        let deposit = CARD_DEPOSIT + 10 * BYTE;
        assert_eq!(asset_deposit(ALICE), deposit + REVIEWER_DEPOSIT);
        // An offer, until it is withdrawn.
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(DAVE)));
        assert_eq!(asset_deposit(ALICE), deposit + REVIEWER_DEPOSIT + OFFER_DEPOSIT);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(EVE)));
        assert_eq!(asset_deposit(ALICE), deposit + REVIEWER_DEPOSIT + OFFER_DEPOSIT);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, None));
        // Publication lets the reviewers go; the rest stays for ever.
        publish(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), deposit);
        retire(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), deposit);

        // An upstream asset that has a share, and one that has none.
        let upstream = [card().publish(BOB), card().publish(BOB)];
        built_from(&[(upstream[0], 1)]).open(CHARLIE);
        assert_eq!(asset_deposit(CHARLIE), CARD_DEPOSIT + CITED_DEPOSIT + ANCESTOR_DEPOSIT);
        built_from(&[(upstream[1], 0)]).open(DAVE);
        assert_eq!(asset_deposit(DAVE), CARD_DEPOSIT + CITED_DEPOSIT);
    });
}

#[test]
fn the_steward_pays_for_every_member_that_is_accepted() {
    world(|| {
        let asset = card().open(ALICE);
        let members = || (asset_deposit(ALICE) - CARD_DEPOSIT) / MEMBER_DEPOSIT;
        let pending = contribute(BOB, asset, Class::Data);
        assert_eq!(members(), 0);
        let works = [contribute_weight(BOB, asset, Class::Data, 1), contribute_weight(BOB, asset, Class::Data, 2)];
        assert_eq!(members(), 1, "a member is one however often it contributes");
        let compute = contribute_weight(BOB, asset, Class::Compute, 1);
        contribute_weight(CHARLIE, asset, Class::Compute, 1);
        assert_eq!(members(), 3, "and one in each class");
        assert_ok!(Contributions::withdraw(signed(BOB), pending));
        assert_ok!(Contributions::withdraw(signed(BOB), works[0]));
        assert_eq!(members(), 3);
        assert_ok!(Contributions::withdraw(signed(BOB), works[1]));
        assert_eq!(members(), 2, "whose last work is gone is none any more");
        assert_ok!(Contributions::revoke(signed(ALICE), compute, b"a mistake".to_vec()));
        assert_eq!(members(), 1);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + MEMBER_DEPOSIT);

        // Who cannot pay for another member accepts none.
        assert_ok!(Balances::transfer_all(signed(ALICE), DAVE.into(), true));
        let work = contribute(EVE, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), work, 1, None), TokenError::FundsUnavailable);
        assert_ok!(Balances::transfer_keep_alive(signed(DAVE), ALICE.into(), MEMBER_DEPOSIT));
        assert_ok!(Contributions::assess(signed(ALICE), work, 1, None));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
        publish(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
    });
}

#[test]
fn the_steward_pays_for_those_who_join_before_publication() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let members = || (asset_deposit(ALICE) - CARD_DEPOSIT) / MEMBER_DEPOSIT;
        assert_eq!(members(), 0, "weight that is latent is one record, and its builder's");
        assert_ok!(send(&FERDIE, five.join_many(work, 0, 2)));
        assert_eq!(members(), 2);
        // A member is one however it came to be one.
        let bobs = contribute_weight(BOB, asset, Class::Data, 1);
        contribute_weight(DAVE, asset, Class::Data, 1);
        assert_ok!(send(&FERDIE, five.join(work, 2)));
        assert_eq!(members(), 3);
        assert_ok!(Contributions::withdraw(signed(BOB), bobs));
        assert_eq!(members(), 3);
        assert_ok!(send(&BOB, five.leave(work, 0)));
        assert_eq!(members(), 2);
        // Who leaves without having joined was none.
        assert_ok!(send(&EVE, five.leave(work, 3)));
        assert_eq!(members(), 2);
        publish(ALICE, asset);
        assert_ok!(send(&FERDIE, five.join(work, 4)));
        assert_eq!((members(), asset_deposit(ALICE)), (2, CARD_DEPOSIT + 2 * MEMBER_DEPOSIT));
    });
}

/// However few of its leaves there are yet who have joined or left.
#[test]
fn a_manifests_deposit_grows_with_the_pages_of_its_leaves() {
    world(|| {
        let asset = card().open(ALICE);
        let of = |count: u32| {
            let before = work_deposit(BOB);
            let (units, root, uri) = (count.into(), WORK, b"ipfs://work".to_vec());
            let call = pallet_contributions::Call::<Runtime>::contribute_many {
                asset,
                class: Class::Data,
                units,
                count,
                root,
                uri,
            };
            assert_ok!(send(&BOB, call));
            work_deposit(BOB) - before
        };
        let [one, full, two, many] = [1, 1_024, 1_025, 1_000_000].map(of);
        let page = two - full;
        assert!(WORK_DEPOSIT < one && page > 0);
        assert_eq!((full, many), (one, one + 976 * page));
        assert!(many < 100 * UNIT, "a million people cost {many} planck");
        // All of it is returned.
        for work in 0..4u64 {
            assert_ok!(Contributions::withdraw(signed(BOB), work.into()));
        }
        assert_eq!(free(BOB), START);
    });
}

#[test]
fn deposits_of_an_account_add_up() {
    world(|| {
        let first = card().open(ALICE);
        card().publish(ALICE);
        contribute(ALICE, first, Class::Data);
        assert_eq!((asset_deposit(ALICE), work_deposit(ALICE)), (2 * CARD_DEPOSIT, WORK_DEPOSIT));
        assert_eq!(free(ALICE), START - 2 * CARD_DEPOSIT - WORK_DEPOSIT);
        // Each goes its own way.
        assert_ok!(Registry::offer_stewardship(signed(ALICE), first, Some(BOB)));
        assert_ok!(Registry::accept_stewardship(signed(BOB), first));
        assert_eq!((asset_deposit(ALICE), work_deposit(ALICE)), (CARD_DEPOSIT, WORK_DEPOSIT));
        assert_eq!((asset_deposit(BOB), work_deposit(BOB)), (CARD_DEPOSIT, 0));
    });
}

#[test]
fn what_is_held_cannot_be_spent() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute_weight(BOB, asset, Class::Data, 1);
        for who in [ALICE, BOB] {
            assert_ok!(Balances::transfer_all(signed(who.clone()), CHARLIE.into(), false));
            // The account has to stay as long as something is held.
            assert_eq!(free(who), MILLI);
        }
        assert_eq!((asset_deposit(ALICE), work_deposit(BOB)), (CARD_DEPOSIT + MEMBER_DEPOSIT, WORK_DEPOSIT));
        publish(ALICE, asset);
        assert_eq!((work_deposit(BOB), free(BOB)), (WORK_DEPOSIT, MILLI));
        assert_ok!(Contributions::forget(signed(BOB), work));
        assert_eq!((work_deposit(BOB), free(BOB)), (0, WORK_DEPOSIT + MILLI));
    });
}

#[test]
fn a_new_price_is_for_what_is_stored_anew() {
    world(|| {
        let [old, other] = [card().open(ALICE), card().open(BOB)];
        set_asset_base(UNIT);
        set_asset_byte(UNIT / 1_000);
        in_order();
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
        card().open(CHARLIE);
        let dear = UNIT + CARD_BYTES * UNIT / 1_000;
        assert_eq!(asset_deposit(CHARLIE), dear);
        // Whoever changes what is stored pays its price of that day.
        assert_ok!(Registry::set_info(signed(ALICE), old, card().info));
        assert_eq!(asset_deposit(ALICE), dear);

        // A price that fell is returned in the same way, and by publication as well.
        set_asset_base(0);
        set_asset_byte(0);
        assert_eq!(asset_deposit(ALICE), dear);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), old, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), old));
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (0, 0));
        assert_eq!((free(ALICE), free(DAVE)), (START, START));
        publish(BOB, other);
        assert_eq!((asset_deposit(BOB), free(BOB)), (0, START));
    });
}

/// Or a vote on a price would lock everybody's work.
#[test]
fn a_price_that_rose_holds_up_neither_publication_nor_cancelling() {
    world_with(&[(STRANGER, UNIT)], || {
        let [asset, other] = [card().open(STRANGER), card().open(STRANGER)];
        assert_ok!(Registry::set_reviewers(signed(STRANGER), asset, vec![ALICE, BOB]));
        let work = contribute(CHARLIE, asset, Class::Data);
        assert_ok!(Contributions::assess(signed(ALICE), work, 1, None));
        set_asset_base(2 * UNIT);
        set_asset_byte(UNIT / 100);
        let held = asset_deposit(STRANGER);
        assert_eq!(held, 2 * CARD_DEPOSIT + 2 * REVIEWER_DEPOSIT + MEMBER_DEPOSIT);
        // What asks for more is refused.
        refuse!(Registry::set_reviewers(signed(STRANGER), asset, vec![]), TokenError::FundsUnavailable);
        refuse!(Registry::set_info(signed(STRANGER), asset, card().info), TokenError::FundsUnavailable);
        let offer = Registry::offer_stewardship(signed(STRANGER), asset, Some(ALICE));
        refuse!(offer, TokenError::FundsUnavailable);
        // What only ends something is not, and holds no planck more.
        assert_ok!(Contributions::withdraw(signed(CHARLIE), work));
        publish(STRANGER, asset);
        cancel(STRANGER, other);
        assert_ok!(Registry::offer_stewardship(signed(STRANGER), asset, None));
        retire(STRANGER, asset);
        assert_eq!((asset_deposit(STRANGER), free(STRANGER)), (held, UNIT - held));
        assert_ok!(Registry::remove(signed(STRANGER), other));
        assert_eq!(asset_deposit(STRANGER), held - CARD_DEPOSIT);
    });
}

#[test]
fn work_has_prices_of_its_own() {
    world(|| {
        let asset = card().open(ALICE);
        let old = contribute(BOB, asset, Class::Data);
        let base =
            contributions::Parameters::ContributionDepositBase(contributions::ContributionDepositBase, Some(UNIT));
        root_sets(RuntimeParameters::Contributions(base));
        let byte =
            contributions::Parameters::ContributionDepositPerByte(contributions::ContributionDepositPerByte, Some(0));
        root_sets(RuntimeParameters::Contributions(byte));
        let new = contribute(CHARLIE, asset, Class::Data);
        assert_eq!((work_deposit(BOB), work_deposit(CHARLIE)), (WORK_DEPOSIT, UNIT));
        // What is returned is what was held.
        assert_ok!(Contributions::assess_many(signed(ALICE), vec![(old, 1), (new, 1)]));
        assert_ok!(Contributions::withdraw(signed(BOB), old));
        assert_ok!(Contributions::withdraw(signed(CHARLIE), new));
        assert_eq!((free(BOB), free(CHARLIE)), (START, START));
        card().open(DAVE);
        assert_eq!(asset_deposit(DAVE), CARD_DEPOSIT);
    });
}

#[test]
fn sixteen_reviewers_are_the_most_to_be_held_for() {
    world(|| {
        let asset = card().open(ALICE);
        let reviewers: Vec<_> = (101..117).map(|byte| AccountId::new([byte; 32])).collect();
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, reviewers));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 16 * REVIEWER_DEPOSIT);
        publish(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
    });
}
