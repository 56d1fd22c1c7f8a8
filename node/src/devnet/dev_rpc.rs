//! The methods `dev_*`, by which a developer has the chain do what would take time or somebody else's tokens: make
//! blocks, put the clock forward, fund accounts, go back. Only the devnet has them.
//!
//! None of them does what the chain itself could not: blocks are blocks, and tokens come from an account that has them.

use super::{
    banner,
    clock::Clock,
    events::{Decoder, EventsFile},
    gate::GatedPool,
    rewind::Goal,
    seal::{Engine, LOG_TARGET, Turn},
};
use crate::{
    chain_spec::SS58_PREFIX,
    types::{AccountInfo, FullBackend, FullClient},
};
use codec::{Decode, Encode};
use jsonrpsee::{
    core::{RpcResult, async_trait},
    proc_macros::rpc,
    types::{ErrorObjectOwned, error::INVALID_PARAMS_CODE},
};
use sc_client_api::{BlockBackend, StorageProvider};
use sc_consensus_manual_seal::Error as SealError;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use serde::Serialize;
use serde_json::{Value as Json, json};
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::{
    Pair as _,
    crypto::{Ss58AddressFormat, Ss58Codec},
    sr25519::Pair,
};
use sp_runtime::OpaqueExtrinsic;
use sp_storage::StorageKey;
use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tributary_primitives::{AccountId, Balance, BlockNumber, EpochIndex, Hash, Moment, apis::EvaluationApi};
use tributary_runtime::{
    EXISTENTIAL_DEPOSIT, Runtime, RuntimeCall, VERSION,
    sign::{self, Chain},
};

/// The most blocks that one call makes.
const MAX_BLOCKS: u32 = 100_000;
/// The most seconds by which one call puts the clock forward: ten years.
const MAX_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;
/// How many blocks a transfer of the faucet may take: full ones may come before it.
const FUND_BLOCKS: u32 = 20;
/// The secret of the account that pays for `dev_fund`.
const FAUCET: &str = "//Faucet";

/// What an error is about, as its code.
mod codes {
    /// The devnet could not do it.
    pub const FAILED: i32 = 21_000;
    /// The block or the epoch has been.
    pub const PAST: i32 = 21_001;
    /// There is no such snapshot.
    pub const NO_SNAPSHOT: i32 = 21_002;
    /// The faucet cannot pay, or the transfer did not succeed.
    pub const NOT_FUNDED: i32 = 21_003;
}

/// A block by hash and number.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct BlockRef {
    hash: Hash,
    number: BlockNumber,
}

/// What `dev_fund` did.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Funded {
    /// Where the transfer is.
    block: BlockRef,
    /// The hash of the transfer.
    transaction: Hash,
    /// What the account can spend after that block, in planck, as a decimal string.
    free: String,
}

/// The methods. Numbers in JSON are exact up to 2^53; larger ones are strings.
#[rpc(server)]
pub trait DevApi {
    /// Makes so many blocks, 1 unless it is said, all final; answers the last.
    #[method(name = "dev_mine")]
    async fn mine(&self, count: Option<u32>) -> RpcResult<BlockRef>;

    /// Makes blocks until `{"block": n}`, or until the epoch `{"epoch": n}` or `{"epoch": "next"}` begins, or puts the
    /// clock forward by `{"seconds": n}` and makes a block; answers the last.
    #[method(name = "dev_fastForward")]
    async fn fast_forward(&self, target: Json) -> RpcResult<BlockRef>;

    /// Transfers planck from the faucet to an account; answers when the transfer is final.
    #[method(name = "dev_fund")]
    async fn fund(&self, account: String, amount: Json) -> RpcResult<Funded>;

    /// Remembers the best block; answers the number by which `dev_revert` knows it.
    #[method(name = "dev_snapshot")]
    async fn snapshot(&self) -> RpcResult<u32>;

