//! The page and whom the devnet answers, as a browser meets them.

use crate::{
    common::{
        Devnet, Node,
        http::{ask, get, open_socket, value},
        wait_for,
    },
    dev_rpc::{mine, submit},
};
use serde_json::{Value, json};
use sp_keyring::Sr25519Keyring::Bob;
use std::{
    net::{TcpListener, TcpStream},
    path::Path,
};

/// A node that serves its page at this port.
fn node_with_page(folder: &Path, port: u16, more: &[&str]) -> Node {
    let port_text = port.to_string();
    let node = Node::start(folder, &[&["--dev", "--page-port", &port_text], more].concat());
    wait_for("page", || TcpStream::connect(("127.0.0.1", port)).ok());
    node
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn the_page_is_served_and_guarded() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let page = devnet.page();
    assert_eq!(devnet.config["explorer"], page);
    let reply = get(page, "/");
    assert_eq!((reply.status, reply.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(reply.body.to_lowercase().contains("<!doctype html>"), "{}", reply.body);
    let policy = reply.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
    assert!(policy.contains(devnet.config["ws"].as_str().unwrap()) && !policy.contains("unsafe-inline"), "{policy}");
    assert_eq!((reply.header("x-content-type-options"), reply.header("x-frame-options")), ("nosniff", "DENY"));

    let head = ask(page, "HEAD", "/", &[], "");
    assert_eq!((head.status, head.header("content-type")), (200, reply.header("content-type")));
    let tag = reply.header("etag");
    // A node that was built without the page has one document in its place, without a tag.
    if !tag.is_empty() {
        assert_eq!(ask(page, "GET", "/", &[("If-None-Match", tag)], "").status, 304);
        let packed = ask(page, "HEAD", "/", &[("Accept-Encoding", "gzip")], "");
        assert_eq!(packed.header("vary"), "accept-encoding");
    } else {
        assert!(reply.body.contains("make page"), "{}", reply.body);
    }
    let missing = get(page, "/assets/nothing.js");
    assert_eq!(missing.status, 404);
    assert!(missing.json()["error"].is_string());
}

#[test]
fn the_page_is_told_of_its_node() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let told = value(devnet.page(), "/node.json");
    assert_eq!(told["ws"], devnet.config["ws"]);
    assert_eq!((&told["chain"], &told["genesis"]), (&devnet.config["chain"], &devnet.config["genesisHash"]));
    assert_eq!((&told["dev"], &told["history"]), (&json!(true), &json!(true)));
    assert_eq!(told["name"], devnet.rpc("system_name", json!([])));
    assert_eq!(told["version"], devnet.rpc("system_version", json!([])));
}

#[test]
fn a_name_that_leads_here_is_not_served_and_nothing_can_be_written() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let page = devnet.page();
    for host in ["evil.example", "evil.example:9980", "localhost.evil.example"] {
        let reply = ask(page, "GET", "/node.json", &[("Host", host)], "");
        assert_eq!(reply.status, 400, "{host}: {}", reply.body);
        assert!(reply.json()["error"].as_str().unwrap().contains(host.split(':').next().unwrap()));
    }
    assert_eq!(ask(page, "GET", "/node.json", &[("Host", "localhost:4000")], "").status, 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = ask(page, method, "/history/events", &[], "{}");
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn without_a_page_there_is_none() {
    let devnet = Devnet::start(&["--seal", "manual", "--page-port", "off"]);
    assert!(devnet.config["page"].is_null());
    assert!(devnet.config["explorer"].as_str().unwrap().starts_with("https://polkadot.js.org/"));
}

/// A call over HTTP, as a page of `origin` makes it.
fn call(devnet: &Devnet, origin: Option<&str>) -> crate::common::http::Reply {
    let mut headers = vec![("Content-Type", "application/json")];
    headers.extend(origin.map(|origin| ("Origin", origin)));
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "dev_snapshot", "params": [] });
    ask(devnet.config["http"].as_str().unwrap(), "POST", "/", &headers, &body.to_string())
}

