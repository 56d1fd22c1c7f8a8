//! `tributary devnet` as a user meets it.

use crate::{
    common::{Devnet, assert_invariants, get, refused, sentence, tributary, wait_for},
    dev_rpc::{free, mine, submit, transfer},
};
use codec::Encode;
use serde_json::json;
use sp_core::{Pair, bytes::to_hex, sr25519};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use std::{
    collections::HashSet,
    fs::{self, File},
    io::Write,
    net::TcpListener,
    os::unix::fs::OpenOptionsExt,
    process::Command,
    thread::{self, sleep},
    time::Duration,
};
use tributary_primitives::{AccountId, UNIT};
use tributary_runtime::{RuntimeCall, sign};

#[test]
fn the_first_block_comes_at_once_and_is_final() {
    let devnet = Devnet::start(&["--seal", "instant"]);
    wait_for("first block", || (devnet.height() == 1).then_some(()));
    wait_for("finality", || (devnet.finalized_height() == 1).then_some(()));
    sleep(Duration::from_millis(500));
    assert_eq!(devnet.height(), 1, "and no second one without a transaction");
}

/// What the devnet has printed, once it has printed its last line.
fn whole_banner(devnet: &Devnet) -> String {
    let next = devnet.config["next"].as_str().unwrap();
    wait_for("banner", || Some(devnet.banner()).filter(|banner| banner.contains(next)))
}

