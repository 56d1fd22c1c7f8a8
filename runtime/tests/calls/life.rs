//! The life of an asset: registration, terms, publication, use, stewardship, retirement.

use crate::helpers::*;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use pallet_registry::{Asset, Event, Infos, Lineage, NextAsset, Offers, Reviewers};
use sp_runtime::TokenError;
use tributary_primitives::{AssetId, AssetKind, AssetState, Budgets, Class, PoolId, Source, Usage};
use tributary_runtime::{Balance, Contributions, MILLI, Registry, Rewards, Runtime, System, UNIT};

type Error = pallet_registry::Error<Runtime>;

#[test]
fn what_is_registered_is_recorded() {
    world(|| {
        let promised = Card { floor: terms(1, 5, 2), budgets: Budgets { data: 9, compute: 0 }, ..card() };
        let dataset = Card { terms: terms(3, 5, 7), split: split(20, 50, 30), deadline: Some(7), ..promised };
        assert_eq!(dataset.clone().open(ALICE), AssetId(0));
        let (kind, steward, upstream) = (AssetKind::Dataset, ALICE, Default::default());
        said(Event::AssetRegistered { asset: AssetId(0), kind, steward, upstream, fees: 0 });
        assert_eq!(
            record(AssetId(0)),
            Asset {
                kind: AssetKind::Dataset,
                state: AssetState::Open,
                steward: ALICE,
                terms: terms(3, 5, 7),
                pending: None,
                floor: terms(1, 5, 2),
                split: split(20, 50, 30),
                budgets: Budgets { data: 9, compute: 0 },
                deadline: Some(7),
                closed: None,
                retired: None,
                commitment: None,
            }
        );
        let told = Infos::<Runtime>::get(AssetId(0)).unwrap();
        assert_eq!(
            (&told.name[..], &told.uri[..], &told.licence[..]),
            (b"Corpus".as_slice(), b"ipfs://corpus".as_slice(), b"MIT".as_slice())
        );
        // Models and datasets share one space of ids.
        assert_eq!(Card { kind: AssetKind::Model, ..dataset.clone() }.open(BOB), AssetId(1));
        assert_eq!(record(AssetId(1)).kind, AssetKind::Model);
        assert_eq!(dataset.open(BOB), AssetId(2));
        assert_eq!(NextAsset::<Runtime>::get(), AssetId(3));
    });
}

#[test]
fn text_may_be_as_long_as_the_bounds_and_in_any_script() {
    world(|| {
        // 64 bytes in 32 characters.
        let name = "ю".repeat(32).into_bytes();
        let long = info(&name, &[b'x'; 256], &[b'x'; 64]);
        let asset = Card { info: long, ..card() }.open(ALICE);
        assert_eq!(Infos::<Runtime>::get(asset).unwrap().name.into_inner(), name);
        // 66, 258 and 66 of the description, where that of a card has 25 bytes.
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + (66 + 258 + 66 - 25) * BYTE);

        assert_ok!(Registry::set_info(signed(ALICE), asset, card().info));
        let info = Infos::<Runtime>::get(asset).unwrap();
        said(Event::InfoSet { asset, info });
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
    });
}

#[test]
fn registration_pays_every_upstream_asset() {
    world(|| {
        let voices = Card { terms: terms(0, 10 * UNIT, 20), split: split(10, 90, 0), ..card() }.open(ALICE);
        contribute_weight(DAVE, voices, Class::Data, 300);
        contribute_weight(EVE, voices, Class::Data, 100);
        publish(ALICE, voices);
        let notes = Card { terms: terms(0, UNIT, 5), ..card() }.publish(BOB);
        let free_of_charge = card().publish(BOB);

        // Exactly the fees are allowed.
        let upstream = [(voices, 20), (notes, 5), (free_of_charge, 0)];
        let model = Card { max_fee: 11 * UNIT, ..built_from(&upstream) }.open(CHARLIE);
        let cited = cite(&upstream).try_into().unwrap();
        assert_eq!(Lineage::<Runtime>::get(model), cited);
        said(Event::AssetRegistered {
            asset: model,
            kind: AssetKind::Model,
            steward: CHARLIE,
            upstream: cited,
            fees: 11 * UNIT,
        });
        let paid = |asset, amount| {
            let (payer, source) = (Some(CHARLIE), Source::Training(model));
            let (amount, fee) = (net(amount), fee(amount));
            System::assert_has_event(
                pallet_rewards::Event::IncomeReceived { asset, payer, amount, fee, source }.into(),
            );
        };
        paid(voices, 10 * UNIT);
        paid(notes, UNIT);

        // Three upstream assets are stored, two of them with a share in what the model earns.
        let deposit = CARD_DEPOSIT + 3 * CITED_DEPOSIT + 2 * ANCESTOR_DEPOSIT;
        assert_eq!((asset_deposit(CHARLIE), free(CHARLIE)), (deposit, START - 11 * UNIT - deposit));
        assert_eq!((pot(), taken()), (net(11 * UNIT) + MILLI, fee(11 * UNIT)));
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(voices), net(UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Data(voices), net(6_750 * MILLI))]);
        assert_eq!(Rewards::claimable(EVE), [(PoolId::Data(voices), net(2_250 * MILLI))]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(notes), net(UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), []);
    });
}

