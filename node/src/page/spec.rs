//! The chain spec that a light client in the page begins with: raw, and with this node among those to turn to.

use sc_chain_spec::ChainSpec;
use sc_network::{config::MultiaddrWithPeerId, multiaddr::Protocol};
use std::sync::OnceLock;

/// Where other nodes find this one at present.
pub type Addresses = Box<dyn Fn() -> Vec<MultiaddrWithPeerId> + Send + Sync>;

/// The spec of a chain with validators.
pub struct Spec {
    chain: Box<dyn ChainSpec>,
    addresses: Addresses,
    /// The spec with the state of block 0 in it. To build that can mean to compile the runtime: it is done once, when
    /// it is first asked for, and not at the start.
    built: OnceLock<Result<Box<dyn ChainSpec>, String>>,
}

impl Spec {
    /// The spec of a `chain` for nodes that reach this one at `addresses`.
    pub fn new(chain: Box<dyn ChainSpec>, addresses: Addresses) -> Self {
        Self { chain, addresses, built: OnceLock::new() }
    }

    /// The name of the chain.
    pub fn name(&self) -> &str {
        self.chain.name()
    }

    /// The spec as JSON. Its boot nodes are those of the chain and this node, where a browser can open a connection to
    /// it; they are no part of the genesis.
    ///
    /// # Errors
    ///
    /// What the runtime says when it does not take its genesis.
    pub fn json(&self) -> Result<String, String> {
        let built = self.built.get_or_init(|| with_state(&*self.chain));
        let mut spec = built.as_ref().map_err(Clone::clone)?.cloned_box();
        for address in (self.addresses)().into_iter().filter(is_for_browsers) {
            let is_known = spec.boot_nodes().iter().any(|known| known.to_string() == address.to_string());
            if !is_known {
                spec.add_boot_node(address);
            }
        }
        spec.as_json(true)
    }
}

/// A spec whose genesis is its state, whatever it was before.
fn with_state(chain: &dyn ChainSpec) -> Result<Box<dyn ChainSpec>, String> {
    let state = chain.as_storage_builder().build_storage()?;
    let mut built = chain.cloned_box();
    built.set_storage(state);
    Ok(built)
}

/// Whether a node listens there for WebSockets: browsers open nothing else.
fn is_for_browsers(address: &MultiaddrWithPeerId) -> bool {
    address.multiaddr.iter().any(|part| matches!(part, Protocol::Ws(_) | Protocol::Wss(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain_spec;
    use serde_json::{Value as Json, json};

    const PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

    #[test]
    fn a_browser_can_begin_with_it() {
        let mut chain = chain_spec::load("local-2").unwrap();
        chain_spec::build_genesis_natively(&mut chain, "local-2").unwrap();
        let own = ["/ip4/127.0.0.1/tcp/30333", "/ip4/127.0.0.1/tcp/40001/ws"].map(|addr| format!("{addr}/p2p/{PEER}"));
        let parsed: Vec<MultiaddrWithPeerId> = own.iter().map(|addr| addr.parse().unwrap()).collect();
        let spec = Spec::new(Box::new(chain), Box::new(move || parsed.clone()));
        assert_eq!(spec.name(), "Tributary Local Network of 2");
        // The second time it is there already, and the same.
        let told: Json = serde_json::from_str(&spec.json().unwrap()).unwrap();
        assert_eq!(serde_json::from_str::<Json>(&spec.json().unwrap()).unwrap(), told);
        assert_eq!(told["id"], "tributary_local_2");
        assert_eq!(told["bootNodes"], json!([own[1]]));
        let code = told.pointer("/genesis/raw/top/0x3a636f6465").and_then(Json::as_str);
        assert!(code.is_some_and(|code| code.len() > 100_000));
    }

    #[test]
    fn a_boot_node_stands_in_it_once() {
        let mut chain = chain_spec::load("local-2").unwrap();
        chain_spec::build_genesis_natively(&mut chain, "local-2").unwrap();
        let address: MultiaddrWithPeerId = format!("/ip4/127.0.0.1/tcp/40001/ws/p2p/{PEER}").parse().unwrap();
        chain.add_boot_node(address.clone());
        // As some networks tell it: with the node's name in the address, too.
        let told = MultiaddrWithPeerId { multiaddr: address.concat(), peer_id: address.peer_id };
        let spec = Spec::new(Box::new(chain), Box::new(move || vec![told.clone()]));
        let json: Json = serde_json::from_str(&spec.json().unwrap()).unwrap();
        assert_eq!(json["bootNodes"], json!([address.to_string()]));
    }
}
