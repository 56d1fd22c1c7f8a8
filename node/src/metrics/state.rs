//! The state of a block, as metrics read it.
//!
//! Keys of the state are read without the runtime, and each by itself, so that a runtime with another layout costs the
//! metrics that it concerns and no others. What a runtime API tells is asked of the runtime.

use crate::{
    storage::{self, Item},
    types::{AccountInfo, FullClient},
};
use codec::{Compact, Decode};
use sc_client_api::StorageProvider;
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::KeyTypeId;
use sp_keystore::KeystorePtr;
use sp_storage::StorageKey;
use std::{cell::OnceCell, sync::Arc};
use tributary_primitives::{AccountId, Balance, BlockNumber, EpochView, Hash, apis::EvaluationApi};
use tributary_runtime::{Runtime, opaque::Block};

/// Picoseconds in a second: the unit of a weight's reference time.
const PICOSECONDS: f64 = 1e12;

/// A block with its state, what has been read of it, and this node's keys. Whatever cannot be read is an error in
/// words.
pub struct View {
    client: Arc<FullClient>,
    keystore: KeystorePtr,
    block: Hash,
    epoch: OnceCell<Result<EpochView, String>>,
}

impl View {
    /// The block with this hash.
    pub fn new(client: Arc<FullClient>, keystore: KeystorePtr, block: Hash) -> Self {
        Self { client, keystore, block, epoch: OnceCell::new() }
    }

    /// What the runtime tells of the present epoch, which it is asked once.
    pub fn epoch(&self) -> Result<&EpochView, String> {
        self.epoch.get_or_init(|| self.epoch_at(self.block)).as_ref().map_err(Clone::clone)
    }

    /// What the runtime told of the epoch in the block before; `None` of the genesis, which has none before it.
    pub fn epoch_before(&self) -> Result<Option<EpochView>, String> {
        match self.client.header(self.block).map_err(|error| error.to_string())? {
            Some(header) if header.number > 0 => self.epoch_at(header.parent_hash).map(Some),
            _ => Ok(None),
        }
    }

    fn epoch_at(&self, block: Hash) -> Result<EpochView, String> {
        let api = self.client.runtime_api();
        EvaluationApi::<Block, AccountId>::epoch(&*api, block).map_err(|error| error.to_string())
    }

    /// The block's height.
    pub fn height(&self) -> Result<BlockNumber, String> {
        let height = self.client.number(self.block).map_err(|error| error.to_string())?;
        height.ok_or_else(|| format!("block {:?} is gone", self.block))
    }

    /// The version of the chain's runtime.
    pub fn spec_version(&self) -> Result<u32, String> {
        let version = self.client.runtime_api().version(self.block).map_err(|error| error.to_string())?;
        Ok(version.spec_version)
    }

    /// The bytes under a key; `None` when there are none.
    fn bytes(&self, key: &StorageKey) -> Result<Option<Vec<u8>>, String> {
        let value = self.client.storage(self.block, key).map_err(|error| error.to_string())?;
        Ok(value.map(|value| value.0))
    }

    /// The whole of a storage value.
    pub fn value<T: Decode>(&self, item: Item) -> Result<Option<T>, String> {
        self.bytes(&item.key())?.map(|bytes| item.decode_all(&bytes)).transpose()
    }

    /// The whole of a storage value in the block before; `None` when there is none, and in the genesis.
    pub fn value_before<T: Decode>(&self, item: Item) -> Result<Option<T>, String> {
        match self.client.header(self.block).map_err(|error| error.to_string())? {
            Some(header) if header.number > 0 => {
                let value = self.client.storage(header.parent_hash, &item.key()).map_err(|error| error.to_string())?;
                value.map(|value| item.decode_all(&value.0)).transpose()
            }
            _ => Ok(None),
        }
    }

    /// How many entries a list has, whatever they are.
    pub fn length(&self, item: Item) -> Result<u32, String> {
        let length: Option<Compact<u32>> = self.bytes(&item.key())?.map(|bytes| item.decode(&bytes)).transpose()?;
        Ok(length.map_or(0, |length| length.0))
    }

    /// The free balance of an account, in planck.
    pub fn balance(&self, account: &AccountId) -> Result<Balance, String> {
        let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
        let Some(bytes) = self.bytes(&key)? else { return Ok(0) };
        storage::ACCOUNT.decode_all::<AccountInfo>(&bytes).map(|info| info.data.free)
    }

    /// Seconds of reference time that the block was charged: for ordinary transactions, for operational ones, and for
    /// hooks and inherents.
    pub fn block_weights(&self) -> Result<[f64; 3], String> {
        type Weights = [(Compact<u64>, Compact<u64>); 3];
        let weights: Option<Weights> = self.value(storage::BLOCK_WEIGHT)?;
        Ok(weights.map_or([0.0; 3], |classes| classes.map(|(ref_time, _)| ref_time.0 as f64 / PICOSECONDS)))
    }

    /// 1 if this node has one of these public keys, else 0.
    pub fn has_one_of(&self, kind: KeyTypeId, set: &[[u8; 32]]) -> Result<f64, String> {
        let own = self.keystore.keys(kind).map_err(|error| error.to_string())?;
        Ok(u8::from(own.iter().any(|own| set.iter().any(|key| key == own.as_slice()))).into())
    }
}

/// The state of a block, to be summed over.
pub struct Sums {
    client: Arc<FullClient>,
    block: Hash,
}

impl Sums {
    /// The state of the block with this hash.
    pub fn new(client: Arc<FullClient>, block: Hash) -> Self {
        Self { client, block }
    }

    /// What a map has, entry by entry. The block's state is kept for as long as this lives.
    pub fn pairs(&self, map: Item) -> Result<impl Iterator<Item = (Vec<u8>, Vec<u8>)> + use<>, String> {
        self.client
            .storage_pairs(self.block, Some(&map.key()), None)
            .map(|pairs| pairs.map(|(key, value)| (key.0, value.0)))
            .map_err(|error| error.to_string())
    }
}
