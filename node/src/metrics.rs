//! Prometheus metrics of Tributary's own, beside the SDK's: epochs, settlements, money, votes, validators, and this process.
//!
//! What concerns the chain is read from the state of the best block, after it was imported. Blocks that come while one is
//! being read are not queued: the next one read is the best one then. Keys of the state are read without the runtime, and
//! each by itself, so that a runtime with another layout costs the metrics that it concerns and no others: such a metric
//! disappears, and the log says so once. What has to be summed over many keys is summed by a task of its own, which works a
//! fiftieth of the time. What concerns this process is read when somebody asks for it.
//!
//! Amounts are in TRIB. A metric is a 64-bit float, so an amount of more than 15 digits is rounded in the last ones: fit for
//! a graph, not for accounts. Totals come from the state, not from counting events, so they survive a restart of the node.
//! `docs/monitoring.md` lists all of them.

use crate::service::FullClient;
use codec::{Compact, Decode, DecodeAll};
use futures::{FutureExt, StreamExt};
use prometheus_endpoint::{
    Histogram, HistogramOpts, MetricSource, Opts, PrometheusError, Registry, SourcedCounter, SourcedGauge,
    exponential_buckets, register,
};
use sc_client_api::{BlockchainEvents, StorageProvider};
use sc_service::TaskManager;
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::{KeyTypeId, key_types};
use sp_keystore::KeystorePtr;
use sp_storage::StorageKey;
use std::{
    cell::OnceCell,
    collections::HashSet,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout};
use tributary_math::Pool;
use tributary_primitives::{
    AccountId, Balance, BlockNumber, EpochIndex, EpochView, Hash, Moment, Phase, UNIT, apis::EvaluationApi,
};
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Rewards, Runtime, Treasury, VERSION, opaque::Block};

/// What the log lines are filtered by.
const LOG_TARGET: &str = "metrics";
/// The least time between two readings: on a devnet blocks come faster than anybody looks.
const PAUSE: Duration = Duration::from_millis(500);
/// The best block is looked at after so long, notified or not: a node that catches up is not notified of blocks.
const REFRESH: Duration = Duration::from_secs(15);
/// The least time between two summings.
const SUM_PAUSE: Duration = Duration::from_secs(2);
/// Summing is followed by a rest of so many times its own duration.
const SUM_REST: u32 = 50;
/// Buckets that are left are counted up to here: counting visits them.
const MAX_BUCKETS: usize = 1_000;
/// Picoseconds in a second: the unit of a weight's reference time.
const PICOSECONDS: f64 = 1e12;
/// How often the kernel counts in a second of computation. It tells user space a hundred on every architecture.
const TICKS: f64 = 100.0;

/// The values of a metric by its label's; none when there is nothing to tell. The error says why it cannot be told.
type Samples = Result<Vec<(Option<&'static str>, f64)>, String>;

/// Whether a metric may fall.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Gauge,
    /// Only grows; for as long as the best block's ancestors do not change.
    Counter,
}

/// A metric that is read from the state.
struct Metric<V> {
    name: &'static str,
    help: &'static str,
    kind: Kind,
    label: Option<&'static str>,
    read: fn(&V) -> Samples,
}

const fn gauge<V>(name: &'static str, help: &'static str, read: fn(&V) -> Samples) -> Metric<V> {
    Metric { name, help, kind: Kind::Gauge, label: None, read }
}

const fn counter<V>(name: &'static str, help: &'static str, read: fn(&V) -> Samples) -> Metric<V> {
    Metric { name, help, kind: Kind::Counter, label: None, read }
}

const fn labelled<V>(
    name: &'static str,
    label: &'static str,
    help: &'static str,
    read: fn(&V) -> Samples,
) -> Metric<V> {
    Metric { name, help, kind: Kind::Gauge, label: Some(label), read }
}

