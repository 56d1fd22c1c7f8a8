//! Reading a manifest where it is hosted. Nothing that is read is believed before it leads to the root.

use super::{
    CHUNK, Description, LEAF_BYTES, Leaf, MAX_BLOCK, NODE_BYTES, Opened, Owner, Proof, Salt, Watch,
    fetch::Place,
    parse_proofs, tree,
    writer::{DESCRIPTION, TREE, chunk_name},
    wrong,
};
use crate::{Account, Error, Result};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, Mutex},
};
use tributary_math::manifest::Node;

/// The most bytes of a description.
const MAX_DESCRIPTION: usize = 64 << 10;
/// The most bytes of the nodes above the files of leaves: those of half a thousand million leaves.
const MAX_TREE: usize = 64 << 20;

/// A manifest that is hosted.
#[derive(Debug)]
pub struct Reader {
    place: Place,
    description: Description,
    /// The nodes above the files of leaves, level by level.
    tree: Vec<Vec<Node>>,
    /// The file of leaves that was read last: who asks for one leaf asks for its neighbours next.
    last: Mutex<Option<(u32, Arc<Chunk>)>>,
}

/// The leaves of a file, and the tree over them, level by level.
#[derive(Debug)]
struct Chunk {
    leaves: Vec<Leaf>,
    levels: Vec<Vec<Node>>,
}

/// Which leaves are looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// All of them.
    pub all: bool,
    /// Those of these accounts.
    pub accounts: BTreeSet<Account>,
    /// Those with these indexes.
    pub indexes: BTreeSet<u32>,
    /// What opens leaves: each of them is wanted too, unless indexes or accounts are.
    pub salts: Vec<Salt>,
}

impl Wanted {
    /// Whether leaves can be known by their indexes alone, so that few files are read.
    fn indexes(&self) -> Option<BTreeSet<u32>> {
        let by_index = !self.all && self.accounts.is_empty();
        match (by_index, self.indexes.is_empty()) {
            (true, false) => Some(self.indexes.clone()),
            (true, true) => Some(self.salts.iter().map(|salt| salt.index).collect()),
            (false, _) => None,
        }
    }

    /// Leaves with these indexes, of this account, or that these salts open; blinded leaves of an account are known by
    /// their salts alone.
    ///
    /// # Errors
    ///
    /// When no leaf is named.
    pub fn named(indexes: BTreeSet<u32>, account: Option<Account>, mut salts: Vec<Salt>) -> Result<Self> {
        if indexes.is_empty() && account.is_none() && salts.is_empty() {
            return Err(Error::usage("no leaf is named", "give --index, --account or --salts"));
        }
        match account {
            Some(account) if !salts.is_empty() => {
                salts.retain(|salt| salt.account == account);
                Ok(Self { indexes, salts, ..Self::default() })
            }
            Some(account) => Ok(Self { indexes, ..Self::of(account) }),
            None => Ok(Self { indexes, salts, ..Self::default() }),
        }
    }

    fn takes(&self, opened: &Opened) -> bool {
        let whose = opened.account.map(|(account, _)| account);
        self.all
            || self.indexes.contains(&opened.index)
            || whose.is_some_and(|account| self.accounts.contains(&account))
            || (self.indexes.is_empty() && self.accounts.is_empty())
    }
}

impl Reader {
    /// The manifest in a folder or at an address of the web. Reads all but the leaves.
    ///
    /// # Errors
    ///
    /// When there is none, or its parts do not lead to its root.
    pub async fn open(text: &str) -> Result<Self> {
        let place = Place::of(text)?;
        let json = place.read(DESCRIPTION, MAX_DESCRIPTION).await?;
        let description = Description::parse(&json).map_err(|error| error.of(place.shown(DESCRIPTION)))?;
        let lengths = lengths(description.chunks());
        let all = lengths.iter().fold(0_usize, |sum, length| sum.saturating_add(*length as usize));
        let expected = all.saturating_mul(NODE_BYTES);
        if expected > MAX_TREE {
            return Err(Error::refused(
                format!("a manifest of {} leaves is more than `trib` reads", description.count),
                "take a proof from whoever built it",
            ));
        }
        let bytes = place.read(TREE, expected).await?;
        let name = || place.shown(TREE);
        if bytes.len() != expected {
            return Err(wrong(format!("{} has {} bytes, not {expected}", name(), bytes.len())));
        }
        let nodes = tree::nodes(&bytes).ok_or_else(|| wrong(format!("{} cannot be read", name())))?;
        let (first, _) = nodes.split_at(description.chunks() as usize);
        let (from, steps) = (description.chunk_depth(), description.depth - description.chunk_depth());
        let tree = tree::levels(first.to_vec(), from, steps)?;
        if !tree.iter().flatten().eq(&nodes) || tree::top(&tree) != Some(description.node()) {
            return Err(wrong(format!("{} does not lead to the root of the manifest", name())));
        }
        Ok(Self { place, description, tree, last: Mutex::new(None) })
    }