    /// Goes back to a snapshot, which is forgotten with all that were taken after it; answers the best block.
    #[method(name = "dev_revert")]
    async fn revert(&self, id: u32) -> RpcResult<BlockRef>;
}

/// A point to go back to.
#[derive(Clone, Copy, Debug)]
struct Snapshot {
    id: u32,
    block: BlockRef,
    /// How far the clock was ahead of the time, in milliseconds.
    lead: Moment,
}

/// The snapshots that can be gone back to, oldest first.
#[derive(Default)]
struct Snapshots {
    taken: u32,
    kept: Vec<Snapshot>,
}

/// Serves the methods.
#[derive(Clone)]
pub struct Dev {
    /// Access to the chain and its state.
    pub client: Arc<FullClient>,
    /// Where the blocks are.
    pub backend: Arc<FullBackend>,
    /// Where transactions wait.
    pub pool: Arc<GatedPool>,
    /// Makes the blocks.
    pub engine: Arc<Engine>,
    /// Dates them.
    pub clock: Arc<Clock>,
    /// Reads what happened in them.
    pub decoder: Arc<Decoder>,
    /// Where that is written, if it is.
    pub events: Option<Arc<EventsFile>>,
    /// Where it is possible to go back to.
    pub snapshots: Arc<SnapshotList>,
}

/// Snapshots are gone when the devnet ends.
#[derive(Default)]
pub struct SnapshotList(Mutex<Snapshots>);

impl SnapshotList {
    /// A panic elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Snapshots> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What `dev_fastForward` goes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Target {
    Block(BlockNumber),
    Epoch(EpochIndex),
    NextEpoch,
    Seconds(u64),
}

impl Target {
    /// Reads a target.
    fn read(target: &Json) -> Result<Self, String> {
        let expected =
            || "the target names one of `block`, `epoch` and `seconds`, such as {\"seconds\": 3600}".to_owned();
        let fields = target.as_object().filter(|fields| fields.len() == 1).ok_or_else(expected)?;
        let (name, value) = fields.iter().next().ok_or_else(expected)?;
        let whole = |bound: u64| {
            value
                .as_u64()
                .filter(|value| *value <= bound)
                .ok_or_else(|| format!("`{name}` is a whole number up to {bound}"))
        };
        let short = || whole(u32::MAX.into()).and_then(|value| u32::try_from(value).map_err(|error| error.to_string()));
        match name.as_str() {
            "block" => short().map(Self::Block),
            "epoch" if value == "next" => Ok(Self::NextEpoch),
            "epoch" => short().map(Self::Epoch).map_err(|error| format!("{error}, or \"next\"")),
            "seconds" if value == 0 => Err("`seconds` is at least 1".into()),
            "seconds" => whole(MAX_SECONDS).map(Self::Seconds),
            _ => Err(expected()),
        }
    }
}

/// Reads planck: a whole number, in decimal digits or, after 0x, in hexadecimal ones.
fn read_amount(amount: &Json) -> Result<Balance, String> {
    let read = match amount {
        Json::Number(number) => number.as_u64().map(Balance::from),
        Json::String(text) => match text.strip_prefix("0x") {
            Some(digits) => Balance::from_str_radix(digits, 16).ok(),
            None => text.parse().ok(),
        },
        _ => None,
    };
    read.filter(|planck| *planck > 0).ok_or_else(|| {
        format!(
            "{amount} is no amount: pass planck above 0, as a whole number or as a string of decimal or 0x-hex digits"
        )
    })
}

/// Reads an account: an address of this chain, or a public key in hexadecimal.
fn read_account(text: &str) -> Result<AccountId, String> {
    let chain = Ss58AddressFormat::from(SS58_PREFIX);
    if text.starts_with("0x") {
        let bytes = sp_core::bytes::from_hex(text).ok();
        let account = bytes.and_then(|bytes| AccountId::try_from(bytes.as_slice()).ok());
        return account.ok_or_else(|| format!("{text} is no public key: it has 32 bytes in hexadecimal"));
    }
    match AccountId::from_ss58check_with_version(text) {
        Ok((account, prefix)) if prefix == chain => Ok(account),
        Ok((_, prefix)) => Err(format!(
            "{text} is an address of another network, with the prefix {}: this chain's is {SS58_PREFIX}",
            u16::from(prefix)
        )),
        Err(_) => Err(format!("{text} is no address: pass one of this chain, or a public key in hexadecimal after 0x")),
    }
}

