//! What a running node says of itself and of the chain.

use super::{
    keys::Keys,
    node::{Active, Node, Running},
    report::{Report, Status},
};
use crate::about;
use serde_json::{Value, json};
use sp_core::{
    bytes::to_hex,
    crypto::{KeyTypeId, key_types},
};
use std::{
    collections::BTreeMap,
    time::{SystemTime, UNIX_EPOCH},
};
use tributary_client::{At, Connection, Result, Rpc};
use tributary_primitives::Moment;
use tributary_runtime::VERSION;

/// Blocks that finality is behind on a chain that is well: GRANDPA needs two or three.
const LAG: u64 = 10;
/// Blocks that it is behind when something is wrong for sure.
const LONG_LAG: u64 = 100;
/// Peers that a node should have at least: with fewer, losing one cuts it off.
const PEERS: u64 = 3;
/// Milliseconds that the best block may be ahead of the clock: Aura allows a block of the next slot.
const AHEAD: u64 = 6_000;
/// Slots that the best block may be behind the clock: somebody would have had one by then.
const BEHIND: u64 = 10;
/// Slots that the last final block may be behind it.
const FINAL_BEHIND: u64 = 20;
/// Milliseconds that count as a slot at least: what is fast may well be late on a busy machine.
const LEAST_SLOT: Moment = 2_000;

/// For whom session keys are registered: the account's address, by type and public key.
type Owners = BTreeMap<(KeyTypeId, Vec<u8>), String>;

/// Checks a running node: of which chain and version it is, and how it gets on with others. `spec_name` is the chain
/// that the doctor was told of.
pub async fn check(report: &mut Report, running: &Running, keys: &Keys, validator: bool, spec_name: &str) {
    let Running { node, rpc, chain } = running;
    report.add("node", judge_node(node, about::build().version));

    let name = ask(rpc, "system_chain", &[]).await;
    if let Some(name) = name.as_str() {
        report.add("chain", judge_chain(name, spec_name));
    }
    let version = ask(rpc, "state_getRuntimeVersion", &[]).await;
    if let (Some(name), Some(number)) = (version["specName"].as_str(), version["specVersion"].as_u64()) {
        report.add("runtime", judge_runtime(name, number, VERSION.spec_version.into()));
    }

    let health = ask(rpc, "system_health", &[]).await;
    if let (Some(peers), Some(wanted)) = (health["peers"].as_u64(), health["shouldHavePeers"].as_bool()) {
        report.add("peers", judge_peers(peers, wanted, node.others()));
    }
    let syncing = health["isSyncing"].as_bool().unwrap_or_default();
    let state = ask(rpc, "system_syncState", &[]).await;
    if let (Some(current), Some(highest)) = (state["currentBlock"].as_u64(), state["highestBlock"].as_u64()) {
        report.add("synchronisation", judge_sync(syncing, current, highest));
    }

    let best = height(&ask(rpc, "chain_getHeader", &[]).await);
    let finalized = ask(rpc, "chain_getFinalizedHead", &[]).await;
    let finalized = height(&ask(rpc, "chain_getHeader", &[finalized]).await);
    let pace = match chain {
        Ok(chain) => Pace::read(chain, node.is_devnet, syncing).await,
        Err(error) => Err(error.clone()),
    };
    if let (Some(best), Some(finalized)) = (best, finalized) {
        let known = pace.as_ref().ok();
        report.add("finality", judge_finality(best, finalized, syncing, known.and_then(Pace::finality_stands_still)));
    }
    let of_validators = validator || *keys != Keys::default();
    let outcome = match (chain, &pace) {
        (Ok(chain), Ok(pace)) => {
            if let Some(finding) = pace.judge() {
                report.add("chain's clock", finding);
            }
            check_validator(report, chain, of_validators.then_some((node, keys, validator))).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error.clone()),
    };
    if let Err(error) = outcome {
        report.warn("chain's state", format!("cannot be read, so nothing is said of it: {}", error.what));
    }
}

/// What a method answers; nothing if it is refused.
async fn ask(rpc: &Rpc, method: &str, params: &[Value]) -> Value {
    rpc.request(method, params).await.unwrap_or_default()
}

