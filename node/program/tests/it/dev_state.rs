//! What a devnet does that no transaction could: calls without a signature, balances, entries of the state.

use crate::{
    common::{Devnet, assert_invariants, wait_for},
    dev_rpc::{assert_refused, free, issuance, mine, stranger, submit, transfer},
};
use codec::Encode;
use serde_json::{Value, json};
use sp_core::{bytes::to_hex, crypto::Ss58Codec};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave, Eve};
use tributary_primitives::{AccountId, UNIT};
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Rewards, RuntimeCall, Tabs};

const INVALID: i32 = -32602;
const REFUSED: i32 = 21_004;

/// A call of `balances` in hexadecimal.
fn transfer_call(dest: AccountId, value: u128) -> String {
    let call = pallet_balances::Call::transfer_keep_alive { dest: dest.into(), value };
    to_hex(&RuntimeCall::Balances(call).encode(), false)
}

fn address(account: &AccountId) -> String {
    account.to_ss58check()
}

/// Asserts that an answer names the best block, which is final.
fn assert_made(devnet: &Devnet, block: &Value) {
    let height = devnet.height();
    assert_eq!(block, &json!({ "hash": devnet.block_hash(height), "number": height }));
    assert_eq!(devnet.finalized_height(), height);
}

#[test]
fn a_call_is_made_as_if_somebody_had_signed_it() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    mine(&devnet, 1);
    let (bob, before) = (Bob.to_account_id(), free(&devnet, &Bob.to_account_id()));
    let answer = devnet.rpc("dev_callAs", json!([address(&bob), transfer_call(stranger(), 5 * UNIT)]));
    assert_made(&devnet, &answer["block"]);
    assert_eq!(devnet.height(), 2, "one block");
    assert_eq!(free(&devnet, &stranger()), 5 * UNIT);
    // No signature, no number used up, no fee.
    assert_eq!((free(&devnet, &bob), devnet.nonce(Bob)), (before - 5 * UNIT, 0));
    assert_eq!(devnet.extrinsics(2), 1);
    wait_for("line", || devnet.log().contains("as Bob, without a signature").then_some(()));

    // As people write calls.
    let call = json!({ "call": "balances.transferKeepAlive", "args": { "dest": "//Eve", "value": "2 TRIB" } });
    let eve = free(&devnet, &Eve.to_account_id());
    devnet.rpc("dev_callAs", json!([to_hex(bob.as_ref(), false), call]));
    assert_eq!(free(&devnet, &Eve.to_account_id()), eve + 2 * UNIT);

    // Beside what was signed.
    submit(&devnet, &transfer(&devnet, Alice, 0, Bob));
    devnet.rpc("dev_callAs", json!([address(&bob), transfer_call(stranger(), UNIT)]));
    assert_eq!((devnet.nonce(Alice), free(&devnet, &stranger())), (1, 6 * UNIT));
    assert_invariants(&devnet);
}

#[test]
fn a_call_is_made_as_root() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let args = json!({ "source": "//Dave", "dest": "//Eve", "value": "3 TRIB" });
    let call = json!({ "call": "balances.forceTransfer", "args": args });
    let (dave, eve) = (free(&devnet, &Dave.to_account_id()), free(&devnet, &Eve.to_account_id()));
    devnet.rpc("dev_callAs", json!(["root", call]));
    let now = (free(&devnet, &Dave.to_account_id()), free(&devnet, &Eve.to_account_id()));
    assert_eq!(now, (dave - 3 * UNIT, eve + 3 * UNIT));
    // Nobody else may.
    let error = devnet.refusal("dev_callAs", json!([address(&Bob.to_account_id()), call]));
    assert_eq!(error.code, REFUSED, "{error:?}");
    assert!(
        error.message.contains("balances.forceTransfer as Bob") && error.message.ends_with("BadOrigin"),
        "{error:?}"
    );

    // What would take weeks of votes.
    devnet.rpc("dev_callAs", json!(["root", { "call": "registry.freezePayouts", "args": { "asset": 2 } }]));
    let again = devnet.refusal("dev_callAs", json!(["root", { "call": "registry.freezePayouts", "args": [99] }]));
    assert_eq!(again.code, REFUSED, "{again:?}");
    assert!(again.message.contains("registry."), "{again:?}");
    assert_invariants(&devnet);
}

