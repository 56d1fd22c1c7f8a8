//! A chain, as far as a node tells of it.

use crate::{
    Account, Block, Book, Error, Result,
    amount::Token,
    names,
    rpc::{Limits, Rpc},
};
use serde_json::{Value, json};
use std::sync::Arc;
use subxt::{
    OnlineClient, SubstrateConfig,
    backend::{BlockRef, LegacyBackend},
    utils::H256,
};

/// What transactions and blocks of this chain are made of: what Substrate's are, in every part.
pub type Chain = SubstrateConfig;

/// A connection to a node, with what holds of its chain at every block.
#[derive(Clone, Debug)]
pub struct Connection {
    rpc: Rpc,
    pub(crate) client: OnlineClient<Chain>,
    facts: Arc<Facts>,
    book: Arc<Book>,
}

/// What never changes on a chain.
#[derive(Debug)]
struct Facts {
    name: String,
    kind: String,
    token: Token,
}

/// A block to look at.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum At {
    /// The newest, which may be replaced by another one.
    #[default]
    Best,
    /// The newest that is final.
    Final,
    /// The one of this height.
    Number(u64),
    /// The one with this hash.
    Hash([u8; 32]),
}

impl At {
    /// The block that `text` means: `best`, `final`, a height or a hash.
    ///
    /// # Errors
    ///
    /// When it means none.
    pub fn parse(text: &str) -> Result<Self> {
        match text.trim() {
            "best" => Ok(Self::Best),
            "final" | "finalized" => Ok(Self::Final),
            text => match (parse_hash(text), text.parse()) {
                (Some(hash), _) => Ok(Self::Hash(hash)),
                (None, Ok(number)) => Ok(Self::Number(number)),
                (None, Err(_)) => {
                    Err(Error::usage(format!("{text:?} is no block"), "give best, final, a height or a hash"))
                }
            },
        }
    }
}

impl Connection {
    /// A connection to the node at `url`.
    ///
    /// # Errors
    ///
    /// When nobody answers there, or what answers is no node of such a chain.
    pub async fn connect(url: &str) -> Result<Self> {
        Self::over(Rpc::connect(url).await?).await
    }

    /// The same within other limits.
    ///
    /// # Errors
    ///
    /// As [`Connection::connect`].
    pub async fn connect_within(url: &str, limits: Limits) -> Result<Self> {
        Self::over(Rpc::connect_within(url, limits).await?).await
    }

    /// A connection over one that exists.
    ///
    /// # Errors
    ///
    /// When what answers is no node of such a chain.
    pub async fn over(rpc: Rpc) -> Result<Self> {
        let backend = LegacyBackend::builder().storage_page_size(1_000).build(rpc.client());
        let client = OnlineClient::from_backend_with_config(Chain::new(), Arc::new(backend));
        let client = client.await.map_err(|error| foreign(rpc.url(), &error.to_string()))?;
        let properties = rpc.request("system_properties", &[]).await?;
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let facts = Facts {
            name: text(rpc.request("system_chain", &[]).await?),
            kind: text(rpc.request("system_chainType", &[]).await?),
            token: token(&properties).map_err(|error| error.of(rpc.url()))?,
        };
        let book = Book::default().on(prefix(&properties));
        Ok(Self { rpc, client, facts: Arc::new(facts), book: Arc::new(book) })
    }

    /// The same, on which accounts are called as in this book; on a devnet, those that everybody knows have their names
    /// too.
    #[must_use]
    pub fn with(mut self, book: Book) -> Self {
        let book = if self.is_development() { book.with_well_known() } else { book };
        self.book = Arc::new(book.on(self.book.prefix()));
        self
    }

    /// Where the node is.
    pub fn url(&self) -> &str {
        self.rpc.url()
    }

    /// The connection underneath, for any method of JSON-RPC.
    pub fn rpc(&self) -> &Rpc {
        &self.rpc
    }

    /// Calls a method of JSON-RPC.
    ///
    /// # Errors
    ///
    /// When the node refuses, or the connection is lost.
    pub async fn request(&self, method: &str, params: &[Value]) -> Result<Value> {
        self.rpc.request(method, params).await
    }

    /// What the chain is called.
    pub fn name(&self) -> &str {
        &self.facts.name
    }

    /// Whether it is somebody's own, on which the secrets of accounts are known to everybody.
    pub fn is_development(&self) -> bool {
        names::same(&self.facts.kind, "Development") || names::same(&self.facts.kind, "Local")
    }

    /// Its token.
    pub fn token(&self) -> &Token {
        &self.facts.token
    }

