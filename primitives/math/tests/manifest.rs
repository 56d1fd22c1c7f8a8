//! Trees and proofs against the table that defines them, and whoever would take more than its leaf.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod oracle;

use codec::{Compact, Decode, Encode, MaxEncodedLen};
use num_bigint::BigUint;
use oracle::{
    big, config,
    manifest::{self as expected, hash},
    number,
};
use proptest::prelude::*;
use tributary_math::{
    Error,
    manifest::{self, Digest, Leaf, MAX_BLOCK, MAX_DEPTH, Node, Owner, Tree},
};

/// Leaves that are as a builder may write them: some hidden, some alike, with few units or many.
fn leaves(most: usize) -> impl Strategy<Value = Vec<Leaf>> {
    let digest = || prop_oneof![any::<[u8; 32]>(), Just([0u8; 32]), Just([255u8; 32])];
    let owner = prop_oneof![
        digest().prop_map(Owner::Account),
        (digest(), digest()).prop_map(|(account, salt)| Owner::Blinded { account, salt }),
    ];
    let units = number(64).prop_map(|units| (units as u64).max(1));
    let leaf = (owner, units, digest()).prop_map(|(owner, units, record)| Leaf { owner, units, record });
    prop::collection::vec(leaf, 1..=most)
}

/// The same for the oracle.
fn written(leaves: &[Leaf]) -> Vec<expected::Leaf> {
    let write = |leaf: &Leaf| {
        let (account, salt) = match leaf.owner {
            Owner::Account(account) => (account, None),
            Owner::Blinded { account, salt } => (account, Some(salt)),
        };
        expected::Leaf { account, salt, units: leaf.units, record: leaf.record }
    };
    leaves.iter().map(write).collect()
}

fn nodes(leaves: &[Leaf]) -> Vec<Node> {
    (0..).zip(leaves).map(|(index, leaf)| manifest::leaf(hash, index, leaf)).collect()
}

fn tree(leaves: &[Leaf]) -> Tree {
    Tree::build(hash, nodes(leaves)).expect("there are leaves, and their units fit")
}

fn in_big(node: &Node) -> expected::Node {
    (node.hash, big(node.sum))
}

fn all_in_big(path: &[Node]) -> Vec<expected::Node> {
    path.iter().map(in_big).collect()
}

/// A manifest as the chain knows it.
#[derive(Clone, Copy)]
struct Recorded {
    root: Node,
    count: u32,
}

impl Recorded {
    fn of(tree: &Tree) -> Self {
        Self { root: tree.root(), count: tree.count() }
    }

    /// Whether the chain takes this leaf.
    fn takes(&self, index: u32, leaf: &Leaf, path: &[Node]) -> bool {
        index < self.count
            && leaf.units > 0
            && path.len() == manifest::depth(self.count) as usize
            && manifest::root(hash, index, manifest::leaf(hash, index, leaf), path) == Ok(self.root)
    }

    /// Whether the chain takes these leaves.
    fn takes_block(&self, first: u32, leaves: &[Leaf], path: &[Node]) -> bool {
        let block = (first..).zip(leaves).map(|(index, leaf)| manifest::leaf(hash, index, leaf)).collect::<Vec<_>>();
        first.checked_add(leaves.len() as u32).is_some_and(|end| end <= self.count)
            && path.len() + leaves.len().trailing_zeros() as usize == manifest::depth(self.count) as usize
            && manifest::root_of_block(hash, first, block, path) == Ok(self.root)
    }
}

/// A tree, one of its leaves by its index, and that one's path.
fn proofs(most: usize) -> impl Strategy<Value = (Vec<Leaf>, Tree, u32, Vec<Node>)> {
    (leaves(most), any::<prop::sample::Index>()).prop_map(|(leaves, at)| {
        let tree = tree(&leaves);
        let index = at.index(leaves.len()) as u32;
        let path = tree.proof(index).expect("there is such a leaf");
        (leaves, tree, index, path)
    })
}

/// `digest` with one bit another.
fn flipped(mut digest: Digest, bit: u8) -> Digest {
    digest[usize::from(bit / 8)] ^= 1 << (bit % 8);
    digest
}

