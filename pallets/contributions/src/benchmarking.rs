//! What the calls cost at their worst: the longest texts, every contributor new to its pool, every leaf blinded and the
//! last of its manifest.

use super::*;
use crate::pages::{BLANK, set};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Unbalanced, tokens::Precision};
use frame_system::RawOrigin;
use sp_io::hashing::blake2_256;
use tributary_primitives::{
    AssetId, Class, ContributionId, Hash, Leaf, LeafOwner, MAX_BATCH, MAX_URI, PoolId, UNIT,
    manifest::{MAX_BLOCK, MAX_DEPTH, Node, tree},
    traits::{Assets, Weights},
};

fn longest() -> Vec<u8> {
    vec![b'u'; MAX_URI as usize]
}

/// An account that can pay the deposit for a contribution.
fn contributor<T: Config>(index: u32) -> T::AccountId {
    let who = account("contributor", index, 0);
    T::Currency::increase_balance(&who, UNIT.saturating_mul(1_000), Precision::Exact).expect("it can be funded");
    who
}

fn contribute<T: Config>(asset: AssetId, index: u32) -> (ContributionId, T::AccountId) {
    let (id, who) = (NextContribution::<T>::get(), contributor::<T>(index));
    let origin = RawOrigin::Signed(who.clone()).into();
    Pallet::<T>::contribute(origin, asset, Class::Compute, 1, Hash::default(), longest()).expect("the asset is open");
    (id, who)
}

/// A contribution to an asset of its own, accepted by `reviewer`.
fn accepted<T: Config>(reviewer: &T::AccountId, index: u32) -> (AssetId, ContributionId, T::AccountId) {
    let asset = T::Assets::open_for_benchmark(reviewer);
    let (id, who) = contribute::<T>(asset, index);
    Pallet::<T>::assess(RawOrigin::Signed(reviewer.clone()).into(), id, 5, None).expect("the asset is open");
    (asset, id, who)
}

/// What a unit of a manifest weighs.
const PER_UNIT: u64 = 5;

/// The units of a leaf.
const UNITS: u64 = 3;

/// The leaf of an account of its own.
fn leaf<T: Config>(index: u32) -> Leaf<T::AccountId> {
    let owner = LeafOwner::Blinded { account: account("leaf", index, 0), salt: Hash::repeat_byte(7) };
    Leaf { owner, units: UNITS, record: Hash::repeat_byte(9) }
}

/// The nodes beside a way up where nobody else is in the tree.
fn path(depth: u32) -> Vec<Node> {
    (0..depth).map(|level| Node { hash: [level as u8; 32], sum: 0 }).collect()
}

/// The root over one leaf at such a depth.
fn root<T: Config>(depth: u32) -> Node {
    let node = leaf::<T>(0).node(blake2_256, 0);
    tree::root(blake2_256, 0, node, &path(depth)).expect("three units can be added to none")
}

/// A manifest that waits for its review.
fn pending_manifest<T: Config>(asset: AssetId, root: Node) -> (ContributionId, T::AccountId) {
    let (id, who) = (NextContribution::<T>::get(), contributor::<T>(0));
    let (origin, units) = (RawOrigin::Signed(who.clone()).into(), root.sum as u64);
    Pallet::<T>::contribute_many(origin, asset, Class::Compute, units, 1, root.hash.into(), longest())
        .expect("the asset is open");
    (id, who)
}

/// An accepted manifest of an asset of its own, whose tree is so deep.
fn manifest<T: Config>(root: Node, depth: u32) -> (AssetId, ContributionId, T::AccountId) {
    let reviewer: T::AccountId = account("reviewer", 0, 0);
    let asset = T::Assets::open_for_benchmark(&reviewer);
    let (id, who) = pending_manifest::<T>(asset, root);
    Pallet::<T>::assess_manifest(RawOrigin::Signed(reviewer).into(), id, PER_UNIT, None).expect("the asset is open");
    // Said afterwards: what so many pages take, no contributor here could pay.
    Manifests::<T>::mutate(id, |manifest| {
        let manifest = manifest.as_mut().expect("it was recorded");
        manifest.count = 1u32.checked_shl(depth).unwrap_or(u32::MAX);
    });
    (asset, id, who)
}

