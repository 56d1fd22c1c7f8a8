//! The chain that hostile input meets, and what must hold whatever comes.

use crate::{
    calls::{self, Known, SESSION},
    excluded::is_excluded,
    source::Source,
};
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{
    MAX_EXTRINSIC_DEPTH, assert_ok,
    dispatch::{DispatchClass, GetDispatchInfo},
    storage::{TransactionOutcome, with_transaction},
    traits::{CallMetadata, DisabledValidators, GetCallMetadata, OriginTrait},
};
use pallet_governance::Origin;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
    BuildStorage, DispatchError, ExtrinsicInclusionMode, StateVersion, traits::Dispatchable,
    transaction_validity::TransactionSource,
};
use std::{collections::BTreeMap, fmt::Debug, sync::LazyLock};
use tributary_primitives::{AssetId, ContributionId, PoolId, ReviewState, Signature, TabId, Voucher};
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, EXISTENTIAL_DEPOSIT, Evaluation, Executive, Governance, Hash, MILLI,
    Multisig, Nonce, Registry, Rewards, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin,
    Session, System, Tabs, TransactionPayment, Treasury, UncheckedExtrinsic,
    genesis::{ACCOUNTS, VALIDATORS, keys_of},
    invariants,
    opaque::SessionKeys,
    sign, testing,
};

/// What evaluators commit to and reveal when the input does not say otherwise.
const SCORES: [(AssetId, u16); 3] = [(AssetId(0), 100), (AssetId(1), 50), (AssetId(2), 1)];
/// The salt of these scores.
const SALT: [u8; 32] = [7; 32];
/// The evaluators of the demo content.
const EVALUATORS: [Sr25519Keyring; 3] = [Sr25519Keyring::Charlie, Sr25519Keyring::Dave, Sr25519Keyring::Eve];
/// The slot before the first block's: far enough from zero for the time of genesis.
const FIRST_SLOT: u64 = 1_000;
/// Tips: a hostile one now and then.
const TIPS: [Balance; 8] = [0, 0, 0, 0, 1, MILLI, EXISTENTIAL_DEPOSIT - 1, Balance::MAX];

/// The devnet at its genesis, demo content included. All of its accounts have session keys, so that they can stand as
/// validators.
static GENESIS: LazyLock<sp_core::storage::Storage> = LazyLock::new(|| {
    let preset = testing::preset(DEV_RUNTIME_PRESET);
    let mut config: RuntimeGenesisConfig = serde_json::from_value(preset).expect("a preset is a configuration");
    let named: Vec<_> = config.session.keys.iter().map(|(who, ..)| who.clone()).collect();
    let others = VALIDATORS.into_iter().take(ACCOUNTS.len()).map(keys_of).filter(|(who, _)| !named.contains(who));
    config.session.non_authority_keys = others.map(|(who, keys)| (who.clone(), who, keys)).collect();
    config.build_storage().expect("the devnet's preset builds")
});

/// A new chain's state.
pub fn genesis() -> sp_io::TestExternalities {
    sp_io::TestExternalities::new(GENESIS.clone())
}

/// What became of an input.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Blocks that were made.
    pub blocks: u64,
    /// Calls that succeeded and that failed, by pallet and name: dispatched, or in a transaction.
    pub calls: BTreeMap<(&'static str, &'static str), [u64; 2]>,
    /// Transactions that no block takes.
    pub refused: u64,
    /// Bytes that are no transaction or no call.
    pub undecodable: u64,
    /// Calls that were left out; see [`crate::excluded`].
    pub excluded: u64,
}

impl Tally {
    /// Adds what became of another input.
    pub fn add(&mut self, other: Self) {
        self.blocks += other.blocks;
        self.refused += other.refused;
        self.undecodable += other.undecodable;
        self.excluded += other.excluded;
        for (name, [done, failed]) in other.calls {
            let sum = self.calls.entry(name).or_default();
            sum[0] += done;
            sum[1] += failed;
        }
    }

