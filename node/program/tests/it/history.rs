//! The history of a devnet against its ledger, to the planck.

use crate::common::{
    Devnet,
    http::{get, value},
    tributary, wait_for,
};
use serde_json::{Value, json};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::Perbill;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tributary_math::Split;
use tributary_primitives::{AssetId, PoolId, Terms, UNIT};
use tributary_runtime::RuntimeCall;

const PEOPLE: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
/// The assets of the demo.
const DEMO: u32 = 3;
/// Operations of one transaction, and how many of these are sent at a time.
const BATCH: u32 = 100;
const AT_ONCE: u32 = 10;

/// Numbers that look random, always the same.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn asset(&mut self) -> AssetId {
        AssetId(u32::try_from(self.roll(DEMO.into())).unwrap())
    }
}

/// Something that somebody does with the demo's assets. Much of it fails: there is nothing to claim, or to collect.
fn operation(dice: &mut Dice) -> RuntimeCall {
    let amount = u128::from(dice.roll(1 << 40)) + 1;
    match dice.roll(100) {
        0..=39 => {
            let (asset, units) = (dice.asset(), dice.roll(7) + 1);
            RuntimeCall::Registry(pallet_registry::Call::use_asset { asset, units, max_price: 1_000 * UNIT })
        }
        40..=59 => RuntimeCall::Rewards(pallet_rewards::Call::fund { asset: dice.asset(), amount: amount + UNIT }),
        60..=69 => RuntimeCall::Rewards(pallet_rewards::Call::collect { asset: dice.asset(), from: vec![AssetId(2)] }),
        70..=71 => registration(dice),
        72..=75 => {
            let dest = PEOPLE[dice.roll(6) as usize].to_account_id().into();
            RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest, value: amount })
        }
        _ => {
            let asset = dice.asset();
            let pool = PoolId::of(asset)[dice.roll(3) as usize].clone();
            RuntimeCall::Rewards(pallet_rewards::Call::claim { pool })
        }
    }
}

/// A dataset made from the birdsong: its training fee is income of that.
fn registration(dice: &mut Dice) -> RuntimeCall {
    let name = format!("Dataset {}", dice.roll(1 << 30)).into_bytes();
    let info = pallet_registry::InfoInput { name, uri: b"ipfs://x".to_vec(), licence: b"MIT".to_vec() };
    let split = Split { steward: Perbill::one(), data: Perbill::zero(), compute: Perbill::zero() };
    RuntimeCall::Registry(pallet_registry::Call::register_dataset {
        info,
        terms: Terms::default(),
        split,
        upstream: vec![(AssetId(0), Perbill::from_percent(20))],
        max_fee: 100 * UNIT,
        floor: Terms::default(),
        budgets: Default::default(),
        deadline: None,
    })
}

/// Does so many operations, in batches that go on when one fails, by everybody in turn.
fn act(devnet: &Devnet, dice: &mut Dice, operations: u32) {
    let mut nonces: BTreeMap<_, _> =
        PEOPLE.iter().map(|who| (who.to_raw_public(), devnet.nonce(*who) as u32)).collect();
    let mut left = operations / BATCH;
    while left > 0 {
        let extrinsics: Vec<_> = (0..left.min(AT_ONCE))
            .map(|index| {
                let who = PEOPLE[((left + index) % 6) as usize];
                let calls = (0..BATCH).map(|_| operation(dice)).collect();
                let nonce = nonces.get_mut(&who.to_raw_public()).unwrap();
                *nonce += 1;
                devnet.sign(who, *nonce - 1, RuntimeCall::Utility(pallet_utility::Call::force_batch { calls }))
            })
            .collect();
        left -= extrinsics.len() as u32;
        let answers = devnet.submit(&extrinsics);
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        for who in PEOPLE {
            let nonce = u64::from(nonces[&who.to_raw_public()]);
            wait_for("inclusion", || (devnet.nonce(who) == nonce).then_some(()));
        }
    }
}

/// An amount, however it is written.
fn planck(value: &Value) -> u128 {
    match value {
        Value::String(digits) => digits.parse().unwrap(),
        Value::Number(number) => number.as_u64().unwrap().into(),
        Value::Null => 0,
        other => panic!("{other}"),
    }
}

fn address(who: Sr25519Keyring) -> String {
    who.to_account_id().to_ss58check()
}

