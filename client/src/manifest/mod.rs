//! Manifests: many contributors behind one hash. Who collected the work builds one and hosts its folder; each of those
//! in it joins with a proof, once.
//!
//! | in the folder | what it holds |
//! | --- | --- |
//! | `manifest.json` | the root, the total of the units, the number of leaves, and by which rules they were made |
//! | `leaves/00000.bin` … | 1,024 leaves of 73 bytes each, the last file perhaps fewer |
//! | `tree.bin` | the nodes above those files, level by level up to the root, 48 bytes each |
//! | `croissant.json` | the dataset for machines: each file with its SHA-256, and the manifest's root |
//!
//! A leaf is a byte for the kind of owner (0 an account, 1 a blinded one), 32 of the owner, eight of the units, 32 of
//! the record; a node 32 of its hash and sixteen of its sum. Integers are little-endian. Whoever wants to join needs
//! one file of leaves, and of `tree.bin` a hash for each level above it.

mod build;
mod cells;
mod croissant;
mod csv;
mod fetch;
mod git;
mod parquet;
mod proof;
mod reader;
mod rows;
mod salts;
#[cfg(test)]
mod tests;
mod tree;
mod writer;

pub use build::{Inputs, build};
pub use cells::{Cell, FileHashes, Record, is_table, read_small, records, sources};
pub use croissant::About;
pub use git::{Counts, History, Unmapped, from_git};
pub use proof::{Opened, Proof, parse_proofs};
pub(crate) use reader::path_json;
pub use reader::{Reader, Verified, Wanted, verify};
pub use rows::Columns;
pub use salts::{Salt, read_salts};
pub use writer::{Built, Description, Target, salts_beside};

use crate::{Account, Error};

/// Leaves of a file.
pub const CHUNK: u32 = 1_024;
/// Levels of the tree within a file of [`CHUNK`] leaves.
const CHUNK_DEPTH: u32 = 10;
/// The most leaves that join in one call.
pub const MAX_BLOCK: u32 = tributary_math::manifest::MAX_BLOCK;
/// Bytes of a leaf in a file.
const LEAF_BYTES: usize = 73;
/// Bytes of a node in a file.
const NODE_BYTES: usize = 48;
/// What a description says that it is.
const FORMAT: &str = "tributary-manifest/1";
/// The hash of everything here.
const HASH: &str = "blake2b-256";

/// How much of it is done, and of how much, in bytes or leaves.
pub type Watch<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// To whom a leaf belongs, as it is published.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Owner {
    /// An account.
    Account(Account),
    /// The hash of an account and a salt: it names nobody.
    Blinded([u8; 32]),
}

/// A part of the work: whose it is, how much it is, and the hash of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Leaf {
    /// To whom it belongs.
    pub owner: Owner,
    /// How much it is, at least 1.
    pub units: u64,
    /// The hash of the work itself.
    pub record: [u8; 32],
}

impl Leaf {
    /// The kind of its owner, and the 32 bytes of it.
    fn owner_bytes(&self) -> (u8, [u8; 32]) {
        match self.owner {
            Owner::Account(account) => (0, account.0),
            Owner::Blinded(digest) => (1, digest),
        }
    }

    /// Its bytes in a file.
    fn put(&self, out: &mut Vec<u8>) {
        let (kind, owner) = self.owner_bytes();
        out.push(kind);
        out.extend(owner);
        out.extend(self.units.to_le_bytes());
        out.extend(self.record);
    }

    /// The leaf that these bytes of a file are; `None` if it is of no known kind, or has no units.
    fn of(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; LEAF_BYTES] = bytes.try_into().ok()?;
        let owner: [u8; 32] = bytes.get(1..33)?.try_into().ok()?;
        let owner = match bytes.first()? {
            0 => Owner::Account(Account(owner)),
            1 => Owner::Blinded(owner),
            _ => return None,
        };
        let units = u64::from_le_bytes(bytes.get(33..41)?.try_into().ok()?);
        let record = bytes.get(41..)?.try_into().ok()?;
        (units > 0).then_some(Self { owner, units, record })
    }
}

/// A manifest or a proof that is not what it says: never the fault of who looks at it.
fn wrong(what: impl Into<String>) -> Error {
    Error::refused(what, "ask whoever hosts it for a correct one")
}
