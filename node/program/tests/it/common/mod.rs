//! What tests share: [`launch`] starts nodes, [`rpc`] asks them, [`devnet`] does both for a devnet.

mod devnet;
mod launch;
mod rpc;

pub use devnet::{Devnet, refused};
pub use launch::{Node, PATIENCE, Ports, free_port, sentence, tributary, wait_for};
pub use rpc::{finalized_height, get, refusal, rpc};
