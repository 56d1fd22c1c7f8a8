//! What tests share: [`launch`] starts nodes, [`rpc`] asks them, [`devnet`] does both for a devnet. All three are thin:
//! how it is done is the client's.

mod devnet;
mod launch;
mod rpc;

pub use devnet::{Devnet, refused};
pub use launch::{Node, PATIENCE, private, sentence, tributary, wait_for};
pub use rpc::{best, finalized_height, get, refusal, rpc, wait};