    /// What it says of itself.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Reads the leaves of one file, and looks whether they lead to the root.
    ///
    /// # Errors
    ///
    /// When there is no such file, or they do not.
    async fn chunk(&self, number: u32) -> Result<Arc<Chunk>> {
        let last = self.last.lock().ok().and_then(|last| last.clone());
        if let Some((_, chunk)) = last.filter(|(known, _)| *known == number) {
            return Ok(chunk);
        }
        let name = chunk_name(number);
        let shown = || self.place.shown(&name);
        let first = number.saturating_mul(CHUNK);
        let count = self.description.count.saturating_sub(first).min(CHUNK);
        let expected = (count as usize).saturating_mul(LEAF_BYTES);
        let bytes = self.place.read(&name, expected).await?;
        if bytes.len() != expected {
            return Err(wrong(format!("{} has {} bytes, not {expected}", shown(), bytes.len())));
        }
        let leaves: Option<Vec<_>> = bytes.chunks(LEAF_BYTES).map(Leaf::of).collect();
        let leaves = leaves.ok_or_else(|| wrong(format!("{} has a leaf of an unknown kind or no units", shown())))?;
        let nodes = (first..).zip(&leaves).map(|(index, leaf)| tree::node(index, leaf)).collect();
        let levels = tree::levels(nodes, 0, self.description.chunk_depth())?;
        let known = self.tree.first().and_then(|nodes| nodes.get(number as usize)).copied();
        if known.is_none() || tree::top(&levels) != known {
            return Err(wrong(format!("{} does not lead to the root of the manifest", shown())));
        }
        let chunk = Arc::new(Chunk { leaves, levels });
        if let Ok(mut last) = self.last.lock() {
            *last = Some((number, chunk.clone()));
        }
        Ok(chunk)
    }

    /// Reads every leaf.
    ///
    /// # Errors
    ///
    /// When one of them does not lead to the root.
    pub async fn check(&self, watch: Watch<'_>) -> Result<()> {
        for number in 0..self.description.chunks() {
            self.chunk(number).await?;
            watch(number.saturating_add(1).into(), self.description.chunks().into());
        }
        Ok(())
    }

    /// The leaves that are looked for, in their order. Reads every file, or those that they are in if their indexes are
    /// known.
    ///
    /// # Errors
    ///
    /// When a file is not what it should be, an index is beyond the last leaf, or a salt does not open its leaf.
    pub async fn find(&self, wanted: &Wanted, watch: Watch<'_>) -> Result<Vec<Opened>> {
        let salts: BTreeMap<u32, &Salt> = wanted.salts.iter().map(|salt| (salt.index, salt)).collect();
        let indexes = wanted.indexes();
        let last = indexes.iter().flatten().chain(salts.keys()).max();
        if let Some(index) = last.filter(|index| **index >= self.description.count) {
            let count = self.description.count;
            return Err(Error::usage(format!("there is no leaf {index}"), format!("there are {count}, from 0 on")));
        }
        let numbers: Vec<u32> = match &indexes {
            Some(indexes) => indexes.iter().map(|index| index / CHUNK).collect::<BTreeSet<_>>().into_iter().collect(),
            None => (0..self.description.chunks()).collect(),
        };
        let mut found = Vec::new();
        for (done, number) in (1_u64..).zip(&numbers) {
            let chunk = self.chunk(*number).await?;
            for (index, leaf) in (number.saturating_mul(CHUNK)..).zip(&chunk.leaves) {
                if indexes.as_ref().is_some_and(|indexes| !indexes.contains(&index)) {
                    continue;
                }
                let opened = opened(index, *leaf, salts.get(&index).copied())?;
                if wanted.takes(&opened) {
                    found.push(opened);
                }
            }
            watch(done, numbers.len() as u64);
        }
        Ok(found)
    }

