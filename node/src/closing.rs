//! An author of blocks that is in time also where the root of the state takes long.
//!
//! The SDK's author takes transactions for nine tenths of its time and closes the block in what is left: it works out
//! the new root of the state. A block that is not closed when the time is over is thrown away, and the slot is lost.
//! What makes new entries, a contribution above all, has more than a tenth of its time to come when the block is
//! closed. So here an author looks how long it took to close its blocks, and begins to close them that much earlier.

use futures::{FutureExt, future::BoxFuture};
use sp_consensus::{Environment, Proposal, ProposeArgs, Proposer};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tributary_runtime::{Header, opaque::Block};

/// The part of its time in which the SDK's author takes transactions.
const TAKES: f64 = 0.9;
/// How much longer the next block may take to be closed than those before it.
const MARGIN: f64 = 1.5;
/// What is left of a block that took longer when another did not.
const FORGETS: f64 = 0.9;

/// How long blocks of this author take to be closed.
#[derive(Default)]
struct Closing(Mutex<Duration>);

impl Closing {
    /// For how long the SDK's author may be told that it has, where it has `total`: at least half of that.
    fn time(&self, total: Duration) -> Duration {
        let closing = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taking = total.saturating_sub(closing.mul_f64(MARGIN));
        taking.div_f64(TAKES).clamp(total.div_f64(2.0), total)
    }

    /// A block took `elapsed`, when the author was told that it has `time`, or was thrown away after that. What was done
    /// before it had to be closed says nothing.
    fn learn(&self, time: Duration, elapsed: Duration, thrown_away: bool) {
        if let Some(closing) = elapsed.checked_sub(time.mul_f64(TAKES)) {
            // How long it would have taken nobody knows.
            let closing = closing.saturating_mul(if thrown_away { 2 } else { 1 });
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *known = closing.max(known.mul_f64(FORGETS));
        }
    }
}

/// Makes proposers of `E` that are in time.
pub struct InTime<E> {
    inner: E,
    closing: Arc<Closing>,
}

impl<E> InTime<E> {
    /// Begins without knowing how long it takes to close a block.
    pub fn new(inner: E) -> Self {
        Self { inner, closing: Arc::default() }
    }
}

impl<E: Environment<Block>> Environment<Block> for InTime<E>
where
    E::CreateProposer: Send + 'static,
    E::Error: 'static,
{
    type Proposer = ProposerInTime<E::Proposer>;
    type CreateProposer = BoxFuture<'static, Result<Self::Proposer, E::Error>>;
    type Error = E::Error;

    fn init(&mut self, parent: &Header) -> Self::CreateProposer {
        let closing = self.closing.clone();
        self.inner.init(parent).map(|inner| Ok(ProposerInTime { inner: inner?, closing })).boxed()
    }
}

/// Proposes what `P` does, in time.
pub struct ProposerInTime<P> {
    inner: P,
    closing: Arc<Closing>,
}

impl<P: Proposer<Block>> Proposer<Block> for ProposerInTime<P> {
    type Error = P::Error;
    type Proposal = BoxFuture<'static, Result<Proposal<Block>, P::Error>>;

    fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
        let Self { inner, closing } = self;
        let time = closing.time(args.max_duration);
        // Learns also when nobody waits for the proposal any longer.
        let watch = Watch { closing, time, since: Instant::now(), thrown_away: true };
        let proposal = inner.propose(ProposeArgs { max_duration: time, ..args });
        async move {
            let proposal = proposal.await;
            watch.done();
            proposal
        }
        .boxed()
    }
}

/// A block that is being made.
struct Watch {
    closing: Arc<Closing>,
    time: Duration,
    since: Instant,
    thrown_away: bool,
}

impl Watch {
    fn done(mut self) {
        self.thrown_away = false;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.closing.learn(self.time, self.since.elapsed(), self.thrown_away);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::{self, Ready};
    use sp_consensus::Error;
    use sp_runtime::traits::Header as _;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_is_closed_within_the_rest_has_the_whole_time() {
        let closing = Closing::default();
        assert_eq!(closing.time(SECOND), SECOND);
        // Nothing was left to do: the block ended before its time.
        closing.learn(SECOND, Duration::from_millis(300), false);
        closing.learn(SECOND, Duration::from_millis(960), false);
        assert_eq!(closing.time(SECOND), SECOND);
    }

    #[test]
    fn what_takes_longer_to_close_is_closed_earlier_and_in_time() {
        let closing = Closing::default();
        // Thrown away when the time was over.
        closing.learn(SECOND, SECOND.mul_f64(1.02), true);
        let mut told = closing.time(SECOND);
        assert!(told < SECOND, "{told:?}");
        for _ in 0..20 {
            // It takes a third of what it took to fill the block.
            let elapsed = told.mul_f64(TAKES).mul_f64(1.33);
            closing.learn(told, elapsed, false);
            told = closing.time(SECOND);
        }
        let all = told.mul_f64(TAKES).mul_f64(1.33);
        assert!(all < SECOND && all > SECOND.mul_f64(0.85), "{all:?}");
        // And is forgotten when blocks are light again.
        for _ in 0..20 {
            closing.learn(told, told.mul_f64(TAKES + 0.02), false);
            told = closing.time(SECOND);
        }
        assert_eq!(told, SECOND);
    }

    #[test]
    fn half_of_the_time_is_left_whatever_it_takes() {
        let closing = Closing::default();
        closing.learn(SECOND, SECOND.saturating_mul(1_000), false);
        assert_eq!(closing.time(SECOND), SECOND / 2);
    }

    /// Takes as long as it is told, and says for how long.
    struct Slow(Arc<Mutex<Vec<Duration>>>);

    impl Environment<Block> for Slow {
        type Proposer = Self;
        type CreateProposer = Ready<Result<Self, Error>>;
        type Error = Error;

        fn init(&mut self, _: &Header) -> Self::CreateProposer {
            future::ready(Ok(Self(self.0.clone())))
        }
    }

    impl Proposer<Block> for Slow {
        type Error = Error;
        type Proposal = BoxFuture<'static, Result<Proposal<Block>, Error>>;

        fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
            self.0.lock().unwrap().push(args.max_duration);
            future::pending().boxed()
        }
    }

    #[test]
    fn a_block_that_is_thrown_away_has_the_next_one_closed_earlier() {
        let header = Header::new(1, Default::default(), Default::default(), Default::default(), Default::default());
        let told = Arc::default();
        let mut authors = InTime::new(Slow(Arc::clone(&told)));
        for _ in 0..2 {
            let max_duration = Duration::from_millis(20);
            let author = authors.init(&header).now_or_never().unwrap().unwrap();
            let proposal = author.propose(ProposeArgs { max_duration, ..Default::default() });
            std::thread::sleep(max_duration);
            drop(proposal);
        }
        let told = told.lock().unwrap();
        assert_eq!(told[0], Duration::from_millis(20));
        assert!(told[1] < told[0], "{told:?}");
    }
}
