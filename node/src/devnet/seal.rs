//! When blocks are made.

use super::{disk::Room, gate::POOL_PATIENCE, overrides::Changes};
use crate::types::{FullClient, Pool};
use codec::{Compact, Decode, Encode};
use futures::{
    FutureExt, SinkExt, StreamExt,
    channel::{mpsc, oneshot},
};
use sc_client_api::BlockBackend;
use sc_consensus_manual_seal::{CreatedBlock, EngineCommand, Error};
use sc_transaction_pool_api::TransactionPool;
use sp_blockchain::HeaderBackend;
use sp_runtime::OpaqueExtrinsic;
use std::{fmt, future::pending, str::FromStr, sync::Arc, time::Duration};
use tokio::{
    sync::{Mutex, MutexGuard, Notify},
    time::{Instant, sleep, sleep_until, timeout},
};
use tributary_primitives::Hash;

/// What the devnet's log lines are filtered by.
pub const LOG_TARGET: &str = "devnet";

/// How long nothing is tried after a block could not be made.
const RETRY_PAUSE: Duration = Duration::from_secs(1);
/// A burst is over when nothing has come for so long.
const BURST_PAUSE: Duration = Duration::from_millis(5);
/// A burst that is not over after so long gets its block all the same.
const BURST_LIMIT: Duration = Duration::from_millis(50);
/// How long the pool is left alone after it hung up.
const POOL_PAUSE: Duration = Duration::from_millis(10);

/// When the devnet makes a block.
///
/// Written `instant`, `interval=<ms>`, both with a comma between them, or `manual`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SealMode {
    /// As soon as a transaction comes.
    pub instant: bool,
    /// When this much time has passed since the last block, with or without transactions.
    pub interval: Option<Duration>,
}

impl SealMode {
    /// Whether blocks are made by RPC only.
    pub fn is_manual(&self) -> bool {
        !self.instant && self.interval.is_none()
    }
}

impl Default for SealMode {
    /// At once on transactions and otherwise each second.
    fn default() -> Self {
        Self { instant: true, interval: Some(Duration::from_secs(1)) }
    }
}

impl FromStr for SealMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut mode = Self { instant: false, interval: None };
        if text == "manual" {
            return Ok(mode);
        }
        for part in text.split(',') {
            match (part, part.strip_prefix("interval=")) {
                ("instant", _) if !mode.instant => mode.instant = true,
                (_, Some(millis)) if mode.interval.is_none() => match millis.parse() {
                    Ok(millis @ 1..) => mode.interval = Some(Duration::from_millis(millis)),
                    _ => return Err(format!("`{millis}` is not a number of milliseconds above 0")),
                },
                _ => return Err("expected `instant`, `interval=<ms>`, `instant,interval=<ms>` or `manual`".into()),
            }
        }
        Ok(mode)
    }
}

impl fmt::Display for SealMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.instant, self.interval) {
            (false, None) => f.write_str("manual"),
            (true, None) => f.write_str("instant"),
            (false, Some(interval)) => write!(f, "interval={}", interval.as_millis()),
            (true, Some(interval)) => write!(f, "instant,interval={}", interval.as_millis()),
        }
    }
}

/// Where the outcome of an order is told.
pub type Answer<T> = oneshot::Sender<Result<T, Error>>;

/// What the engine is told to do.
pub enum Order {
    /// A block on the best one.
    Seal {
        /// Whether it may be without transactions.
        create_empty: bool,
        /// What lies under it.
        changes: Changes,
        /// The block.
        answer: Answer<CreatedBlock<Hash>>,
    },
    /// The last of these blocks that is still there becomes final, and with it all before it. Nothing is answered when
    /// none is there.
    Finalize {
        /// In the order in which they were made.
        blocks: Vec<Hash>,
        /// That it is.
        answer: Answer<()>,
    },
    /// What somebody asks for by `engine_createBlock` or `engine_finalizeBlock`.
    Asked(EngineCommand<Hash>),
}

/// Makes blocks, for whoever has the turn.
pub struct Engine {
    orders: mpsc::Sender<Order>,
    made: mpsc::UnboundedSender<Hash>,
    turn: Mutex<()>,
}

/// The right to make blocks: nobody else makes any while it is held, but for `engine_createBlock`.
pub struct Turn<'a> {
    engine: &'a Engine,
    _held: MutexGuard<'a, ()>,
}

