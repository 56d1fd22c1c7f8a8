use super::*;
use frame_support::traits::fungible::Inspect;
use pallet_transaction_payment::Multiplier;
use sp_runtime::{
    FixedPointNumber,
    traits::{Convert, Dispatchable, One},
};

fn balance(who: Sr25519Keyring) -> Balance {
    Balances::free_balance(account(who))
}

/// What Alice, who writes the blocks, Bob, who pays, and the treasury have, and all that there is.
fn books() -> [Balance; 4] {
    let treasury = Balances::free_balance(Treasury::account_id());
    [balance(Sr25519Keyring::Alice), balance(Sr25519Keyring::Bob), treasury, Balances::total_issuance()]
}

#[test]
fn fees_go_to_the_treasury_and_the_author_and_tips_to_the_author() {
    use crate::parameters::dynamic_params::governance::{FeesToTreasury, Parameters as Parameter};
    for (share, percent) in [(None, 80), (Some(0), 0), (Some(100), 100), (Some(33), 33)] {
        new_test_ext("development").execute_with(|| {
            stop_emission();
            if let Some(share) = share {
                let share = Some(sp_runtime::Perbill::from_percent(share));
                let parameter = RuntimeParameters::Governance(Parameter::FeesToTreasury(FeesToTreasury, share));
                assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
            }
            let before = books();
            let tip = 7 * MILLI;
            assert_ok!(next_block(vec![transfer(0, tip)])[0].unwrap());
            let after = books();

            let fee = before[1] - after[1] - UNIT - tip;
            assert!(
                (MILLI * 4 / 10..MILLI * 6 / 10).contains(&fee),
                "a transfer costs about half a milli-TRIB, not {fee} planck"
            );
            let treasurys = fee * percent / 100;
            assert_eq!(after[2] - before[2], treasurys);
            assert_eq!(after[0] - before[0], fee - treasurys + tip, "Alice wrote the block");
            assert_eq!(after[3], before[3], "nothing is burnt");
        });
    }
}

#[test]
fn a_block_pays_out_once_what_its_transactions_paid() {
    use pallet_fees::{Collected, Parts};
    new_test_ext("development").execute_with(|| {
        stop_emission();
        let before = books();
        testing::open_block(1_001);
        // A tip that no share divides evenly.
        let tip = 333;
        for nonce in 0..3 {
            assert_ok!(Executive::apply_extrinsic(transfer(nonce, tip)).unwrap());
        }
        let paid = before[1] - books()[1] - 3 * UNIT;
        let Parts { treasury, author } = Collected::<Runtime>::get();
        assert_eq!(treasury + author, paid);
        let fee = paid / 3 - tip;
        assert_eq!(treasury, 3 * (fee * 80 / 100), "a share of each, rounded down");
        assert_eq!(books()[..1], before[..1], "nobody was paid yet");
        assert_eq!(books()[2..], before[2..], "it is in no account, and there as before");
        try_state();

        testing::close_block();
        assert_eq!(Collected::<Runtime>::get(), Parts::default());
        let after = books();
        assert_eq!([after[0] - before[0], after[2] - before[2]], [author, treasury]);
        assert_eq!(after[3], before[3], "all that there was");
        let deposits: Vec<_> = System::events()
            .into_iter()
            .filter(|record| record.phase == frame_system::Phase::Finalization)
            .filter_map(|record| match record.event {
                RuntimeEvent::Balances(pallet_balances::Event::Deposit { who, amount }) => Some((who, amount)),
                _ => None,
            })
            .collect();
        assert_eq!(deposits, [(account(Sr25519Keyring::Alice), author), (Treasury::account_id(), treasury)]);
        try_state();
        Collected::<Runtime>::put(Parts { treasury: 1, author: 0 });
        assert!(Fees::do_try_state().is_err(), "no block ends like that");
    });
}

#[test]
fn an_empty_block_pays_nobody() {
    new_test_ext("development").execute_with(|| {
        stop_emission();
        let before = books();
        next_block(vec![]);
        assert_eq!(books(), before);
    });
}

#[test]
fn what_its_author_cannot_hold_goes_to_the_treasury() {
    new_test_ext("development").execute_with(|| {
        stop_emission();
        // An author without an account, and a part of the fee and a tip too small to open one.
        let author = Sr25519Keyring::One;
        pallet_session::Validators::<Runtime>::put(vec![account(author)]);
        let before = books();
        assert_ok!(next_block(vec![transfer(0, EXISTENTIAL_DEPOSIT / 2)])[0].unwrap());
        let after = books();
        assert_eq!(balance(author), 0);
        assert_eq!(after[2] - before[2], before[1] - after[1] - UNIT, "all that Bob paid");
        assert_eq!(after[3], before[3]);

        // A tip that is large enough opens it.
        assert_ok!(next_block(vec![transfer(1, EXISTENTIAL_DEPOSIT)])[0].unwrap());
        assert!(balance(author) > EXISTENTIAL_DEPOSIT);
        assert_eq!(books()[3], before[3]);
    });
}

