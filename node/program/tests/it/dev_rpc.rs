//! The methods `dev_*` and the file of `--events-json`, as a developer uses them.

use crate::common::{Devnet, Node, refusal, refused, rpc, sentence, wait_for};
use serde_json::{Value, json};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob};
use std::{fs, path::Path};
use tributary_primitives::{AccountId, UNIT};
use tributary_runtime::{EXISTENTIAL_DEPOSIT, RuntimeCall, genesis};

const INVALID: i32 = -32602;
const PAST: i32 = 21_001;
const NO_SNAPSHOT: i32 = 21_002;
const NOT_FUNDED: i32 = 21_003;

pub fn planck(amount: &Value) -> u128 {
    amount.as_str().unwrap().parse().unwrap()
}

/// What an account can spend.
pub fn free(devnet: &Devnet, account: &AccountId) -> u128 {
    planck(&devnet.storage("System", "Account", &[account.to_ss58check().into()])["data"]["free"])
}

pub fn issuance(devnet: &Devnet) -> u128 {
    planck(&devnet.storage("Balances", "TotalIssuance", &[]))
}

/// The present epoch, and the block with which it began.
pub fn epoch(devnet: &Devnet) -> (u64, u64) {
    let view = devnet.api("EvaluationApi", "epoch", &[]);
    (view["index"].as_u64().unwrap(), view["start"].as_u64().unwrap())
}

pub fn mine(devnet: &Devnet, count: u32) -> u64 {
    devnet.rpc("dev_mine", json!([count]))["number"].as_u64().unwrap()
}

pub fn transfer(devnet: &Devnet, from: Sr25519Keyring, nonce: u32, to: Sr25519Keyring) -> String {
    let dest = to.to_account_id().into();
    let call = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT };
    devnet.sign(from, nonce, RuntimeCall::Balances(call))
}

pub fn submit(devnet: &Devnet, transaction: &str) {
    devnet.rpc("author_submitExtrinsic", json!([transaction]));
}

pub fn assert_refused(devnet: &Devnet, method: &str, params: Value, code: i32, words: &str) {
    let error = devnet.refusal(method, params.clone());
    assert_eq!(error.code, code, "{method} {params}: {error:?}");
    assert!(error.message.contains(words), "{method} {params}: {error:?}");
}

/// An account that nobody has.
pub fn stranger() -> AccountId {
    AccountId::new([7; 32])
}

#[test]
fn blocks_are_made_when_asked_for() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let last = devnet.rpc("dev_mine", json!([5]));
    assert_eq!(last, json!({ "hash": devnet.block_hash(5), "number": 5 }));
    assert_eq!((devnet.height(), devnet.finalized_height()), (5, 5));
    assert_eq!(devnet.rpc("dev_mine", json!([]))["number"], 6);
    submit(&devnet, &devnet.remark(Bob, 0));
    assert_eq!(mine(&devnet, 1), 7);
    assert_eq!(devnet.extrinsics(7), 2);
    for count in [0, 100_001] {
        assert_refused(&devnet, "dev_mine", json!([count]), INVALID, "from 1 to 100000");
    }
    assert_eq!(devnet.height(), 7);
}

#[test]
fn nobody_makes_a_block_in_between() {
    let devnet = Devnet::start(&["--seal", "instant,interval=1"]);
    for _ in 0..10 {
        let target = devnet.height() + 100;
        assert_eq!(devnet.rpc("dev_fastForward", json!([{ "block": target }]))["number"], target);
    }
}

#[test]
fn the_chain_goes_forward_to_a_block_or_an_epoch() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    assert_eq!(devnet.rpc("dev_fastForward", json!([{ "block": 12 }]))["number"], 12);
    assert_eq!(devnet.height(), 12);
    for block in [12, 3] {
        let params = json!([{ "block": block }]);
        assert_refused(&devnet, "dev_fastForward", params, PAST, "has been: the best block is 12");
    }
    assert_refused(&devnet, "dev_fastForward", json!([{ "block": 100_013 }]), INVALID, "in several steps");

    let (present, _) = epoch(&devnet);
    let first = devnet.rpc("dev_fastForward", json!([{ "epoch": "next" }]))["number"].as_u64().unwrap();
    assert_eq!(epoch(&devnet), (present + 1, first));
    let third = devnet.rpc("dev_fastForward", json!([{ "epoch": present + 3 }]))["number"].as_u64().unwrap();
    assert_eq!(epoch(&devnet), (present + 3, third));
    assert_refused(&devnet, "dev_fastForward", json!([{ "epoch": present + 3 }]), PAST, "has begun");

    for target in [json!({}), json!({ "block": 90, "epoch": 9 }), json!({ "hours": 1 }), json!(90)] {
        assert_refused(&devnet, "dev_fastForward", json!([target]), INVALID, "one of `block`, `epoch` and `seconds`");
    }
    assert_eq!(devnet.height(), third);
}