#[test]
fn a_long_call_is_made_and_leaves_nothing_behind() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let call = RuntimeCall::System(frame_system::Call::remark_with_event { remark: vec![7; 5_000] }).encode();
    let hash = to_hex(&sp_io::hashing::blake2_256(&call), false);
    for _ in 0..2 {
        devnet.rpc("dev_callAs", json!([address(&Bob.to_account_id()), to_hex(&call, false)]));
        assert_eq!(devnet.storage("Preimage", "RequestStatusFor", &[json!(hash)]), Value::Null);
    }

    // Somebody has the same one noted, on deposit: it stays theirs.
    let note = RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes: call.clone() });
    devnet.rpc("dev_callAs", json!([address(&Eve.to_account_id()), to_hex(&note.encode(), false)]));
    let noted = devnet.storage("Preimage", "RequestStatusFor", &[json!(hash)]);
    assert!(!noted.is_null());
    devnet.rpc("dev_callAs", json!([address(&Bob.to_account_id()), to_hex(&call, false)]));
    assert_eq!(devnet.storage("Preimage", "RequestStatusFor", &[json!(hash)]), noted);
    assert_invariants(&devnet);
}

#[test]
fn a_call_that_fails_is_told_by_name() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let (alice, all) = (address(&Alice.to_account_id()), transfer_call(Bob.to_account_id(), 2_000_000 * UNIT));
    let error = devnet.refusal("dev_callAs", json!([alice, all]));
    assert_eq!(error.code, REFUSED, "{error:?}");
    assert!(
        error.message.contains("balances.transferKeepAlive as Alice failed in block 1: Token.FundsUnavailable"),
        "{error:?}"
    );
    assert_eq!(devnet.height(), 1, "the block is made all the same");

    for (who, call, words) in [
        ("Alice", json!("0x"), "or \"root\""),
        ("root", json!("0x"), "no call of this chain"),
        ("root", json!("0x0102zz"), "not hexadecimal"),
        ("root", json!(7), "registry.freezePayouts"),
        ("root", json!({ "args": [] }), "registry.freezePayouts"),
        ("root", json!({ "call": "registry.freezePayout", "args": [2] }), "freezePayouts"),
        ("root", json!({ "call": "registry.freezePayouts", "args": {} }), "asset"),
    ] {
        assert_refused(&devnet, "dev_callAs", json!([who, call]), INVALID, words);
    }
    assert_eq!(devnet.height(), 1);
}

#[test]
fn a_balance_is_set_and_the_issuance_with_it() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    mine(&devnet, 2);
    let two = issuance(&devnet);
    mine(&devnet, 1);
    let block = issuance(&devnet) - two;
    let account = to_hex(&[7; 32], false);
    for (planck, is) in [(json!("5000000000000"), 5 * UNIT), (json!(1_000_000_000_000_u64), UNIT), (json!("0x0"), 0)] {
        let (before, had) = (issuance(&devnet), free(&devnet, &stranger()));
        let answer = devnet.rpc("dev_setBalance", json!([account, planck]));
        assert_made(&devnet, &answer["block"]);
        assert_eq!(answer["free"], is.to_string());
        assert_eq!(free(&devnet, &stranger()), is);
        assert_eq!(issuance(&devnet) + had, before + block + is);
        assert_invariants(&devnet);
    }
    // What is on hold and at stake stays.
    devnet.rpc("dev_setBalance", json!([address(&Dave.to_account_id()), UNIT.to_string()]));
    assert_eq!(free(&devnet, &Dave.to_account_id()), UNIT);
    assert_invariants(&devnet);

    let below = (EXISTENTIAL_DEPOSIT - 1).to_string();
    assert_refused(&devnet, "dev_setBalance", json!([account, below]), INVALID, "existential deposit");
    for pot in [Rewards::pot(), Tabs::pot()] {
        assert_refused(&devnet, "dev_setBalance", json!([address(&pot), "5"]), INVALID, "existential deposit");
        let planck = (7 * UNIT).to_string();
        assert_refused(&devnet, "dev_setBalance", json!([address(&pot), planck]), INVALID, "is a pot");
    }
    assert_refused(&devnet, "dev_setBalance", json!([account, "much"]), INVALID, "is no amount");
}

