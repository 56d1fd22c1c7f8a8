//! Keeps transactions and blocks out of each other's way.
//!
//! A pool checks a transaction against the best block and files it by the outcome. When blocks are made on demand,
//! several may come between the check and the filing. The transaction then waits for one that is in the chain already,
//! for ever, and so does everything that its account sends later: about one burst in two lost transactions so. Behind
//! this gate that cannot happen: what is being submitted is filed before a block is begun, and what is submitted
//! meanwhile waits until the pool has seen the block.
//!
//! The chain can go back, too, which no pool expects. Behind the gate the pool forgets what it knew of the blocks that
//! are gone.

use super::{finality::Orders, overrides::Overrides, seal::Order};
use crate::{
    layer::{Layer, Layered},
    types::{FullClient, Pool},
};
use futures::{Stream, StreamExt, stream};
use jsonrpsee::core::async_trait;
use sc_consensus_manual_seal::EngineCommand;
use sc_transaction_pool_api::{
    ChainEvent, InPoolTransaction as _, MaintainedTransactionPool, TransactionPool, TransactionValidityError,
};
use sp_blockchain::HeaderBackend;
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, OwnedRwLockWriteGuard, RwLock, RwLockReadGuard};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// How long the pool may take to look at a block.
pub const POOL_PATIENCE: Duration = Duration::from_secs(1);

/// A pool that takes no transactions while a block is being made.
pub type GatedPool = Layered<Gate>;

/// Transactions read, blocks write.
type Passage = Arc<RwLock<()>>;

/// What stands before it.
pub struct Gate {
    client: Arc<FullClient>,
    pool: Arc<Pool>,
    passage: Passage,
    /// Held while the pool is told of a block, and while blocks are taken away.
    telling: Mutex<()>,
}

impl Gate {
    /// Before this pool.
    pub fn new(client: Arc<FullClient>, pool: Arc<Pool>) -> Self {
        Self { client, pool, passage: Passage::default(), telling: Mutex::default() }
    }

    /// Takes the chain back by `change`, with the gate closed, and has the pool forget what was after: all transactions
    /// that wait, which were for another chain, and the blocks that are gone.
    ///
    /// # Errors
    ///
    /// As `change`. The pool has forgotten all the same: a part of the change may have been made.
    pub async fn go_back<E>(&self, change: impl Future<Output = Result<(), E>>) -> Result<(), E> {
        let _closed = self.passage.write().await;
        let _silent = self.telling.lock().await;
        let before = self.client.info().best_hash;
        let changed = change.await;
        self.clear().await;
        let info = self.client.info();
        if info.best_hash != before {
            let at = |hash| ChainEvent::NewBestBlock { hash, tree_route: None };
            // The pool finds no way from the block that it saw last, which is gone, and therefore begins anew from the
            // one that it is told of. If that is the one before the best one, it then looks at the best one as it does
            // at any other: it lifts its bans, and takes its height, which is a lower one, for the present.
            let parent = self.client.header(info.best_hash).ok().flatten().map(|header| header.parent_hash);
            let parent = parent.filter(|_| info.best_hash != info.genesis_hash);
            self.pool.maintain(at(parent.unwrap_or(info.best_hash))).await;
            self.pool.maintain(at(info.best_hash)).await;
            let finalized = ChainEvent::Finalized { hash: info.finalized_hash, tree_route: Arc::from(Vec::new()) };
            self.pool.maintain(finalized).await;
        }
        changed
    }

    /// Drops all transactions that wait.
    async fn clear(&self) {
        let ready = self.pool.ready().map(|transaction| *transaction.hash());
        let waiting: Vec<_> = ready.chain(self.pool.futures().iter().map(|transaction| *transaction.hash())).collect();
        self.pool.report_invalid(None, waiting.into_iter().map(|hash| (hash, None)).collect()).await;
    }

    /// What `orders` come to, each with the gate closed from when it is handed out until the next is asked for.
    pub fn commands<S>(
        &self,
        orders: S,
        overrides: Arc<Overrides>,
    ) -> impl Stream<Item = EngineCommand<Hash>> + Unpin + Send + use<S>
    where
        S: Stream<Item = Order> + Unpin + Send,
    {
        let translate = Orders { client: self.client.clone(), pool: self.pool.clone(), overrides };
        let state = State { translate, passage: self.passage.clone(), closed: None, orders };
        Box::pin(stream::unfold(state, |mut state| async move {
            let command = state.next().await?;
            Some((command, state))
        }))
    }
}

/// What lies between two commands.
struct State<S> {
    translate: Orders,
    passage: Passage,
    closed: Option<OwnedRwLockWriteGuard<()>>,
    orders: S,
}

impl<S: Stream<Item = Order> + Unpin> State<S> {
    /// Opens the gate when the pool has seen what the last command did, and closes it again for the next.
    async fn next(&mut self) -> Option<EngineCommand<Hash>> {
        if let Some(closed) = self.closed.take() {
            let best = self.translate.client.info().best_hash;
            self.translate.pool.ready_at_with_timeout(best, POOL_PATIENCE).await;
            drop(closed);
        }
        loop {
            let order = self.orders.next().await?;
            let closed = self.passage.clone().write_owned().await;
            if let Some(command) = self.translate.command(order) {
                self.closed = Some(closed);
                return Some(command);
            }
        }
    }
}

impl Layer for Gate {
    type Entered<'a> = RwLockReadGuard<'a, ()>;

    fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Waits for the gate and keeps it open for as long as the first part of the answer lives. The second is the best
    /// block, because the one that their sender named may be out of date by now.
    async fn enter(&self, _: Hash) -> (RwLockReadGuard<'_, ()>, Hash) {
        let open = self.passage.read().await;
        (open, self.client.info().best_hash)
    }

    fn tells(&self, _: Option<&TransactionValidityError>) -> bool {
        true
    }
}

#[async_trait]
impl MaintainedTransactionPool for GatedPool {
    async fn maintain(&self, event: ChainEvent<Block>) {
        let _told = self.telling.lock().await;
        // A block that went away before the pool was told of it is nothing to the pool.
        if matches!(self.client.header(event.hash()), Ok(Some(_))) {
            self.pool.maintain(event).await;
        }
    }
}
