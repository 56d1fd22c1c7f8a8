//! What is held for what is stored: its size, its price, and when it is returned.

use crate::helpers::*;
use frame_support::assert_ok;
use sp_runtime::TokenError;
use tributary_primitives::Class;
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, Parameters, Registry, RuntimeOrigin, RuntimeParameters, UNIT,
    parameters::dynamic_params::{contributions, registry},
};

/// Root sets a price.
fn set(parameter: RuntimeParameters) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
}

fn set_asset_base(price: Balance) {
    set(RuntimeParameters::Registry(registry::Parameters::AssetDepositBase(registry::AssetDepositBase, Some(price))));
}

fn set_asset_byte(price: Balance) {
    set(RuntimeParameters::Registry(registry::Parameters::DepositPerByte(registry::DepositPerByte, Some(price))));
}

#[test]
fn every_part_of_a_record_is_paid_for() {
    world(|| {
        // A tenth of a TRIB, and a ten-thousandth for each of 115 bytes of the record, 1 + 6, 1 + 13 and 1 + 3 of the
        // text, and 1 + 1 for empty lists.
        let asset = card().open(ALICE);
        assert_eq!(asset_deposit(ALICE), UNIT / 10 + 142 * UNIT / 10_000);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
        assert_eq!(free(ALICE), START - CARD_DEPOSIT);
        assert_eq!(Balances::reserved_balance(ALICE), CARD_DEPOSIT);

        // Two reviewers: 64 bytes.
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB, CHARLIE]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 6_400_000_000);
        // One: 32 bytes less.
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 3_200_000_000);
        // A name that is ten bytes longer.
        let longer = info(b"Corpus and notes", b"ipfs://corpus", b"MIT");
        assert_ok!(Registry::set_info(signed(ALICE), asset, longer));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 4_200_000_000);
        // Publication lets the reviewers go; the rest stays for ever.
        publish(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 1_000_000_000);
        retire(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 1_000_000_000);

        // An upstream asset: eight bytes.
        let upstream = card().publish(BOB);
        built_from(&[(upstream, 1)]).open(CHARLIE);
        assert_eq!(asset_deposit(CHARLIE), CARD_DEPOSIT + 800_000_000);
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
        contribute(BOB, asset, Class::Data);
        for who in [ALICE, BOB] {
            assert_ok!(Balances::transfer_all(signed(who.clone()), CHARLIE.into(), false));
            // The account has to stay as long as something is held.
            assert_eq!(free(who.clone()), UNIT / 1_000);
        }
        assert_eq!((asset_deposit(ALICE), work_deposit(BOB)), (CARD_DEPOSIT, WORK_DEPOSIT));
        assert_ok!(Contributions::assess(signed(ALICE), 0.into(), 1));
        assert_eq!(free(BOB), WORK_DEPOSIT + UNIT / 1_000);
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
        // One TRIB and 142 thousandths.
        assert_eq!(asset_deposit(CHARLIE), 1_142_000_000_000);
        // Whoever changes what is stored pays its price of that day.
        publish(ALICE, old);
        assert_eq!(asset_deposit(ALICE), 1_142_000_000_000);

        // A price that fell is returned in the same way.
        set_asset_base(0);
        set_asset_byte(0);
        assert_eq!(asset_deposit(ALICE), 1_142_000_000_000);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), old, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), old));
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (0, 0));
        assert_eq!((free(ALICE), free(DAVE)), (START, START));
        publish(BOB, other);
        assert_eq!((asset_deposit(BOB), free(BOB)), (0, START));
    });
}

#[test]
fn a_price_that_rose_is_paid_or_nothing_changes() {
    world_with(&[(STRANGER, UNIT)], || {
        let asset = card().open(STRANGER);
        set_asset_base(2 * UNIT);
        refuse!(Registry::publish(signed(STRANGER), asset, COMMITMENT), TokenError::FundsUnavailable);
        assert_ok!(Balances::transfer_keep_alive(signed(ALICE), STRANGER.into(), 2 * UNIT));
        publish(STRANGER, asset);
        assert_eq!(asset_deposit(STRANGER), 2_014_200_000_000);
    });
}

#[test]
fn work_has_prices_of_its_own() {
    world(|| {
        let asset = card().open(ALICE);
        let old = contribute(BOB, asset, Class::Data);
        let base =
            contributions::Parameters::ContributionDepositBase(contributions::ContributionDepositBase, Some(UNIT));
        set(RuntimeParameters::Contributions(base));
        let byte =
            contributions::Parameters::ContributionDepositPerByte(contributions::ContributionDepositPerByte, Some(0));
        set(RuntimeParameters::Contributions(byte));
        let new = contribute(CHARLIE, asset, Class::Data);
        assert_eq!((work_deposit(BOB), work_deposit(CHARLIE)), (WORK_DEPOSIT, UNIT));
        // What is returned is what was held.
        assert_ok!(Contributions::assess_many(signed(ALICE), vec![(old, 1), (new, 1)]));
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
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 16 * 3_200_000_000);
        publish(ALICE, asset);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
    });
}