#[test]
fn what_nobody_can_hold_is_burnt() {
    new_test_ext("development").execute_with(|| {
        stop_emission();
        // Neither has an account, and a fee is too small to open one.
        pallet_session::Validators::<Runtime>::put(vec![account(Sr25519Keyring::One)]);
        let treasury = Treasury::account_id();
        let all = Balances::free_balance(&treasury);
        let nothing = pallet_balances::Call::force_set_balance { who: treasury.clone().into(), new_free: 0 };
        assert_ok!(RuntimeCall::from(nothing).dispatch(RuntimeOrigin::root()));
        assert!(all > 0 && Balances::free_balance(&treasury) == 0);
        let before = books();
        assert_ok!(next_block(vec![transfer(0, 0)])[0].unwrap());
        let after = books();
        assert_eq!((balance(Sr25519Keyring::One), after[2]), (0, 0));
        assert_eq!(before[3] - after[3], before[1] - after[1] - UNIT, "the issuance is less by what Bob paid");
        try_state();
    });
}

#[test]
fn a_failed_call_pays_its_fee() {
    new_test_ext("development").execute_with(|| {
        let before = Balances::free_balance(Treasury::account_id());
        let call = pallet_balances::Call::transfer_keep_alive {
            dest: account(Sr25519Keyring::Charlie).into(),
            value: Balances::total_issuance(),
        };
        assert!(next_block(vec![sign(Sr25519Keyring::Bob, 0, 0, call)])[0].unwrap().is_err());
        assert!(Balances::free_balance(Treasury::account_id()) > before);
    });
}

#[test]
fn fees_of_an_idle_chain_stay_where_they_are() {
    new_test_ext("development").execute_with(|| {
        for _ in 0..20 {
            next_block(vec![]);
        }
        assert_eq!(TransactionPayment::next_fee_multiplier(), Multiplier::one());
    });
}

#[test]
fn fees_rise_under_load_and_recover() {
    new_test_ext("development").execute_with(|| {
        let full = configs::RuntimeBlockWeights::get().get(frame_support::dispatch::DispatchClass::Normal).max_total;
        let mut multiplier = Multiplier::one();
        for _ in 0..1_000 {
            System::set_block_consumed_resources(full.unwrap(), 0);
            multiplier = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate::convert(multiplier);
        }
        assert!(multiplier > Multiplier::saturating_from_rational(105, 100), "{multiplier:?}");
        System::set_block_consumed_resources(Default::default(), 0);
        for _ in 0..10_000 {
            multiplier = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate::convert(multiplier);
        }
        assert_eq!(multiplier, Multiplier::one());
    });
}

#[test]
fn the_account_that_pays_must_survive() {
    // Nobody has staked anything here, and Ferdie writes no blocks.
    new_test_ext("local_testnet").execute_with(|| {
        assert!(Balances::minimum_balance() <= 2 * MILLI, "an account is not dearer than a transfer or two");
        let call =
            pallet_balances::Call::transfer_all { dest: account(Sr25519Keyring::Charlie).into(), keep_alive: false };
        assert_ok!(next_block(vec![sign(Sr25519Keyring::Ferdie, 0, 0, call)])[0].unwrap());
        assert_eq!(balance(Sr25519Keyring::Ferdie), 0, "and may leave by its own last call");
    });
}

#[test]
fn a_mortal_transaction_is_valid_for_its_life_and_not_longer() {
    use crate::sign::{Chain, LIFE, sign};
    use sp_runtime::transaction_validity::InvalidTransaction;
    new_test_ext("development").execute_with(|| {
        next_block(vec![]);
        let birth = Some((1, System::block_hash(1)));
        let chain = Chain { birth, ..Chain::native(System::block_hash(0)) };
        let transfer = |nonce| {
            let dest = account(Sr25519Keyring::Charlie).into();
            let call = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT };
            sign(chain, &Sr25519Keyring::Bob.pair(), nonce, 0, call)
        };
        assert_ok!(next_block(vec![transfer(0)])[0].unwrap());
        while u64::from(System::block_number()) < LIFE - 1 {
            next_block(vec![]);
        }
        assert_ok!(next_block(vec![transfer(1)])[0].unwrap());
        assert_eq!(u64::from(System::block_number()), LIFE, "the last of its blocks");
        next_block(vec![]);
        assert_eq!(next_block(vec![transfer(2)])[0], Err(InvalidTransaction::BadProof.into()));
    });
}
