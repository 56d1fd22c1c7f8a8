//! `tributary devnet --fork`: a chain that goes on where another one was.

use crate::{
    common::{Devnet, assert_invariants, refused, sentence, tributary},
    dev_rpc::{assert_refused, epoch, free, mine, stranger, submit, transfer},
};
use serde_json::{Value, json};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use tributary_primitives::UNIT;

/// A chain that was stopped at block 27, in the second epoch, with something to go on from.
struct Past {
    dir: TempDir,
    epoch: (u64, u64),
    bob: u128,
    time: u64,
}

impl Past {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let devnet = Devnet::start(&["--seal", "manual", "--state-dir", dir.path().to_str().unwrap()]);
        devnet.rpc("dev_setBalance", json!([sp_core::bytes::to_hex(&[7; 32], false), (5 * UNIT).to_string()]));
        submit(&devnet, &transfer(&devnet, Alice, 0, Bob));
        devnet.rpc("dev_fastForward", json!([{ "block": 27 }]));
        let (epoch, bob) = (epoch(&devnet), free(&devnet, &Bob.to_account_id()));
        let time = devnet.timestamp(27);
        assert!(devnet.stop().0.success());
        Self { dir, epoch, bob, time }
    }

    fn folder(&self) -> &str {
        self.dir.path().to_str().unwrap()
    }

    /// Its state in a file.
    fn export(&self) -> PathBuf {
        let file = self.dir.path().join("state.json");
        let output = tributary(&["export-state", "--chain", "dev", "--base-path", self.folder()]).run().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::write(&file, output.stdout).unwrap();
        file
    }

    /// Asserts that a devnet goes on from it, with a block on top.
    fn assert_goes_on(&self, devnet: &Devnet) {
        assert_eq!((devnet.height(), devnet.finalized_height()), (28, 28));
        assert_eq!(devnet.config["bestBlock"], 28);
        assert_eq!(devnet.block_hash(0), devnet.config["genesisHash"]);
        assert_eq!((free(devnet, &stranger()), free(devnet, &Bob.to_account_id())), (5 * UNIT, self.bob));
        assert_eq!(devnet.nonce(Alice), 1);
        assert_eq!(epoch(devnet), self.epoch);
        assert!(devnet.timestamp(28) > self.time);
        assert_eq!(devnet.block_hash(26), Value::Null, "what was before is not here");

        // It lives: transactions for it are taken, epochs and sessions end, and Alice is paid for its blocks.
        submit(devnet, &transfer(devnet, Alice, 1, Bob));
        assert_eq!(mine(devnet, 1), 29);
        assert_eq!((devnet.nonce(Alice), free(devnet, &Bob.to_account_id())), (2, self.bob + UNIT));
        let alice = free(devnet, &Alice.to_account_id());
        let next = devnet.rpc("dev_fastForward", json!([{ "epoch": "next" }]));
        assert_eq!(epoch(devnet), (self.epoch.0 + 1, self.epoch.1 + 20));
        assert_eq!(next["number"], self.epoch.1 + 20);
        assert!(free(devnet, &Alice.to_account_id()) > alice);
        mine(devnet, 60);
        assert_invariants(devnet);
    }
}

/// What is in a folder, file by file.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn an_exported_state_goes_on_as_a_fork_and_as_nothing_else() {
    let past = Past::new();
    let file = past.export();
    let file = file.to_str().unwrap();
    let told = sentence(&refused(&["--chain", file]));
    assert!(told.contains("at block 27") && told.contains(&format!("--fork {file}")), "{told}");

    let devnet = Devnet::start(&["--seal", "manual", "--fork", file]);
    assert_eq!(devnet.config["fork"], file);
    assert!(devnet.banner().contains("Fork       of "), "{}", devnet.banner());
    past.assert_goes_on(&devnet);
}

#[test]
fn a_nodes_folder_goes_on_and_stays_as_it_is() {
    let past = Past::new();
    let database = past.dir.path().join("chains/tributary_dev/paritydb/full");
    let before = contents(&database);
    let log = before.keys().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("log"));
    assert_eq!(log, None, "a node that ended has closed its database: {:?}", before.keys());
    assert!(before.len() > 3, "{:?}", before.keys());
    let devnet = Devnet::start(&["--seal", "manual", "--fork", past.folder(), "--accounts", "2", "--balance", "3"]);
    past.assert_goes_on(&devnet);
    assert_eq!(devnet.config["accounts"][7]["free"], (3 * UNIT).to_string());
    assert!(before == contents(&database), "nothing in the folder has changed");
    drop(devnet);

    // The chain itself goes on, too, and cannot be forked while it does.
    let own = Devnet::start(&["--seal", "manual", "--state-dir", past.folder()]);
    assert_eq!(own.height(), 27);
    let told = sentence(&refused(&["--fork", past.folder()]));
    assert!(told.contains("in use") && told.contains("export-state"), "{told}");
    assert_eq!(mine(&own, 1), 28);
}

#[test]
fn a_fork_is_kept_and_goes_back() {
    let past = Past::new();
    let file = past.export();
    let kept = past.dir.path().join("kept");
    let args = ["--seal", "manual", "--fork", file.to_str().unwrap(), "--state-dir", kept.to_str().unwrap()];
    let devnet = Devnet::start(&args);
    let (hash, transfer) = (devnet.block_hash(28), transfer(&devnet, Alice, 1, Bob));
    let snapshot = devnet.rpc("dev_snapshot", json!([]));
    submit(&devnet, &transfer);
    assert_eq!(mine(&devnet, 5), 33);
    assert_eq!(devnet.rpc("dev_revert", json!([snapshot])), json!({ "hash": hash, "number": 28 }));
    assert_eq!((devnet.finalized_height(), devnet.nonce(Alice)), (28, 1));
    submit(&devnet, &transfer);
    assert_eq!(mine(&devnet, 2), 30);
    assert!(devnet.stop().0.success());

    let devnet = Devnet::start(&args);
    assert_eq!((devnet.height(), devnet.finalized_height(), devnet.nonce(Alice)), (30, 30, 2));
    assert_eq!(mine(&devnet, 1), 31);
    assert_refused(&devnet, "dev_revert", json!([snapshot]), 21_002, "no snapshot");
}

#[test]
fn what_cannot_be_forked_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("nonsense.json"), "{}").unwrap();
    for (source, words) in [
        (path("nothing"), "no file or folder"),
        (path("nonsense.json"), "is no state"),
        (path(""), "no database of a node"),
    ] {
        let told = sentence(&refused(&["--fork", &source]));
        assert!(told.contains(words) && told.contains("--fork"), "{told}");
    }
}

#[test]
fn a_node_does_not_begin_in_the_middle_either() {
    let past = Past::new();
    let file = past.export();
    let base = past.dir.path().join("node");
    let output = tributary(&["--chain", file.to_str().unwrap(), "--base-path"]).argument(&base).run().unwrap();
    let told = sentence(&output);
    assert!(told.contains("at block 27") && told.contains("devnet --fork"), "{told}");
}