/// The sum of a column.
fn sum(rows: &Value, column: &str) -> u128 {
    rows.as_array().unwrap().iter().map(|row| planck(&row[column])).sum()
}

/// Waits until the history has every block, and holds it against the ledger.
fn agrees(devnet: &Devnet) {
    let page = devnet.page();
    wait_for("history", || {
        let status = value(page, "/history/status");
        (status["block"].as_u64() == Some(devnet.height())).then_some(())
    });
    let status = value(page, "/history/status");
    assert_eq!(status["hash"], devnet.block_hash(devnet.height()));
    assert_eq!((&status["first"], &status["missing"]), (&json!(1), &json!([])));

    let mut after = -1;
    let mut count = 0;
    loop {
        let assets = value(page, &format!("/history/assets?limit=1000&after={after}"));
        let Some(last) = assets.as_array().unwrap().last() else { break };
        after = last["id"].as_i64().unwrap();
        for asset in assets.as_array().unwrap() {
            count += 1;
            let id = asset["id"].as_u64().unwrap();
            let ledger = devnet.api("RegistryApi", "asset", &[json!(id)]);
            for field in ["lifetime", "royalties", "waiting"] {
                assert_eq!(planck(&asset[field]), planck(&ledger[field]), "{field} of asset {id}");
            }
            assert_eq!(asset["state"], ledger["state"], "asset {id}");
            let received = planck(&ledger["lifetime"]) + planck(&ledger["royalties"]);
            // A few of the many that nobody paid to will do.
            for by in ["day", "epoch", "source"].iter().filter(|_| id < 10) {
                let rows = value(page, &format!("/history/asset/{id}/income?by={by}"));
                assert_eq!(sum(&rows, "amount"), received, "by {by} of asset {id}");
            }
        }
    }
    assert_eq!(count, planck(&devnet.storage("Registry", "NextAsset", &[])));

    let mut paid: BTreeMap<String, u128> = BTreeMap::new();
    for who in PEOPLE {
        let by = |by: &str| value(page, &format!("/history/account/{}/earnings?by={by}", address(who)));
        let pools = by("pool");
        for pool in pools.as_array().unwrap() {
            *paid.entry(pool["pool"].as_str().unwrap().into()).or_default() += planck(&pool["amount"]);
        }
        for other in ["day", "epoch", "asset", "source"] {
            assert_eq!(sum(&by(other), "amount"), sum(&pools, "amount"), "{who:?} by {other}");
        }
    }
    for asset in 0..DEMO {
        for class in ["Steward", "Data", "Compute"] {
            let pool = devnet.storage("Rewards", "Pools", &[json!({ class: asset })]);
            let told = paid.get(&format!("{}/{asset}", class.to_lowercase())).copied().unwrap_or_default();
            assert_eq!(told, planck(&pool["paid"]), "{class} of asset {asset}");
        }
    }
}

#[test]
fn sums_equal_the_ledgers_after_ten_thousand_operations_and_whatever_happens_between() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    let args = ["--seal", "instant", "--state-dir", state.to_str().unwrap()];
    let mut dice = Dice(7);
    let devnet = Devnet::start(&args);
    act(&devnet, &mut dice, 5_000);
    agrees(&devnet);

    // What is taken back is gone, from every sum.
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    let before = value(devnet.page(), "/history/events?limit=5");
    act(&devnet, &mut dice, 1_000);
    agrees(&devnet);
    assert_ne!(value(devnet.page(), "/history/events?limit=5"), before);
    devnet.rpc("dev_revert", json!([snapshot]));
    assert_eq!(value(devnet.page(), "/history/events?limit=5"), before);
    agrees(&devnet);

    act(&devnet, &mut dice, 2_000);
    assert!(devnet.stop().0.success());
    // It goes on from where it was, wherever that was.
    let devnet = Devnet::start(&args);
    agrees(&devnet);
    act(&devnet, &mut dice, 2_000);
    agrees(&devnet);
    let lifetime = planck(&devnet.api("RegistryApi", "asset", &[json!(2)])["lifetime"]);
    assert!(devnet.stop().0.success());

    // And the files say the same.
    let out = dir.path().join("files");
    let export = ["history", "export", "--csv", "--base-path", state.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let output = tributary(&export).run().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let payments = fs::read_to_string(out.join("payments.csv")).unwrap();
    let income = payments.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let income =
        income.filter(|row| row[4] == "2" && ["use", "training", "grant", "emission", "before"].contains(&row[3]));
    assert_eq!(income.map(|row| row[7].parse::<u128>().unwrap()).sum::<u128>(), lifetime);
}

