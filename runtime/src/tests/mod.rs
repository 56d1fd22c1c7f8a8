//! What holds of the runtime as a whole.

mod capacity;
mod fees;
mod genesis;
mod governance;
mod largest_epoch;
mod life;
mod pallets;
mod room;
mod root;
mod sign;
mod upgrade;

use crate::*;
use codec::Encode;
use frame_support::assert_ok;
use serde_json::Value;
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_keyring::Sr25519Keyring;
use sp_runtime::ApplyExtrinsicResult;

/// A network's state at its first block.
fn new_test_ext(preset: &str) -> sp_io::TestExternalities {
    testing::new_test_ext(&testing::preset(preset))
}

/// Checks all that must always hold.
fn try_state() {
    assert_ok!(invariants::check());
}

/// From the next epoch on nothing is emitted, so that balances change by fees alone. At genesis the next epoch is the
/// first. No decision would do that later: the chain is made to forget what it emitted.
fn stop_emission() {
    use parameters::dynamic_params::evaluation::{EmissionPerEpoch, Parameters as Parameter};
    let none = RuntimeParameters::Evaluation(Parameter::EmissionPerEpoch(EmissionPerEpoch, Some(0)));
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), none));
    pallet_evaluation::EmissionCourse::<Runtime>::kill();
}

fn account(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

/// Executes the next block, in the next slot, and returns what became of `extrinsics`.
fn next_block(extrinsics: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
    // Far enough from zero for every slot length.
    testing::open_block(1_001 + u64::from(System::block_number()));
    let results = extrinsics.into_iter().map(Executive::apply_extrinsic).collect();
    testing::close_block();
    results
}

/// `call`, signed by `who`.
fn sign(who: Sr25519Keyring, nonce: Nonce, tip: Balance, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
    let chain = crate::sign::Chain::native(System::block_hash(0));
    crate::sign::sign(chain, &who.pair(), nonce, tip, call)
}

/// A transfer of one TRIB from Bob to Charlie.
fn transfer(nonce: Nonce, tip: Balance) -> UncheckedExtrinsic {
    let call =
        pallet_balances::Call::transfer_keep_alive { dest: account(Sr25519Keyring::Charlie).into(), value: UNIT };
    sign(Sr25519Keyring::Bob, nonce, tip, call)
}
