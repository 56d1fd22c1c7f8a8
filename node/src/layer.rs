//! A layer over the pool: it changes a little of what the pool does, and hands everything else on.

use crate::types::Pool;
use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
    ImportNotificationStream, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
    TransactionStatusStreamFor, TransactionValidityError, TxHash, TxInvalidityReportMap,
};
use std::{collections::HashMap, ops::Deref, pin::Pin, sync::Arc, time::Duration};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// What a layer changes.
pub trait Layer: Send + Sync + 'static {
    /// What is held while transactions are submitted.
    type Entered<'a>: Send;

    /// The pool beneath.
    fn pool(&self) -> &Pool;

    /// Lets transactions in, once it is their turn; answers the block against which they are checked. Their sender
    /// named `at`.
    fn enter(&self, at: Hash) -> impl Future<Output = (Self::Entered<'_>, Hash)> + Send;

    /// Whether the pool is told that a transaction is invalid for this reason.
    fn tells(&self, reason: Option<&TransactionValidityError>) -> bool;
}

/// A pool with a layer over it.
pub struct Layered<L>(pub L);

impl<L> Deref for Layered<L> {
    type Target = L;

    fn deref(&self) -> &L {
        &self.0
    }
}

type InPoolTransaction = <Pool as TransactionPool>::InPoolTransaction;
type Ready = Box<dyn ReadyTransactions<Item = Arc<InPoolTransaction>> + Send>;

#[async_trait]
impl<L: Layer> TransactionPool for Layered<L> {
    type Block = Block;
    type Hash = <Pool as TransactionPool>::Hash;
    type InPoolTransaction = InPoolTransaction;
    type Error = <Pool as TransactionPool>::Error;

    async fn submit_at(
        &self,
        at: Hash,
        source: TransactionSource,
        transactions: Vec<TransactionFor<Self>>,
    ) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
        let (_entered, at) = self.enter(at).await;
        self.pool().submit_at(at, source, transactions).await
    }

    async fn submit_one(
        &self,
        at: Hash,
        source: TransactionSource,
        transaction: TransactionFor<Self>,
    ) -> Result<TxHash<Self>, Self::Error> {
        let (_entered, at) = self.enter(at).await;
        self.pool().submit_one(at, source, transaction).await
    }

    async fn submit_and_watch(
        &self,
        at: Hash,
        source: TransactionSource,
        transaction: TransactionFor<Self>,
    ) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
        let (_entered, at) = self.enter(at).await;
        self.pool().submit_and_watch(at, source, transaction).await
    }

    async fn ready_at(&self, at: Hash) -> Ready {
        self.pool().ready_at(at).await
    }

    fn ready(&self) -> Ready {
        self.pool().ready()
    }

    async fn report_invalid(
        &self,
        at: Option<Hash>,
        mut invalid: TxInvalidityReportMap<TxHash<Self>>,
    ) -> Vec<Arc<InPoolTransaction>> {
        invalid.retain(|_, reason| self.tells(reason.as_ref()));
        self.pool().report_invalid(at, invalid).await
    }

    fn futures(&self) -> Vec<InPoolTransaction> {
        self.pool().futures()
    }

    fn status(&self) -> PoolStatus {
        self.pool().status()
    }

    fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
        self.pool().import_notification_stream()
    }

    fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
        self.pool().on_broadcasted(propagations);
    }

    fn hash_of(&self, transaction: &TransactionFor<Self>) -> TxHash<Self> {
        self.pool().hash_of(transaction)
    }

    fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<InPoolTransaction>> {
        self.pool().ready_transaction(hash)
    }

    async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready {
        self.pool().ready_at_with_timeout(at, timeout).await
    }
}
