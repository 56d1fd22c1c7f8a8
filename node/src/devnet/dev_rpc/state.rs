//! What no transaction could do: a call without a signature, a balance, an entry of the state.
//!
//! A call goes through the chain's own scheduler. It is put on the agenda of the block that is made next, with the
//! origin that was asked for, and the runtime dispatches it as it does what a referendum decided: with its filter, its
//! checks, its events, and a result that it tells. The runtime cannot be asked to do that; only who makes the blocks
//! and lays changes under them can, and a network does not take such blocks.

use super::{BlockRef, Called, Dev, Set, codes, failed, invalid};
use crate::{
    chain_spec::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
    devnet::{
        banner,
        console::{called, error_name},
        overrides::Changes,
        seal::{LOG_TARGET, Turn},
    },
};
use codec::{Decode, DecodeAll, Encode};
use frame_support::{
    BoundedVec,
    traits::{Bounded, CallMetadata, GetCallMetadata},
};
use frame_system::RawOrigin;
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use pallet_preimage::{PreimageFor, RequestStatus, RequestStatusFor, TicketOf};
use pallet_scheduler::{Agenda, BoundedCallOf, Scheduled, ScheduledOf};
use sc_client_api::StorageProvider;
use serde_json::{Value as Json, json};
use sp_api::{Core, Metadata, ProvideRuntimeApi};
use sp_core::{
    Bytes,
    bytes::{from_hex, to_hex},
};
use sp_io::hashing::blake2_256;
use sp_storage::{StorageKey, well_known_keys};
use tributary_client::{Book, Call, amount::Token, names};
use tributary_primitives::{AccountId, Balance, Hash};
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Rewards, Runtime, RuntimeCall, Tabs, VERSION};

/// How many blocks a call may take: others may be on the agenda before it.
const CALL_BLOCKS: u32 = 10;
/// The most that is scheduled for a block.
const AGENDA: usize = 512;

/// A call that is to be made.
pub(super) struct Order {
    who: RawOrigin<AccountId>,
    call: RuntimeCall,
}

impl Order {
    /// What is called, such as `registry.useAsset`.
    fn title(&self) -> String {
        let CallMetadata { function_name, pallet_name } = self.call.get_call_metadata();
        format!("{}.{}", names::camel(pallet_name), names::camel(function_name))
    }

    /// By whom.
    fn by(&self) -> String {
        match &self.who {
            RawOrigin::Signed(account) => called(account),
            _ => "root".into(),
        }
    }
}

fn refused(sentence: String, data: Json) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(codes::REFUSED, sentence, Some(data))
}

/// Reads entries of the state as they are to be.
///
/// # Errors
///
/// A sentence for the first that cannot be.
pub(super) fn read_entries(entries: Vec<(Bytes, Option<Bytes>)>) -> Result<Changes, String> {
    if entries.is_empty() {
        return Err("there is nothing to set: pass a list of [key, value], with null for what is to be removed".into());
    }
    for (key, _) in &entries {
        if key.is_empty() || well_known_keys::starts_with_child_storage_key(key) {
            let key = to_hex(key, false);
            return Err(format!("{key} is the root of another tree and not an entry: it cannot be set"));
        }
    }
    Ok(entries.into_iter().map(|(key, value)| (key.0, value.map(|value| value.0))).collect())
}

impl Dev {
    /// Makes a block with `changes` under it, final when it is answered.
    pub(super) async fn make_block_on(&self, turn: &mut Turn<'_>, changes: Changes) -> RpcResult<BlockRef> {
        let hash = turn.seal_on(changes).await.map_err(failed)?;
        let block = self.block(hash)?;
        self.settled(block).await
    }

    /// Refuses what this node cannot encode.
    fn ensure_known(&self, block: Hash) -> RpcResult<()> {
        let version = self.client.runtime_api().version(block).map_err(failed)?;
        if version.transaction_version == VERSION.transaction_version {
            return Ok(());
        }
        let sentence = format!(
            "the chain's runtime encodes calls in version {}, this node in version {}: use a node that was built with \
             that runtime",
            version.transaction_version, VERSION.transaction_version
        );
        let data = json!({ "chain": version.transaction_version, "node": VERSION.transaction_version });
        Err(refused(sentence, data))
    }

