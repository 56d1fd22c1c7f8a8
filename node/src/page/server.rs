//! The server: who may connect, for whom a request is, and what is asked for.

use super::{
    answer::{self, Answer},
    files,
    spec::Spec,
};
use crate::{
    about,
    history::{Form, History, Refusal},
    ports::reachable,
};
use hyper::{
    Method, Request, StatusCode,
    body::Incoming,
    header::{HOST, HeaderMap},
    http::uri::Authority,
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use sc_service::TaskManager;
use serde_json::json;
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr, TcpListener as StdTcpListener},
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::{sleep, timeout},
};
use tributary_primitives::Hash;

/// What the log lines are filtered by.
const LOG_TARGET: &str = "page";
/// The most connections at a time; who finds no room waits.
const CONNECTIONS: usize = 128;
/// How long a request's head may take, and a connection be idle.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// The most bytes of a request's head.
const HEAD: usize = 16 << 10;
/// How long to wait when no more connections can be had.
const PAUSE: Duration = Duration::from_millis(100);
/// How many questions to the history, and for the spec, are answered at a time, and how long others wait.
const QUESTIONS: usize = 4;
const PATIENCE: Duration = Duration::from_secs(5);
/// Where the history is.
const HISTORY: &str = "/history/";

/// The node as the page is told of it.
pub struct Site {
    /// The name of the chain.
    pub chain: String,
    /// The hash of its block 0.
    pub genesis: Hash,
    /// Where the node listens for JSON-RPC.
    pub rpc: SocketAddr,
    /// Where browsers find that, if the node was told.
    pub public_rpc: Option<String>,
    /// Whether it has a devnet's methods.
    pub is_dev: bool,
    /// Its history, if it keeps one.
    pub history: Option<Arc<History>>,
    /// The spec of its chain, if there are votes that a light client can follow.
    pub spec: Option<Arc<Spec>>,
}

/// A site that is served.
struct Served {
    site: Site,
    /// Where it is served.
    addr: SocketAddr,
    questions: Semaphore,
}

/// Serves a site for as long as the node runs. Answers where.
///
/// # Errors
///
/// A sentence when the port cannot be used.
pub fn start(task_manager: &TaskManager, listener: StdTcpListener, site: Site) -> Result<SocketAddr, String> {
    let cannot = |error: std::io::Error| format!("the page cannot be served: {error}");
    let addr = listener.local_addr().map_err(cannot)?;
    let listener = TcpListener::from_std(listener).map_err(cannot)?;
    let served = Arc::new(Served { site, addr, questions: Semaphore::new(QUESTIONS) });
    task_manager.spawn_handle().spawn("page", None, serve(served, listener));
    log::info!(target: LOG_TARGET, "the page is at http://{}", reachable(addr));
    Ok(addr)
}

async fn serve(served: Arc<Served>, listener: TcpListener) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    // The semaphore is never closed.
    while let Ok(permit) = room.clone().acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => connection(&served, stream, permit),
            Err(error) => {
                log::debug!(target: LOG_TARGET, "no connection: {error}");
                sleep(PAUSE).await;
            }
        }
    }
}

/// Serves a connection beside the others.
fn connection(served: &Arc<Served>, stream: TcpStream, permit: OwnedSemaphorePermit) {
    let service = {
        let served = served.clone();
        service_fn(move |request: Request<Incoming>| {
            let served = served.clone();
            async move { Ok::<_, Infallible>(served.answer(&request).await) }
        })
    };
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::spawn(async move {
        // What fails on a connection is the other side's.
        let _ = connection.await;
        drop(permit);
    });
}

impl Served {
    /// The answer to a request.
    async fn answer<B>(&self, request: &Request<B>) -> Answer {
        let ws = self.ws(request.headers());
        let mut answer = match &ws {
            Err(sentence) => answer::refusal(StatusCode::BAD_REQUEST, sentence),
            Ok(_) if request.method() != Method::GET && request.method() != Method::HEAD => answer::read_only(),
            Ok(ws) => self.read(request, ws).await,
        };
        answer::guard(&mut answer, &answer::policy(ws.as_deref().unwrap_or_default(), self.site.is_dev));
        answer
    }

    async fn read<B>(&self, request: &Request<B>, ws: &str) -> Answer {
        let path = request.uri().path();
        if path == "/node.json" {
            return self.about(ws);
        }
        if path == "/spec.json" {
            return self.spec().await;
        }
        if let Some(view) = path.strip_prefix(HISTORY) {
            return self.history(view, request.uri().query().unwrap_or_default()).await;
        }
        match files::find(path) {
            Some(file) => answer::file(file, request.headers()),
            None if path == "/" && !files::is_there() => {
                answer::fresh(StatusCode::OK, "text/html; charset=utf-8", files::ABSENT)
            }
            None => answer::refusal(StatusCode::NOT_FOUND, "there is nothing here: the page is at /"),
        }
    }

