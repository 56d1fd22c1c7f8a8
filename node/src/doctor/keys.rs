//! The node's key files: who it is for its peers, and what it signs blocks and votes with.

use super::{
    cmd::DoctorCmd,
    node::Node,
    report::{Report, Status},
};
use sp_core::crypto::{KeyTypeId, key_types};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A key file of the keystore. Its name is the type and the public key in hexadecimal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyFile {
    path: PathBuf,
    kind: KeyTypeId,
    public: Vec<u8>,
    /// Whether there is a secret in it.
    whole: bool,
}

/// The public keys of a keystore that are for consensus.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Keys {
    /// For writing blocks.
    pub aura: Vec<Vec<u8>>,
    /// For voting on finality.
    pub grandpa: Vec<Vec<u8>>,
}

/// Checks the keys in `folder`, which holds all of one chain, and answers the public ones. `validator`: whether the
/// node is or is to be one.
pub fn check(report: &mut Report, folder: &Path, validator: bool, cmd: &DoctorCmd, node: Option<&Node>) -> Keys {
    check_node_key(report, folder, validator, cmd, node);
    let keystore = folder.join("keystore");
    let files = match read(&keystore) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            report.fail("session keys", format!("{} cannot be read: {error}: be the node's user", keystore.display()));
            return Keys::default();
        }
    };
    for file in &files {
        check_permissions(report, &file.path);
        if !file.whole {
            report.fail(
                "session keys",
                format!("{} holds no key: restore it from your backup, or make new keys", file.path.display()),
            );
        }
    }
    let of = |kind: KeyTypeId| {
        let files = files.iter().filter(|file| file.kind == kind && file.whole);
        files.map(|file| file.public.clone()).collect::<Vec<_>>()
    };
    let keys = Keys { aura: of(key_types::AURA), grandpa: of(key_types::GRANDPA) };
    report.add("session keys", judge(&keys, &keystore, validator, node.is_some_and(|node| node.has_keys_in_memory)));
    keys
}

fn judge(keys: &Keys, keystore: &Path, validator: bool, in_memory: bool) -> (Status, String) {
    let folder = keystore.display();
    let missing = match (keys.aura.len(), keys.grandpa.len()) {
        (0, 0) if in_memory => {
            return (Status::Ok, "in memory, of a development account: everybody knows them".into());
        }
        (0, 0) if !validator => {
            return (Status::Ok, format!("none in {folder}: a full node needs none (--validator asks for them)"));
        }
        (0, 0) => "no keys for Aura and GRANDPA",
        (0, _) => "no key for Aura, that is for writing blocks",
        (_, 0) => "no key for GRANDPA, that is for finality",
        (1, 1) => return (Status::Ok, format!("one for Aura and one for GRANDPA in {folder}")),
        (aura, grandpa) => {
            return (
                Status::Ok,
                format!("{aura} for Aura and {grandpa} for GRANDPA in {folder}: the registered ones count"),
            );
        }
    };
    let advice = "call author_rotateKeysWithOwner on this node, or restore your backup into that folder";
    (Status::Failure, format!("{missing} in {folder}: {advice}"))
}

