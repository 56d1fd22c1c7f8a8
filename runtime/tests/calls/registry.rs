//! What the registry refuses.

use crate::helpers::*;
use frame_support::{assert_ok, traits::Get};
use pallet_registry::{InfoInput, NextAsset};
use sp_runtime::{DispatchError, TokenError};
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, Terms, Usage};
use tributary_runtime::{
    AccountId, Balance, Balances, Registry, Runtime, RuntimeOrigin, UNIT, parameters::in_range::registry::TermsNotice,
};

type Error = pallet_registry::Error<Runtime>;
type RewardsError = pallet_rewards::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    an_unknown_asset_answers_to_nobody,
    only_the_steward_may,
    what_publication_fixes_stays,
    only_what_is_published_is_used_and_retired,
    the_terms_of_a_retired_asset_are_fixed,
    a_description_is_text_of_bounded_length,
    a_split_is_whole,
    upstream_assets_must_be_there_and_published,
    upstream_assets_are_listed_once_and_at_most_32,
    royalties_are_neither_too_low_nor_too_high,
    a_stack_has_at_most_32_ancestors,
    fees_stay_within_what_the_registrant_allows,
    a_registrant_has_what_it_pays_and_what_is_held,
    use_is_paid_within_limits,
    reviewers_are_few_and_distinct,
    a_seat_is_taken_only_by_whom_it_is_offered_to,
    ids_end,
];

#[test]
fn only_accounts_call() {
    world(|| {
        let asset = card().open(ALICE);
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
            let Card { info, terms, split, floor, budgets, .. } = card();
            for register in [Registry::register_model, Registry::register_dataset] {
                let registered = register(origin(), info.clone(), terms, split, vec![], 0, floor, budgets, None);
                refuse!(registered, DispatchError::BadOrigin);
            }
            refuse!(Registry::publish(origin(), asset, COMMITMENT), DispatchError::BadOrigin);
            refuse!(Registry::set_terms(origin(), asset, terms), DispatchError::BadOrigin);
            refuse!(Registry::set_reviewers(origin(), asset, vec![]), DispatchError::BadOrigin);
            refuse!(Registry::set_info(origin(), asset, info), DispatchError::BadOrigin);
            refuse!(Registry::offer_stewardship(origin(), asset, Some(BOB)), DispatchError::BadOrigin);
            refuse!(Registry::accept_stewardship(origin(), asset), DispatchError::BadOrigin);
            refuse!(Registry::retire(origin(), asset), DispatchError::BadOrigin);
            refuse!(Registry::use_asset(origin(), asset, 1, 0), DispatchError::BadOrigin);
            refuse!(Registry::close(origin(), asset), DispatchError::BadOrigin);
            refuse!(Registry::cancel(origin(), asset), DispatchError::BadOrigin);
            refuse!(Registry::remove(origin(), asset), DispatchError::BadOrigin);
            refuse!(Registry::forget_usage(origin(), asset), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_unknown_asset_answers_to_nobody() {
    world(|| {
        card().publish(ALICE);
        for asset in [AssetId(1), AssetId(u32::MAX)] {
            refuse!(Registry::publish(signed(ALICE), asset, COMMITMENT), Error::UnknownAsset);
            refuse!(Registry::set_terms(signed(ALICE), asset, Terms::default()), Error::UnknownAsset);
            refuse!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]), Error::UnknownAsset);
            refuse!(Registry::set_info(signed(ALICE), asset, card().info), Error::UnknownAsset);
            refuse!(Registry::offer_stewardship(signed(ALICE), asset, Some(BOB)), Error::UnknownAsset);
            refuse!(Registry::accept_stewardship(signed(ALICE), asset), Error::UnknownAsset);
            refuse!(Registry::retire(signed(ALICE), asset), Error::UnknownAsset);
            refuse!(Registry::use_asset(signed(ALICE), asset, 1, Balance::MAX), Error::UnknownAsset);
            refuse!(Registry::close(signed(ALICE), asset), Error::UnknownAsset);
            refuse!(Registry::cancel(signed(ALICE), asset), Error::UnknownAsset);
            refuse!(Registry::remove(signed(ALICE), asset), Error::UnknownAsset);
            refuse!(Registry::force_retire(RuntimeOrigin::root(), asset), Error::UnknownAsset);
            refuse!(Registry::forget_usage(signed(ALICE), asset), Error::NeverUsed);
        }
    });
}

#[test]
fn only_the_steward_may() {
    world(|| {
        let (open, published) = (card().open(ALICE), card().publish(ALICE));
        // Neither a reviewer nor whom the seat is offered to is the steward.
        assert_ok!(Registry::set_reviewers(signed(ALICE), open, vec![BOB]));
        assert_ok!(Registry::offer_stewardship(signed(ALICE), open, Some(CHARLIE)));
        for who in [BOB, CHARLIE, DAVE] {
            let who = || signed(who.clone());
            refuse!(Registry::publish(who(), open, COMMITMENT), Error::NotSteward);
            refuse!(Registry::set_terms(who(), open, Terms::default()), Error::NotSteward);
            refuse!(Registry::set_reviewers(who(), open, vec![]), Error::NotSteward);
            refuse!(Registry::set_info(who(), open, card().info), Error::NotSteward);
            refuse!(Registry::offer_stewardship(who(), open, None), Error::NotSteward);
            refuse!(Registry::retire(who(), published), Error::NotSteward);
            refuse!(Registry::close(who(), open), Error::NotSteward);
            refuse!(Registry::cancel(who(), open), Error::NotSteward);
            refuse!(Registry::remove(who(), open), Error::NotSteward);
        }
    });
}

#[test]
fn what_publication_fixes_stays() {
    world(|| {
        let (published, retired) = (card().publish(ALICE), card().publish(ALICE));
        retire(ALICE, retired);
        for asset in [published, retired] {
            refuse!(Registry::publish(signed(ALICE), asset, WORK), Error::NotOpen);
            refuse!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]), Error::NotOpen);
            refuse!(Registry::set_info(signed(ALICE), asset, card().info), Error::NotOpen);
            refuse!(Registry::close(signed(ALICE), asset), Error::NotOpen);
            refuse!(Registry::cancel(signed(ALICE), asset), Error::AlreadyPublished);
            refuse!(Registry::remove(signed(ALICE), asset), Error::NotCancelled);
        }
    });
}

