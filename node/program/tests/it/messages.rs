//! What is typed wrongly, or meets nothing: one sentence with what to do, exit code 1, and nothing is made.

use crate::common::{COMPILED, private, sentence, tributary};
use serde_json::{Value, json};
use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// A folder for a node that is never made, and things that are there.
struct Place {
    dir: TempDir,
    base: String,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let base = dir.path().join("node").to_str().unwrap().to_owned();
        Self { dir, base }
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// What is said of a command that is refused. It leaves nothing behind.
    fn refused(&self, args: &[&str]) -> String {
        self.checked(&tributary(args).run().unwrap(), args)
    }

    fn checked(&self, output: &Output, args: &[&str]) -> String {
        let said = sentence(output);
        assert!(!Path::new(&self.base).exists(), "{args:?} made something");
        assert!(output.stdout.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stdout));
        said
    }
}

/// Every one of `words` is said.
fn says(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word:?} is missing: {said}");
    }
}

#[test]
fn commands_on_a_database_want_one() {
    let place = Place::new();
    for command in [&["chain-info"][..], &["check-block", "1"], &["export-blocks"], &["export-state"], &["revert", "1"]]
    {
        let args = [command, &["--chain", "dev", "--base-path", &place.base]].concat();
        says(&place.refused(&args), &["no database of the chain tributary_dev", &place.base, "--base-path", "--chain"]);
    }
    let blocks = place.path("blocks");
    let args = ["import-blocks", &blocks, "--chain", "dev", "--base-path", &place.base];
    says(&place.refused(&args), &[&blocks, "cannot be read", "name another"]);
    let folder = place.dir.path().to_str().unwrap();
    let args = ["import-blocks", folder, "--chain", "dev", "--base-path", &place.base];
    says(&place.refused(&args), &[folder, "is a directory", "name another"]);
    let purge = ["purge-chain", "--chain", "dev", "--base-path", &place.base];
    says(&place.refused(&purge), &["no database", &place.base]);
}

#[test]
fn nothing_is_deleted_without_a_yes() {
    let place = Place::new();
    let at = ["--chain", "dev", "--base-path", &place.base];
    let database = Path::new(&place.base).join("chains/tributary_dev/paritydb");
    fs::create_dir_all(database.join("full")).unwrap();
    fs::write(database.join("full/metadata"), "").unwrap();
    let purge = |more: &[&str]| tributary(&[&["purge-chain"][..], more, &at].concat()).run().unwrap();
    says(&sentence(&purge(&[])), &["nobody to ask", "give -y"]);
    assert!(database.exists());
    for _ in 0..2 {
        assert!(purge(&["-y"]).status.success(), "nothing to delete is as good");
        assert!(!database.exists());
    }
    let file = place.write("file", "");
    let below_a_file = tributary(&["purge-chain", "-y", "--chain", "dev", "--base-path", &file]).run().unwrap();
    says(&sentence(&below_a_file), &[&file, "cannot be deleted"]);
}

#[test]
fn a_node_that_is_refused_leaves_nothing_behind() {
    let place = Place::new();
    let (file, missing) = (place.write("file", "no key"), place.path("missing"));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let address = format!("/ip4/127.0.0.1/tcp/{port}");
    for (flags, words) in [
        (["--rpc-port", &port], &["already in use", "--rpc-port"][..]),
        (["--prometheus-port", &port], &["already in use", "--prometheus-port"]),
        (["--page-port", &port], &["already in use", "--page-port"]),
        (["--port", &port], &["already in use", "--port"]),
        (["--listen-addr", &address], &["already in use", "--listen-addr"]),
        (["--keystore-path", &file], &[&file, "--keystore-path"]),
        (["--password-filename", &missing], &[&missing, "cannot be read", "--password-filename"]),
        (["--wasm-runtime-overrides", &missing], &["no folder", &missing, "--wasm-runtime-overrides"]),
        (["--state-pruning", "0"], &["--state-pruning above 0"]),
        (["--rpc-cors", "nonsense"], &["\"nonsense\" is no site", "https://"]),
        (["--node-key", "zz"], &["no node's key", "64"]),
        (["--node-key-file", &file], &["no node's key", "generate-node-key"]),
    ] {
        says(&place.refused(&[&flags[..], &["--chain", "local", "--base-path", &place.base]].concat()), words);
    }
    says(&place.refused(&["--chain", "local", "--base-path", &file]), &[&file, "--base-path"]);
    let devnet = ["devnet", "--log", "a=b=c", "--rpc-port", "0", "--prometheus-port", "0", "--page-port", "off"];
    says(&place.refused(&devnet), &["no pattern", "runtime=debug"]);
}