/// Read after each block. Each is a read or two.
static PER_BLOCK: &[Metric<View>] = &[
    gauge("tributary_epoch_number", "Number of the present epoch.", |view: &View| one(view.epoch()?.index)),
    gauge("tributary_epoch_length_blocks", "Length of the present epoch in blocks.", |view: &View| {
        one(view.epoch()?.length)
    }),
    gauge("tributary_epoch_blocks_left", "Blocks until the next epoch begins.", |view: &View| {
        let epoch = view.epoch()?;
        one(epoch.start.saturating_add(epoch.length).saturating_sub(view.height()?))
    }),
    labelled(
        "tributary_epoch_emission_trib",
        "part",
        "What the present epoch emits at most, by recipient.",
        |view: &View| {
            let EpochView { assets, evaluators, treasury, authors, .. } = view.epoch()?;
            Ok([("assets", assets), ("evaluators", evaluators), ("treasury", treasury), ("authors", authors)]
                .map(|(part, amount)| (Some(part), trib(*amount)))
                .into())
        },
    ),
    gauge("tributary_emission_rolled_over_trib", "Left for assets by epochs without a consensus.", |view: &View| {
        one(trib(view.epoch()?.rolled_over))
    }),
    gauge("tributary_evaluation_stake_trib", "Stake that counts in the present epoch.", |view: &View| {
        one(trib(view.epoch()?.stake))
    }),
    gauge("tributary_settlement_backlog_epochs", "Epochs that are due and not settled.", |view: &View| {
        let epoch = view.epoch()?;
        one(backlog(epoch.index, epoch.settling))
    }),
    gauge(
        "tributary_settlement_phase",
        "Phase of the settlement under way, 1 to 6; 0 while none is.",
        |view: &View| one(view.epoch()?.phase.map_or(0, phase_number)),
    ),
    gauge(
        "tributary_settlement_buckets_left",
        "Buckets of assets left in the present phase, up to 1,000.",
        |view: &View| one(u32::try_from(view.buckets_left()?).map_err(|error| error.to_string())?),
    ),
    labelled("tributary_block_weight_seconds", "class", "Reference time that the block was charged.", |view: &View| {
        let weights = view.block_weights()?;
        Ok(["normal", "operational", "mandatory"].into_iter().map(Some).zip(weights).collect())
    }),
    gauge("tributary_block_timestamp_seconds", "Time of the block, in seconds since the Unix epoch.", |view: &View| {
        let time: Option<Moment> = view.value("Timestamp", "Now")?;
        Ok(time.map(|millis| (None, millis as f64 / 1e3)).into_iter().collect())
    }),
    gauge(
        "tributary_pot_balance_trib",
        "Balance of the account that holds all rewards until they are claimed.",
        |view: &View| one(trib(view.balance(&Rewards::pot())?)),
    ),
    gauge(
        "tributary_rewards_owed_trib",
        "Owed, waiting or uncollected: the pot less its existential deposit.",
        |view: &View| one(trib(view.balance(&Rewards::pot())?.saturating_sub(EXISTENTIAL_DEPOSIT))),
    ),
    gauge("tributary_treasury_balance_trib", "Free balance of the treasury.", |view: &View| {
        one(trib(view.balance(&Treasury::account_id())?))
    }),
    gauge("tributary_issuance_trib", "All tokens that exist.", |view: &View| {
        one(trib(view.value("Balances", "TotalIssuance")?.unwrap_or_default()))
    }),
    counter("tributary_assets_registered_total", "Assets ever registered.", |view: &View| {
        one(view.value::<u32>("Registry", "NextAsset")?.unwrap_or_default())
    }),
    counter("tributary_contributions_recorded_total", "Contributions ever recorded.", |view: &View| {
        one(view.value::<u32>("Contributions", "NextContribution")?.unwrap_or_default())
    }),
    counter("tributary_referenda_submitted_total", "Referenda ever submitted.", |view: &View| {
        one(view.value::<u32>("Referenda", "ReferendumCount")?.unwrap_or_default())
    }),
    gauge("tributary_evaluators_registered", "Accounts that may score.", |view: &View| {
        one(view.length("Evaluation", "Registered")?)
    }),
    gauge("tributary_validators_active", "Validators of the present session.", |view: &View| {
        one(view.length("Aura", "Authorities")?)
    }),
    labelled(
        "tributary_validators",
        "kind",
        "Validators that governance named, and candidates that stand.",
        |view: &View| {
            Ok(vec![
                (Some("member"), view.length("Validators", "Members")?.into()),
                (Some("candidate"), view.length("Validators", "StandingCandidates")?.into()),
            ])
        },
    ),
    gauge("tributary_session_index", "Number of the present session.", |view: &View| {
        let index: Option<u32> = view.value("Session", "CurrentIndex")?;
        Ok(index.map(|index| (None, f64::from(index))).into_iter().collect())
    }),
    labelled(
        "tributary_keys_active",
        "engine",
        "Whether a key of this node is in the active set: 1 or 0.",
        |view: &View| {
            let aura: Vec<[u8; 32]> = view.value("Aura", "Authorities")?.unwrap_or_default();
            let grandpa: Vec<([u8; 32], u64)> = view.value("Grandpa", "Authorities")?.unwrap_or_default();
            let grandpa: Vec<_> = grandpa.into_iter().map(|(key, _)| key).collect();
            Ok(vec![
                (Some("aura"), view.has_one_of(key_types::AURA, &aura)?),
                (Some("grandpa"), view.has_one_of(key_types::GRANDPA, &grandpa)?),
            ])
        },
    ),
    gauge("tributary_runtime_spec_version", "Version of the chain's runtime.", |view: &View| {
        let version = view.client.runtime_api().version(view.block).map_err(|error| error.to_string())?;
        one(version.spec_version)
    }),
    gauge("tributary_node_spec_version", "Version of the runtime that this node was built with.", |_: &View| {
        one(VERSION.spec_version)
    }),
];

