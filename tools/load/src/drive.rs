//! Sends transactions and follows the chain until all are in it, final, or given up.

use crate::{
    forks::{self, Forks},
    node::LIMITS,
    transactions::Transaction,
};
use codec::{Decode, Encode};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use futures::{FutureExt, StreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sp_core::bytes::{from_hex, to_hex};
use sp_io::hashing::blake2_256;
use sp_runtime::OpaqueExtrinsic;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, watch};
use tributary_client::{At, Connection, Event, Failure, Heads, Rpc};
use tributary_runtime::{
    Hash, Header,
    configs::{RuntimeBlockLength, RuntimeBlockWeights},
};

/// Transactions that are on their way to the node at the same time, by connection.
const IN_FLIGHT: usize = 64;
/// After how long without a new transaction in the chain the rest is taken for lost.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a transaction waits before it is sent again when the pool was full.
const PAUSE: Duration = Duration::from_millis(250);
/// The node's code for a transaction that it has already.
const ALREADY_IMPORTED: &str = "1013";
/// The node's code for a full pool.
const IMMEDIATELY_DROPPED: &str = "1016";

/// How to send.
#[derive(Clone, Debug)]
pub struct Style {
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
    /// Those of them that failed, and vouchers of them that were passed over.
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
    /// What became of forks, where there are several nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forks: Option<Forks>,
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
pub async fn ask<T: DeserializeOwned>(connection: &Connection, method: &str, param: Value) -> Result<T, String> {
    let answer = connection.request(method, &[param]).await?;
    serde_json::from_value(answer).map_err(|error| format!("{method}: {error}"))
}

/// What sender and follower share.
pub struct Shared {
    start: Instant,
    /// The number of each transaction by its hash.
    numbers: HashMap<[u8; 32], usize>,
    /// When each was sent.
    pub sent: Mutex<Vec<Option<Instant>>>,
    /// Those that a node took, as they were sent.
    pub taken: Mutex<BTreeMap<usize, Vec<u8>>>,
    /// Room for those that wait. Closed once nobody looks for them any more.
    pub window: Semaphore,
    refusals: Mutex<u32>,
}

/// Locks it, whatever became of who had it before.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sends all, to all of these nodes, and waits for them in the chain of the first.
///
/// # Errors
///
/// When a node stops answering, or several do not agree in the end.
pub async fn drive(
    nodes: &[Connection],
    style: &Style,
    transactions: Vec<Transaction>,
    title: &str,
) -> Result<Outcome, String> {
    let count = transactions.len();
    let connection = nodes.first().ok_or("there is no node")?;
    let shared = Arc::new(Shared {
        start: Instant::now(),
        numbers: transactions.iter().enumerate().map(|(n, transaction)| (transaction.hash, n)).collect(),
        sent: Mutex::new(vec![None; count]),
        taken: Mutex::default(),
        window: Semaphore::new(style.window as usize),
        refusals: Mutex::default(),
    });
    let bar = ProgressBar::new(count as u64).with_message(title.to_owned()).with_style(
        ProgressStyle::with_template("{msg:>14} {wide_bar} {pos}/{len} in the chain, {per_sec}, {elapsed}")
            .map_err(|error| error.to_string())?,
    );

    let (finish, finished) = watch::channel(None);
    let following = match nodes {
        [_] => follow(connection.clone(), shared.clone(), finished, bar.clone()).boxed(),
        nodes => forks::follow(nodes.to_vec(), shared.clone(), finished, bar.clone()).boxed(),
    };
    let room = shared.clone();
    let follower = tokio::spawn(async move {
        let outcome = following.await;
        room.window.close();
        outcome
    });
    let accepted = send_all(nodes, style, &shared, transactions).await?;
    // If the follower has ended already, it says why.
    let _ = finish.send(Some(accepted));
    let mut outcome = follower.await.map_err(|error| error.to_string())??;
    bar.finish_and_clear();
    outcome.accepted = accepted;
    outcome.refusals = *lock(&shared.refusals);
    if nodes.len() > 1 {
        forks::agree(nodes).await?;
    }
    Ok(outcome)
}

/// Sends all over connections to the nodes in turns. How many were taken.
async fn send_all(
    nodes: &[Connection],
    style: &Style,
    shared: &Arc<Shared>,
    transactions: Vec<Transaction>,
) -> Result<u32, String> {
    let mut lanes: Vec<Vec<(usize, Transaction)>> = (0..style.connections).map(|_| Vec::new()).collect();
    for (n, transaction) in transactions.into_iter().enumerate() {
        // All of an account's go one way, or they would overtake one another.
        lanes[(transaction.signer % style.connections) as usize].push((n, transaction));
    }
    let sender =
        |(node, lane): (&Connection, _)| tokio::spawn(send(node.url().to_owned(), style.rate, shared.clone(), lane));
    let senders: Vec<_> = nodes.iter().cycle().zip(lanes).map(sender).collect();
    let mut accepted = 0;
    for sender in senders {
        accepted += sender.await.map_err(|error| error.to_string())??;
    }
    Ok(accepted)
}

/// Sends what belongs to one connection, in order. How many the node took.
async fn send(
    url: String,
    rate: Option<u32>,
    shared: Arc<Shared>,
    lane: Vec<(usize, Transaction)>,
) -> Result<u32, String> {
    let rpc = Rpc::connect_within(&url, LIMITS).await?;
    let mut sending = stream::iter(lane)
        .map(|(n, transaction)| send_one(&rpc, rate, &shared, n, transaction))
        .buffer_unordered(IN_FLIGHT);
    let mut accepted = 0;
    while let Some(taken) = sending.next().await {
        accepted += u32::from(taken?);
    }
    Ok(accepted)
}

/// Sends the `n`-th transaction as soon as it may go, and again while the pool is full. Whether it was taken: it is not
/// if nobody looks for them any more.
async fn send_one(
    rpc: &Rpc,
    rate: Option<u32>,
    shared: &Shared,
    n: usize,
    transaction: Transaction,
) -> Result<bool, String> {
    if let Some(rate) = rate {
        let due = Duration::from_secs_f64(n as f64 / f64::from(rate));
        tokio::time::sleep_until((shared.start + due).into()).await;
    }
    // Given back when the transaction is in the chain.
    match shared.window.acquire().await {
        Ok(room) => room.forget(),
        Err(_) => return Ok(false),
    }
    let params: [Value; 1] = [to_hex(&transaction.bytes, false).into()];
    lock(&shared.sent)[n] = Some(Instant::now());
    while let Err(error) = rpc.request("author_submitExtrinsic", &params).await {
        match error.name.as_deref() {
            Some(ALREADY_IMPORTED) => break,
            Some(IMMEDIATELY_DROPPED) if shared.window.is_closed() => return Ok(false),
            Some(IMMEDIATELY_DROPPED) => {
                *lock(&shared.refusals) += 1;
                tokio::time::sleep(PAUSE).await;
            }
            _ => return Err(error.into()),
        }
    }
    lock(&shared.taken).insert(n, transaction.bytes);
    Ok(true)
}

/// A block with some of ours.
pub struct Seen {
    /// Its hash.
    pub hash: Hash,
    /// Its transactions.
    pub body: Vec<OpaqueExtrinsic>,
    /// Its header.
    pub header: Header,
    /// The numbers of ours, by their place in the block.
    pub ours: HashMap<u32, usize>,
}

impl Seen {
    /// Its height.
    pub fn number(&self) -> u64 {
        self.header.number.into()
    }
}

/// Follows the chain until all that the node took are in it and final, or nothing comes any more.
async fn follow(
    connection: Connection,
    shared: Arc<Shared>,
    mut finished: watch::Receiver<Option<u32>>,
    bar: ProgressBar,
) -> Result<Outcome, String> {
    let mut heads = connection.follow(Heads::Best).await?;
    let mut finals = connection.follow(Heads::Final).await?;
    let mut tick = tokio::time::interval(Duration::from_millis(200));

    let mut outcome = Outcome::default();
    let mut seen: Vec<Seen> = Vec::new();
    let mut best: Option<u64> = None;
    let mut pending_final = 0;
    let mut progress = Instant::now();
    loop {
        tokio::select! {
            head = heads.next() => {
                let newest = head?.number;
                for number in best.map_or(newest, |best| best + 1)..=newest {
                    let block = block(&connection, &shared, number).await?;
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
                best = Some(newest.max(best.unwrap_or_default()));
            }
            head = finals.next() => {
                head?;
                // Several become final at once and come one by one: the last of them counts.
                let last_final = connection.at(At::Final).await?.number();
                let lag = best.unwrap_or(last_final).saturating_sub(last_final);
                outcome.lag = outcome.lag.max(u32::try_from(lag).unwrap_or(u32::MAX));
                let sent = lock(&shared.sent);
                while let Some(block) = seen.get(pending_final).filter(|block| block.number() <= last_final) {
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
        let (block, failure) = describe(&connection, &block).await?;
        outcome.blocks.push(block);
        outcome.failure = outcome.failure.or(failure);
    }
    outcome.inclusion.sort_by(f64::total_cmp);
    outcome.finality.sort_by(f64::total_cmp);
    Ok(outcome)
}

/// How long ago that was, in milliseconds.
pub fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}

/// The block of this number, and which transactions are in it.
async fn block(connection: &Connection, shared: &Shared, number: u64) -> Result<Seen, String> {
    let hash: Hash = ask(connection, "chain_getBlockHash", number.into()).await?;
    block_of(connection, shared, hash).await?.ok_or_else(|| format!("block {number} is gone"))
}

/// The block with this hash, and which transactions are in it; nothing where the node does not have it any more.
pub async fn block_of(connection: &Connection, shared: &Shared, hash: Hash) -> Result<Option<Seen>, String> {
    let Some((header, body)) = fetch(connection, hash).await? else { return Ok(None) };
    let places = (0..).zip(&body);
    let ours = places.filter_map(|(place, bytes)| Some((place, *shared.numbers.get(&blake2_256(&bytes.encode()))?)));
    Ok(Some(Seen { hash, ours: ours.collect(), header, body }))
}

async fn fetch(connection: &Connection, hash: Hash) -> Result<Option<(Header, Vec<OpaqueExtrinsic>)>, String> {
    let signed: Option<Signed> = ask(connection, "chain_getBlock", json!(hash)).await?;
    let Some(Signed { block: Body { header, extrinsics } }) = signed else { return Ok(None) };
    let decode = |extrinsic: String| -> Result<_, String> {
        let bytes = from_hex(&extrinsic).map_err(|error| format!("block {}: {error}", header.number))?;
        OpaqueExtrinsic::decode(&mut &bytes[..]).map_err(|error| format!("block {}: {error}", header.number))
    };
    let body = extrinsics.into_iter().map(decode).collect::<Result<_, _>>()?;
    Ok(Some((header, body)))
}

/// The node's chain from block 1 on.
///
/// # Errors
///
/// When the node does not answer.
pub async fn chain(connection: &Connection) -> Result<Vec<(Header, Vec<OpaqueExtrinsic>)>, String> {
    let best = connection.at(At::Best).await?.number();
    let mut blocks = Vec::new();
    for number in 1..=best {
        let hash: Hash = ask(connection, "chain_getBlockHash", number.into()).await?;
        blocks.push(fetch(connection, hash).await?.ok_or_else(|| format!("block {number} is gone"))?);
    }
    Ok(blocks)
}

/// What the chain says of a block, and why one of ours in it failed, if one did.
pub async fn describe(connection: &Connection, seen: &Seen) -> Result<(Block, Option<String>), String> {
    let Seen { hash, body, header, ours } = seen;
    let at = connection.at(At::Hash(hash.0)).await?;
    let events = at.events().await?;
    let is_ours = |event: &Event| {
        let place = event.extrinsic.and_then(|place| u32::try_from(place).ok());
        place.is_some_and(|place| ours.contains_key(&place))
    };
    // A settlement succeeds whatever becomes of its vouchers: those of ours are all good.
    let is_failure = |event: &Event| event.is("System", "ExtrinsicFailed") || event.is("Tabs", "VoucherSkipped");
    let failures: Vec<_> = events.iter().filter(|event| is_failure(event) && is_ours(event)).collect();
    let failure = failures.first().map(|event| match event.is("Tabs", "VoucherSkipped") {
        true => format!("a voucher is passed over: {}", event.field("reason")),
        false => Failure::of(at.catalog(), event.field("dispatch_error")).name,
    });

    let consumed = at.storage("System", "BlockWeight", &[]).await?;
    let consumed = number(consumed.pointer("/normal/ref_time")).ok_or("a block has no weight")?;
    let limit = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap_or(Weight::MAX);
    let bytes: usize = body.iter().map(Encode::encoded_size).sum();
    let length = bytes as f64 / f64::from(*RuntimeBlockLength::get().max.get(DispatchClass::Normal));
    let timestamp = at.storage("Timestamp", "Now", &[]).await?;
    let block = Block {
        number: header.number,
        timestamp: number(Some(&timestamp)).ok_or("a block has no time")?,
        transactions: ours.len() as u32,
        failed: failures.len() as u32,
        weight: consumed as f64 / limit.ref_time() as f64,
        length,
        build: None,
        import: None,
    };
    Ok((block, failure))
}

/// A number of 64 bits, which the chain's answers have in digits.
fn number(value: Option<&Value>) -> Option<u64> {
    value?.as_str()?.parse().ok()
}
