//! Following a chain whose blocks may be taken back: what several nodes hold for it, what that displaced, and what
//! became of transactions that were in blocks for nothing.

use crate::drive::{Outcome, Seen, Shared, ask, block_of, describe, lock, millis};
use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::{Value, json};
use sp_core::bytes::to_hex;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::{Mutex, watch},
    task::JoinHandle,
};
use tributary_client::{At, Connection};
use tributary_runtime::{Hash, Header};

/// After how long without a new transaction in the chain the rest is taken for lost: a network that was parted has met
/// again by then, and has offered anew what it took back.
const PATIENCE: Duration = Duration::from_secs(180);
/// How often a node is asked for its best block.
const PAUSE: Duration = Duration::from_millis(300);
/// How many of the lost are offered once more, to hear what the node says of them.
const ASKED: usize = 512;

/// What became of forks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Forks {
    /// How often a node went over to another branch, all nodes together.
    pub reorganisations: u32,
    /// The most blocks that one of them took back.
    pub deepest: u32,
    /// Blocks with transactions of ours that a node held for the best chain and took back.
    pub blocks: u32,
    /// Transactions in those blocks.
    pub transactions: u32,
    /// Transactions that are more than once in the chain.
    pub repeated: u32,
    /// How many are lost, by what a node says of them afterwards.
    pub reasons: BTreeMap<String, u32>,
}

/// The best chain of a node, as far as it was looked at.
#[derive(Default)]
struct View {
    blocks: Vec<Arc<Seen>>,
    reorganisations: u32,
    deepest: u32,
    /// Our transactions in blocks that were taken back, by these blocks.
    retracted: HashMap<Hash, Vec<usize>>,
}

impl View {
    fn holds(&self, hash: Hash) -> bool {
        self.blocks.iter().rev().any(|block| block.hash == hash)
    }

    /// Goes over to a branch, its lowest block first. What it takes the place of.
    fn adopt(&mut self, branch: &[Arc<Seen>]) -> Vec<Arc<Seen>> {
        let Some(lowest) = branch.first().map(|block| block.number()) else { return Vec::new() };
        let kept = self.blocks.partition_point(|block| block.number() < lowest);
        let displaced = self.blocks.split_off(kept);
        self.blocks.extend_from_slice(branch);
        if !displaced.is_empty() {
            self.reorganisations += 1;
            self.deepest = self.deepest.max(displaced.len() as u32);
        }
        for block in displaced.iter().filter(|block| !block.ours.is_empty()) {
            self.retracted.insert(block.hash, block.ours.values().copied().collect());
        }
        displaced
    }
}

/// How often each transaction is in the chain.
#[derive(Default)]
struct Tally {
    counts: HashMap<usize, u32>,
    inside: u32,
}

impl Tally {
    /// It is in a block more. Whether it never was in one before.
    fn enter(&mut self, transaction: usize) -> bool {
        let new = !self.counts.contains_key(&transaction);
        let count = self.counts.entry(transaction).or_default();
        self.inside += u32::from(*count == 0);
        *count += 1;
        new
    }

    /// A block that had it is taken back.
    fn leave(&mut self, transaction: usize) {
        if let Some(count) = self.counts.get_mut(&transaction).filter(|count| **count > 0) {
            *count -= 1;
            self.inside -= u32::from(*count == 0);
        }
    }

    fn has(&self, transaction: usize) -> bool {
        self.counts.get(&transaction).is_some_and(|count| *count > 0)
    }

    fn repeated(&self) -> u32 {
        self.counts.values().filter(|count| **count > 1).count() as u32
    }
}

/// Blocks that were fetched, whichever node had them.
type Fetched = Arc<Mutex<HashMap<Hash, Arc<Seen>>>>;

/// A node that is looked at.
struct Lookout {
    node: Connection,
    shared: Arc<Shared>,
    fetched: Fetched,
    /// Below this everything was final before the first was sent.
    floor: u64,
    view: View,
}