/// A manifest of which all there is has joined.
fn joined<T: Config>(depth: u32) -> (AssetId, ContributionId, T::AccountId) {
    let (asset, id, who) = manifest::<T>(root::<T>(depth), depth);
    let Leaf { owner, units, record } = leaf::<T>(0);
    let origin = RawOrigin::Signed(who.clone()).into();
    Pallet::<T>::join(origin, id, 0, owner, units, record, path(depth)).expect("the proof is right");
    (asset, id, who)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn contribute() {
        let asset = T::Assets::open_for_benchmark(&account("reviewer", 0, 0));
        let id = NextContribution::<T>::get();
        let who = contributor::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, Class::Data, 1, Hash::default(), longest());

        assert_eq!(Contributions::<T>::get(id).map(|made| made.review), Some(Review::Pending));
    }

    /// `assess` is a batch of one. Each to an asset of its own: nothing is read twice.
    #[benchmark]
    fn assess_many(n: Linear<1, { MAX_BATCH }>) {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let mut assets = Vec::new();
        let assessments = (0..n)
            .map(|index| {
                let asset = T::Assets::open_for_benchmark(&reviewer);
                assets.push(asset);
                (super::contribute::<T>(asset, index).0, u64::MAX)
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), assessments);

        for asset in assets {
            assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(u64::MAX));
        }
    }

    /// A manifest, as spam: the deposit moves to another account.
    #[benchmark]
    fn reject() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let asset = T::Assets::open_for_benchmark(&reviewer);
        let (id, _) = pending_manifest::<T>(asset, root::<T>(1));

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, longest(), true);

        assert!(!Contributions::<T>::contains_key(id));
    }

    /// Of what was accepted: its weight goes too.
    #[benchmark]
    fn withdraw() {
        let (_, id, who) = accepted::<T>(&account("reviewer", 0, 0), 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id);

        assert!(!Contributions::<T>::contains_key(id));
    }

    #[benchmark]
    fn reassess() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let (asset, id, _) = accepted::<T>(&reviewer, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, u64::MAX);

        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(u64::MAX));
    }

    #[benchmark]
    fn revoke() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let (asset, id, _) = accepted::<T>(&reviewer, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, longest());

        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), 0);
    }

    /// Of a manifest, with one page of bits.
    #[benchmark]
    fn forget() {
        let (asset, id, who) = joined::<T>(1);
        T::Assets::publish_for_benchmark(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id);

        assert!(!Contributions::<T>::contains_key(id) && !Manifests::<T>::contains_key(id));
        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(UNITS * PER_UNIT));
    }

    #[benchmark]
    fn contribute_many() {
        let asset = T::Assets::open_for_benchmark(&account("reviewer", 0, 0));
        let id = NextContribution::<T>::get();
        let who = contributor::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, Class::Data, 1_000_000, 1_000, Hash::default(), longest());

        assert_eq!(Manifests::<T>::get(id).map(|made| made.count), Some(1_000));
    }

    #[benchmark]
    fn assess_manifest() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let asset = T::Assets::open_for_benchmark(&reviewer);
        let (id, _) = pending_manifest::<T>(asset, root::<T>(1));

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, PER_UNIT, Some(Hash::default()));

        assert_eq!(T::Ledger::latent(PoolId::Compute(asset), id), u128::from(UNITS * PER_UNIT));
    }

    #[benchmark]
    fn reassess_manifest() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let (asset, id, _) = manifest::<T>(root::<T>(1), 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, PER_UNIT + 1);

        assert_eq!(T::Ledger::latent(PoolId::Compute(asset), id), u128::from(UNITS * (PER_UNIT + 1)));
    }

    /// Before publication, of an account that is new to the pool: its asset's deposit grows.
    #[benchmark]
    fn join(d: Linear<1, { MAX_DEPTH }>) {
        let (asset, id, who) = manifest::<T>(root::<T>(d), d);
        let Leaf { owner, units, record } = leaf::<T>(0);
        let path = path(d);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, 0, owner, units, record, path);

        assert_eq!(T::Ledger::latent(PoolId::Compute(asset), id), 0);
        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(UNITS * PER_UNIT));
    }

    /// `l` leaves of the smallest block that has so many; the others have joined before. With 128 of them, a path of 25
    /// is that of the deepest tree.
    #[benchmark]
    fn join_many(l: Linear<1, { MAX_BLOCK }>, d: Linear<1, 25>) {
        let size = l.next_power_of_two();
        let leaves: Vec<_> = (0..size).map(leaf::<T>).collect();
        let nodes = leaves.iter().zip(0..).map(|(leaf, index)| leaf.node(blake2_256, index)).collect();
        let path = path(d);
        let root = tree::root_of_block(blake2_256, 0, nodes, &path).expect("it is a block");
        let (asset, id, who) = manifest::<T>(root, d + size.trailing_zeros());
        let pool = PoolId::Compute(asset);
        if l < size {
            let mut bits = BLANK;
            (l..size).for_each(|index| set(&mut bits, index));
            Joined::<T>::insert(id, 0, bits);
            let weight = u64::from(size - l) * UNITS * PER_UNIT;
            T::Ledger::forfeit(pool.clone(), id, weight.into()).expect("so much is latent");
        }

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, 0, leaves, path);

        assert_eq!(T::Ledger::latent(pool.clone(), id), 0);
        assert_eq!(T::Ledger::pool_weight(pool), u128::from(u64::from(l) * UNITS * PER_UNIT));
    }

    /// What has joined, and is the last there is: the record goes.
    #[benchmark]
    fn leave(d: Linear<1, { MAX_DEPTH }>) {
        let (asset, id, _) = joined::<T>(d);
        let Leaf { owner, units, record } = leaf::<T>(0);
        let (who, path) = (owner.account().clone(), path(d));

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, 0, owner, units, record, path);

        assert!(!Contributions::<T>::contains_key(id) && !Manifests::<T>::contains_key(id));
        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), 0);
    }

    /// What a call weighs more that removes pages: of who joined and of who left.
    #[benchmark]
    fn clear_pages(p: Linear<0, { PAGES_AT_ONCE }>) {
        let (_, id, _) = manifest::<T>(root::<T>(MAX_DEPTH), MAX_DEPTH);
        for page in 0..p {
            Joined::<T>::insert(id, page, [u8::MAX; 128]);
            Left::<T>::insert(id, page, [u8::MAX; 128]);
        }
        let mut manifest = Manifests::<T>::get(id).expect("it was recorded");
        let cleared;

        #[block]
        {
            cleared = Pallet::<T>::clear_pages(id, &mut manifest);
        }

        assert_eq!(cleared, (p, true));
        assert!(Joined::<T>::iter_key_prefix(id).next().is_none());
    }
}