#[test]
fn what_happens_is_found_in_words() {
    let devnet = Devnet::start(&["--seal", "instant"]);
    let call = pallet_registry::Call::use_asset { asset: AssetId(2), units: 3, max_price: 10 * UNIT };
    let answers = devnet.submit(&[devnet.sign(Bob, 0, RuntimeCall::Registry(call))]);
    assert!(answers[0].is_ok(), "{answers:?}");
    let page = devnet.page();
    let events = wait_for("event", || {
        let found = value(page, &format!("/history/events?asset=2&account={}&name=AssetUsed", address(Bob)));
        Some(found).filter(|found| found[0].is_object())
    });
    let fields = &events[0]["fields"];
    assert_eq!((&fields["units"], &fields["price"]), (&json!("3"), &json!("1500000000000")));
    let block = events[0]["block"].as_u64().unwrap();
    assert_eq!(events[0]["time"].as_u64(), Some(devnet.timestamp(block)));
    let csv = get(page, "/history/events?name=AssetUsed&format=csv");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").contains("events.csv"), "{csv:?}");
    assert_eq!(csv.body.lines().count(), 2, "{}", csv.body);

    // What the demo's assets had before the first block, and where it came from.
    let asset = value(page, "/history/asset/0");
    assert_eq!((&asset["name"], &asset["kind"]), (&json!("Birdsong recordings"), &json!("Dataset")));
    let before = value(page, "/history/asset/0/income?by=source");
    assert_eq!(before[0]["source"], "before", "{before}");
    let flows = value(page, "/history/asset/2/flows");
    let of = |kind: &str| flows.as_array().unwrap().iter().find(|flow| flow["kind"] == kind).cloned().unwrap();
    assert_eq!((&of("use")["from"], &of("use")["to"]), (&json!(address(Bob)), &json!("asset/2")));
    assert_eq!(of("fee")["to"], "treasury");

    for (path, status, words) in [
        ("/history/nothing", 404, "there are status"),
        ("/history/asset/99", 404, "no asset 99"),
        ("/history/events?limit=5000", 400, "1 to 1000"),
        ("/history/account/Bob/earnings", 400, "no address"),
        ("/history/asset/2/income?by=year", 400, "day, epoch, source"),
    ] {
        let reply = get(page, path);
        assert_eq!(reply.status, status, "{path}: {}", reply.body);
        assert!(reply.json()["error"].as_str().unwrap().contains(words), "{path}: {}", reply.body);
    }
    for view in ["epochs", "evaluators", "votes", "parameters", "asset/2/scores", "assets?search=bird"] {
        assert!(value(page, &format!("/history/{view}")).is_array(), "{view}");
    }
}

#[test]
fn while_the_file_cannot_be_written_the_chain_goes_on_and_then_so_does_the_history() {
    let devnet = Devnet::start(&["--seal", "instant"]);
    let used = |nonce| {
        let call = pallet_registry::Call::use_asset { asset: AssetId(2), units: 1, max_price: UNIT };
        let answers = devnet.submit(&[devnet.sign(Bob, nonce, RuntimeCall::Registry(call))]);
        assert!(answers[0].is_ok(), "{answers:?}");
    };
    let found = || value(devnet.page(), "/history/events?name=AssetUsed").as_array().unwrap().len();
    used(0);
    wait_for("the first use", || (found() == 1).then_some(()));

    // Somebody else writes, and does not end.
    let files = files_in(devnet.temporary_folder());
    let file = files.iter().find(|file| file.ends_with("history.sqlite")).unwrap();
    let mut database = rusqlite::Connection::open(file).unwrap();
    let transaction = database.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    used(1);
    let told = || devnet.log().matches("the history cannot be written").count();
    wait_for("a word of it", || (told() > 0).then_some(()));
    used(2);
    assert!(devnet.height() >= 3, "the chain goes on");
    assert_eq!(found(), 1);

    transaction.rollback().unwrap();
    wait_for("all of it", || (found() == 3).then_some(()));
    assert_eq!(told(), 1, "{}", devnet.log());
}

/// All files in a folder and in those within.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}
