use super::*;
use crate::parameters::dynamic_params::{contributions, evaluation, governance, registry, rewards};
use frame_support::{
    assert_err_ignore_postinfo, assert_noop,
    traits::{Get, StorePreimage, fungible::Mutate, schedule::DispatchTime},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_governance::Origin;
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor, TracksInfo};
use sp_runtime::{DispatchError, Perbill, traits::Dispatchable};
use tributary_primitives::PoolId;

fn set(percent: u32) -> RuntimeParameters {
    RuntimeParameters::Registry(registry::Parameters::MaxRoyaltySum(
        registry::MaxRoyaltySum,
        Some(Perbill::from_percent(percent)),
    ))
}

#[test]
fn parameters_have_their_defaults() {
    new_test_ext("development").execute_with(|| {
        assert_eq!(registry::MaxRoyaltySum::get(), Perbill::from_percent(80));
        assert_eq!(registry::AssetDepositBase::get(), UNIT / 10);
        assert_eq!(registry::DepositPerByte::get(), UNIT / 10_000);
        assert_eq!(contributions::ContributionDepositBase::get(), UNIT / 10);
        assert_eq!(contributions::ContributionDepositPerByte::get(), UNIT / 10_000);
        assert_eq!((rewards::UseFee::get(), rewards::MinGrant::get()), (Perbill::from_percent(2), UNIT));
        let shares = governance::ContributorShare::get();
        assert_eq!([shares.root, shares.parameters, shares.curation], [Perbill::from_percent(25); 3]);
        assert_eq!(governance::DepositPercent::get(), 100);
        assert_eq!(governance::SmallSpendLimit::get(), 1_000 * UNIT);
        assert_eq!(governance::BigSpendLimit::get(), 100_000 * UNIT);
        assert_eq!(governance::FeesToTreasury::get(), Perbill::from_percent(80));
        assert_eq!(governance::ChamberQuorum::get(), Perbill::from_percent(10));
        assert_eq!(governance::TreasurersShare::get(), Perbill::from_percent(5));
        // Those of evaluations that a preset has no value of its own for.
        let percent = Perbill::from_percent;
        assert_eq!(evaluation::EmissionPerEpoch::get(), 100 * UNIT);
        assert_eq!(evaluation::EmissionDecay::get(), Perbill::from_parts(19_768));
        let parts = evaluation::EmissionParts::get();
        assert_eq!(
            [parts.assets, parts.evaluators, parts.treasury, parts.authors],
            [percent(60), percent(25), percent(5), percent(10)]
        );
        assert_eq!(evaluation::EvaluatorStakeCap::get(), percent(20));
        assert_eq!(evaluation::MinEvaluatorStake::get(), 1_000 * UNIT);
        assert_eq!(evaluation::MinStake::get(), UNIT);
        assert_eq!(evaluation::MaxCommission::get(), percent(25));
        assert_eq!(evaluation::MissedRevealPenalty::get(), percent(1));
        assert_eq!(evaluation::SettlementBudget::get(), percent(25));
        assert_eq!((evaluation::StakeLeverage::get(), evaluation::MaxRollover::get()), (20, 24));
        assert_eq!((evaluation::Quorum::get(), evaluation::FreshShare::get()), (percent(50), percent(50)));
    });
    // An hour and a week of hours; presets are shorter.
    let floor = || evaluation::QuorumFloor::get() / UNIT;
    let epochs = || (evaluation::EpochLength::get(), evaluation::UnbondingPeriod::get(), floor());
    sp_io::TestExternalities::default().execute_with(|| assert_eq!(epochs(), (600, 168, 10_000)));
    new_test_ext("development").execute_with(|| assert_eq!(epochs(), (20, 3, 1_000)));
    new_test_ext("local_testnet").execute_with(|| assert_eq!(epochs(), (100, 6, 1_000)));
    // A week of notice and of review.
    let notices = || [registry::TermsNotice::get(), registry::RetireNotice::get(), registry::ReviewPeriod::get()];
    sp_io::TestExternalities::default().execute_with(|| assert_eq!(notices(), [100_800; 3]));
    new_test_ext("development").execute_with(|| assert_eq!(notices(), [5; 3]));
    new_test_ext("local_testnet").execute_with(|| assert_eq!(notices(), [10; 3]));
}

#[test]
fn only_root_and_the_parameter_admin_set_parameters() {
    new_test_ext("development").execute_with(|| {
        for refused in
            [RuntimeOrigin::signed(account(Sr25519Keyring::Alice)), RuntimeOrigin::none(), Origin::BigTreasurer.into()]
        {
            assert_noop!(Parameters::set_parameter(refused, set(10)), DispatchError::BadOrigin);
        }
        assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), set(70)));
        assert_eq!(registry::MaxRoyaltySum::get(), Perbill::from_percent(70));
        assert_ok!(Parameters::set_parameter(Origin::ParameterAdmin.into(), set(60)));
        assert_eq!(registry::MaxRoyaltySum::get(), Perbill::from_percent(60));
    });
}

