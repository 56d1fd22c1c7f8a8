//! A devnet, and `trib` with a home of its own.

// Each test binary uses its own part of this.
#![allow(dead_code)]

use serde_json::Value;
use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;
use tributary_client::launch::{Launch, Node};

/// The password of every key here.
const PASSWORD: &str = "a password of tests";

/// What a run said, and how it ended.
pub struct Said {
    pub code: i32,
    pub said: String,
    pub error: String,
}

impl Said {
    /// The JSON that it answered.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}{}", self.said, self.error);
        serde_json::from_str(&self.said).unwrap_or_else(|error| panic!("{error}: {}", self.said))
    }

    /// The one sentence with which it refused, and with this code.
    pub fn refused(&self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.said, self.error);
        self.error.clone()
    }
}

/// A devnet that runs, and a home.
pub struct Devnet {
    node: Node,
    home: TempDir,
}

impl Devnet {
    /// Starts one with the binary beside `trib`.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// The same with more arguments.
    pub fn with(arguments: &[&str]) -> Self {
        let node = Launch::devnet(program()).arguments(arguments).start_blocking().unwrap();
        Self { node, home: tempfile::tempdir().unwrap() }
    }

    pub fn url(&self) -> &str {
        self.node.url().unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = trib(args);
        command.env("TRIB_NODE", self.url());
        command.env("XDG_CONFIG_HOME", self.home.path().join("config")).env("XDG_STATE_HOME", self.state());
        command
    }

    /// Where what must be remembered is kept.
    pub fn state(&self) -> PathBuf {
        self.home.path().join("state")
    }

    /// A file in the home.
    pub fn file(&self, name: &str) -> String {
        self.home.path().join(name).to_str().unwrap().to_owned()
    }

    /// `trib` with these arguments and no others.
    pub fn raw(&self, args: &[&str]) -> Said {
        run(self.command(args))
    }

    /// Starts `trib` with these arguments and does not wait for it; what it tells goes to the end of this file.
    pub fn spawn(&self, args: &[&str], log: &str) -> Child {
        let log = fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
        self.command(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap()
    }

    /// What it answers to people.
    pub fn text(&self, args: &[&str]) -> String {
        let said = self.raw(args);
        assert_eq!(said.code, 0, "{args:?}: {}{}", said.said, said.error);
        said.said
    }

    /// What it answers to programs.
    pub fn json(&self, args: &[&str]) -> Value {
        self.raw(&[args, &["--json"]].concat()).json()
    }

    /// The same by somebody, who says yes to everything.
    pub fn act(&self, who: &str, args: &[&str]) -> Said {
        self.raw(&[args, &["--as", who, "--yes", "--json"]].concat())
    }

    /// With the password of all keys here.
    pub fn key(&self, args: &[&str]) -> Said {
        let mut command = self.command(&[args, &["--json"]].concat());
        command.env("TRIB_PASSWORD", PASSWORD);
        run(command)
    }

    /// The same with something on standard input.
    pub fn with_input(&self, args: &[&str], input: &str) -> Said {
        let mut command = self.command(&[args, &["--json"]].concat());
        command.env("TRIB_PASSWORD", PASSWORD).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap())
    }

    /// Calls a method of the devnet's own.
    pub fn rpc(&self, method: &str, parameter: &str) {
        self.text(&["rpc", method, parameter]);
    }

    /// What an account has free, in planck.
    pub fn free(&self, who: &str) -> i128 {
        self.text(&["account", "show", who, "--get", "free"]).trim().parse().unwrap()
    }

    /// The story of examples/quickstart.sh.
    pub fn quickstart(&self) -> Said {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/quickstart.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg(self.url()).env("TRIB", env!("CARGO_BIN_EXE_trib"));
        command.env("XDG_CONFIG_HOME", self.home.path().join("config")).env("XDG_STATE_HOME", self.state());
        run(command)
    }
}

/// The node's binary, beside `trib`.
pub fn program() -> PathBuf {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_trib")).with_file_name("tributary");
    assert!(program.exists(), "{} is not built; run: make build", program.display());
    program
}

/// `trib` where no node is.
pub fn nobody(args: &[&str]) -> Said {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = trib(args);
    command.env("TRIB_NODE", format!("ws://127.0.0.1:{port}"));
    run(command)
}

fn trib(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trib"));
    command.args(args);
    for variable in ["TRIB_NODE", "TRIB_AS", "TRIB_YES", "TRIB_PASSWORD", "TRIB_PASSWORD_FILE"] {
        command.env_remove(variable);
    }
    command
}

fn run(mut command: Command) -> Said {
    said(command.stdin(Stdio::null()).output().unwrap())
}

fn said(output: std::process::Output) -> Said {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap_or(-1), said: text(output.stdout), error: text(output.stderr) }
}
