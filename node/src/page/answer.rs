//! Answers, and what browsers may do with them.

use super::files::File;
use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{
        ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
        CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, REFERRER_POLICY, VARY,
        X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};
use serde_json::{Value as Json, json};

/// An answer, whole.
pub type Answer = Response<Full<Bytes>>;

/// What browsers are told with every answer: it is what it says it is, it is in no frame, no other site reads it, and
/// nobody hears where its links come from.
fn always() -> [(HeaderName, &'static str); 5] {
    [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ]
}

/// What a document may load: its own scripts, styles, pictures and workers, and nothing else. Wasm is for the light
/// client and for hashing.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'; connect-src 'self'";

/// What a document of a devnet may speak to beside its own server: nodes on this machine.
const THIS_MACHINE: &str = "ws://127.0.0.1:* ws://localhost:*";
/// What one of another node may: a light client speaks to whatever node of the network there is.
const ANY_NODE: &str = "ws: wss:";

/// The policy for documents of a node whose JSON-RPC is at `ws`.
pub fn policy(ws: &str, is_dev: bool) -> String {
    if !is_dev {
        return format!("{POLICY} {ANY_NODE}");
    }
    // A policy cannot name an address of IPv6.
    let own = if ws.contains('[') { "ws:" } else { ws };
    format!("{POLICY} {THIS_MACHINE} {own}")
}

/// An answer of some kind, which is not kept.
pub fn fresh(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A value.
pub fn value(value: &Json) -> Answer {
    fresh(StatusCode::OK, "application/json", value.to_string())
}

/// Why there is no answer: a sentence.
pub fn refusal(status: StatusCode, sentence: &str) -> Answer {
    fresh(status, "application/json", json!({ "error": sentence }).to_string())
}

/// It is there, and can only be read.
pub fn read_only() -> Answer {
    let mut answer = refusal(StatusCode::METHOD_NOT_ALLOWED, "everything here can only be read: GET or HEAD");
    answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    answer
}

/// Has a browser keep an answer as a file of this name.
pub fn as_file(answer: &mut Answer, name: &str) {
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    }
}

/// A file of the page, packed for who can unpack it; nothing for who has it already.
pub fn file(file: &'static File, asked: &HeaderMap) -> Answer {
    let packed = file.is_packed && takes_gzip(asked);
    let tag = if packed { format!("\"{}-gz\"", file.tag) } else { format!("\"{}\"", file.tag) };
    let bytes = match (packed, has(asked, &tag)) {
        (_, true) => Bytes::new(),
        (true, _) => Bytes::from_static(file.bytes),
        (false, _) => Bytes::from(file.unpacked().into_owned()),
    };
    let mut answer = Response::new(Full::new(bytes));
    if has(asked, &tag) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind));
    // What has its content in its name stays; the rest is asked for again, by its tag.
    let keep = if file.is_immutable() { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    if packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    answer
}

/// Adds what browsers are told with every answer, and the policy of documents.
pub fn guard(answer: &mut Answer, policy: &str) {
    let headers = answer.headers_mut();
    for (name, value) in always() {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Whether whoever asks can unpack gzip.
fn takes_gzip(asked: &HeaderMap) -> bool {
    listed(asked, &ACCEPT_ENCODING).any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        let is_refused = matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim() == "gzip" && !is_refused
    })
}

/// Whether whoever asks has what this tag names.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    listed(asked, &IF_NONE_MATCH).any(|kept| kept == "*" || kept.strip_prefix("W/").unwrap_or(kept) == tag)
}

/// The entries of a header that is a list.
fn listed<'a>(asked: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> + use<'a> {
    let lines = asked.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    const PLAIN: File = File { path: "/a.txt", kind: "text/plain", tag: "1", is_packed: false, bytes: b"plain" };
    static TEXT: File = PLAIN;
    static SCRIPT: File = File { path: "/assets/a-1.js", kind: "text/javascript", ..PLAIN };

    fn asked(headers: &[(HeaderName, &'static str)]) -> HeaderMap {
        headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    fn body(answer: Answer) -> Bytes {
        futures::executor::block_on(answer.into_body().collect()).unwrap().to_bytes()
    }

    #[test]
    fn a_file_is_sent_once() {
        let first = file(&TEXT, &asked(&[]));
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[ETAG], "\"1\"");
        assert_eq!(first.headers()[CACHE_CONTROL], "no-cache");
        assert_eq!(body(first), "plain");
        for tags in ["\"1\"", "\"0\", W/\"1\"", "*"] {
            let again = file(&TEXT, &asked(&[(IF_NONE_MATCH, tags)]));
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{tags}");
            assert!(body(again).is_empty());
        }
        assert_eq!(file(&TEXT, &asked(&[(IF_NONE_MATCH, "\"2\"")])).status(), StatusCode::OK);
        assert!(file(&SCRIPT, &asked(&[])).headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }

    #[test]
    fn gzip_is_for_who_asks_for_it() {
        for (coding, takes) in
            [("gzip", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("br", false), ("x-gzip", false)]
        {
            assert_eq!(takes_gzip(&asked(&[(ACCEPT_ENCODING, coding)])), takes, "{coding}");
        }
    }

    #[test]
    fn documents_may_load_nothing_from_outside() {
        let devnet = policy("ws://127.0.0.1:9944", true);
        assert!(devnet.contains("default-src 'none'") && devnet.ends_with("ws://127.0.0.1:9944"), "{devnet}");
        assert!(!devnet.contains("unsafe-inline") && !devnet.contains("http") && !devnet.contains("wss:"), "{devnet}");
        assert!(policy("ws://127.0.0.1:9944", false).ends_with("connect-src 'self' ws: wss:"));
        let mut answer = refusal(StatusCode::NOT_FOUND, "there is nothing");
        guard(&mut answer, &devnet);
        assert_eq!(answer.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers()[CONTENT_SECURITY_POLICY], devnet.as_str());
        assert_eq!(body(answer), "{\"error\":\"there is nothing\"}");
    }
}