impl Lookout {
    async fn new(node: Connection, shared: Arc<Shared>, fetched: Fetched) -> Result<Self, String> {
        let floor = node.at(At::Final).await?.number();
        Ok(Self { node, shared, fetched, floor, view: View::default() })
    }

    /// Goes over to what the node holds for best now: the blocks that are new, and those that they displace.
    async fn look(&mut self) -> Result<(Vec<Arc<Seen>>, Vec<Arc<Seen>>), String> {
        let best = self.node.request("chain_getHeader", &[]).await?;
        let best: Header = serde_json::from_value(best).map_err(|error| format!("chain_getHeader: {error}"))?;
        let mut branch = Vec::new();
        let mut hash = best.hash();
        let mut number = u64::from(best.number);
        while number > self.floor && !self.view.holds(hash) {
            // One that the node has dropped meanwhile is none of its best chain: the next look sees another.
            let Some(block) = self.block(hash).await? else { return Ok((Vec::new(), Vec::new())) };
            hash = block.header.parent_hash;
            number = number.saturating_sub(1);
            branch.push(block);
        }
        branch.reverse();
        let displaced = self.view.adopt(&branch);
        Ok((branch, displaced))
    }

    async fn block(&self, hash: Hash) -> Result<Option<Arc<Seen>>, String> {
        if let Some(block) = self.fetched.lock().await.get(&hash) {
            return Ok(Some(block.clone()));
        }
        let block = block_of(&self.node, &self.shared, hash).await?.map(Arc::new);
        if let Some(block) = &block {
            self.fetched.lock().await.insert(hash, block.clone());
        }
        Ok(block)
    }

    /// How long ago each of these was sent, in milliseconds.
    fn ages<'a>(&self, transactions: impl Iterator<Item = &'a usize>) -> Vec<f64> {
        let sent = lock(&self.shared.sent);
        transactions.filter_map(|n| sent[*n]).map(millis).collect()
    }

    /// Looks until it is told to end.
    fn keep_looking(mut self, over: watch::Receiver<bool>) -> JoinHandle<Result<View, String>> {
        tokio::spawn(async move {
            while !*over.borrow() {
                self.look().await?;
                tokio::time::sleep(PAUSE).await;
            }
            Ok(self.view)
        })
    }
}

/// Follows the chain of the first node until all that the nodes took are in it and final, or nothing comes any more;
/// and what the others hold for the chain meanwhile.
///
/// # Errors
///
/// When a node does not answer.
pub async fn follow(
    nodes: Vec<Connection>,
    shared: Arc<Shared>,
    finished: watch::Receiver<Option<u32>>,
    bar: ProgressBar,
) -> Result<Outcome, String> {
    let fetched = Fetched::default();
    let (end, over) = watch::channel(false);
    let mut lookouts = Vec::new();
    for node in &nodes {
        lookouts.push(Lookout::new(node.clone(), shared.clone(), fetched.clone()).await?);
    }
    let others: Vec<_> = lookouts.drain(1..).map(|lookout| lookout.keep_looking(over.clone())).collect();
    let first = lookouts.pop().ok_or("there is no node")?;
    let Followed { mut outcome, view, tally } = follow_first(first, finished, &bar).await?;
    let _ = end.send(true);
    let mut views = vec![view];
    for other in others {
        views.push(other.await.map_err(|error| error.to_string())??);
    }
    let lost = lock(&shared.taken).iter().filter(|(n, _)| !tally.has(**n)).map(|(_, bytes)| bytes.clone()).collect();
    let mut forks = forks(&views, &tally);
    forks.reasons = reasons(&nodes, lost).await?;
    outcome.forks = Some(forks);
    Ok(outcome)
}

/// What the first node's chain came to.
struct Followed {
    outcome: Outcome,
    view: View,
    tally: Tally,
}

