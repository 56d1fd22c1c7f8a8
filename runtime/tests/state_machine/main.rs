//! Thousands of random calls by random accounts against the real runtime, beside an independent model of who is owed
//! what, while epochs pass and are settled.
//!
//! After every call: the outcome is the one that the model foresaw, error by error; a call that failed changed nothing;
//! every account's free and held balance, the treasury's and the pot's, everything claimable and everything collectable
//! is what the model says, to the planck; no planck was made but by emission, and none was lost; every asset, grant,
//! contribution and record of use, and evaluations look as the model has them; and the invariants of the runtime hold.
//! A failing sequence is shrunk by proptest before it is shown.
//!
//! Blocks are begun by the hooks of the scheduler, the treasury and the evaluations, in the chain's order, with more or
//! less weight for settlements, so that calls come in between their pages. So referenda are prepared, decided,
//! confirmed and take effect as on a chain, but on one so fast that a week is fourteen blocks. Nothing else of a block
//! is executed: no other hook bears on what is tested. Calls are dispatched without the extensions of a transaction:
//! nobody pays a fee.
//!
//! `TRIBUTARY_SEEDS` sets the number of seeds in each of the two halves (default 72), for longer runs; `--nocapture`
//! shows how often each outcome occurred.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod check;
mod expected;
mod intent;
mod model;
mod op;

use check::{check, check_scores, check_views};
use codec::{Decode, Encode};
use frame_support::{
    assert_ok,
    traits::{Get, GetCallMetadata, Hooks},
    weights::{Weight, WeightMeter},
};
use model::{Happening, Model, Outcome};
use op::{
    Meter, Op, Promises, Setting,
    governance::{Act, Change, Speaker},
    op_behind, ops,
};
use pallet_evaluation::{Buckets, Commits, Joins, NextToSettle, Progress, Settling, WeightInfo};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use sp_runtime::{BuildStorage, DispatchError, StateVersion, traits::Dispatchable};
use std::{cell::RefCell, collections::BTreeMap};
use tributary_primitives::{AccountId, AssetKind, Balance, UNIT};
use tributary_runtime::{
    AuraConfig, Authorship, Balances, BalancesConfig, Evaluation, GovernanceConfig, Parameters, Runtime, RuntimeCall,
    RuntimeError, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, Scheduler, System, Treasury, invariants, testing,
};

/// Calls in one sequence.
const STEPS: usize = 760;
/// What the periods of votes are divided by: seven days are fourteen blocks.
pub const DIVISOR: u32 = 7_200;
/// What each account starts with: most have plenty, some run out.
pub const ENDOWMENTS: [Balance; 8] =
    [1_000_000 * UNIT, 1_000_000 * UNIT, 1_000 * UNIT, 1_000 * UNIT, 100 * UNIT, 5 * UNIT, UNIT, 0];
/// Assets that a crowded world begins with: all but the next one lie in another bucket.
const CROWD: usize = 63;
/// What a small world's epochs are like, and how soon what was announced there takes effect.
const SETTINGS: [Setting; 12] = [
    Setting::EpochLength(10),
    Setting::Unbonding(3),
    Setting::MinEvaluatorStake(2 * UNIT),
    Setting::MinStake(UNIT / 10),
    // An evaluator with the least stake is too little.
    Setting::QuorumFloor(3 * UNIT),
    Setting::TermsNotice(6),
    Setting::RetireNotice(4),
    Setting::ReviewPeriod(3),
    Setting::UseFee(20_000_000),
    Setting::MinGrant(UNIT / 10),
    Setting::CloseDelay(10),
    Setting::MinTabDeposit(UNIT / 10),
];
pub fn account(index: usize) -> AccountId {
    AccountId::new([u8::try_from(index).unwrap() + 1; 32])
}

fn new_test_ext() -> sp_io::TestExternalities {
    let balances = (0..ENDOWMENTS.len()).filter(|i| ENDOWMENTS[*i] > 0).map(|i| (account(i), ENDOWMENTS[i])).collect();
    // Anybody of this world may be a block's author.
    let authorities =
        (0..ENDOWMENTS.len()).map(|i| sp_core::sr25519::Public::from_raw(account(i).into()).into()).collect();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: BalancesConfig { balances, ..Default::default() },
        aura: AuraConfig { authorities },
        governance: GovernanceConfig { period_divisor: DIVISOR, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    // Without session keys, which would keep accounts from being closed.
    ext.execute_with(|| {
        pallet_session::Validators::<Runtime>::put((0..ENDOWMENTS.len()).map(account).collect::<Vec<_>>())
    });
    ext
}

/// The error as `Pallet::Variant`; what the token says when an account has too little is one class.
fn name_of(error: DispatchError) -> String {
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
                RuntimeError::System(error) => format!("{error:?}"),
                RuntimeError::Referenda(error) => format!("{error:?}"),
                RuntimeError::ConvictionVoting(error) => format!("{error:?}"),
                RuntimeError::Governance(error) => format!("{error:?}"),
                RuntimeError::Treasury(error) => format!("{error:?}"),
                RuntimeError::Tabs(error) => format!("{error:?}"),
                RuntimeError::Balances(_) => "Funds".into(),
                other => format!("{other:?}"),
            }
        }
        other => format!("{other:?}"),
    }
}