/// How a chain goes on, in milliseconds.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// Now, by this machine's clock.
    now: Moment,
    /// When the best block was made, by its own clock.
    best: Moment,
    /// When the last final block was made. The block of genesis has no time.
    last_final: Option<Moment>,
    /// From one block to the next.
    slot: Moment,
    /// Whether blocks are made on demand, so that none is ever late.
    on_demand: bool,
    /// Whether the node catches up, so that its blocks are old.
    syncing: bool,
}

impl Pace {
    async fn read(chain: &Connection, on_demand: bool, syncing: bool) -> Result<Self> {
        let best = chain.at(At::Best).await?;
        let last_final = chain.at(At::Final).await?.storage("Timestamp", "Now", &[]).await?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|now| u64::try_from(now.as_millis()).ok());
        let slot = moment(&best.storage("Network", "SlotDuration", &[]).await?).unwrap_or_default();
        let best = moment(&best.storage("Timestamp", "Now", &[]).await?).unwrap_or_default();
        Ok(Self {
            now: now.unwrap_or(best),
            best,
            last_final: moment(&last_final).filter(|time| *time > 0),
            slot: slot.max(LEAST_SLOT),
            on_demand,
            syncing,
        })
    }

    /// For how many milliseconds nothing has become final, if that is too long.
    fn finality_stands_still(&self) -> Option<Moment> {
        let age = self.now.saturating_sub(self.last_final?);
        (!self.on_demand && !self.syncing && age > self.slot.saturating_mul(FINAL_BEHIND)).then_some(age)
    }

    /// Whether the best block is as old as it should be; nothing is said while the node catches up.
    fn judge(&self) -> Option<(Status, String)> {
        if self.syncing || (self.best == 0 && self.on_demand) {
            return None;
        }
        if self.best == 0 {
            return Some((Status::Warning, "there is no block after genesis yet: start the other validators".into()));
        }
        let (ahead, behind) = (self.best.saturating_sub(self.now), self.now.saturating_sub(self.best));
        let late = behind > self.slot.saturating_mul(BEHIND);
        Some(if ahead > AHEAD {
            let advice = "the machine's clock is slow: synchronise it";
            (Status::Failure, format!("the best block is {} s ahead of this machine: {advice}", ahead / 1_000))
        } else if late && self.on_demand {
            let advice = "blocks are made on demand, and nobody asked for one";
            (Status::Ok, format!("the best block is {} s old: {advice}", behind / 1_000))
        } else if late {
            let advice = "either no blocks are made, or none comes here, or the machine's clock is fast: see the \
                          peers, start the other validators, and wait if finality stands still, for then authors \
                          slow down";
            (Status::Failure, format!("the best block is {} s old: {advice}", behind / 1_000))
        } else {
            (Status::Ok, "agrees with this machine's".into())
        })
    }
}

/// A time as the client reads it.
fn moment(value: &Value) -> Option<Moment> {
    value.as_str().and_then(|millis| millis.parse().ok()).or_else(|| value.as_u64())
}

/// Checks whether a node with these keys is the `validator` that it is or is to be.
async fn check_validator(
    report: &mut Report,
    chain: &Connection,
    validator: Option<(&Node, &Keys, bool)>,
) -> Result<()> {
    if let Some((node, keys, wanted)) = validator {
        let owners = owners(chain, keys).await?;
        let owner = |kind: KeyTypeId, public: &[u8]| owners.get(&(kind, public.to_vec())).cloned();
        report.add("validator", judge_validator(&node.active, keys, wanted, owner));
    }
    Ok(())
}

/// The accounts that registered these keys.
async fn owners(chain: &Connection, keys: &Keys) -> Result<Owners> {
    let block = chain.at(At::Best).await?;
    let mut owners = Owners::new();
    for (kind, keys) in [(key_types::AURA, &keys.aura), (key_types::GRANDPA, &keys.grandpa)] {
        for key in keys {
            let which = json!([to_hex(&kind.0, false), to_hex(key, false)]);
            let owner = block.storage("Session", "KeyOwner", &[which]).await?;
            if let Some(owner) = owner.as_str() {
                owners.insert((kind, key.clone()), owner.to_owned());
            }
        }
    }
    Ok(owners)
}