/// Whatever is one bit off in a leaf.
fn other_leaves(leaf: &Leaf, bit: u8) -> Vec<Leaf> {
    let mut others = vec![
        Leaf { record: flipped(leaf.record, bit), ..*leaf },
        Leaf { units: leaf.units ^ (1 << (bit % 64)), ..*leaf },
        Leaf { units: leaf.units.wrapping_add(1), ..*leaf },
    ];
    let owners = match leaf.owner {
        Owner::Account(account) => vec![
            Owner::Account(flipped(account, bit)),
            Owner::Blinded { account, salt: [0; 32] },
            Owner::Blinded { account, salt: account },
        ],
        Owner::Blinded { account, salt } => vec![
            Owner::Blinded { account: flipped(account, bit), salt },
            Owner::Blinded { account, salt: flipped(salt, bit) },
            Owner::Account(account),
            // The very hash that the leaf shows, as if it were an account.
            Owner::Account(manifest::blinded(hash, &account, &salt)),
        ],
    };
    others.extend(owners.into_iter().map(|owner| Leaf { owner, ..*leaf }));
    if let Owner::Blinded { account, salt } = leaf.owner {
        others.push(Leaf { owner: Owner::Blinded { account: salt, salt: account }, ..*leaf });
        others.retain(|other| other != leaf);
    }
    others
}

