//! `tributary devnet --validators` as a user meets it: real validators, each a process.

use crate::common::{Devnet, finalized_height, get, http, refused, rpc, sentence, tributary, wait_for};
use serde_json::{Value, json};
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
};

/// What the network says of its validators.
fn validators(config: &Value) -> Vec<Value> {
    config["validators"].as_array().unwrap().clone()
}

fn runs(pid: &Value) -> bool {
    let pid = pid.as_u64().unwrap().to_string();
    Command::new("kill").args(["-0", &pid]).stderr(Stdio::null()).status().unwrap().success()
}

fn is_open(url: &Value) -> bool {
    TcpStream::connect(url.as_str().unwrap().strip_prefix("http://").unwrap()).is_ok()
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().all(|entry| entry.unwrap().file_type().unwrap().is_file())
}

#[test]
fn validators_write_in_turn_and_finalize_and_end_with_the_network() {
    let devnet = Devnet::start(&["--validators", "2"]);
    let config = devnet.config.clone();
    let validators = validators(&config);
    let names: Vec<_> = validators.iter().map(|validator| validator["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Alice", "Bob"]);
    assert_eq!(validators[0]["account"], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    assert_eq!((&config["ws"], &config["http"]), (&validators[0]["ws"], &validators[0]["http"]));
    assert_eq!(config["seal"], "aura");
    assert_eq!(config["accounts"].as_array().unwrap().len(), 6);

    wait_for("line that all have authored", || {
        devnet.banner().contains("2 of 2 validators have authored; block ").then_some(())
    });
    for validator in &validators {
        let url = validator["http"].as_str().unwrap();
        wait_for("final block", || (finalized_height(url).unwrap() >= 2).then_some(()));
        assert_eq!(rpc(url, "chain_getBlockHash", json!([0])).unwrap(), config["genesisHash"]);
        assert_eq!(rpc(url, "system_localPeerId", json!([])).unwrap(), validator["peerId"]);
        assert_eq!(rpc(url, "system_health", json!([])).unwrap()["peers"], 1);
        assert!(get(validator["metrics"].as_str().unwrap()).contains("substrate_block_height"));
        let log = fs::read_to_string(validator["log"].as_str().unwrap()).unwrap();
        assert!(log.contains("Imported"), "{log}");
    }
    let told = http::value(devnet.page(), "/node.json");
    assert_eq!((&told["ws"], &told["dev"], &told["history"]), (&validators[0]["ws"], &json!(false), &json!(true)));
    // A light client in the page begins with it, and with a validator that a browser can reach.
    let spec = http::value(devnet.page(), "/spec.json");
    let (boot, peer) = (spec["bootNodes"][0].as_str().unwrap(), validators[0]["peerId"].as_str().unwrap());
    assert!(boot.starts_with("/ip4/127.0.0.1/tcp/") && boot.ends_with(&format!("/ws/p2p/{peer}")), "{boot}");
    assert!(spec["genesis"]["raw"]["top"].is_object() && spec["bootNodes"].as_array().unwrap().len() == 1);
    let banner = devnet.banner();
    assert!(banner.contains(devnet.page()), "{banner}");
    for key in ["ws", "log", "metrics"] {
        for validator in &validators {
            let value = validator[key].as_str().unwrap();
            assert!(banner.contains(value), "{key} {value} is missing in {banner}");
        }
    }
    assert!(validators.iter().all(|validator| runs(&validator["pid"])));

    let (status, folder) = devnet.stop();
    assert!(status.success(), "{status}");
    assert!(!validators.iter().any(|validator| runs(&validator["pid"])));
    assert!(is_empty(folder.path()), "the temporary folder is gone");
}

#[test]
fn a_validator_that_is_killed_is_told_of_and_the_others_go_on() {
    let devnet = Devnet::start(&["--validators", "4"]);
    let validators = validators(&devnet.config);
    let last = &validators[3];
    let pid = last["pid"].as_u64().unwrap().to_string();
    assert!(Command::new("kill").args(["-KILL", &pid]).status().unwrap().success());
    wait_for("line on the end", || devnet.banner().contains("Dave has ended (signal: 9").then_some(()));
    let banner = devnet.banner();
    assert!(banner.contains("To start it again:") && banner.contains(" --dave "), "{banner}");

    let height = |place: usize| finalized_height(validators[place]["http"].as_str().unwrap()).unwrap();
    let before = height(0);
    wait_for("three of four that finalize", || (height(1) > before + 1).then_some(()));
    assert!(validators[..3].iter().all(|validator| runs(&validator["pid"])));
    let (status, _) = devnet.stop();
    assert!(status.success(), "{status}");
}

#[test]
fn validators_do_not_outlive_a_network_that_is_killed() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    let flags = ["--validators", "1", "--prometheus-port", "off", "--state-dir", state.to_str().unwrap()];
    let network = Devnet::start(&flags);
    let config = network.config.clone();
    let alice = &validators(&config)[0];
    assert!(alice["metrics"].is_null());
    assert!(is_open(&alice["http"]));
    // SIGKILL: it has no time to end anything.
    drop(network);
    wait_for("end of the validator", || (!is_open(&alice["http"])).then_some(()));
}

#[test]
fn a_network_that_is_kept_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let (state, logs) = (dir.path().join("state"), dir.path().join("logs"));
    let flags = ["--validators", "1", "--state-dir", state.to_str().unwrap(), "--logs", logs.to_str().unwrap()];
    let devnet = Devnet::start(&flags);
    wait_for("final block", || (devnet.finalized_height() >= 2).then_some(()));
    let (second, genesis) = (devnet.block_hash(2), devnet.config["genesisHash"].clone());
    assert!(devnet.stop().0.success());
    assert!(state.join("alice").is_dir() && logs.join("alice.log").is_file());

    let devnet = Devnet::start(&flags);
    assert_eq!((devnet.block_hash(2), &devnet.config["genesisHash"]), (second, &genesis));
    let height = devnet.height();
    wait_for("further block", || (devnet.height() > height).then_some(()));
}

#[test]
fn what_does_not_go_together_is_refused() {
    for (flags, words) in [
        (&["--validators", "2", "--seal", "instant"][..], "--seal"),
        (&["--validators", "2", "--chain", "local"][..], "--chain"),
        (&["--logs", "logs"][..], "--validators"),
        (&["--validators", "0"][..], "1..=8"),
        (&["--validators", "9"][..], "1..=8"),
    ] {
        let output = tributary(&["devnet"]).arguments(flags).run().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && text.contains(words), "{flags:?}: {text}");
    }
}

#[test]
fn a_taken_port_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for flag in ["--rpc-port", "--prometheus-port", "--page-port"] {
        let sentence = sentence(&refused(&["--validators", "2", flag, &port]));
        assert!(sentence.contains(&port) && sentence.contains(flag), "{sentence}");
    }
}

#[test]
fn a_validator_that_cannot_start_ends_all_and_shows_why() {
    let dir = tempfile::tempdir().unwrap();
    // Where Bob's chain should be there is a file.
    fs::write(dir.path().join("bob"), "").unwrap();
    let output = refused(&["--validators", "2", "--state-dir", dir.path().to_str().unwrap()]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.starts_with("error: Bob ended at its start (exit status: 1), so nothing runs."), "{text}");
    assert!(text.contains("--base-path"), "the end of its log: {text}");
}
