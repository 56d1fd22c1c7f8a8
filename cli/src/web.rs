//! Other servers, asked over HTTP.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{sync::Arc, time::Duration};
use tributary_client::{Error, Result};

/// A client with its connections.
pub type Web = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// How long a connection is kept that nobody uses: less than servers keep theirs, so that none is used that is just
/// being closed.
const IDLE: Duration = Duration::from_secs(3);
/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// A client that trusts whom this machine trusts.
///
/// # Errors
///
/// When this machine's cryptography does not do.
pub fn web() -> Result<Web> {
    let failed = |error: rustls::Error| Error::local(format!("TLS cannot be set up: {error}"), "");
    let provider = Arc::new(ring::default_provider());
    let tls = match HttpsConnectorBuilder::new().with_provider_and_native_roots(provider.clone()) {
        Ok(builder) => builder,
        // A machine without certificates trusts nobody, and can still ask over plain HTTP.
        Err(_) => {
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
