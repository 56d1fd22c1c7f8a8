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

use crate::{layer::Layer, types::Pool};
use sc_transaction_pool_api::TransactionValidityError;
use sp_runtime::transaction_validity::InvalidTransaction;
use std::sync::Arc;
use tributary_primitives::Hash;

/// Keeps from a pool that a transaction is out of its turn.
pub struct Patience(pub Arc<Pool>);

impl Layer for Patience {
    type Entered<'a> = ();

    fn pool(&self) -> &Pool {
        &self.0
    }

    async fn enter(&self, at: Hash) -> ((), Hash) {
        ((), at)
    }

    fn tells(&self, reason: Option<&TransactionValidityError>) -> bool {
        !is_out_of_turn(reason)
    }
}

/// Whether nothing is wrong with a transaction but when it comes: others of its account must be in the chain before it,
/// or are there instead of it.
fn is_out_of_turn(reason: Option<&TransactionValidityError>) -> bool {
    use InvalidTransaction::{Future, Stale};
    matches!(reason, Some(TransactionValidityError::Invalid(Future | Stale)))
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
