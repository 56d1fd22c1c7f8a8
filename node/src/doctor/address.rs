//! Where a node serves JSON-RPC, and how long the doctor waits for it.

use std::{
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    time::Duration,
};
use tributary_client::{Result, Rpc, rpc::Limits};

/// What the doctor bears: a machine that is well answers sooner, and with less.
pub const LIMITS: Limits =
    Limits { connect: Duration::from_secs(2), answer: Duration::from_secs(10), size: 16 * 1024 * 1024, requests: 64 };

/// Where a node serves JSON-RPC.
#[derive(Clone, Debug)]
pub struct Address {
    url: String,
    addrs: Vec<SocketAddr>,
}

impl Address {
    /// What `url` names: `ws://` or `http://`, a host and a port.
    ///
    /// # Errors
    ///
    /// A sentence when the URL is of another kind or names no host that can be found.
    pub fn new(url: &str) -> std::result::Result<Self, String> {
        let wrong = |reason: &str| format!("{url} {reason}: pass --rpc-url ws://127.0.0.1:<PORT>");
        let rest = url.strip_prefix("ws://").or_else(|| url.strip_prefix("http://"));
        let rest = rest.ok_or_else(|| wrong("is not an address that begins with ws:// or http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        if host.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
            return Err(wrong("names no port"));
        }
        let addrs = host.to_socket_addrs().map_err(|error| wrong(&format!("cannot be found ({error})")))?;
        Ok(Self { url: url.into(), addrs: addrs.collect() })
    }

    /// The same port on another address of this machine.
    pub fn at(&self, ip: IpAddr) -> Option<Self> {
        let addr = SocketAddr::new(ip, self.addrs.first()?.port());
        Some(Self { url: format!("ws://{addr}"), addrs: vec![addr] })
    }

    /// Where the node serves, if that is this machine alone.
    pub fn loopback(&self) -> Option<SocketAddr> {
        self.addrs.iter().find(|addr| addr.ip().is_loopback()).copied()
    }

    /// A connection to whoever serves there.
    ///
    /// # Errors
    ///
    /// When nobody does, or somebody who does not speak JSON-RPC.
    pub async fn connect(&self) -> Result<Rpc> {
        Rpc::connect_within(&self.url, LIMITS).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_checked() {
        for (url, reason) in [
            ("wss://example.org:443", "ws://"),
            ("127.0.0.1:9944", "ws://"),
            ("ws://127.0.0.1", "no port"),
            ("ws://127.0.0.1:x", "no port"),
        ] {
            let error = Address::new(url).unwrap_err();
            assert!(error.contains(url) && error.contains(reason) && error.contains("--rpc-url"), "{error}");
        }
        let address = Address::new("ws://127.0.0.1:9944/path").unwrap();
        assert_eq!(address.loopback(), "127.0.0.1:9944".parse().ok());
        let other = address.at("192.0.2.1".parse().unwrap()).unwrap();
        assert_eq!((other.url.as_str(), other.loopback()), ("ws://192.0.2.1:9944", None));
        let other = address.at("2001:db8::1".parse().unwrap()).unwrap();
        assert_eq!(other.url, "ws://[2001:db8::1]:9944");
    }
}