    /// The siblings on the way up from a block of `length` leaves, a power of two of at most 128, that begins with
    /// `first`.
    ///
    /// # Errors
    ///
    /// When there is no such block, or a file is not what it should be.
    pub async fn path(&self, first: u32, length: u32) -> Result<Vec<Node>> {
        let fits = length.is_power_of_two() && length <= MAX_BLOCK && first.checked_rem(length) == Some(0);
        if !fits || first >= self.description.count {
            return Err(Error::usage(format!("no block of {length} leaves begins with leaf {first}"), ""));
        }
        let chunk = self.chunk(first / CHUNK).await?;
        let height = length.trailing_zeros();
        let within = chunk.levels.get(height as usize..).unwrap_or_default();
        let mut path = tree::siblings(within, height, (first % CHUNK) >> height)?;
        path.extend(tree::siblings(&self.tree, self.description.chunk_depth(), first / CHUNK)?);
        Ok(path)
    }

    /// The proof of a leaf that was found.
    ///
    /// # Errors
    ///
    /// When a file is not what it should be.
    pub async fn prove(&self, found: &Opened) -> Result<Proof> {
        let path = self.path(found.index, 1).await?;
        Ok(Proof::new(&self.description.node(), self.description.count, found, &path))
    }

    /// The proofs of some leaves.
    ///
    /// # Errors
    ///
    /// When there is no such leaf, or something is not what it should be.
    pub async fn proofs(&self, wanted: &Wanted, watch: Watch<'_>) -> Result<Vec<Proof>> {
        let mut proofs = Vec::new();
        for opened in &self.find(wanted, watch).await? {
            proofs.push(self.prove(opened).await?);
        }
        if proofs.is_empty() {
            return Err(Error::refused("no such leaf is in the manifest", "give --salts if it is blinded"));
        }
        Ok(proofs)
    }
}

/// What was looked at and found to be what it says.
#[derive(Clone, Debug, PartialEq)]
pub enum Verified {
    /// Every leaf of a manifest leads to its root.
    Manifest(Description),
    /// Proofs, with the leaves that they prove.
    Proofs(Vec<(Proof, Opened)>),
}

/// Looks whether a manifest in a folder or at an address, or the proofs in a file, are what they say. O(leaves).
///
/// # Errors
///
/// When they are not, or cannot be read.
pub async fn verify(what: &str, watch: Watch<'_>) -> Result<Verified> {
    let path = Path::new(what);
    if path.is_file() && path.file_name().is_none_or(|name| name != DESCRIPTION) {
        let proved = |proof: Proof| proof.check().map(|opened| (proof, opened));
        return Ok(Verified::Proofs(parse_proofs(path)?.into_iter().map(proved).collect::<Result<Vec<_>>>()?));
    }
    let reader = Reader::open(what).await?;
    reader.check(watch).await?;
    Ok(Verified::Manifest(reader.description().clone()))
}

impl Verified {
    /// It as JSON: the summary of the manifest, or a list of the proofs.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Manifest(description) => description.summary(),
            Self::Proofs(proofs) => proofs.iter().map(|(proof, _)| proof.to_json()).collect(),
        }
    }
}

/// A path as a call takes it.
pub(crate) fn path_json(path: &[Node]) -> Value {
    path.iter().map(|node| json!({ "hash": crate::hash::hex_text(&node.hash), "sum": node.sum.to_string() })).collect()
}

/// A leaf with what opens it.
fn opened(index: u32, leaf: Leaf, salt: Option<&Salt>) -> Result<Opened> {
    let (Some(salt), Owner::Blinded(_)) = (salt, leaf.owner) else { return Ok(Opened::plain(index, leaf)) };
    Opened::salted(index, leaf, salt.account, salt.salt).ok_or_else(|| {
        Error::local(format!("the salt of leaf {index} does not open it"), "see whether it is of this manifest")
    })
}

/// How many nodes the levels above so many files have.
fn lengths(chunks: u32) -> Vec<u32> {
    let mut lengths = vec![chunks];
    while let Some(last) = lengths.last().copied().filter(|last| *last > 1) {
        lengths.push(last.div_ceil(2));
    }
    lengths
}

impl Wanted {
    /// The leaves of one account.
    pub fn of(account: Account) -> Self {
        Self { accounts: BTreeSet::from([account]), ..Self::default() }
    }
}