    /// The node, told to the page.
    fn about(&self, ws: &str) -> Answer {
        let Site { chain, genesis, is_dev, history, .. } = &self.site;
        answer::value(&json!({
            "name": about::NAME,
            "version": about::build().version,
            "chain": chain,
            "genesis": genesis,
            "ws": ws,
            "dev": is_dev,
            "history": history.is_some(),
        }))
    }

    /// What a light client begins with.
    async fn spec(&self) -> Answer {
        let Some(spec) = self.site.spec.clone() else {
            let why = "a devnet of one process has no votes to follow: start it with --validators";
            return answer::refusal(StatusCode::NOT_FOUND, why);
        };
        match self.in_turn("the spec cannot be made: ask again", move || spec.json()).await {
            Ok(Ok(json)) => answer::fresh(StatusCode::OK, "application/json", json),
            Ok(Err(sentence)) => answer::refusal(StatusCode::SERVICE_UNAVAILABLE, &sentence),
            Err(refusal) => refusal,
        }
    }

    /// What the history answers.
    async fn history(&self, view: &str, query: &str) -> Answer {
        let Some(history) = self.site.history.clone() else {
            return answer::refusal(StatusCode::NOT_FOUND, "this node keeps no history: start it with --history");
        };
        let (asked, query) = (view.to_owned(), query.to_owned());
        let answered = self.in_turn("the history cannot be read: ask again", move || {
            let (table, form) = history.answer(&asked, &query)?;
            Ok::<_, Refusal>((table.text(form), form))
        });
        match answered.await {
            Ok(Ok((text, form))) => {
                let mut answer = answer::fresh(StatusCode::OK, form.media_type(), text);
                if form == Form::Csv {
                    answer::as_file(&mut answer, &file_name(view));
                }
                answer
            }
            Ok(Err(Refusal::Bad(sentence))) => answer::refusal(StatusCode::BAD_REQUEST, &sentence),
            Ok(Err(Refusal::Nothing(sentence))) => answer::refusal(StatusCode::NOT_FOUND, &sentence),
            Ok(Err(Refusal::Failed(sentence))) => answer::refusal(StatusCode::SERVICE_UNAVAILABLE, &sentence),
            Err(refusal) => refusal,
        }
    }

    /// Works something out beside what serves connections, when its turn has come. Refused if that takes too long, or,
    /// with the sentence `broken`, if it ended before it was done.
    async fn in_turn<T: Send + 'static>(
        &self,
        broken: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Answer> {
        let refusal = |sentence| answer::refusal(StatusCode::SERVICE_UNAVAILABLE, sentence);
        let Ok(Ok(_permit)) = timeout(PATIENCE, self.questions.acquire()).await else {
            return Err(refusal("too much is asked at once: ask again"));
        };
        spawn_blocking(work).await.map_err(|_| refusal(broken))
    }

    /// Where a browser that asked for this host finds JSON-RPC.
    ///
    /// # Errors
    ///
    /// A sentence when the request was meant for another server: a name that leads here is not enough, for anybody can
    /// have one that does.
    fn ws(&self, headers: &HeaderMap) -> Result<String, String> {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
        let host = host.ok_or("the request does not say for whom it is: it has no header `Host`")?;
        let host = host.host();
        let ip = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        let own = self.addr.ip();
        let is_own = match ip {
            Some(ip) => ip.is_loopback() || ip == own || own.is_unspecified(),
            None => host.eq_ignore_ascii_case("localhost"),
        };
        if !is_own {
            return Err(format!("the page is not served to {host}: open it as http://{}", reachable(self.addr)));
        }
        if let Some(url) = &self.site.public_rpc {
            return Ok(url.clone());
        }
        let rpc = self.site.rpc;
        match ip {
            Some(ip) if rpc.ip().is_unspecified() => Ok(format!("ws://{}", SocketAddr::new(ip, rpc.port()))),
            _ => Ok(format!("ws://{}", reachable(rpc))),
        }
    }
}