    /// Calls that succeeded.
    pub fn done(&self) -> u64 {
        self.calls.values().map(|[done, _]| done).sum()
    }

    /// Calls that failed.
    pub fn failed(&self) -> u64 {
        self.calls.values().map(|[_, failed]| failed).sum()
    }

    fn note(&mut self, name: CallMetadata, succeeded: bool) {
        let [done, failed] = self.calls.entry((name.pallet_name, name.function_name)).or_default();
        *(if succeeded { done } else { failed }) += 1;
    }
}

/// Tells what was being done when something panics.
struct Doing<'a>(&'static str, &'a dyn Debug, &'a dyn Debug);

impl Drop for Doing<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("hostile input: {} {:?} {:?}", self.0, self.1, self.2);
        }
    }
}

/// A chain with a block open, for as long as there is input. Everything in it happens in [`genesis`]'s state.
pub struct Chain {
    known: Known,
    slot: u64,
    /// The hash of the last finished block.
    parent: Hash,
    /// Planck that there were when it was finished.
    issuance: Balance,
    /// The root of the state, while it is known.
    root: Option<Vec<u8>>,
    /// A migration is under way: no block takes a transaction.
    only_inherents: bool,
    /// Whether to say what is done.
    is_loud: bool,
    /// What became of the input so far.
    pub tally: Tally,
}

impl Chain {
    /// A new chain with its first block open.
    pub fn new(is_loud: bool) -> Self {
        let [alice, bob] = [Sr25519Keyring::Alice, Sr25519Keyring::Bob].map(|who| who.to_account_id());
        let mut both = [alice, bob];
        both.sort();
        let others = [
            Sr25519Keyring::One.to_account_id(),
            Treasury::account_id(),
            Rewards::pot(),
            Tabs::pot(),
            Multisig::multi_account_id(&both, 2),
            AccountId::new([0; 32]),
        ];
        let accounts = ACCOUNTS.map(|who| who.to_account_id()).into_iter().chain(others).collect();
        let mut chain = Self {
            known: Known { accounts, ..Default::default() },
            slot: FIRST_SLOT,
            parent: System::block_hash(0),
            issuance: Balances::total_issuance(),
            root: None,
            only_inherents: false,
            is_loud,
            tally: Tally::default(),
        };
        chain.open(0);
        chain
    }

    /// Does what some bytes say.
    pub fn act(&mut self, bytes: &[u8]) {
        let source = &mut Source::new(bytes);
        match source.below(16) {
            0..=4 => {
                let who = signer(source);
                let call = calls::write(source, &mut self.known);
                self.transact(who, &call, source);
            }
            5 | 6 => {
                let (origin, privileged) = origin(source);
                let call = calls::write(source, &mut self.known);
                self.dispatch(origin, privileged, &call);
            }
            7 | 8 => {
                let call = calls::write(source, &mut self.known);
                self.dispatch(RuntimeOrigin::root(), true, &call);
            }
            9 => self.score(source),
            10 => {
                let call = calls::write(source, &mut self.known);
                let call = nest(source, call);
                if source.once_in(2) {
                    let (origin, privileged) = origin(source);
                    self.dispatch(origin, privileged, &call);
                } else {
                    self.transact(signer(source), &call, source);
                }
            }
            11 => {
                let kind = source.below(3);
                let (origin, privileged) = origin(source);
                let rest = source.rest();
                match kind {
                    0 => self.apply(rest, source),
                    1 => self.apply(&rest.encode(), source),
                    _ => self.dispatch(origin, privileged, rest),
                }
            }
            12 => self.tamper(source),
            13 => self.ask(source),
            _ => {
                let skipped = match source.below(8) {
                    6 => u64::from(source.byte()),
                    7 => u64::from(u32::from_le_bytes(source.array())),
                    _ => 0,
                };
                self.next(skipped);
                for _ in 0..source.below(12) {
                    self.next(0);
                }
            }
        }
    }