#[test]
fn periods_are_the_presets() {
    // Prepare, decision, confirm, enactment; in order of the tracks.
    type Periods = [(u32, u32, u32, u32); 7];
    let expected: [(&str, Periods, u32, u32, u32); 2] = [
        (
            "development",
            [(1, 60, 8, 17), (1, 60, 8, 8), (1, 60, 1, 1), (1, 60, 4, 1), (1, 60, 8, 8), (1, 60, 1, 1), (1, 60, 2, 1)],
            60,
            120,
            257,
        ),
        (
            "local_testnet",
            [
                (3, 600, 85, 171),
                (3, 600, 85, 85),
                (1, 600, 10, 1),
                (3, 600, 42, 3),
                (3, 600, 85, 85),
                (1, 600, 10, 1),
                (1, 600, 21, 1),
            ],
            600,
            1_200,
            2_571,
        ),
    ];
    for (preset, tracks, locking, undeciding, payout) in expected {
        new_test_ext(preset).execute_with(|| {
            let periods: Vec<_> = <Runtime as pallet_referenda::Config>::Tracks::tracks()
                .map(|track| {
                    let info = &track.info;
                    (info.prepare_period, info.decision_period, info.confirm_period, info.min_enactment_period)
                })
                .collect();
            assert_eq!(periods, tracks, "{preset}");
            assert_eq!(<Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod::get(), locking);
            assert_eq!(<Runtime as pallet_referenda::Config>::UndecidingTimeout::get(), undeciding);
            assert_eq!(<Runtime as pallet_treasury::Config>::PayoutPeriod::get(), payout);
        });
    }
}

/// Votes on `call` as `voters`, each with 900,000 TRIB, and returns the blocks from the submission until it was
/// enacted.
fn blocks_until_enacted(origin: OriginCaller, call: RuntimeCall, voters: &[Sr25519Keyring]) -> u32 {
    let proposal = Preimage::bound(call).unwrap();
    let submit = pallet_referenda::Call::submit {
        proposal_origin: Box::new(origin),
        proposal,
        enactment_moment: DispatchTime::After(0),
    };
    let index = 0;
    let deposit = pallet_referenda::Call::place_decision_deposit { index };
    let mut extrinsics = vec![sign(Sr25519Keyring::Eve, 0, 0, submit), sign(Sr25519Keyring::Eve, 1, 0, deposit)];
    for who in voters {
        let vote = AccountVote::Standard {
            vote: Vote { aye: true, conviction: Conviction::Locked1x },
            balance: 900_000 * UNIT,
        };
        extrinsics.push(sign(*who, 0, 0, pallet_conviction_voting::Call::vote { poll_index: index, vote }));
    }
    for result in next_block(extrinsics) {
        assert_ok!(result.unwrap());
    }
    let submitted = System::block_number();
    let dispatched = || {
        System::events().into_iter().any(|record| {
            matches!(
                record.event,
                RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id: Some(_), result: Ok(()), .. })
                    if !matches!(ReferendumInfoFor::<Runtime>::get(index), Some(ReferendumInfo::Ongoing(_)))
            )
        })
    };
    while System::block_number() - submitted < 200 {
        next_block(vec![]);
        if dispatched() {
            return System::block_number() - submitted;
        }
    }
    panic!("still not enacted: {:?}", ReferendumInfoFor::<Runtime>::get(index));
}

#[test]
fn one_account_of_a_devnet_changes_a_parameter_in_half_a_minute() {
    new_test_ext("development").execute_with(|| {
        let call = pallet_parameters::Call::set_parameter { key_value: set(50) };
        let blocks = blocks_until_enacted(Origin::ParameterAdmin.into(), call.into(), &[Sr25519Keyring::Alice]);
        assert_eq!(registry::MaxRoyaltySum::get(), Perbill::from_percent(50));
        assert!((20..=40).contains(&blocks), "{blocks} blocks");
    });
}

#[test]
fn a_devnet_decides_as_root_within_two_minutes() {
    for (voters, limit) in [
        (&[Sr25519Keyring::Alice][..], 90),
        (&[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie][..], 45),
    ] {
        new_test_ext("development").execute_with(|| {
            let call = frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] };
            let blocks = blocks_until_enacted(frame_system::RawOrigin::Root.into(), call.into(), voters);
            assert_eq!(sp_io::storage::get(b"key").as_deref(), Some(&b"value"[..]));
            assert!(blocks <= limit, "{} voters: {blocks} blocks", voters.len());
        });
    }
}

#[test]
fn a_devnet_spends_from_its_treasury_in_half_a_minute() {
    new_test_ext("development").execute_with(|| {
        let call = pallet_treasury::Call::spend {
            asset_kind: Box::new(()),
            amount: 5 * UNIT,
            beneficiary: Box::new(account(Sr25519Keyring::Ferdie).into()),
            valid_from: None,
        };
        let before = Balances::free_balance(account(Sr25519Keyring::Ferdie));
        let blocks = blocks_until_enacted(Origin::SmallTreasurer.into(), call.into(), &[Sr25519Keyring::Alice]);
        assert!(blocks <= 40, "{blocks} blocks");
        assert_ok!(Treasury::payout(RuntimeOrigin::signed(account(Sr25519Keyring::Dave)), 0));
        assert_eq!(Balances::free_balance(account(Sr25519Keyring::Ferdie)), before + 5 * UNIT);
    });
}

