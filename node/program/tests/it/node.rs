//! The node apart from the devnet: validators that finalize together, and the commands on a database.

use crate::common::{FIRST, Node, finalized_height, private, rpc, sentence, tributary, wait_for};
use serde_json::{Value, json};
use std::{net::TcpListener, path::Path, process::Output};

fn run(args: &[&str], base_path: &Path) -> Output {
    let output = tributary(args).arguments(["--chain", "dev", "--base-path"]).argument(base_path).run().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !told.contains("Essential task"), "{args:?}: {told}");
    output
}

fn chain_info(base_path: &Path) -> Value {
    serde_json::from_slice(&run(&["chain-info"], base_path).stdout).unwrap()
}

#[test]
fn two_validators_finalize() {
    let dir = tempfile::tempdir().unwrap();
    let node = |name: &str, key: u8, extra: &[&str]| {
        let (flag, node_key) = (format!("--{name}"), format!("{key:064x}"));
        let args = ["--chain", "local", &flag, "--node-key", &node_key];
        Node::start(&dir.path().join(name), &[&args, extra].concat())
    };
    let alice = node("alice", 1, &[]);
    let bob = node("bob", 2, &["--bootnodes", &alice.address(FIRST)]);

    for node in [&alice, &bob] {
        wait_for("finalized block", || finalized_height(&node.url()).filter(|height| *height >= 1));
    }
    // GRANDPA is asked for through RPC too.
    let state = rpc(&bob.url(), "grandpa_roundState", json!([])).unwrap();
    assert_eq!(state["best"]["totalWeight"], 2, "{state}");
}

#[test]
fn warp_sync_says_how_many_peers_are_missing() {
    let dir = tempfile::tempdir().unwrap();
    let first = Node::start(&dir.path().join("first"), &["--chain", "local-2", "--node-key", &format!("{:064x}", 1)]);
    let flags = ["--chain", "local-2", "--sync", "warp", "--bootnodes", &first.address(FIRST)];
    let late = Node::start(&dir.path().join("late"), &flags);
    let log = wait_for("word of peers", || Some(late.log()).filter(|log| log.contains("Warp sync waits")));
    assert!(log.contains("it takes 3 peers, and there are") && log.contains("--sync full"), "{log}");
}

#[test]
fn a_database_can_be_inspected_moved_and_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let (first, second) = (dir.path().join("first"), dir.path().join("second"));
    let blocks = dir.path().join("blocks");

    // One validator makes ten blocks a second.
    let node = Node::start(&first, &["--dev"]);
    wait_for("finalized block", || finalized_height(&node.url()).filter(|height| *height >= 5));
    assert!(node.stop().success());

    let info = chain_info(&first);
    let best = info["best_number"].as_u64().unwrap();
    assert!(best >= info["finalized_number"].as_u64().unwrap() && best >= 5, "{info}");

    run(&["export-blocks", blocks.to_str().unwrap()], &first);
    run(&["import-blocks", blocks.to_str().unwrap()], &second);
    let imported = chain_info(&second);
    assert_eq!(imported["best_hash"], info["best_hash"]);
    // Finality is in no file of blocks but where a justification was kept.
    assert!(imported["finalized_number"].as_u64().unwrap() < best, "{imported}");
    run(&["check-block", "3"], &second);
    run(&["revert", "2"], &second);
    assert_eq!(chain_info(&second)["best_number"], best - 2);
    // It comes back with the votes.
    let node = Node::start(&second, &["--dev"]);
    wait_for("finality of what was imported", || finalized_height(&node.url()).filter(|height| *height >= best));
    assert!(node.stop().success());
    let state = run(&["export-state"], &first).stdout;
    assert_eq!(serde_json::from_slice::<Value>(&state).unwrap()["id"], "tributary_dev");

    run(&["purge-chain", "-y"], &second);
    assert!(!second.join("chains/tributary_dev/paritydb").exists());
}

#[test]
fn a_named_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let sentence = sentence(&private(&["--dev", "--rpc-port", &port]).run().unwrap());
    assert!(sentence.contains("already in use") && sentence.contains("--rpc-port"), "{sentence}");
}

#[test]
fn an_unknown_chain_is_told() {
    let sentence = sentence(&tributary(&["export-chain-spec", "--chain", "nowhere"]).run().unwrap());
    assert!(sentence.contains("`nowhere`") && sentence.contains("`dev`"), "{sentence}");
}

#[test]
fn exported_specs_name_the_token() {
    for chain in ["dev", "local"] {
        let output = tributary(&["export-chain-spec", "--chain", chain]).run().unwrap();
        let spec: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(spec["properties"], json!({ "tokenSymbol": "TRIB", "tokenDecimals": 12, "ss58Format": 42 }));
        let patch = &spec["genesis"]["runtimeGenesis"]["patch"];
        assert!(patch["balances"].is_object(), "the configuration is readable: {patch}");
        assert!(patch.get("sudo").is_none());
    }
}

#[test]
fn keys_are_made_and_inspected() {
    let output = tributary(&["key", "inspect", "--output-type", "json", "//Alice"]).run().unwrap();
    let key: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(key["ss58Address"], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    assert!(tributary(&["key", "generate"]).run().unwrap().status.success());
}

#[test]
fn the_manual_and_completions_are_written() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("man1");
    assert!(tributary(&["man", folder.to_str().unwrap()]).run().unwrap().status.success());
    let version = tributary(&["--version"]).run().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let page = std::fs::read_to_string(folder.join("tributary.1")).unwrap();
    assert!(page.contains(version.split_whitespace().nth(1).unwrap().split('-').next().unwrap()), "{version}");
    assert!(folder.join("tributary-key-insert.1").exists() && folder.join("tributary-devnet.1").exists());
    for shell in ["bash", "zsh", "fish"] {
        let written = tributary(&["completions", shell]).run().unwrap();
        let text = String::from_utf8(written.stdout).unwrap();
        assert!(written.status.success() && text.contains("devnet") && text.contains("base-path"), "{shell}");
    }
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    let said = sentence(&tributary(&["man", file.to_str().unwrap()]).run().unwrap());
    assert!(said.contains("name another folder"), "{said}");
}
