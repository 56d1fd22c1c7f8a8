//! Thousands of random calls by random accounts against the real runtime, beside an independent model of who is owed what.
//!
//! After every call: the outcome is the one that the model foresaw, error by error; a call that failed changed nothing; every
//! account's free and held balance, everything claimable and everything collectable is what the model says, to the planck; no
//! planck was made or lost; and the invariants of `try_state` hold. A failing sequence is shrunk by proptest before it is shown.
//!
//! `TRIBUTARY_SEEDS` sets the number of seeds in each of the two halves (default 64), for longer runs.

mod model;
mod op;

use codec::Decode;
use frame_support::{assert_ok, traits::fungible::InspectHold};
use model::{Model, Outcome};
use op::{Op, ops};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use sp_runtime::{BuildStorage, DispatchError, StateVersion, traits::Dispatchable};
use std::cell::Cell;
use tributary_primitives::{AccountId, AssetId, Balance, UNIT};
use tributary_runtime::{
    Balances, BalancesConfig, Contributions, Registry, Rewards, RuntimeCall, RuntimeError, RuntimeGenesisConfig,
    RuntimeHoldReason, RuntimeOrigin, System,
};

/// Calls in one sequence.
const STEPS: usize = 400;
/// What each account starts with: most have plenty, some run out.
pub const ENDOWMENTS: [Balance; 8] =
    [1_000_000 * UNIT, 1_000_000 * UNIT, 1_000 * UNIT, 1_000 * UNIT, 100 * UNIT, 5 * UNIT, UNIT, 0];

pub fn account(index: usize) -> AccountId {
    AccountId::new([u8::try_from(index).unwrap() + 1; 32])
}

fn new_test_ext() -> sp_io::TestExternalities {
    let balances = (0..ENDOWMENTS.len()).filter(|i| ENDOWMENTS[*i] > 0).map(|i| (account(i), ENDOWMENTS[i])).collect();
    RuntimeGenesisConfig { balances: BalancesConfig { balances, ..Default::default() }, ..Default::default() }
        .build_storage()
        .unwrap()
        .into()
}

/// The error as `Pallet::Variant`; what the token says when an account has too little is one class.
fn name(error: DispatchError) -> String {
    match error {
        DispatchError::Token(_) => "Funds".into(),
        DispatchError::Module(module) => {
            let mut bytes = vec![module.index];
            bytes.extend(module.error);
            match RuntimeError::decode(&mut &bytes[..]).expect("an error of this runtime") {
                RuntimeError::Registry(error) => format!("{error:?}"),
                RuntimeError::Contributions(error) => format!("{error:?}"),
                RuntimeError::Rewards(error) => format!("{error:?}"),
                RuntimeError::Balances(_) => "Funds".into(),
                other => format!("{other:?}"),
            }
        }
        other => format!("{other:?}"),
    }
}

fn check(model: &Model) {
    assert_ok!(Registry::do_try_state());
    assert_ok!(Contributions::do_try_state());
    assert_ok!(Rewards::do_try_state());
    assert_eq!(Balances::free_balance(Rewards::pot()), model.pot(), "the pot");
    assert_eq!(Balances::total_issuance(), model.issuance, "issuance");
    let asset_hold = RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset);
    let contribution_hold = RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution);
    for index in 0..ENDOWMENTS.len() {
        let who = account(index);
        assert_eq!(Balances::free_balance(&who), model.free[index], "free balance of {index}");
        assert_eq!(
            Balances::balance_on_hold(&asset_hold, &who),
            model.asset_deposits(index),
            "asset deposits of {index}"
        );
        assert_eq!(
            Balances::balance_on_hold(&contribution_hold, &who),
            model.contribution_deposits(index),
            "contribution deposits of {index}"
        );
        assert_eq!(Rewards::claimable(who), model.claimable(index), "what {index} is owed");
    }
    for asset in 0..model.assets.len() {
        let id = AssetId(u32::try_from(asset).unwrap());
        assert_eq!(Rewards::collectable(id), model.collectable(asset), "what is owed to asset {asset}");
        let stack: Vec<_> =
            Rewards::royalty_stack(id).into_iter().map(|(id, share)| (id.0, share.deconstruct())).collect();
        assert_eq!(stack, model.assets[asset].stack, "the royalty stack of asset {asset}");
    }
}

fn run(sequence: Vec<Op>, done: &Cell<usize>, accepted: &Cell<usize>) {
    new_test_ext().execute_with(|| {
        System::set_block_number(1);
        let mut model = Model::new(Balances::total_issuance());
        check(&model);
        for op in sequence {
            let (who, call): (usize, RuntimeCall) = op.call(&model);
            let before = sp_io::storage::root(StateVersion::V1);
            let result = call.dispatch(RuntimeOrigin::signed(account(who))).map_err(|error| name(error.error));
            let foreseen = model.apply(&op);
            match (&result, foreseen) {
                (Ok(_), Outcome::Done) => accepted.set(accepted.get() + 1),
                (Err(error), Outcome::Refused(foreseen)) => {
                    assert_eq!(error, foreseen, "another error than foreseen for {op:?}");
                    assert_eq!(sp_io::storage::root(StateVersion::V1), before, "a failed call changed state: {op:?}");
                }
                (result, foreseen) => panic!("{op:?}: {result:?}, but the model foresaw {foreseen:?}"),
            }
            check(&model);
            done.set(done.get() + 1);
        }
    });
}

fn half(offset: u64) {
    let seeds: u64 = std::env::var("TRIBUTARY_SEEDS").map_or(64, |seeds| seeds.parse().expect("a number of seeds"));
    let done = Cell::new(0);
    let accepted = Cell::new(0);
    for seed in (0..seeds).map(|seed| 2 * seed + offset) {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 500, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        runner
            .run(&ops(STEPS), |sequence| {
                run(sequence, &done, &accepted);
                Ok(())
            })
            .unwrap_or_else(|error| match error {
                TestError::Fail(reason, sequence) => panic!("seed {seed}: {reason}\nafter {sequence:#?}"),
                TestError::Abort(reason) => panic!("seed {seed}: {reason}"),
            });
    }
    println!("{} calls over {seeds} seeds, {} of them accepted", done.get(), accepted.get());
    assert!(done.get() >= usize::try_from(seeds).unwrap() * STEPS, "sequences were cut short");
    assert!(accepted.get() * 4 >= done.get(), "too few calls do anything: {} of {}", accepted.get(), done.get());
}

#[test]
fn random_calls_keep_every_planck_even_seeds() {
    half(0);
}

#[test]
fn random_calls_keep_every_planck_odd_seeds() {
    half(1);
}
