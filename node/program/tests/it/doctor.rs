//! `tributary doctor` as an operator meets it.

use crate::common::{Devnet, FIRST, Node, finalized_height, tributary, wait_for};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::Path,
    process::Output,
};

/// A doctor who sees this folder, nothing else of this machine's nodes, and what `args` name.
fn doctor(base_path: &Path, args: &[&str]) -> Output {
    let mut command = tributary(&["doctor", "--base-path"]).argument(base_path).arguments(args);
    for (flag, port) in [("--port", "{}"), ("--prometheus-port", "{}"), ("--rpc-url", "ws://127.0.0.1:{}")] {
        if !args.contains(&flag) {
            command = command.argument(flag).port(port);
        }
    }
    if !args.contains(&"--chain") {
        command = command.arguments(["--chain", "dev"]);
    }
    command.run().unwrap()
}

/// What it finds, for programs.
fn findings(base_path: &Path, args: &[&str]) -> Value {
    let output = doctor(base_path, &[args, &["--json"]].concat());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.success(), report["ok"] == true, "{report}");
    report["findings"].clone()
}

/// Status and message of the one finding of a check.
fn of<'a>(findings: &'a Value, check: &str) -> (&'a str, &'a str) {
    let mut found = findings.as_array().unwrap().iter().filter(|finding| finding["check"] == check);
    let finding = found.next().unwrap_or_else(|| panic!("no {check} in {findings}"));
    assert!(found.next().is_none(), "several {check} in {findings}");
    (finding["status"].as_str().unwrap(), finding["message"].as_str().unwrap())
}

/// Inserts the key of Alice for `kind` into the keystore.
fn insert_key(base_path: &Path, kind: &str, scheme: &str) {
    let output = tributary(&["key", "insert", "--chain", "dev", "--suri", "//Alice", "--key-type", kind])
        .arguments(["--scheme", scheme, "--base-path"])
        .argument(base_path)
        .run()
        .unwrap();
    assert!(output.status.success());
}

#[test]
fn a_machine_without_a_node_is_checked() {
    let dir = tempfile::tempdir().unwrap();
    let output = doctor(dir.path(), &[]);
    let text = String::from_utf8(output.stdout).unwrap();
    for check in
        ["processor", "memory", "disk", "disk speed", "open files", "clock", "peers' port", "RPC port", "node key"]
    {
        let named = |line: &str| line.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(check));
        assert!(text.lines().any(named), "no {check} in {text}");
    }
    assert!(text.lines().all(|line| ["✓ ", "! ", "✗ "].iter().any(|mark| line.starts_with(mark))), "{text}");
    let findings = findings(dir.path(), &[]);
    assert_eq!(of(&findings, "session keys").0, "ok", "a full node needs none");
    let (status, sentence) = of(&findings, "node");
    assert!(status == "warning" && sentence.contains("--rpc-url"), "{sentence}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "and nothing is left behind");
}

#[test]
fn a_validator_without_keys_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let output = doctor(dir.path(), &["--validator"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("to be mended"));
    let report = findings(dir.path(), &["--validator"]);
    let (status, sentence) = of(&report, "session keys");
    assert!(status == "failure" && sentence.contains("author_rotateKeysWithOwner"), "{sentence}");
    let (status, sentence) = of(&report, "node key");
    assert!(status == "failure" && sentence.contains("key generate-node-key"), "{sentence}");

    // It says which is missing when one is.
    insert_key(dir.path(), "aura", "sr25519");
    let report = findings(dir.path(), &["--validator"]);
    let (_, sentence) = of(&report, "session keys");
    assert!(sentence.contains("GRANDPA"), "{sentence}");
}

#[test]
fn keys_that_the_commands_make_are_found() {
    let dir = tempfile::tempdir().unwrap();
    insert_key(dir.path(), "aura", "sr25519");
    insert_key(dir.path(), "gran", "ed25519");
    let command = tributary(&["key", "generate-node-key", "--chain", "dev", "--base-path"]).argument(dir.path());
    assert!(command.run().unwrap().status.success());

    // What the commands make is for nobody else: there is no step between them and a node.
    let report = findings(dir.path(), &["--validator"]);
    for check in ["node key", "session keys"] {
        assert_eq!(of(&report, check).0, "ok", "{report}");
    }
    assert!(!report.to_string().contains("chmod"), "{report}");
}

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_key_that_others_may_read_is_told() {
    let dir = tempfile::tempdir().unwrap();
    insert_key(dir.path(), "aura", "sr25519");
    let keystore = dir.path().join("chains/tributary_dev/keystore");
    let file = fs::read_dir(keystore).unwrap().next().unwrap().unwrap().path();
    set_mode(&file, 0o644);
    let report = findings(dir.path(), &[]);
    let (status, sentence) = of(&report, "permissions");
    assert_eq!(status, "failure");
    assert!(sentence.contains(&format!("chmod 600 {}", file.display())), "{sentence}");
}