fn invalid(sentence: String) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(INVALID_PARAMS_CODE, sentence, None::<()>)
}

fn failed(error: impl fmt::Display) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(codes::FAILED, format!("the devnet could not do it: {error}"), None::<()>)
}

fn not_funded(sentence: String, data: Json) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(codes::NOT_FUNDED, sentence, Some(data))
}

impl Dev {
    fn best(&self) -> BlockRef {
        let info = self.client.info();
        BlockRef { hash: info.best_hash, number: info.best_number }
    }

    /// Makes an empty block if nothing waits.
    async fn make_block(&self, turn: &mut Turn<'_>) -> RpcResult<BlockRef> {
        let hash = turn.seal(true).await.map_err(failed)?;
        match self.client.number(hash).map_err(failed)? {
            Some(number) => Ok(BlockRef { hash, number }),
            None => Err(failed(format_args!("block {hash:?} is not in the chain"))),
        }
    }

    /// Makes blocks until that one is the best.
    async fn go_to_block(&self, turn: &mut Turn<'_>, target: BlockNumber) -> RpcResult<BlockRef> {
        let mut best = self.best();
        if target <= best.number {
            let sentence = format!("block {target} has been: the best block is {}", best.number);
            let data = json!({ "block": target, "best": best.number });
            return Err(ErrorObjectOwned::owned(codes::PAST, sentence, Some(data)));
        }
        if target.saturating_sub(best.number) > MAX_BLOCKS {
            return Err(invalid(format!(
                "block {target} is more than {MAX_BLOCKS} blocks after the best one, {}: go there in several steps",
                best.number
            )));
        }
        while best.number < target {
            best = self.make_block(turn).await?;
        }
        Ok(best)
    }

    /// The present epoch.
    fn epoch(&self) -> RpcResult<EpochIndex> {
        let best = self.client.info().best_hash;
        self.client.runtime_api().epoch(best).map(|epoch| epoch.index).map_err(failed)
    }

    /// Makes blocks until that epoch begins, or the next one.
    async fn go_to_epoch(&self, turn: &mut Turn<'_>, target: Option<EpochIndex>) -> RpcResult<BlockRef> {
        let present = self.epoch()?;
        let target = target.unwrap_or(present.saturating_add(1));
        if target <= present {
            let sentence = format!("epoch {target} has begun: the present one is {present}");
            let data = json!({ "epoch": target, "present": present });
            return Err(ErrorObjectOwned::owned(codes::PAST, sentence, Some(data)));
        }
        // Lengths of epochs are parameters, which may change on the way: so it is not reckoned but looked at.
        for _ in 0..MAX_BLOCKS {
            let block = self.make_block(turn).await?;
            if self.epoch()? >= target {
                return Ok(block);
            }
        }
        let sentence = format!(
            "epoch {target} has not begun after {MAX_BLOCKS} blocks: the present one is {}; call again to go on",
            self.epoch()?
        );
        Err(ErrorObjectOwned::owned(codes::FAILED, sentence, Some(json!({ "best": self.best().number }))))
    }

    /// Puts the clock forward and makes a block.
    async fn go_to_time(&self, turn: &mut Turn<'_>, seconds: u64) -> RpcResult<BlockRef> {
        self.clock.advance(self.best().hash, seconds.saturating_mul(1000)).map_err(failed)?;
        self.make_block(turn).await
    }

