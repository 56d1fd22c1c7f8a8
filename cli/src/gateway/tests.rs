//! A gateway as payers meet it over HTTP: with what the chain says of tabs, books on a disk and a server behind that
//! counts.

use super::{books::Books, *};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{CONTENT_TYPE, HeaderMap},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::{collections::HashMap, convert::Infallible, sync::Mutex, time::Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};
use tributary_client::{
    Account, Tab, Voucher,
    keys::Key,
    voucher::{Lane, Signed, Signer, from_base64, network},
};

const GENESIS: [u8; 32] = [1; 32];
const GATEWAY: Account = Account([2; 32]);

/// What the chain says, for as long as a test says nothing else.
type Tabs = Arc<Mutex<HashMap<u32, Tab>>>;

/// A gateway, and who pays it.
struct Running {
    url: String,
    app: Arc<App>,
    tabs: Tabs,
    web: Web,
    folder: tempfile::TempDir,
    _stop: watch::Sender<bool>,
}

/// An answer.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    /// The status, and the word for what is wrong.
    fn code(&self) -> (u16, String) {
        let json = self.json();
        let code = json.get("code").or_else(|| json.pointer("/error/code")).and_then(Value::as_str);
        (self.status.as_u16(), code.unwrap_or_default().to_owned())
    }

    /// What it did to the tab.
    fn paid(&self) -> Value {
        from_base64(self.headers["payment-response"].to_str().unwrap()).unwrap()
    }
}

fn key() -> Key {
    Key::from_secret("//Payer").unwrap()
}

fn tab(id: u32) -> Tab {
    Tab {
        id,
        payer: Account([3; 32]),
        signer: Signer::Sr25519(key().account().0),
        gateway: GATEWAY,
        deposit: 1_000,
        spent: 0,
        closing: None,
        prices: [(4, 10)].into(),
        settled: Voucher { tab: id, ..Voucher::default() },
    }
}

fn signed(tab: u32, service: u128, units: u64, amount: u128) -> Signed {
    Voucher { tab, service, lanes: vec![Lane { asset: 4, units, amount }] }.signed(&key(), &GENESIS)
}

/// Bytes of a stream that is too long for anybody's buffers.
const FLOOD: usize = 64 << 20;

/// A server that answers how many tokens there are in what it is given, a letter each; as a stream if that is wanted.
async fn upstream() -> String {
    async fn answer(request: Request<Incoming>) -> std::result::Result<Response<Full<Bytes>>, Infallible> {
        let body = request.into_body().collect().await.unwrap().to_bytes();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["model"], "letters");
        let tokens = body["input"].as_str().unwrap_or_default().len();
        let usage = json!({ "usage": { "total_tokens": tokens } });
        if body["input"] == "refuse" {
            let refused = Response::builder().status(422).header(CONTENT_TYPE, "application/json");
            return Ok(refused.body(Full::from("{\"error\": {\"message\": \"no\"}}")).unwrap());
        }
        if body["input"] == "flood" {
            let stream = Response::builder().header(CONTENT_TYPE, "text/event-stream");
            return Ok(stream.body(Full::from("data: {}\n\n".repeat(FLOOD / 10))).unwrap());
        }
        if body["stream"] == true {
            assert_eq!(body["stream_options"]["include_usage"], true);
            let text = format!("data: {{\"choices\": []}}\n\ndata: {usage}\n\ndata: [DONE]\n\n");
            let stream = Response::builder().header(CONTENT_TYPE, "text/event-stream");
            return Ok(stream.body(Full::from(text)).unwrap());
        }
        let whole = Response::builder().header(CONTENT_TYPE, "application/json");
        Ok(whole.body(Full::from(usage.to_string())).unwrap())
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
        }
    });
    url
}

