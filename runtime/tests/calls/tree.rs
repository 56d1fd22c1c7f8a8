//! Manifests as whoever collects the work of many makes them: their leaves, the tree over them, and the calls that name
//! it.

use crate::helpers::*;
use frame_support::{assert_ok, dispatch::DispatchResult};
use pallet_contributions::{Call, NextContribution};
use sp_runtime::traits::Dispatchable;
use tributary_math::manifest::{self, Node, Tree};
use tributary_primitives::{AssetId, Class, ContributionId, Leaf, LeafOwner, ManifestView, PoolId};
use tributary_runtime::{AccountId, Hash, Runtime, RuntimeCall, RuntimeOrigin, Utility};

/// The chain's hash.
pub fn hash(data: &[u8]) -> [u8; 32] {
    sp_io::hashing::blake2_256(data)
}

/// Hides the account of a blinded owner until it joins.
pub const SALT: Hash = Hash::repeat_byte(0x5a);

/// Units of an account that anybody can read in the leaf.
pub fn plain(who: AccountId, units: u64) -> Leaf<AccountId> {
    Leaf { owner: LeafOwner::Account(who), units, record: WORK }
}

/// Units of an account that the leaf does not name.
pub fn blind(account: AccountId, units: u64) -> Leaf<AccountId> {
    Leaf { owner: LeafOwner::Blinded { account, salt: SALT }, units, record: WORK }
}

/// Whose a leaf is.
pub fn owner(leaf: &Leaf<AccountId>) -> AccountId {
    match leaf.owner.clone() {
        LeafOwner::Account(account) | LeafOwner::Blinded { account, .. } => account,
    }
}

/// Accounts that there are many of, and that have nothing.
pub fn nth(n: u32) -> AccountId {
    AccountId::new(hash(&n.to_le_bytes()))
}

/// A leaf's place in the tree.
pub fn node(index: u32, leaf: &Leaf<AccountId>) -> Node {
    let owner = match leaf.owner.clone() {
        LeafOwner::Account(account) => manifest::Owner::Account(account.into()),
        LeafOwner::Blinded { account, salt } => manifest::Owner::Blinded { account: account.into(), salt: salt.0 },
    };
    manifest::leaf(hash, index, &manifest::Leaf { owner, units: leaf.units, record: leaf.record.0 })
}

/// The root of a tree in which all places but one are empty, and the path from that one.
pub fn alone(index: u32, leaf: &Leaf<AccountId>, depth: u32) -> (Node, Vec<Node>) {
    let (mut empty, mut path) = (manifest::empty(hash), vec![]);
    for _ in 0..depth {
        path.push(empty);
        empty = manifest::parent(hash, &empty, &empty).unwrap();
    }
    (manifest::root(hash, index, node(index, leaf), &path).unwrap(), path)
}

/// Leaves, and the tree over them.
pub struct Manifest {
    leaves: Vec<Leaf<AccountId>>,
    tree: Tree,
}

impl Manifest {
    pub fn of(leaves: Vec<Leaf<AccountId>>) -> Self {
        let nodes = (0..).zip(&leaves).map(|(index, leaf)| node(index, leaf)).collect();
        Self::over(leaves, nodes)
    }

    /// A tree over whatever its builder takes for leaves.
    pub fn over(leaves: Vec<Leaf<AccountId>>, nodes: Vec<Node>) -> Self {
        Self { tree: Tree::build(hash, nodes).unwrap(), leaves }
    }

    pub fn root(&self) -> Hash {
        self.tree.root().hash.into()
    }

    pub fn units(&self) -> u64 {
        self.tree.root().sum.try_into().unwrap()
    }

    pub fn count(&self) -> u32 {
        self.leaves.len().try_into().unwrap()
    }

    pub fn leaves(&self) -> &[Leaf<AccountId>] {
        &self.leaves
    }

    pub fn leaf(&self, index: u32) -> Leaf<AccountId> {
        self.leaves[index as usize].clone()
    }

    pub fn path(&self, index: u32) -> Vec<Node> {
        self.tree.proof(index).unwrap()
    }

    pub fn path_of_block(&self, first: u32, leaves: u32) -> Vec<Node> {
        self.tree.block_proof(first, leaves).unwrap()
    }

    /// The call that records it.
    pub fn record(&self, asset: AssetId, class: Class) -> RuntimeCall {
        let (units, count, root) = (self.units(), self.count(), self.root());
        Call::contribute_many { asset, class, units, count, root, uri: b"ipfs://work".to_vec() }.into()
    }

    /// The call by which a leaf joins.
    pub fn join(&self, contribution: ContributionId, index: u32) -> RuntimeCall {
        join(contribution, index, self.leaf(index), self.path(index))
    }

    /// The call by which a block of leaves joins.
    pub fn join_many(&self, contribution: ContributionId, first: u32, leaves: u32) -> RuntimeCall {
        let path = self.path_of_block(first, leaves);
        let leaves = (first..first + leaves).map(|index| self.leaf(index)).collect();
        Call::join_many { contribution, first, leaves, path }.into()
    }

    /// The call by which a leaf leaves.
    pub fn leave(&self, contribution: ContributionId, index: u32) -> RuntimeCall {
        leave(contribution, index, self.leaf(index), self.path(index))
    }

