//! Tributary from outside: the chain as a node tells of it.
//!
//! Nothing here is built from the runtime: what the chain has is read from its own metadata, so that a program of today
//! works with the runtime of tomorrow, as far as that still has what the program asks for.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `connection.rs`, `rpc.rs` | a node, and what never changes on its chain; any method of JSON-RPC |
//! | `metrics.rs`, `blocking.rs` | what a node tells Prometheus; waiting without a runtime of tokio's |
//! | `block.rs`, `catalog.rs` | what can be read at a block: runtime APIs, storage, constants; and what there is |
//! | `shape/` | values by the types of the metadata: text and JSON to bytes, and back |
//! | `account.rs`, `book.rs`, `keys/` | accounts and what they are called; keys, in files of polkadot.js's |
//! | `amount.rs` | amounts and shares as people write them |
//! | `table/` | what a person can ask and do, declared once: commands, arguments, help, examples |
//! | `read/` | answers to the table's reads |
//! | `card/` | an asset for the world outside: bills of materials, what the cards of hubs say |
//! | `intent/`, `call.rs`, `effect/` | from that to calls, and what they would do |
//! | `act.rs` | acts carried out: reckoned, permitted, sent, told |
//! | `submit.rs`, `failure.rs`, `event.rs`, `words.rs` | transactions and what became of them, by name and in words |
//! | `scores.rs` | what an evaluator is bound to, on the disk before the chain hears of it |
//! | `manifest/` | many contributors behind one hash: built, hosted, read, proved |
//! | `voucher.rs`, `tab.rs`, `purse.rs` | tabs: what is signed for each call, what the chain has, a payer's half |
//! | `epoch.rs`, `worker/` | epochs, and an evaluator's work in them |
//! | `follow.rs` | blocks as they come |
//! | `web.rs` | other servers, asked over HTTP |
//! | `launch/` | nodes of one's own: started on free ports, watched, ended |

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "no block depends on it, and overflow panics here as well"
)]

pub mod account;
pub mod act;
pub mod amount;
pub mod block;
pub mod blocking;
pub mod book;
pub mod call;
pub mod card;
pub mod catalog;
pub mod connection;
pub mod effect;
mod epoch;
pub mod error;
pub mod event;
pub mod failure;
pub mod follow;
pub mod hash;
pub mod intent;
pub mod keys;
pub mod launch;
pub mod manifest;
pub mod metrics;
pub mod names;
pub mod purse;
pub mod read;
pub mod rpc;
pub mod scores;
pub mod shape;
pub mod submit;
pub mod tab;
pub mod table;
pub mod voucher;
pub mod web;
pub mod words;
pub mod worker;

pub use account::Account;
pub use block::Block;
pub use book::Book;
pub use call::Call;
pub use connection::{At, Chain, Connection};
pub use effect::Effect;
pub use error::{Error, Kind, Result};
pub use event::{Change, Event};
pub use failure::Failure;
pub use follow::{Head, Heads};
pub use purse::Purse;
pub use rpc::Rpc;
pub use tab::Tab;
pub use voucher::Voucher;