#[test]
fn registration_is_charged_for_the_ancestors_that_there_are() {
    world(|| {
        let declared = |upstream: &[(AssetId, u32)]| {
            let Card { info, terms, split, upstream, max_fee, floor, budgets, deadline, .. } = built_from(upstream);
            let call = pallet_registry::Call::<Runtime>::register_model {
                info,
                terms,
                split,
                upstream,
                max_fee,
                floor,
                budgets,
                deadline,
            };
            call.get_dispatch_info().call_weight.ref_time()
        };
        let charged = |upstream: &[(AssetId, u32)]| {
            let weight = built_from(upstream).register(ALICE).unwrap().actual_weight;
            weight.expect("what it took is known afterwards").ref_time()
        };
        let data = card().publish(ALICE);
        let model = built_from(&[(data, 10)]).publish(ALICE);
        assert_eq!(charged(&[]), declared(&[]));
        // Before, an upstream asset may have as many ancestors as a stack holds.
        assert!(charged(&[(data, 10)]) < declared(&[(data, 10)]));
        assert!(charged(&[(data, 10)]) < charged(&[(model, 10)]));
        // With 32 of them there is nothing left to guess.
        let upstream: Vec<_> = (0..32).map(|_| (card().publish(ALICE), 1)).collect();
        assert_eq!(charged(&upstream), declared(&upstream));
    });
}

#[test]
fn a_steward_pays_itself_for_building_on_its_own() {
    world(|| {
        let first = Card { terms: terms(0, 4 * UNIT, 50), ..card() }.publish(ALICE);
        built_from(&[(first, 50)]).publish(ALICE);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(first), net(4 * UNIT))]);
    });
}

#[test]
fn publication_binds_and_fixes() {
    world(|| {
        let asset = Card { split: split(20, 50, 30), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        contribute_weight(CHARLIE, asset, Class::Compute, 1);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![DAVE, EVE]));
        said(Event::ReviewersSet { asset, reviewers: vec![DAVE, EVE] });
        publish(ALICE, asset);
        said(Event::AssetPublished { asset, commitment: COMMITMENT, split: split(20, 50, 30) });
        System::assert_has_event(pallet_rewards::Event::SplitFixed { asset, split: split(20, 50, 30) }.into());
        let now = record(asset);
        assert_eq!((now.state, now.commitment, now.closed), (AssetState::Published, Some(COMMITMENT), Some(1)));
        assert!(!Reviewers::<Runtime>::contains_key(asset));

        fund(FERDIE, asset, 10 * UNIT);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(asset), net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(5 * UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Compute(asset), net(3 * UNIT))]);
    });
}

