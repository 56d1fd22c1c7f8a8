//! A running node, as it presents itself.

use super::rpc::Rpc;
use crate::storage;
use serde_json::{Value, json};

/// The most authorities of a chain that are asked for one by one.
const MAX_AUTHORITIES: usize = 64;

/// A node that answers.
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

impl Node {
    /// The node at `rpc`, if one answers.
    pub fn meet(rpc: &Rpc) -> Option<Self> {
        let text = |method| Some(rpc.call(method, json!([])).ok()?.as_str()?.to_owned());
        let name = text("system_name")?;
        let list = |method| {
            let answer = rpc.call(method, json!([])).ok();
            let items = answer.as_ref().and_then(Value::as_array).into_iter().flatten();
            items.filter_map(|item| Some(item.as_str()?.to_owned())).collect::<Vec<_>>()
        };
        let methods = rpc.call("rpc_methods", json!([])).unwrap_or_default();
        let mut methods = methods["methods"].as_array().into_iter().flatten();
        let is_devnet = methods.any(|method| method == "engine_createBlock");
        let active = Active::read(rpc);
        Some(Self {
            name,
            version: text("system_version").unwrap_or_default(),
            listen: list("system_localListenAddresses"),
            is_validator: !is_devnet && list("system_nodeRoles").iter().any(|role| role == "Authority"),
            is_devnet,
            has_keys_in_memory: active.own.0 && active.own.1,
            active,
        })
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
    fn read(rpc: &Rpc) -> Self {
        let aura: Vec<[u8; 32]> = rpc.storage(&storage::AURA_AUTHORITIES.key().0).unwrap_or_default();
        let grandpa: Vec<([u8; 32], u64)> = rpc.storage(&storage::GRANDPA_AUTHORITIES.key().0).unwrap_or_default();
        let grandpa: Vec<_> = grandpa.into_iter().map(|(key, _)| key).collect();
        let has = |keys: &[[u8; 32]], kind: &str| {
            keys.iter().take(MAX_AUTHORITIES).any(|key| {
                let key = sp_core::bytes::to_hex(key, false);
                rpc.call("author_hasKey", json!([key, kind])) == Ok(Value::Bool(true))
            })
        };
        let own = (has(&aura, "aura"), has(&grandpa, "gran"));
        Self { aura, grandpa, own }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_of_addresses_are_recognised() {
        let listen = ["/ip4/127.0.0.1/tcp/30333/p2p/12D3", "/ip6/::1/tcp/30334/ws/p2p/12D3"].map(Into::into).into();
        let node = Node { listen, ..Node::default() };
        assert!(node.listens_on(30333) && node.listens_on(30334) && !node.listens_on(127));
    }
}
