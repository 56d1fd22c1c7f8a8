//! The server: who may connect, what is asked for, and its end.

use super::{
    App, call,
    config::PREFIX,
    log,
    metrics::Outcome,
    offer,
    refusal::{Payload, Refusal, json_response, whole},
    stream::Cut,
};
use hyper::{
    Method, Request, Response, StatusCode,
    body::Incoming,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CONTENT_TYPE, HeaderValue,
    },
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use serde_json::{Value, json};
use std::{
    convert::Infallible,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};

/// What is paid for.
const PAID: [&str; 3] = ["/v1/chat/completions", "/v1/completions", "/v1/embeddings"];
/// The most bytes of a request's head.
const HEAD: usize = 64 << 10;
/// How long to wait when no more connections can be had.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until it is told to end, and then what runs to its end.
pub async fn serve(app: Arc<App>, listener: TcpListener, mut stop: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(app.config.limits.connections));
    loop {
        // Who finds no room waits in the system's own queue.
        let accepted = async {
            let permit = room.clone().acquire_owned().await;
            (listener.accept().await, permit)
        };
        let (accepted, permit) = tokio::select! {
            accepted = accepted => accepted,
            _ = stop.changed() => break,
        };
        match (accepted, permit) {
            (Ok((stream, _)), Ok(permit)) => connection(&app, &graceful, stream, permit),
            (Err(error), _) => {
                log::warn("no_connection", &[("error", error.to_string().into())]);
                sleep(PAUSE).await;
            }
            (_, Err(_)) => break,
        }
    }
    drop(listener);
    if timeout(app.config.limits.grace, graceful.shutdown()).await.is_err() {
        log::warn("calls_cut_off", &[]);
    }
}

/// Serves a connection beside the others.
fn connection(app: &Arc<App>, graceful: &GracefulShutdown, stream: TcpStream, permit: OwnedSemaphorePermit) {
    // Without it small answers wait for the acknowledgement of those before.
    let _ = stream.set_nodelay(true);
    let cut = Cut::default();
    let service = {
        let (app, cut) = (app.clone(), cut.clone());
        service_fn(move |mut request: Request<Incoming>| {
            let app = app.clone();
            request.extensions_mut().insert(cut.clone());
            async move { Ok::<_, Infallible>(answer(&app, request).await) }
        })
    };
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(app.config.limits.read)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        tokio::select! {
            // What fails on a connection is the other side's.
            _ = connection => {}
            () = cut.wanted() => {}
        }
        drop(permit);
    });
}

/// The answer to a request.
async fn answer(app: &Arc<App>, request: Request<Incoming>) -> Response<Payload> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let mut response = match (&method, path.as_str()) {
        (&Method::OPTIONS, _) => preflight(),
        (&Method::POST, path) if PAID.contains(&path) => paid(app, request).await,
        (&Method::GET, "/healthz") => health(app),
        (&Method::GET, "/metrics") => metrics(app),
        (&Method::GET, "/v1/models") => json_response(StatusCode::OK, &models(app)),
        (&Method::GET, path) if path.starts_with(TABS) => match standing(app, &request).await {
            Ok(standing) => json_response(StatusCode::OK, &standing),
            Err(refusal) => refusal.response(path),
        },
        (_, path) if PAID.contains(&path) || FREE.contains(&path) => Refusal::method().response(path),
        (_, path) => Refusal::nothing("there is nothing here").response(path),
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("payment-required, payment-response, retry-after"),
    );
    response
}

/// What is free.
const FREE: [&str; 3] = ["/healthz", "/metrics", "/v1/models"];
/// Where tabs are asked about.
const TABS: &str = "/v1/tabs/";

/// A browser asks whether it may ask. It may: nothing here depends on who it belongs to.
fn preflight() -> Response<Payload> {
    let mut response = Response::new(whole(""));
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, OPTIONS"));
    headers.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("content-type, authorization, payment-signature, x-payment"),
    );
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

async fn paid(app: &Arc<App>, request: Request<Incoming>) -> Response<Payload> {
    let running = app.metrics.begin();
    let (began, path) = (Instant::now(), request.uri().path().to_owned());
    let (response, outcome) = match call::call(app, request).await {
        Ok(served) => served,
        Err(refusal) => {
            let outcome = refusal.outcome();
            (refusal.response(&path), outcome)
        }
    };
    drop(running);
    app.metrics.end(outcome, began.elapsed());
    if outcome == Outcome::Failed {
        log::error("call_failed", &[("path", path.into())]);
    }
    response
}

/// Whether the gateway can do its work: 200, or 503 when it cannot keep its books.
fn health(app: &App) -> Response<Payload> {
    let (books, chain) = (app.keeps_books(), app.sees_chain());
    let status = if books { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = match (books, chain) {
        (true, true) => "ok",
        (true, false) => "the node does not answer: tabs that are known are served, nothing is settled",
        (false, _) => "the books cannot be written: nothing is served",
    };
    json_response(status, &json!({ "status": word, "books": books, "chain": chain }))
}

fn metrics(app: &App) -> Response<Payload> {
    let (tabs, owed) = app.ledger.totals();
    let mut response = Response::new(whole(app.metrics.text(tabs, owed)));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; version=0.0.4"));
    response
}

/// The models, in the form of OpenAI's interface, with what they cost.
fn models(app: &App) -> Value {
    let model = |model: &super::config::Model| {
        json!({
            "id": format!("{PREFIX}{}", model.asset), "object": "model", "created": 0, "owned_by": "tributary",
            "payment": app.offer(model).accepted(model),
        })
    };
    json!({ "object": "list", "data": app.config.models.values().map(model).collect::<Vec<_>>() })
}

/// What is told of a tab to whoever has its key: any voucher of it that is signed says so, also one that promises
/// nothing.
async fn standing(app: &App, request: &Request<Incoming>) -> Result<Value, Refusal> {
    let id = request.uri().path().trim_start_matches(TABS).parse().ok();
    let id: u32 = id.ok_or_else(|| Refusal::nothing("there is no such tab"))?;
    let signed = call::payment(app, request.headers())?.ok_or_else(|| {
        Refusal::unpaid("no_voucher", "sign a voucher of the tab that promises nothing, and send it along")
    })?;
    if signed.voucher.tab != id {
        return Err(Refusal::voucher("other_tab", "the voucher is of another tab"));
    }
    let running = call::tab_of(app, &signed).await?;
    Ok(offer::standing(&running.standing()))
}
