//! Prometheus metrics of Tributary's own, beside the SDK's: epochs, settlements, money, votes, validators, and this
//! process.
//!
//! Each subject has a file with its metrics, and each metric has a hook of a few lines that reads it: [`hook`] says
//! what that is, [`state`] what it reads from, [`publish`] where the values are kept for Prometheus.
//!
//! What concerns the chain is read from the state of the best block, after it was imported. Blocks that come while one
//! is being read are not queued: the next one read is the best one then. A metric that cannot be read disappears, and
//! the log says so once. What has to be summed over many keys is summed by a task of its own, in the background, which
//! works a fiftieth of the time. What concerns this process is read when somebody asks for it.
//!
//! Amounts are in TRIB. A metric is a 64-bit float, so an amount of more than 15 digits is rounded in the last ones:
//! fit for a graph, not for accounts. Totals come from the state, not from counting events, so they survive a restart
//! of the node. `docs/monitoring.md` lists all of them.

mod assets;
mod block;
mod epochs;
mod hook;
mod money;
mod process;
mod publish;
mod settlement;
mod state;
mod tabs;
mod validators;
mod votes;

use crate::types::FullClient;
use futures::{FutureExt, StreamExt};
use hook::{LOG_TARGET, Metric};
use prometheus_endpoint::{PrometheusError, Registry};
use publish::Published;
use sc_client_api::BlockchainEvents;
use sc_service::TaskManager;
use settlement::SettlementTime;
use sp_blockchain::HeaderBackend;
use sp_keystore::KeystorePtr;
use state::{Sums, View};
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout};

/// The least time between two readings: on a devnet blocks come faster than anybody looks.
const PAUSE: Duration = Duration::from_millis(500);
/// The best block is looked at after so long, notified or not: a node that catches up is not notified of blocks.
const REFRESH: Duration = Duration::from_secs(15);
/// The least time between two summings.
const SUM_PAUSE: Duration = Duration::from_secs(2);
/// Summing is followed by a rest of so many times its own duration.
const SUM_REST: u32 = 50;

/// Read after each block. Each is a read or two.
static PER_BLOCK: &[&[Metric<View>]] = &[
    epochs::PER_BLOCK,
    settlement::PER_BLOCK,
    block::PER_BLOCK,
    money::PER_BLOCK,
    assets::PER_BLOCK,
    tabs::PER_BLOCK,
    votes::PER_BLOCK,
    validators::PER_BLOCK,
];

/// Summed over many keys, in the background.
static SUMMED: &[&[Metric<Sums>]] = &[money::SUMMED, votes::SUMMED];

/// Publishes the metrics in `registry`, if there is one, for as long as the node runs. `folder` is where its data lies.
///
/// A node is of use without its metrics, so what goes wrong is logged.
pub fn spawn(
    task_manager: &TaskManager,
    registry: Option<&Registry>,
    client: Arc<FullClient>,
    keystore: KeystorePtr,
    folder: &Path,
) {
    let Some(registry) = registry else { return };
    let Metrics { per_block, summed, settlement } = match Metrics::publish(registry, folder) {
        Ok(published) => published,
        Err(error) => return log::warn!(target: LOG_TARGET, "Tributary's metrics cannot be published: {error}"),
    };
    let handle = task_manager.spawn_handle();
    handle.spawn_blocking("metrics", None, follow(client.clone(), keystore, per_block, settlement));
    handle.spawn_blocking("metrics-sums", None, sum(client, summed));
}

/// What is read again and again.
struct Metrics {
    per_block: Published<View>,
    summed: Published<Sums>,
    settlement: SettlementTime,
}

impl Metrics {
    /// Publishes these, and those of this process.
    fn publish(registry: &Registry, folder: &Path) -> Result<Self, PrometheusError> {
        process::publish_all(registry, folder)?;
        Ok(Self {
            per_block: Published::new(registry, PER_BLOCK.iter().copied().flatten())?,
            summed: Published::new(registry, SUMMED.iter().copied().flatten())?,
            settlement: SettlementTime::new(registry)?,
        })
    }
}