#[test]
fn the_clock_goes_forward_and_stays_ahead() {
    const DAY: u64 = 24 * 60 * 60;
    let dir = tempfile::tempdir().unwrap();
    let args = ["--seal", "manual", "--state-dir", dir.path().to_str().unwrap()];
    let devnet = Devnet::start(&args);
    mine(&devnet, 50);
    let number = devnet.rpc("dev_fastForward", json!([{ "seconds": DAY }]))["number"].as_u64().unwrap();
    assert_eq!(number, 51);
    let (before, after) = (devnet.timestamp(50), devnet.timestamp(51));
    let jump = after - before;
    // As long as the call may take on a busy machine.
    assert!((DAY * 1000..DAY * 1000 + 60_000).contains(&jump), "{jump}");
    for seconds in [json!(0), json!(-1), json!(315_360_001)] {
        assert_refused(&devnet, "dev_fastForward", json!([{ "seconds": seconds }]), INVALID, "`seconds`");
    }
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&args);
    // Longer than a slot, so that the time must have gone on from where the clock was.
    std::thread::sleep(std::time::Duration::from_secs(1));
    mine(&devnet, 1);
    assert!(devnet.timestamp(52) >= after + 1_000, "{} {after}", devnet.timestamp(52));
}

#[test]
fn the_faucet_funds_accounts_with_what_it_has() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    mine(&devnet, 2);
    let two = issuance(&devnet);
    mine(&devnet, 1);
    let three = issuance(&devnet);
    let (faucet, account) = (free(&devnet, &genesis::FAUCET), sp_core::bytes::to_hex(&[7; 32], false));

    let funded = devnet.rpc("dev_fund", json!([account, "5000000000000"]));
    assert_eq!(funded["free"], "5000000000000");
    assert_eq!(funded["block"], json!({ "hash": devnet.block_hash(4), "number": 4 }));
    assert_eq!(free(&devnet, &stranger()), 5 * UNIT);
    let body = devnet.rpc("chain_getBlock", json!([devnet.block_hash(4)]));
    let transfer = body["block"]["extrinsics"][1].as_str().unwrap();
    let hash = sp_io::hashing::blake2_256(&sp_core::bytes::from_hex(transfer).unwrap());
    assert_eq!(funded["transaction"], sp_core::bytes::to_hex(&hash, false));

    // Nothing was made: the issuance grew by what a block without it adds.
    assert_eq!(issuance(&devnet) - three, three - two);
    let paid = faucet - free(&devnet, &genesis::FAUCET);
    assert!(paid > 5 * UNIT && paid < 6 * UNIT, "the amount and a fee, not {paid}");

    // In the other ways in which amounts and accounts are written.
    assert_eq!(devnet.rpc("dev_fund", json!([account, "0x1"]))["free"], (5 * UNIT + 1).to_string());
    let bob = devnet.config["accounts"][1]["address"].as_str().unwrap();
    let before = free(&devnet, &Bob.to_account_id());
    assert_eq!(devnet.rpc("dev_fund", json!([bob, 2]))["free"], (before + 2).to_string());
}

#[test]
fn what_the_faucet_cannot_do_is_told() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let account = sp_core::bytes::to_hex(&[7; 32], false);
    let below = (EXISTENTIAL_DEPOSIT - 1).to_string();
    assert_refused(&devnet, "dev_fund", json!([account, below]), NOT_FUNDED, "existential deposit");
    let too_much = free(&devnet, &genesis::FAUCET).to_string();
    assert_refused(&devnet, "dev_fund", json!([account, too_much]), NOT_FUNDED, "has less");
    let nothing_for_the_fee = (free(&devnet, &genesis::FAUCET) - EXISTENTIAL_DEPOSIT - 1).to_string();
    assert_refused(&devnet, "dev_fund", json!([account, nothing_for_the_fee]), NOT_FUNDED, "failed in block 1");
    for amount in [json!(0), json!("1.5"), json!(-3), json!(null)] {
        assert_refused(&devnet, "dev_fund", json!([account, amount]), INVALID, "is no amount");
    }
    for nobody in ["Alice", "0x12", "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"] {
        assert_refused(&devnet, "dev_fund", json!([nobody, 5]), INVALID, nobody);
    }
    assert_eq!((devnet.height(), free(&devnet, &stranger())), (1, 0));
}

