//! Starts devnets of the built binary and talks to them, with nothing but the standard library underneath.
//!
//! Everything listens on 127.0.0.1 and on free ports; a process ends with the value that stands for it.

// Each test binary uses its own part of this.
#![allow(dead_code)]

use codec::Encode;
use serde_json::{Value, json};
use sp_keyring::Sr25519Keyring;
use std::{
    fs,
    io::{self, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tributary_primitives::Hash;
use tributary_runtime::{RuntimeCall, sign};

/// How long anything may take before a test gives up. Generous: the machine may be compiling.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Where nodes keep compiled runtimes: once compiled, all tests use it.
const COMPILED: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/compiled");

/// A command of the built binary.
pub fn tributary(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    command.args(args).env_remove("RUST_LOG").env("TRIBUTARY_CACHE_DIR", COMPILED);
    command
}

/// Runs a devnet that is expected to refuse to start, on free ports unless `args` say otherwise.
pub fn refused(args: &[&str]) -> Output {
    let mut command = tributary(&["devnet"]);
    command.args(args);
    for port in ["--rpc-port", "--prometheus-port"] {
        if !args.contains(&port) {
            command.args([port, "0"]);
        }
    }
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
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

/// The one line that a refused devnet leaves on standard error.
pub fn sentence(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.trim_end().lines().count(), 1, "one sentence, not:\n{text}");
    text.trim_end().to_owned()
}

/// Calls `check` until it answers, for as long as patience lasts.
pub fn wait_for<T>(what: &str, mut check: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        match check() {
            Some(answer) => return answer,
            None if start.elapsed() > PATIENCE => panic!("no {what} after {PATIENCE:?}"),
            None => sleep(Duration::from_millis(10)),
        }
    }
}

/// How often a node is started before its failure is believed.
const ATTEMPTS: usize = 5;

/// Starts a node with what `command` makes anew for each attempt, which logs to `log`, and waits until something listens at the
/// port beside it. A port that was free may be taken a moment later: a node that ends at once is started again.
pub fn start_listening(log: &Path, mut command: impl FnMut() -> (Command, u16)) -> (Process, u16) {
    for _ in 0..ATTEMPTS {
        let (mut command, port) = command();
        let mut node = Process(command.stderr(fs::File::create(log).unwrap()).stdin(Stdio::null()).spawn().unwrap());
        let listens = wait_for("port", || match node.0.try_wait().unwrap() {
            Some(_) => Some(false),
            None => TcpStream::connect(("127.0.0.1", port)).ok().map(|_| true),
        });
        if listens {
            return (node, port);
        }
    }
    panic!("the node ends at its start: {}", fs::read_to_string(log).unwrap());
}

/// A devnet that runs.
pub struct Devnet {
    child: Process,
    files: TempDir,
    /// What it wrote to `--config-out`.
    pub config: Value,
}

impl Devnet {
    /// Starts a devnet on free ports and waits until it can be used.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with_compiled(Path::new(COMPILED), args)
    }

    /// As [`Devnet::start`], with another folder for compiled runtimes.
    pub fn start_with_compiled(folder: &Path, args: &[&str]) -> Self {
        let files = tempfile::tempdir().unwrap();
        let config_out = files.path().join("devnet.json");
        let file = |name: &str| fs::File::create(files.path().join(name)).unwrap();
        let child = tributary(&["devnet", "--rpc-port", "0", "--prometheus-port", "0", "--config-out"])
            .arg(&config_out)
            .args(args)
            .env("TMPDIR", files.path())
            .env("TRIBUTARY_CACHE_DIR", folder)
            .stdout(file("out"))
            .stderr(file("err"))
            .spawn()
            .unwrap();
        let mut child = Process(child);
        let config = wait_for("configuration", || {
            if let Some(status) = child.0.try_wait().unwrap() {
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
        self.child.0.try_wait().unwrap().is_none()
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
        let hash = self.rpc("chain_getFinalizedHead", json!([]));
        height_of(&self.rpc("chain_getHeader", json!([hash])))
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

/// The body of the answer to an HTTP request, of which `head` is everything up to the host.
fn http(url: &str, head: &str, body: &str) -> io::Result<String> {
    let addr = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(addr)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "{head} HTTP/1.0\r\nHost: {addr}\r\nContent-Type: application/json\r\n")?;
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.") && head.contains(" 200 "), "{head}");
    Ok(body.to_owned())
}

/// What a server answers to GET.
pub fn get(url: &str) -> String {
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    http(url, &format!("GET /{path}"), "").unwrap()
}

fn post(url: &str, body: &Value) -> io::Result<Value> {
    Ok(serde_json::from_str(&http(url, "POST /", &body.to_string())?).unwrap())
}

/// Calls a method of a node and answers its result, unless there is no node.
pub fn rpc(url: &str, method: &str, params: Value) -> io::Result<Value> {
    let mut answer = post(url, &json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }))?;
    assert!(answer.get("error").is_none(), "{method}: {answer}");
    Ok(answer["result"].take())
}

/// Calls a method of a node that is expected to fail and answers the error.
pub fn refusal(url: &str, method: &str, params: Value) -> Value {
    let answer = post(url, &json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params })).unwrap();
    assert!(answer.get("result").is_none(), "{method}: {answer}");
    answer["error"].clone()
}

/// A child process that ends with the value that stands for it.
pub struct Process(pub Child);

impl Process {
    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has.
    pub fn stop(mut self) -> ExitStatus {
        let pid = self.0.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        wait_for("end", || self.0.try_wait().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The height that a header says.
pub fn height_of(header: &Value) -> u64 {
    let number = header["number"].as_str().unwrap();
    u64::from_str_radix(number.trim_start_matches("0x"), 16).unwrap()
}