async fn follow_first(
    mut lookout: Lookout,
    finished: watch::Receiver<Option<u32>>,
    bar: &ProgressBar,
) -> Result<Followed, String> {
    let mut outcome = Outcome::default();
    let mut tally = Tally::default();
    let mut pending_final = 0;
    let mut progress = Instant::now();
    loop {
        let (new, displaced) = lookout.look().await?;
        displaced.iter().flat_map(|block| block.ours.values()).for_each(|n| tally.leave(*n));
        let fresh: Vec<_> = new.iter().flat_map(|block| block.ours.values()).filter(|n| tally.enter(**n)).collect();
        if !fresh.is_empty() {
            progress = Instant::now();
            lookout.shared.window.add_permits(fresh.len());
            outcome.inclusion.extend(lookout.ages(fresh.into_iter()));
        }
        bar.set_position(tally.inside.into());

        let last_final = lookout.node.at(At::Final).await?.number();
        let blocks = &lookout.view.blocks;
        let lag = blocks.last().map_or(last_final, |best| best.number()).saturating_sub(last_final);
        outcome.lag = outcome.lag.max(u32::try_from(lag).unwrap_or(u32::MAX));
        while let Some(block) = blocks.get(pending_final).filter(|block| block.number() <= last_final) {
            outcome.finality.extend(lookout.ages(block.ours.values()));
            pending_final += 1;
        }
        let none_pending = blocks.iter().skip(pending_final).all(|block| block.ours.is_empty());
        let accepted = *finished.borrow();
        if accepted.is_some_and(|accepted| tally.inside >= accepted) && none_pending || progress.elapsed() > PATIENCE {
            break;
        }
        tokio::time::sleep(PAUSE).await;
    }
    for block in lookout.view.blocks.iter().filter(|block| !block.ours.is_empty()) {
        let (block, failure) = describe(&lookout.node, block).await?;
        outcome.blocks.push(block);
        outcome.failure = outcome.failure.or(failure);
    }
    outcome.included = tally.inside;
    outcome.inclusion.sort_by(f64::total_cmp);
    outcome.finality.sort_by(f64::total_cmp);
    Ok(Followed { outcome, view: lookout.view, tally })
}

/// Sums up what the nodes took back.
fn forks(views: &[View], tally: &Tally) -> Forks {
    let retracted: HashMap<_, _> = views.iter().flat_map(|view| &view.retracted).collect();
    let transactions: HashSet<_> = retracted.values().copied().flatten().collect();
    Forks {
        reorganisations: views.iter().map(|view| view.reorganisations).sum(),
        deepest: views.iter().map(|view| view.deepest).max().unwrap_or_default(),
        blocks: retracted.len() as u32,
        transactions: transactions.len() as u32,
        repeated: tally.repeated(),
        reasons: BTreeMap::new(),
    }
}

/// What the nodes say of these transactions, which should be in the chain: whether one still holds it, or what becomes
/// of it when it is offered once more.
async fn reasons(nodes: &[Connection], lost: Vec<Vec<u8>>) -> Result<BTreeMap<String, u32>, String> {
    let mut reasons = BTreeMap::new();
    if lost.is_empty() {
        return Ok(reasons);
    }
    let mut held: HashSet<String> = HashSet::new();
    for node in nodes {
        let pending = node.request("author_pendingExtrinsics", &[]).await?;
        let pending: Vec<String> = serde_json::from_value(pending).map_err(|error| error.to_string())?;
        held.extend(pending);
    }
    let first = nodes.first().ok_or("there is no node")?;
    let (waiting, gone): (Vec<_>, Vec<_>) =
        lost.iter().map(|bytes| to_hex(bytes, false)).partition(|digits| held.contains(digits));
    if !waiting.is_empty() {
        reasons.insert("still waits in a pool".to_owned(), waiting.len() as u32);
    }
    for digits in gone.iter().take(ASKED) {
        let reason = match first.rpc().ask("author_submitExtrinsic", &[Value::from(digits.as_str())]).await? {
            Ok(_) => "is in no pool, and taken anew".to_owned(),
            Err(refusal) => format!("is refused now: {}: {}", refusal.code, refusal.message),
        };
        *reasons.entry(reason).or_default() += 1;
    }
    if let Some(more) = gone.len().checked_sub(ASKED).filter(|more| *more > 0) {
        reasons.insert("is in no pool, and was not asked for".to_owned(), more as u32);
    }
    Ok(reasons)
}