    /// Everybody joins, in as few calls as there can be.
    pub fn join_all(&self, who: &AccountId, contribution: ContributionId) {
        for (first, leaves) in blocks(self.count()) {
            assert_ok!(send(who, self.join_many(contribution, first, leaves)));
        }
    }
}

/// The fewest blocks that so many leaves are proved in: where each begins, and how long it is.
pub fn blocks(count: u32) -> Vec<(u32, u32)> {
    let (mut blocks, mut first) = (vec![], 0);
    while first < count {
        let rest = count - first;
        let most = manifest::MAX_BLOCK.min(1 << rest.ilog2());
        let aligned = if first == 0 { most } else { most.min(1 << first.trailing_zeros()) };
        blocks.push((first, aligned));
        first += aligned;
    }
    blocks
}

/// The call by which one joins with this proof.
pub fn join(contribution: ContributionId, index: u32, leaf: Leaf<AccountId>, path: Vec<Node>) -> RuntimeCall {
    let Leaf { owner, units, record } = leaf;
    Call::join { contribution, index, owner, units, record, path }.into()
}

/// The call by which one leaves with this proof.
pub fn leave(contribution: ContributionId, index: u32, leaf: Leaf<AccountId>, path: Vec<Node>) -> RuntimeCall {
    let Leaf { owner, units, record } = leaf;
    Call::leave { contribution, index, owner, units, record, path }.into()
}

/// Makes a call from anywhere.
pub fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
    let call: RuntimeCall = call.into();
    call.dispatch(origin).map(drop).map_err(|failed| failed.error)
}

/// Makes a call in an account's name.
pub fn send(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
    dispatch(signed(who.clone()), call)
}

pub fn assess(reviewer: AccountId, contribution: ContributionId, weight_per_unit: u64) -> DispatchResult {
    send(&reviewer, Call::<Runtime>::assess_manifest { contribution, weight_per_unit, evidence: None })
}

pub fn reassess(reviewer: AccountId, contribution: ContributionId, weight_per_unit: u64) -> DispatchResult {
    send(&reviewer, Call::<Runtime>::reassess_manifest { contribution, weight_per_unit })
}

/// An account's calls in one transaction, all or none.
pub fn batch(who: AccountId, calls: Vec<RuntimeCall>) -> DispatchResult {
    Utility::batch_all(signed(who), calls).map(drop).map_err(|failed| failed.error)
}

/// Records a manifest and answers its id.
pub fn collected(who: AccountId, asset: AssetId, class: Class, manifest: &Manifest) -> ContributionId {
    let id = NextContribution::<Runtime>::get();
    assert_ok!(send(&who, manifest.record(asset, class)));
    id
}

/// Ferdie records data of which it says whatever it likes, Alice accepts it at one a unit, and its id is answered.
pub fn claimed(asset: AssetId, units: u64, count: u32, root: Hash) -> ContributionId {
    let id = NextContribution::<Runtime>::get();
    let (class, uri) = (Class::Data, b"ipfs://work".to_vec());
    assert_ok!(send(&FERDIE, Call::<Runtime>::contribute_many { asset, class, units, count, root, uri }));
    assert_ok!(assess(ALICE, id, 1));
    id
}

/// As [`collected`], and the asset's steward accepts it at so much weight a unit.
pub fn accepted(
    who: AccountId,
    asset: AssetId,
    class: Class,
    manifest: &Manifest,
    weight_per_unit: u64,
) -> ContributionId {
    let id = collected(who, asset, class, manifest);
    assert_ok!(assess(record(asset).steward, id, weight_per_unit));
    id
}

/// What the chain shows of a manifest.
pub fn shown(contribution: ContributionId) -> Option<ManifestView> {
    use tributary_primitives::apis::runtime_decl_for_contributions_api::ContributionsApi;
    Runtime::manifest(contribution)
}

/// What of a manifest's weight has joined, and what has not.
pub fn parts_of(contribution: ContributionId) -> (u64, u128) {
    let shown = shown(contribution).unwrap();
    (shown.joined, shown.latent)
}

/// What an account weighs in a pool, if it is in it.
pub fn weight_in(pool: &PoolId, who: &AccountId) -> Option<u128> {
    pallet_rewards::Members::<Runtime>::get(who, pool).map(|member| member.weight)
}

/// Five people of 10 to 50 units, 150 together, every second of whom the leaves do not name.
pub fn five() -> Manifest {
    Manifest::of(vec![plain(BOB, 10), blind(CHARLIE, 20), plain(DAVE, 30), blind(EVE, 40), plain(STRANGER, 50)])
}

/// An open asset of Alice's, whose income is all its data's; the five; and their manifest, which Ferdie recorded.
pub fn begun() -> (AssetId, Manifest, ContributionId) {
    let (asset, five) = (for_data().open(ALICE), five());
    let work = collected(FERDIE, asset, Class::Data, &five);
    (asset, five, work)
}

/// As [`begun`], and Alice has accepted it at two a unit: 300 together.
pub fn begun_and_accepted() -> (AssetId, Manifest, ContributionId) {
    let (asset, five, work) = begun();
    assert_ok!(assess(ALICE, work, 2));
    (asset, five, work)
}

/// A dataset whose income is all of those who contributed data.
pub fn for_data() -> Card {
    Card { split: split(0, 100, 0), ..card() }
}
