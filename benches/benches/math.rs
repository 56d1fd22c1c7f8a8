//! The arithmetic, natively: `cargo bench --package tributary-benches`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::{hint::black_box, time::Duration};
use tributary_benches::{Epoch, Lineage, Opinion, POT, Random, SEED, Shares, epoch::apportion};
use tributary_math::U256;

/// An epoch settled: every bucket as the chain settles it, the weights of the evaluators, and both pots. Time is per
/// score, which should not depend on how many there are.
fn consensus(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("consensus");
    group.sampling_mode(SamplingMode::Flat);
    for (assets, evaluators) in [(256, 64), (1_024, 128), (4_096, 256)] {
        let size = format!("{assets}x{evaluators}");
        for (name, opinion) in Opinion::ALL {
            let epoch = Epoch::new(assets, evaluators, opinion, SEED);
            let settled = epoch.settle();
            assert_eq!(settled.assets.iter().sum::<u128>(), POT);
            assert_eq!(settled.evaluators.iter().sum::<u128>(), POT);

            group.throughput(Throughput::Elements(epoch.scores()));
            group.bench_with_input(BenchmarkId::new(name, &size), &epoch, |bencher, epoch| {
                bencher.iter(|| black_box(epoch).settle());
            });
        }
    }
    group.finish();
}

/// A pot divided by scores as consensus makes them. Time is per part.
fn apportionment(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("apportionment");
    for parts in [64, 512, 4_096] {
        let mut random = Random::new(SEED);
        let scores: Vec<_> = (0..parts).map(|_| U256::from(u128::from(random.number()) << 28)).collect();
        assert_eq!(apportion(POT, &scores).iter().sum::<u128>(), POT);

        group.throughput(Throughput::Elements(parts));
        group.bench_with_input(BenchmarkId::from_parameter(parts), &scores, |bencher, scores| {
            bencher.iter(|| apportion(POT, black_box(scores)));
        });
    }
    group.finish();
}

/// A payment to a pool, and all its members' claims. Time is per claim.
fn pool(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pool");
    for members in [16, 512, 16_384] {
        let mut shares = Shares::new(members, SEED);
        group.throughput(Throughput::Elements(members.into()));
        group.bench_function(BenchmarkId::from_parameter(members), |bencher| bencher.iter(|| shares.pay()));
        assert!(shares.balances());
    }
    group.finish();
}

/// The royalty stack of an asset that cites several of the same lineage. Time is per entry of their stacks.
fn royalty(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("royalty");
    for (cited, ancestors) in [(1, 7), (4, 28), (8, 24)] {
        let lineage = Lineage::new(cited, ancestors);
        assert_eq!(lineage.flatten().map(|stack| stack.len() as u32), Ok(cited + ancestors));

        group.throughput(Throughput::Elements(lineage.entries()));
        group.bench_with_input(
            BenchmarkId::from_parameter(format!("{cited}x{ancestors}")),
            &lineage,
            |bencher, lineage| bencher.iter(|| black_box(lineage).flatten()),
        );
    }
    group.finish();
}

criterion_group! {
    name = math;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    targets = consensus, apportionment, pool, royalty
}
criterion_main!(math);