#[test]
fn only_what_is_published_is_used_and_retired() {
    world(|| {
        let (open, retired) = (card().open(ALICE), card().publish(ALICE));
        retire(ALICE, retired);
        for asset in [open, retired] {
            refuse!(Registry::use_asset(signed(BOB), asset, 1, Balance::MAX), Error::NotPublished);
            refuse!(Registry::retire(signed(ALICE), asset), Error::NotPublished);
        }
    });
}

#[test]
fn the_terms_of_a_retired_asset_are_fixed() {
    world(|| {
        let asset = card().publish(ALICE);
        retire(ALICE, asset);
        refuse!(Registry::set_terms(signed(ALICE), asset, terms(1, 1, 1)), Error::AlreadyRetired);
    });
}

#[test]
fn a_description_is_text_of_bounded_length() {
    world(|| {
        let asset = card().open(ALICE);
        // The last byte is the first of a character that never ends.
        let cut = "naïve".as_bytes().split_at(3).0;
        let good = (b"Corpus".as_slice(), b"ipfs://corpus".as_slice(), b"MIT".as_slice());
        let refusals: [(InfoInput, DispatchError); 9] = [
            (info(b"", good.1, good.2), Error::EmptyName.into()),
            (info(good.0, b"", good.2), Error::EmptyUri.into()),
            (info(good.0, good.1, b""), Error::EmptyLicence.into()),
            (info(&[b'x'; 65], good.1, good.2), Error::NameTooLong.into()),
            (info(good.0, &[b'x'; 257], good.2), Error::UriTooLong.into()),
            (info(good.0, good.1, &[b'x'; 65]), Error::LicenceTooLong.into()),
            (info(cut, good.1, good.2), Error::NotUtf8.into()),
            (info(good.0, cut, good.2), Error::NotUtf8.into()),
            (info(good.0, good.1, cut), Error::NotUtf8.into()),
        ];
        for (info, error) in refusals {
            for kind in AssetKind::ALL {
                refuse!(Card { kind, info: info.clone(), ..card() }.register(ALICE), error);
            }
            refuse!(Registry::set_info(signed(ALICE), asset, info), error);
        }
    });
}

#[test]
fn a_split_is_whole() {
    world(|| {
        let over = Split { steward: parts(1), ..split(0, 50, 50) };
        let under = Split { steward: parts(999_999_999), ..split(0, 0, 0) };
        for split in [split(0, 0, 0), split(50, 49, 0), split(100, 0, 100), split(100, 100, 100), over, under] {
            for kind in AssetKind::ALL {
                refuse!(Card { kind, split, ..card() }.register(ALICE), Error::SplitNotWhole);
            }
        }
    });
}