/// Summed over many keys.
static SUMMED: &[Metric<Sums>] = &[
    counter("tributary_rewards_paid_trib_total", "Ever paid out of pools to their members.", |sums: &Sums| {
        let mut paid: Balance = 0;
        for (_, value) in sums.pairs("Rewards", "Pools")? {
            let pool: Pool = decode_all("Rewards.Pools", &value)?;
            paid = paid.checked_add(pool.paid).ok_or("the sum of what pools paid does not fit 128 bits")?;
        }
        one(trib(paid))
    }),
    labelled("tributary_referenda_ongoing", "track", "Referenda that are not decided.", |sums: &Sums| {
        /// Of `ReferendumInfo::Ongoing`, whose first field is the track.
        const ONGOING: u8 = 0;
        let mut tracks: Vec<_> = pallet_governance::TRACKS.iter().map(|row| (row.id, row.name, 0u32)).collect();
        for (_, value) in sums.pairs("Referenda", "ReferendumInfoFor")? {
            if value.first() != Some(&ONGOING) {
                continue;
            }
            let (_, track): (u8, u16) = decode("Referenda.ReferendumInfoFor", &value)?;
            if let Some((_, _, count)) = tracks.iter_mut().find(|(id, _, _)| *id == track) {
                *count = count.saturating_add(1);
            }
        }
        Ok(tracks.into_iter().map(|(_, name, count)| (Some(name), count.into())).collect())
    }),
];

/// A metric of this process: name, help, kind, and what reads it from `/proc`.
type OfProcess = (&'static str, &'static str, Kind, fn() -> Option<f64>);

/// Named as every Prometheus client names them.
static OF_PROCESS: &[OfProcess] = &[
    ("process_resident_memory_bytes", "Resident memory of this process.", Kind::Gauge, || {
        resident_bytes(&fs::read_to_string("/proc/self/status").ok()?)
    }),
    ("process_cpu_seconds_total", "Computation of this process, user and system.", Kind::Counter, || {
        cpu_seconds(&fs::read_to_string("/proc/self/stat").ok()?)
    }),
    ("process_open_fds", "Files and sockets that this process has open.", Kind::Gauge, || {
        Some(fs::read_dir("/proc/self/fd").ok()?.count() as f64)
    }),
    ("process_max_fds", "Files and sockets that it may have open.", Kind::Gauge, || {
        max_open_files(&fs::read_to_string("/proc/self/limits").ok()?)
    }),
];

/// Bytes that the file system of the node's data has left for this user.
const DISK_FREE: &str = "tributary_disk_free_bytes";
/// Reference time that blocks with work of a settlement were charged for their hooks and inherents.
const SETTLEMENT_TIME: &str = "tributary_settlement_block_weight_seconds";

/// The node, as metrics see it.
#[derive(Clone)]
struct Node {
    client: Arc<FullClient>,
    keystore: KeystorePtr,
}

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
    let published = of_process(registry, folder)
        .and_then(|()| Ok((Published::new(registry, PER_BLOCK)?, Published::new(registry, SUMMED)?)))
        .and_then(|metrics| Ok((metrics, settlement_time(registry)?)));
    let ((per_block, summed), settlement) = match published {
        Ok(published) => published,
        Err(error) => return log::warn!(target: LOG_TARGET, "Tributary's metrics cannot be published: {error}"),
    };
    let handle = task_manager.spawn_handle();
    let node = Node { client: client.clone(), keystore };
    handle.spawn_blocking("metrics", None, follow(node, per_block, settlement));
    handle.spawn_blocking("metrics-sums", None, sum(client, summed));
}

