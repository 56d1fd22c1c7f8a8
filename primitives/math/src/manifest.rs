//! A manifest: the work of many people under one hash, of which each proves its own with a path.
//!
//! It is a tree whose nodes carry sums: a leaf's is its units, a node's that of its children. What is hashed, integers
//! little-endian:
//!
//! | what | begins with | goes on with |
//! | --- | --- | --- |
//! | leaf | `00`, `tributary/leaf`, `00` | index `u32`, kind of owner `u8`, owner, units `u64`, record |
//! | node | `01`, `tributary/node`, `00` | left hash, left sum `u128`, right hash, right sum `u128` |
//! | empty place | `02`, `tributary/leaf`, `00` | nothing; its sum is 0 |
//! | blinded owner | `03`, `tributary/owner`, `00` | account, salt |
//!
//! The kind of an owner is 0 for an account, 1 for one that is blinded. The places after the last leaf are empty, up to
//! a power of two, which is at least two.
//!
//! A node hashes the sums of both children, not what they come to: with that alone, either of two siblings could take
//! what is their parent's (K. Hu, Z. Zhang, K. Guo, "Breaking the Binding: Attacks on the Merkle Approach to Prove
//! Liabilities and its Applications", 2019). So whatever a root was made of, all leaves that can be proved together
//! have no more units than its sum. No hash of one kind is one of another, so that nothing but a leaf is proved as one.
//!
//! The hash is passed in, so that the chain hashes on its host; on the chain it is BLAKE2b of 256 bits. What is hashed
//! takes 112 bytes or fewer, a single block of it.

use crate::Error;
use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the hash makes of bytes.
pub type Digest = [u8; 32];

/// The depth of the deepest tree: one of `u32::MAX` leaves.
pub const MAX_DEPTH: u32 = 32;

/// The most leaves of a block that the chain lets join together.
pub const MAX_BLOCK: u32 = 128;

const LEAF: &[u8; 16] = b"\x00tributary/leaf\x00";
const NODE: &[u8; 16] = b"\x01tributary/node\x00";
const EMPTY: &[u8; 16] = b"\x02tributary/leaf\x00";
const OWNER: &[u8; 17] = b"\x03tributary/owner\x00";

/// A node of a tree, or what a path says of one beside it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Node {
    /// Its hash.
    pub hash: Digest,
    /// The units of all leaves below it.
    #[codec(compact)]
    pub sum: u128,
}

// Not derived: that would not know of the byte by which a compact number may be longer than a plain one.
impl MaxEncodedLen for Node {
    fn max_encoded_len() -> usize {
        Digest::max_encoded_len().saturating_add(Compact::<u128>::max_encoded_len())
    }
}

/// Whose a leaf is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Owner {
    /// An account that everybody sees.
    Account(Digest),
    /// An account that the leaf hides, and what it takes to show that it is this one.
    Blinded {
        /// The account.
        account: Digest,
        /// What it was hashed with.
        salt: Digest,
    },
}

/// What somebody did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Leaf {
    /// Whose it is.
    pub owner: Owner,
    /// How much it is.
    pub units: u64,
    /// The hash of the work.
    pub record: Digest,
}

/// The depth of a tree of `count` leaves: the least that has a place for each, and never 0. O(1).
pub fn depth(count: u32) -> u32 {
    u32::BITS.saturating_sub(count.saturating_sub(1).leading_zeros()).max(1)
}

/// The node of the leaf at `index`. O(1): one hash, or two if its owner is blinded.
pub fn leaf(hash: impl Fn(&[u8]) -> Digest, index: u32, leaf: &Leaf) -> Node {
    let (kind, owner) = match &leaf.owner {
        Owner::Account(account) => (0, *account),
        Owner::Blinded { account, salt } => (1, blinded(&hash, account, salt)),
    };
    let mut bytes = [0; 93];
    let room = put(&mut bytes, LEAF);
    let room = put(room, &index.to_le_bytes());
    let room = put(room, &[kind]);
    let room = put(room, &owner);
    let room = put(room, &leaf.units.to_le_bytes());
    put(room, &leaf.record);
    Node { hash: hash(&bytes), sum: leaf.units.into() }
}

/// What a leaf says in place of `account`, so that nobody who lacks the salt finds out whose it is. O(1).
pub fn blinded(hash: impl Fn(&[u8]) -> Digest, account: &Digest, salt: &Digest) -> Digest {
    let mut bytes = [0; 81];
    let room = put(&mut bytes, OWNER);
    let room = put(room, account);
    put(room, salt);
    hash(&bytes)
}

/// The node of a place that has no leaf. O(1).
pub fn empty(hash: impl Fn(&[u8]) -> Digest) -> Node {
    Node { hash: hash(EMPTY), sum: 0 }
}

/// The node above two. O(1): one hash.
///
/// Errors: [`Error::Overflow`] when their sums come to more than 128 bits.
pub fn parent(hash: impl Fn(&[u8]) -> Digest, left: &Node, right: &Node) -> Result<Node, Error> {
    let sum = left.sum.checked_add(right.sum).ok_or(Error::Overflow)?;
    let mut bytes = [0; 112];
    let room = put(&mut bytes, NODE);
    let room = put(room, &left.hash);
    let room = put(room, &left.sum.to_le_bytes());
    let room = put(room, &right.hash);
    put(room, &right.sum.to_le_bytes());
    Ok(Node { hash: hash(&bytes), sum })
}

