//! What is looked at before a node is made of its flags: a mistake costs one sentence, and leaves nothing behind.

use crate::{cli::Cli, devnet, files, keys, page, ports};
use sc_cli::{CliConfiguration, Cors};
use sc_service::PruningMode;
use sc_telemetry::SUBSTRATE_DEBUG;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Refuses flags with which a node cannot start, or would not do what they say.
///
/// # Errors
///
/// A sentence with the flag.
pub fn check(cli: &Cli) -> sc_cli::Result<()> {
    let run = &cli.run;
    if let Some(folder) = &run.shared_params.base_path {
        files::ensure_folder_can_be(folder, "--base-path")?;
    }
    if let Some(folder) = &run.keystore_params.keystore_path {
        files::ensure_folder_can_be(folder, "--keystore-path")?;
    }
    if let Some(file) = &run.keystore_params.password_filename {
        files::ensure_readable(file, "--password-filename")?;
    }
    if run.keystore_params.password_interactive {
        keys::ensure_asked()?;
    }
    if let Some(folder) = run.import_params.wasm_runtime_overrides.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(format!("there is no folder {}: pass another --wasm-runtime-overrides", folder.display()).into());
    }
    if let Some(PruningMode::Constrained(kept)) = run.state_pruning()?
        && kept.max_blocks == Some(0)
    {
        return Err("a node that keeps no state has none to go on from: pass a --state-pruning above 0".into());
    }
    let pool = &run.pool_config;
    if pool.pool_limit == 0 || pool.pool_kbytes == 0 {
        return Err("a pool without room takes no transaction: pass a --pool-limit and a --pool-kbytes above 0".into());
    }
    if run.telemetry_params.telemetry_endpoints.iter().any(|(_, verbosity)| *verbosity > SUBSTRATE_DEBUG) {
        let most = SUBSTRATE_DEBUG;
        return Err(format!("a verbosity is 0 to {most}: write --telemetry-url 'wss://SERVER/submit 0'").into());
    }
    if let Some(Cors::List(sites)) = &run.rpc_params.rpc_cors {
        sites.iter().try_for_each(|site| devnet::ensure_site(site))?;
    }
    let mut named = named_ports(cli).into_iter().chain(peers(cli));
    Ok(named.try_for_each(|(addr, flag)| ports::reserve(addr, flag).map(drop))?)
}

/// The ports of servers that the user named, with their flags. Whatever else is opened may be another port.
pub fn named_ports(cli: &Cli) -> Vec<(SocketAddr, &'static str)> {
    let (rpc, metrics) = (&cli.run.rpc_params, &cli.run.prometheus_params);
    let at = |is_external: bool, port: u16| {
        let ip = if is_external { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
        SocketAddr::new(ip.into(), port)
    };
    let is_external = rpc.rpc_external || rpc.unsafe_rpc_external;
    // Endpoints that are described one by one go before it.
    let port = rpc.rpc_port.filter(|_| rpc.experimental_rpc_endpoint.is_empty());
    let rpc = port.map(|port| (at(is_external, port), "--rpc-port"));
    let port = metrics.prometheus_port.filter(|_| !metrics.no_prometheus);
    let metrics = port.map(|port| (at(metrics.prometheus_external, port), "--prometheus-port"));
    let page = cli.page.listen().map(|addr| (addr, page::PORT_FLAG));
    rpc.into_iter().chain(metrics).chain(page).collect()
}

/// Where peers are met, as far as it is named. The SDK goes on without when it cannot listen there.
fn peers(cli: &Cli) -> Vec<(SocketAddr, &'static str)> {
    let network = &cli.run.network_params;
    let port = network.port.map(|port| (SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port), "--port"));
    let listed = network.listen_addr.iter().filter_map(|address| tcp(&address.to_string()));
    port.into_iter().chain(listed.map(|addr| (addr, "--listen-addr"))).collect()
}

