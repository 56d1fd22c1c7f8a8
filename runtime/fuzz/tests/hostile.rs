//! Random hostile inputs, and those that once were worth keeping, against the runtime: see the crate's own description.
//!
//! `TRIBUTARY_HOSTILE_SEEDS` sets the number of seeds in each of the two halves (default 400), for longer runs;
//! `--nocapture` shows how often each call succeeded and failed. An input that fails is shrunk and written to a file,
//! whose name is shown. `TRIBUTARY_INPUT=FILE cargo test --release --package tributary-fuzz --test hostile replay --
//! --nocapture` says step by step what such a file does. One that found something belongs in `corpus/`, with the
//! mistake's correction.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

use proptest::{
    collection::vec,
    prelude::{Strategy, any},
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use std::{cell::RefCell, fs, path::Path};
use tributary_fuzz::{PIECE, Tally, run};

/// Things to do in one input.
const PIECES: usize = 64;

/// Pieces of full length: a shorter one ends in zeros, with which every decision is the first that there is.
fn inputs() -> impl Strategy<Value = Vec<Vec<u8>>> {
    vec(vec(any::<u8>(), PIECE..=PIECE), PIECES / 2..=PIECES)
}

/// Keeps an input that failed, and says where.
fn keep(input: &[u8], name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    match fs::write(&path, input) {
        Ok(()) => path.display().to_string(),
        Err(error) => format!("(not written to {}: {error})", path.display()),
    }
}

fn half(offset: u64) {
    let seeds: u64 =
        std::env::var("TRIBUTARY_HOSTILE_SEEDS").map_or(400, |seeds| seeds.parse().expect("a number of seeds"));
    let sum = RefCell::new(Tally::default());
    for seed in (0..seeds).map(|seed| 2 * seed + offset) {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        runner
            .run(&inputs(), |pieces| {
                sum.borrow_mut().add(run(&pieces.concat(), false));
                Ok(())
            })
            .unwrap_or_else(|error| match error {
                TestError::Fail(reason, pieces) => {
                    let file = keep(&pieces.concat(), &format!("hostile-{seed}"));
                    panic!("seed {seed}: {reason}\nthe input is in {file}; replay it with TRIBUTARY_INPUT={file}")
                }
                TestError::Abort(reason) => panic!("seed {seed}: {reason}"),
            });
    }
    let sum = sum.into_inner();
    show(&sum);
    let calls = sum.done() + sum.failed();
    // It reaches what it is for: most pieces become calls, and some of them do something.
    assert!(sum.undecodable <= calls, "{} pieces are no call, and only {calls} are", sum.undecodable);
    assert!(sum.done() * 20 >= calls, "only {} of {calls} calls succeed", sum.done());
    if seeds >= 400 {
        let moved = sum.calls.values().filter(|[done, _]| *done > 0).count();
        assert!(moved >= 40, "only {moved} different calls ever succeed");
    }
}

fn show(tally: &Tally) {
    for ((pallet, call), [done, failed]) in &tally.calls {
        println!("{done:>8} done {failed:>8} failed  {pallet}.{call}");
    }
    let Tally { blocks, refused, undecodable, excluded, .. } = tally;
    let (done, failed) = (tally.done(), tally.failed());
    println!(
        "{blocks} blocks, {done} calls done, {failed} failed, {refused} transactions refused, \
         {undecodable} pieces no call, {excluded} left out"
    );
}

#[test]
fn hostile_input_does_no_harm_even_seeds() {
    half(0);
}

#[test]
fn hostile_input_does_no_harm_odd_seeds() {
    half(1);
}

#[test]
fn what_was_found_once_is_not_found_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    for file in files {
        println!("{}", file.display());
        run(&fs::read(&file).expect("an input"), false);
    }
}

/// Any bytes are an input, however few or many.
#[test]
fn every_length_is_an_input() {
    assert_eq!(run(&[], false).blocks, 2);
    for len in [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
        run(&vec![0; len], false);
        run(&vec![0xff; len], false);
    }
}

/// Says what the file that `TRIBUTARY_INPUT` names does.
#[test]
fn replay() {
    if let Ok(file) = std::env::var("TRIBUTARY_INPUT") {
        let input = fs::read(&file).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"));
        show(&run(&input, true));
    }
}
