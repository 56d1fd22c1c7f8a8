//! A settlement comes to the same however it is cut into pages and whatever interrupts it, and never takes more of a
//! block than it may.

use crate::{evaluators::nth, helpers::*, staging::*};
use frame_support::{
    assert_storage_noop,
    traits::Hooks,
    weights::{Weight, WeightMeter},
};
use pallet_evaluation::{Buckets, NextToSettle, Progress, Settling, WeightInfo};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{Perbill, StateVersion};
use std::collections::{BTreeMap, BTreeSet};
use tributary_primitives::Phase;
use tributary_runtime::{
    AccountId, Balance, BlockNumber, Evaluation, Runtime, System, UNIT, configs::RuntimeBlockWeights, testing,
};

type Weights = pallet_evaluation::weights::SubstrateWeight<Runtime>;

/// The first block of the second epoch: so many evaluators with stake of their own and of Ferdie's that counts, and so
/// many published assets.
pub fn world(evaluators: u32, assets: u32) -> TestExternalities {
    let accounts: Vec<_> = (0..evaluators).map(|n| (nth(n), RICH)).chain([(STRANGER, RICH)]).collect();
    let mut ext = prepared(&accounts);
    ext.execute_with(|| {
        block();
        for _ in 0..assets {
            card().publish(STRANGER);
        }
        for n in 0..evaluators {
            evaluator(nth(n), n % 26, &[(nth(n), 2_000 + Balance::from(n)), (FERDIE, 10)]);
        }
        next_epoch();
    });
    ext.commit_all().unwrap();
    ext
}

/// The scores of evaluator `n`, for all assets or for all but a few.
fn scores(n: u32, assets: u32, all: bool) -> Vec<(u32, u16)> {
    let raw = |asset: u32| (1 + (asset * 7919 + n % 5 * 31 + n * asset % 3) % 1_000) as u16;
    (0..assets).filter(|asset| all || !(asset + n).is_multiple_of(5)).map(|asset| (asset, raw(asset))).collect()
}

/// All score all assets in the present epoch and reveal in the next.
pub fn score_all(evaluators: u32, assets: u32) {
    for n in 0..evaluators {
        commit(&nth(n), &scores(n, assets, true));
    }
    next_epoch();
    for n in 0..evaluators {
        reveal(&nth(n), &scores(n, assets, true));
    }
}

/// What a case reads from the state below: how many keys.
pub fn counted<R>(ext: &mut TestExternalities, case: impl FnOnce() -> R) -> (usize, R) {
    ext.commit_all().unwrap();
    let recorder = Default::default();
    let result = ext.execute_with_recorder(Clone::clone(&recorder), case);
    let keys = recorder.recorded_keys().values().map(|keys| keys.len()).sum();
    (keys, result)
}

/// Everything that these pallets have stored.
fn stored(pallets: &[&str]) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut all = BTreeMap::new();
    for pallet in pallets {
        let prefix = sp_io::hashing::twox_128(pallet.as_bytes()).to_vec();
        let mut key = prefix.clone();
        while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
            all.insert(next.clone(), sp_io::storage::get(&next).unwrap().to_vec());
            key = next;
        }
    }
    all
}

const OURS: &[&str] = &["Evaluation", "Rewards", "Balances"];

/// What a block may compute.
fn whole_block() -> Weight {
    RuntimeBlockWeights::get().max_block
}

/// The heaviest page that there can be with `evaluators`.
fn heaviest(evaluators: u32) -> Weight {
    [
        Weights::settle_open(),
        Weights::settle_joins(32),
        Weights::settle_penalties(16),
        Weights::settle_rows(evaluators) + Weights::settle_more_scores(evaluators * 63)
            - Weights::settle_more_scores(0)
            + Weights::settle_fresh(64)
            - Weights::settle_fresh(0),
        Weights::settle_assets(64),
        Weights::settle_evaluators(32),
        Weights::settle_sweep(evaluators),
        Weights::settle_turn(),
    ]
    .into_iter()
    .fold(Weight::zero(), |most, page| most.max(page))
}

/// Settles in this block and checks what that took. Answers the computation, less that of looking whether there is
/// something.
fn poll_within(limit: Weight, budget: Perbill, evaluators: u32) -> u64 {
    let mut meter = WeightMeter::with_limit(limit);
    poll(&mut meter);
    let taken = meter.consumed().ref_time();
    assert!(taken <= limit.ref_time(), "over the block: {taken} of {limit:?}");
    let spent = taken.saturating_sub(Weights::settle_nothing().ref_time());
    let budget = budget.mul_floor(whole_block().ref_time());
    assert!(spent <= budget.max(heaviest(evaluators).ref_time()), "over the budget: {spent} of {budget}");
    spent
}