#[test]
fn entries_of_the_state_are_set_and_removed() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let read = |key: &str| devnet.rpc("state_getStorage", json!([key]));
    let block = devnet.rpc("dev_setStorage", json!([[["0x1234", "0xabcd"], ["0x1235", "0x"]]]));
    assert_made(&devnet, &block);
    assert_eq!((read("0x1234"), read("0x1235")), (json!("0xabcd"), json!("0x")));
    mine(&devnet, 1);
    assert_eq!(read("0x1234"), "0xabcd", "and they stay");
    devnet.rpc("dev_setStorage", json!([[["0x1234", null]]]));
    assert_eq!(read("0x1234"), Value::Null);

    // The runtime meets what was set.
    let key = to_hex(&frame_system::Account::<tributary_runtime::Runtime>::hashed_key_for(stranger()), false);
    let mut account = frame_system::AccountInfo::<u32, pallet_balances::AccountData<u128>>::default();
    (account.nonce, account.providers, account.data.free) = (41, 1, 9 * UNIT);
    devnet.rpc("dev_setStorage", json!([[[key, to_hex(&account.encode(), false)]]]));
    assert_eq!(free(&devnet, &stranger()), 9 * UNIT);

    for (entries, words) in
        [(json!([]), "nothing to set"), (json!([[":child", null]]), ""), (json!([["0x", null]]), "cannot be set")]
    {
        assert_refused(&devnet, "dev_setStorage", json!([entries]), INVALID, words);
    }
}

#[test]
fn the_chain_goes_back_to_a_block_under_which_something_was_changed() {
    let dir = tempfile::tempdir().unwrap();
    let args = ["--seal", "manual", "--state-dir", dir.path().to_str().unwrap()];
    let devnet = Devnet::start(&args);
    let read = |devnet: &Devnet, key: &str| devnet.rpc("state_getStorage", json!([key]));
    mine(&devnet, 2);
    let before = devnet.rpc("dev_snapshot", json!([]));
    let set = devnet.rpc("dev_setStorage", json!([[["0x1234", "0xabcd"]]]));
    let after_entry = devnet.rpc("dev_snapshot", json!([]));
    let called =
        devnet.rpc("dev_callAs", json!(["root", { "call": "system.remark", "args": ["0x01"] }]))["block"].clone();
    let after_call = devnet.rpc("dev_snapshot", json!([]));
    submit(&devnet, &transfer(&devnet, Alice, 0, Bob));
    mine(&devnet, 3);

    assert_eq!(devnet.rpc("dev_revert", json!([after_call])), called);
    assert_eq!(devnet.rpc("dev_revert", json!([after_entry])), set);
    assert_eq!(read(&devnet, "0x1234"), "0xabcd");
    assert_eq!((devnet.height(), devnet.finalized_height(), devnet.nonce(Alice)), (3, 3, 0));
    mine(&devnet, 2);
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&args);
    assert_eq!((devnet.height(), read(&devnet, "0x1234")), (5, json!("0xabcd")));
    assert_refused(&devnet, "dev_revert", json!([before]), 21_002, "no snapshot");
}
