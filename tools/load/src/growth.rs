//! What calls and settlements cost, by how many positions there are in the state: contributions with their
//! contributors, each of whom has an account, a deposit on hold, a record and a share of a pool. Beside them there is a
//! manifest of as many leaves in the same pool, of whom some have joined and the others are latent.

use crate::{
    chain::Chain,
    report::{machine, table},
    transactions::sign,
    world::{self, EVALUATORS, Size, World, account},
};
use pallet_evaluation::{CurrentIndex, NextToSettle};
use serde::Serialize;
use sp_runtime::OpaqueExtrinsic;
use std::{path::Path, time::Duration};
use tributary_primitives::{BlockNumber, EpochIndex, Moment};
use tributary_runtime::{Nonce, Runtime, RuntimeCall};

/// Accounts that send: each makes each call once, so that what it touches has not been read before.
const SIGNERS: u32 = 512;
/// Leaves of the manifest that have not joined at first, at least: each of the senders brings one.
const LATENT: u32 = SIGNERS;
/// Blocks of each call.
const ROUNDS: u32 = 10;
/// Calls of a block.
const CALLS: u32 = 50;
/// Settlements.
const EPOCHS: EpochIndex = 5;
/// Blocks of an epoch: the first has all those of calls.
const EPOCH: BlockNumber = 64;
/// Milliseconds.
const SLOT: Moment = 6_000;
/// How much more a claim or a contribution may cost at the largest size than at the smallest.
const LIMIT: f64 = 1.5;
/// What must stay within the limit.
const FLAT: [&str; 2] = ["claim", "contribute"];

/// One line of the plot.
#[derive(Default, Serialize)]
pub struct Series {
    /// What was measured.
    pub name: &'static str,
    /// Of the values.
    pub unit: &'static str,
    /// By size.
    pub medians: Vec<f64>,
    /// First quartiles.
    pub low: Vec<f64>,
    /// Third quartiles.
    pub high: Vec<f64>,
}

/// What was measured, by number of positions.
#[derive(Serialize)]
pub struct Growth {
    /// Cores, memory and processor.
    pub machine: String,
    /// Numbers of positions.
    pub sizes: Vec<u32>,
    /// The measurements.
    pub series: Vec<Series>,
}

impl Series {
    fn new(name: &'static str, unit: &'static str) -> Self {
        Self { name, unit, ..Default::default() }
    }

    fn add(&mut self, mut values: Vec<f64>) {
        values.sort_by(f64::total_cmp);
        let at = |quarters: usize| values.get((values.len() - 1) * quarters / 4).copied().unwrap_or_default();
        self.low.push(at(1));
        self.medians.push(at(2));
        self.high.push(at(3));
    }

    /// The largest size's cost as a multiple of the smallest's.
    fn ratio(&self) -> f64 {
        match self.medians.as_slice() {
            [first, .., last] => last / first,
            _ => 1.0,
        }
    }
}

impl Growth {
    /// Measures at each size, in databases of its own in `folder`.
    ///
    /// # Errors
    ///
    /// When a size is smaller than what the senders need, or what the SDK says.
    pub async fn measure(sizes: &[u32], folder: &Path, say: impl Fn(String)) -> Result<Self, String> {
        let mut claims = Series::new("claim", "µs");
        let mut contributions = Series::new("contribute", "µs");
        let mut uses = Series::new("useAsset", "µs");
        let mut joins = Series::new("join", "µs");
        let mut settlements = Series::new("settlement", "ms");
        for &size in sizes {
            let crowd = size
                .checked_sub(SIGNERS)
                .ok_or_else(|| format!("{size} positions are too few: the senders have {SIGNERS}"))?;
            say(format!("{size} positions: making the state …"));
            let mut run = Run::new(crowd, size, &folder.join(size.to_string()))?;
            say(format!("{size} positions: measuring …"));
            let empty = median(&run.empty_blocks().await?);
            // In this order, so that there is something to claim: the uses pay for it.
            uses.add(run.calls(empty, |world, _| world::use_once(world.models[0]).into()).await?);
            claims.add(run.calls(empty, |world, _| world::claim(world.models[0]).into()).await?);
            contributions
                .add(run.calls(empty, |world, n| world::contribution(world.open[0], u32::MAX - n).into()).await?);
            joins.add(run.calls(empty, |world, n| world.manifest.join(n).expect("it is latent").into()).await?);
            settlements.add(run.settlements(empty).await?);
        }
        let series = vec![claims, contributions, uses, joins, settlements];
        Ok(Self { machine: machine(), sizes: sizes.to_vec(), series })
    }

    /// A table for people.
    pub fn table(&self) -> String {
        let sizes = self.sizes.iter().map(|size| format!("{size} positions"));
        let mut table = table(["".to_owned()].into_iter().chain(sizes).chain(["largest / smallest".to_owned()]));
        for series in &self.series {
            let values = series.medians.iter().map(|value| format!("{value:.1} {}", series.unit));
            table.add_row([series.name.to_owned()].into_iter().chain(values).chain([format!("{:.2}", series.ratio())]));
        }
        format!("{table}\n{}", self.machine)
    }

