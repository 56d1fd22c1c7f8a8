//! Thousands of random calls by random accounts against the real runtime, beside an independent model of who is owed what,
//! while epochs pass and are settled.
//!
//! After every call: the outcome is the one that the model foresaw, error by error; a call that failed changed nothing; every
//! account's free and held balance, the treasury's and the pot's, everything claimable and everything collectable is what the
//! model says, to the planck; no planck was made but by emission, and none was lost; evaluations look as the model has them;
//! and the invariants of `try_state` hold. A failing sequence is shrunk by proptest before it is shown.
//!
//! Blocks are begun by the evaluations' own hooks, with more or less weight for settlements, so that calls come in between
//! their pages. Nothing else of a block is executed: no other hook bears on what is tested.
//!
//! `TRIBUTARY_SEEDS` sets the number of seeds in each of the two halves (default 64), for longer runs; `--nocapture` shows how
//! often each outcome occurred.

mod model;
mod op;

use codec::{Decode, Encode};
use frame_support::{
    assert_ok,
    traits::{Get, Hooks, fungible::InspectHold},
    weights::{Weight, WeightMeter},
};
use model::{Model, Outcome};
use op::{Meter, Op, Part, Setting, ops};
use pallet_evaluation::{Buckets, Commits, Joins, NextToSettle, Running, WeightInfo};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_runtime::{BuildStorage, Digest, DigestItem, DispatchError, Perbill, StateVersion, traits::Dispatchable};
use std::{cell::RefCell, collections::BTreeMap};
use tributary_primitives::{AccountId, AssetId, AssetKind, Balance, PoolId, UNIT};
use tributary_runtime::{
    AuraConfig, Authorship, Balances, BalancesConfig, Contributions, Evaluation, Parameters, Registry, Rewards,
    Runtime, RuntimeCall, RuntimeError, RuntimeEvent, RuntimeGenesisConfig, RuntimeHoldReason, RuntimeOrigin,
    RuntimeParameters, System, Treasury, parameters::dynamic_params::evaluation,
};

/// Calls in one sequence.
const STEPS: usize = 400;
/// What each account starts with: most have plenty, some run out.
pub const ENDOWMENTS: [Balance; 8] =
    [1_000_000 * UNIT, 1_000_000 * UNIT, 1_000 * UNIT, 1_000 * UNIT, 100 * UNIT, 5 * UNIT, UNIT, 0];
/// Assets that a crowded world begins with: all but the next one lie in another bucket.
const CROWD: usize = 63;
/// What a small world's epochs are like.
const SETTINGS: [Setting; 4] = [
    Setting::EpochLength(10),
    Setting::Unbonding(3),
    Setting::MinEvaluatorStake(2 * UNIT),
    Setting::MinStake(UNIT / 10),
];
/// What must be seen in any run of the default length, for it to be a test of evaluations.
const EXPECTED: [&str; 49] = [
    "RegisterEvaluator: AlreadyRegistered",
    "RegisterEvaluator: CommissionTooHigh",
    "Stake: done",
    "Stake: ZeroAmount",
    "Stake: NotAnEvaluator",
    "Stake: BelowMinimumStake",
    "Stake: Overflow",
    "Stake: Funds",
    "Unstake: done",
    "Unstake: ZeroAmount",
    "Unstake: NotEnoughStake",
    "Unstake: StakeCommitted",
    "Unstake: BelowMinimumStake",
    "WithdrawUnbonded: done",
    "WithdrawUnbonded: NothingToWithdraw",
    "Commit: NotAnEvaluator",
    "Commit: AlreadyCommitted",
    "Commit: NotEligible",
    "Commit: OwnStakeTooLow",
    "Reveal: NoCommitment",
    "Reveal: AlreadyRevealed",
    "Reveal: RevealTooEarly",
    "Reveal: RevealTooLate",
    "Reveal: HashMismatch",
    "Reveal: NoScores",
    "Reveal: TooManyScores",
    "Reveal: DuplicateScore",
    "Reveal: UnknownAsset",
    "Reveal: NotPublished",
    "Deregister: done",
    "Deregister: NotAnEvaluator",
    "Claim of stake: done",
    "ClaimFor of stake: done",
    "ClaimFor of stake: UnknownPool",
    "ClaimFor of stake: NotAMember",
    "ClaimFor of stake: NothingToClaim",
    "an asset is paid",
    "an evaluator is paid",
    "an evaluator without stake is paid",
    "a pot is rolled over",
    "a rolled pot is paid",
    "a second bucket",
    "a bucket is swept",
    "a reveal was missed",
    "a stake is capped",
    "a steward's old score is left out",
    "an asset was retired between commitment and reveal",
    "an author cannot be paid",
    "three evaluators revealed",
];

