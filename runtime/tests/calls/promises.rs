//! Terms that hold: reach through every asset between, floors, notice, and what a gateway reads of use. Each attack
//! that was tried on the chain, by the transactions that it took.

use crate::helpers::*;
use frame_support::{assert_ok, dispatch::DispatchResult, traits::Get};
use pallet_registry::Event;
use sp_runtime::{DispatchError, Perbill, TokenError};
use tributary_primitives::{
    AssetId, AssetState, Class, Terms, Usage,
    apis::{runtime_decl_for_registry_api::RegistryApi, runtime_decl_for_rewards_api::RewardsApi},
};
use tributary_runtime::{
    AccountId, Balance, BlockNumber, Registry, Runtime, RuntimeCall, RuntimeOrigin, System, UNIT, Utility,
    parameters::in_range::registry::{RetireNotice, ReviewPeriod, TermsNotice},
};

type Error = pallet_registry::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    terms_never_fall_below_their_floor,
    terms_that_nobody_could_grant_are_refused_when_they_are_set,
    a_retirement_is_announced_and_takes_effect_with_notice,
    a_record_of_use_has_a_deposit_and_is_forgotten_by_whom_it_is_of,
];

/// A royalty for who builds directly, and a reach, both in percent.
fn reaching(royalty: u32, reach: u32) -> Terms {
    Terms { royalty: percent(royalty), reach: percent(reach), ..Terms::default() }
}

/// Cites one asset at this rate.
fn at(asset: AssetId, rate: Perbill) -> Card {
    Card { upstream: vec![(asset, rate)], ..built_from(&[]) }
}

/// The least rate at which an asset can be cited.
fn least(asset: AssetId) -> Perbill {
    Runtime::least_royalty(asset).unwrap()
}

/// One part per billion less.
fn less(rate: Perbill) -> Perbill {
    parts(rate.deconstruct() - 1)
}

/// An account's calls in one transaction, all or none.
fn batch(who: AccountId, calls: Vec<RuntimeCall>) -> Result<(), DispatchError> {
    Utility::batch_all(signed(who), calls).map(drop).map_err(|failed| failed.error)
}

fn call_set_terms(asset: AssetId, terms: Terms) -> RuntimeCall {
    pallet_registry::Call::set_terms { asset, terms }.into()
}

fn call_use(asset: AssetId, units: u64, max_price: Balance) -> RuntimeCall {
    pallet_registry::Call::use_asset { asset, units, max_price }.into()
}

fn call_register(card: Card) -> RuntimeCall {
    let Card { info, terms, split, upstream, max_fee, floor, budgets, deadline, .. } = card;
    pallet_registry::Call::register_model { info, terms, split, upstream, max_fee, floor, budgets, deadline }.into()
}

fn try_use(who: AccountId, asset: AssetId, units: u64, max_price: Balance) -> DispatchResult {
    Registry::use_asset(signed(who), asset, units, max_price)
}

/// What others pay now, what they will, and from when on.
fn shown(asset: AssetId) -> (Terms, Option<(Terms, BlockNumber)>) {
    let asset = Runtime::asset(asset).unwrap();
    (asset.terms, asset.pending)
}

#[test]
fn a_shell_between_does_not_launder_the_royalty_away() {
    untaxed(|| {
        // Without reach a dataset is due nothing of what is built from a shell that asks for nothing.
        let naive = Card { terms: reaching(20, 0), ..card() }.publish(ALICE);
        let shell = built_from(&[(naive, 20)]).publish(BOB);
        assert_eq!(least(shell), percent(0));
        assert_eq!(shares(built_from(&[(shell, 0)]).open(BOB)), []);

        let data = Card { terms: reaching(20, 5), floor: reaching(20, 5), ..card() }.publish(ALICE);
        let mut shell = built_from(&[(data, 20)]).publish(BOB);
        // However many of them there are, and whatever they ask for themselves.
        for _ in 0..4 {
            assert_eq!(least(shell), percent(5));
            refuse!(at(shell, less(percent(5))).register(BOB), Error::RoyaltyTooLow);
            refuse!(at(shell, percent(0)).register(BOB), Error::RoyaltyTooLow);
            shell = at(shell, percent(5)).publish(BOB);
            assert_eq!(Runtime::royalty_stack(shell).into_inner(), [(data, percent(5), percent(5))]);
        }
        fund(EVE, shell, 100 * UNIT);
        assert_eq!(Runtime::collectable(data), [(shell, 5 * UNIT)]);
        collect(data, &[shell]);
        // Whoever grants more gives the ancestor its share of that, and the rest to the asset between.
        let first = AssetId(data.0 + 1);
        let generous = at(first, percent(50)).publish(CHARLIE);
        assert_eq!(shares(generous), [(data, percent(10)), (first, percent(40))]);
    });
}