#[test]
fn an_empty_class_passes_its_part_on() {
    for (data, compute, [own, of_data, of_compute]) in [
        (false, false, [100, 0, 0]),
        (true, false, [20, 80, 0]),
        (false, true, [20, 0, 80]),
        (true, true, [20, 50, 30]),
    ] {
        world(|| {
            let in_force = split(own, of_data, of_compute);
            let asset = Card { split: split(20, 50, 30), ..card() }.open(ALICE);
            if data {
                contribute_weight(BOB, asset, Class::Data, 10);
            }
            if compute {
                contribute_weight(CHARLIE, asset, Class::Compute, 10);
            }
            // What is pending, and what was not accepted, has no weight.
            contribute(DAVE, asset, Class::Data);
            let rejected = contribute(DAVE, asset, Class::Compute);
            assert_ok!(Contributions::reject(signed(ALICE), rejected, b"no".to_vec(), false));
            publish(ALICE, asset);
            said(Event::AssetPublished { asset, commitment: COMMITMENT, split: in_force });
            assert_eq!(record(asset).split, in_force);

            fund(FERDIE, asset, 100 * UNIT);
            let [steward, data, compute] = PoolId::of(asset);
            for (who, pool, percent) in [(ALICE, steward, own), (BOB, data, of_data), (CHARLIE, compute, of_compute)] {
                let amount = net(Balance::from(percent) * UNIT);
                let owed: Vec<_> = (percent > 0).then_some((pool, amount)).into_iter().collect();
                assert_eq!(Rewards::claimable(who), owed);
            }
            assert_eq!(Rewards::claimable(DAVE), []);
        });
    }
}

#[test]
fn a_split_may_leave_a_class_nothing() {
    world(|| {
        let asset = Card { split: split(60, 40, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        contribute_weight(CHARLIE, asset, Class::Compute, 1);
        publish(ALICE, asset);
        fund(FERDIE, asset, 10 * UNIT);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(4 * UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), []);
        refuse!(
            Rewards::claim(signed(CHARLIE), PoolId::Compute(asset)),
            pallet_rewards::Error::<Runtime>::NothingToClaim
        );
    });
}

#[test]
fn use_is_paid_under_the_terms_and_counted() {
    world(|| {
        let asset = Card { terms: terms(UNIT / 2, 0, 0), ..card() }.publish(ALICE);
        let use_it = |units, max_price| Registry::use_asset(signed(BOB), asset, units, max_price);
        // The price itself is within the maximum.
        assert_ok!(use_it(3, 1_500 * MILLI));
        let price = 1_500 * MILLI;
        said(Event::AssetUsed { asset, who: BOB, units: 3, price, total: 3, paid: price });
        let (payer, source) = (Some(BOB), Source::Use);
        System::assert_has_event(
            pallet_rewards::Event::IncomeReceived { asset, payer, amount: net(price), fee: fee(price), source }.into(),
        );
        assert_ok!(use_it(2, Balance::MAX));
        said(Event::AssetUsed { asset, who: BOB, units: 2, price: UNIT, total: 5, paid: 2_500 * MILLI });
        assert_eq!(free(BOB), START - 2_500 * MILLI - USAGE_DEPOSIT);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(asset), net(2_500 * MILLI))]);

        // Whoever uses it is counted apart, and so is every asset.
        assert_ok!(Registry::use_asset(signed(CHARLIE), asset, 7, Balance::MAX));
        let other = Card { terms: terms(1, 0, 0), ..card() }.publish(ALICE);
        assert_ok!(Registry::use_asset(signed(BOB), other, 11, 11));
        assert_eq!(Registry::usage(asset, BOB), Usage { units: 5, paid: 2_500 * MILLI });
        assert_eq!(Registry::usage(asset, CHARLIE), Usage { units: 7, paid: 3_500 * MILLI });
        assert_eq!(Registry::usage(other, BOB), Usage { units: 11, paid: 11 });
        assert_eq!(Registry::usage(asset, DAVE), Usage::default());
        assert_eq!((usage_deposit(BOB), usage_deposit(CHARLIE)), (2 * USAGE_DEPOSIT, USAGE_DEPOSIT));
    });
}

#[test]
fn what_costs_nothing_is_counted_too() {
    world(|| {
        let asset = card().publish(ALICE);
        assert_ok!(Registry::use_asset(signed(BOB), asset, 4, 0));
        said(Event::AssetUsed { asset, who: BOB, units: 4, price: 0, total: 4, paid: 0 });
        assert_eq!(Registry::usage(asset, BOB), Usage { units: 4, paid: 0 });
        assert_eq!((free(BOB), pot()), (START - USAGE_DEPOSIT, MILLI));
        // To be counted costs a deposit all the same.
        refuse!(Registry::use_asset(signed(STRANGER), asset, 4, 0), TokenError::FundsUnavailable);
    });
}