    /// Finishes the block and opens the next one, some slots later than it could be.
    pub fn next(&mut self, skipped: u64) {
        self.close();
        self.open(skipped);
    }

    fn say(&self, what: &str, how: &dyn Debug) {
        if self.is_loud {
            println!("{:>6} {what} {how:?}", self.known.height);
        }
    }

    /// Opens a block, with the inherent that every block has.
    fn open(&mut self, skipped: u64) {
        let number = System::block_number() + 1;
        self.slot += 1 + skipped;
        let authorities = u64::try_from(pallet_aura::Authorities::<Runtime>::get().len()).expect("a small number");
        assert!(authorities > 0, "nobody may author a block any more");
        // Who is disabled is not to author.
        let all = self.slot..self.slot + authorities;
        let mut may = all.filter(|slot| !Session::is_disabled(u32::try_from(slot % authorities).expect("it is less")));
        self.slot = may.next().expect("somebody must be able to author");
        self.say("block in slot", &self.slot);
        let slot = self.slot;
        let _doing = Doing("beginning block", &number, &slot);
        self.only_inherents = matches!(testing::open_block(slot), ExtrinsicInclusionMode::OnlyInherents);
        self.known.height = number;
        self.root = None;
        self.tally.blocks += 1;
    }

    /// Finishes the block and checks all that must hold then.
    pub(crate) fn close(&mut self) {
        let height = self.known.height;
        let _doing = Doing("finishing block", &height, &"");
        self.parent = testing::close_block().hash();
        self.root = None;
        check_weight();
        self.check_money();
        assert_ok!(invariants::check());
    }

