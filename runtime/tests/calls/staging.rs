//! Evaluations in words: epochs that pass, evaluators, scores.

use crate::helpers::*;
use codec::Encode;
use frame_support::{
    assert_ok,
    traits::{Hooks, fungible::InspectHold},
    weights::WeightMeter,
};
use pallet_evaluation::{CurrentEpoch, CurrentIndex, Evaluators, Event, NextToSettle, Positions};
use tributary_primitives::{AssetId, EpochIndex, PoolId, Source, traits::Weights};
use tributary_runtime::{
    AccountId, Balance, Balances, BlockNumber, Evaluation, Hash, Parameters, Rewards, Runtime, RuntimeEvent,
    RuntimeHoldReason, RuntimeOrigin, RuntimeParameters, System, Treasury, UNIT,
    parameters::dynamic_params::evaluation::{self as limits, Parameters as Limit},
};

pub use pallet_evaluation::Event as Evaluated;

/// What each of the six has: a million TRIB.
pub const RICH: Balance = 1_000_000 * UNIT;
/// Blocks of an epoch.
pub const LENGTH: BlockNumber = 10;
/// Epochs that stake unbonds for.
pub const UNBONDING: EpochIndex = 3;
/// What an epoch emits, in planck: small and round, so that payouts can be followed by hand. 600,000 for assets,
/// 250,000 for evaluators, 50,000 for the treasury, 100,000 for authors.
pub const EMISSION: Balance = 1_000_000;

/// Sets a parameter of the evaluations, as root.
macro_rules! set {
    ($name:ident, $value:expr $(,)?) => {
        $crate::staging::set_parameter(tributary_runtime::parameters::dynamic_params::evaluation::Parameters::$name(
            tributary_runtime::parameters::dynamic_params::evaluation::$name,
            Some($value),
        ))
    };
}
pub(crate) use set;

pub fn set_parameter(parameter: Limit) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Evaluation(parameter)));
}

/// A chain at its genesis: short epochs, the same emission in each, no cap on what one evaluator counts for, nothing
/// that has to be revealed, and nothing apart for fresh assets. Cases about those set them.
pub fn prepared(more: &[(AccountId, Balance)]) -> sp_io::TestExternalities {
    let mut ext = chain(RICH, more);
    ext.execute_with(|| {
        set!(EpochLength, LENGTH);
        set!(UnbondingPeriod, UNBONDING);
        set!(EmissionPerEpoch, EMISSION);
        set!(EmissionDecay, percent(0));
        set!(EvaluatorStakeCap, percent(100));
        set!(StakeLeverage, 1_000);
        set!(Quorum, percent(0));
        set!(QuorumFloor, 0);
        set!(FreshShare, percent(0));
    });
    ext.commit_all().unwrap();
    ext
}

/// Runs a case from the first block of the first epoch on. What must always hold must hold after it, and every planck
/// that there is more must be in an event.
pub fn stage(case: impl FnOnce()) {
    stage_with(&[], case);
}

/// As [`stage`], with more accounts.
pub fn stage_with(more: &[(AccountId, Balance)], case: impl FnOnce()) {
    prepared(more).execute_with(|| {
        let issuance = Balances::total_issuance();
        block();
        assert_eq!(CurrentIndex::<Runtime>::get(), 1);
        case();
        in_order();
        assert_eq!(Balances::total_issuance() - issuance, created(), "a planck was made or lost");
    });
}

/// All that events say was created.
pub fn created() -> Balance {
    let amounts = System::read_events_no_consensus().map(|record| match record.event {
        RuntimeEvent::Evaluation(Event::AuthorRewarded { amount, .. } | Event::TreasuryRewarded { amount, .. }) => {
            amount
        }
        RuntimeEvent::Rewards(
            pallet_rewards::Event::IncomeReceived { amount, source: Source::Emission(_), .. }
            | pallet_rewards::Event::PoolRewarded { amount, .. },
        ) => amount,
        _ => 0,
    });
    amounts.sum()
}

/// The events of evaluations so far that the pattern picks.
pub fn heard<V>(pick: impl Fn(Event<Runtime>) -> Option<V>) -> Vec<V> {
    let events = System::read_events_no_consensus().filter_map(|record| match record.event {
        RuntimeEvent::Evaluation(event) => pick(event),
        _ => None,
    });
    events.collect()
}

/// What is said of an epoch that is settled, where nothing is apart for so many fresh assets.
pub fn settled(epoch: EpochIndex, [assets, evaluators, rolled_over]: [Balance; 3], fresh_assets: u32) -> RuntimeEvent {
    let (for_fresh, fresh_rolled_over) = (0, 0);
    let settled: Event<Runtime> =
        Event::EpochSettled { epoch, assets, evaluators, for_fresh, fresh_assets, rolled_over, fresh_rolled_over };
    settled.into()
}

/// Nothing of a settlement failed.
pub fn no_page_failed() {
    let failed = heard(|event| matches!(event, Event::PageFailed { .. }).then_some(event));
    assert!(failed.is_empty(), "{failed:?}");
}

