//! What a person needs to join, in one file: the leaf, and a hash for each level above it.

use super::{Leaf, Owner, fetch::read_file, tree, wrong};
use crate::{Account, Error, Result, connection::parse_hash, hash::hex_text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::Path;
use tributary_math::manifest::{MAX_DEPTH, Node};

/// What a proof says that it is.
const FORMAT: &str = "tributary-proof/1";
/// The most bytes of a file of proofs.
const MAX_FILE: usize = 64 << 20;

/// A leaf, and the way from it to the root.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    format: String,
    root: String,
    total: String,
    count: u32,
    /// Which leaf it is.
    pub index: u32,
    owner: OwnerText,
    units: String,
    record: String,
    path: Vec<Step>,
}

/// An owner: an account, an account with the salt that hides it, or the hash of both.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct OwnerText {
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blinded: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Step {
    hash: String,
    sum: String,
}

/// A leaf, and whose it is as far as that is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Opened {
    /// Which leaf it is.
    pub index: u32,
    /// The leaf as it is published.
    pub leaf: Leaf,
    /// Whose it is, and the salt that hides it if it is blinded; `None` if nobody said.
    pub account: Whose,
}

impl Opened {
    /// A leaf as it is published.
    pub(super) fn plain(index: u32, leaf: Leaf) -> Self {
        let account = match leaf.owner {
            Owner::Account(account) => Some((account, None)),
            Owner::Blinded(_) => None,
        };
        Self { index, leaf, account }
    }

    /// A blinded leaf whose salt is known; `None` if it does not open it.
    pub(super) fn salted(index: u32, leaf: Leaf, account: Account, salt: [u8; 32]) -> Option<Self> {
        let opens = leaf.owner == Owner::Blinded(tree::blinded(&account, &salt));
        opens.then_some(Self { index, leaf, account: Some((account, Some(salt))) })
    }

    /// Its owner as a call takes it.
    ///
    /// # Errors
    ///
    /// When the leaf is blinded and its salt is not known.
    pub fn owner(&self) -> Result<Value> {
        match self.account {
            Some((account, None)) => Ok(json!({ "Account": account.hex() })),
            Some((account, Some(salt))) => {
                Ok(json!({ "Blinded": { "account": account.hex(), "salt": hex_text(&salt) } }))
            }
            None => Err(Error::local(
                format!("leaf {} is blinded, and its salt is not here", self.index),
                "give --salts with the line that whoever built the manifest has for you",
            )),
        }
    }
}

impl Proof {
    /// The proof of a leaf in a tree with this root, total and number of leaves.
    pub(super) fn new(root: &Node, count: u32, opened: &Opened, path: &[Node]) -> Self {
        let Opened { index, leaf, account } = *opened;
        let owner = match (account, leaf.owner) {
            (Some((account, salt)), _) => {
                OwnerText { account: Some(account.hex()), salt: salt.map(|salt| hex_text(&salt)), blinded: None }
            }
            (None, Owner::Account(account)) => OwnerText { account: Some(account.hex()), ..OwnerText::default() },
            (None, Owner::Blinded(digest)) => OwnerText { blinded: Some(hex_text(&digest)), ..OwnerText::default() },
        };
        let step = |node: &Node| Step { hash: hex_text(&node.hash), sum: node.sum.to_string() };
        Self {
            format: FORMAT.into(),
            root: hex_text(&root.hash),
            total: root.sum.to_string(),
            count,
            index,
            owner,
            units: leaf.units.to_string(),
            record: hex_text(&leaf.record),
            path: path.iter().map(step).collect(),
        }
    }

    /// It as JSON.
    pub fn to_json(&self) -> Value {
        // Strings and numbers: nothing that could not be written.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The root that it leads to.
    pub fn root(&self) -> [u8; 32] {
        parse_hash(&self.root).unwrap_or_default()
    }

    /// All units of the manifest, and its number of leaves.
    pub fn totals(&self) -> (u64, u32) {
        (self.total.parse().unwrap_or_default(), self.count)
    }

    /// Its path as a call takes it.
    pub fn path(&self) -> Value {
        self.path.iter().map(|step| json!({ "hash": step.hash, "sum": step.sum })).collect()
    }

    /// What it proves. O(depth).
    ///
    /// # Errors
    ///
    /// When it proves nothing.
    pub fn check(&self) -> Result<Opened> {
        let of = |what: String| wrong(format!("the proof of leaf {} {what}", self.index));
        let nonsense = |what: &str| of(format!("has no {what}"));
        if self.format != FORMAT {
            return Err(Error::unfit(format!("the proof is {:?}", self.format), "use a newer `trib`"));
        }
        let root = Node {
            hash: parse_hash(&self.root).ok_or_else(|| nonsense("root"))?,
            sum: self.total.parse::<u64>().map_err(|_| nonsense("total of 64 bits"))?.into(),
        };
        if self.index >= self.count {
            return Err(of(format!("is of a manifest with {} leaves", self.count)));
        }
        let depth = tree::depth(self.count);
        if u32::try_from(self.path.len()).ok() != Some(depth) || depth > MAX_DEPTH {
            return Err(of(format!("has {} steps, not {depth}", self.path.len())));
        }
        let units = self.units.parse().ok().filter(|units: &u64| *units > 0).ok_or_else(|| nonsense("units"))?;
        let record = parse_hash(&self.record).ok_or_else(|| nonsense("record"))?;
        let step = |step: &Step| Some(Node { hash: parse_hash(&step.hash)?, sum: step.sum.parse().ok()? });
        let path: Option<Vec<_>> = self.path.iter().map(step).collect();
        let path = path.ok_or_else(|| nonsense("path that can be read"))?;
        let (owner, account) = self.owner.read().ok_or_else(|| nonsense("owner that can be read"))?;
        let leaf = Leaf { owner, units, record };
        if tree::root(self.index, &leaf, &path)? != root {
            return Err(of("does not lead to the root and the total that it names".into()));
        }
        Ok(Opened { index: self.index, leaf, account })
    }
}

/// Whose a leaf is, and the salt of it.
type Whose = Option<(Account, Option<[u8; 32]>)>;

impl OwnerText {
    fn read(&self) -> Option<(Owner, Whose)> {
        let account = |text: &str| parse_hash(text).map(Account);
        match (&self.account, &self.salt, &self.blinded) {
            (Some(text), None, None) => account(text).map(|account| (Owner::Account(account), Some((account, None)))),
            (Some(text), Some(salt), None) => {
                let (account, salt) = (account(text)?, parse_hash(salt)?);
                Some((Owner::Blinded(tree::blinded(&account, &salt)), Some((account, Some(salt)))))
            }
            (None, None, Some(digest)) => Some((Owner::Blinded(parse_hash(digest)?), None)),
            _ => None,
        }
    }
}

/// The proofs in a file: one, or a list of them.
///
/// # Errors
///
/// When it cannot be read, or has something else in it.
pub fn parse_proofs(path: &Path) -> Result<Vec<Proof>> {
    let json = read_file(path, MAX_FILE)?;
    let list: std::result::Result<Vec<Proof>, _> = match json.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'[') => serde_json::from_slice(&json),
        _ => serde_json::from_slice(&json).map(|proof| vec![proof]),
    };
    list.map_err(|error| wrong(format!("{} is no proof: {error}", path.display())))
}
