//! What a network says of itself by JSON-RPC.

use crate::devnet::banner;
use codec::{Decode, Encode};
use jsonrpsee::{
    core::{client::ClientT, params::ArrayParams},
    rpc_params,
    ws_client::{WsClient, WsClientBuilder},
};
use sc_consensus_aura::{find_pre_digest, standalone::slot_author};
use serde::{Deserialize, de::DeserializeOwned};
use sp_consensus_aura::sr25519::{AuthorityId, AuthorityPair, AuthoritySignature};
use sp_core::bytes::{from_hex, to_hex};
use std::time::Duration;
use tributary_primitives::{AccountId, AssetId, AssetView, Balance, Hash};
use tributary_runtime::{Runtime, opaque};

/// How long a node may take to answer. One that is frozen must not freeze the rest.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most blocks that are looked at in one go.
const LOOK_BACK: usize = 200;

/// A node that may not be there, and may come and go.
#[derive(Debug)]
pub struct Client {
    url: String,
    connection: Option<WsClient>,
}

/// What is told of a runtime's version.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The runtime's name.
    pub spec_name: String,
    /// Its number.
    pub spec_version: u32,
}

/// Where a node's chain is.
#[derive(Clone, Debug)]
pub struct View {
    /// The height of the best block.
    pub best: u32,
    /// The height of the last final block.
    pub finalized: u32,
    /// Who wrote the blocks that are new, the last one first.
    pub authors: Vec<AuthorityId>,
}

impl Client {
    /// A client of the node at `url`; it connects when it is asked something.
    pub fn new(url: String) -> Self {
        Self { url, connection: None }
    }

    /// Calls a method. After a failure the next call connects anew.
    ///
    /// # Errors
    ///
    /// What the connection or the node says.
    async fn ask<T: DeserializeOwned>(&mut self, method: &str, params: ArrayParams) -> Result<T, String> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => WsClientBuilder::default()
                .connection_timeout(PATIENCE)
                .request_timeout(PATIENCE)
                .build(&self.url)
                .await
                .map_err(|error| format!("{} does not answer: {error}", self.url))?,
        };
        let answer = connection.request(method, params).await;
        let answer = answer.map_err(|error| format!("{method} of {} failed: {error}", self.url))?;
        self.connection = Some(connection);
        Ok(answer)
    }

    /// The name of its chain.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn chain(&mut self) -> Result<String, String> {
        self.ask("system_chain", rpc_params![]).await
    }

    /// The hash of its genesis.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn genesis(&mut self) -> Result<Hash, String> {
        self.ask("chain_getBlockHash", rpc_params![0]).await
    }

    /// The version of its runtime.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn version(&mut self) -> Result<Version, String> {
        self.ask("state_getRuntimeVersion", rpc_params![]).await
    }

    /// The header of the best block.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn best(&mut self) -> Result<opaque::Header, String> {
        self.ask("chain_getHeader", rpc_params![]).await
    }

    /// The height of the last final block.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn finalized(&mut self) -> Result<u32, String> {
        let hash: Hash = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
        Ok(self.header(hash).await?.number)
    }

    async fn header(&mut self, hash: Hash) -> Result<opaque::Header, String> {
        self.ask("chain_getHeader", rpc_params![hash]).await
    }

    /// Where the chain is, with the authors of the blocks after `known`, which is moved on.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn view(&mut self, known: &mut u32) -> Result<View, String> {
        let finalized = self.finalized().await?;
        let mut header = self.best().await?;
        let best = header.number;
        let mut authors = Vec::new();
        while header.number > *known && authors.len() < LOOK_BACK {
            authors.extend(self.author(&header).await?);
            header = self.header(header.parent_hash).await?;
        }
        *known = best.max(*known);
        Ok(View { best, finalized, authors })
    }

    /// Who wrote a block. The block's slot says it, together with the authorities after the parent: a new set that a
    /// block brings begins with the block after it.
    async fn author(&mut self, header: &opaque::Header) -> Result<Option<AuthorityId>, String> {
        let authorities: Vec<AuthorityId> = self.call("AuraApi_authorities", &[], Some(header.parent_hash)).await?;
        Ok(author(header, &authorities))
    }

    /// What the runtime answers at a block; at the best one if none is named.
    async fn call<T: Decode>(&mut self, function: &str, data: &[u8], at: Option<Hash>) -> Result<T, String> {
        let answer: String = self.ask("state_call", rpc_params![function, to_hex(data, false), at]).await?;
        from_hex(&answer)
            .map_err(|error| error.to_string())
            .and_then(|bytes| T::decode(&mut bytes.as_slice()).map_err(|error| error.to_string()))
            .map_err(|error| format!("the answer of {function} cannot be read: {error}"))
    }

    /// What `account` can spend, in planck.
    ///
    /// # Errors
    ///
    /// When the node does not answer, or what it answers is no account.
    pub async fn free_balance(&mut self, account: &AccountId) -> Result<Balance, String> {
        let key = to_hex(&frame_system::Account::<Runtime>::hashed_key_for(account), false);
        let value: Option<String> = self.ask("state_getStorage", rpc_params![key]).await?;
        let Some(value) = value else { return Ok(0) };
        let bytes = from_hex(&value).map_err(|error| format!("the account {account} cannot be read: {error}"))?;
        banner::free_balance_in(account, &bytes)
    }

    /// An asset, if it exists.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn asset(&mut self, id: AssetId) -> Result<Option<AssetView<AccountId>>, String> {
        self.call("RegistryApi_asset", &id.encode(), None).await
    }
}

/// Who of `authorities` wrote the block with this header.
fn author(header: &opaque::Header, authorities: &[AuthorityId]) -> Option<AuthorityId> {
    let slot = find_pre_digest::<opaque::Block, AuthoritySignature>(header).ok()?;
    slot_author::<AuthorityPair>(slot, authorities).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_consensus_aura::digests::CompatibleDigestItem;
    use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
    use sp_runtime::{Digest, DigestItem};

    fn header(number: u32, slot: u64) -> opaque::Header {
        let item = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
        opaque::Header {
            parent_hash: Hash::zero(),
            number,
            state_root: Hash::zero(),
            extrinsics_root: Hash::zero(),
            digest: Digest { logs: vec![item] },
        }
    }

    #[test]
    fn the_slot_tells_the_author() {
        let authorities = [Alice, Bob, Charlie].map(|key| AuthorityId::from(key.public()));
        assert_eq!(author(&header(1, 7), &authorities), Some(Bob.public().into()));
        assert_eq!(author(&header(2, 9), &authorities), Some(Alice.public().into()));
        assert_eq!(author(&header(2, 9), &[]), None);
    }

    #[test]
    fn a_block_without_a_slot_has_no_author() {
        let mut header = header(3, 1);
        header.digest.logs.clear();
        assert_eq!(author(&header, &[Alice.public().into()]), None);
    }
}