    /// The issuance changes by what events say.
    fn check_money(&mut self) {
        use pallet_balances::Event;
        // Modulo 2^128, for what was made may have been burnt again.
        let mut expected = self.issuance;
        for record in System::read_events_no_consensus() {
            match record.event {
                RuntimeEvent::Balances(
                    Event::Minted { amount, .. }
                    | Event::MintedCredit { amount }
                    | Event::Issued { amount }
                    | Event::Restored { amount, .. },
                ) => expected = expected.wrapping_add(amount),
                RuntimeEvent::Balances(
                    Event::Burned { amount, .. }
                    | Event::BurnedDebt { amount }
                    | Event::BurnedHeld { amount, .. }
                    | Event::Rescinded { amount }
                    | Event::Suspended { amount, .. },
                ) => expected = expected.wrapping_sub(amount),
                RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated { pure, .. })
                    if self.known.accounts.len() < 64 =>
                {
                    self.known.accounts.push(pure);
                }
                _ => {}
            }
        }
        self.issuance = Balances::total_issuance();
        assert_eq!(self.issuance, expected, "the issuance changed by something else than the events say");
    }

    /// The root of the state.
    fn root(&mut self) -> Vec<u8> {
        self.root.get_or_insert_with(|| sp_io::storage::root(StateVersion::V1)).clone()
    }

    /// The state is as it was.
    fn check_unchanged(&mut self, before: Vec<u8>, what: &str) {
        self.root = None;
        assert!(self.root() == before, "{what} changed the state");
    }

    /// Dispatches a call, past the checks of a transaction.
    fn dispatch(&mut self, origin: RuntimeOrigin, privileged: bool, call: &[u8]) {
        let Ok(mut call) = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call) else {
            self.tally.undecodable += 1;
            return;
        };
        if let Some(who) = origin.as_signer() {
            complete(&mut call, who);
        }
        if is_excluded(&call, privileged) {
            self.tally.excluded += 1;
            return;
        }
        self.say("dispatch", &call);
        let shown = (format!("{origin:?}"), call.clone());
        let _doing = Doing("dispatching", &shown.0, &shown.1);
        let (name, info) = (call.get_call_metadata(), call.get_dispatch_info());
        let before = self.root();
        let result = call.dispatch(origin);
        let post = match &result {
            Ok(post) => post,
            Err(error) => &error.post_info,
        };
        if let Some(actual) = post.actual_weight {
            let declared = info.call_weight;
            assert!(actual.all_lte(declared), "a call that declared {declared:?} says that it took {actual:?}");
        }
        self.tally.note(name, result.is_ok());
        if result.is_ok() {
            self.root = None;
            assert_ok!(invariants::check());
        } else {
            self.check_unchanged(before, "a call that failed");
        }
    }

    /// Sends a call in a transaction with a valid signature.
    fn transact(&mut self, who: Sr25519Keyring, call: &[u8], source: &mut Source) {
        match self.signed(who, call, source) {
            Some(transaction) => self.apply(&transaction, source),
            None => self.tally.undecodable += 1,
        }
    }

    /// A transaction with a valid signature, encoded.
    fn signed(&self, who: Sr25519Keyring, call: &[u8], source: &mut Source) -> Option<Vec<u8>> {
        let mut call = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call).ok()?;
        let account = who.to_account_id();
        complete(&mut call, &account);
        let tip = source.pick(&TIPS).copied().unwrap_or_default();
        let mut nonce = System::account_nonce(&account);
        if source.once_in(16) {
            nonce = nonce.wrapping_add(Nonce::from(source.byte()));
        }
        let chain = sign::Chain::native(System::block_hash(0));
        Some(sign::sign(chain, &who.pair(), nonce, tip, call).encode())
    }

    /// Hands bytes to the pool and to the block, as the node does: whatever the one says, the other one is asked.
    fn apply(&mut self, bytes: &[u8], source: &mut Source) {
        let decoded = UncheckedExtrinsic::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*bytes);
        let Ok(transaction) = decoded else {
            self.tally.undecodable += 1;
            return;
        };
        if is_excluded(&transaction.function, !transaction.is_signed()) {
            self.tally.excluded += 1;
            return;
        }
        self.say("transaction", &transaction.function);
        let shown = transaction.clone();
        let _doing = Doing("applying", &shown.preamble, &shown.function);
        let (name, info) = (transaction.function.get_call_metadata(), transaction.get_dispatch_info());
        let from = match source.below(3) {
            0 => TransactionSource::External,
            1 => TransactionSource::Local,
            _ => TransactionSource::InBlock,
        };
        // What the pool asks leaves no trace.
        let asked = transaction.clone();
        let parent = self.parent;
        let asked: Result<_, DispatchError> =
            with_transaction(|| TransactionOutcome::Rollback(Ok(Executive::validate_transaction(from, asked, parent))));
        assert!(asked.is_ok(), "a layer of storage is left open");
        if self.only_inherents {
            return;
        }

        let before = System::block_weight().total();
        // As the block builder does: what is not valid is not in the block.
        let result: Result<_, DispatchError> = with_transaction(|| {
            let result = Executive::apply_extrinsic(transaction);
            if result.is_ok() {
                TransactionOutcome::Commit(Ok(result))
            } else {
                TransactionOutcome::Rollback(Ok(result))
            }
        });
        self.root = None;
        match result.expect("no layer of storage is left open") {
            Err(_) => self.tally.refused += 1,
            Ok(outcome) => {
                self.tally.note(name, outcome.is_ok());
                let after = System::block_weight().total().ref_time();
                let limits = <Runtime as frame_system::Config>::BlockWeights::get();
                let most = before
                    .saturating_add(limits.get(info.class).base_extrinsic)
                    .saturating_add(info.total_weight())
                    .ref_time();
                assert!(after <= most, "a transaction may make the block weigh {most}, and it weighs {after}");
                assert!(after >= before.ref_time(), "a transaction made the block weigh less");
                check_weight();
                assert_ok!(invariants::check());
            }
        }
    }

    /// Sends a transaction that was changed after it was signed.
    fn tamper(&mut self, source: &mut Source) {
        let who = signer(source);
        let call = calls::write(source, &mut self.known);
        let Some(transaction) = self.signed(who, &call, source) else { return };
        let mut bytes = Vec::<u8>::decode(&mut &*transaction).expect("a transaction begins with its length");
        for _ in 0..=source.below(3) {
            let place = usize::from(u16::from_le_bytes(source.array()));
            let len = bytes.len();
            match source.below(4) {
                0 => bytes.truncate(place % len.max(1)),
                1 => bytes.push(source.byte()),
                _ => {
                    if let Some(byte) = bytes.get_mut(place % len.max(1)) {
                        *byte ^= source.byte().max(1);
                    }
                }
            }
        }
        self.apply(&bytes.encode(), source);
    }

    /// An evaluator commits to the usual scores, or reveals them.
    fn score(&mut self, source: &mut Source) {
        use pallet_evaluation::Call;
        let who = source.pick(&EVALUATORS).copied().unwrap_or(Sr25519Keyring::Charlie);
        let call: RuntimeCall = if source.once_in(2) {
            Call::commit_scores { hash: Default::default() }.into()
        } else {
            Call::reveal_scores { scores: vec![], salt: SALT }.into()
        };
        self.transact(who, &call.encode(), source);
    }

    /// Asks what clients may ask, about anything. Answers change nothing.
    fn ask(&mut self, source: &mut Source) {
        let before = self.root();
        let number = u32::from_le_bytes(source.array()) >> (source.byte() % 32);
        let depth = u32::from_le_bytes(source.array()) >> (source.byte() % 32);
        let who = source.pick(&self.known.accounts).cloned().unwrap_or_else(|| AccountId::new([0; 32]));
        let asset = AssetId(number);
        let contribution = ContributionId(u64::from(number) << (depth % 33));
        let state = source.pick(&[None, Some(ReviewState::Pending), Some(ReviewState::Accepted)]).copied().flatten();
        let pool = source.pick(&PoolId::of(asset)).cloned();
        let _doing = Doing("asking about", &number, &depth);
        let _ = (
            Registry::asset(asset),
            Registry::provenance(asset, depth),
            Registry::descendants(asset, depth),
            Registry::least_royalty(asset),
            Registry::assets_by(who.clone(), Some(asset), depth),
            Registry::usage(asset, who.clone()),
            Registry::pool_weights(asset),
            Contributions::contributions_of(asset, state, Some(contribution), depth),
            Contributions::contributions_by(who.clone(), state, None, depth),
            Rewards::royalty_stack(asset),
            Rewards::collectable(asset),
            Rewards::granted_by(asset, who.clone()),
        );
        let _ = (
            Rewards::claimable(who.clone()),
            Rewards::owed(who.clone(), pool, depth),
            Evaluation::epoch(),
            Evaluation::evaluators(),
            Evaluation::scores(depth, asset),
            Evaluation::positions(who.clone()),
            Evaluation::unbonding(who.clone()),
            Governance::voice(who.clone()),
            Governance::contributor_vote_of(number, who.clone()),
            Tabs::tab(TabId(number)),
            Tabs::tabs_of(who.clone(), Some(TabId(number)), depth),
            Tabs::tabs_by(who, None, depth),
            Tabs::totals(),
        );
        let call = calls::write(source, &mut self.known);
        if let Ok(call) = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call) {
            let _ = TransactionPayment::query_call_info(call.clone(), number);
            let _ = TransactionPayment::query_call_fee_details(call, number);
        }
        let _ = SessionKeys::decode_into_raw_public_keys(source.rest());
        self.check_unchanged(before, "a question");
    }
}

