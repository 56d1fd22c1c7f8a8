//! A manifest's tree, by the table that defines it: every node is asked of its children each time, and what is hashed
//! is put together from pieces.

use super::big;
use blake2::{Blake2b, Digest, digest::consts::U32};
use num_bigint::BigUint;

/// The first byte of what is hashed, by kind.
const LEAF: u8 = 0;
const NODE: u8 = 1;
const EMPTY: u8 = 2;
const OWNER: u8 = 3;

/// BLAKE2b of 256 bits.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Blake2b::<U32>::digest(bytes).into()
}

/// A leaf as a builder wrote it down.
#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    /// Whose it is.
    pub account: [u8; 32],
    /// What hides that, if anything does.
    pub salt: Option<[u8; 32]>,
    /// How much it is.
    pub units: u64,
    /// The hash of the work.
    pub record: [u8; 32],
}

/// A node's hash and sum.
pub type Node = ([u8; 32], BigUint);

/// What is hashed of a kind: its byte, a name that ends in zero, and the parts.
fn preimage(kind: u8, name: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![kind];
    bytes.extend(name.bytes());
    bytes.push(0);
    parts.iter().for_each(|part| bytes.extend(*part));
    bytes
}

/// A number in so many bytes, the lowest first.
fn bytes(number: &BigUint, count: usize) -> Vec<u8> {
    let mut bytes = number.to_bytes_le();
    assert!(bytes.len() <= count, "{number} in {count} bytes");
    bytes.resize(count, 0);
    bytes
}

/// What stands for an account that is hidden.
pub fn blinded(account: &[u8; 32], salt: &[u8; 32]) -> [u8; 32] {
    hash(&preimage(OWNER, "tributary/owner", &[account, salt]))
}

/// The leaf at `index`.
pub fn leaf(index: u32, leaf: &Leaf) -> Node {
    let (kind, owner) = match &leaf.salt {
        None => (0, leaf.account),
        Some(salt) => (1, blinded(&leaf.account, salt)),
    };
    let (index, units) = (big(index.into()), big(leaf.units.into()));
    let parts: [&[u8]; 5] = [&bytes(&index, 4), &[kind], &owner, &bytes(&units, 8), &leaf.record];
    (hash(&preimage(LEAF, "tributary/leaf", &parts)), units)
}

/// A place without a leaf.
pub fn empty() -> Node {
    (hash(&preimage(EMPTY, "tributary/leaf", &[])), BigUint::ZERO)
}

/// The node above two.
pub fn parent(left: &Node, right: &Node) -> Node {
    let parts: [&[u8]; 4] = [&left.0, &bytes(&left.1, 16), &right.0, &bytes(&right.1, 16)];
    (hash(&preimage(NODE, "tributary/node", &parts)), &left.1 + &right.1)
}

/// How deep a tree of so many leaves is: one level at least, and places for all.
pub fn depth(count: u64) -> u32 {
    (1..).find(|depth| 1u64 << depth >= count).expect("32 levels have places for all")
}

/// The node at `place` of `level`, in a tree of these leaves.
pub fn node(leaves: &[Leaf], level: u32, place: u32) -> Node {
    match level.checked_sub(1) {
        None => leaves.get(place as usize).map_or_else(empty, |own| leaf(place, own)),
        Some(below) => parent(&node(leaves, below, 2 * place), &node(leaves, below, 2 * place + 1)),
    }
}

/// The nodes beside the way from the node at `place` of `level` to the root.
pub fn path(leaves: &[Leaf], level: u32, place: u32) -> Vec<Node> {
    let beside = |up: u32| {
        let over = place >> up;
        node(leaves, level + up, if over.is_multiple_of(2) { over + 1 } else { over - 1 })
    };
    (0..depth(leaves.len() as u64) - level).map(beside).collect()
}

/// The root over a node at `place`, by the nodes beside its way.
pub fn climb(place: u64, own: &Node, path: &[Node]) -> Node {
    match path {
        [] => own.clone(),
        [beside, rest @ ..] if place.is_multiple_of(2) => climb(place / 2, &parent(own, beside), rest),
        [beside, rest @ ..] => climb(place / 2, &parent(beside, own), rest),
    }
}
