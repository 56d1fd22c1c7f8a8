//! Sends transactions and follows the chain until all are in it, final, or given up.

use crate::{chain::system_key, node::connect, transactions::Transaction};
use codec::{Decode, Encode};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use frame_system::{ConsumedWeight, EventRecord, Phase};
use futures::{StreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use jsonrpsee::{
    core::client::{ClientT, Error as ClientError, SubscriptionClientT},
    rpc_params,
    ws_client::WsClient,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sp_core::bytes::{from_hex, to_hex};
use sp_io::hashing::blake2_256;
use sp_runtime::OpaqueExtrinsic;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, watch};
use tributary_runtime::{
    Hash, Header, RuntimeCall, RuntimeEvent, UncheckedExtrinsic,
    configs::{RuntimeBlockLength, RuntimeBlockWeights},
};

/// Transactions that are on their way to the node at the same time, by connection.
const IN_FLIGHT: usize = 64;
/// After how long without a new transaction in the chain the rest is taken for lost.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a transaction waits before it is sent again when the pool was full.
const PAUSE: Duration = Duration::from_millis(250);
/// The node's code for a transaction that it has already.
const ALREADY_IMPORTED: i32 = 1013;
/// The node's code for a full pool.
const IMMEDIATELY_DROPPED: i32 = 1016;

/// How to send.
#[derive(Clone, Debug)]
pub struct Style {
    /// Where to.
    pub url: String,
    /// Over how many connections.
    pub connections: u32,
    /// How many transactions may wait in the node at the same time.
    pub window: u32,
    /// How many to send each second at most.
    pub rate: Option<u32>,
}

/// A block of the chain.
#[derive(Clone, Debug, Serialize)]
pub struct Block {
    /// Its height.
    pub number: u32,
    /// When its author says that it was made, in milliseconds since the Unix epoch.
    pub timestamp: u64,
    /// Ours in it.
    pub transactions: u32,
    /// Those of them that failed.
    pub failed: u32,
    /// The weight that ordinary transactions took, as a share of what they may.
    pub weight: f64,
    /// Their length, as a share of what it may be.
    pub length: f64,
    /// How long its author built it, in milliseconds.
    pub build: Option<u32>,
    /// How long another node takes to execute and store it, in milliseconds.
    pub import: Option<f64>,
}

/// What became of the transactions.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// How many the node took.
    pub accepted: u32,
    /// How often it refused one because its pool was full.
    pub refusals: u32,
    /// How many came into the chain.
    pub included: u32,
    /// Why one of those in the chain failed, if one did.
    pub failure: Option<String>,
    /// From sending to the block that has it, in milliseconds, sorted.
    #[serde(skip)]
    pub inclusion: Vec<f64>,
    /// From sending to that block's finality, in milliseconds, sorted.
    #[serde(skip)]
    pub finality: Vec<f64>,
    /// The blocks that have them.
    pub blocks: Vec<Block>,
    /// The farthest that the final block was behind the best one, in blocks.
    pub lag: u32,
}

/// A block as the node gives it.
#[derive(Deserialize)]
struct Signed {
    block: Body,
}

#[derive(Deserialize)]
struct Body {
    header: Header,
    extrinsics: Vec<String>,
}

/// Asks the node.
async fn ask<T: DeserializeOwned>(
    client: &WsClient,
    method: &str,
    params: jsonrpsee::core::params::ArrayParams,
) -> Result<T, String> {
    client.request(method, params).await.map_err(|error| format!("{method}: {error}"))
}

/// The genesis that the node started from.
///
/// # Errors
///
/// When the node does not answer.
pub async fn genesis(url: &str) -> Result<Hash, String> {
    ask(&connect(url).await?, "chain_getBlockHash", rpc_params![0]).await
}

async fn storage<T: Decode>(client: &WsClient, item: &str, at: Hash) -> Result<T, String> {
    let key = to_hex(&system_key(item), false);
    let value: Option<String> = ask(client, "state_getStorage", rpc_params![key, at]).await?;
    let bytes = from_hex(&value.unwrap_or_default()).map_err(|error| format!("System.{item}: {error}"))?;
    T::decode(&mut &bytes[..]).map_err(|error| format!("System.{item}: {error}"))
}

