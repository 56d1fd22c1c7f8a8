//! A call of a model: its voucher is checked, the model is asked, and the answer leaves once the voucher is on the
//! disk.

use super::{
    App,
    config::Model,
    ledger::{Denial, Running, Ticket},
    log,
    metrics::Outcome,
    offer,
    refusal::{Failure, Payload, Refusal, whole},
    stream::{Cut, Ended, Stream},
    units,
};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use serde_json::{Map, Value, json};
use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Instant,
};
use tokio::time::timeout;
use tributary_client::{
    purse::Ask,
    voucher::{Fault, Signed},
};

/// Serves a call, or says why not.
///
/// # Errors
///
/// Why not.
pub async fn call(app: &Arc<App>, request: Request<Incoming>) -> Result<(Response<Payload>, Outcome), Refusal> {
    let permit = app.slots.clone().try_acquire_owned().map_err(|_| Refusal::busy())?;
    let (head, body) = request.into_parts();
    let signed = payment(app, &head.headers)?;
    let cut = head.extensions.get::<Cut>().cloned().unwrap_or_default();
    let bytes = read(app, body).await?;
    let body: Map<String, Value> =
        serde_json::from_slice(&bytes).map_err(|error| Refusal::request(format!("the body is no JSON: {error}")))?;
    let name = body.get("model").and_then(Value::as_str).unwrap_or_default();
    let model = app.config.model(name).ok_or_else(|| {
        Refusal::nothing(format!("there is no model {name:?}; GET /v1/models lists those that there are"))
    })?;
    let Some(signed) = signed else {
        let message = format!("the call is paid by a voucher in the header {}", offer::PAYMENT);
        return Err(app.offering(Refusal::unpaid("no_voucher", message), model));
    };
    let request = upstream(model, head.uri.path(), body)?;
    let (ticket, durable) = admitted(app, model, &signed).await?;

    let began = Instant::now();
    let asked = timeout(app.config.limits.time, app.web.request(request));
    let (answer, kept) = tokio::join!(asked, durable);
    if kept != Ok(true) {
        app.books.store(false, Relaxed);
        return Err(Refusal::failed("the gateway cannot keep its books; nothing was served"));
    }
    let answer = match answer {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => {
            ticket.finish(0);
            log::warn("upstream_failed", &[("asset", model.asset.into()), ("error", error.to_string().into())]);
            return Err(Refusal::upstream("the model cannot be reached; nothing of your tab was used"));
        }
        Err(_) => {
            ticket.finish(0);
            return Err(Refusal::late());
        }
    };
    let is_stream = answer.status().is_success() && kind(answer.headers()).starts_with("text/event-stream");
    let served = Served { app: app.clone(), model, ticket, began };
    if is_stream { Ok(served.stream(answer, permit, cut)) } else { served.whole(answer).await }
}

/// The voucher of a request, if it has one.
pub fn payment(app: &App, headers: &HeaderMap) -> Result<Option<Signed>, Refusal> {
    let Some(value) = headers.get(offer::PAYMENT).or_else(|| headers.get(offer::PAYMENT_BEFORE)) else {
        return Ok(None);
    };
    let text = value.to_str().map_err(|_| Refusal::voucher("malformed", "the payment is no text"))?;
    let signed = Signed::from_header(text, &app.ledger.network);
    signed.map(Some).map_err(|error| Refusal::voucher("malformed", error.to_string()))
}

/// The tab of a voucher, if its key signed it.
///
/// # Errors
///
/// When there is no such tab here, or somebody else signed it.
pub async fn tab_of(app: &App, signed: &Signed) -> Result<Arc<Running>, Refusal> {
    let id = signed.voucher.tab;
    let running = match app.ledger.find(id) {
        Some(running) => Some(running),
        None => app.look_up(id).await?,
    };
    let unknown = || Refusal::unpaid("unknown_tab", format!("there is no tab {id} at this gateway"));
    let running = running.ok_or_else(unknown)?;
    if !running.has_signed(signed, &app.ledger.genesis) {
        let fault = Fault::WrongSignature;
        return Err(Refusal::voucher(fault.code(), fault.to_string()));
    }
    Ok(running)
}

/// Reads the body of a request, within limits.
async fn read(app: &App, body: Incoming) -> Result<Bytes, Refusal> {
    let limits = &app.config.limits;
    match timeout(limits.read, Limited::new(body, limits.body).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::large(limits.body)),
        Ok(Err(_)) => Err(Refusal::request("the body broke off")),
        Err(_) => Err(Refusal::slow()),
    }
}

