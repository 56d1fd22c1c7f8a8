//! `tributary devnet` as a user meets it.

use crate::common::{Devnet, get, refused, sentence, tributary, wait_for};
use serde_json::json;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use std::{collections::HashSet, fs, net::TcpListener, thread::sleep, time::Duration};

#[test]
fn the_first_block_comes_at_once_and_is_final() {
    let devnet = Devnet::start(&["--seal", "instant"]);
    wait_for("first block", || (devnet.height() == 1).then_some(()));
    wait_for("finality", || (devnet.finalized_height() == 1).then_some(()));
    sleep(Duration::from_millis(500));
    assert_eq!(devnet.height(), 1, "and no second one without a transaction");
}

#[test]
fn banner_and_configuration_tell_the_same_and_the_truth() {
    let devnet = Devnet::start(&[]);
    let config = &devnet.config;
    let banner = wait_for("banner", || Some(devnet.banner()).filter(|banner| banner.contains("quickstart")));
    for key in ["ws", "http", "metrics", "explorer", "next", "genesisHash"] {
        let value = config[key].as_str().unwrap();
        assert!(banner.contains(value), "{key} {value} is missing in {banner}");
    }
    for account in config["accounts"].as_array().unwrap() {
        for key in ["name", "address", "secretUri"] {
            assert!(banner.contains(account[key].as_str().unwrap()));
        }
        assert!(account["free"].as_str().unwrap().parse::<u128>().unwrap() > 0);
    }
    assert_eq!(config["accounts"].as_array().unwrap().len(), 6);
    assert_eq!(config["accounts"][0]["address"], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    assert_eq!(config["seal"], "instant,interval=1000");
    assert!(config["stateDir"].is_null());
    for asset in config["assets"].as_array().unwrap() {
        assert!(banner.contains(asset["name"].as_str().unwrap()));
    }

    assert_eq!(devnet.rpc("system_chain", json!([])), config["chain"]);
    assert_eq!(devnet.block_hash(0), config["genesisHash"]);
    assert_eq!(devnet.rpc("state_getRuntimeVersion", json!([]))["specVersion"], config["specVersion"]);
    let properties = devnet.rpc("system_properties", json!([]));
    assert_eq!(properties, json!({ "tokenSymbol": "TRIB", "tokenDecimals": 12, "ss58Format": 42 }));
    let metrics = get(config["metrics"].as_str().unwrap());
    assert!(metrics.contains("substrate_block_height"), "{metrics}");
}

#[test]
fn a_block_comes_each_second_without_transactions() {
    let devnet = Devnet::start(&[]);
    wait_for("third block", || (devnet.height() >= 3).then_some(()));
    let (second, third) = (devnet.timestamp(2), devnet.timestamp(3));
    assert!((1_000..3_000).contains(&(third - second)), "{second} {third}");
    assert_eq!(devnet.extrinsics(3), 1);
}

#[test]
fn the_interval_can_be_chosen() {
    let devnet = Devnet::start(&["--seal", "interval=200"]);
    wait_for("sixth block", || (devnet.height() >= 6).then_some(()));
    let lasted = devnet.timestamp(6) - devnet.timestamp(1);
    assert!((1_000..6_000).contains(&lasted), "{lasted}");
}

#[test]
fn blocks_come_only_when_asked_for_and_the_clock_keeps_up() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    sleep(Duration::from_millis(500));
    assert_eq!(devnet.height(), 0);
    for height in 1..=20 {
        let block = devnet.rpc("engine_createBlock", json!([true, true]));
        assert_eq!(block["hash"], devnet.block_hash(height));
    }
    let times: Vec<_> = (1..=20).map(|height| devnet.timestamp(height)).collect();
    assert!(times.windows(2).all(|pair| pair[1] >= pair[0] + 100), "a slot each: {times:?}");
    assert_eq!(devnet.finalized_height(), 20);

    // A transaction waits for the next one.
    let answers = devnet.submit(&[devnet.remark(Alice, 0)]);
    assert!(answers[0].is_ok(), "{answers:?}");
    devnet.rpc("engine_createBlock", json!([false, true]));
    assert_eq!(devnet.nonce(Alice), 1);
}

/// Submits `nonces` of Alice in one request and waits until all are in blocks.
fn burst(devnet: &mut Devnet, nonces: impl Iterator<Item = u32>) {
    let extrinsics: Vec<_> = nonces.map(|nonce| devnet.remark(Alice, nonce)).collect();
    let answers = devnet.submit(&extrinsics);
    let accepted: HashSet<_> = answers.iter().flatten().filter_map(|hash| hash.as_str()).collect();
    assert_eq!(accepted.len(), extrinsics.len(), "{answers:?}");
    wait_for("inclusion", || (devnet.nonce(Alice) == extrinsics.len() as u64).then_some(()));

    assert!(devnet.is_alive());
    let best = devnet.height();
    let included: usize = (1..=best).map(|height| devnet.extrinsics(height) - 1).sum();
    assert_eq!(included, extrinsics.len());
    wait_for("finality", || (devnet.finalized_height() >= best).then_some(()));
    let times: Vec<_> = (1..=best).map(|height| devnet.timestamp(height)).collect();
    assert!(times.windows(2).all(|pair| pair[1] >= pair[0] + 100), "a slot each: {times:?}");
    let log = devnet.log();
    assert!(!log.to_lowercase().contains("error") && !log.contains("EmptyTransactionPool"), "{log}");
}

