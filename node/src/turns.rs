//! The pool as an author of blocks has it: what is only out of its turn stays.
//!
//! An author waits for the pool to have seen its parent block, but not for long, and takes what is there. The pool
//! may be behind then: to go over to another branch of the chain, it looks at every transaction in the blocks there,
//! and then has those of the lost one again, which takes longer than a slot when they are many. So the author is
//! offered transactions that are in the chain already, and such as wait for others that the pool is about to have
//! again. For the block both are invalid, too late or too early. Told so, the pool would drop each with everything of
//! the same account that waits behind it, and refuse it for half an hour: lost, though most of it is as good as
//! before. Here such reports go no further. What is in the chain the pool prunes when it comes to that block; and it
//! checks all that waits anew after each block, and drops what will never be valid.

use crate::types::Pool;
use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
    ImportNotificationStream, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
    TransactionStatusStreamFor, TransactionValidityError, TxHash, TxInvalidityReportMap,
};
use sp_runtime::transaction_validity::InvalidTransaction;
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

type InPoolTransaction = <Pool as TransactionPool>::InPoolTransaction;
type Ready = Box<dyn ReadyTransactions<Item = Arc<InPoolTransaction>> + Send>;

/// A pool that is not told of transactions that are out of their turn.
pub struct Patient(pub Arc<Pool>);

/// Whether nothing is wrong with a transaction but when it comes: others of its account must be in the chain before it,
/// or are there instead of it.
fn is_out_of_turn(error: Option<&TransactionValidityError>) -> bool {
    use InvalidTransaction::{Future, Stale};
    matches!(error, Some(TransactionValidityError::Invalid(Future | Stale)))
}

#[async_trait]
impl TransactionPool for Patient {
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
        self.0.submit_at(at, source, transactions).await
    }

    async fn submit_one(
        &self,
        at: Hash,
        source: TransactionSource,
        transaction: TransactionFor<Self>,
    ) -> Result<TxHash<Self>, Self::Error> {
        self.0.submit_one(at, source, transaction).await
    }

    async fn submit_and_watch(
        &self,
        at: Hash,
        source: TransactionSource,
        transaction: TransactionFor<Self>,
    ) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
        self.0.submit_and_watch(at, source, transaction).await
    }

    async fn ready_at(&self, at: Hash) -> Ready {
        self.0.ready_at(at).await
    }

    fn ready(&self) -> Ready {
        self.0.ready()
    }

    async fn report_invalid(
        &self,
        at: Option<Hash>,
        mut invalid: TxInvalidityReportMap<TxHash<Self>>,
    ) -> Vec<Arc<InPoolTransaction>> {
        invalid.retain(|_, error| !is_out_of_turn(error.as_ref()));
        self.0.report_invalid(at, invalid).await
    }

    fn futures(&self) -> Vec<InPoolTransaction> {
        self.0.futures()
    }

    fn status(&self) -> PoolStatus {
        self.0.status()
    }

    fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
        self.0.import_notification_stream()
    }

    fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
        self.0.on_broadcasted(propagations);
    }

    fn hash_of(&self, transaction: &TransactionFor<Self>) -> TxHash<Self> {
        self.0.hash_of(transaction)
    }

    fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<InPoolTransaction>> {
        self.0.ready_transaction(hash)
    }

    async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready {
        self.0.ready_at_with_timeout(at, timeout).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_runtime::transaction_validity::UnknownTransaction;

    #[test]
    fn only_what_is_out_of_its_turn_is_kept() {
        let kept = |error: TransactionValidityError| is_out_of_turn(Some(&error));
        assert!(kept(InvalidTransaction::Future.into()) && kept(InvalidTransaction::Stale.into()));
        assert!(!kept(InvalidTransaction::Payment.into()) && !kept(InvalidTransaction::BadProof.into()));
        assert!(!kept(UnknownTransaction::CannotLookup.into()));
        assert!(!is_out_of_turn(None));
    }
}