/// How a settlement is hurried or held up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pace {
    /// As much as the budget allows.
    Full,
    /// One page a block; before each block the state is all that is left.
    OnePage,
    /// Now and then, more or less.
    Odd(u32),
}

const SETTLERS: u32 = 20;
const SCORED: u32 = 150;
const LONG: BlockNumber = 80;

/// Runs six epochs at this pace. What is staked, committed and revealed comes towards the end of an epoch, when
/// whatever was to be settled in it is settled. Answers the final state and the phases seen between blocks.
fn run(pace: Pace) -> (BTreeMap<Vec<u8>, Vec<u8>>, BTreeSet<String>) {
    let mut ext = world(SETTLERS, SCORED);
    ext.execute_with(|| {
        set!(EpochLength, LONG);
        next_epoch();
    });
    let mut phases = BTreeSet::new();
    let mut random = match pace {
        Pace::Odd(seed) => seed,
        _ => 0,
    };
    // Half an epoch more, in which the last one to be settled is.
    for number in 0..6 * LONG + LONG / 2 {
        if pace == Pace::OnePage && number % 3 == 0 {
            ext.commit_all().unwrap();
            let (raw, root) = ext.into_raw_snapshot();
            ext = TestExternalities::from_raw_snapshot(raw, root, StateVersion::V1);
        }
        ext.execute_with(|| {
            if number % LONG == LONG - 5 {
                act(number / LONG);
                assert_eq!(Settling::<Runtime>::get(), None, "{pace:?} is too slow");
            }
            System::reset_events();
            begin_block();
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (limit, budget) = match pace {
                Pace::Full => (whole_block(), percent(25)),
                Pace::OnePage => (whole_block(), percent(0)),
                Pace::Odd(_) => match random >> 29 {
                    0 => (Weight::zero(), percent(25)),
                    1 => (Weights::settle_nothing(), percent(25)),
                    2 => (Weights::settle_nothing() + Weights::settle_turn(), percent(25)),
                    3 => (Weights::settle_nothing() + heaviest(SETTLERS), percent(50)),
                    4 => (whole_block(), parts(random >> 12)),
                    5 => (whole_block(), percent(0)),
                    _ => (whole_block(), percent(1)),
                },
            };
            set_budget(budget);
            poll_within(limit, budget, SETTLERS);
            no_page_failed();
            if let Some(settling) = Settling::<Runtime>::get() {
                phases.insert(format!("{:?}", settling.progress.phase()));
                // The next page goes on there, and walks over nothing that joined before in the same block.
                if matches!(settling.progress, Progress::Joining(joining) if joining.last.is_some()) {
                    phases.insert("Joining, behind a page".into());
                }
                in_order();
            }
        });
    }
    let state = ext.execute_with(|| {
        in_order();
        assert_eq!(NextToSettle::<Runtime>::get(), now() - 1);
        stored(OURS)
    });
    (state, phases)
}

/// What happens in each of the epochs of [`run`].
fn act(epoch: u32) {
    let lazy = |n: u32| n % 7 == 3;
    for n in 0..SETTLERS {
        if epoch > 0 && !lazy(n + epoch - 1) {
            reveal(&nth(n), &scores(n, SCORED, false));
        }
        if epoch < 5 {
            commit(&nth(n), &scores(n, SCORED, false));
        }
        stake(BOB, &nth(n), UNIT * Balance::from(1 + n));
        stake(EVE, &nth(n), UNIT * Balance::from(2 + epoch));
        if epoch % 2 == 1 {
            unstake(FERDIE, &nth(n), UNIT);
            unstake(EVE, &nth(n), 3 * UNIT);
        }
    }
}

#[test]
fn pages_may_be_cut_in_any_way() {
    let (full, seen) = run(Pace::Full);
    assert!(full.len() > 500);
    assert!(seen.len() < 6);
    let (one, seen) = run(Pace::OnePage);
    assert_eq!(seen.len(), 7, "a settlement was seen in each of its phases, and within the first: {seen:?}");
    assert!(one == full, "one page a block comes to something else");
    for seed in [1, 2, 3] {
        let (odd, _) = run(Pace::Odd(seed));
        assert!(odd == full, "{seed} comes to something else");
    }
}