/// Whatever is a little off in a path.
fn other_paths(path: &[Node], level: usize, bit: u8) -> Vec<Vec<Node>> {
    let at = level % path.len();
    let mut others = Vec::new();
    let mut but = |change: &dyn Fn(&mut Vec<Node>)| {
        let mut other = path.to_vec();
        change(&mut other);
        if other != path {
            others.push(other);
        }
    };
    but(&|path| path[at].hash = flipped(path[at].hash, bit));
    but(&|path| path[at].sum ^= 1 << (bit % 128));
    but(&|path| path[at].sum = path[at].sum.wrapping_add(1));
    but(&|path| path[at].sum = path[at].sum.wrapping_sub(1));
    but(&|path| path[at] = Node { hash: [0; 32], sum: 0 });
    but(&|path| path.reverse());
    but(&|path| path.rotate_left(1));
    but(&|path| path.swap(at, 0));
    but(&|path| path.truncate(at));
    but(&|path| path.push(path[at]));
    but(&|path| path.insert(at, path[at]));
    // What one sibling has more another has less: the total stays.
    but(&|path| {
        let by = path[at].sum / 2;
        path[at].sum -= by;
        path[0].sum += by;
    });
    others
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_node_is_the_definition(leaves in leaves(20)) {
        let (tree, written) = (tree(&leaves), written(&leaves));
        let depth = expected::depth(leaves.len() as u64);
        prop_assert_eq!((tree.depth(), tree.count()), (depth, leaves.len() as u32));
        for level in 0..=depth {
            // Those that have no leaf below them are left out.
            let width = (leaves.len() as u64).div_ceil(1 << level) as u32;
            let level_of: Vec<_> = (0..width).map(|place| expected::node(&written, level, place)).collect();
            prop_assert_eq!(all_in_big(tree.level(level)), level_of);
        }
        prop_assert_eq!(in_big(&tree.root()), expected::node(&written, depth, 0));
        prop_assert_eq!(tree.root().sum, leaves.iter().map(|leaf| u128::from(leaf.units)).sum::<u128>());
        prop_assert!(tree.level(depth + 1).is_empty() && tree.level(u32::MAX).is_empty());
    }

    #[test]
    fn every_leaf_is_proved(leaves in leaves(20)) {
        let (tree, written) = (tree(&leaves), written(&leaves));
        let chain = Recorded::of(&tree);
        for (index, leaf) in (0..).zip(&leaves) {
            let path = tree.proof(index).unwrap();
            prop_assert_eq!(all_in_big(&path), expected::path(&written, 0, index));
            prop_assert!(chain.takes(index, leaf, &path));
            prop_assert!(chain.takes_block(index, &[*leaf], &path));
        }
        for index in [tree.count(), tree.count() + 1, 1 << tree.depth(), u32::MAX] {
            prop_assert_eq!(tree.proof(index), None);
        }
    }

    /// In trees of every shape, a block of every size at every place is proved as its leaves are one by one, with the
    /// end of their path.
    #[test]
    fn blocks_are_proved_as_their_leaves_are(leaves in leaves(300)) {
        let tree = tree(&leaves);
        let chain = Recorded::of(&tree);
        let count = tree.count();
        for levels in 0..=9 {
            let size = 1u32 << levels;
            for first in (0..count).step_by(size as usize) {
                let Some(path) = tree.block_proof(first, size) else {
                    prop_assert!(first + size > count);
                    continue;
                };
                let block = &leaves[first as usize..(first + size) as usize];
                prop_assert!(chain.takes_block(first, block, &path));
                for index in [first, first + size / 2, first + size - 1] {
                    let own = tree.proof(index).unwrap();
                    prop_assert_eq!(&own[levels as usize..], &path[..]);
                }
            }
            // Not at a multiple of its size, or beyond the last.
            if levels > 0 {
                prop_assert_eq!(tree.block_proof(1, size), None);
                prop_assert_eq!(tree.block_proof(size / 2, size), None);
                prop_assert_eq!(tree.block_proof(0, size + 1), None);
            }
            prop_assert_eq!(tree.block_proof(count, size), None);
        }
        for (first, size) in [(0, 0), (0, u32::MAX), (u32::MAX, 1), (1 << 31, 1 << 31), (0, 1 << 31)] {
            prop_assert_eq!(tree.block_proof(first, size), None);
        }
    }

    /// Who changes anything has proved nothing.
    #[test]
    fn every_change_is_refused((leaves, tree, index, path) in proofs(20), level in any::<usize>(), bit in any::<u8>()) {
        let (chain, leaf) = (Recorded::of(&tree), leaves[index as usize]);
        prop_assert!(chain.takes(index, &leaf, &path));
        for other in other_leaves(&leaf, bit) {
            prop_assert!(!chain.takes(index, &other, &path), "{:?}", other);
        }
        for other in other_paths(&path, level, bit) {
            prop_assert!(!chain.takes(index, &leaf, &other), "{:?}", other);
        }
        for other in (0..1 << tree.depth()).filter(|other| *other != index) {
            prop_assert!(!chain.takes(other, &leaf, &path), "at {}", other);
            if let Some(path) = tree.proof(other) {
                let same = leaves[other as usize] == leaf;
                prop_assert!(same || !chain.takes(other, &leaf, &path), "at {} with its path", other);
            }
        }
        // Another manifest's, or one of which another total or number was recorded.
        for root in [
            Node { hash: flipped(tree.root().hash, bit), ..tree.root() },
            Node { sum: tree.root().sum + 1, ..tree.root() },
            Node { sum: tree.root().sum - 1, ..tree.root() },
        ] {
            let recorded = Recorded { root, ..chain };
            prop_assert!(!recorded.takes(index, &leaf, &path));
        }
        let fewer = Recorded { count: index, ..chain };
        prop_assert!(!fewer.takes(index, &leaf, &path));
        let more = Recorded { count: (1 << tree.depth()) + 1, ..chain };
        prop_assert!(!more.takes(index, &leaf, &path));
    }

    #[test]
    fn every_change_of_a_block_is_refused(
        leaves in leaves(40),
        (at, levels) in (any::<prop::sample::Index>(), 0..4u32),
        (level, bit) in (any::<usize>(), any::<u8>()),
    ) {
        let tree = tree(&leaves);
        let chain = Recorded::of(&tree);
        let size = 1usize << levels;
        let Some(blocks) = (leaves.len() / size).checked_sub(1) else { return Ok(()) };
        let first = at.index(blocks + 1) * size;
        let block = leaves[first..first + size].to_vec();
        let path = tree.block_proof(first as u32, size as u32).unwrap();
        let takes = |first: usize, leaves: &[Leaf], path: &[Node]| chain.takes_block(first as u32, leaves, path);
        prop_assert!(takes(first, &block, &path));
        for (at, leaf) in block.iter().enumerate() {
            for other in other_leaves(leaf, bit) {
                let mut others = block.clone();
                others[at] = other;
                prop_assert!(!takes(first, &others, &path));
            }
            let mut others = block.clone();
            others.swap(at, 0);
            prop_assert!(others == block || !takes(first, &others, &path));
        }
        if !path.is_empty() {
            for other in other_paths(&path, level, bit) {
                prop_assert!(!takes(first, &block, &other));
            }
        }
        // A half of it, all of it twice, or elsewhere.
        prop_assert!(!takes(first, &block[..size / 2], &path));
        prop_assert!(!takes(first, &block.repeat(2), &path));
        for other in (0..leaves.len()).filter(|other| *other != first) {
            prop_assert!(!takes(other, &block, &path));
        }
    }

    /// Whoever built it may write any sums into it: those who can prove their leaves have no more than the total, and
    /// whoever's sum is not its units proves nothing.
    #[test]
    fn no_builder_makes_more_than_the_total(leaves in leaves(20), forged in any::<[Option<u64>; 20]>()) {
        let mut claimed = nodes(&leaves);
        for (node, forged) in claimed.iter_mut().zip(forged) {
            node.sum = forged.map_or(node.sum, u128::from);
        }
        let tree = Tree::build(hash, claimed.clone()).unwrap();
        let chain = Recorded::of(&tree);
        let mut proved = 0u128;
        for (index, leaf) in (0..).zip(&leaves) {
            let taken = chain.takes(index, leaf, &tree.proof(index).unwrap());
            prop_assert_eq!(taken, claimed[index as usize].sum == u128::from(leaf.units));
            proved += u128::from(taken) * u128::from(leaf.units);
        }
        prop_assert!(proved <= tree.root().sum);
    }

    /// As deep as a tree can be, and with any sums that fit.
    #[test]
    fn the_root_is_the_definition_at_every_depth(
        place in any::<u32>(),
        own in (any::<[u8; 32]>(), number(122)),
        path in prop::collection::vec((any::<[u8; 32]>(), number(122)), 0..=32),
    ) {
        let node = |(hash, sum)| Node { hash, sum };
        let own = node(own);
        let path: Vec<_> = path.into_iter().map(node).collect();
        let inside = u64::from(place) & ((1 << path.len()) - 1);
        let found = manifest::root(hash, inside as u32, own, &path).unwrap();
        prop_assert_eq!(in_big(&found), expected::climb(inside, &in_big(&own), &all_in_big(&path)));
        prop_assert_eq!(manifest::root_of_block(hash, inside as u32, vec![own], &path), Ok(found));
        let outside = manifest::root(hash, place, own, &path);
        prop_assert_eq!(outside, if u64::from(place) == inside { Ok(found) } else { Err(Error::BadBlock) });
    }

    /// Any nodes under any path: nothing panics, and sums that do not fit are refused.
    #[test]
    fn nonsense_never_panics(
        first in prop_oneof![0..64u32, any::<u32>()],
        own in prop::collection::vec((any::<[u8; 32]>(), number(128)), 0..12),
        path in prop::collection::vec((any::<[u8; 32]>(), number(128)), 0..40),
    ) {
        let node = |(hash, sum)| Node { hash, sum };
        let own: Vec<_> = own.into_iter().map(node).collect();
        let path: Vec<_> = path.into_iter().map(node).collect();
        let total: BigUint = own.iter().chain(&path).map(|node| node.sum).sum();
        let fits = total.bits() <= 128;
        let aligned = own.len().is_power_of_two() && first.is_multiple_of(own.len() as u32) && path.len() <= 32;
        let inside = aligned && u64::from(first) / (own.len() as u64) < 1 << path.len();
        match manifest::root_of_block(hash, first, own.clone(), &path) {
            Ok(root) => {
                prop_assert!(inside && fits);
                prop_assert_eq!(big(root.sum), total);
            }
            Err(Error::Overflow) => prop_assert!(inside && !fits),
            Err(error) => prop_assert!(!inside && error == Error::BadBlock),
        }
        let own_total: BigUint = own.iter().map(|node| node.sum).sum();
        match Tree::build(hash, own.clone()) {
            Ok(tree) => prop_assert_eq!(big(tree.root().sum), own_total),
            Err(Error::NoLeaf) => prop_assert!(own.is_empty()),
            Err(error) => prop_assert!(error == Error::Overflow && own_total.bits() > 128),
        }
    }

    #[test]
    fn a_tree_has_places_for_all_and_no_level_too_many(count in any::<u32>(), shorter in 0..32u32) {
        let count = count >> shorter;
        prop_assert_eq!(manifest::depth(count), expected::depth(count.into()));
    }

    #[test]
    fn a_node_is_read_as_it_was_written(digest in any::<[u8; 32]>(), sum in number(128)) {
        let node = Node { hash: digest, sum };
        let bytes = node.encode();
        prop_assert_eq!(&bytes, &(digest, Compact(sum)).encode());
        prop_assert!(bytes.len() <= Node::max_encoded_len());
        prop_assert_eq!(Node::decode(&mut &bytes[..]).unwrap(), node);
    }
}

