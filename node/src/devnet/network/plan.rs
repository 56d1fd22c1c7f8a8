//! What each validator of a network on this machine is started with.

use crate::{
    devnet::{
        banner,
        disk::Room,
        flags::{DevnetCmd, MetricsPort},
    },
    files, page,
    ports::{self, Reserved},
};
use sc_network::config::{NodeKeyConfig, Secret, ed25519};
use sc_service::BasePath;
use sp_keyring::Sr25519Keyring;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};
use tributary_runtime::genesis::VALIDATORS;

/// Where the first validator listens for the others, and each further one a port higher.
const FIRST_P2P_PORT: u16 = 30_333;
/// Everything of this machine that the nodes say to one another goes through here.
const LOCALHOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// The number of the node that the user may add: the one after the last validator that there can be.
const NEXT_NODE: u8 = 9;

/// A network that can be started: its ports are free and its files can be written.
#[derive(Clone, Debug)]
pub struct NetworkPlan {
    validators: Vec<Validator>,
    chain: String,
    program: PathBuf,
    state_dir: Option<PathBuf>,
    config_out: Option<PathBuf>,
    /// Where one more node can listen for JSON-RPC.
    spare: SocketAddr,
    /// Where the first validator serves the page, if it does.
    page: Option<SocketAddr>,
    room: Room,
}

/// One validator: a process of its own.
#[derive(Clone, Debug)]
pub struct Validator {
    /// Whose account and session keys it has.
    pub key: Sr25519Keyring,
    /// Its name.
    pub name: &'static str,
    /// Where its JSON-RPC listens.
    pub rpc: SocketAddr,
    /// Where its metrics are served, if they are.
    pub metrics: Option<SocketAddr>,
    /// Who it is to other nodes.
    pub peer_id: String,
    /// The file that it logs to.
    pub log: PathBuf,
    /// What it is started with.
    pub arguments: Vec<String>,
}

/// What is known of a validator before those of the others are.
struct Place {
    rpc: SocketAddr,
    metrics: Option<SocketAddr>,
    node_key: String,
    peer_id: String,
    p2p: u16,
}

impl Place {
    /// How others reach it.
    fn address(&self) -> String {
        format!("/ip4/{LOCALHOST}/tcp/{}/p2p/{}", self.p2p, self.peer_id)
    }
}

impl NetworkPlan {
    /// Checks what was asked for, `count` validators among it, and picks the ports that were left open. Folders that
    /// are missing are made, and the file of an earlier run is removed, when nothing is left to refuse.
    ///
    /// # Errors
    ///
    /// A sentence for the first thing that cannot work: a port, a file, a folder or the disk. Nothing has been touched
    /// then.
    pub fn new(cmd: &DevnetCmd, count: u8) -> Result<Self, String> {
        let page = cmd.page().map(|addr| ports::reserve(addr, page::PORT_FLAG)).transpose()?;
        let (places, spare) = places(cmd, count)?;
        let page = page.as_ref().map(Reserved::addr);
        let state_dir = cmd.state_dir.as_deref().map(|dir| absolute(dir, "--state-dir")).transpose()?;
        let logs = cmd.logs.as_deref().map(|dir| absolute(dir, "--logs")).transpose()?;
        let room = Room::new(state_dir.clone());
        check(cmd, state_dir.as_deref(), logs.as_deref())?;
        room.ensure()?;
        let program =
            std::env::current_exe().map_err(|error| format!("cannot find this program's own file: {error}"))?;

        let folder = make_folders(cmd, state_dir.as_deref(), logs.as_deref())?;
        let logs = logs.unwrap_or_else(|| folder.clone());
        let chain = format!("local-{count}");
        let validators = VALIDATORS.iter().zip(&places).map(|((key, _), place)| {
            let others = places.iter().filter(|other| other.peer_id != place.peer_id).map(Place::address);
            validator(*key, place, others, &chain, &folder, &logs, &cmd.log)
        });
        let mut validators: Vec<_> = validators.collect();
        if let (Some(first), Some(page)) = (validators.first_mut(), page) {
            first.arguments.extend(with_page(page));
        }
        Ok(Self { validators, chain, program, state_dir, config_out: cmd.config_out.clone(), spare, page, room })
    }

