//! The arithmetic, natively: `cargo bench --package tributary-benches`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]

use blake2::{Blake2b, Digest, digest::consts::U32};
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::{hint::black_box, time::Duration};
use tributary_benches::{Epoch, Lineage, Opinion, POT, Random, SEED, Shares, epoch::apportion};
use tributary_math::{
    Latent, Member, Pool, U256,
    manifest::{self, Leaf, MAX_BLOCK, Node, Owner, Tree},
};

/// Leaves of the manifest.
const LEAVES: u32 = 1 << 20;

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

/// The hash of the chain.
fn blake2_256(bytes: &[u8]) -> manifest::Digest {
    Blake2b::<U32>::digest(bytes).into()
}

/// What somebody did for the manifest.
fn work(index: u32) -> Node {
    let owner = blake2_256(&index.to_le_bytes());
    let leaf = Leaf { owner: Owner::Account(owner), units: u64::from(index % 100) + 1, record: owner };
    manifest::leaf(blake2_256, index, &leaf)
}

/// A manifest of a million leaves: its tree, and joins alone and in blocks, from the hash of the leaf to the member.
/// Time is per leaf.
fn manifests(criterion: &mut Criterion) {
    let leaves: Vec<_> = (0..LEAVES).map(work).collect();
    let tree = Tree::build(blake2_256, leaves.clone()).expect("a million leaves fit");
    let (mut pool, mut latent) = (Pool::default(), Latent::default());
    pool.admit(&mut latent, tree.root().sum).expect("the pool is empty");
    pool.deposit(POT).expect("the pool has weight");

    let mut group = criterion.benchmark_group("manifest");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.throughput(Throughput::Elements(LEAVES.into()));
    group.bench_function(BenchmarkId::new("tree", LEAVES), |bencher| {
        let build = |leaves| Tree::build(blake2_256, leaves);
        bencher.iter_batched(|| leaves.clone(), build, BatchSize::PerIteration);
    });
    for block in [1, 8, MAX_BLOCK] {
        let first = LEAVES / 2;
        let path = tree.block_proof(first, block).expect("all of them are there");
        let join = || {
            let nodes: Vec<_> = (first..first + block).map(work).collect();
            let mut left = latent;
            for node in &nodes {
                pool.reveal(&mut left, &mut Member::default(), node.sum).expect("they have not joined");
            }
            manifest::root_of_block(blake2_256, first, nodes, black_box(&path))
        };
        assert_eq!(join(), Ok(tree.root()));

        group.throughput(Throughput::Elements(block.into()));
        group.bench_function(BenchmarkId::new("join", block), |bencher| bencher.iter(join));
    }
    group.finish();
}

criterion_group! {
    name = math;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    targets = consensus, apportionment, pool, royalty, manifests
}
criterion_main!(math);
