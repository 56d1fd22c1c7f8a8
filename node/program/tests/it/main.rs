//! The binary as a user meets it. All tests are one program, so that it is linked once; each starts what it needs, on
//! free ports and in folders of its own, and ends what it started.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod common;
mod dev_rpc;
mod dev_state;
mod devnet;
mod doctor;
mod fork;
mod history;
mod messages;
mod metrics;
mod network;
mod node;
mod page;
mod start;
mod template;
