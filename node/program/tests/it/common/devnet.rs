//! A devnet that runs, and what a test asks of it.

use super::{
    launch::{COMPILED, PATIENCE, tributary},
    rpc::{height_of, list, refusal, wait},
};
use codec::Encode;
use serde_json::{Value, json};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring;
use std::{
    path::Path,
    process::{ExitStatus, Output},
    sync::OnceLock,
};
use tempfile::TempDir;
use tributary_client::{
    At, Block, Connection, Rpc,
    launch::{self, Launch},
    rpc::{Answer, Refusal},
};
use tributary_primitives::Hash;
use tributary_runtime::{RuntimeCall, invariants, sign};

/// A devnet, on free ports unless `args` say otherwise.
fn devnet(args: &[&str]) -> Launch {
    let mut launch = tributary(&["devnet"]).arguments(args).patience(PATIENCE);
    for port in ["--rpc-port", "--prometheus-port", "--page-port"] {
        if !args.contains(&port) {
            launch = launch.arguments([port, "0"]);
        }
    }
    launch
}

/// Runs a devnet that is expected to refuse to start, on free ports unless `args` say otherwise.
pub fn refused(args: &[&str]) -> Output {
    devnet(args).run().unwrap_or_else(|error| panic!("the devnet started: {args:?}: {error}"))
}

/// Asserts all that must always hold of the state of a devnet's best block.
pub fn assert_invariants(devnet: &Devnet) {
    let bytes = |value: &Value| sp_core::bytes::from_hex(value.as_str().unwrap()).unwrap();
    let pairs = devnet.rpc("state_getPairs", json!(["0x"]));
    let pairs = pairs.as_array().unwrap().iter().map(|pair| (bytes(&pair[0]), bytes(&pair[1])));
    let state = sp_core::storage::Storage { top: pairs.collect(), ..Default::default() };
    sp_io::TestExternalities::new(state).execute_with(|| {
        if let Err(error) = invariants::check() {
            panic!("{error:?}");
        }
    });
}

/// A devnet that runs.
pub struct Devnet {
    node: launch::Node,
    connection: OnceLock<Connection>,
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
        let launch = devnet(args).config_out().environment("TRIBUTARY_CACHE_DIR", folder);
        let node = launch.start_blocking().unwrap_or_else(|error| panic!("{error}"));
        let config = node.config().unwrap();
        Self { node, connection: OnceLock::new(), config }
    }

    /// Where it serves its page.
    pub fn page(&self) -> &str {
        self.config["page"].as_str().unwrap()
    }

    /// What it has printed so far.
    pub fn banner(&self) -> String {
        self.node.out()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.node.err()
    }

    /// The folder in which it makes its temporary files.
    pub fn temporary_folder(&self) -> &Path {
        self.node.temporary_folder()
    }

    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has, with the folder of its temporary files.
    pub fn stop(self) -> (ExitStatus, TempDir) {
        let (status, folder) = self.node.stop().unwrap();
        (status, folder.unwrap())
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.node.is_alive()
    }

    fn url(&self) -> &str {
        self.node.url().unwrap()
    }

    fn connection(&self) -> &Connection {
        self.connection.get_or_init(|| wait(Connection::connect(self.url())).unwrap())
    }

    /// Calls a method and answers its result.
    pub fn rpc(&self, method: &str, params: Value) -> Value {
        let answer = wait(self.connection().rpc().ask(method, list(&params))).unwrap();
        answer.unwrap_or_else(|refusal| panic!("{method}: {refusal:?}"))
    }

    /// Submits extrinsics in one request, on a connection of its own, and answers what became of each.
    pub fn submit(&self, extrinsics: &[String]) -> Vec<Answer> {
        let call = |extrinsic: &String| ("author_submitExtrinsic", vec![json!(extrinsic)]);
        let calls: Vec<_> = extrinsics.iter().map(call).collect();
        wait(async { Rpc::connect(self.url()).await?.batch(&calls).await }).unwrap()
    }

    /// The best block.
    fn best(&self) -> Block {
        wait(self.connection().at(At::Best)).unwrap()
    }

    /// What the best block's state has under these keys.
    pub fn storage(&self, pallet: &str, item: &str, keys: &[Value]) -> Value {
        wait(self.best().storage(pallet, item, keys)).unwrap()
    }

    /// What a runtime API answers at the best block.
    pub fn api(&self, api: &str, method: &str, args: &[Value]) -> Value {
        wait(self.best().api(api, method, args)).unwrap()
    }

    /// The height of the best block.
    pub fn height(&self) -> u64 {
        height_of(&self.rpc("chain_getHeader", json!([])))
    }

    /// The height of the finalized block.
    pub fn finalized_height(&self) -> u64 {
        let hash = self.rpc("chain_getFinalizedHead", json!([]));
        height_of(&self.rpc("chain_getHeader", json!([hash])))
    }

    /// The hash of the block at a height.
    pub fn block_hash(&self, height: u64) -> Value {
        self.rpc("chain_getBlockHash", json!([height]))
    }

    /// The time of the block at a height, in milliseconds.
    pub fn timestamp(&self, height: u64) -> u64 {
        let block = wait(self.connection().at(At::Number(height))).unwrap();
        let time = wait(block.storage("Timestamp", "Now", &[])).unwrap();
        time.as_str().unwrap().parse().unwrap()
    }

    /// How many extrinsics the block at a height has, the inherent counted.
    pub fn extrinsics(&self, height: u64) -> usize {
        let block = self.rpc("chain_getBlock", json!([self.block_hash(height)]));
        block["block"]["extrinsics"].as_array().unwrap().len()
    }

    /// How many transactions of an account are in the chain.
    pub fn nonce(&self, account: Sr25519Keyring) -> u64 {
        let address = account.to_account_id().to_ss58check();
        self.api("AccountNonceApi", "account_nonce", &[address.into()]).as_u64().unwrap()
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
    pub fn refusal(&self, method: &str, params: Value) -> Refusal {
        refusal(self.url(), method, params)
    }
}
