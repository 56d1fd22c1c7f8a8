//! The work of several in one record: the leaves of a manifest, what its record says of them that is not so, and what
//! may be wrong with what is shown of a leaf.

use super::Who;
use crate::account;
use sp_io::hashing::blake2_256;
use tributary_math::manifest::{self, Node, Owner, Tree};
use tributary_primitives::{AccountId, Hash, Leaf, LeafOwner};

/// A part of the work, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub who: Who,
    /// Whoever sees the leaf does not see whose it is.
    pub blinded: bool,
    pub units: u64,
}

/// What the record says of its leaves that is not so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lie {
    None,
    /// They are so many.
    Count(u32),
    /// They have so many units in all.
    Units(u64),
    /// In the tree the last one counts for so many units more than it has.
    Inflated(u64),
}

/// What a manifest is made of: at least one leaf.
#[derive(Clone, Debug)]
pub struct Bundle {
    pub leaves: Vec<Share>,
    pub lie: Lie,
}

/// What is wrong with what is shown of a leaf, or of the last one of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flaw {
    None,
    /// It is somebody else's.
    Owner,
    /// It is blinded if it is not, and the other way round.
    Blind,
    /// It has so many units more.
    Units(u64),
    /// It is other work.
    Record,
    /// It is shown in its sibling's place.
    Place,
    /// A step of the path has another hash.
    Hash(usize),
    /// A step of the path has another sum.
    Sum(usize),
    /// A step of the path has the highest sum there is.
    Most(usize),
    /// The path lacks a step.
    Short,
    /// The path has a step too many.
    Long,
}

impl Flaw {
    /// How many steps are shown of a path of so many: one where there is none to spoil.
    pub fn steps(self, right: u32) -> u32 {
        match self {
            Self::Short if right > 0 => right - 1,
            Self::Short | Self::Long => right + 1,
            Self::Hash(_) | Self::Sum(_) | Self::Most(_) => right.max(1),
            _ => right,
        }
    }

    fn spoil(self, leaf: &mut Leaf<AccountId>, path: &mut Vec<Node>, who: Who) {
        match self {
            Self::None | Self::Place => {}
            Self::Owner => match &mut leaf.owner {
                LeafOwner::Account(owner) | LeafOwner::Blinded { account: owner, .. } => *owner = account(who + 1),
            },
            Self::Blind => {
                leaf.owner = match leaf.owner.clone() {
                    LeafOwner::Account(account) => LeafOwner::Blinded { account, salt: Hash::zero() },
                    LeafOwner::Blinded { account, .. } => LeafOwner::Account(account),
                }
            }
            Self::Units(more) => leaf.units = leaf.units.wrapping_add(more),
            Self::Record => leaf.record.0[0] ^= 0x80,
            Self::Hash(at) => spoil_step(path, at, |step| step.hash[0] ^= 1),
            Self::Sum(at) => spoil_step(path, at, |step| step.sum ^= 1),
            Self::Most(at) => spoil_step(path, at, |step| step.sum = u128::MAX),
            Self::Short => {
                if path.pop().is_none() {
                    path.push(manifest::empty(blake2_256));
                }
            }
            Self::Long => path.push(manifest::empty(blake2_256)),
        }
    }
}

fn spoil_step(path: &mut Vec<Node>, at: usize, spoil: impl FnOnce(&mut Node)) {
    if path.is_empty() {
        path.push(manifest::empty(blake2_256));
    }
    let at = at % path.len();
    spoil(&mut path[at]);
}

impl Bundle {
    /// How many leaves there are.
    pub fn size(&self) -> u32 {
        u32::try_from(self.leaves.len()).unwrap()
    }

    /// How many leaves there are said to be.
    pub fn count(&self) -> u32 {
        if let Lie::Count(count) = self.lie { count } else { self.size() }
    }

    /// The units that the tree sums to.
    pub fn sum(&self) -> u128 {
        let more = if let Lie::Inflated(more) = self.lie { more } else { 0 };
        self.leaves.iter().map(|share| u128::from(share.units)).sum::<u128>() + u128::from(more)
    }

    /// The units that there are said to be.
    pub fn units(&self) -> u64 {
        match self.lie {
            Lie::Units(units) => units,
            _ => u64::try_from(self.sum()).unwrap_or(u64::MAX),
        }
    }

    /// The place is some leaf's, or it is shown as if it were.
    fn leaf(&self, place: u32) -> Leaf<AccountId> {
        let at = place % self.size();
        let Share { who, blinded, units } = self.leaves[at as usize];
        let tag = u8::try_from(at).unwrap();
        let (account, salt) = (account(who), Hash::repeat_byte(0x80 | tag));
        let owner = if blinded { LeafOwner::Blinded { account, salt } } else { LeafOwner::Account(account) };
        Leaf { owner, units, record: Hash::repeat_byte(tag) }
    }

    fn tree(&self) -> Tree {
        let nodes = (0..self.size()).map(|index| {
            let Leaf { owner, units, record } = self.leaf(index);
            let owner = match owner {
                LeafOwner::Account(account) => Owner::Account(account.into()),
                LeafOwner::Blinded { account, salt } => Owner::Blinded { account: account.into(), salt: salt.0 },
            };
            let mut node = manifest::leaf(blake2_256, index, &manifest::Leaf { owner, units, record: record.0 });
            if let Lie::Inflated(more) = self.lie
                && index + 1 == self.size()
            {
                node.sum += u128::from(more);
            }
            node
        });
        Tree::build(blake2_256, nodes.collect()).expect("a small tree")
    }

    pub fn root(&self) -> Hash {
        self.tree().root().hash.into()
    }

    /// What is shown of a leaf: its place, itself and its path.
    pub fn show(&self, index: u32, flaw: Flaw) -> (u32, Leaf<AccountId>, Vec<Node>) {
        let mut leaf = self.leaf(index);
        let at = index % self.size();
        let mut path = self.tree().proof(at).expect("a leaf's path");
        flaw.spoil(&mut leaf, &mut path, self.leaves[at as usize].who);
        (if flaw == Flaw::Place { index ^ 1 } else { index }, leaf, path)
    }

    /// What is shown of the leaves from `first` on: the first one's place, themselves and their path.
    pub fn show_block(&self, first: u32, size: u32, flaw: Flaw) -> (u32, Vec<Leaf<AccountId>>, Vec<Node>) {
        let mut leaves: Vec<_> = (first..first + size).map(|index| self.leaf(index)).collect();
        let tree = self.tree();
        let steps = tree.depth().saturating_sub(size.checked_ilog2().unwrap_or_default());
        let is_block = size.is_power_of_two() && first.is_multiple_of(size) && first + size <= 1 << tree.depth();
        let path = is_block.then(|| tree.block_proof(first, size)).flatten();
        let mut path = path.unwrap_or_else(|| vec![manifest::empty(blake2_256); steps as usize]);
        if let Some(last) = leaves.last_mut() {
            let who = self.leaves[((first + size - 1) % self.size()) as usize].who;
            flaw.spoil(last, &mut path, who);
        }
        (if flaw == Flaw::Place { first ^ size } else { first }, leaves, path)
    }
}