#[test]
fn banner_and_configuration_tell_the_same_and_the_truth() {
    let devnet = Devnet::start(&[]);
    let config = &devnet.config;
    let banner = whole_banner(&devnet);
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
    for flag in ["--rpc-port", "--prometheus-port", "--page-port"] {
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

/// Who watches a transaction is told that it is in a block before it is final, and has time to look at it.
#[test]
fn a_block_with_transactions_is_final_a_moment_later() {
    let devnet = Devnet::start(&["--seal", "instant"]);
    wait_for("first block", || (devnet.finalized_height() == 1).then_some(()));
    let mut seen = 0;
    for nonce in 0..10 {
        submit(&devnet, &devnet.remark(Alice, nonce));
        let height = u64::from(nonce) + 2;
        let mut was_open = false;
        wait_for("finality", || {
            let (finalized, best) = (devnet.finalized_height(), devnet.height());
            was_open |= best == height && finalized < height;
            (finalized == height).then_some(())
        });
        seen += u32::from(was_open);
    }
    // Some moments a busy machine may sleep through.
    assert!(seen >= 3, "{seen} of 10 blocks were seen before they were final");
    // In blocks on demand, too; and what is asked for is final when it is answered.
    submit(&devnet, &transfer(&devnet, Bob, 0, Alice));
    let height = mine(&devnet, 3);
    assert_eq!(devnet.finalized_height(), height);
}

#[test]
fn each_transaction_has_its_line_with_the_reason_if_it_is_refused() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    submit(&devnet, &devnet.remark(Bob, 0));
    let much = pallet_balances::Call::transfer_keep_alive { dest: Bob.to_account_id().into(), value: 2_000_000 * UNIT };
    submit(&devnet, &devnet.sign(Alice, 0, RuntimeCall::Balances(much)));
    mine(&devnet, 1);
    let line = |end: &str| {
        let log = devnet.log();
        log.lines().find(|line| line.contains("block 1: ") && line.contains(end)).map(|line| line.trim_end().to_owned())
    };
    let refused = wait_for("line", || line("refused"));
    assert!(refused.contains("balances.transferKeepAlive by Alice, fee 0."), "{refused}");
    assert!(refused.ends_with(" TRIB: refused, Token.FundsUnavailable"), "{refused}");
    let fine = wait_for("line", || line("system.remark"));
    assert!(fine.contains("system.remark by Bob, fee 0.") && fine.ends_with(" TRIB"), "{fine}");
}

#[test]
fn accounts_are_endowed_and_can_pay() {
    let devnet = Devnet::start(&["--seal", "manual", "--accounts", "3", "--balance", "12.5"]);
    let accounts = devnet.config["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 9);
    for (index, account) in accounts.iter().skip(6).enumerate() {
        let secret = account["secretUri"].as_str().unwrap();
        assert_eq!(secret, format!("//{index}"));
        let pair = sr25519::Pair::from_string(secret, None).unwrap();
        assert_eq!(account["publicKey"], to_hex(pair.public().as_ref(), false));
        assert_eq!(account["free"], (12 * UNIT + UNIT / 2).to_string());
        assert_eq!(free(&devnet, &AccountId::from(pair.public())), 12 * UNIT + UNIT / 2);
    }
    assert_invariants(&devnet);
    let banner = whole_banner(&devnet);
    assert!(banner.contains("Accounts of the phrase: bottom drive obey"), "{banner}");

    let genesis = devnet.config["genesisHash"].as_str().unwrap().parse().unwrap();
    let pair = sr25519::Pair::from_string("//2", None).unwrap();
    let call = pallet_balances::Call::transfer_keep_alive { dest: Bob.to_account_id().into(), value: UNIT };
    let extrinsic = sign::sign(sign::Chain::native(genesis), &pair, 0, 0, RuntimeCall::Balances(call));
    let bob = free(&devnet, &Bob.to_account_id());
    submit(&devnet, &to_hex(&extrinsic.encode(), false));
    mine(&devnet, 1);
    assert_eq!(free(&devnet, &Bob.to_account_id()), bob + UNIT);
}

#[test]
fn accounts_of_ones_own_phrase_are_told_with_it() {
    let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    let devnet = Devnet::start(&["--seal", "manual", "--accounts", "1", "--mnemonic", phrase, "--chain", "local"]);
    assert_eq!(devnet.config["mnemonic"], phrase);
    let account = &devnet.config["accounts"][6];
    assert_eq!(account["secretUri"], format!("{phrase}//0"));
    assert_eq!(account["free"], (1_000_000 * UNIT).to_string());
    mine(&devnet, 1);
    assert_invariants(&devnet);
}

/// A devnet that runs, and the file in which it says so: a second one with the same flags.
#[test]
fn a_refused_start_leaves_the_files_of_others_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (config, events, state) = (path("c.json"), path("e.jsonl"), path("state"));
    let devnet = Devnet::start(&["--seal", "manual", "--events-json", &events, "--state-dir", &state]);
    mine(&devnet, 1);
    fs::copy(devnet.temporary_folder().join("devnet.json"), &config).unwrap();
    let told_of_it = fs::read_to_string(&config).unwrap();
    let written = wait_for("events", || fs::read_to_string(&events).ok().filter(|text| !text.is_empty()));
    let port = devnet.config["ws"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
    let files = ["--config-out", &config, "--events-json", &events];
    let taken = sentence(&refused(&[&files[..], &["--rpc-port", &port]].concat()));
    assert!(taken.contains("already in use"), "{taken}");
    let in_use = sentence(&refused(&[&files[..], &["--state-dir", &state]].concat()));
    assert!(in_use.contains("in use by another node"), "{in_use}");
    assert_eq!(fs::read_to_string(&config).unwrap(), told_of_it);
    assert!(fs::read_to_string(&events).unwrap().starts_with(&written));
    mine(&devnet, 1);
    wait_for("more events", || (fs::read_to_string(&events).unwrap().len() > written.len()).then_some(()));

    // What is not a devnet's is nobody's to replace.
    let other = path("thesis.json");
    fs::write(&other, "years of work").unwrap();
    for flag in ["--config-out", "--events-json"] {
        let told = sentence(&refused(&[flag, &other]));
        assert!(told.contains(&other) && told.contains(flag), "{told}");
    }
    assert_eq!(fs::read_to_string(&other).unwrap(), "years of work");
    // Nor is one file two.
    let both = path("both.json");
    let told = sentence(&refused(&["--config-out", &both, "--events-json", &both]));
    assert!(told.contains(&both) && told.contains("--config-out") && told.contains("--events-json"), "{told}");
}

/// Linux's `O_NONBLOCK`.
const NONBLOCK: i32 = 0o4000;

/// A devnet that has checked its ports waits for what a pipe has for it; meanwhile one of them is taken.
#[test]
fn a_port_that_is_taken_after_the_check_is_told_in_the_same_words() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("state.json");
    let export = tributary(&["export-chain-spec", "--chain", "dev", "--raw"]).run().unwrap();
    assert!(export.status.success());
    for flag in ["--rpc-port", "--prometheus-port", "--page-port"] {
        let _ = fs::remove_file(&pipe);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = free.local_addr().unwrap();
        drop(free);
        let (port, source) = (addr.port().to_string(), pipe.to_str().unwrap().to_owned());
        let devnet = thread::spawn(move || refused(&["--fork", &source, flag, &port]));
        // Nobody can open it for writing before the devnet reads.
        let open = || File::options().write(true).custom_flags(NONBLOCK).open(&pipe);
        let waiting = wait_for("reader", || open().ok());
        let mut input = File::options().write(true).open(&pipe).unwrap();
        drop(waiting);
        let taken = TcpListener::bind(addr).unwrap();
        input.write_all(&export.stdout).unwrap();
        drop(input);
        let output = devnet.join().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let port = addr.port();
        let expected = format!(
            "error: port {port} on 127.0.0.1 is already in use: stop the other program or pass {flag} <PORT> (0 picks \
             a free one)"
        );
        assert_eq!((output.status.code(), told.lines().last()), (Some(1), Some(&*expected)), "{told}");
        drop(taken);
    }
}

#[test]
fn nothing_frightens_at_the_end() {
    let devnet = Devnet::start(&[]);
    wait_for("block", || (devnet.height() > 0).then_some(()));
    let (status, folder) = devnet.stop();
    assert!(status.success());
    let log = fs::read_to_string(folder.path().join("err")).unwrap();
    for words in ["Essential task", "bootstrap", "panicked"] {
        assert!(!log.contains(words), "{log}");
    }
}

/// Runs a script with a disk of its own at `$1`, of the size of `$2` MiB. Nothing where the system does not let us.
fn on_a_small_disk(mib: u32, script: &str) -> Option<(Option<i32>, String)> {
    let dir = tempfile::tempdir().unwrap();
    let disk = dir.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let script = format!("mount -t tmpfs -o size=\"$2\"m tmpfs \"$1\" || exit 99\n{script}");
    let run = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", &script, env!("CARGO_BIN_EXE_tributary")])
        .arg(&disk)
        .arg(mib.to_string())
        .env("TRIBUTARY_CACHE_DIR", crate::common::COMPILED)
        .output();
    let output = run.ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(99) || told.contains("unshare:") {
        eprintln!("not tested, for this system lets nobody mount: {told}");
        return None;
    }
    Some((output.status.code(), told))
}

#[test]
fn a_full_disk_ends_a_devnet_with_a_sentence() {
    // Too small to begin with.
    let flags = "--state-dir \"$1\" --rpc-port 0 --prometheus-port off --seal instant,interval=100";
    if let Some((code, told)) = on_a_small_disk(8, &format!("exec \"$0\" devnet {flags}")) {
        assert_eq!((code, told.lines().count()), (Some(1), 1), "{told}");
        assert!(told.contains("MiB left") && told.contains("--state-dir"), "{told}");
    }
    // Filled while it runs, but for ten MiB.
    let script = format!(
        "timeout 200 \"$0\" devnet {flags} --config-out \"$1/c.json\" > /dev/null & devnet=$!\n\
         for _ in $(seq 600); do [ -s \"$1/c.json\" ] && break; sleep 0.1; done\n\
         left=$(df --output=avail -m \"$1\" | tail -n 1)\n\
         dd if=/dev/zero of=\"$1/filler\" bs=1M count=$((left - 10)) 2> /dev/null\n\
         wait $devnet"
    );
    if let Some((code, told)) = on_a_small_disk(256, &script) {
        assert_eq!(code, Some(1), "{told}");
        let last = told.lines().last().unwrap_or_default();
        assert!(last.starts_with("error: ") && last.contains("MiB left"), "{told}");
        assert!(!told.contains("Failed to get header"), "{told}");
    }
}