#[test]
fn a_page_that_does_not_fit_waits() {
    let mut ext = world(2, 3);
    ext.execute_with(|| {
        score_all(2, 3);
        // The first epoch is settled, and the second waits.
        block();
        while now() == 3 {
            begin_block();
        }
        let nothing = Weights::settle_nothing();
        let take = |limit: Weight| {
            let mut meter = WeightMeter::with_limit(limit);
            poll(&mut meter);
            meter.consumed()
        };
        assert_eq!((NextToSettle::<Runtime>::get(), Settling::<Runtime>::get()), (2, None));
        let open = Weights::settle_open();
        let little = Weight::from_parts(1, 0);
        assert_eq!(assert_noop_of(|| take(Weight::zero())), Weight::zero());
        assert_eq!(assert_noop_of(|| take(nothing - little)), Weight::zero());
        assert_eq!(assert_noop_of(|| take(nothing)), nothing);
        assert_eq!(assert_noop_of(|| take(nothing + open - little)), nothing);
        assert_eq!(take(nothing + open), nothing + open);
        assert!(Settling::<Runtime>::get().is_some());
        // In any phase.
        set_budget(percent(0));
        let mut seen = BTreeSet::new();
        while let Some(settling) = Settling::<Runtime>::get() {
            seen.insert(format!("{:?}", settling.progress.phase()));
            assert_eq!(assert_noop_of(|| take(nothing)), nothing);
            assert_eq!(assert_noop_of(|| take(nothing + little)), nothing);
            assert!(take(whole_block()).ref_time() > nothing.ref_time());
        }
        assert_eq!(seen.len(), 6);
        no_page_failed();
        in_order();
    });
}

/// Does it and sees that it changes nothing.
fn assert_noop_of<R>(case: impl FnOnce() -> R) -> R {
    let before = sp_io::storage::root(StateVersion::V1);
    let result = case();
    assert_eq!(sp_io::storage::root(StateVersion::V1), before, "something changed");
    result
}

#[test]
fn no_block_is_over_its_budget() {
    const EVALUATORS: u32 = 64;
    const ASSETS: u32 = 512;
    let mut blocks = vec![];
    for budget in [percent(25), percent(1), parts(1_000_000), percent(0)] {
        let mut ext = world(EVALUATORS, ASSETS);
        ext.execute_with(|| {
            set!(EpochLength, 200);
            next_epoch();
            score_all(EVALUATORS, ASSETS);
            set_budget(budget);
            let mut busy = 0;
            while NextToSettle::<Runtime>::get() < 4 {
                System::reset_events();
                begin_block();
                // Blocks are more or less full.
                let left = [100, 60, 25, 90][System::block_number() as usize % 4];
                let limit = (percent(left) * whole_block()).max(heaviest(EVALUATORS) + Weights::settle_nothing());
                if poll_within(limit, budget, EVALUATORS) > 0 {
                    busy += 1;
                }
                no_page_failed();
                assert!(now() < 7, "a settlement that does not end");
            }
            in_order();
            blocks.push(busy);
        });
    }
    println!("blocks in which 64 evaluators' scores of 512 assets are settled, by budget: {blocks:?}");
    assert!(blocks.is_sorted(), "{blocks:?}");
}

#[test]
fn a_settlement_reads_little() {
    const EVALUATORS: u32 = 64;
    const ASSETS: u32 = 256;
    const MOST: usize = 880;
    let mut ext = world(EVALUATORS, ASSETS);
    ext.execute_with(|| score_all(EVALUATORS, ASSETS));
    let settle = |ext: &mut TestExternalities, epoch: u32| {
        ext.execute_with(|| {
            while now() < epoch + 2 {
                if System::block_number().is_multiple_of(LENGTH) {
                    begin_block();
                } else {
                    block();
                }
                System::reset_events();
            }
            assert_eq!(NextToSettle::<Runtime>::get(), epoch);
        });
        let (mut reads, mut blocks) = (0, 0);
        while ext.execute_with(|| NextToSettle::<Runtime>::get() == epoch) {
            reads += counted(ext, || poll(&mut WeightMeter::with_limit(whole_block()))).0;
            blocks += 1;
            ext.execute_with(|| {
                no_page_failed();
                System::reset_events();
            });
        }
        (reads, blocks)
    };
    // With all stake entering its pools, twice as many positions as evaluators.
    let joining = settle(&mut ext, 2);
    println!("reads and blocks of the first settlement, in which {} positions join: {joining:?}", 2 * EVALUATORS);
    // In the long run, when an epoch of the same size becomes history at the same time.
    ext.execute_with(|| {
        until_epoch(26);
        score_all(EVALUATORS, ASSETS);
        assert_eq!(Buckets::<Runtime>::iter_prefix(2).count(), 4);
    });
    let long_run = settle(&mut ext, 26);
    println!("reads and blocks of a settlement in the long run: {long_run:?}");
    assert!(long_run.0 <= MOST, "{} reads", long_run.0);
    ext.execute_with(|| {
        assert_eq!(Buckets::<Runtime>::iter_prefix(2).count(), 0);
        in_order();
    });
}

