//! Consensus, agreement and apportionment beside the dense baseline, in the same run: `cargo bench --bench comparison`.
//!
//! So is an epoch in which one asset in twenty is fresh. They take turns, so that whatever else the machine does falls
//! on all; medians are compared.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use tributary_benches::{Dense, Epoch, Opinion, SEED};

/// Assets, evaluators, turns, and how many times faster than the baseline it should be.
const SIZES: [(u32, u16, usize, f64); 3] = [(256, 64, 201, 8.0), (1_024, 128, 41, 8.0), (4_096, 256, 11, 10.0)];

/// How long it takes.
fn time<R>(f: impl FnOnce() -> R) -> Duration {
    let begin = Instant::now();
    black_box(f());
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() {
    println!("| assets x evaluators | scores | Tributary | 5 % fresh | dense | times faster | bar |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (assets, evaluators, turns, bar) in SIZES {
        for (name, opinion) in Opinion::ALL {
            let epoch = Epoch::new(assets, evaluators, opinion, SEED);
            let dense = Dense::new(&epoch);
            let fresh = Epoch::new(assets, evaluators, opinion, SEED).with_fresh(20);
            let mut times = [vec![], vec![], vec![]];
            for _ in 0..turns {
                times[0].push(time(|| epoch.settle()));
                times[1].push(time(|| fresh.settle()));
                times[2].push(time(|| dense.settle()));
            }
            let [ours, fresh, theirs] = times.map(median);
            let more = fresh.as_secs_f64() / ours.as_secs_f64();
            let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
            let verdict = if ratio < bar { "missed" } else { "met" };
            println!(
                "| {assets} x {evaluators} | {name} | {ours:.3?} | {fresh:.3?}, {more:.2} x | {theirs:.3?} | \
                 {ratio:.1} | {bar}: {verdict} |"
            );
        }
    }
}