#[test]
fn a_hundred_versions_follow_one_another_where_reach_is_zero() {
    untaxed(|| {
        let version = |card: Card| Card { terms: reaching(30, 0), ..card }.publish(ALICE);
        let mut last = version(card());
        for _ in 0..100 {
            last = version(at(last, percent(30)));
        }
        // Whoever would be due less than a part in a billion has no place in the stack, and its place in the lineage.
        assert!(shares(last).len() < 32, "{:?}", shares(last));
        // The version cited has seven tenths of what is granted, and what the floors leave.
        let (cited, share) = *shares(at(last, percent(30)).open(BOB)).last().unwrap();
        assert!(cited == last && (percent(21)..parts(210_000_032)).contains(&share), "{share:?}");
        assert_eq!(Runtime::provenance(last, 200).nodes.len(), 101);
    });
}

#[test]
fn what_suffices_once_suffices_for_every_higher_rate() {
    world(|| {
        let asking = |royalty, reach| Terms { royalty: parts(royalty), reach: parts(reach), ..Terms::default() };
        let first = Card { terms: asking(333_333_333, 33_333_333), ..card() }.publish(ALICE);
        let second = Card { terms: asking(111_111_111, 10_000_001), ..card() }.publish(ALICE);
        let upstream = vec![(first, parts(333_333_333)), (second, parts(111_111_111))];
        let model = Card { upstream, terms: asking(0, 20_000_003), ..built_from(&[]) }.publish(BOB);
        let rate = least(model);
        // Both ancestors at their reach: a third and a ninth of so little are less than that.
        assert_eq!(rate, parts(33_333_333 + 10_000_001 + 20_000_003));
        refuse!(at(model, less(rate)).register(CHARLIE), Error::RoyaltyTooLow);
        for more in [0, 1, 2, 3, 7, 36_666_663, 99_999_999, 400_000_000, 736_666_663] {
            let rate = parts(rate.deconstruct() + more);
            let next = at(model, rate).open(CHARLIE);
            let stack = Runtime::royalty_stack(next).into_inner();
            assert_eq!(stack.iter().map(|(_, share, _)| share.deconstruct()).sum::<u32>(), rate.deconstruct());
            assert!(stack.iter().all(|(_, share, reach)| share >= reach), "{stack:?}");
            assert_eq!(stack.len(), 3);
        }
    });
}

#[test]
fn along_several_paths_shares_add_up_and_the_highest_reach_stays() {
    world(|| {
        let data = Card { terms: reaching(10, 4), ..card() }.publish(ALICE);
        let left = built_from(&[(data, 10)]).publish(BOB);
        set_terms(ALICE, data, reaching(10, 6));
        let right = built_from(&[(data, 10)]).publish(CHARLIE);
        assert_eq!((least(left), least(right)), (percent(4), percent(6)));
        // A tenth of a tenth each is less than what it reaches for.
        let both = built_from(&[(left, 10), (right, 10)]).publish(DAVE);
        let none = percent(0);
        assert_eq!(
            Runtime::royalty_stack(both).into_inner(),
            [(data, percent(10), percent(6)), (left, percent(6), none), (right, percent(4), none)]
        );
        // What the two between are due comes on top of the reach.
        assert_eq!(least(both), parts(66_666_667));
    });
}

