//! The cards of hubs, both ways. What they say, and bills of materials, are the client's `card`.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `front.rs` | the YAML at the beginning of a card, read |
//! | `write.rs` | the same, written |
//! | `register.rs` | from a card to the registration of an asset |

mod front;
pub mod register;
#[cfg(test)]
mod tests;
mod write;

pub use write::yaml;