    /// Claims and contributions must cost about the same whatever the size.
    ///
    /// # Errors
    ///
    /// A sentence that names what does not.
    pub fn ensure_flat(&self) -> Result<(), String> {
        let steep: Vec<_> = self
            .series
            .iter()
            .filter(|series| FLAT.contains(&series.name) && series.ratio() > LIMIT)
            .map(|series| format!("{} costs {:.2} times as much", series.name, series.ratio()))
            .collect();
        if steep.is_empty() { Ok(()) } else { Err(format!("{}: more than {LIMIT} is not flat", steep.join(", "))) }
    }
}

fn median(values: &[f64]) -> f64 {
    let mut series = Series::default();
    series.add(values.to_vec());
    series.medians[0]
}

/// A chain of one size.
struct Run {
    world: World,
    chain: Chain,
    nonces: Vec<Nonce>,
}

impl Run {
    fn new(crowd: u32, leaves: u32, folder: &Path) -> Result<Self, String> {
        let size =
            Size { signers: SIGNERS, pools: 1, queued: 0, crowd, leaves, latent: LATENT, slot: SLOT, epoch: EPOCH };
        let mut world = World::new(size)?;
        let storage = std::mem::take(&mut world.storage);
        let chain = Chain::new(&storage, folder, SLOT)?;
        Ok(Self { nonces: vec![0; world.signers.len()], world, chain })
    }

    /// What a block without transactions takes, in microseconds.
    async fn empty_blocks(&mut self) -> Result<Vec<f64>, String> {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            times.push(self.build(vec![]).await?);
        }
        Ok(times)
    }

    /// What a call takes in microseconds, with its part of the new root of the state, block by block.
    async fn calls(&mut self, empty: f64, call: impl Fn(&World, u32) -> RuntimeCall) -> Result<Vec<f64>, String> {
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            let signers = round * CALLS..(round + 1) * CALLS;
            let calls: Vec<_> = signers.map(|n| (n, call(&self.world, n))).collect();
            let transactions = calls.into_iter().map(|(n, call)| self.sign(n, call)).collect();
            let building = self.build(transactions).await?;
            times.push((building - empty) / f64::from(CALLS));
        }
        Ok(times)
    }

    /// What the settlement of an epoch takes in milliseconds, over all its blocks: all evaluators scored all models.
    async fn settlements(&mut self, empty: f64) -> Result<Vec<f64>, String> {
        let mut times = Vec::new();
        for _ in 0..EPOCHS {
            let epoch: EpochIndex = self.epoch()?;
            let models = self.world.models.clone();
            let reveals = (0..EVALUATORS).map(|n| self.sign(n, world::reveal(n, &models).into())).collect();
            self.build(reveals).await?;
            let commits = (0..EVALUATORS).map(|n| {
                let who = account(&self.world.signers[n as usize]);
                self.sign(n, world::commitment(epoch, &who, n, &models).into())
            });
            let commits = commits.collect();
            self.build(commits).await?;
            // The epoch was for revealing what is settled once it has ended, from the very block that ends it on.
            let mut time = 0.0;
            while self.epoch()? == epoch {
                time = self.build(vec![]).await? - empty;
            }
            while self.read(&NextToSettle::<Runtime>::hashed_key())? < epoch {
                time += self.build(vec![]).await? - empty;
            }
            times.push(time / 1_000.0);
        }
        Ok(times)
    }

    fn sign(&mut self, signer: u32, call: RuntimeCall) -> OpaqueExtrinsic {
        let nonce = &mut self.nonces[signer as usize];
        *nonce += 1;
        let signed = sign(&self.world.signers[signer as usize], call, *nonce - 1, self.chain.genesis());
        OpaqueExtrinsic::from(signed)
    }

    /// The microseconds that it took.
    async fn build(&mut self, transactions: Vec<OpaqueExtrinsic>) -> Result<f64, String> {
        let count = transactions.len();
        let time = self.chain.build(transactions).await?;
        let failed = self.chain.failed()?;
        if failed > 0 {
            return Err(format!("{failed} of {count} transactions fail"));
        }
        Ok(micros(time))
    }

    fn epoch(&self) -> Result<EpochIndex, String> {
        self.read(&CurrentIndex::<Runtime>::hashed_key())
    }

    fn read(&self, key: &[u8]) -> Result<EpochIndex, String> {
        Ok(self.chain.read(key)?.unwrap_or_default())
    }
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_state_is_measured() {
        let folder = tempfile::tempdir().unwrap();
        let measured = Growth::measure(&[600, 700], folder.path(), |_| ());
        let growth = futures::executor::block_on(measured).unwrap();
        assert_eq!(growth.sizes, [600, 700]);
        for series in &growth.series {
            assert_eq!(series.medians.len(), 2, "{}", series.name);
            assert!(series.low.iter().all(|time| *time > 0.0), "{}: {:?}", series.name, series.low);
            assert!(growth.table().contains(series.name));
        }
        let error = futures::executor::block_on(Growth::measure(&[10], folder.path(), |_| ())).err().unwrap();
        assert!(error.contains("too few"), "{error}");
    }

    #[test]
    fn what_grows_is_named() {
        let series = |name, last| Series { medians: vec![10.0, 11.0, last], ..Series::new(name, "µs") };
        let growth = |claim, settlement| Growth {
            machine: String::new(),
            sizes: vec![1, 2, 3],
            series: vec![series("claim", claim), series("settlement", settlement)],
        };
        assert_eq!(growth(15.0, 90.0).ensure_flat(), Ok(()));
        let error = growth(15.1, 10.0).ensure_flat().unwrap_err();
        assert!(error.contains("claim") && error.contains("1.51"), "{error}");
    }
}
