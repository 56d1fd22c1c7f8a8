//! What holds of the runtime as a whole.

mod fees;
mod genesis;
mod governance;
mod largest_epoch;
mod life;
mod pallets;
mod root;
mod upgrade;

use crate::*;
use codec::Encode;
use frame_support::assert_ok;
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{ApplyExtrinsicResult, Digest, DigestItem, traits::Header as _};

/// RFC 7386, as clients apply a preset to the default configuration.
fn merge(target: &mut Value, patch: Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (key, value) in patch {
                if value.is_null() {
                    target.remove(&key);
                } else {
                    merge(target.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        (target, patch) => *target = patch,
    }
}

/// The whole configuration of a preset.
fn config(preset: &str) -> Value {
    let json = |id: Option<String>| -> Value {
        serde_json::from_slice(&<Runtime as GenesisBuilder<Block>>::get_preset(&id).unwrap()).unwrap()
    };
    let mut config = json(None);
    merge(&mut config, json(Some(preset.into())));
    config
}

/// A network's state at its first block.
fn new_test_ext(preset: &str) -> sp_io::TestExternalities {
    let mut ext = sp_io::TestExternalities::default();
    ext.execute_with(|| {
        assert_ok!(<Runtime as GenesisBuilder<Block>>::build_state(config(preset).to_string().into_bytes()));
    });
    ext
}

/// Checks the invariants of our pallets.
fn try_state() {
    assert_ok!(Governance::do_try_state());
    assert_ok!(Registry::do_try_state());
    assert_ok!(Contributions::do_try_state());
    assert_ok!(Rewards::do_try_state());
    assert_ok!(Evaluation::do_try_state());
    assert_ok!(Validators::do_try_state());
}

/// From the next epoch on nothing is emitted, so that balances change by fees alone. At genesis the next epoch is the first.
fn stop_emission() {
    use parameters::dynamic_params::evaluation::{EmissionPerEpoch, Parameters as Parameter};
    let none = RuntimeParameters::Evaluation(Parameter::EmissionPerEpoch(EmissionPerEpoch, Some(0)));
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), none));
}

fn account(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

/// Executes the next block, in the next slot, and returns what became of `extrinsics`.
fn next_block(extrinsics: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
    let number = System::block_number() + 1;
    // The time is that of the slot, far enough from zero for every slot length.
    let slot = 1_000 + u64::from(number);
    let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
    let parent = System::block_hash(number - 1);
    Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
    let set = pallet_timestamp::Call::set { now: slot * Aura::slot_duration() };
    assert_ok!(Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(set.into())).unwrap());
    let results = extrinsics.into_iter().map(Executive::apply_extrinsic).collect();
    Executive::finalize_block();
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