    /// The call that somebody wrote: its bytes in hexadecimal, or `{"call": "registry.useAsset", "args": …}`.
    pub(super) fn read_call(&self, who: RawOrigin<AccountId>, call: &Json) -> RpcResult<Order> {
        let best = self.best().hash;
        self.ensure_known(best)?;
        let bytes = match call {
            Json::String(text) => {
                from_hex(text).map_err(|error| invalid(format!("the call is not hexadecimal: {error}")))?
            }
            Json::Object(call) => {
                let known = |key: &String| key == "call" || key == "args";
                let title = call.get("call").and_then(Json::as_str).filter(|_| call.keys().all(known));
                let title = title.ok_or_else(|| invalid(UNLIKE.into()))?;
                let metadata = self.client.runtime_api().metadata(best).map_err(failed)?;
                let decimals = u8::try_from(TOKEN_DECIMALS).map_err(failed)?;
                let token = Token::new(TOKEN_SYMBOL, decimals).map_err(failed)?;
                let book = Book::default().on(SS58_PREFIX).with_well_known();
                let args = call.get("args").unwrap_or(&Json::Null);
                let call = Call::described(&metadata, &book, &token, title, args)
                    .map_err(|error| invalid(error.to_string()))?;
                call.bytes().to_vec()
            }
            _ => return Err(invalid(UNLIKE.into())),
        };
        let call = RuntimeCall::decode_all(&mut bytes.as_slice())
            .map_err(|error| invalid(format!("these bytes are no call of this chain: {error}")))?;
        Ok(Order { who, call })
    }

    /// What the state of a block has under a key.
    fn read<T: Decode>(&self, block: Hash, key: Vec<u8>) -> RpcResult<Option<T>> {
        let value = self.client.storage(block, &StorageKey(key)).map_err(failed)?;
        let value = value.map(|value| T::decode_all(&mut value.0.as_slice()));
        value.transpose().map_err(|error| failed(format_args!("the state is kept in another way: {error}")))
    }

    /// The changes by which the next block's scheduler finds the call on its agenda, under the name `id`; `None` if
    /// that is full.
    fn on_agenda(&self, best: BlockRef, id: [u8; 32], order: &Order) -> RpcResult<Option<Changes>> {
        let next = best.number.checked_add(1).ok_or_else(|| failed("there are no numbers left"))?;
        let key = Agenda::<Runtime>::hashed_key_for(next);
        let mut agenda: Vec<Option<ScheduledOf<Runtime>>> = self.read(best.hash, key.clone())?.unwrap_or_default();
        if agenda.len() >= AGENDA {
            return Ok(None);
        }
        let (call, mut changes) = self.bounded(best.hash, &order.call)?;
        let origin = order.who.clone().into();
        // Before all else.
        let priority = 0;
        let task = Scheduled {
            maybe_id: Some(id),
            priority,
            call,
            maybe_periodic: None,
            origin,
            _phantom: Default::default(),
        };
        agenda.push(Some(task));
        changes.push((key, Some(agenda.encode())));
        Ok(Some(changes))
    }

    /// A call as the scheduler takes it: itself if it is short, else a hash, with the changes that store what it is of
    /// and that somebody asks for it. The scheduler removes that when it has made the call.
    fn bounded(&self, block: Hash, call: &RuntimeCall) -> RpcResult<(BoundedCallOf<Runtime>, Changes)> {
        let bytes = match BoundedVec::try_from(call.encode()) {
            Ok(short) => return Ok((Bounded::Inline(short), Changes::new())),
            Err(bytes) => bytes,
        };
        let (hash, len) = (Hash::from(blake2_256(&bytes)), u32::try_from(bytes.len()).map_err(failed)?);
        let at = RequestStatusFor::<Runtime>::hashed_key_for(hash);
        type Status = RequestStatus<AccountId, TicketOf<Runtime>>;
        let (maybe_ticket, count) = match self.read::<Status>(block, at.clone())? {
            Some(RequestStatus::Unrequested { ticket, .. }) => (Some(ticket), 0),
            Some(RequestStatus::Requested { maybe_ticket, count, .. }) => (maybe_ticket, count),
            None => (None, 0),
        };
        let status = Status::Requested { maybe_ticket, count: count.saturating_add(1), maybe_len: Some(len) };
        let preimage = PreimageFor::<Runtime>::hashed_key_for((hash, len));
        let changes = vec![(at, Some(status.encode())), (preimage, Some(bytes.encode()))];
        Ok((Bounded::Lookup { hash, len }, changes))
    }

    /// Has a call made, in a block that is final then.
    pub(super) async fn carry_out(&self, turn: &mut Turn<'_>, order: Order) -> RpcResult<Called> {
        let mut best = self.best();
        let id = blake2_256(&("devnet", best.hash).encode());
        let mut changes = self.on_agenda(best, id, &order)?;
        for _ in 0..CALL_BLOCKS {
            let (is_on_agenda, before) = (changes.is_some(), best.number);
            best = self.make_block_on(turn, changes.take().unwrap_or_default()).await?;
            if best.number.checked_sub(1) != Some(before) {
                return Err(failed("`engine_createBlock` made a block in between"));
            }
            if !is_on_agenda {
                changes = self.on_agenda(best, id, &order)?;
                continue;
            }
            if let Some(called) = self.outcome(best, id, &order)? {
                return Ok(called);
            }
            // It is still on an agenda: heavier calls came before it.
            changes = Some(Changes::new());
        }
        let (title, by) = (order.title(), order.by());
        let sentence = format!("{title} as {by} was not made in {CALL_BLOCKS} blocks: it waits");
        Err(refused(sentence, json!({ "block": best })))
    }

