//! The chain that hostile input meets, and what must hold whatever comes.
//!
//! | file | what |
//! | --- | --- |
//! | `chain/questions.rs` | what clients may ask |
//! | `chain/scripts.rs` | what no chance brings together: scores, and the leaves of manifests |
//! | `chain/tally.rs` | what became of an input |

mod questions;
mod scripts;
mod tally;
#[cfg(test)]
mod tests;

pub use tally::Tally;

use crate::{
    calls::{self, Known},
    excluded::is_excluded,
    source::Source,
};
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{
    MAX_EXTRINSIC_DEPTH, assert_ok,
    dispatch::{DispatchClass, GetDispatchInfo},
    storage::{TransactionOutcome, with_transaction},
    traits::{DisabledValidators, GetCallMetadata, OriginTrait},
};
use pallet_governance::Origin;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
    BuildStorage, DispatchError, ExtrinsicInclusionMode, StateVersion, traits::Dispatchable,
    transaction_validity::TransactionSource,
};
use std::{fmt::Debug, sync::LazyLock};
use tributary_runtime::{
    AccountId, Balance, Balances, EXISTENTIAL_DEPOSIT, Executive, Hash, MILLI, Multisig, Nonce, Rewards, Runtime,
    RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, Session, System, Tabs, Treasury,
    UncheckedExtrinsic,
    genesis::{ACCOUNTS, VALIDATORS, keys_of},
    invariants, sign, testing,
};

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
            9 if source.once_in(2) => self.gather(source),
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
            scripts::complete(&mut call, who);
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
        scripts::complete(&mut call, &account);
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