pub fn account(index: usize) -> AccountId {
    AccountId::new([u8::try_from(index).unwrap() + 1; 32])
}

fn new_test_ext() -> sp_io::TestExternalities {
    let balances = (0..ENDOWMENTS.len()).filter(|i| ENDOWMENTS[*i] > 0).map(|i| (account(i), ENDOWMENTS[i])).collect();
    // Anybody of this world may be a block's author.
    let authorities =
        (0..ENDOWMENTS.len()).map(|i| sp_core::sr25519::Public::from_raw(account(i).into()).into()).collect();
    RuntimeGenesisConfig {
        balances: BalancesConfig { balances, ..Default::default() },
        aura: AuraConfig { authorities },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into()
}

/// The error as `Pallet::Variant`; what the token says when an account has too little is one class.
fn name(error: DispatchError) -> String {
    match error {
        DispatchError::Token(_) => "Funds".into(),
        DispatchError::Module(module) => {
            let mut bytes = vec![module.index];
            bytes.extend(module.error);
            match RuntimeError::decode(&mut &bytes[..]).expect("an error of this runtime") {
                RuntimeError::Registry(error) => format!("{error:?}"),
                RuntimeError::Contributions(error) => format!("{error:?}"),
                RuntimeError::Rewards(error) => format!("{error:?}"),
                RuntimeError::Evaluation(error) => format!("{error:?}"),
                RuntimeError::Balances(_) => "Funds".into(),
                other => format!("{other:?}"),
            }
        }
        other => format!("{other:?}"),
    }
}

fn check(model: &Model) {
    assert_ok!(Registry::do_try_state());
    assert_ok!(Contributions::do_try_state());
    assert_ok!(Rewards::do_try_state());
    assert_ok!(Evaluation::do_try_state());
    assert_eq!(Balances::free_balance(Rewards::pot()), model.pot(), "the pot");
    assert_eq!(Balances::free_balance(Treasury::account_id()), model.treasury, "the treasury");
    assert_eq!(Balances::total_issuance(), model.issuance, "issuance");
    let asset_hold = RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset);
    let contribution_hold = RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution);
    let stake_hold = RuntimeHoldReason::Evaluation(pallet_evaluation::HoldReason::Stake);
    for index in 0..ENDOWMENTS.len() {
        let who = account(index);
        assert_eq!(Balances::free_balance(&who), model.free[index], "free balance of {index}");
        assert_eq!(
            Balances::balance_on_hold(&asset_hold, &who),
            model.asset_deposits(index),
            "asset deposits of {index}"
        );
        assert_eq!(
            Balances::balance_on_hold(&contribution_hold, &who),
            model.contribution_deposits(index),
            "contribution deposits of {index}"
        );
        assert_eq!(Balances::balance_on_hold(&stake_hold, &who), model.evaluation.holds(index), "stake of {index}");
        assert_eq!(Evaluation::stakes(who.clone()), model.evaluation.stakes(index), "positions of {index}");
        // A fraction of a planck that is lost would be seen nowhere else for a long time.
        let pool = pallet_rewards::Pools::<Runtime>::get(PoolId::Stake(who.clone()));
        let pool = pool.map(|pool| (pool.weight.into(), pool.carry.into()));
        assert_eq!(pool, model.evaluation.pool(index), "weight and remainder of the stake pool of {index}");
        assert_eq!(Rewards::claimable(who), model.claimable(index), "what {index} is owed");
    }
    for asset in 0..model.assets.len() {
        let id = AssetId(u32::try_from(asset).unwrap());
        assert_eq!(Rewards::collectable(id), model.collectable(asset), "what is owed to asset {asset}");
        let stack: Vec<_> =
            Rewards::royalty_stack(id).into_iter().map(|(id, share)| (id.0, share.deconstruct())).collect();
        assert_eq!(stack, model.assets[asset].stack, "the royalty stack of asset {asset}");
    }
    assert_eq!(Evaluation::epoch(), model.evaluation.view(), "the epoch");
    assert_eq!(Evaluation::evaluators(), model.evaluation.evaluators(), "the evaluators");
}

