//! Requests to a server, as they are written.

use serde_json::Value;
use std::{
    collections::HashMap,
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a server answered.
#[derive(Debug)]
pub struct Reply {
    /// The number that says how it went.
    pub status: u16,
    /// The headers, with their names in lower case.
    pub headers: HashMap<String, String>,
    /// What came after them.
    pub body: String,
}

impl Reply {
    /// A header; nothing if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The body, which is JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// Sends a request with these headers, and `Host` if it is not among them.
pub fn ask(url: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let address = url.trim_start_matches("http://").trim_start_matches("ws://").trim_end_matches('/');
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut request = format!("{method} {path} HTTP/1.1\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request.push_str(&format!("Host: {address}\r\n"));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(request.as_bytes()).unwrap();

    let head = head(&mut stream);
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers: HashMap<_, _> = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let has_body = method != "HEAD" && status != 304 && status != 101;
    let length = headers.get("content-length").filter(|_| has_body).and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).unwrap();
    Reply { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
}

/// Reads up to the empty line.
fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

/// Reads what is there.
pub fn get(url: &str, path: &str) -> Reply {
    ask(url, "GET", path, &[], "")
}

/// Reads a value that must be there.
pub fn value(url: &str, path: &str) -> Value {
    let reply = get(url, path);
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    reply.json()
}

/// Asks for a WebSocket, as a page of `origin` does, or a program that has none.
pub fn open_socket(url: &str, origin: Option<&str>) -> Reply {
    let mut headers = vec![
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    headers.extend(origin.map(|origin| ("Origin", origin)));
    ask(url, "GET", "/", &headers, "")
}
