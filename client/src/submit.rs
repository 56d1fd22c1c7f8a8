//! Transactions: signed, tried, sent, and followed until they are final.

use crate::{
    Account, At, Block, Call, Change, Connection, Error, Event, Failure, Result, block::hexadecimal, connection::Chain,
    event, failure, keys::Key, shape::Style,
};
use codec::Encode;
use serde_json::{Value, json};
use std::time::Duration;
use subxt::{
    config::DefaultExtrinsicParamsBuilder,
    error::{BackendError, ExtrinsicError, RpcError},
    rpcs::{Error as RpcFailure, UserError},
    tx::{TransactionProgress, TransactionStatus},
    utils::H256,
};

/// Blocks that a transaction is valid for, unless it is told otherwise: it must not lie in wait for a day on which it
/// is not wanted.
const LIFE: u64 = 64;
/// The most that it is valid for: the chain remembers the hashes of twice as many blocks.
const MAX_LIFE: u64 = 2_048;

/// What may be said of a transaction beside its call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Planck for the block's author beside the fee.
    pub tip: u128,
    /// The last block that it may be in.
    pub until: Option<u64>,
}

/// A transaction that is signed and not sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it does.
    pub call: Call,
    /// Who signed it.
    pub signer: Account,
    /// What it costs, in planck, as far as that can be known.
    pub fee: u128,
    /// What the chain says that would become of it now: why it would fail, or nothing.
    pub trial: Option<Error>,
    bytes: Vec<u8>,
}

/// What became of a transaction.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// What it did.
    pub call: Call,
    /// Who signed it.
    pub signer: Account,
    /// Its hash.
    pub hash: [u8; 32],
    /// The block in which it is.
    pub block: Block,
    /// Its number in that block.
    pub index: u64,
    /// What it cost, in planck, the tip counted.
    pub fee: u128,
    /// What it brought about.
    pub events: Vec<Event>,
    /// What it did to the signer's balance, the fee counted.
    pub change: Change,
    /// Why it failed, also inside a batch, a proxy or a multisig, if it did.
    pub failure: Option<Failure>,
}

/// A transaction on its way.
pub struct Sent {
    draft: Draft,
    connection: Connection,
    progress: TransactionProgress<Chain, subxt::client::OnlineClientAtBlockImpl<Chain>>,
}

/// Where a transaction is on its way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// A node has it.
    Waiting,
    /// It is in a block, which is not final.
    InBlock,
}

impl Connection {
    /// Signs `call` with `key`, reckons its fee, and tries it on the newest block without sending it.
    ///
    /// # Errors
    ///
    /// When the node does not answer, or the transaction cannot be in a block as early as it must.
    pub async fn draft(&self, key: &Key, call: Call, options: Options) -> Result<Draft> {
        let (best, last) = (self.at(At::Best).await?, self.at(At::Final).await?);
        let signer = key.account();
        let nonce = self.next_nonce(&signer).await?;
        // Its parent: the hash of the block itself is known to the state only from the next one on.
        let (birth, birth_hash) = birth(&last).await?;
        let life = life(birth, best.number(), options.until)?;
        let params = DefaultExtrinsicParamsBuilder::<Chain>::new()
            .mortal_from_unchecked(life, birth, H256(birth_hash))
            .nonce(nonce)
            .tip(options.tip)
            .build();
        let mut signable = last.client().tx().create_signable_offline(&call, params).map_err(|error| {
            Error::unfit(format!("{} cannot be signed for this chain: {error}", call.title()), "use a newer `trib`")
        })?;
        let signed = signable
            .sign(key)
            .map_err(|error| Error::unfit(format!("the transaction cannot be signed: {error}"), ""))?;
        let bytes = signed.into_encoded();
        let fee = fee(&best, &bytes).await?.saturating_add(options.tip);
        let trial = trial(&best, &bytes, &call).await?;
        Ok(Draft { call, signer, fee, trial, bytes })
    }

    /// Sends a transaction, to be followed.
    ///
    /// # Errors
    ///
    /// When the node does not take it: then it is not sent.
    pub async fn send(&self, draft: Draft) -> Result<Sent> {
        let tx = self.at(At::Final).await?.client().tx().from_bytes(draft.bytes.clone());
        let progress = tx.submit_and_watch().await.map_err(|error| not_taken(&draft, &error))?;
        Ok(Sent { draft, connection: self.clone(), progress })
    }
}