#[test]
fn a_reach_is_what_was_asked_when_the_asset_was_cited() {
    world(|| {
        let data = Card { terms: reaching(10, 5), ..card() }.publish(ALICE);
        let model = built_from(&[(data, 10)]).publish(BOB);
        set_terms(ALICE, data, reaching(10, 30));
        assert_eq!((least(data), least(model)), (percent(30), percent(5)));
        refuse!(at(data, less(percent(30))).register(CHARLIE), Error::RoyaltyTooLow);
        assert_ok!(at(model, percent(5)).register(CHARLIE));
        // Nor does a fall reach back.
        set_terms(ALICE, data, Terms::default());
        pass(TermsNotice::get());
        assert_eq!((least(data), least(model)), (percent(0), percent(5)));
        assert_eq!(Runtime::royalty_stack(model).into_inner(), [(data, percent(10), percent(5))]);
        assert_eq!(Runtime::least_royalty(AssetId(99)), None);
    });
}

#[test]
fn what_rises_rises_at_once_and_what_falls_falls_in_its_block() {
    world(|| {
        let first = Terms { use_price: 10, training_fee: 20, ..reaching(30, 5) };
        let asset = Card { terms: first, ..card() }.publish(ALICE);
        let wanted = Terms { use_price: 15, training_fee: 2, ..reaching(3, 6) };
        let between = Terms { use_price: 15, training_fee: 20, ..reaching(30, 6) };
        set_terms(ALICE, asset, wanted);
        let from = 1 + TermsNotice::get();
        let pending = Some((wanted, from));
        said(Event::TermsSet { asset, terms: between, pending });
        let cite = |rate, max_fee| Card { max_fee, ..at(asset, percent(rate)) }.register(CHARLIE);
        for block in [1, 2, from - 1] {
            System::set_block_number(block);
            assert_eq!(shown(asset), (between, pending));
            refuse!(try_use(BOB, asset, 1, 14), Error::PriceOverMaximum);
            assert_ok!(try_use(BOB, asset, 1, 15));
            refuse!(cite(29, Balance::MAX), Error::RoyaltyTooLow);
            refuse!(cite(30, 19), Error::FeeOverMaximum);
        }
        System::set_block_number(from);
        assert_eq!(shown(asset), (wanted, None));
        assert_ok!(try_use(BOB, asset, 1, 15));
        refuse!(cite(5, 2), Error::RoyaltyTooLow);
        refuse!(cite(6, 1), Error::FeeOverMaximum);
        assert_ok!(cite(6, 2));
        assert_eq!(Registry::usage(asset, BOB), Usage { units: 4, paid: 60 });
        // What fell rises again at once.
        set_terms(ALICE, asset, first);
        assert_eq!(shown(asset), (Terms { use_price: 15, ..first }.max(reaching(0, 6)), Some((first, 2 * from - 1))));
    });
}

#[test]
fn one_change_of_terms_is_pending_at_a_time() {
    world(|| {
        let price = |use_price| Terms { use_price, ..Terms::default() };
        let asset = Card { terms: price(100), ..card() }.publish(ALICE);
        let notice = TermsNotice::get();
        set_terms(ALICE, asset, price(10));
        assert_eq!(shown(asset), (price(100), Some((price(10), 1 + notice))));
        // Another one takes its place, and has notice of its own.
        System::set_block_number(notice);
        set_terms(ALICE, asset, price(50));
        assert_eq!(shown(asset), (price(100), Some((price(50), 2 * notice))));
        System::set_block_number(1 + notice);
        assert_eq!(shown(asset).0, price(100));
        System::set_block_number(2 * notice - 1);
        assert_eq!(shown(asset).0, price(100));
        System::set_block_number(2 * notice);
        assert_eq!(shown(asset), (price(50), None));
        // Nothing falls any more when it is set as it is, or higher.
        set_terms(ALICE, asset, price(20));
        set_terms(ALICE, asset, price(50));
        assert_eq!(shown(asset), (price(50), None));
        set_terms(ALICE, asset, price(20));
        set_terms(ALICE, asset, price(60));
        pass(notice);
        assert_eq!(shown(asset), (price(60), None));
        // A notice that is changed by a vote is that of what is announced from then on.
        set_terms(ALICE, asset, price(20));
        set_registry!(TermsNotice, 1);
        assert_eq!(shown(asset), (price(60), Some((price(20), 4 * notice))));
        set_terms(ALICE, asset, price(30));
        assert_eq!(shown(asset), (price(60), Some((price(30), 3 * notice + 1))));
        pass(1);
        assert_eq!(shown(asset), (price(30), None));
    });
}