    /// What the state of a block holds of an account.
    fn account(&self, block: Hash, account: &AccountId) -> RpcResult<AccountInfo> {
        let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
        match self.client.storage(block, &key).map_err(failed)? {
            Some(value) => AccountInfo::decode(&mut value.0.as_slice())
                .map_err(|error| failed(format_args!("the account {account} cannot be read: {error}"))),
            None => Ok(AccountInfo::default()),
        }
    }

    /// The chain as the present runtime has it, if the node knows how that encodes transactions.
    fn chain(&self, block: Hash) -> RpcResult<Chain> {
        let version = self.client.runtime_api().version(block).map_err(failed)?;
        if version.transaction_version != VERSION.transaction_version {
            let sentence = format!(
                "the chain's runtime encodes transactions in version {}, this node in version {}: fund the account by \
                 a transfer of your own, from {FAUCET}",
                version.transaction_version, VERSION.transaction_version
            );
            let data = json!({ "chain": version.transaction_version, "node": VERSION.transaction_version });
            return Err(not_funded(sentence, data));
        }
        Ok(Chain {
            genesis: self.client.info().genesis_hash,
            spec_version: version.spec_version,
            transaction_version: version.transaction_version,
            birth: None,
        })
    }

    /// Signs the faucet's transfer, if it can be made.
    fn transfer(&self, dest: &AccountId, value: Balance) -> RpcResult<OpaqueExtrinsic> {
        let BlockRef { hash: best, number } = self.best();
        let chain = Chain { birth: Some((number.into(), best)), ..self.chain(best)? };
        let faucet = Pair::from_string(FAUCET, None).map_err(|error| failed(format_args!("{error:?}")))?;
        let faucet_account = AccountId::from(faucet.public());
        let faucet_info = self.account(best, &faucet_account)?;
        // It stays alive, and pays a fee, which the chain reckons.
        let can_pay = faucet_info.data.free.saturating_sub(faucet_info.data.frozen).saturating_sub(EXISTENTIAL_DEPOSIT);
        if value >= can_pay {
            let sentence = format!(
                "the faucet {} has less: it can pay {can_pay} planck without the fee, and {value} were asked for",
                banner::address(&faucet_account)
            );
            let data = json!({ "asked": value.to_string(), "available": can_pay.to_string() });
            return Err(not_funded(sentence, data));
        }
        let receiver = self.account(best, dest)?;
        if value < EXISTENTIAL_DEPOSIT && receiver.providers == 0 && receiver.sufficients == 0 {
            let sentence = format!(
                "{value} planck are below the existential deposit: a new account begins with at least \
                 {EXISTENTIAL_DEPOSIT}"
            );
            let data = json!({ "asked": value.to_string(), "existentialDeposit": EXISTENTIAL_DEPOSIT.to_string() });
            return Err(not_funded(sentence, data));
        }
        let call =
            RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest: dest.clone().into(), value });
        let extrinsic = sign::sign(chain, &faucet, faucet_info.nonce, 0, call).encode();
        OpaqueExtrinsic::decode(&mut extrinsic.as_slice()).map_err(failed)
    }

    /// Where a transaction is, after block `after`: the block, and its number in that.
    fn find(&self, transaction: Hash, after: BlockNumber) -> RpcResult<Option<(BlockRef, u64)>> {
        for number in after.saturating_add(1)..=self.best().number {
            let Some(hash) = self.client.hash(number).map_err(failed)? else {
                return Ok(None);
            };
            let body = self.client.block_body(hash).map_err(failed)?.unwrap_or_default();
            for (index, extrinsic) in (0u64..).zip(&body) {
                if self.pool.hash_of(extrinsic) == transaction {
                    return Ok(Some((BlockRef { hash, number }, index)));
                }
            }
        }
        Ok(None)
    }

    /// Makes blocks until the transaction is in one.
    async fn include(&self, turn: &mut Turn<'_>, transaction: Hash, after: BlockNumber) -> RpcResult<(BlockRef, u64)> {
        for _ in 0..FUND_BLOCKS {
            match turn.seal(false).await {
                // Somebody else had the block made.
                Ok(_) | Err(SealError::EmptyTransactionPool) => {}
                Err(error) => return Err(failed(error)),
            }
            if let Some(found) = self.find(transaction, after)? {
                return Ok(found);
            }
        }
        let sentence =
            format!("the transfer {transaction:?} was not in a block after {FUND_BLOCKS} of them: try again");
        Err(not_funded(sentence, json!({ "transaction": transaction })))
    }
}

