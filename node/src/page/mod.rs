//! The page: what people see of a chain in a browser, served by the node itself.
//!
//! The page is built from `page/` by `make page`, and [`files`] has what that made: a node that was built without it
//! serves one document, which says how to build it. It lies behind a port of its own, with the
//! [history](crate::history) under `/history/`. [`server`] takes requests and turns away what was not meant for it;
//! [`answer`] says what browsers may do with an answer; [`spec`] is what a light client in the page begins with.
//!
//! Nothing here changes anything: the page acts by signing transactions, and by JSON-RPC as any client.

mod answer;
mod files;
mod server;
mod spec;

pub use server::{Site, start};
pub use spec::{Addresses, Spec};

use hyper::Uri;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Where the page is served unless it is told otherwise.
pub const PORT: u16 = 9980;
/// How a user names the port.
pub const PORT_FLAG: &str = "--page-port";

/// Whether a node serves the page, and where; and whether it keeps a history.
#[derive(Clone, Debug, clap::Args)]
pub struct PageFlags {
    /// Serve the page: the chain as people see it, in a browser. The history is served with it.
    #[arg(long)]
    pub page: bool,

    /// TCP port of the page, which is served then: 9980 unless it is given, 0 picks a free one.
    #[arg(long, value_name = "PORT")]
    pub page_port: Option<u16>,

    /// Address on which the page listens. Whoever reaches it can read the page and the history, and change nothing.
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub page_host: IpAddr,

    /// Where browsers find the node's JSON-RPC, such as wss://rpc.example.org behind a proxy; the node's own address
    /// unless it is given.
    #[arg(long, value_name = "URL", value_parser = websocket)]
    pub page_rpc: Option<String>,

    /// Keep a history of the chain beside the database: events, payments, earnings, scores, votes.
    #[arg(long)]
    pub history: bool,
}

impl PageFlags {
    /// Where the page is to listen, if it is to be served.
    pub fn listen(&self) -> Option<SocketAddr> {
        let is_served = self.page || self.page_port.is_some();
        is_served.then(|| SocketAddr::new(self.page_host, self.page_port.unwrap_or(PORT)))
    }
}

/// An address as browsers open WebSockets at.
fn websocket(text: &str) -> Result<String, String> {
    let uri = text.parse::<Uri>().ok().filter(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    match uri.as_ref().and_then(Uri::scheme_str) {
        Some("ws" | "wss") => Ok(text.to_owned()),
        _ => Err("it is no address of a WebSocket: write it like wss://rpc.example.org".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(clap::Parser)]
    struct Line {
        #[clap(flatten)]
        flags: PageFlags,
    }

    #[test]
    fn the_page_is_served_when_it_is_asked_for() {
        let listen = |line: &[&str]| {
            let line = Line::try_parse_from(["node"].iter().chain(line)).unwrap();
            line.flags.listen().map(|addr| addr.to_string())
        };
        assert_eq!(listen(&[]), None);
        assert_eq!(listen(&["--history"]), None);
        assert_eq!(listen(&["--page"]).as_deref(), Some("127.0.0.1:9980"));
        assert_eq!(listen(&["--page-port", "0"]).as_deref(), Some("127.0.0.1:0"));
        assert_eq!(listen(&["--page", "--page-host", "::1"]).as_deref(), Some("[::1]:9980"));
    }

    #[test]
    fn where_json_rpc_is_can_be_said() {
        let rpc = |url: &str| Line::try_parse_from(["node", "--page-rpc", url]).map(|line| line.flags.page_rpc);
        for url in ["wss://rpc.example.org", "ws://10.0.0.1:9944", "wss://example.org/rpc"] {
            assert_eq!(rpc(url).unwrap().as_deref(), Some(url));
        }
        for url in ["https://rpc.example.org", "rpc.example.org", "wss://", "ws:", ""] {
            let error = rpc(url).unwrap_err().to_string();
            assert!(error.contains("no address of a WebSocket"), "{error}");
        }
    }
}
