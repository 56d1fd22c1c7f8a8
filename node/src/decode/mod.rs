//! Blocks as JSON, read by the chain's own metadata: what happened in them, and what their state holds.
//!
//! A block is described by the runtime that executed it, which is the one in the state of its parent. So blocks stay
//! readable over upgrades, and whatever types the node was built with. [`describe`] makes JSON of what the chain keeps,
//! [`transactions`] reads what somebody sent.

mod describe;
mod transactions;

pub use describe::Description;
pub use transactions::{Transaction, Transactions};

use crate::{
    chain_spec::SS58_PREFIX,
    storage::{self, Item},
    types::FullClient,
};
use codec::Decode;
use sc_client_api::StorageProvider;
use serde::Serialize;
use serde_json::Value as Json;
use sp_api::{Metadata, ProvideRuntimeApi};
use sp_core::crypto::Ss58Codec;
use sp_storage::{StorageKey, well_known_keys};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tributary_primitives::{AccountId, BlockNumber, Hash};

/// One event of a block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The number, in its block, of the extrinsic that caused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extrinsic: Option<u64>,
    /// What caused it if no extrinsic did: `initialization` or `finalization` of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// The pallet that deposited it.
    pub pallet: String,
    /// What happened.
    pub event: String,
    /// An object where the fields have names, an array where they have none.
    pub fields: Json,
    /// Whom and what the fields name.
    #[serde(skip)]
    pub mentioned: Mentioned,
}

/// The accounts and the assets that a value names.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mentioned {
    /// Addresses.
    pub accounts: BTreeSet<String>,
    /// Ids of assets.
    pub assets: BTreeSet<u32>,
}

/// Reads blocks.
pub struct Decoder {
    client: Arc<FullClient>,
    /// The last one that was needed, and the hash of its runtime's code.
    description: Mutex<Option<(Hash, Arc<Description>)>>,
}

impl Decoder {
    /// Reads the blocks of a chain.
    pub fn new(client: Arc<FullClient>) -> Self {
        Self { client, description: Mutex::default() }
    }

    /// The events of a block, in their order; none of the genesis.
    ///
    /// # Errors
    ///
    /// A sentence when the block is unknown or its events are not what the metadata says.
    pub fn events(&self, block: Hash) -> Result<Vec<Event>, String> {
        let mut events = Vec::new();
        self.at(block)?.each_event(|event| {
            events.push(event);
            Ok::<_, String>(())
        })?;
        Ok(events)
    }

    /// A block to be read.
    ///
    /// # Errors
    ///
    /// A sentence when the block is unknown, or its runtime describes itself in a way that this node does not know.
    pub fn at(&self, block: Hash) -> Result<Reader, String> {
        let unreadable = |error: &dyn std::fmt::Display| format!("block {block:?} cannot be read: {error}");
        let header = self.client.header(block).map_err(|error| unreadable(&error))?;
        let header = header.ok_or_else(|| unreadable(&"there is no such block"))?;
        let description = match header.number {
            0 => self.description_at(block),
            // The oldest block whose state there is has none before it.
            _ => self.description_at(header.parent_hash).or_else(|_| self.description_at(block)),
        };
        let description = description.map_err(|error| unreadable(&error))?;
        Ok(Reader { client: self.client.clone(), block, number: header.number, description })
    }

    /// How the runtime in the state of `block` describes what happens in the next one.
    ///
    /// # Errors
    ///
    /// A sentence when the runtime does not say.
    pub fn description_at(&self, block: Hash) -> Result<Arc<Description>, String> {
        let code = StorageKey(well_known_keys::CODE.to_vec());
        let code = self.client.storage_hash(block, &code).map_err(|error| error.to_string())?;
        let code = code.ok_or("the chain has no runtime")?;
        let mut last = lock(&self.description);
        if let Some((_, description)) = last.as_ref().filter(|(known, _)| *known == code) {
            return Ok(description.clone());
        }
        let metadata = self.client.runtime_api().metadata(block).map_err(|error| error.to_string())?;
        let description = Arc::new(Description::new(&metadata)?);
        *last = Some((code, description.clone()));
        Ok(description)
    }
}

/// A block, as the runtime describes it that made it.
pub struct Reader {
    client: Arc<FullClient>,
    block: Hash,
    number: BlockNumber,
    description: Arc<Description>,
}

impl Reader {
    /// Hands over the events, one after another; none of the genesis. What is held in memory is one of them.
    ///
    /// # Errors
    ///
    /// A sentence when they cannot be read, or what `visit` answers.
    pub fn each_event<E: From<String>>(&self, visit: impl FnMut(Event) -> Result<(), E>) -> Result<(), E> {
        if self.number == 0 {
            return Ok(());
        }
        match self.raw(&storage::EVENTS.key())? {
            Some(stored) => self.description.read(&stored, visit),
            None => Ok(()),
        }
    }

    /// What the state holds of an item that is no map, read as a `T`; `None` if it holds nothing.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be read.
    pub fn plain<T: Decode>(&self, item: Item) -> Result<Option<T>, String> {
        self.raw(&item.key())?.map(|bytes| item.decode_all(&bytes)).transpose()
    }

    /// What the state holds of an item under a key; `None` if it holds nothing.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be read.
    pub fn entry(&self, item: Item, key: &[u8]) -> Result<Option<Json>, String> {
        self.raw(&item.entry(key))?.map(|bytes| self.description.value(item, &bytes)).transpose()
    }

    /// The ends of the keys that an item has entries under: those that begin with `key`.
    ///
    /// # Errors
    ///
    /// A sentence when they cannot be read.
    pub fn keys(&self, item: Item, key: Option<&[u8]>) -> Result<impl Iterator<Item = Vec<u8>> + use<>, String> {
        let prefix = key.map_or_else(|| item.key(), |key| item.entry(key));
        let keys =
            self.client.storage_keys(self.block, Some(&prefix), None).map_err(|error| self.unreadable(&error))?;
        let begins = prefix.0.len();
        Ok(keys.filter_map(move |key| key.0.get(begins..).map(<[u8]>::to_vec)))
    }

    /// What the state holds of an item under a first key and the end of a second one, which [`Self::keys`] answered.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be read.
    pub fn entry_at(&self, item: Item, key: &[u8], end: &[u8]) -> Result<Option<Json>, String> {
        let key = StorageKey([item.entry(key).0.as_slice(), end].concat());
        self.raw(&key)?.map(|bytes| self.description.value(item, &bytes)).transpose()
    }

    fn raw(&self, key: &StorageKey) -> Result<Option<Vec<u8>>, String> {
        let value = self.client.storage(self.block, key).map_err(|error| self.unreadable(&error))?;
        Ok(value.map(|value| value.0))
    }

    fn unreadable(&self, error: &dyn std::fmt::Display) -> String {
        format!("the state of block {:?} cannot be read: {error}", self.block)
    }
}

/// The address that wallets show for an account.
pub fn address(account: &AccountId) -> String {
    account.to_ss58check_with_version(SS58_PREFIX.into())
}

/// A panic elsewhere leaves nothing half done here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