/// Five leaves, of which each second one is hidden.
fn five() -> Vec<Leaf> {
    let digest = |what: &str, index: u64| hash(format!("{what}{index}").as_bytes());
    let leaf = |index: u64| {
        let (account, salt) = (digest("account", index), digest("salt", index));
        let owner = if index.is_multiple_of(2) { Owner::Account(account) } else { Owner::Blinded { account, salt } };
        Leaf { owner, units: 10 * (index + 1), record: digest("record", index) }
    };
    (0..5).map(leaf).collect()
}

fn hex(digest: &Digest) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn five_leaves_are_what_was_published() {
    let leaves = five();
    let tree = tree(&leaves);
    let first = "46b0ef43b6b1d0c22653aa9612f2545f8192e06d3f89c5d851bf44b510486aad";
    let second = "e405b92e00086de5c295262cd8a38c07d033136331bc61db860b7ab6df6eb26f";
    let empty = "9dcd5a2f1ef29455cb518c0453bf3daf252770396b7524c810f467c8f5050263";
    let root = "5b633ceafbcf4953c564a0e43b102e371c50f164f0889a6f9f29a9f22c50f364";
    assert_eq!(tree.level(0).iter().map(|node| hex(&node.hash)).take(2).collect::<Vec<_>>(), [first, second]);
    assert_eq!((hex(&manifest::empty(hash).hash), manifest::empty(hash).sum), (empty.to_string(), 0));
    assert_eq!((hex(&tree.root().hash), tree.root().sum, tree.depth()), (root.to_string(), 150, 3));

    // The same by the table.
    let written = written(&leaves);
    assert_eq!(hex(&expected::leaf(0, &written[0]).0), first);
    assert_eq!(hex(&expected::leaf(1, &written[1]).0), second);
    assert_eq!(hex(&expected::empty().0), empty);
    assert_eq!(expected::node(&written, 3, 0), in_big(&tree.root()));

    // The last is beside an empty place, and beside two of them.
    let path = tree.proof(4).unwrap();
    let none = manifest::empty(hash);
    assert_eq!(path[..2], [none, manifest::parent(hash, &none, &none).unwrap()]);
    assert_eq!(path[2].sum, 100);
    assert_eq!(manifest::root(hash, 4, tree.level(0)[4], &path), Ok(tree.root()));
}

