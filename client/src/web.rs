//! Other servers, asked over HTTP.

use crate::{Error, Result};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{sync::Arc, time::Duration};

/// A client with its connections.
pub type Web = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// How long a connection is kept that nobody uses: less than servers keep theirs, so that none is used that is just
/// being closed.
const IDLE: Duration = Duration::from_secs(3);
/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// Why something failed, with what lies beneath: a client's error alone says where it was, such as
/// `client error (Connect)`.
pub fn reason(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        let more = error.to_string();
        if !said.contains(&more) {
            said = format!("{said}: {more}");
        }
        beneath = error.source();
    }
    said
}

/// A client that trusts whom this machine trusts. Where nothing that it asks for `is_encrypted`, certificates may be
/// missing: then it trusts nobody, and can still ask over plain HTTP.
///
/// # Errors
///
/// When this machine's cryptography does not do, or its certificates cannot be read and are needed.
pub fn web(is_encrypted: bool) -> Result<Web> {
    let provider = Arc::new(ring::default_provider());
    let tls = match HttpsConnectorBuilder::new().with_provider_and_native_roots(provider.clone()) {
        Ok(builder) => builder,
        Err(error) if is_encrypted => {
            let what = format!("the system's certificates cannot be read: {error}");
            return Err(Error::local(what, "install the system's certificates"));
        }
        Err(_) => {
            let failed = |error: rustls::Error| Error::local(format!("no encryption can be made: {error}"), "");
            let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
            let config = config.map_err(failed)?.with_root_certificates(RootCertStore::empty()).with_no_client_auth();
            HttpsConnectorBuilder::new().with_tls_config(config)
        }
    };
    let mut http = HttpConnector::new();
    http.enforce_http(false);
    http.set_nodelay(true);
    http.set_connect_timeout(Some(CONNECT));
    let connector = tls.https_or_http().enable_http1().wrap_connector(http);
    let mut builder = Client::builder(TokioExecutor::new());
    builder.pool_timer(TokioTimer::new()).pool_idle_timeout(IDLE);
    Ok(builder.build(connector))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Request;
    use std::net::TcpListener;

    #[tokio::test]
    async fn why_nobody_answers_is_told() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let request = Request::get(format!("http://127.0.0.1:{port}")).body(Full::default()).unwrap();
        let error = match web(false).unwrap().request(request).await {
            Err(error) => error,
            Ok(answer) => panic!("{}", answer.status()),
        };
        assert!(reason(&error).contains("Connection refused"), "{}", reason(&error));
    }
}
