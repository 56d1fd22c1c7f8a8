//! What calls and settlements cost, by how many positions there are in the state: contributions with their
//! contributors, each of whom has an account, a deposit on hold, a record and a share of a pool. Beside them there is a
//! manifest of as many leaves in the same pool, of whom some have joined and the others are latent.
//!
//! The speed of a machine wanders. So all sizes are there at once and take turns: what is compared was measured within
//! a second or two, and what counts is the median of such comparisons.

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
/// How much more may cost at the largest size than at the smallest, of what must be flat.
const LIMIT: f64 = 1.2;

/// What is measured, in this order: the uses pay for what is claimed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Subject {
    Use,
    Claim,
    Contribute,
    Join,
    Settle,
}

impl Subject {
    const ALL: [Self; 5] = [Self::Use, Self::Claim, Self::Contribute, Self::Join, Self::Settle];

    const fn name(self) -> &'static str {
        match self {
            Self::Use => "useAsset",
            Self::Claim => "claim",
            Self::Contribute => "contribute",
            Self::Join => "join",
            Self::Settle => "settlement",
        }
    }

    const fn unit(self) -> &'static str {
        match self {
            Self::Settle => "ms",
            _ => "µs",
        }
    }

    const fn rounds(self) -> u32 {
        match self {
            Self::Settle => EPOCHS,
            _ => ROUNDS,
        }
    }

    /// Whether it must stay within the limit.
    const fn is_flat(self) -> bool {
        matches!(self, Self::Claim | Self::Contribute)
    }

    /// The `n`-th sender's call. For settlements it would be a use: they have none.
    fn call(self, world: &World, n: u32) -> RuntimeCall {
        match self {
            Self::Use | Self::Settle => world::use_once(world.models[0]).into(),
            Self::Claim => world::claim(world.models[0]).into(),
            Self::Contribute => world::contribution(world.open[0], u32::MAX - n).into(),
            Self::Join => world.manifest.join(n).expect("it is latent").into(),
        }
    }
}

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
    /// By size, the median over all rounds of what it cost as a multiple of the smallest size's in the same round.
    pub ratios: Vec<f64>,
    #[serde(skip)]
    is_flat: bool,
}

/// What was measured, by number of positions.
#[derive(Serialize)]
pub struct Growth {
    /// Cores, memory and processor.
    pub machine: String,
    /// How many times as much a call may cost at the largest size as at the smallest, of those that must be flat.
    pub limit: f64,
    /// Numbers of positions.
    pub sizes: Vec<u32>,
    /// The measurements.
    pub series: Vec<Series>,
}

impl Series {
    /// Of these values, round by round, by size.
    fn new(subject: Subject, times: &[Vec<f64>]) -> Self {
        let mut series = Self { name: subject.name(), unit: subject.unit(), ..Self::default() };
        series.is_flat = subject.is_flat();
        let first = times.first().map(Vec::as_slice).unwrap_or_default();
        for of_size in times {
            let [low, median, high] = quartiles(of_size.clone());
            series.low.push(low);
            series.medians.push(median);
            series.high.push(high);
            let ratios = of_size.iter().zip(first).map(|(time, first)| time / first);
            let [_, ratio, _] = quartiles(ratios.collect());
            series.ratios.push(ratio);
        }
        series
    }

    /// The largest size's cost as a multiple of the smallest's.
    fn ratio(&self) -> f64 {
        self.ratios.last().copied().unwrap_or(1.0)
    }
}

/// The values that a quarter, half and three quarters are not above; zeros of none.
fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    [1, 2, 3].map(|quarters| values.get(last * quarters / 4).copied().unwrap_or_default())
}

impl Growth {
    /// Measures at each size, in databases of its own in `folder`.
    ///
    /// # Errors
    ///
    /// When a size is smaller than what the senders need, or what the SDK says.
    pub async fn measure(sizes: &[u32], folder: &Path, say: impl Fn(String)) -> Result<Self, String> {
        let mut runs = Vec::new();
        for &size in sizes {
            let crowd = size
                .checked_sub(SIGNERS)
                .ok_or_else(|| format!("{size} positions are too few: the senders have {SIGNERS}"))?;
            say(format!("{size} positions: making the state …"));
            runs.push(Run::new(crowd, size, &folder.join(size.to_string()))?);
        }
        say("empty blocks …".into());
        let mut empty = vec![Vec::new(); runs.len()];
        for round in 0..ROUNDS {
            for place in turns(runs.len(), round) {
                empty[place].push(runs[place].build(vec![]).await?);
            }
        }
        let empty: Vec<_> = empty.into_iter().map(|times| quartiles(times)[1]).collect();
        let mut series = Vec::new();
        for subject in Subject::ALL {
            say(format!("{} …", subject.name()));
            let mut times = vec![Vec::new(); runs.len()];
            for round in 0..subject.rounds() {
                for place in turns(runs.len(), round) {
                    times[place].push(runs[place].measure(subject, round, empty[place]).await?);
                }
            }
            series.push(Series::new(subject, &times));
        }
        Ok(Self { machine: machine(), limit: LIMIT, sizes: sizes.to_vec(), series })
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
            .filter(|series| series.is_flat && series.ratio() > self.limit)
            .map(|series| format!("{} costs {:.2} times as much", series.name, series.ratio()))
            .collect();
        if steep.is_empty() {
            return Ok(());
        }
        Err(format!("{}: more than {} is not flat", steep.join(", "), self.limit))
    }
}

