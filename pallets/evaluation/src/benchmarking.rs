//! What calls, blocks and pages cost at their worst: full sets, rows without two scores that are equal, stake on its
//! way.

use super::{
    settlement::{
        assets, evaluators,
        evaluators::EVALUATORS_PER_PAGE,
        joining::{JOINS_PER_PAGE, Joining},
        penalties::{PENALTIES_PER_PAGE, Penalties},
        scoring::Scoring,
        sweeping::Sweeping,
    },
    *,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
    BoundedVec,
    traits::{
        Get, Hooks,
        fungible::{Inspect, Mutate, hold::Inspect as _},
    },
    weights::WeightMeter,
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::{Perbill, traits::One};
use tributary_math::{
    Apportionment, Pots, U256,
    consensus::{BUCKET, Outcome, Row, Sums},
};
use tributary_primitives::{
    AccountId, AssetId, Balance, BlockNumber, EpochIndex, Hash, PoolId, UNIT,
    traits::{Accounts, Assets, Weights},
};

/// The present epoch of the benchmarks: far enough for every earlier one that they need.
const NOW: EpochIndex = 1_000;
/// Buckets beyond those of whatever genesis holds, so that no asset of theirs exists.
const FIRST: u32 = 100_000;
/// What everybody stakes.
const STAKE: Balance = 10_000 * UNIT;
/// The sum of the consensus over the assets of the epoch that is settled.
const CONSENSUS: u64 = 900_000;
/// The sums of each of its evaluators.
const SUMS: Sums = Sums { given: 1_000_000, shared: 700_000, own: 0 };
const SALT: Salt = [7; 32];

fn funded<T: Config>(name: &'static str, index: u32) -> AccountId {
    let who = account(name, index, 0);
    let amount = T::Currency::minimum_balance().saturating_add(UNIT.saturating_mul(1_000_000));
    T::Currency::mint_into(&who, amount).expect("an account can be funded");
    who
}

/// Makes this the present epoch.
fn enter<T: Config>(epoch: EpochIndex) {
    CurrentIndex::<T>::put(epoch);
    CurrentEpoch::<T>::put(Epoch { start: 1, length: BlockNumber::MAX, ..Epoch::default() });
}

/// A registered evaluator with stake of its own.
fn evaluator<T: Config>(index: u32) -> AccountId {
    let who = funded::<T>("evaluator", index);
    Pallet::<T>::add_stake(&who, &who, STAKE + Balance::from(index)).expect("it can stake");
    Pallet::<T>::register(&who, Perbill::from_percent(10)).expect("it can register");
    who
}

/// As many evaluators as there may be, with those of genesis gone.
fn full_set<T: Config>() -> Vec<AccountId> {
    for who in Registered::<T>::get() {
        Pallet::<T>::leave(&who, None).expect("it is registered");
    }
    (0..T::MaxEvaluators::get()).map(evaluator::<T>).collect()
}

/// An epoch that `n` evaluators revealed, whose settlement has come so far.
fn settling<T: Config>(n: u32, progress: Progress) -> Vec<AccountId> {
    let epoch = NOW - 2;
    enter::<T>(NOW);
    NextToSettle::<T>::put(epoch);
    let pots = Pots { assets: UNIT * 60, evaluators: UNIT * 25, ..Pots::default() };
    let stake = STAKE.saturating_mul(n.into());
    Epochs::<T>::insert(epoch, Epoch { pots, stake, cap: Perbill::from_percent(20), ..Epoch::default() });
    let accounts: Vec<AccountId> = (0..n).map(|index| account("evaluator", index, 0)).collect();
    let revealed = accounts.iter().map(|who| Revealer {
        account: who.clone(),
        stake: STAKE,
        commission: Perbill::from_percent(10),
    });
    Revealed::<T>::insert(epoch, BoundedVec::truncate_from(revealed.collect::<Vec<_>>()));
    SettlingSums::<T>::put(BoundedVec::truncate_from(vec![SUMS; n as usize]));
    Settling::<T>::put(Settlement { epoch, progress, totals: Totals::default() });
    accounts
}

/// The beginning of the phase in which scores become consensus.
fn scoring() -> Progress {
    Progress::Scoring(Scoring { bucket: None, consensus: CONSENSUS, scores: U256::from(u128::MAX) })
}

/// The beginning of the phase in which assets are paid, of `pot` planck by scores that sum to `total`.
fn paying_assets(pot: Balance, total: U256) -> Progress {
    let shares = Apportionment::new(pot, total).expect("there is something to divide it by");
    Progress::Assets(assets::Assets { bucket: None, shares: Some(shares), consensus: CONSENSUS })
}

/// Does the next page, whatever it weighs, and answers the settlement after it.
fn one_page<T: Config>() -> Option<Settlement> {
    Pallet::<T>::next_page(|_| true);
    Settling::<T>::get()
}

/// Whether the first bucket of those that the benchmarks score is the last that a settlement scored.
fn has_scored(settlement: Option<Settlement>) -> bool {
    let progress = settlement.map(|settlement| settlement.progress);
    matches!(progress, Some(Progress::Scoring(Scoring { bucket: Some(FIRST), .. })))
}

/// Rows of all scores different, `extra` beyond one in each of `rows`, in one bucket.
fn score<T: Config>(epoch: EpochIndex, accounts: &[AccountId], rows: u32, extra: u32) {
    let mut scored = Scored::default();
    let mut left = extra;
    for (index, who) in accounts.iter().take(rows as usize).enumerate() {
        let open_rows = rows - index as u32;
        let here = 1 + (left.div_ceil(open_rows)).min(BUCKET - 1);
        left -= here - 1;
        let mut row = Row::default();
        for slot in 0..here {
            let value = 1 + (index as u32 * 7_919 + slot * 104_729) % 65_535;
            row.push(slot as u8, value as u16).expect("slots ascend");
        }
        scored.mark(index as u32, here).expect("at most 256 rows");
        Scores::<T>::insert((epoch, FIRST, who), row);
    }
    assert_eq!(left, 0, "the scores fit into the rows");
    Buckets::<T>::insert(epoch, FIRST.to_be_bytes(), scored);
}

/// The last of a full set to reveal, and its scores: one in each of so many buckets and `more` beyond, in reverse
/// order.
fn about_to_reveal<T: Config>(buckets: u32, more: u32) -> (AccountId, Vec<(AssetId, u16)>) {
    enter::<T>(NOW);
    let who = evaluator::<T>(0);
    enter::<T>(NOW + 1);
    let steward = account("steward", 0, 0);
    let mut scores = Vec::new();
    let mut left = more;
    for bucket in 0..buckets {
        T::Assets::list_for_benchmark(FIRST + bucket, &steward);
        let here = 1 + left.div_ceil(buckets - bucket).min(BUCKET - 1);
        left -= here - 1;
        scores.extend((0..here).map(|slot| ((FIRST + bucket) * BUCKET + slot, 1 + (bucket * 31 + slot) as u16)));
    }
    let scores: Vec<_> = scores.into_iter().rev().map(|(asset, score)| (AssetId(asset), score)).collect();
    let hash = (NOW + 1, &who, &scores, SALT).using_encoded(sp_io::hashing::blake2_256);
    Pallet::<T>::commit(&who, hash.into()).expect("it can commit");
    enter::<T>(NOW + 2);
    let others = (1..T::MaxEvaluators::get()).map(|index| Revealer {
        account: account("evaluator", index, 0),
        stake: STAKE,
        commission: Perbill::zero(),
    });
    Revealed::<T>::insert(NOW + 1, BoundedVec::truncate_from(others.collect::<Vec<_>>()));
    (who, scores)
}

#[benchmarks(where BlockNumberFor<T>: Into<BlockNumber> + One, T::Ledger: Accounts<T::AccountId>)]
mod benches {
    use super::*;

    #[benchmark]
    fn register_evaluator() {
        enter::<T>(NOW);
        full_set::<T>();
        Pallet::<T>::leave(&account("evaluator", 128, 0), None).expect("it is registered");
        let who = funded::<T>("newcomer", 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Perbill::from_percent(10));

        assert!(Registered::<T>::get().binary_search(&who).is_ok());
    }

    /// With a full set: the stake of all is compared, and one leaves.
    #[benchmark]
    fn register_evaluator_full() {
        enter::<T>(NOW);
        full_set::<T>();
        let who = funded::<T>("newcomer", 0);
        Pallet::<T>::add_stake(&who, &who, STAKE * 2).expect("it can stake");

        #[extrinsic_call]
        register_evaluator(RawOrigin::Signed(who.clone()), Perbill::from_percent(10));

        assert!(Registered::<T>::get().binary_search(&who).is_ok());
        assert_eq!(Registered::<T>::get().len() as u32, T::MaxEvaluators::get());
    }

    /// Another's stake, with parts of all other epochs on their way.
    #[benchmark]
    fn stake() {
        enter::<T>(NOW);
        let to = evaluator::<T>(0);
        let who = funded::<T>("delegator", 0);
        for epoch in 1..MAX_JOINING {
            enter::<T>(NOW + epoch);
            Pallet::<T>::add_stake(&to, &who, STAKE).expect("it can stake");
        }
        enter::<T>(NOW + MAX_JOINING);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), to.clone(), STAKE);

        assert_eq!(Pallet::<T>::stakes(who), vec![(to, STAKE * Balance::from(MAX_JOINING))]);
    }

    /// All that a position has, in its pool and on its way there, from an account with all but one place for unbonding
    /// taken.
    #[benchmark]
    fn unstake() {
        enter::<T>(NOW);
        let to = evaluator::<T>(0);
        let who = funded::<T>("delegator", 0);
        Pallet::<T>::add_stake(&to, &who, STAKE).expect("it can stake");
        Pallet::<T>::join(NOW, &to, &who).expect("it is on its way");
        for epoch in 1..=MAX_JOINING {
            enter::<T>(NOW + epoch);
            Pallet::<T>::add_stake(&to, &who, STAKE).expect("it can stake");
        }
        let chunks = (1..MAX_UNBONDING).map(|release| Unbond { amount: 1, release }).collect::<Vec<_>>();
        Unbonding::<T>::insert(&who, BoundedVec::truncate_from(chunks));

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), to, STAKE * Balance::from(MAX_JOINING + 1));

        assert!(Pallet::<T>::stakes(who.clone()).is_empty());
        assert_eq!(Unbonding::<T>::get(&who).len() as u32, MAX_UNBONDING);
    }

    #[benchmark]
    fn withdraw_unbonded() {
        enter::<T>(1);
        let to = evaluator::<T>(0);
        let who = funded::<T>("delegator", 0);
        Pallet::<T>::add_stake(&to, &who, STAKE * Balance::from(MAX_UNBONDING)).expect("it can stake");
        for epoch in 1..=MAX_UNBONDING {
            enter::<T>(epoch);
            Pallet::<T>::begin_unbonding(&to, &who, STAKE).expect("it has stake");
        }
        enter::<T>(NOW + 1_000_000);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert_eq!(T::Currency::balance_on_hold(&HoldReason::Stake.into(), &who), 0);
        assert!(!Unbonding::<T>::contains_key(&who));
    }

    #[benchmark]
    fn commit_scores() {
        enter::<T>(NOW);
        let who = evaluator::<T>(0);
        enter::<T>(NOW + 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Hash::repeat_byte(1));

        assert!(Commits::<T>::contains_key(NOW + 1, &who));
    }

    /// `b` buckets with one score in each, in reverse order; the last of a full set to reveal.
    #[benchmark]
    fn reveal_scores(b: Linear<1, { T::MaxScores::get() }>) {
        let (who, scores) = about_to_reveal::<T>(b, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), scores, SALT);

        assert_eq!(Revealed::<T>::get(NOW + 1).len() as u32, T::MaxEvaluators::get());
        assert_eq!(Buckets::<T>::iter_prefix_values(NOW + 1).map(|scored| scored.scores).sum::<u32>(), b);
    }

    /// What `s` scores beyond the first of a bucket add: over 64 buckets.
    #[benchmark]
    fn reveal_more_scores(s: Linear<0, 4_032>) {
        let (who, scores) = about_to_reveal::<T>(64, s);

        #[extrinsic_call]
        reveal_scores(RawOrigin::Signed(who.clone()), scores, SALT);

        assert_eq!(Buckets::<T>::iter_prefix_values(NOW + 1).map(|scored| scored.scores).sum::<u32>(), 64 + s);
    }

    /// The middle one of a full set.
    #[benchmark]
    fn deregister() {
        enter::<T>(NOW);
        let who = full_set::<T>().swap_remove(128);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(Registered::<T>::get().binary_search(&who).is_err());
    }

    /// A block within an epoch, with an author that is paid.
    #[benchmark]
    fn pay_author() {
        enter::<T>(NOW);
        let pots = Pots { authors: UNIT * 10, ..Pots::default() };
        CurrentEpoch::<T>::put(Epoch { start: 0, length: 10, pots, ..Epoch::default() });
        let issuance = T::Currency::total_issuance();
        let block = BlockNumberFor::<T>::one();

        #[block]
        {
            Pallet::<T>::on_initialize(block);
        }

        assert_eq!(T::Currency::total_issuance(), issuance + UNIT);
    }

    /// A block with which an epoch ends, with a treasury and an author that are paid.
    #[benchmark]
    fn begin_epoch() {
        enter::<T>(NOW);
        let pots = Pots { authors: UNIT * 10, treasury: UNIT * 5, ..Pots::default() };
        CurrentEpoch::<T>::put(Epoch { start: 0, length: 1, pots, ..Epoch::default() });
        EmissionCourse::<T>::put(Course { base: T::EmissionPerEpoch::get(), now: UNIT * 100 });
        let block = BlockNumberFor::<T>::one();

        #[block]
        {
            Pallet::<T>::on_initialize(block);
        }

        assert_eq!(CurrentIndex::<T>::get(), NOW + 1);
        assert!(Epochs::<T>::contains_key(NOW));
    }

    /// A block with a page that does not fit: it is planned in vain. The longest to plan is one that lets stake join.
    #[benchmark]
    fn settle_nothing() {
        settling::<T>(1, Progress::Joining(Joining));
        for index in 0..JOINS_PER_PAGE {
            let (to, who): (AccountId, AccountId) = (account("evaluator", index, 0), account("delegator", index, 0));
            Joins::<T>::insert((NOW - 3, to, who), ());
        }
        let mut meter = WeightMeter::with_limit(T::WeightInfo::settle_nothing());

        #[block]
        {
            Pallet::<T>::settle_some(&mut meter);
        }

        assert_eq!(Joins::<T>::iter_prefix((NOW - 3,)).count() as u32, JOINS_PER_PAGE);
    }

    #[benchmark]
    fn settle_open() {
        settling::<T>(T::MaxEvaluators::get(), Progress::Joining(Joining));
        Settling::<T>::kill();
        SettlingSums::<T>::kill();
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        assert_eq!(settlement.map(|settlement| settlement.progress), Some(Progress::Joining(Joining)));
        assert_eq!(SettlingSums::<T>::get().len() as u32, T::MaxEvaluators::get());
    }

    /// Stake of as many accounts in as many pools.
    #[benchmark]
    fn settle_joins(n: Linear<1, JOINS_PER_PAGE>) {
        settling::<T>(1, Progress::Joining(Joining));
        enter::<T>(NOW - 3);
        let joined: Vec<_> = (0..n)
            .map(|index| {
                let (to, who) = (evaluator::<T>(index), funded::<T>("delegator", index));
                Pallet::<T>::add_stake(&to, &who, STAKE).expect("it can stake");
                // Its own stake is in the pool already.
                Pallet::<T>::join(NOW - 3, &to, &to).expect("it is on its way");
                Joins::<T>::remove((NOW - 3, &to, &to));
                to
            })
            .collect();
        enter::<T>(NOW);

        #[block]
        {
            one_page::<T>();
        }

        for (index, to) in joined.into_iter().enumerate() {
            assert_eq!(T::Ledger::pool_weight(PoolId::Stake(to)), STAKE * 2 + index as Balance);
        }
    }

    #[benchmark]
    fn settle_penalties(n: Linear<1, PENALTIES_PER_PAGE>) {
        settling::<T>(1, Progress::Penalties(Penalties));
        enter::<T>(NOW - 3);
        let missing: Vec<_> = (0..n)
            .map(|index| {
                let who = evaluator::<T>(index);
                Pallet::<T>::join(NOW - 3, &who, &who).expect("it is on its way");
                Joins::<T>::remove((NOW - 3, &who, &who));
                who
            })
            .collect();
        enter::<T>(NOW - 2);
        for who in &missing {
            Pallet::<T>::commit(who, Hash::zero()).expect("it can commit");
        }
        enter::<T>(NOW);
        let before = T::Currency::balance(&T::Treasury::get());

        #[block]
        {
            one_page::<T>();
        }

        assert!(T::Currency::balance(&T::Treasury::get()) > before);
        assert!(missing.iter().all(|who| Pallet::<T>::own_stake(who) < STAKE));
    }

    /// A bucket of 64 assets with one score in each of `r` rows, with as many evaluators revealed as there may be and a
    /// steward among them.
    #[benchmark]
    fn settle_rows(r: Linear<1, { T::MaxEvaluators::get() }>) {
        let accounts = settling::<T>(T::MaxEvaluators::get(), scoring());
        T::Assets::list_for_benchmark(FIRST, &accounts[0]);
        score::<T>(NOW - 2, &accounts, r, 0);
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        assert!(has_scored(settlement));
    }

    /// What `s` scores beyond the first of a row add: over as many rows as there may be.
    #[benchmark]
    fn settle_more_scores(s: Linear<0, 16_128>) {
        let accounts = settling::<T>(T::MaxEvaluators::get(), scoring());
        T::Assets::list_for_benchmark(FIRST, &accounts[0]);
        score::<T>(NOW - 2, &accounts, T::MaxEvaluators::get(), s);
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        assert!(has_scored(settlement));
        assert!(Outcomes::<T>::contains_key(NOW - 2, FIRST.to_be_bytes()));
    }

    #[benchmark]
    fn settle_assets(n: Linear<1, BUCKET>) {
        // Sums as large as they become: nothing is saved by small numbers.
        let score = U256::from(u128::MAX) << 24;
        settling::<T>(1, paying_assets(u128::MAX >> 40, score.saturating_mul(BUCKET.into())));
        let issuance = T::Currency::total_issuance();
        let outcomes: Vec<_> = (0..n as u8)
            .map(|slot| {
                let asset = AssetId::at(FIRST, slot).expect("an id");
                let steward = account("steward", 0, 0);
                T::Ledger::open(asset, &steward, &[]).expect("it is new");
                Outcome { slot, consensus: 1, score }
            })
            .collect();
        Outcomes::<T>::insert(NOW - 2, FIRST.to_be_bytes(), BoundedVec::truncate_from(outcomes));
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        let created = settlement.map(|settlement| settlement.totals.assets).unwrap_or_default();
        assert!(created > 0);
        assert_eq!(T::Currency::total_issuance(), issuance + created);
    }

    /// With as many evaluators revealed as there may be, and others in their pools.
    #[benchmark]
    fn settle_evaluators(n: Linear<1, EVALUATORS_PER_PAGE>) {
        let revealed = T::MaxEvaluators::get();
        let weight = U256::from(SUMS.weight(STAKE, CONSENSUS).expect("it is small"));
        let total = weight.saturating_mul(revealed.into());
        let mut shares = Apportionment::new(UNIT * 25, total).expect("there is something to divide it by");
        // All but the last `n` are paid.
        let paid = revealed - n;
        for _ in 0..paid {
            shares.next(weight).expect("a part of it");
        }
        let progress = evaluators::Evaluators { paid, shares: Some(shares), consensus: CONSENSUS };
        for who in settling::<T>(revealed, Progress::Evaluators(progress)) {
            let pool = PoolId::Stake(who.clone());
            T::Ledger::add_weight(pool.clone(), &who, STAKE).expect("it can join");
            T::Ledger::add_weight(pool, &account("delegator", 0, 0), STAKE / 3).expect("it can join");
        }
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        let Settlement { progress, totals, .. } = settlement.expect("it goes on");
        assert!(matches!(progress, Progress::Evaluators(evaluators) if evaluators.paid == revealed));
        assert!(totals.evaluators > 0);
    }

    #[benchmark]
    fn settle_sweep(n: Linear<1, { T::MaxEvaluators::get() }>) {
        settling::<T>(1, Progress::Sweeping(Sweeping));
        let old = NOW - 2 - T::HistoryDepth::get();
        let accounts: Vec<AccountId> = (0..n).map(|index| account("evaluator", index, 0)).collect();
        let revealed =
            accounts.iter().map(|who| Revealer { account: who.clone(), stake: STAKE, commission: Perbill::zero() });
        Revealed::<T>::insert(old, BoundedVec::truncate_from(revealed.collect::<Vec<_>>()));
        score::<T>(old, &accounts, n, n * (BUCKET - 1));

        #[block]
        {
            one_page::<T>();
        }

        assert!(Buckets::<T>::iter_prefix(old).next().is_none());
        assert!(Scores::<T>::iter_prefix((old,)).next().is_none());
    }

    /// The dearest: what all evaluators count for is summed.
    #[benchmark]
    fn settle_turn() {
        settling::<T>(T::MaxEvaluators::get(), paying_assets(UNIT, U256::one()));
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        let progress = settlement.map(|settlement| settlement.progress);
        assert!(matches!(progress, Some(Progress::Evaluators(evaluators)) if evaluators.shares.is_some()));
    }
}