/// The block is not heavier than a block may be.
fn check_weight() {
    let limits = <Runtime as frame_system::Config>::BlockWeights::get();
    let used = System::block_weight();
    for class in [DispatchClass::Normal, DispatchClass::Operational] {
        let used = used.get(class).ref_time();
        if let Some(most) = limits.get(class).max_total {
            assert!(used <= most.ref_time(), "{class:?} transactions weigh {used}, of {most:?}");
        }
    }
    // Operational transactions may use their reserve beside a block that is full.
    let reserved = limits.get(DispatchClass::Operational).reserved.unwrap_or_default();
    let most = limits.max_block.saturating_add(reserved).ref_time();
    let total = used.total().ref_time();
    assert!(total <= most, "a block weighs {total}, of {most}");
}

/// Somebody with a key; one of them has no money.
fn signer(source: &mut Source) -> Sr25519Keyring {
    if source.once_in(16) {
        return Sr25519Keyring::One;
    }
    source.pick(&ACCOUNTS).copied().unwrap_or(Sr25519Keyring::Alice)
}

/// Any origin, and whether it is one by which inherents come or that may do everything.
fn origin(source: &mut Source) -> (RuntimeOrigin, bool) {
    match source.below(16) {
        0 => (RuntimeOrigin::none(), true),
        1 => (RuntimeOrigin::root(), true),
        choice => match Origin::ALL.get(choice - 2) {
            Some(origin) => ((*origin).into(), false),
            None => (RuntimeOrigin::signed(signer(source).to_account_id()), false),
        },
    }
}

