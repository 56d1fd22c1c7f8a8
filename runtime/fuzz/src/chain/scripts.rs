//! What no chance brings together: scores that are revealed as they were committed to, and leaves that prove what they
//! are by a root that was recorded before.

use super::{Chain, signer};
use crate::{calls::SESSION, source::Source};
use codec::Encode;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring;
use sp_runtime::Perbill;
use std::sync::LazyLock;
use tributary_math::{
    Split,
    manifest::{self, Node, Tree},
};
use tributary_primitives::{
    AssetId, Budgets, Class, ContributionId, Hash, Leaf, LeafOwner, PoolId, Signature, Terms, Voucher,
};
use tributary_runtime::{AccountId, Evaluation, MILLI, Runtime, RuntimeCall, System, Tabs, genesis::ACCOUNTS};

/// What evaluators commit to and reveal when the input does not say otherwise.
const SCORES: [(AssetId, u16); 3] = [(AssetId(0), 100), (AssetId(1), 50), (AssetId(2), 1)];
/// The salt of these scores.
const SALT: [u8; 32] = [7; 32];
/// The evaluators of the demo content.
const EVALUATORS: [Sr25519Keyring; 3] = [Sr25519Keyring::Charlie, Sr25519Keyring::Dave, Sr25519Keyring::Eve];
/// The units of the leaves that a manifest has when the input does not say otherwise.
const UNITS: [u64; 5] = [10, 20, 30, 40, 50];

/// The tree of these leaves.
static TREE: LazyLock<Tree> = LazyLock::new(|| {
    let nodes = (0u32..).zip(UNITS).map(|(index, _)| {
        let Leaf { owner, units, record } = leaf(index);
        let owner = match owner {
            LeafOwner::Account(account) => manifest::Owner::Account(account.into()),
            LeafOwner::Blinded { account, salt } => manifest::Owner::Blinded { account: account.into(), salt: salt.0 },
        };
        manifest::leaf(blake2_256, index, &manifest::Leaf { owner, units, record: record.0 })
    });
    Tree::build(blake2_256, nodes.collect()).expect("a few leaves")
});

/// How many leaves there are.
fn count() -> u32 {
    u32::try_from(UNITS.len()).expect("a few")
}

/// One of the leaves: every other one is blinded, and there is a leaf for each account but the last.
fn leaf(index: u32) -> Leaf<AccountId> {
    let at = usize::try_from(index % count()).expect("a small number");
    let (account, record) = (ACCOUNTS[at].to_account_id(), Hash::repeat_byte(0xee));
    let owner = match at % 2 {
        0 => LeafOwner::Account(account),
        _ => LeafOwner::Blinded { account, salt: Hash::repeat_byte(0x5a) },
    };
    Leaf { owner, units: UNITS[at], record }
}

/// The path of one of the leaves.
fn path(index: u32) -> Vec<Node> {
    TREE.proof(index % count()).expect("a leaf's")
}

/// Fills in what no chance finds: the hash of the scores that are to be revealed, roots of which something is known,
/// and the paths to them, and numbers of a voucher that are a little higher than what is settled, with a signature.
/// Leaves with other places or longer paths are as the input has them.
pub(super) fn complete(call: &mut RuntimeCall, who: &AccountId) {
    use pallet_evaluation::Call;
    match call {
        RuntimeCall::Evaluation(Call::commit_scores { hash }) => {
            let epoch = Evaluation::epoch().index;
            *hash = (epoch, who, SCORES.to_vec(), SALT).using_encoded(blake2_256).into();
        }
        RuntimeCall::Evaluation(Call::reveal_scores { scores, salt }) if *salt == SALT => *scores = SCORES.to_vec(),
        RuntimeCall::Contributions(call) => complete_manifest(call),
        RuntimeCall::Tabs(pallet_tabs::Call::settle { vouchers }) => {
            // The others are as the input has them.
            vouchers.iter_mut().filter(|(voucher, _)| voucher.service % 4 != 3).for_each(promise);
        }
        _ => {}
    }
}

/// A unit of each asset that its tab pays for, and something for the gateway.
fn promise((voucher, signature): &mut (Voucher, Signature)) {
    let Some(tab) = Tabs::tab(voucher.tab) else { return };
    voucher.service = tab.service.saturating_add(voucher.service % 1_000);
    for lane in &mut voucher.lanes {
        if let Some(known) = tab.lanes.iter().find(|known| known.asset == lane.asset) {
            lane.units = known.units.saturating_add(1);
            lane.amount = known.amount.saturating_add(known.price);
        }
    }
    let message = voucher.message(&System::block_hash(0));
    *signature = Signature::Ed25519(SESSION.sign(&message));
}

