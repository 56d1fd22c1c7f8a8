//! What a start leaves for the next one.

use crate::common::{Devnet, wait_for};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Starts a devnet and answers what it has at block 0, whether it compiled the runtime, and its log.
fn start(compiled: &Path) -> (Value, Value, bool, String) {
    let devnet = Devnet::start_with_compiled(compiled, &["--seal", "manual", "-l", "wasm-runtime=debug"]);
    let root = devnet.rpc("chain_getHeader", json!([devnet.block_hash(0)]))["stateRoot"].clone();
    let metadata = devnet.rpc("state_getMetadata", json!([]));
    devnet.rpc("dev_mine", json!([1]));
    assert_eq!(devnet.height(), 1);
    // A node's log is written behind what it does.
    let told = ["Compiled the runtime", "Read the compiled runtime", "Compiled runtimes are not kept"];
    let log =
        wait_for("word of the runtime", || Some(devnet.log()).filter(|log| told.iter().any(|line| log.contains(line))));
    (root, metadata, log.contains("Compiled the runtime"), log)
}

#[test]
fn the_second_start_uses_what_the_first_compiled() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("compiled");
    let first = start(&folder);
    assert!(first.2, "{}", first.3);
    let second = start(&folder);
    assert!(!second.2 && second.3.contains("Read the compiled runtime"), "{}", second.3);
    assert_eq!((&first.0, &first.1), (&second.0, &second.1));

    // A file that is not what was written costs the time of a first start and nothing else.
    let mut files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.find(|file| file.extension().is_some_and(|extension| extension == "runtime")).unwrap();
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let third = start(&folder);
    assert!(third.2 && third.3.contains("is not what was written"), "{}", third.3);
    assert_eq!((first.0, first.1), (third.0, third.1));
    assert_eq!(fs::read(&file).unwrap().len(), whole.len());
}

#[test]
fn nothing_is_kept_where_others_could_write() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("compiled");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    let log = start(&folder).3;
    assert!(log.contains("Compiled runtimes are not kept") && log.contains("777"), "{log}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