/// What no chance finds: the hash of the scores that are to be revealed, and numbers of a voucher that are a little
/// higher than what is settled, with a signature.
fn complete(call: &mut RuntimeCall, who: &AccountId) {
    use pallet_evaluation::Call;
    match call {
        RuntimeCall::Evaluation(Call::commit_scores { hash }) => {
            let epoch = Evaluation::epoch().index;
            *hash = (epoch, who, SCORES.to_vec(), SALT).using_encoded(blake2_256).into();
        }
        RuntimeCall::Evaluation(Call::reveal_scores { scores, salt }) if *salt == SALT => *scores = SCORES.to_vec(),
        RuntimeCall::Tabs(pallet_tabs::Call::settle { vouchers }) => {
            // The others are as the input has them.
            vouchers.iter_mut().filter(|(voucher, _)| voucher.service % 4 != 3).for_each(promise);
        }
        _ => {}
    }
}

/// A unit of each asset that its tab pays for, and something for the gateway.
fn promise((voucher, signature): &mut (Voucher, Signature)) {
    let Some(tab) = Tabs::tab(voucher.tab) else { return };
    voucher.service = tab.service.saturating_add(voucher.service % 1_000);
    for lane in &mut voucher.lanes {
        if let Some(known) = tab.lanes.iter().find(|known| known.asset == lane.asset) {
            lane.units = known.units.saturating_add(1);
            lane.amount = known.amount.saturating_add(known.price);
        }
    }
    let message = voucher.message(&System::block_hash(0));
    *signature = Signature::Ed25519(SESSION.sign(&message));
}

