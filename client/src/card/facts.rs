//! An asset and what it was built from, as the chain has them at a block.

use crate::hash::{blake2_256, hex_text};
use std::collections::BTreeSet;

/// An asset and its ancestors.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What the chain is called.
    pub chain: String,
    /// The network, by the hash of its block 0: `polkadot:` and 32 digits.
    pub network: String,
    /// The height of the block.
    pub block: u64,
    /// Its hash.
    pub hash: String,
    /// When it was made, in UTC: `2026-11-27T08:00:00Z`.
    pub time: String,
    /// The asset, and after it its ancestors, breadth first.
    pub assets: Vec<Asset>,
    /// What was built from what.
    pub citations: Vec<Citation>,
    /// Whether these are all ancestors.
    pub is_whole: bool,
}

/// A model or a dataset.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its id.
    pub id: u64,
    /// Whether it is a model.
    pub is_model: bool,
    /// Its state, such as `Published`.
    pub state: String,
    /// What it is called.
    pub name: String,
    /// Where it is found.
    pub uri: String,
    /// Its licence, as the chain has it: an SPDX expression, or whatever somebody wrote.
    pub licence: String,
    /// The address of who answers for it.
    pub steward: String,
    /// What it is bound to since its publication, in 64 digits.
    pub commitment: Option<String>,
    /// What others pay.
    pub terms: Terms,
    /// Contributions that count, by id.
    pub work: Vec<Work>,
}

/// What others pay for an asset, in words.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// For a unit of use.
    pub use_price: String,
    /// For building on it.
    pub training_fee: String,
    /// Of the income of those built on it.
    pub royalty: String,
    /// Of the income of every descendant.
    pub reach: String,
}

/// A contribution that counts.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its id.
    pub id: u64,
    /// The address of whose it is.
    pub by: String,
    /// Whether it is data; else it is compute.
    pub is_data: bool,
    /// Records of data, or GPU-seconds of compute.
    pub units: u128,
    /// The hash of the work, or the root of its manifest, in 64 digits.
    pub commitment: String,
    /// Where it is found.
    pub uri: String,
    /// What it counts for in its pool.
    pub weight: u128,
    /// How many people's it is, if it has a manifest.
    pub leaves: Option<u64>,
}

/// One asset was built from another.
#[derive(Clone, Debug)]
pub struct Citation {
    /// What was built.
    pub by: u64,
    /// What it was built from.
    pub of: u64,
    /// The royalty that was granted, in words.
    pub royalty: String,
}

impl Facts {
    /// An asset of these.
    pub fn asset(&self, id: u64) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.id == id)
    }

    /// What an asset was built from, as far as it is known.
    pub fn upstream(&self, id: u64) -> impl Iterator<Item = (&Asset, &Citation)> {
        let cited = self.citations.iter().filter(move |citation| citation.by == id);
        cited.filter_map(move |citation| self.asset(citation.of).map(|asset| (asset, citation)))
    }

    /// A name for what was told of these, that nothing else has: a UUID of version 8, from the Blake2 hash of network,
    /// block, asset and how many assets there are.
    pub fn uuid(&self, of: &str) -> String {
        let root = self.assets.first().map_or(0, |asset| asset.id);
        let count = self.assets.len();
        let text = format!("tributary/{of}\0{}\0{}\0{root}\0{count}", self.network, self.hash);
        let digits = hex_text(&blake2_256(text.as_bytes()));
        let part = |from: usize, to: usize| digits.get(from + 2..to + 2).unwrap_or_default();
        format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
    }
}

impl Asset {
    /// How bills of materials refer to it.
    pub fn reference(&self) -> String {
        format!("trib:{}", self.id)
    }

    /// The addresses of whose work it is, each once.
    pub fn contributors(&self) -> BTreeSet<&str> {
        self.work.iter().map(|work| work.by.as_str()).collect()
    }

    /// Model or dataset.
    pub fn kind(&self) -> &'static str {
        if self.is_model { "model" } else { "dataset" }
    }
}

impl Work {
    /// How bills of materials refer to it, being of this asset.
    pub fn reference(&self, asset: &Asset) -> String {
        format!("{}/contribution/{}", asset.reference(), self.id)
    }

    /// How much it is, in words.
    pub fn amount(&self) -> String {
        format!("{} {}", self.units, if self.is_data { "records" } else { "GPU-seconds" })
    }

    /// All of it in a sentence.
    pub fn sentence(&self) -> String {
        let leaves = self.leaves.map_or_else(String::new, |leaves| format!(" of {leaves} people in a manifest"));
        format!(
            "{}{leaves} by {}, counts for {}, committed to 0x{}, at {}",
            self.amount(),
            self.by,
            self.weight,
            self.commitment,
            self.uri
        )
    }
}

/// A text of the chain's as an address, if it can be one: what has spaces or brackets in it cannot.
pub fn address(uri: &str) -> Option<&str> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    Some(uri).filter(|uri| !uri.is_empty() && uri.chars().all(is_plain))
}

/// The digits of a hash without `0x`.
pub fn digits(hash: &str) -> &str {
    hash.strip_prefix("0x").unwrap_or(hash)
}
