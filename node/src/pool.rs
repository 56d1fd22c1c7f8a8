//! How much may wait in a node's pool.
//!
//! The SDK gives a tenth of a pool's room to transactions that wait for others of their account. When a branch of the
//! chain is lost, the pool takes the transactions of its blocks back from the newest block on: until the oldest are
//! there, nearly all wait for others, and whatever comes in meanwhile has the pool drop what is above the tenth,
//! without a word to anybody. So here they have as much room as all.

use crate::types::{FullClient, Pool};
use sc_cli::{TransactionPoolParams, TransactionPoolType};
use sc_service::{Configuration, TaskManager};
use sc_transaction_pool::{BasicPool, ForkAwareTxPool, Options, PoolLimit, TransactionPoolWrapper};
use std::{sync::Arc, time::Duration};

/// What kind of pool a node has, and how much may wait in it.
pub struct Room {
    kind: TransactionPoolType,
    options: Options,
}

impl Room {
    /// What these parameters say.
    pub fn of(params: &TransactionPoolParams, is_dev: bool) -> Self {
        let limit = || PoolLimit { count: params.pool_limit, total_bytes: params.pool_kbytes.saturating_mul(1_024) };
        let mut options = Options { ready: limit(), future: limit(), ..Default::default() };
        match params.tx_ban_seconds {
            Some(seconds) => options.ban_time = Duration::from_secs(seconds),
            None if is_dev => options.ban_time = Duration::ZERO,
            None => {}
        }
        Self { kind: params.pool_type, options }
    }

    /// A pool with so much room.
    pub fn pool(self, config: &Configuration, client: Arc<FullClient>, task_manager: &TaskManager) -> Pool {
        let is_validator = config.role.is_authority().into();
        let (registry, spawner) = (config.prometheus_registry(), task_manager.spawn_essential_handle());
        let Self { kind, options } = self;
        TransactionPoolWrapper(match kind {
            TransactionPoolType::SingleState => {
                Box::new(BasicPool::new_full(options, is_validator, registry, spawner, client))
            }
            TransactionPoolType::ForkAware => {
                Box::new(ForkAwareTxPool::new_full(options, is_validator, registry, spawner, client))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    fn room(flags: &[&str], is_dev: bool) -> Room {
        let cli = Cli::try_parse_from(["tributary"].iter().chain(flags)).unwrap();
        Room::of(&cli.run.pool_config, is_dev)
    }

    #[test]
    fn those_that_wait_for_others_have_as_much_room_as_all() {
        let Options { ready, future, ban_time, reject_future_transactions } = room(&[], false).options;
        assert_eq!((ready.count, ready.total_bytes), (65_536, 64 << 20));
        assert_eq!((future.count, future.total_bytes), (65_536, 64 << 20));
        assert_eq!((ban_time, reject_future_transactions), (Duration::from_secs(1_800), false));
    }

    #[test]
    fn what_is_said_of_a_pool_counts() {
        let options = room(&["--pool-limit", "7", "--pool-kbytes", "9", "--tx-ban-seconds", "3"], true).options;
        assert_eq!((options.ready.count, options.future.count, options.future.total_bytes), (7, 7, 9_216));
        assert_eq!(options.ban_time, Duration::from_secs(3));
        assert_eq!(room(&[], true).options.ban_time, Duration::ZERO);
        assert!(matches!(room(&[], false).kind, TransactionPoolType::SingleState));
        assert!(matches!(room(&["--pool-type", "fork-aware"], false).kind, TransactionPoolType::ForkAware));
    }
}