#[test]
fn a_tree_is_never_flat_and_never_too_deep() {
    for (count, depth) in [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (u32::MAX - 1, 32), (u32::MAX, 32)] {
        assert_eq!(manifest::depth(count), depth, "{count}");
    }
    for depth in 2..32 {
        let full = 1u32 << depth;
        assert_eq!([full - 1, full, full + 1].map(manifest::depth), [depth, depth, depth + 1]);
    }
    assert_eq!((manifest::depth(u32::MAX), manifest::depth(MAX_BLOCK)), (MAX_DEPTH, 7));
}

#[test]
fn one_leaf_is_beside_an_empty_place_and_none_make_no_tree() {
    assert_eq!(Tree::build(hash, Vec::new()), Err(Error::NoLeaf));
    let leaf = five()[0];
    let tree = tree(&[leaf]);
    let (own, none) = (manifest::leaf(hash, 0, &leaf), manifest::empty(hash));
    assert_eq!((tree.depth(), tree.proof(0), tree.proof(1)), (1, Some(vec![none]), None));
    assert_eq!(Ok(tree.root()), manifest::parent(hash, &own, &none));
    assert_eq!((tree.level(0), tree.level(1)), (&[own][..], &[tree.root()][..]));
    assert!(Recorded::of(&tree).takes(0, &leaf, &[none]));
    // It is no root by itself.
    assert!(!Recorded { root: own, count: 1 }.takes(0, &leaf, &[none]));
    assert!(!Recorded { root: own, count: 1 }.takes(0, &leaf, &[]));
}

