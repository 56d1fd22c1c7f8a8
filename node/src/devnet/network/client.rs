//! What a network says of itself by JSON-RPC.

use codec::{Decode, Encode};
use sc_consensus_aura::{find_pre_digest, standalone::slot_author};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use sp_consensus_aura::sr25519::{AuthorityId, AuthorityPair, AuthoritySignature};
use sp_core::bytes::{from_hex, to_hex};
use std::time::Duration;
use tributary_client::{At, Block, Connection, Error, Rpc, rpc::Limits};
use tributary_primitives::{AccountId, AssetId, AssetView, Balance, Hash};
use tributary_runtime::opaque;

/// How long a node may take to answer. One that is frozen must not freeze the rest.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most blocks that are looked at in one go.
const LOOK_BACK: usize = 200;

/// A node that may not be there, and may come and go.
#[derive(Debug)]
pub struct Client {
    url: String,
    connection: Option<Rpc>,
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
    async fn ask<T: DeserializeOwned>(&mut self, method: &str, params: &[Value]) -> Result<T, String> {
        let connection = self.connect().await?;
        let answer = connection.request(method, params).await.map_err(sentence)?;
        self.connection = Some(connection);
        serde_json::from_value(answer)
            .map_err(|error| format!("the answer of {} to {method} cannot be read: {error}", self.url))
    }

    /// The connection that there is, or a new one. Whoever takes it gives it back when it is found to work.
    async fn connect(&mut self) -> Result<Rpc, String> {
        match self.connection.take() {
            Some(connection) => Ok(connection),
            None => {
                let limits = Limits { connect: PATIENCE, answer: PATIENCE, ..Limits::default() };
                Rpc::connect_within(&self.url, limits).await.map_err(sentence)
            }
        }
    }

    /// Its best block, for what the metadata tells how to read.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn best_block(&mut self) -> Result<Block, String> {
        let rpc = self.connect().await?;
        let connection = Connection::over(rpc.clone()).await.map_err(sentence)?;
        let block = connection.at(At::Best).await.map_err(sentence)?;
        self.connection = Some(rpc);
        Ok(block)
    }

    /// The name of its chain.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn chain(&mut self) -> Result<String, String> {
        self.ask("system_chain", &[]).await
    }

    /// The hash of its genesis.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn genesis(&mut self) -> Result<Hash, String> {
        self.ask("chain_getBlockHash", &[0.into()]).await
    }

    /// The version of its runtime.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn version(&mut self) -> Result<Version, String> {
        self.ask("state_getRuntimeVersion", &[]).await
    }

    /// The header of the best block.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn best(&mut self) -> Result<opaque::Header, String> {
        self.ask("chain_getHeader", &[]).await
    }

    /// The height of the last final block.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn finalized(&mut self) -> Result<u32, String> {
        let hash: Hash = self.ask("chain_getFinalizedHead", &[]).await?;
        Ok(self.header(hash).await?.number)
    }

    async fn header(&mut self, hash: Hash) -> Result<opaque::Header, String> {
        self.ask("chain_getHeader", &[hash_text(hash)]).await
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
        const FUNCTION: &str = "AuraApi_authorities";
        let params = [FUNCTION.into(), "0x".into(), hash_text(header.parent_hash)];
        let answer: String = self.ask("state_call", &params).await?;
        let bytes = from_hex(&answer).map_err(|error| unreadable(FUNCTION, &error))?;
        Ok(author(header, &decoded::<Vec<AuthorityId>>(FUNCTION, &bytes)?))
    }
}

/// What `account` can spend at a block, in planck.
///
/// # Errors
///
/// When the node does not answer, or the chain has no such accounts.
pub async fn free_balance(block: &Block, account: &AccountId) -> Result<Balance, String> {
    let key = to_hex(&account.encode(), false);
    let stored = block.storage("System", "Account", &[key.into()]).await.map_err(sentence)?;
    let free = stored["data"]["free"].as_str().and_then(|free| free.parse().ok());
    free.ok_or_else(|| format!("the account {account} cannot be read"))
}

/// An asset at a block, if it exists.
///
/// # Errors
///
/// When the node does not answer, or describes assets in another way than this program knows.
pub async fn asset(block: &Block, id: AssetId) -> Result<Option<AssetView<AccountId>>, String> {
    const FUNCTION: &str = "RegistryApi_asset";
    let answer = block.call(FUNCTION, &id.encode()).await.map_err(sentence)?;
    decoded(FUNCTION, &answer)
}

/// What is wrong, without the remedies of somebody who named the node.
fn sentence(error: Error) -> String {
    error.what
}

fn hash_text(hash: Hash) -> Value {
    to_hex(hash.as_bytes(), false).into()
}

fn decoded<T: Decode>(function: &str, mut bytes: &[u8]) -> Result<T, String> {
    T::decode(&mut bytes).map_err(|error| unreadable(function, &error))
}

fn unreadable(function: &str, why: &dyn std::fmt::Display) -> String {
    format!("the answer of {function} cannot be read: {why}")
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
