//! The binary as a user meets it. All tests are one program, so that it is linked once; each starts what it needs, on
//! free ports and in folders of its own, and ends what it started.

mod common;
mod dev_rpc;
mod devnet;
mod doctor;
mod metrics;
mod network;
mod node;
mod start;
mod template;