#[test]
fn upstream_assets_must_be_there_and_published() {
    world(|| {
        let [published, open, retired] = [card().publish(ALICE), card().open(ALICE), card().publish(ALICE)];
        retire(ALICE, retired);
        let next = NextAsset::<Runtime>::get();
        assert_eq!(next, AssetId(3));
        for kind in AssetKind::ALL {
            let citing = |asset| Card { kind, ..built_from(&[(published, 10), (asset, 10)]) }.register(BOB);
            refuse!(citing(next), Error::SelfUpstream);
            refuse!(citing(AssetId(4)), Error::UnknownUpstream);
            refuse!(citing(AssetId(u32::MAX)), Error::UnknownUpstream);
            refuse!(citing(open), Error::UpstreamNotPublished);
            refuse!(citing(retired), Error::UpstreamNotPublished);
        }
    });
}

#[test]
fn upstream_assets_are_listed_once_and_at_most_32() {
    world(|| {
        let upstream: Vec<_> = (0..33).map(|_| (card().publish(ALICE), 1)).collect();
        refuse!(built_from(&upstream).register(BOB), Error::TooManyUpstream);
        refuse!(built_from(&[upstream[0], upstream[1], upstream[0]]).register(BOB), Error::DuplicateUpstream);
        // The length is looked at first.
        refuse!(built_from(&[upstream[0]; 33]).register(BOB), Error::TooManyUpstream);
    });
}

#[test]
fn royalties_are_neither_too_low_nor_too_high() {
    world(|| {
        let asks_20 = Card { terms: terms(0, 0, 20), ..card() }.publish(ALICE);
        let asks_nothing = card().publish(ALICE);
        let citing = |royalties: [u32; 2]| {
            let upstream = vec![(asks_20, parts(royalties[0])), (asks_nothing, parts(royalties[1]))];
            Card { upstream, ..built_from(&[]) }.register(BOB)
        };
        refuse!(citing([199_999_999, 0]), Error::RoyaltyTooLow);
        refuse!(citing([0, 200_000_000]), Error::RoyaltyTooLow);
        refuse!(citing([200_000_000, 600_000_001]), Error::RoyaltiesOverSum);
        refuse!(citing([800_000_001, 0]), Error::RoyaltiesOverSum);
        // More than the whole, too.
        refuse!(citing([1_000_000_000, 1_000_000_000]), Error::RoyaltiesOverSum);
        let whole: Vec<_> = (0..32).map(|_| (card().publish(ALICE), 100)).collect();
        refuse!(built_from(&whole).register(BOB), Error::RoyaltiesOverSum);

        // Whatever Root sets, 95 % is the most.
        limit_royalties(Some(percent(100)));
        refuse!(citing([950_000_000, 1]), Error::RoyaltiesOverSum);
        limit_royalties(Some(percent(0)));
        refuse!(citing([200_000_000, 0]), Error::RoyaltiesOverSum);
    });
}

#[test]
fn a_stack_has_at_most_32_ancestors() {
    world(|| {
        // Each is built from the one before and grants so much that nobody's share rounds to nothing, so the last has
        // 32 ancestors.
        let mut chain = vec![card().publish(ALICE)];
        for _ in 0..32 {
            chain.push(built_from(&[(*chain.last().unwrap(), 80)]).publish(ALICE));
        }
        assert_eq!((chain[32], shares(chain[32]).len()), (AssetId(32), 32));
        refuse!(built_from(&[(chain[32], 80)]).register(BOB), RewardsError::StackTooLong);

        // So would one have that cites 31 others and one with two ancestors: 34.
        let mut upstream: Vec<_> = (0..31).map(|_| (card().publish(ALICE), 1)).collect();
        upstream.push((chain[2], 1));
        refuse!(built_from(&upstream).register(BOB), RewardsError::StackTooLong);
    });
}

#[test]
fn fees_stay_within_what_the_registrant_allows() {
    world(|| {
        let ten = Card { terms: terms(0, 10 * UNIT, 0), ..card() }.publish(ALICE);
        let one = Card { terms: terms(0, UNIT, 0), ..card() }.publish(BOB);
        let citing = |max_fee| Card { max_fee, ..built_from(&[(ten, 0), (one, 0)]) }.register(CHARLIE);
        refuse!(citing(0), Error::FeeOverMaximum);
        refuse!(citing(11 * UNIT - 1), Error::FeeOverMaximum);

        // Nobody can be asked for more than there are numbers.
        set_terms(ALICE, ten, terms(0, Balance::MAX, 0));
        refuse!(citing(Balance::MAX), Error::Overflow);
    });
}

