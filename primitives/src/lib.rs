//! Ids, shared types, runtime APIs and the traits by which the pallets of Tributary meet.
//!
//! Nothing here holds storage or decides anything. A pallet never names another pallet's crate: what it needs of its
//! neighbour is a trait in [`traits`], and the runtime ties the two together.
//!
//! Amounts are in planck, the smallest unit of the token: [`UNIT`] planck are one TRIB.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod apis;
pub mod equivocation;
#[cfg(any(feature = "std", feature = "try-runtime"))]
pub mod holds;
pub mod manifest;
mod page;
pub mod pot;
#[cfg(any(feature = "std", feature = "try-runtime"))]
pub mod sums;
mod tabs;
pub mod traits;
mod types;

pub use manifest::{Leaf, LeafOwner, ManifestView};
pub use page::{MAX_PAGE, Page};
pub use tabs::*;
pub use types::*;
