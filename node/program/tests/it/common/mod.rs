//! What tests share: [`launch`] starts nodes, [`rpc`] asks them, [`devnet`] does both for a devnet. All three are thin:
//! how it is done is the client's. [`http`] speaks to a server as it is written.

mod devnet;
pub mod http;
mod launch;
mod rpc;

pub use devnet::{Devnet, assert_invariants, refused};
pub use launch::{COMPILED, FIRST, Node, PATIENCE, private, sentence, tributary, wait_for};
pub use rpc::{best, finalized_height, get, refusal, rpc, wait};