#[test]
fn going_back_takes_everything_back() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    mine(&devnet, 3);
    let (hash, bob) = (devnet.block_hash(3), free(&devnet, &Bob.to_account_id()));
    let transfer = transfer(&devnet, Alice, 0, Bob);
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    submit(&devnet, &transfer);
    mine(&devnet, 1);
    assert_eq!(free(&devnet, &Bob.to_account_id()), bob + UNIT);
    let later = devnet.rpc("dev_snapshot", json!([]));
    let far = devnet.rpc("dev_fastForward", json!([{ "seconds": 100_000 }]))["number"].as_u64().unwrap();
    let time = devnet.timestamp(far);
    mine(&devnet, 30);
    submit(&devnet, &devnet.remark(Alice, 1));
    submit(&devnet, &devnet.remark(Alice, 5));

    assert_eq!(devnet.rpc("dev_revert", json!([snapshot])), json!({ "hash": hash, "number": 3 }));
    assert_eq!((devnet.height(), devnet.finalized_height()), (3, 3));
    assert_eq!((devnet.block_hash(3), devnet.block_hash(4), devnet.block_hash(35)), (hash, Value::Null, Value::Null));
    assert_eq!((free(&devnet, &Bob.to_account_id()), devnet.nonce(Alice)), (bob, 0));
    assert_eq!(devnet.rpc("author_pendingExtrinsics", json!([])), json!([]));
    for used in [snapshot, later] {
        assert_refused(&devnet, "dev_revert", json!([used]), NO_SNAPSHOT, "there is no snapshot");
    }

    // The very same bytes.
    submit(&devnet, &transfer);
    assert_eq!(mine(&devnet, 1), 4);
    assert_eq!((devnet.extrinsics(4), devnet.nonce(Alice)), (2, 1));
    assert_eq!(free(&devnet, &Bob.to_account_id()), bob + UNIT);
    assert!(devnet.timestamp(4) < time - 90_000_000, "the clock went back too");
    submit(&devnet, &devnet.remark(Alice, 1));
    assert_eq!(mine(&devnet, 40), 44);
    assert_eq!((devnet.finalized_height(), devnet.nonce(Alice)), (44, 2));
}

#[test]
fn going_back_works_again_and_again_whatever_else_makes_blocks() {
    let devnet = Devnet::start(&["--seal", "instant,interval=20"]);
    wait_for("block", || (devnet.height() > 2).then_some(()));
    let transfer = transfer(&devnet, Alice, 0, Bob);
    for _ in 0..20 {
        let snapshot = devnet.rpc("dev_snapshot", json!([]));
        submit(&devnet, &transfer);
        wait_for("inclusion", || (devnet.nonce(Alice) == 1).then_some(()));
        devnet.rpc("dev_revert", json!([snapshot]));
        assert_eq!(devnet.nonce(Alice), 0);
    }
    let height = devnet.height();
    wait_for("further blocks", || (devnet.finalized_height() > height + 5).then_some(()));
}

#[test]
fn a_chain_that_went_back_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let args = ["--seal", "manual", "--state-dir", dir.path().to_str().unwrap()];
    for begin in [0, 4] {
        let devnet = Devnet::start(&args);
        assert_eq!(devnet.height(), begin);
        mine(&devnet, 4);
        let snapshots: Vec<_> = (0..3).map(|_| devnet.rpc("dev_snapshot", json!([]))).collect();
        mine(&devnet, 3);
        let hash = devnet.block_hash(begin + 4);
        assert_eq!(devnet.rpc("dev_revert", json!([snapshots[1]])), json!({ "hash": hash, "number": begin + 4 }));
        assert_refused(&devnet, "dev_revert", json!([snapshots[2]]), NO_SNAPSHOT, "there is no snapshot");
        // Without a block in between.
        devnet.rpc("dev_revert", json!([snapshots[0]]));
        assert_eq!(devnet.height(), begin + 4);
        assert!(devnet.stop().0.success());
    }
    let devnet = Devnet::start(&args);
    assert_eq!((devnet.height(), devnet.finalized_height()), (8, 8));
    assert_eq!(mine(&devnet, 2), 10);
}

