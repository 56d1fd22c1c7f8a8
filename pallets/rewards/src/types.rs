//! What the ledger stores beside pools and members.

use frame_support::stored;
use sp_runtime::Perbill;
use tributary_math::{Income, Split};
use tributary_primitives::Balance;

/// What the ledger knows of one asset.
#[stored]
#[derive(Copy, Default)]
pub struct Account {
    /// The totals that every entitlement is a floor of.
    pub income: Income,
    /// What all ancestors together are due of `income.lifetime`.
    pub granted: Perbill,
    /// How the asset's own part is divided; `None` until publication.
    pub split: Option<Split>,
    /// Grants that wait for publication, in planck: they are still their payers'.
    pub waiting: Balance,
    /// Whether publication was given up, and payers get their grants back.
    pub cancelled: bool,
    /// Whether nothing comes in or goes out until somebody decides otherwise.
    pub frozen: bool,
    /// How many manifests have latent weight in its pools.
    pub latents: u32,
}

/// What an ancestor is due of one descendant's income.
#[stored]
#[derive(Copy)]
pub struct Royalty {
    /// Its share of the descendant's lifetime income.
    pub share: Perbill,
    /// What was collected of it, in planck.
    pub collected: Balance,
}

/// What an account granted to an asset that was not published yet.
#[stored]
#[derive(Copy)]
pub struct Grant {
    /// Planck.
    pub amount: Balance,
    /// The deposit for this record, in planck.
    pub deposit: Balance,
}

impl Grant {
    /// The bytes of a record of it, its key included.
    pub const BYTES: u32 = 200;
}