#[async_trait]
impl DevApiServer for Dev {
    async fn mine(&self, count: Option<u32>) -> RpcResult<BlockRef> {
        let count = count.unwrap_or(1);
        if !(1..=MAX_BLOCKS).contains(&count) {
            return Err(invalid(format!("{count} blocks cannot be made: pass a number from 1 to {MAX_BLOCKS}")));
        }
        let mut turn = self.engine.turn().await;
        let mut last = self.make_block(&mut turn).await?;
        for _ in 1..count {
            last = self.make_block(&mut turn).await?;
        }
        Ok(last)
    }

    async fn fast_forward(&self, target: Json) -> RpcResult<BlockRef> {
        let target = Target::read(&target).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        match target {
            Target::Block(number) => self.go_to_block(&mut turn, number).await,
            Target::Epoch(index) => self.go_to_epoch(&mut turn, Some(index)).await,
            Target::NextEpoch => self.go_to_epoch(&mut turn, None).await,
            Target::Seconds(seconds) => self.go_to_time(&mut turn, seconds).await,
        }
    }

    async fn fund(&self, account: String, amount: Json) -> RpcResult<Funded> {
        let account = read_account(&account).map_err(invalid)?;
        let value = read_amount(&amount).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        let before = self.best();
        let transfer = self.transfer(&account, value)?;
        let transaction = self
            .pool
            .submit_one(before.hash, TransactionSource::Local, transfer)
            .await
            .map_err(|error| not_funded(format!("the transfer was turned away: {error}"), Json::Null))?;
        let (block, index) = self.include(&mut turn, transaction, before.number).await?;
        let events = self.decoder.events(block.hash).map_err(failed)?;
        let failure = events.into_iter().find(|event| {
            event.extrinsic == Some(index) && event.pallet == "System" && event.event == "ExtrinsicFailed"
        });
        if let Some(failure) = failure {
            let sentence =
                format!("the transfer failed in block {}: {}", block.number, failure.fields["dispatch_error"]);
            return Err(not_funded(sentence, failure.fields));
        }
        let free = self.account(block.hash, &account)?.data.free.to_string();
        Ok(Funded { block, transaction, free })
    }

    async fn snapshot(&self) -> RpcResult<u32> {
        let _turn = self.engine.turn().await;
        let mut snapshots = self.snapshots.lock();
        let id = snapshots.taken.checked_add(1).ok_or_else(|| failed("there are no numbers left"))?;
        snapshots.taken = id;
        snapshots.kept.push(Snapshot { id, block: self.best(), lead: self.clock.lead() });
        Ok(id)
    }

