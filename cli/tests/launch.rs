//! The launcher with real nodes: a validator, killed and started again, and one whose port somebody has.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod common;

use common::program;
use std::{fs, net::TcpListener, path::Path, time::Duration};
use tributary_client::{
    At, Connection, Heads,
    launch::{Launch, Node},
};

/// A validator of its own on the chain `local-1`, which makes a block every two seconds.
fn validator(folder: &Path) -> Launch {
    Launch::new(program())
        .arguments(["--chain", "local-1", "--alice", "--validator", "--force-authoring", "--base-path"])
        .argument(folder.join("chain"))
        .arguments(["--node-key", &format!("{:064x}", 1), "--no-telemetry", "--no-mdns", "--no-prometheus"])
        .arguments(["--rpc-port"])
        .port("{}")
        .arguments(["--listen-addr"])
        .port("/ip4/127.0.0.1/tcp/{}")
        .log(folder.join("node.log"))
        .until_stdin_ends("--until-stdin-ends")
        .own_group()
}

/// Follows the newest blocks until one of this height.
async fn reach(node: &Node, height: u64) -> u64 {
    let connection = Connection::connect(node.url().unwrap()).await.unwrap();
    let mut heads = connection.follow(Heads::Best).await.unwrap();
    loop {
        let head = heads.next().await.unwrap();
        if head.number >= height {
            return head.number;
        }
    }
}

#[tokio::test]
async fn a_validator_that_is_killed_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut node = validator(folder.path()).start().await.unwrap();
    assert_eq!(node.ports().len(), 2);
    assert!(node.url().unwrap().ends_with(&node.ports()[0].to_string()));
    let height = reach(&node, 2).await;
    let pid = node.pid();
    node.kill();
    assert!(!node.is_alive());

    let mut node = node.restart().await.unwrap();
    assert_ne!(node.pid(), pid);
    assert!(reach(&node, height + 1).await > height);
    let log = fs::read_to_string(folder.path().join("node.log")).unwrap();
    assert_eq!(log.matches("Running JSON-RPC server").count(), 2, "a restart adds to the log");
    assert_eq!(node.err().matches("Running JSON-RPC server").count(), 1, "but what it says is its own");
    node.terminate().unwrap();
    assert!(node.wait(Duration::from_secs(30)).unwrap().success());
}

#[tokio::test]
async fn final_blocks_come_in_order_and_none_is_left_out() {
    let node = Launch::devnet(program()).arguments(["--seal", "interval=100"]).start().await.unwrap();
    assert_eq!(node.config().unwrap()["ws"], node.url().unwrap());
    let connection = Connection::connect(node.url().unwrap()).await.unwrap();
    let mut heads = connection.follow(Heads::Final).await.unwrap();
    let first = heads.next().await.unwrap().number;
    for next in 1..=10 {
        let head = heads.next().await.unwrap();
        assert_eq!(head.number, first + next);
        assert_eq!(connection.at(At::Number(head.number)).await.unwrap().hash(), head.hash);
    }
    let (status, folder) = node.stop().unwrap();
    assert!(status.success(), "{status}");
    assert!(folder.is_some());
}

#[test]
fn who_refuses_says_why() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = Launch::new(program()).arguments(["devnet", "--rpc-port", &port]).run().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = Launch::new(program()).arguments(["devnet", "--chain", "nowhere"]).start_blocking().unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}
