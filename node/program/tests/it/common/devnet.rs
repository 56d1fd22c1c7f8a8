//! A devnet that runs, and what a test asks of it.

use super::{
    launch::{COMPILED, PATIENCE, Process, tributary, wait_for},
    rpc::{finalized_height, height_of, post, refusal, rpc},
};
use codec::Encode;
use serde_json::{Value, json};
use sp_keyring::Sr25519Keyring;
use std::{
    fs,
    path::Path,
    process::{Command, ExitStatus, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tributary_primitives::Hash;
use tributary_runtime::{RuntimeCall, sign};

/// The command that runs a devnet, on free ports unless `args` say otherwise.
fn devnet(args: &[&str]) -> Command {
    let mut command = tributary(&["devnet"]);
    command.args(args);
    for port in ["--rpc-port", "--prometheus-port"] {
        if !args.contains(&port) {
            command.args([port, "0"]);
        }
    }
    command
}

/// Runs a devnet that is expected to refuse to start, on free ports unless `args` say otherwise.
pub fn refused(args: &[&str]) -> Output {
    let mut child = devnet(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("the devnet started: {args:?}");
        }
        sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

/// A devnet that runs.
pub struct Devnet {
    child: Process,
    files: TempDir,
    /// What it wrote to `--config-out`.
    pub config: Value,
}

impl Devnet {
    /// Starts a devnet, on free ports unless `args` say otherwise, and waits until it can be used.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with_compiled(Path::new(COMPILED), args)
    }

    /// As [`Devnet::start`], with another folder for compiled runtimes.
    pub fn start_with_compiled(folder: &Path, args: &[&str]) -> Self {
        let files = tempfile::tempdir().unwrap();
        let config_out = files.path().join("devnet.json");
        let file = |name: &str| fs::File::create(files.path().join(name)).unwrap();
        let mut command = devnet(args);
        command.arg("--config-out").arg(&config_out).env("TMPDIR", files.path()).env("TRIBUTARY_CACHE_DIR", folder);
        let mut child = Process::start(command.stdout(file("out")).stderr(file("err")));
        let config = wait_for("configuration", || {
            if let Some(status) = child.ended() {
                panic!("{status}: {}", fs::read_to_string(files.path().join("err")).unwrap());
            }
            fs::read(&config_out).ok()
        });
        let config = serde_json::from_slice(&config).unwrap();
        Self { child, files, config }
    }

    /// What it has printed so far.
    pub fn banner(&self) -> String {
        fs::read_to_string(self.files.path().join("out")).unwrap()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.files.path().join("err")).unwrap()
    }

    /// The folder in which it makes its temporary files.
    pub fn temporary_folder(&self) -> &Path {
        self.files.path()
    }

    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has, with the folder of its temporary files.
    pub fn stop(self) -> (ExitStatus, TempDir) {
        (self.child.stop(), self.files)
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.ended().is_none()
    }

    /// Calls a method and answers its result.
    pub fn rpc(&self, method: &str, params: Value) -> Value {
        rpc(self.config["http"].as_str().unwrap(), method, params).unwrap()
    }

    /// Submits extrinsics in one request and answers what became of each.
    pub fn submit(&self, extrinsics: &[String]) -> Vec<Value> {
        let calls = extrinsics.iter().enumerate().map(|(id, extrinsic)| {
            json!({ "jsonrpc": "2.0", "id": id, "method": "author_submitExtrinsic", "params": [extrinsic] })
        });
        let answers = post(self.config["http"].as_str().unwrap(), &calls.collect()).unwrap();
        answers.as_array().unwrap().clone()
    }

    /// The height of the best block.
    pub fn height(&self) -> u64 {
        height_of(&self.rpc("chain_getHeader", json!([])))
    }

    /// The height of the finalized block.
    pub fn finalized_height(&self) -> u64 {
        finalized_height(self.config["http"].as_str().unwrap()).unwrap()
    }

    /// The hash of the block at a height.
    pub fn block_hash(&self, height: u64) -> Value {
        self.rpc("chain_getBlockHash", json!([height]))
    }

    /// The time of the block at a height, in milliseconds.
    pub fn timestamp(&self, height: u64) -> u64 {
        const NOW: &str = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
        let value = self.rpc("state_getStorage", json!([NOW, self.block_hash(height)]));
        let bytes = sp_core::bytes::from_hex(value.as_str().unwrap()).unwrap();
        u64::from_le_bytes(bytes.try_into().unwrap())
    }

    /// How many extrinsics the block at a height has, the inherent counted.
    pub fn extrinsics(&self, height: u64) -> usize {
        let block = self.rpc("chain_getBlock", json!([self.block_hash(height)]));
        block["block"]["extrinsics"].as_array().unwrap().len()
    }

    /// How many transactions of an account are in the chain.
    pub fn nonce(&self, account: Sr25519Keyring) -> u64 {
        let id = sp_core::bytes::to_hex(&account.to_account_id().encode(), false);
        let nonce = self.rpc("state_call", json!(["AccountNonceApi_account_nonce", id]));
        let bytes = sp_core::bytes::from_hex(nonce.as_str().unwrap()).unwrap();
        u32::from_le_bytes(bytes.try_into().unwrap()).into()
    }

    /// A signed remark, in hexadecimal.
    pub fn remark(&self, signer: Sr25519Keyring, nonce: u32) -> String {
        self.sign(signer, nonce, RuntimeCall::System(frame_system::Call::remark { remark: nonce.encode() }))
    }

    /// A signed transaction, in hexadecimal.
    pub fn sign(&self, signer: Sr25519Keyring, nonce: u32, call: RuntimeCall) -> String {
        let genesis: Hash = self.config["genesisHash"].as_str().unwrap().parse().unwrap();
        let extrinsic = sign::sign(sign::Chain::native(genesis), &signer.pair(), nonce, 0, call);
        sp_core::bytes::to_hex(&extrinsic.encode(), false)
    }

    /// Calls a method that is expected to fail and answers the error.
    pub fn refusal(&self, method: &str, params: Value) -> Value {
        refusal(self.config["http"].as_str().unwrap(), method, params)
    }
}