#[test]
fn a_burst_of_transactions_is_included() {
    burst(&mut Devnet::start(&[]), 0..200);
}

#[test]
fn a_burst_of_transactions_is_included_without_a_timer() {
    burst(&mut Devnet::start(&["--seal", "instant"]), 0..200);
}

#[test]
fn a_burst_in_the_wrong_order_is_included() {
    burst(&mut Devnet::start(&["--seal", "instant"]), (0..200).rev());
}

/// Several connections for each account, each with every fourth nonce: what one sends waits for what the others send,
/// and blocks are made all the while.
#[test]
fn accounts_that_send_in_parallel_and_out_of_order_are_served() {
    const CONNECTIONS: u32 = 4;
    const EACH: u32 = 50;
    let mut devnet = Devnet::start(&["--seal", "instant"]);
    std::thread::scope(|scope| {
        for account in [Alice, Bob, Charlie] {
            for connection in 0..CONNECTIONS {
                let devnet = &devnet;
                scope.spawn(move || {
                    for turn in 0..EACH {
                        let answers = devnet.submit(&[devnet.remark(account, turn * CONNECTIONS + connection)]);
                        assert!(answers[0].is_ok(), "{answers:?}");
                    }
                });
            }
        }
    });
    for account in [Alice, Bob, Charlie] {
        wait_for("inclusion", || (devnet.nonce(account) == u64::from(CONNECTIONS * EACH)).then_some(()));
    }
    assert!(devnet.is_alive());
}

#[test]
fn a_chain_that_is_kept_goes_on_with_the_clock_right() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    let args = ["--seal", "manual", "--state-dir", state.to_str().unwrap()];

    let devnet = Devnet::start(&args);
    assert_eq!(devnet.config["stateDir"], state.to_str().unwrap());
    let genesis = devnet.config["genesisHash"].clone();
    // Far enough ahead of the clock on the wall that a restart falls behind the chain.
    for _ in 0..50 {
        devnet.rpc("engine_createBlock", json!([true, true]));
    }
    let (hash, time) = (devnet.block_hash(50), devnet.timestamp(50));
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&args);
    assert_eq!(devnet.config["genesisHash"], genesis);
    assert_eq!((devnet.height(), devnet.block_hash(50)), (50, hash));
    assert!(devnet.banner().contains("at block 50"), "{}", devnet.banner());
    devnet.rpc("engine_createBlock", json!([true, true]));
    assert!(devnet.timestamp(51) >= time + 100);
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&["--state-dir", state.to_str().unwrap()]);
    wait_for("next block", || (devnet.height() > 51).then_some(()));
    assert!(devnet.timestamp(52) >= devnet.timestamp(51) + 100);
}

#[test]
fn a_chain_that_is_not_kept_leaves_nothing() {
    let devnet = Devnet::start(&[]);
    let folders = |path: &std::path::Path| {
        fs::read_dir(path).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count()
    };
    assert_eq!(folders(devnet.temporary_folder()), 1);
    let (status, files) = devnet.stop();
    assert!(status.success());
    assert_eq!(folders(files.path()), 0);
}

#[test]
fn a_taken_port_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for flag in ["--rpc-port", "--prometheus-port"] {
        let sentence = sentence(&refused(&[flag, &port]));
        assert_eq!(
            sentence,
            format!(
                "error: port {port} on 127.0.0.1 is already in use: stop the other program or pass {flag} <PORT> (0 \
                 picks a free one)"
            )
        );
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    // Root may write anywhere, but not below a file.
    let file = tempfile::NamedTempFile::new().unwrap();
    let below = file.path().join("state");
    for flag in ["--state-dir", "--config-out"] {
        let sentence = sentence(&refused(&[flag, below.join("x").to_str().unwrap()]));
        assert!(sentence.contains(below.to_str().unwrap()) && sentence.contains(flag), "{sentence}");
    }
}

#[test]
fn a_database_of_another_genesis_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    let state = state.to_str().unwrap();
    let devnet = Devnet::start(&["--state-dir", state]);
    wait_for("block", || (devnet.height() > 0).then_some(()));
    assert!(devnet.stop().0.success());

    let spec = dir.path().join("spec.json");
    let export = tributary(&["export-chain-spec", "--chain", "dev", "--output", spec.to_str().unwrap()]).run().unwrap();
    assert!(export.status.success());
    let text = fs::read_to_string(&spec).unwrap();
    // With the space before it: the code, in hexadecimal digits, may contain the number.
    let other = text.replacen(" 1000000000000000000", " 2000000000000000000", 1);
    assert_ne!(text, other);
    fs::write(&spec, other).unwrap();

    let sentence = sentence(&refused(&["--state-dir", state, "--chain", spec.to_str().unwrap()]));
    assert!(sentence.contains(state) && sentence.contains("another genesis"), "{sentence}");
    assert!(sentence.contains("--state-dir"), "{sentence}");

    // What was there is untouched.
    drop(Devnet::start(&["--state-dir", state]));
}

#[test]
fn a_database_in_use_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().to_str().unwrap();
    let devnet = Devnet::start(&["--state-dir", state]);
    let sentence = sentence(&refused(&["--state-dir", state]));
    assert!(sentence.contains(state) && sentence.contains("in use"), "{sentence}");
    drop(devnet);
}
