//! What calls, blocks and pages cost at their worst: full sets, rows without two scores that are equal, stake on its
//! way.

mod setup;

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
    Apportionment, Pots, Turnout, U256,
    consensus::{BUCKET, Fresh, Outcome, Row, Sums},
};
use tributary_primitives::{
    AccountId, AssetId, Balance, BlockNumber, EpochIndex, Hash, PoolId, UNIT,
    traits::{Accounts, Assets, Weights},
};

use setup::*;

#[benchmarks(where BlockNumberFor<T>: Into<BlockNumber> + One, T::Ledger: Accounts<T::AccountId>)]
mod benches {
    use super::*;

    #[benchmark]
    fn register_evaluator() {
        enter::<T>(NOW);
        full_set::<T>();
        Pallet::<T>::leave(&account("evaluator", 128, 0), None).expect("it is registered");
        let who = funded::<T>("newcomer", 0);
        unsettled::<T>();

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
        unsettled::<T>();

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
        // It replaces another.
        Pallet::<T>::commit(&who, Hash::repeat_byte(2)).expect("it can commit");

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Hash::repeat_byte(1));

        let commitment = Commits::<T>::get(NOW + 1, &who).expect("it has committed");
        assert_eq!(commitment.binding, Hash::repeat_byte(1));
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

    /// All that a position has, in its pool and on its way there, to another that has parts of all other epochs on
    /// their way.
    #[benchmark]
    fn restake() {
        enter::<T>(NOW);
        let (from, to) = (evaluator::<T>(0), evaluator::<T>(1));
        let who = funded::<T>("delegator", 0);
        Pallet::<T>::add_stake(&from, &who, STAKE).expect("it can stake");
        Pallet::<T>::join(NOW, &from, &who).expect("it is on its way");
        for epoch in 1..=MAX_JOINING {
            enter::<T>(NOW + epoch);
            Pallet::<T>::add_stake(&from, &who, STAKE).expect("it can stake");
            if epoch < MAX_JOINING {
                Pallet::<T>::add_stake(&to, &who, STAKE).expect("it can stake");
            }
        }
        let all = STAKE * Balance::from(MAX_JOINING + 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), from, to.clone(), all);

        assert_eq!(Pallet::<T>::stakes(who), vec![(to, all + STAKE * Balance::from(MAX_JOINING - 1))]);
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
        settling::<T>(1, Progress::Joining(JOINING));
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
        settling::<T>(T::MaxEvaluators::get(), Progress::Joining(JOINING));
        Settling::<T>::kill();
        SettlingSums::<T>::kill();
        SettlingFresh::<T>::kill();
        RecentTurnout::<T>::put(Turnout([STAKE; 3]));
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        assert_eq!(settlement.map(|settlement| settlement.progress), Some(Progress::Joining(JOINING)));
        assert_eq!(SettlingSums::<T>::get().len() as u32, T::MaxEvaluators::get());
        assert_eq!(SettlingFresh::<T>::get().len() as u32, T::MaxEvaluators::get());
    }

    /// Stake of as many accounts in as many pools.
    #[benchmark]
    fn settle_joins(n: Linear<1, JOINS_PER_PAGE>) {
        settling::<T>(1, Progress::Joining(JOINING));
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
        settling::<T>(1, Progress::Penalties(Penalties { has_quorum: true }));
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

    /// What `n` fresh assets with a consensus add: in a bucket that all evaluators scored altogether, when half of what
    /// they hold is over the cap.
    #[benchmark]
    fn settle_fresh(n: Linear<0, BUCKET>) {
        let accounts = settling::<T>(T::MaxEvaluators::get(), scoring());
        T::Assets::list_for_benchmark(FIRST, &accounts[0]);
        Revealed::<T>::mutate(NOW - 2, |revealed| revealed.iter_mut().for_each(|revealer| revealer.capped = STAKE / 2));
        score::<T>(NOW - 2, &accounts, T::MaxEvaluators::get(), T::MaxEvaluators::get() * (BUCKET - 1));
        let fresh = 1u64.checked_shl(n).map_or(u64::MAX, |bit| bit - 1);
        Known::<T>::insert(FIRST.to_be_bytes(), !fresh);
        let settlement;

        #[block]
        {
            settlement = one_page::<T>();
        }

        let totals = settlement.map(|settlement| settlement.totals).unwrap_or_default();
        // But for the one that the first of them is the steward of, all have a consensus: it has one as well.
        assert_eq!(totals.fresh_assets, n);
        assert_eq!(Known::<T>::get(FIRST.to_be_bytes()), u64::MAX);
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
        let fresh_weight = U256::from(FRESH.weight(STAKE).expect("it is small"));
        let mut fresh = Apportionment::new(UNIT * 25, fresh_weight.saturating_mul(revealed.into()))
            .expect("there is something to divide it by");
        for _ in 0..paid {
            fresh.next(fresh_weight).expect("a part of it");
        }
        let progress = evaluators::Evaluators { paid, shares: Some(shares), fresh: Some(fresh), consensus: CONSENSUS };
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
        assert!(totals.evaluators > totals.for_fresh && totals.for_fresh > 0);
    }

    #[benchmark]
    fn settle_sweep(n: Linear<1, { T::MaxEvaluators::get() }>) {
        settling::<T>(1, Progress::Sweeping(Sweeping::default()));
        let old = NOW - 2 - T::HistoryDepth::get();
        let accounts: Vec<AccountId> = (0..n).map(|index| account("evaluator", index, 0)).collect();
        let revealed = accounts.iter().map(|who| Revealer {
            account: who.clone(),
            stake: STAKE,
            capped: STAKE,
            commission: Perbill::zero(),
        });
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
        assert!(matches!(
            progress,
            Some(Progress::Evaluators(evaluators)) if evaluators.shares.is_some() && evaluators.fresh.is_some()
        ));
    }
}
