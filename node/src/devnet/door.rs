//! Who may use JSON-RPC: programs, and the pages of this machine.
//!
//! Everybody who reaches a devnet may do everything, and a browser reaches whatever listens on its machine: so any web
//! site that somebody opens could drive the devnet. A browser says which site asks, in the header `Origin`; programs
//! say nothing. The SDK's server looks at it only where it can say afterwards who may read the answer, and never for a
//! WebSocket. Therefore the devnet has a server of its own, with the same methods and bounds, and the SDK's, which
//! cannot be done without, has an address that nobody knows and takes no connection.

use super::seal::LOG_TARGET;
use crate::ports;
use futures::future::ready;
use hyper::{
    StatusCode, Uri,
    header::{CONTENT_TYPE, HOST, HeaderMap, HeaderValue, ORIGIN},
};
use jsonrpsee::{
    RpcModule,
    core::BoxError,
    server::{
        BatchRequestConfig, HttpBody, HttpRequest, HttpResponse, PingConfig, RandomStringIdProvider, Server,
        ServerHandle, middleware::http::ProxyGetRequestLayer,
    },
};
use sc_rpc_server::{RpcMethods, utils::deny_unsafe};
use sc_service::{Error as ServiceError, config::RpcConfiguration};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    pin::Pin,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};
use tower::{Layer, Service, ServiceBuilder};
use tower_http::cors::CorsLayer;

/// How a user names the port, and the sites beside this machine's.
const PORT_FLAG: &str = "--rpc-port";
const CORS_FLAG: &str = "--rpc-cors";
/// Bytes of a mebibyte.
const MEBIBYTE: u32 = 1 << 20;
/// How often a WebSocket is asked whether somebody is there, how long it may be silent, and how often.
const PING: Duration = Duration::from_secs(30);
const SILENCE: Duration = Duration::from_secs(60);
const SILENCES: usize = 3;
/// The length of the names of subscriptions.
const ID_LENGTH: usize = 16;
/// The most sites that the log says were turned away.
const MOST_TOLD: usize = 20;

/// The sites whose pages may use JSON-RPC beside those of this machine.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Origins {
    /// None.
    #[default]
    None,
    /// These, such as `https://polkadot.js.org`.
    Listed(Vec<String>),
    /// All there are.
    All,
}

/// A site as browsers name it. That of files is `file://`.
fn without_slash(origin: &str) -> &str {
    if origin.ends_with("://") { origin } else { origin.trim_end_matches('/') }
}

impl FromStr for Origins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let site = |text: &str| {
            let site = without_slash(text.trim());
            ensure_site(site).map(|()| site.to_owned())
        };
        match text {
            "all" => Ok(Self::All),
            "none" => Ok(Self::None),
            list => list.split(',').map(site).collect::<Result<_, _>>().map(Self::Listed),
        }
    }
}

/// Makes sure that a text names a site as browsers do, files and `null` among them.
///
/// # Errors
///
/// A sentence when it does not: no page would ever come from there.
pub fn ensure_site(text: &str) -> Result<(), String> {
    let is_bare = |site: &str| !site.is_empty() && !site.contains('/') && !text.contains(char::is_whitespace);
    let is_site = text.split_once("://").is_some_and(|(scheme, site)| !scheme.is_empty() && is_bare(site));
    if ["null", "file://"].contains(&text) || is_site {
        return Ok(());
    }
    Err(format!("{text:?} is no site: write it like https://polkadot.js.org, several with commas between, or `all`"))
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Listed(list) => f.write_str(&list.join(",")),
            Self::All => f.write_str("all"),
        }
    }
}

/// The server to be opened: where, and within which bounds.
#[derive(Debug)]
pub struct Door {
    addr: SocketAddr,
    connections: u32,
    request: u32,
    response: u32,
    subscriptions: u32,
    buffer: u32,
    batch: BatchRequestConfig,
}