/// What sender and follower share.
struct Shared {
    start: Instant,
    /// The number of each transaction by its hash.
    numbers: HashMap<[u8; 32], usize>,
    /// When each was sent.
    sent: Mutex<Vec<Option<Instant>>>,
    window: Semaphore,
    refusals: Mutex<u32>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sends all and waits for them.
///
/// # Errors
///
/// When the node stops answering.
pub async fn drive(style: &Style, transactions: Vec<Transaction>, title: &str) -> Result<Outcome, String> {
    let count = transactions.len();
    let shared = Arc::new(Shared {
        start: Instant::now(),
        numbers: transactions.iter().enumerate().map(|(n, transaction)| (transaction.hash, n)).collect(),
        sent: Mutex::new(vec![None; count]),
        window: Semaphore::new(style.window as usize),
        refusals: Mutex::default(),
    });
    let bar = ProgressBar::new(count as u64).with_message(title.to_owned()).with_style(
        ProgressStyle::with_template("{msg:>14} {wide_bar} {pos}/{len} in the chain, {per_sec}, {elapsed}")
            .map_err(|error| error.to_string())?,
    );

    let (finish, finished) = watch::channel(None);
    let follower = tokio::spawn(follow(style.url.clone(), shared.clone(), finished, bar.clone()));

    let mut lanes: Vec<Vec<(usize, Transaction)>> = (0..style.connections).map(|_| Vec::new()).collect();
    for (n, transaction) in transactions.into_iter().enumerate() {
        // All of an account's go one way, or they would overtake one another.
        lanes[(transaction.signer % style.connections) as usize].push((n, transaction));
    }
    let senders: Vec<_> =
        lanes.into_iter().map(|lane| tokio::spawn(send(style.clone(), shared.clone(), lane))).collect();
    let mut accepted = 0;
    for sender in senders {
        accepted += sender.await.map_err(|error| error.to_string())??;
    }
    // If the follower has ended already, it says why.
    let _ = finish.send(Some(accepted));
    let mut outcome = follower.await.map_err(|error| error.to_string())??;
    bar.finish_and_clear();
    outcome.accepted = accepted;
    outcome.refusals = *lock(&shared.refusals);
    Ok(outcome)
}

/// Sends what belongs to one connection, in order. How many the node took.
async fn send(style: Style, shared: Arc<Shared>, lane: Vec<(usize, Transaction)>) -> Result<u32, String> {
    let client = connect(&style.url).await?;
    let mut sending = stream::iter(lane)
        .map(|(n, transaction)| send_one(&client, &style, &shared, n, transaction))
        .buffer_unordered(IN_FLIGHT);
    let mut accepted = 0;
    while let Some(sent) = sending.next().await {
        sent?;
        accepted += 1;
    }
    Ok(accepted)
}

/// Sends the `n`-th transaction as soon as it may go, and again while the pool is full.
async fn send_one(
    client: &WsClient,
    style: &Style,
    shared: &Shared,
    n: usize,
    transaction: Transaction,
) -> Result<(), String> {
    if let Some(rate) = style.rate {
        let due = Duration::from_secs_f64(n as f64 / f64::from(rate));
        tokio::time::sleep_until((shared.start + due).into()).await;
    }
    // Given back when the transaction is in the chain.
    shared.window.acquire().await.map_err(|error| error.to_string())?.forget();
    let bytes = to_hex(&transaction.bytes, false);
    lock(&shared.sent)[n] = Some(Instant::now());
    loop {
        match client.request::<Hash, _>("author_submitExtrinsic", rpc_params![&bytes]).await {
            Ok(_) => return Ok(()),
            Err(ClientError::Call(error)) if error.code() == ALREADY_IMPORTED => return Ok(()),
            Err(ClientError::Call(error)) if error.code() == IMMEDIATELY_DROPPED => {
                *lock(&shared.refusals) += 1;
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => return Err(format!("author_submitExtrinsic: {error}")),
        }
    }
}

/// A block with some of ours.
struct Seen {
    hash: Hash,
    body: Vec<OpaqueExtrinsic>,
    header: Header,
    /// The numbers of ours, by their place in the block.
    ours: HashMap<u32, usize>,
}

/// Follows the chain until all that the node took are in it and final, or nothing comes any more.
async fn follow(
    url: String,
    shared: Arc<Shared>,
    mut finished: watch::Receiver<Option<u32>>,
    bar: ProgressBar,
) -> Result<Outcome, String> {
    let client = connect(&url).await?;
    let subscribe = |method, end| client.subscribe::<Header, _>(method, rpc_params![], end);
    let error = |error: ClientError| format!("the node's blocks cannot be followed: {error}");
    let mut heads = subscribe("chain_subscribeNewHeads", "chain_unsubscribeNewHeads").await.map_err(error)?;
    let mut finals =
        subscribe("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads").await.map_err(error)?;
    let mut tick = tokio::time::interval(Duration::from_millis(200));

    let mut outcome = Outcome::default();
    let mut seen: Vec<Seen> = Vec::new();
    let (mut best, mut pending_final) = (None, 0);
    let mut progress = Instant::now();
    loop {
        tokio::select! {
            Some(head) = heads.next() => {
                let head = head.map_err(|error| error.to_string())?;
                for number in best.map_or(head.number, |best| best + 1)..=head.number {
                    let block = block(&client, &shared, number).await?;
                    let sent = lock(&shared.sent);
                    outcome.inclusion.extend(block.ours.values().filter_map(|n| sent[*n]).map(millis));
                    drop(sent);
                    if !block.ours.is_empty() {
                        progress = Instant::now();
                        outcome.included += block.ours.len() as u32;
                        shared.window.add_permits(block.ours.len());
                        bar.set_position(outcome.included.into());
                        seen.push(block);
                    }
                }
                best = Some(head.number.max(best.unwrap_or_default()));
            }
            Some(head) = finals.next() => {
                let last_final = head.map_err(|error| error.to_string())?.number;
                outcome.lag = outcome.lag.max(best.unwrap_or(last_final).saturating_sub(last_final));
                let sent = lock(&shared.sent);
                while let Some(block) = seen.get(pending_final).filter(|block| block.header.number <= last_final) {
                    outcome.finality.extend(block.ours.values().filter_map(|n| sent[*n]).map(millis));
                    pending_final += 1;
                }
            }
            _ = tick.tick() => {
                let accepted = *finished.borrow_and_update();
                if accepted.is_some_and(|accepted| outcome.included >= accepted) && pending_final == seen.len()
                    || progress.elapsed() > PATIENCE
                {
                    break;
                }
            }
        }
    }
    for block in seen {
        let (block, failure) = describe(&client, block).await?;
        outcome.blocks.push(block);
        outcome.failure = outcome.failure.or(failure);
    }
    outcome.inclusion.sort_by(f64::total_cmp);
    outcome.finality.sort_by(f64::total_cmp);
    Ok(outcome)
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}

/// The block of this number, and which transactions are in it.
async fn block(client: &WsClient, shared: &Shared, number: u32) -> Result<Seen, String> {
    let (hash, header, body) = fetch(client, number).await?;
    let places = (0..).zip(&body);
    let ours = places.filter_map(|(place, bytes)| Some((place, *shared.numbers.get(&blake2_256(&bytes.encode()))?)));
    Ok(Seen { hash, ours: ours.collect(), header, body })
}

async fn fetch(client: &WsClient, number: u32) -> Result<(Hash, Header, Vec<OpaqueExtrinsic>), String> {
    let hash: Hash = ask(client, "chain_getBlockHash", rpc_params![number]).await?;
    let Signed { block: Body { header, extrinsics } } = ask(client, "chain_getBlock", rpc_params![hash]).await?;
    let decode = |extrinsic: String| -> Result<_, String> {
        let bytes = from_hex(&extrinsic).map_err(|error| format!("block {number}: {error}"))?;
        OpaqueExtrinsic::decode(&mut &bytes[..]).map_err(|error| format!("block {number}: {error}"))
    };
    Ok((hash, header, extrinsics.into_iter().map(decode).collect::<Result<_, _>>()?))
}

/// The node's chain from block 1 on.
///
/// # Errors
///
/// When the node does not answer.
pub async fn chain(url: &str) -> Result<Vec<(Header, Vec<OpaqueExtrinsic>)>, String> {
    let client = connect(url).await?;
    let best: Header = ask(&client, "chain_getHeader", rpc_params![]).await?;
    let mut blocks = Vec::new();
    for number in 1..=best.number {
        let (_, header, body) = fetch(&client, number).await?;
        blocks.push((header, body));
    }
    Ok(blocks)
}

/// What the chain says of a block, and why one of ours in it failed, if one did.
async fn describe(client: &WsClient, seen: Seen) -> Result<(Block, Option<String>), String> {
    let Seen { hash, body, header, ours } = seen;
    let events: Vec<EventRecord<RuntimeEvent, Hash>> = storage(client, "Events", hash).await?;
    let mut failures = events.into_iter().filter_map(|record| match (record.phase, record.event) {
        (
            Phase::ApplyExtrinsic(index),
            RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { dispatch_error, .. }),
        ) if ours.contains_key(&index) => Some(format!("{dispatch_error:?}")),
        _ => None,
    });
    let failure = failures.next();
    let failed = u32::from(failure.is_some()) + failures.count() as u32;

    let consumed: ConsumedWeight = storage(client, "BlockWeight", hash).await?;
    let limit = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap_or(Weight::MAX);
    let weight = consumed.get(DispatchClass::Normal).ref_time() as f64 / limit.ref_time() as f64;
    let bytes: usize = body.iter().map(Encode::encoded_size).sum();
    let length = bytes as f64 / f64::from(*RuntimeBlockLength::get().max.get(DispatchClass::Normal));

    let timestamp = body.iter().find_map(|extrinsic| {
        let extrinsic = UncheckedExtrinsic::decode(&mut &extrinsic.encode()[..]).ok()?;
        match extrinsic.function {
            RuntimeCall::Timestamp(pallet_timestamp::Call::set { now }) => Some(now),
            _ => None,
        }
    });
    let block = Block {
        number: header.number,
        timestamp: timestamp.ok_or("a block has no time")?,
        transactions: ours.len() as u32,
        failed,
        weight,
        length,
        build: None,
        import: None,
    };
    Ok((block, failure))
}