    /// What a block tells of the call of this name, if it does.
    fn outcome(&self, block: BlockRef, id: [u8; 32], order: &Order) -> RpcResult<Option<Called>> {
        let id = json!(to_hex(&id, false));
        let (title, by) = (order.title(), order.by());
        let events = self.decoder.events(block.hash).map_err(failed)?;
        let told = events.into_iter().find(|event| event.pallet == "Scheduler" && event.fields.get("id") == Some(&id));
        let Some(event) = told else { return Ok(None) };
        let error = event.fields.get("result").and_then(|result| result.get("Err"));
        match (event.event.as_str(), error) {
            ("Dispatched", None) => {
                log::info!(target: LOG_TARGET, "block {}: {title} as {by}, without a signature", block.number);
                Ok(Some(Called { block }))
            }
            ("Dispatched", Some(error)) => {
                let name = error_name(error);
                log::info!(target: LOG_TARGET, "block {}: {title} as {by}, without a signature: refused, {name}", block.number);
                let sentence = format!("{title} as {by} failed in block {}: {name}", block.number);
                Err(refused(sentence, json!({ "block": block, "error": error })))
            }
            ("PermanentlyOverweight", _) => {
                let sentence =
                    format!("{title} is heavier than what a block leaves for scheduled calls: it is not made");
                Err(refused(sentence, json!({ "block": block })))
            }
            (other, _) => Err(refused(format!("{title} as {by} is not made: {other}"), json!({ "block": block }))),
        }
    }

    /// Sets what an account can spend, and the issuance with it.
    pub(super) async fn set_free(&self, turn: &mut Turn<'_>, who: AccountId, planck: Balance) -> RpcResult<Set> {
        if planck > 0 && planck < EXISTENTIAL_DEPOSIT {
            return Err(invalid(format!(
                "{planck} planck are below the existential deposit: pass at least {EXISTENTIAL_DEPOSIT}, or 0"
            )));
        }
        if [Rewards::pot(), Tabs::pot()].contains(&who) {
            return Err(invalid(format!(
                "{} is a pot: what it holds is what the chain owes, to the planck, and cannot be anything else",
                banner::address(&who)
            )));
        }
        self.ensure_known(self.best().hash)?;
        let call = pallet_balances::Call::force_set_balance { who: who.clone().into(), new_free: planck };
        let order = Order { who: RawOrigin::Root, call: RuntimeCall::Balances(call) };
        let Called { block } = self.carry_out(turn, order).await?;
        let free = self.account(block.hash, &who)?.data.free.to_string();
        Ok(Set { block, free })
    }
}

/// What to do about a call that is written in no known way.
const UNLIKE: &str = "the call is its bytes in hexadecimal after 0x, or an object such as \
                      {\"call\": \"registry.freezePayouts\", \"args\": {\"asset\": 2}}";

#[cfg(test)]
mod tests {
    use super::*;
    use frame_support::traits::Get;
    use sp_keyring::Sr25519Keyring::Alice;

    #[test]
    fn entries_are_read() {
        let bytes = |bytes: &[u8]| Bytes(bytes.to_vec());
        let entries = vec![(bytes(&[1]), Some(bytes(&[2]))), (bytes(&[3]), None)];
        assert_eq!(read_entries(entries), Ok(vec![(vec![1], Some(vec![2])), (vec![3], None)]));
        assert!(read_entries(vec![]).unwrap_err().contains("nothing to set"));
        for key in [b"".as_slice(), b":child_storage:", b":child_storage:default:a", b":chi"] {
            assert!(read_entries(vec![(bytes(key), None)]).unwrap_err().contains("cannot be set"), "{key:?}");
        }
        assert!(read_entries(vec![(bytes(well_known_keys::CODE), None)]).is_ok());
    }

    #[test]
    fn the_agenda_is_as_long_as_the_runtimes() {
        let most: u32 = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
        assert_eq!(most as usize, AGENDA);
    }

    #[test]
    fn what_is_put_on_an_agenda_is_what_the_scheduler_reads() {
        let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![1; 20] });
        let task: ScheduledOf<Runtime> = Scheduled {
            maybe_id: Some([1; 32]),
            priority: 0,
            call: Bounded::Inline(BoundedVec::try_from(call.encode()).unwrap()),
            maybe_periodic: None,
            origin: RawOrigin::Signed(Alice.to_account_id()).into(),
            _phantom: Default::default(),
        };
        let mut state = sp_io::TestExternalities::default();
        state.execute_with(|| {
            let key = Agenda::<Runtime>::hashed_key_for(7);
            sp_io::storage::set(&key, &vec![Some(task.clone())].encode());
            assert_eq!(Agenda::<Runtime>::get(7).into_inner(), [Some(task)]);
        });
    }
}