#[test]
fn new_terms_are_for_what_comes() {
    world(|| {
        let root = Card { terms: terms(UNIT, UNIT, 10), ..card() }.publish(ALICE);
        let model = built_from(&[(root, 10)]).publish(BOB);
        set_terms(ALICE, root, terms(2 * UNIT, 3 * UNIT, 30));
        said(Event::TermsSet { asset: root, terms: terms(2 * UNIT, 3 * UNIT, 30), pending: None });

        // A user that allows the former price is not charged more.
        refuse!(Registry::use_asset(signed(CHARLIE), root, 1, UNIT), Error::PriceOverMaximum);
        assert_ok!(Registry::use_asset(signed(CHARLIE), root, 1, 2 * UNIT));
        refuse!(Card { max_fee: UNIT, ..built_from(&[(root, 30)]) }.register(CHARLIE), Error::FeeOverMaximum);
        refuse!(built_from(&[(root, 10)]).register(CHARLIE), Error::RoyaltyTooLow);
        built_from(&[(root, 30)]).publish(CHARLIE);
        let held = USAGE_DEPOSIT + CARD_DEPOSIT + CITED_DEPOSIT + ANCESTOR_DEPOSIT;
        assert_eq!(free(CHARLIE), START - 5 * UNIT - held);

        // What was built before owes what was agreed on before.
        fund(DAVE, model, 10 * UNIT);
        assert_eq!(Rewards::collectable(root), [(model, net(UNIT))]);
    });
}

#[test]
fn terms_may_be_set_before_publication() {
    world(|| {
        let asset = card().open(ALICE);
        set_terms(ALICE, asset, terms(UNIT, 0, 0));
        publish(ALICE, asset);
        assert_ok!(Registry::use_asset(signed(BOB), asset, 1, UNIT));
        assert_eq!(free(BOB), START - UNIT - USAGE_DEPOSIT);
    });
}

#[test]
fn a_seat_changes_hands_and_earnings_stay() {
    world(|| {
        let asset = Card { split: split(50, 50, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        publish(ALICE, asset);
        let seat = PoolId::Steward(asset);
        fund(FERDIE, asset, 10 * UNIT);

        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(DAVE)));
        said(Event::StewardshipOffered { asset, from: ALICE, to: Some(DAVE) });
        assert_eq!(Offers::<Runtime>::get(asset), Some(DAVE));
        let deposit = CARD_DEPOSIT + MEMBER_DEPOSIT;
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (deposit + OFFER_DEPOSIT, 0));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), asset));
        said(Event::StewardshipAccepted { asset, from: ALICE, to: DAVE });
        assert_eq!(Offers::<Runtime>::get(asset), None);
        assert_eq!(record(asset).steward, DAVE);
        // What is owed to her is kept in a record, which the new steward pays for.
        let deposit = deposit + MEMBER_DEPOSIT;
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (0, deposit));
        assert_eq!((free(ALICE), free(DAVE)), (START, START - deposit));

        // Alice keeps what she earned; what comes is Dave's.
        assert_eq!(Rewards::claimable(ALICE), [(seat.clone(), net(5 * UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), []);
        fund(FERDIE, asset, 20 * UNIT);
        assert_eq!(Rewards::claimable(ALICE), [(seat.clone(), net(5 * UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), [(seat.clone(), net(10 * UNIT))]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(15 * UNIT))]);
        in_order();

        // And back again, with something owed on both sides.
        assert_ok!(Registry::offer_stewardship(signed(DAVE), asset, Some(ALICE)));
        assert_ok!(Registry::accept_stewardship(signed(ALICE), asset));
        fund(FERDIE, asset, 2 * UNIT);
        assert_eq!(Rewards::claimable(ALICE), [(seat.clone(), net(6 * UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), [(seat.clone(), net(10 * UNIT))]);

        // Who has been paid and has no seat is no member any more.
        assert_ok!(Rewards::claim(signed(DAVE), seat.clone()));
        assert_eq!((free(DAVE), asset_deposit(DAVE)), (START + net(10 * UNIT), 0));
        refuse!(Rewards::claim(signed(DAVE), seat.clone()), pallet_rewards::Error::<Runtime>::NotAMember);
        assert_ok!(Rewards::claim(signed(ALICE), seat));
    });
}

#[test]
fn a_seat_changes_hands_before_publication() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        fund(FERDIE, asset, 6 * UNIT);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), asset));

        // The new steward reviews, publishes, and earns what waited.
        refuse!(
            Contributions::assess(signed(ALICE), work, 1, None),
            pallet_contributions::Error::<Runtime>::NotReviewer
        );
        assert_ok!(Contributions::assess(signed(DAVE), work, 1, None));
        refuse!(Registry::close(signed(ALICE), asset), Error::NotSteward);
        refuse!(call_publish(ALICE, asset), Error::NotSteward);
        publish(DAVE, asset);
        assert_eq!(Rewards::claimable(ALICE), []);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Steward(asset), net(6 * UNIT))]);
        // A former steward to whom nothing is owed has left no record.
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (0, CARD_DEPOSIT + MEMBER_DEPOSIT));
    });
}