impl Engine {
    /// The engine at the other end of `orders`. The blocks that it makes are told to `made`.
    pub fn new(orders: mpsc::Sender<Order>, made: mpsc::UnboundedSender<Hash>) -> Self {
        Self { orders, made, turn: Mutex::default() }
    }

    /// Waits for the turn. Who waits longest has it next.
    pub async fn turn(&self) -> Turn<'_> {
        Turn { _held: self.turn.lock().await, engine: self }
    }

    /// Makes the last of `blocks` final that is still there. It needs no turn.
    ///
    /// # Errors
    ///
    /// [`Error::SendError`] when the node is shutting down; otherwise why it could not be.
    pub async fn finalize(&self, blocks: Vec<Hash>) -> Result<(), Error> {
        let (answer, finalized) = oneshot::channel();
        self.order(Order::Finalize { blocks, answer }).await?;
        // Without an answer none of them was there.
        finalized.await.unwrap_or(Ok(()))
    }

    async fn order(&self, order: Order) -> Result<(), Error> {
        Ok(self.orders.clone().send(order).await?)
    }
}

impl Turn<'_> {
    /// Makes a block on the best one and answers its hash. It is final at once if it is empty, and soon otherwise.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyTransactionPool`] when there is nothing to put into it and it may not be empty;
    /// [`Error::Canceled`] and [`Error::SendError`] when the node is shutting down; otherwise why the block could not
    /// be made.
    pub async fn seal(&mut self, create_empty: bool) -> Result<Hash, Error> {
        self.make(create_empty, Changes::new()).await
    }

    /// Makes a block with `changes` under it, with or without transactions, and answers its hash.
    ///
    /// # Errors
    ///
    /// As [`Turn::seal`].
    pub async fn seal_on(&mut self, changes: Changes) -> Result<Hash, Error> {
        self.make(true, changes).await
    }

    async fn make(&mut self, create_empty: bool, changes: Changes) -> Result<Hash, Error> {
        let (answer, created) = oneshot::channel();
        self.engine.order(Order::Seal { create_empty, changes, answer }).await?;
        let CreatedBlock { hash, .. } = created.await??;
        // Nobody listens when the node is shutting down.
        let _ = self.engine.made.unbounded_send(hash);
        Ok(hash)
    }
}

/// Tells the sealing engine when to make a block.
///
/// It waits for each block before it asks for the next, and a moment for what else is coming, so that a burst of
/// transactions becomes a few blocks and not a queue of commands; each block takes the chain's clock a slot further.
/// Commands by RPC go to the same engine.
pub struct Sealer {
    mode: SealMode,
    client: Arc<FullClient>,
    pool: Arc<Pool>,
    engine: Arc<Engine>,
    room: Room,
}

impl Sealer {
    /// A sealer that has its blocks made by `engine`. When one fails, it looks whether there is `room` for it.
    pub fn new(mode: SealMode, client: Arc<FullClient>, pool: Arc<Pool>, engine: Arc<Engine>, room: Room) -> Self {
        Self { mode, client, pool, engine, room }
    }

    /// Makes the first block at once and then follows the mode, for ever.
    pub async fn run(self) {
        if self.mode.is_manual() {
            // Essential tasks must not end.
            return pending().await;
        }
        let arrivals = Arc::new(Notify::new());
        let watch = watch_pool(self.pool.clone(), arrivals.clone());
        let seal = async {
            let mut more_may_wait = self.seal(true).await;
            loop {
                let next = self.mode.interval.and_then(|interval| Instant::now().checked_add(interval));
                // What a full block left behind is not announced again.
                let more_waits = self.mode.instant && more_may_wait && self.has_transactions().await;
                let has_transactions = more_waits || self.wait(next, &arrivals).await;
                more_may_wait = self.seal(!has_transactions).await;
            }
        };
        futures::future::join(watch, seal).await;
    }

    /// Waits for the pool to have something, which is true, or for the time to be up, which is false.
    async fn wait(&self, until: Option<Instant>, arrivals: &Notify) -> bool {
        let timer = async {
            match until {
                Some(until) => sleep_until(until).await,
                None => pending().await,
            }
        };
        let arrival = async {
            loop {
                arrivals.notified().await;
                // An arrival may be in a block already.
                if self.has_transactions().await {
                    break gather(arrivals).await;
                }
            }
        };
        tokio::select! {
            () = arrival, if self.mode.instant => true,
            () = timer => false,
        }
    }

