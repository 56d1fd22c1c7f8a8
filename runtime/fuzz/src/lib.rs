//! Hostile input against the native runtime: any bytes become blocks, transactions and calls by anybody, and whatever
//! they are, the chain goes on and stays in order.
//!
//! An input is cut into pieces of [`PIECE`] bytes, and each says one thing to do: send a transaction, properly signed
//! or not, dispatch a call by any origin (an account, nobody, root, an origin of governance), wrap a call in hundreds
//! of others, hand the node bytes as they are, ask what clients may ask, or let blocks and slots pass. After each of
//! them:
//!
//! - nothing panicked, and no arithmetic overflowed;
//! - a call that failed changed nothing (transactions: but the nonce and the fee);
//! - no call says that it took more weight than it declared, no transaction makes a block heavier than it declared, and
//!   no block is heavier than blocks may be;
//! - all that must always hold does (`invariants::check`), and at the end of a block the issuance has changed by what
//!   events say.
//!
//! `tests/hostile.rs` tries random inputs and those in `corpus/`; `make fuzz` lets libFuzzer look for worse ones.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]

pub mod calls;
pub mod chain;
pub mod excluded;
pub mod source;

pub use chain::Tally;

/// Bytes that say one thing to do.
pub const PIECE: usize = 64;
/// Pieces of an input; what follows is not looked at.
pub const MAX_PIECES: usize = 256;
/// Calls lie in calls deeper than the stack of a test's thread is: wasm, in which the chain runs, has a stack of its
/// own.
const STACK: usize = 1 << 30;

/// Does what an input says to a new chain. Panics when something does not hold that must; `is_loud` says what is done.
pub fn run(input: &[u8], is_loud: bool) -> Tally {
    let pieces = || {
        chain::genesis().execute_with(|| {
            let mut chain = chain::Chain::new(is_loud);
            input.chunks(PIECE).take(MAX_PIECES).for_each(|piece| chain.act(piece));
            // The block is finished, and one more begins.
            chain.next(0);
            chain.tally
        })
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, pieces).expect("a thread");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
