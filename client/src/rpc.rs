//! JSON-RPC of a node: one connection, any method.

use crate::{Error, Result};
use jsonrpsee::{
    core::{
        client::ClientT,
        params::{ArrayParams, BatchRequestBuilder},
    },
    ws_client::{WsClient, WsClientBuilder},
};
use serde_json::{Value, value::RawValue};
use std::{sync::Arc, time::Duration};
use subxt::rpcs::{Error as RpcError, RpcClient, client::RpcParams};
use tokio::time::timeout;

/// Where a devnet listens, unless it is told otherwise.
pub const DEFAULT_URL: &str = "ws://127.0.0.1:9944";

/// How JSON-RPC numbers the refusal of a method that it does not have.
const NO_METHOD: i32 = -32_601;
/// The same of parameters that a method does not take.
const NO_PARAMETERS: i32 = -32_602;
/// What a TLS library says of an answer that is not encrypted.
const IN_PLAIN: &str = "InvalidContentType";
/// What those say who speak HTTP and have no node.
const HTTP: [&str; 3] = ["http version", "status code", "HTTP"];

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
    socket: Arc<WsClient>,
    client: RpcClient,
}

/// What a node says instead of a result.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The number by which such refusals are known.
    pub code: i32,
    /// The reason.
    pub message: String,
    /// More about it, if there is more.
    pub data: Option<Value>,
}

/// The result of a method, or what the node says instead.
pub type Answer = std::result::Result<Value, Refusal>;

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
        let connect = WsClientBuilder::default()
            .connection_timeout(limits.connect)
            .request_timeout(limits.answer)
            .max_request_size(limits.size)
            .max_response_size(limits.size)
            .max_concurrent_requests(limits.requests)
            .max_buffer_capacity_per_subscription(limits.requests)
            .build(&url);
        // The builder's own limit ends with TCP: one who listens and says nothing would be waited for without end.
        let socket = timeout(limits.connect.saturating_add(limits.answer), connect)
            .await
            .map_err(|_| nobody(&url, &"it says nothing"))?
            .map_err(|error| nobody(&url, &error))?;
        let socket = Arc::new(socket);
        Ok(Self { url, client: RpcClient::new(socket.clone()), socket })
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
        self.raw(method, params).await.map_err(|error| self.failure(method, error))
    }

    /// The same, for whoever looks at a refusal more closely than at a sentence.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    pub async fn ask(&self, method: &str, params: &[Value]) -> Result<Answer> {
        match self.raw(method, params).await {
            Ok(value) => Ok(Ok(value)),
            Err(RpcError::User(error)) => Ok(Err(Refusal {
                code: error.code,
                data: error.data.as_deref().and_then(parsed),
                message: error.message,
            })),
            Err(error) => Err(self.failure(method, error)),
        }
    }

    /// Calls several methods in one message, and answers what became of each, in their order.
    ///
    /// # Errors
    ///
    /// When the connection is lost, or the node takes no such message.
    pub async fn batch(&self, calls: &[(&str, Vec<Value>)]) -> Result<Vec<Answer>> {
        if calls.is_empty() {
            return Ok(Vec::new());
        }
        let unlike = |method: &str, error| self.failure(method, RpcError::Serialization(error));
        let mut batch = BatchRequestBuilder::new();
        for (method, params) in calls {
            let mut list = ArrayParams::new();
            for param in params {
                list.insert(param).map_err(|error| unlike(method, error))?;
            }
            batch.insert(method, list).map_err(|error| unlike(method, error))?;
        }
        let answers = self.socket.batch_request::<Value>(batch).await;
        let answers = answers.map_err(|error| self.failure("a batch", error.into()))?;
        let answers = answers.into_iter().map(|answer| {
            answer.map_err(|error| Refusal {
                code: error.code(),
                message: error.message().to_owned(),
                data: error.data().and_then(parsed),
            })
        });
        Ok(answers.collect())
    }

    /// What the rest of the crate builds on.
    pub(crate) fn client(&self) -> RpcClient {
        self.client.clone()
    }

    async fn raw(&self, method: &str, params: &[Value]) -> std::result::Result<Value, RpcError> {
        let mut list = RpcParams::new();
        for param in params {
            list.push(param)?;
        }
        self.client.request(method, list).await
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
            let remedy = match error.code {
                NO_METHOD => "`rpc_methods` tells those that there are",
                NO_PARAMETERS => "give what the method takes",
                _ => "",
            };
            let mut refused = Error::refused(format!("{what} is refused with {said}"), remedy);
            refused.name = Some(error.code.to_string());
            refused
        }
        error => Error::unreachable(format!("{what} has no answer: {error}"), "see whether the node still runs"),
    }
}

fn parsed(data: &RawValue) -> Option<Value> {
    serde_json::from_str(data.get()).ok()
}

