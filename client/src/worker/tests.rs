//! The worker against a chain that forks and forgets, and against whatever ends it.

use super::step::{Bond, Sight, Step, next};
use crate::epoch::ROOM;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Blocks of an epoch.
const LENGTH: u64 = 20;
/// The blocks of an epoch in which all is well.
const CALM: std::ops::Range<u64> = 8..12;

/// Scores, told apart by the number of the draw that they come from.
type Row = u32;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Call {
    Commit(Row),
    Reveal { epoch: u32, row: Row },
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Transaction {
    call: Call,
    nonce: u64,
    /// The last block that it may be in.
    until: u64,
}

/// What the chain holds of the evaluator after a block.
#[derive(Clone, Debug, Default)]
struct State {
    nonce: u64,
    commits: BTreeMap<u32, Row>,
    revealed: BTreeMap<u32, Row>,
}

/// A chain: blocks with the transactions in them, of which some are final, and a pool.
#[derive(Default)]
struct Chain {
    states: Vec<State>,
    blocks: Vec<Vec<Transaction>>,
    last_final: usize,
    pool: Vec<Transaction>,
}

fn epoch_of(block: u64) -> u32 {
    u32::try_from(block / LENGTH).unwrap()
}

impl Chain {
    fn new() -> Self {
        Self { states: vec![State::default()], blocks: vec![Vec::new()], ..Self::default() }
    }

    fn best(&self) -> u64 {
        self.blocks.len() as u64 - 1
    }

    fn state(&self) -> &State {
        self.states.last().unwrap()
    }

    /// A block, with what waits if it shall have that.
    fn make(&mut self, takes: bool) {
        let (number, mut state) = (self.best() + 1, self.state().clone());
        let now = epoch_of(number);
        let mut body = Vec::new();
        self.pool.retain(|transaction| transaction.until >= number && transaction.nonce >= state.nonce);
        self.pool.sort_by_key(|transaction| transaction.nonce);
        for transaction in self.pool.iter().filter(|_| takes) {
            if transaction.nonce != state.nonce {
                continue;
            }
            state.nonce += 1;
            match transaction.call {
                Call::Commit(row) => {
                    state.commits.insert(now, row);
                }
                Call::Reveal { epoch, row } => {
                    // As the chain does: only the epoch before, and only what it is bound to.
                    if epoch + 1 == now && state.commits.get(&epoch) == Some(&row) {
                        state.commits.remove(&epoch);
                        state.revealed.insert(epoch, row);
                    }
                }
            }
            body.push(*transaction);
        }
        self.pool.retain(|transaction| !body.contains(transaction));
        self.blocks.push(body);
        self.states.push(state);
    }

    /// Another fork wins: the last block is gone, if it is not final, and what was in it waits again.
    fn fork(&mut self) {
        if self.blocks.len() > self.last_final + 1 {
            self.states.pop();
            self.pool.extend(self.blocks.pop().unwrap());
        }
    }

    /// All but so many blocks are final.
    fn finalize(&mut self, behind: usize) {
        self.last_final = self.last_final.max((self.blocks.len() - 1).saturating_sub(behind));
    }
}

/// What outlives the worker, and what tests remember of it.
struct World {
    chain: Chain,
    disk: BTreeMap<u32, Row>,
    draws: Row,
    /// Every row that the chain was told of, by epoch.
    told: BTreeMap<u32, BTreeSet<Row>>,
}

/// A worker that runs: between any two of its moves it may be gone.
#[derive(Clone, Copy, Debug)]
enum Worker {
    /// It looks.
    Fresh,
    /// It has asked for scores and does not keep them yet.
    Scored(u32, Row),
    /// It has a transaction to send.
    Sends(Call, u64),
}

impl World {
    fn bond(&self, epoch: Option<u32>) -> Bond {
        let Some(epoch) = epoch else { return Bond::None };
        match (self.disk.get(&epoch), self.chain.state().commits.get(&epoch)) {
            (None, None) => Bond::None,
            (Some(_), None) => Bond::Kept,
            (Some(kept), Some(bound)) if kept == bound => Bond::Bound,
            _ => Bond::Elsewhere,
        }
    }

    fn sight(&self) -> Sight {
        let best = self.chain.best();
        let epoch = epoch_of(best);
        let nonce = self.chain.state().nonce;
        Sight {
            epoch,
            left: LENGTH - 1 - best % LENGTH,
            last_final: epoch_of(self.chain.last_final as u64),
            now: self.bond(Some(epoch)),
            before: self.bond(epoch.checked_sub(1)),
            waiting: self.chain.pool.iter().any(|transaction| transaction.nonce == nonce),
        }
    }

    /// One move of the worker.
    fn step(&mut self, worker: Worker) -> Worker {
        match worker {
            Worker::Fresh => {
                let sight = self.sight();
                let end = u64::from(sight.epoch + 1) * LENGTH - 1;
                match next(&sight) {
                    Step::Reveal => {
                        let epoch = sight.epoch - 1;
                        Worker::Sends(Call::Reveal { epoch, row: self.disk[&epoch] }, u64::MAX)
                    }
                    Step::Commit => Worker::Sends(Call::Commit(self.disk[&sight.epoch]), end),
                    Step::Score => {
                        // Whoever is asked again may answer otherwise.
                        self.draws += 1;
                        Worker::Scored(sight.epoch, self.draws)
                    }
                    Step::Wait(_) | Step::Rest(_) => Worker::Fresh,
                }
            }
            Worker::Scored(epoch, row) => {
                // What is kept is never replaced.
                self.disk.entry(epoch).or_insert(row);
                Worker::Fresh
            }
            Worker::Sends(call, until) => {
                self.send(call, until);
                Worker::Fresh
            }
        }
    }

    fn send(&mut self, call: Call, until: u64) {
        let epoch = match call {
            Call::Commit(row) => {
                let epoch = *self.disk.iter().find(|(_, kept)| **kept == row).unwrap().0;
                assert!(until < u64::from(epoch + 1) * LENGTH, "it could be in a block of the next epoch");
                self.told.entry(epoch).or_default().insert(row);
                epoch
            }
            Call::Reveal { epoch, row } => {
                self.told.entry(epoch).or_default().insert(row);
                let over = epoch_of(self.chain.last_final as u64) > epoch;
                assert!(over, "the scores of epoch {epoch} are shown while others still commit");
                epoch
            }
        };
        assert_eq!(self.told[&epoch].len(), 1, "two rows of epoch {epoch}: {:?}", self.told);
        let mut nonce = self.chain.state().nonce;
        while self.chain.pool.iter().any(|transaction| transaction.nonce == nonce) {
            nonce += 1;
        }
        self.chain.pool.push(Transaction { call, nonce, until });
    }

    /// Every commitment whose reveal was due is revealed, and as what it was committed to.
    fn check(&self) {
        let now = epoch_of(self.chain.best());
        for (epoch, row) in &self.chain.state().commits {
            assert!(epoch + 1 >= now, "the reveal of epoch {epoch} is missed");
            assert_eq!(self.disk.get(epoch), Some(row));
        }
        for (epoch, row) in &self.chain.state().revealed {
            assert_eq!(self.disk.get(epoch), Some(row));
        }
    }
}

/// What happens at a height: moves of the worker before the block (an end of it where there is `true`), whether the
/// block takes what waits, whether a fork wins, and how far behind the last final block is.
#[derive(Clone, Debug)]
struct Height {
    moves: Vec<bool>,
    takes: bool,
    forks: bool,
    behind: usize,
}

fn heights(epochs: u64) -> impl Strategy<Value = Vec<Height>> {
    let moves = prop::collection::vec(prop::bool::weighted(0.3), 0..6);
    let height = (moves, any::<bool>(), prop::bool::weighted(0.2), 0..4_usize);
    let height = height.prop_map(|(moves, takes, forks, behind)| Height { moves, takes, forks, behind });
    let count = usize::try_from(epochs * LENGTH).unwrap();
    prop::collection::vec(height, count..=count)
}

/// Lives through these heights. In the [`CALM`] of each epoch the worker is left alone, blocks take what waits, and
/// become final at once.
fn live(heights: Vec<Height>) -> World {
    let mut world = World { chain: Chain::new(), disk: BTreeMap::new(), draws: 0, told: BTreeMap::new() };
    let mut worker = Worker::Fresh;
    for height in heights {
        let calm = CALM.contains(&(world.chain.best() % LENGTH));
        let moves = if calm { vec![false; 8] } else { height.moves };
        for ends in moves {
            worker = if ends { Worker::Fresh } else { world.step(worker) };
        }
        if height.forks && !calm {
            world.chain.fork();
        }
        world.chain.make(height.takes || calm);
        world.chain.finalize(if calm { 0 } else { height.behind });
        world.check();
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_ends_it_every_commitment_is_revealed_once_and_none_too_early(lived in heights(6)) {
        let world = live(lived);
        prop_assert!(world.told.len() >= 4, "it does its work: {:?}", world.told);
    }

    #[test]
    fn it_comes_to_rest(
        left in 0..40_u64, epoch in 1..9_u32, final_behind in 0..2_u32, now in 0..4_usize, before in 0..4_usize,
    ) {
        let bonds = [Bond::None, Bond::Kept, Bond::Bound, Bond::Elsewhere];
        let mut sight = Sight {
            epoch, left, last_final: epoch - final_behind, now: bonds[now], before: bonds[before], waiting: false,
        };
        // Each step brings about what it is for, so that there are three at most.
        for _ in 0..4 {
            match next(&sight) {
                Step::Reveal => {
                    prop_assert!(sight.last_final >= epoch && sight.before == Bond::Bound);
                    sight.before = Bond::Kept;
                }
                Step::Commit => {
                    prop_assert!(left >= ROOM && sight.now == Bond::Kept);
                    sight.now = Bond::Bound;
                }
                Step::Score => {
                    prop_assert!(left >= ROOM && sight.now == Bond::None);
                    sight.now = Bond::Kept;
                }
                Step::Wait(_) => {
                    prop_assert_eq!(sight.before, Bond::Bound);
                    prop_assert!(sight.last_final < epoch);
                    return Ok(());
                }
                Step::Rest(_) => {
                    prop_assert_ne!(sight.before, Bond::Bound);
                    return Ok(());
                }
            }
        }
        prop_assert!(false, "no rest: {:?}", sight);
    }
}