#[test]
fn output_that_cannot_be_written_costs_a_sentence() {
    let place = Place::new();
    let file = place.path("nowhere/spec.json");
    says(&place.refused(&["export-chain-spec", "--output", &file]), &[&file, "make it"]);
    for args in [
        &["key", "generate"][..],
        &["key", "generate-node-key"],
        &["key", "inspect", "//Alice"],
        &["completions", "bash"],
        &["export-chain-spec", "--chain", "dev"],
        &["build-spec", "--chain", "dev", "--base-path", &place.base],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
        command.env("TRIBUTARY_CACHE_DIR", COMPILED);
        let output = command.args(args).stdin(Stdio::null()).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        let last = said.lines().last().unwrap_or_default();
        says(last, &["error: standard output cannot be written", "see where it goes"]);
        assert!(!said.contains("panicked"), "{args:?}: {said}");
    }
}

#[test]
fn blocks_that_are_not_there_are_told() {
    let place = Place::new();
    let blocks = place.path("blocks");
    let at = ["--chain", "dev", "--base-path", &place.base];
    // A database with block 0 alone.
    let nothing = place.write("nothing", "");
    let made = tributary(&[&["import-blocks", &nothing][..], &at].concat()).run().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    // Parts of a node that end with it may each say that they failed, in the SDK's words; these are off here.
    let log = ["--log", "error,sc_service::task_manager=off"];
    let said = |args: &[&str]| sentence(&tributary(&[args, &at, &log].concat()).run().unwrap());
    says(&said(&["check-block", "7"]), &["no such block", "chain-info"]);
    for range in [&["--from", "3", "--to", "2"][..], &["--from", "1"], &["--to", "99999999999"]] {
        let args = [&["export-blocks", &blocks][..], range].concat();
        says(&said(&args), &["no such blocks", "--from", "--to"]);
        assert!(!Path::new(&blocks).exists(), "{range:?}");
    }
    let garbage = place.write("garbage", "no block");
    says(&said(&["import-blocks", &garbage]), &["block #1", "export-blocks", "--binary"]);
    let nowhere = place.path("nowhere/blocks");
    says(&said(&["export-blocks", &nowhere]), &[&nowhere, "make it"]);
    assert!(!Path::new(&nowhere).exists());
}

#[test]
fn a_validator_without_a_name_among_peers_is_told_how_to_make_one() {
    let place = Place::new();
    let said = place.refused(&["--chain", "local", "--validator", "--base-path", &place.base]);
    says(&said, &["secret_ed25519", "tributary key generate-node-key", "--base-path", "--node-key-file"]);
}

#[test]
fn what_is_no_chain_spec_is_told() {
    let place = Place::new();
    let folder = place.dir.path().to_str().unwrap();
    says(&place.refused(&["export-chain-spec", "--chain", folder]), &[folder, "is a folder", "name the file"]);
    says(&place.refused(&["--chain", folder, "--base-path", &place.base]), &["is a folder"]);
    for content in ["", "{}", "no json"] {
        let file = place.write("spec.json", content);
        says(
            &place.refused(&["--chain", &file, "--base-path", &place.base]),
            &[&file, "not a chain spec", "name another"],
        );
    }
}

#[test]
fn a_genesis_that_the_runtime_does_not_take_is_told_without_all_of_it() {
    let place = Place::new();
    let exported = tributary(&["export-chain-spec", "--chain", "dev"]).run().unwrap();
    let mut spec: Value = serde_json::from_slice(&exported.stdout).unwrap();
    spec["genesis"]["runtimeGenesis"]["patch"]["balanses"] = json!({});
    let file = place.write("spec.json", &spec.to_string());
    let words = ["does not take", "`balanses`", "correct it"];
    says(&place.refused(&["export-chain-spec", "--chain", &file, "--raw"]), &words);
    let args = ["--chain", &file, "--base-path", &place.base];
    let output = private(&args).run().unwrap();
    says(&place.checked(&output, &args), &words);
}