fn nobody(url: &str, error: &dyn std::fmt::Display) -> Error {
    let said = error.to_string();
    if let Some(rest) = url.strip_prefix("wss://").filter(|_| said.contains(IN_PLAIN)) {
        return Error::unreachable(
            format!("who answers at {url} does not encrypt"),
            format!("write it as ws://{rest}"),
        );
    }
    if HTTP.iter().any(|words| said.contains(words)) {
        return Error::unreachable(format!("who answers at {url} is no node ({said})"), "name another with --node");
    }
    Error::unreachable(
        format!("no node answers at {url} ({said})"),
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
    // The last colon of an address of IPv6 may be within it.
    let port = host.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.contains(']'));
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok());
    if scheme.is_empty() || host.is_empty() || !is_port || host.contains(char::is_whitespace) {
        return Err(Error::usage(format!("{url:?} is no address of a node"), format!("write it as {DEFAULT_URL}")));
    }
    Ok(format!("{scheme}://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use jsonrpsee::{
        RpcModule,
        server::{Server, ServerHandle},
        types::ErrorObjectOwned,
    };
    use serde_json::json;
    use std::net::TcpListener;
    use subxt::rpcs::UserError;

    /// A server that doubles numbers, small ones; with its URL.
    async fn server() -> (ServerHandle, String) {
        let server = Server::builder().build("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}", server.local_addr().unwrap());
        let mut module = RpcModule::new(());
        module
            .register_method("double", |params, _, _| {
                let number = params.one::<u64>()?;
                if number > 10 {
                    return Err(ErrorObjectOwned::owned(7, "too large", Some(number)));
                }
                Ok::<u64, ErrorObjectOwned>(number * 2)
            })
            .unwrap();
        (server.start(module), url)
    }

    #[tokio::test]
    async fn methods_answer_or_refuse() {
        let (_server, url) = server().await;
        let rpc = Rpc::connect(&url).await.unwrap();
        assert_eq!(rpc.request("double", &[json!(3)]).await, Ok(json!(6)));
        let error = rpc.request("double", &[json!(11)]).await.unwrap_err();
        assert_eq!(error.kind, Kind::Refused);
        assert!(error.to_string().contains("7: too large (11)"), "{error}");

        let refusal = Refusal { code: 7, message: "too large".into(), data: Some(json!(11)) };
        assert_eq!(rpc.ask("double", &[json!(4)]).await, Ok(Ok(json!(8))));
        assert_eq!(rpc.ask("double", &[json!(11)]).await, Ok(Err(refusal.clone())));
        assert_eq!(rpc.ask("nothing", &[]).await.unwrap().unwrap_err().code, -32601);

        let calls = [1, 11, 2].map(|number| ("double", vec![json!(number)]));
        let answers = rpc.batch(&calls).await;
        assert_eq!(answers, Ok(vec![Ok(json!(2)), Err(refusal), Ok(json!(4))]));
        assert_eq!(rpc.batch(&[]).await, Ok(Vec::new()));
    }

    #[test]
    fn addresses_are_checked() {
        assert_eq!(websocket("ws://127.0.0.1:9944"), Ok("ws://127.0.0.1:9944".into()));
        assert_eq!(websocket(" http://localhost:1/path "), Ok("ws://localhost:1/path".into()));
        assert_eq!(websocket("https://rpc.example.org"), Ok("wss://rpc.example.org".into()));
        assert_eq!(websocket("http://[::1]:9944/x"), Ok("ws://[::1]:9944/x".into()));
        assert_eq!(websocket("ws://[::1]"), Ok("ws://[::1]".into()));
        for url in
            ["", "127.0.0.1:9944", "ftp://x", "ws://", "ws:///x", "ws://a b", "ws://x:99999", "ws://x:", "ws://x:y"]
        {
            assert_eq!(websocket(url).unwrap_err().kind, Kind::Usage, "{url}");
        }
    }

    #[test]
    fn who_answers_otherwise_is_told_apart() {
        let told = |url: &str, said: &str| nobody(url, &said).to_string();
        let plain = told("wss://x:1", "received corrupt message of type InvalidContentType");
        assert_eq!(plain, "who answers at wss://x:1 does not encrypt: write it as ws://x:1");
        for said in ["http version was not 1.1", "Connection rejected with status code: 404"] {
            assert!(told("ws://x:1", said).starts_with("who answers at ws://x:1 is no node"), "{said}");
        }
        assert!(told("ws://x:1", "Connection refused (os error 111)").contains("tributary devnet"));
    }

    #[test]
    fn a_refusal_has_its_code() {
        let error = UserError { code: 1016, message: "Immediately Dropped".into(), data: None };
        let error = failure("author_submitExtrinsic", &RpcError::User(error));
        assert_eq!((error.kind, error.name.as_deref()), (Kind::Refused, Some("1016")));
        assert!(error.to_string().contains("1016: Immediately Dropped"), "{error}");
        let error = UserError { code: NO_METHOD, message: "Method not found".into(), data: None };
        assert!(failure("x", &RpcError::User(error)).remedy.contains("rpc_methods"));
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
        assert!(error.to_string().contains("is no node"), "{error}");
        server.join().unwrap();
    }

    #[tokio::test]
    async fn who_says_nothing_is_not_waited_for() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let limits =
            Limits { answer: Duration::from_millis(50), connect: Duration::from_millis(50), ..Limits::default() };
        let error = Rpc::connect_within(&url, limits).await.unwrap_err();
        assert_eq!(error.kind, Kind::Unreachable);
        assert!(error.to_string().contains("says nothing"), "{error}");
    }
}