/// A gateway before `upstream` that counts as `rule` says.
async fn gateway(upstream: &str, rule: &str) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let token = Token::new("TRIB", 12).unwrap();
    let text = format!(
        "upstream = \"{upstream}\"\n[limits]\nbody = 1000\nburst = 30.0\nrate = 0.001\ntime = 5\n[[model]]\nasset = 4\n\
         name = \"letters\"\nservice = \"2 planck\"\n{rule}"
    );
    let config = Config::parse(&text, folder.path(), &token).unwrap();
    let (books, entries, _) = Books::open(&config.books, &GENESIS, &GATEWAY.0).unwrap();
    let pace = Pace { rate: config.limits.rate, burst: config.limits.burst };
    let ledger = Arc::new(Ledger::new(GENESIS, GATEWAY, pace, books, entries));
    let (app, mut questions) = App::new(config, ledger, token, 42).unwrap();
    let (app, tabs) = (Arc::new(app), Tabs::default());
    app.prices.write().unwrap().insert(4, 10);
    let (known, ledger) = (tabs.clone(), app.ledger.clone());
    tokio::spawn(async move {
        while let Some(Question { id, told }) = questions.recv().await {
            let tab = known.lock().unwrap().get(&id).cloned();
            let _ = told.send(Ok(tab.and_then(|tab| ledger.learn(tab, 1))));
        }
    });
    tabs.lock().unwrap().insert(7, tab(7));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(serve::serve(app.clone(), listener, stopped));
    Running { url, app, tabs, web: web(false).unwrap(), folder, _stop }
}

impl Running {
    async fn ask(&self, method: &str, path: &str, signed: Option<&Signed>, body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        if let Some(signed) = signed {
            request = request.header("payment-signature", signed.to_header(&network(&GENESIS)));
        }
        let answer = self.web.request(request.body(Full::from(body.to_owned())).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        Answer { status: head.status, headers: head.headers, bytes: body.collect().await.unwrap().to_bytes() }
    }

    async fn call(&self, signed: Option<&Signed>) -> Answer {
        self.ask("POST", "/v1/embeddings", signed, "{\"model\": \"trib:4\", \"input\": \"rain\"}").await
    }
}

const REQUESTS: &str = "unit = \"requests\"";

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_pay_is_told_how() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    let answer = gateway.call(None).await;
    assert_eq!(answer.code(), (402, "no_voucher".into()));
    let body = answer.json();
    assert_eq!(from_base64(answer.headers["payment-required"].to_str().unwrap()), Some(body.clone()));
    assert_eq!((&body["x402Version"], &body["resource"]["url"]), (&json!(2), &json!("/v1/embeddings")));
    let accepted = &body["accepts"][0];
    let address = GATEWAY.address(42);
    assert_eq!(accepted["scheme"], "batch-settlement");
    assert_eq!(accepted["network"], format!("polkadot:{}", "01".repeat(16)));
    assert_eq!((&accepted["amount"], &accepted["asset"]), (&json!("12"), &json!("trib:4")));
    assert_eq!((&accepted["payTo"], &accepted["maxTimeoutSeconds"]), (&json!(address), &json!(5)));
    let extra = &accepted["extra"];
    assert_eq!((&extra["asset"], &extra["price"], &extra["service"]), (&json!(4), &json!("10"), &json!("2")));
    assert_eq!((&extra["gateway"], &extra["genesis"]), (&json!(address), &json!(format!("0x{}", "01".repeat(32)))));
    assert_eq!(extra["open"]["call"], "tabs.open");
    assert_eq!(extra["open"]["arguments"]["lanes"], json!([[4, "10"]]));
    assert!(extra["open"]["command"].as_str().unwrap().starts_with("trib pay http://"));