impl Door {
    /// Takes the place of the SDK's server, as that was to be.
    ///
    /// # Errors
    ///
    /// When it was to be nowhere.
    pub fn instead_of(rpc: &mut RpcConfiguration) -> Result<Self, ServiceError> {
        let endpoint = rpc.addr.as_mut().and_then(|endpoints| endpoints.first_mut());
        let endpoint = endpoint.ok_or_else(|| ServiceError::Other("JSON-RPC has no address".into()))?;
        let door = Self {
            addr: endpoint.listen_addr,
            connections: endpoint.max_connections,
            request: endpoint.max_payload_in_mb,
            response: endpoint.max_payload_out_mb,
            subscriptions: endpoint.max_subscriptions_per_connection,
            buffer: endpoint.max_buffer_capacity_per_connection,
            batch: endpoint.batch_config,
        };
        endpoint.listen_addr = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0);
        endpoint.max_connections = 0;
        Ok(door)
    }

    /// Serves the methods of `module` to programs, and to pages of this machine, of `origins`, and to the one at
    /// `page`.
    /// It ends with the answer.
    ///
    /// # Errors
    ///
    /// A sentence when the port is taken.
    pub fn open(
        self,
        module: &RpcModule<()>,
        origins: Origins,
        page: Option<SocketAddr>,
    ) -> Result<ServerHandle, ServiceError> {
        let failed = |error: BoxError| ServiceError::Application(error);
        let listener = ports::listen(self.addr, PORT_FLAG)?;
        let mut module = module.clone();
        let mut methods: Vec<_> = module.method_names().chain(["rpc_methods"]).collect();
        methods.sort_unstable();
        module
            .register_method("rpc_methods", move |_, _, _| json!({ "methods": methods }))
            .map_err(|error| failed(error.into()))?;
        let health = ProxyGetRequestLayer::new("/health", "system_health").map_err(|error| failed(error.into()))?;
        let guests = Arc::new(Guests { addr: self.addr, origins, page, told: Mutex::default() });
        let http = ServiceBuilder::new().layer(Guard(guests)).layer(health).layer(CorsLayer::permissive());
        let ping = PingConfig::new().ping_interval(PING).inactive_limit(SILENCE).max_failures(SILENCES);
        let server = Server::builder()
            .max_connections(self.connections)
            .max_request_body_size(self.request.saturating_mul(MEBIBYTE))
            .max_response_body_size(self.response.saturating_mul(MEBIBYTE))
            .max_subscriptions_per_connection(self.subscriptions)
            .set_message_buffer_capacity(self.buffer)
            .set_batch_request_config(self.batch)
            .set_id_provider(RandomStringIdProvider::new(ID_LENGTH))
            .enable_ws_ping(ping)
            .set_http_middleware(http)
            .build_from_tcp(listener)
            .map_err(|error| failed(error.into()))?;
        Ok(server.start(module))
    }
}

/// The address that is written as the host of a URL.
fn address(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// The address of this machine at which a request asks, by what it says.
fn asked(headers: &HeaderMap) -> Option<IpAddr> {
    let host = headers.get(HOST)?.to_str().ok()?.parse::<Uri>().ok()?;
    address(host.host()?)
}

/// Who may come in.
struct Guests {
    addr: SocketAddr,
    origins: Origins,
    page: Option<SocketAddr>,
    /// The sites that the log has told of.
    told: Mutex<BTreeSet<String>>,
}

impl Guests {
    /// Whether a page of this site may that asks at the address `asked`. `null` is what a browser says for a page that
    /// has no site, or hides it; other words that are no address are those of programs, which say what they like.
    fn may(&self, origin: &str, asked: Option<IpAddr>) -> bool {
        if origin != "null" && !origin.contains("://") {
            return true;
        }
        match &self.origins {
            Origins::All => return true,
            Origins::Listed(list) if list.iter().any(|listed| listed.eq_ignore_ascii_case(origin)) => return true,
            Origins::Listed(_) | Origins::None => {}
        }
        let Ok(origin) = origin.parse::<Uri>() else { return false };
        let is_web = matches!(origin.scheme_str(), Some("http" | "https"));
        let Some(host) = origin.host().filter(|_| is_web) else { return false };
        match address(host) {
            Some(ip) => ip.is_loopback() || self.is_own(ip, origin.port_u16(), asked),
            // A name is not enough but for this one: anybody can have one that leads here.
            None => host.eq_ignore_ascii_case("localhost"),
        }
    }

    /// Whether the page is served there, where it is served to other machines, or JSON-RPC itself: some programs name
    /// whom they ask as their origin, and no page comes from there. What is served at every address of this machine is
    /// at the one that is asked: other machines have that port, too.
    fn is_own(&self, ip: IpAddr, port: Option<u16>, asked: Option<IpAddr>) -> bool {
        let is_at = |addr: SocketAddr| {
            Some(addr.port()) == port && (addr.ip() == ip || (addr.ip().is_unspecified() && asked == Some(ip)))
        };
        is_at(self.addr) || self.page.is_some_and(is_at)
    }

    /// Why a request is turned away, if it is.
    fn refusal(&self, headers: &HeaderMap) -> Option<String> {
        let origin = headers.get(ORIGIN)?;
        let origin = origin.to_str().unwrap_or("null");
        if self.may(origin, asked(headers)) {
            return None;
        }
        let sentence = format!("a page of {origin} may not use this devnet: {CORS_FLAG} {origin} lets it");
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.len() < MOST_TOLD && told.insert(origin.to_owned()) {
            log::warn!(target: LOG_TARGET, "{sentence}");
        }
        Some(sentence)
    }
}

/// Has a service serve guests only.
#[derive(Clone)]
struct Guard(Arc<Guests>);

impl<S> Layer<S> for Guard {
    type Service = Guarded<S>;

    fn layer(&self, inner: S) -> Guarded<S> {
        Guarded { inner, guests: self.0.clone() }
    }
}

/// A service for guests.
#[derive(Clone)]
struct Guarded<S> {
    inner: S,
    guests: Arc<Guests>,
}

impl<S, B> Service<HttpRequest<B>> for Guarded<S>
where
    S: Service<HttpRequest<B>, Response = HttpResponse, Error = BoxError>,
    S::Future: Send + 'static,
{
    type Response = HttpResponse;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: HttpRequest<B>) -> Self::Future {
        if let Some(sentence) = self.guests.refusal(request.headers()) {
            return Box::pin(ready(Ok(turned_away(&sentence))));
        }
        // Methods ask for this: everybody who comes in may do everything.
        request.extensions_mut().insert(deny_unsafe(&self.guests.addr, &RpcMethods::Unsafe));
        Box::pin(self.inner.call(request))
    }
}