#[test]
fn a_taken_port_is_told() {
    let dir = tempfile::tempdir().unwrap();
    // Open to this machine alone: still, nobody can listen for peers there.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let report = findings(dir.path(), &["--port", &port]);
    let (status, sentence) = of(&report, "peers' port");
    assert!(status == "failure" && sentence.contains(&port) && sentence.contains("--port"), "{sentence}");

    // Something else that answers where metrics should be.
    let serve = std::thread::spawn(move || {
        let (mut stream, _) = taken.accept().unwrap();
        let mut request = [0; 1024];
        let _ = stream.read(&mut request);
        stream.write_all(b"HTTP/1.0 200 OK\r\n\r\nhello").unwrap();
        taken
    });
    let report = findings(dir.path(), &["--prometheus-port", &port]);
    let taken = serve.join().unwrap();
    let (status, sentence) = of(&report, "metrics' port");
    assert!(status == "failure" && sentence.contains(&port) && sentence.contains("--prometheus-port"), "{sentence}");
    drop(taken);
    assert_eq!(of(&findings(dir.path(), &["--prometheus-port", &port]), "metrics' port").0, "ok");
}

#[test]
fn a_running_node_is_asked() {
    let devnet = Devnet::start(&[]);
    wait_for("second block", || (devnet.finalized_height() >= 2).then_some(()));
    let dir = tempfile::tempdir().unwrap();
    let url = devnet.config["ws"].as_str().unwrap();
    let metrics = devnet.config["metrics"].as_str().unwrap();
    let metrics_port = metrics.trim_end_matches("/metrics").rsplit(':').next().unwrap();
    let report = findings(dir.path(), &["--rpc-url", url, "--prometheus-port", metrics_port]);
    for check in ["node", "chain", "runtime", "peers", "synchronisation", "finality", "RPC port", "metrics' port"] {
        assert_eq!(of(&report, check).0, "ok", "{check}: {report}");
    }
    assert!(of(&report, "node").1.contains("a devnet"));
    // Nobody else reaches it, where there is somebody else.
    let exposed = report
        .as_array()
        .unwrap()
        .iter()
        .any(|finding| finding["check"] == "RPC exposure" && finding["status"] != "ok");
    assert!(!exposed, "{report}");

    // The folder and the chain of another.
    let report = findings(dir.path(), &["--rpc-url", url, "--chain", "local"]);
    let (status, sentence) = of(&report, "chain");
    assert!(status == "warning" && sentence.contains("--chain"), "{sentence}");
}

#[test]
fn a_validator_whose_fellow_is_gone_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let start = |name: &str, key: u8, more: &[&str]| {
        let (flag, node_key) = (format!("--{name}"), format!("{key:064x}"));
        let args = ["--chain", "local-2", "--validator", &flag, "--node-key", &node_key];
        Node::start(&dir.path().join(name), &[&args, more].concat())
    };
    // The first has no boot nodes, so that it says of itself that it needs no peers.
    let alice = start("alice", 1, &[]);
    let bob = start("bob", 2, &["--bootnodes", &alice.address(FIRST)]);
    wait_for("finalized block", || finalized_height(&alice.url()).filter(|height| *height >= 1));
    let folder = dir.path().join("alice");
    let url = alice.url();
    let metrics_port = alice.metrics().trim_end_matches("/metrics").rsplit(':').next().unwrap().to_owned();
    let flags = ["--chain", "local-2", "--rpc-url", &url, "--prometheus-port", &metrics_port];
    let report = findings(&folder, &flags);
    assert_eq!(of(&report, "peers").0, "warning", "one is less than three: {report}");
    for check in ["finality", "chain's clock"] {
        assert_eq!(of(&report, check).0, "ok", "{check}: {report}");
    }

    assert!(bob.stop().success());
    wait_for("red line on peers", || (of(&findings(&folder, &flags), "peers").0 == "failure").then_some(()));
    assert_eq!(doctor(&folder, &flags).status.code(), Some(1));
    // Alice alone makes no blocks, and cannot finalize any.
    for check in ["chain's clock", "finality"] {
        wait_for("red line on what stands still", || {
            (of(&findings(&folder, &flags), check).0 == "failure").then_some(())
        });
    }
}

#[test]
fn a_devnet_for_everybody_is_told() {
    let devnet = Devnet::start(&["--rpc-listen", "0.0.0.0"]);
    let port = devnet.config["ws"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
    let dir = tempfile::tempdir().unwrap();
    let report = findings(dir.path(), &["--rpc-url", &format!("ws://127.0.0.1:{port}")]);
    let exposure: Vec<_> =
        report.as_array().unwrap().iter().filter(|finding| finding["check"] == "RPC exposure").collect();
    // A machine without any other address has nothing to fear.
    for finding in exposure {
        assert_eq!(finding["status"], json!("failure"), "{finding}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    for (args, part) in [
        (["--rpc-url", "wss://example.org:443"], "ws://"),
        (["--rpc-url", "ws://127.0.0.1"], "no port"),
        (["--chain", "nowhere"], "there is no chain"),
    ] {
        let output = doctor(dir.path(), &args);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.starts_with("error: ") && text.contains(part), "{text}");
    }
}
