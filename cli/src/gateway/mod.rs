//! `trib gateway`: models over HTTP, each call paid by a voucher.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `config.rs`, `units.rs` | what it is told; how use is counted |
//! | `serve.rs`, `call.rs`, `stream.rs` | requests, calls of models, answers that come bit by bit |
//! | `ledger.rs` | what is known of tabs, and what is decided from it |
//! | `books.rs` | what must outlive the process: on the disk before an answer leaves |
//! | `chain.rs` | tabs as the chain has them, followed; settlements |
//! | `offer.rs`, `refusal.rs` | what a model costs; why a request is not served |
//! | `metrics.rs`, `log.rs` | what Prometheus and people are told |

mod books;
mod call;
mod chain;
mod config;
mod ledger;
mod metrics;
mod offer;
mod refusal;
mod serve;
mod stream;
mod units;

use crate::{line::Asked, log, session::Session};
use config::{Config, Model};
use ledger::{Ledger, Pace, Running};
use metrics::Metrics;
use offer::Offer;
use refusal::Refusal;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::{
    net::TcpListener,
    sync::{Notify, Semaphore, mpsc, oneshot, watch},
    time::timeout,
};
use tributary_client::{
    At, Error, Result,
    amount::Token,
    web::{Web, web},
};

/// Questions about tabs that may wait at a time.
const QUESTIONS: usize = 256;
/// How long a question about a tab may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A question about a tab that is not known here, or of which more is to be known. The answer: the tab, if this gateway
/// has it; or that the chain cannot be asked.
pub struct Question {
    id: u32,
    told: oneshot::Sender<Result<Option<Arc<Running>>>>,
}

/// Everything that a request is served from.
pub struct App {
    config: Config,
    ledger: Arc<Ledger>,
    web: Web,
    metrics: Metrics,
    token: Token,
    address: String,
    prefix: u16,
    /// What a unit of each asset costs now, in planck.
    prices: RwLock<BTreeMap<u32, u128>>,
    questions: mpsc::Sender<Question>,
    /// Something should be settled at once.
    urgent: Notify,
    /// Everything should be.
    everything: Notify,
    slots: Arc<Semaphore>,
    books: AtomicBool,
    chain: AtomicBool,
}

impl App {
    /// A gateway that has all this. Questions about tabs come to the receiver.
    fn new(config: Config, ledger: Arc<Ledger>, token: Token, prefix: u16) -> Result<(Self, mpsc::Receiver<Question>)> {
        let (questions, inbox) = mpsc::channel(QUESTIONS);
        let app = Self {
            web: web(false)?,
            metrics: Metrics::default(),
            token,
            address: ledger.gateway.address(prefix),
            prefix,
            prices: RwLock::default(),
            questions,
            urgent: Notify::new(),
            everything: Notify::new(),
            slots: Arc::new(Semaphore::new(config.limits.calls)),
            books: AtomicBool::new(true),
            chain: AtomicBool::new(false),
            config,
            ledger,
        };
        Ok((app, inbox))
    }

    /// Asks the chain about a tab.
    async fn look_up(&self, id: u32) -> std::result::Result<Option<Arc<Running>>, Refusal> {
        let (told, answer) = oneshot::channel();
        self.questions.try_send(Question { id, told }).map_err(|_| Refusal::busy())?;
        match timeout(PATIENCE, answer).await {
            Ok(Ok(Ok(running))) => Ok(running),
            _ => Err(Refusal::failed("the chain cannot be asked about the tab now")),
        }
    }

    /// What a model costs now.
    fn offer(&self, model: &Model) -> Offer<'_> {
        let price = self.prices.read().unwrap_or_else(PoisonError::into_inner).get(&model.asset).copied();
        Offer {
            config: &self.config,
            network: &self.ledger.network,
            genesis: &self.ledger.genesis,
            token: &self.token,
            address: &self.address,
            price,
        }
    }

    /// A refusal with what the model costs.
    fn offering(&self, refusal: Refusal, model: &Model) -> Refusal {
        refusal.offering(&self.offer(model), model)
    }

    /// The header of an answer that was paid for.
    fn paid(&self, running: &Running, units: Option<u64>) -> String {
        let payer = running.payer.address(self.prefix);
        // Its key is not asked for here: the header may end in a log.
        offer::paid(&self.ledger.network, &payer, units, &running.told_to_anybody())
    }

    fn keeps_books(&self) -> bool {
        self.books.load(Relaxed)
    }

    fn sees_chain(&self) -> bool {
        self.chain.load(Relaxed)
    }
}

/// Runs a gateway until it is told to end.
///
/// # Errors
///
/// When it cannot begin.
pub async fn run(asked: &Asked) -> Result<()> {
    asked.refuse_sending_flags("gateway", "leave it out: it serves, and settles what is owed")?;
    let session = Session::connect(asked).await?;
    let key = session.key(None)?;
    let path = asked.given.text("config").unwrap_or_default();
    let mut config = Config::read(Path::new(path), session.token())?;
    if let Some(text) = asked.given.text("listen") {
        let wrong = |_| Error::usage(format!("{text:?} is no address"), "write it like 127.0.0.1:8402");
        config.listen = text.parse().map_err(wrong)?;
    }
    // First what may be taken: nothing is touched by who is refused.
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        Error::local(format!("{} cannot be listened at: {error}", config.listen), "name another with --listen")
    })?;
    let (genesis, gateway) = (session.connection.genesis(), key.account());
    let (books, entries, _) = books::Books::open(&config.books, &genesis, &gateway.0)?;
    let pace = Pace { rate: config.limits.rate, burst: config.limits.burst };
    let ledger = Arc::new(Ledger::new(genesis, gateway, pace, books, entries));
    let prefix = session.connection.book().prefix();
    let (app, inbox) = App::new(config, ledger, session.token().clone(), prefix)?;
    let app = Arc::new(app);
    // Nobody is answered before: whoever asks first is told prices.
    chain::read_prices(&app, &session.connection.at(At::Final).await?).await?;
    let (stop, stopped) = watch::channel(false);
    let line = Arc::new(chain::Line::new(session.connection.clone()));
    let tasks = [
        tokio::spawn(chain::answer(app.clone(), line.clone(), inbox)),
        tokio::spawn(chain::follow(app.clone(), line.clone())),
        tokio::spawn(chain::settle(app.clone(), line, key)),
    ];
    tokio::spawn(told_to_end(stop));
    tokio::spawn(told_to_settle(app.clone()));
    let url = listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default();
    log::info("ready", &[("url", url.into()), ("gateway", app.address.clone().into())]);
    serve::serve(app.clone(), listener, stopped).await;
    tasks.iter().for_each(tokio::task::JoinHandle::abort);
    let kept = app.ledger.flush().await;
    log::info("ended", &[("books", kept.into())]);
    if kept { Ok(()) } else { Err(Error::local("the books could not be written", "see whether the disk is full")) }
}

/// Waits until the system or somebody at the terminal wants an end.
async fn told_to_end(stop: watch::Sender<bool>) {
    if wanted_end().await.is_err() {
        // It can still be killed, and loses nothing.
        std::future::pending::<()>().await;
    }
    let _ = stop.send(true);
}

#[cfg(unix)]
async fn wanted_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Settles everything whenever somebody sends SIGUSR1.
#[cfg(unix)]
async fn told_to_settle(app: Arc<App>) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut wanted) = signal(SignalKind::user_defined1()) else { return };
    while wanted.recv().await.is_some() {
        app.everything.notify_one();
    }
}

#[cfg(not(unix))]
async fn told_to_settle(_: Arc<App>) {}

#[cfg(not(unix))]
async fn wanted_end() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