    /// Whether a block made now would have transactions.
    async fn has_transactions(&self) -> bool {
        let best = self.client.info().best_hash;
        self.pool.ready_at_with_timeout(best, POOL_PATIENCE).await.next().is_some()
    }

    /// Makes a block and answers whether there may be more to seal at once: because it has transactions, or
    /// failed.
    async fn seal(&self, create_empty: bool) -> bool {
        let sealed = self.engine.turn().await.seal(create_empty).await;
        match sealed {
            Ok(hash) => transactions_in(&self.client, hash) > 0,
            Err(Error::EmptyTransactionPool) => false,
            // The engine is gone: the node is shutting down.
            Err(Error::Canceled(_) | Error::SendError(_)) => pending().await,
            // Whoever watches the disk ends the devnet: there is nothing to add to what it says.
            Err(_) if self.room.is_full() => pending().await,
            Err(error) => {
                log::warn!(target: LOG_TARGET, "no block was made: {error}");
                // The cause may last, and a busy loop would not help.
                sleep(RETRY_PAUSE).await;
                true
            }
        }
    }
}

/// Waits for the rest of a burst.
async fn gather(arrivals: &Notify) {
    let burst = async { while timeout(BURST_PAUSE, arrivals.notified()).await.is_ok() {} };
    // A burst that goes on is no failure.
    let _ = timeout(BURST_LIMIT, burst).await;
}

/// Rings `arrivals` when the pool takes a transaction. Rings that nobody has heard yet count as one.
///
/// The pool's own channel holds a thousand announcements and hangs up when it is full, which ends a node that seals
/// from it directly. Here it is emptied at once, and taken up again if the pool hangs up all the same.
async fn watch_pool(pool: Arc<Pool>, arrivals: Arc<Notify>) {
    loop {
        let mut announcements = pool.import_notification_stream();
        arrivals.notify_one();
        while announcements.next().await.is_some() {
            while announcements.next().now_or_never().flatten().is_some() {}
            arrivals.notify_one();
        }
        sleep(POOL_PAUSE).await;
    }
}

/// How many of a block's extrinsics somebody sent, as opposed to inherents.
fn transactions_in(client: &FullClient, block: Hash) -> usize {
    let body = client.block_body(block).ok().flatten().unwrap_or_default();
    body.iter().filter(|extrinsic| !is_inherent(extrinsic)).count()
}

/// Whether an extrinsic is bare: neither signed nor authorized by an extension.
pub fn is_inherent(extrinsic: &OpaqueExtrinsic) -> bool {
    /// The bits of an extrinsic's first byte that tell its type; none of them is set in a bare one.
    const TYPE: u8 = 0b1100_0000;
    let encoded = extrinsic.encode();
    let mut input = encoded.as_slice();
    Compact::<u32>::decode(&mut input).is_ok() && input.first().is_some_and(|first| first & TYPE == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(instant: bool, interval: Option<u64>) -> SealMode {
        SealMode { instant, interval: interval.map(Duration::from_millis) }
    }

    #[test]
    fn modes_are_read_and_written() {
        for (text, expected) in [
            ("instant", mode(true, None)),
            ("interval=250", mode(false, Some(250))),
            ("instant,interval=1000", mode(true, Some(1000))),
            ("manual", mode(false, None)),
        ] {
            assert_eq!(text.parse(), Ok(expected), "{text}");
            assert_eq!(expected.to_string(), text);
        }
        assert_eq!("interval=1000,instant".parse(), Ok(SealMode::default()));
        assert!(mode(false, None).is_manual() && !SealMode::default().is_manual());
    }

    #[test]
    fn other_modes_are_refused() {
        for text in
            ["", "fast", "instant,instant", "instant,manual", "manual,interval=1", "interval", "interval=1,interval=2"]
        {
            let error = text.parse::<SealMode>().unwrap_err();
            assert!(error.contains("expected `instant`"), "{text}: {error}");
        }
        for text in ["interval=0", "interval=-1", "interval=1s", "interval="] {
            let error = text.parse::<SealMode>().unwrap_err();
            assert!(error.contains("milliseconds"), "{text}: {error}");
        }
    }

    #[test]
    fn inherents_are_told_from_transactions() {
        let opaque = |first: u8| OpaqueExtrinsic::from_blob(vec![first, 1, 2, 3]);
        for bare in [0x04, 0x05] {
            assert!(is_inherent(&opaque(bare)));
        }
        for sent in [0x84, 0x45] {
            assert!(!is_inherent(&opaque(sent)));
        }
    }
}
