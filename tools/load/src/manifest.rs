//! A manifest with its tree: people who are owed their part, and of whom some have come.

use sp_io::hashing::blake2_256;
use tributary_math::manifest::{self, MAX_BLOCK, Owner, Tree};
use tributary_primitives::{AssetId, Class, ContributionId, Leaf, LeafOwner};
use tributary_runtime::{AccountId, Hash, Runtime};

/// A call about it.
type Call = pallet_contributions::Call<Runtime>;

/// The manifest that contribution is.
pub struct Manifest {
    contribution: ContributionId,
    tree: Tree,
}

impl Manifest {
    /// One of `count` leaves, at least one, that will be contribution number `contribution`. O(count).
    ///
    /// # Errors
    ///
    /// Without leaves.
    pub fn new(contribution: ContributionId, count: u32) -> Result<Self, String> {
        let tree = tree_of(count, |index| plain(&leaf(index)))?;
        Ok(Self { contribution, tree })
    }

    /// Records it. O(1).
    pub fn record(&self, asset: AssetId) -> Call {
        let root = self.tree.root();
        Call::contribute_many {
            asset,
            class: Class::Data,
            units: u64::try_from(root.sum).expect("they are few"),
            count: self.tree.count(),
            root: root.hash.into(),
            uri: b"https://example.org/birdsong/people".to_vec(),
        }
    }

    /// Accepts it. O(1).
    pub fn accept(&self) -> Call {
        Call::assess_manifest { contribution: self.contribution, weight_per_unit: 1, evidence: None }
    }

    /// Brings the leaf at `index`; nothing where there is none. O(log leaves).
    pub fn join(&self, index: u32) -> Option<Call> {
        let path = self.tree.proof(index)?;
        let Leaf { owner, units, record } = leaf(index);
        Some(Call::join { contribution: self.contribution, index, owner, units, record, path })
    }

    /// Brings all leaves of a block of [`MAX_BLOCK`]; nothing where it is not full. O([`MAX_BLOCK`] + log leaves).
    pub fn join_block(&self, block: u32) -> Option<Call> {
        let first = block.checked_mul(MAX_BLOCK)?;
        let path = self.tree.block_proof(first, MAX_BLOCK)?;
        let leaves = (first..first + MAX_BLOCK).map(leaf).collect();
        Some(Call::join_many { contribution: self.contribution, first, leaves, path })
    }
}

/// The tree of so many leaves.
fn tree_of(count: u32, leaf_at: impl Fn(u32) -> manifest::Leaf) -> Result<Tree, String> {
    let nodes = (0..count).map(|index| manifest::leaf(blake2_256, index, &leaf_at(index))).collect();
    Tree::build(blake2_256, nodes).map_err(|error| format!("a manifest of {count} leaves: {error:?}"))
}

/// What one of many words hashes to.
fn hash(word: &str, index: u32) -> [u8; 32] {
    blake2_256(format!("{word}{index}").as_bytes())
}

/// The leaf at `index`, of an account without a key. Every other owner is not named.
fn leaf(index: u32) -> Leaf<AccountId> {
    let account = AccountId::new(hash("person", index));
    let owner = if index.is_multiple_of(2) {
        LeafOwner::Account(account)
    } else {
        LeafOwner::Blinded { account, salt: Hash::from(hash("salt", index)) }
    };
    Leaf { owner, units: 1 + u64::from(index % 1_000), record: Hash::from(hash("record", index)) }
}

/// A leaf as the arithmetic has it.
fn plain(leaf: &Leaf<AccountId>) -> manifest::Leaf {
    let owner = match leaf.owner.clone() {
        LeafOwner::Account(account) => Owner::Account(account.into()),
        LeafOwner::Blinded { account, salt } => Owner::Blinded { account: account.into(), salt: salt.0 },
    };
    manifest::Leaf { owner, units: leaf.units, record: leaf.record.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use sp_core::bytes::to_hex;

    /// What `examples/tests/manifest.mjs` reads too.
    const ROOTS: &str = include_str!("../../../examples/tests/manifest/roots.json");

    fn told(index: u32) -> manifest::Leaf {
        let account = hash("account", index);
        let blinded = Owner::Blinded { account, salt: hash("salt", index) };
        let owner = if index.is_multiple_of(2) { Owner::Account(account) } else { blinded };
        manifest::Leaf { owner, units: 10 * (u64::from(index) + 1), record: hash("record", index) }
    }

    #[test]
    fn scripts_come_to_the_same_roots() {
        let file: Value = serde_json::from_str(ROOTS).unwrap();
        let roots = file["roots"].as_array().unwrap();
        assert!(roots.len() > 10);
        for row in roots {
            let count = u32::try_from(row["leaves"].as_u64().unwrap()).unwrap();
            let root = tree_of(count, told).unwrap().root();
            let expected = format!("0x{}", row["root"].as_str().unwrap());
            assert_eq!(to_hex(&root.hash, false), expected, "{count} leaves");
            assert_eq!(root.sum.to_string(), row["units"].as_str().unwrap(), "{count} leaves");
        }
    }

    #[test]
    fn a_leaf_is_proved_as_the_chain_asks_for_it() {
        let manifest = Manifest::new(ContributionId(7), 300).unwrap();
        for index in [0, 1, 299] {
            let Some(Call::join { path, .. }) = manifest.join(index) else { panic!("leaf {index} is there") };
            let node = manifest::leaf(blake2_256, index, &plain(&leaf(index)));
            assert_eq!(manifest::root(blake2_256, index, node, &path), Ok(manifest.tree.root()));
        }
        assert!(manifest.join(300).is_none() && manifest.join_block(2).is_none());
        let Some(Call::join_many { first, leaves, path, .. }) = manifest.join_block(1) else { panic!("it is full") };
        let nodes = (first..).zip(&leaves).map(|(index, leaf)| manifest::leaf(blake2_256, index, &plain(leaf)));
        let root = manifest::root_of_block(blake2_256, first, nodes.collect(), &path);
        assert_eq!((first, leaves.len(), root), (128, 128, Ok(manifest.tree.root())));
        assert!(Manifest::new(ContributionId(7), 0).is_err());
    }
}