/// The places in the order in which they take their turns: each begins as often as the others.
fn turns(count: usize, round: u32) -> impl Iterator<Item = usize> {
    (0..count).map(move |turn| (turn + round as usize) % count)
}

/// A chain of one size.
struct Run {
    world: World,
    chain: Chain,
    nonces: Vec<Nonce>,
}

impl Run {
    fn new(crowd: u32, leaves: u32, folder: &Path) -> Result<Self, String> {
        let size = Size { signers: SIGNERS, crowd, leaves, latent: LATENT, slot: SLOT, epoch: EPOCH, ..Size::LEAST };
        let mut world = World::new(size)?;
        let storage = std::mem::take(&mut world.storage);
        let chain = Chain::new(&storage, folder, SLOT)?;
        Ok(Self { nonces: vec![0; world.signers.len()], world, chain })
    }

    /// What a round of it takes, in its unit, where an empty block takes so many microseconds.
    async fn measure(&mut self, subject: Subject, round: u32, empty: f64) -> Result<f64, String> {
        match subject {
            Subject::Settle => self.settlement(empty).await,
            _ => self.calls(subject, round, empty).await,
        }
    }

    /// What a call takes in microseconds, with its part of the new root of the state, in a block of them.
    async fn calls(&mut self, subject: Subject, round: u32, empty: f64) -> Result<f64, String> {
        let signers = round * CALLS..(round + 1) * CALLS;
        let calls: Vec<_> = signers.map(|n| (n, subject.call(&self.world, n))).collect();
        let transactions = calls.into_iter().map(|(n, call)| self.sign(n, call)).collect();
        let building = self.build(transactions).await?;
        Ok((building - empty) / f64::from(CALLS))
    }

    /// What the settlement of an epoch takes in milliseconds, over all its blocks: all evaluators scored all models.
    async fn settlement(&mut self, empty: f64) -> Result<f64, String> {
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
        Ok(time / 1_000.0)
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
        assert_eq!((&growth.sizes[..], growth.limit), (&[600, 700][..], LIMIT));
        assert_eq!(growth.series.len(), Subject::ALL.len());
        for series in &growth.series {
            assert_eq!((series.medians.len(), series.ratios.len()), (2, 2), "{}", series.name);
            assert!(series.low.iter().all(|time| *time > 0.0), "{}: {:?}", series.name, series.low);
            assert_eq!(series.ratios[0], 1.0, "{}", series.name);
            assert!(growth.table().contains(series.name));
        }
        let error = futures::executor::block_on(Growth::measure(&[10], folder.path(), |_| ())).err().unwrap();
        assert!(error.contains("too few"), "{error}");
    }

    #[test]
    fn what_grows_is_named() {
        let growth = |subject, last: f64| Growth {
            machine: String::new(),
            limit: LIMIT,
            sizes: vec![1, 2, 3],
            series: vec![Series::new(subject, &[vec![10.0; 3], vec![11.0; 3], vec![last; 3]])],
        };
        assert_eq!(growth(Subject::Claim, 12.0).ensure_flat(), Ok(()));
        assert_eq!(growth(Subject::Settle, 90.0).ensure_flat(), Ok(()));
        let error = growth(Subject::Claim, 12.1).ensure_flat().unwrap_err();
        assert!(error.contains("claim") && error.contains("1.21"), "{error}");
    }

    #[test]
    fn a_machine_that_slows_down_is_not_taken_for_growth() {
        // It takes twice as long from round to round, and each size a tenth more than the one before.
        let times = |factor: f64| (0..10).map(|round| factor * 2.0_f64.powi(round)).collect::<Vec<_>>();
        let series = Series::new(Subject::Claim, &[times(1.0), times(1.1), times(1.21)]);
        let rounded: Vec<_> = series.ratios.iter().map(|ratio| (ratio * 1_000.0).round()).collect();
        assert_eq!(rounded, [1_000.0, 1_100.0, 1_210.0]);
        assert!(series.high[0] > 10.0 * series.low[0], "{:?}", series.high);
    }

    #[test]
    fn all_take_turns_and_none_is_always_first() {
        assert_eq!(turns(3, 0).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(turns(3, 4).collect::<Vec<_>>(), [1, 2, 0]);
        assert_eq!(turns(0, 4).count(), 0);
        assert_eq!((quartiles(vec![]), quartiles(vec![3.0, 1.0, 2.0])), ([0.0; 3], [1.0, 2.0, 2.0]));
    }
}
