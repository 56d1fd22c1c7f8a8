//! The tree over the leaves, by the chain's own arithmetic.

use super::{LEAF_BYTES, Leaf, NODE_BYTES, wrong};
use crate::{Account, Result, hash::blake2_256};
use tributary_math::manifest::{self as math, Node};

/// What the bytes of a leaf begin with.
const LEAF_TAG: &[u8] = b"\0tributary/leaf\0";

/// The node of a leaf as it is published. The chain reckons it from the account and the salt of a blinded one; here
/// only their hash is known.
pub(super) fn node(index: u32, leaf: &Leaf) -> Node {
    let (kind, owner) = leaf.owner_bytes();
    let mut bytes = Vec::with_capacity(LEAF_TAG.len().saturating_add(LEAF_BYTES).saturating_add(size_of::<u32>()));
    bytes.extend(LEAF_TAG);
    bytes.extend(index.to_le_bytes());
    bytes.push(kind);
    bytes.extend(owner);
    bytes.extend(leaf.units.to_le_bytes());
    bytes.extend(leaf.record);
    Node { hash: blake2_256(&bytes), sum: leaf.units.into() }
}

/// What hides an account.
pub(super) fn blinded(account: &Account, salt: &[u8; 32]) -> [u8; 32] {
    math::blinded(blake2_256, &account.0, salt)
}

/// Levels of a tree over so many leaves.
pub(super) fn depth(count: u32) -> u32 {
    math::depth(count)
}

fn parent(left: &Node, right: &Node) -> Result<Node> {
    math::parent(blake2_256, left, right).map_err(|_| wrong("the units of the leaves do not fit 128 bits"))
}

/// A subtree of this level in which all places are empty.
fn padding(level: u32) -> Result<Node> {
    (0..level).try_fold(math::empty(blake2_256), |node, _| parent(&node, &node))
}

/// `nodes` of a level, and the levels above them: as many as `steps`. Places after the last are empty. O(nodes) hashes.
///
/// # Errors
///
/// When the sums do not fit.
pub(super) fn levels(nodes: Vec<Node>, level: u32, steps: u32) -> Result<Vec<Vec<Node>>> {
    let mut empty = padding(level)?;
    let mut all = vec![nodes];
    for _ in 0..steps {
        let below = all.last().map_or(&[][..], Vec::as_slice);
        let above = below.chunks(2).map(|pair| match pair {
            [left, right] => parent(left, right),
            [left] => parent(left, &empty),
            _ => Ok(empty),
        });
        let above = above.collect::<Result<Vec<_>>>()?;
        empty = parent(&empty, &empty)?;
        all.push(above);
    }
    Ok(all)
}

/// The node on top of levels; `None` if there is nothing in them.
pub(super) fn top(levels: &[Vec<Node>]) -> Option<Node> {
    levels.last().and_then(|level| level.first()).copied()
}

/// The siblings on the way up from a place of the first of these levels, which is `level` of the tree, to the last.
///
/// # Errors
///
/// Never, in a tree whose sums fit.
pub(super) fn siblings(levels: &[Vec<Node>], level: u32, place: u32) -> Result<Vec<Node>> {
    let mut path = Vec::new();
    let mut place = place;
    let below_top = levels.len().saturating_sub(1);
    for (nodes, level) in levels.iter().take(below_top).zip(level..) {
        let sibling = usize::try_from(place ^ 1).unwrap_or(usize::MAX);
        path.push(match nodes.get(sibling) {
            Some(node) => *node,
            None => padding(level)?,
        });
        place /= 2;
    }
    Ok(path)
}

/// The root that a leaf and its path lead to.
///
/// # Errors
///
/// When the sums do not fit.
pub(super) fn root(index: u32, leaf: &Leaf, path: &[Node]) -> Result<Node> {
    math::root(blake2_256, index, node(index, leaf), path)
        .map_err(|_| wrong("the sums of the proof do not fit 128 bits"))
}

/// Appends a node as files have it.
pub(super) fn put(node: &Node, out: &mut Vec<u8>) {
    out.extend(node.hash);
    out.extend(node.sum.to_le_bytes());
}

/// The nodes that the bytes of a file are; `None` if there is a rest.
pub(super) fn nodes(bytes: &[u8]) -> Option<Vec<Node>> {
    let node = |bytes: &[u8]| {
        let hash = bytes.get(..32)?.try_into().ok()?;
        let sum = u128::from_le_bytes(bytes.get(32..)?.try_into().ok()?);
        Some(Node { hash, sum })
    };
    if bytes.len().checked_rem(NODE_BYTES) != Some(0) {
        return None;
    }
    bytes.chunks(NODE_BYTES).map(node).collect()
}
