//! `tributary new-network` as a founder meets it: from the template to validators that finalize blocks.

use crate::common::{Node, best, finalized_height, rpc, sentence, tributary, wait, wait_for};
use serde_json::{Value, json};
use sp_core::crypto::Ss58Codec;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};
use tempfile::TempDir;

const TEMPLATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../chain-specs/mainnet-template.toml");

/// Runs a command that succeeds and answers what it printed.
fn done(args: &[&str]) -> Output {
    let output = tributary(args).run().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn key(args: &[&str]) -> Value {
    serde_json::from_slice(&done(&[&["key"][..], args, &["--output-type", "json"][..]].concat()).stdout).unwrap()
}

/// A validator whose keys were made a moment ago.
struct Validator {
    account: String,
    aura: String,
    grandpa: String,
    /// The file with the phrase of its session keys.
    phrase: PathBuf,
    base_path: PathBuf,
}

impl Validator {
    fn generate(folder: &Path, name: &str) -> Self {
        let address = |key: &Value| key["ss58Address"].as_str().unwrap().to_owned();
        let session = key(&["generate", "--scheme", "sr25519"]);
        let phrase = folder.join(format!("{name}.txt"));
        fs::write(&phrase, session["secretPhrase"].as_str().unwrap()).unwrap();
        Self {
            account: address(&key(&["generate", "--scheme", "sr25519"])),
            aura: address(&session),
            grandpa: address(&key(&["inspect", "--scheme", "ed25519", phrase.to_str().unwrap()])),
            phrase,
            base_path: folder.join(name),
        }
    }

    /// Gives its node the session keys and a key for the network, and answers the name that the latter stands for.
    fn prepare(&self, spec: &str) -> String {
        let at = ["--base-path", self.base_path.to_str().unwrap(), "--chain", spec];
        for (scheme, kind) in [("sr25519", "aura"), ("ed25519", "gran")] {
            let phrase = self.phrase.to_str().unwrap();
            let what = ["key", "insert", "--scheme", scheme, "--key-type", kind, "--suri", phrase];
            done(&[&what[..], &at[..]].concat());
        }
        let output = done(&[&["key", "generate-node-key"][..], &at[..]].concat());
        let text = [output.stderr, output.stdout].concat();
        String::from_utf8(text).unwrap().lines().find(|line| line.starts_with("12D3KooW")).unwrap().to_owned()
    }

    /// Starts its node with addresses of others.
    fn start(&self, spec: &str, others: &[String]) -> Node {
        let mut args = vec!["--chain", spec, "--validator"];
        for other in others {
            args.extend(["--bootnodes", other]);
        }
        Node::start(&self.base_path, &args)
    }
}

/// The template with its placeholders replaced, for these validators, with a block every second.
fn filled(validators: &[Validator]) -> String {
    let first = &validators[0];
    let line = |line: &str| {
        let value: &str = match line.split_once(" = \"REPLACE ").map(|(field, _)| field) {
            Some("name") => "Anna's Network",
            Some("id") => "annas_network",
            Some("account") => &first.account,
            Some("aura") => &first.aura,
            Some("grandpa") => &first.grandpa,
            // More than 64 bits hold, to the last planck.
            Some("amount") => "20_000_000.000000000001",
            Some(field) => panic!("{field} is new in the template"),
            None => return line.replace("slot_duration = 6000", "slot_duration = 1000"),
        };
        format!("{} = \"{value}\"", line.split_once(" = ").unwrap().0)
    };
    let template = fs::read_to_string(TEMPLATE).unwrap();
    let mut text = template.lines().map(line).collect::<Vec<_>>().join("\n");
    for Validator { account, aura, grandpa, .. } in &validators[1..] {
        text += &format!("\n[[validators]]\naccount = \"{account}\"\naura = \"{aura}\"\ngrandpa = \"{grandpa}\"\n");
        text += &format!("\n[[balances]]\naccount = \"{account}\"\namount = \"2\"\n");
    }
    text
}

/// A folder with a template for `count` validators in it.
fn founded(count: usize) -> (TempDir, Vec<Validator>, String) {
    let dir = tempfile::tempdir().unwrap();
    let validators: Vec<_> = (0..count).map(|n| Validator::generate(dir.path(), &format!("validator-{n}"))).collect();
    let template = dir.path().join("network.toml");
    fs::write(&template, filled(&validators)).unwrap();
    (dir, validators, template.to_str().unwrap().to_owned())
}

/// What `new-network` says of a template that it refuses.
fn refusal(template: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("spec.json");
    let command = ["new-network", "--template", template, "--output", output.to_str().unwrap()];
    let sentence = sentence(&tributary(&command).run().unwrap());
    assert!(!output.exists(), "nothing is written");
    sentence
}

#[test]
fn two_validators_finalize_the_blocks_of_a_network_from_the_template() {
    let (dir, validators, template) = founded(2);
    let spec = dir.path().join("raw.json");
    let spec = spec.to_str().unwrap();
    done(&["new-network", "--template", &template, "--raw", "--output", spec]);

    let name = validators[0].prepare(spec);
    validators[1].prepare(spec);
    let anna = validators[0].start(spec, &[]);
    let bert = validators[1].start(spec, &[anna.address(&name)]);
    for url in [anna.url(), bert.url()] {
        wait_for("finalized block", || finalized_height(&url).filter(|height| *height >= 2));
        assert_eq!(rpc(&url, "system_chain", json!([])).unwrap(), "Anna's Network");
        assert_eq!(rpc(&url, "system_chainType", json!([])).unwrap(), "Live");
    }
    let state = rpc(&bert.url(), "grandpa_roundState", json!([])).unwrap();
    assert_eq!(state["best"]["totalWeight"], 2, "{state}");

    let active = wait(best(&anna.url()).storage("Session", "Validators", &[])).unwrap();
    assert_eq!(active, json!([validators[0].account, validators[1].account]));
}

#[test]
fn a_spec_can_be_read_and_holds_no_key_that_everybody_knows() {
    let (_dir, validators, template) = founded(1);
    let output = done(&["new-network", "--template", &template]);
    let spec: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&spec["id"], &spec["chainType"]), (&json!("annas_network"), &json!("Live")));
    assert_eq!(spec["properties"], json!({ "tokenSymbol": "TRIB", "tokenDecimals": 12, "ss58Format": 42 }));
    let patch = &spec["genesis"]["runtimeGenesis"]["patch"];
    let Validator { account, aura, grandpa, .. } = &validators[0];
    assert_eq!(patch["session"]["keys"], json!([[account, account, { "aura": aura, "grandpa": grandpa }]]));
    assert_eq!(patch["validators"]["members"], json!([account]));
    assert!(patch.get("aura").is_none() && patch.get("grandpa").is_none(), "sessions name the authorities: {patch}");
    let patch = patch.to_string();
    assert!(patch.contains(&format!("[\"{account}\",20000000000000000001]")), "{patch}");
    let known = Sr25519Keyring::iter().map(|key| key.public().to_ss58check());
    for address in known.chain(Ed25519Keyring::iter().map(|key| key.public().to_ss58check())) {
        assert!(!patch.contains(&address), "{address}");
    }
}

#[test]
fn the_untouched_template_is_refused() {
    let sentence = refusal(TEMPLATE);
    assert!(sentence.contains("mainnet-template.toml: name: still says `REPLACE "), "{sentence}");
}

#[test]
fn a_call_that_the_runtime_refuses_is_told_before_anything_is_written() {
    let (_dir, _, template) = founded(1);
    let text = fs::read_to_string(&template).unwrap();
    // No epoch is so long.
    fs::write(&template, text.replace("root_calls = []", "root_calls = [\"0x2d003f0001ffffffff\"]")).unwrap();
    let sentence = refusal(&template);
    assert!(
        sentence.contains("network.toml: parameters.root_calls[0] is refused by the filter of calls"),
        "{sentence}"
    );
}

#[test]
fn a_template_that_is_missing_is_told() {
    let sentence = refusal("nowhere.toml");
    assert!(sentence.contains("cannot read nowhere.toml") && sentence.contains("--template"), "{sentence}");
}