fn judge_node(node: &Node, own_version: &str) -> (Status, String) {
    let Node { name, version, .. } = node;
    if name != about::NAME {
        (Status::Failure, format!("{name} {version} answers, not Tributary: pass the --rpc-url of your node"))
    } else if version != own_version {
        let advice = "restart the node if it should be this one";
        (Status::Warning, format!("the running node is {version}, this program {own_version}: {advice}"))
    } else {
        let role = match (node.is_devnet, node.is_validator) {
            (true, _) => "a devnet",
            (false, true) => "a validator",
            (false, false) => "a full node",
        };
        (Status::Ok, format!("{role}, {version}"))
    }
}

fn judge_chain(chain: &str, expected: &str) -> (Status, String) {
    if chain == expected {
        (Status::Ok, chain.into())
    } else {
        let advice = "pass the --chain that the node runs with";
        (Status::Warning, format!("the node runs {chain}, and keys were looked for on {expected}: {advice}"))
    }
}

fn judge_runtime(name: &str, on_chain: u64, own: u64) -> (Status, String) {
    if name != VERSION.spec_name {
        (Status::Failure, format!("{name} {on_chain} is no runtime of Tributary: pass the --rpc-url of your node"))
    } else if on_chain > own {
        (Status::Warning, format!("the chain has version {on_chain}, this program knows {own}: update it"))
    } else if on_chain < own {
        (Status::Ok, format!("version {on_chain}; this program brings {own}, which takes a vote"))
    } else {
        (Status::Ok, format!("version {on_chain}"))
    }
}

/// `wanted` is what the node says, who knows only whether it was given boot nodes; `others` is how many authorities
/// there are beside one.
fn judge_peers(peers: u64, wanted: bool, others: usize) -> (Status, String) {
    match peers {
        _ if !wanted && others == 0 => (Status::Ok, format!("{peers}; this chain needs none")),
        0 if others > 0 => (
            Status::Failure,
            format!(
                "none, and there are {others} authorities beside one: start the others, pass --bootnodes, and let \
                 others reach the peers' port through your firewall"
            ),
        ),
        0 => (
            Status::Failure,
            "none: pass --bootnodes, and let others reach the peers' port through your firewall".into(),
        ),
        PEERS.. => (Status::Ok, peers.to_string()),
        _ => (Status::Warning, format!("{peers}: with fewer than {PEERS}, losing one cuts the node off")),
    }
}

fn judge_sync(syncing: bool, current: u64, highest: u64) -> (Status, String) {
    if syncing {
        let left = highest.saturating_sub(current);
        (Status::Warning, format!("at block {current} of {highest}, {left} left: wait before you validate"))
    } else {
        (Status::Ok, format!("at block {current}"))
    }
}

/// `still` is for how many milliseconds nothing has become final, if that is too long.
fn judge_finality(best: u64, finalized: u64, syncing: bool, still: Option<Moment>) -> (Status, String) {
    let lag = best.saturating_sub(finalized);
    let found = format!("{lag} behind the best block");
    let advice = "less than two thirds of the validators vote; see that yours does, and ask the others";
    match (lag, still) {
        (_, Some(age)) => (Status::Failure, format!("{found}, and nothing new for {} s: {advice}", age / 1_000)),
        (0..=LAG, None) => (Status::Ok, found),
        (_, None) if syncing => (Status::Ok, format!("{found}, while the node catches up")),
        (LONG_LAG.., None) => (Status::Failure, format!("{found}: {advice}")),
        (_, None) => (Status::Warning, format!("{found}: some validators do not vote")),
    }
}