/// Lets a call in for its voucher, or says what is wrong with it.
async fn admitted(app: &Arc<App>, model: &Model, signed: &Signed) -> Result<(Ticket, super::books::Durable), Refusal> {
    let running = match tab_of(app, signed).await {
        Ok(running) => running,
        Err(refusal) => return Err(app.offering(refusal, model)),
    };
    let ask = Ask { asset: model.asset, units: model.rule.ahead(), service: model.service };
    let mut admitted = app.ledger.admit(&running, signed, ask);
    // The payer may have topped the tab up, or opened a lane, in a block that was not looked at yet.
    if matches!(admitted, Err(Denial::Fault(Fault::OverDeposit | Fault::NoLane(_)))) {
        app.look_up(running.id).await?;
        admitted = app.ledger.admit(&running, signed, ask);
    }
    match admitted {
        Ok(admitted) => {
            if running.owed() >= app.config.settle.above {
                app.urgent.notify_one();
            }
            Ok(admitted)
        }
        Err(denial) => Err(app.offering(Refusal::denied(denial), model).about(&running.standing())),
    }
}

/// The request as the server behind gets it.
fn upstream(model: &Model, path: &str, mut body: Map<String, Value>) -> Result<Request<Full<Bytes>>, Refusal> {
    body.insert("model".into(), model.name.as_str().into());
    let is_stream = body.get("stream").and_then(Value::as_bool).unwrap_or_default();
    if is_stream && model.rule.needs_usage() {
        let options = body.entry("stream_options").or_insert_with(|| json!({}));
        match options.as_object_mut() {
            Some(options) => options.insert("include_usage".into(), true.into()),
            None => return Err(Refusal::request("stream_options is no object")),
        };
    }
    let mut request = Request::post(format!("{}{path}", model.upstream))
        .header(CONTENT_TYPE, "application/json")
        .header(ACCEPT, if is_stream { "text/event-stream" } else { "application/json" });
    if let Some(authorization) = &model.authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    request
        .body(Full::new(Value::from(body).to_string().into()))
        .map_err(|error| Refusal::failed(format!("the model's address is none: {error}")))
}

fn kind(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A call whose answer has begun.
struct Served<'a> {
    app: Arc<App>,
    model: &'a Model,
    ticket: Ticket,
    began: Instant,
}

impl Served<'_> {
    /// The answer as it comes.
    fn stream(
        self,
        answer: Response<Incoming>,
        permit: tokio::sync::OwnedSemaphorePermit,
        cut: Cut,
    ) -> (Response<Payload>, Outcome) {
        let Self { app, model, ticket, began } = self;
        let header = app.paid(ticket.running(), None);
        let (head, body) = answer.into_parts();
        let (rule, most) = (model.rule, app.config.limits.time);
        let stream = Stream::new(body, most, cut, move |ended| {
            let units = match ended {
                Ended::Failed => 0,
                Ended::Served(tokens) => rule.units(tokens, began.elapsed()),
            };
            app.metrics.units(units);
            ticket.finish(units);
            drop(permit);
        });
        (response(head.status, &head.headers, stream.boxed_unsync(), header), Outcome::Served)
    }

    /// The answer when all of it is there.
    async fn whole(self, answer: Response<Incoming>) -> Result<(Response<Payload>, Outcome), Refusal> {
        let Self { app, model, ticket, began } = self;
        let limits = &app.config.limits;
        let (head, body) = answer.into_parts();
        let left = limits.time.saturating_sub(began.elapsed());
        let bytes = match timeout(left, Limited::new(body, limits.answer).collect()).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(error)) => {
                ticket.finish(0);
                return Err(Refusal::upstream(broken(&error)));
            }
            Err(_) => {
                ticket.finish(0);
                return Err(Refusal::late());
            }
        };
        let (units, outcome) = if head.status.is_success() {
            let tokens = if model.rule.needs_usage() { units::tokens(&bytes) } else { None };
            (model.rule.units(tokens, began.elapsed()), Outcome::Served)
        } else {
            // What the server behind refuses costs nothing.
            (0, Outcome::Upstream)
        };
        let running = ticket.running().clone();
        ticket.finish(units);
        app.metrics.units(units);
        let header = app.paid(&running, Some(units));
        Ok((response(head.status, &head.headers, whole(bytes), header), outcome))
    }
}

fn broken(error: &Failure) -> String {
    if error.is::<LengthLimitError>() {
        return "the model's answer is too large; nothing of your tab was used".into();
    }
    "the model's answer broke off; nothing of your tab was used".into()
}

/// An answer of the server behind, with what it did to the tab.
fn response(status: StatusCode, headers: &HeaderMap, body: Payload, paid: String) -> Response<Payload> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if let Some(value) = headers.get(CONTENT_TYPE) {
        response.headers_mut().insert(CONTENT_TYPE, value.clone());
    }
    if let Ok(value) = HeaderValue::from_str(&paid) {
        response.headers_mut().insert(HeaderName::from_static(offer::RESPONSE), value);
    }
    response
}