/// Waits until all nodes have the last final block of the first.
///
/// # Errors
///
/// When they do not, or have another of that height.
pub async fn agree(nodes: &[Connection]) -> Result<(), String> {
    let Some((first, others)) = nodes.split_first() else { return Ok(()) };
    let last = first.at(At::Final).await?;
    let number = last.number();
    let expected: Hash = ask(first, "chain_getBlockHash", number.into()).await?;
    for node in others {
        let since = Instant::now();
        while node.at(At::Final).await?.number() < number {
            if since.elapsed() > PATIENCE {
                return Err(format!("{} does not finalize block {number}", node.url()));
            }
            tokio::time::sleep(PAUSE).await;
        }
        let hash: Hash = ask(node, "chain_getBlockHash", json!(number)).await?;
        if hash != expected {
            return Err(format!("{} has another block {number} than {}", node.url(), first.url()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of this name and height that has these of ours.
    fn block(name: u8, number: u32, ours: &[usize]) -> Arc<Seen> {
        let header = Header {
            number,
            parent_hash: Hash::zero(),
            state_root: Hash::zero(),
            extrinsics_root: Hash::zero(),
            digest: Default::default(),
        };
        Arc::new(Seen {
            hash: Hash::repeat_byte(name),
            body: Vec::new(),
            header,
            ours: (1..).zip(ours.iter().copied()).collect(),
        })
    }

    fn names(blocks: &[Arc<Seen>]) -> Vec<u8> {
        blocks.iter().map(|block| block.hash.0[0]).collect()
    }

    #[test]
    fn a_branch_takes_the_place_of_what_is_as_high() {
        let mut view = View::default();
        assert!(view.adopt(&[block(1, 1, &[]), block(2, 2, &[0]), block(3, 3, &[1, 2])]).is_empty());
        assert!(view.adopt(&[block(4, 4, &[])]).is_empty());
        assert!(view.adopt(&[]).is_empty());
        assert_eq!((view.reorganisations, view.deepest), (0, 0));
        let displaced = view.adopt(&[block(13, 3, &[1]), block(14, 4, &[2]), block(15, 5, &[3])]);
        assert_eq!(names(&displaced), [3, 4]);
        assert_eq!(names(&view.blocks), [1, 2, 13, 14, 15]);
        assert_eq!((view.reorganisations, view.deepest), (1, 2));
        assert!(view.holds(Hash::repeat_byte(2)) && !view.holds(Hash::repeat_byte(3)));
        // A block without ours is none that matters.
        assert_eq!(view.retracted.keys().collect::<Vec<_>>(), [&Hash::repeat_byte(3)]);
    }

    #[test]
    fn what_is_taken_back_is_not_inside_and_not_new_again() {
        let mut tally = Tally::default();
        assert!(tally.enter(7) && tally.enter(8));
        tally.leave(7);
        tally.leave(9);
        assert_eq!((tally.inside, tally.has(7), tally.has(8)), (1, false, true));
        assert!(!tally.enter(7));
        assert_eq!((tally.inside, tally.repeated()), (2, 0));
        assert!(!tally.enter(8));
        assert_eq!((tally.inside, tally.repeated()), (2, 1));
    }

    #[test]
    fn blocks_that_several_nodes_took_back_count_once() {
        let mut views = [View::default(), View::default()];
        for view in &mut views {
            view.adopt(&[block(1, 1, &[0, 1]), block(2, 2, &[2])]);
            view.adopt(&[block(11, 1, &[2]), block(12, 2, &[])]);
        }
        views[1].adopt(&[block(22, 2, &[0])]);
        let forks = forks(&views, &Tally::default());
        assert_eq!((forks.reorganisations, forks.deepest), (3, 2));
        assert_eq!((forks.blocks, forks.transactions), (2, 3));
    }
}