    let models = gateway.ask("GET", "/v1/models", None, "").await.json();
    assert_eq!((&models["data"][0]["id"], &models["data"][0]["payment"]), (&json!("trib:4"), accepted));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_pays_is_served_and_the_voucher_is_on_the_disk() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    for call in 1..=5_u64 {
        let voucher = signed(7, 2 * u128::from(call), call, 10 * u128::from(call));
        let answer = gateway.call(Some(&voucher)).await;
        assert_eq!((answer.status, answer.json()["usage"]["total_tokens"].as_u64()), (StatusCode::OK, Some(4)));
        let paid = answer.paid();
        assert_eq!((&paid["success"], &paid["extra"]["units"]), (&json!(true), &json!(1)));
        assert_eq!(paid["extra"]["tab"]["used"], voucher.voucher.to_json());
        assert!(paid["extra"]["tab"]["promised"].is_null(), "signatures are for who has the key");
        // What SQLite itself finds on the disk, whatever the gateway thinks.
        let copy = gateway.folder.path().join(format!("copy-{call}.db"));
        std::fs::copy(gateway.folder.path().join("gateway.db"), &copy).unwrap();
        let wal = |path: &Path| path.with_file_name(format!("{}-wal", path.file_name().unwrap().to_str().unwrap()));
        std::fs::copy(wal(&gateway.folder.path().join("gateway.db")), wal(&copy)).unwrap();
        let (_, entries, _) = Books::open(&copy, &GENESIS, &GATEWAY.0).unwrap();
        assert_eq!(entries.iter().map(|entry| &entry.promised).collect::<Vec<_>>(), [&voucher]);
    }
    assert_eq!(gateway.app.ledger.totals(), (1, 60));
    let metrics = gateway.ask("GET", "/metrics", None, "").await;
    let text = String::from_utf8_lossy(&metrics.bytes).into_owned();
    assert!(text.contains("tributary_gateway_calls_total{outcome=\"served\"} 5\n"), "{text}");
    assert!(text.contains("tributary_gateway_unsettled_planck 60\n"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn vouchers_that_are_not_good_are_turned_away_with_a_reason() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    assert_eq!(gateway.call(Some(&signed(7, 2, 1, 10))).await.status, StatusCode::OK);
    let stranger = Key::from_secret("//Stranger").unwrap();
    let voucher = |tab| Voucher { tab, service: 4, lanes: vec![Lane { asset: 4, units: 2, amount: 20 }] };
    let lane = Voucher { tab: 7, service: 4, lanes: vec![Lane { asset: 5, units: 2, amount: 20 }] };
    for (given, status, code) in [
        (signed(7, 2, 1, 10), 409, "stale"),
        (signed(7, 1, 2, 20), 409, "stale"),
        (signed(7, 4, 2, 19), 402, "underpaid"),
        (signed(7, 3, 2, 20), 402, "short"),
        (signed(7, 4, 1, 20), 402, "short"),
        (signed(7, 981, 2, 20), 402, "over_deposit"),
        (signed(8, 4, 2, 20), 402, "unknown_tab"),
        (lane.signed(&key(), &GENESIS), 402, "no_lane"),
        (voucher(7).signed(&stranger, &GENESIS), 400, "wrong_signature"),
        (voucher(7).signed(&key(), &[9; 32]), 400, "wrong_signature"),
    ] {
        let answer = gateway.call(Some(&given)).await;
        assert_eq!(answer.code(), (status, code.to_owned()), "{given:?}");
        // Who has the key learns where the tab is; nobody else does.
        let shown = answer.json()["tab"]["promised"]["signature"].is_string();
        assert_eq!(shown, !["wrong_signature", "unknown_tab"].contains(&code), "{code}");
    }
    assert_eq!(gateway.app.ledger.totals(), (1, 12), "none of them counts");
    // A top-up in a block that was not looked at yet.
    gateway.tabs.lock().unwrap().get_mut(&7).unwrap().deposit = 2_000;
    assert_eq!(gateway.call(Some(&signed(7, 981, 2, 20))).await.status, StatusCode::OK);
    gateway.tabs.lock().unwrap().get_mut(&7).unwrap().closing = Some(600);
    gateway.app.ledger.learn(gateway.tabs.lock().unwrap()[&7].clone(), 1);
    assert_eq!(gateway.call(Some(&signed(7, 983, 3, 30))).await.code(), (402, "closing".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_that_make_no_sense_are_turned_away() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    let (good, large) =
        (signed(7, 2, 1, 10), format!("{{\"model\": \"trib:4\", \"input\": \"{}\"}}", "x".repeat(1_000)));
    for (method, path, body, status, code) in [
        ("POST", "/v1/embeddings", "no", 400, "invalid_request"),
        ("POST", "/v1/embeddings", "[]", 400, "invalid_request"),
        ("POST", "/v1/embeddings", "{}", 404, "not_found"),
        ("POST", "/v1/embeddings", "{\"model\": \"trib:5\"}", 404, "not_found"),
        ("POST", "/v1/embeddings", "{\"model\": \"letters\"}", 404, "not_found"),
        ("POST", "/v1/embeddings", large.as_str(), 413, "too_large"),
        ("GET", "/v1/embeddings", "", 405, "method_not_allowed"),
        ("DELETE", "/v1/models", "", 405, "method_not_allowed"),
        ("GET", "/v1/nothing", "", 404, "not_found"),
        ("GET", "/v1/tabs/x", "", 404, "not_found"),
        ("GET", "/v1/tabs/8", "", 400, "other_tab"),
    ] {
        let answer = gateway.ask(method, path, Some(&good), body).await;
        assert_eq!(answer.code(), (status, code.to_owned()), "{method} {path} {body}");
    }
    assert_eq!(gateway.app.ledger.totals().1, 0, "none of them was paid for");
    for header in ["", "*", "e30=", "bnVsbA=="] {
        let request = Request::post(format!("{}/v1/embeddings", gateway.url)).header("payment-signature", header);
        let answer = gateway.web.request(request.body(Full::from("{}")).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{header}");
    }
    assert_eq!(gateway.ask("OPTIONS", "/v1/embeddings", None, "").await.status, StatusCode::NO_CONTENT);
    assert_eq!(gateway.ask("GET", "/healthz", None, "").await.json()["books"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_is_told_to_who_has_its_key() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    let last = signed(7, 2, 1, 10);
    assert_eq!(gateway.call(Some(&last)).await.status, StatusCode::OK);
    assert_eq!(gateway.ask("GET", "/v1/tabs/7", None, "").await.code(), (402, "no_voucher".into()));
    let empty = Voucher { tab: 7, ..Voucher::default() };
    let stranger = empty.clone().signed(&Key::from_secret("//Stranger").unwrap(), &GENESIS);
    assert_eq!(gateway.ask("GET", "/v1/tabs/7", Some(&stranger), "").await.code(), (400, "wrong_signature".into()));
    let told = gateway.ask("GET", "/v1/tabs/7", Some(&empty.signed(&key(), &GENESIS)), "").await.json();
    assert_eq!(told["used"], last.voucher.to_json());
    assert_eq!(told["promised"]["voucher"], format!("0x{}", hex(&last.voucher.bytes())));
    assert_eq!(told["promised"]["signature"], format!("0x{}", hex(&last.signature.bytes())));
    assert_eq!((&told["deposit"], &told["prices"]), (&json!("1000"), &json!([[4, "10"]])));
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_counted_in_answers_and_in_streams() {
    let gateway = gateway(&upstream().await, "unit = \"tokens\"\nper = 2\nahead = 3").await;
    // Four letters are two units; three were promised.
    let answer = gateway.call(Some(&signed(7, 6, 3, 30))).await;
    assert_eq!((answer.status, &answer.paid()["extra"]["units"]), (StatusCode::OK, &json!(2)));
    let body = "{\"model\": \"trib:4\", \"input\": \"cloudy sky\", \"stream\": true}";
    assert_eq!(gateway.ask("POST", "/v1/completions", Some(&signed(7, 9, 4, 40)), body).await.code().0, 402);
    let answer = gateway.ask("POST", "/v1/completions", Some(&signed(7, 10, 5, 50)), body).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.bytes.ends_with(b"data: [DONE]\n\n"));
    // Ten letters are five units: two more than were promised before it.
    let standing = gateway.app.ledger.find(7).unwrap().standing();
    assert_eq!((standing.used.lane(4).units, standing.used.service), (7, 14));
    assert_eq!(gateway.call(Some(&signed(7, 19, 9, 90))).await.code(), (402, "short".into()));
    assert_eq!(gateway.call(Some(&signed(7, 20, 10, 100))).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_served_is_not_used() {
    let running = gateway(&upstream().await, REQUESTS).await;
    let body = "{\"model\": \"trib:4\", \"input\": \"refuse\"}";
    let answer = running.ask("POST", "/v1/embeddings", Some(&signed(7, 2, 1, 10)), body).await;
    assert_eq!((answer.status.as_u16(), &answer.paid()["extra"]["units"]), (422, &json!(0)));
    // The next voucher says a planck more, and no unit.
    assert_eq!(running.call(Some(&signed(7, 3, 1, 10))).await.status, StatusCode::OK);
    assert_eq!(running.call(Some(&signed(7, 4, 1, 10))).await.code(), (402, "short".into()));

    let nobody = gateway("http://127.0.0.1:9", REQUESTS).await;
    assert_eq!(nobody.call(Some(&signed(7, 2, 1, 10))).await.code(), (502, "upstream_failed".into()));
    let standing = nobody.app.ledger.find(7).unwrap().standing();
    assert_eq!((standing.used.lane(4).units, standing.used.service), (0, 0));
}

/// A payer who asks for a stream and reads nothing of it would keep a place of all calls for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_nobody_reads_ends_in_its_time() {
    let gateway = gateway(&upstream().await, "unit = \"tokens\"\nper = 2\nahead = 3").await;
    let room = gateway.app.slots.available_permits();
    let body = "{\"model\": \"trib:4\", \"input\": \"flood\", \"stream\": true}";
    let payment = signed(7, 6, 3, 30).to_header(&network(&GENESIS));
    let length = body.len();
    let head = format!("POST /v1/completions HTTP/1.1\r\nhost: gateway\r\ncontent-length: {length}\r\n");
    let mut stream = TcpStream::connect(gateway.url.trim_start_matches("http://")).await.unwrap();
    stream.write_all(format!("{head}payment-signature: {payment}\r\n\r\n{body}").as_bytes()).await.unwrap();
    let mut some = [0; 12];
    stream.read_exact(&mut some).await.unwrap();
    assert_eq!(&some, b"HTTP/1.1 200");
    assert_eq!(gateway.app.slots.available_permits(), room - 1);
    let began = Instant::now();
    while gateway.app.slots.available_permits() < room {
        assert!(began.elapsed() < Duration::from_secs(60), "it still has its place");
        sleep(Duration::from_millis(50)).await;
    }
    // It took what was set aside for it: something of it came.
    assert_eq!(gateway.app.ledger.find(7).unwrap().standing().used.lane(4).units, 3);
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    assert!(rest.len() < FLOOD, "the connection was cut");
}

/// A server behind that breaks off before anything came has taken nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_of_which_nothing_came_takes_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for begun in ["", "5\r\ndata:\r\n"] {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 4_096]).await;
            let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
            stream.write_all(format!("{head}{begun}").as_bytes()).await.unwrap();
            sleep(Duration::from_millis(100)).await;
        }
    });
    let gateway = gateway(&url, "unit = \"tokens\"\nper = 2\nahead = 3").await;
    let body = "{\"model\": \"trib:4\", \"input\": \"rain\", \"stream\": true}";
    for (signed, used) in [(signed(7, 6, 3, 30), 0), (signed(7, 7, 3, 30), 3)] {
        let request = Request::builder().method("POST").uri(format!("{}/v1/completions", gateway.url));
        let request = request.header("payment-signature", signed.to_header(&network(&GENESIS)));
        let answer = gateway.web.request(request.body(Full::from(body)).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert!(answer.into_body().collect().await.is_err(), "it broke off");
        assert_eq!(gateway.app.ledger.find(7).unwrap().standing().used.lane(4).units, used);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_calls_too_often_waits() {
    let gateway = gateway(&upstream().await, REQUESTS).await;
    let mut served = 0_u64;
    let refused = loop {
        let next = served + 1;
        let answer = gateway.call(Some(&signed(7, 2 * u128::from(next), next, 10 * u128::from(next)))).await;
        if answer.status != StatusCode::OK {
            break answer;
        }
        served = next;
    };
    assert_eq!((served, refused.code()), (30, (429, "too_fast".into())));
    assert!(refused.headers["retry-after"].to_str().unwrap().parse::<u64>().unwrap() > 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_at_the_same_time_never_use_a_voucher_twice() {
    let gateway = Arc::new(gateway(&upstream().await, REQUESTS).await);
    let voucher = signed(7, 2, 1, 10);
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let (gateway, voucher) = (gateway.clone(), voucher.clone());
            tokio::spawn(async move { gateway.call(Some(&voucher)).await.status.as_u16() })
        })
        .collect();
    let mut statuses = Vec::new();
    for call in calls {
        statuses.push(call.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [&[200][..], &[409; 19]].concat());
    assert_eq!(gateway.app.ledger.totals(), (1, 12));
}
