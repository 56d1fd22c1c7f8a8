//! A running node, as it presents itself.

use super::address::Address;
use serde_json::Value;
use tributary_client::{At, Connection, Result, Rpc, connection::parse_hash};

/// The most authorities of a chain that are asked for one by one.
const MAX_AUTHORITIES: usize = 64;

/// A node that answers, and what leads to it.
#[derive(Clone, Debug)]
pub struct Running {
    /// What it says of itself.
    pub node: Node,
    /// For questions to it.
    pub rpc: Rpc,
    /// For questions to its chain; or why that cannot be asked.
    pub chain: Result<Connection>,
}

/// A node as it presents itself.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// What program it is.
    pub name: String,
    /// Of which version.
    pub version: String,
    /// Where it meets its peers.
    pub listen: Vec<String>,
    /// Whether it writes blocks with keys of its own.
    pub is_validator: bool,
    /// Whether it makes blocks on demand, which takes no keys.
    pub is_devnet: bool,
    /// Whether it has a key of the active set: as far as it tells.
    pub has_keys_in_memory: bool,
    /// The authorities that it knows of.
    pub active: Active,
}

/// The authorities of the present session.
#[derive(Clone, Debug, Default)]
pub struct Active {
    /// Who writes blocks.
    pub aura: Vec<[u8; 32]>,
    /// Who votes on finality.
    pub grandpa: Vec<[u8; 32]>,
    /// Whether the node says that it has a key of the ones, and of the others.
    pub own: (bool, bool),
}

impl Running {
    /// The node at `address`, if one answers.
    pub async fn meet(address: &Address) -> Option<Self> {
        let rpc = address.connect().await.ok()?;
        let name = text(&rpc, "system_name").await?;
        let methods = rpc.request("rpc_methods", &[]).await.unwrap_or_default();
        let mut methods = methods["methods"].as_array().into_iter().flatten();
        let is_devnet = methods.any(|method| method == "engine_createBlock");
        let roles = list(&rpc, "system_nodeRoles").await;
        let chain = Connection::over(rpc.clone()).await;
        let active = match &chain {
            Ok(chain) => Active::read(chain).await.unwrap_or_default(),
            Err(_) => Active::default(),
        };
        let node = Node {
            name,
            version: text(&rpc, "system_version").await.unwrap_or_default(),
            listen: list(&rpc, "system_localListenAddresses").await,
            is_validator: !is_devnet && roles.iter().any(|role| role == "Authority"),
            is_devnet,
            has_keys_in_memory: active.own.0 && active.own.1,
            active,
        };
        Some(Self { node, rpc, chain })
    }
}

/// What a method answers, if that is text.
async fn text(rpc: &Rpc, method: &str) -> Option<String> {
    Some(rpc.request(method, &[]).await.ok()?.as_str()?.to_owned())
}

/// The texts that a method answers.
async fn list(rpc: &Rpc, method: &str) -> Vec<String> {
    let answer = rpc.request(method, &[]).await.unwrap_or_default();
    let items = answer.as_array().into_iter().flatten();
    items.filter_map(|item| Some(item.as_str()?.to_owned())).collect()
}

impl Node {
    /// How many authorities there are beside one: who has none makes blocks and finalizes them alone.
    pub fn others(&self) -> usize {
        if self.is_devnet {
            return 0;
        }
        self.active.aura.len().max(self.active.grandpa.len()).saturating_sub(1)
    }

    /// Whether it meets its peers on a TCP port.
    pub fn listens_on(&self, port: u16) -> bool {
        self.listen.iter().any(|address| {
            let mut parts = address.split('/').skip_while(|part| *part != "tcp").skip(1);
            parts.next() == Some(port.to_string().as_str())
        })
    }
}

impl Active {
    async fn read(chain: &Connection) -> Result<Self> {
        let block = chain.at(At::Best).await?;
        let aura = keys(&block.storage("Aura", "Authorities", &[]).await?);
        let grandpa = keys(&block.storage("Grandpa", "Authorities", &[]).await?);
        let own = (has_one(chain.rpc(), &aura, "aura").await, has_one(chain.rpc(), &grandpa, "gran").await);
        Ok(Self { aura, grandpa, own })
    }
}

/// The public keys of authorities, as the chain has them: alone, or each with its weight.
fn keys(authorities: &Value) -> Vec<[u8; 32]> {
    let key = |authority: &Value| {
        let key = if authority.is_array() { authority.get(0)? } else { authority };
        parse_hash(key.as_str()?)
    };
    authorities.as_array().into_iter().flatten().filter_map(key).collect()
}

/// Whether the node says that it has one of these keys.
async fn has_one(rpc: &Rpc, keys: &[[u8; 32]], kind: &str) -> bool {
    for key in keys.iter().take(MAX_AUTHORITIES) {
        let key = sp_core::bytes::to_hex(key, false);
        if rpc.request("author_hasKey", &[key.into(), kind.into()]).await == Ok(Value::Bool(true)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ports_of_addresses_are_recognised() {
        let listen = ["/ip4/127.0.0.1/tcp/30333/p2p/12D3", "/ip6/::1/tcp/30334/ws/p2p/12D3"].map(Into::into).into();
        let node = Node { listen, ..Node::default() };
        assert!(node.listens_on(30333) && node.listens_on(30334) && !node.listens_on(127));
    }

    #[test]
    fn others_are_counted_where_they_are_needed() {
        let active = Active { aura: vec![[1; 32], [2; 32]], grandpa: vec![[3; 32]], own: (true, true) };
        let node = Node { active, ..Node::default() };
        assert_eq!((node.others(), Node::default().others()), (1, 0));
        assert_eq!(Node { is_devnet: true, ..node }.others(), 0, "it makes blocks for all of them");
    }

    #[test]
    fn authorities_are_read_with_and_without_weights() {
        let (one, two) = (format!("0x{}", "01".repeat(32)), format!("0x{}", "02".repeat(32)));
        assert_eq!(keys(&json!([one, two])), [[1; 32], [2; 32]]);
        assert_eq!(keys(&json!([[one, "1"], [two, "1"]])), [[1; 32], [2; 32]]);
        assert!(keys(&Value::Null).is_empty() && keys(&json!(["0x01", 7])).is_empty());
    }
}