/// A call inside so many others as the input says, beyond what is decoded or dispatched.
fn nest(source: &mut Source, call: Vec<u8>) -> Vec<u8> {
    let Ok(mut call) = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call) else { return call };
    let kind = source.below(4);
    for _ in 0..source.byte() {
        call = match kind {
            0 => pallet_utility::Call::batch { calls: vec![call] }.into(),
            1 => pallet_utility::Call::batch_all { calls: vec![call] }.into(),
            2 => pallet_utility::Call::as_derivative { index: 0, call: Box::new(call) }.into(),
            _ => pallet_multisig::Call::as_multi_threshold_1 {
                other_signatories: vec![AccountId::new([0; 32])],
                call: Box::new(call),
            }
            .into(),
        };
    }
    call.encode()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_a_chain(case: impl FnOnce(Chain)) {
        genesis().execute_with(|| case(Chain::new(false)));
    }

    #[test]
    fn a_chain_without_input_is_in_order() {
        on_a_chain(|mut chain| {
            // Sessions and epochs pass.
            (0..120).for_each(|_| chain.next(0));
            assert_eq!(chain.tally.blocks, 121);
        });
    }

    #[test]
    fn calls_are_counted_and_change_what_they_say() {
        on_a_chain(|mut chain| {
            let transfer = pallet_balances::Call::transfer_keep_alive {
                dest: Sr25519Keyring::Bob.to_account_id().into(),
                value: MILLI,
            };
            let call = RuntimeCall::from(transfer).encode();
            let before = Balances::free_balance(Sr25519Keyring::Bob.to_account_id());
            chain.transact(Sr25519Keyring::Alice, &call, &mut Source::new(&[]));
            chain.dispatch(RuntimeOrigin::signed(Sr25519Keyring::Alice.to_account_id()), false, &call);
            chain.dispatch(RuntimeOrigin::none(), true, &call);
            assert_eq!(Balances::free_balance(Sr25519Keyring::Bob.to_account_id()) - before, 2 * MILLI);
            assert_eq!(chain.tally.calls[&("Balances", "transfer_keep_alive")], [2, 1]);
            chain.close();
        });
    }

    /// Scores are committed to in one epoch and revealed in the next.
    #[test]
    fn evaluators_score() {
        on_a_chain(|mut chain| {
            let until = |chain: &mut Chain, epoch| {
                while Evaluation::epoch().index < epoch {
                    chain.next(0);
                }
            };
            let next = Evaluation::epoch().index + 1;
            until(&mut chain, next);
            // The first evaluator; commits on an odd byte.
            chain.score(&mut Source::new(&[0, 1]));
            until(&mut chain, next + 1);
            chain.score(&mut Source::new(&[0, 0]));
            assert_eq!(chain.tally.calls[&("Evaluation", "commit_scores")], [1, 0]);
            assert_eq!(chain.tally.calls[&("Evaluation", "reveal_scores")], [1, 0]);
            until(&mut chain, next + 3);
        });
    }

    #[test]
    fn what_is_no_transaction_is_counted() {
        on_a_chain(|mut chain| {
            chain.apply(&[1, 2, 3], &mut Source::new(&[]));
            assert_eq!(chain.tally.undecodable, 1);
            // A transaction of a stranger without money.
            let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] }).encode();
            chain.transact(Sr25519Keyring::One, &call, &mut Source::new(&[]));
            assert_eq!(chain.tally.refused, 1);
        });
    }

    #[test]
    #[should_panic(expected = "the issuance changed by something else than the events say")]
    fn money_out_of_nothing_is_noticed() {
        on_a_chain(|mut chain| {
            pallet_balances::TotalIssuance::<Runtime>::mutate(|issuance| *issuance += 1);
            chain.close();
        });
    }

    #[test]
    #[should_panic(expected = "the issuance is not the sum of all balances")]
    fn a_lost_planck_is_noticed() {
        on_a_chain(|mut chain| {
            frame_system::Account::<Runtime>::mutate(Sr25519Keyring::Alice.to_account_id(), |alice| {
                alice.data.free -= 1
            });
            chain.close();
        });
    }

    /// Past the list of what is left out.
    #[test]
    #[should_panic(expected = "invariant 1")]
    fn money_beside_the_ledger_is_noticed() {
        on_a_chain(|mut chain| {
            let gift = pallet_balances::Call::force_transfer {
                source: Sr25519Keyring::Alice.to_account_id().into(),
                dest: Rewards::pot().into(),
                value: MILLI,
            };
            assert_ok!(RuntimeCall::from(gift).dispatch(RuntimeOrigin::root()));
            chain.close();
        });
    }

    #[test]
    #[should_panic(expected = "changed the state")]
    fn a_call_that_fails_halfway_would_be_noticed() {
        on_a_chain(|mut chain| {
            let before = chain.root();
            sp_io::storage::set(b"half", b"done");
            chain.check_unchanged(before, "a call that failed");
        });
    }

    #[test]
    #[should_panic(expected = "a block weighs")]
    fn an_overweight_block_is_noticed() {
        on_a_chain(|_| {
            let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
            System::register_extra_weight_unchecked(most.saturating_mul(2), DispatchClass::Mandatory);
            check_weight();
        });
    }
}