    /// Where the page is served, if it is.
    pub fn page(&self) -> Option<SocketAddr> {
        self.page
    }

    /// Where the chains have their room.
    pub fn room(&self) -> &Room {
        &self.room
    }

    /// The validators, in the order of the genesis.
    pub fn validators(&self) -> &[Validator] {
        &self.validators
    }

    /// Where the chains are kept; `None` when they are thrown away.
    pub fn state_dir(&self) -> Option<&Path> {
        self.state_dir.as_deref()
    }

    /// Where the banner is written for programs.
    pub fn config_out(&self) -> Option<&Path> {
        self.config_out.as_deref()
    }

    /// The program that every validator is a process of.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// What a user types to start `validator` again.
    pub fn command(&self, validator: &Validator) -> String {
        command_line(&self.program, &validator.arguments)
    }

    /// What a user types to add a node to the network, for which a validator's keys can be made.
    pub fn one_more(&self) -> String {
        let first = self.validators.iter().flat_map(|validator| option(&validator.arguments, "--listen-addr")).next();
        let peer = self.validators.first().map(|validator| validator.peer_id.as_str());
        let bootnode = format!("{}/p2p/{}", first.unwrap_or_default(), peer.unwrap_or_default());
        let mut arguments: Vec<String> =
            ["--chain", &self.chain, "--tmp", "--name", "another", "--validator"].into_iter().map(Into::into).collect();
        arguments.extend(["--node-key".into(), node_key(NEXT_NODE)]);
        arguments.extend(private(self.spare, 0));
        arguments.push("--no-prometheus".into());
        arguments.extend(["--bootnodes".into(), bootnode]);
        command_line(&self.program, &arguments)
    }
}

/// Looks at the folders and the file, and touches nothing.
fn check(cmd: &DevnetCmd, state_dir: Option<&Path>, logs: Option<&Path>) -> Result<(), String> {
    if let Some(dir) = state_dir {
        files::ensure_folder_can_be(dir, "--state-dir")?;
    }
    if let Some(dir) = logs {
        files::ensure_folder_can_be(dir, "--logs")?;
    }
    match &cmd.config_out {
        Some(file) => files::ensure_can_be_written(file, "--config-out", banner::is_ours),
        None => Ok(()),
    }
}

/// Makes what is missing, and room for the file. Answers the folder of the chains.
fn make_folders(cmd: &DevnetCmd, state_dir: Option<&Path>, logs: Option<&Path>) -> Result<PathBuf, String> {
    let folder = match state_dir {
        Some(dir) => {
            files::ensure_writable_folder(dir, "--state-dir")?;
            dir.to_owned()
        }
        // Deleted when this process ends.
        None => {
            let temporary = BasePath::new_temp_dir().map_err(|error| {
                let dir = std::env::temp_dir();
                format!("cannot make a folder in {}: {error}: set TMPDIR or pass --state-dir", dir.display())
            })?;
            temporary.path().to_owned()
        }
    };
    if let Some(dir) = logs {
        files::ensure_writable_folder(dir, "--logs")?;
    }
    if let Some(file) = &cmd.config_out {
        files::make_folder_of(file, "--config-out")?;
        files::remove_old(file, "--config-out")?;
    }
    Ok(folder)
}

/// Absolute, because others read it in their own folder.
fn absolute(dir: &Path, flag: &str) -> Result<PathBuf, String> {
    std::path::absolute(dir).map_err(|error| format!("there is no such folder: {error}: pass another {flag}"))
}