/// The address of this machine that a multiaddress names, such as `/ip4/127.0.0.1/tcp/30333`.
fn tcp(address: &str) -> Option<SocketAddr> {
    let mut parts = address.split('/').skip(1);
    let (family, ip, protocol, port) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let ip = ip.parse::<IpAddr>().ok().filter(|_| matches!(family, "ip4" | "ip6"))?;
    let port = port.parse().ok().filter(|_| protocol == "tcp")?;
    Some(SocketAddr::new(ip, port))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use std::net::TcpListener;

    fn cli(flags: &[&str]) -> Cli {
        Cli::try_parse_from(["tributary", "--chain", "dev"].iter().chain(flags)).unwrap()
    }

    #[test]
    fn ports_are_those_that_are_named() {
        let named = |flags: &[&str]| {
            let named = named_ports(&cli(flags)).into_iter();
            named.map(|(addr, flag)| format!("{flag} {addr}")).collect::<Vec<_>>()
        };
        assert_eq!(named(&[]), [""; 0]);
        assert_eq!(named(&["--rpc-port", "7"]), ["--rpc-port 127.0.0.1:7"]);
        assert_eq!(named(&["--rpc-port", "7", "--rpc-external"]), ["--rpc-port 0.0.0.0:7"]);
        assert_eq!(named(&["--prometheus-port", "8"]), ["--prometheus-port 127.0.0.1:8"]);
        assert_eq!(named(&["--prometheus-port", "8", "--prometheus-external"]), ["--prometheus-port 0.0.0.0:8"]);
        assert_eq!(named(&["--page-port", "9"]), ["--page-port 127.0.0.1:9"]);
    }

    #[test]
    fn peers_are_met_where_it_is_said() {
        assert_eq!(tcp("/ip4/127.0.0.1/tcp/30333"), Some("127.0.0.1:30333".parse().unwrap()));
        assert_eq!(tcp("/ip6/::1/tcp/1/ws"), Some("[::1]:1".parse().unwrap()));
        for other in ["/dns/localhost/tcp/1", "/ip4/127.0.0.1/udp/1", "/ip4/127.0.0.1", "/", ""] {
            assert_eq!(tcp(other), None, "{other}");
        }
        let taken = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listener = TcpListener::bind(("127.0.0.1", taken)).unwrap();
        let address = format!("/ip4/127.0.0.1/tcp/{taken}");
        let taken = taken.to_string();
        for flags in [["--port", taken.as_str()], ["--listen-addr", address.as_str()]] {
            let error = check(&cli(&flags)).unwrap_err().to_string();
            assert!(error.contains("already in use") && error.contains(flags[0]), "{error}");
        }
        drop(listener);
        check(&cli(&["--listen-addr", "/ip4/127.0.0.1/tcp/0"])).unwrap();
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_flag() {
        for (flags, said) in [
            (["--state-pruning", "0"], "--state-pruning above 0"),
            (["--pool-limit", "0"], "--pool-limit"),
            (["--pool-kbytes", "0"], "--pool-kbytes above 0"),
            (["--telemetry-url", "wss://a.example/submit 10"], "0 to 9"),
            (["--rpc-cors", "nonsense"], "is no site"),
            (["--rpc-cors", "https://a.example/"], "is no site"),
            (["--wasm-runtime-overrides", "/no/folder"], "--wasm-runtime-overrides"),
            (["--password-filename", "/no/file"], "--password-filename"),
            (["--password-filename", "/"], "--password-filename"),
            (["--keystore-path", "/dev/null/x"], "--keystore-path"),
            (["--base-path", "/dev/null/x"], "--base-path"),
        ] {
            let error = check(&cli(&flags)).unwrap_err().to_string();
            assert!(error.contains(said) && error.lines().count() == 1, "{error}");
        }
        check(&cli(&["--rpc-cors", "all", "--state-pruning", "archive"])).unwrap();
        check(&cli(&["--pool-limit", "1", "--telemetry-url", "wss://a.example/submit 9"])).unwrap();
        check(&cli(&["--rpc-cors", "http://localhost:*,null,https://a.example", "--state-pruning", "1"])).unwrap();
    }
}