/// The key by which peers know the node. A full node makes one when it starts; a validator must not change its own by
/// accident.
fn check_node_key(report: &mut Report, folder: &Path, validator: bool, cmd: &DoctorCmd, node: Option<&Node>) {
    let file = folder.join("network").join("secret_ed25519");
    match fs::read(&file) {
        Ok(secret) if is_node_key(&secret) => {
            report.ok("node key", file.display().to_string());
            check_permissions(report, &file);
        }
        Ok(_) => report.fail(
            "node key",
            format!("{} is no key: restore it from your backup, or delete it and make a new one", file.display()),
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match (node, validator) {
            (Some(_), _) => report.warn(
                "node key",
                format!(
                    "{} does not exist, but a node answers: pass the --base-path and --chain that it runs with, unless \
                     it was started with --node-key",
                    file.display()
                ),
            ),
            (None, true) => {
                report.fail("node key", format!("{} does not exist: run {}", file.display(), generate(cmd)));
            }
            (None, false) => report.ok("node key", "none yet: the node makes one when it starts"),
        },
        Err(error) => {
            report.fail("node key", format!("{} cannot be read: {error}: be the node's user", file.display()));
        }
    }
}

/// The command that makes a node key.
fn generate(cmd: &DoctorCmd) -> String {
    let chain = match cmd.chain.as_str() {
        "" => String::new(),
        chain => format!(" --chain {chain}"),
    };
    match &cmd.base_path {
        Some(path) => format!("`tributary key generate-node-key{chain} --base-path {}`", path.display()),
        None => format!("`tributary key generate-node-key{chain} --default-base-path`"),
    }
}

/// 32 bytes, plain or in hexadecimal.
fn is_node_key(secret: &[u8]) -> bool {
    let text = std::str::from_utf8(secret).unwrap_or_default().trim();
    secret.len() == 32 || (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether others than its owner may read a secret.
fn check_permissions(report: &mut Report, file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        /// What group and others may do.
        const OTHERS: u32 = 0o077;
        if let Ok(metadata) = fs::metadata(file)
            && metadata.permissions().mode() & OTHERS != 0
        {
            let file = file.display();
            report.fail("permissions", format!("others may read the secret in {file}: run `chmod 600 {file}`"));
        }
    }
    #[cfg(not(unix))]
    let _ = (report, file);
}

/// The key files in a keystore, in order of name. What else lies there is left out.
fn read(keystore: &Path) -> io::Result<Vec<KeyFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(keystore)? {
        let path = entry?.path();
        let Some((kind, public)) = path.file_name().and_then(|name| parse(name.to_str()?)) else { continue };
        let secret: Result<String, _> = serde_json::from_slice(&fs::read(&path)?);
        files.push(KeyFile { path, kind, public, whole: secret.is_ok_and(|secret| !secret.is_empty()) });
    }
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The type of a key and the public key, from the name of its file.
fn parse(name: &str) -> Option<(KeyTypeId, Vec<u8>)> {
    if !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let bytes = sp_core::bytes::from_hex(name).ok()?;
    let (kind, public) = bytes.split_first_chunk::<4>()?;
    (!public.is_empty()).then(|| (KeyTypeId(*kind), public.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    const AURA: &str = "61757261d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
    const GRANDPA: &str = "6772616e88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee";

    /// The folder of a chain with these key files, all readable for their owner only.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, contents) in files {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, contents).unwrap();
            set_mode(&file, 0o600);
        }
        dir
    }

    #[cfg(unix)]
    fn set_mode(file: &Path, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[cfg(not(unix))]
    fn set_mode(_: &Path, _: u32) {}

    fn checked(dir: &tempfile::TempDir, validator: bool) -> (Report, Keys) {
        let mut report = Report::default();
        let cmd = DoctorCmd::try_parse_from(["doctor", "--chain", "dev", "--base-path", "/x"]).unwrap();
        let keys = check(&mut report, dir.path(), validator, &cmd, None);
        (report, keys)
    }

    #[test]
    fn a_full_node_needs_no_keys_and_a_validator_all() {
        let dir = folder(&[]);
        assert_eq!(checked(&dir, false).0.failures(), 0);
        let (report, _) = checked(&dir, true);
        let [(Status::Failure, sentence)] = report.of("session keys")[..] else { panic!("{report}") };
        assert!(sentence.contains("Aura and GRANDPA") && sentence.contains("author_rotateKeysWithOwner"), "{sentence}");
        let [(Status::Failure, sentence)] = report.of("node key")[..] else { panic!("{report}") };
        assert!(sentence.contains("key generate-node-key --chain dev --base-path /x"), "{sentence}");
    }

    #[test]
    fn keys_are_found() {
        let (aura, grandpa) = (format!("keystore/{AURA}"), format!("keystore/{GRANDPA}"));
        let secret = "\"//Alice\"";
        let node = ("network/secret_ed25519", "0".repeat(64));
        let dir = folder(&[(&aura, secret), (&grandpa, secret), ("keystore/notes.txt", ""), (node.0, &node.1)]);
        let (report, keys) = checked(&dir, true);
        assert_eq!(report.failures(), 0, "{report}");
        assert_eq!((keys.aura.len(), keys.grandpa.len()), (1, 1));
        assert_eq!(keys.aura[0][..4], [0xd4, 0x35, 0x93, 0xc7]);
    }

    #[test]
    fn one_key_without_the_other_is_told() {
        for (name, missing) in [(AURA, "GRANDPA"), (GRANDPA, "Aura")] {
            let dir = folder(&[(&format!("keystore/{name}"), "\"//Alice\"")]);
            // Even of a full node: somebody wanted a validator.
            let (report, _) = checked(&dir, false);
            let [(Status::Failure, sentence)] = report.of("session keys")[..] else { panic!("{report}") };
            assert!(sentence.contains(&format!("no key for {missing}")), "{sentence}");
        }
    }

    #[test]
    fn files_that_hold_no_key_are_told() {
        let dir = folder(&[(&format!("keystore/{AURA}"), "\"\""), ("network/secret_ed25519", "short")]);
        let (report, keys) = checked(&dir, false);
        assert_eq!(keys, Keys::default());
        assert!(report.of("session keys")[0].1.contains("backup"), "{report}");
        assert!(report.of("node key")[0].1.contains("is no key"), "{report}");
        assert_eq!(report.failures(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn secrets_that_others_may_read_are_told() {
        let file = format!("keystore/{AURA}");
        let dir = folder(&[(&file, "\"//Alice\""), ("network/secret_ed25519", &"0".repeat(64))]);
        for name in [file.as_str(), "network/secret_ed25519"] {
            set_mode(&dir.path().join(name), 0o644);
            let (report, _) = checked(&dir, false);
            let [(Status::Failure, sentence)] = report.of("permissions")[..] else { panic!("{report}") };
            assert!(sentence.contains("chmod 600") && sentence.contains(name), "{sentence}");
            set_mode(&dir.path().join(name), 0o600);
        }
    }

    #[test]
    fn keys_in_memory_will_do() {
        assert_eq!(judge(&Keys::default(), Path::new("/x"), true, true).0, Status::Ok);
    }

    #[test]
    fn names_of_key_files_are_understood() {
        assert_eq!(parse(AURA).unwrap().0, key_types::AURA);
        assert_eq!(parse(GRANDPA).unwrap().0, key_types::GRANDPA);
        assert_eq!(parse(GRANDPA).unwrap().1.len(), 32);
        for name in ["", "61757261", "6175726", "notes.txt", "0x6175726100"] {
            assert_eq!(parse(name), None, "{name}");
        }
    }

    #[test]
    fn node_keys_are_understood() {
        assert!(is_node_key(&[7; 32]) && is_node_key("ab".repeat(32).as_bytes()));
        assert!(is_node_key(format!("{}\n", "0".repeat(64)).as_bytes()));
        assert!(!is_node_key(b"") && !is_node_key(&[0xff; 64]) && !is_node_key("zz".repeat(32).as_bytes()));
    }
}