#[test]
fn the_treasurers_spend_up_to_their_limits() {
    new_test_ext("development").execute_with(|| {
        // So much that a twentieth of it is no limit.
        assert_ok!(<Balances as Mutate<AccountId>>::mint_into(&Treasury::account_id(), 3_000_000 * UNIT));
        let order = |amount| pallet_treasury::Call::<Runtime>::spend {
            asset_kind: Box::new(()),
            amount,
            beneficiary: Box::new(account(Sr25519Keyring::Bob).into()),
            valid_from: None,
        };
        let spend = |origin: RuntimeOrigin, amount| RuntimeCall::from(order(amount)).dispatch(origin);
        for (origin, limit) in [(Origin::SmallTreasurer, 1_000 * UNIT), (Origin::BigTreasurer, 100_000 * UNIT)] {
            assert_ok!(spend(origin.into(), limit));
            assert_err_ignore_postinfo!(
                spend(origin.into(), limit + 1),
                pallet_treasury::Error::<Runtime>::InsufficientPermission
            );
            // Neither may it in two halves: what one decision spends counts together.
            let halves = vec![order(limit / 2).into(), order(limit / 2 + 1).into()];
            let batch = RuntimeCall::from(pallet_utility::Call::batch_all { calls: halves });
            assert_err_ignore_postinfo!(
                batch.dispatch(origin.into()),
                pallet_treasury::Error::<Runtime>::InsufficientPermission
            );
        }
        assert_ok!(spend(RuntimeOrigin::root(), 100_001 * UNIT));
        for refused in [Origin::ParameterAdmin.into(), RuntimeOrigin::signed(account(Sr25519Keyring::Alice))] {
            assert_err_ignore_postinfo!(spend(refused, 1), DispatchError::BadOrigin);
        }
    });
}

/// Whether a parameter is set when so many thousand TRIB vote for and against it, and a contributor says so or nothing.
fn is_approved(ayes: Balance, nays: Balance, contributor: Option<bool>) -> bool {
    let mut ext = new_test_ext("development");
    ext.execute_with(|| {
        let [alice, bob, charlie] = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie];
        let vote = |aye, thousands| pallet_conviction_voting::Call::<Runtime>::vote {
            poll_index: 0,
            vote: AccountVote::Standard {
                vote: Vote { aye, conviction: Conviction::Locked1x },
                balance: thousands * 1_000 * UNIT,
            },
        };
        let propose =
            pallet_governance::Call::propose_parameter { key_value: set(50), enactment: DispatchTime::After(0) };
        let mut extrinsics = vec![
            sign(alice, 0, 0, propose),
            sign(alice, 1, 0, pallet_referenda::Call::place_decision_deposit { index: 0 }),
            sign(alice, 2, 0, vote(true, ayes)),
            sign(charlie, 0, 0, vote(false, nays)),
        ];
        if let Some(aye) = contributor {
            // Bob contributed to what a devnet shows.
            let owed = Rewards::claimable(account(bob)).into_iter().map(|(pool, _)| pool);
            let pools = owed.filter(|pool| !matches!(pool, PoolId::Steward(_) | PoolId::Stake(_))).collect();
            extrinsics.push(sign(bob, 0, 0, pallet_rewards::Call::claim_many { pools }));
            extrinsics.push(sign(bob, 1, 0, pallet_governance::Call::contributor_vote { poll: 0, aye }));
        }
        for result in next_block(extrinsics) {
            assert_ok!(result.unwrap());
        }
        for _ in 0..100 {
            next_block(vec![]);
        }
        try_state();
        let approved = match ReferendumInfoFor::<Runtime>::get(0) {
            Some(ReferendumInfo::Approved(..)) => true,
            Some(ReferendumInfo::Rejected(..)) => false,
            other => panic!("not decided: {other:?}"),
        };
        let value = if approved { 50 } else { 80 };
        assert_eq!(registry::MaxRoyaltySum::get(), Perbill::from_percent(value));
        approved
    })
}

#[test]
fn contributors_turn_a_close_vote_and_no_other() {
    // Tokens alone: a majority at the end of the week.
    assert!(is_approved(500, 400, None));
    assert!(!is_approved(400, 500, None));
    // 5/9 of the tokens and no contributor: 41.7 %. 4/9 and all contributors: 58.3 %.
    assert!(!is_approved(500, 400, Some(false)));
    assert!(is_approved(400, 500, Some(true)));
    // Of one mind with the tokens.
    assert!(is_approved(500, 400, Some(true)));
    assert!(!is_approved(400, 500, Some(false)));
    // A quarter of the say is not enough against three quarters of the tokens, nor for less than a third of them.
    assert!(is_approved(800, 100, Some(false)));
    assert!(!is_approved(100, 800, Some(true)));
}
