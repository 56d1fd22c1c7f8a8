//! What a block has room for, and that `docs/benchmarks.md` says what the weights come to.

use super::*;
use crate::configs::RuntimeBlockWeights;
use frame_support::{
    dispatch::{DispatchClass, GetDispatchInfo},
    weights::{RuntimeDbWeight, Weight},
};
use pallet_evaluation::WeightInfo as _;
use pallet_fees::WeightInfo as _;

const PAGE: &str = include_str!("../../../docs/benchmarks.md");

type EvaluationWeights = <Runtime as pallet_evaluation::Config>::WeightInfo;
type FeesWeights = <Runtime as pallet_fees::Config>::WeightInfo;

/// The rows of the page's table between `<!-- block -->` and `<!-- /block -->`.
fn rows() -> Vec<&'static str> {
    let (_, rest) = PAGE.split_once("<!-- block -->").expect("the table begins with its marker");
    let (table, _) = rest.split_once("<!-- /block -->").expect("the table ends with its marker");
    // Without the head and the line below it.
    table.lines().filter(|line| line.starts_with('|')).skip(2).collect()
}

/// What the block has taken of its room for ordinary transactions, in picoseconds.
fn taken() -> u64 {
    System::block_weight().get(DispatchClass::Normal).ref_time()
}

/// What one transfer more takes, in picoseconds, both accounts being there.
fn one_transfer() -> u64 {
    new_test_ext("development").execute_with(|| {
        testing::open_block(1_001);
        assert_ok!(Executive::apply_extrinsic(transfer(0, 0)).unwrap());
        let before = taken();
        assert_ok!(Executive::apply_extrinsic(transfer(1, 0)).unwrap());
        taken() - before
    })
}

#[test]
fn the_table_of_a_blocks_weights_is_the_codes() {
    let limits = RuntimeBlockWeights::get();
    let database: RuntimeDbWeight = <Runtime as frame_system::Config>::DbWeight::get();
    let extensions = new_test_ext("development").execute_with(|| transfer(0, 0).get_dispatch_info().extension_weight);
    let row = |what: &str, weight: Weight| match weight.ref_time() as f64 / 1e9 {
        time if time < 0.02 => format!("| {what} | {:.1} µs |", time * 1e3),
        time => format!("| {what} | {time:.2} ms |"),
    };
    let expected = [
        row("an empty block", limits.base_block),
        row("an empty transaction, less its extensions", limits.get(DispatchClass::Normal).base_extrinsic),
        row("the extensions of a signed transaction", extensions),
        row("a transfer with all of that", Weight::from_parts(one_transfer(), 0)),
        row("a read of ParityDB", database.reads(1)),
        row("a write", database.writes(1)),
        row("the boundary of an epoch (`begin_epoch`)", EvaluationWeights::begin_epoch()),
        row("the beginning of any other block (`pay_author`)", EvaluationWeights::pay_author()),
        row("its end with the payment of fees (`pay_out`, twice)", FeesWeights::pay_out().saturating_mul(2)),
    ];
    assert_eq!(rows(), expected);
}

#[test]
fn a_second_has_room_for_more_than_2500_transfers() {
    let room = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.expect("there is a limit").ref_time();
    let each_second = room / one_transfer() * 1_000 / network::DEFAULT_SLOT_DURATION;
    assert!(each_second >= 2_500, "blocks hold {each_second} transfers a second");
    let said = format!("blocks hold {},{:03} transfers a second", each_second / 1_000, each_second % 1_000);
    assert!(PAGE.contains(&said), "docs/benchmarks.md does not say: {said}");
}