/// What every epoch's scores and their outcome look like.
fn check_scores(model: &Model) {
    for epoch in model.evaluation.epochs_scored() {
        for asset in 0..model.assets.len() {
            let id = u32::try_from(asset).unwrap();
            let foreseen = model.evaluation.scores(epoch, id);
            assert_eq!(Evaluation::scores(epoch, AssetId(id)), foreseen, "scores of asset {asset} in {epoch}");
        }
    }
}

fn set(parameter: RuntimeParameters) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
}

/// Where the chain's settlement is; see [`model::Cursor`].
fn cursor() -> model::Cursor {
    let running = Running::<Runtime>::get().map(|running| {
        let before = running.epoch.checked_sub(1);
        let joins = before.map(|before| Joins::<Runtime>::iter_key_prefix((before,)).count()).unwrap_or_default();
        let missing = Commits::<Runtime>::iter_key_prefix(running.epoch).count();
        let depth = <Runtime as pallet_evaluation::Config>::HistoryDepth::get();
        let old = running.epoch.checked_sub(depth);
        let buckets = old.map(|old| Buckets::<Runtime>::iter_key_prefix(old).count()).unwrap_or_default();
        let left = [joins, missing, buckets];
        (running.phase, running.bucket, running.paid as usize, running.shares.is_some(), left)
    });
    (NextToSettle::<Runtime>::get(), running)
}

/// Begins a block.
fn begin_block(model: &mut Model, author: Option<usize>, meter: Meter) {
    let number = System::block_number() + 1;
    let mut digest = Digest::default();
    if let Some(author) = author {
        // The slot is the author's number among the authorities.
        digest.push(DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(author as u64).encode()));
    }
    Authorship::on_finalize(number - 1);
    System::reset_events();
    System::initialize(&number, &Default::default(), &digest);
    frame_system::BlockHash::<Runtime>::remove(number - 1);

    Evaluation::on_initialize(number);
    model.begin_block(author);
    let poll = |limit: Weight| Evaluation::on_poll(number, &mut WeightMeter::with_limit(limit));
    match meter {
        Meter::Unlimited => {
            // A block's share may be too little for all epochs that wait; then the next blocks would go on.
            let waits = || NextToSettle::<Runtime>::get() + 2 <= Evaluation::epoch().index;
            poll(Weight::MAX);
            for _ in 0..1_000 {
                if waits() {
                    poll(Weight::MAX);
                }
            }
            assert!(!waits(), "settlements do not end");
            while model.page() {}
        }
        Meter::Pages(count) => {
            for _ in 0..count {
                poll(Weight::MAX);
                model.page();
                assert_eq!(cursor(), model.evaluation.cursor(), "the page that was done");
            }
        }
        Meter::Weight(limit) => {
            // How many pages fit is for measured weights to say; that they are whole, and in their order, is foreseen.
            poll(Weight::from_parts(limit, u64::MAX));
            while cursor() != model.evaluation.cursor() {
                assert!(model.page(), "the settlement is where it cannot be: {:?}", cursor());
            }
        }
        Meter::Nothing { looks } => {
            let enough = <Runtime as pallet_evaluation::Config>::WeightInfo::settle_nothing();
            poll(if looks { enough } else { Weight::zero() });
        }
    }
    for record in System::read_events_no_consensus() {
        if let RuntimeEvent::Evaluation(event @ pallet_evaluation::Event::PageFailed { .. }) = record.event {
            panic!("{event:?}");
        }
    }
}

