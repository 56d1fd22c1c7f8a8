//! How long values take: `cargo bench --package tributary-review`.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use tributary_review::{
    Goal, MonteCarlo, Neighbours, Points, feature_shingles, knn_shapley, monte_carlo, permutation, twins,
};

/// Rows with features by chance, of ten classes.
fn points(seed: u64, count: usize, width: usize) -> Points {
    let order = permutation(seed, 0, count * width);
    let features = order.iter().map(|place| (place % 1_009) as f64 / 1_009.0).collect();
    let labels = order.iter().step_by(width).map(|place| (place % 10) as u32).collect();
    Points::new(width, features, labels).unwrap()
}

fn still(_: u64, _: u64) {}

fn values(criterion: &mut Criterion) {
    let (train, test) = (points(1, 10_000, 64), points(2, 1_000, 64));
    let mut group = criterion.benchmark_group("review");
    group.sample_size(10);
    group.bench_function("knn-shapley of 10,000 x 1,000 with 64 features", |bencher| {
        bencher.iter(|| knn_shapley(black_box(&train), &test, 5, 0, &still).unwrap());
    });
    group.bench_function("duplicates among 10,000 with 64 features", |bencher| {
        bencher.iter(|| twins(&feature_shingles(black_box(&train), &test, 16).unwrap(), 0.8).unwrap());
    });
    let owners: Vec<u32> = (0..2_000).map(|row| row % 40).collect();
    let (train, test) = (points(3, 2_000, 64), points(4, 400, 64));
    let utility = Neighbours::new(&train, &owners, 40, &test, (Goal::LogLoss, 5), 0, &still).unwrap();
    let plan = MonteCarlo { seed: 1, permutations: 16, tolerance: 0.0, error: 0.0, threads: 0 };
    group.bench_function("16 permutations of 40 contributors, 2,000 x 400", |bencher| {
        bencher.iter(|| monte_carlo(black_box(&utility), &plan, &still).unwrap());
    });
    group.finish();
}

criterion_group!(benches, values);
criterion_main!(benches);