fn set(setting: Setting, model: &mut Model) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), setting.parameter(false)));
    model.parameters.set(Change { setting, reset: false });
}

/// Where the chain's settlement is; see [`model::Cursor`].
fn cursor() -> model::Cursor {
    let settling = Settling::<Runtime>::get().map(|settlement| {
        let before = settlement.epoch.checked_sub(1);
        let joins = before.map(|before| Joins::<Runtime>::iter_key_prefix((before,)).count()).unwrap_or_default();
        let missing = Commits::<Runtime>::iter_key_prefix(settlement.epoch).count();
        let depth = <Runtime as pallet_evaluation::Config>::HistoryDepth::get();
        let old = settlement.epoch.checked_sub(depth);
        let buckets = old.map(|old| Buckets::<Runtime>::iter_key_prefix(old).count()).unwrap_or_default();
        let left = [joins, missing, buckets];
        let (bucket, paid, shares) = match settlement.progress {
            Progress::Joining(_) | Progress::Penalties(_) | Progress::Sweeping(_) => (None, 0, None),
            Progress::Scoring(scoring) => (scoring.bucket, 0, None),
            Progress::Assets(assets) => (assets.bucket, 0, assets.shares),
            Progress::Evaluators(evaluators) => (None, evaluators.paid as usize, evaluators.shares),
        };
        (settlement.progress.phase(), bucket, paid, shares.is_some(), left)
    });
    (NextToSettle::<Runtime>::get(), settling)
}

/// Tells the model what the chain said of referenda since the block's first so many events.
fn listen(model: &mut Model, from: usize) {
    use pallet_referenda::Event;
    for record in System::read_events_no_consensus().skip(from) {
        let happening = match record.event {
            RuntimeEvent::Referenda(event) => match event {
                Event::DecisionStarted { index, .. } => Happening::DecisionStarted(index),
                Event::ConfirmStarted { index } => Happening::ConfirmStarted(index),
                Event::ConfirmAborted { index } => Happening::ConfirmAborted(index),
                Event::Confirmed { index, .. } => Happening::Confirmed(index),
                Event::Rejected { index, .. } => Happening::Rejected(index),
                Event::TimedOut { index, .. } => Happening::TimedOut(index),
                _ => continue,
            },
            RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id: Some(id), result, .. }) => {
                // What a referendum decided has a name of its own.
                let name = |index: &u32| sp_io::hashing::blake2_256(&(*b"assembly", "enactment", *index).encode());
                let index = (0..model.governance.count()).find(|index| name(index) == id);
                Happening::Enacted(index.expect("a referendum's"), result.map_err(name_of))
            }
            RuntimeEvent::Scheduler(
                event @ (pallet_scheduler::Event::CallUnavailable { .. }
                | pallet_scheduler::Event::PermanentlyOverweight { .. }
                | pallet_scheduler::Event::AgendaIncomplete { .. }),
            ) => panic!("{event:?}"),
            _ => continue,
        };
        model.happened(&happening);
    }
}

/// Begins a block.
fn begin_block(model: &mut Model, author: Option<usize>, meter: Meter) {
    let number = System::block_number() + 1;
    // The slot is the author's number among the authorities.
    let digest = author.map(|author| testing::digest(author as u64)).unwrap_or_default();
    Authorship::on_finalize(number - 1);
    System::reset_events();
    System::initialize(&number, &Default::default(), &digest);
    frame_system::BlockHash::<Runtime>::remove(number - 1);

    model.next_block();
    Scheduler::on_initialize(number);
    listen(model, 0);
    model.check_nothing_is_late();
    Treasury::on_initialize(number);
    model.exclude_treasury();
    Evaluation::on_initialize(number);
    model.begin_block(author);
    // A block whose share is nothing settles one page: the first one may exceed it.
    let share = if matches!(meter, Meter::Pages(_)) { 0 } else { 1_000_000_000 };
    set(Setting::SettlementBudget(share), model);
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
    let failed = System::read_events_no_consensus()
        .filter(|record| matches!(record.event, RuntimeEvent::Evaluation(pallet_evaluation::Event::PageFailed { .. })));
    assert_eq!(failed.count(), model.evaluation.failures(), "parts of settlements that failed");
}