fn turned_away(sentence: &str) -> HttpResponse {
    let mut response = HttpResponse::new(HttpBody::from(json!({ "error": sentence }).to_string()));
    *response.status_mut() = StatusCode::FORBIDDEN;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guests(origins: &str, page: &str) -> Guests {
        Guests {
            addr: "127.0.0.1:9944".parse().unwrap(),
            origins: origins.parse().unwrap(),
            page: page.parse().ok(),
            told: Mutex::default(),
        }
    }

    #[test]
    fn pages_of_this_machine_may_and_others_may_not() {
        let guests = guests("none", "127.0.0.1:9980");
        let own = ["http://localhost:3000", "https://LOCALHOST", "http://127.0.0.1:9980", "http://[::1]:1"];
        for origin in own.into_iter().chain(["client"]) {
            assert!(guests.may(origin, None), "{origin}");
        }
        for origin in [
            "https://evil.example",
            "http://localhost.evil.example",
            "http://evil.example:9944",
            "http://192.168.1.5:9980",
            "chrome-extension://abc",
            "ftp://localhost",
            "null",
        ] {
            assert!(!guests.may(origin, None), "{origin}");
        }
    }

    #[test]
    fn a_flag_lets_others_in() {
        let listed = guests("https://polkadot.js.org/,null,file://", "");
        for origin in ["https://polkadot.js.org", "null", "file://", "http://localhost"] {
            assert!(listed.may(origin, None), "{origin}");
        }
        assert!(!listed.may("https://polkadot.js.org.evil.example", None));
        assert!(guests("all", "").may("https://evil.example", None));
        for text in ["all", "none", "https://a.example,https://b.example"] {
            assert_eq!(text.parse::<Origins>().unwrap().to_string(), text);
        }
        for text in ["", "nonsense", "https://", "https://a.example/page", "https://a.example,", "*"] {
            let error = text.parse::<Origins>().unwrap_err();
            assert!(error.contains("is no site") && error.contains("`all`"), "{error}");
        }
    }

    #[test]
    fn the_page_is_let_in_wherever_it_is_served() {
        let headers = |host| HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        let here = asked(&headers("192.168.1.5:9944"));
        assert_eq!(here, Some(IpAddr::from([192, 168, 1, 5])));
        assert_eq!(asked(&headers("[::1]:9944")), Some(IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])));
        assert_eq!((asked(&headers("devnet.example")), asked(&HeaderMap::new())), (None, None));
        let open = guests("none", "0.0.0.0:9980");
        assert!(open.may("http://192.168.1.5:9980", here));
        assert!(!open.may("http://192.168.1.5:9981", here) && !open.may("http://evil.example:9980", here));
        // A site elsewhere that has chosen the page's port.
        assert!(!open.may("http://203.0.113.7:9980", here) && !open.may("http://203.0.113.7:9980", None));
        assert!(guests("none", "192.168.1.5:9980").may("http://192.168.1.5:9980", None));
        let program = Guests { addr: "0.0.0.0:9944".parse().unwrap(), ..guests("none", "") };
        assert!(program.may("http://192.168.1.5:9944", here) && !program.may("http://devnet.example:9944", here));
    }

    #[test]
    fn programs_say_no_origin_and_who_is_turned_away_hears_why() {
        let guests = guests("none", "");
        assert_eq!(guests.refusal(&HeaderMap::new()), None);
        let headers = HeaderMap::from_iter([(ORIGIN, HeaderValue::from_static("https://evil.example"))]);
        let sentence = guests.refusal(&headers).unwrap();
        assert!(sentence.contains("https://evil.example") && sentence.contains("--rpc-cors"), "{sentence}");
        assert_eq!(turned_away(&sentence).status(), StatusCode::FORBIDDEN);
    }
}
