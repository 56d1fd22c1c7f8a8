//! JSON-RPC of a node: one connection, any method.

use crate::{Error, Result};
use jsonrpsee::ws_client::WsClientBuilder;
use serde_json::Value;
use std::time::Duration;
use subxt::rpcs::{Error as RpcError, RpcClient, client::RpcParams};

/// Where a devnet listens, unless it is told otherwise.
pub const DEFAULT_URL: &str = "ws://127.0.0.1:9944";

/// How much a connection bears.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may take to come about.
    pub connect: Duration,
    /// How long an answer may take.
    pub answer: Duration,
    /// The most bytes of a request and of an answer.
    pub size: u32,
    /// The most requests under way, and the most that a subscription may be behind.
    pub requests: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(60),
            // A full block in hexadecimal digits, and its events; a runtime in the other direction.
            size: 64 << 20,
            requests: 4_096,
        }
    }
}

/// A connection to a node.
#[derive(Clone, Debug)]
pub struct Rpc {
    url: String,
    client: RpcClient,
}

impl Rpc {
    /// A connection to the node at `url`, which begins with `ws://` or `wss://`; `http://` and `https://` mean the same
    /// port.
    ///
    /// # Errors
    ///
    /// When the address is none, or nobody answers there.
    pub async fn connect(url: &str) -> Result<Self> {
        Self::connect_within(url, Limits::default()).await
    }

    /// The same within other limits.
    ///
    /// # Errors
    ///
    /// As [`Rpc::connect`].
    pub async fn connect_within(url: &str, limits: Limits) -> Result<Self> {
        let url = websocket(url)?;
        let client = WsClientBuilder::default()
            .connection_timeout(limits.connect)
            .request_timeout(limits.answer)
            .max_request_size(limits.size)
            .max_response_size(limits.size)
            .max_concurrent_requests(limits.requests)
            .max_buffer_capacity_per_subscription(limits.requests)
            .build(&url)
            .await
            .map_err(|error| nobody(&url, &error))?;
        Ok(Self { url, client: RpcClient::new(client) })
    }

    /// Where the node is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Calls a method with a list of parameters, and answers its result.
    ///
    /// # Errors
    ///
    /// When the node refuses, with its code as the error's name, or the connection is lost.
    pub async fn request(&self, method: &str, params: &[Value]) -> Result<Value> {
        let mut list = RpcParams::new();
        for param in params {
            list.push(param).map_err(|error| self.failure(method, error))?;
        }
        self.client.request(method, list).await.map_err(|error| self.failure(method, error))
    }

    /// What the rest of the crate builds on.
    pub(crate) fn client(&self) -> RpcClient {
        self.client.clone()
    }

    fn failure(&self, method: &str, error: RpcError) -> Error {
        failure(&format!("{method} of {}", self.url), &error)
    }
}

/// What a failed request means. `what` was asked.
pub(crate) fn failure(what: &str, error: &RpcError) -> Error {
    match error {
        RpcError::User(error) => {
            // The code is part of how people know such errors: `1010: Invalid Transaction`.
            let data = error.data.as_ref().map(|data| format!(" ({})", data.get().trim_matches('"')));
            let said = format!("{}: {}{}", error.code, error.message, data.unwrap_or_default());
            let mut refused = Error::refused(format!("{what} is refused with {said}"), "");
            refused.name = Some(error.code.to_string());
            refused
        }
        error => Error::unreachable(format!("{what} has no answer: {error}"), "see whether the node still runs"),
    }
}

fn nobody(url: &str, error: &dyn std::fmt::Display) -> Error {
    Error::unreachable(
        format!("no node answers at {url} ({error})"),
        "start one with `tributary devnet`, or name another with --node",
    )
}

/// The address as a WebSocket's.
fn websocket(url: &str) -> Result<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let scheme = match scheme {
        "ws" | "http" => "ws",
        "wss" | "https" => "wss",
        _ => "",
    };
    let host = rest.split('/').next().unwrap_or_default();
    if scheme.is_empty() || host.is_empty() || host.contains(char::is_whitespace) {
        return Err(Error::usage(format!("{url:?} is no address of a node"), format!("write it as {DEFAULT_URL}")));
    }
    Ok(format!("{scheme}://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use std::net::TcpListener;
    use subxt::rpcs::UserError;

    #[test]
    fn addresses_are_checked() {
        assert_eq!(websocket("ws://127.0.0.1:9944"), Ok("ws://127.0.0.1:9944".into()));
        assert_eq!(websocket(" http://localhost:1/path "), Ok("ws://localhost:1/path".into()));
        assert_eq!(websocket("https://rpc.example.org"), Ok("wss://rpc.example.org".into()));
        for url in ["", "127.0.0.1:9944", "ftp://x", "ws://", "ws:///x", "ws://a b"] {
            assert_eq!(websocket(url).unwrap_err().kind, Kind::Usage, "{url}");
        }
    }

    #[test]
    fn a_refusal_has_its_code() {
        let error = UserError { code: 1016, message: "Immediately Dropped".into(), data: None };
        let error = failure("author_submitExtrinsic", &RpcError::User(error));
        assert_eq!((error.kind, error.name.as_deref()), (Kind::Refused, Some("1016")));
        assert!(error.to_string().contains("1016: Immediately Dropped"), "{error}");
    }

    #[tokio::test]
    async fn nobody_is_told_with_a_remedy() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let error = Rpc::connect(&format!("ws://127.0.0.1:{port}")).await.unwrap_err();
        assert_eq!(error.kind, Kind::Unreachable);
        assert!(error.to_string().contains(&port.to_string()) && error.remedy.contains("tributary devnet"), "{error}");
    }

    #[tokio::test]
    async fn who_is_no_node_is_told_apart() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            use std::io::{Read, Write};
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).unwrap();
            stream.write_all(b"HTTP/1.1 404 Not Found\r\n\r\n").unwrap();
        });
        let error = Rpc::connect(&url).await.unwrap_err();
        assert_eq!(error.kind, Kind::Unreachable);
        server.join().unwrap();
    }
}