#[test]
fn terms_never_fall_below_their_floor() {
    world(|| {
        let floor = Terms { use_price: 2, training_fee: 3, ..reaching(4, 5) };
        let below = [
            Terms { use_price: 1, ..floor },
            Terms { training_fee: 2, ..floor },
            Terms { royalty: less(percent(4)), ..floor },
            Terms { reach: less(percent(5)), ..floor },
            Terms::default(),
        ];
        for terms in below {
            refuse!(Card { terms, floor, ..card() }.register(ALICE), Error::BelowFloor);
        }
        let asset = Card { terms: Terms { use_price: 9, ..floor }, floor, ..card() }.open(ALICE);
        let refused = || {
            for terms in below {
                refuse!(Registry::set_terms(signed(ALICE), asset, terms), Error::BelowFloor);
            }
        };
        refused();
        publish(ALICE, asset);
        refused();
        // Whoever is steward.
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(BOB)));
        assert_ok!(Registry::accept_stewardship(signed(BOB), asset));
        refuse!(Registry::set_terms(signed(BOB), asset, below[0]), Error::BelowFloor);
        set_terms(BOB, asset, floor);
        pass(TermsNotice::get());
        assert_eq!((shown(asset), Runtime::asset(asset).unwrap().floor), ((floor, None), floor));
        refuse!(Registry::set_terms(signed(BOB), asset, below[4]), Error::BelowFloor);
    });
}

#[test]
fn terms_that_nobody_could_grant_are_refused_when_they_are_set() {
    world(|| {
        for terms in [reaching(81, 0), reaching(0, 81), reaching(100, 100)] {
            refuse!(Card { terms, ..card() }.register(ALICE), Error::RoyaltyOverMaximum);
        }
        let most = Card { terms: reaching(80, 80), ..card() }.publish(ALICE);
        refuse!(Registry::set_terms(signed(ALICE), most, reaching(81, 0)), Error::RoyaltyOverMaximum);
        built_from(&[(most, 80)]).publish(BOB);

        // What its ancestors are due counts: they get four fifths of whatever is granted, and leave a fifth.
        let data = card().publish(ALICE);
        let model = |reach| Card { terms: reaching(0, reach), ..built_from(&[(data, 80)]) };
        refuse!(model(17).register(BOB), Error::RoyaltyOverMaximum);
        refuse!(model(40).register(BOB), Error::RoyaltyOverMaximum);
        let model = model(16).publish(BOB);
        assert_eq!(least(model), percent(80));
        refuse!(Registry::set_terms(signed(BOB), model, reaching(0, 17)), Error::RoyaltyOverMaximum);

        // A vote that lowers the most that can be granted leaves terms as they are, and lets prices change.
        limit_royalties(Some(percent(50)));
        in_order();
        set_terms(BOB, model, Terms { use_price: 7, ..reaching(0, 16) });
        set_terms(BOB, model, Terms { use_price: 8, ..reaching(0, 3) });
        refuse!(Registry::set_terms(signed(BOB), model, reaching(1, 17)), Error::RoyaltyOverMaximum);
        refuse!(at(model, percent(80)).register(CHARLIE), Error::RoyaltiesOverSum);
    });
}