/// Reads the best block again and again.
async fn follow(node: Node, mut metrics: Published<View>, settlement: Histogram) {
    let mut imported = node.client.import_notification_stream();
    let mut last = None;
    loop {
        let best = node.client.info().best_hash;
        if last != Some(best) {
            let view = View::new(node.clone(), best);
            metrics.read(&view);
            match view.settled() {
                Ok(true) => match view.block_weights() {
                    Ok([_, _, mandatory]) => settlement.observe(mandatory),
                    Err(error) => log::debug!(target: LOG_TARGET, "{SETTLEMENT_TIME}: {error}"),
                },
                Ok(false) => {}
                Err(error) => log::debug!(target: LOG_TARGET, "{SETTLEMENT_TIME}: {error}"),
            }
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
        let block = client.info().best_hash;
        metrics.read(&Sums { client: client.clone(), block });
        sleep(SUM_PAUSE.max(start.elapsed().saturating_mul(SUM_REST))).await;
    }
}

fn settlement_time(registry: &Registry) -> Result<Histogram, PrometheusError> {
    let help = "Reference time that blocks with work of a settlement were charged for hooks and inherents.";
    // From a tenth of a millisecond to 1.6 seconds.
    let options = HistogramOpts::new(SETTLEMENT_TIME, help).buckets(exponential_buckets(0.0001, 2.0, 15)?);
    register(Histogram::with_opts(options)?, registry)
}

fn of_process(registry: &Registry, folder: &Path) -> Result<(), PrometheusError> {
    for (name, help, kind, read) in OF_PROCESS {
        publish(registry, Opts::new(*name, *help), *kind, AtScrape(Arc::new(*read)))?;
    }
    let folder = folder.to_owned();
    let help = "Left for this user on the file system of the node's data.";
    let read = AtScrape(Arc::new(move || Some(disk_free(&folder)? as f64)));
    publish(registry, Opts::new(DISK_FREE, help), Kind::Gauge, read)
}

fn publish<S>(registry: &Registry, options: Opts, kind: Kind, source: S) -> Result<(), PrometheusError>
where
    S: MetricSource + 'static,
{
    match kind {
        Kind::Gauge => register(SourcedGauge::new(&options, source)?, registry).map(drop),
        Kind::Counter => register(SourcedCounter::new(&options, source)?, registry).map(drop),
    }
}

/// Bytes that the file system of `path` has left for this user; `None` where it does not say.
pub fn disk_free(path: &Path) -> Option<u64> {
    let file_system = rustix::fs::statvfs(path).ok()?;
    file_system.f_bavail.checked_mul(file_system.f_frsize)
}

/// A value that is read when somebody asks for it.
#[derive(Clone)]
struct AtScrape(Arc<dyn Fn() -> Option<f64> + Send + Sync>);

impl MetricSource for AtScrape {
    type N = f64;

    fn collect(&self, mut set: impl FnMut(&[&str], f64)) {
        if let Some(value) = (self.0)() {
            set(&[], value);
        }
    }
}

/// The values of a metric as they were read last.
#[derive(Clone, Default)]
struct Latest(Arc<Mutex<Vec<Labelled>>>);

/// A value, with its label if the metric has one.
type Labelled = (Option<&'static str>, f64);

impl Latest {
    fn put(&self, samples: Vec<(Option<&'static str>, f64)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = samples;
    }
}

impl MetricSource for Latest {
    type N = f64;

    fn collect(&self, mut set: impl FnMut(&[&str], f64)) {
        for (label, value) in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            set(label.as_slice(), *value);
        }
    }
}

/// Metrics of which each has its latest values.
struct Published<V: 'static> {
    metrics: Vec<(&'static Metric<V>, Latest)>,
    /// Those that could not be read, lest the log say so with every block.
    silent: HashSet<&'static str>,
}

impl<V: 'static> Published<V> {
    fn new(registry: &Registry, metrics: &'static [Metric<V>]) -> Result<Self, PrometheusError> {
        let metrics = metrics
            .iter()
            .map(|metric| {
                let mut options = Opts::new(metric.name, metric.help);
                if let Some(label) = metric.label {
                    options = options.variable_label(label);
                }
                let latest = Latest::default();
                publish(registry, options, metric.kind, latest.clone())?;
                Ok((metric, latest))
            })
            .collect::<Result<_, PrometheusError>>()?;
        Ok(Self { metrics, silent: HashSet::new() })
    }

    fn read(&mut self, view: &V) {
        for (metric, latest) in &self.metrics {
            match (metric.read)(view) {
                Ok(samples) => {
                    latest.put(samples);
                    self.silent.remove(metric.name);
                }
                Err(error) => {
                    latest.put(Vec::new());
                    if self.silent.insert(metric.name) {
                        log::warn!(target: LOG_TARGET, "{} cannot be read and is left out: {error}", metric.name);
                    }
                }
            }
        }
    }
}

/// The state of a block, and what has been read of it.
struct View {
    client: Arc<FullClient>,
    keystore: KeystorePtr,
    block: Hash,
    epoch: OnceCell<Result<EpochView, String>>,
}

impl View {
    fn new(Node { client, keystore }: Node, block: Hash) -> Self {
        Self { client, keystore, block, epoch: OnceCell::new() }
    }

    fn epoch(&self) -> Result<&EpochView, String> {
        let read = || {
            let api = self.client.runtime_api();
            EvaluationApi::<Block, AccountId>::epoch(&*api, self.block).map_err(|error| error.to_string())
        };
        self.epoch.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    fn height(&self) -> Result<BlockNumber, String> {
        let height = self.client.number(self.block).map_err(|error| error.to_string())?;
        height.ok_or_else(|| format!("block {:?} is gone", self.block))
    }

    /// The bytes under a key; `None` when there are none.
    fn bytes(&self, block: Hash, key: &StorageKey) -> Result<Option<Vec<u8>>, String> {
        let value = self.client.storage(block, key).map_err(|error| error.to_string())?;
        Ok(value.map(|value| value.0))
    }

    /// The whole of a storage value.
    fn value<T: Decode>(&self, pallet: &str, item: &str) -> Result<Option<T>, String> {
        self.bytes(self.block, &key(pallet, item))?
            .map(|bytes| decode_all(&format!("{pallet}.{item}"), &bytes))
            .transpose()
    }

    /// How many entries a list has, whatever they are.
    fn length(&self, pallet: &str, item: &str) -> Result<u32, String> {
        let bytes = self.bytes(self.block, &key(pallet, item))?;
        let length: Option<Compact<u32>> =
            bytes.map(|bytes| decode(&format!("{pallet}.{item}"), &bytes)).transpose()?;
        Ok(length.map_or(0, |length| length.0))
    }

    /// The free balance of an account, in planck.
    fn balance(&self, account: &AccountId) -> Result<Balance, String> {
        type Info = frame_system::AccountInfo<
            <Runtime as frame_system::Config>::Nonce,
            <Runtime as frame_system::Config>::AccountData,
        >;
        let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
        let Some(bytes) = self.bytes(self.block, &key)? else { return Ok(0) };
        decode_all::<Info>("System.Account", &bytes).map(|info| info.data.free)
    }

    /// Seconds of reference time that the block was charged: for ordinary transactions, for operational ones, and for hooks
    /// and inherents.
    fn block_weights(&self) -> Result<[f64; 3], String> {
        type Weights = [(Compact<u64>, Compact<u64>); 3];
        let weights: Option<Weights> = self.value("System", "BlockWeight")?;
        Ok(weights.map_or([0.0; 3], |classes| classes.map(|(ref_time, _)| ref_time.0 as f64 / PICOSECONDS)))
    }

    /// Whether the block did something for a settlement: one was under way before it or after it, or ended in it.
    fn settled(&self) -> Result<bool, String> {
        let Some(header) = self.client.header(self.block).map_err(|error| error.to_string())? else {
            return Ok(false);
        };
        if header.number == 0 {
            return Ok(false);
        }
        let (running, next) = (key("Evaluation", "Settling"), key("Evaluation", "NextToSettle"));
        let parent = header.parent_hash;
        Ok(self.bytes(self.block, &running)?.is_some()
            || self.bytes(parent, &running)?.is_some()
            || self.bytes(self.block, &next)? != self.bytes(parent, &next)?)
    }

    /// Buckets that the present phase of the settlement under way has before it, up to [`MAX_BUCKETS`].
    fn buckets_left(&self) -> Result<usize, String> {
        let Some(bytes) = self.bytes(self.block, &key("Evaluation", "Settling"))? else { return Ok(0) };
        // How a `Settlement` begins.
        let (epoch, phase, last): (EpochIndex, Phase, Option<u32>) = decode("Evaluation.Settling", &bytes)?;
        let map = match phase {
            Phase::Scoring => "Buckets",
            Phase::Assets => "Outcomes",
            _ => return Ok(0),
        };
        let mut prefix = key("Evaluation", map).0;
        // `Twox64Concat`, and then the bucket, not hashed, in big-endian.
        let epoch = epoch.to_le_bytes();
        prefix.extend(sp_io::hashing::twox_64(&epoch));
        prefix.extend(epoch);
        let last = last.map(|bucket| StorageKey([prefix.as_slice(), &bucket.to_be_bytes()].concat()));
        self.client
            .storage_keys(self.block, Some(&StorageKey(prefix)), last.as_ref())
            .map(|keys| keys.take(MAX_BUCKETS).count())
            .map_err(|error| error.to_string())
    }

    /// 1 if this node has one of these public keys, else 0.
    fn has_one_of(&self, kind: KeyTypeId, set: &[[u8; 32]]) -> Result<f64, String> {
        let own = self.keystore.keys(kind).map_err(|error| error.to_string())?;
        Ok(u8::from(own.iter().any(|own| set.iter().any(|key| key == own.as_slice()))).into())
    }
}

/// The state of a block, to be summed over.
struct Sums {
    client: Arc<FullClient>,
    block: Hash,
}

impl Sums {
    /// What a map has, entry by entry. The block's state is kept for as long as this lives.
    fn pairs(&self, pallet: &str, item: &str) -> Result<impl Iterator<Item = (Vec<u8>, Vec<u8>)> + use<>, String> {
        self.client
            .storage_pairs(self.block, Some(&key(pallet, item)), None)
            .map(|pairs| pairs.map(|(key, value)| (key.0, value.0)))
            .map_err(|error| error.to_string())
    }
}

/// Where the runtime keeps an item of a pallet.
fn key(pallet: &str, item: &str) -> StorageKey {
    StorageKey([pallet, item].map(|name| sp_io::hashing::twox_128(name.as_bytes())).concat())
}

/// What the whole of `bytes` says.
fn decode_all<T: Decode>(item: &str, bytes: &[u8]) -> Result<T, String> {
    T::decode_all(&mut &*bytes).map_err(|_| unreadable(item))
}

/// What the beginning of `bytes` says.
fn decode<T: Decode>(item: &str, bytes: &[u8]) -> Result<T, String> {
    T::decode(&mut &*bytes).map_err(|_| unreadable(item))
}

fn unreadable(item: &str) -> String {
    format!("the chain keeps {item} in a way that this node does not know: update the node")
}

fn one(value: impl Into<f64>) -> Samples {
    Ok(vec![(None, value.into())])
}

/// An amount of planck in TRIB, rounded to 53 bits.
fn trib(planck: Balance) -> f64 {
    planck as f64 / UNIT as f64
}

/// Epochs whose settlement is due and not done: an epoch is settled when the one after it, in which its scores are revealed,
/// has ended.
fn backlog(present: EpochIndex, next_to_settle: EpochIndex) -> EpochIndex {
    present.saturating_sub(1).saturating_sub(next_to_settle)
}

fn phase_number(phase: Phase) -> u8 {
    match phase {
        Phase::Joining => 1,
        Phase::Penalties => 2,
        Phase::Scoring => 3,
        Phase::Assets => 4,
        Phase::Evaluators => 5,
        Phase::Sweeping => 6,
    }
}

/// From `/proc/self/status`.
fn resident_bytes(status: &str) -> Option<f64> {
    let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(kib.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

/// From `/proc/self/stat`: its fields 14 and 15. The second, the program's name, may have blanks and parentheses in it.
fn cpu_seconds(stat: &str) -> Option<f64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((user + system) / TICKS)
}

/// From `/proc/self/limits`: what the process may have open now.
fn max_open_files(limits: &str) -> Option<f64> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    match line.split_whitespace().next()? {
        "unlimited" => Some(f64::INFINITY),
        limit => limit.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const DASHBOARD: &str = include_str!("../../docs/grafana/tributary.json");
    const ALERTS: &str = include_str!("../../docs/grafana/alerts.yml");
    const PAGE: &str = include_str!("../../docs/monitoring.md");

    fn own_names() -> BTreeSet<&'static str> {
        let per_block = PER_BLOCK.iter().map(|metric| metric.name);
        let summed = SUMMED.iter().map(|metric| metric.name);
        let of_process = OF_PROCESS.iter().map(|(name, ..)| *name);
        per_block.chain(summed).chain(of_process).chain([DISK_FREE, SETTLEMENT_TIME]).collect()
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
        for metric in PER_BLOCK {
            assert_eq!(metric.name.ends_with("_total"), metric.kind == Kind::Counter, "{}", metric.name);
        }
        for metric in SUMMED {
            assert_eq!(metric.name.ends_with("_total"), metric.kind == Kind::Counter, "{}", metric.name);
        }
        assert_eq!(own_names().len(), PER_BLOCK.len() + SUMMED.len() + OF_PROCESS.len() + 2, "each name once");
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        static METRICS: &[Metric<Result<u32, String>>] =
            &[gauge("tributary_test", "A test.", |view: &Result<u32, String>| one(view.clone()?))];
        let registry = Registry::new();
        let mut published = Published::new(&registry, METRICS).unwrap();
        assert!(registry.gather().is_empty(), "nothing was read yet");
        published.read(&Ok(7));
        assert_eq!(registry.gather()[0].get_metric()[0].get_gauge().get_value(), 7.0);
        published.read(&Err("another layout".into()));
        assert!(registry.gather().is_empty());
        assert!(published.silent.contains("tributary_test"));
        published.read(&Ok(8));
        assert_eq!(registry.gather()[0].get_metric()[0].get_gauge().get_value(), 8.0);
        assert!(published.silent.is_empty());
    }

    #[test]
    fn a_name_that_is_taken_is_an_error() {
        let registry = Registry::new();
        Published::new(&registry, SUMMED).unwrap();
        assert!(Published::new(&registry, SUMMED).is_err());
    }

    #[test]
    fn values_of_another_layout_are_refused() {
        assert_eq!(decode_all::<u32>("A.B", &[1, 0, 0, 0]), Ok(1));
        for bytes in [[1u8, 0, 0].as_slice(), &[1, 0, 0, 0, 0]] {
            let error = decode_all::<u32>("A.B", bytes).unwrap_err();
            assert!(error.contains("A.B") && error.contains("update the node"), "{error}");
        }
        assert_eq!(decode::<u8>("A.B", &[1, 2]), Ok(1));
        assert!(decode::<u32>("A.B", &[1, 2]).is_err());
    }

    #[test]
    fn keys_are_those_of_the_runtime() {
        assert_eq!(key("System", "BlockWeight").0, frame_system::BlockWeight::<Runtime>::hashed_key());
    }

    #[test]
    fn a_backlog_is_what_is_due() {
        // In epoch 3, epoch 1 is due; before, nothing is.
        for (present, next, waiting) in [(0, 0, 0), (1, 0, 0), (2, 0, 1), (3, 1, 1), (3, 2, 0), (9, 3, 5)] {
            assert_eq!(backlog(present, next), waiting, "{present} {next}");
        }
    }

    #[test]
    fn amounts_are_in_whole_tokens() {
        assert_eq!(trib(0), 0.0);
        assert_eq!(trib(UNIT + UNIT / 2), 1.5);
        assert_eq!(trib(6_000_000 * UNIT), 6e6);
    }

    #[test]
    fn the_kernel_is_understood() {
        assert_eq!(resident_bytes("Name:\tx\nVmRSS:\t  2048 kB\nThreads:\t3\n"), Some(2_097_152.0));
        assert_eq!(resident_bytes("Name:\tx\n"), None);
        let stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
        assert_eq!(cpu_seconds(stat), Some(3.0));
        assert_eq!(cpu_seconds("42"), None);
        let limits = "Limit    Soft Limit  Hard Limit  Units\nMax open files            1024        4096   files\n";
        assert_eq!(max_open_files(limits), Some(1024.0));
        assert_eq!(max_open_files("Max open files  unlimited unlimited files"), Some(f64::INFINITY));
        for (name, _, _, read) in OF_PROCESS {
            assert!(read().is_some_and(|value| value > 0.0) || !cfg!(target_os = "linux"), "{name}");
        }
    }
}