/// The beginning of the next block.
pub fn begin_block() {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    Evaluation::on_initialize(number);
}

/// What is left of a block is for settlements.
pub fn poll(meter: &mut WeightMeter) {
    Evaluation::on_poll(System::block_number(), meter);
}

/// The next block, with room for any settlement that its budget allows.
pub fn block() {
    begin_block();
    poll(&mut WeightMeter::new());
}

/// Blocks until the next epoch begins.
pub fn next_epoch() {
    let now = CurrentIndex::<Runtime>::get();
    while CurrentIndex::<Runtime>::get() == now {
        block();
    }
}

/// Blocks until this epoch begins.
pub fn until_epoch(epoch: EpochIndex) {
    while CurrentIndex::<Runtime>::get() < epoch {
        next_epoch();
    }
    assert_eq!(CurrentIndex::<Runtime>::get(), epoch);
}

/// Blocks until this epoch is settled.
pub fn until_settled(epoch: EpochIndex) {
    until_epoch(epoch + 2);
    while NextToSettle::<Runtime>::get() <= epoch {
        assert!(CurrentIndex::<Runtime>::get() < epoch + 20, "a settlement that does not end");
        block();
    }
}

/// The next epoch begins without a block in between and without a settlement.
pub fn skip_epoch() {
    let now = CurrentEpoch::<Runtime>::get();
    System::set_block_number(now.start + now.length - 1);
    begin_block();
}

pub fn now() -> EpochIndex {
    CurrentIndex::<Runtime>::get()
}

/// Registers an evaluator with a commission in percent and stake in TRIB.
pub fn evaluator(who: AccountId, commission: u32, stakes: &[(AccountId, Balance)]) {
    assert_ok!(Evaluation::register_evaluator(signed(who.clone()), percent(commission)));
    for (staker, amount) in stakes {
        stake(staker.clone(), &who, amount * UNIT);
    }
}

pub fn stake(who: AccountId, evaluator: &AccountId, amount: Balance) {
    assert_ok!(Evaluation::stake(signed(who), evaluator.clone(), amount));
}

pub fn unstake(who: AccountId, evaluator: &AccountId, amount: Balance) {
    assert_ok!(Evaluation::unstake(signed(who), evaluator.clone(), amount));
}

/// What `who` has staked to `evaluator`: in the pool, and on its way there.
pub fn position(who: &AccountId, evaluator: &AccountId) -> (Balance, Vec<(EpochIndex, Balance)>) {
    let position = Positions::<Runtime>::get(who, evaluator).unwrap_or_default();
    (position.active, position.joining.into_inner())
}

/// What is staked to an evaluator.
pub fn staked(evaluator: &AccountId) -> Balance {
    Evaluators::<Runtime>::get(evaluator).map(|evaluator| evaluator.backing.stake).unwrap_or_default()
}

/// What is on hold of an account's for evaluations.
pub fn held(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Evaluation(pallet_evaluation::HoldReason::Stake), who)
}

/// What the members of an evaluator's pool weigh.
pub fn pool(evaluator: &AccountId) -> u128 {
    Rewards::pool_weight(PoolId::Stake(evaluator.clone()))
}

pub fn treasury() -> Balance {
    free(Treasury::account_id())
}

/// What an evaluator keeps to itself.
pub fn salt(who: &AccountId) -> [u8; 32] {
    who.clone().into()
}

/// What an evaluator commits to, by the words of the documentation.
pub fn hash(epoch: EpochIndex, who: &AccountId, scores: &[(u32, u16)], salt: [u8; 32]) -> Hash {
    (epoch, who, scores.to_vec(), salt).using_encoded(sp_io::hashing::blake2_256).into()
}

/// Commits to scores of the present epoch.
pub fn commit(who: &AccountId, scores: &[(u32, u16)]) {
    assert_ok!(Evaluation::commit_scores(signed(who.clone()), hash(now(), who, scores, salt(who))));
}

/// The reveal of scores as a call.
pub fn call_reveal(who: &AccountId, scores: &[(u32, u16)]) -> sp_runtime::DispatchResult {
    Evaluation::reveal_scores(signed(who.clone()), ids(scores), salt(who))
}

pub fn reveal(who: &AccountId, scores: &[(u32, u16)]) {
    assert_ok!(call_reveal(who, scores));
}

pub fn ids(scores: &[(u32, u16)]) -> Vec<(AssetId, u16)> {
    scores.iter().map(|(asset, score)| (AssetId(*asset), *score)).collect()
}

/// Each commits to its scores, and reveals them in the next epoch.
pub fn score(all: &[(AccountId, &[(u32, u16)])]) {
    for (who, scores) in all {
        commit(who, scores);
    }
    next_epoch();
    for (who, scores) in all {
        reveal(who, scores);
    }
}

/// The shares of a block's computation that settlements may take.
pub fn set_budget(budget: sp_runtime::Perbill) {
    set_parameter(Limit::SettlementBudget(limits::SettlementBudget, Some(budget)));
}