fn complete_manifest(call: &mut pallet_contributions::Call<Runtime>) {
    use pallet_contributions::Call;
    match call {
        Call::contribute_many { units, count: leaves, root, .. } if (1..8).contains(leaves) => {
            (*units, *leaves, *root) = (UNITS.iter().sum::<u64>(), count(), TREE.root().hash.into());
        }
        Call::join { index, owner, units, record, path: steps, .. }
        | Call::leave { index, owner, units, record, path: steps, .. }
            if *index < count() && steps.len() < 4 =>
        {
            let leaf = leaf(*index);
            (*owner, *units, *record, *steps) = (leaf.owner, leaf.units, leaf.record, path(*index));
        }
        Call::join_many { first, leaves, path, .. } if leaves.len() < 5 => {
            let size = u32::try_from(leaves.len()).expect("a few");
            if let Some(steps) = TREE.block_proof(*first, size) {
                *leaves = (*first..*first + size).map(leaf).collect();
                *path = steps;
            }
        }
        _ => {}
    }
}

impl Chain {
    /// An evaluator commits to the usual scores, or reveals them.
    pub(super) fn score(&mut self, source: &mut Source) {
        use pallet_evaluation::Call;
        let who = source.pick(&EVALUATORS).copied().unwrap_or(Sr25519Keyring::Charlie);
        let call: RuntimeCall = if source.once_in(2) {
            Call::commit_scores { hash: Default::default() }.into()
        } else {
            Call::reveal_scores { scores: vec![], salt: SALT }.into()
        };
        self.transact(who, &call.encode(), source);
    }

    /// One step in the life of a manifest: Alice registers an asset, Bob records the usual leaves for it, Alice reviews
    /// them, and anybody lets them join. They work on what was registered and recorded last.
    pub(super) fn gather(&mut self, source: &mut Source) {
        use pallet_contributions::{Call as Work, NextContribution};
        use pallet_registry::{Call as Registry, NextAsset};
        use pallet_rewards::Call as Rewards;
        let (step, index, some) = (source.below(16), u32::from(source.byte() % 6), source.byte());
        let weight_per_unit = 1 + u64::from(source.byte());
        // Now and then the one before, or somebody else.
        let asset = AssetId(NextAsset::<Runtime>::get().0.saturating_sub(if source.once_in(4) { 2 } else { 1 }));
        let next = NextContribution::<Runtime>::get().0;
        let contribution = ContributionId(next.saturating_sub(if source.once_in(4) { 2 } else { 1 }));
        let who = if source.once_in(4) { signer(source) } else { ACCOUNTS[index as usize] };
        let (alice, bob) = (Sr25519Keyring::Alice, Sr25519Keyring::Bob);
        let Leaf { owner, units, record } = leaf(index);
        let (who, call): (Sr25519Keyring, RuntimeCall) = match step {
            0 => (alice, for_data().into()),
            1 | 2 => {
                let (class, root, uri) = (Class::Data, Hash::zero(), b"ipfs://leaves".to_vec());
                (bob, Work::contribute_many { asset, class, units: 0, count: 1, root, uri }.into())
            }
            3 | 4 => (alice, Work::assess_manifest { contribution, weight_per_unit, evidence: None }.into()),
            5..=7 => {
                let path = path(index);
                (signer(source), Work::join { contribution, index, owner, units, record, path }.into())
            }
            8 => {
                let size = 1 << (index / 2);
                let first = u32::from(some % 2) * size;
                let leaves = (first..first + size).map(leaf).collect();
                (signer(source), Work::join_many { contribution, first, leaves, path: vec![] }.into())
            }
            9 => (who, Work::leave { contribution, index, owner, units, record, path: path(index) }.into()),
            10 => (alice, Work::reassess_manifest { contribution, weight_per_unit }.into()),
            11 if some.is_multiple_of(4) => (alice, Work::revoke { contribution, reason: b"no".to_vec() }.into()),
            11 if some % 4 == 1 => (bob, Work::withdraw { contribution }.into()),
            11 => (bob, Work::forget { contribution }.into()),
            12 => (alice, Registry::close { asset }.into()),
            13 => (alice, Registry::publish { asset, commitment: Hash::zero() }.into()),
            14 => (who, Rewards::fund { asset, amount: 1_000 * MILLI }.into()),
            _ => (who, Rewards::claim { pool: PoolId::Data(asset) }.into()),
        };
        self.transact(who, &call.encode(), source);
    }
}

/// An asset all of whose income is for data.
fn for_data() -> pallet_registry::Call<Runtime> {
    let none = Perbill::zero();
    let [name, uri, licence] = [&b"Leaves"[..], b"ipfs://leaves", b"MIT"].map(<[u8]>::to_vec);
    pallet_registry::Call::register_dataset {
        info: pallet_registry::InfoInput { name, uri, licence },
        terms: Terms::default(),
        split: Split { steward: none, data: Perbill::one(), compute: none },
        upstream: vec![],
        max_fee: 0,
        floor: Terms::default(),
        budgets: Budgets::default(),
        deadline: None,
    }
}