/// The ports and the names of `count` nodes, and where one more can listen for JSON-RPC.
fn places(cmd: &DevnetCmd, count: u8) -> Result<(Vec<Place>, SocketAddr), String> {
    // All are held until all are chosen, lest two be the same. Those that the user named come first.
    let first_rpc = ports::reserve(SocketAddr::new(cmd.rpc_listen, cmd.rpc_port), "--rpc-port")?;
    let named_metrics = match cmd.prometheus_port {
        MetricsPort::Off => None,
        MetricsPort::On(port) => Some(port),
    };
    let first_metrics =
        named_metrics.map(|port| ports::reserve(SocketAddr::new(LOCALHOST, port), "--prometheus-port")).transpose()?;

    let first_p2p = if cmd.rpc_port == 0 { 0 } else { FIRST_P2P_PORT };
    let mut rpc = vec![first_rpc];
    let mut metrics = Vec::from_iter(first_metrics);
    let mut p2p = vec![near(LOCALHOST, first_p2p, 0)?];
    for offset in 1..u16::from(count) {
        rpc.push(near(cmd.rpc_listen, cmd.rpc_port, offset)?);
        if let Some(port) = named_metrics {
            metrics.push(near(LOCALHOST, port, offset)?);
        }
        p2p.push(near(LOCALHOST, first_p2p, offset)?);
    }
    let spare = near(LOCALHOST, cmd.rpc_port, u16::from(count))?.addr();

    let mut metrics = metrics.iter().map(Reserved::addr);
    let places = (1..=count).zip(&rpc).zip(&p2p).map(|((number, rpc), p2p)| {
        Ok(Place {
            rpc: rpc.addr(),
            metrics: metrics.next(),
            node_key: node_key(number),
            peer_id: peer_id(number)?,
            p2p: p2p.addr().port(),
        })
    });
    Ok((places.collect::<Result<_, String>>()?, spare))
}

/// The port `offset` above `first` if that one is free, otherwise any that is. `first` is 0 when any will do.
fn near(ip: IpAddr, first: u16, offset: u16) -> Result<Reserved, String> {
    let wanted = if first == 0 { None } else { first.checked_add(offset) };
    wanted
        .and_then(|port| ports::reserve(SocketAddr::new(ip, port), "").ok())
        .map_or_else(|| ports::reserve(SocketAddr::new(ip, 0), "--rpc-listen"), Ok)
}

fn validator(
    key: Sr25519Keyring,
    place: &Place,
    others: impl Iterator<Item = String>,
    chain: &str,
    folder: &Path,
    logs: &Path,
    patterns: &[String],
) -> Validator {
    let name: &'static str = key.into();
    let lower = name.to_lowercase();
    let mut arguments: Vec<String> = vec!["--chain".into(), chain.into(), "--validator".into(), format!("--{lower}")];
    arguments.extend(["--base-path".into(), folder.join(&lower).to_string_lossy().into_owned()]);
    // No secret: nobody outside this machine can reach the node.
    arguments.extend(["--node-key".into(), place.node_key.clone()]);
    arguments.extend(private(place.rpc, place.p2p));
    // The light client of the page can open WebSockets only. The page asks the node which port it is.
    arguments.extend(["--listen-addr".into(), format!("/ip4/{LOCALHOST}/tcp/0/ws")]);
    match place.metrics {
        Some(addr) => arguments.extend(["--prometheus-port".into(), addr.port().to_string()]),
        None => arguments.push("--no-prometheus".into()),
    }
    // Everything is kept: whoever develops looks back.
    arguments.extend(["--state-pruning", "archive", "--disable-log-color"].map(String::from));
    for pattern in patterns {
        arguments.extend(["--log".into(), pattern.clone()]);
    }
    for other in others {
        arguments.extend(["--bootnodes".into(), other]);
    }
    Validator {
        key,
        name,
        rpc: place.rpc,
        metrics: place.metrics,
        peer_id: place.peer_id.clone(),
        log: logs.join(format!("{lower}.log")),
        arguments,
    }
}

/// Flags of a node that serves the page, with a history behind it.
fn with_page(page: SocketAddr) -> [String; 5] {
    let (port, host) = (page.port().to_string(), page.ip().to_string());
    [page::PORT_FLAG.into(), port, "--page-host".into(), host, "--history".into()]
}