    /// What accounts are called here.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The hash of its block 0, by which it is told from others.
    pub fn genesis(&self) -> [u8; 32] {
        self.client.genesis_hash().0
    }

    /// The chain at a block.
    ///
    /// # Errors
    ///
    /// When the node has no such block, or has forgotten its state.
    pub async fn at(&self, at: At) -> Result<Block> {
        let hash = match at {
            At::Best => self.hash("chain_getBlockHash", &[]).await?,
            At::Final => self.hash("chain_getFinalizedHead", &[]).await?,
            At::Number(number) => {
                let what = || Error::usage(format!("there is no block {number} yet"), "ask for one that exists");
                let params = [number.into()];
                self.optional_hash("chain_getBlockHash", &params).await?.ok_or_else(what)?
            }
            At::Hash(hash) => hash,
        };
        let client = self.client.at_block(BlockRef::from_hash(H256(hash))).await.map_err(|error| {
            let text = format!("0x{}", hex::encode(hash));
            crate::block::failure(&format!("block {text}"), &error)
        })?;
        Ok(Block::new(self.clone(), client))
    }

    /// The number of transactions that the account has sent, those that wait counted.
    ///
    /// # Errors
    ///
    /// When the node does not say.
    pub async fn next_nonce(&self, account: &Account) -> Result<u64> {
        let answer = self.request("system_accountNextIndex", &[json!(self.book.address(account))]).await?;
        answer.as_u64().ok_or_else(|| Error::unfit("the node does not count transactions", "ask another node"))
    }

    async fn hash(&self, method: &str, params: &[Value]) -> Result<[u8; 32]> {
        let hash = self.optional_hash(method, params).await?;
        hash.ok_or_else(|| Error::unfit(format!("{method} names no block"), "ask another node"))
    }

    async fn optional_hash(&self, method: &str, params: &[Value]) -> Result<Option<[u8; 32]>> {
        let answer = self.request(method, params).await?;
        Ok(answer.as_str().and_then(parse_hash))
    }
}

/// The hash that `text` is: 64 hexadecimal digits after `0x`.
pub fn parse_hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    hex::decode_to_slice(text.strip_prefix("0x")?, &mut hash).ok()?;
    Some(hash)
}

fn foreign(url: &str, why: &str) -> Error {
    Error::unfit(format!("what answers at {url} is no node of such a chain ({why})"), "name another with --node")
}

/// What the chain's properties say of its token.
fn token(properties: &Value) -> Result<Token> {
    let symbol = properties.get("tokenSymbol").and_then(Value::as_str);
    let decimals = properties.get("tokenDecimals").and_then(Value::as_u64).and_then(|n| u8::try_from(n).ok());
    match (symbol, decimals) {
        (Some(symbol), Some(decimals)) => Token::new(symbol, decimals),
        _ => Err(Error::unfit(
            "the chain does not say what its token is",
            "put tokenSymbol and tokenDecimals into its spec",
        )),
    }
}

fn prefix(properties: &Value) -> u16 {
    let prefix = properties.get("ss58Format").and_then(Value::as_u64).and_then(|prefix| u16::try_from(prefix).ok());
    prefix.unwrap_or(crate::account::DEFAULT_PREFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_says_what_its_token_is() {
        let said = json!({ "tokenSymbol": "TRIB", "tokenDecimals": 12, "ss58Format": 7 });
        assert_eq!((token(&said), prefix(&said)), (Token::new("TRIB", 12), 7));
        for said in [json!({}), json!({ "tokenSymbol": "TRIB", "tokenDecimals": 400 }), json!(null)] {
            assert!(token(&said).is_err());
            assert_eq!(prefix(&said), 42);
        }
    }

    #[test]
    fn blocks_are_named_in_four_ways() {
        assert_eq!((At::parse("best"), At::parse(" final ")), (Ok(At::Best), Ok(At::Final)));
        assert_eq!(At::parse("7"), Ok(At::Number(7)));
        assert_eq!(At::parse(&format!("0x{}", "01".repeat(32))), Ok(At::Hash([1; 32])));
        assert!(At::parse("0x01").is_err() && At::parse("-1").is_err() && At::parse("").is_err());
    }

    #[test]
    fn hashes_are_hashes() {
        assert_eq!(parse_hash(&format!("0x{}", "01".repeat(32))), Some([1; 32]));
        for text in ["", "0x", "01", &"01".repeat(32), &format!("0x{}", "0g".repeat(32))] {
            assert_eq!(parse_hash(text), None);
        }
    }
}
