//! What the benchmarks begin with.

use super::*;

/// The present epoch of the benchmarks: far enough for every earlier one that they need.
pub(super) const NOW: EpochIndex = 1_000;
/// Buckets beyond those of whatever genesis holds, so that no asset of theirs exists.
pub(super) const FIRST: u32 = 100_000;
/// What everybody stakes.
pub(super) const STAKE: Balance = 10_000 * UNIT;
/// The sum of the consensus over the assets of the epoch that is settled.
pub(super) const CONSENSUS: u64 = 900_000;
/// The sums of each of its evaluators.
pub(super) const SUMS: Sums = Sums { given: 1_000_000, shared: 700_000, own: 0 };
/// What each of them agrees in on fresh assets.
pub(super) const FRESH: Fresh =
    Fresh { shared: 500_000, by_chance: 300_000, consensus: 600_000, first: 9_000, last: 7_000 };
pub(super) const SALT: Salt = [7; 32];

pub(super) fn funded<T: Config>(name: &'static str, index: u32) -> AccountId {
    let who = account(name, index, 0);
    let amount = T::Currency::minimum_balance().saturating_add(UNIT.saturating_mul(1_000_000));
    T::Currency::mint_into(&who, amount).expect("an account can be funded");
    who
}

/// Makes this the present epoch.
pub(super) fn enter<T: Config>(epoch: EpochIndex) {
    CurrentIndex::<T>::put(epoch);
    CurrentEpoch::<T>::put(Epoch { start: 1, length: BlockNumber::MAX, ..Epoch::default() });
}

/// A registered evaluator with stake of its own.
pub(super) fn evaluator<T: Config>(index: u32) -> AccountId {
    let who = funded::<T>("evaluator", index);
    Pallet::<T>::add_stake(&who, &who, STAKE + Balance::from(index)).expect("it can stake");
    Pallet::<T>::register(&who, Perbill::from_percent(10)).expect("it can register");
    who
}

/// As many evaluators as there may be, with those of genesis gone.
pub(super) fn full_set<T: Config>() -> Vec<AccountId> {
    for who in Registered::<T>::get() {
        Pallet::<T>::leave(&who, None).expect("it is registered");
    }
    (0..T::MaxEvaluators::get()).map(evaluator::<T>).collect()
}

/// An epoch that `n` evaluators revealed, whose settlement has come so far.
pub(super) fn settling<T: Config>(n: u32, progress: Progress) -> Vec<AccountId> {
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
        capped: STAKE,
        commission: Perbill::from_percent(10),
    });
    Revealed::<T>::insert(epoch, BoundedVec::truncate_from(revealed.collect::<Vec<_>>()));
    SettlingSums::<T>::put(BoundedVec::truncate_from(vec![SUMS; n as usize]));
    SettlingFresh::<T>::put(BoundedVec::truncate_from(vec![FRESH; n as usize]));
    Settling::<T>::put(Settlement { epoch, progress, totals: Totals::default() });
    accounts
}

/// The beginning of the first phase.
pub(super) const JOINING: Joining = Joining { has_quorum: true, last: None };

/// The beginning of the phase in which scores become consensus.
pub(super) fn scoring() -> Progress {
    Progress::Scoring(Scoring { has_quorum: true, bucket: None, consensus: CONSENSUS, scores: U256::from(u128::MAX) })
}

/// The beginning of the phase in which assets are paid, of `pot` planck by scores that sum to `total`.
pub(super) fn paying_assets(pot: Balance, total: U256) -> Progress {
    let shares = Apportionment::new(pot, total).expect("there is something to divide it by");
    Progress::Assets(assets::Assets { bucket: None, shares: Some(shares), consensus: CONSENSUS })
}

/// Does the next page, whatever it weighs, and answers the settlement after it.
pub(super) fn one_page<T: Config>() -> Option<Settlement> {
    Pallet::<T>::next_page(|_| true);
    Settling::<T>::get()
}

/// Whether the first bucket of those that the benchmarks score is the last that a settlement scored.
pub(super) fn has_scored(settlement: Option<Settlement>) -> bool {
    let progress = settlement.map(|settlement| settlement.progress);
    matches!(progress, Some(Progress::Scoring(Scoring { bucket: Some(FIRST), .. })))
}

/// Rows of all scores different, `extra` beyond one in each of `rows`, in one bucket.
pub(super) fn score<T: Config>(epoch: EpochIndex, accounts: &[AccountId], rows: u32, extra: u32) {
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
        scored.mark(index as u32, row.mask).expect("at most 256 rows");
        Scores::<T>::insert((epoch, FIRST, who), row);
    }
    assert_eq!(left, 0, "the scores fit into the rows");
    Buckets::<T>::insert(epoch, FIRST.to_be_bytes(), scored);
}

/// The last of a full set to reveal, and its scores: one in each of so many buckets and `more` beyond, in reverse
/// order.
pub(super) fn about_to_reveal<T: Config>(buckets: u32, more: u32) -> (AccountId, Vec<(AssetId, u16)>) {
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
        capped: 0,
        commission: Perbill::zero(),
    });
    Revealed::<T>::insert(NOW + 1, BoundedVec::truncate_from(others.collect::<Vec<_>>()));
    (who, scores)
}

/// As many epochs that are not settled as are looked through, all revealed by as many others as there may be.
pub(super) fn unsettled<T: Config>() {
    NextToSettle::<T>::put(NOW - MAX_OPEN + 1);
    let others = (0..T::MaxEvaluators::get()).map(|index| Revealer {
        account: account("other", index, 0),
        stake: STAKE,
        capped: 0,
        commission: Perbill::zero(),
    });
    let others = BoundedVec::truncate_from(others.collect::<Vec<_>>());
    for back in 0..MAX_OPEN {
        Revealed::<T>::insert(NOW - back, &others);
    }
}