/// Flags of a node that knows only those nodes that it is told of, and of whom everybody who reaches its JSON-RPC may
/// do everything. Port 0 for other nodes picks a free one.
fn private(rpc: SocketAddr, p2p: u16) -> Vec<String> {
    vec![
        "--experimental-rpc-endpoint".into(),
        format!("listen-addr={rpc},methods=unsafe"),
        "--listen-addr".into(),
        format!("/ip4/{LOCALHOST}/tcp/{p2p}"),
        "--no-telemetry".into(),
        "--no-mdns".into(),
    ]
}

/// The node key of the node with this number, in hexadecimal.
fn node_key(number: u8) -> String {
    format!("{number:064x}")
}

/// Who the node with this number is to other nodes.
fn peer_id(number: u8) -> Result<String, String> {
    let mut bytes = [0; 32];
    if let Some(last) = bytes.last_mut() {
        *last = number;
    }
    let secret = ed25519::SecretKey::try_from_bytes(bytes).map_err(|error| format!("node key {number}: {error}"))?;
    let key = NodeKeyConfig::Ed25519(Secret::Input(secret))
        .into_keypair()
        .map_err(|error| format!("node key {number}: {error}"))?;
    Ok(key.public().to_peer_id().to_string())
}

/// What follows `flag`.
fn option<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    let mut rest = arguments.iter().skip_while(|argument| *argument != flag);
    rest.nth(1).map(String::as_str)
}