    async fn revert(&self, id: u32) -> RpcResult<BlockRef> {
        let _turn = self.engine.turn().await;
        let snapshot = self.snapshots.lock().kept.iter().find(|snapshot| snapshot.id == id).copied();
        let snapshot = snapshot.ok_or_else(|| {
            let sentence = format!(
                "there is no snapshot {id}: `dev_snapshot` takes one, and going back to it, or past it, uses it up"
            );
            ErrorObjectOwned::owned(codes::NO_SNAPSHOT, sentence, Some(json!({ "id": id })))
        })?;
        let goal = Goal::new(self.client.clone(), self.backend.clone(), snapshot.block.hash).map_err(failed)?;
        let went = self.pool.go_back(async {
            if let Some(events) = &self.events {
                events.catch_up();
            }
            let reached = goal.reach().await;
            if let Some(events) = &self.events {
                events.went_back();
            }
            reached
        });
        went.await.map_err(failed)?;
        self.clock.set_lead(snapshot.lead).map_err(failed)?;
        self.snapshots.lock().kept.retain(|snapshot| snapshot.id < id);
        log::info!(target: LOG_TARGET, "back at block {}, {:?}", snapshot.block.number, snapshot.block.hash);
        Ok(self.best())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_keyring::Sr25519Keyring::Alice;
    use tributary_runtime::genesis;

    #[test]
    fn every_method_has_its_heading_and_its_case() {
        const PAGE: &str = include_str!("../../../docs/devnet-rpc.md");
        const CASES: &str = include_str!("../../program/tests/it/dev_rpc.rs");
        let methods = include_str!("dev_rpc.rs").lines().filter_map(|line| {
            let name = line.trim().strip_prefix("#[method(name = \"")?;
            name.strip_suffix("\")]")
        });
        assert!(methods.clone().count() >= 5);
        for method in methods {
            assert!(PAGE.lines().any(|line| line.starts_with('#') && line.contains(method)), "{method} has no heading");
            assert!(CASES.contains(method), "{method} has no case");
        }
    }

    #[test]
    fn targets_are_read() {
        for (target, expected) in [
            (json!({ "block": 7 }), Target::Block(7)),
            (json!({ "epoch": 3 }), Target::Epoch(3)),
            (json!({ "epoch": "next" }), Target::NextEpoch),
            (json!({ "seconds": MAX_SECONDS }), Target::Seconds(MAX_SECONDS)),
        ] {
            assert_eq!(Target::read(&target), Ok(expected), "{target}");
        }
    }

    #[test]
    fn other_targets_are_refused() {
        for target in [json!({}), json!(5), json!({ "day": 1 }), json!({ "block": 1, "epoch": 1 }), json!(null)] {
            assert!(Target::read(&target).unwrap_err().contains("one of `block`, `epoch` and `seconds`"), "{target}");
        }
        for target in [json!({ "block": -1 }), json!({ "block": 1u64 << 32 }), json!({ "block": "7" })] {
            assert!(Target::read(&target).unwrap_err().contains("`block` is a whole number"), "{target}");
        }
        assert!(Target::read(&json!({ "epoch": "last" })).unwrap_err().contains("or \"next\""));
        for target in [json!({ "seconds": 0 }), json!({ "seconds": MAX_SECONDS + 1 }), json!({ "seconds": 1.5 })] {
            assert!(Target::read(&target).unwrap_err().contains("`seconds` is"), "{target}");
        }
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (amount, expected) in [
            (json!(5), 5),
            (json!("340282366920938463463374607431768211455"), Balance::MAX),
            (json!("0x0de0b6b3a7640000"), 1_000_000_000_000_000_000),
        ] {
            assert_eq!(read_amount(&amount), Ok(expected), "{amount}");
        }
        for amount in [json!(0), json!("0x0"), json!(-1), json!(1.5), json!("1.5"), json!("0x"), json!(""), json!(true)]
        {
            assert!(read_amount(&amount).unwrap_err().contains("is no amount"), "{amount}");
        }
    }

    #[test]
    fn accounts_are_read() {
        let alice = Alice.to_account_id();
        assert_eq!(read_account(&banner::address(&alice)), Ok(alice.clone()));
        assert_eq!(read_account(&sp_core::bytes::to_hex(&alice.encode(), false)), Ok(alice.clone()));
        assert!(read_account("0x1234").unwrap_err().contains("32 bytes"));
        assert!(read_account("Alice").unwrap_err().contains("no address"));
        let elsewhere = alice.to_ss58check_with_version(Ss58AddressFormat::custom(0));
        assert!(read_account(&elsewhere).unwrap_err().contains("prefix 0"), "{elsewhere}");
    }

    #[test]
    fn the_faucet_is_that_of_the_genesis() {
        let faucet = Pair::from_string(FAUCET, None).unwrap();
        assert_eq!(AccountId::from(faucet.public()), genesis::FAUCET);
    }
}
