//! Whom and what an event names, as the history finds it again: an address, `asset/7`, `epoch/3`, `referendum/2`.

use crate::decode::Event;
use serde_json::Value as Json;

/// How an asset is named.
pub fn asset(id: u32) -> String {
    format!("asset/{id}")
}

/// How an epoch is named.
pub fn epoch(index: u32) -> String {
    format!("epoch/{index}")
}

/// How a referendum is named.
pub fn referendum(index: u32) -> String {
    format!("referendum/{index}")
}

/// Everything that an event names, each once.
pub fn of(event: &Event) -> Vec<String> {
    let accounts = event.mentioned.accounts.iter().cloned();
    let assets = event.mentioned.assets.iter().map(|id| asset(*id));
    accounts.chain(assets).chain(poll_of(event).map(referendum)).chain(epoch_of(event).map(epoch)).collect()
}

/// The epoch that an event of the evaluations is about.
pub fn epoch_of(event: &Event) -> Option<u32> {
    if event.pallet == "Evaluation" { number(&event.fields, "epoch") } else { None }
}

/// The referendum that an event is about.
fn poll_of(event: &Event) -> Option<u32> {
    let names: &[&str] = match event.pallet.as_str() {
        "Referenda" => &["index"],
        "Governance" => &["poll", "index"],
        "ConvictionVoting" => &["poll_index"],
        _ => &[],
    };
    names.iter().find_map(|name| number(&event.fields, name))
}

/// A field that is a number of at most 32 bits.
pub fn number(fields: &Json, name: &str) -> Option<u32> {
    fields.get(name)?.as_u64()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::Mentioned;
    use serde_json::json;

    fn event(pallet: &str, fields: Json) -> Event {
        let mentioned = Mentioned { accounts: ["5F".to_owned()].into(), assets: [3, 9].into() };
        Event { extrinsic: None, phase: None, pallet: pallet.into(), event: "Any".into(), fields, mentioned }
    }

    #[test]
    fn an_event_is_found_by_what_it_names() {
        assert_eq!(of(&event("Registry", json!({ "index": 1, "epoch": 2 }))), ["5F", "asset/3", "asset/9"]);
        let named = |pallet, fields| of(&event(pallet, fields)).pop().unwrap();
        assert_eq!(named("Evaluation", json!({ "epoch": 4 })), "epoch/4");
        assert_eq!(named("Referenda", json!({ "index": 5 })), "referendum/5");
        assert_eq!(named("Governance", json!({ "poll": 6 })), "referendum/6");
        assert_eq!(named("ConvictionVoting", json!({ "poll_index": 7 })), "referendum/7");
    }
}