impl Draft {
    /// Its hash, by which it is known.
    pub fn hash(&self) -> [u8; 32] {
        crate::hash::blake2_256(&self.bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Sent {
    /// Waits until it is final, and tells of each step on the way.
    ///
    /// # Errors
    ///
    /// When it is lost on the way, or nobody can say what became of it. That it failed is no error here.
    pub async fn wait(mut self, mut tell: impl FnMut(Step)) -> Result<Receipt> {
        loop {
            let lost = |why: String| {
                let hash = hex::encode(self.draft.hash());
                Error::unknown(
                    format!("what became of the transaction 0x{hash} is not known: {why}"),
                    "look at the account before you send it again",
                )
            };
            match self.progress.next().await {
                Some(Ok(TransactionStatus::InFinalizedBlock(place))) => {
                    let hash = place.block_hash().0;
                    let told = receipt(&self.connection, self.draft.clone(), hash).await;
                    return told.map_err(|error| lost(format!("it is final, but {}", error.what)));
                }
                Some(Ok(TransactionStatus::InBestBlock(_))) => tell(Step::InBlock),
                Some(Ok(TransactionStatus::Invalid { message } | TransactionStatus::Dropped { message })) => {
                    return Err(lost(format!("the node dropped it: {message}")));
                }
                Some(Ok(TransactionStatus::Error { message })) => return Err(lost(message)),
                Some(Ok(_)) => tell(Step::Waiting),
                Some(Err(error)) => return Err(lost(error.to_string())),
                None => return Err(lost("the node told no more".into())),
            }
        }
    }

    /// The same, for so long at most.
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait), and when the time is over.
    pub async fn wait_within(self, patience: Duration, tell: impl FnMut(Step)) -> Result<Receipt> {
        let hash = hex::encode(self.draft.hash());
        tokio::time::timeout(patience, self.wait(tell)).await.unwrap_or_else(|_| {
            let what = format!("the transaction 0x{hash} is not final after {} s", patience.as_secs());
            Err(Error::unknown(what, "look at the account before you send it again, or give a longer --timeout"))
        })
    }

    /// Its hash, by which it is known.
    pub fn hash(&self) -> [u8; 32] {
        self.draft.hash()
    }
}

/// The block before the last final one, from which a transaction's life counts.
async fn birth(last: &Block) -> Result<(u64, [u8; 32])> {
    let Some(number) = last.number().checked_sub(1) else { return Ok((0, last.hash())) };
    let header = last.connection().request("chain_getHeader", &[last.hash_text().into()]).await?;
    let parent = header.get("parentHash").and_then(Value::as_str).and_then(crate::connection::parse_hash);
    let parent = parent.ok_or_else(|| Error::unfit("the node's header has no parent", "ask another node"))?;
    Ok((number, parent))
}

/// For how many blocks from `birth` on a transaction is valid: a power of two, as the chain wants it.
fn life(birth: u64, best: u64, until: Option<u64>) -> Result<u64> {
    match until {
        None => {
            // Where blocks become final late, it must live longer.
            let behind = best.saturating_sub(birth);
            Ok(LIFE.saturating_add(behind.saturating_mul(2)).next_power_of_two().clamp(LIFE, MAX_LIFE))
        }
        Some(until) => {
            let blocks = until.saturating_sub(birth).saturating_add(1).min(MAX_LIFE);
            let life = if blocks.is_power_of_two() { blocks } else { blocks.next_power_of_two() / 2 };
            if life < 4 || birth.saturating_add(life) <= best.saturating_add(1) {
                let what = format!(
                    "block {until} is too near: the newest block is {best}, the last final one {}",
                    birth.saturating_add(1)
                );
                return Err(Error::refused(what, "try again a little later"));
            }
            Ok(life)
        }
    }
}

/// What a transaction costs, in planck, without a tip.
async fn fee(block: &Block, bytes: &[u8]) -> Result<u128> {
    let (_, method) = block.catalog().api("TransactionPaymentApi", "query_info")?;
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let mut arguments = bytes.to_vec();
    length.encode_to(&mut arguments);
    let answer = block.call("TransactionPaymentApi_query_info", &arguments).await?;
    let info = block.shapes().decode(method.output_ty(), &answer, Style::Exact)?;
    info.get("partial_fee")
        .and_then(event::planck)
        .ok_or_else(|| Error::unfit("the chain does not say what a transaction costs", "use a newer `trib`"))
}

/// What would become of a transaction on top of `block`. What only waiting can tell is no answer.
async fn trial(block: &Block, bytes: &[u8], call: &Call) -> Result<Option<Error>> {
    let Ok((_, method)) = block.catalog().api("BlockBuilder", "apply_extrinsic") else { return Ok(None) };
    let Ok(answer) = block.call("BlockBuilder_apply_extrinsic", bytes).await else { return Ok(None) };
    let result = block.shapes().decode(method.output_ty(), &answer, Style::Exact)?;
    if let Some(error) = result.pointer("/Ok/Err") {
        return Ok(Some(Failure::of(block.catalog(), error).error(&call.title())));
    }
    let payment = json!({ "Invalid": "Payment" });
    Ok(result.get("Err").filter(|error| **error == payment).map(failure::invalid))
}

/// Finds a transaction in the block that has it, and says what it did.
async fn receipt(connection: &Connection, draft: Draft, hash: [u8; 32]) -> Result<Receipt> {
    let block = connection.at(At::Hash(hash)).await?;
    let body = connection.request("chain_getBlock", &[block.hash_text().into()]).await?;
    let extrinsics = body.pointer("/block/extrinsics").and_then(Value::as_array).into_iter().flatten();
    let wanted = hexadecimal(&draft.bytes);
    let index = extrinsics.into_iter().position(|extrinsic| *extrinsic == wanted);
    let index = index.and_then(|index| u64::try_from(index).ok()).ok_or_else(|| {
        Error::unknown(
            format!("block {} does not have the transaction", block.number()),
            "look at the account before you send it again",
        )
    })?;
    let events = block.events_of(index, &draft.signer).await?;
    let paid = events.iter().find(|event| event.is("TransactionPayment", "TransactionFeePaid"));
    // What the chain calls the actual fee has the tip in it.
    let fee = paid.and_then(|event| event.planck("actual_fee"));
    let change = event::change(&events, &draft.signer, connection.book());
    let failure = Failure::among(block.catalog(), &events);
    let hash = draft.hash();
    Ok(Receipt {
        call: draft.call,
        signer: draft.signer,
        hash,
        block,
        index,
        fee: fee.unwrap_or_default(),
        events,
        change,
        failure,
    })
}

impl Receipt {
    /// The fields of the first event that is one of `titles`, in their order.
    pub fn telling(&self, titles: &[&str]) -> Option<&Event> {
        titles.iter().find_map(|title| self.events.iter().find(|event| event.is_titled(title)))
    }

    /// What became of it as an error, if it failed.
    ///
    /// # Errors
    ///
    /// That it failed.
    pub fn check(&self) -> Result<()> {
        self.failure.as_ref().map_or(Ok(()), |failure| {
            let mut error = failure.error(&self.call.title());
            error.what = format!("{} (block {})", error.what, self.block.number());
            Err(error)
        })
    }
}

/// Why a node did not take a transaction.
fn not_taken(draft: &Draft, error: &ExtrinsicError) -> Error {
    let title = draft.call.title();
    if let ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(RpcFailure::User(
        error,
    )))) = error
    {
        return refused_by_pool(&title, error);
    }
    let what = format!("the connection failed while {title} was sent: {error}");
    Error::unknown(what, "look at the account before you send it again")
}

