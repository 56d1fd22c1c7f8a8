//! What listens on the node's ports, and who reaches its JSON-RPC.

use super::{
    address::{Address, LIMITS},
    cmd::DoctorCmd,
    node::Node,
    report::{Report, Status},
};
use crate::ports;
use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
};
use tributary_client::{Error, Kind, metrics};

/// Checks the port for peers, that of JSON-RPC, that of the metrics, and what of JSON-RPC others reach.
pub async fn check(report: &mut Report, cmd: &DoctorCmd, address: &Address, node: Option<&Node>) {
    let peers = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), cmd.port);
    let ours = node.is_some_and(|node| node.listens_on(cmd.port));
    report.add("peers' port", judge(peers, "--port", ours, &cmd.rpc_url));

    // Of a node elsewhere, it is enough that it answers.
    if let Some(addr) = address.loopback() {
        report.add("RPC port", judge(addr, "--rpc-port", node.is_some(), &cmd.rpc_url));
        check_exposure(report, address, node).await;
    }

    let addr = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), cmd.prometheus_port);
    let text = metrics::read(&format!("http://{addr}/metrics"), LIMITS).await;
    let ours = text.is_ok_and(|text| text.contains("substrate_build_info"));
    report.add("metrics' port", judge(addr, "--prometheus-port", ours, &cmd.rpc_url));
}

/// Whether a node can listen on `addr`, or does. `flag` is how the node is given another port.
fn judge(addr: SocketAddr, flag: &str, ours: bool, rpc_url: &str) -> (Status, String) {
    let port = addr.port();
    match TcpListener::bind(addr) {
        _ if ours => (Status::Ok, format!("{port}: the node listens there")),
        Ok(_) => (Status::Ok, format!("{port} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => (
            Status::Failure,
            format!(
                "{port} is in use, and not by the node at {rpc_url}: stop the other program or pass {flag} <PORT>, to \
                 the node and to the doctor"
            ),
        ),
        Err(_) => match ports::reserve(addr, flag) {
            Err(sentence) => (Status::Failure, sentence),
            Ok(_) => (Status::Ok, format!("{port} is free")),
        },
    }
}

/// Whether other machines may do what only an operator should: methods that show or change keys and peers.
async fn check_exposure(report: &mut Report, address: &Address, node: Option<&Node>) {
    let Some(public) = node.and(outward_address()).and_then(|ip| address.at(ip)) else { return };
    report.add("RPC exposure", judge_exposure(peers(&public).await));
}

/// Asks for what changes nothing and is not for everybody.
async fn peers(address: &Address) -> Result<(), Error> {
    address.connect().await?.request("system_peers", &[]).await.map(drop)
}

fn judge_exposure(answer: Result<(), Error>) -> (Status, String) {
    match answer.map_err(|error| error.kind) {
        Ok(()) => (
            Status::Failure,
            "other machines reach methods that show and change keys: run the node without --rpc-methods unsafe and \
             --unsafe-rpc-external, or behind a firewall"
                .into(),
        ),
        Err(Kind::Refused) => (Status::Ok, "other machines reach it, but for safe methods only".into()),
        Err(_) => (Status::Ok, "only this machine reaches it".into()),
    }
}

/// The address under which this machine is seen from outside its loopback, if it has one. Nothing is sent.
fn outward_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation: it only makes the system choose a route.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "ws://127.0.0.1:9944";

    #[test]
    fn a_port_is_free_or_taken_or_the_nodes() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = taken.local_addr().unwrap();
        let (status, sentence) = judge(addr, "--rpc-port", false, URL);
        assert_eq!(status, Status::Failure);
        assert!(sentence.contains(&addr.port().to_string()) && sentence.contains("--rpc-port"), "{sentence}");
        assert_eq!(judge(addr, "--rpc-port", true, URL).0, Status::Ok);
        drop(taken);
        assert_eq!(judge(addr, "--rpc-port", false, URL), (Status::Ok, format!("{} is free", addr.port())));
    }

    #[test]
    fn an_address_of_another_machine_is_told() {
        let (status, sentence) = judge("192.0.2.1:9615".parse().unwrap(), "--prometheus-port", false, URL);
        assert_eq!(status, Status::Failure);
        assert!(sentence.contains("not an address of this machine"), "{sentence}");
    }

    #[test]
    fn methods_for_operators_are_not_for_all() {
        let (status, sentence) = judge_exposure(Ok(()));
        assert_eq!(status, Status::Failure);
        assert!(sentence.contains("--rpc-methods unsafe"), "{sentence}");
        for (error, words) in [
            (Error::refused("unsafe", ""), "safe methods only"),
            (Error::unreachable("refused", ""), "only this machine"),
        ] {
            let (status, sentence) = judge_exposure(Err(error));
            assert!(status == Status::Ok && sentence.contains(words), "{sentence}");
        }
    }
}