#[test]
fn going_back_to_the_genesis_works() {
    // The genesis is no block that is imported: it has a way of its own.
    let dir = tempfile::tempdir().unwrap();
    let args = ["--seal", "manual", "--state-dir", dir.path().to_str().unwrap()];
    let devnet = Devnet::start(&args);
    let transfer = transfer(&devnet, Alice, 0, Bob);
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    submit(&devnet, &transfer);
    mine(&devnet, 3);
    assert_eq!(devnet.rpc("dev_revert", json!([snapshot]))["number"], 0);
    assert_eq!((devnet.height(), devnet.finalized_height(), devnet.nonce(Alice)), (0, 0, 0));
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&args);
    assert_eq!(devnet.height(), 0);
    submit(&devnet, &transfer);
    assert_eq!(mine(&devnet, 2), 2);
    assert_eq!((devnet.finalized_height(), devnet.nonce(Alice)), (2, 1));
}

#[test]
fn a_chain_with_forks_does_not_go_back() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    mine(&devnet, 2);
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    let parent = devnet.block_hash(2);
    devnet.rpc("engine_createBlock", json!([true, false, parent]));
    // Another block on the same parent.
    submit(&devnet, &devnet.remark(Alice, 0));
    devnet.rpc("engine_createBlock", json!([true, false, parent]));
    assert_refused(&devnet, "dev_revert", json!([snapshot]), 21_000, "the chain has forks");
}

/// The lines of the file of `--events-json`.
fn lines(file: &Path) -> Vec<Value> {
    fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn events_are_written_as_blocks_come() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("events.jsonl");
    fs::write(&file, "{\"block\":7,\"hash\":\"0x01\",\"pallet\":\"OfAnotherRun\"}\n").unwrap();
    let devnet = Devnet::start(&["--seal", "manual", "--events-json", file.to_str().unwrap()]);
    mine(&devnet, 1);
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    submit(&devnet, &transfer(&devnet, Alice, 0, Bob));
    let hash = devnet.rpc("dev_mine", json!([1]))["hash"].clone();
    let is_transfer = |line: &Value| line["pallet"] == "Balances" && line["event"] == "Transfer" && line["block"] == 2;
    let transfer = wait_for("transfer", || lines(&file).into_iter().find(is_transfer));
    let (alice, bob) = (&devnet.config["accounts"][0]["address"], &devnet.config["accounts"][1]["address"]);
    assert_eq!(
        transfer,
        json!({
            "block": 2,
            "hash": hash,
            "extrinsic": 1,
            "pallet": "Balances",
            "event": "Transfer",
            "fields": { "from": alice, "to": bob, "amount": UNIT.to_string() },
        })
    );

    // What is not written yet is written before the chain goes back.
    mine(&devnet, 50);
    devnet.rpc("dev_revert", json!([snapshot]));
    let written = lines(&file);
    assert_eq!(written.last().unwrap(), &json!({ "reverted": { "block": 1, "hash": devnet.block_hash(1) } }));
    assert!(written.iter().any(|line| line["block"] == 52));
    let succeeded = |line: &&Value| line["event"] == "ExtrinsicSuccess" && line["extrinsic"] == 0;
    assert_eq!(written.iter().filter(succeeded).count(), 52, "each block once");

    let end = written.len();
    mine(&devnet, 1);
    let next = wait_for("next event", || lines(&file).into_iter().nth(end));
    assert_eq!(next["block"], 2);
}

#[test]
fn a_file_of_events_that_cannot_be_written_is_told() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let below = file.path().join("events.jsonl");
    let sentence = sentence(&refused(&["--events-json", below.to_str().unwrap()]));
    assert!(sentence.contains(file.path().to_str().unwrap()) && sentence.contains("--events-json"), "{sentence}");
}

#[test]
fn no_other_node_has_these_methods() {
    let dir = tempfile::tempdir().unwrap();
    let node_key = format!("{:064}", 1);
    let args = ["--chain", "local", "--alice", "--node-key", &node_key, "--rpc-methods", "unsafe"];
    let node = Node::start(dir.path(), &args);
    let url = node.url();
    let methods = wait_for("node", || rpc(&url, "rpc_methods", json!([])).ok());
    assert!(!methods["methods"].to_string().contains("\"dev_"), "{methods}");
    let ours = ["dev_mine", "dev_fastForward", "dev_fund", "dev_snapshot", "dev_revert"];
    for method in ours.into_iter().chain(["dev_callAs", "dev_setBalance", "dev_setStorage"]) {
        assert_eq!(refusal(&url, method, json!([])).code, -32601, "{method}");
    }
}