/// What the first trees with sums let pass: their nodes hashed what the sums of two children come to. Here siblings
/// whose units are moved from one to the other make another node.
#[test]
fn units_do_not_move_between_siblings() {
    let (left, right) = (Node { hash: [1; 32], sum: 10 }, Node { hash: [2; 32], sum: 20 });
    let honest = manifest::parent(hash, &left, &right).unwrap();
    for (more, less) in [(0, 30), (9, 21), (11, 19), (30, 0)] {
        let moved = manifest::parent(hash, &Node { sum: more, ..left }, &Node { sum: less, ..right }).unwrap();
        assert_eq!(moved.sum, honest.sum);
        assert_ne!(moved.hash, honest.hash);
    }
    assert_ne!(manifest::parent(hash, &right, &left).unwrap().hash, honest.hash);

    // A leaf with its neighbour's units as well, beside a neighbour that has none.
    let leaves = five();
    let tree = tree(&leaves);
    let mut path = tree.proof(2).unwrap();
    let all = Leaf { units: 30 + 40, ..leaves[2] };
    path[0].sum = 0;
    assert!(!Recorded::of(&tree).takes(2, &all, &path));
}

/// An inner node has the units of all below it; whoever could pass one off as its own would take them.
#[test]
fn an_inner_node_is_no_leaf() {
    let leaves = five();
    let tree = tree(&leaves);
    let chain = Recorded::of(&tree);
    let inner = tree.level(1)[0];
    let path = tree.proof(0).unwrap();
    // By itself the way up does not tell where it began: the length of the path does, and that leaves are hashed anew.
    assert_eq!(manifest::root(hash, 0, inner, &path[1..]), Ok(tree.root()));
    for record in [inner.hash, tree.level(0)[0].hash, tree.level(0)[1].hash] {
        for owner in [Owner::Account(inner.hash), Owner::Account(tree.level(0)[0].hash), leaves[0].owner] {
            let whole = Leaf { owner, units: inner.sum as u64, record };
            assert!(!chain.takes(0, &whole, &path[1..]));
            assert!(!chain.takes(0, &whole, &path));
            assert!(!chain.takes(0, &whole, &[&[manifest::empty(hash)][..], &path[1..]].concat()));
        }
    }
    // Nor is a leaf a node: kinds are told apart by the first byte that is hashed.
    let nodes = [inner, tree.level(0)[0], manifest::empty(hash), tree.level(2)[0]];
    assert!(nodes.iter().enumerate().all(|(at, node)| !nodes[..at].contains(node)));
}

/// What is empty belongs to nobody, whatever is said of it.
#[test]
fn an_empty_place_is_nobodys() {
    let leaves = five();
    let tree = tree(&leaves);
    let none = manifest::empty(hash);
    let over = manifest::parent(hash, &none, &none).unwrap();
    let last = tree.level(0)[4];
    let sixth = [last, over, tree.level(2)[0]];
    let seventh = [none, tree.level(1)[2], tree.level(2)[0]];
    // These are the ways of empty places, which lead to the root.
    assert_eq!(manifest::root(hash, 5, none, &sixth), Ok(tree.root()));
    assert_eq!(manifest::root(hash, 6, none, &seventh), Ok(tree.root()));
    // With a larger number recorded too, there is no leaf that is an empty place.
    let generous = Recorded { root: tree.root(), count: 8 };
    for leaf in &leaves {
        for units in [0, 1, leaf.units] {
            let leaf = Leaf { units, ..*leaf };
            for chain in [Recorded::of(&tree), generous] {
                assert!(!chain.takes(5, &leaf, &sixth));
                assert!(!chain.takes(6, &leaf, &seventh));
            }
        }
    }
}

