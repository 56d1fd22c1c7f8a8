//! What a running node answers over HTTP, with nothing but the standard library underneath.

use super::launch::PATIENCE;
use serde_json::{Value, json};
use std::{
    io::{self, Read, Write},
    net::TcpStream,
};

/// The body of the answer to an HTTP request, of which `head` is everything up to the host.
fn http(url: &str, head: &str, body: &str) -> io::Result<String> {
    let addr = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(addr)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "{head} HTTP/1.0\r\nHost: {addr}\r\nContent-Type: application/json\r\n")?;
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.") && head.contains(" 200 "), "{head}");
    Ok(body.to_owned())
}

/// What a server answers to GET.
pub fn get(url: &str) -> String {
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    http(url, &format!("GET /{path}"), "").unwrap()
}

/// What a server answers to a request with this JSON.
///
/// # Errors
///
/// When there is no server.
pub fn post(url: &str, body: &Value) -> io::Result<Value> {
    Ok(serde_json::from_str(&http(url, "POST /", &body.to_string())?).unwrap())
}

/// Calls a method of a node and answers its result.
///
/// # Errors
///
/// When there is no node.
pub fn rpc(url: &str, method: &str, params: Value) -> io::Result<Value> {
    let mut answer = post(url, &json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }))?;
    assert!(answer.get("error").is_none(), "{method}: {answer}");
    Ok(answer["result"].take())
}

/// Calls a method of a node that is expected to fail and answers the error.
pub fn refusal(url: &str, method: &str, params: Value) -> Value {
    let answer = post(url, &json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params })).unwrap();
    assert!(answer.get("result").is_none(), "{method}: {answer}");
    answer["error"].clone()
}

/// The height that a header says.
pub fn height_of(header: &Value) -> u64 {
    let number = header["number"].as_str().unwrap();
    u64::from_str_radix(number.trim_start_matches("0x"), 16).unwrap()
}

/// The height of the last final block, unless there is no node.
pub fn finalized_height(url: &str) -> Option<u64> {
    let hash = rpc(url, "chain_getFinalizedHead", json!([])).ok()?;
    Some(height_of(&rpc(url, "chain_getHeader", json!([hash])).ok()?))
}