#[test]
fn terms_do_not_fall_in_the_transaction_that_builds_on_the_asset() {
    world(|| {
        let terms = Terms { training_fee: 5 * UNIT, ..reaching(20, 5) };
        let data = Card { terms, split: split(0, 100, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, data, Class::Data, 1);
        publish(ALICE, data);
        let successor = |rate, max_fee| call_register(Card { max_fee, ..at(data, percent(rate)) });
        let fall = || call_set_terms(data, Terms::default());
        // Before the fall, after it, and with the terms put back as they were.
        let cheaply = [
            (vec![fall(), successor(0, 0)], Error::RoyaltyTooLow),
            (vec![fall(), successor(19, Balance::MAX), call_set_terms(data, terms)], Error::RoyaltyTooLow),
            (vec![fall(), successor(20, 5 * UNIT - 1)], Error::FeeOverMaximum),
        ];
        for (calls, error) in cheaply {
            refuse!(batch(ALICE, calls), error);
        }
        assert_ok!(batch(ALICE, vec![fall(), successor(20, 5 * UNIT)]));
        assert_eq!(shown(data), (terms, Some((Terms::default(), 1 + TermsNotice::get()))));
        assert_eq!(shares(AssetId(1)), [(data, percent(20))]);
        assert_eq!(Runtime::claimable(BOB).len(), 1, "who contributed has the fee");
    });
}

#[test]
fn an_asset_does_not_retire_in_the_transaction_that_publishes_its_successor() {
    world(|| {
        let data = Card { terms: Terms { use_price: UNIT, ..reaching(20, 0) }, ..card() }.publish(ALICE);
        let successor = card().open(ALICE);
        close(ALICE, successor);
        pass(ReviewPeriod::get());
        let retire: RuntimeCall = pallet_registry::Call::retire { asset: data }.into();
        let publish: RuntimeCall = pallet_registry::Call::publish { asset: successor, commitment: COMMITMENT }.into();
        let from = System::block_number() + RetireNotice::get();
        assert_ok!(batch(ALICE, vec![retire, publish]));
        // Who relies on it has as long as was promised.
        System::set_block_number(from - 1);
        assert_ok!(try_use(BOB, data, 1, UNIT));
        assert_ok!(at(data, percent(20)).register(CHARLIE));
        System::set_block_number(from);
        refuse!(try_use(BOB, data, 1, UNIT), Error::NotPublished);
        refuse!(at(data, percent(20)).register(CHARLIE), Error::UpstreamNotPublished);
    });
}

#[test]
fn a_retirement_is_announced_and_takes_effect_with_notice() {
    world(|| {
        let asset = Card { terms: Terms { use_price: UNIT, ..Terms::default() }, ..card() }.publish(ALICE);
        let notice = RetireNotice::get();
        let state = || {
            let asset = Runtime::asset(asset).unwrap();
            (asset.state, asset.retired)
        };
        assert_eq!(state(), (AssetState::Published, None));
        assert_ok!(Registry::retire(signed(ALICE), asset));
        let from = 1 + notice;
        said(Event::AssetRetired { asset, from });
        assert_eq!(state(), (AssetState::Published, Some(from)));
        // It is not put off, nor announced again.
        pass(1);
        refuse!(Registry::retire(signed(ALICE), asset), Error::AlreadyRetiring);
        // A notice that was shortened by a vote lets it come sooner.
        set_registry!(RetireNotice, 10);
        assert_ok!(Registry::retire(signed(ALICE), asset));
        said(Event::AssetRetired { asset, from: 12 });
        System::set_block_number(11);
        assert_eq!(state(), (AssetState::Published, Some(12)));
        assert_ok!(try_use(BOB, asset, 1, UNIT));
        set_terms(ALICE, asset, Terms { use_price: 2 * UNIT, ..Terms::default() });
        System::set_block_number(12);
        assert_eq!(state(), (AssetState::Retired, Some(12)));
        refuse!(try_use(BOB, asset, 1, 2 * UNIT), Error::NotPublished);
        refuse!(Registry::set_terms(signed(ALICE), asset, Terms::default()), Error::AlreadyRetired);
        refuse!(Registry::retire(signed(ALICE), asset), Error::NotPublished);
        refuse!(Registry::force_retire(RuntimeOrigin::root(), asset), Error::NotPublished);
    });
}

#[test]
fn root_retires_at_once() {
    world(|| {
        for announced in [false, true] {
            let asset = card().publish(ALICE);
            if announced {
                assert_ok!(Registry::retire(signed(ALICE), asset));
                pass(3);
            }
            assert_ok!(try_use(BOB, asset, 1, 0));
            assert_ok!(Registry::force_retire(RuntimeOrigin::root(), asset));
            let now = System::block_number();
            said(Event::AssetRetired { asset, from: now });
            let shown = Runtime::asset(asset).unwrap();
            assert_eq!((shown.state, shown.retired), (AssetState::Retired, Some(now)));
            refuse!(try_use(BOB, asset, 1, 0), Error::NotPublished);
            refuse!(at(asset, percent(0)).register(CHARLIE), Error::UpstreamNotPublished);
        }
    });
}

#[test]
fn no_transaction_prints_paid_units() {
    world(|| {
        let dear = Terms { use_price: UNIT, ..Terms::default() };
        let asset = Card { terms: dear, ..card() }.publish(ALICE);
        let fall = || call_set_terms(asset, Terms::default());
        let back = || call_set_terms(asset, dear);
        refuse!(batch(ALICE, vec![fall(), call_use(asset, u64::MAX, 0), back()]), Error::PriceOverMaximum);
        let all = batch(ALICE, vec![fall(), call_use(asset, u64::MAX, Balance::MAX), back()]);
        assert_eq!(all, Err(TokenError::FundsUnavailable.into()));
        assert_eq!(Registry::usage(asset, ALICE), Usage::default());
        // Who uses much for nothing, once everybody may, has paid nothing: that is what a gateway reads.
        assert_ok!(try_use(BOB, asset, 2, 2 * UNIT));
        set_terms(ALICE, asset, Terms::default());
        pass(TermsNotice::get());
        assert_ok!(batch(ALICE, vec![call_use(asset, u64::MAX, 0), back()]));
        assert_eq!(Registry::usage(asset, ALICE), Usage { units: u64::MAX, paid: 0 });
        assert_eq!(Registry::usage(asset, BOB), Usage { units: 2, paid: 2 * UNIT });
    });
}

#[test]
fn a_record_of_use_has_a_deposit_and_is_forgotten_by_whom_it_is_of() {
    world(|| {
        let asset = Card { terms: Terms { use_price: UNIT, ..Terms::default() }, ..card() }.publish(ALICE);
        refuse!(Registry::forget_usage(signed(BOB), asset), Error::NeverUsed);
        assert_ok!(try_use(BOB, asset, 1, UNIT));
        assert_eq!((usage_deposit(BOB), free(BOB)), (USAGE_DEPOSIT, START - UNIT - USAGE_DEPOSIT));
        // One deposit for as often as one likes, at the price of the first use.
        set_registry!(DepositPerByte, UNIT);
        assert_ok!(try_use(BOB, asset, 2, 2 * UNIT));
        assert_eq!(usage_deposit(BOB), USAGE_DEPOSIT);
        refuse!(Registry::forget_usage(signed(CHARLIE), asset), Error::NeverUsed);
        assert_ok!(Registry::forget_usage(signed(BOB), asset));
        said(Event::UsageForgotten { asset, who: BOB });
        assert_eq!((usage_deposit(BOB), free(BOB)), (0, START - 3 * UNIT));
        assert_eq!(Registry::usage(asset, BOB), Usage::default());
        refuse!(Registry::forget_usage(signed(BOB), asset), Error::NeverUsed);
        // It begins anew, at the price of the day; whatever has become of the asset, it is let go.
        set_registry!(DepositPerByte, 2 * BYTE);
        assert_ok!(try_use(BOB, asset, 1, UNIT));
        assert_eq!(Registry::usage(asset, BOB), Usage { units: 1, paid: UNIT });
        assert_eq!(usage_deposit(BOB), 2 * USAGE_DEPOSIT);
        retire(ALICE, asset);
        freeze(asset);
        assert_ok!(Registry::forget_usage(signed(BOB), asset));
        assert_eq!((usage_deposit(BOB), free(BOB)), (0, START - 4 * UNIT));
    });
}