fn refused_by_pool(title: &str, error: &UserError) -> Error {
    let data = error.data.as_ref().map(|data| data.get().trim_matches('"').to_owned()).unwrap_or_default();
    let remedy = match error.code {
        1010 if data.contains("fees") => "the account cannot pay the fee: send it some tokens first",
        1010 if data.contains("outdated") => "another transaction of the account was faster: try again",
        1010 if data.contains("exhaust") => "it does not fit into a block: do less at once",
        1010 => "try again",
        1012 => "it was refused a moment ago: try again in half an hour, or change it",
        1013 => "it is on its way already: look at the account",
        1014 => "another transaction of the account waits in its place: wait for it",
        1016 => "the node has no room for it: try again later, or another node",
        1002 => {
            "the runtime cannot read it: a proposal of more than 128 bytes goes by preimage, a share is at most 100%"
        }
        _ => "",
    };
    let data = if data.is_empty() { data } else { format!(": {data}") };
    let mut refused =
        Error::refused(format!("the node does not take {title} ({}: {}{data})", error.code, error.message), remedy);
    refused.name = Some(error.code.to_string());
    refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_lives_long_enough_and_no_longer() {
        assert_eq!(life(100, 101, None), Ok(128));
        assert_eq!(life(100, 100, None), Ok(64));
        assert_eq!(life(0, 10_000, None), Ok(MAX_LIFE));
        // Valid in the blocks from 100 on, before 100 and its life.
        assert_eq!(life(100, 101, Some(119)), Ok(16));
        assert_eq!(life(100, 101, Some(107)), Ok(8));
        assert_eq!(life(100, 101, Some(1_000_000)), Ok(MAX_LIFE));
        for (best, until) in [(101, 102), (101, 100), (101, 0), (107, 107)] {
            assert!(life(100, best, Some(until)).is_err(), "{best} {until}");
        }
    }

    #[test]
    fn what_the_pool_says_has_a_remedy() {
        let error = UserError { code: 1014, message: "Priority is too low".into(), data: None };
        let error = refused_by_pool("registry.publish", &error);
        assert!(error.to_string().contains("(1014: Priority is too low): another transaction"), "{error}");
    }
}