#[test]
fn a_leaf_is_nowhere_outside_of_its_tree() {
    let leaves = five();
    let tree = tree(&leaves);
    let (node, path) = (tree.level(0)[1], tree.proof(1).unwrap());
    assert_eq!(manifest::root(hash, 1, node, &path), Ok(tree.root()));
    // What differs only above the tree would come to the same places.
    for index in [1 + 8, 1 + (1 << 31)] {
        assert_eq!(manifest::root(hash, index, node, &path), Err(Error::BadBlock));
    }
    assert_eq!(manifest::root(hash, 1, node, &[]), Err(Error::BadBlock));
    assert_eq!(manifest::root(hash, 0, node, &[]), Ok(node));
    assert!(manifest::root(hash, u32::MAX, node, &[node; 32]).is_ok());
    assert_eq!(manifest::root(hash, 1, node, &[node; 33]), Err(Error::BadBlock));
}

#[test]
fn blocks_are_powers_of_two_at_their_multiples() {
    let tree = tree(&[five(), five()].concat());
    let nodes = tree.level(0).to_vec();
    for count in [0, 3, 5, 6, 7, 9, 10] {
        assert_eq!(manifest::root_of_block(hash, 0, nodes[..count].to_vec(), &[]), Err(Error::BadBlock));
    }
    for (first, count) in [(1, 2), (2, 4), (4, 8), (6, 4), (u32::MAX, 2), (1 << 31, 8)] {
        let found = manifest::root_of_block(hash, first, nodes[..count].to_vec(), &[]);
        assert_eq!(found, Err(Error::BadBlock), "{count} from {first} on");
    }
    let path = tree.block_proof(8, 2).unwrap();
    assert_eq!(manifest::root_of_block(hash, 8, nodes[8..].to_vec(), &path), Ok(tree.root()));
    assert_eq!(manifest::root_of_block(hash, 8, nodes[8..].to_vec(), &path[1..]), Err(Error::BadBlock));
}

#[test]
fn sums_that_do_not_fit_are_refused() {
    let full = Node { hash: [0; 32], sum: u128::MAX };
    let one = Node { hash: [0; 32], sum: 1 };
    assert_eq!(manifest::parent(hash, &full, &one), Err(Error::Overflow));
    assert_eq!(manifest::root(hash, 0, one, &[full]), Err(Error::Overflow));
    assert_eq!(manifest::root(hash, 1, one, &[full]), Err(Error::Overflow));
    assert_eq!(manifest::root_of_block(hash, 0, vec![full, one], &[]), Err(Error::Overflow));
    assert_eq!(Tree::build(hash, vec![full, one]), Err(Error::Overflow));
    let none = Node { sum: 0, ..one };
    assert_eq!(manifest::parent(hash, &full, &none).map(|node| node.sum), Ok(u128::MAX));
}

#[test]
fn a_node_takes_49_bytes_at_most() {
    let longest = Node { hash: [7; 32], sum: u128::MAX };
    assert_eq!((longest.encode().len(), Node::max_encoded_len()), (49, 49));
    assert_eq!(Node { sum: 63, ..longest }.encode(), [&[7u8; 32][..], &[63 << 2]].concat());
}

/// The largest preimage is one block of the hash.
#[test]
fn what_is_hashed_fits_a_block_of_the_hash() {
    let lengths = std::cell::RefCell::new(Vec::new());
    let noting = |bytes: &[u8]| {
        lengths.borrow_mut().push(bytes.len());
        hash(bytes)
    };
    let leaves = five();
    manifest::leaf(noting, 0, &leaves[0]);
    manifest::leaf(noting, 1, &leaves[1]);
    let none = manifest::empty(noting);
    manifest::parent(noting, &none, &none).unwrap();
    assert_eq!(lengths.into_inner(), [93, 81, 93, 16, 112]);
}