fn pass(model: &mut Model, blocks: u32, author: usize, meter: Meter) {
    for block in 0..blocks as usize {
        let author = Some((author + block) % (ENDOWMENTS.len() + 1)).filter(|author| *author < ENDOWMENTS.len());
        begin_block(model, author, meter);
        if matches!(meter, Meter::Pages(_)) {
            check(model);
        }
    }
    check_scores(model);
    check_views(model);
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
    let (text, suffix) = match op {
        Op::Governance(Act::Order { by: Speaker::Account(_), order }) => (format!("{order:?}"), " by an account"),
        Op::Governance(Act::Order { order, .. }) => (format!("{order:?}"), ""),
        Op::Governance(act) => (format!("{act:?}"), ""),
        Op::Tabs(act) => (format!("{act:?}"), ""),
        Op::Claim { pool, .. } | Op::ClaimFor { pool, .. } if pool.asset().is_none() => {
            (format!("{op:?}"), " of stake")
        }
        op => (format!("{op:?}"), ""),
    };
    let kind = text.split([' ', '(']).next().unwrap_or_default();
    format!("{kind}{suffix}")
}

/// Applies an op to both; checks what comes of it. Answers whether anything may have changed.
fn step(op: Op, model: &mut Model, tally: &mut Tally) -> bool {
    tally.steps += 1;
    let Some(op) = op.resolve(model) else { return false };
    match op {
        Op::Set(setting) => set(setting, model),
        Op::Pass { blocks, author, meter } => pass(model, blocks, author, meter),
        _ => {}
    }
    let Some((origin, call)): Option<(RuntimeOrigin, RuntimeCall)> = op.call(model) else { return true };
    let name = call.get_call_metadata();
    if let Some(behind) = op_behind(&call) {
        assert_eq!(kind(&op).split(' ').next(), Some(behind), "the op behind {call:?}");
    }
    let foreseen = model.apply(&op);
    let before = matches!(foreseen, Outcome::Refused(_)).then(|| sp_io::storage::root(StateVersion::V1));
    let events = System::event_count() as usize;
    let result = call.dispatch(origin).map_err(|error| name_of(error.error));
    match (&result, foreseen) {
        (Ok(_), Outcome::Done) => {
            listen(model, events);
            tally.accepted += 1;
            tally.add(format!("{}: done", kind(&op)), 1);
            tally.add(format!("{}.{}", name.pallet_name, name.function_name), 1);
            true
        }
        (Err(error), Outcome::Refused(foreseen)) => {
            assert_eq!(error, foreseen, "another error than foreseen for {op:?}");
            assert_eq!(Some(sp_io::storage::root(StateVersion::V1)), before, "a failed call changed state: {op:?}");
            tally.add(format!("{}: {error}", kind(&op)), 1);
            false
        }
        (result, foreseen) => panic!("{op:?}: {result:?}, but the model foresaw {foreseen:?}"),
    }
}

/// Applies the ops to a new world; answers what became of it.
fn run(sequence: Vec<Op>, crowd: usize, tally: &RefCell<Tally>) -> Model {
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
                promises: Promises::default(),
                upstream: vec![],
                max_fee: 0,
            };
            let asset = u32::try_from(asset).unwrap();
            for op in [register, Op::Close { who: 0, asset }, Op::Publish { who: 0, asset }] {
                step(op, &mut model, &mut tally);
            }
        }
        check(&model);
        for op in sequence {
            // A refused call left the root of the state as it was, and there is nothing new to look at.
            if step(op, &mut model, &mut tally) {
                check(&model);
            }
        }
        for (what, times) in &model.evaluation.seen {
            tally.add((*what).into(), *times);
        }
        for (what, times) in &model.tabs.seen {
            tally.add(what.clone(), *times);
        }
        for (what, times) in &model.governance.seen {
            tally.add(what.clone(), *times);
        }
        model
    })
}

fn half(offset: u64) {
    let seeds: u64 = std::env::var("TRIBUTARY_SEEDS").map_or(72, |seeds| seeds.parse().expect("a number of seeds"));
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
        let missing: Vec<_> = expected::EXPECTED.iter().filter(|what| !outcomes.contains_key(**what)).collect();
        assert!(missing.is_empty(), "this never happened: {missing:?}");
        // Every call of ours did something, but for those of the validators, who have no part in this, and one that
        // chance seldom has the right account make: `calls/deposits.rs` has it.
        for (pallet, _) in invariants::PALLETS.into_iter().filter(|(pallet, _)| *pallet != "Validators") {
            for call in RuntimeCall::get_call_names(pallet).iter().filter(|call| **call != "set_info") {
                assert!(outcomes.contains_key(&format!("{pallet}.{call}")), "{pallet}.{call} never succeeded");
            }
        }
    }
}

#[test]
fn random_calls_keep_every_planck_even_seeds() {
    half(0);
}

#[test]
fn random_calls_keep_every_planck_odd_seeds() {
    half(1);
}
