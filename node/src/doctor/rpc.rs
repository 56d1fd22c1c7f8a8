//! JSON-RPC as the doctor needs it: a request a connection over HTTP, which a node serves on the port of its WebSocket.

use codec::Decode;
use serde_json::{Value, json};
use sp_core::bytes::{from_hex, to_hex};
use std::{
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs},
    time::Duration,
};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(2);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(10);
/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 16 * 1024 * 1024;

/// Why a method has no result.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Failure {
    /// There is nobody, or not somebody who speaks JSON-RPC.
    Unreachable(String),
    /// The node says no.
    Refused(String),
}

/// Where a node serves JSON-RPC.
#[derive(Clone, Debug)]
pub struct Rpc {
    host: String,
    addrs: Vec<SocketAddr>,
}

impl Rpc {
    /// The node at `url`: `ws://` or `http://`, a host and a port.
    ///
    /// # Errors
    ///
    /// A sentence when the URL is of another kind or names no host that can be found.
    pub fn new(url: &str) -> Result<Self, String> {
        let wrong = |reason: &str| format!("{url} {reason}: pass --rpc-url ws://127.0.0.1:<PORT>");
        let rest = url.strip_prefix("ws://").or_else(|| url.strip_prefix("http://"));
        let rest = rest.ok_or_else(|| wrong("is not an address that begins with ws:// or http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        if host.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
            return Err(wrong("names no port"));
        }
        let addrs = host.to_socket_addrs().map_err(|error| wrong(&format!("cannot be found ({error})")))?;
        Ok(Self { host: host.into(), addrs: addrs.collect() })
    }

    /// The same port on another address of this machine.
    pub fn at(&self, ip: IpAddr) -> Option<Self> {
        let addr = SocketAddr::new(ip, self.addrs.first()?.port());
        Some(Self { host: addr.to_string(), addrs: vec![addr] })
    }

    /// Where the node serves, if that is this machine alone.
    pub fn loopback(&self) -> Option<SocketAddr> {
        self.addrs.iter().find(|addr| addr.ip().is_loopback()).copied()
    }

    /// Calls a method and answers its result.
    ///
    /// # Errors
    ///
    /// [`Failure`].
    pub fn call(&self, method: &str, params: Value) -> Result<Value, Failure> {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
        let answer = request(&self.addrs, &self.host, "POST /", &body);
        let answer = answer.map_err(|error| Failure::Unreachable(error.to_string()))?;
        let mut answer: Value =
            serde_json::from_str(&answer).map_err(|_| Failure::Unreachable("it does not speak JSON-RPC".into()))?;
        if let Some(error) = answer.get("error") {
            return Err(Failure::Refused(error["message"].as_str().unwrap_or("no reason given").into()));
        }
        Ok(answer.get_mut("result").map(Value::take).unwrap_or_default())
    }

    /// The value under a key of the best block's state; `None` when there is none or it cannot be read.
    pub fn storage<T: Decode>(&self, key: &[u8]) -> Option<T> {
        let value = self.call("state_getStorage", json!([to_hex(key, false)])).ok()?;
        let bytes = from_hex(value.as_str()?).ok()?;
        T::decode(&mut bytes.as_slice()).ok()
    }
}

/// What the HTTP server at `addr` answers to GET.
///
/// # Errors
///
/// What the network says, and when the answer is not 200.
pub fn get(addr: SocketAddr, path: &str) -> io::Result<String> {
    request(&[addr], &addr.to_string(), &format!("GET {path}"), "")
}

fn request(addrs: &[SocketAddr], host: &str, head: &str, body: &str) -> io::Result<String> {
    let mut stream = connect(addrs)?;
    stream.set_read_timeout(Some(ANSWER))?;
    stream.set_write_timeout(Some(ANSWER))?;
    // Version 1.0: the connection ends with the answer, which comes in one piece.
    write!(stream, "{head} HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\n")?;
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    let mut answer = Vec::new();
    stream.take(MAX_ANSWER).read_to_end(&mut answer)?;
    body_of(&String::from_utf8_lossy(&answer)).map(str::to_owned)
}

fn connect(addrs: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for addr in addrs {
        match TcpStream::connect_timeout(addr, CONNECT) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// The body of an HTTP answer with status 200.
fn body_of(answer: &str) -> io::Result<&str> {
    let status = answer.split_whitespace().nth(1).unwrap_or_default();
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.") && status == "200" => Ok(body),
        _ => Err(io::Error::other("it does not answer over HTTP as a node does")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{net::TcpListener, thread};

    /// A server that gives one answer; the second part is its URL.
    fn server(answer: &'static str) -> (thread::JoinHandle<String>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let serve = move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let mut length = 0;
            while !request[..length].ends_with(b"}") {
                length += stream.read(&mut request[length..]).unwrap();
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        };
        (thread::spawn(serve), url)
    }

    #[test]
    fn a_method_is_called() {
        let (server, url) = server("HTTP/1.0 200 OK\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[7]}");
        assert_eq!(Rpc::new(&url).unwrap().call("system_name", json!(["x"])), Ok(json!([7])));
        let request = server.join().unwrap();
        assert!(request.starts_with("POST / HTTP/1.0\r\nHost: 127.0.0.1:"), "{request}");
        assert!(request.contains("\"method\":\"system_name\""), "{request}");
    }

    #[test]
    fn a_refusal_says_why() {
        let (server, url) = server("HTTP/1.0 200 OK\r\n\r\n{\"error\":{\"code\":-32601,\"message\":\"unsafe\"}}");
        let answer = Rpc::new(&url).unwrap().call("system_peers", json!([]));
        assert_eq!(answer, Err(Failure::Refused("unsafe".into())));
        server.join().unwrap();
    }

    #[test]
    fn others_are_told_from_nodes() {
        for answer in ["HTTP/1.0 403 Forbidden\r\n\r\n{}", "SSH-2.0\r\n", "HTTP/1.0 200 OK\r\n\r\n<html>", ""] {
            let (server, url) = server(answer);
            let failure = Rpc::new(&url).unwrap().call("system_name", json!([])).unwrap_err();
            assert!(matches!(failure, Failure::Unreachable(_)), "{answer}: {failure:?}");
            server.join().unwrap();
        }
    }

    #[test]
    fn nobody_is_unreachable() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let rpc = Rpc::new(&format!("http://127.0.0.1:{port}")).unwrap();
        assert!(matches!(rpc.call("system_name", json!([])), Err(Failure::Unreachable(_))));
    }

    #[test]
    fn urls_are_checked() {
        for (url, reason) in [
            ("wss://example.org:443", "ws://"),
            ("127.0.0.1:9944", "ws://"),
            ("ws://127.0.0.1", "no port"),
            ("ws://127.0.0.1:x", "no port"),
        ] {
            let error = Rpc::new(url).unwrap_err();
            assert!(error.contains(url) && error.contains(reason) && error.contains("--rpc-url"), "{error}");
        }
        let rpc = Rpc::new("ws://127.0.0.1:9944/path").unwrap();
        assert_eq!(rpc.loopback(), "127.0.0.1:9944".parse().ok());
        let other = rpc.at("192.0.2.1".parse().unwrap()).unwrap();
        assert_eq!((other.host.as_str(), other.loopback()), ("192.0.2.1:9944", None));
    }
}
