//! The chain: tabs as it has them, followed block by block; and settlements.

use super::{App, Question, ledger::Due, ledger::Running, log};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, atomic::Ordering::Relaxed},
    time::Duration,
};
use tokio::{
    sync::{Mutex, Semaphore, mpsc},
    time::{Instant, interval_at, sleep},
};
use tributary_client::{
    At, Block, Call, Connection, Error, Event, Heads, Kind, Result,
    event::planck,
    keys::Key,
    submit::Options,
    voucher::{MAX_BATCH, batch},
};

/// Questions about tabs that are asked at a time.
const AT_ONCE: usize = 8;
/// How long to wait before the node is asked again.
const PAUSE: Duration = Duration::from_secs(2);
/// How long to wait before a settlement that failed is tried again.
const AGAIN: Duration = Duration::from_secs(15);
/// After how many blocks prices are read again: what falls, falls without an event.
const PRICES: u64 = 100;

/// The node, which may go and come back.
pub struct Line {
    url: String,
    genesis: [u8; 32],
    current: Mutex<Option<Connection>>,
}

impl Line {
    /// The line to the node of a connection.
    pub fn new(connection: Connection) -> Self {
        let (url, genesis) = (connection.url().to_owned(), connection.genesis());
        Self { url, genesis, current: Mutex::new(Some(connection)) }
    }

    /// The connection that there is, or a new one.
    async fn get(&self) -> Result<Connection> {
        let mut current = self.current.lock().await;
        if let Some(connection) = current.as_ref() {
            return Ok(connection.clone());
        }
        let connection = Connection::connect(&self.url).await?;
        if connection.genesis() != self.genesis {
            let what = format!("the node at {} has another chain now", self.url);
            return Err(Error::unfit(what, "start the gateway with the node of its own chain"));
        }
        *current = Some(connection.clone());
        Ok(connection)
    }

    /// What failed may be the connection's fault: the next one is new.
    async fn failed(&self, error: &Error) {
        if matches!(error.kind, Kind::Unreachable | Kind::Unknown) {
            *self.current.lock().await = None;
        }
    }
}

/// Answers questions about tabs.
pub async fn answer(app: Arc<App>, line: Arc<Line>, mut inbox: mpsc::Receiver<Question>) {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    while let Some(Question { id, told }) = inbox.recv().await {
        let Ok(permit) = room.clone().acquire_owned().await else { return };
        let (app, line) = (app.clone(), line.clone());
        tokio::spawn(async move {
            let found = look(&app, &line, id).await;
            // Who asked may have gone.
            let _ = told.send(found);
            drop(permit);
        });
    }
}

/// The tab as the chain has it now, if it is at this gateway.
async fn look(app: &App, line: &Line, id: u32) -> Result<Option<Arc<Running>>> {
    let found = async {
        let block = line.get().await?.at(At::Final).await?;
        learn(app, &block, id).await
    };
    let found = found.await;
    if let Err(error) = &found {
        line.failed(error).await;
    }
    found
}

async fn learn(app: &App, block: &Block, id: u32) -> Result<Option<Arc<Running>>> {
    match block.tab(id).await? {
        Some(tab) => Ok(app.ledger.learn(tab, block.number())),
        None => {
            let lost = app.ledger.forget(id);
            if lost > 0 {
                log::error("tab_ended_unsettled", &[("tab", id.into()), ("planck", lost.to_string().into())]);
            }
            Ok(None)
        }
    }
}

/// Follows the chain for as long as the gateway runs.
pub async fn follow(app: Arc<App>, line: Arc<Line>) {
    loop {
        let Err(error) = follow_on(&app, &line).await;
        app.chain.store(false, Relaxed);
        app.metrics.failure();
        log::warn("node_lost", &[("error", error.to_string().into())]);
        line.failed(&error).await;
        sleep(PAUSE).await;
    }
}

/// Follows the chain until that fails.
async fn follow_on(app: &App, line: &Line) -> std::result::Result<std::convert::Infallible, Error> {
    let connection = line.get().await?;
    let mut blocks = connection.follow(Heads::Final).await?;
    // What happened while nobody looked.
    let block = connection.at(At::Final).await?;
    for id in app.ledger.ids() {
        learn(app, &block, id).await?;
    }
    read_prices(app, &block).await?;
    app.chain.store(true, Relaxed);
    app.metrics.height(block.number());
    app.urgent.notify_one();
    loop {
        let head = blocks.next().await?;
        let block = connection.at(At::Hash(head.hash)).await?;
        let events = block.events().await?;
        let ours: Vec<_> = events.iter().filter(|event| event.pallet == "Tabs").filter_map(tab_of).collect();
        let known: BTreeSet<_> = app.ledger.ids().into_iter().collect();
        for id in ours.iter().map(|(id, _)| *id).filter(|id| known.contains(id)).collect::<BTreeSet<_>>() {
            learn(app, &block, id).await?;
        }
        if ours.iter().any(|(id, event)| known.contains(id) && event.name == "TabClosing") {
            app.urgent.notify_one();
        }
        if head.number.is_multiple_of(PRICES) || events.iter().any(|event| event.pallet == "Registry") {
            read_prices(app, &block).await?;
        }
        app.metrics.height(head.number);
    }
}