fn pass(model: &mut Model, blocks: u32, author: usize, meter: Meter) {
    // A block whose share is nothing settles one page: the first one may exceed it.
    let share = if matches!(meter, Meter::Pages(_)) { Perbill::zero() } else { Perbill::one() };
    let budget = evaluation::Parameters::SettlementBudget(evaluation::SettlementBudget, Some(share));
    set(RuntimeParameters::Evaluation(budget));
    for block in 0..blocks as usize {
        let author = Some((author + block) % (ENDOWMENTS.len() + 1)).filter(|author| *author < ENDOWMENTS.len());
        begin_block(model, author, meter);
        if matches!(meter, Meter::Pages(_)) {
            check(model);
        }
    }
    check_scores(model);
}

/// How often what happened.
#[derive(Default)]
struct Tally {
    steps: usize,
    accepted: usize,
    outcomes: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, what: String, times: usize) {
        *self.outcomes.entry(what).or_default() += times;
    }
}

fn kind(op: &Op) -> String {
    let text = format!("{op:?}");
    let of_stake = matches!(op, Op::Claim { pool, .. } | Op::ClaimFor { pool, .. } if pool.asset().is_none());
    let kind = text.split([' ', '(']).next().unwrap_or_default();
    format!("{kind}{}", if of_stake { " of stake" } else { "" })
}

/// Applies an op to both; checks what comes of it.
fn step(op: Op, model: &mut Model, tally: &mut Tally) {
    tally.steps += 1;
    let Some(op) = op.resolve(model) else { return };
    match op {
        Op::Set(setting) => {
            set(setting.parameter());
            model.evaluation.set(&setting);
        }
        Op::Pass { blocks, author, meter } => pass(model, blocks, author, meter),
        _ => {}
    }
    let Some((who, call)): Option<(usize, RuntimeCall)> = op.call(model) else { return };
    let before = sp_io::storage::root(StateVersion::V1);
    let result = call.dispatch(RuntimeOrigin::signed(account(who))).map_err(|error| name(error.error));
    let foreseen = model.apply(&op);
    match (&result, foreseen) {
        (Ok(_), Outcome::Done) => {
            tally.accepted += 1;
            tally.add(format!("{}: done", kind(&op)), 1);
        }
        (Err(error), Outcome::Refused(foreseen)) => {
            assert_eq!(error, foreseen, "another error than foreseen for {op:?}");
            assert_eq!(sp_io::storage::root(StateVersion::V1), before, "a failed call changed state: {op:?}");
            tally.add(format!("{}: {error}", kind(&op)), 1);
        }
        (result, foreseen) => panic!("{op:?}: {result:?}, but the model foresaw {foreseen:?}"),
    }
}

fn run(sequence: Vec<Op>, crowd: usize, tally: &RefCell<Tally>) {
    let mut tally = tally.borrow_mut();
    new_test_ext().execute_with(|| {
        let mut model = Model::new(Balances::total_issuance(), Balances::free_balance(Treasury::account_id()));
        for setting in SETTINGS {
            step(Op::Set(setting), &mut model, &mut tally);
        }
        model.room += crowd;
        for asset in 0..crowd {
            let register = Op::Register {
                who: 0,
                kind: AssetKind::Dataset,
                text: [1, 1, 1],
                terms: (0, 0, 0),
                split: [1_000_000_000, 0, 0],
                upstream: vec![],
                max_fee: 0,
            };
            step(register, &mut model, &mut tally);
            step(Op::Publish { who: 0, asset: u32::try_from(asset).unwrap() }, &mut model, &mut tally);
        }
        check(&model);
        for op in sequence {
            step(op, &mut model, &mut tally);
            check(&model);
        }
        for (what, times) in model.evaluation.seen {
            tally.add(what.into(), times);
        }
    });
}

