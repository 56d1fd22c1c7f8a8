//! What machines elsewhere read of an asset: bills of materials, and the cards of hubs.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `facts.rs` | an asset and what it was built from, as the chain has them |
//! | `cyclonedx.rs`, `spdx3.rs` | bills of materials, in two forms |
//! | `hub.rs` | what a hub's card says, made from facts |
//! | `licence.rs` | licences as SPDX has them, and as hubs do |
//! | `names.rs` | what hubs call an asset, and which asset is called so |

pub mod cyclonedx;
pub mod facts;
pub mod hub;
pub mod licence;
pub mod names;
pub mod spdx3;
#[cfg(test)]
mod tests;