/// Reads the best block again and again.
async fn follow(
    client: Arc<FullClient>,
    keystore: KeystorePtr,
    mut metrics: Published<View>,
    settlement: SettlementTime,
) {
    let mut imported = client.import_notification_stream();
    let mut last = None;
    loop {
        let best = client.info().best_hash;
        if last != Some(best) {
            let view = View::new(client.clone(), keystore.clone(), best);
            metrics.read(&view);
            settlement.observe(&view);
            last = Some(best);
        }
        if let Ok(None) = timeout(REFRESH, imported.next()).await {
            // The node is shutting down.
            return;
        }
        sleep(PAUSE).await;
        while imported.next().now_or_never().flatten().is_some() {}
    }
}

/// Sums over the state of the best block again and again.
async fn sum(client: Arc<FullClient>, mut metrics: Published<Sums>) {
    loop {
        let start = Instant::now();
        metrics.read(&Sums::new(client.clone(), client.info().best_hash));
        sleep(SUM_PAUSE.max(start.elapsed().saturating_mul(SUM_REST))).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{
        hook::Kind,
        process::{DISK_FREE, OF_PROCESS},
        settlement::SETTLEMENT_TIME,
        *,
    };
    use std::collections::BTreeSet;

    const DASHBOARD: &str = include_str!("../../../docs/grafana/tributary.json");
    const ALERTS: &str = include_str!("../../../docs/grafana/alerts.yml");
    const PAGE: &str = include_str!("../../../docs/monitoring.md");

    /// Name and kind of each metric that is read from the state.
    fn of_state() -> Vec<(&'static str, Kind)> {
        let per_block = PER_BLOCK.iter().copied().flatten().map(|metric| (metric.name, metric.kind));
        per_block.chain(SUMMED.iter().copied().flatten().map(|metric| (metric.name, metric.kind))).collect()
    }

    fn own_names() -> BTreeSet<&'static str> {
        let of_process = OF_PROCESS.iter().map(|(name, ..)| *name);
        of_state().into_iter().map(|(name, _)| name).chain(of_process).chain([DISK_FREE, SETTLEMENT_TIME]).collect()
    }

    /// The words of `text` that begin like the name of a metric of ours, without what a histogram appends.
    fn names_in(text: &str) -> BTreeSet<&str> {
        text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .filter(|word| word.starts_with("tributary_") || word.starts_with("process_"))
            .map(|word| match word.strip_prefix(SETTLEMENT_TIME) {
                Some("_bucket" | "_sum" | "_count") => SETTLEMENT_TIME,
                _ => word,
            })
            .collect()
    }

    #[test]
    fn dashboard_and_alerts_name_what_there_is() {
        let own = own_names();
        for text in [DASHBOARD, ALERTS] {
            let named = names_in(text);
            assert!(!named.is_empty());
            let unknown: Vec<_> = named.iter().filter(|name| !own.contains(*name)).collect();
            assert!(unknown.is_empty(), "{unknown:?}");
        }
    }

    #[test]
    fn the_page_on_monitoring_lists_each_metric_once() {
        let rows: Vec<_> = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        let rows: Vec<_> = rows.into_iter().map(|row| row.split('{').next().unwrap_or(row)).collect();
        for name in own_names() {
            assert_eq!(rows.iter().filter(|row| **row == name).count(), 1, "{name}");
        }
    }

    #[test]
    fn names_follow_the_conventions() {
        for (name, kind) in of_state() {
            assert_eq!(name.ends_with("_total"), kind == Kind::Counter, "{name}");
        }
        assert_eq!(own_names().len(), of_state().len() + OF_PROCESS.len() + 2, "each name once");
    }

    #[test]
    fn all_metrics_can_be_published_once() {
        let registry = Registry::new();
        let folder = std::env::temp_dir();
        Metrics::publish(&registry, &folder).unwrap();
        assert!(Metrics::publish(&registry, &folder).is_err());
    }
}
