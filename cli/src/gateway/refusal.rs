//! Why a request is not served, as the answer that says it. What is about money has x402's form, everything else the
//! form of OpenAI's interface.

use super::{
    config::Model,
    ledger::{Denial, Standing},
    metrics::Outcome,
    offer::{self, Offer},
};
use http_body_util::{BodyExt, Full, combinators::UnsyncBoxBody};
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER},
};
use serde_json::{Value, json};
use std::convert::Infallible;
use tributary_client::voucher::{Fault, to_base64};

/// Anything that fails on the way of a body.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
/// The body of an answer.
pub type Payload = UnsyncBoxBody<Bytes, Failure>;

/// Why a request is not served.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
    outcome: Outcome,
    /// Seconds after which it may be tried again.
    retry: Option<u64>,
    /// What the model costs, and how it is paid.
    offer: Option<Box<Value>>,
    /// The tab, told to whoever has its key.
    tab: Option<Box<Value>>,
}

impl Refusal {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>, outcome: Outcome) -> Self {
        Self { status, code, message: message.into(), outcome, retry: None, offer: None, tab: None }
    }

    /// What the request says makes no sense.
    pub fn request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", message, Outcome::BadRequest)
    }

    /// There is nothing there.
    pub fn nothing(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", message, Outcome::BadRequest)
    }

    /// It is there, and is asked for otherwise.
    pub fn method() -> Self {
        let message = "it is not asked for in this way";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message, Outcome::BadRequest)
    }

    /// The body is too large.
    pub fn large(most: usize) -> Self {
        let message = format!("the request has more than {most} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message, Outcome::Limited)
    }

    /// The body does not come.
    pub fn slow() -> Self {
        let message = "the request did not come to its end";
        Self::new(StatusCode::REQUEST_TIMEOUT, "too_slow", message, Outcome::Limited)
    }

    /// Too much at once.
    pub fn busy() -> Self {
        let message = "the gateway has all that it can do";
        let refusal = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", message, Outcome::Limited);
        Self { retry: Some(1), ..refusal }
    }

    /// The gateway itself cannot.
    pub fn failed(message: impl Into<String>) -> Self {
        let refusal = Self::new(StatusCode::SERVICE_UNAVAILABLE, "gateway_failed", message, Outcome::Failed);
        Self { retry: Some(5), ..refusal }
    }

    /// The server behind does not answer.
    pub fn upstream(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_GATEWAY, "upstream_failed", message, Outcome::Upstream)
    }

    /// The server behind takes too long.
    pub fn late() -> Self {
        let message = "the model did not answer in time; nothing of your tab was used";
        Self::new(StatusCode::GATEWAY_TIMEOUT, "upstream_late", message, Outcome::Upstream)
    }

    /// The call has to be paid, or paid better.
    pub fn unpaid(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYMENT_REQUIRED, code, message, Outcome::Unpaid)
    }

    /// The voucher cannot be read, or somebody else signed it.
    pub fn voucher(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message, Outcome::BadVoucher)
    }

    /// A call was denied.
    pub fn denied(denial: Denial) -> Self {
        match denial {
            Denial::Short => Self::unpaid("short", "the voucher does not pay for what was used and for this call"),
            Denial::Closing => Self::unpaid("closing", "the tab is closing: open another one"),
            Denial::TooFast(seconds) => {
                let message = "the tab makes too many calls";
                let refusal = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_fast", message, Outcome::Limited);
                Self { retry: Some(seconds.ceil().clamp(1.0, 3_600.0) as u64), ..refusal }
            }
            Denial::Fault(fault) => match fault {
                Fault::NoLane(_) | Fault::OverDeposit | Fault::Underpaid(_) => {
                    Self::unpaid(fault.code(), fault.to_string())
                }
                Fault::Stale => Self::new(StatusCode::CONFLICT, fault.code(), fault.to_string(), Outcome::BadVoucher),
                _ => Self::voucher(fault.code(), fault.to_string()),
            },
        }
    }

    /// The same with what the model costs.
    #[must_use]
    pub fn offering(mut self, offer: &Offer<'_>, model: &Model) -> Self {
        self.offer = Some(Box::new(offer.accepted(model)));
        self
    }

    /// The same with what is told of the tab: for whoever has its key.
    #[must_use]
    pub fn about(mut self, standing: &Standing) -> Self {
        self.tab = Some(Box::new(offer::standing(standing)));
        self
    }

    /// What becomes of the call.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The answer. `path` was asked for.
    pub fn response(self, path: &str) -> Response<Payload> {
        let mut body = match self.status {
            StatusCode::PAYMENT_REQUIRED => json!({
                "x402Version": tributary_client::voucher::X402_VERSION, "error": self.message, "code": self.code,
                "resource": { "url": path, "description": "a call of a model", "mimeType": "application/json" },
                "accepts": self.offer.map(|offer| *offer).into_iter().collect::<Vec<_>>(),
            }),
            _ => json!({ "error": { "message": self.message, "type": kind(self.outcome), "code": self.code } }),
        };
        if let Some(tab) = self.tab {
            body["tab"] = *tab;
        }
        let required = (self.status == StatusCode::PAYMENT_REQUIRED).then(|| to_base64(&body));
        let mut response = json_response(self.status, &body);
        if let Some(value) = required.and_then(|text| HeaderValue::from_str(&text).ok()) {
            response.headers_mut().insert(HeaderName::from_static(offer::REQUIRED), value);
        }
        if let Some(seconds) = self.retry {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::BadVoucher | Outcome::Unpaid => "voucher_error",
        Outcome::BadRequest => "invalid_request_error",
        Outcome::Limited => "rate_limit_error",
        Outcome::Served | Outcome::Upstream | Outcome::Failed => "server_error",
    }
}

/// An answer in JSON.
pub fn json_response(status: StatusCode, body: &Value) -> Response<Payload> {
    let mut response = Response::new(whole(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// A body that is whole.
pub fn whole(bytes: impl Into<Bytes>) -> Payload {
    Full::new(bytes.into()).map_err(|never: Infallible| match never {}).boxed_unsync()
}