/// What a view is called as a file.
fn file_name(view: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    format!("{}.csv", view.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;
    use hyper::header::{ALLOW, CONTENT_TYPE};
    use serde_json::Value as Json;

    fn served(addr: &str, rpc: &str) -> Served {
        let site = Site {
            chain: "Test".into(),
            genesis: Hash::repeat_byte(7),
            rpc: rpc.parse().unwrap(),
            public_rpc: None,
            is_dev: true,
            history: None,
            spec: None,
        };
        Served { site, addr: addr.parse().unwrap(), questions: Semaphore::new(1) }
    }

    fn asked(served: &Served, method: Method, host: &str, path: &str) -> (StatusCode, String, Answer) {
        let request = Request::builder().method(method).uri(path).header(HOST, host).body(()).unwrap();
        let mut answer = futures::executor::block_on(served.answer(&request));
        let body = futures::executor::block_on(answer.body_mut().collect()).unwrap().to_bytes();
        (answer.status(), String::from_utf8_lossy(&body).into_owned(), answer)
    }

    #[test]
    fn a_name_that_leads_here_is_not_enough() {
        let local = served("127.0.0.1:9980", "127.0.0.1:9944");
        for host in ["localhost:9980", "127.0.0.1:9980", "[::1]:9980", "LOCALHOST", "127.0.0.1:4000"] {
            assert_eq!(asked(&local, Method::GET, host, "/node.json").0, StatusCode::OK, "{host}");
        }
        for host in ["evil.example:9980", "192.168.1.5:9980", "localhost.evil.example", ""] {
            let (status, body, _) = asked(&local, Method::GET, host, "/node.json");
            assert_eq!(status, StatusCode::BAD_REQUEST, "{host}");
            assert!(serde_json::from_str::<Json>(&body).unwrap()["error"].is_string(), "{body}");
        }
        let open = served("0.0.0.0:9980", "0.0.0.0:9944");
        let (_, body, _) = asked(&open, Method::GET, "192.168.1.5:9980", "/node.json");
        assert_eq!(serde_json::from_str::<Json>(&body).unwrap()["ws"], "ws://192.168.1.5:9944");
        assert_eq!(asked(&open, Method::GET, "evil.example", "/").0, StatusCode::BAD_REQUEST);
        let named = served("192.168.1.5:9980", "127.0.0.1:9944");
        assert_eq!(asked(&named, Method::GET, "192.168.1.5", "/node.json").0, StatusCode::OK);
    }

    #[test]
    fn the_node_is_told_as_the_page_wants_it() {
        let (_, body, _) = asked(&served("127.0.0.1:1", "0.0.0.0:9944"), Method::GET, "localhost", "/node.json");
        let told: Json = serde_json::from_str(&body).unwrap();
        assert_eq!(told["chain"], "Test");
        assert_eq!(told["genesis"], format!("{:?}", Hash::repeat_byte(7)));
        assert_eq!(told["ws"], "ws://127.0.0.1:9944");
        assert_eq!((&told["dev"], &told["history"]), (&Json::Bool(true), &Json::Bool(false)));
        assert!(told["name"].is_string() && told["version"].is_string());
    }

    #[test]
    fn behind_a_proxy_json_rpc_is_where_the_node_was_told() {
        let mut local = served("127.0.0.1:9980", "127.0.0.1:9944");
        local.site.public_rpc = Some("wss://rpc.example.org".into());
        let (_, body, _) = asked(&local, Method::GET, "127.0.0.1", "/node.json");
        assert_eq!(serde_json::from_str::<Json>(&body).unwrap()["ws"], "wss://rpc.example.org");
        assert_eq!(asked(&local, Method::GET, "evil.example", "/node.json").0, StatusCode::BAD_REQUEST);
    }

    #[test]
    fn everything_is_read_only_and_what_is_missing_is_told() {
        let local = served("127.0.0.1:9980", "127.0.0.1:9944");
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let (status, _, answer) = asked(&local, method, "localhost", "/history/events");
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(answer.headers()[ALLOW], "GET, HEAD");
        }
        let (status, body, _) = asked(&local, Method::GET, "localhost", "/history/events");
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body.contains("--history"), "{body}");
        let (status, body, _) = asked(&local, Method::GET, "localhost", "/spec.json");
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body.contains("--validators"), "{body}");
        assert_eq!(asked(&local, Method::GET, "localhost", "/nothing.js").0, StatusCode::NOT_FOUND);
        let (status, _, answer) = asked(&local, Method::GET, "localhost", "/");
        assert_eq!(status, StatusCode::OK);
        assert_eq!(answer.headers()[CONTENT_TYPE], "text/html; charset=utf-8");
        assert_eq!(file_name("asset/7/income"), "asset-7-income.csv");
    }
}