/// The next block of the devnet, executed as a node does.
fn devnet_block(transactions: impl FnOnce()) {
    testing::open_block(1_001 + u64::from(System::block_number()));
    transactions();
    testing::close_block();
}

/// Seventy-nine blocks of the devnet, a page in each, whose evaluators score its three assets. `disturb` happens before
/// each block.
fn devnet_run(mut disturb: impl FnMut(Option<Phase>)) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut ext = devnet_chain();
    let [charlie, dave, eve] = [Key::Charlie, Key::Dave, Key::Eve].map(|who| -> AccountId { who.to_account_id() });
    let given: [(&AccountId, &[(u32, u16)]); 3] =
        [(&charlie, &[(0, 90), (1, 40), (2, 60)]), (&dave, &[(0, 80), (2, 70)]), (&eve, &[(1, 10), (2, 20)])];
    ext.execute_with(|| {
        set_budget(percent(0));
        for number in 1..=79 {
            disturb(Settling::<Runtime>::get().map(|settling| settling.progress.phase()));
            devnet_block(|| match number {
                5 | 25 => given.iter().for_each(|(who, scores)| commit(who, scores)),
                // Eve does not reveal.
                28 | 48 => given[..2].iter().for_each(|(who, scores)| reveal(who, scores)),
                _ => {}
            });
            no_page_failed();
            in_order();
        }
        assert_eq!(NextToSettle::<Runtime>::get(), 3);
        stored(OURS)
    })
}

#[test]
fn an_upgrade_in_the_midst_of_a_settlement_changes_nothing() {
    let undisturbed = devnet_run(|_| {});
    let mut upgraded = BTreeSet::new();
    let disturbed = devnet_run(|phase| {
        if let Some(phase) = phase {
            let old = frame_system::LastRuntimeUpgradeInfo { spec_version: 0.into(), spec_name: "tributary".into() };
            frame_system::LastRuntimeUpgrade::<Runtime>::put(old);
            upgraded.insert(format!("{phase:?}"));
        } else if let Some(last) = frame_system::LastRuntimeUpgrade::<Runtime>::get() {
            // The blocks before did upgrade.
            assert_eq!(last.spec_version.0, tributary_runtime::VERSION.spec_version);
        }
    });
    assert_eq!(upgraded.len(), 6, "in each phase: {upgraded:?}");
    assert!(disturbed == undisturbed, "an upgrade in mid-settlement comes to something else");
}

#[test]
fn settlements_catch_up_in_order() {
    let mut ext = world(3, 4);
    ext.execute_with(|| {
        for _ in 0..3 {
            for n in 0..3 {
                commit(&nth(n), &scores(n, 4, true));
            }
            skip_epoch();
            for n in 0..3 {
                reveal(&nth(n), &scores(n, 4, true));
            }
        }
        skip_epoch();
        assert_eq!((now(), NextToSettle::<Runtime>::get()), (6, 1));
        System::reset_events();
        set_budget(percent(50));
        block();
        let settled = heard(|event| match event {
            Evaluated::EpochSettled { epoch, .. } => Some(epoch),
            _ => None,
        });
        assert_eq!(settled, [1, 2, 3, 4]);
        no_page_failed();
        in_order();
        // Nothing is left to do, and to see that costs what it says.
        let mut meter = WeightMeter::new();
        assert_storage_noop!(poll(&mut meter));
        assert_eq!(meter.consumed(), Weights::settle_nothing());
    });
}

#[test]
fn the_hooks_weigh_what_was_measured() {
    let mut ext = world(2, 1);
    ext.execute_with(|| {
        let number = System::block_number() + 1;
        System::set_block_number(number);
        assert_eq!(Evaluation::on_initialize(number), Weights::pay_author());
        let next = number - 1 + LENGTH;
        System::set_block_number(next);
        assert_eq!(Evaluation::on_initialize(next), Weights::begin_epoch());
        assert_eq!(now(), 3);
    });
}