/// A command that a shell understands.
fn command_line(program: &Path, arguments: &[String]) -> String {
    let mut words = vec![quoted(&program.to_string_lossy())];
    words.extend(arguments.iter().map(|argument| quoted(argument)));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use std::collections::HashSet;

    fn plan(flags: &[&str]) -> Result<NetworkPlan, String> {
        let cmd = DevnetCmd::try_parse_from(["devnet"].iter().chain(flags)).map_err(|error| error.to_string())?;
        NetworkPlan::new(&cmd, cmd.validators.unwrap())
    }

    #[test]
    fn every_validator_has_its_own_of_everything() {
        let plan = plan(&["--validators", "8", "--rpc-port", "0", "--prometheus-port", "0"]).unwrap();
        let validators = plan.validators();
        assert_eq!(validators.len(), 8);
        let mut ports = HashSet::new();
        let (mut logs, mut folders, mut peers) = (HashSet::new(), HashSet::new(), HashSet::new());
        for validator in validators {
            assert!(ports.insert(validator.rpc.port()) && ports.insert(validator.metrics.unwrap().port()));
            assert!(ports.insert(
                option(&validator.arguments, "--listen-addr").unwrap().rsplit('/').next().unwrap().parse().unwrap()
            ));
            assert!(logs.insert(&validator.log));
            assert!(folders.insert(option(&validator.arguments, "--base-path").unwrap()));
            assert!(peers.insert(&validator.peer_id));
            assert!(validator.arguments.contains(&"/ip4/127.0.0.1/tcp/0/ws".to_owned()));
            assert!(validator.arguments.contains(&format!("--{}", validator.name.to_lowercase())));
            assert_eq!(option(&validator.arguments, "--chain"), Some("local-8"));
            assert_eq!(validator.arguments.iter().filter(|argument| *argument == "--bootnodes").count(), 7);
        }
        assert!(!ports.contains(&0));
    }

    #[test]
    fn one_validator_knows_no_other() {
        let plan = plan(&["--validators", "1", "--rpc-port", "0", "--prometheus-port", "off"]).unwrap();
        let alice = &plan.validators()[0];
        assert_eq!((alice.name, alice.metrics), ("Alice", None));
        assert!(!alice.arguments.contains(&"--bootnodes".to_owned()));
        assert!(alice.arguments.contains(&"--no-prometheus".to_owned()));
    }

    #[test]
    fn ports_follow_the_one_that_was_named() {
        let free = ports::reserve(SocketAddr::new(LOCALHOST, 0), "").unwrap().addr().port();
        let plan = plan(&["--validators", "2", "--rpc-port", &free.to_string(), "--prometheus-port", "off"]).unwrap();
        assert_eq!(plan.validators()[0].rpc.port(), free);
        assert_ne!(plan.validators()[1].rpc.port(), free);
        // The next one is taken: another one is found.
        let first = ports::reserve(SocketAddr::new(LOCALHOST, 0), "").unwrap();
        let port = first.addr().port();
        assert_ne!(near(LOCALHOST, port, 0).unwrap().addr().port(), port);
        assert_ne!(near(LOCALHOST, u16::MAX, 1).unwrap().addr().port(), 0);
    }

    #[test]
    fn a_taken_port_that_was_named_is_refused() {
        let taken = ports::reserve(SocketAddr::new(LOCALHOST, 0), "").unwrap();
        let port = taken.addr().port().to_string();
        let error = plan(&["--validators", "2", "--rpc-port", &port]).unwrap_err();
        assert!(error.contains(&port) && error.contains("--rpc-port"), "{error}");
        for flag in ["--prometheus-port", "--page-port"] {
            let error = plan(&["--validators", "2", "--rpc-port", "0", flag, &port]).unwrap_err();
            assert!(error.contains(&port) && error.contains(flag), "{error}");
        }
    }

    #[test]
    fn the_first_validator_serves_the_page() {
        let free = ["--validators", "2", "--rpc-port", "0", "--prometheus-port", "off"];
        let with = plan(&free).unwrap();
        let port = with.page().unwrap().port().to_string();
        let [alice, bob] = with.validators() else { panic!("two validators") };
        assert_eq!(option(&alice.arguments, "--page-port"), Some(port.as_str()));
        assert!(alice.arguments.contains(&"--history".to_owned()) && !bob.arguments.contains(&"--history".to_owned()));
        let without = plan(&[&free[..], &["--page-port", "off"]].concat()).unwrap();
        assert_eq!((without.page(), option(&without.validators()[0].arguments, "--page-port")), (None, None));
    }

    #[test]
    fn a_node_is_known_by_its_key() {
        assert_eq!(node_key(1), format!("{}1", "0".repeat(63)));
        assert_eq!(peer_id(1).unwrap(), "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp");
    }

    #[test]
    fn folders_and_logs_lie_where_they_were_asked_for() {
        let (state, logs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (state_dir, logs_dir) = (state.path().to_str().unwrap(), logs.path().to_str().unwrap());
        let flags = ["--validators", "2", "--rpc-port", "0", "--prometheus-port", "off", "--state-dir", state_dir];
        let plan_here = plan(&flags).unwrap();
        let bob = &plan_here.validators()[1];
        assert_eq!(bob.log, state.path().join("bob.log"));
        assert_eq!(option(&bob.arguments, "--base-path"), state.path().join("bob").to_str());
        let plan_there = plan(&[&flags[..], &["--logs", logs_dir, "-l", "info,runtime=debug"]].concat()).unwrap();
        let bob = &plan_there.validators()[1];
        assert_eq!(bob.log, logs.path().join("bob.log"));
        assert_eq!(option(&bob.arguments, "--log"), Some("info,runtime=debug"));
    }

    #[test]
    fn the_commands_to_type_can_be_typed() {
        let plan = plan(&["--validators", "2", "--rpc-port", "0", "--prometheus-port", "off"]).unwrap();
        let alice = &plan.validators()[0];
        assert!(plan.command(alice).contains(" --chain local-2 --validator --alice --base-path "));
        let command = plan.one_more();
        assert!(command.contains(" --chain local-2 --tmp "), "{command}");
        let addr = option(&alice.arguments, "--listen-addr").unwrap();
        assert!(command.ends_with(&format!(" --bootnodes {addr}/p2p/{}", alice.peer_id)), "{command}");
        assert_eq!(quoted("it's here"), r"'it'\''s here'");
        assert_eq!(quoted("listen-addr=[::1]:1"), "'listen-addr=[::1]:1'");
    }
}