#[test]
fn the_deposit_of_reviewers_changes_hands_too() {
    world(|| {
        let asset = card().open(ALICE);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + REVIEWER_DEPOSIT);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), asset));
        assert_eq!((asset_deposit(ALICE), asset_deposit(DAVE)), (0, CARD_DEPOSIT + REVIEWER_DEPOSIT));
        // Bob still reviews; what he accepts is the new steward's to pay for.
        let work = contribute(CHARLIE, asset, Class::Data);
        assert_ok!(Contributions::assess(signed(BOB), work, 1, None));
        assert_eq!(asset_deposit(DAVE), CARD_DEPOSIT + REVIEWER_DEPOSIT + MEMBER_DEPOSIT);
        publish(DAVE, asset);
        assert_eq!(asset_deposit(DAVE), CARD_DEPOSIT + MEMBER_DEPOSIT);
    });
}

#[test]
fn what_is_retired_earns_from_its_past_alone() {
    world(|| {
        let root = Card { terms: terms(UNIT, 0, 10), ..card() }.publish(ALICE);
        let model = Card { terms: terms(UNIT, 0, 0), ..built_from(&[(root, 10)]) }.publish(BOB);
        assert_ok!(Registry::use_asset(signed(CHARLIE), root, 1, UNIT));
        retire(ALICE, root);
        said(Event::AssetRetired { asset: root, from: 1 });
        let shown = Registry::asset(root).unwrap();
        assert_eq!((shown.state, shown.retired, shown.commitment), (AssetState::Retired, Some(1), Some(COMMITMENT)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);

        refuse!(Registry::use_asset(signed(CHARLIE), root, 1, UNIT), Error::NotPublished);
        refuse!(built_from(&[(root, 10)]).register(CHARLIE), Error::UpstreamNotPublished);

        // What was built from it is used, built on and pays on.
        assert_ok!(Registry::use_asset(signed(CHARLIE), model, 20, Balance::MAX));
        let next = built_from(&[(model, 50)]).publish(DAVE);
        assert_eq!(shares(next), [(root, percent(5)), (model, percent(45))]);
        fund(EVE, next, 100 * UNIT);
        assert_eq!(Rewards::collectable(root), [(model, net(2 * UNIT)), (next, net(5 * UNIT))]);
        collect(root, &[model, next]);
        // Grants are welcome.
        fund(EVE, root, 10 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(root)));
        assert_eq!(free(ALICE), START - CARD_DEPOSIT + net(18 * UNIT));

        // Somebody else may look after it.
        assert_ok!(Registry::offer_stewardship(signed(ALICE), root, Some(EVE)));
        assert_ok!(Registry::accept_stewardship(signed(EVE), root));
        assert_eq!(Registry::asset(root).unwrap().state, AssetState::Retired);
    });
}

#[test]
fn a_failed_hand_over_leaves_the_offer() {
    world_with(&[(STRANGER, CARD_DEPOSIT)], || {
        let asset = card().open(ALICE);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(STRANGER)));
        refuse!(Registry::accept_stewardship(signed(STRANGER), asset), TokenError::FundsUnavailable);
        assert_ok!(tributary_runtime::Balances::transfer_keep_alive(signed(BOB), STRANGER.into(), MILLI));
        assert_ok!(Registry::accept_stewardship(signed(STRANGER), asset));
        assert_eq!((free(STRANGER), asset_deposit(STRANGER)), (MILLI, CARD_DEPOSIT));
    });
}