/// The root over `leaf`, which is at `index`, by the nodes beside its way up, the lowest first. O(path).
///
/// Whoever verifies compares hash and sum of it, has made `leaf` itself with [`leaf()`], and has seen to it that the
/// path is as long as the tree is deep: a shorter one proves an inner node.
///
/// Errors: [`Error::BadBlock`] when a tree of that depth has no such place, [`Error::Overflow`] of sums.
pub fn root(hash: impl Fn(&[u8]) -> Digest, index: u32, leaf: Node, path: &[Node]) -> Result<Node, Error> {
    if !has_place(index, path) {
        return Err(Error::BadBlock);
    }
    let mut node = leaf;
    for (level, beside) in (0u32..).zip(path) {
        let (left, right) = if index.wrapping_shr(level) & 1 == 0 { (&node, beside) } else { (beside, &node) };
        node = parent(&hash, left, right)?;
    }
    Ok(node)
}

/// The root over `leaves`, the first of which is at `first`, by the nodes beside the way up from the node above all of
/// them. O(leaves + path).
///
/// What [`root`] asks of whoever verifies holds here too; the path is shorter by the levels of the block.
///
/// Errors: [`Error::BadBlock`] when they are no power of two in number, when `first` is no multiple of that, or when a
/// tree of that depth has no such place; [`Error::Overflow`] of sums.
pub fn root_of_block(
    hash: impl Fn(&[u8]) -> Digest,
    first: u32,
    leaves: Vec<Node>,
    path: &[Node],
) -> Result<Node, Error> {
    let levels = leaves.len().trailing_zeros();
    let place = first.checked_shr(levels).unwrap_or_default();
    if !leaves.len().is_power_of_two() || first.trailing_zeros() < levels || !has_place(place, path) {
        return Err(Error::BadBlock);
    }
    let mut block = leaves;
    for _ in 0..levels {
        block = above(&hash, &block, None)?;
    }
    root(hash, place, block.pop().ok_or(Error::BadBlock)?, path)
}

/// Whether a tree as deep as the path is long has such a place.
fn has_place(place: u32, path: &[Node]) -> bool {
    let depth = u32::try_from(path.len()).ok().filter(|depth| *depth <= MAX_DEPTH);
    depth.is_some_and(|depth| place.checked_shr(depth).unwrap_or_default() == 0)
}

/// A whole tree, for whoever makes a manifest or serves its proofs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tree {
    root: Node,
    /// Each level from the leaves up to the root, without nodes that have no leaf below them.
    levels: Vec<Vec<Node>>,
    /// A node of each level, but the root's, that has no leaf below it.
    empty: Vec<Node>,
}

impl Tree {
    /// The tree over the leaves at 0, 1, 2 and so on. O(leaves): about as many hashes as there are leaves.
    ///
    /// Errors: [`Error::NoLeaf`] without leaves, [`Error::Overflow`] of their number or of sums.
    pub fn build(hash: impl Fn(&[u8]) -> Digest, leaves: Vec<Node>) -> Result<Self, Error> {
        let count = u32::try_from(leaves.len()).map_err(|_| Error::Overflow)?;
        let (mut level, mut none) = (leaves, empty(&hash));
        let (mut levels, mut empty) = (Vec::new(), Vec::new());
        for _ in 0..depth(count) {
            let next = above(&hash, &level, Some(none))?;
            levels.push(core::mem::replace(&mut level, next));
            empty.push(none);
            none = parent(&hash, &none, &none)?;
        }
        let root = level.first().copied().ok_or(Error::NoLeaf)?;
        levels.push(level);
        Ok(Self { root, levels, empty })
    }

    /// Its root. O(1).
    pub fn root(&self) -> Node {
        self.root
    }

    /// How many levels there are above the leaves. O(1).
    pub fn depth(&self) -> u32 {
        depth(self.count())
    }

    /// How many leaves there are. O(1).
    pub fn count(&self) -> u32 {
        u32::try_from(self.level(0).len()).unwrap_or(u32::MAX)
    }

    /// The nodes so many levels above the leaves, without those that have no leaf below them. O(1).
    pub fn level(&self, level: u32) -> &[Node] {
        usize::try_from(level).ok().and_then(|level| self.levels.get(level)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The path of the leaf at `index`, or `None` if there is none. O(depth).
    pub fn proof(&self, index: u32) -> Option<Vec<Node>> {
        self.block_proof(index, 1)
    }

    /// The path of so many leaves from `first` on, or `None` if they are no block: a power of two in number, `first` a
    /// multiple of it, and all of them there. O(depth).
    pub fn block_proof(&self, first: u32, leaves: u32) -> Option<Vec<Node>> {
        let levels = leaves.trailing_zeros();
        let fits = first.checked_add(leaves)? <= self.count();
        if !fits || !leaves.is_power_of_two() || first.trailing_zeros() < levels {
            return None;
        }
        (levels..self.depth()).map(|level| self.node(level, first.wrapping_shr(level) ^ 1)).collect()
    }

    /// The node at `place` of a level below the root.
    fn node(&self, level: u32, place: u32) -> Option<Node> {
        let none = self.empty.get(usize::try_from(level).ok()?)?;
        Some(*self.level(level).get(usize::try_from(place).ok()?).unwrap_or(none))
    }
}

/// The level above `level`; what is left over at its end has `none` beside it.
fn above(hash: impl Fn(&[u8]) -> Digest, level: &[Node], none: Option<Node>) -> Result<Vec<Node>, Error> {
    let (pairs, rest) = level.as_chunks::<2>();
    let last = rest.iter().copied().zip(none).map(<[Node; 2]>::from);
    pairs.iter().copied().chain(last).map(|[left, right]| parent(&hash, &left, &right)).collect()
}

/// Writes `part` where `room` begins, and gives back the rest of it. Rooms are as large as what is written to them.
fn put<'a, const N: usize>(room: &'a mut [u8], part: &[u8; N]) -> &'a mut [u8] {
    match room.split_first_chunk_mut::<N>() {
        Some((place, rest)) => {
            *place = *part;
            rest
        }
        None => &mut [],
    }
}