/// Whether the keys make this node a validator. `owner` tells for whom a key is registered, by the account's address.
fn judge_validator(
    active: &Active,
    keys: &Keys,
    validator: bool,
    owner: impl Fn(KeyTypeId, &[u8]) -> Option<String>,
) -> (Status, String) {
    let in_set = |set: &[[u8; 32]], own: &[Vec<u8>], told: bool| {
        told || own.iter().any(|own| set.iter().any(|key| key.as_slice() == own.as_slice()))
    };
    let owners = |kind: KeyTypeId, keys: &[Vec<u8>]| keys.iter().filter_map(|key| owner(kind, key)).collect::<Vec<_>>();
    let aura = (in_set(&active.aura, &keys.aura, active.own.0), owners(key_types::AURA, &keys.aura));
    let grandpa = (in_set(&active.grandpa, &keys.grandpa, active.own.1), owners(key_types::GRANDPA, &keys.grandpa));
    let whose = aura.1.iter().find(|account| grandpa.1.contains(account));
    match (aura.0, grandpa.0) {
        (true, true) => match whose {
            Some(account) => (Status::Ok, format!("in the active set, for {account}")),
            None => (Status::Ok, "in the active set".into()),
        },
        (true, false) | (false, true) => {
            let (has, lacks) = if aura.0 { ("Aura", "GRANDPA") } else { ("GRANDPA", "Aura") };
            let found = format!("in the active set with its key for {has} and without that for {lacks}");
            let advice = "restore the missing key, or rotate both and register them with session.setKeys";
            (Status::Failure, format!("{found}: {advice}"))
        }
        (false, false) => match whose {
            Some(account) => (
                Status::Warning,
                format!(
                    "registered for {account} and not in the active set: stand with validators.join, or wait for the \
                     session after the next"
                ),
            ),
            None if validator => (
                Status::Failure,
                "its keys are registered for nobody: call author_rotateKeysWithOwner on this node and send \
                 session.setKeys"
                    .into(),
            ),
            None => (Status::Warning, "there are keys, but they are registered for nobody".into()),
        },
    }
}