/// The tab that an event is about.
fn tab_of(event: &Event) -> Option<(u32, &Event)> {
    let id = u32::try_from(planck(event.field("tab"))?).ok()?;
    Some((id, event))
}

/// Reads what a unit of each model's asset costs now; nothing for one that is not sold.
///
/// # Errors
///
/// When the node does not answer.
pub async fn read_prices(app: &App, block: &Block) -> Result<()> {
    for asset in app.config.models.keys() {
        let found = block.api("registryApi", "asset", &[(*asset).into()]).await?;
        let is_sold = found.get("state").is_some_and(|state| state == "Published")
            && found.get("frozen").and_then(Value::as_bool) == Some(false);
        let price = found.pointer("/terms/use_price").and_then(planck).filter(|_| is_sold);
        let mut prices = app.prices.write().unwrap_or_else(PoisonError::into_inner);
        match price {
            Some(price) => prices.insert(*asset, price),
            None => prices.remove(asset),
        };
    }
    Ok(())
}

/// Settles for as long as the gateway runs: everything on a timer, and what is urgent at once.
pub async fn settle(app: Arc<App>, line: Arc<Line>, key: Key) {
    let every = app.config.settle.every;
    let mut timer = interval_at(Instant::now() + every, every);
    loop {
        let all = tokio::select! {
            _ = timer.tick() => true,
            () = app.everything.notified() => true,
            () = app.urgent.notified() => false,
        };
        if let Err(error) = settle_now(&app, &line, &key, all).await {
            app.metrics.failure();
            log::error("settlement_failed", &[("error", error.to_string().into())]);
            line.failed(&error).await;
            sleep(AGAIN).await;
            // What did not go now goes next.
            if all { app.everything.notify_one() } else { app.urgent.notify_one() }
        }
    }
}

async fn settle_now(app: &App, line: &Line, key: &Key, all: bool) -> Result<()> {
    let limits = app.config.settle;
    let wanted = |due: &Due| due.closing || due.owed >= limits.above || (all && due.owed >= limits.below);
    let due: Vec<_> = app.ledger.due().into_iter().filter(wanted).collect();
    if due.is_empty() && (!limits.refund || app.ledger.ended().is_empty()) {
        return Ok(());
    }
    let connection = line.get().await?;
    for part in due.chunks(MAX_BATCH) {
        settle_part(app, &connection, key, part).await?;
    }
    if limits.refund {
        for id in app.ledger.ended() {
            refund(app, &connection, key, id).await?;
        }
    }
    Ok(())
}

/// One settlement.
async fn settle_part(app: &App, connection: &Connection, key: &Key, part: &[Due]) -> Result<()> {
    let vouchers: Vec<_> = part.iter().map(|due| due.signed.clone()).collect();
    let block = connection.at(At::Best).await?;
    let call = Call::encoded(&block, "tabs", "settle", batch(&vouchers))?;
    let (block, events, fee) = send(connection, key, call).await?;
    let mut counts = [0_u64; 2];
    for event in &events {
        if event.is("Tabs", "VoucherSettled") {
            counts[0] += 1;
        } else if event.is("Tabs", "VoucherSkipped") {
            counts[1] += 1;
            log::warn("voucher_skipped", &[("event", event.data.clone())]);
        }
    }
    for due in part {
        learn(app, &block, due.signed.voucher.tab).await?;
    }
    let [settled, skipped] = counts;
    app.metrics.settlement(settled, skipped);
    let owed = part.iter().map(|due| due.owed).fold(0, u128::saturating_add);
    log::info(
        "settled",
        &[
            ("vouchers", settled.into()),
            ("skipped", skipped.into()),
            ("planck", owed.to_string().into()),
            ("fee", fee.to_string().into()),
            ("block", block.number().into()),
        ],
    );
    Ok(())
}

/// Gives back what is left of a tab that is closing and settled.
async fn refund(app: &App, connection: &Connection, key: &Key, id: u32) -> Result<()> {
    let block = connection.at(At::Best).await?;
    let arguments = json!({ "tab": id });
    let arguments = arguments.as_object().cloned().unwrap_or_default();
    let call = Call::named(block.catalog(), block.shapes(), "tabs", "refund", &arguments)?;
    let (block, _, fee) = send(connection, key, call).await?;
    learn(app, &block, id).await?;
    let fields: [(&str, Value); 2] = [("tab", id.into()), ("fee", fee.to_string().into())];
    log::info("refunded", &fields);
    Ok(())
}

/// Sends a call and waits until it is final. Answers its block, what it brought about, and its fee in planck.
async fn send(connection: &Connection, key: &Key, call: Call) -> Result<(Block, Vec<Event>, u128)> {
    let draft = connection.draft(key, call, Options::default()).await?;
    if let Some(error) = &draft.trial {
        return Err(error.clone());
    }
    let receipt = connection.send(draft).await?.wait(|_| ()).await?;
    receipt.check()?;
    Ok((receipt.block, receipt.events, receipt.fee))
}