fn half(offset: u64) {
    let seeds: u64 = std::env::var("TRIBUTARY_SEEDS").map_or(64, |seeds| seeds.parse().expect("a number of seeds"));
    let tally = RefCell::new(Tally::default());
    for seed in (0..seeds).map(|seed| 2 * seed + offset) {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 500, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        // Some worlds are so full that their scores lie in two buckets.
        let crowd = if seed % 16 == offset { CROWD } else { 0 };
        runner
            .run(&ops(STEPS), |sequence| {
                run(sequence, crowd, &tally);
                Ok(())
            })
            .unwrap_or_else(|error| match error {
                TestError::Fail(reason, sequence) => panic!("seed {seed}: {reason}\nafter {sequence:#?}"),
                TestError::Abort(reason) => panic!("seed {seed}: {reason}"),
            });
    }
    let Tally { steps, accepted, outcomes } = tally.into_inner();
    println!("{steps} steps over {seeds} seeds, {accepted} calls accepted");
    for (outcome, times) in &outcomes {
        println!("{times:>8} {outcome}");
    }
    assert!(steps >= usize::try_from(seeds).unwrap() * STEPS, "sequences were cut short");
    assert!(accepted * 4 >= steps, "too few calls do anything: {accepted} of {steps}");
    if seeds >= 64 {
        let missing: Vec<_> = EXPECTED.into_iter().filter(|what| !outcomes.contains_key(*what)).collect();
        assert!(missing.is_empty(), "this never happened: {missing:?}");
    }
}

/// What so small a world comes to only by intent: the bounds of what one account may have waiting.
#[test]
fn lists_of_stake_are_bounded() {
    let none = Meter::Nothing { looks: true };
    let stake = |amount| Op::Stake { who: 0, evaluator: 0, amount };
    let pass = |blocks, meter| Op::Pass { blocks, author: 0, meter };
    let tally = RefCell::new(Tally::default());

    let mut joining = vec![Op::RegisterEvaluator { who: 0, commission: 0 }];
    joining.extend((0..9).flat_map(|_| [stake(UNIT), pass(10, none)]));
    joining.extend([Op::Unstake { who: 0, evaluator: 0, part: Part::Planck(UNIT * 3 / 2) }, stake(UNIT), stake(1)]);
    joining.extend([pass(10, Meter::Unlimited), stake(UNIT), pass(10, Meter::Unlimited)]);
    run(joining, 0, &tally);

    let mut unbonding = vec![Op::RegisterEvaluator { who: 0, commission: 0 }, stake(UNIT)];
    unbonding.extend((0..33).flat_map(|more| {
        let unstake = Op::Unstake { who: 0, evaluator: 0, part: Part::Planck(1) };
        [Op::Set(Setting::Unbonding(3 + more)), unstake]
    }));
    unbonding.extend([pass(40, Meter::Unlimited), Op::WithdrawUnbonded { who: 0 }]);
    run(unbonding, 0, &tally);

    let outcomes = tally.into_inner().outcomes;
    assert_eq!(outcomes["Stake: TooManyJoining"], 1);
    assert_eq!(outcomes["Unstake: TooManyUnbonding"], 1);
}

#[test]
fn random_calls_keep_every_planck_even_seeds() {
    half(0);
}

#[test]
fn random_calls_keep_every_planck_odd_seeds() {
    half(1);
}