#[test]
fn a_registrant_has_what_it_pays_and_what_is_held() {
    // An account must keep the existential deposit: a thousandth of a TRIB.
    let existential = UNIT / 1_000;
    world_with(&[(STRANGER, CARD_DEPOSIT + existential - 1)], || {
        refuse!(card().register(STRANGER), TokenError::FundsUnavailable);
        assert_ok!(Balances::transfer_keep_alive(signed(ALICE), STRANGER.into(), 1));
        assert_ok!(card().register(STRANGER));
        assert_eq!(free(STRANGER), existential);

        let longer = info(b"Corpora", b"ipfs://corpus", b"MIT");
        refuse!(Registry::set_info(signed(STRANGER), AssetId(0), longer), TokenError::FundsUnavailable);
        refuse!(Registry::set_reviewers(signed(STRANGER), AssetId(0), vec![ALICE]), TokenError::FundsUnavailable);

        // Enough for the fee, not for the deposit: the fee comes back.
        let dear = Card { terms: terms(0, START - existential, 0), ..card() }.publish(ALICE);
        refuse!(built_from(&[(dear, 0)]).register(BOB), TokenError::FundsUnavailable);
        // Not enough for the fee.
        set_terms(ALICE, dear, terms(0, START, 0));
        refuse!(built_from(&[(dear, 0)]).register(BOB), TokenError::FundsUnavailable);
    });
}

#[test]
fn use_is_paid_within_limits() {
    world(|| {
        let asset = Card { terms: terms(UNIT, 0, 0), ..card() }.publish(ALICE);
        refuse!(Registry::use_asset(signed(BOB), asset, 0, Balance::MAX), Error::ZeroUnits);
        refuse!(Registry::use_asset(signed(BOB), asset, 1, 0), Error::PriceOverMaximum);
        refuse!(Registry::use_asset(signed(BOB), asset, 3, 3 * UNIT - 1), Error::PriceOverMaximum);
        refuse!(Registry::use_asset(signed(BOB), asset, 1_000, Balance::MAX), TokenError::FundsUnavailable);
        refuse!(Registry::use_asset(signed(STRANGER), asset, 1, Balance::MAX), TokenError::FundsUnavailable);

        // The price.
        set_terms(ALICE, asset, terms(Balance::MAX / 2 + 1, 0, 0));
        refuse!(Registry::use_asset(signed(BOB), asset, 2, Balance::MAX), Error::Overflow);
        // The units so far.
        set_terms(ALICE, asset, Terms::default());
        pass(TermsNotice::get());
        assert_ok!(Registry::use_asset(signed(BOB), asset, u64::MAX, 0));
        refuse!(Registry::use_asset(signed(BOB), asset, 1, 0), Error::Overflow);
        assert_eq!(Registry::usage(asset, BOB), Usage { units: u64::MAX, paid: 0 });
    });
}

#[test]
fn reviewers_are_few_and_distinct() {
    world(|| {
        let asset = card().open(ALICE);
        let accounts: Vec<_> = (101..118).map(|byte| AccountId::new([byte; 32])).collect();
        refuse!(Registry::set_reviewers(signed(ALICE), asset, accounts.clone()), Error::TooManyReviewers);
        refuse!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB, CHARLIE, BOB]), Error::DuplicateReviewer);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, accounts[..16].to_vec()));
    });
}

#[test]
fn a_seat_is_taken_only_by_whom_it_is_offered_to() {
    world(|| {
        let asset = card().publish(ALICE);
        let take = |who| Registry::accept_stewardship(signed(who), asset);
        let offer = |to| {
            assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, to));
        };
        refuse!(take(BOB), Error::NotOffered);
        refuse!(take(ALICE), Error::NotOffered);
        refuse!(Registry::offer_stewardship(signed(ALICE), asset, Some(ALICE)), Error::AlreadySteward);
        offer(Some(BOB));
        refuse!(take(CHARLIE), Error::NotOffered);
        refuse!(take(ALICE), Error::NotOffered);
        // Another offer takes its place.
        offer(Some(CHARLIE));
        refuse!(take(BOB), Error::NotOffered);
        // Withdrawn.
        offer(None);
        refuse!(take(CHARLIE), Error::NotOffered);
        // Whoever takes it has the deposit.
        offer(Some(STRANGER));
        refuse!(take(STRANGER), TokenError::FundsUnavailable);
        // Taken once.
        offer(Some(BOB));
        assert_ok!(take(BOB));
        refuse!(take(BOB), Error::NotOffered);
        refuse!(Registry::offer_stewardship(signed(ALICE), asset, None), Error::NotSteward);
        refuse!(Registry::offer_stewardship(signed(BOB), asset, Some(BOB)), Error::AlreadySteward);
    });
}

#[test]
fn ids_end() {
    world(|| {
        NextAsset::<Runtime>::put(AssetId(u32::MAX));
        for kind in AssetKind::ALL {
            refuse!(Card { kind, ..card() }.register(ALICE), Error::NoIdLeft);
        }
        NextAsset::<Runtime>::kill();
    });
}