#[test]
fn keys_that_no_validator_has_are_refused() {
    let place = Place::new();
    let at = ["--base-path", &place.base, "--chain", "dev"];
    let insert = |args: &[&str]| place.refused(&[&["key", "insert"][..], args, &at].concat());
    for (args, words) in [
        (&["--key-type", "aura", "--scheme", "sr25519"][..], &["no secret is given", "give a file"][..]),
        (&["--key-type", "aurora", "--scheme", "sr25519", "--suri", "//Alice"], &["\"aurora\"", "--key-type aura"]),
        (&["--key-type", "babe", "--scheme", "sr25519", "--suri", "//Alice"], &["\"babe\"", "gran"]),
        (&["--key-type", "gran", "--scheme", "sr25519", "--suri", "//Alice"], &["--scheme ed25519"]),
        (&["--key-type", "aura", "--scheme", "ed25519", "--suri", "//Alice"], &["--scheme sr25519"]),
        (&["--key-type", "aura", "--scheme", "sr25519", "--suri", "nonsense"], &["no secret of a key", "//Alice"]),
        (&["--key-type", "aura", "--scheme", "sr25519", "--suri", "/no/phrase.txt"], &["no file /no/phrase.txt"]),
        (&["--key-type", "aura", "--scheme", "sr25519", "--suri", ""], &["is empty"]),
    ] {
        says(&insert(args), words);
    }
}

#[test]
fn what_is_no_key_is_not_inspected() {
    let place = Place::new();
    let (empty, none) = (place.write("empty", "\n"), place.path("none"));
    let words = place.write("words", "not a key");
    for (args, said) in [
        (&["inspect", "nonsense"][..], &["no secret, address or public key", "//Alice"][..]),
        (&["inspect", "0x12"], &["no secret, address or public key", "--public"]),
        (&["inspect", "--scheme", "ed25519", "5Grw"], &["no secret, address or public key"]),
        (&["inspect", "--public", "0x12"], &["no public key", "64"]),
        (&["inspect", "--public", "nonsense"], &["no public key", "64"]),
        (&["inspect", &words], &["no secret, address or public key"]),
        (&["inspect", &empty], &[&empty, "is empty"]),
        (&["inspect", &none], &["no file", &none]),
        (&["inspect"], &["no secret is given"]),
        (&["inspect-node-key", "--file", &none], &[&none, "cannot be read"]),
        (&["inspect-node-key", "--file", "/"], &["is a directory", "--file"]),
        (&["inspect", "//Alice", "--password-filename", &words], &["not read from a file", "--password-interactive"]),
        (&["generate", "--password-filename", &words], &["not read from a file", "///"]),
        (&["inspect-node-key", "--file", &words], &["no node's key", "64"]),
    ] {
        says(&place.refused(&[&["key"][..], args].concat()), said);
    }
}

#[test]
fn a_nodes_key_is_never_replaced() {
    let place = Place::new();
    let at = ["key", "generate-node-key", "--chain", "dev", "--base-path", &place.base];
    assert!(tributary(&at).run().unwrap().status.success());
    let key = Path::new(&place.base).join("chains/tributary_dev/network/secret_ed25519");
    let before = fs::read(&key).unwrap();
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600, "others may not read it");
    says(&sentence(&tributary(&at).run().unwrap()), &[key.to_str().unwrap(), "keep it"]);
    let file = key.to_str().unwrap();
    says(&sentence(&tributary(&["key", "generate-node-key", "--file", file]).run().unwrap()), &[file, "keep it"]);
    assert_eq!(fs::read(&key).unwrap(), before);
    let nowhere = place.path("nowhere/key");
    says(&sentence(&tributary(&["key", "generate-node-key", "--file", &nowhere]).run().unwrap()), &["make it"]);
    // A name alone is one in this folder.
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    let output = command.args(["key", "generate-node-key", "--file", "key"]).current_dir(&place.dir).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::metadata(place.path("key")).unwrap().permissions().mode() & 0o777, 0o600);
}