/// The height that a header says.
fn height(header: &Value) -> Option<u64> {
    u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Failure, Ok, Warning};

    fn node(name: &str, version: &str) -> Node {
        Node { name: name.into(), version: version.into(), is_validator: true, ..Node::default() }
    }

    #[test]
    fn the_node_is_recognised() {
        assert_eq!(judge_node(&node("Tributary", "1.0"), "1.0"), (Ok, "a validator, 1.0".into()));
        assert_eq!(judge_node(&node("Tributary", "0.9"), "1.0").0, Warning);
        let devnet = Node { is_devnet: true, ..node("Tributary", "1.0") };
        assert_eq!(judge_node(&devnet, "1.0"), (Ok, "a devnet, 1.0".into()));
        assert_eq!(judge_node(&node("Other", "1.0"), "1.0").0, Failure);
    }

    #[test]
    fn chains_and_versions_are_compared() {
        assert_eq!(judge_chain("A", "A").0, Ok);
        assert!(judge_chain("A", "B").1.contains("--chain"));
        assert_eq!(judge_runtime("tributary", 1, 1).0, Ok);
        assert_eq!(judge_runtime("tributary", 1, 2).0, Ok);
        assert_eq!(judge_runtime("tributary", 3, 2).0, Warning);
        assert_eq!(judge_runtime("other", 1, 1).0, Failure);
    }

    #[test]
    fn company_is_judged() {
        for (peers, wanted, others, status) in [
            (0, false, 0, Ok),
            (0, false, 1, Failure),
            (1, false, 1, Warning),
            (3, false, 3, Ok),
            (0, true, 0, Failure),
            (0, true, 3, Failure),
            (1, true, 3, Warning),
            (2, true, 0, Warning),
            (3, true, 0, Ok),
            (40, true, 9, Ok),
        ] {
            assert_eq!(judge_peers(peers, wanted, others).0, status, "{peers} {wanted} {others}");
        }
        assert_eq!(judge_sync(false, 7, 7).0, Ok);
        let (status, sentence) = judge_sync(true, 7, 10);
        assert_eq!(status, Warning);
        assert!(sentence.contains("3 left"), "{sentence}");
    }

    #[test]
    fn finality_is_judged() {
        for (best, finalized, syncing, still, status) in [
            (5, 5, false, None, Ok),
            (12, 2, false, None, Ok),
            (13, 2, false, None, Warning),
            (102, 2, false, None, Failure),
            (5_000, 0, true, None, Ok),
            (2, 5, false, None, Ok),
            (5, 5, false, Some(41_000), Failure),
            (20, 2, false, Some(41_000), Failure),
        ] {
            let (found, sentence) = judge_finality(best, finalized, syncing, still);
            assert_eq!(found, status, "{best} {finalized}: {sentence}");
            assert_eq!(sentence.contains("nothing new for 41 s"), still.is_some(), "{sentence}");
        }
    }

    /// A chain of slots of six seconds whose best and last final block were made so many milliseconds ago.
    fn pace(best: i64, last_final: i64) -> Pace {
        let now: Moment = 1_700_000_000_000;
        Pace {
            now,
            best: now.saturating_add_signed(-best),
            last_final: Some(now.saturating_add_signed(-last_final)),
            slot: 6_000,
            on_demand: false,
            syncing: false,
        }
    }

    #[test]
    fn the_clock_is_compared_with_the_chain() {
        for (age, status) in [(0, Ok), (-6_000, Ok), (-6_001, Failure), (60_000, Ok), (60_001, Failure)] {
            assert_eq!(pace(age, 0).judge().unwrap().0, status, "{age}");
        }
        let devnet = Pace { on_demand: true, ..pace(60_001, 500_000) };
        assert_eq!((devnet.judge().unwrap().0, devnet.finality_stands_still()), (Ok, None));
        let late = Pace { syncing: true, ..pace(60_001, 500_000) };
        assert_eq!((late.judge(), late.finality_stands_still()), (None, None));
        let new = Pace { best: 0, last_final: None, ..pace(0, 0) };
        assert_eq!((new.judge().unwrap().0, new.finality_stands_still()), (Warning, None));
        assert_eq!(Pace { on_demand: true, ..new }.judge(), None);
    }

    #[test]
    fn finality_that_stands_still_is_noticed_before_many_blocks_wait() {
        assert_eq!(pace(0, 120_000).finality_stands_still(), None);
        assert_eq!(pace(0, 120_001).finality_stands_still(), Some(120_001));
        assert_eq!(Pace { last_final: None, ..pace(0, 0) }.finality_stands_still(), None);
    }

    #[test]
    fn times_are_read() {
        assert_eq!((moment(&json!("7")), moment(&json!(7)), moment(&Value::Null)), (Some(7), Some(7), None));
    }

    #[test]
    fn validators_are_told_what_they_lack() {
        let keys = Keys { aura: vec![vec![1; 32]], grandpa: vec![vec![2; 32]] };
        let set = |aura: u8, grandpa: u8| Active {
            aura: vec![[aura; 32]],
            grandpa: vec![[grandpa; 32]],
            own: (false, false),
        };
        let nobodys = |_: KeyTypeId, _: &[u8]| None;
        let address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY".to_owned();
        let alices = |_: KeyTypeId, _: &[u8]| Some(address.clone());

        let (status, sentence) = judge_validator(&set(1, 2), &keys, true, alices);
        assert!(status == Ok && sentence.contains(&address), "{sentence}");
        assert_eq!(judge_validator(&set(1, 2), &keys, true, nobodys), (Ok, "in the active set".into()));
        for (active, lacks) in [(set(1, 9), "without that for GRANDPA"), (set(9, 2), "without that for Aura")] {
            let (status, sentence) = judge_validator(&active, &keys, true, alices);
            assert!(status == Failure && sentence.contains(lacks), "{sentence}");
        }
        let (status, sentence) = judge_validator(&set(9, 9), &keys, true, alices);
        assert!(status == Warning && sentence.contains(&address) && sentence.contains("validators.join"), "{sentence}");
        let (status, sentence) = judge_validator(&set(9, 9), &keys, true, nobodys);
        assert!(status == Failure && sentence.contains("session.setKeys"), "{sentence}");
        assert_eq!(judge_validator(&set(9, 9), &keys, false, nobodys).0, Warning);

        // Keys of two accounts are as good as none.
        let mixed =
            |kind: KeyTypeId, _: &[u8]| Some(if kind == key_types::AURA { "Alice's" } else { "Bob's" }.to_owned());
        assert_eq!(judge_validator(&set(9, 9), &keys, true, mixed).0, Failure);
        // Of keys that are not on the disk the node tells.
        let active = Active { own: (true, true), ..set(9, 9) };
        assert_eq!(judge_validator(&active, &Keys::default(), true, nobodys).0, Ok);
    }

    #[test]
    fn heights_are_read() {
        assert_eq!(height(&json!({ "number": "0xff" })), Some(255));
        assert_eq!(height(&Value::Null), None);
    }
}
