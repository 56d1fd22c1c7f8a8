//! The largest epoch that there can be: 256 evaluators that score 4,096 assets each, a million scores.

use super::*;
use frame_support::{BoundedVec, traits::Hooks, weights::WeightMeter};
use pallet_evaluation::{
    Buckets, CurrentEpoch, CurrentIndex, Epoch, Epochs, Known, NextToSettle, Outcomes, Revealed, Revealer, Scored,
    Scores,
};
use sp_runtime::{BuildStorage, Perbill};
use tributary_math::{Pots, consensus::Row};
use tributary_primitives::{
    AssetId, PoolId,
    traits::{Accounts, Weights},
};

const EVALUATORS: u32 = 256;
const BUCKETS: u32 = 64;
const EPOCH: u32 = 1;
const STAKE: Balance = 1_000 * UNIT;

fn evaluator(index: u32) -> AccountId {
    let mut bytes = [7; 32];
    bytes[..4].copy_from_slice(&index.to_le_bytes());
    AccountId::new(bytes)
}

/// A score that is not zero and that no pattern of rows or columns repeats.
fn score(evaluator: u32, asset: u32) -> u16 {
    let mixed = (evaluator.wrapping_mul(2_654_435_761) ^ asset.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
    1 + u16::try_from((mixed >> 16) % 65_535).unwrap()
}

/// An epoch that all have revealed and nobody has settled.
fn reveal_all() {
    for id in 0..BUCKETS * 64 {
        let asset = AssetId(id);
        let (steward, whole) = (Sr25519Keyring::Alice.to_account_id(), Perbill::one());
        Rewards::open(asset, &steward, &[]).unwrap();
        Rewards::fix_split(asset, tributary_math::Split { steward: whole, ..Default::default() }).unwrap();
    }
    let revealed: Vec<_> = (0..EVALUATORS)
        .map(|index| {
            let account = evaluator(index);
            Rewards::add_weight(PoolId::Stake(account.clone()), &account, STAKE).unwrap();
            Revealer { account, stake: STAKE, capped: 0, commission: Perbill::from_percent(10) }
        })
        .collect();
    Revealed::<Runtime>::insert(EPOCH, BoundedVec::truncate_from(revealed));
    for bucket in 0..BUCKETS {
        let mut scored = Scored::default();
        for index in 0..EVALUATORS {
            let mut row = Row::default();
            (0..64u8).for_each(|slot| row.push(slot, score(index, bucket * 64 + u32::from(slot))).unwrap());
            scored.mark(index, u64::MAX).unwrap();
            Scores::<Runtime>::insert((EPOCH, bucket, evaluator(index)), row);
        }
        Buckets::<Runtime>::insert(EPOCH, bucket.to_be_bytes(), scored);
    }
    let pots = Pots { assets: 60 * UNIT, evaluators: 25 * UNIT, ..Pots::default() };
    let stake = STAKE * Balance::from(EVALUATORS);
    Epochs::<Runtime>::insert(EPOCH, Epoch { pots, stake, cap: Perbill::from_percent(20), ..Epoch::default() });
    NextToSettle::<Runtime>::put(EPOCH);
    CurrentIndex::<Runtime>::put(EPOCH + 2);
    CurrentEpoch::<Runtime>::put(Epoch { start: 0, length: BlockNumber::MAX, ..Epoch::default() });
}

/// Six-second blocks and a quarter of each are enough for it in ten minutes, and no block gives it more than that: when
/// all assets are fresh, too.
#[test]
fn the_largest_epoch_settles_within_a_hundred_blocks_and_within_its_budget() {
    let mut ext = sp_io::TestExternalities::new(RuntimeGenesisConfig::default().build_storage().unwrap());
    ext.execute_with(reveal_all);
    ext.execute_with(|| {
        let block = configs::RuntimeBlockWeights::get().max_block;
        let budget = Perbill::from_percent(25) * block.ref_time();
        let issuance = Balances::total_issuance();
        let mut blocks = 0;
        while NextToSettle::<Runtime>::get() == EPOCH {
            let mut meter = WeightMeter::with_limit(block);
            blocks += 1;
            Evaluation::on_poll(blocks, &mut meter);
            let consumed = meter.consumed().ref_time();
            assert!(consumed <= budget, "block {blocks} gave {consumed} of {budget} ps to the settlement");
        }
        assert!(blocks <= 100, "{blocks} blocks");
        println!("settled in {blocks} blocks");

        // Nobody dissents from half of the others by so much that an asset is left without consensus.
        let outcomes: usize = Outcomes::<Runtime>::iter_prefix_values(EPOCH).map(|outcomes| outcomes.len()).sum();
        assert_eq!(outcomes, 4_096);
        let known: u32 = Known::<Runtime>::iter_values().map(u64::count_ones).sum();
        assert_eq!(known, 4_096);
        assert_eq!(Balances::total_issuance(), issuance + 85 * UNIT, "both pots are paid to the planck");
        Rewards::do_try_state().unwrap();
    });
}