#[test]
fn a_web_site_cannot_drive_a_devnet() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let ws = devnet.config["ws"].as_str().unwrap();
    for origin in ["https://evil.example", "http://localhost.evil.example", "https://polkadot.js.org", "null"] {
        let socket = open_socket(ws, Some(origin));
        assert_eq!(socket.status, 403, "{origin}");
        assert!(socket.json()["error"].as_str().unwrap().contains("--rpc-cors"), "{}", socket.body);
        assert_eq!(call(&devnet, Some(origin)).status, 403, "{origin}");
    }
    let page = devnet.page().to_owned();
    for origin in [None, Some(page.as_str()), Some("http://localhost:5173"), Some("http://[::1]:3000")] {
        assert_eq!(open_socket(ws, origin).status, 101, "{origin:?}");
        let reply = call(&devnet, origin);
        assert_eq!(reply.status, 200, "{origin:?}: {}", reply.body);
        assert!(reply.json()["result"].is_u64(), "{}", reply.body);
    }
    // A browser asks first whether it may.
    let asks = [("Origin", "http://localhost:5173"), ("Access-Control-Request-Method", "POST")];
    let preflight = ask(ws, "OPTIONS", "/", &asks, "");
    assert_eq!((preflight.status, preflight.header("access-control-allow-origin")), (200, "*"));
    // What the SDK's server has is there as well.
    let methods = devnet.rpc("rpc_methods", json!([]));
    let methods = methods["methods"].as_array().unwrap();
    assert!(methods.contains(&json!("rpc_methods")) && methods.contains(&json!("dev_snapshot")));
    assert_eq!(get(devnet.config["http"].as_str().unwrap(), "/health").status, 200);
    // A line for each way in, with the remedy; whatever is logged later would come after this one.
    submit(&devnet, &devnet.remark(Bob, 0));
    mine(&devnet, 1);
    let log = wait_for("line", || Some(devnet.log()).filter(|log| log.contains("system.remark by Bob")));
    assert_eq!(log.matches("https://evil.example").count(), 2, "told once, with its remedy: {log}");
}

#[test]
fn a_flag_lets_a_web_site_in() {
    let devnet = Devnet::start(&["--seal", "manual", "--rpc-cors", "https://polkadot.js.org"]);
    let ws = devnet.config["ws"].as_str().unwrap();
    assert_eq!(open_socket(ws, Some("https://polkadot.js.org")).status, 101);
    assert_eq!(open_socket(ws, Some("https://evil.example")).status, 403);
}

#[test]
fn a_node_of_a_network_serves_the_page_too_and_goes_on_with_its_history() {
    let dir = tempfile::tempdir().unwrap();
    let port = free_port();
    let page = format!("http://127.0.0.1:{port}");
    let reached = |height: u64| {
        wait_for("history", || {
            let status = value(&page, "/history/status");
            (status["block"].as_u64() >= Some(height)).then_some(status)
        })
    };
    let node = node_with_page(dir.path(), port, &["--history"]);
    let told = value(&page, "/node.json");
    assert_eq!((&told["dev"], &told["history"], &told["ws"]), (&json!(false), &json!(true), &json!(node.url())));
    let before = reached(5)["block"].as_u64().unwrap();
    assert!(node.stop().success());

    let node = node_with_page(dir.path(), port, &["--history"]);
    let status = reached(before + 5);
    assert_eq!((&status["first"], &status["missing"]), (&json!(1), &json!([])));
    let assets = value(&page, "/history/assets");
    assert_eq!(assets.as_array().map(Vec::len), Some(3), "the demo's: {assets}");
    drop(node);
}

#[test]
fn a_node_without_a_history_says_how_to_have_one() {
    let dir = tempfile::tempdir().unwrap();
    let port = free_port();
    let _node = node_with_page(dir.path(), port, &[]);
    let page = format!("http://127.0.0.1:{port}");
    assert_eq!(value(&page, "/node.json")["history"], Value::Bool(false));
    let reply = get(&page, "/history/status");
    assert_eq!(reply.status, 404);
    assert!(reply.json()["error"].as_str().unwrap().contains("--history"), "{}", reply.body);
}
